import type { Case } from "../domain/case.ts";
import type { CaseAnswers } from "../domain/case-answers.ts";

/** What production answered, as trials: one for each recording of a case. Nothing is run. */
export function observe(cases: readonly Case[]): readonly CaseAnswers[] {
  return cases.map((one) => ({
    case: one,
    trials: one.recordings.map((recording) => ({ recording, answer: recording.observed })),
  }));
}
