import type { Result } from "../domain/result.ts";
import { acceptedWords } from "./accepted-words.ts";
import { anchorWords, isAnchorLatest } from "./anchor-words.ts";
import { answersSection } from "./answers.ts";
import { apartWords } from "./apart-words.ts";
import { probeSentence } from "./attribution/around-words.ts";
import { attributionSection, briefAttribution } from "./attribution-page.ts";
import { changeSentence } from "./change-sentence.ts";
import {
  alert,
  failuresSection,
  fidelitySection,
  incidentSection,
  layersSection,
  metricsInBrief,
  metricsSection,
  notesSection,
  pairingSection,
  reproduceSection,
  slicesSection,
  tracesSection,
  worstSection,
} from "./comment-sections.ts";
import { doubtWords } from "./doubt-words.ts";
import { headWords, spendWords } from "./facts.ts";
import { incidentWords } from "./incident-words.ts";
import { bullets, folded, table } from "./markdown.ts";
import { MARKDOWN } from "./markup.ts";
import { metricSentence } from "./metric-sentence.ts";
import { runItSection } from "./not-evaluated-words.ts";
import { joinSections, type Section, type Step } from "./sections.ts";
import { decisiveComparison } from "./sentence.ts";
import { slicesInWords } from "./slice-words.ts";
import { layerRows, metricRows, type Rows, touchedRows } from "./tables.ts";

/** What a report can point to: the run's page, and the command that does it again. */
export type Pointers = {
  /** The address of the run's page; shown as a link when it is http or https. */
  readonly runUrl?: string;
  /** One command line. */
  readonly reproduce?: string;
  /** The address under which paths of the branch of baselines can be read; ends in the branch. */
  readonly branchUrl?: string;
};

/** GitHub refuses bodies over 65,536 characters, does not say how it counts emoji, and the marker needs room too. */
const LONGEST_COMMENT = 60_000;
/** GitHub drops a summary over 1 MiB whole, without an error; other steps of the job have summaries of their own. */
const LARGEST_SUMMARY = 1_000_000;

/**
 * The comment on a pull request, GitHub Markdown of at most 60,000 characters: verdict, effect and drift apart,
 * metrics, slices that moved, layers, pairing, then the rest. When too long, sections are shortened or go whole in a fixed
 * order and are named; the verdict never goes.
 */
export function renderComment(result: Result, pointers: Pointers = {}): string {
  return joinSections(sectionsOf(result, pointers, { files: 5, slices: 50 }), {
    limit: LONGEST_COMMENT,
    size: (text) => text.length,
    steps: STEPS,
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
    steps: [...SUMMARY_FIRST, ...STEPS],
    where: "The result file has them.",
  });
}

const SUMMARY_FIRST: readonly Step[] = [{ drop: "metrics in words" }, { drop: "drift in full" }];
const STEPS: readonly Step[] = [
  { shorten: "answers" },
  { shorten: "all slices" },
  { drop: "answers" },
  { drop: "worst questions" },
  { drop: "all slices" },
  { drop: "traces" },
  { drop: "touched files" },
  { drop: "failures" },
  { shorten: "notes" },
  { shorten: "metrics" },
  { drop: "since the incident began" },
  { drop: "replay fidelity" },
  { shorten: "which layer broke first" },
  { drop: "probe" },
  { drop: "pairing" },
  { drop: "cross-checks" },
  { drop: "anchor in full" },
  { drop: "slices" },
  { drop: "change points" },
  { drop: "anchor" },
  { drop: "spend" },
  { drop: "effect and drift" },
  { drop: "layers" },
  { drop: "metrics" },
  { drop: "acceptances" },
  { drop: "how to reproduce" },
  { drop: "notes" },
];

/** How many rows a table may have. */
type Most = { readonly files: number; readonly slices: number };

function sectionsOf(result: Result, pointers: Pointers, most: Most): readonly Section[] {
  const { spend, changes = [], attribution, probe } = result;
  const anchored = isAnchorLatest(result) ? undefined : result.anchored;
  const decisive = decisiveComparison(result);
  return [
    section("verdict", `${alert(result)}\n\n${headWords(result, MARKDOWN)}`),
    ...optional("acceptances", bullets(acceptedWords(result, MARKDOWN))),
    ...optional("incident", incidentWords(result, MARKDOWN)),
    ...optional(
      "which layer broke first",
      attribution && attributionSection(attribution),
      attribution && briefAttribution(attribution),
    ),
    ...optional("how a maintainer runs it", runItSection(result)),
    ...optional("effect and drift", bullets(apartWords(result, MARKDOWN))),
    ...optional("anchor", anchorWords(result, MARKDOWN)),
    ...optional("anchor in full", anchored && table(metricRows(anchored.comparison.metrics, MARKDOWN))),
    ...optional("change points", bullets(changes.map((change) => changeSentence(change, MARKDOWN)))),
    ...optional("metrics", metricsSection(result), metricsInBrief(result)),
    ...optional("slices", decisive && bullets(slicesInWords(decisive, MARKDOWN))),
    ...optional(
      "all slices",
      decisive && slicesSection(decisive, most.slices),
      decisive && slicesSection(decisive, FEW_SLICES),
    ),
    ...optional("cross-checks", decisive && bullets(doubtWords(decisive, MARKDOWN))),
    ...optional("layers", layersSection(result)),
    ...optional("touched files", optionalTable(touchedRows(result, most.files, MARKDOWN))),
    ...optional("worst questions", decisive && worstSection(decisive)),
    ...optional("answers", answersSection(result, MOST_ANSWERS), answersSection(result, FEW_ANSWERS)),
    ...optional("since the incident began", incidentSection(result)),
    ...optional("pairing", pairingSection(result, pointers)),
    ...optional("failures", failuresSection(result)),
    ...optional("replay fidelity", fidelitySection(result)),
    ...optional("traces", tracesSection(result)),
    ...optional("probe", probe && bullets([probeSentence(probe, MARKDOWN)])),
    ...optional("spend", spend && bullets([spendWords(spend)])),
    ...optional("notes", notesSection(result.notes, Number.POSITIVE_INFINITY), notesSection(result.notes, FEW_NOTES)),
    ...optional("how to reproduce", reproduceSection(pointers)),
  ];
}

const MOST_ANSWERS = 5;
const FEW_ANSWERS = 2;
const FEW_SLICES = 10;
const FEW_NOTES = 10;

function moreSections({ comparison, drift }: Result): readonly Section[] {
  const inWords = comparison && bullets(comparison.metrics.map((metric) => `${metricSentence(metric, MARKDOWN)}.`));
  const driftInFull =
    drift && [metricRows(drift.metrics, MARKDOWN), layerRows(drift.layers, MARKDOWN)].map(table).join("\n\n");
  return [
    ...optional("metrics in words", inWords && folded("Metrics in words", inWords)),
    ...optional("drift in full", driftInFull && folded("Drift in full", driftInFull)),
  ];
}

function section(name: string, text: string): Section {
  return { name, text };
}

function optional(name: string, text: string | undefined, shorter?: string): readonly Section[] {
  if (text === undefined) return [];
  return [{ ...section(name, text), ...(shorter === undefined || shorter === text ? {} : { shorter }) }];
}

function optionalTable(rows: Rows | undefined): string | undefined {
  return rows && table(rows);
}
