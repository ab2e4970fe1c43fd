import { t as require_dist } from "./dist4.js";
import { n as UserErrors } from "./errors2.js";

// src/yaml-file.ts
var import_dist = require_dist();
/**
* The text of a YAML file → plain values. Aliases are bounded, so that a small file cannot become a large one.
* @throws UserErrors with every fault of its syntax at once, each with its line
*/
function readYaml(text, path) {
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		prettyErrors: false
	});
	if (document.errors.length > 0) {
		const problems = document.errors.map(({ pos, message }) => `${path}:${lines.linePos(pos[0]).line}: ${oneLine(message)}`);
		throw new UserErrors(`${path} is not valid YAML`, problems, "Mend the lines named above.");
	}
	return {
		value: plainOf(document, path),
		locate: (place, problem) => `${path}:${lineOf(document.contents, place, lines)}: ${inWords(place)}${problem}`
	};
}
function plainOf(document, path) {
	try {
		return document.toJS({ maxAliasCount: 100 });
	} catch (cause) {
		const problem = `${path}: ${oneLine(cause.message)}`;
		throw new UserErrors(`${path} is not valid YAML`, [problem], "Use fewer aliases.", { cause });
	}
}
/** The line of the deepest part of a place that the file has; of a key, where there is one. */
function lineOf(contents, place, lines) {
	let node = contents;
	let offset = startOf(contents);
	for (const key of place) {
		const pair = (0, import_dist.isMap)(node) ? node.items.find((item) => (0, import_dist.isScalar)(item.key) && String(item.key.value) === String(key)) : void 0;
		const next = pair?.value ?? node?.get?.(key, true);
		if (pair === void 0 && next === void 0) break;
		offset = startOf(pair?.key ?? next) ?? offset;
		node = next;
	}
	return lines.linePos(offset ?? 0).line;
}
function startOf(node) {
	return node?.range?.[0];
}
/** `messages[1].role: ` before the sentence; nothing for the file as a whole. */
function inWords(place) {
	const words = place.reduce((text, key) => typeof key === "number" ? `${text}[${key}]` : text === "" ? key : `${text}.${key}`, "");
	return words === "" ? "" : `${words}: `;
}
function oneLine(message) {
	return message.replace(/\s+/g, " ").trim();
}

export { readYaml as t };