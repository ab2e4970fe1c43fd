import { t as UserError } from "./errors.js";
import { a as textOf, c as items, i as looksEncoded, l as own, n as decoded, o as firstOwn, r as isJson, s as isObject, t as readToolDefinitions, u as toolsVersion } from "./tool-definitions.js";
import { t as attributeText } from "./attribute-text.js";
import { i as sha256, r as normaliseText } from "./digest.js";
import { i as commonVersion, r as UNKNOWN_VERSION } from "./version.js";
import { Readable, pipeline } from "node:stream";
import { constants } from "node:buffer";
import { createGunzip } from "node:zlib";

// src/formats/otlp/identifiers.ts
/**
* A trace id as 32 lower-case hexadecimal digits. Hexadecimal of either case is read, and base64, which some writers
* put there against the specification.
*
* @returns null for anything else, and for the all-zero id, which means "none"
*/
function readTraceId(value) {
	return readId(value, 16);
}
/** A span id as 16 lower-case hexadecimal digits, read like a trace id. */
function readSpanId(value) {
	return readId(value, 8);
}
function readId(value, bytes) {
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

// src/formats/otlp/mentions.ts
/**
* Which of some traces a line may be about, from its raw bytes: cheaper by far than parsing it. A trace that is only
* linked to counts as well; whoever parses the line finds out.
*/
function mentionedTraces(line, wanted) {
	const found = /* @__PURE__ */ new Set();
	for (let at = line.indexOf(KEY); at >= 0; at = line.indexOf(KEY, at + KEY.length)) {
		const id = idAfter(line, at + KEY.length);
		if (id !== null && wanted.has(id)) found.add(id);
	}
	return [...found];
}
/** In text within JSON the quote would be escaped, so these bytes are a property of the line's own structure. */
const KEY = Buffer.from("traceId\"");
const QUOTE = 34;
function idAfter(line, keyEnd) {
	const open = line.indexOf(QUOTE, keyEnd);
	const close = open < 0 ? -1 : line.indexOf(QUOTE, open + 1);
	return close < 0 || close - open > 40 ? null : readTraceId(line.toString("latin1", open + 1, close));
}

// src/formats/instant.ts
const LATEST = 2n ** 64n - 1n;
/** A time in nanoseconds since the epoch, from decimal text or a number. Null for 0, which means "not set", and for anything else. */
function readNanoseconds(value) {
	if (typeof value === "string" && /^\d{1,20}$/.test(value)) return within(BigInt(value));
	if (typeof value === "number" && Number.isInteger(value)) return within(BigInt(value));
	return null;
}
function within(time) {
	return time > 0n && time <= LATEST ? time : null;
}

// src/formats/otlp/any-value.ts
/**
* Attributes of a span, an event or a resource from OTLP's list of `{key, value}`. A repeated key keeps its last value;
* keys such as `__proto__` become ordinary properties.
*
* @param wanted names to read; absent means all
*/
function readAttributes(list, wanted) {
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

// src/formats/otlp/record.ts
/** OTLP/JSON: TracesData and LogsData. */
const otlpRecords = {
	name: "OpenTelemetry (OTLP/JSON)",
	recognises: (value) => SIGNALS.some((signal) => Array.isArray(own(value, signal))),
	read: readRecord
};
/**
* Reads one TracesData or LogsData value. Metrics are a valid record with nothing in it. Log records without a trace id
* are left out: applications log much that is no part of a trace.
*
* @param value any JSON value
* @param wanted names of the attributes to read, for a survey, which then gets no events and no logs; absent means all
*/
function readRecord(value, wanted) {
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
	const resource = readAttributes(own(own(resourceSpans, "resource"), "attributes"), wanted);
	const scopes = own(resourceSpans, "scopeSpans") ?? own(resourceSpans, "instrumentationLibrarySpans");
	return items(scopes).flatMap((scope) => {
		const shared = {
			...resource,
			...readAttributes(own(own(scope, "scope"), "attributes"), wanted)
		};
		return items(own(scope, "spans")).map((span) => readSpan(span, shared, wanted));
	});
}
function readSpan(span, resource, wanted) {
	const traceId = readTraceId(own(span, "traceId"));
	const spanId = readSpanId(own(span, "spanId"));
	if (traceId === null || spanId === null) return null;
	const statusMessage = own(own(span, "status"), "message");
	const traceState = own(span, "traceState");
	return {
		traceId,
		spanId,
		parentId: readSpanId(own(span, "parentSpanId")),
		name: text(own(span, "name")),
		startNs: readNanoseconds(own(span, "startTimeUnixNano")),
		endNs: readNanoseconds(own(span, "endTimeUnixNano")),
		status: readStatus(own(own(span, "status"), "code")),
		...typeof statusMessage === "string" && statusMessage !== "" && { statusMessage },
		attributes: readAttributes(own(span, "attributes"), wanted),
		resource,
		events: wanted === void 0 ? items(own(span, "events")).map(readEvent) : [],
		...typeof traceState === "string" && traceState !== "" && { traceState }
	};
}
function readStatus(code) {
	if (code === 2 || code === "2" || code === "STATUS_CODE_ERROR" || code === "ERROR") return "error";
	return code === 1 || code === "1" || code === "STATUS_CODE_OK" || code === "OK" ? "ok" : "unset";
}
function readEvent(event) {
	return {
		name: text(own(event, "name")),
		timeNs: readNanoseconds(own(event, "timeUnixNano")),
		attributes: readAttributes(own(event, "attributes"))
	};
}
function logsOf(resourceLogs) {
	return items(own(resourceLogs, "scopeLogs") ?? own(resourceLogs, "instrumentationLibraryLogs")).flatMap((scope) => items(own(scope, "logRecords")).flatMap((log) => readLog(log) ?? []));
}
function readLog(log) {
	const traceId = readTraceId(own(log, "traceId"));
	if (traceId === null) return void 0;
	const attributes = readAttributes(own(log, "attributes"));
	return {
		traceId,
		spanId: readSpanId(own(log, "spanId")),
		name: text(own(log, "eventName")) || text(own(attributes, "event.name")),
		timeNs: readNanoseconds(own(log, "timeUnixNano")) ?? readNanoseconds(own(log, "observedTimeUnixNano")),
		attributes,
		body: readAnyValue(own(log, "body"))
	};
}
function text(value) {
	return typeof value === "string" ? value : "";
}

// src/formats/recognise.ts
/** All trace formats, the one with the most telling shape first: the first that recognises a value reads it. */
const FORMATS = [otlpRecords];
/** The format of a JSON value, or undefined when it is a record of none. Never throws. */
function recordReader(value) {
	return FORMATS.find((format) => format.recognises(value));
}

// src/formats/spans/raw-span.ts
const EMPTY_RECORD = {
	spans: [],
	logs: [],
	withoutId: 0
};

// src/formats/spans/aliases.ts
/**
* The names one thing has had over the generations of the conventions, best first. One trace may mix generations, so
* every name is looked for in every trace and no schema version is asked.
*/
const ALIASES = {
	requestedModel: [
		"gen_ai.request.model",
		"llm.request.model_name",
		"ai.model.id",
		"llm.model_name"
	],
	resolvedModel: [
		"gen_ai.response.model",
		"llm.response.model_name",
		"llm.response.model",
		"ai.response.model"
	],
	provider: [
		"gen_ai.provider.name",
		"gen_ai.system",
		"llm.provider",
		"llm.system"
	],
	fingerprint: [
		"openai.response.system_fingerprint",
		"gen_ai.openai.response.system_fingerprint",
		"gen_ai.openai.system_fingerprint",
		"gen_ai.response.system_fingerprint"
	],
	promptName: [
		"gen_ai.prompt.name",
		"langfuse.observation.prompt.name",
		"langfuse.prompt.name",
		"traceloop.prompt.key"
	],
	promptVersion: [
		"gen_ai.prompt.version",
		"langfuse.observation.prompt.version",
		"langfuse.prompt.version",
		"llm.prompt_template.version",
		"traceloop.prompt.version",
		"traceloop.prompt.version_hash",
		"gen_ai.prompt.version_hash"
	],
	template: ["llm.prompt_template.template", "traceloop.prompt.template"],
	templateVariables: ["llm.prompt_template.variables", "traceloop.prompt.template_variables"],
	conversation: [
		"gen_ai.conversation.id",
		"session.id",
		"langfuse.session.id"
	],
	query: [
		"gen_ai.retrieval.query.text",
		"gen_ai.retrieval.query",
		"db.query.text"
	],
	documents: ["gen_ai.retrieval.documents"],
	inputTokens: ["gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"],
	outputTokens: ["gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"],
	cachedTokens: ["gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens"],
	finish: [
		"gen_ai.response.finish_reasons",
		"gen_ai.response.finish_reason",
		"gen_ai.response.stop_reason",
		"llm.response.finish_reason"
	],
	inputMessages: ["gen_ai.input.messages"],
	outputMessages: ["gen_ai.output.messages"],
	system: ["gen_ai.system_instructions"],
	definitions: ["gen_ai.tool.definitions", "gen_ai.request.tools"],
	structuredOutput: [
		"gen_ai.request.structured_output_schema",
		"gen_ai.request.response_format",
		"response_format"
	],
	toolName: ["gen_ai.tool.name", "tool.name"],
	toolCallId: ["gen_ai.tool.call.id", "tool_call.id"],
	toolArguments: [
		"gen_ai.tool.call.arguments",
		"gen_ai.tool.arguments",
		"tool_arguments"
	],
	toolResult: [
		"gen_ai.tool.call.result",
		"gen_ai.tool.result",
		"tool_response"
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
	const count = Number(firstText(attributes, names)?.text);
	return Number.isFinite(count) && count >= 0 ? count : void 0;
}
/** A model's name and the attribute it is in; the words writers put where they know none count as missing. */
function modelName(attributes, names) {
	return firstText(attributes, names.filter((name) => !NO_MODEL.has(attributeText(attributes, name)?.toLowerCase() ?? "")));
}
const NO_MODEL = /* @__PURE__ */ new Set([
	"",
	"null",
	"unknown"
]);

// src/formats/spans/evaluations.ts
const RESULT = "gen_ai.evaluation.result";
/**
* The scores that production recorded on a trace, from events of its spans and from log records. The conventions do
* not say who gave a score.
*/
function readEvaluations(spans, logs) {
	const events = spans.flatMap((span) => span.events).filter(({ name }) => name === RESULT);
	const records = logs.filter(({ name }) => name === RESULT);
	return [...events.map(({ attributes }) => attributes), ...records.map(({ attributes, body }) => ({
		...attributes,
		...bodyAttributes(body)
	}))].flatMap(readEvaluation);
}
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
		by: "unknown"
	}];
}

