import { t as TRACE_FORMAT } from "./trace-line.js";
import { a as number, c as only, d as truth, l as optional, n as count, o as object, r as list, s as oneOf, t as ShapeError, u as text } from "./json-reader.js";
import { o as own, r as isObject } from "./json-shape.js";
import { i as textOf, t as decoded } from "./json-text.js";
import { a as json, c as nullable, d as status, f as time, i as giver, l as oneKind, n as filled, o as jsonObject, r as finish, s as name, t as closed, u as outcome } from "./field-readers.js";
import { n as STACKS, t as FLAWS } from "./trace.js";
import { t as LAYERS } from "./version.js";
import { r as readVersions } from "./version-shape.js";

// src/formats/spans/raw-span.ts
const EMPTY_RECORD = {
	spans: [],
	logs: [],
	withoutId: 0
};

// src/formats/payloads/attribute-values.ts
/** One attribute, or none for a value that says nothing (null, empty text) or that is deeper than is read. */
function entry(name, value) {
	if (value === void 0 || value === null || value === "") return [];
	return isAttributeValue(value, 64) ? [[name, value]] : [];
}
/** Every leaf repeats the names above it: long ones would make a small record fill the memory. Nobody writes longer. */
const LONGEST_PREFIX = 250;
/**
* The leaves of an object under their dotted names: `{ "app": { "policy": "p4" } }` is `app.policy`. Values that were
* stored as JSON text are decoded. Lists are leaves, and so is what lies below names that are too many or too long.
*/
function leaves(value, levels = 6, room = 250) {
	const object = decoded(value);
	if (!isObject(object)) return [];
	return Object.entries(object).flatMap(([name, written]) => {
		const inner = decoded(written);
		if (!isObject(inner) || levels === 0 || name.length > room) return entry(name, inner);
		return leaves(inner, levels - 1, room - name.length).map(([below, leaf]) => [`${name}.${below}`, leaf]);
	});
}
/** Metadata as attributes: each leaf under its own name, and under `metadata.` for names that something else has too. */
function metadataEntries(value) {
	return leaves(value).flatMap(([name, leaf]) => [[name, leaf], [`metadata.${name}`, leaf]]);
}
function isAttributeValue(value, levels) {
	if (typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null) return true;
	if (typeof value !== "object" || levels === 0) return false;
	return Object.values(value).every((item) => isAttributeValue(item, levels - 1));
}

// src/formats/payloads/evaluation-log.ts
/**
* A score that production gave a trace, as the record that OpenTelemetry has for it.
*
* @param timeNs when it was given: of several the last one stands
*/
function evaluationLog(traceId, spanId, { name, value, label, by }, timeNs = null) {
	return {
		traceId,
		spanId,
		name: "gen_ai.evaluation.result",
		timeNs,
		attributes: Object.fromEntries([
			...entry("gen_ai.evaluation.name", name),
			...entry("gen_ai.evaluation.score.value", value),
			...entry("gen_ai.evaluation.score.label", label),
			...entry("eval_baseline.evaluation.by", by)
		]),
		body: null
	};
}

// src/formats/payloads/wanted-attributes.ts
/**
* Attributes from their entries; of several with one name the last counts.
*
* @param wanted the only names to keep; absent means all
*/
function wantedAttributes(entries, wanted) {
	return Object.fromEntries(wanted === void 0 ? entries : entries.filter(([name]) => wanted.has(name)));
}

