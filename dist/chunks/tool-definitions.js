import { n as digestOf, t as canonicalJson } from "./digest.js";
import { i as items, o as own, r as isObject, t as firstOwn } from "./json-shape.js";
import { t as decoded } from "./json-text.js";

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

// src/formats/spans/tool-definitions.ts
/**
* What a model was told about its tools, from every nesting in use: flat, inside `function`, Anthropic's
* `input_schema`, `inputSchema`, Google's `function_declarations`, Datadog's `schema`, pydantic-ai's `function_tools`,
* a map from names, names with dots; as structures or as JSON text.
*
* @returns undefined when nothing readable was recorded
*/
function readToolDefinitions(value) {
	return listOf(decoded(value))?.flatMap((item) => readDefinition(decoded(item)));
}
/** The definitions that a framework filed among the messages, under the role of a tool; undefined without any. */
function definitionsAmongMessages(messages) {
	const wrapped = decoded(messages);
	const found = items(own(wrapped, "messages") ?? wrapped).filter(isDefinitionMessage);
	return found.length === 0 ? void 0 : found.flatMap((message) => readDefinition(contentOf(message)));
}
/** Whether a message says what a tool is, and not what it was asked or found. A call has arguments, a definition has none. */
function isDefinitionMessage(message) {
	if (own(message, "role") !== "tool") return false;
	const content = contentOf(message);
	if (Array.isArray(declarationsIn(content))) return true;
	const told = own(content, "function");
	return isObject(told) && typeof own(told, "name") === "string" && own(told, "arguments") === void 0 && firstOwn(told, ["description", ...PARAMETERS]) !== void 0;
}
function contentOf(message) {
	return decoded(own(message, "content"));
}
function listOf(structure) {
	if (Array.isArray(structure)) return structure;
	if (!isObject(structure)) return void 0;
	const requested = ["function_tools", "output_tools"].flatMap((kind) => items(decoded(own(structure, kind))));
	if (requested.length > 0) return requested;
	if (Array.isArray(declarationsIn(structure)) || nameOf(toldOf(structure)) !== void 0) return [structure];
	const entries = Object.entries(structure).map(([name, told]) => [name, decoded(told)]);
	return entries.length > 0 && entries.every(([, told]) => isObject(told) && firstOwn(told, TOLD) !== void 0) ? entries.map(([name, told]) => ({
		...told,
		name
	})) : void 0;
}
function readDefinition(item) {
	const declared = declarationsIn(item);
	if (Array.isArray(declared)) return declared.flatMap(readDefinition);
	const told = toldOf(item);
	const name = nameOf(told);
	if (name === void 0) return [];
	const description = firstOwn(told, ["description", "tool.description"]);
	const parameters = decoded(firstOwn(told, PARAMETERS));
	return [{
		name,
		...typeof description === "string" && description !== "" && { description },
		...isObject(parameters) && { parameters }
	}];
}
function declarationsIn(item) {
	return firstOwn(item, ["function_declarations", "functionDeclarations"]);
}
function toldOf(item) {
	const nested = decoded(own(item, "function"));
	return isObject(nested) ? nested : item;
}
function nameOf(told) {
	const name = firstOwn(told, ["name", "tool.name"]);
	return typeof name === "string" && name !== "" ? name : void 0;
}
const PARAMETERS = [
	"parameters",
	"input_schema",
	"inputSchema",
	"schema",
	"parameters_json_schema",
	"json_schema"
];
const TOLD = ["description", ...PARAMETERS];

export { toolsVersion as i, isDefinitionMessage as n, readToolDefinitions as r, definitionsAmongMessages as t };