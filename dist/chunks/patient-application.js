import { t as dollarsOf } from "./cost.js";
import { n as digestOf } from "./digest.js";
import { n as NO_SUCH_LAYER, t as LAYERS } from "./version.js";
import { a as number, d as truth, i as map, l as optional, n as count, o as object, r as list, s as oneOf, t as ShapeError, u as text } from "./json-reader.js";
import { r as finish } from "./field-readers.js";
import { t as endAfterGrace } from "./grace.js";
import { t as waitOrAbort } from "./wait2.js";
import { t as FailedCall } from "./failed-call.js";
import { t as callPatiently } from "./patient-call.js";
import { t as plain } from "./plain.js";

// src/formats/application/read-reply.ts
/**
* Reads a response as `schema/application.json#/definitions/response` has it.
* @param id the id of the request that it must answer
*/
function readReply(value, id) {
	try {
		const { id: answered } = object({ id: text })(value, "");
		if (answered !== id) return {
			status: "malformed",
			problem: "id is not that of the request"
		};
		const { error } = object({ error: absent(failure) })(value, "");
		if (error !== void 0) return {
			status: "failed",
			message: error.message,
			retry: error.retry ?? false
		};
		const { versions, ...written } = response(value, "");
		const answer = answerOf(written);
		if (answer.text === "" && answer.toolCalls.length === 0) return { status: "empty" };
		return {
			status: "answered",
			answer,
			versions: namedVersions(versions)
		};
	} catch (error) {
		if (error instanceof ShapeError) return {
			status: "malformed",
			problem: error.message
		};
		throw error;
	}
}
const failure = object({
	message: text,
	retry: absent(truth)
});
const usage = object({
	input_tokens: count,
	output_tokens: count,
	cached_input_tokens: absent(count)
});
const toolCall = object({
	id: absent(text),
	name: text,
	arguments: absent(textOrStructure)
});
const result = object({
	call_id: text,
	text,
	from: oneOf({
		recording: true,
		nearest: true,
		endpoint: true
	}),
	error: absent(truth)
});
const said = {
	text,
	tool_calls: absent(list(toolCall)),
	finish: absent(finish),
	latency_ms: absent(atLeastNought),
	usage: absent(usage),
	model: absent(text)
};
const response = object({
	...said,
	usd: absent(atLeastNought),
	documents: absent(list(object({
		id: text,
		text: absent(text),
		title: absent(text),
		score: absent(number)
	}))),
	index_version: absent(text),
	model_calls: absent(count),
	versions: absent(map(absent(text))),
	steps: absent(list(object({
		...said,
		results: absent(list(result))
	})))
});
/** A key that may be absent or null: many languages write the one where they mean the other. */
function absent(reader) {
	return (value, place) => optional(reader)(value ?? void 0, place);
}
function atLeastNought(value, place) {
	const read = number(value, place);
	if (read >= 0) return read;
	throw new ShapeError(`${place} must be 0 or more`);
}
/** A call's arguments: the text as the model wrote it, or the structure it stands for. */
function textOrStructure(value, place) {
	if (typeof value === "string") return value;
	try {
		return JSON.stringify(value);
	} catch (cause) {
		throw new ShapeError(`${place} nests too deep`, { cause });
	}
}
function answerOf(written) {
	const { usd, documents, index_version: index, model_calls: modelCalls, steps } = written;
	const { toolCalls, finish, latencyMs, usage, resolvedModel } = saidIn(written);
	return {
		status: "answered",
		text: written.text,
		toolCalls,
		finish,
		...latencyMs !== void 0 && { latencyMs },
		...usage !== void 0 && { usage },
		...usd !== void 0 && { usd },
		...resolvedModel !== void 0 && { resolvedModel },
		modelCalls: modelCalls ?? steps?.length ?? 1,
		...steps !== void 0 && { steps: steps.map(stepOf) },
		...documents !== void 0 && { documents },
		...index !== void 0 && { index }
	};
}
function stepOf(written) {
	const results = (written.results ?? []).map(({ call_id: callId, text, from, error }) => ({
		callId,
		text,
		from,
		...error === true && { error }
	}));
	return {
		...saidIn(written),
		results
	};
}
/** What a step and a whole answer have in common. */
function saidIn(written) {
	const { text, tool_calls: calls = [], finish = "stop", latency_ms: latencyMs, model: resolvedModel } = written;
	return {
		text,
		toolCalls: calls.map(callOf),
		finish,
		...latencyMs !== void 0 && { latencyMs },
		...written.usage !== void 0 && { usage: usageOf(written.usage) },
		...resolvedModel !== void 0 && { resolvedModel }
	};
}
function callOf({ id, name, arguments: text = "{}" }, place) {
	return {
		id: id ?? `call-${place + 1}`,
		name,
		arguments: text
	};
}
function usageOf({ input_tokens: input, output_tokens: output, cached_input_tokens: cachedInput }) {
	return {
		input,
		output,
		...cachedInput !== void 0 && { cachedInput }
	};
}
function namedVersions(versions = {}) {
	const own = new Map(Object.entries(versions));
	return Object.fromEntries(LAYERS.flatMap((layer) => own.get(layer) === void 0 ? [] : [[layer, own.get(layer)]]));
}

