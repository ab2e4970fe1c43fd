import { type LayerRole, layersOfRole } from "../../domain/attribution.ts";
import { capital } from "../../domain/capital.ts";
import { GAP_CODES } from "../../domain/detection-gap.ts";
import type { PostMortem } from "../../domain/post-mortem.ts";
import { checklistQuestion, checklistRows } from "../attribution/checklist-words.ts";
import { designWords } from "../attribution/design-words.ts";
import {
  blameSentence,
  interactionSentences,
  otherMetrics,
  sharesSentence,
  totalSentence,
} from "../attribution/loss-sentences.ts";
import { modelSentence } from "../attribution/model-words.ts";
import { outcomeSentence } from "../attribution/outcome-words.ts";
import { attributionTable } from "../attribution.ts";
import { bullets, folded, table } from "../markdown.ts";
import { MARKDOWN } from "../markup.ts";
import { level, list, type Unit } from "../numbers.ts";
import { layerRows } from "../tables.ts";
import { findingsOf } from "./findings.ts";
import { gapSentence, gapTitle, preventionWords } from "./gap-words.ts";
import { checklistPlace, type Places } from "./places.ts";
import { rateWords } from "./summary.ts";

const ROLES: readonly LayerRole[] = ["proximate", "joint", "contributing", "exonerated", "undetermined"];
const LONGEST_SENTENCE = 1_000;

/** Who did it, with what speaks for and against each layer, and what may be said of the model. */
export function attributionSection(postMortem: PostMortem): string {
  const { attribution, confidence } = postMortem;
  const [metric] = attribution.metrics;
  const loss =
    metric === undefined
      ? []
      : [
          totalSentence(metric, MARKDOWN),
          ...interactionSentences(metric),
          ...otherMetrics(attribution, MARKDOWN),
          blameSentence(attribution),
          sharesSentence(metric),
        ].filter((words) => words !== undefined);
  return joined([
    "## Which layer did it",
    outcomeSentence(attribution, MARKDOWN),
    metric === undefined || metric.layers.length === 0
      ? table(layerRows(attribution.differences, MARKDOWN))
      : table(attributionTable(metric, MARKDOWN)),
    bullets([
      ...(metric === undefined
        ? []
        : ROLES.map((role) => `${capital(role)}: ${list(layersOfRole(attribution, role)) || "none"}.`)),
      `${MARKDOWN.strong("May the model be named")}: ${attribution.model.isAdmissible ? "yes" : "no"}. ${modelSentence(attribution)}`,
      `Confidence: ${MARKDOWN.strong(confidence.level)}. ${confidence.because.map((why) => MARKDOWN.word(why, LONGEST_SENTENCE)).join(" ")}`,
      ...loss,
      ...designWords(attribution, MARKDOWN),
    ]),
    findingsPart(postMortem),
    configurationsPart(postMortem),
  ]);
}

function findingsPart({ attribution }: PostMortem): string | undefined {
  // As in the record, with marks.
  const findings = findingsOf(attribution, MARKDOWN);
  if (findings.length === 0) return undefined;
  const said = (side: string, sentences: readonly string[]) =>
    sentences.length === 0 ? [`${side}: nothing.`] : sentences.map((sentence) => `${side}: ${sentence}`);
  const parts = findings.map(
    (finding) =>
      `${MARKDOWN.strong(finding.layer)}\n\n${bullets([...said("For", finding.for), ...said("Against", finding.against)])}`,
  );
  return folded("For and against each layer", parts.join("\n\n"));
}

function configurationsPart({ attribution: { metrics } }: PostMortem): string | undefined {
  const [metric] = metrics;
  if (metric === undefined || metric.configurations.length < 2) return undefined;
  const rows = metric.configurations.map(({ after, mean, failures }) => [
    after.length === 0 ? "none" : list(after),
    level(mean, metric.unit),
    failures === undefined ? "–" : rateWords(failures),
  ]);
  return folded(
    "All combinations that were replayed",
    table([["Layers at the version of the incident", "Mean", "Answers that fail"], ...rows]),
  );
}

/** The questions that must be answered before the model may be named, and places for those that only people can answer. */
export function checklistSection({ attribution: { checklist } }: PostMortem, places: Places): string {
  if (checklist.length === 0) return "## Checklist\n\nNo question was asked: nothing could be replayed.";
  const open = checklist.filter(({ answer }) => answer === "unknown");
  const asked = open.map(({ key }) => `${checklistQuestion(key)} Your answer:\n\n${places.place(checklistPlace(key))}`);
  return joined([
    "## Checklist",
    "Before the model may be named, the opposite must be ruled out. What a machine could not answer stays open, and blocks.",
    table(checklistRows(checklist, MARKDOWN)),
    ...asked,
  ]);
}

/** Why nothing caught it before, and what would have. */
export function detectionSection({ gaps, notLookedAt, attribution }: PostMortem): string {
  const unit: Unit = attribution.metrics[0]?.unit ?? "score";
  const ordered = gaps.toSorted((a, b) => GAP_CODES.indexOf(a.code) - GAP_CODES.indexOf(b.code));
  const rows = ordered.map((gap) => [
    MARKDOWN.strong(gapTitle(gap.code)),
    gapSentence(gap, unit, MARKDOWN),
    list(gap.prevention.map((one) => preventionWords(one, unit, MARKDOWN))) || "–",
  ]);
  return joined([
    "## Why it was not caught before",
    rows.length === 0
      ? "No gap was found among those that could be looked at."
      : table([["Gap", "What says so", "What would have caught it"], ...rows]),
    notLookedAt.length === 0
      ? undefined
      : joined([
          "Not looked at:",
          bullets(notLookedAt.map(({ code, why }) => `${gapTitle(code)}: ${MARKDOWN.word(why, LONGEST_SENTENCE)}.`)),
        ]),
  ]);
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join("\n\n");
}
