import { i as sha256, r as normaliseText, t as canonicalJson } from "./digest.js";
import { a as commonVersion, i as UNKNOWN_VERSION, t as LAYERS } from "./version.js";
import { a as numberIn, i as items, o as own, r as isObject, t as firstOwn } from "./json-shape.js";
import { m as readNanoseconds, p as readInstant } from "./field-readers.js";
import { i as toolsVersion, n as isDefinitionMessage, r as readToolDefinitions, t as definitionsAmongMessages } from "./tool-definitions.js";
import { i as textOf, n as isJson, r as looksStructured, t as decoded } from "./json-text.js";
import { a as evaluationLog, c as EMPTY_RECORD, i as wantedAttributes, n as nativeTraces, o as entry, s as metadataEntries } from "./record.js";
import { t as FLAWS } from "./trace.js";
import { t as attributeText } from "./attribute-text.js";
import { t as STAMP_PREFIX } from "./stamp.js";

// src/formats/braintrust/scores.ts
/** The scores on an event. @param transaction stands for their time: it tells which of an event's rows is the newest */
function readScores(event, { traceId, spanId }, transaction) {
	return scoresOf(event).map((score) => evaluationLog(traceId, spanId, score, transaction));
}
/** Scores as attributes, so that a suite can name one as feedback: `braintrust.score.<name>`. */
function scoreEntries$1(event) {
	return scoresOf(event).flatMap(({ name, value }) => entry(`braintrust.score.${name}`, value));
}
/**
* People's and machines' scores lie in one place; only an event of a scorer's own says that a machine gave them. A score
* of null was not given.
*/
function scoresOf(event) {
	const scores = own(event, "scores");
	const by = own(own(event, "span_attributes"), "type") === "score" ? "machine" : "unknown";
	return Object.entries(isObject(scores) ? scores : {}).flatMap(([name, value]) => typeof value === "number" ? [{
		name,
		value,
		by
	}] : []);
}

// src/formats/payloads/tag-entries.ts
/** Tags such as `env:production` as attributes: what stands before the first colon is the name. One without a colon is true. */
function tagEntries(tags) {
	return items(tags).flatMap((tag) => {
		if (typeof tag !== "string" || tag === "") return [];
		const colon = tag.indexOf(":");
		return colon > 0 ? entry(tag.slice(0, colon), tag.slice(colon + 1)) : entry(tag, true);
	});
}

