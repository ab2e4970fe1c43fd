import type { Comparison, Result } from "../domain/verdict.ts";
import { anchorWords } from "./anchor-words.ts";
import { apartWords } from "./apart-words.ts";
import { changeSentence } from "./change-sentence.ts";
import { coverageRows, gradeRows } from "./diagnosis.ts";
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
import { bullets, fenced, folded, table } from "./markdown.ts";
import { MARKDOWN } from "./markup.ts";
import { metricSentence } from "./metric-sentence.ts";
import { joinSections, type Section } from "./sections.ts";
import { decisiveComparison, verdictSentence } from "./sentence.ts";
import { slicesInWords, slicesTitle } from "./slice-words.ts";
import { layerRows, levelRows, metricRows, type Rows, sliceRows, touchedRows, tupleRows, worstRows } from "./tables.ts";

/** What a report can point to: the run's page, and the command that does it again. */
export type Pointers = {
  /** The address of the run's page; shown as a link when it is http or https. */
  readonly runUrl?: string;
  /** One command line. */
  readonly reproduce?: string;
};

/** GitHub refuses bodies over 65,536 characters, does not say how it counts emoji, and the marker needs room too. */
const LONGEST_COMMENT = 60_000;
/** GitHub drops a summary over 1 MiB whole, without an error; other steps of the job have summaries of their own. */
const LARGEST_SUMMARY = 1_000_000;

/**
 * The comment on a pull request, GitHub Markdown of at most 60,000 characters: verdict, effect and drift apart,
 * metrics, slices that moved, layers, pairing, then the rest. When too long, whole sections go in a fixed order and are named; the verdict never goes.
 */
export function renderComment(result: Result, pointers: Pointers = {}): string {
  return joinSections(sectionsOf(result, pointers, { files: 5, slices: 50 }), {
    limit: LONGEST_COMMENT,
    size: (text) => text.length,
    dropped: DROPPED,
    where: "The summary of the run has them.",
  });
}

/**
 * The job summary: the comment with more in it (each metric in words, the drift's own table, up to 200 touched
 * files of each layer), at most 1,000,000 bytes of UTF-8.
 */
export function renderSummary(result: Result, pointers: Pointers = {}): string {
  return joinSections([...sectionsOf(result, pointers, { files: 200, slices: 1000 }), ...moreSections(result)], {
    limit: LARGEST_SUMMARY,
    size: (text) => new TextEncoder().encode(text).length,
    dropped: [...DROPPED_FIRST, ...DROPPED],
    where: "The result file has them.",
  });
}

const DROPPED_FIRST = ["metrics in words", "drift in full"];
const DROPPED = [
  "worst questions",
  "all slices",
  "traces",
  "touched files",
  "failures",
  "notes",
  "how to reproduce",
  "spend",
  "replay fidelity",
  "pairing",
  "cross-checks",
  "anchor in full",
  "slices",
  "change points",
  "anchor",
  "effect and drift",
  "layers",
  "metrics",
];

/** How many rows a table may have. */
type Most = { readonly files: number; readonly slices: number };

function sectionsOf(result: Result, pointers: Pointers, most: Most): readonly Section[] {
  const { anchored, spend, changes = [] } = result;
  const decisive = decisiveComparison(result);
  return [
    section("verdict", `${alert(result)}\n\n${headWords(result, MARKDOWN)}`),
    ...optional("effect and drift", bullets(apartWords(result, MARKDOWN))),
    ...optional("anchor", anchorWords(result, MARKDOWN)),
    ...optional("anchor in full", anchored && table(metricRows(anchored.comparison.metrics, MARKDOWN))),
    ...optional("change points", bullets(changes.map((change) => changeSentence(change, MARKDOWN)))),
    ...optional("metrics", metricsSection(result)),
    ...(decisive === undefined ? [] : sliceSections(decisive, most.slices)),
    ...optional("cross-checks", decisive && bullets(doubtWords(decisive, MARKDOWN))),
    ...optional("layers", layersSection(result)),
    ...optional("touched files", optionalTable(touchedRows(result, most.files, MARKDOWN))),
    ...optional("pairing", pairingSection(result)),
    ...optional("worst questions", decisive && worstSection(decisive)),
    ...optional("failures", failuresSection(result)),
    ...optional("replay fidelity", fidelitySection(result)),
    ...optional("traces", tracesSection(result)),
    ...optional("spend", spend && spendWords(spend)),
    ...optional("notes", bullets(result.notes.map((note) => MARKDOWN.word(note)))),
    ...optional("how to reproduce", reproduceSection(pointers)),
  ];
}

