import type { Comparison, Result } from "../domain/verdict.ts";
import { coverageRows, gradeRows } from "./diagnosis.ts";
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
import { bullets, fenced, folded, table } from "./markdown.ts";
import { MARKDOWN } from "./markup.ts";
import { metricSentence } from "./metric-sentence.ts";
import { joinSections, type Section } from "./sections.ts";
import { verdictSentence } from "./sentence.ts";
import { layerRows, levelRows, metricRows, type Rows, touchedRows, tupleRows, worstRows } from "./tables.ts";

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
 * The comment on a pull request, GitHub Markdown of at most 60,000 characters: verdict, metrics, layers, drift,
 * pairing, then the rest. When too long, whole sections go in a fixed order and are named; the verdict never goes.
 */
export function renderComment(result: Result, pointers: Pointers = {}): string {
  return joinSections(sectionsOf(result, pointers, 5), {
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
  return joinSections([...sectionsOf(result, pointers, 200), ...moreSections(result)], {
    limit: LARGEST_SUMMARY,
    size: (text) => new TextEncoder().encode(text).length,
    dropped: [...DROPPED_FIRST, ...DROPPED],
    where: "The result file has them.",
  });
}

const DROPPED_FIRST = ["metrics in words", "drift in full"];
const DROPPED = [
  "worst cases",
  "traces",
  "touched files",
  "failures",
  "notes",
  "how to reproduce",
  "spend",
  "replay fidelity",
  "pairing",
  "drift",
  "layers",
  "metrics",
];

function sectionsOf(result: Result, pointers: Pointers, mostFiles: number): readonly Section[] {
  const { comparison, spend } = result;
  return [
    section("verdict", `${alert(result)}\n\n${headWords(result, MARKDOWN)}`),
    ...(comparison === undefined ? [] : comparedSections(comparison)),
    ...optional("metrics", result.levels && table(levelRows(result.levels, MARKDOWN))),
    ...optional(
      "layers",
      comparison === undefined && result.tuple ? table(tupleRows(result.tuple, MARKDOWN)) : undefined,
    ),
    ...optional("touched files", optionalTable(touchedRows(result, mostFiles, MARKDOWN))),
    ...optional("drift", driftWords(result, MARKDOWN)),
    ...optional("pairing", pairingSection(result)),
    ...optional("worst cases", comparison && worstSection(comparison)),
    ...optional("failures", failuresSection(result)),
    ...optional("replay fidelity", fidelitySection(result)),
    ...optional("traces", tracesSection(result)),
    ...optional("spend", spend && spendWords(spend)),
    ...optional("notes", bullets(result.notes.map((note) => MARKDOWN.word(note)))),
    ...optional("how to reproduce", reproduceSection(pointers)),
  ];
}

function comparedSections(comparison: Comparison): readonly Section[] {
  const below = bullets(environmentWords(comparison, MARKDOWN));
  const layers = table(layerRows(comparison.layers, MARKDOWN));
  return [
    section("metrics", table(metricRows(comparison.metrics, MARKDOWN))),
    section("layers", below === undefined ? layers : `${layers}\n\nObserved below the layers:\n\n${below}`),
  ];
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
  return rows && folded(`Worst cases (${rows.length - 1})`, table(rows));
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