// src/formats/cut-off-json.ts
/** Shorter texts are rather something else that begins with a bracket. */
const SHORTEST = 32;
/**
* Whether a text is the beginning of JSON whose end is missing. Text that only begins like JSON ("[sic] …", Python's
* `{'a': 1}`) is not: the first character that JSON has nowhere but in a string decides. Linear in the text's length.
*/
function isCutOffJson(value) {
	if (typeof value !== "string" || value.length < SHORTEST || !/^\s*[[{]/.test(value)) return false;
	let depth = 0;
	for (let at = value.search(/\S/); at < value.length; at++) {
		const char = value.charAt(at);
		if (char === "{" || char === "[") depth++;
		else if (char === "}" || char === "]") depth--;
		else if (char === "\"") {
			at = endOfString(value, at);
			if (at < 0) return true;
		} else if (!OUTSIDE_STRINGS.has(char)) return false;
		if (depth === 0) return false;
	}
	return true;
}
/** White space, separators, numbers, and the letters of true, false and null. */
const OUTSIDE_STRINGS = /* @__PURE__ */ new Set(" 	\r\n,:0123456789.+-eEtrufalsn");
/** Where a string's closing quote is, or -1 when there is none. */
function endOfString(text, start) {
	for (let end = text.indexOf("\"", start + 1); end >= 0; end = text.indexOf("\"", end + 1)) {
		let escapes = 0;
		while (text[end - 1 - escapes] === "\\") escapes++;
		if (escapes % 2 === 0) return end;
	}
	return -1;
}

// src/formats/spans/roles.ts
/** Whose message a word says it is, LangChain's types ("ai", "AIMessageChunk") among them; undefined for any other. */
function roleNamed(word) {
	return typeof word === "string" ? ROLES.get(word.toLowerCase().replace(/message(chunk)?$/, "")) : void 0;
}
const ROLES = /* @__PURE__ */ new Map([
	["system", "system"],
	["developer", "system"],
	["user", "user"],
	["human", "user"],
	["assistant", "assistant"],
	["model", "assistant"],
	["ai", "assistant"],
	["tool", "tool"],
	["function", "tool"]
]);

// src/formats/payloads/message-forms.ts
/**
* A message in a form that every reader of messages knows, from the forms that frameworks store: LangChain's flat,
* `{ type, data }` and serialised (`lc`) messages, pairs of role and text, choices, items of OpenAI's Responses, Gemini's
* contents. Others pass as they are.
*
* @returns undefined for what is no message
*/
function toMessage$1(item, levels = WRAPPINGS$2) {
	if (isPair(item)) return {
		role: item[0],
		content: item[1]
	};
	if (!isObject(item) || levels === 0) return void 0;
	const serialised = unwrapped$2(item);
	if (serialised !== item) return toMessage$1(serialised, levels - 1);
	const choice = own(item, "message");
	if (isObject(choice)) return toMessage$1(choice, levels - 1);
	switch (own(item, "type")) {
		case "function_call": return {
			role: "assistant",
			tool_calls: [{
				...item,
				id: firstOwn(item, ["call_id", "id"]) ?? ""
			}]
		};
		case "function_call_output": return {
			role: "tool",
			tool_call_id: own(item, "call_id") ?? "",
			content: textOf(own(item, "output")) ?? ""
		};
		case "reasoning": return;
		default: return isMessage(item) ? withKnownContent(item) : void 0;
	}
}
/** Nobody wraps a message more often; following what is deeper would exhaust the stack. */
const WRAPPINGS$2 = 4;
function isPair(item) {
	return Array.isArray(item) && item.length === 2 && roleNamed(item[0]) !== void 0 && typeof item[1] === "string";
}
/** LangChain's serialised form `{ lc, id: [.., "HumanMessage"], kwargs }`, and its stored form `{ type, data }`. */
function unwrapped$2(item) {
	const kwargs = own(item, "kwargs");
	if (own(item, "lc") !== void 0 && isObject(kwargs)) {
		const { lc: _, ...rest } = kwargs;
		return {
			type: items(own(item, "id")).at(-1),
			...rest
		};
	}
	const data = own(item, "data");
	if (isObject(data) && typeof own(item, "type") === "string") {
		const { data: _, ...rest } = data;
		return {
			...rest,
			type: own(item, "type")
		};
	}
	return item;
}
function isMessage(item) {
	if (typeof own(item, "role") === "string" || roleNamed(own(item, "type")) !== void 0) return true;
	if (Array.isArray(own(own(item, "content"), "parts"))) return true;
	return Object.keys(item).every((name) => BARE_KEYS.has(name)) && firstOwn(item, [
		"content",
		"parts",
		"tool_calls"
	]) !== void 0;
}
/** What a message without a role has, and nothing else. */
const BARE_KEYS = /* @__PURE__ */ new Set([...[
	"content",
	"parts",
	"tool_calls",
	"name",
	"id",
	"refusal",
	"annotations",
	"audio",
	"function_call"
], ...[
	"additional_kwargs",
	"response_metadata",
	"usage_metadata",
	"finish_reason",
	"example",
	"invalid_tool_calls"
]]);
function withKnownContent(item) {
	const said = firstOwn(item, ["role"]);
	const role = roleNamed(said ?? own(item, "type")) ?? said;
	const calls = items(decoded(own(item, "tool_calls")));
	const hidden = own(item, "additional_kwargs");
	const legacy = firstOwn(hidden, ["function_call"]) ?? own(item, "function_call");
	const found = calls.length > 0 ? calls : items(decoded(own(hidden, "tool_calls")));
	const toolCalls = found.length > 0 ? found : isObject(legacy) ? [legacy] : [];
	const name = own(item, "name");
	const callId = firstOwn(item, ["tool_call_id", "toolCallId"]);
	return {
		...role !== void 0 && { role },
		...contentOf(item),
		...toolCalls.length > 0 && { tool_calls: toolCalls },
		...typeof callId === "string" && { tool_call_id: callId },
		...typeof name === "string" && { name }
	};
}
function contentOf(item) {
	const parts = decoded(own(item, "parts"));
	if (Array.isArray(parts)) return { parts: parts.map(toPart) };
	const content = own(item, "content") ?? own(item, "text");
	const nested = own(content, "parts");
	if (Array.isArray(nested)) return { parts: nested.map(toPart) };
	if (content === void 0 || content === null) return {};
	return { content: typeof content === "string" || isTyped(content) ? content : textOf(content) ?? "" };
}
/** Parts say what they are; a list without that is a tool's result, which is text for a model. */
function isTyped(content) {
	return Array.isArray(content) && content.every((part) => typeof part === "string" || typeof firstOwn(part, ["type", "text"]) === "string");
}
/** Gemini's parts have no type: the one key they have says what they are. */
function toPart(part) {
	if (!isObject(part) || typeof own(part, "type") === "string") return part;
	const call = firstOwn(part, ["function_call", "functionCall"]);
	if (isObject(call)) return {
		...call,
		type: "tool_call"
	};
	const response = firstOwn(part, ["function_response", "functionResponse"]);
	if (isObject(response)) return {
		...response,
		type: "tool_call_response"
	};
	if (firstOwn(part, [
		"inline_data",
		"inlineData",
		"file_data",
		"fileData"
	]) !== void 0) return { type: "file" };
	return own(part, "thought") === true ? { type: "reasoning" } : part;
}

// src/formats/payloads/model-input.ts
/**
* Reads the input of a model call as observability platforms store it: a list of messages, a request of a provider or a
* framework, a transcript, plain text.
*
* @param value a structure or JSON text
*/
function readModelInput(value) {
	if (value === void 0 || value === null || value === "" || isCutOffJson(value)) return {
		messages: [],
		written: false
	};
	const content = decoded(value);
	const { system, tools } = besideMessages(content);
	const list = listOf$1(content, WRAPPINGS$1);
	const found = (list ?? []).map((item) => toMessage$1(item)).filter((message) => message !== void 0);
	const stored = found.flatMap((message) => definitionIn(message) ?? []);
	const messages = found.filter((message) => definitionIn(message) === void 0);
	const definitions = [...tools, ...stored];
	const isEmpty = list?.length === 0 || isObject(content) && Object.keys(content).length === 0;
	return {
		messages: messages.length > 0 ? messages : isEmpty ? [] : asUserMessage(value),
		written: messages.length > 0,
		...system !== void 0 && { system },
		...definitions.length > 0 && { definitions }
	};
}
/** Nobody wraps an input more often; following what is deeper would exhaust the stack. */
const WRAPPINGS$1 = 4;
function besideMessages(request) {
	const config = firstOwn(request, ["config", "kwargs"]);
	return {
		system: firstOwn(request, SYSTEM) ?? firstOwn(config, SYSTEM),
		tools: items(decoded(firstOwn(request, TOOLS) ?? firstOwn(config, TOOLS)))
	};
}
const SYSTEM = [
	"system",
	"instructions",
	"system_instruction",
	"systemInstruction"
];
const TOOLS = ["tools", "functions"];
/** The list in which messages would be. */
function listOf$1(content, levels) {
	if (typeof content === "string") return transcript(content);
	if (Array.isArray(content)) return content.length > 0 && content.every(isBatch) ? items(content[0]) : content;
	if (!isObject(content) || levels === 0) return void 0;
	if (toMessage$1(content) !== void 0) return [content];
	const inner = firstOwn(content, CARRIERS$1) ?? firstOwn(own(content, "kwargs"), CARRIERS$1);
	return listOf$1(decoded(inner), levels - 1);
}
const CARRIERS$1 = [
	"messages",
	"input",
	"contents"
];
function isBatch(item) {
	return Array.isArray(item) && toMessage$1(item) === void 0;
}
const ROLE_PREFIX = /^(system|developer|user|human|assistant|ai|tool): ?/;
/** "system: …" and "user: …", each from the beginning of a line: how some instrumentations write a conversation. */
function transcript(text) {
	if (!ROLE_PREFIX.test(text)) return void 0;
	return text.split(/\n(?=(?:system|developer|user|human|assistant|ai|tool): )/).map((turn) => {
		const [prefix = "", role = ""] = ROLE_PREFIX.exec(turn) ?? [];
		const said = turn.slice(prefix.length);
		return {
			role,
			content: said === "None" ? "" : said
		};
	});
}
/**
* What a tool is, stored as a message of the role tool: LangChain's callbacks do so. A result answers a call by its id,
* a call has arguments; a definition has neither.
*/
function definitionIn(message) {
	if (own(message, "role") !== "tool" || own(message, "tool_call_id") !== void 0) return void 0;
	const content = decoded(own(message, "content"));
	if (!isObject(content)) return void 0;
	const told = own(content, "function") ?? content;
	const schema = firstOwn(told, [
		"parameters",
		"input_schema",
		"inputSchema"
	]);
	return isObject(schema) && typeof own(told, "name") === "string" && !Object.hasOwn(Object(told), "arguments") || Array.isArray(own(content, "function_declarations")) ? content : void 0;
}
function asUserMessage(value) {
	const text = plainText(value, WRAPPINGS$1);
	return text === void 0 || text === "" ? [] : [{
		role: "user",
		content: text
	}];
}
/** The one text in an input that is no conversation: text, a list of texts, the argument of a traced function. */
function plainText(value, levels) {
	const content = decoded(value);
	if (Array.isArray(content) && content.length > 0 && content.every((item) => typeof item === "string")) return content.join("\n");
	if (!isObject(content) || levels === 0) return textOf(value);
	const single = firstOwn(content, ONE_TEXT);
	return Object.keys(content).every((name) => BESIDE_TEXT.has(name)) && single !== void 0 ? plainText(single, levels - 1) : textOf(value);
}
const ONE_TEXT = [
	"prompt",
	"prompts",
	"contents",
	"input",
	"query",
	"question",
	"text",
	"args"
];
const BESIDE_TEXT = /* @__PURE__ */ new Set([
	...ONE_TEXT,
	...SYSTEM,
	...TOOLS,
	"model",
	"config",
	"kwargs",
	"stream"
]);

// src/formats/spans/message-parts.ts
/**
* The pieces of a message: OpenTelemetry's `parts`, or `content` and `tool_calls` as the providers write them.
* Reasoning is left out, because no provider takes it back as text; an image or a file leaves `[image]` in its place,
* so that a replay shows that something is missing.
*/
function readParts(message) {
	if (isPartItself(message)) return readPart(message);
	const parts = decoded(own(message, "parts"));
	const body = Array.isArray(parts) ? parts : contentItems(own(message, "content"));
	const calls = items(decoded(own(message, "tool_calls") ?? own(own(message, "additional_kwargs"), "tool_calls")));
	return [...body.flatMap(readPart), ...calls.flatMap(readCall$3)];
}
/** The text of a `content` value: plain text, or the texts of its parts. */
function textOfContent(content) {
	if (!Array.isArray(content)) return textOf(content);
	const texts = content.flatMap(readPart).flatMap((part) => part.kind === "text" ? [part.text] : []);
	return texts.length > 0 || content.length === 0 ? texts.join("\n") : textOf(content);
}
/** OpenAI's Responses list calls and results beside the messages, not within them. */
function isPartItself(item) {
	return own(item, "role") === void 0 && LONE_PARTS.has(own(item, "type"));
}
const LONE_PARTS = /* @__PURE__ */ new Set([...[
	"function_call",
	"function_call_output",
	"tool_call",
	"tool_use",
	"tool_result",
	"reasoning"
]]);
function contentItems(content) {
	if (isForeign(content) || Array.isArray(content) && content.length > 0 && content.every(isForeign)) return [textOf(content) ?? ""];
	if (Array.isArray(content)) return content;
	const structure = decodedList(content);
	if (structure !== void 0) return structure;
	return content === void 0 || content === null ? [] : [content];
}
function isForeign(part) {
	return isObject(part) && firstOwn(part, [
		"type",
		"content",
		"text",
		"refusal"
	]) === void 0;
}
/** A list of typed parts that was written as text. Other JSON in a message is what somebody said. */
function decodedList(content) {
	if (typeof content !== "string" || !content.startsWith("[{")) return void 0;
	const list = items(decoded(content));
	return list.length > 0 && list.every((item) => typeof own(item, "type") === "string") ? list : void 0;
}
function readPart(part) {
	if (typeof part === "string") return [{
		kind: "text",
		text: part
	}];
	if (!isObject(part)) return [];
	const type = own(part, "type");
	switch (typeof type === "string" ? type.replaceAll("-", "_") : "text") {
		case "reasoning":
		case "thinking":
		case "redacted_thinking":
		case "server_tool_call":
		case "server_tool_call_response": return [];
		case "tool_call":
		case "tool_use":
		case "function_call":
		case "function": return readCall$3(part);
		case "tool_call_response":
		case "tool_result":
		case "function_call_output": return readResult$1(part);
		case "blob":
		case "file":
		case "uri":
		case "image":
		case "image_url":
		case "input_image":
		case "input_file":
		case "input_audio": return [{
			kind: "text",
			text: `[${textOf(own(part, "modality")) ?? type}]`
		}];
		default: {
			const text = firstOwn(part, [
				"content",
				"text",
				"refusal"
			]);
			return typeof text === "string" ? [{
				kind: "text",
				text
			}] : [];
		}
	}
}
function readCall$3(value) {
	const name = firstOwn(value, ["name", "toolName"]) ?? own(own(value, "function"), "name");
	if (typeof name !== "string") return [];
	const given = firstOwn(value, [
		"arguments",
		"input",
		"args"
	]) ?? own(own(value, "function"), "arguments");
	return [{
		kind: "call",
		call: {
			id: readCallId(value),
			name,
			arguments: textOf(given) ?? ""
		}
	}];
}
function readResult$1(value) {
	const text = textOfContent(unwrapped$1(firstOwn(value, [
		"response",
		"result",
		"output",
		"content"
	])));
	const name = firstOwn(value, ["name", "toolName"]);
	return [{
		kind: "result",
		callId: readCallId(value),
		text: text ?? "",
		...typeof name === "string" && { name }
	}];
}
/** The AI SDK says of a result what it is: `{ type: "text", value }`. */
function unwrapped$1(result) {
	return RESULT_TYPES.has(own(result, "type")) && own(result, "value") !== void 0 ? own(result, "value") : result;
}
const RESULT_TYPES = /* @__PURE__ */ new Set([
	"text",
	"json",
	"error-text",
	"error-json",
	"content"
]);
/** A call's id, or "" where none was recorded. Some writers record a path of ids, of which the last is the call's. */
function readCallId(value) {
	const id = decoded(firstOwn(value, [
		"call_id",
		"toolCallId",
		"tool_call_id",
		"tool_use_id",
		"id"
	]));
	const last = Array.isArray(id) ? id.at(-1) : id;
	return typeof last === "string" || typeof last === "number" ? String(last) : "";
}

// src/formats/payloads/model-output.ts
/**
* Reads the output of a model call as observability platforms store it: a message, a provider's whole answer, LangChain's
* generations, plain text. Of several choices the first counts; pieces of one answer become one message.
*
* @param value a structure or JSON text
*/
function readModelOutput(value) {
	if (isCutOffJson(value)) return { written: false };
	const content = decoded(value);
	if (content === void 0 || content === null || content === "" || content === "None") return { written: false };
	const list = listOf(content, WRAPPINGS);
	const message = joined((list ?? []).map((item) => toMessage$1(item)));
	const facts = answerFacts(content, list?.[0]);
	if (message !== void 0) return {
		message,
		written: true,
		...facts
	};
	if (list?.length === 0 || isEmpty(content)) return {
		written: false,
		...facts
	};
	const text = textOf(firstOwn(list?.[0], ["text"]) ?? onlyText(content) ?? value);
	return {
		...text !== void 0 && { message: {
			role: "assistant",
			content: text
		} },
		written: false,
		...facts
	};
}
function isEmpty(content) {
	return isObject(content) && Object.keys(content).length === 0;
}
/** Nobody wraps an output more often; following what is deeper would exhaust the stack. */
const WRAPPINGS = 4;
/** The pieces of the answer; of several choices, candidates or generations the first one alone. */
function listOf(content, levels) {
	if (Array.isArray(content)) return content.length === 1 && Array.isArray(content[0]) ? content[0] : content;
	if (!isObject(content) || levels === 0) return void 0;
	const choices = decoded(firstOwn(content, [
		"choices",
		"candidates",
		"generations"
	]));
	if (Array.isArray(choices)) return items(choices.flat()).slice(0, 1);
	if (toMessage$1(content) !== void 0) return [content];
	return listOf(decoded(firstOwn(content, [
		"output",
		"messages",
		"message",
		"response"
	])), levels - 1);
}
/** One message of what the assistant said last: the first text, and all calls. */
function joined(messages) {
	const known = messages.filter((message) => message !== void 0);
	const others = known.findLastIndex((message) => !isAssistant(own(message, "role")));
	const last = known.slice(others + 1);
	if (last.length === 0) return void 0;
	const parts = last.map(readParts);
	const texts = parts.map((some) => some.flatMap((part) => part.kind === "text" ? [part.text] : []).join("\n"));
	const calls = parts.flat().flatMap((part) => part.kind === "call" ? [part.call] : []);
	return {
		role: "assistant",
		content: texts.find((text) => text !== "") ?? "",
		...calls.length > 0 && { tool_calls: calls }
	};
}
function isAssistant(role) {
	return role === void 0 || roleNamed(role) === "assistant";
}
/** What a traced function returned under one of the usual names, with nothing beside it. */
function onlyText(content) {
	if (!isObject(content) || Object.keys(content).length !== 1) return void 0;
	return firstOwn(content, [
		"text",
		"completion",
		"output"
	]);
}
function answerFacts(answer, first) {
	const inner = own(first, "message");
	const messages = [
		first,
		inner,
		own(first, "kwargs"),
		own(inner, "kwargs")
	];
	const metadata = messages.map((message) => own(message, "response_metadata"));
	const whole = [
		...firstOwn(answer, [
			"choices",
			"candidates",
			"usage",
			"usage_metadata"
		]) !== void 0 ? [answer] : [],
		own(answer, "llm_output"),
		...metadata
	];
	const finish = textIn$2([
		...whole,
		...messages,
		own(first, "generation_info")
	], FINISH);
	const servedModel = textIn$2(whole, MODEL);
	const fingerprint = textIn$2(whole, ["system_fingerprint"]);
	const isResponse = own(answer, "object") === "response";
	const system = isResponse ? firstOwn(answer, ["instructions"]) : void 0;
	const definitions = isResponse ? items(own(answer, "tools")) : [];
	return {
		...finish !== void 0 && { finish },
		...servedModel !== void 0 && { servedModel },
		...fingerprint !== void 0 && { fingerprint },
		...system !== void 0 && { system },
		...definitions.length > 0 && { definitions }
	};
}
const FINISH = [
	"finish_reason",
	"finishReason",
	"stop_reason"
];
const MODEL = [
	"model",
	"model_name",
	"model_version",
	"modelVersion"
];
function textIn$2(places, names) {
	for (const place of places) {
		const found = firstOwn(place, names);
		if (typeof found === "string" && found !== "") return found;
	}
}

// src/formats/payloads/parameters.ts
/**
* Parameters of a model call under `gen_ai.request.`. Frameworks store whole requests among them, so only what shapes
* an answer is taken, and empty structures and words for nothing ("null") are left out.
*
* @param value an object or JSON text
*/
function parameterEntries(value) {
	const parameters = decoded(value);
	return PARAMETERS$2.flatMap((name) => {
		const given = own(parameters, name);
		return saysNothing(name, given) ? [] : entry(`gen_ai.request.${name}`, TRUTH.get(given) ?? given);
	});
}
/** Stores turn truth into text. */
const TRUTH = /* @__PURE__ */ new Map([["true", true], ["false", false]]);
/** The tool definitions among the parameters of a call; empty when there are none. */
function toolsAmong(value) {
	return items(decoded(firstOwn(decoded(value), ["tools", "functions"])));
}
/** The system text among the parameters of a call, as it was recorded. */
function systemAmong(value) {
	return firstOwn(decoded(value), [
		"system_instruction",
		"instructions",
		"system"
	]);
}
const PARAMETERS$2 = [
	...[
		"temperature",
		"top_p",
		"top_k",
		"min_p",
		"max_tokens",
		"max_output_tokens",
		"max_completion_tokens",
		"seed"
	],
	...[
		"stop",
		"stop_sequences",
		"frequency_penalty",
		"presence_penalty",
		"repetition_penalty",
		"logit_bias",
		"n"
	],
	...[
		"choice.count",
		"candidate_count",
		"response_format",
		"response_schema",
		"response_mime_type",
		"tool_choice"
	],
	...[
		"parallel_tool_calls",
		"reasoning",
		"reasoning_effort",
		"thinking",
		"verbosity",
		"service_tier"
	]
];
function saysNothing(name, given) {
	if (given === void 0 || given === null || given === "" || given === "null" || given === "None") return true;
	if (name.startsWith("max_") && numberIn(given) < 0) return true;
	const structure = decoded(given);
	return isObject(structure) && (Object.keys(structure).length === 0 || Object.hasOwn(structure, "arrayValue"));
}

// src/formats/payloads/model-entries.ts
/** The content of a model call under the names of the conventions. */
function modelEntries({ input, output, parameters, definitions = [], toolCalls = [] }) {
	const asked = readModelInput(input);
	const answered = readModelOutput(output);
	const answer = withCalls(answered.message, toolCalls);
	const inputs = asked.messages.length > 0 ? entry("gen_ai.input.messages", asked.messages) : [];
	const outputs = answer === void 0 ? [] : entry("gen_ai.output.messages", [answer]);
	const isAnswerWritten = answered.written || toolCalls.length > 0;
	const tools = [
		definitions,
		asked.definitions ?? [],
		toolsAmong(parameters),
		answered.definitions ?? []
	];
	return {
		written: [
			...asked.written ? inputs : [],
			...isAnswerWritten ? outputs : [],
			...parameterEntries(parameters)
		],
		filling: [
			...asked.written ? [] : inputs,
			...isAnswerWritten ? [] : outputs,
			...entry("gen_ai.tool.definitions", tools.find((list) => list.length > 0)),
			...entry("gen_ai.system_instructions", asked.system ?? systemAmong(parameters) ?? answered.system),
			...answered.finish === void 0 ? [] : entry("gen_ai.response.finish_reasons", [answered.finish]),
			...entry("gen_ai.response.model", answered.servedModel),
			...entry("openai.response.system_fingerprint", answered.fingerprint)
		]
	};
}
function withCalls(message, toolCalls) {
	if (toolCalls.length === 0 || firstOwn(message, ["tool_calls"]) !== void 0) return message;
	return {
		role: "assistant",
		content: "",
		...message,
		tool_calls: toolCalls
	};
}

// src/formats/payloads/search-entries.ts
/**
* The content of a search under the names of the conventions. There is no one form for it: lists of documents under
* any of the usual names, LangChain's documents, pairs of document and score, plain text.
*
* @param output undefined for a span that finds no documents by its nature, an embedding
*/
function searchEntries(input, output) {
	return {
		written: [...entry("gen_ai.retrieval.query.text", queryIn(input)), ...entry("gen_ai.retrieval.documents", documentsIn$1(output))],
		filling: []
	};
}
function queryIn(input) {
	const named = firstOwn(decoded(input), [
		"query",
		"question",
		"q",
		"search_query"
	]);
	if (typeof named === "string") return named;
	const { messages, written } = readModelInput(input);
	const last = messages.findLast((message) => !written || own(message, "role") === "user");
	return textOf(own(last, "content"));
}
function documentsIn$1(output) {
	if (output === void 0 || output === null || output === "" || isCutOffJson(output)) return void 0;
	const content = decoded(output);
	const list = Array.isArray(content) ? content : decoded(firstOwn(content, LISTS));
	if (Array.isArray(list)) return list.map(toDocument$1);
	const text = textOf(firstOwn(content, [
		"output",
		"context",
		"text"
	]) ?? output);
	return text === void 0 ? void 0 : [text];
}
const LISTS = [
	"documents",
	"results",
	"matches",
	"hits",
	"nodes",
	"chunks",
	"output",
	"data"
];
function toDocument$1(item) {
	if (Array.isArray(item)) return withScore(unwrapped(item[0]), item[1]);
	const inner = firstOwn(item, [
		"document",
		"node",
		"payload"
	]);
	if (typeof inner === "string" && isObject(item)) return {
		...item,
		content: inner
	};
	if (!isObject(inner)) return unwrapped(item);
	const id = firstOwn(inner, [
		"id",
		"id_",
		"node_id"
	]) ?? own(item, "id");
	return withScore({
		...inner,
		id
	}, own(item, "score"));
}
/** LangChain's serialised form. */
function unwrapped(item) {
	const kwargs = own(item, "kwargs");
	return own(item, "lc") !== void 0 && isObject(kwargs) ? kwargs : item;
}
function withScore(document, score) {
	return isObject(document) && typeof score === "number" ? {
		...document,
		score
	} : document;
}

// src/formats/payloads/tool-entries.ts
/**
* The content of a tool's execution under the names of the conventions.
*
* @param input the arguments: a structure, text, or what a tracing decorator makes of them (`{ args, kwargs }`, `{ input }`)
* @param output the result, or the message that holds it
*/
function toolEntries(input, output) {
	const { value, callId } = resultIn(output);
	const returned = entry("gen_ai.tool.call.result", value);
	const isEmpty = isEmptyObject(value);
	return {
		written: [
			...entry("gen_ai.tool.call.arguments", argumentsIn$1(input)),
			...isEmpty ? [] : returned,
			...entry("gen_ai.tool.call.id", callId)
		],
		filling: isEmpty ? returned : []
	};
}
function argumentsIn$1(input) {
	const content = decoded(input);
	if (!isObject(content)) return input;
	const names = Object.keys(content);
	if (names.length === 1 && names[0] === "input") return own(content, "input");
	return names.length > 0 && names.every((name) => name === "args" || name === "kwargs") && items(own(content, "args")).length === 0 ? own(content, "kwargs") ?? {} : input;
}
function resultIn(output) {
	const content = decoded(output);
	const inner = isObject(content) && Object.keys(content).length === 1 ? firstOwn(content, ["output"]) : void 0;
	const message = toMessage$1(decoded(inner) ?? content);
	if (own(message, "role") !== "tool") return { value: inner ?? output };
	return {
		value: firstOwn(message, ["content", "parts"]) ?? "",
		callId: own(message, "tool_call_id")
	};
}
function isEmptyObject(value) {
	const content = decoded(value);
	return isObject(content) && Object.keys(content).length === 0;
}

// src/formats/braintrust/content.ts
/**
* What went into an event and came out, under the names of the conventions for its kind. There is no kind for a search:
* a function or a task is one when its name says so and it gave documents back.
*/
function contentEntries$2(event, kind, name) {
	const input = own(event, "input");
	const output = own(event, "output");
	if (kind === "llm") {
		const { filling, written } = modelEntries({
			input,
			output,
			parameters: own(event, "metadata")
		});
		return [
			...filling,
			...written,
			...usageEntries$3(own(event, "metrics"))
		];
	}
	if (kind === "tool") {
		const { filling, written } = toolEntries(input, output);
		return [
			...entry("gen_ai.tool.name", name),
			...filling,
			...written
		];
	}
	if (!MAY_SEARCH.has(kind) || !SEARCHES.test(name) || !isDocuments(output)) return [];
	return [...entry("gen_ai.operation.name", "retrieval"), ...searchEntries(input, output).written];
}
const MAY_SEARCH = /* @__PURE__ */ new Set([
	"function",
	"task",
	"span"
]);
const SEARCHES = /retriev|search|rerank|knowledge|vector/i;
function isDocuments(output) {
	const structure = decoded(output);
	const list = Array.isArray(structure) ? structure : firstOwn(structure, [
		"documents",
		"results",
		"matches",
		"hits"
	]);
	return Array.isArray(list) && list.every(isDocument);
}
function isDocument(item) {
	return isObject(item) && firstOwn(item, [
		"id",
		"text",
		"content",
		"page_content",
		"pageContent"
	]) !== void 0;
}
function usageEntries$3(metrics) {
	return [
		...entry("gen_ai.usage.input_tokens", own(metrics, "prompt_tokens")),
		...entry("gen_ai.usage.output_tokens", own(metrics, "completion_tokens")),
		...entry("gen_ai.usage.cache_read.input_tokens", own(metrics, "prompt_cached_tokens"))
	];
}

// src/formats/braintrust/span.ts
/**
* One event. Its trace is that of its root span.
*
* @param wanted the only attributes to read; absent means all
* @returns null without a root span id or a span id
*/
function readSpan$4(event, wanted) {
	const traceId = textIn$1(own(event, "root_span_id"));
	const spanId = textIn$1(own(event, "span_id"));
	if (traceId === void 0 || spanId === void 0) return null;
	const name = textIn$1(own(own(event, "span_attributes"), "name")) ?? "";
	const error = own(event, "error") ?? "";
	const message = textIn$1(error) ?? textIn$1(firstOwn(error, ["message", "error"]));
	return {
		traceId,
		spanId,
		parentId: textIn$1(items(own(event, "span_parents"))[0]) ?? null,
		name,
		startNs: readInstant(own(own(event, "metrics"), "start")) ?? readInstant(own(event, "created")),
		endNs: readInstant(own(own(event, "metrics"), "end")),
		status: error === "" ? "unset" : "error",
		...message !== void 0 && { statusMessage: message },
		attributes: wantedAttributes(allEntries$2(event, name), wanted),
		resource: {},
		events: []
	};
}
function textIn$1(value) {
	return typeof value === "string" && value !== "" ? value : void 0;
}
function allEntries$2(event, name) {
	const kind = textIn$1(own(own(event, "span_attributes"), "type"))?.toLowerCase() ?? "span";
	const metadata = own(event, "metadata");
	return [
		...metadataEntries(metadata),
		...entry("metadata.prompt.variables", own(own(metadata, "prompt"), "variables")),
		...tagEntries(own(event, "tags")),
		...scoreEntries$1(event),
		...contentEntries$2(event, kind, name),
		...entry("braintrust.span.type", kind),
		...entry("expected", own(event, "expected")),
		...entry("error.type", firstOwn(own(event, "error"), ["type", "name"]))
	];
}

// src/formats/braintrust/record.ts
/**
* Braintrust's logs by span: one event, a page of the fetch endpoint, or rows of a query. Of several rows of one event
* in a record only the newest counts; of rows in different records the one that says more, as of any repeated span.
*/
const braintrustEvents = {
	name: "Braintrust logs (spans)",
	recognises: (value) => eventsOf(value) !== void 0,
	read: readRecord$7
};
function readRecord$7(value, wanted) {
	const events = newest(eventsOf(value) ?? []);
	if (events.length === 0) return EMPTY_RECORD;
	const read = events.map((event) => ({
		event,
		span: readSpan$4(event, wanted)
	}));
	return {
		spans: read.flatMap(({ span }) => span ?? []),
		logs: wanted === void 0 ? read.flatMap(({ event, span }) => span ? readScores(event, span, transaction(event)) : []) : [],
		withoutId: read.filter(({ span }) => span === null).length
	};
}
function eventsOf(value) {
	if (isEvent(value)) return [value];
	const page = own(value, "events");
	if (Array.isArray(page)) return page.length === 0 && own(value, "cursor") !== void 0 && own(value, "name") === void 0 || page.some(isEvent) ? page : void 0;
	const rows = own(value, "data");
	return Array.isArray(rows) && rows.some(isEvent) ? rows : void 0;
}
function isEvent(value) {
	if (!isObject(value) || own(value, "root_span_id") === void 0) return false;
	return own(value, "span_id") !== void 0 || isObject(own(value, "span_attributes"));
}
/** The row with the highest transaction of each id; rows without an id are all kept. */
function newest(events) {
	const best = /* @__PURE__ */ new Map();
	for (const [index, event] of events.entries()) {
		const id = own(event, "id");
		const key = typeof id === "string" && id !== "" ? id : index;
		const other = best.get(key);
		if (other === void 0 || transaction(event) > transaction(other)) best.set(key, event);
	}
	return [...best.values()];
}
/** Transactions are numbers beyond what a double holds, so they are written as text. */
function transaction(event) {
	const id = own(event, "_xact_id");
	const text = typeof id === "string" || typeof id === "number" ? String(id) : "";
	return /^\d{1,30}$/.test(text) ? BigInt(text) : -1n;
}

// src/formats/datadog/field.ts
/** A property of a span, in whichever of its two forms: the exported one is flat, the sent one has it in `meta`. */
function field$1(span, name) {
	return own(span, name) ?? own(own(span, "meta"), name);
}
/** The same, where it is text with something in it. */
function textField$1(span, name) {
	const value = field$1(span, name);
	return typeof value === "string" && value !== "" ? value : void 0;
}

// src/formats/datadog/evaluations.ts
/** The evaluations of a span. */
function readEvaluations$1(span, { traceId, spanId }) {
	return evaluationsOf(span).map((evaluation) => evaluationLog(traceId, spanId, evaluation));
}
/** Evaluations as attributes, so that a suite can name one as feedback: `datadog.evaluation.<name>`. */
function evaluationEntries(span) {
	return evaluationsOf(span).flatMap(({ name, value, label }) => entry(`datadog.evaluation.${name}`, value ?? label));
}
function evaluationsOf(span) {
	const evaluations = field$1(span, "evaluation") ?? field$1(span, "evaluations");
	if (!isObject(evaluations)) return [];
	return Object.entries(evaluations).map(([name, evaluation]) => ({
		name,
		...readResult(own(evaluation, "value"), own(evaluation, "assessment")),
		by: giver(name, evaluation)
	}));
}
/** A number is a score, true and false are 1 and 0, a word is a label; without a word the assessment, pass or fail, is. */
function readResult(value, assessment) {
	const label = typeof assessment === "string" && assessment !== "" ? { label: assessment } : {};
	if (typeof value === "number") return {
		value,
		...label
	};
	if (typeof value === "boolean") return {
		value: Number(value),
		...label
	};
	return typeof value === "string" && value !== "" ? { label: value } : label;
}
/** Datadog does not say who gave a score. The name of a user's feedback does, and only machines give their reasons. */
function giver(name, evaluation) {
	if (FEEDBACK.test(name)) return "human";
	return own(evaluation, "reasoning") ? "machine" : "unknown";
}
const FEEDBACK = /feedback|thumb|human|annotat|user[ _-]?(rating|score)/i;

// src/formats/datadog/content.ts
/** What went into a span and came out, under the names of the conventions for its kind. */
function contentEntries$1(span, kind) {
	const input = field$1(span, "input");
	const output = field$1(span, "output");
	switch (kind) {
		case "llm": {
			const call = {
				input: messagesOf$1(input),
				output: messagesOf$1(output),
				parameters: field$1(span, "metadata"),
				definitions: items(field$1(span, "tool_definitions"))
			};
			const { filling, written } = modelEntries(call);
			return [
				...filling,
				...written,
				...usageEntries$2(own(span, "metrics"))
			];
		}
		case "tool": {
			const { filling, written } = toolEntries(own(input, "value"), own(output, "value"));
			return [
				...entry("gen_ai.tool.name", own(span, "name")),
				...filling,
				...written
			];
		}
		case "retrieval":
		case "embedding": {
			const query = own(input, "value") ?? textOfDocuments(own(input, "documents"));
			const documents = own(output, "documents");
			return searchEntries(query, Array.isArray(documents) ? documents.map(toDocument) : void 0).written;
		}
		default: return [];
	}
}
function messagesOf$1(content) {
	const messages = own(content, "messages");
	return Array.isArray(messages) ? messages.flatMap(toMessages$1) : own(content, "value");
}
/** A call's id is its `tool_id`; results of calls stand in a message of their own, or beside the next thing said. */
function toMessages$1(message) {
	if (!isObject(message)) return [message];
	const calls = items(own(message, "tool_calls"));
	const results = items(own(message, "tool_results")).map((result) => ({
		role: "tool",
		tool_call_id: own(result, "tool_id"),
		name: own(result, "name"),
		content: own(result, "result")
	}));
	const says = calls.length > 0 || (own(message, "content") ?? "") !== "";
	if (results.length > 0 && !says) return results;
	return [...results, {
		...message,
		...calls.length > 0 && { tool_calls: calls.map(toCall) }
	}];
}
function toCall(call) {
	return isObject(call) ? {
		...call,
		id: own(call, "tool_id") ?? own(call, "id")
	} : call;
}
function toDocument(document) {
	return isObject(document) ? {
		...document,
		title: own(document, "title") ?? own(document, "name")
	} : document;
}
function textOfDocuments(documents) {
	const known = items(documents).map((document) => own(document, "text")).filter((text) => typeof text === "string");
	return known.length > 0 ? known.join("\n") : void 0;
}
function usageEntries$2(metrics) {
	return [
		...entry("gen_ai.usage.input_tokens", own(metrics, "input_tokens")),
		...entry("gen_ai.usage.output_tokens", own(metrics, "output_tokens")),
		...entry("gen_ai.usage.cache_read.input_tokens", own(metrics, "cache_read_input_tokens"))
	];
}

// src/formats/datadog/span.ts
/**
* One span, flat or with its content in `meta`.
*
* @param shared what the envelope says about all its spans: application, tags, session
* @param wanted the only attributes to read; absent means all
* @returns null without a trace id or a span id
*/
function readSpan$3(span, shared, wanted) {
	const traceId = idText$1(own(span, "trace_id"));
	const spanId = idText$1(own(span, "span_id"));
	if (traceId === null || spanId === null) return null;
	const startNs = readInstant(own(span, "start_ns"));
	const tags = [...tagEntries(own(shared, "tags")), ...tagEntries(own(span, "tags"))];
	const message = own(field$1(span, "error"), "message") ?? field$1(span, "error.message");
	return {
		traceId,
		spanId,
		parentId: parentOf(span),
		name: textField$1(span, "name") ?? "",
		startNs,
		endNs: endOf(startNs, own(span, "duration")),
		status: readStatus$2(own(span, "status"), new Map(tags).get("error")),
		...typeof message === "string" && message !== "" && { statusMessage: message },
		attributes: wantedAttributes(allEntries$1(span, shared, tags), wanted),
		resource: {},
		events: []
	};
}
function idText$1(id) {
	return typeof id === "string" && id !== "" || Number.isSafeInteger(id) ? String(id) : null;
}
function parentOf(span) {
	const parent = idText$1(own(span, "parent_id"));
	return parent === null || NO_PARENT.has(parent) ? null : parent;
}
/** What a root has for a parent: the export writes a word for it. */
const NO_PARENT = /* @__PURE__ */ new Set([
	"undefined",
	"null",
	"0"
]);
function endOf(startNs, duration) {
	const nanoseconds = typeof duration === "string" && duration.trim() !== "" ? Number(duration) : duration;
	if (startNs === null || typeof nanoseconds !== "number" || !Number.isSafeInteger(Math.round(nanoseconds))) return null;
	return startNs + BigInt(Math.round(nanoseconds));
}
function readStatus$2(status, errorTag) {
	if (status === "error" || errorTag === "1") return "error";
	return status === "ok" ? "ok" : "unset";
}
function allEntries$1(span, shared, tags) {
	const kind = (textField$1(span, "span_kind") ?? textField$1(span, "kind") ?? textField$1(span, "span.kind"))?.toLowerCase();
	const prompt = own(field$1(span, "input"), "prompt") ?? field$1(span, "prompt");
	const session = firstOwn(span, ["session_id"]) ?? new Map(tags).get("session_id") ?? own(shared, "session_id");
	return [
		...metadataEntries(field$1(span, "metadata")),
		...tags,
		...evaluationEntries(span),
		...contentEntries$1(span, kind),
		...entry("datadog.span.kind", kind),
		...entry("ml_app", own(span, "ml_app") ?? own(shared, "ml_app")),
		...entry("session.id", session),
		...entry("model_name", field$1(span, "model_name")),
		...entry("model_provider", field$1(span, "model_provider")),
		...entry("error.type", own(field$1(span, "error"), "type") ?? field$1(span, "error.type")),
		...isObject(prompt) ? promptEntries(prompt) : []
	];
}
function promptEntries(prompt) {
	return [
		"id",
		"version",
		"template",
		"variables"
	].flatMap((name) => entry(`prompt.${name}`, own(prompt, name)));
}

// src/formats/datadog/record.ts
/**
* Spans of Datadog LLM Observability: as the export gives them (flat, alone or in a page), and as an application sends
* them (`meta.kind`, `meta.input`, many in one envelope).
*/
const datadogSpans = {
	name: "Datadog LLM Observability spans",
	recognises: (value) => itemsOf(value) !== void 0,
	read: readRecord$6
};
function readRecord$6(value, wanted) {
	const { spans: found, shared } = itemsOf(value) ?? NOTHING;
	if (found.length === 0) return EMPTY_RECORD;
	const read = found.map((item) => ({
		item: spanOf(item),
		span: readSpan$3(spanOf(item), shared, wanted)
	}));
	return {
		spans: read.flatMap(({ span }) => span ?? []),
		logs: wanted === void 0 ? read.flatMap(({ item, span }) => span ? readEvaluations$1(item, span) : []) : [],
		withoutId: read.filter(({ span }) => span === null).length
	};
}
const NOTHING = {
	spans: [],
	shared: {}
};
function itemsOf(value) {
	if (isSpan$1(value)) return {
		spans: [value],
		shared: {}
	};
	const page = own(value, "data");
	if (Array.isArray(page)) return page.some(isSpan$1) ? {
		spans: page,
		shared: {}
	} : void 0;
	const envelope = own(page, "type") === "span" ? own(page, "attributes") : value;
	const sent = own(envelope, "spans");
	return isObject(envelope) && (own(page, "type") ?? own(value, "event_type")) === "span" && Array.isArray(sent) ? {
		spans: sent,
		shared: envelope
	} : void 0;
}
/** The export wraps each span as JSON:API wants it. */
function spanOf(item) {
	const wrapped = own(item, "attributes");
	return own(item, "type") === "span" && isObject(wrapped) ? wrapped : item;
}
function isSpan$1(item) {
	const span = spanOf(item);
	if (!isObject(span)) return false;
	const has = (name) => own(span, name) !== void 0;
	if (!has("span_id") || has("context") || has("root_span_id")) return false;
	return has("start_ns") || has("ml_app") || has("span_kind") || isObject(own(span, "meta"));
}

// src/formats/langfuse/fields.ts
/**
* A field of an observation, a score or a trace: the API writes camelCase, the export snake_case.
*
* @param name in camelCase
* @returns undefined when it is absent, null or empty text
*/
function field(object, name) {
	const value = firstOwn(object, [name, name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]);
	return value === "" ? void 0 : value;
}
/** A field that is text, and not empty. */
function textField(object, name) {
	const value = field(object, name);
	return typeof value === "string" ? value : void 0;
}

// src/formats/langfuse/metadata.ts
/**
* Takes metadata apart. Where Langfuse ingested OpenTelemetry it keeps the original there, as `attributes`,
* `resourceAttributes` and `scope`.
*
* @param value an object or JSON text
*/
function readMetadata(value) {
	const metadata = decoded(value);
	if (!isObject(metadata)) return {
		users: [],
		attributes: [],
		resource: [],
		truncated: isCutOffJson(value)
	};
	const { attributes, resourceAttributes, scope: written, ...users } = metadata;
	const scope = decoded(written);
	return {
		users: metadataEntries(users),
		attributes: entriesOf(attributes),
		resource: [
			...entriesOf(resourceAttributes),
			...entriesOf(own(scope, "attributes")),
			...entry("otel.scope.name", own(scope, "name")),
			...entry("otel.scope.version", own(scope, "version"))
		],
		truncated: [attributes, resourceAttributes].some(isCutOffJson)
	};
}
function entriesOf(value) {
	const object = decoded(value);
	return isObject(object) ? Object.entries(object).flatMap(([name, item]) => entry(name, item)) : [];
}

// src/formats/langfuse/content.ts
/**
* Input and output of an observation under the names of the conventions.
*
* @param original attributes of the OpenTelemetry span that the observation was made of
* @param inputs the arguments that a callback recorded beside its text of them
*/
function contentEntries(observation, form, original, inputs) {
	return giveWay(ownContent(observation, form, inputs), original);
}
function ownContent(observation, form, inputs) {
	const input = field(observation, "input");
	const output = field(observation, "output");
	switch (form) {
		case "model": return modelEntries({
			input,
			output,
			parameters: field(observation, "modelParameters"),
			definitions: storedDefinitions(observation),
			toolCalls: storedCalls(observation)
		});
		case "search": return searchEntries(input, output);
		case "embedding": return searchEntries(input, void 0);
		case "tool": return toolEntries(isObject(inputs) && typeof decoded(input) === "string" ? inputs : input, output);
		case "none": return {
			written: [],
			filling: []
		};
		default: return form;
	}
}
/** The export keeps definitions apart from the input: a map from the name to JSON text of the rest. */
function storedDefinitions(observation) {
	const stored = decoded(field(observation, "toolDefinitions"));
	if (Array.isArray(stored)) return stored;
	if (!isObject(stored)) return [];
	return Object.entries(stored).map(([name, written]) => {
		const rest = decoded(written);
		return {
			...isObject(rest) ? rest : {},
			name
		};
	});
}
/** The export keeps the calls of an answer without their names, which are in a list of their own. */
function storedCalls(observation) {
	const names = items(decoded(field(observation, "toolCallNames")));
	return items(decoded(field(observation, "toolCalls"))).flatMap((written, index) => {
		const call = decoded(written);
		const name = own(call, "name") ?? names[index];
		return isObject(call) && typeof name === "string" ? [{
			...call,
			name
		}] : [];
	});
}
/** What was put together is worth less than what the original instrumentation wrote under names of its own. */
function giveWay({ written, filling }, original) {
	const has = (place) => original.some(([name]) => name.startsWith(place));
	const told = new Set(PLACES.filter(({ places }) => places.some(has)).map(({ content }) => content));
	return {
		written,
		filling: filling.filter(([name]) => !told.has(name))
	};
}
const PLACES = [
	{
		content: "gen_ai.input.messages",
		places: ["llm.input_messages.", "gen_ai.prompt."]
	},
	{
		content: "gen_ai.output.messages",
		places: ["llm.output_messages.", "gen_ai.completion."]
	},
	{
		content: "gen_ai.tool.call.result",
		places: ["output.value", "tool_response"]
	}
];
/**
* What input and output of an observation are, by Langfuse's own type, else by what the original span says it is.
*
* @param type in lower case
*/
function contentForm(type, attributes) {
	const form = FORMS.get(type);
	if (form !== void 0) return form;
	const kind = firstOwn(attributes, ["openinference.span.kind", "gen_ai.operation.name"]);
	const said = typeof kind === "string" ? FORMS.get(kind.toLowerCase()) : void 0;
	if (said !== void 0) return said;
	if (firstOwn(attributes, [
		"gen_ai.tool.name",
		"gen_ai.tool.call.id",
		"tool.name"
	]) !== void 0) return "tool";
	return firstOwn(attributes, ["providedModelName", "gen_ai.request.model"]) !== void 0 ? "model" : "none";
}
/** Types of Langfuse, kinds of OpenInference, operations of OpenTelemetry. */
const FORMS = /* @__PURE__ */ new Map([
	["generation", "model"],
	["llm", "model"],
	["chat", "model"],
	["generate_content", "model"],
	["text_completion", "model"],
	["tool", "tool"],
	["execute_tool", "tool"],
	["retriever", "search"],
	["reranker", "search"],
	["retrieval", "search"],
	["embedding", "embedding"],
	["embeddings", "embedding"],
	["agent", "none"],
	["chain", "none"],
	["evaluator", "none"],
	["guardrail", "none"],
	["event", "none"],
	["create_agent", "none"],
	["invoke_agent", "none"],
	["invoke_workflow", "none"]
]);

// src/formats/langfuse/usage.ts
/**
* Token counts under the names of the conventions, of which the input includes cached tokens and the output reasoning.
* Langfuse stores both conventions; its total tells them apart: it counts on top what is not included.
*
* @returns nothing when nothing was counted: zero of everything is Langfuse's word for unknown
*/
function usageEntries$1(observation) {
	const details = usageOf(observation);
	const input = countOf$1(details, INPUT$2);
	const output = countOf$1(details, OUTPUT$2);
	if (!input && !output) return [];
	const partsIn = partsOf(details, /^(input_|cache_)/);
	const partsOut = partsOf(details, /^output_/);
	const onTop = (countOf$1(details, ["total"]) ?? 0) - (input ?? 0) - (output ?? 0);
	const isApart = onTop > 0 && onTop === partsIn + partsOut;
	return [
		...entry("gen_ai.usage.input_tokens", isApart ? (input ?? 0) + partsIn : input),
		...entry("gen_ai.usage.output_tokens", isApart ? (output ?? 0) + partsOut : output),
		...entry("gen_ai.usage.cache_read.input_tokens", countOf$1(details, CACHED))
	];
}
const INPUT$2 = [
	"input",
	"promptTokens",
	"inputTokens"
];
const OUTPUT$2 = [
	"output",
	"completionTokens",
	"outputTokens"
];
const CACHED = [
	"input_cache_read",
	"input_cached_tokens",
	"cache_read_input_tokens",
	"prompt_details.cache_read"
];
/** Older dumps have `usage`, or only counts on the observation itself, where `input` is the content. */
function usageOf(observation) {
	const flat = {
		input: field(observation, "inputUsage"),
		output: field(observation, "outputUsage")
	};
	return [
		decoded(field(observation, "usageDetails")),
		decoded(field(observation, "usage")),
		flat
	].find((place) => countOf$1(place, [...INPUT$2, ...OUTPUT$2]) !== void 0);
}
function countOf$1(details, names) {
	return toCount(firstOwn(details, names));
}
function partsOf(details, pattern) {
	if (!isObject(details)) return 0;
	return Object.keys(details).filter((name) => pattern.test(name)).reduce((sum, name) => sum + (toCount(own(details, name)) ?? 0), 0);
}
/** Stores turn counts into text. */
function toCount(value) {
	const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
	return typeof number === "number" && Number.isFinite(number) && number >= 0 ? number : void 0;
}

// src/formats/langfuse/observation.ts
/** Langfuse's types of observations, as its API writes them. */
const OBSERVATION_TYPES = /* @__PURE__ */ new Set([...[
	"SPAN",
	"EVENT",
	"GENERATION",
	"AGENT",
	"TOOL",
	"CHAIN",
	"RETRIEVER",
	"EVALUATOR",
	"EMBEDDING",
	"GUARDRAIL"
]]);
/**
* One observation as a span. Langfuse's own fields win over the attributes of the OpenTelemetry span it was made of for
* content, which Langfuse moved there; token counts, which Langfuse may have estimated, only fill in.
*
* @param wanted names of the attributes to read, without content; absent means everything
* @returns null without a trace id or an id
*/
function readObservation(observation, context, wanted) {
	const traceId = textField(observation, "traceId") ?? context.traceId;
	const spanId = textField(observation, "id");
	if (!isObject(observation) || traceId === void 0 || spanId === void 0) return null;
	const metadata = readMetadata(own(observation, "metadata"));
	const statusMessage = textField(observation, "statusMessage");
	const bare = [
		...metadata.users,
		...metadata.attributes,
		...ownEntries(observation)
	];
	const isRoot = field(observation, "isRootObservation") === true;
	const isCut = [metadata.truncated, ...CONTENT.map((name) => isCutOffJson(own(observation, name)))].includes(true);
	return {
		traceId,
		spanId,
		parentId: isRoot ? null : textField(observation, "parentObservationId") ?? null,
		name: textField(observation, "name") ?? "",
		startNs: readInstant(field(observation, "startTime")),
		endNs: readInstant(field(observation, "endTime")),
		status: textField(observation, "level") === "ERROR" ? "error" : "unset",
		...statusMessage !== void 0 && { statusMessage },
		attributes: wanted === void 0 ? withContent(observation, bare, metadata.attributes) : wantedAttributes(bare, wanted),
		resource: wantedAttributes([...context.entries, ...metadata.resource], wanted),
		events: [],
		...isCut && { truncated: true }
	};
}
const CONTENT = ["input", "output"];
function withContent(observation, bare, original) {
	const form = contentForm(typeOf(observation), Object.fromEntries(bare));
	const inputs = own(decoded(own(observation, "metadata")), "inputs");
	const { written, filling } = contentEntries(observation, form, original, inputs);
	return Object.fromEntries([
		...filling,
		...usageEntries$1(observation),
		...bare,
		...written
	]);
}
function typeOf(observation) {
	return textField(observation, "type")?.toLowerCase() ?? "";
}
/** Fields that stand beside input and output, version-bearing ones under Langfuse's own names. */
function ownEntries(observation) {
	return [
		...entry("langfuse.observation.type", typeOf(observation)),
		...entry("langfuse.observation.level", field(observation, "level")),
		...entry("providedModelName", field(observation, "providedModelName") ?? field(observation, "model")),
		...entry("promptName", field(observation, "promptName")),
		...entry("promptVersion", field(observation, "promptVersion")),
		...sharedEntries(observation),
		...isToolOfNode(observation) ? entry("gen_ai.tool.name", field(observation, "name")) : []
	];
}
/** Fields that observations and whole traces have. Those that Langfuse reads from OpenTelemetry keep their names there. */
function sharedEntries(value) {
	const tags = decoded(field(value, "tags"));
	return [
		...entry("release", field(value, "release")),
		...entry("version", field(value, "version")),
		...entry("langfuse.environment", field(value, "environment")),
		...entry("langfuse.session.id", field(value, "sessionId")),
		...entry("langfuse.trace.name", field(value, "traceName")),
		...Array.isArray(tags) && tags.length > 0 ? entry("langfuse.trace.tags", tags) : [],
		...entry("user.id", field(value, "userId"))
	];
}
/**
* LangChain's callback writes a tool's execution as a SPAN. It is known by its output, a tool's message, or by being
* within LangGraph's node of tools without passing on the graph's messages, as an edge does.
*/
function isToolOfNode(observation) {
	if (typeOf(observation) !== "span") return false;
	const message = toMessage$1(decoded(own(observation, "output")));
	if (own(message, "role") === "tool" && own(message, "tool_call_id") !== void 0) return true;
	const node = own(decoded(own(observation, "metadata")), "langgraph_node");
	const passesOn = own(decoded(own(observation, "input")), "messages") !== void 0;
	return node === "tools" && field(observation, "name") !== node && !passesOn;
}

// src/formats/langfuse/scores.ts
/** Whether a value is a score: of the API, of the export, of a trace's own list. */
function isScore(value) {
	return textField(value, "name") !== void 0 && SOURCES$1.has(textField(value, "source") ?? "") && (field(value, "dataType") !== void 0 || field(value, "value") !== void 0);
}
/** Who gave a score. What an application sends is taken for what its users said. */
const SOURCES$1 = /* @__PURE__ */ new Map([
	["ANNOTATION", "human"],
	["API", "human"],
	["EVAL", "machine"]
]);
/**
* A score as an evaluation's record.
*
* @param traceId of the trace that holds the score, where the score does not say it
* @returns undefined for a score of a session or an experiment, which is about no single trace
*/
function readScore$1(score, traceId) {
	const subject = field(score, "subject");
	const isOnTrace = own(subject, "kind") === "trace";
	const trace = textField(score, "traceId") ?? textField(subject, isOnTrace ? "id" : "traceId") ?? traceId;
	if (trace === void 0 || !isScore(score)) return void 0;
	const isOnObservation = own(subject, "kind") === "observation";
	const span = textField(score, "observationId") ?? (isOnObservation ? textField(subject, "id") : void 0);
	const name = textField(score, "name") ?? "";
	const by = SOURCES$1.get(textField(score, "source") ?? "") ?? "unknown";
	const time = readInstant(field(score, "timestamp")) ?? readInstant(field(score, "createdAt"));
	return evaluationLog(trace, span ?? null, {
		name,
		...scored(score),
		by
	}, time);
}
/** Scores as attributes, so that a suite can name one as feedback: `langfuse.score.<name>`. */
function scoreEntries(scores) {
	return scores.filter(isScore).flatMap((score) => {
		const { value, label } = scored(score);
		return entry(`langfuse.score.${textField(score, "name")}`, value ?? label);
	});
}
/** The third version of the API has one typed value, older ones a number with the words beside it. */
function scored(score) {
	const given = field(score, "value");
	const words = textField(score, "stringValue");
	const number = typeof given === "boolean" ? Number(given) : toNumber$1(given);
	const isNumber = number !== void 0 && textField(score, "dataType") !== "CATEGORICAL";
	const label = words ?? (typeof given === "string" && number === void 0 ? given : void 0);
	return {
		...isNumber && { value: number },
		...label !== void 0 && label !== "" && { label }
	};
}
function toNumber$1(value) {
	const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
	return typeof number === "number" && Number.isFinite(number) ? number : void 0;
}

// src/formats/langfuse/record.ts
/**
* What Langfuse's API and its export to a bucket give: one observation, one score, a page of either, or a saved trace of
* the API's first version with all of its observations.
*/
const langfuseObservations = {
	name: "Langfuse observations",
	recognises: (value) => isObservation(value) || isScore(value) || isPage$1(value) || isSavedTrace(value),
	read: readRecord$5
};
function readRecord$5(value, wanted) {
	if (isSavedTrace(value)) return readSavedTrace(value, wanted);
	return readItems(isPage$1(value) ? items(own(value, "data")) : [value], { entries: [] }, wanted);
}
function isObservation(value) {
	if (!isObject(value) || field(value, "traceId") === void 0) return false;
	const type = own(value, "type");
	return OBSERVATION_TYPES.has(type) || typeof type === "string" && /^[A-Z_]+$/.test(type) && field(value, "startTime") !== void 0;
}
/** A page without any item is one when it says where the next one begins, or how many there are. */
function isPage$1(value) {
	const data = own(value, "data");
	if (!Array.isArray(data)) return false;
	return data.length === 0 ? isObject(own(value, "meta")) : data.some((item) => isObservation(item) || isScore(item));
}
function isSavedTrace(value) {
	if (!Array.isArray(own(value, "observations"))) return false;
	return isObject(own(value, "trace")) || textField(value, "id") !== void 0;
}
function readItems(list, context, wanted) {
	const isScoreItem = (item) => isScore(item) && !isObservation(item);
	const scores = list.filter(isScoreItem);
	const read = list.filter((item) => !isScoreItem(item)).map((item) => readObservation(item, context, wanted));
	const spans = read.filter((span) => span !== null);
	return {
		spans,
		logs: wanted === void 0 ? scores.flatMap((score) => readScore$1(score, context.traceId) ?? []) : [],
		withoutId: read.length - spans.length
	};
}
function readSavedTrace(value, wanted) {
	const inner = own(value, "trace");
	const trace = isObject(inner) ? inner : value;
	const scores = items(own(trace, "scores") ?? own(value, "scores"));
	const traceId = textField(trace, "id");
	const context = {
		entries: [
			...readMetadata(own(trace, "metadata")).users,
			...scoreEntries(scores),
			...sharedEntries(trace),
			...entry("langfuse.trace.name", textField(trace, "name"))
		],
		...traceId !== void 0 && { traceId }
	};
	const record = readItems(items(own(value, "observations")), context, wanted);
	const logs = scores.flatMap((score) => readScore$1(score, traceId) ?? []);
	return wanted === void 0 ? {
		...record,
		logs: [...record.logs, ...logs]
	} : record;
}

// src/formats/langsmith/feedback.ts
/** Whether a value is one item of feedback on a run. */
function isFeedback(value) {
	return typeof own(value, "run_id") === "string" && typeof own(value, "key") === "string" && own(value, "run_type") === void 0;
}
/**
* One item of feedback as an evaluation's record.
*
* @returns undefined when it says neither a score nor a value
*/
function readFeedback(feedback) {
	const runId = own(feedback, "run_id");
	const name = own(feedback, "key");
	if (typeof runId !== "string" || typeof name !== "string") return void 0;
	const said = [firstOwn(feedback, ["score"]), firstOwn(feedback, ["value"])];
	const value = said.map(toNumber).find((number) => number !== void 0);
	const label = said.find((word) => typeof word === "string");
	if (value === void 0 && label === void 0) return void 0;
	const traceId = own(feedback, "trace_id");
	const by = SOURCES.get(own(own(feedback, "feedback_source"), "type")) ?? "unknown";
	const subject = typeof traceId === "string" && traceId !== "" ? traceId : runId;
	const given = {
		name,
		...value !== void 0 && { value },
		...label !== void 0 && { label },
		by
	};
	return evaluationLog(subject, runId, given, readInstant(own(feedback, "created_at")));
}
/** Who gave feedback. What an application sends is taken for what its users said. */
const SOURCES = /* @__PURE__ */ new Map([
	["app", "human"],
	["api", "human"],
	["model", "machine"],
	["auto_eval", "machine"]
]);
/** The feedback that a run carries in sum: one evaluation for each key, the mean or the one word. Who gave it is not said. */
function readFeedbackStats(run, { traceId, spanId }) {
	return sums(run).map((sum) => evaluationLog(traceId, spanId, {
		...sum,
		by: "unknown"
	}));
}
/** The same as attributes, so that a suite can name one as feedback: `langsmith.feedback.<key>`. */
function feedbackEntries(run) {
	return sums(run).flatMap(({ name, value, label }) => entry(`langsmith.feedback.${name}`, value ?? label));
}
function sums(run) {
	const stats = own(run, "feedback_stats");
	if (!isObject(stats)) return [];
	return Object.entries(stats).flatMap(([name, stat]) => {
		const value = toNumber(own(stat, "avg"));
		const counts = own(stat, "values");
		const words = isObject(counts) ? Object.keys(counts) : [];
		const [label] = words.length === 1 ? words : [];
		if (value === void 0 && label === void 0) return [];
		return [{
			name,
			...value !== void 0 && { value },
			...label !== void 0 && { label }
		}];
	});
}
function toNumber(value) {
	if (typeof value === "boolean") return Number(value);
	return typeof value === "number" && Number.isFinite(value) ? value : void 0;
}

// src/formats/langsmith/content.ts
/**
* Inputs and outputs of a run under the names of the conventions.
*
* @param kind the run's type, in lower case
* @param metadata the run's metadata, flattened
*/
function runContent(run, kind, metadata) {
	const inputs = own(run, "inputs");
	const outputs = own(run, "outputs");
	switch (kind) {
		case "llm": return callContent(run, metadata);
		case "tool": return [...entry("gen_ai.tool.name", own(run, "name")), ...layered(toolEntries(inputs, outputs))];
		case "retriever": return layered(searchEntries(inputs, outputs));
		case "embedding": return layered(searchEntries(inputs, void 0));
		case "prompt": return promptContent(inputs, outputs);
		default: return [];
	}
}
function layered({ written, filling }) {
	return [...filling, ...written];
}
function callContent(run, metadata) {
	const parameters = decoded(own(decoded(own(run, "extra")), "invocation_params"));
	const content = modelEntries({
		input: own(run, "inputs"),
		output: own(run, "outputs"),
		parameters
	});
	return [
		...entry("gen_ai.request.model", firstOwn(parameters, ["model", "model_name"])),
		...metadata.flatMap(inParameters),
		...layered(content),
		...usageEntries(run)
	];
}
/** Parameters that LangChain repeats in the metadata of every model call. */
const HABITS = /* @__PURE__ */ new Map([
	["ls_temperature", "gen_ai.request.temperature"],
	["ls_max_tokens", "gen_ai.request.max_tokens"],
	["ls_stop", "gen_ai.request.stop"]
]);
function inParameters([name, value]) {
	const parameter = HABITS.get(name);
	return parameter === void 0 ? [] : [[parameter, value]];
}
/** Only of a model call: the runs above it carry the sum of what is below them. Cached tokens are a part of the input. */
function usageEntries(run) {
	const usage = usageIn(decoded(own(run, "outputs")));
	const details = own(own(run, "prompt_token_details"), "raw") ?? own(run, "prompt_token_details");
	const counts = [run, usage];
	const input = countIn(counts, ["prompt_tokens", "input_tokens"]);
	const output = countIn(counts, ["completion_tokens", "output_tokens"]);
	if (!input && !output) return [];
	const cached = [
		details,
		own(usage, "input_token_details"),
		own(usage, "prompt_tokens_details")
	];
	return [
		...entry("gen_ai.usage.input_tokens", input),
		...entry("gen_ai.usage.output_tokens", output),
		...entry("gen_ai.usage.cache_read.input_tokens", countIn(cached, ["cache_read", "cached_tokens"]))
	];
}
function usageIn(outputs) {
	const generation = items(items(own(outputs, "generations")).flat())[0];
	const message = own(generation, "message");
	return firstOwn(outputs, ["usage_metadata", "usage"]) ?? firstOwn(own(outputs, "llm_output"), ["token_usage", "usage"]) ?? firstOwn(message, ["usage_metadata"]) ?? firstOwn(own(message, "kwargs"), ["usage_metadata"]);
}
function countIn(places, names) {
	for (const place of places) {
		const count = firstOwn(place, names);
		if (typeof count === "number" && Number.isFinite(count) && count >= 0) return count;
	}
}
/** The run of a prompt template: its variables go in, the assembled messages come out. */
function promptContent(inputs, outputs) {
	const variables = decoded(inputs);
	const output = decoded(outputs);
	const { messages } = readModelInput(firstOwn(output, ["output"]) ?? output);
	return [...isObject(variables) ? entry("llm.prompt_template.variables", variables) : [], ...messages.length > 0 ? entry("gen_ai.output.messages", messages) : []];
}

// src/formats/langsmith/run.ts
/** Whether a value is a run, of either version of the API. */
function isRun(value) {
	return isObject(value) && RUN_TYPES.has(kindOf(value)) && typeof own(value, "id") === "string";
}
const RUN_TYPES = /* @__PURE__ */ new Set([
	"tool",
	"chain",
	"llm",
	"retriever",
	"embedding",
	"prompt",
	"parser"
]);
/**
* One run as a span.
*
* @param wanted names of the attributes to read, without content; absent means everything
* @returns null for what is no run, and without an id, or without a trace id where the run is no root
*/
function readRun(run, wanted) {
	if (!isObject(run) || !isRun(run)) return null;
	const spanId = textIn(run, "id");
	const parentId = textIn(run, "parent_run_id") ?? lastText(own(run, "parent_run_ids"));
	const traceId = textIn(run, "trace_id") ?? (parentId === void 0 ? spanId : void 0);
	if (spanId === void 0 || traceId === void 0) return null;
	const error = textIn(run, "error");
	const bare = bareEntries(run);
	return {
		traceId,
		spanId,
		parentId: parentId ?? null,
		name: textIn(run, "name") ?? "",
		startNs: readInstant(own(run, "start_time")),
		endNs: readInstant(own(run, "end_time")),
		status: readStatus$1(run, error),
		...error !== void 0 && { statusMessage: error },
		attributes: wantedAttributes(wanted === void 0 ? [...bare, ...runContent(run, kindOf(run), bare)] : bare, wanted),
		resource: {},
		events: [],
		...isElsewhere(run) && { truncated: true }
	};
}
function kindOf(run) {
	const type = own(run, "run_type");
	return typeof type === "string" ? type.toLowerCase() : "";
}
function textIn(run, name) {
	const value = own(run, name);
	return typeof value === "string" && value !== "" ? value : void 0;
}
/** The second version lists all runs above, the root first. */
function lastText(ids) {
	const last = items(ids).at(-1);
	return typeof last === "string" && last !== "" ? last : void 0;
}
function readStatus$1(run, error) {
	const status = textIn(run, "status")?.toLowerCase();
	if (status === "error" || error !== void 0) return "error";
	return status === "success" ? "ok" : "unset";
}
/** `session_id` is left out: it is the project, and in metadata the same word is a conversation. */
function bareEntries(run) {
	const tags = own(run, "tags");
	return [
		...metadataEntries(own(decoded(own(run, "extra")), "metadata")),
		...metadataEntries(own(run, "metadata")),
		...entry("langsmith.span.kind", kindOf(run)),
		...Array.isArray(tags) && tags.length > 0 ? entry("langsmith.span.tags", tags) : [],
		...entry("thread_id", own(run, "thread_id")),
		...feedbackEntries(run)
	];
}
/** Large content is kept in another place, of which the run has only the address; or what is here was cut off. */
function isElsewhere(run) {
	return ["inputs", "outputs"].some((name) => {
		const content = own(run, name);
		const isEmpty = content === null || content === void 0 || isObject(content) && Object.keys(content).length === 0;
		const address = firstOwn(run, [`${name}_s3_urls`]);
		return isCutOffJson(content) || isEmpty && isObject(address) && Object.keys(address).length > 0;
	});
}

// src/formats/langsmith/record.ts
/**
* What LangSmith's API gives, in its first and its second version: one run, one item of feedback, or a page of either.
* Runs as JSON lines are the same.
*/
const langsmithRuns = {
	name: "LangSmith runs",
	recognises: (value) => isRun(value) || isFeedback(value) || pageOf(value) !== void 0,
	read: readRecord$4
};
function readRecord$4(value, wanted) {
	const list = isRun(value) || isFeedback(value) ? [value] : pageOf(value) ?? [];
	const runs = list.filter((item) => !isFeedback(item));
	const spans = runs.map((run) => readRun(run, wanted));
	const known = spans.filter((span) => span !== null);
	const withoutId = spans.length - known.length;
	if (wanted !== void 0) return {
		spans: known,
		logs: [],
		withoutId
	};
	return {
		spans: known,
		logs: [...list.filter(isFeedback).flatMap((item) => readFeedback(item) ?? []), ...runs.flatMap((run, index) => spans[index] ? readFeedbackStats(run, spans[index]) : [])],
		withoutId
	};
}
/** The items of a page: `runs` with the first version of the API, `items` with the second. */
function pageOf(value) {
	const runs = own(value, "runs");
	if (Array.isArray(runs) && (runs.some(isRun) || runs.length === 0 && isObject(own(value, "cursors")))) return runs;
	const list = items(own(value, "items"));
	return list.some((item) => isRun(item) || isFeedback(item)) ? list : void 0;
}

// src/formats/openai-stored/completion.ts
/**
* One completion as a trace of one span: what called it is not recorded.
*
* @param wanted the only attributes to read; absent means all
* @returns null without an id
*/
function readCompletion(completion, wanted) {
	const id = own(completion, "id");
	if (typeof id !== "string" || id === "") return null;
	const model = own(completion, "model");
	return {
		traceId: id,
		spanId: id,
		parentId: null,
		name: typeof model === "string" ? `chat ${model}` : "chat",
		startNs: readInstant(own(completion, "created")),
		endNs: null,
		status: "unset",
		attributes: wantedAttributes(allEntries(completion), wanted),
		resource: {},
		events: []
	};
}
function allEntries(completion) {
	const choices = items(own(completion, "choices"));
	const choice = choices.find((item) => own(item, "index") === 0) ?? choices[0];
	const call = modelEntries({
		input: inputOf(completion),
		output: answerOf(choice),
		parameters: completion
	});
	const usage = own(completion, "usage");
	const finish = own(choice, "finish_reason");
	return [
		...metadataEntries(own(completion, "metadata")),
		...call.filling,
		...call.written,
		...entry("openai.stored", true),
		...entry("gen_ai.operation.name", "chat"),
		...entry("gen_ai.provider.name", "openai"),
		...entry("gen_ai.response.id", own(completion, "id")),
		...entry("gen_ai.response.model", own(completion, "model")),
		...entry("gen_ai.response.finish_reasons", typeof finish === "string" ? [finish] : void 0),
		...entry("openai.response.system_fingerprint", own(completion, "system_fingerprint")),
		...entry("gen_ai.usage.input_tokens", own(usage, "prompt_tokens")),
		...entry("gen_ai.usage.output_tokens", own(usage, "completion_tokens")),
		...entry("gen_ai.usage.cache_read.input_tokens", own(own(usage, "prompt_tokens_details"), "cached_tokens"))
	];
}
/** Stored messages keep their parts apart from their text. */
function inputOf(completion) {
	const given = own(completion, "messages") ?? own(completion, "input");
	const page = own(given, "data");
	const list = Array.isArray(page) ? page : given;
	if (!Array.isArray(list)) return list;
	return list.map((message) => {
		const parts = own(message, "content_parts");
		return (own(message, "content") ?? "") === "" && Array.isArray(parts) && parts.length > 0 ? {
			...Object(message),
			content: parts
		} : message;
	});
}
/** A refusal is what the user got to read. */
function answerOf(choice) {
	const message = own(choice, "message");
	const refusal = own(message, "refusal");
	return (own(message, "content") ?? "") === "" && typeof refusal === "string" ? {
		...Object(message),
		content: refusal
	} : message;
}

// src/formats/openai-stored/record.ts
/**
* Chat completions that OpenAI stored: one, or a page of a list. The input messages come from a second call; whoever
* fetches them puts them into the record as `messages` or `input`, a list or the list page as it came.
*/
const storedCompletions = {
	name: "OpenAI stored chat completions",
	recognises: (value) => completionsOf(value) !== void 0,
	read: readRecord$3
};
function readRecord$3(value, wanted) {
	const found = items(completionsOf(value)).map((completion) => readCompletion(completion, wanted));
	if (found.length === 0) return EMPTY_RECORD;
	const spans = found.filter((span) => span !== null);
	return {
		spans,
		logs: [],
		withoutId: found.length - spans.length
	};
}
function completionsOf(value) {
	if (isCompletion(value)) return [value];
	if (own(value, "object") !== "list") return void 0;
	const page = own(value, "data");
	return Array.isArray(page) && (page.length === 0 || page.some(isCompletion)) ? page : void 0;
}
function isCompletion(value) {
	return own(value, "object") === "chat.completion" && Array.isArray(own(value, "choices"));
}

// src/formats/otlp/any-value.ts
/**
* Attributes of a span, an event or a resource from OTLP's list of `{key, value}`. A repeated key keeps its last value;
* keys such as `__proto__` become ordinary properties.
*
* @param wanted names to read; absent means all
*/
function readAttributes$1(list, wanted) {
	return keyValues(list, 64, wanted);
}
/** The plain value of an OTLP AnyValue. Whole numbers beyond 2^53 stay text; an empty or unknown value is null. */
function readAnyValue(value) {
	return anyValue(value, 64);
}
function keyValues(list, levels, wanted) {
	const entries = [];
	for (const entry of items(list)) {
		const key = own(entry, "key");
		if (typeof key === "string" && (wanted === void 0 || wanted.has(key))) entries.push([key, anyValue(own(entry, "value"), levels)]);
	}
	return Object.fromEntries(entries);
}
function anyValue(value, levels) {
	if (!isObject(value) || levels === 0) return null;
	const text = own(value, "stringValue") ?? own(value, "bytesValue");
	if (typeof text === "string") return text;
	const truth = own(value, "boolValue");
	if (typeof truth === "boolean") return truth;
	const number = own(value, "intValue") ?? own(value, "doubleValue");
	if (typeof number === "number" || typeof number === "string") return readNumber(number);
	const list = own(own(value, "arrayValue"), "values");
	if (Array.isArray(list)) return list.map((item) => anyValue(item, levels - 1));
	if (isObject(own(value, "arrayValue"))) return [];
	if (isObject(own(value, "kvlistValue"))) return keyValues(own(own(value, "kvlistValue"), "values"), levels - 1);
	return null;
}
function readNumber(value) {
	const number = Number(value);
	return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number)) && String(value).trim() !== "" ? number : String(value);
}