// src/formats/native/written-content.ts
/**
* What a step did, under the names of the conventions; undefined for what was not written.
*
* @param assembly what a model call was assembled from
*/
function hopAttributes(hop, assembly) {
	const error = typeof hop.error === "object" ? { "error.type": hop.error.type } : {};
	switch (hop.kind) {
		case "retrieval": return {
			...error,
			"gen_ai.operation.name": "retrieval",
			"gen_ai.retrieval.query.text": hop.query,
			"gen_ai.retrieval.documents": hop.documents
		};
		case "model": return {
			...error,
			...modelAttributes(hop),
			...assemblyAttributes(assembly)
		};
		case "tool": return {
			...error,
			"gen_ai.operation.name": "execute_tool",
			"gen_ai.tool.name": hop.name,
			"gen_ai.tool.call.id": hop.callId,
			"gen_ai.tool.call.arguments": textOf(hop.arguments),
			"gen_ai.tool.call.result": textOf(hop.result)
		};
		case "parse": return {
			...error,
			"langsmith.span.kind": "parser"
		};
		default: return hop;
	}
}
function modelAttributes(hop) {
	const parameters = Object.entries(hop.parameters ?? {});
	return {
		...Object.fromEntries(parameters.map(([name, value]) => [`gen_ai.request.${name}`, value])),
		"gen_ai.operation.name": "chat",
		"gen_ai.provider.name": hop.provider,
		"gen_ai.request.model": hop.requested,
		"gen_ai.response.model": hop.resolved,
		"openai.response.system_fingerprint": hop.fingerprint,
		"gen_ai.input.messages": hop.input?.map(toMessage),
		"gen_ai.output.messages": hop.output && [answerMessage(hop.output)],
		"gen_ai.tool.definitions": hop.tools,
		"gen_ai.response.finish_reasons": hop.finish && [hop.finish],
		"gen_ai.usage.input_tokens": hop.usage?.input,
		"gen_ai.usage.output_tokens": hop.usage?.output,
		"gen_ai.usage.cache_read.input_tokens": hop.usage?.cachedInput
	};
}
/** As parts: a text among them is taken as it is, whatever it looks like. */
function toMessage(message) {
	switch (message.role) {
		case "system":
		case "user": return {
			role: message.role,
			parts: [{
				type: "text",
				content: message.text
			}]
		};
		case "assistant": return answerMessage(message);
		case "tool": {
			const { callId = "", name, text } = message;
			return {
				role: "tool",
				parts: [{
					type: "tool_call_response",
					id: callId,
					...name !== void 0 && { name },
					response: text
				}]
			};
		}
		default: return message;
	}
}
function answerMessage({ text, toolCalls = [] }) {
	const said = text === void 0 ? [] : [{
		type: "text",
		content: text
	}];
	const calls = toolCalls.map(({ id = "", name, arguments: given = {} }) => ({
		type: "tool_call",
		id,
		name,
		arguments: textOf(given)
	}));
	return {
		role: "assistant",
		parts: [...said, ...calls]
	};
}
function assemblyAttributes(assembly) {
	return {
		"llm.prompt_template.template": assembly?.template,
		"llm.prompt_template.variables": assembly?.variables
	};
}

// src/formats/native/hand-written-spans.ts
/**
* A hand-written trace as spans, one for each step in its order, so that everything that is derived from a recording
* (assembly, versions, contradictions) is derived from it too.
*
* @param wanted the only attributes to give; absent means all
*/
function spansOfTrace(trace, wanted) {
	const resource = given(traceAttributes(trace), wanted);
	return stepsOf(trace).map((step) => ({
		traceId: trace.id,
		spanId: step.spanId,
		parentId: null,
		name: nameOf(step.hop),
		startNs: step.startNs,
		endNs: step.endNs,
		status: statusOf(step.hop),
		...messageOf(step.hop.error),
		attributes: given({
			...hopAttributes(step.hop, step.assembly),
			"eval_baseline.native": true
		}, wanted),
		resource,
		events: []
	}));
}
/** The scores that production gave the trace. */
function logsOfTrace({ id, evaluations = [] }) {
	return evaluations.map((evaluation) => evaluationLog(id, null, {
		by: "unknown",
		...evaluation
	}));
}
function stepsOf({ time, hops }) {
	const steps = [];
	let clock = time ?? hops.map((hop) => hop.kind === "assembly" ? void 0 : hop.start).find((start) => start) ?? null;
	let assembly;
	for (const [index, hop] of hops.entries()) {
		if (hop.kind === "assembly") {
			assembly = hop;
			continue;
		}
		const spanId = `hop-${String(index + 1).padStart(6, "0")}`;
		const startNs = hop.start ?? clock;
		const endNs = startNs === null || hop.latencyMs === void 0 ? null : startNs + nanoseconds$1(hop.latencyMs);
		const takes = hop.kind === "model";
		steps.push({
			hop,
			spanId,
			startNs,
			endNs,
			...takes && assembly !== void 0 && { assembly }
		});
		if (takes) assembly = void 0;
		clock = endNs ?? startNs;
	}
	return steps;
}
function nanoseconds$1(milliseconds) {
	return BigInt(Math.round(milliseconds * 1e6));
}
/** On the resource: the attributes of a span decide which step it is. */
function traceAttributes({ attributes, conversation, versions = {} }) {
	const stamps = Object.entries(versions).map(([layer, id]) => [`eval_baseline.version.${layer}`, id]);
	const named = conversation === void 0 ? {} : { "gen_ai.conversation.id": conversation };
	return {
		...attributes,
		...named,
		...Object.fromEntries(stamps)
	};
}
function given(attributes, wanted) {
	const entries = Object.entries(attributes).filter(([name, value]) => value !== void 0 && (wanted === void 0 || wanted.has(name)));
	return Object.fromEntries(entries);
}
function nameOf(hop) {
	if (hop.kind === "tool") return `execute_tool ${hop.name}`;
	if (hop.kind !== "model") return hop.kind;
	return ["chat", hop.requested ?? hop.resolved].filter((word) => word !== void 0).join(" ");
}
function statusOf(hop) {
	return hop.error !== void 0 || hop.kind === "parse" && hop.outcome === "failed" ? "error" : hop.status ?? "unset";
}
function messageOf(error) {
	const message = typeof error === "string" ? error : error?.message;
	return message === void 0 || message === "" ? {} : { statusMessage: message };
}

