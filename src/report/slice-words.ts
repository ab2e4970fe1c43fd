/** What the slices of a comparison say, each in a sentence; the tables of slices are in tables.ts. */
import type { Comparison, MetricComparison, SliceComparison, VerdictKind } from "../domain/verdict.ts";
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
 * verdict's sentence spells out, and those of a metric that only informs and got worse as a whole.
 */
export function slicesInWords({ metrics }: Comparison, markup: Markup): readonly string[] {
  const said = metrics.flatMap((metric) =>
    (metric.slices ?? [])
      .filter(({ verdict }) => (verdict === "improved" ? metric.blocking : verdict === "regressed" && isTold(metric)))
      .map((slice) => `${sliceSentence(metric, slice, markup)}.`),
  );
  if (said.length <= MOST) return said;
  return [...said.slice(0, MOST), `${count(said.length - MOST, "more slice")} moved; the table has all.`];
}

/** The slices of a metric that belong into its table: those with numbers, and those whose scores went missing. */
export function tabledSlices({ slices = [] }: MetricComparison): readonly SliceComparison[] {
  return slices.filter(({ evidence, verdict }) => evidence !== undefined || verdict === "errored");
}

/**
 * The slices that no metric has numbers for, and why: "Too few questions to say: refunds (app.intent). Too many answers
 * without a score: orders (app.intent)."
 */
export function silentSlices({ metrics }: Comparison, markup: Markup): string | undefined {
  const key = ({ attribute, value }: SliceComparison) => JSON.stringify([attribute, value]);
  const tabled = new Set(metrics.flatMap(tabledSlices).map(key));
  const slices = metrics.flatMap(({ slices = [] }) => slices).filter((slice) => !tabled.has(key(slice)));
  const silent = [...new Map(slices.map((slice) => [key(slice), slice])).values()];
  const said = Object.entries(SILENT).flatMap(([kind, why]) => {
    const names = silent.filter((slice) => slice.kind === kind).map((slice) => sliceName(slice, markup));
    if (names.length === 0) return [];
    const rest = names.length - MOST;
    return [`${why}: ${list(rest > 0 ? [...names.slice(0, MOST), `${rest} more`] : names)}.`];
  });
  return said.length === 0 ? undefined : said.join(" ");
}

/** Why a slice has no numbers. */
const SILENT = {
  "too-few-cases": "Too few questions to say",
  "missing-results": "Too many answers without a score",
} as const satisfies { readonly [kind in VerdictKind]?: string };

/** Whether a loss in its slices is news: not where the verdict has spelt it out, or where all of a lesser metric got worse. */
function isTold({ kind, verdict, blocking }: MetricComparison): boolean {
  return kind !== "slice-regressed" && (blocking || verdict !== "regressed");
}

/** Slices beyond this are in the table. */
const MOST = 8;
/** Slices that are named in one sentence. */
const NAMED = 3;

function asideOf(metric: MetricComparison, markup: Markup): readonly string[] {
  const worse = regressedSlices(metric);
  if (worse.length === 0 || !isTold(metric)) return [];
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
