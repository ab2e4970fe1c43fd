import { FEWEST_POINTS, type History, type MetricChange, type MetricHistory } from "../domain/history.ts";
import { blessedWords } from "./anchor-words.ts";
import { changeSentence } from "./change-sentence.ts";
import { type Layout, layoutOf, lineWidth } from "./columns.ts";
import { historyRows } from "./history-rows.ts";
import { type Markup, PLAIN, terminalMarkup } from "./markup.ts";
import { count, level } from "./numbers.ts";
import { sortedJson } from "./sorted-json.ts";

/** How the series is shown on a terminal. */
export type HistoryFace = {
  /** Columns there are; lines take at most 100 of them, at least 40. */
  readonly width: number;
  readonly colour: boolean;
  /** The newest records of each series that get a row. */
  readonly last: number;
};

/** The series for programs: JSON as `schema/history.json` describes it, format 1, keys sorted, every point. */
export function historyJson(history: History): string {
  return sortedJson({ format: 1 }, history);
}

/** The series for a terminal: each metric as a line, what changed and where, and its newest records as rows. */
export async function historyTerminal(history: History, face: HistoryFace): Promise<string> {
  const layout = await layoutOf(face.width);
  const { default: sparkly } = await import("sparkly");
  const markup = terminalMarkup(face.colour);
  const blocks = [
    layout.paragraph(headWords(history)),
    ...anchorWords(history).map(layout.paragraph),
    ...history.metrics.flatMap((series) => [
      `${markup.strong(PLAIN.word(series.metric))}  ${lineOf(series, sparkly, face.width)}`,
      ...seriesWords(series, markup).map(layout.paragraph),
      ...tableOf(series, history, face.last, layout),
    ]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

const ANSWERS = { replay: "replayed", observed: "observed" } as const;

function headWords({ suite, target, records, metrics }: History): string {
  const name = PLAIN.word(suite);
  if (records === 0) {
    return `${name} has no record of ${ANSWERS[target]} answers yet. Record one: eval-baseline record${target === "observed" ? " --target observed" : ""}`;
  }
  const days = metrics.flatMap(({ points }) => points.map(({ at }) => at.slice(0, 10))).sort();
  const longest = Math.max(0, ...metrics.map(({ points }) => points.length));
  const part = longest === records ? "" : `, ${longest} of them in the series below`;
  const span = days.length === 0 ? "" : `${part}, ${days[0]}${days.at(-1) === days[0] ? "" : ` to ${days.at(-1)}`}`;
  return `${name}: ${count(records, "record")} of ${ANSWERS[target]} answers${span}`;
}

function anchorWords({ anchor, metrics }: History): readonly string[] {
  if (anchor === undefined) return [];
  const there = metrics.some(({ points }) => points.some(({ baseline }) => baseline === anchor.baseline));
  const where = there ? "" : " It is in none of these series.";
  return [`${blessedWords(anchor, PLAIN)}${where}`];
}

type Bars = (numbers: readonly number[], range: { readonly minimum: number; readonly maximum: number }) => string;

/** The whole series as bars, with its first and last value: as many of the newest points as there is room for. */
function lineOf(series: MetricHistory, bars: Bars, width: number): string {
  const { points, unit } = series;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return "no record has a score";
  if (points.length === 1) return level(last.mean, unit);
  const means = points.slice(-Math.max(8, lineWidth(width) - 40)).map(({ mean }) => mean);
  return `${bars(means, rangeOf(means, series))}  ${level(first.mean, unit)} → ${level(last.mean, unit)}`;
}

/** From the lowest to the highest, but never less than twice the accepted loss: chance shall not look like a cliff. */
function rangeOf(
  means: readonly number[],
  { margin }: MetricHistory,
): { readonly minimum: number; readonly maximum: number } {
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const least = 2 * (margin.kind === "absolute" ? margin.value : margin.share * Math.abs(high));
  const room = Math.max(0, least - (high - low)) / 2;
  return { minimum: low - room, maximum: high + room };
}

function seriesWords({ points, changes, since }: MetricHistory, markup: Markup): readonly string[] {
  const few =
    points.length > 0 && points.length < FEWEST_POINTS
      ? [
          `Change points are looked for from ${FEWEST_POINTS} records on; this series has ${points.length === 1 ? "one" : points.length}.`,
        ]
      : [];
  const none = points.length >= FEWEST_POINTS && changes.length === 0 ? ["No change point."] : [];
  const begins = since === undefined ? [] : [`Older records are not comparable: ${PLAIN.word(since.reason)}.`];
  return [...few, ...none, ...changes.map((change) => changeWords(change, markup)), ...begins];
}

function changeWords(change: MetricChange, markup: Markup): string {
  const sentence = changeSentence(change, markup);
  return change.unversioned ? `${sentence} Look at the provider, the traffic and the infrastructure.` : sentence;
}

function tableOf(series: MetricHistory, history: History, last: number, layout: Layout): readonly string[] {
  if (series.points.length === 0) return [];
  const { rows, notes } = historyRows(series, {
    last,
    ...(history.anchor === undefined ? {} : { anchor: history.anchor }),
  });
  return [layout.columns(rows), ...notes.map(layout.paragraph)];
}
