import { type Attribution, layersOfRole } from "../domain/attribution.ts";
import type { Result } from "../domain/result.ts";
import { acceptedWords } from "./accepted-words.ts";
import { anchorWords, isAnchorLatest } from "./anchor-words.ts";
import { probeSentence } from "./attribution/around-words.ts";
import { theLayer } from "./attribution/layer-name.ts";
import { attributionSection, briefAttribution } from "./attribution-page.ts";
import { changeSentence } from "./change-sentence.ts";
import type { Pointers } from "./comment.ts";
import { layersSection, notesSection, pairingSection, slicesSection, worstSection } from "./comment-sections.ts";
import { spendWords } from "./facts.ts";
import { incidentWords, metricNames, sinceIncident } from "./incident-words.ts";
import { link } from "./link.ts";
import { bullets, folded, table } from "./markdown.ts";
import { MARKDOWN, PLAIN } from "./markup.ts";
import { list } from "./numbers.ts";
import { joinSections, type Section, type Step } from "./sections.ts";
import { verdictSentence } from "./sentence.ts";
import { metricRows } from "./tables.ts";

/** What an issue says: a title of plain text, at most 200 characters, and a body of at most 60,000. */
export type IncidentReport = { readonly title: string; readonly body: string };

const LONGEST_TITLE = 200;
/** As a comment: GitHub refuses more than 65,536 characters, and the marker needs room. */
const LONGEST_BODY = 60_000;

/**
 * The issue of an incident, as the newest record tells it: what got worse, since when and against what, then and now; the
 * record's own tables; what to do next. The title stays the same while the same metrics are meant.
 */
export function renderIncident(result: Result, pointers: Pointers = {}): IncidentReport {
  return {
    title: titleOf(result),
    body: joinSections(sectionsOf(result, pointers), {
      limit: LONGEST_BODY,
      size: (text) => text.length,
      steps: STEPS,
      where: "The summary of the run has them.",
    }),
  };
}

/** Why an incident is over, for the last word in its issue: Markdown. */
export function incidentOver(result: Result, pointers: Pointers = {}): string {
  const parts = [
    incidentWords(result, MARKDOWN) ?? "The incident is over.",
    bullets(acceptedWords(result, MARKDOWN)),
    result.baseline && `Record: ${MARKDOWN.code(MARKDOWN.word(result.baseline))}.`,
    pointers.runUrl === undefined ? undefined : link("The run", pointers.runUrl),
  ];
  return parts.filter((part) => part !== undefined).join("\n\n");
}

/** GitHub shows a title as it is, without Markdown. */
function titleOf(result: Result): string {
  const { suite, incident } = result;
  const since = incident === undefined ? "" : ` since ${incident.since.slice(0, 10)}`;
  const names = incident === undefined ? "a metric" : metricNames(incident, PLAIN);
  const title = `${PLAIN.word(suite, 60)} got worse${since}: ${names}`.replaceAll("\u200B", "");
  return title.length < LONGEST_TITLE ? title : `${[...title].slice(0, LONGEST_TITLE / 2 - 1).join("")}…`;
}