// src/formats/otlp/identifiers.ts
/**
* A trace id as 32 lower-case hexadecimal digits. Hexadecimal of either case is read, and base64, which some writers
* put there against the specification.
*
* @returns null for anything else, and for the all-zero id, which means "none"
*/
function readTraceId(value) {
	return readId$1(value, 16);
}
/** A span id as 16 lower-case hexadecimal digits, read like a trace id. */
function readSpanId(value) {
	return readId$1(value, 8);
}
function readId$1(value, bytes) {
	if (typeof value !== "string") return null;
	const id = HEX[bytes].test(value) ? value.toLowerCase() : BASE64[bytes].test(value) ? fromBase64(value) : null;
	return id === null || /^0+$/.test(id) ? null : id;
}
const HEX = {
	8: /^[0-9a-f]{16}$/i,
	16: /^[0-9a-f]{32}$/i
};
const BASE64 = {
	8: /^[\w+/-]{11}=?$/,
	16: /^[\w+/-]{22}(==)?$/
};
function fromBase64(value) {
	return Buffer.from(value, "base64").toString("hex");
}

// src/formats/otlp/record.ts
/** OTLP/JSON: TracesData and LogsData. */
const otlpRecords = {
	name: "OpenTelemetry (OTLP/JSON)",
	recognises: (value) => SIGNALS.some((signal) => Array.isArray(own(value, signal))),
	read: readRecord$2
};
/**
* Reads one TracesData or LogsData value. Metrics are a valid record with nothing in it. Log records without a trace id
* are left out: applications log much that is no part of a trace.
*
* @param value any JSON value
* @param wanted names of the attributes to read, for a survey, which then gets no events and no logs; absent means all
*/
function readRecord$2(value, wanted) {
	const found = items(own(value, "resourceSpans")).flatMap((resourceSpans) => spansOf(resourceSpans, wanted));
	const spans = found.filter((span) => span !== null);
	return {
		spans,
		logs: wanted === void 0 ? items(own(value, "resourceLogs")).flatMap(logsOf) : [],
		withoutId: found.length - spans.length
	};
}
const SIGNALS = [
	"resourceSpans",
	"resourceLogs",
	"resourceMetrics"
];
function spansOf(resourceSpans, wanted) {
	const resource = readAttributes$1(own(own(resourceSpans, "resource"), "attributes"), wanted);
	const scopes = own(resourceSpans, "scopeSpans") ?? own(resourceSpans, "instrumentationLibrarySpans");
	return items(scopes).flatMap((scope) => {
		const shared = {
			...resource,
			...scopeAttributes(own(scope, "scope"), wanted)
		};
		return items(own(scope, "spans")).map((span) => readSpan$2(span, shared, wanted));
	});
}
/** The instrumentation's own attributes, and its name and version under the names OpenTelemetry gives them elsewhere. */
function scopeAttributes(scope, wanted) {
	const named = ["name", "version"].flatMap((property) => {
		const value = text$2(own(scope, property));
		const name = `otel.scope.${property}`;
		return value === "" || wanted?.has(name) === false ? [] : [[name, value]];
	});
	return {
		...Object.fromEntries(named),
		...readAttributes$1(own(scope, "attributes"), wanted)
	};
}
function readSpan$2(span, resource, wanted) {
	const traceId = readTraceId(own(span, "traceId"));
	const spanId = readSpanId(own(span, "spanId"));
	if (traceId === null || spanId === null) return null;
	const statusMessage = own(own(span, "status"), "message");
	const traceState = own(span, "traceState");
	return {
		traceId,
		spanId,
		parentId: readSpanId(own(span, "parentSpanId")),
		name: text$2(own(span, "name")),
		startNs: readNanoseconds(own(span, "startTimeUnixNano")),
		endNs: readNanoseconds(own(span, "endTimeUnixNano")),
		status: readStatus(own(own(span, "status"), "code")),
		...typeof statusMessage === "string" && statusMessage !== "" && { statusMessage },
		attributes: readAttributes$1(own(span, "attributes"), wanted),
		resource,
		events: wanted === void 0 ? items(own(span, "events")).map(readEvent$2) : [],
		...typeof traceState === "string" && traceState !== "" && { traceState },
		...hasDropped(span) && { truncated: true }
	};
}
function hasDropped(span) {
	return Number(own(span, "droppedAttributesCount")) > 0 || Number(own(span, "droppedEventsCount")) > 0;
}
function readStatus(code) {
	if (code === 2 || code === "2" || code === "STATUS_CODE_ERROR" || code === "ERROR") return "error";
	return code === 1 || code === "1" || code === "STATUS_CODE_OK" || code === "OK" ? "ok" : "unset";
}
function readEvent$2(event) {
	return {
		name: text$2(own(event, "name")),
		timeNs: readNanoseconds(own(event, "timeUnixNano")),
		attributes: readAttributes$1(own(event, "attributes"))
	};
}
function logsOf(resourceLogs) {
	return items(own(resourceLogs, "scopeLogs") ?? own(resourceLogs, "instrumentationLibraryLogs")).flatMap((scope) => items(own(scope, "logRecords")).flatMap((log) => readLog(log) ?? []));
}
function readLog(log) {
	const traceId = readTraceId(own(log, "traceId"));
	if (traceId === null) return void 0;
	const attributes = readAttributes$1(own(log, "attributes"));
	return {
		traceId,
		spanId: readSpanId(own(log, "spanId")),
		name: text$2(own(log, "eventName")) || text$2(own(attributes, "event.name")),
		timeNs: readNanoseconds(own(log, "timeUnixNano")) ?? readNanoseconds(own(log, "observedTimeUnixNano")),
		attributes,
		body: readAnyValue(own(log, "body"))
	};
}
function text$2(value) {
	return typeof value === "string" ? value : "";
}

