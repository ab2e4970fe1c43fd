/** What was replayed, what it took, and what it cannot tell. */
import type { Attribution, AttributionDesign } from "../../domain/attribution.ts";
import { spendWords } from "../facts.ts";
import type { Markup } from "../markup.ts";
import { count } from "../numbers.ts";

/** Sentences, each with its full stop. */
export function designWords({ design, spend, incomplete }: Attribution, markup: Markup): readonly string[] {
  return [
    ...(design === undefined ? [] : [replayedWords(design), ...cutWords(design, markup)]),
    ...(spend === undefined ? [] : [spendWords(spend)]),
    ...(incomplete === undefined
      ? []
      : [`Incomplete: ${markup.word(incomplete.problem)}. ${markup.word(incomplete.remedy)}`]),
  ];
}

function replayedWords({ kind, configurations, cases, trials, lost, of }: AttributionDesign): string {
  const asked = `${count(cases, "question")} × ${count(trials, "answer")}`;
  const chosen = lost === 0 ? `of ${count(of, "question")}` : `${lost} of them had lost, of ${of} in all`;
  return `Replayed: ${KIND[kind](configurations)}, ${asked} in each (${chosen}).`;
}

function cutWords({ reduced, cannotSee }: AttributionDesign, markup: Markup): readonly string[] {
  return [
    ...reduced.map((cut) => `For the sake of the budget: ${stopped(markup.word(cut))}`),
    ...cannotSee.map((blind) => `Not to be seen this way: ${stopped(markup.word(blind))}`),
  ];
}

function stopped(words: string): string {
  return words.endsWith(".") ? words : `${words}.`;
}

const KIND = {
  factorial: (cells: number) =>
    cells === 2 ? "one layer at both versions" : `all ${cells} combinations of the changed layers`,
  "both-directions": (cells: number) => `each layer taken back alone and brought in alone (${cells} combinations)`,
  single: () => "one state only, because no layer that can be replayed differs",
} as const satisfies Record<AttributionDesign["kind"], (cells: number) => string>;
