import type { Baseline } from "../domain/baseline.ts";
import type { Sample } from "../domain/case.ts";
import type { IncidentState } from "../domain/incident.ts";
import type { Result } from "../domain/result.ts";
import type { Spent } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import type { World } from "../ports.ts";
import type { Regression } from "./attribute-regression.ts";
import { changesBrought } from "./changes-brought.ts";
import type { StoredBaseline } from "./latest-baseline.ts";
import { keepReading, probeProduction } from "./probe-production.ts";

/** A record that is judged, and kept where it was to be. */
export type JudgedRecord = {
  readonly baseline: Baseline;
  /** On the branch; undefined where it is not kept. */
  readonly path: string | undefined;
  readonly sample: Sample;
  /** Undefined where production's own answers were scored. */
  readonly production: Variant | undefined;
  readonly spent: Spent;
  /** The record against which it lost what nobody accepted. */
  readonly lostAgainst: StoredBaseline | undefined;
  readonly incident: IncidentState | undefined;
};

/**
 * What is found out beside a record: whether the same model still answers, what the series says, which layer brought a loss.
 * The record is kept by now: nothing here that fails, or takes long, can lose what has been paid for.
 *
 * @property isAlarm a version changed that nobody told of, or another model answers under its name
 */
export async function besideRecord(
  suite: Suite,
  record: JudgedRecord,
  { isKept }: { readonly isKept: boolean },
  world: World,
): Promise<
  Pick<Result, "probe" | "spend" | "changes" | "attribution" | "postMortem" | "incident" | "notes"> & {
    readonly isAlarm: boolean;
  }
> {
  const { baseline, path, production, spent, incident } = record;
  const probed = await probeProduction(suite, production, { spent, isKept }, world);
  const unkept = path === undefined ? [] : await keepReading(probed, world);
  const series = await changesBrought(baseline, path, world);
  const blamed = await whichLayer(suite, record, world);
  const isKnown = isKept && world.incidents !== undefined;
  const told = await withWritten(blamed, isKnown ? incident : undefined, suite, world);
  return {
    ...(probed === undefined ? {} : { probe: probed.standing, spend: probed.spend }),
    ...told,
    ...(series.changes.length === 0 ? {} : { changes: series.changes }),
    notes: [...series.notes, ...(probed?.notes ?? []), ...unkept, ...told.notes],
    isAlarm: series.changes.some(({ unversioned }) => unversioned) || probed?.standing.state === "changed",
  };
}

type Blamed = Pick<Result, "attribution" | "postMortem" | "notes">;

/** Which layer brought a loss, where the suite wants to be told. Loaded only then: most records lose nothing. */
async function whichLayer(
  suite: Suite,
  { baseline, path, sample, production, lostAgainst }: JudgedRecord,
  world: World,
): Promise<Blamed> {
  if (production === undefined || lostAgainst === undefined || !suite.attribution.isAutomatic) return { notes: [] };
  const { attributeRegression } = await import("./attribute-regression.ts");
  const lost: Regression = { reference: lostAgainst, baseline, path, sample };
  return attributeRegression(suite, lost, world);
}

/** An incident that goes on or ends, with what was found out when it began: no record pays for that again. */
async function withWritten(
  blamed: Blamed,
  incident: IncidentState | undefined,
  suite: Suite,
  world: World,
): Promise<Blamed & Pick<Result, "incident">> {
  if (incident === undefined) return blamed;
  if (incident.status === "begins" || blamed.postMortem !== undefined) return { ...blamed, incident };
  const { writtenIncident } = await import("./written-incident.ts");
  const { reference, since } = incident;
  const { found, notes } = await writtenIncident({ suite: suite.name, reference, since }, world);
  const said = [...blamed.notes, ...notes];
  if (found === undefined) return { ...blamed, incident, notes: said };
  const { path, attribution } = found;
  return { ...blamed, postMortem: path, incident: { ...incident, attribution }, notes: said };
}
