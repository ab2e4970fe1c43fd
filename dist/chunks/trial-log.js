import { t as UserError } from "./errors2.js";
import { n as digestOf } from "./digest.js";
import { t as STAMP_PREFIX } from "./stamp.js";
import { t as LAYERS } from "./version.js";
import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";

// src/formats/otlp-export/any-value.ts
/** Attributes as OTLP's list of `{key, value}`, in the order given; what is undefined is left out. */
function writeAttributes(attributes) {
	return Object.entries(attributes).flatMap(([key, value]) => value === void 0 ? [] : [{
		key,
		value: writeAnyValue(value)
	}]);
}
function writeAnyValue(value) {
	if (typeof value === "string") return { stringValue: value };
	if (typeof value === "boolean") return { boolValue: value };
	if (typeof value === "number") return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
	return { arrayValue: { values: value.map(writeAnyValue) } };
}

// src/formats/otlp-export/spans.ts
/**
* Spans below one root as OTLP/JSON spans, one after another in the order given: readers go by the times, so no two
* begin together, and a call that a cache answered at once still lasts as long as it took when it was made.
*
* @param traceId 32 hexadecimal digits; span ids are made from it  @param from when it all began, where no span knows
*/
function laidOut(traceId, root, spans, from) {
	const rootId = spanIdOf(traceId, 0);
	const start = spans.map(({ at }) => nanosecondsOf(at)).find((at) => at !== void 0) ?? nanoseconds(from.getTime());
	let cursor = start;
	const below = spans.map((span, index) => {
		const began = later(nanosecondsOf(span.at) ?? cursor, cursor + 1n);
		const ended = began + nanoseconds(span.durationMs);
		cursor = ended;
		return {
			...ids(traceId, index + 1, rootId),
			...written(span, began, ended)
		};
	});
	const events = root.events.map(({ name, attributes }) => ({
		timeUnixNano: String(cursor),
		name,
		attributes: writeAttributes(attributes)
	}));
	return [{
		traceId,
		spanId: rootId,
		...written(root, start, cursor),
		events
	}, ...below];
}
function ids(traceId, index, parentSpanId) {
	return {
		traceId,
		spanId: spanIdOf(traceId, index),
		parentSpanId
	};
}
function spanIdOf(traceId, index) {
	return digestOf([traceId, index]).slice(0, 16);
}
function written({ name, kind, attributes, error }, began, ended) {
	const failure = error && { "error.type": error.type };
	return {
		name,
		kind,
		startTimeUnixNano: String(began),
		endTimeUnixNano: String(ended),
		attributes: writeAttributes({
			...attributes,
			...failure
		}),
		status: error === void 0 ? {} : {
			code: 2,
			...error.message === void 0 ? {} : { message: error.message }
		}
	};
}
function nanosecondsOf(at) {
	const ms = at === void 0 ? NaN : Date.parse(at);
	return Number.isNaN(ms) ? void 0 : nanoseconds(ms);
}
/** Whole microseconds are as fine as a millisecond's double is at today's dates. */
function nanoseconds(ms) {
	return BigInt(Math.max(0, Math.round(ms * 1e3))) * 1000n;
}
function later(a, b) {
	return a > b ? a : b;
}

// src/formats/otlp-export/messages.ts
/** Messages in the form of `gen_ai.input.messages`: JSON text of `{role, parts}`. */
function inputMessages(messages) {
	return JSON.stringify(messages.map((message) => ({
		role: message.role,
		parts: partsOf(message)
	})));
}
/** One answer in the form of `gen_ai.output.messages`. */
function outputMessages(text, toolCalls, finish) {
	const parts = partsOf({
		role: "assistant",
		text,
		toolCalls
	});
	return JSON.stringify([{
		role: "assistant",
		parts,
		finish_reason: finish
	}]);
}
/**
* A text that a reader gives back as it is. Readers take a text in quotes for JSON text and unpack it once, so that one
* is packed once more.
*/
function asWritten(text) {
	return text.startsWith("\"") ? JSON.stringify(text) : text;
}
function partsOf(message) {
	if (message.role === "tool") {
		const { callId, name, text } = message;
		return [{
			type: "tool_call_response",
			id: callId,
			...name === void 0 ? {} : { name },
			response: asWritten(text)
		}];
	}
	const { text } = message;
	const calls = message.role === "assistant" ? message.toolCalls ?? [] : [];
	return [...text === "" && calls.length > 0 ? [] : [{
		type: "text",
		content: text
	}], ...calls.map((call) => ({
		type: "tool_call",
		id: call.id,
		name: call.name,
		arguments: asWritten(call.arguments)
	}))];
}

