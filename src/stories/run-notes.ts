import { flipRate } from "../domain/flip-rate.ts";
import { mixedModelsNote } from "../domain/mixed-models.ts";
import type { Cell } from "../domain/players.ts";
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

/**
 * The same for the replays of several combinations: for the state of before and that of the incident alone. What a version
 * did by another result of a tool may be the result's doing.
 *
 * @param cells nothing of the incident first, all of it last
 */
export function endNotes(suite: Suite, cells: readonly Cell[]): readonly string[] {
  const ends = cells.length > 1 ? [cells[0], cells.at(-1)] : cells;
  return ends.flatMap((cell) => (cell === undefined ? [] : sideNotes(suite, cell.run)));
}

function notesOf({ metrics }: Suite, run: Run, counted: { readonly withFailed: boolean }): readonly string[] {
  const flips = metrics.flatMap(({ name, spec }) => {
    const sentence = spec.scorer === "pairwise" ? flipSentence(flipRate(run, name)) : undefined;
    return sentence === undefined ? [] : [`${name}, ${run.label}: ${sentence}.`];
  });
  const left = leftRecordingNote(run, counted);
  return left === undefined ? flips : [left, ...flips];
}
