import type { Anchor } from "./anchor.ts";
import type { Target } from "./run.ts";
import type { Margin } from "./suite.ts";
import type { Incomparable } from "./verdict.ts";
import type { LayerDifference, VersionTuple } from "./version.ts";

/** Points without which no change point is looked for: too few say nothing but by chance. */
export const FEWEST_POINTS = 8;

/** One record in the series of one metric. */
export type HistoryPoint = {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Path of the record. */
  readonly baseline: string;
  readonly versions: VersionTuple;
  /** Mean over cases, weighted where they have weights, in the metric's own unit and direction; geometric on `ratio`. */
  readonly mean: number;
  /** Clustered; 0 where no interval can be formed. In the metric's unit. */
  readonly standardError: number;
  /**
   * The part of it that makes two records of one system differ: all of it for cases that the point before has not; for
   * those it has the spread between trials, or how far they moved where they were asked once. In the metric's unit.
   */
  readonly noise: number;
  /** Cases that are scored, and their scored trials in all. */
  readonly cases: number;
  readonly trials: number;
};

/** A point from which on a metric is another one. */
export type MetricChange = {
  readonly metric: string;
  readonly unit: "score" | "ms" | "usd";
  readonly direction: "higher-is-better" | "lower-is-better";
  /** The first record after the change, and the last before it. */
  readonly at: string;
  readonly baseline: string;
  readonly previous: string;
  /** Means of the two segments, in the metric's unit, and how sure the change is. */
  readonly before: number;
  readonly after: number;
  readonly p: number;
  /** Every layer, the last record before the change against the first after it. */
  readonly layers: readonly LayerDifference[];
  /** All layers are known, and none differs: something changed that carries no version. */
  readonly unversioned: boolean;
};

export type MetricHistory = {
  readonly metric: string;
  readonly unit: "score" | "ms" | "usd";
  readonly direction: "higher-is-better" | "lower-is-better";
  /** `ratio` for times and prices where every value is above 0: means are geometric, changes are sought among logarithms. */
  readonly scale: "difference" | "ratio";
  /** The accepted loss, as the newest record has it; a change below half of it is none. */
  readonly margin: Margin;
  /** Oldest first: the newest records that measure the same thing. */
  readonly points: readonly HistoryPoint[];
  readonly changes: readonly MetricChange[];
  /** Why the series begins where it does, where older records measure something else. */
  readonly since?: Incomparable;
};

/** The weekly series of a suite. */
export type History = {
  readonly suite: string;
  readonly target: Target;
  /** Records of this target on the branch, whether or not they are in a series. */
  readonly records: number;
  /** As the newest record has them. */
  readonly metrics: readonly MetricHistory[];
  readonly anchor?: Anchor;
};
