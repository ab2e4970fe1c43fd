import type { Acceptance } from "./acceptance.ts";
import type { Anchor } from "./anchor.ts";
import type { Attribution } from "./attribution.ts";
import type { Diagnosis } from "./diagnosis.ts";
import type { Fidelity } from "./fidelity.ts";
import type { MetricChange } from "./history.ts";
import type { IncidentState } from "./incident.ts";
import type { NotEvaluated } from "./not-evaluated.ts";
import type { ProbeStanding } from "./probe.ts";
import type { Incomplete, Spent } from "./run.ts";
import type { GateAction } from "./suite.ts";
import type { Comparison, Effort, Verdict } from "./verdict.ts";
import type { Layer, VersionTuple } from "./version.ts";

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

/** Lines of a file as the change has them, from 1, both included. */
export type ChangedLines = { readonly file: string; readonly from: number; readonly to: number };

/** What one question got before and after, redacted and cut; a side is absent where its text is not at hand. */
export type ShownAnswers = { readonly case: string; readonly before?: string; readonly after?: string };

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
  /** A record against the baseline a person has blessed. */
  readonly anchored?: { readonly anchor: Anchor; readonly comparison: Comparison };
  /** How the base of an effect got its scores, and what the looks saved. */
  readonly effort?: Effort;
  /** Change points of the weekly series that this record brings to light. */
  readonly changes?: readonly MetricChange[];
  readonly tuple?: VersionTuple;
  /** What a record measured, where there is nothing to compare it with. */
  readonly levels?: readonly MetricLevel[];
  readonly touched: readonly { readonly layer: Layer; readonly files: readonly string[] }[];
  /** The lines of layer files that the change brought, where a check regressed. */
  readonly changedLines?: readonly ChangedLines[];
  /** Answers to the worst questions, where the suite lets them be shown. */
  readonly answers?: readonly ShownAnswers[];
  /** Present with the verdict `not-evaluated`. */
  readonly notEvaluated?: NotEvaluated;
  /** Who accepted the regression: of this pull request, or of those that were merged since the record before. */
  readonly accepted?: readonly Acceptance[];
  /** The incident that a record begins, prolongs or ends. */
  readonly incident?: IncidentState;
  /** Which layer did it: of a record that regressed, or of a change of several layers that did. */
  readonly attribution?: Attribution;
  /** Path on the branch of the post-mortem of the incident: the draft that this record has kept, or the one that is there. */
  readonly postMortem?: string;
  /** What the probe of a record says of the model. */
  readonly probe?: ProbeStanding;
  /** Path of the baseline that was written or compared with. */
  readonly baseline?: string;
  readonly spend?: Spent;
  /** What the traces of a record hold and lack. */
  readonly diagnosis?: Diagnosis;
  /** How like production's own answers a record's replay is. */
  readonly fidelity?: Fidelity;
  readonly incomplete?: Incomplete;
  /** Things a reader must know, one sentence each. */
  readonly notes: readonly string[];
};
