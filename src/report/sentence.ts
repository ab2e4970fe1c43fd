import type { Comparison, MetricComparison, Result, Verdict } from "../domain/verdict.ts";
import { layerSentence } from "./layer-sentence.ts";
import { type Markup, PLAIN } from "./markup.ts";
import { metricSentence } from "./metric-sentence.ts";
import { count, list } from "./numbers.ts";

/** What each verdict is called at the head of a report. */
export const VERDICT_TITLE = {
  regressed: "Regressed",
  improved: "Improved",
  unchanged: "Unchanged",
  inconclusive: "Inconclusive",
  "not-comparable": "Not comparable",
  "no-baseline": "No baseline",
  "not-affected": "Not affected",
  errored: "Errored",
} as const satisfies Record<Verdict, string>;

/**
 * The verdict for someone who reads nothing else: what it is, the number behind it, the layers that changed. Full
 * sentences on one line.
 */
export function verdictSentence(result: Result, markup: Markup = PLAIN): string {
  return `${markup.strong(`${VERDICT_TITLE[result.verdict]}:`)} ${explanation(result, markup)}`;
}

/** The comparison that the verdict was reached on: the effect, or the drift where only the drift says the same. */
export function decisiveComparison(result: Result): Comparison | undefined {
  const candidates = [result.comparison, result.drift].filter((comparison) => comparison !== undefined);
  return candidates.find(({ verdict }) => verdict === result.verdict) ?? candidates[0];
}

function explanation(result: Result, markup: Markup): string {
  const suite = markup.word(result.suite);
  switch (result.verdict) {
    case "no-baseline":
      if (result.baseline !== undefined)
        return `${suite} had no baseline to compare with; this run is its first, ${markup.word(result.baseline)}.`;
      return result.story === "record"
        ? `${suite} had no baseline to compare with, and this run was not kept as one.`
        : `${suite} has no baseline to compare with, so nothing was judged. Record one first: ${markup.code("eval-baseline record")}.`;
    case "not-affected":
      return result.touched.length === 0
        ? `the changed files touch no layer of ${suite}, so nothing was replayed.`
        : `no layer of ${suite} would be another, so nothing was replayed.`;
    case "errored":
      return result.incomplete === undefined
        ? "the run did not finish, so there is no verdict."
        : `${markup.word(result.incomplete.problem)}. ${markup.word(result.incomplete.remedy)}`;
    case "regressed":
    case "improved":
    case "unchanged":
    case "inconclusive":
    case "not-comparable":
      return comparedWords(result, markup);
    default:
      return result.verdict satisfies never;
  }
}

function comparedWords(result: Result, markup: Markup): string {
  const comparison = decisiveComparison(result);
  if (comparison === undefined) return "no comparison was kept.";
  const said = [metricsWords(comparison, result.verdict, markup), ...asideWords(comparison, result.verdict, markup)];
  if (result.verdict !== "not-comparable") said.push(layerSentence(comparison.layers, markup));
  return said.map((sentence) => `${sentence}.`).join(" ");
}

/** More metrics than this are counted, not spelt out; the table has them all. */
const SPELT_OUT = 3;

function metricsWords(comparison: Comparison, verdict: Verdict, markup: Markup): string {
  const deciding = comparison.metrics.filter((metric) => metric.blocking && metric.verdict === verdict);
  if (deciding.length === 0) return nothingDecided(comparison, verdict);
  if (verdict === "unchanged" && deciding.length > 1) {
    const names = deciding.slice(0, SPELT_OUT).map(({ metric }) => markup.word(metric));
    return `${list(withRest(names, deciding.length))} held: no loss beyond what is allowed, ${count(comparison.pairing.paired, "case")}`;
  }
  const sentences = deciding.slice(0, SPELT_OUT).map((metric) => metricSentence(metric, markup));
  return withRest(sentences, deciding.length).join("; ");
}

function withRest(shown: readonly string[], all: number): readonly string[] {
  return all > shown.length ? [...shown, count(all - shown.length, "more metric")] : shown;
}

function nothingDecided({ pairing, metrics }: Comparison, verdict: Verdict): string {
  if (pairing.paired === 0) return "no case stands on both sides";
  if (!metrics.some(({ blocking }) => blocking)) return "no metric decides; every one only informs";
  return verdict === "not-comparable"
    ? "the two runs do not measure the same thing"
    : `${count(pairing.paired, "case")} compared`;
}

/** A metric that only informs never decides, and a loss in it is never hidden. */
function asideWords(comparison: Comparison, verdict: Verdict, markup: Markup): readonly string[] {
  const worse = comparison.metrics.filter(
    (metric: MetricComparison) => !metric.blocking && metric.verdict === "regressed",
  );
  if (worse.length === 0 || verdict === "not-comparable") return [];
  const names = worse.slice(0, SPELT_OUT).map(({ metric }) => markup.word(metric));
  return [
    `${list(withRest(names, worse.length))} got worse too, but only ${worse.length === 1 ? "informs" : "inform"}`,
  ];
}
