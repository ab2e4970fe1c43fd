/** The rows of the report's tables, as words; a face lays them out. The first row is the head. */
import type { MetricLevel, Result } from "../domain/result.ts";
import type { Comparison, Evidence, MetricComparison, SliceComparison } from "../domain/verdict.ts";
import { LAYERS, type LayerDifference, type VersionTuple } from "../domain/version.ts";
import { allowedCell, detectableSize, differenceCell, differenceWords } from "./evidence-words.ts";
import type { Markup } from "./markup.ts";
import { certainty, change, level, list, probability } from "./numbers.ts";
import { sliceName } from "./slice-name.ts";
import { VERDICT_TITLE } from "./verdict-title.ts";
import { briefVersion, versionWords } from "./version-words.ts";

export type Rows = readonly [readonly string[], ...(readonly string[])[]];

/** Every metric: before, after, difference with its interval, accepted loss, verdict. */
export function metricRows(metrics: readonly MetricComparison[], markup: Markup): Rows {
  const { head, cell } = differences(metrics);
  return [
    ["Metric", "Before", "After", head, "Allowed", "Verdict"],
    ...metrics.map((metric) => metricRow(metric, cell, markup)),
  ];
}

/** What each metric came to, where there is nothing to compare it with. */
export function levelRows(levels: readonly MetricLevel[], markup: Markup): Rows {
  const rows = levels.map(({ metric, unit, mean, scored, trials, cases }) => [
    markup.word(metric, LONGEST_ID),
    mean === undefined ? NONE : level(mean, unit),
    `${scored.toString()} of ${trials.toString()}`,
    cases.toString(),
  ]);
  return [["Metric", "Mean", "Answers scored", "Questions"], ...rows];
}

/** Every layer of a comparison: before, after, changed or not. */
export function layerRows(layers: readonly LayerDifference[], markup: Markup): Rows {
  const rows = layers.map(({ layer, before, after, difference }) => {
    const name = difference === "changed" ? markup.strong(layer) : layer;
    return [name, briefVersion(before, markup), briefVersion(after, markup), CHANGE[difference](markup)];
  });
  return [["Layer", "Before", "After", "Change"], ...rows];
}

/** The versions of one side, where there is nothing to compare them with. */
export function tupleRows(tuple: VersionTuple, markup: Markup): Rows {
  return [["Layer", "Version"], ...LAYERS.map((layer) => [layer, versionWords(tuple[layer], markup)])];
}

/**
 * The questions that lost most, of each metric that got worse, and of those that decide and may have; undefined when there
 * are none. In a metric that is unchanged some questions always lose: that is noise, and looking at it is time lost.
 */
export function worstRows(comparison: Comparison, markup: Markup): Rows | undefined {
  const doubtful = comparison.metrics.filter(
    ({ verdict, blocking }) => verdict === "regressed" || (blocking && verdict === "inconclusive"),
  );
  const rows = doubtful.flatMap((metric) =>
    (metric.evidence?.worst ?? []).map(({ id, before, after, slices }) => [
      markup.word(metric.metric),
      markup.code(markup.word(id, LONGEST_ID)),
      level(before, metric.unit),
      level(after, metric.unit),
      change(after - before, metric.unit),
      slicesWords(slices, markup),
    ]),
  );
  return rows.length === 0 ? undefined : [["Metric", "Question", "Before", "After", "Change", "Slices"], ...rows];
}

/**
 * Slices of a metric: how many questions, the difference, the verdict, from which loss on the slice would have shown
 * one, and p of worse over all slices of all metrics at once. Undefined where there is none.
 *
 * @param most rows; where there are more, those that moved come first, and the rest is counted
 */
