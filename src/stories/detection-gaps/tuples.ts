import type { Recording, Sample } from "../../domain/case.ts";
import type { Suite } from "../../domain/suite.ts";
import { commonVersion, diffTuples, LAYERS, tupleOf, type VersionTuple } from "../../domain/version.ts";
import type { Fact, GapFacts } from "../../pipeline/gaps/facts.ts";
import { historyOf } from "../../pipeline/history.ts";
import type { World } from "../../ports.ts";
import type { KnownIncident } from "../detection-gaps.ts";
import { isForPeople } from "../for-people.ts";
import type { StoredBaseline } from "../latest-baseline.ts";
import { sampleOfRecord } from "../sample-of-baseline.ts";
import { recordingsOf } from "./runs.ts";

const HOUR_MS = 3_600_000;

/** What the last run before the incident evaluated, against what production ran then. */
export async function evaluatedTuple(
  suite: Suite,
  incident: KnownIncident,
  records: Fact<readonly StoredBaseline[]>,
  world: World,
): Promise<GapFacts["evaluated"]> {
  if ("why" in records) return records;
  const last = records.known.at(-1);
  if (last === undefined) return { why: "no run before the incident is kept" };
  const { name, baseline } = last;
  const isBefore = name.path === incident.before.standpoint.baseline;
  const sample = isBefore && incident.earlier ? { known: incident.earlier } : await sampleAtHand(suite, last, world);
  if ("why" in sample) return sample;
  const production = productionTuple(recordingsOf(sample.known), baseline.run.at, suite.attribution.hoursBefore);
  if (LAYERS.every((layer) => production[layer].id === null)) return { why: "the traces of that time say no version" };
  return { known: { run: name.path, differences: diffTuples(baseline.run.versions, production) } };
}

/** The questions of a record, or why they are not at hand. */
export async function sampleAtHand(
  suite: Suite,
  { baseline }: Pick<StoredBaseline, "baseline">,
  world: World,
): Promise<Fact<Sample>> {
  const day = baseline.run.at.slice(0, 10);
  try {
    const { drawn } = await sampleOfRecord(suite, { baseline }, world);
    if (drawn.status === "drawn") return { known: drawn.sample };
    return { why: `the traces of the record of ${day} are gone` };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    return { why: `the traces of the record of ${day} could not be read: ${error.message}` };
  }
}

/** What production ran in the last hours before an instant, as its traces agree; where none is of those hours, all before. */
function productionTuple(recordings: readonly Recording[], at: string, hours: number): VersionTuple {
  const from = new Date(Date.parse(at) - hours * HOUR_MS).toISOString();
  const earlier = recordings.filter(({ time = at }) => time <= at);
  const late = earlier.filter(({ time }) => time !== undefined && time >= from);
  const of = (late.length > 0 ? late : earlier).map(({ versions }) => versions);
  return tupleOf((layer) => commonVersion(of.map((versions) => versions[layer])));
}

/** Layers whose version nobody recorded, and a change since the earlier state that no version tells of. */
export function unversionedFacts(
  suite: Suite,
  { attribution, before, after }: KnownIncident,
  records: Fact<readonly StoredBaseline[]>,
): GapFacts["unversioned"] {
  const layers = attribution.differences
    .filter((difference) => difference.before.id === null || difference.after.id === null)
    .map(({ layer }) => layer);
  const known = "known" in records ? records.known : [];
  const own = after.standpoint.baseline;
  const all = [
    ...known.map(({ name, baseline }) => ({ path: name.path, baseline })),
    ...(after.record === undefined || own === undefined ? [] : [{ path: own, baseline: after.record }]),
  ];
  const since = before.standpoint.at ?? "";
  const changes = historyOf(all, { suite: suite.name }).metrics.flatMap((metric) => metric.changes);
  const change = changes.find(({ unversioned, at }) => unversioned && at > since);
  return { layers, ...(change === undefined ? {} : { changePoint: change.baseline }) };
}