// src/formats/spans/flattened/carried.ts
/** Names that the conventions flatten; every other attribute is none of this folder's business. */
const FLATTENED = /^(?:llm\.|(?:in|out)put\.value$|retrieval\.|reranker\.|embedding\.|tool\.|tool_call\.|metadata(?:\.|$)|traceloop\.|gen_ai\.(?:prompt|completion)\.\d)/;
/**
* What an application says about a request beside the conventions: the keys of OpenInference's `metadata` as
* `metadata.<key>`, and these and Traceloop's association properties under their own names, so that a suite may name
* them as whoever wrote them did. A key that would pass for an attribute of the conventions gets no name of its own.
*/
function carriedAttributes(attributes) {
	const metadata = metadataEntries(own(attributes, "metadata")).filter(([name]) => name.startsWith(METADATA));
	const carried = [...Object.entries(attributes), ...metadata].flatMap(([name, value]) => {
		const prefix = CARRIERS.find((carrier) => name.startsWith(carrier));
		const ownName = prefix === void 0 ? "" : name.slice(prefix.length);
		return ownName === "" || FLATTENED.test(ownName) ? [] : [[ownName, value]];
	});
	return [...metadata, ...carried];
}
/**
* The names under which a value may stand in a span for `expandFlattened` to give it its own name: a reader that looks
* for only some attributes has to look for these.
*/
function carriersOf(name) {
	return FLATTENED.test(name) && !name.startsWith(METADATA) ? [name] : [
		name,
		"metadata",
		...CARRIERS.map((carrier) => carrier + name)
	];
}
const METADATA = "metadata.";
const CARRIERS = [METADATA, "traceloop.association.properties."];

// src/formats/spans/aliases.ts
/**
* The names one thing has in the formats and over their generations, best first. One trace may mix them, so every name
* is looked for in every trace and no schema version is asked.
*/
const ALIASES = {
	requestedModel: [
		"gen_ai.request.model",
		"llm.request.model_name",
		"ai.model.id"
	],
	resolvedModel: [
		"gen_ai.response.model",
		"llm.response.model_name",
		"llm.response.model",
		"ai.response.model"
	],
	/** Names that do not say whether the model was asked for or served. */
	unstatedModel: [
		"llm.model_name",
		"langfuse.observation.model.name",
		"providedModelName",
		"provided_model_name",
		"ls_model_name",
		"model_name",
		"metadata.model"
	],
	provider: [
		"gen_ai.provider.name",
		"gen_ai.system",
		"llm.provider",
		"llm.system",
		"ls_provider",
		"ai.model.provider",
		"model_provider"
	],
	fingerprint: [
		"openai.response.system_fingerprint",
		"gen_ai.openai.response.system_fingerprint",
		"gen_ai.openai.system_fingerprint",
		"gen_ai.response.system_fingerprint",
		"system_fingerprint"
	],
	responseId: [
		"gen_ai.response.id",
		"llm.response.id",
		"ai.response.id"
	],
	promptName: [
		"gen_ai.prompt.name",
		"langfuse.observation.prompt.name",
		"langfuse.prompt.name",
		"promptName",
		"prompt_name",
		"traceloop.prompt.key",
		"prompt.id",
		"lc_hub_repo",
		"metadata.prompt.id"
	],
	promptVersion: [
		"gen_ai.prompt.version",
		"langfuse.observation.prompt.version",
		"langfuse.prompt.version",
		"promptVersion",
		"prompt_version",
		"llm.prompt_template.version",
		"traceloop.prompt.version",
		"traceloop.prompt.version_hash",
		"gen_ai.prompt.version_hash",
		"lc_hub_commit_hash",
		"metadata.prompt.version",
		"prompt.version"
	],
	template: [
		"llm.prompt_template.template",
		"traceloop.prompt.template",
		"prompt.template"
	],
	templateVariables: [
		"llm.prompt_template.variables",
		"traceloop.prompt.template_variables",
		"prompt.variables",
		"metadata.prompt.variables"
	],
	conversation: [
		"gen_ai.conversation.id",
		"session.id",
		"langfuse.session.id",
		"sessionId",
		"thread_id",
		"session_id",
		"conversation_id",
		"traceloop.association.properties.session_id",
		"traceloop.association.properties.thread_id",
		"traceloop.association.properties.conversation_id",
		"ai.telemetry.metadata.sessionId",
		"metadata.session_id",
		"metadata.thread_id",
		"metadata.conversation_id"
	],
	query: [
		"gen_ai.retrieval.query.text",
		"gen_ai.retrieval.query",
		"reranker.query",
		"db.query.text",
		"ai.value",
		"ai.values"
	],
	documents: ["gen_ai.retrieval.documents", "reranker.output_documents"],
	inputTokens: [
		"gen_ai.usage.input_tokens",
		"gen_ai.usage.prompt_tokens",
		"llm.token_count.prompt",
		"ai.usage.inputTokens",
		"ai.usage.promptTokens"
	],
	outputTokens: [
		"gen_ai.usage.output_tokens",
		"gen_ai.usage.completion_tokens",
		"llm.token_count.completion",
		"ai.usage.outputTokens",
		"ai.usage.completionTokens"
	],
	cachedTokens: [
		"gen_ai.usage.cache_read.input_tokens",
		"gen_ai.usage.cache_read_input_tokens",
		"llm.token_count.prompt_details.cache_read",
		"ai.usage.cachedInputTokens",
		"ai.usage.inputTokenDetails.cacheReadTokens"
	],
	finish: [
		"gen_ai.response.finish_reasons",
		"gen_ai.response.finish_reason",
		"gen_ai.response.stop_reason",
		"llm.response.finish_reason",
		"llm.finish_reason",
		"ai.response.finishReason"
	],
	inputMessages: ["gen_ai.input.messages", "ai.prompt.messages"],
	outputMessages: ["gen_ai.output.messages"],
	system: ["gen_ai.system_instructions"],
	definitions: [
		"gen_ai.tool.definitions",
		"gen_ai.request.tools",
		"ai.prompt.tools",
		"tool_definitions",
		"model_request_parameters"
	],
	structuredOutput: [
		"gen_ai.request.structured_output_schema",
		"gen_ai.request.response_format",
		"response_format",
		"ai.schema",
		"ai.response.object"
	],
	toolName: [
		"gen_ai.tool.name",
		"tool.name",
		"ai.toolCall.name"
	],
	toolCallId: [
		"gen_ai.tool.call.id",
		"tool_call.id",
		"ai.toolCall.id"
	],
	toolArguments: [
		"gen_ai.tool.call.arguments",
		"gen_ai.tool.arguments",
		"tool_arguments",
		"ai.toolCall.args"
	],
	toolResult: [
		"gen_ai.tool.call.result",
		"gen_ai.tool.result",
		"tool_response",
		"ai.toolCall.result"
	]
};
/** The first of several attributes that is there, as text, and its name. */
function firstText(attributes, names) {
	for (const name of names) {
		const text = attributeText(attributes, name);
		if (text !== void 0) return {
			name,
			text
		};
	}
}
/** The first of several attributes that is a number of at least 0; stores often turn numbers into text. */
function firstCount(attributes, names) {
	return names.map((name) => Number(attributeText(attributes, name))).find((count) => Number.isFinite(count) && count >= 0);
}
/** A model's name and the attribute it is in; the words writers put where they know none count as missing. */
function modelName(attributes, names) {
	return firstText(attributes, names.filter((name) => !NO_MODEL.has(attributeText(attributes, name)?.toLowerCase() ?? "")));
}
const NO_MODEL = /* @__PURE__ */ new Set([
	"",
	"null",
	"none",
	"unknown"
]);

// src/formats/spans/kind-tables.ts
/** What most formats call their steps. */
const COMMON = {
	llm: "model",
	tool: "tool",
	retriever: "retrieval",
	reranker: "retrieval",
	embedding: "retrieval",
	agent: "structure",
	chain: "structure",
	workflow: "structure",
	task: "structure",
	evaluator: "structure",
	guardrail: "structure"
};
const OPERATIONS = {
	chat: "model",
	generate_content: "model",
	text_completion: "model",
	completion: "model",
	generate: "model",
	llm_request: "model",
	retrieval: "retrieval",
	embeddings: "retrieval",
	rerank: "retrieval",
	vector_db_retrieve: "retrieval",
	execute_tool: "tool",
	create_agent: "structure",
	invoke_agent: "structure",
	invoke_workflow: "structure",
	plan: "structure",
	agent_step: "structure",
	execute_task: "structure"
};
/**
* The attributes in which formats write what a span is, the most telling first, each with the meaning of its words in
* lower case. A word that decides nothing (Langfuse's "span", a new operation) has none.
*/
const KIND_TABLES = [
	["langfuse.observation.type", wordIn({
		...COMMON,
		generation: "model"
	})],
	["openinference.span.kind", wordIn({
		...COMMON,
		prompt: "assembly"
	})],
	["gen_ai.operation.name", wordIn(OPERATIONS)],
	["langsmith.span.kind", wordIn({
		...COMMON,
		prompt: "assembly",
		parser: "parse"
	})],
	["ai.operationId", vercelStep],
	["operation.name", (word) => vercelStep(word.split(" ")[0] ?? "")],
	["traceloop.span.kind", wordIn({ tool: "tool" })],
	["llm.request.type", wordIn({
		chat: "model",
		completion: "model",
		embedding: "retrieval",
		rerank: "retrieval"
	})],
	["traceloop.span.kind", wordIn(COMMON)],
	["datadog.span.kind", wordIn({
		...COMMON,
		retrieval: "retrieval"
	})],
	["braintrust.span.type", braintrustStep]
];
function wordIn(words) {
	const table = new Map(Object.entries(words));
	return (word) => table.get(word);
}
/** The AI SDK's inner spans are the calls; the spans around them repeat their content and usage. */
function vercelStep(operation) {
	if (!operation.startsWith("ai.")) return void 0;
	if (/^ai\.\w+\.do(generate|stream)$/.test(operation)) return "model";
	if (/^ai\.(\w+\.do(embed|rerank)|rerank)$/.test(operation)) return "retrieval";
	return operation === "ai.toolcall" ? "tool" : "structure";
}
/** Braintrust has no type for a search: a function or task that says in its name that it retrieves is one. */
function braintrustStep(word, spanName) {
	if (word === "function" || word === "task") return /retriev/i.test(spanName) ? "retrieval" : "structure";
	return word === "llm" ? "model" : word === "tool" ? "tool" : "structure";
}

// src/formats/spans/hop-kind.ts
/**
* What step of the request a span recorded; the first rule that fits decides, in the order of the formats' own kinds
* from the most telling one. `structure` is everything that only holds other spans: agents, workflows, handlers.
*/
function hopKind(span) {
	for (const [attribute, meaning] of KIND_TABLES) {
		const word = attributeText(span.attributes, attribute)?.toLowerCase();
		const kind = word === void 0 ? void 0 : meaning(word, span.name);
		if (kind !== void 0) return kind;
	}
	if (isVectorSearch(span)) return "retrieval";
	if (firstText(span.attributes, [...ALIASES.toolName, ...ALIASES.toolCallId])) return "tool";
	if (firstText(span.attributes, MODEL_ATTRIBUTES) || isOldGeneration(span)) return "model";
	return "structure";
}
/** Names of models that only a model call carries. Others (`ls_model_name`) are inherited by every span around it. */
const MODEL_ATTRIBUTES = [
	...ALIASES.requestedModel,
	...ALIASES.resolvedModel,
	"llm.model_name",
	"langfuse.observation.model.name"
];
/** Until version 3.3, Langfuse's Python SDK called a generation "span". */
function isOldGeneration({ attributes, resource }) {
	return attributeText(resource, "otel.scope.name") === "langfuse-sdk" && firstText(attributes, [
		"langfuse.observation.usage_details",
		...ALIASES.inputTokens,
		...PROMPT_LINKS
	]) !== void 0;
}
const PROMPT_LINKS = ["langfuse.observation.prompt.name", "langfuse.prompt.name"];
function isVectorSearch({ attributes, events }) {
	if (firstText(attributes, ["db.system.name", "db.system"]) === void 0) return false;
	return Object.keys(attributes).some((name) => name.startsWith("db.vector.")) || events.some(({ name }) => name === "db.query.result" || name === "db.search.result");
}

// src/formats/spans/flattened/additions.ts
/** The attributes with more added. What is there already stays, and of several additions of one name the first counts. */
function withAdditions(attributes, additions) {
	const added = /* @__PURE__ */ new Map();
	for (const [name, value] of additions) if (!added.has(name) && !Object.hasOwn(attributes, name)) for (const [, known] of entry(name, value)) added.set(name, known);
	return added.size === 0 ? attributes : {
		...attributes,
		...Object.fromEntries(added)
	};
}