function metricsSection({ comparison, anchored, levels }: Result): string | undefined {
  if (comparison === undefined) return levels && table(levelRows(levels, MARKDOWN));
  const rows = table(metricRows(comparison.metrics, MARKDOWN));
  return anchored === undefined ? rows : `${MARKDOWN.strong("Since the latest baseline")}:\n\n${rows}`;
}

function sliceSections(comparison: Comparison, most: number): readonly Section[] {
  const tables = comparison.metrics.flatMap((metric) => {
    const rows = sliceRows(metric, metric.slices ?? [], most, MARKDOWN);
    return rows === undefined ? [] : [`${slicesTitle(metric, MARKDOWN)}:\n\n${table(rows)}`];
  });
  return [
    ...optional("slices", bullets(slicesInWords(comparison, MARKDOWN))),
    ...optional("all slices", tables.length === 0 ? undefined : folded("Slices", tables.join("\n\n"))),
  ];
}

function layersSection({ comparison, tuple }: Result): string | undefined {
  if (comparison === undefined) return tuple && table(tupleRows(tuple, MARKDOWN));
  const below = bullets(environmentWords(comparison, MARKDOWN));
  const layers = table(layerRows(comparison.layers, MARKDOWN));
  return below === undefined ? layers : `${layers}\n\nObserved below the layers:\n\n${below}`;
}

function moreSections({ comparison, drift }: Result): readonly Section[] {
  const inWords = comparison && bullets(comparison.metrics.map((metric) => `${metricSentence(metric, MARKDOWN)}.`));
  const driftInFull =
    drift && [metricRows(drift.metrics, MARKDOWN), layerRows(drift.layers, MARKDOWN)].map(table).join("\n\n");
  return [
    ...optional("metrics in words", inWords && folded("Metrics in words", inWords)),
    ...optional("drift in full", driftInFull && folded("Drift in full", driftInFull)),
  ];
}

/** One alert, for what somebody must look at; a verdict that passes stands as it is. */
function alert(result: Result): string {
  const sentence = verdictSentence(result, MARKDOWN);
  switch (result.gate) {
    case "fail":
      return `> [!CAUTION]\n> ${sentence}`;
    case "warn":
      return `> [!WARNING]\n> ${sentence}`;
    case "pass":
      return sentence;
    default:
      return result.gate satisfies never;
  }
}

function pairingSection({ comparison, baseline }: Result): string | undefined {
  const lines = [
    ...(comparison === undefined ? [] : [`Pairing: ${pairingWords(comparison.pairing)}`]),
    ...(baseline === undefined ? [] : [`Baseline: ${MARKDOWN.code(MARKDOWN.word(baseline))}.`]),
  ];
  return lines.length === 0 ? undefined : lines.join(" ");
}

function worstSection(comparison: Comparison): string | undefined {
  const rows = worstRows(comparison, MARKDOWN);
  return rows && folded(`Worst questions (${rows.length - 1})`, table(rows));
}

function fidelitySection(result: Result): string | undefined {
  const words = fidelityWords(result, MARKDOWN);
  const rows = result.fidelity && fidelityRows(result.fidelity, MARKDOWN);
  return rows === undefined ? words : `${words}\n\n${table(rows)}`;
}

function tracesSection(result: Result): string | undefined {
  const words = tracesWords(result, MARKDOWN);
  if (words === undefined || result.diagnosis === undefined) return undefined;
  const tables = [coverageRows(result.diagnosis.layers, MARKDOWN), gradeRows(result.diagnosis)].map(table);
  return `${words}\n\n${folded("What the traces hold and lack", tables.join("\n\n"))}`;
}

function failuresSection(result: Result): string | undefined {
  const { comparison } = result;
  const lines = [
    incompleteWords(result, MARKDOWN),
    comparison && failuresWords(comparison, MARKDOWN),
    ...(comparison === undefined ? [] : unscoredWords(comparison, MARKDOWN)),
  ];
  return bullets(lines.filter((line) => line !== undefined));
}

function reproduceSection({ reproduce, runUrl }: Pointers): string | undefined {
  const parts = [
    ...(reproduce === undefined ? [] : [`To see it on your machine:\n\n${fenced(reproduce)}`]),
    ...(runUrl === undefined
      ? []
      : [/^https?:\/\/[^\s<>\\]+$/.test(runUrl) ? `[The run](<${runUrl}>)` : MARKDOWN.word(runUrl)]),
  ];
  return parts.length === 0 ? undefined : parts.join("\n\n");
}

function section(name: string, text: string): Section {
  return { name, text };
}

function optional(name: string, text: string | undefined): readonly Section[] {
  return text === undefined ? [] : [section(name, text)];
}

function optionalTable(rows: Rows | undefined): string | undefined {
  return rows && table(rows);
}
