/** What the slices of a comparison say, each in a sentence; the tables of slices are in tables.ts. */
import type { Comparison, MetricComparison, SliceComparison } from "../domain/verdict.ts";
import type { Markup } from "./markup.ts";
import { regressedSlices, sliceSentence } from "./metric-sentence.ts";
import { count, list } from "./numbers.ts";
import { sliceName } from "./slice-name.ts";

/**
 * What stands beside the verdict, without full stops: slices that got worse although the whole did not, slices in which a
 * loss shows, and a whole that moved against all of its parts.
 */
export function sliceAsides({ metrics }: Comparison, markup: Markup): readonly string[] {
  return metrics.flatMap((metric) => [...asideOf(metric, markup), ...paradoxOf(metric, markup)]);
}

/** What stands above a metric's table of slices. */
export function slicesTitle({ metric }: MetricComparison, markup: Markup): string {
  return markup.strong(`Slices of ${markup.word(metric)}`);
}

/**
 * Every slice that got worse, and of metrics that decide every one that got better, in full; but for those that the
 * verdict's sentence spells out.
 */
export function slicesInWords({ metrics }: Comparison, markup: Markup): readonly string[] {
  const said = metrics.flatMap((metric) =>
    (metric.slices ?? [])
      .filter(({ verdict }) =>
        verdict === "improved" ? metric.blocking : verdict === "regressed" && metric.kind !== "slice-regressed",
      )
      .map((slice) => `${sliceSentence(metric, slice, markup)}.`),
  );
  if (said.length <= MOST) return said;
  return [...said.slice(0, MOST), `${count(said.length - MOST, "more slice")} moved; the table has all.`];
}

/** The slices that no metric has numbers for: "Too few to say: refunds (app.intent)." */
export function silentSlices({ metrics }: Comparison, markup: Markup): string | undefined {
  const slices = metrics.flatMap(({ slices = [] }) => slices);
  const key = ({ attribute, value }: SliceComparison) => JSON.stringify([attribute, value]);
  const measured = new Set(slices.filter(({ evidence }) => evidence !== undefined).map(key));
  const silent = [...new Map(slices.filter((slice) => !measured.has(key(slice))).map((slice) => [key(slice), slice]))];
  if (silent.length === 0) return undefined;
  const names = silent.slice(0, MOST).map(([, slice]) => sliceName(slice, markup));
  const rest = silent.length - names.length;
  return `Too few to say: ${list(rest === 0 ? names : [...names, `${rest} more`])}.`;
}

/** Slices beyond this are in the table. */
const MOST = 8;
/** Slices that are named in one sentence. */
const NAMED = 3;

function asideOf(metric: MetricComparison, markup: Markup): readonly string[] {
  const worse = regressedSlices(metric);
  // A verdict that was reached on its slices has spelt them out.
  if (worse.length === 0 || metric.kind === "slice-regressed") return [];
  const shown = worse.slice(0, NAMED).map((slice) => sliceName(slice, markup));
  const names = list(worse.length > NAMED ? [...shown, `${worse.length - NAMED} more`] : shown);
  const name = markup.word(metric.metric);
  return [
    metric.verdict === "regressed"
      ? `The loss in ${name} shows in ${names}`
      : `In ${name}, ${names} got worse although ${WHOLE[metric.verdict]}`,
  ];
}

const WHOLE = {
  improved: "the whole got better",
  unchanged: "the whole held",
  inconclusive: "the whole is undecided",
  "not-comparable": "the whole was not compared",
  errored: "the whole cannot be judged",
} as const satisfies { readonly [verdict in Exclude<MetricComparison["verdict"], "regressed">]: string };

function paradoxOf({ metric, paradox }: MetricComparison, markup: Markup): readonly string[] {
  if (paradox === undefined) return [];
  return [
    `Every slice of ${markup.word(paradox, 40)} moved the other way than ${markup.word(metric)} as a whole did (Simpson's paradox): believe the slices`,
  ];
}
