// src/domain/json-text.ts
/**
* A value as JSON, two spaces, a line break at the end, that can stand anywhere: printed to a terminal or the log of a
* workflow, or between the tags of a script. What would act there is written as an escape; a reader of JSON sees the same.
*/
function jsonText(value) {
	return `${JSON.stringify(value, null, 2).replace(ACTS, escaped).replaceAll("##[", "##\\u005b")}\n`;
}
/** Ends a script or opens a comment there, ends a line of JavaScript, steers a terminal, or turns text around. */
const ACTS = /[<\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;
function escaped(character) {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

export { jsonText as t };