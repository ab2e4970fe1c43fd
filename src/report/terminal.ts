import { styleText } from "node:util";
import type { Result } from "../domain/result.ts";
import type { Comparison } from "../domain/verdict.ts";
import { acceptedWords } from "./accepted-words.ts";
import { anchorWords, isAnchorLatest } from "./anchor-words.ts";
import { apartWords } from "./apart-words.ts";
import { changeSentence } from "./change-sentence.ts";
import { type Layout, layoutOf, lineWidth } from "./columns.ts";
import { doubtWords } from "./doubt-words.ts";
import {
  environmentWords,
  failuresWords,
  headWords,
  incompleteWords,
  pairingWords,
  spendWords,
  tracesWords,
  unscoredWords,
} from "./facts.ts";
import { fidelityRows, fidelityWords } from "./fidelity.ts";
import { incidentWords } from "./incident-words.ts";
import { type Markup, terminalMarkup } from "./markup.ts";
import { runItLine } from "./not-evaluated-words.ts";
import { decisiveComparison, verdictSentence } from "./sentence.ts";
import { silentSlices, slicesInWords, slicesTitle, tabledSlices } from "./slice-words.ts";
import { layerRows, levelRows, metricRows, type Rows, sliceRows, touchedRows, tupleRows, worstRows } from "./tables.ts";
import { VERDICT_TITLE } from "./verdict-title.ts";

/**
 * The result for a terminal or a log: the facts of the comment in the same order, in aligned columns.
 *
 * @param terminal.width columns there are; lines take at most 100 of them, at least 40
 * @param terminal.colour false: no escape sequence at all
 */
export async function renderTerminal(
  result: Result,
  terminal: { readonly colour: boolean; readonly width: number },
): Promise<string> {
  const width = lineWidth(terminal.width);
  const markup = terminalMarkup(terminal.colour);
  const opening = [
    terminal.colour ? colouredVerdict(result) : verdictSentence(result),
    headWords(result, markup),
    ...acceptedWords(result, markup),
    ...[incidentWords(result, markup), runItLine(result, markup)].filter((words) => words !== undefined),
    ...apartWords(result, markup),
    ...(result.changes ?? []).map((change) => changeSentence(change, markup)),
  ];
  const [attributed, probed] = [await attributedBlocks(result, markup), await probeWords(result, markup)];
  const tables = [...attributed, ...tablesOf(result, markup)];
  const facts = [...probed, ...factsOf(result, markup)];
  // What needs no laying out does not wait for the library that does it.
  const fits = tables.length === 0 && [...opening, ...facts].every((words) => words.length <= width);
  const { paragraph, columns } = fits ? AS_IT_IS : await layoutOf(width);
  const laidOut = tables.map((block) => (typeof block === "string" ? paragraph(block) : columns(block)));
  const blocks = [...opening.map(paragraph), ...laidOut, facts.map(paragraph).join("\n")];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** More rows are for the summary and the result file. */
const MOST_SLICES = 15;

const AS_IT_IS: Layout = { paragraph: (text) => text, columns: (rows) => rows.flat().join(" ") };

function colouredVerdict(result: Result): string {
  const markup = terminalMarkup(true);
  const title = `${VERDICT_TITLE[result.verdict]}:`;
  const rest = verdictSentence(result, markup).slice(markup.strong(title).length);
  const colour = { fail: "red", warn: "yellow", pass: "green" } as const;
  return `${markup.strong(styleText(colour[result.gate], title, { validateStream: false }))}${rest}`;
}

/** Few results have one: its words are loaded with the first. */
async function attributedBlocks({ attribution }: Result, markup: Markup): Promise<readonly (Rows | string)[]> {
  if (attribution === undefined) return [];
  const { attributionRows } = await import("./attribution-page.ts");
  return attributionRows(attribution, markup);
}

async function probeWords({ probe }: Result, markup: Markup): Promise<readonly string[]> {
  if (probe === undefined) return [];
  const { probeSentence } = await import("./attribution/around-words.ts");
  return [probeSentence(probe, markup)];
}

/** Tables, each with the words that belong above it. */
function tablesOf(result: Result, markup: Markup): readonly (Rows | string)[] {
  const { comparison, tuple, fidelity } = result;
  const anchored = isAnchorLatest(result) ? undefined : result.anchored;
  const decisive = decisiveComparison(result);
  const blocks: readonly (Rows | string | undefined)[] = [
    anchorWords(result, markup),
    anchored && metricRows(anchored.comparison.metrics, markup),
    anchored && comparison && `${markup.strong("Since the latest baseline")}:`,
    comparison === undefined
      ? result.levels && levelRows(result.levels, markup)
      : metricRows(comparison.metrics, markup),
    ...(decisive === undefined ? [] : sliceBlocks(decisive, markup)),
    comparison === undefined ? tuple && tupleRows(tuple, markup) : layerRows(comparison.layers, markup),
    touchedRows(result, 5, markup),
    decisive && worstRows(decisive, markup),
    fidelity && fidelityRows(fidelity, markup),
  ];
  return blocks.filter((block) => block !== undefined);
}

/** On a terminal only what has numbers; the comment, the summary and the result file have all slices. */
function sliceBlocks(comparison: Comparison, markup: Markup): readonly (Rows | string)[] {
  const tables = comparison.metrics.flatMap((metric) => {
    const measured = tabledSlices(metric);
    const isWorthIt = metric.blocking || measured.some(({ verdict }) => verdict === "regressed");
    const rows = isWorthIt ? sliceRows(metric, measured, MOST_SLICES, markup) : undefined;
    return rows === undefined ? [] : [`${slicesTitle(metric, markup)}:`, rows];
  });
  const silent = silentSlices(comparison, markup);
  return [...slicesInWords(comparison, markup), ...tables, ...(silent === undefined ? [] : [silent])];
}

function factsOf(result: Result, markup: Markup): readonly string[] {
  const { comparison, spend, baseline, postMortem } = result;
  const decisive = decisiveComparison(result);
  const facts: readonly (string | undefined)[] = [
    ...(comparison === undefined ? [] : environmentWords(comparison, markup)),
    ...(comparison === undefined ? [] : comparedFacts(comparison, markup)),
    ...(decisive === undefined ? [] : doubtWords(decisive, markup)),
    fidelityWords(result, markup),
    tracesWords(result, markup),
    incompleteWords(result, markup),
    spend && spendWords(spend),
    baseline === undefined ? undefined : `Baseline: ${markup.word(baseline)}.`,
    postMortem === undefined ? undefined : `Post-mortem: ${markup.word(postMortem)}.`,
    ...result.notes.map((note) => markup.word(note)),
  ];
  return facts.filter((fact) => fact !== undefined);
}

function comparedFacts(comparison: Comparison, markup: Markup): readonly (string | undefined)[] {
  return [
    `Pairing: ${pairingWords(comparison)}`,
    failuresWords(comparison, markup),
    ...unscoredWords(comparison, markup),
  ];
}