// src/formats/application/write-request.ts
/** The number that a later contract counts up when an application could no longer read its requests. */
const CONTRACT = 1;
/**
* One trial as `schema/application.json#/definitions/request` has it. Every layer is always named, so that an answer
* depends on the request alone: what a request left out, the application would take from wherever it runs.
*/
function writeRequest(variant, { case: one, recording, trial }) {
	return {
		contract: CONTRACT,
		case: one.id,
		trial,
		trace: recording.traceId,
		messages: recording.turns.map(writtenMessage),
		variables: recording.variables,
		documents: recording.retrievals.length === 0 ? null : recording.retrievals.flatMap(documentsOf).map(writtenDocument),
		tool_results: recording.toolResults.map(({ tool, arguments: text, result, error }) => ({
			name: tool,
			arguments: text,
			result,
			error: error ?? false
		})),
		time: recording.time ?? null,
		overrides: overridesOf(variant, recording),
		versions: Object.fromEntries(LAYERS.map((layer) => [layer, variant.versions[layer].id]))
	};
}
function documentsOf({ documents }) {
	return documents;
}
function overridesOf(variant, recording) {
	const { model, policy, tools, retrieval, versions } = variant;
	return {
		model: model === null ? null : writtenModel(model),
		prompt: writtenPrompt(variant, recording),
		policy: versions.policy.id === "none" ? null : { text: policy },
		tools: tools === void 0 ? null : tools.map(writtenTool),
		retrieval: writtenRetrieval(retrieval, recording)
	};
}
function writtenModel({ name, baseUrl, api, parameters }) {
	return {
		name,
		base_url: baseUrl ?? null,
		api: api ?? "chat",
		parameters
	};
}
/** Without a template, the system text as production sent it; null where that was not recorded either. */
function writtenPrompt({ template, versions }, { system }) {
	if (versions.prompt.id === "none") return null;
	if (template === void 0) return system === void 0 ? null : { recorded: system };
	if (template.kind === "system") return { template: template.text };
	return { template: template.messages.map(({ role, text }) => ({
		role,
		text
	})) };
}
function writtenTool({ name, description, parameters }) {
	return {
		name,
		...description !== void 0 && { description },
		...parameters !== void 0 && { parameters }
	};
}
function writtenRetrieval(means, recording) {
	switch (means.kind) {
		case "recorded":
		case "none": return { kind: means.kind };
		case "snapshot": return {
			kind: means.kind,
			index: means.snapshot.index,
			results: resultsFor(recording, means.snapshot)
		};
		case "endpoint": return {
			kind: means.kind,
			url: means.endpoint.url
		};
		default: return means;
	}
}
/**
* What a snapshot answers to the searches of one recording; where it has none with a query, to what the user said last.
* The whole of a snapshot would be sent with every request, and is often larger than all else together.
*/
function resultsFor({ retrievals, turns }, { results }) {
	const searched = retrievals.flatMap(({ query }) => query ?? []);
	const asked = searched.length > 0 ? searched : turns.slice(-1).map(({ text }) => text);
	const queries = new Set(asked.map(comparable));
	return results.filter(({ query }) => queries.has(comparable(query))).map(({ query, documents }) => ({
		query,
		documents: documents.map(writtenDocument)
	}));
}
/** White space, case and Unicode form make no other search. */
function comparable(query) {
	return query.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}
function writtenMessage(message) {
	const { role, text } = message;
	switch (role) {
		case "system":
		case "user": return {
			role,
			text
		};
		case "assistant": return {
			role,
			text,
			...message.toolCalls !== void 0 && { tool_calls: message.toolCalls.map(writtenCall) }
		};
		case "tool": return {
			role,
			text,
			call_id: message.callId,
			...message.name !== void 0 && { name: message.name }
		};
		default: return message;
	}
}
function writtenCall({ id, name, arguments: text }) {
	return {
		id,
		name,
		arguments: text
	};
}
function writtenDocument({ id, text, title, score }) {
	return {
		id,
		...text !== void 0 && { text },
		...title !== void 0 && { title },
		...score !== void 0 && { score }
	};
}

