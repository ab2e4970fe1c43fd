import type { Case, Recording, Sample } from "../../domain/case.ts";
import { FEWEST_CLUSTERS } from "../../domain/verdict.ts";
import type { Version } from "../../domain/version.ts";
import type { AttributeRequest } from "../attribute.ts";
import type { KnownState } from "../known-state.ts";

/** The two states and the questions of the later one, with the index that each of them had at its end. */
export type AtNewestIndex = {
  readonly before: KnownState;
  readonly after: KnownState;
  readonly sample: Sample;
  readonly notes: readonly string[];
};

/**
 * Takes a record whose documents were recorded under several indexes for what the state was at its end: that of the newest
 * recordings. A sample keeps questions of the week before, with what the index of then had found.
 *
 * A state whose index is known stays as it is, and so does one whose recordings do not all tell theirs, one that was not
 * fed what was recorded, and one whose indexes answered by turns: which of them did it is then not known.
 */
export function atNewestIndex(
  { before, after }: Pick<AttributeRequest, "before" | "after">,
  { sample, earlier }: { readonly sample: Sample; readonly earlier?: Sample },
): AtNewestIndex {
  const then = earlier && newestIndex(before, earlier.cases);
  const now = newestIndex(after, sample.cases);
  const at = (state: KnownState, index: Version | undefined): KnownState =>
    index === undefined
      ? state
      : {
          ...state,
          standpoint: { ...state.standpoint, versions: { ...state.standpoint.versions, retrieval: index } },
        };
  const cases = now === undefined ? sample.cases : sample.cases.flatMap((one) => recordedUnder(one, now));
  if (cases.length < FEWEST_CLUSTERS) return { before: at(before, then), after, sample, notes: [] };
  const left = sample.cases.length - cases.length;
  return {
    before: at(before, then),
    after: at(after, now),
    sample: { ...sample, cases },
    notes:
      now === undefined
        ? []
        : [
            `The questions of ${after.standpoint.label} were recorded under several indexes. ${now.id} is the newest, so it counts as that state's; ${left} of ${sample.cases.length} questions that an earlier one answered are left out.`,
          ],
  };
}

function newestIndex({ record }: KnownState, cases: readonly Case[]): Version | undefined {
  if (record?.run.cases.some(({ index }) => index !== undefined) !== true) return undefined;
  const searching = cases.flatMap(({ recordings }) => recordings).filter(isSearching);
  if (searching.some(({ versions, time }) => versions.retrieval.id === null || time === undefined)) return undefined;
  const byTime = searching.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0));
  const newest = byTime.at(-1)?.versions.retrieval;
  const first = byTime.findIndex(({ versions }) => versions.retrieval.id === newest?.id);
  // Once the newest index has answered, no other does any more.
  return byTime.slice(first).every(({ versions }) => versions.retrieval.id === newest?.id) ? newest : undefined;
}

function timeOf({ time = "" }: Recording): string {
  return time;
}

function isSearching({ retrievals }: Recording): boolean {
  return retrievals.length > 0;
}

/** The case with those recordings alone that an index answered, or that asked none. */
function recordedUnder(one: Case, { id }: Version): readonly Case[] {
  const [first, ...others] = one.recordings.filter(
    (recording) => !isSearching(recording) || recording.versions.retrieval.id === id,
  );
  return first === undefined ? [] : [{ ...one, recordings: [first, ...others] }];
}
