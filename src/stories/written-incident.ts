import type { Attribution } from "../domain/attribution.ts";
import { type PostMortem, postMortemPath } from "../domain/post-mortem.ts";
import type { World } from "../ports.ts";
import { isForPeople } from "./for-people.ts";

/** What the branch knows of an incident. @property path of its post-mortem */
export type WrittenIncident = {
  readonly found?: { readonly path: string; readonly attribution: Attribution };
  readonly notes: readonly string[];
};

/**
 * The post-mortem of an incident that is open: the newest since its first record that is about the loss since `reference`.
 * A branch that cannot be read is told, and keeps no record from being kept.
 *
 * @param incident.reference path of the last record before it
 * @param incident.since ISO instant of the record that it began with
 */
export async function writtenIncident(
  { suite, reference, since }: { readonly suite: string; readonly reference: string; readonly since: string },
  { store }: World,
): Promise<WrittenIncident> {
  const isIts = ({ attribution }: PostMortem) =>
    attribution.suite === suite && attribution.before.baseline === reference;
  try {
    const names = (await store.incidents()).filter((name) => name >= since.slice(0, 10));
    for (const name of names.toReversed()) {
      const kept = await store.postMortem(name);
      if (kept !== undefined && isIts(kept.postMortem))
        return { found: { path: postMortemPath(name), attribution: kept.postMortem.attribution }, notes: [] };
    }
    return { notes: [] };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    return { notes: [`What was written of the incident is not known: ${error.message}. ${error.remedy}`] };
  }
}
