import { baselineName } from "../domain/baseline.ts";
import type { Target } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { OpenIncident, World } from "../ports.ts";
import { isForPeople } from "./for-people.ts";
import type { StoredBaseline } from "./latest-baseline.ts";

/** The open incident of a suite, if there is one, and the record that its end is measured against, if it can be read. */
export type FoundIncident = {
  readonly incident?: OpenIncident;
  readonly reference?: StoredBaseline;
  readonly notes: readonly string[];
};

/**
 * Asked before anything is paid for. What keeps it from being found is told, and keeps nothing from being recorded: an
 * incident that nobody knows of stays as it is.
 */
export async function openIncident(suite: Suite, target: Target, world: World): Promise<FoundIncident> {
  let incident: OpenIncident | undefined;
  try {
    incident = await world.incidents?.open(suite.name);
  } catch (error) {
    if (!isForPeople(error)) throw error;
    return { notes: [`Whether an incident is open is not known: ${error.message}. ${error.remedy}`] };
  }
  if (incident === undefined) return { notes: [] };
  const name = baselineName(incident.reference);
  const unclear = (why: string) => ({
    incident,
    notes: [`This record cannot tell whether the incident of issue ${incident.issue} is over: ${why}`],
  });
  if (name?.suite !== suite.name) return unclear("the issue names no record of this suite.");
  try {
    const baseline = await world.store.read(name);
    if (baseline.run.target === target) return { incident, reference: { name, baseline }, notes: [] };
    return unclear("it began with answers of the other kind, observed or replayed.");
  } catch (error) {
    if (!isForPeople(error)) throw error;
    return unclear(`${error.message}. ${error.remedy}`);
  }
}