// src/formats/native/read-hand-written.ts
/**
* A trace that a person wrote. Unknown keys are mistakes, so that a misspelt one is not lost in silence.
*
* @throws ShapeError that names the place of the first mistake: "hops[2].model.input[0].role must be one of …"
*/
function readHandWritten(value) {
	const trace = readTrace$1(value, "");
	for (const [index, hop] of trace.hops.entries()) refuseOutOfPlace(trace, hop, index);
	return trace;
}
const readRole = oneOf({
	system: true,
	user: true,
	assistant: true,
	tool: true
});
const readCall$1 = closed({
	id: optional(text),
	name,
	arguments: optional(json)
});
const answer = {
	text: optional(text),
	toolCalls: optional(list(readCall$1))
};
const readMessage$1 = (value, place) => {
	const { role } = object({ role: readRole })(value, place);
	switch (role) {
		case "system":
		case "user": return closed({
			role: only(role),
			text
		})(value, place);
		case "assistant": return closed({
			role: only(role),
			...answer
		})(value, place);
		case "tool": {
			const result = {
				role: only(role),
				text,
				callId: optional(text),
				name: optional(text)
			};
			return closed(result)(value, place);
		}
		default: return role;
	}
};
const readAnswer = (value, place) => {
	const read = closed({
		role: optional(only("assistant")),
		...answer
	})(value, place);
	if (read.text === void 0 && read.toolCalls === void 0) throw new ShapeError(`${place}.text is missing`);
	return read;
};
const readError = (value, place) => {
	if (typeof value === "string") return value;
	if (!isObject(value)) throw new ShapeError(`${place} must be text, or an object with type and message`);
	return closed({
		type: optional(text),
		message: optional(text)
	})(value, place);
};
/** More than eleven days. */
const LONGEST_MS = 1e9;
const readLatency = (value, place) => {
	const read = number(value, place);
	if (read >= 0 && read <= LONGEST_MS) return read;
	throw new ShapeError(`${place} must be from 0 to ${LONGEST_MS}`);
};
const facts = {
	start: optional(time),
	latencyMs: optional(readLatency),
	status: optional(status),
	error: optional(readError)
};
const readDocument$1 = closed({
	id: optional(name),
	text: optional(text),
	title: optional(text),
	score: optional(number)
});
const readDefinition$1 = closed({
	name,
	description: optional(text),
	parameters: optional(jsonObject)
});
const readUsage$1 = closed({
	input: count,
	output: count,
	cachedInput: optional(count)
});
const retrieval$1 = closed({
	query: optional(text),
	documents: optional(list(readDocument$1)),
	...facts
});
const assembly$1 = closed({
	template: optional(text),
	variables: optional(jsonObject)
});
const model$1 = closed({
	provider: optional(name),
	requested: optional(name),
	resolved: optional(name),
	fingerprint: optional(name),
	parameters: optional(jsonObject),
	input: optional(filled(list(readMessage$1))),
	output: optional(readAnswer),
	tools: optional(list(readDefinition$1)),
	finish: optional(finish),
	usage: optional(readUsage$1),
	...facts
});
const tool = closed({
	name,
	callId: optional(name),
	arguments: optional(json),
	result: optional(json),
	...facts
});
const parse = closed({
	outcome: oneOf({
		parsed: true,
		failed: true
	}),
	...facts
});
const readHop$1 = oneKind({
	retrieval: (value, place) => ({
		kind: "retrieval",
		...retrieval$1(value, place)
	}),
	assembly: (value, place) => ({
		kind: "assembly",
		...assembly$1(value, place)
	}),
	model: (value, place) => ({
		kind: "model",
		...model$1(value, place)
	}),
	tool: (value, place) => ({
		kind: "tool",
		...tool(value, place)
	}),
	parse: (value, place) => ({
		kind: "parse",
		...parse(value, place)
	})
});
const readTrace$1 = closed({
	format: only(TRACE_FORMAT),
	id: name,
	time: optional(time),
	conversation: optional(name),
	attributes: optional(jsonObject),
	versions: optional(closed({
		model: optional(name),
		prompt: optional(name),
		policy: optional(name),
		retrieval: optional(name),
		tools: optional(name)
	})),
	evaluations: optional(list(closed({
		name,
		value: optional(number),
		label: optional(text),
		by: optional(giver)
	}))),
	hops: filled(list(readHop$1))
});
function refuseOutOfPlace({ time, hops }, hop, index) {
	const place = `hops[${index}].${hop.kind}`;
	if (hop.kind === "assembly") {
		if (hops.slice(index + 1).some(({ kind }) => kind === "model")) return;
		throw new ShapeError(`${place} must come before the model it is for`);
	}
	if (hop.latencyMs === void 0 || time !== void 0) return;
	if (hops.some((other) => other.kind !== "assembly" && other.start !== void 0)) return;
	throw new ShapeError(`${place}.latencyMs needs a time: give the trace a time, or a step a start`);
}