// src/edges/applications/patient-application.ts
/**
* The application behind a door. An equal request is answered from the cache, or shares the one under way; a failure is
* tried again where that may help; an answer that was made with another version than the one asked for is a failure.
*/
function patientApplication(door, options) {
	const { cache, identity } = options;
	const underWay = /* @__PURE__ */ new Map();
	const patientEnd = endAfterGrace(options.graceMs);
	async function ask(request, key, variant, stop) {
		const kept = await cache.get(key);
		if (kept !== void 0) return {
			...kept,
			cached: true
		};
		const answer = await attemptAll(door, request, variant, {
			stop,
			end: patientEnd(stop)
		}, options);
		if (answer.status === "answered") await cache.set(key, answer);
		return answer;
	}
	return {
		async answer(variant, asked, signal) {
			if (signal.aborted) return failed("cut-off", `stopped before ${door.place} was asked`);
			const request = writeRequest(variant, asked);
			const key = digestOf({
				application: identity,
				request
			});
			const shared = underWay.get(key);
			if (shared !== void 0) return asShared(await shared);
			const call = ask({
				id: key.slice(0, 32),
				...request
			}, key, variant, signal).finally(() => underWay.delete(key));
			underWay.set(key, call);
			return call;
		},
		close: door.close
	};
}
function asShared(answer) {
	return answer.status === "answered" ? {
		...answer,
		cached: true
	} : answer;
}
async function attemptAll(door, request, variant, signals, options) {
	const { attempts = 5, sleep = waitOrAbort, random = Math.random } = options;
	let made = 0;
	const attempt = async () => {
		made += 1;
		const { value, latencyMs } = await door.attempt(request, signals);
		return {
			latencyMs,
			...answerIn(value, door, request.id, variant)
		};
	};
	const outcome = await callPatiently(attempt, {
		attempts,
		turns: attempts,
		sleep,
		random,
		signal: signals.stop
	});
	if ("value" in outcome) return priced(outcome.value, variant, options.price);
	const { failure } = outcome;
	if (failure.reason === "cut-off" || signals.stop.aborted && failure.patience !== "never") return failed("cut-off", failure.reason === "cut-off" ? failure.message : `stopped while asking ${door.place}`);
	const count = made === 1 ? "" : ` after ${made} attempts`;
	return {
		...failed(failure.reason, door.withoutSecrets(`${failure.message}${count}`)),
		by: door.by
	};
}
/** @throws FailedCall for everything that is no answer to the request */
function answerIn(value, door, id, variant) {
	const reply = readReply(value, id);
	switch (reply.status) {
		case "answered": {
			const other = otherVersion(reply.versions, variant);
			if (other !== void 0) throw new FailedCall("application-error", `${door.place} ${other}`, "never");
			return reply.answer;
		}
		case "failed": throw new FailedCall("application-error", `${door.place} says: ${shown(door.withoutSecrets(reply.message), MOST_WORDS)}`, reply.retry ? "always" : "never");
		case "empty": throw new FailedCall("empty-answer", `no text and no tool call from ${door.place}`, "never");
		case "malformed": throw new FailedCall("malformed-answer", `the answer of ${door.place}: ${reply.problem}`, "never");
		default: return reply;
	}
}
/** One override must change one thing: what else the application changed would be taken for the override's effect. */
function otherVersion(ran, { versions }) {
	for (const layer of LAYERS) {
		const wanted = versions[layer].id;
		const used = ran[layer];
		if (wanted !== null && used !== void 0 && used !== wanted) return `ran ${layer} ${shown(used, MOST_VERSION)} instead of ${shown(wanted, MOST_VERSION)}`;
	}
}
const MOST_WORDS = 500;
const MOST_VERSION = 80;
/** Text we did not write, on one line and no longer than this. */
function shown(text, mostCharacters) {
	const safe = plain(text);
	return safe.length > mostCharacters ? `${safe.slice(0, mostCharacters - 1)}…` : safe;
}
/** What the application says it cost, else what the suite says a case costs, else what the model's price makes of it. */
function priced(answer, { model }, price) {
	const usd = answer.usd ?? price ?? dollarsOf(answer.usage, model?.price);
	return usd === void 0 ? answer : {
		...answer,
		usd
	};
}
function failed(reason, detail) {
	return {
		status: "failed",
		reason,
		detail
	};
}

export { patientApplication };