import { n as digestOf, t as canonicalJson } from "./digest.js";

// src/domain/tool-version.ts
/**
* The version of a set of tools: the hash of what a model is told about them, whatever their order.
*
* @returns id `sha256:` and 64 hexadecimal digits; `partial` when a definition lacks its parameters, because then two
* different sets of tools may look alike
*/
function toolsVersion(definitions) {
	const told = definitions.toSorted(byName).map(({ name, description, parameters }) => ({
		name,
		description,
		parameters
	}));
	const partial = told.some(({ parameters }) => parameters === void 0);
	return {
		id: `sha256:${digestOf(told)}`,
		source: "hash",
		...partial && { partial: true },
		from: "tool definitions"
	};
}
function byName(a, b) {
	if (a.name !== b.name) return a.name < b.name ? -1 : 1;
	return canonicalJson(a) < canonicalJson(b) ? -1 : 1;
}

// src/formats/json-shape.ts
/** Whether a value is an object and neither null nor a list. */
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** An object's own property, or undefined: never something inherited, whatever the name. */
function own(object, name) {
	return isObject(object) && Object.hasOwn(object, name) ? object[name] : void 0;
}
/** The first of an object's own properties that is there and not null. */
function firstOwn(object, names) {
	if (!isObject(object)) return void 0;
	for (const name of names) {
		const value = own(object, name);
		if (value !== void 0 && value !== null) return value;
	}
}
/** A list, or no items for anything else. */
function items(value) {
	return Array.isArray(value) ? value : [];
}

// src/formats/json-text.ts
/**
* The structure behind a value that writers record as a structure, as JSON text, or as JSON text inside JSON text.
* What does not parse (plain text, JSON that was cut off) stays as it is.
*/
function decoded(value) {
	let current = value;
	for (let round = 0; round < 3 && looksEncoded(current); round++) {
		const next = parsed(current);
		if (next === void 0) break;
		current = next;
	}
	return current;
}
/** Whether a text begins like JSON. After `decoded`, this means JSON that is broken or was cut off. */
function looksEncoded(value) {
	return typeof value === "string" && /^\s*[[{"]/.test(value);
}
/** Arguments and results as text: text as it was written, a structure as canonical JSON, absent values as undefined. */
function textOf(value) {
	if (value === void 0 || value === null) return void 0;
	if (typeof value !== "string") return withinDepth(value, 64) ? canonicalJson(value) : void 0;
	const inner = value.startsWith("\"") ? parsed(value) : void 0;
	return typeof inner === "string" ? inner : value;
}
/** Whether a text is whole, valid JSON. */
function isJson(text) {
	return parsed(text) !== void 0;
}
function parsed(text) {
	try {
		const value = JSON.parse(text);
		return withinDepth(value, 64) ? value : void 0;
	} catch {
		return;
	}
}
function withinDepth(value, levels) {
	if (Array.isArray(value)) return levels > 0 && value.every((item) => withinDepth(item, levels - 1));
	if (isObject(value)) return levels > 0 && Object.values(value).every((item) => withinDepth(item, levels - 1));
	return true;
}

// src/formats/spans/tool-definitions.ts
/**
* What a model was told about its tools, from every nesting in use: flat, inside `function`, Anthropic's
* `input_schema`, `inputSchema`, Google's `function_declarations`; as structures or as JSON text.
*
* @returns undefined when nothing readable was recorded
*/
function readToolDefinitions(value) {
	const structure = decoded(value);
	if (!Array.isArray(structure)) return void 0;
	return structure.flatMap((item) => readDefinition(decoded(item)));
}
function readDefinition(item) {
	const declared = firstOwn(item, ["function_declarations", "functionDeclarations"]);
	if (Array.isArray(declared)) return items(declared).flatMap(readDefinition);
	const told = isObject(own(item, "function")) ? own(item, "function") : item;
	const name = own(told, "name");
	if (typeof name !== "string" || name === "") return [];
	const description = own(told, "description");
	const parameters = decoded(firstOwn(told, PARAMETERS));
	return [{
		name,
		...typeof description === "string" && { description },
		...isObject(parameters) && { parameters }
	}];
}
const PARAMETERS = [
	"parameters",
	"input_schema",
	"inputSchema",
	"schema",
	"parameters_json_schema"
];

export { textOf as a, items as c, looksEncoded as i, own as l, decoded as n, firstOwn as o, isJson as r, isObject as s, readToolDefinitions as t, toolsVersion as u };