import type { CaseRow, Run } from "../domain/run.ts";
import { FEWEST_CLUSTERS } from "../domain/verdict.ts";

/**
 * A run as it is held against an earlier one whose documents were of another index: without the kept cases that were fed
 * that index's documents once more. They were recorded then, and would look the same whatever the new index finds.
 *
 * The whole run where one index found everything, and where too few cases are left to say anything.
 */
export function withoutFormerIndex(run: Run, earlier: Run): Run {
  const { former, newer } = byIndex(run, earlier);
  if (former.length === 0 || clustersOf(newer) < FEWEST_CLUSTERS) return run;
  const { fixed, ...sample } = run.sample;
  return { ...run, sample, cases: newer };
}

/** What a reader must know of it, a sentence. */
export function formerIndexNotes(run: Run, earlier: Run): readonly string[] {
  const { former, newer } = byIndex(run, earlier);
  if (former.length === 0) return [];
  const kept = `The retrieval index changed: ${former.length} kept ${former.length === 1 ? "question was" : "questions were"} asked with documents that ${earlier.versions.retrieval.id} had found, which show nothing of the new one`;
  return [
    clustersOf(newer) < FEWEST_CLUSTERS
      ? `${kept}, and too few others are there to compare without them.`
      : `${kept}. The ${newer.length} others are compared with the record before, as two samples.`,
  ];
}

/** The cases of a run of several indexes: fed what the earlier run's index found, or not. */
function byIndex(
  { cases }: Run,
  earlier: Run,
): { readonly former: readonly CaseRow[]; readonly newer: readonly CaseRow[] } {
  const { id } = earlier.versions.retrieval;
  const isFormer = ({ part, index }: CaseRow) => part === "fixed" && id !== null && index === id;
  const former = cases.filter(isFormer);
  // Of what is new one index found all, or nobody knows: kept cases may be of any index of the past.
  const isOther = cases.some(({ part, index }) => part !== "fixed" && index !== undefined && index !== id);
  return isOther ? { former, newer: cases.filter((row) => !isFormer(row)) } : { former: [], newer: cases };
}

function clustersOf(cases: readonly CaseRow[]): number {
  return new Set(cases.map(({ cluster }) => cluster)).size;
}
