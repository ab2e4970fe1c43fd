import type { Answer } from "./answer.ts";
import type { Case, Recording } from "./case.ts";
import type { TrialRow } from "./run.ts";

/** One trial of one case: what was asked. */
export type Asked = {
  readonly case: Case;
  /** Trials go through a case's recordings in turn. */
  readonly recording: Recording;
  /** Counts from 0. */
  readonly trial: number;
};

/** What is kept of a trial once it is scored: no text. */
export type ScoredTrial = {
  readonly row: TrialRow;
  readonly resolvedModel?: string;
  readonly fingerprint?: string;
  /** The retrieval index that answered, where it was asked anew. */
  readonly index?: string;
};

/** All trials of one case under one variant, in order of trial. */
export type CaseTrials = { readonly case: Case; readonly trials: readonly ScoredTrial[] };

/** A trial as a whole, at the moment when it is scored: for those who keep more of it than a row. */
export type FinishedTrial = Asked & { readonly answer: Answer; readonly row: TrialRow };
