/** The facts beside the verdict, each in a sentence that every face of the report can show. */
import { groupedNumber } from "../domain/grouped-number.ts";
import type { Result, StoryName } from "../domain/result.ts";
import type { Counts, Spent } from "../domain/run.ts";
import type { GateAction } from "../domain/suite.ts";
import type { Comparison, Pairing, Side } from "../domain/verdict.ts";
import type { Markup } from "./markup.ts";
import { count, lapse, list, price, share } from "./numbers.ts";
import { sidesWords } from "./sides-words.ts";

/** What was done, to which suite, and what the gate makes of it. */
export function headWords(result: Result, markup: Markup): string {
  const sides = result.comparison === undefined ? "" : `, ${sidesWords(result.comparison, markup)}`;
  // A run that ended before it knew its suite.
  const suite = result.suite === "" ? "" : ` of suite ${markup.code(markup.word(result.suite))}`;
  return `${STORY[result.story]}${suite}${sides}. ${GATE[result.gate]}.`;
}

/** How many questions stand on both sides, and as how many they count. */
export function pairingWords(comparison: Comparison): string {
  const worth = comparison.metrics.find(({ evidence }) => evidence?.effectiveCases !== undefined)?.evidence
    ?.effectiveCases;
  const pairs = pairsWords(comparison.pairing);
  if (worth === undefined) return pairs;
  return `${pairs} They are weighted by the traffic they stand for, and worth ${count(Math.round(worth), "equal one")}.`;
}

function pairsWords({ relation, paired, onlyBefore, onlyAfter, clusters }: Pairing): string {
  if (relation === "disjoint" && paired === 0)
    return `${count(onlyBefore, "question")} before and ${groupedNumber(onlyAfter)} others after, none on both sides.`;
  const together = clusters < paired ? ` in ${count(clusters, "cluster")}` : "";
  const alone =
    onlyBefore + onlyAfter === 0
      ? "none on one only"
      : `${count(onlyBefore, "question")} only before, ${count(onlyAfter, "question")} only after`;
  return `${count(paired, "question")} on both sides${together}, ${alone}.`;
}

/** Trials without an answer, side by side; undefined when every trial has one. */
export function failuresWords({ before, after }: Comparison, markup: Markup): string | undefined {
  if ([before, after].every(({ failures }) => failed(failures) === 0)) return undefined;
  const side = ({ failures, trials }: Side) =>
    failed(failures) === 0
      ? `none of ${count(trials, "trial")}`
      : `${groupedNumber(failed(failures))} of ${count(trials, "trial")} (${countsWords(failures, markup)})`;
  return `Failed before: ${side(before)}; after: ${side(after)}.`;
}

/** Trials without a usable score beyond those that failed, metric by metric; empty when there are none. */
export function unscoredWords({ before, after, metrics }: Comparison, markup: Markup): readonly string[] {
  return metrics.flatMap(({ metric, evidence }) => {
    if (evidence === undefined) return [];
    const isBeyondFailures =
      missing(evidence.missingBefore, evidence.trialsBefore) > failed(before.failures) ||
      missing(evidence.missingAfter, evidence.trialsAfter) > failed(after.failures);
    if (!isBeyondFailures) return [];
    return [
      `${markup.word(metric)}: ${share(evidence.missingBefore)} of the trials before and ${share(evidence.missingAfter)} after have no usable score.`,
    ];
  });
}

/** Why the run is not complete, where the verdict does not say so already. */
export function incompleteWords({ incomplete, verdict }: Result, markup: Markup): string | undefined {
  if (incomplete === undefined || verdict === "errored") return undefined;
  return `Incomplete: ${markup.word(incomplete.problem)}. ${markup.word(incomplete.remedy)}`;
}

/** What the run used, and how long it took. An unknown price is said to be unknown. */
export function spendWords({ calls, cachedCalls, inputTokens, outputTokens, usd, elapsedMs }: Spent): string {
  const tokens = `${count(inputTokens, "token")} in and ${count(outputTokens, "token")} out`;
  const cached = cachedCalls === 0 ? "none" : groupedNumber(cachedCalls);
  const dollars = usd === undefined ? "cost unknown (a price or a usage is not known)" : price(usd);
  return `Spent: ${dollars}, ${count(calls, "call")} (${cached} from the cache), ${tokens}.${elapsedMs === undefined ? "" : ` It took ${lapse(elapsedMs)}.`}`;
}

/** What the traces of a record hold and lack, in a sentence; undefined for stories that do not look. */
export function tracesWords({ diagnosis }: Result, markup: Markup): string | undefined {
  if (diagnosis === undefined || diagnosis.examined === 0) return undefined;
  const { examined, grades, layers, contradicted } = diagnosis;
  const replayable = grades.reduce((sum, { grade, traces }) => (grade > 0 ? sum + traces : sum), 0);
  const known = layers.map(({ layer, known: times }) => `${markup.word(layer)} ${share(times / examined)}`);
  const doubted =
    contradicted === 0 ? "" : ` ${count(contradicted, "trace contradicts itself", "traces contradict themselves")}.`;
  return `Traces: ${groupedNumber(replayable)} of ${count(examined, "trace")} hold what a replay needs; they know the version of ${list(known)}.${doubted}`;
}

/** What was only observed below the layers, where it differs between the sides or is not one thing; else empty. */
export function environmentWords({ before, after }: Comparison, markup: Markup): readonly string[] {
  const kinds = [
    ["Requested model", before.environment.requestedModels, after.environment.requestedModels],
    ["Resolved model", before.environment.resolvedModels, after.environment.resolvedModels],
    ["System fingerprint", before.environment.fingerprints, after.environment.fingerprints],
  ] as const;
  return kinds.flatMap(([name, earlier, later]) => {
    const names = new Set([...Object.keys(earlier), ...Object.keys(later)]);
    if (names.size < 2) return [];
    return [`${name}: ${countsWords(earlier, markup)} → ${countsWords(later, markup)}.`];
  });
}

/** Names by how often each was seen, the most frequent first; "none seen" for none. */
function countsWords(counts: Counts, markup: Markup): string {
  const entries = Object.entries(counts).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const shown = entries.slice(0, 6).map(([name, times]) => `${markup.word(name, 60)} ${groupedNumber(times)}`);
  if (shown.length === 0) return "none seen";
  return list(entries.length > shown.length ? [...shown, `${entries.length - shown.length} more`] : shown);
}

const STORY = {
  record: "Recording",
  check: "Check",
  canary: "Canary",
  compare: "Comparison",
} as const satisfies Record<StoryName, string>;

const GATE = {
  fail: "The gate fails",
  warn: "The gate warns and lets it pass",
  pass: "The gate passes",
} as const satisfies Record<GateAction, string>;

/** How many trials a share is, where it is what the scored ones lack. Counted: the pairs are fewer than the trials of a side. */
function missing(share: number, scored: number): number {
  return share < 1 ? Math.round((scored * share) / (1 - share)) : Number.POSITIVE_INFINITY;
}

function failed(failures: Counts): number {
  return Object.values(failures).reduce((sum, times) => sum + times, 0);
}
