import type { Recording, Sample } from "../../domain/case.ts";
import type { Suite } from "../../domain/suite.ts";
import type { VersionTuple } from "../../domain/version.ts";
import type { Fact, RunsBefore } from "../../pipeline/gaps/facts.ts";
import type { World } from "../../ports.ts";
import type { KnownIncident } from "../detection-gaps.ts";
import { isForPeople } from "../for-people.ts";
import type { StoredBaseline } from "../latest-baseline.ts";
import { readRecords } from "../read-records.ts";

/** A year of weekly records, and some. */
const MOST_RECORDS = 60;
const HOUR_MS = 3_600_000;

/** The records of the suite up to the incident, the incident's own left out; oldest first. */
export async function recordsBefore(
  suite: Suite,
  { before, after }: KnownIncident,
  world: World,
): Promise<Fact<readonly StoredBaseline[]>> {
  const target = (after.record ?? before.record)?.run.target ?? "replay";
  const upTo = after.standpoint.at ?? world.clock.now().toISOString();
  try {
    const names = (await world.store.list(suite.name)).filter(
      ({ path, date }) => path !== after.standpoint.baseline && date <= upTo.slice(0, 10),
    );
    const records = await readRecords(names.slice(-MOST_RECORDS), world);
    if (records === undefined) return { why: "reading the records was stopped" };
    const own = after.record?.run.at;
    const known = records.filter(({ baseline: { run } }) => run.target === target && run.at <= upTo && run.at !== own);
    return { known: known.toSorted((a, b) => (a.baseline.run.at < b.baseline.run.at ? -1 : 1)) };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    return { why: `the records before could not be read: ${error.message}` };
  }
}

/** When the bad versions were first seen, when the incident began, and which runs there were in between. */
export function runsBefore(
  incident: KnownIncident,
  records: Fact<readonly StoredBaseline[]>,
  sample: Sample | undefined,
): Fact<RunsBefore> {
  if ("why" in records) return records;
  const began = beganAt(incident, sample);
  if (began === undefined) return { why: "when the incident began is not known" };
  const changed = incident.attribution.differences.filter(({ difference }) => difference === "changed");
  if (changed.length === 0) return { why: "no version changed, so there is no first sight of one" };
  const since = incident.before.standpoint.at ?? "";
  const isBad = (versions: VersionTuple) =>
    changed.some(({ layer, after }) => versions[layer].id === after.id) &&
    changed.every(({ layer, after }) => versions[layer].id === null || versions[layer].id === after.id);
  const seen = [
    ...recordingsOf(sample).map(({ time, versions }) => ({ at: time, versions })),
    ...records.known.map(({ baseline: { run } }) => run),
  ].flatMap(({ at, versions }) => (at !== undefined && at >= since && at <= began && isBad(versions) ? [at] : []));
  const firstBad = seen.toSorted()[0];
  if (firstBad === undefined)
    return { why: "no trace and no record before the incident says when its versions were first in use" };
  const times = records.known.map(({ baseline }) => baseline.run.at);
  const last = times.findLast((at) => at <= firstBad);
  const everyHours = usualHours(times);
  return {
    known: {
      firstBad,
      began,
      inBetween: times.filter((at) => at > firstBad && at <= began).length,
      ...(last === undefined ? {} : { last }),
      ...(everyHours === undefined ? {} : { everyHours }),
    },
  };
}

/** The first of the traces that people named, else the record that showed it. */
function beganAt({ traces, after }: KnownIncident, sample: Sample | undefined): string | undefined {
  const recorded = after.standpoint.at ?? after.record?.run.at;
  if (traces === undefined) return recorded;
  const named = recordingsOf(sample).filter(({ traceId }) => traces.includes(traceId));
  return named.flatMap(({ time }) => time ?? []).toSorted()[0] ?? recorded;
}

/** All traces of a sample's cases; none without one. */
export function recordingsOf(sample: Sample | undefined): readonly Recording[] {
  return sample?.cases.flatMap(({ recordings }) => recordings) ?? [];
}

/** The median time between two runs, in hours; undefined below two. */
function usualHours(times: readonly string[]): number | undefined {
  const gaps = times.slice(1).map((at, place) => (Date.parse(at) - Date.parse(times[place] ?? at)) / HOUR_MS);
  const middle = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)];
  return middle === undefined ? undefined : Math.round(middle * 10) / 10;
}
