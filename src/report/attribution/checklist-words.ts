/** The questions that must be answered before the model may be named. */

import { capital } from "../../domain/capital.ts";
import type { ChecklistItem, ChecklistKey } from "../../domain/checklist.ts";
import type { Markup } from "../markup.ts";
import { count } from "../numbers.ts";
import type { Rows } from "../tables.ts";

/** The question as a person would ask it. */
export function checklistQuestion(key: ChecklistKey): string {
  return QUESTION[key];
}

/** Every question with its answer, what the answer rests on, and whether it blocks the model. */
export function checklistRows(checklist: readonly ChecklistItem[], markup: Markup): Rows {
  const rows = checklist.map((item) => [QUESTION[item.key], answerWords(item, markup), evidenceWords(item, markup)]);
  return [["Question", "Answer", "What says so"], ...rows];
}

/** The questions that stay open or keep the model from being named, one line each; then how many are answered. */
export function openQuestions(checklist: readonly ChecklistItem[], markup: Markup): readonly string[] {
  const open = checklist.filter(isOpen);
  const answered = checklist.length - open.length;
  if (checklist.length === 0) return [];
  if (open.length === 0)
    return [`Checklist: all ${answered} questions are answered, and none stands against naming what is named.`];
  return [
    `Checklist: ${answered} of ${count(checklist.length, "question")} are answered. Open, or against naming the model:`,
    ...open.map((item) =>
      `- ${QUESTION[item.key]}${sentence(answerWords(item, markup))}${sentence(evidenceWords(item, markup))}`.trimEnd(),
    ),
  ];
}

function isOpen({ answer, blocks }: ChecklistItem): boolean {
  return answer === "unknown" || blocks;
}

function answerWords({ answer, by, blocks }: ChecklistItem, markup: Markup): string {
  const word = answer === "unknown" && by === "human" ? "only a person can tell" : answer;
  return blocks ? `${markup.strong(word)}, and so the model may not be named` : word;
}

function evidenceWords({ evidence }: ChecklistItem, markup: Markup): string {
  const shown = evidence.slice(0, MOST_EVIDENCE).map((text) => markup.word(withShortHashes(text)));
  return joined(evidence.length > shown.length ? [...shown, `and ${evidence.length - shown.length} more`] : shown);
}

/** A whole hash makes a table wider than the page. */
function withShortHashes(text: string): string {
  return text.replace(/\b(?:sha256:)?([0-9a-f]{12})[0-9a-f]{28,52}\b/g, "$1");
}

/** Sentences stand one after the other, other words between semicolons. */
function joined(parts: readonly string[]): string {
  return parts.reduce((text, part) => (text === "" ? part : `${text}${text.endsWith(".") ? " " : "; "}${part}`), "");
}

const MOST_EVIDENCE = 4;

function sentence(words: string): string {
  if (words === "") return "";
  const text = capital(words);
  return ` ${text.endsWith(".") ? text : `${text}.`}`;
}

const QUESTION = {
  "every-layer-versioned": "Does every layer carry a version?",
  "retrieval-changed": "Did the index or the documents change between the two states?",
  "reproduces-with-frozen-retrieval": "Does it come again with the retrieval of before?",
  "prompt-or-policy-changed": "Did the prompt or the policy change?",
  "gone-with-earlier-prompt-and-policy": "Is it gone with the prompt and the policy of before?",
  "tools-changed": "Did the tools change?",
  "gone-with-earlier-tools": "Is it gone with the tools of before?",
  "model-changed": "Did the model change its name or its parameters?",
  "gone-with-earlier-model": "Is it gone with the model of before?",
  "probe-changed": "Does the probe show another model behind the same name?",
  "traffic-changed": "Are the questions others than before?",
  "infrastructure-changed":
    "Did more fail below the layers (provider, network, time limits), or did another model serve?",
} as const satisfies Record<ChecklistKey, string>;
