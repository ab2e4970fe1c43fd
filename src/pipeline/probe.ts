import type { ProbeReading, ProbeStanding } from "../domain/probe.ts";
import type { StoredProbe } from "../ports.ts";
import { type Deviation, deviationOf } from "./probe/compare-readings.ts";

/**
 * What the readings of one model add up to. One deviating reading is `suspect`, two or more in a row are `changed`, dated
 * at the first of them; a model that goes back and forth is `unstable`, and nothing is said of it. Only readings beside
 * the newest reference count.
 *
 * @param readings of a suite, in any order; for a moment in the past, those up to it
 * @param model its version id: the name that was asked, or the one that was served
 * @param since ISO instant: a reading before it says nothing of a change that came later, and so cannot call a model stable
 */
export function standingOf(
  readings: readonly StoredProbe[],
  model: string,
  { since }: { readonly since?: string | undefined } = {},
): ProbeStanding {
  const { any, reference, beside, known } = besideReference(readings, model);
  const silent = { model, state: "unavailable", readings: 0, newNames: [] } as const;
  if (reference === undefined)
    return { ...silent, why: any ? "the reference of its readings is not on the branch" : "it was never probed" };
  const { kind, at } = reference.reading;
  const newest = known.at(-1);
  if (newest === undefined)
    return { ...silent, kind, reference: at, why: `there is only the reference of ${at.slice(0, 10)} so far` };
  const { distance, p, excess } = newest.deviation;
  const found = stateOf(known);
  const { at: latest } = newest.reading;
  if (found.state === "stable" && since !== undefined && latest < since)
    return {
      ...silent,
      kind,
      reference: at,
      latest,
      why: `its newest reading, of ${latest.slice(0, 10)}, is older than this`,
    };
  return {
    model,
    ...found,
    kind,
    readings: beside.length,
    reference: at,
    latest,
    distance,
    p,
    excess,
    newNames: namesBeside(reference.reading, newest.reading),
  };
}

/**
 * The reading that later ones of a model are held against, or undefined where there is none; and how many of the newest
 * beside it deviate in a row.
 */
export function referenceOf(
  readings: readonly StoredProbe[],
  model: string,
): { readonly reference: StoredProbe; readonly deviating: number } | undefined {
  const { reference, known } = besideReference(readings, model);
  return reference && { reference, deviating: deviatingRow(known).length };
}

/** Whether a reading is of a model: by the name that was asked, or the one that was served. */
export function isOfModel({ reading }: StoredProbe, model: string): boolean {
  return reading.model === model || Object.hasOwn(reading.served, model);
}

type Compared = { readonly reading: ProbeReading; readonly deviation: Deviation };

function besideReference(readings: readonly StoredProbe[], model: string) {
  const mine = readings
    .filter((one) => isOfModel(one, model))
    .toSorted((a, b) => (a.reading.at < b.reading.at ? -1 : a.reading.at > b.reading.at ? 1 : 0));
  const reference = mine.findLast(({ reading }) => reading.reference === undefined);
  const beside = mine.flatMap(({ reading }) =>
    reference !== undefined && reading.reference === reference.path ? [reading] : [],
  );
  const known = reference === undefined ? [] : newestCompared(reference.reading, beside);
  return { any: mine.length > 0, reference, beside, known };
}

/** Readings that tell whether a model goes back and forth. */
const LOOKED_AT = 8;
/** A swap turns once, and a swap that is taken back twice. */
const MOST_TURNS = 2;

/** The newest readings, oldest first: so many as tell of turns, and those before them that deviate in the same row. */
function newestCompared(reference: ProbeReading, beside: readonly ProbeReading[]): readonly Compared[] {
  const found: Compared[] = [];
  for (const reading of beside.toReversed()) {
    if (found.length >= LOOKED_AT && found.some(({ deviation }) => !deviation.deviates)) break;
    const deviation = deviationOf(reference, reading);
    if (deviation !== undefined) found.push({ reading, deviation });
  }
  return found.reverse();
}

function stateOf(known: readonly Compared[]): Pick<ProbeStanding, "state" | "onset"> {
  const looked = known.slice(-LOOKED_AT).map(({ deviation }) => deviation.deviates);
  const turns = looked.filter((deviates, index) => index > 0 && deviates !== looked[index - 1]).length;
  const row = deviatingRow(known);
  const onset = row[0] === undefined ? {} : { onset: row[0].reading.at };
  if (turns > MOST_TURNS) return { state: "unstable", ...onset };
  if (row.length === 0) return { state: "stable" };
  return { state: row.length === 1 ? "suspect" : "changed", ...onset };
}

/** The newest readings that deviate in a row, oldest first. */
function deviatingRow(known: readonly Compared[]): readonly Compared[] {
  return known.slice(known.findLastIndex(({ deviation }) => !deviation.deviates) + 1);
}

function namesBeside(reference: ProbeReading, reading: ProbeReading): readonly string[] {
  const names = ({ fingerprints, served }: ProbeReading) => [...Object.keys(served), ...Object.keys(fingerprints)];
  const known = new Set(names(reference));
  return [...new Set(names(reading))].filter((name) => !known.has(name)).sort();
}
