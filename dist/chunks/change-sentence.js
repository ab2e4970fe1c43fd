import { n as PLAIN } from "./markup2.js";
import { d as list, p as probability, u as level } from "./numbers.js";

// src/report/change-sentence.ts
/**
* A change point of the weekly series, with its full stop: "answers is at another level since 2026-10-12: 93 % → 88 %
* (p 0.004); prompt changed between." Where no version differs that is said: it is an alarm of its own.
*/
function changeSentence(change, markup = PLAIN) {
	const { metric, at, unit, before, after, p } = change;
	const moved = `${markup.word(metric)} is at another level since ${markup.word(at.slice(0, 10))}: ${level(before, unit)} → ${level(after, unit)} (p ${probability(p)})`;
	if (change.unversioned) return `${markup.strong("Unversioned change")}: ${moved}, and no layer is known to differ: something changed that carries no version.`;
	return `${moved}; ${betweenWords(change)}.`;
}
function betweenWords({ layers }) {
	const changed = layers.filter(({ difference }) => difference === "changed").map(({ layer }) => layer);
	const open = layers.filter(({ difference }) => difference === "cannot-tell").map(({ layer }) => layer);
	if (changed.length === 0) return `${list(open)} cannot be told apart between the two records`;
	const unknown = open.length === 0 ? "" : `, ${list(open)} cannot be told`;
	return `${list(changed)} changed between${unknown}`;
}

export { changeSentence as t };