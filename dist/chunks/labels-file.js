import { n as UserErrors, t as UserError } from "./errors2.js";
import { l as optional, o as object, r as list, t as ShapeError, u as text } from "./json-reader.js";
import { readFile } from "node:fs/promises";

// src/formats/labels.ts
/**
* The text of a file of labels, one JSON object a line → the labelled answers. Empty lines are passed over. A document is
* an object with an id and a text, or a text alone, which is then numbered.
* @throws UserError when there is none; UserErrors with every line that cannot be read
*/
function parseLabels(content, path) {
	const labels = [];
	const problems = [];
	for (const [index, line] of content.replace(/^\uFEFF/, "").split(/\r?\n/).entries()) {
		if (line.trim() === "") continue;
		try {
			labels.push({
				line: index + 1,
				...labelled(JSON.parse(line), "")
			});
		} catch (cause) {
			if (!(cause instanceof ShapeError || cause instanceof SyntaxError)) throw cause;
			problems.push(`${path}:${index + 1}: ${cause instanceof SyntaxError ? "it is not JSON" : cause.message}`);
		}
	}
	if (problems.length > 0) throw new UserErrors(`${path} cannot be used`, shownOf(problems), FORM);
	if (labels.length === 0) throw new UserError(`${path} holds no label`, FORM);
	return labels;
}
const FORM = "Write one JSON object a line: { \"question\": \"…\", \"answer\": \"…\", \"label\": true }, and where there are any \"expected\", \"documents\": [{ \"id\": \"…\", \"text\": \"…\" }] and \"judge\": 0.75.";
const MOST_SHOWN = 50;
function shownOf(problems) {
	const more = problems.length - MOST_SHOWN;
	return more <= 0 ? problems : [...problems.slice(0, MOST_SHOWN), `and ${more} more lines`];
}
const share = (value, place) => {
	if (typeof value === "number" && value >= 0 && value <= 1) return value;
	throw new ShapeError(`${place} must be a number from 0 to 1`);
};
const LABELS = {
	true: 1,
	pass: 1,
	false: 0,
	fail: 0
};
const label = (value, place) => {
	if (value === void 0) throw new ShapeError(`${place} is missing`);
	const word = typeof value === "boolean" || typeof value === "string" ? String(value).toLowerCase() : "";
	if (Object.hasOwn(LABELS, word)) return LABELS[word] ?? 0;
	if (typeof value === "number" && value >= 0 && value <= 1) return value;
	throw new ShapeError(`${place} must be true, false, "pass", "fail" or a number from 0 to 1`);
};
const writtenDocument = object({
	id: text,
	text: optional(text),
	title: optional(text)
});
const documentOrText = (value, place) => typeof value === "string" ? value : writtenDocument(value, place);
const documents = (value, place) => list(documentOrText)(value, place).map((one, index) => typeof one === "string" ? {
	id: `${index + 1}`,
	text: one
} : one);
const KEYS = {
	question: text,
	answer: text,
	expected: optional(text),
	documents: optional(documents),
	label,
	judge: optional(share)
};
const known = object(KEYS);
/** A key that is misspelt would otherwise be passed over: an expected value that never reaches the judge. */
const labelled = (value, place) => {
	const read = known(value, place);
	if (Object.keys(value).find((key) => !Object.hasOwn(KEYS, key)) !== void 0) throw new ShapeError(`it has a key that is none of ${Object.keys(KEYS).join(", ")}`);
	return read;
};

// src/edges/labels-file.ts
/** The labelled answers of a file. @throws UserError when it cannot be read; UserErrors with every line that is wrong */
async function readLabels(path) {
	const content = await readFile(path, "utf8").catch((cause) => {
		const why = cause.code === "ENOENT" ? "there is no such file" : cause.code === "EISDIR" ? "it is a folder" : cause.code;
		throw new UserError(`${path} cannot be read: ${why}`, "Name a file with one labelled answer a line.", { cause });
	});
	return parseLabels(content, path);
}

export { readLabels };