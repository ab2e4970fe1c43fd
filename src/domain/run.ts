import type { FailureReason } from "./answer.ts";
import type { SampleDesign, Stratum } from "./case.ts";
import type { Fidelity } from "./fidelity.ts";
import type { Score } from "./score.ts";
import type { Margin } from "./suite.ts";
import type { VersionTuple } from "./version.ts";

/** How often each name was seen, so that a second resolved model in one run is visible. */
export type Counts = { readonly [name: string]: number };

/** What lies below the layers and is only observed. */
export type Environment = {
  readonly requestedModels: Counts;
  readonly resolvedModels: Counts;
  readonly fingerprints: Counts;
};

/** One trial of one case: no text, only what can be compared. */
export type TrialRow = {
  readonly trace: string;
  readonly status: "answered" | "failed";
  readonly reason?: FailureReason;
  readonly latencyMs?: number;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly usd?: number;
  /** Calls of tools that the recording did not hold, in a trial that went on all the same. */
  readonly leftRecording?: number;
  /** Metric name → score. Empty for a failed trial. */
  readonly scores: { readonly [metric: string]: Score };
};

export type CaseRow = {
  readonly id: string;
  readonly cluster: string;
  readonly slices: { readonly [attribute: string]: string };
  /** Present for a case kept from the sample before; all others are fresh. */
  readonly part?: "fixed";
  /** As in the case (domain/case.ts): traces and production requests that it stands for. */
  readonly represents?: number;
  readonly weight?: number;
  /** The index that found its recorded documents; only where the cases of a run have documents of several. */
  readonly index?: string;
  readonly trials: readonly TrialRow[];
};

/** What a metric was when the run was made: enough to compare, and to know when not to. */
export type MetricRecord = {
  readonly name: string;
  readonly direction: "higher-is-better" | "lower-is-better";
  readonly unit: "score" | "ms" | "usd";
  /** Digest of what is measured: scorer, its options and files. */
  readonly definition: string;
  /** Digest of the judge's model, prompt and parameters; absent for metrics without a judge. */
  readonly judge?: string;
  /** The loss that was accepted when the run was made; a comparison without a suite goes by it. */
  readonly margin: Margin;
  readonly blocking: boolean;
  /** Revision of the scoring code, a number that moves when a scorer's meaning does: "regex/1". */
  readonly code: string;
};

/** What a run used. `cached` calls cost nothing this time. `usd` is absent when a price or a usage was unknown. */
export type Spend = {
  readonly calls: number;
  readonly cachedCalls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly usd?: number;
};

/** What a story used: that of its runs together, and how long they took, in milliseconds, waits included. */
export type Spent = Spend & { readonly elapsedMs?: number };

export type Target = "replay" | "observed";

/** How the cases of a run were drawn. */
export type SampleRecord = {
  readonly digest: string;
  readonly seed: string;
  /** Absent in records of format 1, which do not say. */
  readonly design?: SampleDesign;
  readonly traces: number;
  readonly cases: number;
  /** Cases of the fixed part, and the path of the baseline whose sample they come from. */
  readonly fixed?: { readonly from: string; readonly cases: number };
  readonly strata: readonly Stratum[];
  readonly leftOut: Counts;
  /** What redaction replaced, by kind; absent when it was off. */
  readonly redacted?: Counts;
};

/** All answers and scores of one sample under one variant. */
export type Run = {
  readonly suite: string;
  readonly label: string;
  readonly target: Target;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly versions: VersionTuple;
  readonly environment: Environment;
  readonly sample: SampleRecord;
  readonly metrics: readonly MetricRecord[];
  readonly trials: number;
  readonly cases: readonly CaseRow[];
  readonly spend: Spend;
  /** How like production's own answers a replay of production is; only for such a run. */
  readonly fidelity?: Fidelity;
  /** Why it must not become a baseline; absent for a complete run. */
  readonly incomplete?: Incomplete;
};

/** Why a run is not complete. */
export type Incomplete = {
  readonly reason:
    | "error-budget"
    | "money-budget"
    | "cut-off"
    | "mixed-models"
    | "no-cases"
    | "broken-layer"
    | "not-kept"
    | "could-not-start";
  /** One sentence without a full stop: what happened and where. */
  readonly problem: string;
  /** What to do about it, with a full stop. */
  readonly remedy: string;
};

/** Failed trials by reason. */
export function failuresOf(run: Run): Counts {
  const counts: Record<string, number> = {};
  for (const { trials } of run.cases)
    for (const { reason } of trials) if (reason !== undefined) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

/** All trials of a run, answered or failed. */
export function trialCount(run: Run): number {
  return run.cases.reduce((sum, { trials }) => sum + trials.length, 0);
}

/**
 * Dollars that one answer took with its scores. Undefined where a price is not known, where nothing was asked, and where a
 * part came from the cache: it cost nothing this time, and would the next.
 */
export function usdPerAnswerOf({ spend, cases }: Pick<Run, "spend" | "cases">): number | undefined {
  const answers = cases.reduce((sum, { trials }) => sum + trials.length, 0);
  if (spend.usd === undefined || spend.calls === 0 || spend.cachedCalls > 0 || answers === 0) return undefined;
  return spend.usd / answers;
}