// src/formats/spans/hop-kind.ts
/**
* What step of the request a span recorded; the first rule that fits decides. `structure` is everything that only
* holds other spans: agents, workflows, handlers.
*/
function hopKind(span) {
	const operation = attributeText(span.attributes, "gen_ai.operation.name");
	const known = operation === void 0 ? void 0 : OPERATIONS.get(operation);
	if (known !== void 0) return known;
	if (isVectorSearch(span)) return "retrieval";
	if (firstText(span.attributes, [...ALIASES.toolName, ...ALIASES.toolCallId])) return "tool";
	if (firstText(span.attributes, MODEL_ATTRIBUTES)) return "model";
	return "structure";
}
const OPERATIONS = /* @__PURE__ */ new Map([
	["chat", "model"],
	["generate_content", "model"],
	["text_completion", "model"],
	["completion", "model"],
	["generate", "model"],
	["llm_request", "model"],
	["retrieval", "retrieval"],
	["embeddings", "retrieval"],
	["rerank", "retrieval"],
	["vector_db_retrieve", "retrieval"],
	["execute_tool", "tool"],
	["create_agent", "structure"],
	["invoke_agent", "structure"],
	["invoke_workflow", "structure"],
	["plan", "structure"],
	["agent_step", "structure"],
	["execute_task", "structure"]
]);
const MODEL_ATTRIBUTES = [...ALIASES.requestedModel, ...ALIASES.resolvedModel];
function isVectorSearch({ attributes, events }) {
	if (firstText(attributes, ["db.system.name", "db.system"]) === void 0) return false;
	return Object.keys(attributes).some((name) => name.startsWith("db.vector.")) || events.some(({ name }) => name === "db.query.result" || name === "db.search.result");
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

// src/formats/spans/message-parts.ts
/**
* The pieces of a message: OpenTelemetry's `parts`, or `content` and `tool_calls` as the providers write them.
* Reasoning is left out, because no provider takes it back as text; an image or a file leaves `[image]` in its place,
* so that a replay shows that something is missing.
*/
function readParts(message) {
	const parts = decoded(own(message, "parts"));
	const body = Array.isArray(parts) ? parts : contentItems(own(message, "content"));
	const calls = items(decoded(own(message, "tool_calls")));
	return [...body.flatMap(readPart), ...calls.flatMap(readCall)];
}
/** The text of a `content` value: plain text, or the texts of its parts. */
function textOfContent(content) {
	if (!Array.isArray(content)) return textOf(content);
	const texts = content.flatMap(readPart).flatMap((part) => part.kind === "text" ? [part.text] : []);
	return texts.length > 0 || content.length === 0 ? texts.join("\n") : textOf(content);
}
function contentItems(content) {
	if (Array.isArray(content)) return content;
	const structure = decodedList(content);
	if (structure !== void 0) return structure;
	return content === void 0 || content === null ? [] : [content];
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
		case "function": return readCall(part);
		case "tool_call_response":
		case "tool_result":
		case "function_call_output": return readResult(part);
		case "blob":
		case "file":
		case "uri":
		case "image":
		case "image_url":
		case "input_audio": return [{
			kind: "text",
			text: `[${own(part, "modality") ?? type}]`
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
function readCall(value) {
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
function readResult(value) {
	const text = textOfContent(firstOwn(value, [
		"response",
		"result",
		"output",
		"content"
	]));
	const name = firstOwn(value, ["name", "toolName"]);
	return [{
		kind: "result",
		callId: readCallId(value),
		text: text ?? "",
		...typeof name === "string" && { name }
	}];
}
/** A call's id, or "" where none was recorded. Some writers record a path of ids, of which the last is the call's. */
function readCallId(value) {
	const id = decoded(firstOwn(value, [
		"id",
		"tool_call_id",
		"tool_use_id",
		"toolCallId",
		"call_id"
	]));
	const last = Array.isArray(id) ? id.at(-1) : id;
	return typeof last === "string" || typeof last === "number" ? String(last) : "";
}

// src/formats/spans/messages.ts
/**
* Messages from any of the forms they are recorded in: a structure, JSON text, JSON text within JSON text; with `parts`
* or with a provider's `content`; a list, a single message or plain text.
*
* @param plainRole whose a text or a message without a role is
* @returns undefined when nothing was recorded, or when what was recorded is JSON that was cut off
*/
function readMessages(value, plainRole) {
	const structure = decoded(value);
	if (structure === void 0 || structure === null || structure === "" || looksEncoded(structure)) return void 0;
	const wrapped = own(structure, "messages");
	const messages = (Array.isArray(wrapped) ? wrapped : Array.isArray(structure) ? structure.flat() : [structure]).flatMap((item) => toMessages(item, plainRole));
	return messages.length === 0 ? void 0 : withCallIds(messages);
}
/** The system text from instructions recorded apart from the messages: parts, a list of texts, or plain text. */
function readSystemText(value) {
	const structure = decoded(value);
	if (looksEncoded(structure)) return void 0;
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
	if (!isObject(item)) return [];
	const choice = own(item, "message");
	if (isObject(choice)) return toMessages(choice, plainRole);
	const parts = readParts(item);
	const results = parts.filter((part) => part.kind === "result").map(toToolMessage);
	const text = parts.flatMap((part) => part.kind === "text" ? [part.text] : []).join("\n");
	const toolCalls = parts.flatMap((part) => part.kind === "call" ? [part.call] : []);
	if (toolCalls.length > 0) return [...results, {
		role: "assistant",
		text,
		toolCalls
	}];
	if (results.length > 0 && text === "") return results;
	const role = ROLES.get(String(firstOwn(item, ["role", "type"]) ?? plainRole).toLowerCase()) ?? plainRole;
	if (role !== "tool") return [...results, {
		role,
		text
	}];
	return [...results, toToolMessage({
		kind: "result",
		text,
		...callOf(item)
	})];
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
function callOf(item) {
	const id = firstOwn(item, [
		"tool_call_id",
		"id",
		"toolCallId"
	]);
	const name = own(item, "name");
	return {
		callId: typeof id === "string" ? id : "",
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
	const definitions = readToolDefinitions(firstOwn(attributes, ALIASES.definitions));
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
	return (Number(own(a.payload, "index")) || 0) - (Number(own(b.payload, "index")) || 0);
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
	return (readMessages(firstOwn(attributes, ALIASES.outputMessages), "assistant") ?? (choice && readMessages(messageOfChoice(choice.payload), "assistant")) ?? readWhole(attributes, events, COMPLETION))?.find((message) => message.role === "assistant");
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

// src/formats/spans/model-hop.ts
/** A model call from its span and the log records of that span. */
function readModelHop(span, logs) {
	const { attributes } = span;
	const provider = firstText(attributes, ALIASES.provider)?.text;
	const requestedModel = modelName(attributes, ALIASES.requestedModel)?.text;
	const resolvedModel = modelName(attributes, ALIASES.resolvedModel)?.text;
	const fingerprint = firstText(attributes, ALIASES.fingerprint)?.text;
	const usage = readUsage(attributes);
	return {
		...readHopFacts(span, logs),
		kind: "model",
		...provider !== void 0 && { provider: PROVIDERS.get(provider) ?? provider },
		...requestedModel !== void 0 && { requestedModel },
		...resolvedModel !== void 0 && { resolvedModel },
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
const PROVIDERS = /* @__PURE__ */ new Map([
	["az.ai.openai", "azure.ai.openai"],
	["az.ai.inference", "azure.ai.inference"],
	["vertex_ai", "gcp.vertex_ai"],
	["gemini", "gcp.gemini"],
	["x_ai", "xai"]
]);
const REQUEST = "gen_ai.request.";
function readParameters(attributes) {
	const parameters = Object.entries(attributes).filter(([name]) => name.startsWith(REQUEST) && !NO_PARAMETER.has(name));
	return Object.fromEntries(parameters.map(([name, value]) => [name.slice(15), value]));
}
const NO_PARAMETER = /* @__PURE__ */ new Set(["gen_ai.request.model", "gen_ai.request.tools"]);
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

// src/formats/spans/documents.ts
/**
* The documents a search returned, from the attribute of the conventions or from the result events of vector
* databases. No convention names a field for the text, so the names in use are tried in turn. A document without an id
* gets one from its text, or else its rank, so that equal texts have equal ids.
*
* @returns undefined where they were not recorded, empty where the search found nothing
*/
function readDocuments(span) {
	const recorded = decoded(firstOwn(span.attributes, ALIASES.documents));
	if (Array.isArray(recorded)) return recorded.map(readDocument);
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
function readDocument(value, rank) {
	const metadata = decoded(own(value, "metadata"));
	const text = typeof value === "string" ? value : firstOwn(value, [
		"content",
		"text",
		"page_content",
		"pageContent"
	]);
	const id = own(value, "id") ?? own(metadata, "id");
	const title = own(value, "title") ?? own(metadata, "title");
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
	const query = firstText(span.attributes, ALIASES.query)?.text;
	const documents = readDocuments(span);
	return {
		...readHopFacts(span, logs),
		kind: "retrieval",
		...query !== void 0 && { query },
		...documents !== void 0 && { documents }
	};
}

// src/formats/spans/span-tree.ts
/** Builds the tree. Parents that form a circle, which only broken writers make, are followed once. */
function buildSpanTree(given) {
	const byId = /* @__PURE__ */ new Map();
	for (const span of given) if (!byId.has(span.spanId)) byId.set(span.spanId, span);
	const spans = [...byId.values()].sort(byStart);
	const parentOf = (span) => span.parentId === null ? void 0 : byId.get(span.parentId);
	const ancestors = (span) => {
		const above = /* @__PURE__ */ new Set();
		for (let up = parentOf(span); up && up !== span && !above.has(up); up = parentOf(up)) above.add(up);
		return [...above];
	};
	return {
		spans,
		ancestors,
		isRoot: (span) => parentOf(span) === void 0,
		complete: spans.every((span) => span.parentId === null || byId.has(span.parentId)),
		...repetitions(spans, ancestors)
	};
}
function byStart(a, b) {
	if (a.startNs !== b.startNs) {
		if (a.startNs === null || b.startNs === null) return a.startNs === null ? 1 : -1;
		return a.startNs < b.startNs ? -1 : 1;
	}
	return a.spanId < b.spanId ? -1 : 1;
}
function repetitions(spans, ancestors) {
	const models = new Set(spans.filter((span) => hopKind(span) === "model"));
	if (models.size < 2) return {
		doubles: /* @__PURE__ */ new Map(),
		repeating: /* @__PURE__ */ new Set()
	};
	const above = new Map([...models].map((span) => [span, ancestors(span).filter((up) => models.has(up))]));
	const repeating = new Set([...above.values()].flat());
	const leaves = [...models].filter((span) => !repeating.has(span));
	const leavesBelow = (outer) => leaves.filter((leaf) => above.get(leaf)?.includes(outer)).length;
	const doubles = /* @__PURE__ */ new Map();
	for (const leaf of leaves) {
		const outer = above.get(leaf)?.find((up) => leavesBelow(up) === 1);
		if (outer) doubles.set(leaf.spanId, outer);
	}
	return {
		doubles,
		repeating
	};
}

// src/formats/spans/synthesised-hops.ts
/**
* The assembly that must have come before a model call. No convention has a span for it, so it is built from what the
* model was given.
*
* @param attributes of the model's span
* @returns undefined when neither messages nor a template nor variables were recorded
*/
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
/**
* The parses that a model call made necessary: one of its text when structured output was asked for, one of the
* arguments of each tool call.
*
* @param attributes of the model's span
*/
function parsesAfter(model, attributes) {
	const wantsStructure = attributeText(attributes, "gen_ai.output.type") === "json" || firstText(attributes, ALIASES.structuredOutput);
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
const VARIABLE = "gen_ai.prompt.variable.";
function readVariables(attributes) {
	const recorded = decoded(firstOwn(attributes, ALIASES.templateVariables));
	const single = Object.entries(attributes).filter(([name]) => name.startsWith(VARIABLE));
	if (!isObject(recorded) && single.length === 0) return void 0;
	return {
		...isObject(recorded) && recorded,
		...Object.fromEntries(single.map(([name, value]) => [name.slice(23), value]))
	};
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
		tool: firstText(span.attributes, ALIASES.toolName)?.text ?? span.name.replace(/^execute_tool /, ""),
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

// src/formats/spans/trace-versions.ts
/**
* The version of each layer, from the first source that knows it: the attribute that the suite maps, the attributes of
* the conventions, a hash of recorded content. Where a trace calls several models, the call that gave the answer, the
* last one, speaks for the model and the prompt.
*
* @param calls in order of time
* @param merged the trace's attributes in one map
*/
function readVersions(tree, calls, merged, mapping) {
	const mapped = (layer) => mappedVersion(tree, mapping[layer]);
	return {
		model: mapped("model") ?? nativeModel(calls.at(-1)) ?? UNKNOWN_VERSION,
		prompt: mapped("prompt") ?? nativePrompt(tree, calls, merged) ?? systemTextHash(calls.at(-1)) ?? UNKNOWN_VERSION,
		policy: mapped("policy") ?? UNKNOWN_VERSION,
		retrieval: mapped("retrieval") ?? UNKNOWN_VERSION,
		tools: mapped("tools") ?? definitionsHash(calls) ?? UNKNOWN_VERSION
	};
}
/** A root span's own value; else the one value that all spans agree on; else that of the resources. */
function mappedVersion({ spans, isRoot }, attribute) {
	if (attribute === void 0) return void 0;
	const valuesIn = (places) => places.flatMap((place) => attributeText(place, attribute) ?? []);
	const found = [
		valuesIn(spans.filter(isRoot).map(({ attributes }) => attributes)).slice(0, 1),
		valuesIn(spans.map(({ attributes }) => attributes)),
		valuesIn(spans.map(({ resource }) => resource))
	].find((values) => values.length > 0);
	if (found === void 0) return void 0;
	return commonVersion(found.map((id) => ({
		id,
		source: "mapped",
		from: attribute
	})));
}
function nativeModel(call) {
	if (call === void 0) return void 0;
	const found = modelName(call.span.attributes, [...ALIASES.resolvedModel, ...ALIASES.requestedModel]);
	if (found !== void 0) return {
		id: found.text,
		source: "native",
		from: found.name
	};
	const id = call.hop.resolvedModel ?? call.hop.requestedModel;
	return id === void 0 ? void 0 : {
		id,
		source: "native"
	};
}
function nativePrompt(tree, calls, merged) {
	const call = calls.at(-1)?.span;
	const near = call === void 0 ? [] : [call, ...tree.ancestors(call)].map(({ attributes }) => attributes);
	for (const attributes of [...near, merged]) {
		if (attributeText(attributes, "mcp.method.name") !== void 0) continue;
		const version = firstText(attributes, ALIASES.promptVersion);
		const name = firstText(attributes, ALIASES.promptName)?.text;
		if (version === void 0) continue;
		return {
			id: name === void 0 ? version.text : `${name}@${version.text}`,
			source: "native",
			from: version.name
		};
	}
}
/** Always partial: which words of a system text were the template's and which were filled in cannot be seen. */
function systemTextHash(call) {
	const system = call?.hop.input?.filter(({ role }) => role === "system").map(({ text }) => text) ?? [];
	if (system.length === 0) return void 0;
	return {
		id: `sha256:${sha256(normaliseText(system.join("\n\n")))}`,
		source: "hash",
		partial: true,
		from: "system text"
	};
}
function definitionsHash(calls) {
	const definitions = calls.map(({ hop }) => hop.definitions).findLast((found) => found !== void 0);
	return definitions && toolsVersion(definitions);
}

// src/formats/spans/read-trace.ts
/**
* One trace from all of its spans and log records, in whatever generation of the conventions each was written.
*
* @param spans at least one, all of one trace id, in any order; repeated spans count once
* @param logs the log records of the same trace
* @param mapping names of the attributes that carry versions, by layer
*/
function readTrace(spans, logs, mapping = {}) {
	const tree = buildSpanTree(spans);
	const steps = tree.spans.flatMap((span) => readStep(tree, span, logs));
	const attributes = mergeAttributes(tree);
	const conversation = firstText(attributes, ALIASES.conversation)?.text;
	const calls = steps.flatMap(({ hop, span }) => hop.kind === "model" ? [{
		hop,
		span
	}] : []);
	return {
		id: spans[0].traceId,
		stack: "otel",
		hops: withArguments(steps.flatMap(withSynthesised)),
		attributes,
		...conversation !== void 0 && { conversation },
		versions: readVersions(tree, calls, attributes, mapping),
		evaluations: readEvaluations(tree.spans, logs),
		startNs: tree.spans[0]?.startNs ?? null,
		flaws: tree.complete ? [] : ["missing-parent"],
		contradictions: [],
		upstream: { tail: false }
	};
}
function readStep(tree, span, allLogs) {
	const logsOf = ({ spanId }) => allLogs.filter((log) => log.spanId === spanId);
	const kind = hopKind(span);
	switch (kind) {
		case "structure": return [];
		case "retrieval": return [{
			span,
			hop: readRetrievalHop(span, logsOf(span))
		}];
		case "tool": return [{
			span,
			hop: readToolHop(span, logsOf(span))
		}];
		case "model": {
			if (tree.repeating.has(span)) return [];
			const inner = readModelHop(span, logsOf(span));
			const outer = tree.doubles.get(span.spanId);
			return [{
				span,
				hop: outer ? completedBy(inner, readModelHop(outer, logsOf(outer))) : inner
			}];
		}
		default: return kind;
	}
}
function withSynthesised({ hop, span }) {
	if (hop.kind !== "model") return [hop];
	const assembly = assemblyBefore(hop, span.attributes);
	return [
		...assembly ? [assembly] : [],
		hop,
		...parsesAfter(hop, span.attributes)
	];
}

// src/edges/sources/decompressed.ts
/**
* A file's bytes, unpacked when they are packed with gzip. The first bytes decide, not the file's name.
*
* @param path for people
* @throws UserError when the packed data is cut off or damaged, or packed in a way that is not read here
*/
async function* decompressed(pieces, path) {
	const iterator = pieces[Symbol.asyncIterator]();
	const { head, done } = await firstBytes(iterator);
	const all = followedBy(head, iterator, done);
	if (isZstandard(head)) throw new UserError(`${path} is compressed with zstd, which is not read`, "Unpack it, or let the collector write plain or gzip files.");
	if (head[0] !== 31 || head[1] !== 139) yield* all;
	else yield* unzipped(all, path);
}
/** At least the eight bytes that the kinds of compression are told by, when the file has that many. */
async function firstBytes(iterator) {
	let head = /* @__PURE__ */ new Uint8Array();
	while (head.length < 8) {
		const next = await iterator.next();
		if (next.done) return {
			head,
			done: true
		};
		head = Buffer.concat([head, next.value]);
	}
	return {
		head,
		done: false
	};
}
async function* followedBy(head, iterator, done) {
	try {
		if (head.length > 0) yield head;
		for (let ended = done; !ended;) {
			const next = await iterator.next();
			if (next.done) ended = true;
			else yield next.value;
		}
	} finally {
		await iterator.return?.();
	}
}
/** A .zst file, or the collector's own framing: a length of four bytes before each packed message. */
function isZstandard(head) {
	return [0, 4].some((at) => ZSTANDARD.every((byte, index) => head[at + index] === byte));
}
const ZSTANDARD = [
	40,
	181,
	47,
	253
];
async function* unzipped(packed, path) {
	const gunzip = createGunzip();
	pipeline(Readable.from(packed), gunzip, () => {});
	try {
		yield* gunzip;
	} catch (error) {
		if (!(error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))) throw error;
		throw new UserError(`${path} is not a whole gzip file: ${error.message}`, "Copy the file again from where it was written, or leave it out of traces.from.", { cause: error });
	}
}

// src/edges/sources/lines.ts
const LINE_FEED = 10;
/**
* Splits bytes into lines, numbered from 1, without their ends and without empty ones. Holds one line at a time,
* however long; lines come in groups, one for each piece read, because a step per line would cost more than the line.
*/
async function* linesOf(pieces) {
	let number = 0;
	let pending = [];
	for await (const piece of pieces) {
		const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
		const lines = [];
		let start = 0;
		for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
			lines.push(...toLine([...pending, bytes.subarray(start, end)], ++number));
			pending = [];
			start = end + 1;
		}
		if (start < bytes.length) pending.push(Buffer.from(bytes.subarray(start)));
		if (lines.length > 0) yield lines;
	}
	const last = toLine(pending, ++number);
	if (last.length > 0) yield last;
}
function toLine(pieces, number) {
	const [only] = pieces;
	const whole = pieces.length === 1 && only ? only : Buffer.concat(pieces);
	if (whole.length > constants.MAX_STRING_LENGTH) return [{
		number,
		bytes: void 0
	}];
	const bytes = trimmed(whole, number === 1);
	return bytes.length === 0 ? [] : [{
		number,
		bytes
	}];
}
function trimmed(line, isFirst) {
	const start = isFirst && line[0] === 239 && line[1] === 187 && line[2] === 191 ? 3 : 0;
	let end = line.length;
	while (end > start && isSpace(line[end - 1])) end--;
	return line.subarray(start, end);
}
function isSpace(byte) {
	return byte === 13 || byte === 32 || byte === 9;
}

// src/edges/sources/no-trace-files.ts
/** The error for globs that match no file: what was looked for, where, and the nearest folder or file that is there. */
async function noTraceFiles(tree, globs) {
	return new UserError(`no file matches ${globs.join(", ")} in ${tree.label}; ${await nearest(tree, globs)}`, "Correct traces.from in the suite file, or put the trace files where it looks for them.");
}
async function nearest(tree, globs) {
	const segments = (globs.find((candidate) => !candidate.startsWith("!")) ?? "").split("/");
	const firstPattern = segments.findIndex((segment) => /[*?[\]{}()!]/.test(segment));
	for (let length = firstPattern < 0 ? segments.length : firstPattern; length > 0; length--) {
		const place = segments.slice(0, length).join("/");
		if ((await tree.match([place])).length > 0) return `${place} is a file`;
		const [first, ...others] = await tree.match([`${place}/**`]);
		if (first !== void 0) return `the nearest folder is ${place}, with ${first}${andMore(others.length)}`;
	}
	return segments.length > 1 ? `there is no ${segments[0]} there` : "there is no such file there";
}
function andMore(others) {
	return others === 0 ? "" : ` and ${others} more`;
}

// src/edges/sources/span-facts.ts
/** The attributes that have to be read for the facts of a span. */
function attributesOfFacts(attributes, feedback) {
	return /* @__PURE__ */ new Set([
		...attributes,
		...feedback === void 0 ? [] : [feedback],
		"error.type"
	]);
}
/**
* What the draw needs to know of a span. A span's own attribute wins over its resource's.
*
* @param attributes names whose values are wanted
* @param feedback the attribute that says how satisfied the user was
*/
function spanFacts(span, attributes, feedback) {
	const textOfAttribute = (name) => attributeText(span.attributes, name) ?? attributeText(span.resource, name);
	return {
		traceId: span.traceId,
		attributes: Object.fromEntries(attributes.flatMap((name) => {
			const value = textOfAttribute(name);
			return value === void 0 ? [] : [[name, value]];
		})),
		error: failedSpan(span),
		negativeFeedback: feedback !== void 0 && isNegative(textOfAttribute(feedback)),
		startNs: span.startNs,
		tail: false
	};
}
/**
* Whether feedback is bad: a number of 0 or less, "false", or one of the usual words. 0 counts as bad because the scale
* of most feedback is thumbs, 0 or 1; on a scale of −1, 0, 1 it draws neutral feedback too, which costs a few places of
* the quota and hides nothing.
*/
function isNegative(feedback) {
	if (feedback === void 0 || feedback.trim() === "") return false;
	return Number(feedback) <= 0 || NEGATIVE.has(feedback.trim().toLowerCase());
}
const NEGATIVE = /* @__PURE__ */ new Set([
	"false",
	"negative",
	"down",
	"thumbs_down",
	"thumbs-down",
	"thumbsdown",
	"bad",
	"dislike"
]);

// src/edges/sources/trace-files.ts
/**
* Traces in files of OTLP JSON, one TracesData or LogsData per line, plain or gzip, in any order and spread over any
* number of files. Reads line by line; memory holds the longest line and what was asked for.
*/
function traceFiles(options) {
	return {
		survey: (request, visit) => survey(options, request, visit),
		fetch: (ids) => fetch(options, ids)
	};
}
async function survey({ tree, globs, feedback, errorBudget }, { attributes }, visit) {
	let records = 0;
	let badRecords = 0;
	const firstProblems = [];
	const wanted = attributesOfFacts(attributes, feedback);
	for await (const { path, line } of allLines(tree, globs)) {
		records++;
		const { record, problem } = readLine(line, wanted);
		if (problem !== void 0 && ++badRecords <= 5) firstProblems.push({
			place: `${path}:${line.number}`,
			problem
		});
		for (const span of record.spans) visit(spanFacts(span, attributes, feedback));
	}
	const report = {
		records,
		badRecords,
		firstProblems
	};
	if (badRecords > errorBudget * records) throw tooManyBadLines(report, errorBudget);
	return report;
}
function tooManyBadLines({ records, badRecords, firstProblems }, budget) {
	const [first] = firstProblems;
	return new UserError(`${first?.place}: ${first?.problem}; ${badRecords} of ${records} records (${percent(badRecords / records)}) cannot be read, and the error budget is ${percent(budget)}`, "Repair or remove these records, or raise budget.errors in the suite file.");
}
function percent(share) {
	return `${Number((share * 100).toPrecision(2))} %`;
}
async function fetch({ tree, globs, versions }, ids) {
	const wanted = new Set(ids);
	const spans = /* @__PURE__ */ new Map();
	const logs = /* @__PURE__ */ new Map();
	const damaged = /* @__PURE__ */ new Set();
	for await (const { line } of allLines(tree, globs)) {
		const mentioned = line.bytes === void 0 ? [] : mentionedTraces(line.bytes, wanted);
		if (mentioned.length === 0) continue;
		const { record, problem } = readLine(line);
		if (problem !== void 0) for (const id of mentioned) damaged.add(id);
		for (const span of record.spans) if (wanted.has(span.traceId)) append(spans, span);
		for (const log of record.logs) if (wanted.has(log.traceId)) append(logs, log);
	}
	return ids.flatMap((id) => {
		const found = spans.get(id);
		if (found === void 0) return [];
		const trace = readTrace(found, logs.get(id) ?? [], versions);
		return damaged.has(id) ? {
			...trace,
			flaws: [...trace.flaws, "unreadable-record"]
		} : trace;
	});
}
function append(groups, item) {
	const group = groups.get(item.traceId);
	if (group === void 0) groups.set(item.traceId, [item]);
	else group.push(item);
}
function readLine({ bytes }, wanted) {
	if (bytes === void 0) return {
		record: EMPTY_RECORD,
		problem: "longer than can be read"
	};
	let value;
	try {
		value = JSON.parse(bytes.toString("utf8"));
	} catch {
		return {
			record: EMPTY_RECORD,
			problem: "not JSON"
		};
	}
	const format = recordReader(value);
	if (format === void 0) return {
		record: EMPTY_RECORD,
		problem: "not a trace in any format that is known"
	};
	const record = format.read(value, wanted);
	return record.withoutId > 0 ? {
		record,
		problem: "a span without a valid trace id and span id"
	} : { record };
}
async function* allLines(tree, globs) {
	const paths = await tree.match(globs);
	if (paths.length === 0) throw await noTraceFiles(tree, globs);
	for (const path of paths) try {
		for await (const lines of linesOf(decompressed(tree.open(path), path))) for (const line of lines) yield {
			path,
			line
		};
	} catch (error) {
		throw error instanceof UserError ? error : unreadable(path, error);
	}
}
function unreadable(path, error) {
	const reason = error instanceof Error && "code" in error ? String(error.code) : "the read failed";
	return new UserError(`cannot read ${path}: ${reason}`, "Make the file readable, or leave it out of traces.from.", { cause: error });
}

export { traceFiles };