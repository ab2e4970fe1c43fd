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
import { postMortemLink } from "./post-mortem-link.ts";
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
  const written = postMortemLink(result, pointers);
  const parts = [
    incidentWords(result, MARKDOWN) ?? "The incident is over.",
    bullets(acceptedWords(result, MARKDOWN)),
    result.baseline && `Record: ${MARKDOWN.code(MARKDOWN.word(result.baseline))}.`,
    written === undefined ? undefined : `Post-mortem: ${written}.`,
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
  const { postMortem: _, ...rest } = result;
  const { comparison, anchored, changes = [], spend, probe } = rest;
  const since = sinceIncident(result);
  const isOwn = since !== undefined && since === comparison;
  const named: readonly (readonly [name: string, text: string | undefined, shorter?: string | undefined])[] = [
    ["verdict", `> [!WARNING]\n> ${incidentWords(result, MARKDOWN) ?? verdictSentence(result, MARKDOWN)}`],
    ["which layer broke first", ...whichLayer(result)],
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
    // The post-mortem is named in what to do.
    ["pairing", pairingSection(rest, pointers)],
    ["probe", probe && bullets([probeSentence(probe, MARKDOWN)])],
    ["spend", spend && bullets([spendWords(spend)])],
    ["notes", notesSection(result.notes, MOST_NOTES)],
    ["what to do", nextSteps(result, pointers)],
    ["the run", pointers.runUrl === undefined ? undefined : link("The run", pointers.runUrl)],
  ];
  return named.flatMap(([name, text, shorter]) =>
    text === undefined ? [] : [{ name, text, ...(shorter === undefined ? {} : { shorter }) }],
  );
}

/** As this record found it, or as it was found when the incident began; then the same, shorter. */
function whichLayer({ attribution, incident }: Result): readonly [string | undefined, string | undefined] {
  if (attribution !== undefined) return [attributionSection(attribution), briefAttribution(attribution)];
  const earlier = incident?.attribution;
  if (earlier === undefined) return [undefined, undefined];
  const since = `So it was found for ${MARKDOWN.word(earlier.after.label)}; the newest record replays nothing of it again.`;
  const words = `${briefAttribution(earlier)}\n\n${since}`;
  return [words, words];
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

function nextSteps(result: Result, pointers: Pointers): string {
  const { suite, incident } = result;
  const attribution = result.attribution ?? incident?.attribution;
  const name = MARKDOWN.word(suite);
  const back = incident === undefined ? "healthy" : "as good as the one before the incident";
  const end = incident?.unread
    ? "Close this issue when you see that it is over: this record cannot tell."
    : `This issue closes by itself with the first record that is ${back}.`;
  return [
    `${MARKDOWN.strong("What to do next")}`,
    [
      `1. ${whereToLook(attribution)}${writtenWords(result, pointers)}`,
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
    : `Look at ${list(layers.map(theLayer))}: the replays say that this did it, and what they say of the other layers.`;
}

/** Where what is known lies; else how to find it out. */
function writtenWords(result: Result, pointers: Pointers): string {
  const written = postMortemLink(result, pointers);
  if (written !== undefined)
    return ` All that is known is in ${written}: write what only people know between its marks.`;
  if (result.attribution !== undefined) return "";
  // The record before the newest may show the loss as well.
  const between = result.incident === undefined ? "" : ` --incident ${endOf(result.incident.reference)}..latest`;
  return ` ${MARKDOWN.code(MARKDOWN.word(`eval-baseline post-mortem${between}`, LONGEST_COMMAND))} asks which layer did it, and writes it down.`;
}

/** What a record is found by. */
function endOf(path: string): string {
  return path.replace(/^.*\/(.*)\.json$/, "$1");
}

const LONGEST_COMMAND = 200;
