import type { Answer } from "./answer.ts";
import type { Case, Recording } from "./case.ts";

/** One trial: the recording it fed on, and what came back. */
export type TrialAnswer = { readonly recording: Recording; readonly answer: Answer };

/** All trials of one case under one variant, in order of trial. */
export type CaseAnswers = { readonly case: Case; readonly trials: readonly TrialAnswer[] };
