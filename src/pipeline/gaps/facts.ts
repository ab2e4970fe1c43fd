import type { DetectionGap, GapCode, SliceName } from "../../domain/detection-gap.ts";
import type { Gate } from "../../domain/suite.ts";
import type { Layer, LayerDifference } from "../../domain/version.ts";

/** Something that was found out, or why it could not be: one sentence without a full stop. */
export type Fact<T> = { readonly known: T } | { readonly why: string };

/**
 * What is known of an incident and of the runs before it. Losses are positive for worse, in the metric's unit; instants are
 * ISO.
 */
export type GapFacts = {
  readonly gate: Pick<Gate, "onRegressed" | "slices" | "confidence">;
  /** The attribute that carries each layer's version. */
  readonly stamps: { readonly [layer in Layer]: string };
  readonly seed: string;
  readonly runs: Fact<RunsBefore>;
  readonly evaluated: Fact<{ readonly run: string; readonly differences: readonly LayerDifference[] }>;
  readonly unversioned: { readonly layers: readonly Layer[]; readonly changePoint?: string };
  readonly loss: Fact<MetricLoss>;
  /** The slice that the loss is confined to; `undefined` where it is not confined to any. */
  readonly slice: Fact<SliceCoverage | undefined>;
  readonly queries: Fact<Queries>;
  readonly confirmed: Fact<Confirmed>;
  readonly alerts: Fact<readonly Alert[]>;
  /** Requests a canary was judged by. */
  readonly canary: Fact<number>;
  readonly candidates: readonly Candidate[];
};

/** @property inBetween runs between the first sight of the bad versions and the beginning  @property last the newest run before that sight */
export type RunsBefore = {
  readonly firstBad: string;
  readonly began: string;
  readonly inBetween: number;
  readonly last?: string;
  readonly everyHours?: number;
};

/** What the leading metric lost over all of the traffic. */
export type MetricLoss = {
  readonly metric: string;
  readonly loss: number;
  /** The accepted loss. */
  readonly margin: number;
  /** The variance of one question's difference, in the square of the unit; absent where nothing says it. */
  readonly variance?: number;
};

/** A slice, what it lost, its share of the traffic (0…1) and its questions in the last sample before. */
export type SliceCoverage = {
  readonly slice: SliceName;
  readonly loss: number;
  readonly share: number;
  readonly cases: number;
  /** As of the metric, of questions of the slice. */
  readonly variance?: number;
};

/** What the incident's requests ask, and what the sample before asked. */
export type Queries = {
  /** @property isAsked the very question was in the sample before */
  readonly incident: readonly {
    readonly case: string;
    readonly cluster: string;
    readonly text: string;
    readonly slices: { readonly [attribute: string]: string };
    readonly isAsked: boolean;
  }[];
  readonly suite: readonly {
    readonly cluster: string;
    readonly text: string;
    readonly slices: { readonly [attribute: string]: string };
  }[];
};

/** Answers that people found bad. @property seen of them, those the metric finds bad too: of the metrics the one that sees most */
export type Confirmed = {
  readonly metric: string;
  readonly isJudged: boolean;
  readonly confirmed: number;
  readonly seen: number;
};

/** Something that was told before the beginning. @property gate what the gate made of it: "warn", "pass", "accepted" */
export type Alert = { readonly at: string; readonly what: "regressed" | "probe-changed"; readonly gate: string };

/** A question of the incident that may be added to a suite. */
export type Candidate = {
  readonly case: string;
  readonly traces: readonly string[];
  readonly slices: { readonly [attribute: string]: string };
  /** It fails under the versions of the incident; and passes under those of before. */
  readonly fails: boolean;
  readonly resolves: boolean;
  /** What is asked, where it is at hand. */
  readonly text?: string;
};

/** What came of looking for a gap: it is there, it is not, or nobody can tell. */
export type Looked = DetectionGap | { readonly code: GapCode; readonly why: string } | undefined;

/** Looks for a gap where its fact is known. */
export function lookAt<T>(code: GapCode, fact: Fact<T>, look: (known: T) => DetectionGap | undefined): Looked {
  return "known" in fact ? look(fact.known) : { code, why: fact.why };
}