export function sliceRows(
  metric: MetricComparison,
  slices: readonly SliceComparison[],
  most: number,
  markup: Markup,
): Rows | undefined {
  if (slices.length === 0) return undefined;
  const shown = slices.length <= most ? slices : slices.toSorted((a, b) => interest(b) - interest(a)).slice(0, most);
  const rest = slices.length - shown.length;
  const { head, cell } = differences(shown);
  return [
    ["Slice", "Questions", head, "Verdict", "Shows from", "p of worse"],
    ...shown.map((slice) => sliceRow(metric, slice, cell, markup)),
    ...(rest === 0 ? [] : [[`and ${rest} more`, "", "", "", "", ""]]),
  ];
}

/** A check's changed files that belong to a layer, one row a layer. @param most files named before they are counted */
export function touchedRows({ story, touched }: Result, most: number, markup: Markup): Rows | undefined {
  if (story !== "check" || touched.length === 0) return undefined;
  const rows = touched.map(({ layer, files }) => {
    const shown = files.slice(0, most).map((file) => markup.word(file));
    return [layer, list(files.length > most ? [...shown, `${files.length - most} more`] : shown)];
  });
  return [["Layer", "Changed files"], ...rows];
}

/** Case ids are often long digests; enough is shown to find one. */
const LONGEST_ID = 64;
const NONE = "–";

/** The head of a column of differences and what its cells say: the confidence once in the head where all have the same. */
function differences(compared: readonly { readonly evidence?: Evidence }[]) {
  const levels = new Set(compared.flatMap(({ evidence }) => (evidence === undefined ? [] : [evidence.confidence])));
  const [only] = levels;
  return only !== undefined && levels.size === 1
    ? { head: `Difference (${certainty(only)})`, cell: differenceCell }
    : { head: "Difference", cell: differenceWords };
}

function metricRow(metric: MetricComparison, difference: typeof differenceWords, markup: Markup): readonly string[] {
  const { evidence, unit } = metric;
  const name = markup.word(metric.metric, LONGEST_ID);
  if (evidence === undefined) return [name, NONE, NONE, NONE, NONE, verdictCell(metric, markup)];
  return [
    name,
    level(evidence.before, unit),
    level(evidence.after, unit),
    difference(metric, evidence),
    allowedCell(metric, evidence),
    verdictCell(metric, markup),
  ];
}

function verdictCell({ verdict, kind, blocking }: MetricComparison, markup: Markup): string {
  const title = VERDICT_TITLE[verdict].toLowerCase();
  const strong = verdict === "regressed" ? markup.strong(title) : title;
  const shown = kind === "slice-regressed" ? `${strong} in a slice` : strong;
  return blocking ? shown : `${shown}, only informs`;
}

function sliceRow(
  metric: MetricComparison,
  slice: SliceComparison,
  difference: typeof differenceWords,
  markup: Markup,
): readonly string[] {
  const { evidence, cases, falseDiscovery, verdict, kind } = slice;
  const title = kind === "too-few-cases" ? "too few to say" : VERDICT_TITLE[verdict].toLowerCase();
  return [
    sliceName(slice, markup),
    (evidence?.cases ?? cases)?.toString() ?? NONE,
    evidence === undefined ? NONE : difference(metric, evidence),
    verdict === "regressed" ? markup.strong(title) : title,
    (evidence && detectableSize(metric, evidence)) ?? NONE,
    falseDiscovery === undefined ? NONE : probability(falseDiscovery),
  ];
}

/** A slice that moved before one that did not, then by how unlikely "no worse" is. */
function interest({ verdict, falseDiscovery = 1 }: SliceComparison): number {
  return (verdict === "regressed" ? 2 : verdict === "improved" ? 1 : 0) + 1 - falseDiscovery;
}

const CHANGE = {
  same: () => "same",
  changed: (markup: Markup) => markup.strong("changed"),
  "cannot-tell": () => "cannot tell",
} as const satisfies Record<LayerDifference["difference"], (markup: Markup) => string>;

function slicesWords(slices: { readonly [attribute: string]: string }, markup: Markup): string {
  const shown = Object.entries(slices).map(([name, value]) => `${markup.word(name, 40)}: ${markup.word(value, 40)}`);
  return shown.length === 0 ? NONE : shown.slice(0, 4).join(", ");
}