// src/formats/native/read-written-trace.ts
/**
* A trace that `writeTrace` wrote, equal to what it was given. Unknown keys are ignored: a later program may add some.
*
* @throws ShapeError that names the place of the first thing that is not as it was written
*/
function readWrittenTrace(value) {
	const { time, ...trace } = readTrace(value, "");
	return {
		...trace,
		startNs: time
	};
}
const nanoseconds = (value, place) => {
	if (value === null) return null;
	const digits = text(value, place);
	if (/^-?\d{1,40}$/.test(digits)) return BigInt(digits);
	throw new ShapeError(`${place} must be nanoseconds as text, or null`);
};
const readCall = object({
	id: text,
	name: text,
	arguments: text
});
const readOutput = object({
	role: only("assistant"),
	text,
	toolCalls: optional(list(readCall))
});
const readMessage = (value, place) => {
	const { role } = object({ role: oneOf({
		system: true,
		user: true,
		assistant: true,
		tool: true
	}) })(value, place);
	if (role === "assistant") return readOutput(value, place);
	if (role !== "tool") return {
		role,
		...object({ text })(value, place)
	};
	const result = {
		role: only(role),
		text,
		callId: text,
		name: optional(text)
	};
	return object(result)(value, place);
};
const readDocument = object({
	id: text,
	text: optional(text),
	title: optional(text),
	score: optional(number)
});
const readDefinition = object({
	name: text,
	description: optional(text),
	parameters: optional(jsonObject)
});
const readUsage = object({
	input: number,
	output: number,
	cachedInput: optional(number)
});
const readFacts = (value, place) => {
	const { span, start, end, ...rest } = object({
		span: object({
			id: text,
			parent: nullable(text),
			name: text,
			synthesised: truth
		}),
		start: nanoseconds,
		end: nanoseconds,
		status,
		error: optional(object({
			type: optional(text),
			message: optional(text)
		}))
	})(value, place);
	const { id, parent, name, synthesised } = span;
	return {
		spanId: id,
		parentId: parent,
		name,
		synthesised,
		startNs: start,
		endNs: end,
		...rest
	};
};
const retrieval = object({
	query: optional(text),
	embedding: optional(only(true)),
	documents: optional(list(readDocument))
});
const assembly = object({
	template: optional(text),
	variables: optional(jsonObject),
	messages: optional(list(readMessage))
});
const readModel = object({
	provider: optional(text),
	requested: optional(text),
	resolved: optional(text),
	fingerprint: optional(text),
	parameters: jsonObject,
	input: optional(list(readMessage)),
	output: optional(readOutput),
	tools: optional(list(readDefinition)),
	finish: optional(finish),
	usage: optional(readUsage)
});
const model = (value, place) => {
	const { requested, resolved, tools, ...rest } = readModel(value, place);
	return {
		...rest,
		...requested !== void 0 && { requestedModel: requested },
		...resolved !== void 0 && { resolvedModel: resolved },
		...tools !== void 0 && { definitions: tools }
	};
};
const readTool = object({
	name: text,
	callId: optional(text),
	arguments: optional(text),
	result: optional(text)
});
const readHop = oneKind({
	retrieval: (value, place) => ({
		kind: "retrieval",
		...retrieval(value, place),
		...readFacts(value, place)
	}),
	assembly: (value, place) => ({
		kind: "assembly",
		...assembly(value, place),
		...readFacts(value, place)
	}),
	model: (value, place) => ({
		kind: "model",
		...model(value, place),
		...readFacts(value, place)
	}),
	tool: (value, place) => {
		const { name, ...rest } = readTool(value, place);
		return {
			kind: "tool",
			tool: name,
			...rest,
			...readFacts(value, place)
		};
	},
	parse: (value, place) => ({
		kind: "parse",
		...object({ outcome })(value, place),
		...readFacts(value, place)
	})
});
/** The words of a list that the domain exports. */
function oneOfList(words) {
	return oneOf(Object.fromEntries(words.map((word) => [word, true])));
}
const readTrace = object({
	id: text,
	stack: oneOfList(STACKS),
	time: nanoseconds,
	conversation: optional(text),
	attributes: jsonObject,
	versions: readVersions,
	evaluations: list(object({
		name: text,
		value: optional(number),
		label: optional(text),
		by: giver
	})),
	flaws: list(oneOfList(FLAWS)),
	contradictions: list(object({
		layer: oneOfList(LAYERS),
		claims: list(text)
	})),
	upstream: object({
		count: optional(number),
		tail: truth
	}),
	hops: list(readHop)
});

