import type { Case, Recording, Sample } from "../../domain/case.ts";
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

/** Fewer questions than this show nothing. */
const LEAST_CASES = 10;

/**
 * Takes a state whose documents were recorded under several indexes for what it was at its end: that of the newest
 * recordings. A sample keeps questions of the week before, with what the index of then had found.
 *
 * A state whose index is known stays as it is, and so does one whose recordings do not all tell theirs.
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
  if (cases.length < LEAST_CASES) return { before: at(before, then), after, sample, notes: [] };
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

function newestIndex({ standpoint }: KnownState, cases: readonly Case[]): Version | undefined {
  if (standpoint.versions.retrieval.id !== null) return undefined;
  const searching = cases.flatMap(({ recordings }) => recordings).filter(isSearching);
  if (
    searching.length === 0 ||
    searching.some(({ versions, time }) => versions.retrieval.id === null || time === undefined)
  )
    return undefined;
  return searching.toSorted((a, b) => (a.time ?? "").localeCompare(b.time ?? "")).at(-1)?.versions.retrieval;
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
