/** The sections of the comment that take more than one call: Markdown, undefined where there is nothing to show. */
import { groupedNumber } from "../domain/grouped-number.ts";
import type { Result } from "../domain/result.ts";
import type { Comparison, MetricComparison } from "../domain/verdict.ts";
import { isAnchorLatest } from "./anchor-words.ts";
import type { Pointers } from "./comment.ts";
import { coverageRows, gradeRows } from "./diagnosis.ts";
import { environmentWords, failuresWords, incompleteWords, pairingWords, tracesWords, unscoredWords } from "./facts.ts";
import { fidelityRows, fidelityWords } from "./fidelity.ts";
import { link } from "./link.ts";
import { bullets, fenced, folded, table } from "./markdown.ts";
import { MARKDOWN } from "./markup.ts";
import { count } from "./numbers.ts";
import { postMortemLink } from "./post-mortem-link.ts";
import { verdictSentence } from "./sentence.ts";
import { silentSlices, slicesTitle, tabledSlices } from "./slice-words.ts";
import { layerRows, levelRows, metricRows, sliceRows, tupleRows, worstRows } from "./tables.ts";

/** Metrics of a comparison, or what a record without one measured. */
export function metricsSection(result: Result): string | undefined {
  const { comparison, anchored, levels } = result;
  if (comparison === undefined) return levels && table(levelRows(levels, MARKDOWN));
  const rows = table(metricRows(comparison.metrics, MARKDOWN));
  return anchored === undefined || isAnchorLatest(result)
    ? rows
    : `${MARKDOWN.strong("Since the latest baseline")}:\n\n${rows}`;
}

/** Of many metrics those that moved or are open, at most thirty, and how many there are. Undefined where there are few. */
export function metricsInBrief({ comparison }: Result): string | undefined {
  if (comparison === undefined || comparison.metrics.length <= FEW_METRICS) return undefined;
  const { metrics } = comparison;
  const told = metrics.filter(({ verdict }) => verdict !== "unchanged").toSorted((a, b) => weight(b) - weight(a));
  const shown = told.slice(0, FEW_METRICS);
  const rest = `${count(metrics.length - shown.length, "more metric")} of ${groupedNumber(metrics.length)}.`;
  return shown.length === 0 ? rest : `${table(metricRows(shown, MARKDOWN))}\n\nAnd ${rest}`;
}

const FEW_METRICS = 30;

/** What decides comes before what informs, and a loss before anything else. */
function weight({ blocking, verdict }: MetricComparison): number {
  return (blocking ? 2 : 0) + (verdict === "regressed" ? 1 : 0);
}

/** The metrics of the incident's own comparison, folded, where it is none that is shown anyway. */
export function incidentSection({ incident, anchored }: Result): string | undefined {
  if (incident?.comparison === undefined) return undefined;
  if (incident.comparison.before.at === anchored?.comparison.before.at) return undefined;
  return folded("Since before the incident", table(metricRows(incident.comparison.metrics, MARKDOWN)));
}

/** What a reader must know besides. @param most notes; where there are more, the rest is counted */
export function notesSection(notes: readonly string[], most: number): string | undefined {
  const shown = notes.slice(0, most).map((note) => MARKDOWN.word(note));
  const rest = notes.length - shown.length;
  return bullets(rest === 0 ? shown : [...shown, `and ${count(rest, "more note")}`]);
}

/** All slices of all metrics, folded. */
export function slicesSection(comparison: Comparison, most: number): string | undefined {
  const tables = comparison.metrics.flatMap((metric) => {
    const rows = sliceRows(metric, tabledSlices(metric), most, MARKDOWN);
    return rows === undefined ? [] : [`${slicesTitle(metric, MARKDOWN)}:\n\n${table(rows)}`];
  });
  const silent = silentSlices(comparison, MARKDOWN);
  if (tables.length === 0) return silent;
  return folded("Slices", [...tables, ...(silent === undefined ? [] : [silent])].join("\n\n"));
}

/** The layers of a comparison with what was observed below them, or the versions of a record without one. */
export function layersSection({ comparison, tuple }: Result): string | undefined {
  if (comparison === undefined) return tuple && table(tupleRows(tuple, MARKDOWN));
  const below = environmentWords(comparison, MARKDOWN).map((words) => `  - ${words}`);
  const layers = table(layerRows(comparison.layers, MARKDOWN));
  // A list within a list: what comes after it is a list of its own, and GitHub would make one of both.
  return below.length === 0 ? layers : `${layers}\n\n${["- Observed below the layers:", ...below].join("\n")}`;
}

/** One alert, for what somebody must look at; a verdict that passes stands as it is. */
export function alert(result: Result): string {
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

/** How many questions were paired, and the baseline. */
export function pairingSection(result: Result, pointers: Pointers): string | undefined {
  const { comparison, baseline } = result;
  const postMortem = postMortemLink(result, pointers);
  const lines = [
    ...(comparison === undefined ? [] : [`Pairing: ${pairingWords(comparison)}`]),
    ...(baseline === undefined ? [] : [`Baseline: ${MARKDOWN.code(MARKDOWN.word(baseline))}.`]),
    ...(postMortem === undefined ? [] : [`Post-mortem: ${postMortem}.`]),
  ];
  return bullets(lines);
}

/** The questions that lost most, folded. */
export function worstSection(comparison: Comparison): string | undefined {
  const rows = worstRows(comparison, MARKDOWN);
  return rows && folded(`Worst questions (${rows.length - 1})`, table(rows));
}

/** What the replay is worth, with its table. */
export function fidelitySection(result: Result): string | undefined {
  const words = fidelityWords(result, MARKDOWN);
  const rows = result.fidelity && fidelityRows(result.fidelity, MARKDOWN);
  return rows === undefined ? words : `${words}\n\n${table(rows)}`;
}

/** What the traces hold and lack, its tables folded. */
export function tracesSection(result: Result): string | undefined {
  const words = tracesWords(result, MARKDOWN);
  if (words === undefined || result.diagnosis === undefined) return undefined;
  const tables = [coverageRows(result.diagnosis.layers, MARKDOWN), gradeRows(result.diagnosis)].map(table);
  return `${words}\n\n${folded("What the traces hold and lack", tables.join("\n\n"))}`;
}

/** What failed, and what has no score. */
export function failuresSection(result: Result): string | undefined {
  const { comparison } = result;
  const lines = [
    incompleteWords(result, MARKDOWN),
    comparison && failuresWords(comparison, MARKDOWN),
    ...(comparison === undefined ? [] : unscoredWords(comparison, MARKDOWN)),
  ];
  return bullets(lines.filter((line) => line !== undefined));
}

/** How to see it again, and where the run is. */
export function reproduceSection({ reproduce, runUrl }: Pointers): string | undefined {
  const parts = [
    ...(reproduce === undefined ? [] : [`To see it on your machine:\n\n${fenced(reproduce)}`]),
    ...(runUrl === undefined ? [] : [link("The run", runUrl)]),
  ];
  return parts.length === 0 ? undefined : parts.join("\n\n");
}