function sectionsOf(result: Result, pointers: Pointers): readonly Section[] {
  const { comparison, anchored, changes = [], spend, attribution, probe } = result;
  const since = sinceIncident(result);
  const isOwn = since !== undefined && since === comparison;
  const named: readonly (readonly [name: string, text: string | undefined, shorter?: string | undefined])[] = [
    ["verdict", `> [!WARNING]\n> ${incidentWords(result, MARKDOWN) ?? verdictSentence(result, MARKDOWN)}`],
    [
      "which layer broke first",
      attribution && attributionSection(attribution),
      attribution && briefAttribution(attribution),
    ],
    ["acceptances", bullets(acceptedWords(result, MARKDOWN))],
    ["then and now", since && `${thenAndNow(result)}\n\n${table(metricRows(since.metrics, MARKDOWN))}`],
    ["the newest record", `${MARKDOWN.strong("The newest record")}: ${verdictSentence(result, MARKDOWN)}`],
    ["anchor", anchorWords(result, MARKDOWN)],
    ["change points", bullets(changes.map((change) => changeSentence(change, MARKDOWN)))],
    ["layers", layersSection(result)],
    ["worst questions", since && worstSection(since)],
    ["since the latest baseline", isOwn ? undefined : comparison && tableOf("Since the latest baseline", comparison)],
    [
      "since the anchor",
      anchored && !isAnchorLatest(result) && since?.before.at !== anchored.comparison.before.at
        ? tableOf("Since the anchor", anchored.comparison)
        : undefined,
    ],
    ["all slices", since && slicesSection(since, MOST_SLICES)],
    ["pairing", pairingSection(result)],
    ["probe", probe && bullets([probeSentence(probe, MARKDOWN)])],
    ["spend", spend && bullets([spendWords(spend)])],
    ["notes", notesSection(result.notes, MOST_NOTES)],
    ["what to do", nextSteps(result)],
    ["the run", pointers.runUrl === undefined ? undefined : link("The run", pointers.runUrl)],
  ];
  return named.flatMap(([name, text, shorter]) =>
    text === undefined ? [] : [{ name, text, ...(shorter === undefined ? {} : { shorter }) }],
  );
}

const MOST_SLICES = 50;
const MOST_NOTES = 10;

const STEPS: readonly Step[] = [
  { drop: "all slices" },
  { drop: "worst questions" },
  { shorten: "which layer broke first" },
  { drop: "since the anchor" },
  { drop: "since the latest baseline" },
  { drop: "notes" },
  { drop: "change points" },
  { drop: "probe" },
  { drop: "pairing" },
  { drop: "spend" },
  { drop: "anchor" },
  { drop: "acceptances" },
  { drop: "layers" },
  { drop: "then and now" },
];

function thenAndNow({ incident, baseline }: Result): string {
  if (incident === undefined) return "Before and after:";
  const after = baseline === undefined ? "the newest record" : MARKDOWN.code(MARKDOWN.word(baseline));
  return `Before is ${MARKDOWN.code(MARKDOWN.word(incident.reference))}, after is ${after}:`;
}

function tableOf(title: string, { metrics }: Pick<NonNullable<Result["comparison"]>, "metrics">): string {
  return folded(title, table(metricRows(metrics, MARKDOWN)));
}

function nextSteps({ suite, incident, attribution }: Result): string {
  const name = MARKDOWN.word(suite);
  const back = incident === undefined ? "healthy" : "as good as the one before the incident";
  const end = incident?.unread
    ? "Close this issue when you see that it is over: this record cannot tell."
    : `This issue closes by itself with the first record that is ${back}.`;
  return [
    `${MARKDOWN.strong("What to do next")}`,
    [
      `1. ${whereToLook(attribution)}${writtenBefore(attribution, incident)}`,
      `2. Undo what did it, or mend it; the check of that pull request says whether ${name} gets better by it.`,
      `3. ${end} A loss that is meant is accepted on the pull request that brought it, before the merge or after it: with the label that the suite names (${MARKDOWN.code("gate.accept-label")}).`,
    ].join("\n"),
    "Each record writes this text anew. What you have to say goes into comments.",
  ].join("\n\n");
}

/** What an experiment has named is looked at first; without one, whatever changed. */
function whereToLook(attribution: Attribution | undefined): string {
  const layers = attribution === undefined ? [] : layersOfRole(attribution, "proximate", "joint");
  return layers.length === 0
    ? "Look at the layers that changed: a change of a prompt or a policy is in the history of the repository, a change of the model in what the provider says."
    : `Look at ${list(layers.map(theLayer))}: the replays above say that this did it, and what they say of the other layers.`;
}

/** A record that only finds the loss still there replays nothing of it again; what the first one found is on the branch. */
function writtenBefore(attribution: Attribution | undefined, incident: Result["incident"]): string {
  if (attribution !== undefined || incident === undefined) return "";
  const day = MARKDOWN.word(incident.since.slice(0, 10));
  return ` What is known of this incident is on the branch of baselines, in the folder of ${MARKDOWN.code("incidents/")} that begins with ${day}, where it was attributed; else ${MARKDOWN.code("eval-baseline attribute")} asks which layer did it.`;
}
