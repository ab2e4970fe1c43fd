import type { Counts, Environment } from "./run.ts";
import type { LayerDifference, VersionTuple } from "./version.ts";

/** What the comparison of one metric says. Exactly one; "not significant" is never "unchanged". */
export type MetricVerdict = "regressed" | "improved" | "unchanged" | "inconclusive" | "not-comparable" | "errored";

/** Fewer independent cases than this say nothing (STATISTICS.md). */
export const FEWEST_CLUSTERS = 10;

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
  /** Errored: more scores are missing after than before, by more than the error budget. */
  | "went-missing"
  /** Regressed in a slice, where slices may block. */
  | "slice-regressed"
  | "suite-differs"
  | "target-differs"
  /** No case stands on both sides, and the two samples were not drawn by the same rule. */
  | "design-differs"
  | "definition-differs"
  | "judge-differs"
  | "scoring-code-differs"
  | "on-one-side-only";

/** Why two runs cannot be compared by a metric. */
export type Incomparable = { readonly kind: VerdictKind; readonly reason: string };

/** How many cases stand on both sides, and on one only. */
export type Pairing = {
  /**
   * `same`: every case stands on both sides. `overlapping`: those on both sides are compared. `disjoint`: none does, or
   * only a few that happened to recur, and the sides are compared as a whole, which mixes a change of the traffic with one
   * of the system.
   */
  readonly relation: "same" | "overlapping" | "disjoint";
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

/**
 * The numbers behind the verdict of a metric. Differences are oriented: positive is better, whatever the direction.
 *
 * On the scale `difference` they are in the metric's unit. On the scale `ratio` (latency and cost, where every value is
 * above 0) `difference`, its limits, `margin` and `detectable` are natural logarithms of ratios, `before` and `after` are
 * geometric means, and `ratio` has the same numbers as people read them.
 */
export type Evidence = {
  readonly scale: "difference" | "ratio";
  /** How the interval was reached: `paired` (Student's t), `paired-binary` (Tango, McNemar mid-p), `unpaired`, `anytime`. */
  readonly method: "paired" | "paired-binary" | "unpaired" | "anytime";
  /** Means over the compared cases, weighted where the cases have weights, in the metric's own unit and direction. */
  readonly before: number;
  readonly after: number;
  /** after − before, oriented, with its interval. */
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  /** Of the interval shown: with several looks, what this look may use up. */
  readonly confidence: number;
  /** The accepted loss, positive. */
  readonly margin: number;
  /** One-sided p-values of worse and of better, adjusted for the metrics (and slices) they were tested with. */
  readonly pRegressed: number;
  readonly pImproved: number;
  readonly cases: number;
  readonly clusters: number;
  readonly trialsBefore: number;
  readonly trialsAfter: number;
  /** Share of trials without a usable score, 0…1. */
  readonly missingBefore: number;
  readonly missingAfter: number;
  /** The smallest loss this comparison would have seen with 80 % power. */
  readonly detectable: number;
  /** Only where cases weigh differently: as many equally weighted cases would say as much. */
  readonly effectiveCases?: number;
  /** Only on the scale `ratio`: after ÷ before, not oriented, so that above 1 is more. */
  readonly ratio?: {
    readonly value: number;
    readonly lower: number;
    readonly upper: number;
    /** The ratio that is accepted, and the smallest that would have been seen. */
    readonly allowed: number;
    readonly detectable: number;
  };
  /** Only where methods without the t distribution come to another verdict. It is shown, and decides nothing. */
  readonly crossCheck?: CrossCheck;
  /** Only where the verdict is inconclusive for its wide interval. */
  readonly settle?: Settle;
  /** At most five, the largest loss first. */
  readonly worst: readonly MovedCase[];
};

/** What a sign-flip permutation and a bootstrap over clusters make of the same differences. */
export type CrossCheck = {
  readonly verdict: MetricVerdict;
  readonly pRegressed: number;
  readonly lower: number;
  readonly upper: number;
};

/** What would settle an open question, were the true difference 0. Totals, not what is to be added. */
export type Settle = {
  /** Cases, each asked as often as now. */
  readonly cases: number;
  readonly casesUsd?: number;
  /** Trials of each case of now; null where no number of trials would do, absent where single trials do not tell. */
  readonly trials?: number | null;
  readonly trialsUsd?: number;
};

/** One slice of the cases, by one metric. */
export type SliceComparison = {
  readonly attribute: string;
  readonly value: string;
  readonly verdict: MetricVerdict;
  readonly kind: VerdictKind;
  /** p-values are adjusted by Holm within the metric. Absent where nothing could be compared. */
  readonly evidence?: Evidence;
  /** Only without evidence: how many of its cases have a score. */
  readonly cases?: number;
  /** p of worse, adjusted by Benjamini and Hochberg over all slices of all metrics. */
  readonly falseDiscovery?: number;
};

/** One metric, before against after. */
export type MetricComparison = {
  readonly metric: string;
  readonly direction: "higher-is-better" | "lower-is-better";
  readonly unit: "score" | "ms" | "usd";
  readonly blocking: boolean;
  readonly verdict: MetricVerdict;
  readonly kind: VerdictKind;
  /** Absent where nothing could be compared. */
  readonly evidence?: Evidence;
  /** Where there is no evidence, or not enough of the sample, or a slice decided: what is so, one sentence. */
  readonly reason?: string;
  /** Every value of every declared slice attribute, by attribute and value; absent where none is declared. */
  readonly slices?: readonly SliceComparison[];
  /** A slice attribute all of whose slices moved the other way than the whole did (Simpson's paradox). */
  readonly paradox?: string;
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
  | "not-evaluated"
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
  readonly verdict: Exclude<Verdict, "no-baseline" | "not-affected" | "not-evaluated">;
  /** Which look this is, from 1, and of how many; absent for a single one. */
  readonly look?: { readonly at: number; readonly of: number };
};

/** What an effect was measured with. */
export type Effort = {
  /**
   * `replayed`: the base was replayed on every case. `stored`: the scores of a stored baseline stood in for it, and only a
   * control share was replayed. `drifted`, `confirmed`: stored scores were to stand in, but the control showed a drift, or
   * what they said (worse, better, or scores gone missing) was to be confirmed, so the base was replayed after all.
   */
  readonly base: "replayed" | "stored" | "drifted" | "confirmed";
  /** Cases whose base was replayed, of all cases. */
  readonly control: number;
  readonly cases: number;
  /** Answers that were asked for, and those that all looks at both sides would have taken. */
  readonly answers: number;
  readonly planned: number;
};