// src/formats/otlp-export/trial-spans.ts
/**
* The steps of an answer as spans, in order: the search, then every call of the model with the tools it called. Where
* nobody saw the steps (the user's application), one call stands for all of them, with what was asked and answered.
*/
function trialSpans(variant, recording, answer) {
	return [...answer.documents === void 0 ? [] : [searchSpan(recording, answer.documents, answer.index)], ...answer.steps === void 0 ? wholeSpans(variant, recording, answer) : stepSpans(variant, answer, answer.steps)];
}
function searchSpan({ retrievals }, documents, index) {
	const [only, ...others] = retrievals;
	return {
		name: "retrieval",
		kind: 3,
		durationMs: 0,
		attributes: {
			"gen_ai.operation.name": "retrieval",
			"gen_ai.retrieval.query.text": others.length === 0 ? only?.query : void 0,
			"gen_ai.retrieval.documents": JSON.stringify(documents.map(({ id, score, title, text }) => ({
				id,
				score,
				title,
				content: text
			}))),
			[`${STAMP_PREFIX}retrieval`]: index
		}
	};
}
function stepSpans(variant, answer, steps) {
	let sent = answer.messages;
	return steps.flatMap((step) => {
		const call = callSpan(variant, sent, step);
		const tools = step.toolCalls.map((asked, place) => toolSpan(asked, step.results[place]));
		sent = sent && [...sent, ...messagesOf(step)];
		return [call, ...tools];
	});
}
/** What a step adds to the conversation before the next call. */
function messagesOf({ text, toolCalls, results }) {
	const names = new Map(toolCalls.map(({ id, name }) => [id, name]));
	return [{
		role: "assistant",
		text,
		...toolCalls.length === 0 ? {} : { toolCalls }
	}, ...results.map((result) => {
		const name = names.get(result.callId);
		return {
			role: "tool",
			text: result.text,
			callId: result.callId,
			...name === void 0 ? {} : { name }
		};
	})];
}
function wholeSpans(variant, recording, answer) {
	const { text, finish, latencyMs, usage, resolvedModel, fingerprint } = answer;
	const asked = answer.messages ?? recording.turns;
	const whole = {
		text,
		finish,
		toolCalls: [],
		results: [],
		...latencyMs === void 0 ? {} : { latencyMs },
		...usage === void 0 ? {} : { usage },
		...resolvedModel === void 0 ? {} : { resolvedModel },
		...fingerprint === void 0 ? {} : { fingerprint }
	};
	return [...answer.toolCalls.map((call) => toolSpan(call, void 0)), callSpan(variant, asked, whole)];
}
function callSpan({ model, tools, versions }, sent, step) {
	const named = step.resolvedModel ?? model?.name;
	return {
		name: named === void 0 ? "chat" : `chat ${named}`,
		kind: 3,
		durationMs: step.latencyMs ?? 0,
		...step.at === void 0 ? {} : { at: step.at },
		attributes: {
			"gen_ai.operation.name": "chat",
			"gen_ai.provider.name": model === null ? void 0 : "openai",
			"gen_ai.request.model": model?.name,
			...requestParameters(model?.parameters ?? {}),
			"gen_ai.response.model": step.resolvedModel,
			"openai.response.system_fingerprint": step.fingerprint,
			"gen_ai.response.finish_reasons": [step.finish],
			...usageAttributes(step.usage),
			"gen_ai.prompt.version": versions.prompt.id ?? void 0,
			"gen_ai.tool.definitions": tools && JSON.stringify(tools.map((tool) => ({
				type: "function",
				...tool
			}))),
			"gen_ai.input.messages": sent && inputMessages(sent),
			"gen_ai.output.messages": outputMessages(step.text, step.toolCalls, step.finish)
		}
	};
}
/** The parameters that are plain values, under the conventions' names. */
function requestParameters(parameters) {
	const plain = Object.entries(parameters).filter((entry) => [
		"string",
		"number",
		"boolean"
	].includes(typeof entry[1]));
	return Object.fromEntries(plain.map(([name, value]) => [`gen_ai.request.${name}`, value]));
}
function usageAttributes(usage) {
	return {
		"gen_ai.usage.input_tokens": usage?.input,
		"gen_ai.usage.output_tokens": usage?.output,
		"gen_ai.usage.cache_read.input_tokens": usage?.cachedInput
	};
}
function toolSpan(call, result) {
	return {
		name: `execute_tool ${call.name}`,
		kind: 1,
		durationMs: 0,
		attributes: {
			"gen_ai.operation.name": "execute_tool",
			"gen_ai.tool.name": call.name,
			"gen_ai.tool.type": "function",
			"gen_ai.tool.call.id": call.id,
			"gen_ai.tool.call.arguments": asWritten(call.arguments),
			"gen_ai.tool.call.result": result && asWritten(result.text),
			"eval_baseline.tool.result_from": result?.from
		},
		...result?.error === true ? { error: { type: "tool_error" } } : {}
	};
}

