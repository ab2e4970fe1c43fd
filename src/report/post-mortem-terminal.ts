import type { PostMortem } from "../domain/post-mortem.ts";
import { modelSentence } from "./attribution/model-words.ts";
import { outcomeSentence } from "./attribution/outcome-words.ts";
import { layoutOf, lineWidth } from "./columns.ts";
import { terminalMarkup } from "./markup.ts";
import { count } from "./numbers.ts";
import { oftenWords, uncaughtWords } from "./post-mortem/summary.ts";

/** What was written, and where it lies: paths as they are to be shown. */
export type WrittenPlace = { readonly postMortem: PostMortem; readonly place: string; readonly cases?: string };

/**
 * What a terminal shows of a post-mortem: what happened, which layer, why it was not caught, what to do, and where the whole
 * of it lies.
 *
 * @param terminal.width columns there are; lines take at most 100 of them, at least 40
 */
export async function renderPostMortemBrief(
  { postMortem, place, cases }: WrittenPlace,
  terminal: { readonly colour: boolean; readonly width: number },
): Promise<string> {
  const { paragraph } = await layoutOf(lineWidth(terminal.width));
  const markup = terminalMarkup(terminal.colour);
  const { title, attribution, actions } = postMortem;
  const head = (name: string) => markup.strong(`${name}:`);
  const said = [
    [`${head("What")} ${markup.word(title)}.`, oftenWords(postMortem)].filter((words) => words !== undefined).join(" "),
    `${head("Which layer")} ${outcomeSentence(attribution, markup)} ${modelSentence(attribution)}`,
    `${head("Why it was not caught")} ${uncaughtWords(postMortem)}`,
    `${head("To do")} ${actions.length === 0 ? "nothing follows from what was measured." : count(actions.length, "action")}`,
    ...actions.slice(0, MOST_ACTIONS).map(({ text }, index) => `  ${index + 1}. ${markup.word(text)}`),
    ...(actions.length > MOST_ACTIONS ? [`  and ${actions.length - MOST_ACTIONS} more there`] : []),
    `${head("All of it")} ${markup.word(place)}`,
    ...(cases === undefined ? [] : [`${head("Ready questions")} ${markup.word(cases)}`]),
  ];
  return `${said.map(paragraph).join("\n")}\n`;
}

const MOST_ACTIONS = 5;
