import type { ProbeStanding } from "../../domain/probe.ts";
import type { StoredProbe } from "../../ports.ts";
import { isOfModel, standingOf } from "../probe.ts";

/** ISO instants of the two states, each absent where nobody knows it. */
export type Between = { readonly before?: string | undefined; readonly after?: string | undefined };

/**
 * What the readings of a model say of a change between two states: what came before both, or after both, made no answer
 * of the later one worse than one of the earlier.
 *
 * Readings count beside the reference that is not younger than the earlier state, up to the first one of the later
 * state, and the one after it where that is what tells a change from an odd day.
 *
 * @param readings of a suite, in any order  @param model its version id
 */
export function standingBetween(
  readings: readonly StoredProbe[],
  model: string,
  { before, after }: Between,
): ProbeStanding {
  const mine = readings.filter((one) => isOfModel(one, model)).toSorted(byTime);
  const references = mine.filter(({ reading }) => reading.reference === undefined);
  const isKnownThen = ({ reading }: StoredProbe) => before === undefined || reading.at <= endOf(before);
  const reference = references.findLast(isKnownThen) ?? references[0];
  if (reference === undefined) return standingOf(mine, model);
  const beside = mine.filter(({ reading }) => reading.reference === reference.path);
  const upTo = (count: number) => standingOf([reference, ...beside.slice(0, count)], model, { since: after });
  const first = after === undefined ? -1 : beside.findIndex(({ reading }) => reading.at >= after);
  const standing = upTo(first === -1 ? beside.length : first + 1);
  const told = first !== -1 && standing.state === "suspect" ? upTo(first + 2) : standing;
  const isTooLate =
    !isKnownThen(reference) && (told.state === "stable" || (after !== undefined && reference.reading.at >= after));
  const why = isTooLate
    ? `its reference, of ${day(reference.reading.at)}, is younger than the earlier of the two states`
    : whyTooEarly(told, before);
  return why === undefined ? told : silent(told, why);
}

/** Why a change is none that came between, one sentence without a full stop. */
function whyTooEarly({ state, onset }: ProbeStanding, before: string | undefined): string | undefined {
  if ((state !== "changed" && state !== "suspect") || onset === undefined || before === undefined) return undefined;
  return onset <= endOf(before)
    ? `it has deviated since ${day(onset)}, which is before the earlier of the two states`
    : undefined;
}

function silent({ onset: _onset, distance: _distance, p: _p, excess: _excess, ...known }: ProbeStanding, why: string) {
  return { ...known, state: "unavailable", why } as const;
}

/** The reading of a record is taken when the record is done, and a slow provider takes its time. */
const OF_ITS_RECORD_MS = 3 * 3_600_000;

function endOf(at: string): string {
  return new Date(Date.parse(at) + OF_ITS_RECORD_MS).toISOString();
}

function day(at: string): string {
  return at.slice(0, 10);
}

function byTime(a: StoredProbe, b: StoredProbe): number {
  return a.reading.at < b.reading.at ? -1 : a.reading.at > b.reading.at ? 1 : 0;
}
