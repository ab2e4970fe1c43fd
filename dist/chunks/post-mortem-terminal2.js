import { r as modelSentence, t as outcomeSentence } from "./outcome-words.js";
import { n as lineWidth, t as layoutOf } from "./columns.js";
import { r as terminalMarkup } from "./markup2.js";
import { i as count } from "./numbers.js";
import { a as uncaughtWords, t as oftenWords } from "./summary.js";

// src/report/post-mortem-terminal.ts
/**
* What a terminal shows of a post-mortem: what happened, which layer, why it was not caught, what to do, and where the whole
* of it lies.
*
* @param terminal.width columns there are; lines take at most 100 of them, at least 40
*/
async function renderPostMortemBrief({ postMortem, place, cases }, terminal) {
	const { paragraph } = await layoutOf(lineWidth(terminal.width));
	const markup = terminalMarkup(terminal.colour);
	const { title, attribution, actions } = postMortem;
	const head = (name) => markup.strong(`${name}:`);
	return `${[
		[`${head("What")} ${markup.word(title)}.`, oftenWords(postMortem)].filter((words) => words !== void 0).join(" "),
		`${head("Which layer")} ${outcomeSentence(attribution, markup)} ${modelSentence(attribution)}`,
		`${head("Why it was not caught")} ${uncaughtWords(postMortem)}`,
		`${head("To do")} ${actions.length === 0 ? "nothing follows from what was measured." : count(actions.length, "action")}`,
		...actions.slice(0, MOST_ACTIONS).map(({ text }, index) => `  ${index + 1}. ${markup.word(text)}`),
		...actions.length > MOST_ACTIONS ? [`  and ${actions.length - MOST_ACTIONS} more there`] : [],
		`${head("All of it")} ${markup.word(place)}`,
		...cases === void 0 ? [] : [`${head("Ready questions")} ${markup.word(cases)}`]
	].map(paragraph).join("\n")}\n`;
}
const MOST_ACTIONS = 5;

export { renderPostMortemBrief as t };