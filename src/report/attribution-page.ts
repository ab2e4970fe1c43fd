/** An attribution as a whole: for a terminal, for the summary of a job, and the short form in another report. */
import type { Attribution } from "../domain/attribution.ts";
import { aroundWords } from "./attribution/around-words.ts";
import { checklistRows, openQuestions } from "./attribution/checklist-words.ts";
import { designWords } from "./attribution/design-words.ts";
import {
  blameSentence,
  interactionSentences,
  otherMetrics,
  resolvedSentence,
  sharesSentence,
  totalSentence,
} from "./attribution/loss-sentences.ts";
import { nextWords } from "./attribution/next-words.ts";
import { attributionSentence, attributionTable } from "./attribution.ts";
import { layoutOf, lineWidth } from "./columns.ts";
import type { Pointers } from "./comment.ts";
import { link } from "./link.ts";
import { bullets, folded, table } from "./markdown.ts";
import { MARKDOWN, type Markup, terminalMarkup } from "./markup.ts";
import { joinSections, type Section } from "./sections.ts";
import { layerRows, type Rows } from "./tables.ts";

/**
 * The whole attribution for a terminal or a log, in the order in which somebody needs it at night: who did it, the table,
 * what resolves it, what is open, what was done, what to do next.
 *
 * @param terminal.width columns there are; lines take at most 100 of them, at least 40
 * @param terminal.colour false: no escape sequence at all
 */
export async function renderAttribution(
  attribution: Attribution,
  terminal: { readonly colour: boolean; readonly width: number },
): Promise<string> {
  const { paragraph, columns } = await layoutOf(lineWidth(terminal.width));
  const markup = terminalMarkup(terminal.colour);
  const next = lines(
    nextWords(attribution, markup).map((words) => `Next: ${words}`),
    paragraph,
  );
  const head = [
    paragraph(headWords(attribution, markup)),
    columns(tableOf(attribution, markup)),
    lines(lossWords(attribution, markup), paragraph),
  ];
  const facts = lines(factsOf(attribution, markup), paragraph);
  // Where nothing was replayed nearly every question is open, and what helps comes first.
  const rest = isUnasked(attribution)
    ? [next, ...head, facts]
    : [...head, lines(openQuestions(attribution.checklist, markup), paragraph), facts, next];
  const blocks = [paragraph(attributionSentence(attribution, markup)), ...rest];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** The rows for a terminal that other reports put between theirs: the sentence, then the table. */
export function attributionRows(attribution: Attribution, markup: Markup): readonly (Rows | string)[] {
  const sentence = attributionSentence(attribution, markup);
  return attribution.metrics.length === 0
    ? [sentence]
    : [sentence, tableOf(attribution, markup), lossWords(attribution, markup).join("\n")];
}

/** The short form for a comment or an issue, Markdown: the sentence, the table, what resolves it; the rest folded. */
export function attributionSection(attribution: Attribution): string {
  const { metrics, checklist } = attribution;
  const more = [
    bullets([...aroundAndFacts(attribution), ...(isUnasked(attribution) ? nextWords(attribution, MARKDOWN) : [])]),
    checklist.length === 0 ? undefined : table(checklistRows(checklist, MARKDOWN)),
  ].filter((part) => part !== undefined);
  const parts = [
    `${MARKDOWN.strong("Which layer broke first")}: ${attributionSentence(attribution, MARKDOWN)}`,
    metrics.length === 0 ? undefined : table(tableOf(attribution, MARKDOWN)),
    bullets(lossWords(attribution, MARKDOWN)),
    more.length === 0 ? undefined : folded("How this is known", more.join("\n\n")),
  ];
  return parts.filter((part) => part !== undefined).join("\n\n");
}

/** The same without the fold, where a report is too long for it. */
export function briefAttribution(attribution: Attribution): string {
  const { metrics } = attribution;
  const sentence = `${MARKDOWN.strong("Which layer broke first")}: ${attributionSentence(attribution, MARKDOWN)}`;
  return metrics.length === 0 ? sentence : `${sentence}\n\n${table(tableOf(attribution, MARKDOWN))}`;
}

/** The whole attribution for the summary of a job, Markdown of at most 1,000,000 bytes of UTF-8. */
export function attributionSummary(attribution: Attribution, pointers: Pointers = {}): string {
  const { checklist } = attribution;
  const named: readonly (readonly [string, string | undefined])[] = [
    [
      "verdict",
      `> [!${attribution.outcome.status === "attributed" ? "WARNING" : "NOTE"}]\n> ${attributionSentence(attribution, MARKDOWN)}`,
    ],
    ["states", headWords(attribution, MARKDOWN)],
    ["layers", table(tableOf(attribution, MARKDOWN))],
    ["numbers", bullets(lossWords(attribution, MARKDOWN))],
    ["checklist", checklist.length === 0 ? undefined : table(checklistRows(checklist, MARKDOWN))],
    ["facts", bullets(aroundAndFacts(attribution))],
    [
      "what to do",
      nextWords(attribution, MARKDOWN)
        .map((words) => `${MARKDOWN.strong("What to do next")}: ${words}`)
        .join("\n\n"),
    ],
    ["the run", pointers.runUrl === undefined ? undefined : link("The run", pointers.runUrl)],
  ];
  const sections: readonly Section[] = named.flatMap(([name, text]) =>
    text === undefined || text === "" ? [] : [{ name, text }],
  );
  return joinSections(sections, {
    limit: 1_000_000,
    size: (text) => new TextEncoder().encode(text).length,
    steps: [{ drop: "checklist" }, { drop: "facts" }, { drop: "numbers" }],
    where: "The result file has them.",
  });
}

function headWords(attribution: Attribution, markup: Markup): string {
  const { suite, before, after, metrics } = attribution;
  const states = `${markup.word(before.label)} → ${markup.word(after.label)}`;
  const [metric] = metrics;
  const loss = metric === undefined ? "" : ` ${totalSentence(metric, markup)}`;
  return `Suite ${markup.code(markup.word(suite))}, ${states}.${loss}`;
}

/** Where no layer was played there is nothing but what differs, and what does not. */
function tableOf({ metrics, differences }: Attribution, markup: Markup): Rows {
  const [metric] = metrics;
  return metric === undefined || metric.layers.length === 0
    ? layerRows(differences, markup)
    : attributionTable(metric, markup);
}

function lossWords(attribution: Attribution, markup: Markup): readonly string[] {
  const [metric] = attribution.metrics;
  if (metric === undefined) return [];
  const said = [
    resolvedSentence(metric),
    ...interactionSentences(metric),
    ...otherMetrics(attribution, markup),
    blameSentence(attribution),
    sharesSentence(metric),
  ];
  return said.filter((words) => words !== undefined);
}

function factsOf(attribution: Attribution, markup: Markup): readonly string[] {
  const { incomplete: _, ...told } = attribution;
  return [
    ...aroundWords(attribution, markup),
    ...designWords(isUnasked(attribution) ? told : attribution, markup),
    ...attribution.notes.map((note) => markup.word(note)),
  ];
}

/** Why nothing was replayed is the sentence, and what helps is what to do next. */
function isUnasked({ incomplete, metrics }: Attribution): boolean {
  return incomplete !== undefined && metrics.length === 0;
}

function aroundAndFacts(attribution: Attribution): readonly string[] {
  return factsOf(attribution, MARKDOWN);
}

function lines(words: readonly string[], paragraph: (text: string) => string): string {
  return words.map(paragraph).join("\n");
}
