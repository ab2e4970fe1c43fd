import { n as PLAIN } from "./markup2.js";
import { d as list } from "./numbers.js";

// src/report/layer-sentence.ts
/**
* Which layers changed, without a full stop. "The changed layer is" is said only when exactly one changed and every
* other is known to be the same; a layer that cannot be told is named, because it cannot be ruled out.
*/
function layerSentence(layers, markup = PLAIN) {
	const name = ({ layer }) => markup.strong(layer);
	const changed = layers.filter(({ difference }) => difference === "changed");
	const open = layers.filter(({ difference }) => difference === "cannot-tell");
	const unknown = open.filter(isUnknown);
	const unlike = open.filter((layer) => !isUnknown(layer));
	return [
		changedWords(changed.map(name), open.length > 0),
		...openWords(unknown.map(name), ["is unknown", "are unknown"]),
		...openWords(unlike.map(name), ["is known in two ways", "are known in two ways"])
	].join("; ");
}
function isUnknown({ before, after }) {
	return before.id === null || after.id === null;
}
function changedWords(names, someOpen) {
	if (names.length === 0) return someOpen ? "No layer is known to have changed" : "No layer changed";
	if (names.length > 1) return `The changed layers are ${list(names)}`;
	return someOpen ? `The one layer known to have changed is ${list(names)}` : `The changed layer is ${list(names)}`;
}
function openWords(names, [is, are]) {
	if (names.length === 0) return [];
	return names.length === 1 ? [`${list(names)} ${is}, so it cannot be ruled out`] : [`${list(names)} ${are}, so they cannot be ruled out`];
}

export { layerSentence as t };