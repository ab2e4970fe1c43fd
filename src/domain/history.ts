import type { Anchor } from "./anchor.ts";
import type { Incomparable } from "./verdict.ts";
import type { LayerDifference, VersionTuple } from "./version.ts";

/** One record in the series of one metric. */
export type HistoryPoint = {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Path of the record. */
  readonly baseline: string;
  readonly versions: VersionTuple;
  /** Mean over cases, weighted where they have weights, in the metric's own unit and direction. */
  readonly mean: number;
  /** Clustered; 0 where no interval can be formed. */
  readonly standardError: number;
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
  /** What differs between the two records beside the change. */
  readonly layers: readonly LayerDifference[];
  /** No layer is known to differ: something changed that carries no version. */
  readonly unversioned: boolean;
};

export type MetricHistory = {
  readonly metric: string;
  readonly unit: "score" | "ms" | "usd";
  readonly direction: "higher-is-better" | "lower-is-better";
  /** Oldest first: the newest records that measure the same thing. */
  readonly points: readonly HistoryPoint[];
  readonly changes: readonly MetricChange[];
  /** Why the series begins where it does, where older records measure something else. */
  readonly since?: Incomparable;
};

/** The weekly series of a suite. */
export type History = {
  readonly suite: string;
  readonly target: "replay" | "observed";
  readonly metrics: readonly MetricHistory[];
  readonly anchor?: Anchor;
};