// src/formats/spans/flattened/message.ts
/**
* A message in the one form that all flattened conventions are brought into, which `readMessages` reads. Undefined and
* null properties are left out.
*/
function toMessage(given) {
	return present({
		role: typeof given.role === "string" ? given.role : void 0,
		content: asContent(given.content),
		tool_calls: given.toolCalls?.length ? given.toolCalls : void 0,
		tool_call_id: given.callId,
		name: given.name,
		finish_reason: given.finish
	});
}
/** An object without its undefined and null properties. */
function present(object) {
	return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== void 0 && value !== null));
}
/**
* Pieces of one answer as one message: texts of a stream are joined as they are, calls and typed parts are collected.
* Messages of different roles are not pieces of one thing and stay apart.
*/
function oneAnswer(pieces) {
	const [first, ...others] = pieces;
	if (first === void 0 || others.length === 0) return pieces;
	if (others.some(({ role }) => role !== void 0 && role !== first["role"])) return pieces;
	const contents = pieces.map(({ content }) => content).filter((content) => content !== void 0);
	const lists = (name) => pieces.flatMap((piece) => Array.isArray(piece[name]) ? piece[name] : []);
	const content = contents.every((text) => typeof text === "string") ? contents.join("") : contents.flat();
	const toolCalls = lists("tool_calls");
	const parts = lists("parts");
	return [present({
		...first,
		content: contents.length > 0 ? content : void 0,
		tool_calls: toolCalls.length > 0 ? toolCalls : void 0,
		parts: parts.length > 0 ? parts : void 0,
		finish_reason: pieces.findLast((piece) => piece["finish_reason"] !== void 0)?.["finish_reason"]
	})];
}
/** Stores turn JSON that somebody said into structures; it is text again, unless it is a list of typed parts. */
function asContent(content) {
	if (typeof content === "string" || content === void 0 || content === null) return content;
	return Array.isArray(content) && content.length > 0 && content.every(isPart) ? content : textOf(content);
}
function isPart(item) {
	return typeof item === "string" || isObject(item) && typeof item["type"] === "string";
}

// src/formats/spans/flattened/tools.ts
/**
* Tool definitions from a gathered list: OpenInference's `{tool: {json_schema, name, description}}`, with any vendor's
* definition as JSON text in `json_schema`; a list of names and descriptions only; a vendor's own list.
*
* @returns definitions as `readToolDefinitions` reads them; undefined when there are none
*/
function flattenedTools(list) {
	if (!Array.isArray(list)) return void 0;
	const definitions = list.map((item) => readTool(decoded(item))).filter((definition) => definition !== void 0);
	return definitions.length === 0 ? void 0 : definitions;
}
function readTool(item) {
	const tool = own(item, "tool") ?? item;
	if (!isObject(tool)) return void 0;
	const schema = decoded(own(tool, "json_schema"));
	if (isObject(schema) && isDefinition(schema)) return fromSpecification(schema);
	const name = own(tool, "name");
	if (typeof name !== "string") return isDefinition(tool) ? fromSpecification(tool) : void 0;
	const parameters = isObject(schema) ? schema : decoded(firstOwn(tool, PARAMETERS$1));
	return present({
		name,
		description: own(tool, "description"),
		parameters
	});
}
const PARAMETERS$1 = [
	"parameters",
	"input_schema",
	"inputSchema",
	"schema",
	"parameters_json_schema"
];
/** A definition names its tool; a JSON Schema of its parameters alone does not. */
function isDefinition(schema) {
	return firstOwn(schema, [
		"name",
		"function",
		"function_declarations",
		"functionDeclarations",
		"toolSpec"
	]) !== void 0;
}
/** Bedrock wraps a definition, and the schema of its parameters once more. */
function fromSpecification(definition) {
	const specification = own(definition, "toolSpec");
	if (!isObject(specification)) return definition;
	const parameters = decoded(own(own(specification, "inputSchema"), "json"));
	return present({
		name: own(specification, "name"),
		description: own(specification, "description"),
		parameters
	});
}

// src/formats/spans/flattened/invocation-parameters.ts
/**
* What OpenInference's `llm.invocation_parameters` says about the request: the model asked for, sampling parameters in
* any vendor's spelling, tools. Frameworks put whole requests, settings and answers there; what is no parameter of a
* model stays where it is.
*/
function invocationParameters(attributes) {
	const given = decoded(own(attributes, "llm.invocation_parameters"));
	return isObject(given) ? requestParameters(given) : [];
}
/** The same, of the body of a request. */
function requestParameters(request) {
	const places = [request, ...GROUPS.map((group) => decoded(own(request, group)))].filter(isObject);
	const named = places.flatMap((place) => Object.entries(place).flatMap(([name, value]) => {
		const parameter = PARAMETERS.get(name);
		return parameter === void 0 || isMissing(parameter, value) ? [] : [[REQUEST$1 + parameter, value]];
	}));
	const format = own(decoded(own(request, "text")), "format");
	return [
		["gen_ai.request.model", modelIn(request)],
		...named,
		[`${REQUEST$1}reasoning.level`, own(decoded(own(request, "reasoning")), "effort")],
		[`${REQUEST$1}response_format`, isMissing("response_format", format) ? void 0 : format],
		["gen_ai.tool.definitions", flattenedTools(places.map((place) => toolsIn(place)).find((tools) => tools !== void 0))]
	];
}
function modelIn(request) {
	const model = firstOwn(request, [
		"model",
		"model_name",
		"modelId",
		"model_id"
	]);
	return typeof model === "string" && model !== "" ? model : void 0;
}
function toolsIn(place) {
	const tools = decoded(firstOwn(place, ["tools", "functions"]));
	return Array.isArray(tools) && tools.length > 0 ? tools : void 0;
}
/** Some writers write down what was not set. A text format is what a model answers in anyhow. */
function isMissing(parameter, value) {
	if (value === void 0 || value === null || value === "" || value === "null") return true;
	if (parameter === "max_tokens") return typeof value === "object" || Number(value) < 0;
	return parameter === "response_format" && own(decoded(value), "type") === "text";
}
const REQUEST$1 = "gen_ai.request.";
const GROUPS = [
	"generation_config",
	"generationConfig",
	"config",
	"inferenceConfig",
	"options"
];
const PARAMETERS = /* @__PURE__ */ new Map([
	["temperature", "temperature"],
	["top_p", "top_p"],
	["topP", "top_p"],
	["top_k", "top_k"],
	["topK", "top_k"],
	["max_tokens", "max_tokens"],
	["max_completion_tokens", "max_tokens"],
	["max_output_tokens", "max_tokens"],
	["maxOutputTokens", "max_tokens"],
	["maxTokens", "max_tokens"],
	["frequency_penalty", "frequency_penalty"],
	["frequencyPenalty", "frequency_penalty"],
	["presence_penalty", "presence_penalty"],
	["presencePenalty", "presence_penalty"],
	["seed", "seed"],
	["stop", "stop_sequences"],
	["stop_sequences", "stop_sequences"],
	["stopSequences", "stop_sequences"],
	["n", "choice.count"],
	["candidate_count", "choice.count"],
	["candidateCount", "choice.count"],
	["stream", "stream"],
	["reasoning_effort", "reasoning.level"],
	["response_format", "response_format"],
	["tool_choice", "tool_choice"],
	["parallel_tool_calls", "parallel_tool_calls"]
]);

// src/formats/spans/flattened/response-usage.ts
/** Token counts of an answer's body, in the words of any provider. */
function responseUsage(value) {
	const usage = decoded(value);
	if (!isObject(usage)) return [];
	const cached = own(usage, "cache_read_input_tokens") ?? own(firstOwn(usage, ["prompt_tokens_details", "input_tokens_details"]), "cached_tokens") ?? firstOwn(usage, ["cached_content_token_count", "cachedContentTokenCount"]);
	return [
		["gen_ai.usage.input_tokens", wholeInput(usage) ?? firstOwn(usage, INPUT$1)],
		["gen_ai.usage.output_tokens", firstOwn(usage, OUTPUT$1)],
		["gen_ai.usage.cache_read.input_tokens", cached]
	];
}
const INPUT$1 = [
	"prompt_tokens",
	"input_tokens",
	"prompt_token_count",
	"promptTokenCount"
];
const OUTPUT$1 = [
	"completion_tokens",
	"output_tokens",
	"candidates_token_count",
	"candidatesTokenCount"
];
/** Anthropic counts what it read from and wrote to its cache apart from the input; everybody else counts it in. */
function wholeInput(usage) {
	const counts = [
		"input_tokens",
		"cache_read_input_tokens",
		"cache_creation_input_tokens"
	].map((name) => own(usage, name));
	return counts.slice(1).some((count) => typeof count === "number") && typeof counts[0] === "number" ? counts.reduce((sum, count) => sum + (typeof count === "number" ? count : 0), 0) : void 0;
}

// src/formats/spans/flattened/model-bodies.ts
/**
* What `input.value` and `output.value` say about a model call: all that nothing else on the span says. A model named
* without a role beside another one that was asked for is the one that served.
*/
function modelBodies(attributes) {
	const bodies = [...requestBody(own(attributes, "input.value")), ...responseBody(own(attributes, "output.value"))];
	const requested = own(withAdditions(attributes, bodies), "gen_ai.request.model");
	const named = own(attributes, "llm.model_name");
	return isModel(requested) && isModel(named) && bare(requested) !== bare(named) ? [...bodies, ["gen_ai.response.model", named]] : bodies;
}
const INPUT = "gen_ai.input.messages";
const OUTPUT = "gen_ai.output.messages";
function requestBody(value) {
	if (isCutOffJson(value)) return [[INPUT, value]];
	const { messages, written, system, definitions } = readModelInput(value);
	const isSaid = written || messages.every(({ content }) => !isObject(decoded(content)));
	const body = decoded(value);
	return [
		[INPUT, isSaid && messages.length > 0 ? withSystem(messages, system) : void 0],
		["gen_ai.tool.definitions", flattenedTools(definitions)],
		...isObject(body) ? requestParameters(body) : []
	];
}
function withSystem(messages, system) {
	const parts = own(system, "parts");
	if (Array.isArray(parts)) return [{
		role: "system",
		parts
	}, ...messages];
	return typeof system === "string" && system !== "" || Array.isArray(system) ? [{
		role: "system",
		content: system
	}, ...messages] : messages;
}
function responseBody(value) {
	if (isCutOffJson(value)) return [[OUTPUT, value]];
	const body = decoded(value);
	const isCompletion = typeof own(body, "text") === "string" && typeof own(body, "finish_reason") === "string";
	const { message, finish, servedModel } = readModelOutput(isCompletion ? { choices: [body] } : value);
	const isWhole = firstOwn(body, [
		"choices",
		"candidates",
		"output",
		"content"
	]) !== void 0;
	return [
		[OUTPUT, message && [message]],
		["gen_ai.response.id", isWhole ? firstOwn(body, [
			"id",
			"response_id",
			"responseId"
		]) : void 0],
		["gen_ai.response.model", servedModel],
		["gen_ai.response.finish_reasons", finish === void 0 ? responsesReason(body) : [finish]],
		...responseUsage(firstOwn(body, [
			"usage",
			"usage_metadata",
			"usageMetadata"
		]) ?? own(decoded(own(body, "llm_output")), "token_usage"))
	];
}
/** OpenAI's Responses tell in other words why they stopped. */
function responsesReason(body) {
	const output = own(body, "output");
	if (!Array.isArray(output)) return void 0;
	const calls = output.some((item) => own(item, "type") === "function_call");
	switch (own(body, "status")) {
		case "completed": return [calls ? "tool_calls" : "stop"];
		case "incomplete": return [own(own(body, "incomplete_details"), "reason") === "content_filter" ? "content_filter" : "length"];
		case "failed": return ["error"];
		default: return;
	}
}
function isModel(name) {
	return typeof name === "string" && ![
		"",
		"null",
		"unknown"
	].includes(name.toLowerCase());
}
/** "openai/gpt-4.1" and "models/gpt-4.1" are gpt-4.1 behind a gateway. */
function bare(model) {
	return model.slice(model.lastIndexOf("/") + 1).toLowerCase();
}

// src/formats/spans/flattened/unflatten.ts
/** No conversation has more messages; of a longer list those with the lowest indices are read. */
const MAX_ELEMENTS = 1e4;
/**
* What attributes have under a name, whether spread over flattened names ("llm.tools.0.tool.name") or whole, as a
* structure or as JSON text. Names that are all numbers make a list, in the order of the numbers, gaps closed: streams
* are counted from anywhere.
*
* @param attributes flat names of a span; in lists of objects the inner names may be flat too
* @returns undefined when there is nothing
*/
function gathered(attributes, name) {
	const prefix = `${name}.`;
	const spread = Object.keys(attributes).filter((key) => key.startsWith(prefix));
	const listed = spread.filter((key) => BEGINS_WITH_INDEX.test(key.slice(prefix.length)));
	const keys = listed.length > 0 ? listed : spread;
	if (keys.length > 0) return nested(keys.map((key) => [key.slice(prefix.length), attributes[key]]));
	const whole = decoded(Object.hasOwn(attributes, name) ? attributes[name] : void 0);
	return Array.isArray(whole) ? whole.slice(0, MAX_ELEMENTS).map((item) => unflattened(decoded(item))) : whole;
}
/**
* Whether a list that is spread over flattened names lacks some of its elements: a limit on the number of attributes
* may drop the oldest, so that a long stream begins in the middle.
*/
function hasGaps(attributes, name) {
	const indices = new Set(Object.keys(attributes).flatMap((key) => {
		const rest = key.startsWith(`${name}.`) ? key.slice(name.length + 1) : "";
		return BEGINS_WITH_INDEX.test(rest) ? [Number.parseInt(rest, 10)] : [];
	}));
	return [...indices].some((index) => index >= indices.size);
}
function unflattened(item) {
	return isObject(item) && Object.keys(item).some((key) => key.includes(".")) ? nested(Object.entries(item)) : item;
}
function nested(entries) {
	const root = {
		value: void 0,
		children: /* @__PURE__ */ new Map()
	};
	for (const [path, value] of entries) {
		const names = path.split(".", 64);
		let node = root;
		for (const name of names) {
			const child = node.children.get(name) ?? {
				value: void 0,
				children: /* @__PURE__ */ new Map()
			};
			node.children.set(name, child);
			node = child;
		}
		node.value ??= value;
	}
	return structureOf(root);
}
function structureOf({ value, children }) {
	if (value !== void 0 && value !== null) return value;
	if (children.size === 0) return null;
	const named = [...children];
	if (!named.every(([name]) => INDEX.test(name))) return Object.fromEntries(named.map(([name, child]) => [name, structureOf(child)]));
	return named.sort(([a], [b]) => Number(a) - Number(b)).slice(0, MAX_ELEMENTS).map(([, child]) => structureOf(child));
}
const BEGINS_WITH_INDEX = /^\d+(?:\.|$)/;
const INDEX = /^\d{1,15}$/;

// src/formats/spans/flattened/openinference.ts
/** What OpenInference says about a span of any kind under names that are its alone. */
function openInferenceAttributes(attributes) {
	const parameters = invocationParameters(attributes);
	const choices = parameters.find(([name]) => name === "gen_ai.request.choice.count")?.[1];
	const finish = own(attributes, "llm.finish_reason");
	return [
		["gen_ai.input.messages", messagesIn$1(attributes, "llm.input_messages") ?? textsIn(attributes, "prompt")],
		["gen_ai.output.messages", outputMessages(attributes, typeof choices === "number" && choices > 1) ?? textsIn(attributes, "choice")],
		["gen_ai.tool.definitions", flattenedTools(gathered(attributes, "llm.tools"))],
		...parameters,
		["gen_ai.response.finish_reasons", finish === void 0 ? void 0 : [finish]],
		...COUNTS.map(([ours, theirs]) => [ours, own(attributes, theirs)]),
		["llm.prompt_template.variables", gathered(attributes, "llm.prompt_template.variables")],
		["gen_ai.retrieval.documents", documentsIn(attributes, "retrieval.documents")],
		["gen_ai.retrieval.documents", documentsIn(attributes, "reranker.output_documents")],
		["gen_ai.retrieval.query.text", own(attributes, "reranker.query") ?? embeddedText(attributes)],
		["gen_ai.retrieval.top_k", own(attributes, "reranker.top_k")]
	];
}
const COUNTS = [
	["gen_ai.usage.input_tokens", "llm.token_count.prompt"],
	["gen_ai.usage.output_tokens", "llm.token_count.completion"],
	["gen_ai.usage.cache_read.input_tokens", "llm.token_count.prompt_details.cache_read"],
	["gen_ai.usage.cache_write.input_tokens", "llm.token_count.prompt_details.cache_write"],
	["gen_ai.usage.reasoning.output_tokens", "llm.token_count.completion_details.reasoning"]
];
function messagesIn$1(attributes, name) {
	const messages = items(gathered(attributes, name)).flatMap(readMessage$1);
	return messages.length === 0 ? void 0 : messages;
}
/** Unless several answers were asked for, several output messages are one: chunks of a stream, or text and calls. */
function outputMessages(attributes, areAlternatives) {
	const messages = messagesIn$1(attributes, "llm.output_messages");
	return messages === void 0 || areAlternatives ? messages : oneAnswer(messages);
}
function readMessage$1(item) {
	const message = own(item, "message") ?? item;
	if (!isObject(message)) return [];
	const contents = items(own(message, "contents")).flatMap(readContent);
	const calls = items(own(message, "tool_calls")).flatMap(readCall$2);
	const oldCall = {
		name: own(message, "function_call_name"),
		arguments: own(message, "function_call_arguments_json")
	};
	return [toMessage({
		role: own(message, "role"),
		content: contents.length > 0 ? contents : own(message, "content"),
		toolCalls: typeof oldCall.name === "string" ? [...calls, present(oldCall)] : calls,
		callId: own(message, "tool_call_id"),
		name: own(message, "name"),
		finish: own(message, "finish_reason")
	})];
}
function readContent(item) {
	const part = own(item, "message_content") ?? item;
	if (!isObject(part)) return [];
	const text = own(part, "text");
	const type = own(part, "type");
	if (typeof text === "string") return [{
		type: typeof type === "string" ? type : "text",
		text
	}];
	return typeof type === "string" && type !== "text" ? [{
		type: "blob",
		modality: type
	}] : [];
}
function readCall$2(item) {
	const call = own(item, "tool_call") ?? item;
	const told = own(call, "function") ?? call;
	const name = own(told, "name");
	return typeof name === "string" ? [present({
		id: own(call, "id"),
		name,
		arguments: own(told, "arguments")
	})] : [];
}
/** Of a model that completes text: `llm.prompts` and `llm.choices`. */
function textsIn(attributes, what) {
	const [inner, role] = what === "prompt" ? ["prompt", "user"] : ["completion", "assistant"];
	const texts = items(gathered(attributes, `llm.${what}s`)).flatMap((item) => {
		const text = typeof item === "string" ? item : own(own(item, inner), "text");
		return typeof text === "string" ? [text] : [];
	});
	return texts.length === 0 ? void 0 : texts.map((content) => toMessage({
		role,
		content
	}));
}
function documentsIn(attributes, name) {
	const documents = items(gathered(attributes, name)).flatMap((item) => {
		const document = own(item, "document") ?? item;
		return isObject(document) ? [document] : [];
	});
	return documents.length === 0 ? void 0 : documents;
}
function embeddedText(attributes) {
	const texts = items(gathered(attributes, "embedding.embeddings")).map((item) => own(own(item, "embedding") ?? item, "text")).filter((text) => typeof text === "string");
	return texts.length > 0 ? texts.join("\n") : own(attributes, "embedding.text");
}

// src/formats/spans/flattened/openllmetry.ts
/** What OpenLLMetry says about a span of any kind under names that are its alone; older names of its own come last. */
function openLlmetryAttributes(attributes) {
	const completions = messagesIn(attributes, ["gen_ai.completion", "llm.completions"]);
	const reasons = completions?.map((message) => own(message, "finish_reason")).filter((reason) => reason !== void 0);
	return [
		["gen_ai.input.messages", messagesIn(attributes, ["gen_ai.prompt", "llm.prompts"])],
		["gen_ai.output.messages", completions && (completions.every(holdsCalls) ? oneAnswer(completions) : completions)],
		["gen_ai.response.finish_reasons", reasons?.length ? reasons : void 0],
		["gen_ai.tool.definitions", flattenedTools(gathered(attributes, "llm.request.functions"))],
		...RENAMED.map(([ours, theirs]) => [ours, own(attributes, theirs)])
	];
}
const RENAMED = [
	["gen_ai.request.model", "llm.request.model"],
	["gen_ai.request.temperature", "llm.temperature"],
	["gen_ai.request.top_p", "llm.top_p"],
	["gen_ai.request.top_k", "llm.top_k"],
	["gen_ai.request.max_tokens", "llm.request.max_tokens"],
	["gen_ai.request.frequency_penalty", "llm.frequency_penalty"],
	["gen_ai.request.presence_penalty", "llm.presence_penalty"],
	["gen_ai.request.stop_sequences", "llm.chat.stop_sequences"],
	["gen_ai.request.stream", "llm.is_streaming"],
	["gen_ai.request.structured_output_schema", "llm.request.structured_output_schema"],
	["gen_ai.usage.input_tokens", "llm.usage.prompt_tokens"],
	["gen_ai.usage.output_tokens", "llm.usage.completion_tokens"],
	["gen_ai.usage.cache_read.input_tokens", "llm.usage.cache_read_input_tokens"],
	["gen_ai.usage.reasoning.output_tokens", "llm.usage.reasoning_tokens"]
];
function messagesIn(attributes, names) {
	for (const name of names) {
		const messages = items(gathered(attributes, name)).flatMap(readMessage);
		if (messages.length > 0) return messages;
	}
}
/** What has neither a role nor content is another convention's item under the same name. */
function readMessage(item) {
	if (!isObject(item) || firstOwn(item, [
		"role",
		"content",
		"tool_calls",
		"function_call"
	]) === void 0) return [];
	const calls = [...items(own(item, "tool_calls")), own(item, "function_call")].flatMap(readCall$1);
	return [toMessage({
		role: own(item, "role"),
		content: own(item, "content"),
		toolCalls: calls,
		callId: own(item, "tool_call_id"),
		name: own(item, "name"),
		finish: own(item, "finish_reason")
	})];
}
function readCall$1(call) {
	const told = isObject(own(call, "function")) ? own(call, "function") : call;
	const name = own(told, "name");
	return typeof name === "string" ? [present({
		id: own(call, "id"),
		name,
		arguments: own(told, "arguments")
	})] : [];
}
/** Koog writes each call of one answer as a completion of its own, in place of the text. */
function holdsCalls({ content }) {
	return Array.isArray(content) && content.every((part) => own(part, "type") === "function");
}

// src/formats/spans/flattened/retrieval-bodies.ts
/** What `input.value` and `output.value` say about a search, an embedding or a reranking; and whose model it used. */
function retrievalBodies(attributes) {
	const output = attributeText(attributes, "openinference.span.kind")?.toLowerCase() === "embedding" ? void 0 : own(attributes, "output.value");
	return [...searchEntries(own(attributes, "input.value"), output).written, ["gen_ai.request.model", firstOwn(attributes, ["reranker.model_name", "embedding.model_name"])]];
}

// src/formats/spans/flattened/shown.ts
/** Names under which messages are spread, each with an index after it. */
const MESSAGE_LISTS = [
	"llm.input_messages",
	"llm.output_messages",
	"gen_ai.prompt",
	"gen_ai.completion"
];
/**
* The attributes whose values OpenInference's instrumentation did not hide. It writes a word in place of a value, which
* nobody said; a conversation with a hidden piece is left out whole, because without that piece it is another one.
*/
function shownAttributes(attributes) {
	const hidden = Object.keys(attributes).filter((name) => attributes[name] === HIDDEN);
	if (hidden.length === 0) return attributes;
	const broken = MESSAGE_LISTS.map((list) => `${list}.`).filter((list) => hidden.some((name) => name.startsWith(list)));
	const isShown = (name) => !broken.some((list) => name.startsWith(list)) && attributes[name] !== HIDDEN;
	return Object.fromEntries(Object.entries(attributes).filter(([name]) => isShown(name)));
}
const HIDDEN = "__REDACTED__";