// src/formats/otlp-export/trial-line.ts
/**
* A finished trial as OTLP/JSON on one line, without the line end: an ExportTraceServiceRequest, as the file exporter of
* OpenTelemetry's collector writes it. One trace of GenAI spans: the trial with its version tuple and its scores, and
* below it what was searched, asked and called. It holds the texts.
*
* Trace and span ids are digests of what was asked under which versions, and of what came back: an answer out of the cache
* has the same ids in every run, and a new one has ids of its own.
*
* @param written when it is written: the time of an answer whose steps have none
*/
function trialLine(run, trial, written) {
	const { suite, variant } = run;
	const resource = writeAttributes({
		"service.name": "eval-baseline",
		"eval_baseline.suite": suite
	});
	const { answer } = trial;
	const spans = answer.status === "answered" ? trialSpans(variant, trial.recording, answer) : [];
	const root = {
		name: "invoke_agent eval_baseline.replay",
		kind: 1,
		attributes: rootAttributes(run, trial),
		...answer.status === "failed" ? { error: {
			type: answer.reason,
			message: answer.detail
		} } : {},
		events: Object.entries(trial.row.scores).map(([metric, score]) => evaluation(metric, score))
	};
	const scope = { name: "eval-baseline" };
	const laid = laidOut(traceIdOf(run, trial), root, spans, written);
	return JSON.stringify({ resourceSpans: [{
		resource: { attributes: resource },
		scopeSpans: [{
			scope,
			spans: laid
		}]
	}] });
}
function traceIdOf({ suite, variant }, trial) {
	const versions = LAYERS.map((layer) => variant.versions[layer].id);
	const asked = {
		suite,
		label: variant.label,
		versions,
		case: trial.case.id,
		trial: trial.trial
	};
	return digestOf({
		...asked,
		answer: asMade(trial.answer),
		scores: trial.row.scores
	}).slice(0, 32);
}
/** An answer without what is otherwise when the cache gives it. How long it took tells it from another of the same words. */
function asMade(answer) {
	if (answer.status === "failed") return answer;
	return {
		...answer,
		cached: void 0,
		steps: answer.steps?.map((step) => ({
			...step,
			at: void 0
		}))
	};
}
/** The trace id of a whole line, without the line end; undefined for one that was cut off. */
function traceIdIn(line) {
	return line.endsWith(LINE_END) ? /"traceId":"([0-9a-f]{32})"/.exec(line)?.[1] : void 0;
}
/** How JSON closes the spans, their scope and their resource. */
const LINE_END = "]}]}]}";
function rootAttributes({ variant }, trial) {
	const { usd, latencyMs } = trial.row;
	return {
		"gen_ai.operation.name": "invoke_agent",
		"gen_ai.agent.name": "eval_baseline.replay",
		"eval_baseline.variant": variant.label,
		"eval_baseline.case": trial.case.id,
		"eval_baseline.trial": trial.trial,
		"eval_baseline.recording": trial.recording.traceId,
		"eval_baseline.usd": usd,
		"eval_baseline.latency_ms": latencyMs,
		...Object.fromEntries(LAYERS.map((layer) => [`${STAMP_PREFIX}${layer}`, variant.versions[layer].id ?? void 0]))
	};
}
/** One score as the conventions record it; an answer that could not be scored says why, and has no value. */
function evaluation(metric, score) {
	return {
		name: "gen_ai.evaluation.result",
		attributes: {
			"gen_ai.evaluation.name": metric,
			...score.status === "scored" ? {
				"gen_ai.evaluation.score.value": score.value,
				"eval_baseline.evaluation.flipped": score.flipped
			} : { "error.type": score.reason },
			"eval_baseline.evaluation.by": "machine"
		}
	};
}

// src/edges/trial-log.ts
/**
* Writes every trial as one line of OTLP/JSON to the end of a file, which need not be there yet: what is in it stays, and
* a line that a killed process left unfinished is ended first, and what is there already is not written again. The file
* holds the texts, so only its owner may read it.
*
* @throws UserError when the file cannot be opened for writing
*/
async function openTrialLog(path, { clock }) {
	const { file, known } = await openForAppending(path);
	let last = Promise.resolve();
	let isTorn = false;
	return {
		write(run, trial) {
			const line = trialLine(run, trial, clock.now());
			const id = traceIdIn(line);
			const written = last.then(async () => {
				if (id !== void 0 && known.has(id)) return;
				try {
					await file.appendFile(isTorn ? `\n${line}\n` : `${line}\n`);
					isTorn = false;
					if (id !== void 0) known.add(id);
				} catch (cause) {
					isTorn = true;
					throw notWritten(path, cause);
				}
			});
			last = written.catch(() => {});
			return written;
		},
		async close() {
			await last;
			await file.close();
		}
	};
}
async function openForAppending(path) {
	try {
		await mkdir(dirname(path), { recursive: true });
		const file = await open(path, "a+", 384);
		const stat = await file.stat();
		const known = stat.isFile() ? await idsIn(file) : /* @__PURE__ */ new Set();
		const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, stat.size - 1));
		if (stat.size > 0 && buffer.toString() !== "\n") await file.appendFile("\n");
		return {
			file,
			known
		};
	} catch (cause) {
		throw notWritten(path, cause);
	}
}
async function idsIn(file) {
	const ids = /* @__PURE__ */ new Set();
	for await (const line of file.readLines({
		start: 0,
		autoClose: false
	})) {
		const id = traceIdIn(line);
		if (id !== void 0) ids.add(id);
	}
	return ids;
}
function notWritten(path, cause) {
	const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
	return new UserError(`${path} cannot be written${code}`, "Give --export a file in a folder that you may write to, on a disk with room, or leave it out.", { cause });
}

export { openTrialLog };