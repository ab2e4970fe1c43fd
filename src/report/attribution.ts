/** What an attribution says, for people: one sentence, and a table that a tired person can read. */
import type { Attribution, LayerEffect, MetricAttribution } from "../domain/attribution.ts";
import { percent, shareLimits } from "./attribution/loss-words.ts";
import { modelSentence } from "./attribution/model-words.ts";
import { outcomeSentence } from "./attribution/outcome-words.ts";
import { isBlamed, roleWord } from "./attribution/role-words.ts";
import { whyWords } from "./attribution/why-words.ts";
import { MARKDOWN, type Markup, PLAIN } from "./markup.ts";
import type { Rows } from "./tables.ts";
import { shortVersion } from "./version-words.ts";

/**
 * Who did it, full sentences on one line: "Retrieval did it (92 %, 78 to 100 % of the loss in answers): kb-2026-09-01 →
 * kb-2026-06-01. The model is exonerated."
 */
export function attributionSentence(attribution: Attribution, markup: Markup = PLAIN): string {
  return [outcomeSentence(attribution, markup), isModelAsked(attribution) ? modelSentence(attribution) : ""]
    .filter((words) => words !== "")
    .join(" ");
}

/** Where no version is blamed nobody says "the model", and a sentence that it may not be said is one too many. */
function isModelAsked({ outcome, metrics, model }: Attribution): boolean {
  if (model.isAdmissible || outcome.status === "attributed") return true;
  return outcome.status === "undetermined" && metrics.length > 0;
}

/**
 * The layers that differ or may differ, those that are blamed first: before → after, the share of the loss with its interval,
 * the role, and why. Some cells have two lines, so that the table fits a terminal of 80 columns.
 */
export function attributionTable(metric: MetricAttribution, markup: Markup): Rows {
  const rows = metric.layers.map((effect) => [
    isBlamed(effect.role) ? markup.strong(effect.layer) : effect.layer,
    versionsCell(effect, markup),
    shareCell(effect, markup),
    roleWord(effect, markup),
    whyWords(effect, metric, markup),
  ]);
  return [["Layer", "Before → after", markup === MARKDOWN ? "Share of the loss" : "Share", "Role", "Why"], ...rows];
}

function versionsCell({ before, after }: LayerEffect, markup: Markup): string {
  return `${shortVersion(before, markup)}${lineEnd(markup)}→ ${shortVersion(after, markup)}`;
}

function shareCell({ measured }: LayerEffect, markup: Markup): string {
  const share = measured?.share;
  if (share === undefined) return "–";
  const limits = shareLimits(share);
  return `${percent(share.value)} %${limits === undefined ? "" : `${lineEnd(markup)}${limits}`}`;
}

function lineEnd(markup: Markup): string {
  return markup === MARKDOWN ? "<br>" : "\n";
}