// src/formats/spans/flattened/tool-bodies.ts
/** What OpenInference's and Traceloop's attributes say about the execution of a tool. */
function toolBodies(attributes) {
	const given = firstOwn(attributes, ["tool_call.function.arguments", "input.value"]) ?? argumentsIn(own(attributes, "tool.parameters")) ?? entityInput(own(attributes, "traceloop.entity.input"));
	const output = own(attributes, "output.value") ?? entityOutput(own(attributes, "traceloop.entity.output"));
	const content = toolEntries(given, wrappedResult(decoded(output)) ?? output);
	return [
		["gen_ai.tool.name", firstOwn(attributes, [
			"tool.name",
			"tool_call.function.name",
			"traceloop.entity.name"
		])],
		["gen_ai.tool.call.id", firstOwn(attributes, ["tool_call.id", "tool.id"])],
		["gen_ai.tool.description", own(attributes, "tool.description")],
		...content.written,
		...content.filling
	];
}
/** Some writers put the arguments there, others the schema that they have to follow. */
function argumentsIn(parameters) {
	const structure = decoded(parameters);
	return isObject(structure) && isObject(own(structure, "properties")) ? void 0 : parameters ?? void 0;
}
/** Google's framework wraps a result into the part that takes it back to the model. */
function wrappedResult(output) {
	const keys = isObject(output) ? Object.keys(output).sort().join() : "";
	return keys === "id,name,response" || keys === "name,response" ? own(output, "response") : void 0;
}
/** Of `{args, kwargs}`, which decorators record, and `{inputs, input_str, …}`, which callbacks record: the arguments. */
function entityInput(value) {
	const input = decoded(value);
	const inputs = decoded(own(input, "inputs"));
	if (isObject(inputs)) return inputs;
	const [first, ...others] = items(own(input, "args"));
	const named = own(input, "kwargs");
	const hasNamed = isObject(named) && Object.keys(named).length > 0;
	if (isObject(first) && others.length === 0 && !hasNamed) return first;
	return own(input, "input_str") ?? value;
}
/** Callbacks record `{output, kwargs}` around what the tool returned. */
function entityOutput(value) {
	const output = decoded(value);
	return isObject(output) && isObject(own(output, "kwargs")) ? own(output, "output") ?? value : value;
}

// src/formats/spans/flattened/expand.ts
/**
* The span with attributes added for what it has under flattened names ("llm.input_messages.0.message.role"), under the
* names and in the form of OpenTelemetry's own conventions. Nothing that is there is changed or left out. A span without
* such names comes back as it is; one whose list of messages has gaps is truncated. Never throws.
*/
function expandFlattened(span) {
	if (!Object.keys(span.attributes).some((name) => FLATTENED.test(name))) return span;
	const carried = withAdditions(span.attributes, carriedAttributes(span.attributes));
	const shown = shownAttributes(carried);
	const expanded = withAdditions(carried, [...openInferenceAttributes(shown), ...openLlmetryAttributes(shown)]);
	const bodies = BODIES[hopKind({
		...span,
		attributes: expanded
	})]?.(shownAttributes(expanded)) ?? [];
	const attributes = withAdditions(expanded, bodies);
	const isCut = span.truncated !== true && MESSAGE_LISTS.some((name) => hasGaps(span.attributes, name));
	if (attributes === span.attributes && !isCut) return span;
	return {
		...span,
		attributes,
		...isCut && { truncated: true }
	};
}
const BODIES = {
	model: modelBodies,
	retrieval: retrievalBodies,
	tool: toolBodies
};

// src/formats/phoenix/flat-attributes.ts
/**
* Attributes under flat names, from flat names or from the objects and lists that a store has made of them:
* `{llm: {model_name}}` is `llm.model_name`. Lists of plain values stay values.
*/
function flatAttributes(attributes) {
	const entries = [];
	if (isObject(attributes)) collect(attributes, "", 64, entries);
	return Object.fromEntries(entries);
}
function collect(value, prefix, levels, entries) {
	for (const [key, inner] of Object.entries(value)) {
		const name = prefix + key;
		if (levels > 1 && name.length <= 250 && hasNames(inner)) collect(inner, `${name}.`, levels - 1, entries);
		else entries.push(...entry(name, inner));
	}
}
function hasNames(value) {
	if (Array.isArray(value)) return value.some(isObject);
	return isObject(value) && Object.keys(value).length > 0;
}

// src/formats/phoenix/spans.ts
/** Spans as Phoenix's API gives them, one by one or as a page. OpenTelemetry's Python SDK prints its spans likewise. */
const phoenixSpans = {
	name: "Phoenix spans",
	recognises: (value) => isSpan(value) || isOtherForm(value) || isPage(value),
	read: readRecord$1
};
/**
* Reads a span, or a page `{data: [...], next_cursor}` of spans. What another endpoint of Phoenix calls OTLP is refused:
* it is neither OTLP nor complete (lists in its attributes are lost).
*
* @param wanted names of the attributes a survey needs; they are found in a span's `metadata` too
*/
function readRecord$1(value, wanted) {
	const given = isPage(value) ? items(own(value, "data")) : [value];
	if (given.some(isOtherForm)) return {
		...EMPTY_RECORD,
		withoutId: countOf(given),
		problem: OTHER_FORM
	};
	const found = given.map((span) => readSpan$1(span, wanted));
	const spans = found.filter((span) => span !== void 0);
	return {
		spans,
		logs: [],
		withoutId: found.length - spans.length
	};
}
const OTHER_FORM = "spans of Phoenix's endpoint spans/otlpv1, which leave out part of the attributes: get them from the endpoint spans";
function isSpan(value) {
	return typeof own(own(value, "context"), "trace_id") === "string" && typeof own(value, "name") === "string";
}
function isPage(value) {
	const data = own(value, "data");
	if (!isObject(value) || !Array.isArray(data)) return false;
	return data.length === 0 ? Object.hasOwn(value, "next_cursor") : data.some((item) => isSpan(item) || isOtherForm(item));
}
/** OTLP with its names in snake case, which no exporter writes. */
function isOtherForm(value) {
	if (Array.isArray(own(value, "resource_spans"))) return true;
	return own(value, "trace_id") !== void 0 && own(value, "start_time_unix_nano") !== void 0;
}
/** At least one, so that the record counts as bad. */
function countOf(records) {
	const spans = records.flatMap((record) => {
		const resources = own(record, "resource_spans");
		if (!Array.isArray(resources)) return [record];
		return resources.flatMap((resource) => items(own(resource, "scope_spans"))).flatMap((scope) => items(own(scope, "spans")));
	});
	return Math.max(spans.length, 1);
}
function readSpan$1(span, wanted) {
	const traceId = readId(own(own(span, "context"), "trace_id"));
	const spanId = readId(own(own(span, "context"), "span_id"));
	if (traceId === null || spanId === null) return void 0;
	const status = firstOwn(span, ["status_code"]) ?? own(own(span, "status"), "status_code");
	const message = firstOwn(span, ["status_message"]) ?? own(own(span, "status"), "description");
	const read = {
		traceId,
		spanId,
		parentId: readId(own(span, "parent_id")),
		name: text$1(own(span, "name")),
		startNs: readInstant(own(span, "start_time")),
		endNs: readInstant(own(span, "end_time")),
		status: status === "ERROR" ? "error" : status === "OK" ? "ok" : "unset",
		...typeof message === "string" && message !== "" && { statusMessage: message },
		attributes: attributesOf(span),
		resource: flatAttributes(own(own(span, "resource"), "attributes")),
		events: wanted === void 0 ? items(own(span, "events")).map(readEvent$1) : []
	};
	return wanted === void 0 ? read : withOnly(read, wanted);
}
/** The kind stands beside the attributes, and most often among them too. */
function attributesOf(span) {
	const attributes = flatAttributes(own(span, "attributes"));
	const kind = own(span, "span_kind");
	if (typeof kind !== "string" || kind === "UNKNOWN" || Object.hasOwn(attributes, KIND)) return attributes;
	return {
		...attributes,
		[KIND]: kind
	};
}
const KIND = "openinference.span.kind";
function withOnly(span, wanted) {
	const sought = new Set([...wanted].flatMap(carriersOf));
	const { attributes } = expandFlattened({
		...span,
		attributes: wantedAttributes(Object.entries(span.attributes), sought)
	});
	return {
		...span,
		attributes: wantedAttributes(Object.entries(attributes), wanted),
		resource: wantedAttributes(Object.entries(span.resource), wanted)
	};
}
function readEvent$1(event) {
	return {
		name: text$1(own(event, "name")),
		timeNs: readInstant(own(event, "timestamp")),
		attributes: flatAttributes(own(event, "attributes"))
	};
}
/** Hexadecimal in lower case, without the prefix that Python prints; other ids keep their text. Zero means none. */
function readId(value) {
	if (typeof value !== "string" || value === "") return null;
	const id = /^(?:0x)?(?:[0-9a-f]{16}|[0-9a-f]{32})$/i.test(value) ? value.toLowerCase().replace(/^0x/, "") : value;
	return /^0+$/.test(id) ? null : id;
}
function text$1(value) {
	return typeof value === "string" ? value : "";
}

// src/formats/vercel/sdk-spans.ts
/**
* Spans as OpenTelemetry's JavaScript SDK holds them, written out one by one: what a small exporter of one's own, or a
* test, prints for the AI SDK. Attributes are a plain object, times `[seconds, nanoseconds]`.
*/
const sdkSpans = {
	name: "OpenTelemetry SDK spans",
	recognises: (value) => contextOf(value) !== void 0 && isObject(own(value, "attributes")),
	read: readRecord
};
function readRecord(value, wanted) {
	const span = readSpan(value, wanted);
	return {
		spans: span === null ? [] : [span],
		logs: [],
		withoutId: span === null ? 1 : 0
	};
}
/** A method of a span in the SDK, so what was written out may be its result or, as a plain property, the context. */
function contextOf(value) {
	const context = firstOwn(value, ["spanContext", "_spanContext"]);
	return isObject(context) && typeof own(context, "traceId") === "string" ? context : void 0;
}
function readSpan(value, wanted) {
	const context = contextOf(value);
	const traceId = readTraceId(own(context, "traceId"));
	const spanId = readSpanId(own(context, "spanId"));
	if (traceId === null || spanId === null) return null;
	const status = own(value, "status");
	const message = own(status, "message");
	const traceState = own(context, "traceState");
	return {
		traceId,
		spanId,
		parentId: readSpanId(own(value, "parentSpanId") ?? own(own(value, "parentSpanContext"), "spanId")),
		name: text(own(value, "name")),
		startNs: readInstant(own(value, "startTime")),
		endNs: readInstant(own(value, "endTime")),
		status: STATUSES.get(own(status, "code")) ?? "unset",
		...typeof message === "string" && message !== "" && { statusMessage: message },
		attributes: readAttributes(own(value, "attributes"), wanted),
		resource: {
			...readResource(value, wanted),
			...readScope(value, wanted)
		},
		events: wanted === void 0 ? items(own(value, "events")).map(readEvent) : [],
		...typeof traceState === "string" && traceState !== "" && { traceState },
		...Number(own(value, "droppedAttributesCount")) > 0 && { truncated: true }
	};
}
const STATUSES = /* @__PURE__ */ new Map([
	[1, "ok"],
	["OK", "ok"],
	[2, "error"],
	["ERROR", "error"]
]);
function readResource(value, wanted) {
	const resource = own(value, "resource");
	return readAttributes(firstOwn(resource, ["attributes", "_attributes"]), wanted);
}
function readScope(value, wanted) {
	const scope = firstOwn(value, ["instrumentationScope", "instrumentationLibrary"]);
	return readAttributes({
		"otel.scope.name": own(scope, "name"),
		"otel.scope.version": own(scope, "version")
	}, wanted);
}
function readEvent(event) {
	return {
		name: text(own(event, "name")),
		timeNs: readInstant(own(event, "time")),
		attributes: readAttributes(own(event, "attributes"), void 0)
	};
}
function readAttributes(attributes, wanted) {
	if (!isObject(attributes)) return {};
	const names = Object.keys(attributes).filter((name) => wanted === void 0 || wanted.has(name));
	return Object.fromEntries(names.flatMap((name) => entry(name, attributes[name])));
}
function text(value) {
	return typeof value === "string" ? value : "";
}

// src/formats/recognise.ts
/** All trace formats, the one with the most telling shape first: the first that recognises a value reads it. */
const FORMATS = [
	otlpRecords,
	nativeTraces,
	storedCompletions,
	phoenixSpans,
	sdkSpans,
	langfuseObservations,
	langsmithRuns,
	braintrustEvents,
	datadogSpans
];
/** The format of a JSON value, or undefined when it is a record of none. Never throws. */
function recordReader(value) {
	return FORMATS.find((format) => format.recognises(value));
}

// src/formats/spans/hop-facts.ts
/**
* The facts of a hop of its own. A span failed when its status says so, when it names an `error.type`, or when the
* client logged an exception for it.
*/
function readHopFacts(span, logs) {
	const failure = logs.find(({ name }) => name === "gen_ai.client.operation.exception");
	const isError = failedSpan(span) || failure !== void 0;
	const exception = (failure ?? span.events.find(({ name }) => name === "exception"))?.attributes ?? {};
	const type = attributeText(span.attributes, "error.type") ?? attributeText(exception, "exception.type");
	const message = span.statusMessage ?? attributeText(exception, "exception.message");
	return {
		spanId: span.spanId,
		parentId: span.parentId,
		name: span.name,
		synthesised: false,
		startNs: span.startNs,
		endNs: span.endNs,
		status: isError ? "error" : span.status,
		...isError && { error: {
			...type !== void 0 && { type },
			...message !== void 0 && { message }
		} }
	};
}
/** Whether a span says by itself that it failed. */
function failedSpan({ status, attributes }) {
	return status === "error" || attributeText(attributes, "error.type") !== void 0;
}

// src/formats/spans/messages.ts
/**
* Messages from any of the forms they are recorded in: a structure, JSON text, JSON text within JSON text; with `parts`
* or with a provider's `content`; a list, a single message or plain text.
*
* @param plainRole whose a text or a message without a role is
* @returns undefined when nothing was recorded, or when it is a structure that cannot be read, as JSON that was cut off
*/
function readMessages(value, plainRole) {
	const structure = decoded(value);
	if (structure === void 0 || structure === null || structure === "" || looksStructured(structure)) return void 0;
	const wrapped = own(structure, "messages");
	const messages = (Array.isArray(wrapped) ? wrapped : Array.isArray(structure) ? structure.flat() : [structure]).flatMap((item) => toMessages(item, plainRole));
	return messages.length === 0 ? void 0 : withCallIds(messages);
}
/** The system text from instructions recorded apart from the messages: parts, a list of texts, or plain text. */
function readSystemText(value) {
	const structure = decoded(value);
	if (looksStructured(structure)) return void 0;
	const content = isObject(structure) ? firstOwn(structure, [
		"content",
		"text",
		"parts"
	]) : structure;
	return textOfContent(content) || void 0;
}
function toMessages(item, plainRole) {
	if (typeof item === "string") return [{
		role: plainRole,
		text: item
	}];
	if (!isObject(item) || isDefinitionMessage(item)) return [];
	const choice = own(item, "message");
	if (isObject(choice)) return toMessages(choice, plainRole);
	return roundsOf(readParts(item)).flatMap((parts) => messagesOf(item, parts, plainRole));
}
/**
* The pieces of a message up to each answer to a call of its own: what a provider's own tools found stands in the
* message that called them. Each round is the results first, then what was said and called.
*/
function roundsOf(parts) {
	const rounds = [[]];
	let called = false;
	for (const part of parts) {
		if (part.kind === "result" && called) {
			rounds.push([]);
			called = false;
		}
		rounds.at(-1)?.push(part);
		called ||= part.kind === "call";
	}
	return rounds;
}
function messagesOf(item, parts, plainRole) {
	const results = parts.filter((part) => part.kind === "result").map(toToolMessage);
	const text = parts.flatMap((part) => part.kind === "text" ? [part.text] : []).join("\n");
	const toolCalls = parts.flatMap((part) => part.kind === "call" ? [part.call] : []);
	if (toolCalls.length > 0) return [...results, {
		role: "assistant",
		text,
		toolCalls
	}];
	if (results.length > 0 && text === "") return results;
	if (parts.length === 0 && own(item, "type") === "reasoning") return [];
	const role = roleNamed(firstOwn(item, ["role", "type"])) ?? plainRole;
	if (role !== "tool") return [...results, {
		role,
		text
	}];
	return [...results, toToolMessage({
		kind: "result",
		text,
		...callOf$1(item)
	})];
}
function callOf$1(item) {
	const name = own(item, "name");
	return {
		callId: readCallId(item),
		...typeof name === "string" && { name }
	};
}
function toToolMessage({ text, callId, name }) {
	return {
		role: "tool",
		text,
		callId,
		...name !== void 0 && { name }
	};
}
/** Gives calls without an id one, and pairs results without an id with them by order. Recorded ids stay as they are. */
function withCallIds(messages) {
	const unanswered = [];
	let given = 0;
	return messages.map((message) => {
		if (message.role === "assistant" && message.toolCalls !== void 0) {
			const toolCalls = message.toolCalls.map((call) => ({
				...call,
				id: call.id || `call-${++given}`
			}));
			unanswered.push(...toolCalls.map(({ id }) => id));
			return {
				...message,
				toolCalls
			};
		}
		if (message.role !== "tool") return message;
		const callId = message.callId || (unanswered[0] ?? "");
		const answered = unanswered.lastIndexOf(callId);
		if (answered >= 0) unanswered.splice(answered, 1);
		return {
			...message,
			callId
		};
	});
}

// src/formats/spans/assembly-hop.ts
/** The assembly that a framework recorded in a span of its own: LangSmith's `prompt` runs, OpenInference's PROMPT. */
function readAssemblyHop(span, logs) {
	const { attributes } = span;
	const given = decoded(own(attributes, "input.value"));
	const variables = readVariables(attributes) ?? (isObject(given) ? given : void 0);
	const template = firstText(attributes, ALIASES.template)?.text;
	const assembled = firstOwn(attributes, [
		...ALIASES.outputMessages,
		"output.value",
		...ALIASES.inputMessages
	]);
	const messages = readMessages(assembled, "user");
	return {
		...readHopFacts(span, logs),
		kind: "assembly",
		...template !== void 0 && { template },
		...variables !== void 0 && { variables },
		...messages !== void 0 && { messages }
	};
}
const VARIABLE = "gen_ai.prompt.variable.";
/** The values that were filled into a template, by name; undefined where none were recorded. */
function readVariables(attributes) {
	const recorded = decoded(firstOwn(attributes, ALIASES.templateVariables));
	const single = Object.entries(attributes).filter(([name]) => name.startsWith(VARIABLE));
	if (!isObject(recorded) && single.length === 0) return void 0;
	return {
		...isObject(recorded) && recorded,
		...Object.fromEntries(single.map(([name, value]) => [name.slice(23), value]))
	};
}

// src/formats/spans/evaluations.ts
const RESULT = "gen_ai.evaluation.result";
/**
* The scores that production recorded on a trace, from attributes and events of its spans and from log records, the
* latest last; those without a time come first. OpenTelemetry does not say who gave a score; the readers of formats that
* do say it in an attribute of ours.
*/
function readEvaluations(spans, logs) {
	const events = spans.flatMap((span) => span.events).filter(({ name }) => name === RESULT);
	const records = logs.filter(({ name }) => name === RESULT);
	return [
		...spans.flatMap(annotationsOn),
		...events,
		...records.map(({ body, ...record }) => ({
			...record,
			attributes: {
				...record.attributes,
				...bodyAttributes(body)
			}
		}))
	].toSorted((a, b) => Number((a.timeNs ?? 0n) - (b.timeNs ?? 0n))).flatMap(({ attributes }) => readEvaluation(attributes));
}
/** OpenInference's, "annotations.0.annotation.name". Those of a session are about no single trace. */
function annotationsOn({ attributes }) {
	return ANNOTATIONS.flatMap(([list, item]) => items(gathered(attributes, list)).map((one) => own(one, item))).map((told) => ({
		name: RESULT,
		timeNs: null,
		attributes: Object.fromEntries([
			...entry("gen_ai.evaluation.name", own(told, "name")),
			...entry("gen_ai.evaluation.score.value", own(told, "score")),
			...entry("gen_ai.evaluation.score.label", own(told, "label")),
			...entry("eval_baseline.evaluation.by", ANNOTATORS.get(own(told, "annotator_kind")))
		])
	}));
}
const ANNOTATIONS = [
	["annotations", "annotation"],
	["evaluations", "evaluation"],
	["trace.annotations", "annotation"],
	["trace.evaluations", "evaluation"]
];
const ANNOTATORS = /* @__PURE__ */ new Map([
	["HUMAN", "human"],
	["LLM", "machine"],
	["CODE", "machine"]
]);
function bodyAttributes(body) {
	const content = decoded(body);
	return isObject(content) ? content : {};
}
function readEvaluation(attributes) {
	const name = attributeText(attributes, "gen_ai.evaluation.name");
	if (name === void 0) return [];
	const score = own(attributes, "gen_ai.evaluation.score.value");
	const value = typeof score === "string" && score.trim() !== "" ? Number(score) : score;
	const label = attributeText(attributes, "gen_ai.evaluation.score.label");
	return [{
		name,
		...typeof value === "number" && Number.isFinite(value) && { value },
		...label !== void 0 && { label },
		by: BY.get(attributeText(attributes, "eval_baseline.evaluation.by") ?? "") ?? "unknown"
	}];
}
const BY = /* @__PURE__ */ new Map([["human", "human"], ["machine", "machine"]]);

// src/formats/spans/flaws.ts
/** What is wrong with a recording, each kind once. */
function readFlaws({ spans, complete, repeatedId }) {
	const isWrong = {
		"missing-parent": !complete,
		"backward-clock": spans.some(({ startNs, endNs }) => startNs !== null && endNs !== null && endNs < startNs),
		"repeated-span-id": repeatedId,
		truncated: spans.some(isTruncated),
		"unreadable-record": false
	};
	return FLAWS.filter((flaw) => isWrong[flaw]);
}
/** A limit of the SDK or of the store cut it: the writer says so, or content that is JSON ends in its middle. */
function isTruncated({ truncated, attributes, events }) {
	if (truncated) return true;
	return [attributes, ...events.map((event) => event.attributes)].some((content) => JSON_CONTENT.some((name) => isCutOffJson(own(content, name))));
}
/** What is always written as JSON. A model's own text, which may be JSON that the model did not finish, is not here. */
const JSON_CONTENT = [
	...ALIASES.inputMessages,
	...ALIASES.outputMessages,
	...ALIASES.documents,
	...ALIASES.definitions,
	"gen_ai.prompt",
	"input.value"
];

// src/formats/spans/finish-reason.ts
/**
* Why a model stopped, in our words, from what any provider says. Of a list, the first choice's reason counts.
*
* @returns undefined when nothing was recorded, "other" for a reason we have no word for
*/
function readFinishReason(value) {
	const structure = decoded(value);
	const raw = Array.isArray(structure) ? structure[0] : structure;
	if (typeof raw !== "string" || raw === "") return void 0;
	return REASONS.get(raw.toLowerCase().replaceAll("-", "_")) ?? "other";
}
const REASONS = /* @__PURE__ */ new Map([
	["stop", "stop"],
	["end_turn", "stop"],
	["stop_sequence", "stop"],
	["completed", "stop"],
	["length", "length"],
	["max_tokens", "length"],
	["tool_calls", "tool_calls"],
	["tool_call", "tool_calls"],
	["tool_use", "tool_calls"],
	["function_call", "tool_calls"],
	["content_filter", "content_filter"],
	["safety", "content_filter"],
	["refusal", "content_filter"],
	["error", "error"],
	["failed", "error"],
	["cancelled", "error"]
]);

