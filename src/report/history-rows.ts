import type { Anchor } from "../domain/anchor.ts";
import type { HistoryPoint, MetricHistory } from "../domain/history.ts";
import { diffTuples, type Layer, type LayerDifference } from "../domain/version.ts";
import { PLAIN } from "./markup.ts";
import { count, level, list, type Unit } from "./numbers.ts";
import type { Rows } from "./tables.ts";
import { briefVersion } from "./version-words.ts";

/**
 * The newest records of a series, oldest first: date, mean with its standard error, cases, what is special, and the layers
 * that changed since the record before.
 *
 * @param options.last at most so many rows, ≥ 1
 * @returns the rows, the head first, and what holds for all of them
 */
export function historyRows(
  { points, changes, unit }: MetricHistory,
  { last, anchor }: { readonly last: number; readonly anchor?: Anchor },
): { readonly rows: Rows; readonly notes: readonly string[] } {
  const from = Math.max(0, points.length - last);
  const shown = points.slice(from).map((point, place) => {
    const before = points[from + place - 1];
    return { point, layers: before === undefined ? undefined : diffTuples(before.versions, point.versions) };
  });
  const always = neverTold(shown.flatMap(({ layers }) => (layers === undefined ? [] : [layers])));
  const changed = new Set(changes.map(({ baseline }) => baseline));
  const times = timesOf(shown.map(({ point }) => point.at));
  const rows = shown.map(({ point, layers }, place) => [
    times[place] ?? "",
    meanWords(point, unit),
    count(point.cases, "question"),
    marksOf(point, changed, anchor),
    layers === undefined ? "" : layerWords(layers, always),
  ]);
  const mean = "Mean ± standard error";
  return {
    rows: [["Record", mean, "", "", "Changed since the record before"], ...rows],
    notes: [
      ...(from === 0 ? [] : [`${count(from, "earlier record")} left out: --last ${points.length} shows all.`]),
      ...(always.size === 0 ? [] : [`Between none of these can it be told whether ${list([...always])} changed.`]),
    ],
  };
}

/** The day of each record, with the time of day in UTC where another one of these is of the same day. */
function timesOf(instants: readonly string[]): readonly string[] {
  const days = instants.map((at) => at.slice(0, 10));
  return instants.map((at, place) => {
    const day = days[place] ?? "";
    return days.indexOf(day) === days.lastIndexOf(day) ? day : `${day} ${at.slice(11, 16)}`;
  });
}

function meanWords({ mean, standardError }: HistoryPoint, unit: Unit): string {
  if (standardError === 0) return level(mean, unit);
  const [value, error] = [level(mean, unit), level(standardError, unit)];
  // One unit for both: "91 % ± 2.1 %" would read as a share of 91 %.
  const suffix = /[ %a-z]+$/.exec(value)?.[0] ?? "";
  return `${value.slice(0, value.length - suffix.length)} ± ${error.slice(0, error.length - suffix.length)}${suffix}`;
}

function marksOf({ baseline }: HistoryPoint, changed: ReadonlySet<string>, anchor: Anchor | undefined): string {
  const marks = [...(changed.has(baseline) ? ["◀ change"] : []), ...(anchor?.baseline === baseline ? ["anchor"] : [])];
  return marks.join(", ");
}

/** Layers that cannot be told at any step; said once, they need not be said in every row. */
function neverTold(steps: readonly (readonly LayerDifference[])[]): ReadonlySet<Layer> {
  const open = (layers: readonly LayerDifference[]): readonly Layer[] =>
    layers.filter(({ difference }) => difference === "cannot-tell").map(({ layer }) => layer);
  if (steps.length < 2) return new Set();
  return new Set(open(steps[0] ?? []).filter((layer) => steps.every((step) => open(step).includes(layer))));
}

function layerWords(layers: readonly LayerDifference[], always: ReadonlySet<Layer>): string {
  const changed = layers
    .filter(({ difference }) => difference === "changed")
    .map(({ layer, before, after }) => `${layer} ${briefVersion(before, PLAIN)} → ${briefVersion(after, PLAIN)}`);
  const open = layers
    .filter(({ layer, difference }) => difference === "cannot-tell" && !always.has(layer))
    .map(({ layer }) => layer);
  const words = [...changed, ...(open.length === 0 ? [] : [`${list(open)} cannot be told`])];
  return words.length === 0 ? "–" : words.join("; ");
}