// src/formats/native/record.ts
/** eval-baseline's own form, one object per trace: written by a person, or by `writeTrace`. */
const nativeTraces = {
	name: "eval-baseline traces",
	recognises: (value) => {
		const format = own(value, "format");
		if (typeof format === "string" && format.startsWith("eval-baseline-trace/")) return true;
		return Array.isArray(own(value, "hops")) && (format === void 0 || typeof format === "string");
	},
	read: readRecord
};
/** What is wrong with a trace of this form, with its place in it: "hops[2].model is missing". Undefined when nothing is. */
function nativeProblem(value) {
	const reading = readNative(value);
	return typeof reading === "string" ? reading : void 0;
}
/** A trace that `writeTrace` wrote, equal to what it was given; undefined for a hand-written one and anything else. */
function readNativeTrace(value) {
	const reading = readNative(value);
	return typeof reading === "string" ? void 0 : reading.traces?.[0];
}
function readRecord(value, wanted) {
	const reading = readNative(value, wanted);
	return typeof reading === "string" ? {
		...EMPTY_RECORD,
		problem: reading
	} : reading;
}
/** The record, or what is wrong with it. */
function readNative(value, wanted) {
	const format = own(value, "format");
	if (format !== "eval-baseline-trace/1") return `format is ${typeof format === "object" ? "no text" : JSON.stringify(format) ?? "missing"}, and this version reads ${TRACE_FORMAT}`;
	try {
		if (own(value, "stack") !== void 0) return wholeTrace(readWrittenTrace(value), wanted);
		const trace = readHandWritten(value);
		return {
			spans: spansOfTrace(trace, wanted),
			logs: wanted === void 0 ? logsOfTrace(trace) : [],
			withoutId: 0
		};
	} catch (error) {
		if (!(error instanceof ShapeError)) throw error;
		return error.message;
	}
}
/** One span carries all that a survey asks about a trace that is used as it is. */
function wholeTrace(trace, wanted) {
	const isError = trace.hops.some(({ status }) => status === "error");
	const entries = [...Object.entries(trace.attributes), ...entry("gen_ai.conversation.id", trace.conversation)];
	return {
		spans: [{
			traceId: trace.id,
			spanId: "trace",
			parentId: null,
			name: "trace",
			startNs: trace.startNs,
			endNs: null,
			status: isError ? "error" : "unset",
			attributes: wantedAttributes(entries, wanted),
			resource: {},
			events: [],
			...trace.upstream.count !== void 0 && { traceState: traceStateOf(trace.upstream.count) }
		}],
		logs: [],
		withoutId: 0,
		traces: [trace]
	};
}
const WHOLE = 2 ** 56;
/** The threshold that stands for a count; the randomness beside it passes every threshold. */
function traceStateOf(count) {
	const threshold = count > 1 ? Math.round(WHOLE * (1 - 1 / count)) : 0;
	return `ot=th:${Math.min(threshold, WHOLE - 1).toString(16).padStart(14, "0")};rv:ffffffffffffff`;
}

export { evaluationLog as a, EMPTY_RECORD as c, wantedAttributes as i, nativeTraces as n, entry as o, readNativeTrace as r, metadataEntries as s, nativeProblem as t };