// src/formats/spans/model-content.ts
/**
* Reads the content of a model call in every form the conventions have had, the newest first: attributes of the span or
* of its details event; one event per message; one event for the prompt and one for the completion. Events are looked
* for in the span and among the log records.
*
* @param logs the log records of this span
*/
function readModelContent(span, logs) {
	const events = [...span.events.map(toPayload), ...logs.map(toLogPayload)].sort(byTime);
	const attributes = withDetails(span.attributes, events);
	const choices = events.filter(({ name }) => name === "gen_ai.choice").sort(byChoice);
	const input = readInput(attributes, events);
	const output = readOutput(attributes, events, choices[0]);
	const definitions = readToolDefinitions(firstOwn(attributes, ALIASES.definitions)) ?? definitionsAmongMessages(firstOwn(attributes, ALIASES.inputMessages));
	const finish = readFinishReason(firstOwn(attributes, ALIASES.finish)) ?? readFinishReason(own(items(decoded(firstOwn(attributes, ALIASES.outputMessages)))[0], "finish_reason")) ?? readFinishReason(own(choices[0]?.payload, "finish_reason"));
	return {
		...input !== void 0 && { input },
		...output !== void 0 && { output },
		...finish !== void 0 && { finish },
		...definitions !== void 0 && { definitions }
	};
}
function toPayload({ name, timeNs, attributes }) {
	const content = decoded(own(attributes, "gen_ai.event.content"));
	return {
		name,
		timeNs,
		payload: isObject(content) ? {
			...attributes,
			...content
		} : attributes
	};
}
function toLogPayload({ name, timeNs, attributes, body }) {
	const content = decoded(body);
	if (isObject(content)) return {
		name,
		timeNs,
		payload: {
			...attributes,
			...content
		}
	};
	return {
		name,
		timeNs,
		payload: typeof body === "string" ? {
			...attributes,
			content: body
		} : attributes
	};
}
/** Events without a time keep their place among each other, at the end. */
function byTime(a, b) {
	if (a.timeNs === b.timeNs) return 0;
	if (a.timeNs === null || b.timeNs === null) return a.timeNs === null ? 1 : -1;
	return a.timeNs < b.timeNs ? -1 : 1;
}
function byChoice(a, b) {
	return (numberIn(own(a.payload, "index")) || 0) - (numberIn(own(b.payload, "index")) || 0);
}
function withDetails(attributes, events) {
	return {
		...events.findLast(({ name }) => name === "gen_ai.client.inference.operation.details")?.payload,
		...attributes
	};
}
function readInput(attributes, events) {
	const messages = readMessages(firstOwn(attributes, ALIASES.inputMessages), "user") ?? readMessageEvents(events) ?? readWhole(attributes, events, PROMPT);
	const system = readSystemText(firstOwn(attributes, ALIASES.system));
	if (system === void 0 || messages?.some(({ role, text }) => role === "system" && text === system)) return messages;
	return [{
		role: "system",
		text: system
	}, ...messages ?? []];
}
function readMessageEvents(events) {
	const messages = events.flatMap(({ name, payload }) => {
		const role = EVENT_ROLES.get(name);
		return role === void 0 ? [] : [{
			...payload,
			role: own(payload, "role") ?? role
		}];
	});
	return messages.length === 0 ? void 0 : readMessages(messages, "user");
}
const EVENT_ROLES = /* @__PURE__ */ new Map([
	["gen_ai.system.message", "system"],
	["gen_ai.user.message", "user"],
	["gen_ai.assistant.message", "assistant"],
	["gen_ai.tool.message", "tool"]
]);
const PROMPT = {
	event: "gen_ai.content.prompt",
	attribute: "gen_ai.prompt",
	plainRole: "user"
};
const COMPLETION = {
	event: "gen_ai.content.completion",
	attribute: "gen_ai.completion",
	plainRole: "assistant"
};
/** The oldest form: all messages in one attribute, of an event or of the span itself. */
function readWhole(attributes, events, form) {
	const event = events.find(({ name }) => name === form.event);
	return readMessages(own(event?.payload, form.attribute) ?? own(attributes, form.attribute), form.plainRole);
}
function readOutput(attributes, events, choice) {
	const answers = (readMessages(firstOwn(attributes, ALIASES.outputMessages), "assistant") ?? (choice && readMessages(messageOfChoice(choice.payload), "assistant")) ?? readMessages(vercelOutput(attributes), "assistant") ?? readWhole(attributes, events, COMPLETION))?.filter((message) => message.role === "assistant") ?? [];
	return numberIn(own(attributes, "gen_ai.request.choice.count")) > 1 ? answers[0] : wholeAnswer(answers);
}
/**
* Several output messages are alternatives, of which the application used the first. Where each holds calls and no text,
* they are the parts of one answer: some frameworks write a message for each call.
*/
function wholeAnswer(answers) {
	const calls = answers.map(({ toolCalls = [] }) => toolCalls);
	const ids = new Set(calls.flat().map(({ id }) => id));
	const [first] = answers;
	const isSplit = answers.length > 1 && answers.every(({ text }, index) => text === "" && calls[index]?.length === 1);
	return first !== void 0 && isSplit && ids.size === answers.length ? {
		...first,
		toolCalls: calls.flat()
	} : first;
}
/** The AI SDK writes text, object and calls apart from each other. */
function vercelOutput(attributes) {
	const text = firstOwn(attributes, ["ai.response.text", "ai.response.object"]);
	const calls = decoded(own(attributes, "ai.response.toolCalls"));
	if (text === void 0 && !Array.isArray(calls)) return void 0;
	return [{
		role: "assistant",
		content: textOf(text) ?? "",
		tool_calls: calls
	}];
}
function messageOfChoice(payload) {
	const message = decoded(own(payload, "message"));
	const calls = own(payload, "tool_calls");
	const base = isObject(message) ? message : { content: message ?? own(payload, "content") };
	const content = own(base, "content") ?? own(base, "parts");
	const toolCalls = own(base, "tool_calls") ?? calls;
	if ((content === void 0 || content === null) && toolCalls === void 0) return void 0;
	return {
		...base,
		role: "assistant",
		...toolCalls !== void 0 && { tool_calls: toolCalls }
	};
}

// src/formats/spans/model-names.ts
/**
* The model a call asked for and the one that answered. A name of which a format does not say what it is counts as the
* one served when another model was asked for, else as the one asked for, which is the weaker claim.
*/
function readModelNames(attributes) {
	const requested = modelName(attributes, ALIASES.requestedModel);
	const served = modelName(attributes, ALIASES.resolvedModel);
	const unstated = modelName(attributes, ALIASES.unstatedModel);
	const asked = requested ?? (unstated?.text === served?.text ? void 0 : unstated);
	const answered = served ?? (unstated?.text === asked?.text ? void 0 : unstated);
	return {
		...asked && { requested: asked },
		...answered && { served: answered }
	};
}

// src/formats/spans/parameters.ts
/**
* The sampling parameters of a model call under the names of OpenAI's API. Those of OpenTelemetry win over the ones that
* only one kind of instrumentation writes. Placeholders for "not set" are left out.
*/
function readParameters(attributes) {
	const entries = Object.entries(attributes);
	const ours = entries.flatMap(([name, value]) => name.startsWith(REQUEST) && !NO_PARAMETER.has(name) ? [[name.slice(REQUEST.length), value]] : []);
	const known = [...entries.flatMap(([name, value]) => {
		const parameter = OTHER_NAMES.get(name);
		return parameter === void 0 ? [] : [[parameter, value]];
	}), ...ours].filter(([name, value]) => !isUnset(name, value));
	return Object.fromEntries(known.map(([name, value]) => [name, asNumber(name, value)]));
}
const REQUEST = "gen_ai.request.";
const NO_PARAMETER = /* @__PURE__ */ new Set(["gen_ai.request.model", "gen_ai.request.tools"]);
const OTHER_NAMES = /* @__PURE__ */ new Map([
	["llm.temperature", "temperature"],
	["llm.top_p", "top_p"],
	["llm.top_k", "top_k"],
	["llm.frequency_penalty", "frequency_penalty"],
	["llm.presence_penalty", "presence_penalty"],
	["llm.chat.stop_sequences", "stop_sequences"],
	["llm.is_streaming", "stream"],
	["ai.settings.temperature", "temperature"],
	["ai.settings.topP", "top_p"],
	["ai.settings.topK", "top_k"],
	["ai.settings.maxTokens", "max_tokens"],
	["ai.settings.maxOutputTokens", "max_tokens"],
	["ai.settings.frequencyPenalty", "frequency_penalty"],
	["ai.settings.presencePenalty", "presence_penalty"],
	["ai.settings.stopSequences", "stop_sequences"],
	["ai.settings.seed", "seed"]
]);
const NUMBERS = /* @__PURE__ */ new Set([...[
	"temperature",
	"top_p",
	"top_k",
	"max_tokens",
	"max_completion_tokens",
	"seed"
], ...[
	"frequency_penalty",
	"presence_penalty",
	"choice.count"
]]);
/** Writers without a way to leave a parameter out write one of these. */
function isUnset(name, value) {
	if (value === null || value === "" || value === "null" || value === "None") return true;
	if (value === "{\"arrayValue\":{}}") return true;
	return /^max_(completion_)?tokens$/.test(name) && numberIn(value) === -1;
}
/** Stores turn numbers into text. */
function asNumber(name, value) {
	if (typeof value !== "string" || !NUMBERS.has(name)) return value;
	const number = Number(value);
	return Number.isFinite(number) && value.trim() !== "" ? number : value;
}

// src/formats/spans/model-hop.ts
/** A model call from its span and the log records of that span. */
function readModelHop(span, logs) {
	const { attributes } = span;
	const provider = readProvider(attributes);
	const { requested, served } = readModelNames(attributes);
	const fingerprint = firstText(attributes, ALIASES.fingerprint)?.text;
	const usage = readUsage(attributes);
	return {
		...readHopFacts(span, logs),
		kind: "model",
		...provider !== void 0 && { provider },
		...requested !== void 0 && { requestedModel: requested.text },
		...served !== void 0 && { resolvedModel: served.text },
		...fingerprint !== void 0 && { fingerprint },
		parameters: readParameters(attributes),
		...readModelContent(span, logs),
		...usage !== void 0 && { usage }
	};
}
/**
* One model call that two instrumentations recorded, the framework's around the client's: the inner hop, with what it
* lacks from the outer one. The outer span's own times and status stay out.
*/
function completedBy(inner, outer) {
	const { error: _, ...lent } = outer;
	return {
		...lent,
		...inner,
		parameters: {
			...outer.parameters,
			...inner.parameters
		}
	};
}
/** The AI SDK writes provider and interface, "openai.chat", also where OpenTelemetry wants the provider alone. */
function readProvider(attributes) {
	const provider = firstText(attributes, ALIASES.provider)?.text.toLowerCase();
	if (provider === void 0) return void 0;
	if (provider === attributeText(attributes, "ai.model.provider")?.toLowerCase()) return provider.split(".")[0];
	return PROVIDERS.get(provider) ?? provider;
}
const PROVIDERS = /* @__PURE__ */ new Map([
	["az.ai.openai", "azure.ai.openai"],
	["az.ai.inference", "azure.ai.inference"],
	["vertex_ai", "gcp.vertex_ai"],
	["gemini", "gcp.gemini"],
	["x_ai", "xai"]
]);
/** Both counts or none: half a usage would make a call look cheaper than it was. */
function readUsage(attributes) {
	const input = firstCount(attributes, ALIASES.inputTokens);
	const output = firstCount(attributes, ALIASES.outputTokens);
	const cachedInput = firstCount(attributes, ALIASES.cachedTokens);
	if (input === void 0 || output === void 0) return void 0;
	return {
		input,
		output,
		...cachedInput !== void 0 && { cachedInput }
	};
}

// src/formats/spans/parse-hop.ts
/** The parse that a framework recorded in a span of its own: LangSmith's `parser` runs. It parsed unless it failed. */
function readParseHop(span, logs) {
	const facts = readHopFacts(span, logs);
	return {
		...facts,
		kind: "parse",
		outcome: facts.status === "error" ? "failed" : "parsed"
	};
}

// src/formats/spans/documents.ts
/**
* The documents a search returned, from the attribute of the conventions or from the result events of vector
* databases. No convention names a field for the text, so the names in use are tried in turn. A document without an id
* gets one from its text, or else its rank, so that equal texts have equal ids.
*
* @returns undefined where they were not recorded, empty where the search found nothing
*/
function readDocuments(span) {
	const attribute = decoded(firstOwn(span.attributes, ALIASES.documents));
	const recorded = own(attribute, "documents") ?? attribute;
	if (Array.isArray(recorded)) return recorded.map((item, rank) => readDocument(decoded(item), rank));
	const reranked = rerankedDocuments(span);
	if (reranked !== void 0) return reranked;
	const results = span.events.filter(({ name }) => name === "db.query.result" || name === "db.search.result");
	if (results.length === 0) return void 0;
	return results.map(({ name, attributes }, rank) => {
		const field = (last) => own(attributes, `${name}.${last}`);
		const entity = decoded(field("entity"));
		return readDocument({
			...isObject(entity) ? entity : {},
			metadata: field("metadata"),
			id: field("id") ?? own(entity, "id"),
			score: field("score"),
			...field("document") !== void 0 && { content: field("document") }
		}, rank);
	});
}
/** The AI SDK records what it was given, and the places of the best of them with their scores. */
function rerankedDocuments({ attributes }) {
	const given = decoded(own(attributes, "ai.documents"));
	const ranking = decoded(own(attributes, "ai.ranking"));
	if (!Array.isArray(given) || !Array.isArray(ranking)) return void 0;
	return ranking.map(decoded).flatMap((place, rank) => {
		const document = decoded(given[numberIn(firstOwn(place, ["index", "originalIndex"]))]);
		if (document === void 0) return [];
		const score = firstOwn(place, ["relevanceScore", "score"]);
		return readDocument(isObject(document) ? {
			...document,
			score
		} : {
			content: document,
			score
		}, rank);
	});
}
function readDocument(value, rank) {
	const metadata = decoded(own(value, "metadata"));
	const text = typeof value === "string" ? value : firstOwn(value, [
		"content",
		"text",
		"page_content",
		"pageContent"
	]);
	const id = own(value, "id") ?? own(metadata, "id");
	const title = firstOwn(value, ["title", "name"]) ?? own(metadata, "title");
	const score = readScore(own(value, "score") ?? own(metadata, "score"));
	return {
		id: idText(id) ?? (typeof text === "string" ? `sha256:${sha256(text)}` : `rank ${rank + 1}`),
		...typeof text === "string" && { text },
		...typeof title === "string" && { title },
		...score !== void 0 && { score }
	};
}
function idText(id) {
	return typeof id === "string" && id !== "" || typeof id === "number" ? String(id) : void 0;
}
function readScore(score) {
	const number = typeof score === "string" && score.trim() !== "" ? Number(score) : score;
	return typeof number === "number" && Number.isFinite(number) ? number : void 0;
}

// src/formats/spans/retrieval-hop.ts
/** A search, an embedding or a reranking from its span and the log records of that span. */
function readRetrievalHop(span, logs) {
	const query = readQuery(firstOwn(span.attributes, ALIASES.query));
	const documents = readDocuments(span);
	return {
		...readHopFacts(span, logs),
		kind: "retrieval",
		...query !== void 0 && { query },
		...documents === void 0 && isEmbedding(span.attributes) && { embedding: true },
		...documents !== void 0 && { documents }
	};
}
function isEmbedding(attributes) {
	return KIND_TABLES.map(([attribute]) => attributeText(attributes, attribute) ?? "").some((word) => /^(ai\.)?embed/i.test(word));
}
/** Some writers record the one query as a list, or as JSON text. Of several texts that were embedded, none is a query. */
function readQuery(value) {
	const content = decoded(value);
	if (!Array.isArray(content)) return isObject(content) ? textOf(value) : textOf(content) || void 0;
	return content.length === 1 ? textOf(decoded(content[0])) || void 0 : void 0;
}

// src/formats/spans/distinct-spans.ts
/**
* The spans of a trace without those that were recorded more than once, in order of time: earliest first, spans without
* a start last, ties by id. Which record comes first in a file does not matter.
*
* One id with one name, start and parent is one span, of which writers may store an early and a late state: the later
* one counts. One id for different things is a broken writer's: both count.
*
* @returns `repeated` where two different spans have one id
*/
function distinctSpans(given) {
	const byIdentity = /* @__PURE__ */ new Map();
	for (const span of given) {
		const identity = identityOf(span);
		const others = byIdentity.get(identity);
		if (others === void 0) byIdentity.set(identity, [span]);
		else others.push(span);
	}
	const groups = [...byIdentity.values()];
	const spans = groups.map(lastState).sort(byStart);
	return {
		spans,
		repeated: new Set(spans.map(({ spanId }) => spanId)).size < spans.length || groups.some(isWrittenTwice)
	};
}
function identityOf({ spanId, name, startNs, parentId }) {
	return JSON.stringify([
		spanId,
		name,
		String(startNs),
		parentId
	]);
}
/** A trace written by hand has no early and late states: what differs under its id is another trace. */
function isWrittenTwice([first, ...others]) {
	if (others.length === 0 || first.attributes["eval_baseline.native"] !== true) return false;
	const said = contentText(first);
	return others.some((span) => contentText(span) !== said);
}
/** The state that ended last; of several the one that says most. */
function lastState([first, ...others]) {
	if (others.length === 0) return first;
	return [first, ...others].map((span) => ({
		span,
		end: span.endNs ?? 0n,
		said: contentText(span)
	})).reduce((a, b) => {
		if (a.end !== b.end) return a.end > b.end ? a : b;
		if (a.said.length !== b.said.length) return a.said.length > b.said.length ? a : b;
		return a.said <= b.said ? a : b;
	}).span;
}
function contentText({ attributes, events, status, statusMessage, resource, traceState, truncated }) {
	const happened = events.map(({ name, timeNs, attributes: told }) => [
		name,
		String(timeNs),
		told
	]);
	return canonicalJson([
		attributes,
		happened,
		status,
		statusMessage,
		resource,
		traceState,
		truncated
	]);
}
function byStart(a, b) {
	if (a.startNs !== b.startNs) {
		if (a.startNs === null || b.startNs === null) return a.startNs === null ? 1 : -1;
		return a.startNs < b.startNs ? -1 : 1;
	}
	return orderOf(a.spanId, b.spanId) || orderOf(identityOf(a), identityOf(b));
}
function orderOf(a, b) {
	return a === b ? 0 : a < b ? -1 : 1;
}

// src/formats/spans/repetitions.ts
/**
* Finds what one trace recorded twice. A model span around others repeats them: around one, it is that one's double;
* around several, it holds them. Two model spans side by side that overlap in time and have one response id are one
* call as well. What a client of the Model Context Protocol records inside of a tool's span is that tool again.
*
* @param spans in order of time
*/
function findRepetitions(spans, ancestors) {
	const kinds = new Map(spans.map((span) => [span, hopKind(span)]));
	const models = spans.filter((span) => kinds.get(span) === "model");
	const seenAgain = [...spans.filter((span) => isSeenFromInside(span, kinds, ancestors)), ...spans.filter(isInnerRerank).flatMap((span) => ancestors(span).filter(isOuterRerank))];
	if (models.length < 2) return {
		doubles: /* @__PURE__ */ new Map(),
		repeating: new Set(seenAgain)
	};
	const around = new Map(models.map((span) => [span, modelsAround(span, kinds, ancestors)]));
	const holding = new Set([...around.values()].flat());
	const leaves = models.filter((span) => !holding.has(span));
	const leavesIn = countsOf(leaves.flatMap((leaf) => around.get(leaf) ?? []));
	const doubles = /* @__PURE__ */ new Map();
	for (const leaf of leaves) {
		const outer = around.get(leaf)?.find((up) => leavesIn.get(up) === 1);
		if (outer) doubles.set(leaf, outer);
	}
	const twins = twinsAmong(leaves);
	for (const [twin, first] of twins) if (!doubles.has(first)) doubles.set(first, twin);
	return {
		doubles,
		repeating: /* @__PURE__ */ new Set([
			...holding,
			...twins.keys(),
			...seenAgain
		])
	};
}
function countsOf(spans) {
	const counts = /* @__PURE__ */ new Map();
	for (const span of spans) counts.set(span, (counts.get(span) ?? 0) + 1);
	return counts;
}
/** The model spans around one, up to the first step that is the application's own: a tool or an agent may call models. */
function modelsAround(inner, kinds, ancestors) {
	const above = ancestors(inner);
	const end = above.findIndex((span) => kinds.get(span) === "tool" || kinds.get(span) === "retrieval" || isAgent(span));
	return (end < 0 ? above : above.slice(0, end)).filter((outer) => kinds.get(outer) === "model" && isOneCall(outer, inner));
}
function isAgent({ attributes }) {
	return [
		"gen_ai.operation.name",
		"openinference.span.kind",
		"langfuse.observation.type",
		"traceloop.span.kind"
	].some((name) => AGENTS.has(attributeText(attributes, name)?.toLowerCase() ?? ""));
}
const AGENTS = /* @__PURE__ */ new Set([
	"invoke_agent",
	"invoke_workflow",
	"create_agent",
	"agent"
]);
/** What happened at another time is another call, unless the provider gave both the same id. */
function isOneCall(a, b) {
	const id = responseId(a);
	return overlap(a, b) || id !== void 0 && id === responseId(b);
}
/** Later model spans that recorded the same call as an earlier one beside them, with that earlier one. */
function twinsAmong(leaves) {
	const firsts = /* @__PURE__ */ new Map();
	const twins = /* @__PURE__ */ new Map();
	for (const leaf of leaves) {
		const id = responseId(leaf);
		if (id === void 0) continue;
		const earlier = firsts.get(id) ?? [];
		const first = earlier.find((other) => overlap(other, leaf));
		if (first) twins.set(leaf, first);
		else firsts.set(id, [...earlier, leaf]);
	}
	return twins;
}
function responseId({ attributes }) {
	return firstText(attributes, ALIASES.responseId)?.text;
}
/** Whether two spans share some time; times that were not recorded are taken to. */
function overlap(a, b) {
	const startsBefore = (one, other) => one.startNs === null || other.endNs === null || one.startNs < other.endNs || one.startNs === other.startNs;
	return startsBefore(a, b) && startsBefore(b, a);
}
function isSeenFromInside(span, kinds, ancestors) {
	if (kinds.get(span) !== "tool" || attributeText(span.attributes, "mcp.method.name") === void 0) return false;
	const tool = toolName(span);
	return ancestors(span).some((up) => kinds.get(up) === "tool" && toolName(up) === tool);
}
function toolName({ attributes }) {
	return firstText(attributes, ALIASES.toolName)?.text;
}
/** Older versions of the AI SDK have one span for a reranking, newer ones two. */
function isOuterRerank({ attributes }) {
	return attributeText(attributes, "ai.operationId") === "ai.rerank";
}
function isInnerRerank({ attributes }) {
	return attributeText(attributes, "ai.operationId") === "ai.rerank.doRerank";
}

// src/formats/spans/split-calls.ts
/**
* Joins calls that were recorded as several spans, one for each thing that happened: BeeAI writes
* `backend.openai.chat.start-16`, `….success-16` and `….finish-16`, in different places of the tree. The span of the
* start stays and takes over what the others know; spans below the others hang below it.
*
* Only spans of a model or a tool with such names are joined. An outcome belongs to the start with its number that has
* none yet, else to the latest start before it that has none.
*
* @param spans in order of time
*/
function joinSplitCalls(spans) {
	const calls = [];
	for (const span of spans) {
		const part = partOf(span);
		if (part === void 0) continue;
		if (part.phase === "start") calls.push({
			...part,
			start: span,
			outcomes: /* @__PURE__ */ new Map()
		});
		else callOf(part, calls)?.outcomes.set(part.phase, span);
	}
	const joined = calls.filter(({ outcomes }) => outcomes.size > 0);
	if (joined.length === 0) return spans;
	const whole = new Map(joined.map((call) => [call.start, joinedSpan(call)]));
	const partIds = new Map(joined.flatMap(({ start, outcomes }) => [...outcomes.values()].map((s) => [s, start.spanId])));
	const idOfWhole = new Map([...partIds].map(([{ spanId }, start]) => [spanId, start]));
	return spans.flatMap((span) => {
		if (partIds.has(span)) return [];
		const parent = span.parentId === null ? void 0 : idOfWhole.get(span.parentId);
		const kept = whole.get(span) ?? span;
		return parent === void 0 ? [kept] : [{
			...kept,
			parentId: parent
		}];
	});
}
const NAME = /^([\w.]{1,200})\.(start|success|error|finish)-(\d{1,9})$/;
function partOf({ name, attributes }) {
	const kind = attributeText(attributes, "openinference.span.kind")?.toUpperCase();
	if (kind !== "LLM" && kind !== "TOOL") return void 0;
	const [, stem, phase, number] = NAME.exec(name) ?? [];
	return stem === void 0 || number === void 0 ? void 0 : {
		stem,
		phase,
		number
	};
}
function callOf({ stem, phase, number }, calls) {
	const open = calls.filter((call) => call.stem === stem && !call.outcomes.has(phase));
	return open.find((call) => call.number === number) ?? open.at(-1);
}
function joinedSpan({ start, stem, outcomes }) {
	const outcome = outcomes.get("success") ?? outcomes.get("error") ?? outcomes.get("finish");
	const parts = [start, ...outcomes.values()];
	const failed = outcomes.has("error") || parts.some(({ status }) => status === "error");
	const statusMessage = parts.map((part) => part.statusMessage).find((message) => message !== void 0);
	return {
		...start,
		name: stem,
		endNs: outcome?.startNs ?? start.endNs,
		status: failed ? "error" : start.status,
		...statusMessage !== void 0 && { statusMessage },
		attributes: Object.assign({}, ...parts.toReversed().map(({ attributes }) => attributes)),
		events: parts.flatMap(({ events }) => events),
		...parts.some(({ truncated }) => truncated) && { truncated: true }
	};
}

