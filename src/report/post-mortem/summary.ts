import type { FailureRate } from "../../domain/attribution.ts";
import { capital } from "../../domain/capital.ts";
import { groupedNumber } from "../../domain/grouped-number.ts";
import type { PostMortem, Reproduction } from "../../domain/post-mortem.ts";
import { theLayer } from "../attribution/layer-name.ts";
import { modelSentence } from "../attribution/model-words.ts";
import { outcomeSentence } from "../attribution/outcome-words.ts";
import { bullets } from "../markdown.ts";
import { MARKDOWN } from "../markup.ts";
import { count, level, list, share } from "../numbers.ts";
import { shortVersion } from "../version-words.ts";
import { gapTitle, instant } from "./gap-words.ts";

/** Seven lines for somebody who reads no more: what, since when, how often, which layer, what resolves it, why unseen, what to do. */
export function summaryLines(postMortem: PostMortem): string {
  const { attribution, title, confidence, actions } = postMortem;
  const [first] = actions;
  return (
    bullets([
      `${MARKDOWN.strong("What")}: ${MARKDOWN.word(title)}.`,
      `${MARKDOWN.strong("Since when")}: ${windowWords(postMortem)}`,
      `${MARKDOWN.strong("How often")}: ${oftenWords(postMortem) ?? "Unknown."}`,
      `${MARKDOWN.strong("Which layer")}: ${outcomeSentence(attribution, MARKDOWN)} ${modelSentence(attribution)} Confidence: ${confidence.level}.`,
      `${MARKDOWN.strong("What resolves it")}: ${resolvedWords(postMortem)}`,
      `${MARKDOWN.strong("Why it was not caught")}: ${uncaughtWords(postMortem)}`,
      `${MARKDOWN.strong("To do")}: ${first === undefined ? "nothing follows from what was measured." : `${count(actions.length, "action")}, the first: ${MARKDOWN.word(first.text, LONGEST_ACTION)}`}`,
    ]) ?? ""
  );
}

const LONGEST_ACTION = 500;

/** The gaps of detection by their names. */
export function uncaughtWords({ gaps }: Pick<PostMortem, "gaps">): string {
  return gaps.length === 0
    ? "none of the gaps that are looked for holds."
    : `${gaps.map(({ code }) => gapTitle(code).toLowerCase()).join("; ")}.`;
}

function windowWords({ window: { lastGood, firstBad, end }, detection }: PostMortem): string {
  const good = lastGood === undefined ? "" : `good by the record of ${instant(lastGood)}, `;
  const bad = firstBad === undefined ? "the first bad sign is unknown" : `first bad sign ${instant(firstBad)}`;
  const found = detection.at === undefined ? "" : `, detected ${instant(detection.at)}`;
  const over = end === undefined ? "; no record says that it is over" : `; over by the record of ${instant(end)}`;
  return `${capital(`${good}${bad}`)}${found}${over} (UTC).`;
}

/** How often it failed before and during, or by how much it differs; undefined where nothing says so. */
export function oftenWords({ impact: { rates, means } }: Pick<PostMortem, "impact">): string | undefined {
  if (rates !== undefined) {
    const what = rates.of === "questions" ? "questions of the records fail" : "answers of the replays fail";
    return `${rateWords(rates.during)} ${what} during it, ${rateWords(rates.before)} before.`;
  }
  if (means !== undefined)
    return `${level(means.before, means.unit)} before, ${level(means.during, means.unit)} during it.`;
  return undefined;
}

/** "12 of 40 (18 % to 46 %)"; what never happened has an upper limit alone: "0 of 20 (at most 17 %)". */
export function rateWords({ failures, trials, lower, upper }: FailureRate): string {
  const counted = `${groupedNumber(failures)} of ${groupedNumber(trials)}`;
  return failures === 0
    ? `${counted} (at most ${share(Math.ceil(upper * 100) / 100)})`
    : `${counted} (${share(Math.floor(lower * 100) / 100)} to ${share(Math.ceil(upper * 100) / 100)})`;
}

function resolvedWords({ reproduction, attribution }: PostMortem): string {
  if (reproduction === undefined) return "Unknown: no trace was reproduced.";
  const { atIncident, overrides, from } = reproduction;
  const what = from === "fresh" ? "one trace fails" : "the questions fail";
  if (atIncident.failures === 0)
    return `Nothing to resolve: replayed in the incident's state, ${what} ${rateWords(atIncident)}, so nothing is blamed by it.`;
  const [best] = overrides.filter(({ resolves }) => resolves).toSorted((a, b) => a.layers.length - b.layers.length);
  if (best === undefined)
    return `No override that was tried surely resolves it: ${what} ${rateWords(atIncident)} in the incident's state.`;
  const nothing = attribution.outcome.status === "attributed" ? "" : " Which of its layers did it is not said by that.";
  return `${capital(overrideWords(best))}: ${what} ${rateWords(best.failures)} instead of ${rateWords(atIncident)}.${nothing}`;
}

/** "retrieval back at kb-2026-06-01". */
export function overrideWords({ layers }: Reproduction["overrides"][number]): string {
  return list(layers.map(({ layer, to }) => `${theLayer(layer)} back at ${shortVersion(to, MARKDOWN)}`));
}
