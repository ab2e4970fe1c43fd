import { flipRate } from "../domain/flip-rate.ts";
import { mixedModelsNote } from "../domain/mixed-models.ts";
import type { Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { flipSentence } from "../report/flip-sentence.ts";
import { leftRecordingNote } from "./left-recording.ts";

/**
 * What a reader must know of a replay beside its scores, one sentence each: trials that left the recording, and how often
 * a pairwise judge changed its mind with the order.
 */
export function runNotes(suite: Suite, run: Run): readonly string[] {
  return notesOf(suite, run, { withFailed: true });
}

/** The same for one side of a comparison, which counts failures itself, with the models that were served to it where there were several. */
export function sideNotes(suite: Suite, run: Run): readonly string[] {
  const mixed = mixedModelsNote(run);
  return [...(mixed === undefined ? [] : [mixed]), ...notesOf(suite, run, { withFailed: false })];
}

function notesOf({ metrics }: Suite, run: Run, counted: { readonly withFailed: boolean }): readonly string[] {
  const flips = metrics.flatMap(({ name, spec }) => {
    const sentence = spec.scorer === "pairwise" ? flipSentence(flipRate(run, name)) : undefined;
    return sentence === undefined ? [] : [`${name}, ${run.label}: ${sentence}.`];
  });
  const left = leftRecordingNote(run, counted);
  return left === undefined ? flips : [left, ...flips];
}
