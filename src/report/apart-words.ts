/**
 * A check and a canary in three parts that must not be mixed: what the change did, what happened by itself since the
 * baseline, and what neither could have seen.
 */
import { groupedNumber } from "../domain/grouped-number.ts";
import type { Result } from "../domain/result.ts";
import type { Comparison, Effort } from "../domain/verdict.ts";
import { detectableSize } from "./evidence-words.ts";
import type { Markup } from "./markup.ts";
import { metricSentence } from "./metric-sentence.ts";
import { count, list } from "./numbers.ts";
import { sidesWords } from "./sides-words.ts";
import { VERDICT_TITLE } from "./verdict-title.ts";

/** The three parts, each a line that begins with its label; stories that measure no effect have at most the drift. */
export function apartWords(result: Result, markup: Markup): readonly string[] {
  const { story, comparison } = result;
  if (comparison === undefined || (story !== "check" && story !== "canary"))
    return result.drift === undefined ? [] : [driftWords(result, markup)];
  return [
    effectWords(result, comparison, markup),
    driftWords(result, markup),
    ...unseenWords(result, comparison, markup),
  ];
}

/** Its numbers stand in the verdict and in the table of metrics. */
function effectWords({ effort }: Result, comparison: Comparison, markup: Markup): string {
  return [
    `${markup.strong("This change's effect")}: ${titleOf(comparison, markup)}.`,
    ...lookWords(comparison, effort),
  ].join(" ");
}

/** How early the looks settled it, and that the intervals know of them. */
function lookWords({ look, verdict }: Comparison, effort: Effort | undefined): readonly string[] {
  const answers = effort && `${groupedNumber(effort.answers)} of ${count(effort.planned, "answer")}`;
  if (look === undefined || look.of < 2)
    return effort === undefined || effort.answers >= effort.planned ? [] : [`It took ${answers}.`];
  const after = answers === undefined ? "" : `, after ${answers}`;
  const settled = verdict === "inconclusive" || verdict === "not-comparable" ? "Not settled" : "Settled";
  return [`${settled} at look ${look.at} of ${look.of}${after}. ${levelWords(look)}.`];
}

/** Why the intervals are wider than a reader expects, and by how much they are more certain. */
function levelWords({ at, of }: NonNullable<Comparison["look"]>): string {
  return at < of
    ? "An early look has to be surer than the last one, so its intervals are wider"
    : "The intervals account for all looks";
}

function driftWords(result: Result, markup: Markup): string {
  const { drift, effort } = result;
  const label = `${markup.strong("Drift since the baseline")} (not this change's doing)`;
  if (drift === undefined)
    return `${label}: not measured${result.baseline === undefined ? ", because there is no baseline to compare the base with" : ""}.`;
  return [
    `${label}, ${sidesWords(drift, markup)}: ${titleOf(drift, markup)}; ${driftedWords(drift, markup)}.`,
    ...(effort === undefined ? [] : [BASE[effort.base](effort)]),
    ...mergedWords(drift),
  ].join(" ");
}

/**
 * Of the metrics that decide, and of others that got worse: what moved, in full; what stayed open, by name. A control is
 * small, and to settle its questions is not the point.
 */
function driftedWords({ metrics: all, pairing }: Comparison, markup: Markup): string {
  const metrics = all.filter(({ blocking, verdict }) => blocking || verdict === "regressed");
  const moved = metrics.filter(({ verdict }) => verdict !== "unchanged" && verdict !== "inconclusive");
  const open = metrics.filter(({ verdict }) => verdict === "inconclusive").map(({ metric }) => markup.word(metric));
  const questions = count(pairing.paired, "question");
  if (moved.length === 0 && open.length === 0) return `no metric moved, ${questions}`;
  const names = list(open.length > MOST_BRIEF ? [...open.slice(0, MOST_BRIEF), "others"] : open);
  return [
    ...moved.slice(0, SPELT_OUT).map((metric) => metricSentence(metric, markup)),
    ...(open.length === 0
      ? []
      : [`${moved.length === 0 ? "in" : "In"} ${questions} no drift of ${names} shows, and none is ruled out`]),
  ].join(". ");
}

/** How the base of the effect got its scores. */
const BASE = {
  replayed: () => "The base was asked again on every question, so no drift is in the effect.",
  stored: ({ control, cases }) =>
    `The base's scores are those of the baseline; as a control, ${groupedNumber(control)} of ${count(cases, "question")} were asked of the base again.`,
  drifted: ({ cases }) =>
    `The control raised a doubt, so the base was asked again on all ${count(cases, "question")}, and no drift is in the effect.`,
  confirmed: ({ cases }) =>
    `To confirm it, the base was asked again on all ${count(cases, "question")}, so no drift is in the effect.`,
} as const satisfies { readonly [base in Effort["base"]]: (effort: Effort) => string };

function mergedWords({ layers }: Comparison): readonly string[] {
  const changed = layers.filter(({ difference }) => difference === "changed").map(({ layer }) => layer);
  return changed.length === 0 ? [] : [`Since that baseline ${list(changed)} changed too, so this is not drift alone.`];
}

/** The losses too small for either comparison to show, and where a drift would hide. */
function unseenWords({ drift, effort }: Result, comparison: Comparison, markup: Markup): readonly string[] {
  const label = markup.strong("What could not be seen");
  const hidden =
    effort?.base === "stored"
      ? " in the control, which may hide in the effect, because stored scores stood in for the base"
      : "";
  const parts = [
    ...tooSmall(comparison, "losses", markup).map((losses) => `in the effect, ${losses}`),
    ...(drift === undefined ? [] : tooSmall(drift, "a drift", markup).map((drifts) => `${drifts}${hidden}`)),
  ];
  const larger = parts.some((part) => part.includes(" below ")) ? " What is larger shows four times in five." : "";
  return parts.length === 0 ? [] : [`${label}: ${parts.join("; ")}.${larger}`];
}

/**
 * "losses below 6 points in cites and 1.18 times in latency, and losses of any size in tone", of the metrics that decide,
 * where there are any; none where each of them was seen to move.
 */
function tooSmall({ metrics }: Comparison, what: string, markup: Markup): readonly string[] {
  const deciding = metrics.filter(({ blocking }) => blocking);
  const looked = (deciding.length === 0 ? metrics : deciding)
    .filter(({ verdict, kind }) => kind === "slice-regressed" || (verdict !== "regressed" && verdict !== "improved"))
    .slice(0, SPELT_OUT);
  const named = looked.map((metric) => ({
    name: markup.word(metric.metric),
    size: metric.evidence && detectableSize(metric, metric.evidence),
  }));
  const below = named.flatMap(({ name, size }) => (size === undefined ? [] : [`${size} in ${name}`]));
  const blind = named.flatMap(({ name, size }) => (size === undefined ? [name] : []));
  const said = [
    ...(below.length === 0 ? [] : [`${what} below ${list(below)}`]),
    ...(blind.length === 0 ? [] : [`${what} of any size in ${list(blind)}`]),
  ];
  return said.length === 0 ? [] : [said.join(", and ")];
}

/** Metrics beyond this are in the tables. */
const SPELT_OUT = 3;

function titleOf({ verdict }: Comparison, markup: Markup): string {
  return markup.strong(VERDICT_TITLE[verdict].toLowerCase());
}

/** Names beyond this are not spelt out. */
const MOST_BRIEF = 5;
