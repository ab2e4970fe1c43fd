import type { Suite } from "../../domain/suite.ts";
import { notAccepted } from "../../pipeline/accepted.ts";
import type { Alert, Fact, RunsBefore } from "../../pipeline/gaps/facts.ts";
import type { World } from "../../ports.ts";
import { compareWith } from "../compare-with.ts";
import type { KnownIncident } from "../detection-gaps.ts";
import { isForPeople } from "../for-people.ts";
import { gateAction } from "../gate.ts";
import type { StoredBaseline } from "../latest-baseline.ts";

/** Runs of the window that regressed and let it pass, and a probe that had told of a change by then. */
export async function alertsBefore(
  suite: Suite,
  incident: KnownIncident,
  records: Fact<readonly StoredBaseline[]>,
  runs: Fact<RunsBefore>,
  world: World,
): Promise<Fact<readonly Alert[]>> {
  if ("why" in records) return records;
  const from = "known" in runs ? runs.known.firstBad : incident.before.standpoint.at;
  const began = "known" in runs ? runs.known.began : incident.after.standpoint.at;
  if (from === undefined || began === undefined) return { why: "the time of the incident is not known" };
  const regressed = records.known.flatMap((record, place) => {
    const { at } = record.baseline.run;
    const previous = records.known[place - 1];
    if (previous === undefined || at < from || at >= began) return [];
    return regressedUnheard(suite, previous, record, incident);
  });
  const probed = await probeAlert(suite, incident, began, world);
  if ("why" in probed) return probed;
  return { known: [...regressed, ...probed.known].toSorted((a, b) => (a.at < b.at ? -1 : 1)) };
}

function regressedUnheard(
  suite: Suite,
  previous: StoredBaseline,
  record: StoredBaseline,
  { after }: KnownIncident,
): readonly Alert[] {
  const { run, accepted = [] } = record.baseline;
  const comparison = compareWith(suite, run, previous);
  if (comparison.verdict !== "regressed") return [];
  const all = [...accepted, ...(after.record?.accepted ?? [])];
  const isAccepted = notAccepted(comparison, all).length === 0;
  const action = gateAction("regressed", suite.gate);
  if (action === "fail" && !isAccepted) return [];
  return [{ at: run.at, what: "regressed", gate: isAccepted ? "accepted" : action }];
}

/** Two readings that deviate are a change, and a record with it warns. */
async function probeAlert(
  suite: Suite,
  { attribution: { probe } }: KnownIncident,
  began: string,
  world: World,
): Promise<Fact<readonly Alert[]>> {
  const onset = probe?.state === "changed" ? probe.onset : undefined;
  if (onset === undefined) return { known: [] };
  try {
    const readings = (await world.store.probes(suite.name)).map(({ reading }) => reading);
    const told = readings.filter(({ model, at }) => model === probe?.model && at >= onset && at < began);
    return { known: told.length < 2 ? [] : [{ at: onset, what: "probe-changed", gate: "warn" }] };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    return { why: `the readings of the probe could not be read: ${error.message}` };
  }
}
