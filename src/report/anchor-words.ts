/** What a record is to the baseline that a person has blessed. */
import type { Anchor } from "../domain/anchor.ts";
import type { Result } from "../domain/result.ts";
import type { Markup } from "./markup.ts";
import { briefSentence, metricSentence } from "./metric-sentence.ts";
import { list } from "./numbers.ts";
import { VERDICT_TITLE } from "./verdict-title.ts";

/** "the anchor of 2026-09-28": by the day of its record where the path says it, else the day of the blessing. */
export function anchorName({ baseline, at }: Anchor, markup: Markup): string {
  const day = /(?:^|\/)(\d{4}-\d{2}-\d{2})-[^/]*$/.exec(baseline)?.[1];
  return `the anchor of ${day ?? markup.word(at.slice(0, 10))}`;
}

/** The latest baseline is the blessed one, so that both comparisons are one. */
export function isAnchorLatest({ comparison, anchored }: Result): boolean {
  return comparison !== undefined && anchored?.comparison.before.at === comparison.before.at;
}

/** Small losses, each within the margin of its week, have added up: only the anchor shows them. */
export function isSlowDecay({ comparison, anchored }: Result): boolean {
  if (anchored?.comparison.verdict !== "regressed" || comparison === undefined) return false;
  return comparison.verdict === "unchanged" || comparison.verdict === "improved";
}

/**
 * The comparison with the anchor in a line, unless it is that with the latest baseline, and who blessed it, when and why.
 * Undefined without an anchor.
 */
export function anchorWords(result: Result, markup: Markup): string | undefined {
  const { anchored } = result;
  if (anchored === undefined) return undefined;
  const { anchor, comparison } = anchored;
  if (isAnchorLatest(result)) return `The latest baseline is the anchor. ${blessedWords(anchor, markup)}`;
  const title = markup.strong(VERDICT_TITLE[comparison.verdict].toLowerCase());
  const said = comparison.metrics
    .filter(({ blocking }) => blocking)
    .slice(0, SPELT_OUT)
    .map((metric) => (metric.evidence === undefined ? metricSentence(metric, markup) : briefSentence(metric, markup)));
  const numbers = said.length === 0 ? "" : `: ${list(said)}`;
  return `${markup.strong("Since the anchor")}: ${title}${numbers}. ${blessedWords(anchor, markup)}`;
}

/** "Anchor: baselines/…, blessed by Ada on 2026-09-28: “before the move”." */
export function blessedWords({ baseline, by, at, why }: Anchor, markup: Markup): string {
  const day = markup.word(at.slice(0, 10));
  return `Anchor: ${markup.code(markup.word(baseline))}, blessed by ${markup.word(by, LONGEST_NAME)} on ${day}: “${markup.word(why.replace(/\.$/, ""), LONGEST_WHY)}”.`;
}

const SPELT_OUT = 5;
const LONGEST_NAME = 80;
const LONGEST_WHY = 200;
