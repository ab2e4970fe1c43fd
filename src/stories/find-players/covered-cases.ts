import type { Case, Recording } from "../../domain/case.ts";
import { FEWEST_CLUSTERS } from "../../domain/verdict.ts";
import type { DocumentMeans } from "./version-of-documents.ts";
import { searchedCases } from "./version-of-documents.ts";

/** Cases that ways to documents can answer, with those recordings alone that they can; and how many were to be. */
export type Coverage = { readonly cases: readonly Case[]; readonly answered: number; readonly searched: number };

/** What all of these ways have the documents of. */
export async function coverageOf(cases: readonly Case[], ways: readonly DocumentMeans[]): Promise<Coverage> {
  const covered: Case[] = [];
  for (const one of cases) {
    const [first, ...others] = await answerable(one.recordings, ways);
    if (first !== undefined) covered.push({ ...one, recordings: [first, ...others] });
  }
  return { cases: covered, answered: searchedCases(covered).length, searched: searchedCases(cases).length };
}

/** Whether enough is left: at least half of the questions that need documents, and ten where there are as many. */
export function isEnough({ cases, answered, searched }: Coverage, of: readonly Case[]): boolean {
  return 2 * answered >= searched && (cases.length >= FEWEST_CLUSTERS || cases.length === of.length);
}

async function answerable(recordings: readonly Recording[], ways: readonly DocumentMeans[]) {
  const found: Recording[] = [];
  for (const recording of recordings)
    if (recording.retrievals.length === 0 || (await allAnswer(recording, ways))) found.push(recording);
  return found;
}

async function allAnswer(recording: Recording, ways: readonly DocumentMeans[]): Promise<boolean> {
  for (const way of ways) if (!(await way.answers(recording))) return false;
  return true;
}
