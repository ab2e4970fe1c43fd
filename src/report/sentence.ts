import type { Result } from "../domain/result.ts";
import type { Comparison, Pairing, Verdict } from "../domain/verdict.ts";
import { acceptedAside } from "./accepted-words.ts";
import { anchorName, isAnchorLatest, isSlowDecay } from "./anchor-words.ts";
import { layerSentence } from "./layer-sentence.ts";
import { type Markup, PLAIN } from "./markup.ts";
import { metricSentence } from "./metric-sentence.ts";
import { notEvaluatedSentence } from "./not-evaluated-words.ts";
import { count, list } from "./numbers.ts";
import { sliceAsides } from "./slice-words.ts";
import { allHeld, allOpen, isOpen, SPELT_OUT, withRest } from "./together-words.ts";
import { VERDICT_TITLE } from "./verdict-title.ts";

/**
 * The verdict for someone who reads nothing else: what it is, the number behind it, the layers that changed. Full
 * sentences on one line.
 */
export function verdictSentence(result: Result, markup: Markup = PLAIN): string {
  return `${markup.strong(`${VERDICT_TITLE[result.verdict]}:`)} ${explanation(result, markup)}`;
}

/**
 * The comparison that the verdict was reached on: the effect, or what a record is to the latest baseline; that to the
 * anchor where only it says the same. A drift only informs.
 */
export function decisiveComparison(result: Result): Comparison | undefined {
  const candidates = [result.comparison, result.anchored?.comparison].filter((comparison) => comparison !== undefined);
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
    case "not-evaluated":
      return notEvaluatedSentence(result, markup);
    case "errored":
      if (result.incomplete !== undefined)
        return `${markup.word(result.incomplete.problem)}. ${markup.word(result.incomplete.remedy)}`;
      return decisiveComparison(result)?.verdict === "errored"
        ? comparedWords(result, markup)
        : "the run did not finish, so there is no verdict.";
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
  if (comparison === undefined) return "nothing was asked, because no replay can show what this change does.";
  const { verdict } = result;
  const said = [
    `${sinceWords(result, comparison, markup)}${metricsWords(comparison, verdict, markup)}`,
    ...(isSlowDecay(result) ? ["Against the latest baseline it did not get worse: this is slow decay"] : []),
    ...(verdict === "not-comparable" ? [] : sampleWords(comparison.pairing)),
    ...sliceAsides(comparison, markup),
    ...asideWords(comparison, verdict, markup),
    ...alarmWords(result, markup),
    ...(verdict === "not-comparable" ? [] : [layerSentence(comparison.layers, markup)]),
    ...(verdict === "regressed" ? acceptedAside(result, markup) : []),
  ];
  return said.map((sentence) => `${sentence}.`).join(" ");
}

function sinceWords(result: Result, comparison: Comparison, markup: Markup): string {
  const { anchored } = result;
  return anchored?.comparison === comparison && !isAnchorLatest(result)
    ? `since ${anchorName(anchored.anchor, markup)}, `
    : "";
}

function metricsWords(comparison: Comparison, verdict: Verdict, markup: Markup): string {
  const deciding = comparison.metrics.filter((metric) => metric.blocking && metric.verdict === verdict);
  if (deciding.length === 0) return nothingDecided(comparison, verdict);
  if (verdict === "unchanged" && deciding.length > 1) return allHeld(comparison, deciding, markup);
  if (verdict === "inconclusive" && deciding.length > 1 && deciding.every(isOpen))
    return allOpen(comparison, deciding, markup);
  const sentences = deciding.slice(0, SPELT_OUT).map((metric) => metricSentence(metric, markup));
  return withRest(sentences, deciding.length).join(". ");
}

function nothingDecided({ pairing, metrics }: Comparison, verdict: Verdict): string {
  if (pairing.paired === 0) return "no question stands on both sides";
  if (!metrics.some(({ blocking }) => blocking)) return "no metric decides; every one only informs";
  return verdict === "not-comparable"
    ? "the two runs do not measure the same thing"
    : `${count(pairing.paired, "question")} compared`;
}

/** What a reader must know of the samples before believing a number. */
function sampleWords({ relation, paired, onlyBefore, onlyAfter }: Pairing): readonly string[] {
  switch (relation) {
    case "same":
      return [];
    case "overlapping":
      return [`Compared on the ${count(paired, "question")} that both sides were asked`];
    case "disjoint":
      return onlyBefore === 0 || onlyAfter === 0
        ? []
        : ["Other questions were asked on each side: a difference may be the traffic's, not the system's"];
    default:
      return relation satisfies never;
  }
}

/** A metric that only informs never decides, and a loss in it is never hidden. */
function asideWords(comparison: Comparison, verdict: Verdict, markup: Markup): readonly string[] {
  const worse = comparison.metrics.filter((metric) => !metric.blocking && metric.verdict === "regressed");
  if (worse.length === 0 || verdict === "not-comparable") return [];
  const names = worse.slice(0, SPELT_OUT).map(({ metric }) => markup.word(metric));
  const too = verdict === "regressed" ? " too" : "";
  return [
    `${list(withRest(names, worse.length))} got worse${too}, but only ${worse.length === 1 ? "informs" : "inform"}`,
  ];
}

/** A change of level that no version explains is an alarm, whatever the verdict. */
function alarmWords({ changes = [] }: Result, markup: Markup): readonly string[] {
  const unversioned = changes.filter((change) => change.unversioned).map(({ metric }) => markup.word(metric));
  const names = [...new Set(unversioned)];
  if (names.length === 0) return [];
  return [
    `${list(withRest(names.slice(0, SPELT_OUT), names.length))} moved to another level, and no version differs across it`,
  ];
}
