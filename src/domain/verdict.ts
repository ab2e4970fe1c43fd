import type { Diagnosis } from "./diagnosis.ts";
import type { Fidelity } from "./fidelity.ts";
import type { Counts, Environment, Incomplete, Spend } from "./run.ts";
import type { GateAction } from "./suite.ts";
import type { Layer, LayerDifference, VersionTuple } from "./version.ts";

/** What the comparison of one metric says. Exactly one; "not significant" is never "unchanged". */
export type MetricVerdict = "regressed" | "improved" | "unchanged" | "inconclusive" | "not-comparable";

/** Finer than the verdict: how it was reached. */
export type VerdictKind =
  | "material"
  | "real"
  | "non-inferior"
  | "equivalent"
  | "equivalent-below-baseline"
  | "wide-interval"
  | "too-few-cases"
  | "shrunken-sample"
  | "missing-results"
  | "suite-differs"
  | "target-differs"
  | "definition-differs"
  | "judge-differs"
  | "scoring-code-differs"
  | "on-one-side-only";

/** How many cases stand on both sides, and on one only. */
export type Pairing = {
  readonly paired: number;
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  readonly clusters: number;
};

/** A case whose score fell, for the list of the worst. Scores are means over trials, in the metric's unit. */
export type MovedCase = {
  readonly id: string;
  readonly before: number;
  readonly after: number;
  readonly slices: { readonly [attribute: string]: string };
};

/** One metric, before against after. Differences are oriented: positive is better, whatever the direction. */
export type MetricComparison = {
  readonly metric: string;
  readonly direction: "higher-is-better" | "lower-is-better";
  readonly unit: "score" | "ms" | "usd";
  readonly blocking: boolean;
  readonly verdict: MetricVerdict;
  readonly kind: VerdictKind;
  /** Absent where nothing could be compared. */
  readonly evidence?: {
    /** Means over the paired cases, in the metric's own unit and direction. */
    readonly before: number;
    readonly after: number;
    /** after − before, oriented, with its interval. */
    readonly difference: number;
    readonly lower: number;
    readonly upper: number;
    readonly confidence: number;
    /** The accepted loss, in the metric's unit, positive. */
    readonly margin: number;
    readonly cases: number;
    readonly clusters: number;
    readonly trialsBefore: number;
    readonly trialsAfter: number;
    /** Share of trials without a usable score, 0…1. */
    readonly missingBefore: number;
    readonly missingAfter: number;
    /** The smallest loss this comparison would have seen with 80 % power. */
    readonly detectable: number;
    /** At most five, the largest loss first. */
    readonly worst: readonly MovedCase[];
  };
  /** For `not-comparable` and `missing-results`: what differs or is missing, one sentence. */
  readonly reason?: string;
};

/** What a whole comparison says. */
export type Verdict =
  | "regressed"
  | "improved"
  | "unchanged"
  | "inconclusive"
  | "not-comparable"
  | "no-baseline"
  | "not-affected"
  | "errored";

/** What identifies one side of a comparison. */
export type Side = {
  readonly label: string;
  readonly at: string;
  readonly versions: VersionTuple;
  readonly environment: Environment;
  readonly failures: Counts;
  readonly trials: number;
};

/** Two runs of one suite, case by case. */
export type Comparison = {
  readonly before: Side;
  readonly after: Side;
  readonly pairing: Pairing;
  readonly layers: readonly LayerDifference[];
  readonly metrics: readonly MetricComparison[];
  readonly verdict: Exclude<Verdict, "no-baseline" | "not-affected" | "errored">;
};

/** What one metric came to over one run, in its own unit; without a mean where nothing was scored. */
export type MetricLevel = {
  readonly metric: string;
  readonly unit: "score" | "ms" | "usd";
  readonly mean?: number;
  readonly scored: number;
  readonly trials: number;
  readonly cases: number;
};

/** The story a result comes from. */
export type StoryName = "record" | "check" | "canary" | "compare";

/** What a story found: the one value every face renders. */
export type Result = {
  readonly story: StoryName;
  readonly suite: string;
  readonly verdict: Verdict;
  /** What the gate makes of the verdict. */
  readonly gate: GateAction;
  /** The effect: base against head, production against canary, or the two baselines. */
  readonly comparison?: Comparison;
  /** The same system against its last baseline: not this change's doing. */
  readonly drift?: Comparison;
  readonly tuple?: VersionTuple;
  /** What a record measured, where there is nothing to compare it with. */
  readonly levels?: readonly MetricLevel[];
  readonly touched: readonly { readonly layer: Layer; readonly files: readonly string[] }[];
  /** Path of the baseline that was written or compared with. */
  readonly baseline?: string;
  readonly spend?: Spend;
  /** What the traces of a record hold and lack. */
  readonly diagnosis?: Diagnosis;
  /** How like production's own answers a record's replay is. */
  readonly fidelity?: Fidelity;
  readonly incomplete?: Incomplete;
  /** Things a reader must know, one sentence each. */
  readonly notes: readonly string[];
};
