import { styleText } from "node:util";
import type { Comparison, Result } from "../domain/verdict.ts";
import { type Layout, layoutOf } from "./columns.ts";
import {
  driftWords,
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
import { type Markup, PLAIN } from "./markup.ts";
import { VERDICT_TITLE, verdictSentence } from "./sentence.ts";
import { layerRows, levelRows, metricRows, type Rows, touchedRows, tupleRows, worstRows } from "./tables.ts";

const WIDEST = 100;
/** On anything narrower the lines would be ragged whatever we did. */
const NARROWEST = 40;

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
  const width = Math.max(NARROWEST, Math.min(WIDEST, terminal.width));
  const markup = terminal.colour ? COLOURED : PLAIN;
  const opening = [terminal.colour ? colouredVerdict(result) : verdictSentence(result), headWords(result, markup)];
  const [tables, facts] = [tablesOf(result, markup), factsOf(result, markup)];
  // What needs no laying out does not wait for the library that does it.
  const fits = tables.length === 0 && [...opening, ...facts].every((text) => text.length <= width);
  const { paragraph, columns } = fits ? AS_IT_IS : await layoutOf(width);
  const blocks = [...opening.map(paragraph), ...tables.map(columns), facts.map(paragraph).join("\n")];
  const text = `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
  // Laying out breaks lines anew, and a runner takes a line that begins with :: for a command.
  return text.replace(/^([^\S\n]*):(?=:)/gm, "$1:\u200B");
}

const AS_IT_IS: Layout = { paragraph: (text) => text, columns: (rows) => rows.flat().join(" ") };

type Style = Parameters<typeof styleText>[0];

const COLOURED: Markup = { ...PLAIN, strong: (text) => styled("bold", text) };

function colouredVerdict(result: Result): string {
  const title = `${VERDICT_TITLE[result.verdict]}:`;
  const rest = verdictSentence(result, COLOURED).slice(COLOURED.strong(title).length);
  const colour = { fail: "red", warn: "yellow", pass: "green" } as const;
  return `${styled("bold", styled(colour[result.gate], title))}${rest}`;
}

/** The caller decides about colour, not the stream that styleText would look at. */
function styled(style: Style, text: string): string {
  return styleText(style, text, { validateStream: false });
}

function tablesOf(result: Result, markup: Markup): readonly Rows[] {
  const { comparison, tuple, fidelity } = result;
  const compared: readonly (Rows | undefined)[] =
    comparison === undefined
      ? [
          result.levels && levelRows(result.levels, markup),
          tuple && tupleRows(tuple, markup),
          touchedRows(result, 5, markup),
        ]
      : [
          metricRows(comparison.metrics, markup),
          layerRows(comparison.layers, markup),
          touchedRows(result, 5, markup),
          worstRows(comparison, markup),
        ];
  return [...compared, fidelity && fidelityRows(fidelity, markup)].filter((rows) => rows !== undefined);
}

function factsOf(result: Result, markup: Markup): readonly string[] {
  const { comparison, spend, baseline } = result;
  const facts: readonly (string | undefined)[] = [
    ...(comparison === undefined ? [] : environmentWords(comparison, markup)),
    driftWords(result, markup),
    ...(comparison === undefined ? [] : comparedFacts(comparison, markup)),
    fidelityWords(result, markup),
    tracesWords(result, markup),
    incompleteWords(result, markup),
    spend && spendWords(spend),
    baseline === undefined ? undefined : `Baseline: ${markup.word(baseline)}.`,
    ...result.notes.map((note) => markup.word(note)),
  ];
  return facts.filter((fact) => fact !== undefined);
}

function comparedFacts(comparison: Comparison, markup: Markup): readonly (string | undefined)[] {
  return [
    `Pairing: ${pairingWords(comparison.pairing)}`,
    failuresWords(comparison, markup),
    ...unscoredWords(comparison, markup),
  ];
}