// src/formats/spans/span-tree.ts
/** Deeper nesting is a broken writer's; following it for every span would take time without bound. */
const MOST_ABOVE = 500;
/** Builds the tree. Parents that form a circle, which only broken writers make, are followed once. */
function buildSpanTree(given) {
	const { spans: distinct, repeated } = distinctSpans(given);
	const spans = joinSplitCalls(distinct);
	const byId = /* @__PURE__ */ new Map();
	for (const span of spans) if (!byId.has(span.spanId)) byId.set(span.spanId, span);
	const parentOf = (span) => span.parentId === null ? void 0 : byId.get(span.parentId);
	const ancestors = (span) => {
		const above = /* @__PURE__ */ new Set();
		for (let up = parentOf(span); up && up !== span && !above.has(up) && above.size < MOST_ABOVE; up = parentOf(up)) above.add(up);
		return [...above];
	};
	return {
		spans,
		ancestors,
		isRoot: (span) => parentOf(span) === void 0,
		complete: spans.every((span) => span.parentId === null || byId.has(span.parentId)),
		repeatedId: repeated,
		...findRepetitions(spans, ancestors)
	};
}

// src/formats/spans/stack.ts
/**
* Whose words a trace is written in: the platform it was read from, else the instrumentation that wrote it. One span is
* enough, since the spans around it are often plain OpenTelemetry.
*/
function readStack(spans) {
	return MARKS.find(([, isWrittenSo]) => spans.some(isWrittenSo))?.[0] ?? "otel";
}
const MARKS = [
	["native", has("eval_baseline.native")],
	["openai", has("openai.stored")],
	["datadog", has("datadog.span.kind")],
	["braintrust", has("braintrust.span.type")],
	["langsmith", has("langsmith.span.kind")],
	["langfuse", has("langfuse.observation.type")],
	["vercel", hasPrefix("ai.")],
	["openinference", (span) => has("openinference.span.kind")(span) || scopeOf(span).startsWith("openinference")],
	["openllmetry", (span) => has("llm.request.type")(span) || hasPrefix("traceloop.")(span)]
];
function has(attribute) {
	return ({ attributes }) => attributeText(attributes, attribute) !== void 0;
}
function hasPrefix(prefix) {
	return ({ attributes }) => Object.keys(attributes).some((name) => name.startsWith(prefix));
}
function scopeOf({ attributes, resource }) {
	return attributeText(attributes, "otel.scope.name") ?? attributeText(resource, "otel.scope.name") ?? "";
}

// src/formats/spans/synthesised-hops.ts
/**
* The hops of all steps, with those put in that must have been there and that most formats have no span for: the
* assembly before a model call and the parse after it. Where a format recorded one, none is put in beside it.
*
* @param steps in order of time
*/
function withSynthesised(steps) {
	const assembled = nextTo("assembly", steps);
	const parsed = nextTo("parse", steps.toReversed());
	return steps.flatMap((step) => {
		const { hop, attributes } = step;
		if (hop.kind !== "model") return [hop];
		const assembly = assembled.has(step) ? void 0 : assemblyBefore(hop, attributes);
		return [
			...assembly ? [assembly] : [],
			hop,
			...parsesAfter(hop, attributes, parsed.has(step))
		];
	});
}
/** The model calls that have a recorded hop of a kind before them, and no other call between. */
function nextTo(kind, steps) {
	const found = /* @__PURE__ */ new Set();
	let isBefore = false;
	for (const step of steps) {
		if (step.hop.kind === "model" && isBefore) found.add(step);
		isBefore = step.hop.kind === kind || isBefore && step.hop.kind !== "model";
	}
	return found;
}
/** Built from what the model was given; undefined when neither messages nor a template nor variables were recorded. */
function assemblyBefore(model, attributes) {
	const template = firstText(attributes, ALIASES.template)?.text;
	const variables = readVariables(attributes);
	if (template === void 0 && variables === void 0 && model.input === void 0) return void 0;
	return {
		...synthesisedFrom(model),
		endNs: model.startNs,
		kind: "assembly",
		...template !== void 0 && { template },
		...variables !== void 0 && { variables },
		...model.input !== void 0 && { messages: model.input }
	};
}
/** One of the call's text when structured output was asked for, one of the arguments of each tool call. */
function parsesAfter(model, attributes, isParsed) {
	const wantsStructure = !isParsed && (attributeText(attributes, "gen_ai.output.type") === "json" || firstText(attributes, ALIASES.structuredOutput) !== void 0);
	const calls = model.output?.toolCalls ?? [];
	const texts = calls.map((call) => call.arguments);
	if (wantsStructure && (model.output?.text || calls.length === 0)) texts.unshift(model.output?.text ?? "");
	return texts.map((text) => ({
		...synthesisedFrom(model),
		startNs: model.endNs,
		kind: "parse",
		outcome: text === "" ? "not-attempted" : isJson(text) ? "parsed" : "failed"
	}));
}
function synthesisedFrom({ spanId, parentId, name, startNs, endNs }) {
	return {
		spanId,
		parentId,
		name,
		startNs,
		endNs,
		synthesised: true,
		status: "unset"
	};
}

// src/formats/spans/tool-hop.ts
/** A tool's execution from its span and the log records of that span. */
function readToolHop(span, logs) {
	const callId = readCallId({ id: firstOwn(span.attributes, ALIASES.toolCallId) });
	const given = textOf(firstOwn(span.attributes, ALIASES.toolArguments));
	const result = textOf(firstOwn(span.attributes, ALIASES.toolResult));
	return {
		...readHopFacts(span, logs),
		kind: "tool",
		tool: firstText(span.attributes, ALIASES.toolName)?.text ?? span.name.replace(/^(execute_tool |tool\.)/, ""),
		...callId !== "" && { callId },
		...given !== void 0 && { arguments: given },
		...result !== void 0 && { result }
	};
}
/**
* Gives tool hops without recorded arguments those of the model's call that they answer. Ids are not unique within a
* trace, so each call is answered once: by id the nearest earlier one, without an id the first of the same tool.
*
* @param hops in order of time
*/
function withArguments(hops) {
	const unanswered = [];
	return hops.map((hop) => {
		if (hop.kind === "model") unanswered.push(...hop.output?.toolCalls ?? []);
		if (hop.kind !== "tool") return hop;
		const index = hop.callId === void 0 ? unanswered.findIndex(({ name }) => name === hop.tool) : unanswered.findLastIndex(({ id }) => id === hop.callId);
		const [call] = index < 0 ? [] : unanswered.splice(index, 1);
		return call === void 0 || hop.arguments !== void 0 ? hop : {
			...hop,
			arguments: call.arguments
		};
	});
}

// src/formats/spans/trace-attributes.ts
/**
* The attributes of a whole trace in one map. A root span's own value wins over every other span's, a span's over its
* resource's, and the earlier span's over the later one's.
*/
function mergeAttributes({ spans, isRoot }) {
	const roots = spans.filter(isRoot);
	const others = spans.filter((span) => !isRoot(span));
	const ordered = [...roots, ...others];
	const layers = [...ordered.map(({ attributes }) => attributes), ...new Set(ordered.map(({ resource }) => resource))];
	const merged = /* @__PURE__ */ new Map();
	for (const attributes of layers) for (const [name, value] of Object.entries(attributes)) if (value !== null && !merged.has(name)) merged.set(name, value);
	return Object.fromEntries(merged);
}

// src/formats/spans/model-family.ts
/**
* Whether two names cannot be those of one model. Only names of models that are known from their makers are compared: a
* deployment or a router may be called anything. Not in conflict are an alias and a release of it (`gpt-4.1`,
* `gpt-4.1-2025-04-14`), a name with its provider before it (`openai/gpt-4.1`, `us.anthropic.claude-…-v1:0`), and
* spellings (`claude-3.5-sonnet`, `gpt-35-turbo`). Two different releases of one model are.
*/
function areDifferentModels(one, other) {
	const [a, b] = [readName(one), readName(other)];
	if (a === void 0 || b === void 0) return false;
	if (a.floating || b.floating) return !(isWithin(a.family, b.family) || isWithin(b.family, a.family));
	if (a.family.join() !== b.family.join()) return true;
	return a.release !== "" && b.release !== "" && !a.release.endsWith(b.release) && !b.release.endsWith(a.release);
}
function readName(name) {
	if (name.length > LONGEST) return void 0;
	const known = KNOWN.exec(name.toLowerCase().trim())?.[1];
	if (known === void 0) return void 0;
	const plain = known.replace(/^gpt-?35/, "gpt-3.5").replace(/^gpt-4-turbo-preview$/, "gpt-4-preview");
	const [, stem = plain, ending = ""] = ENDING.exec(plain) ?? [];
	return {
		family: stem.replace(/-0$/, "").split(/[-._ ]/),
		release: ending.replace(/v\d+(:\d+)?$/, "").replace(/\D/g, ""),
		floating: ending.includes("latest")
	};
}
/** Longer than any maker's; it also bounds the work of the patterns below. */
const LONGEST = 120;
/** From the word on by which a maker's models are known; makers may be called like their models. */
const KNOWN = /^(?:.*[/.:@_ -])?((?:gpt|chatgpt|o[1-9]|claude|gemini|gemma|llama|mistral|mixtral|ministral|codestral|command|deepseek|qwen|grok|nova|titan|text-embedding)(?![a-z]).*)$/;
/** What may follow the name of a family: a release, in any of the forms in use, one after another. */
const ENDING = /^(.+?)((?:[-@](?:latest|preview|exp|experimental|beta|\d{4}-\d{2}-\d{2}|\d{2}-\d{4}|\d{2}-\d{2}|\d{6,8}|\d{3,4}|v\d{1,2}(?::\d{1,2})?))*)$/;
function isWithin(words, longer) {
	let at = 0;
	return words.every((word) => {
		const found = longer.indexOf(word, at);
		at = found + 1;
		return found >= 0;
	});
}

// src/formats/spans/step.ts
/** The model calls among the steps. */
function callsAmong(steps) {
	return steps.flatMap(({ hop, ...rest }) => hop.kind === "model" ? [{
		hop,
		...rest
	}] : []);
}
/** The call that gave the answer. @param steps in order of time */
function lastCall(steps) {
	return callsAmong(steps).at(-1);
}

// src/formats/spans/contradictions.ts
/**
* Claims about the model that cannot all be true: a call was asked of one model and answered by another; an attribute
* declares one model and another one answered. Each pair of claims is told once, whatever the number of calls.
*/
function modelContradictions(declared, steps) {
	const answer = lastCall(steps);
	const pairs = [...answer === void 0 ? [] : againstDeclared(declared, answer), ...callsAmong(steps).flatMap(againstRequest)];
	return [...new Map(pairs.map((claims) => [claims.join("\n"), claims])).values()].map((claims) => ({
		layer: "model",
		claims
	}));
}
function againstDeclared(declared, { attributes }) {
	const { served } = readModelNames(attributes);
	const id = declared?.version.id;
	if (declared === void 0 || typeof id !== "string" || served === void 0) return [];
	return areDifferentModels(id, served.text) ? [[...declared.claims, claim(served)]] : [];
}
function againstRequest({ attributes }) {
	const { requested, served } = readModelNames(attributes);
	if (requested === void 0 || served === void 0) return [];
	return areDifferentModels(requested.text, served.text) ? [[claim(requested), claim(served)]] : [];
}
function claim({ name, text }) {
	return `${name} says ${text}`;
}

// src/formats/spans/declared-version.ts
/** What stacks put before the names of a user's own attributes; the last two are the Vercel AI SDK's. */
const STAMP_CARRIERS = [
	"",
	"metadata.",
	"ai.telemetry.metadata.",
	"ai.settings.context."
];
/** The version that the attribute of the suite says for a layer, else the stamp that every reader knows. */
function declaredVersion(layer, mapped, tree, steps) {
	const sources = [{
		attribute: mapped,
		source: "mapped"
	}, ...STAMP_CARRIERS.map((carrier) => ({
		attribute: `${carrier}${STAMP_PREFIX}${layer}`,
		source: "native"
	}))];
	for (const { attribute, source } of sources) {
		const values = attribute === void 0 ? [] : valuesOf(attribute, layer, tree, steps);
		if (attribute === void 0 || values.length === 0) continue;
		return {
			version: commonVersion(values.map((id) => ({
				id,
				source,
				from: attribute
			}))),
			claims: [...new Set(values)].map((value) => `${attribute} says ${value}`)
		};
	}
}
/**
* The values of an attribute from the first place that has any: the spans of the layer's own hops or the nearest spans
* around them; the root span; all spans; the resources of the layer's hops; all resources.
*/
function valuesOf(attribute, layer, tree, steps) {
	const { spans, isRoot, ancestors } = tree;
	const hops = stepsOf(layer, steps);
	const textsIn = (places) => places.flatMap((place) => attributeText(place, attribute) ?? []);
	const nearby = ({ span, attributes }) => textsIn([attributes, ...ancestors(span).map((above) => above.attributes)]).slice(0, 1);
	const places = [
		() => hops.flatMap(nearby),
		() => textsIn(spans.filter(isRoot).map(({ attributes }) => attributes)).slice(0, 1),
		() => textsIn(spans.map(({ attributes }) => attributes)),
		() => textsIn(hops.map(({ span }) => span.resource)),
		() => textsIn(spans.map(({ resource }) => resource))
	];
	for (const place of places) {
		const values = place();
		if (values.length > 0) return values;
	}
	return [];
}
/** The hops at which a layer had its say. */
function stepsOf(layer, steps) {
	if (layer === "retrieval") return steps.filter(({ hop }) => hop.kind === "retrieval");
	const call = lastCall(steps);
	const tools = layer === "tools" ? steps.filter(({ hop }) => hop.kind === "tool") : [];
	return call === void 0 ? tools : [...tools, call];
}

// src/formats/spans/hashed-version.ts
/**
* The hash of the tool definitions that the last call which recorded any was given, else of those of the agent around
* the last call: some frameworks record them there alone.
*/
function definitionsHash({ ancestors }, steps) {
	const given = callsAmong(steps).findLast(({ hop }) => hop.definitions !== void 0)?.hop.definitions;
	const call = lastCall(steps);
	const definitions = [given, ...(given !== void 0 || call === void 0 ? [] : ancestors(call.span)).map(definitionsOn)].find((found) => found !== void 0);
	return definitions && toolsVersion(definitions);
}
function definitionsOn({ attributes }) {
	return readToolDefinitions(firstOwn(attributes, ALIASES.definitions));
}
/**
* The hash of the prompt's template where one was recorded, else of the system text with the recorded variables' values
* replaced by their names. Always partial: what other files belong to the prompt, and which words of a system text were
* filled in, cannot be seen.
*/
function promptHash(steps) {
	const call = lastCall(steps);
	const places = [...steps.filter(({ hop }) => hop.kind === "assembly"), ...call ? [call] : []].map(({ attributes }) => attributes);
	const template = places.map((place) => firstText(place, ALIASES.template)?.text).findLast((text) => text !== void 0);
	if (template !== void 0) return partialHash(template, "template");
	const system = call?.hop.input?.filter(({ role }) => role === "system").map(({ text }) => text) ?? [];
	if (system.length === 0) return void 0;
	const variables = places.map(readVariables).findLast((found) => found !== void 0) ?? {};
	return partialHash(withoutValues(system.join("\n\n"), variables), "system text");
}
function partialHash(text, from) {
	return {
		id: `sha256:${sha256(normaliseText(text))}`,
		source: "hash",
		partial: true,
		from
	};
}
/** Shorter values occur in words that have nothing to do with them. */
const SHORTEST_VALUE = 3;
function withoutValues(text, variables) {
	return Object.keys(variables).map((name) => [name, attributeText(variables, name) ?? ""]).filter(([, value]) => value.length >= SHORTEST_VALUE).sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)).reduce((shorter, [name, value]) => shorter.replaceAll(value, () => `{${name}}`), text);
}

// src/formats/spans/native-version.ts
/** The model that answered a call, else the one that was asked for. */
function nativeModel({ attributes }) {
	const { requested, served } = readModelNames(attributes);
	const named = served ?? requested;
	return named && {
		id: named.text,
		source: "native",
		from: named.name
	};
}
/** The prompt's version with its name, from the call, the nearest span around it, else any span or resource. */
function nativePrompt({ spans, ancestors }, call) {
	const near = call === void 0 ? [] : [call, ...ancestors(call.span)].map(({ attributes }) => attributes);
	const others = spans.map(({ attributes }) => attributes);
	const resources = new Set(spans.map(({ resource }) => resource));
	for (const attributes of [
		...near,
		...others,
		...resources
	]) {
		const version = promptVersionIn(attributes);
		if (version !== void 0) return version;
	}
}
function promptVersionIn(attributes) {
	if (attributeText(attributes, "mcp.method.name") !== void 0) return void 0;
	const version = firstText(attributes, ALIASES.promptVersion);
	if (version === void 0) return void 0;
	const name = promptName(attributes);
	return {
		id: name === void 0 ? version.text : `${name}@${version.text}`,
		source: "native",
		from: version.name
	};
}
function promptName(attributes) {
	const name = firstText(attributes, ALIASES.promptName);
	const owner = name?.name === "lc_hub_repo" ? attributeText(attributes, "lc_hub_owner") : void 0;
	return owner === void 0 || owner === "-" ? name?.text : `${owner}/${name?.text}`;
}

// src/formats/spans/trace-versions.ts
/**
* The version of each layer, from the first source that knows it: the attribute that the suite maps, the stamp that
* every reader knows, the names of the trace's format, a hash of recorded content. Where a trace calls several models,
* the call that gave the answer, the last one, speaks for the model and the prompt.
*
* What cannot all be true is told, and what it is about is unknown, or the hash of what was recorded. The claims stay in
* `from`.
*
* @param steps in order of time
* @param tree of the same spans
*/
function readVersions(tree, steps, mapping) {
	const found = LAYERS.map((layer) => readLayer(layer, mapping[layer], tree, steps));
	return {
		versions: Object.fromEntries(found.map(({ layer, version }) => [layer, version])),
		contradictions: found.flatMap(({ contradictions }) => contradictions)
	};
}
function readLayer(layer, mapped, tree, steps) {
	const declared = declaredVersion(layer, mapped, tree, steps);
	const hash = layer === "tools" ? definitionsHash(tree, steps) : layer === "prompt" ? promptHash(steps) : void 0;
	const contradictions = contradictionsOf(layer, declared, steps);
	if (contradictions.length > 0) return {
		layer,
		version: contradicted(hash, (declared?.version.id === null ? declared.version.from : contradictions[0]?.claims.join("; ")) ?? ""),
		contradictions
	};
	const native = nativeVersion(layer, tree, steps);
	const isStamp = declared?.version.source === "native";
	return {
		layer,
		version: (layer === "model" && isStamp ? native ?? declared?.version : declared?.version ?? native) ?? hash ?? UNKNOWN_VERSION,
		contradictions
	};
}
function contradictionsOf(layer, declared, steps) {
	const mixed = declared?.version.id === null ? [{
		layer,
		claims: declared.claims
	}] : [];
	return layer === "model" ? [...mixed, ...modelContradictions(declared, steps)] : mixed;
}
function nativeVersion(layer, tree, steps) {
	const call = lastCall(steps);
	if (layer === "model") return call && nativeModel(call);
	return layer === "prompt" ? nativePrompt(tree, call) : void 0;
}
/** A hash was computed from what was recorded, so it stands whatever is claimed. */
function contradicted(hash, claims) {
	if (hash === void 0 || hash.id === null) return {
		id: null,
		source: "unknown",
		from: claims
	};
	return {
		...hash,
		from: `${hash.from}, though ${claims}`
	};
}

// src/formats/spans/tracestate.ts
/** 2⁵⁶: thresholds and randomness are 56-bit numbers. */
const ALL = 1n << 56n;
/**
* How many requests a span stands for, from the probability that its tracing wrote into `tracestate` (OpenTelemetry's
* consistent sampling): member `ot`, threshold `th`, randomness `rv` or the end of the trace id.
*
* @param traceId 32 hexadecimal digits, where the format has such
* @returns at least 1; undefined where no probability was written, where it is malformed, and where the randomness
* lies below the threshold, so that the span could not have been kept
*/
function upstreamCount(traceState, traceId) {
	const fields = otFields(traceState);
	const threshold = hexDigits(fields.get("th"), /^[0-9a-f]{1,14}$/);
	const random = fields.has("rv") ? hexDigits(fields.get("rv"), /^[0-9a-f]{14}$/) : hexDigits(/^[0-9a-f]{32}$/.test(traceId) ? traceId.slice(-14) : void 0, /^/);
	if (threshold === void 0 || random === void 0 || random < threshold) return void 0;
	return Number(ALL) / Number(ALL - threshold);
}
function otFields(traceState = "") {
	const ot = traceState.split(",").map((member) => member.trim()).find((member) => member.startsWith("ot="))?.slice(3) ?? "";
	return new Map(ot.split(";").map((field) => {
		const colon = field.indexOf(":");
		return colon < 0 ? [field, ""] : [field.slice(0, colon), field.slice(colon + 1)];
	}));
}
/** Trailing zeros of the 14 digits may be left out. */
function hexDigits(text, form) {
	return text !== void 0 && form.test(text) ? BigInt(`0x${text.padEnd(14, "0")}`) : void 0;
}
/**
* What tail samplers write on spans, or on their scope, that were kept because of what happened in them: the collector's
* `tail_sampling` processor with its gate `recordpolicy`, custom processors after its example, Refinery.
*/
const TAIL_MARKS = [
	"tailsampling.policy",
	"tailsampling.composite_policy",
	"tailsampling.cached_decision",
	"sampling.policy",
	"meta.refinery.reason"
];
/** Whether a span was kept because of what happened in its trace. @param attributes the span's, or its resource's and scope's */
function isTailSampled(attributes) {
	return TAIL_MARKS.some((name) => attributeText(attributes, name) !== void 0);
}
/**
* How a trace was sampled before it reached us. All of its spans had to be kept, so the least likely one counts; a span
* without a probability makes that of the trace unknown, and so does a tail sampler, whose probability nobody knows.
*/
function readUpstream(spans) {
	if (spans.some(({ attributes, resource }) => isTailSampled(attributes) || isTailSampled(resource))) return { tail: true };
	const counts = spans.map(({ traceState, traceId }) => upstreamCount(traceState, traceId));
	const known = counts.filter((count) => count !== void 0);
	if (known.length === 0 || known.length < counts.length) return { tail: false };
	return {
		count: known.reduce((most, count) => Math.max(most, count)),
		tail: false
	};
}

// src/formats/spans/read-trace.ts
/**
* One trace from all of its spans and log records, in whatever format and generation of the conventions each was written.
*
* @param spans at least one, all of one trace id, in any order; repeated spans count once
* @param logs the log records of the same trace
* @param mapping names of the attributes that carry versions, by layer
*/
function readTrace(spans, logs, mapping = {}) {
	const tree = buildSpanTree(spans.map(expandFlattened));
	const logsOf = logsBySpan(logs);
	const steps = tree.spans.flatMap((span) => readStep(tree, span, logsOf));
	const attributes = mergeAttributes(tree);
	const conversation = firstText(attributes, ALIASES.conversation)?.text;
	return {
		id: spans[0].traceId,
		stack: readStack(tree.spans),
		hops: withArguments(withSynthesised(steps)),
		attributes,
		...conversation !== void 0 && { conversation },
		...readVersions(tree, steps, mapping),
		evaluations: readEvaluations(tree.spans, logs),
		startNs: tree.spans[0]?.startNs ?? null,
		flaws: readFlaws(tree),
		upstream: readUpstream(tree.spans)
	};
}
function logsBySpan(logs) {
	const groups = /* @__PURE__ */ new Map();
	for (const log of logs) {
		const group = groups.get(log.spanId);
		if (group === void 0) groups.set(log.spanId, [log]);
		else group.push(log);
	}
	return ({ spanId }) => groups.get(spanId) ?? [];
}
function readStep(tree, span, logsOf) {
	const kind = hopKind(span);
	if (kind === "structure" || tree.repeating.has(span)) return [];
	const outer = tree.doubles.get(span);
	return [{
		hop: kind === "model" ? readCall(span, outer, logsOf) : readHop(kind, span, logsOf(span)),
		span,
		attributes: outer ? {
			...outer.attributes,
			...span.attributes
		} : span.attributes
	}];
}
function readCall(span, outer, logsOf) {
	const inner = readModelHop(span, logsOf(span));
	return outer ? completedBy(inner, readModelHop(outer, logsOf(outer))) : inner;
}
function readHop(kind, span, logs) {
	switch (kind) {
		case "retrieval": return readRetrievalHop(span, logs);
		case "assembly": return readAssemblyHop(span, logs);
		case "tool": return readToolHop(span, logs);
		case "parse": return readParseHop(span, logs);
		default: return kind;
	}
}

export { recordReader as a, readSpanId as c, upstreamCount as i, readTraceId as l, TAIL_MARKS as n, ALIASES as o, isTailSampled as r, firstText as s, readTrace as t, readAnyValue as u };