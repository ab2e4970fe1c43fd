import { t as waitOrAbort } from "./wait2.js";
import { t as endpointOf } from "./endpoint.js";
import { r as failedCall, s as stopped, t as FailedCall } from "./failed-call.js";
import { n as keyOf, r as questionOf } from "./questions.js";
import { i as sha256 } from "./digest.js";
import { r as linesOf } from "./lines.js";
import { r as isObject } from "./json-shape.js";
import { randomBytes } from "node:crypto";

// src/edges/batches/earlier-batches.ts
/**
* Waits for all batches of an occasion, and shows their answers. They are all waited for, since what is in one that is
* under way is paid for, and only its results tell what that is.
*/
async function readEarlierBatches(provider, { occasion, since, onWait, ended, see }, signal) {
	const found = await provider.find(occasion, since, signal);
	for (const batch of found) if (batch.end === "not-yet") onWait(batch);
	const seen = /* @__PURE__ */ new Set();
	for (const batch of await Promise.all(found.map(ended))) await provider.read(batch, async (result) => {
		if (result.status !== "answered" || seen.has(result.key)) return;
		seen.add(result.key);
		await see(batch, result);
	}, signal);
}

// src/edges/batches/batch.ts
/** Code of a batch whose tokens would be more than the account may have waiting. */
const QUEUE_IS_FULL = "token_limit_exceeded";
/**
* Why a batch that is over brought no answer to a request.
* @param code what it says of this one request, a word of the API
*/
function failureOfBatch({ label, end, code }, place, ownCode) {
	const [reason, what, patience] = meaningOf(ownCode === "batch_expired" ? "expired" : end, code);
	const why = ownCode ?? code;
	return new FailedCall(reason, `${label} of ${place} ${what}${why === void 0 ? "" : ` (${why})`}`, patience);
}
function meaningOf(end, code) {
	switch (end) {
		case "expired": return [
			"timed-out",
			"ran out of its 24 hours",
			"once"
		];
		case "cancelled": return [
			"server-error",
			"was cancelled",
			"never"
		];
		case "failed": return [
			code === "token_limit_exceeded" ? "rate-limited" : "refused-request",
			"was not accepted",
			"never"
		];
		case "completed":
		case "not-yet": return [
			"server-error",
			"brought no answer to a request",
			"once"
		];
		default: return end;
	}
}

// src/edges/batches/batch-parts.ts
const OPENAI_LIMITS = {
	requests: 5e4,
	bytes: 2e8
};
/** A request's line of the input file. @param body as the API takes it when it is asked directly */
function batchLine(key, path, body) {
	return `${JSON.stringify({
		custom_id: key,
		method: "POST",
		url: path,
		body
	})}\n`;
}
/**
* Divides requests into batches: one API and one model each, as the provider asks, and none above its limits. A request
* that is too large by itself makes a batch of its own, which the provider refuses. Equal requests make equal parts.
*
* @param requests with keys that differ
*/
function partsOf(requests, limits = OPENAI_LIMITS) {
	const groups = /* @__PURE__ */ new Map();
	for (const request of requests) {
		const name = `${request.path} ${request.model}`;
		const group = groups.get(name) ?? [];
		group.push(request);
		groups.set(name, group);
	}
	return [...groups.values()].flatMap((group) => chunksOf(group, limits)).map(partOf);
}
function chunksOf(requests, limits) {
	const chunks = [];
	let room = {
		requests: 0,
		bytes: 0
	};
	for (const request of requests) {
		const bytes = Buffer.byteLength(request.line);
		if (room.requests < 1 || room.bytes < bytes) {
			chunks.push([]);
			room = limits;
		}
		chunks.at(-1)?.push(request);
		room = {
			requests: room.requests - 1,
			bytes: room.bytes - bytes
		};
	}
	return chunks;
}
function partOf(requests) {
	const [first] = requests;
	if (first === void 0) throw new Error("a batch holds a request");
	const keys = requests.map(({ key }) => key).sort();
	return {
		digest: sha256(keys.join("\n")).slice(0, 16),
		path: first.path,
		model: first.model,
		requests
	};
}

// src/edges/batches/hand-in.ts
/**
* Hands requests in as batches, waits for them, and settles each request as its result comes; one that failed for a
* passing reason, and for the first time, is given back for the next batch. Whoever is not settled when it resolves was
* given back.
*/
async function handIn(entries, desk, options, signal) {
	const parts = partsOf(entries.map((entry) => ({
		...entry.request,
		entry
	})), options.limits);
	await Promise.all(parts.map((part) => runPart(part, desk, options, signal)));
}
async function runPart(part, desk, options, signal) {
	const { place, occasion, say } = options;
	const entries = part.requests.map(({ entry }) => entry);
	try {
		const provider = await options.provider();
		const batch = await provider.submit(part, occasion, signal);
		for (const entry of entries) entry.batch = batch;
		say(`Handed in ${batch.label} at ${place}: ${entries.length} × ${part.model}.`);
		const over = await desk.ended(batch, provider, signal);
		if (over.code === "token_limit_exceeded" && entries.length > 1) return await handInHalves(entries, desk, options, signal);
		const see = (result) => take(result, over, provider, desk, options);
		await desk.whileReading(provider.read(over, see, signal));
		for (const entry of entries) if (entry.batch === batch) again(entry, failureOfBatch(over, place), desk);
	} catch (error) {
		if (!(error instanceof FailedCall)) throw error;
		for (const entry of entries) desk.waiting.settle(entry, failed$1(error));
	}
}
/** One half after the other, since both together are what the provider had no room for. */
async function handInHalves(entries, desk, options, signal) {
	const middle = Math.ceil(entries.length / 2);
	for (const half of [entries.slice(0, middle), entries.slice(middle)]) await handIn(half, desk, options, signal);
}
async function take(result, batch, provider, desk, { place, keep }) {
	const entry = desk.waiting.get(result.key);
	switch (result.status) {
		case "answered": {
			const reply = await keep(batch, result);
			if (entry === void 0) return;
			if (reply instanceof FailedCall) again(entry, reply, desk);
			else desk.waiting.settle(entry, reply);
			return;
		}
		case "refused":
			if (entry !== void 0) again(entry, provider.failureOf(result), desk);
			return;
		case "too-large":
			if (entry !== void 0) again(entry, tooLarge(place), desk);
			return;
		case "not-asked":
			if (entry !== void 0) again(entry, failureOfBatch(batch, place, result.code), desk);
			return;
	}
}
/** A file may be read twice: a request that was given back already has no batch. */
function again(entry, failure, { waiting, gather }) {
	if (waiting.get(entry.request.key) !== entry || entry.batch === void 0) return;
	if (failure.patience === "never" || entry.isSecond) waiting.settle(entry, failed$1(failure));
	else {
		delete entry.batch;
		entry.isSecond = true;
		gather(entry);
	}
}
function tooLarge(place) {
	return new FailedCall("answer-too-large", `an answer of ${place} is longer than 8,000,000 characters`, "never");
}
/** A failure as askers are told of it. */
function failed$1({ reason, message }) {
	return {
		status: "failed",
		reason,
		detail: message
	};
}

// src/edges/batches/waiting-requests.ts
/** @param place the endpoint without credentials  @param onLeft called when the last one has stopped waiting */
function openWaitingRequests(place, onLeft) {
	const waiting = /* @__PURE__ */ new Map();
	const stops = /* @__PURE__ */ new WeakMap();
	let needed = new AbortController();
	function settle(entry, reply) {
		if (!waiting.delete(entry.request.key)) return;
		const stop = stops.get(entry);
		if (stop !== void 0) entry.request.signal.removeEventListener("abort", stop);
		entry.request.settle(reply);
	}
	return {
		add(request) {
			const entry = {
				request,
				isSecond: false
			};
			const stop = () => {
				settle(entry, {
					status: "failed",
					reason: "cut-off",
					detail: whereItStands(entry.batch, place)
				});
				if (waiting.size > 0) return;
				needed.abort();
				onLeft();
			};
			if (needed.signal.aborted) needed = new AbortController();
			waiting.set(request.key, entry);
			stops.set(entry, stop);
			if (request.signal.aborted) stop();
			else request.signal.addEventListener("abort", stop, { once: true });
			return entry;
		},
		get: (key) => waiting.get(key),
		all: () => waiting.values(),
		isEmpty: () => waiting.size === 0,
		settle,
		needed: () => needed.signal
	};
}
function whereItStands(batch, place) {
	if (batch === void 0) return `stopped before a batch was handed in at ${place}`;
	return `stopped while ${batch.label} of ${place} is under way: the same command goes on from it later`;
}

// src/edges/batches/batch-desk.ts
const TWO_DAYS = 1728e5;
/**
* Gathers the requests to one endpoint until no more come, and hands them in as batches. Before the first batch of its
* own it waits for those that earlier runs of the occasion handed in during the last two days, and takes their answers:
* what the provider keeps is the only memory that outlives a machine.
*
* @returns takes a request that differs from all that are waited for
*/
function openBatchDesk(options) {
	const { place, say } = options;
	const waiting = openWaitingRequests(place, leave);
	/** Labels of the batches that are waited for. */
	const underWay = /* @__PURE__ */ new Set();
	let gathered = [];
	let quiet;
	let reading = 0;
	let resumed;
	let isResumed = !options.resume;
	function gather(entry) {
		gathered.push(entry);
		roundWhenQuiet();
	}
	function roundWhenQuiet() {
		clearTimeout(quiet);
		quiet = setTimeout(() => void round(), options.quietMs);
	}
	async function round() {
		if (reading > 0 || waiting.isEmpty()) return;
		const signal = waiting.needed();
		if (isResumed) {
			const entries = gathered.filter((entry) => waiting.get(entry.request.key) === entry);
			gathered = [];
			return handIn(entries, {
				waiting,
				gather,
				ended,
				whileReading
			}, options, signal);
		}
		resumed ??= resume(signal).finally(() => {
			resumed = void 0;
		});
		const failure = await resumed.then(() => void 0, asFailure);
		if (failure !== void 0 && !signal.aborted) for (const entry of gathered) waiting.settle(entry, failed$1(failure));
		roundWhenQuiet();
	}
	async function resume(signal) {
		const provider = await options.provider();
		await whileReading(readEarlierBatches(provider, {
			occasion: options.occasion,
			since: options.clock.now().getTime() - TWO_DAYS,
			onWait(batch) {
				say(`Waiting for ${batch.label} of ${place}, which an earlier run handed in.`);
				for (const entry of waiting.all()) entry.batch = batch;
			},
			ended: (batch) => ended(batch, provider, signal),
			async see(batch, answer) {
				const reply = await options.keep(batch, answer);
				const entry = waiting.get(answer.key);
				if (entry !== void 0 && !(reply instanceof FailedCall)) waiting.settle(entry, reply);
			}
		}, signal));
		for (const entry of waiting.all()) delete entry.batch;
		isResumed = true;
	}
	async function ended(batch, provider, signal) {
		let [wait, most] = options.pollMs;
		let latest = batch;
		underWay.add(batch.label);
		while (latest.end === "not-yet") {
			await options.sleep(wait, signal);
			if (signal.aborted) throw stopped(place);
			latest = await provider.look(latest, signal);
			wait = Math.min(wait * 1.5, most);
		}
		underWay.delete(batch.label);
		return latest;
	}
	async function whileReading(work) {
		reading += 1;
		try {
			await work;
		} finally {
			reading -= 1;
			roundWhenQuiet();
		}
	}
	function leave() {
		clearTimeout(quiet);
		if (underWay.size > 0) say(`Stopped while ${[...underWay].join(", ")} of ${place} is under way: the same command goes on from it later.`);
		underWay.clear();
	}
	return (request) => gather(waiting.add(request));
}
function asFailure(error) {
	if (error instanceof FailedCall) return error;
	throw error;
}

// src/edges/models/error-bodies.ts
/**
* A fetch whose error answers end: the client gives a body its time only when the status is a good one, and a server
* that is in trouble may send half of its complaint, or one without end. The body is then cut off, and the status stays.
*
* @param timeoutMs milliseconds from the request to the end of the body
*/
function withTimelyErrors(send, timeoutMs) {
	return async (input, init) => {
		const start = performance.now();
		const response = await send(input, init);
		if (response.ok || response.body === null) return response;
		const signal = AbortSignal.timeout(Math.max(0, Math.ceil(start + timeoutMs - performance.now())));
		return new Response(response.body.pipeThrough(firstBytes(), { signal }), response);
	};
}
const MOST_BYTES = 65536;
function firstBytes() {
	let bytes = 0;
	return new TransformStream({ transform(piece, controller) {
		bytes += piece.length;
		if (bytes > MOST_BYTES) controller.terminate();
		else controller.enqueue(piece);
	} });
}

// src/edges/batches/batch-result.ts
/**
* Reads a line of an output or an error file; both have the same form.
* @returns undefined for a line that names no request of ours
*/
function parseBatchResult(line) {
	const value = parsed(line);
	if (!isObject(value)) return void 0;
	const { custom_id: key, response, error } = value;
	if (typeof key !== "string" || !/^[0-9a-f]{64}$/.test(key)) return void 0;
	if (line.length > LONGEST) return {
		key,
		status: "too-large"
	};
	if (isObject(response) && typeof response["status_code"] === "number") {
		const { status_code: httpStatus, body } = response;
		if (httpStatus >= 200 && httpStatus < 300) return {
			key,
			status: "answered",
			body
		};
		return {
			key,
			status: "refused",
			httpStatus,
			body
		};
	}
	const code = isObject(error) ? error["code"] : void 0;
	return {
		key,
		status: "not-asked",
		code: typeof code === "string" && /^[\w.-]{1,60}$/.test(code) ? code : void 0
	};
}
/** Characters. As long as an answer may be that comes directly, in bytes. */
const LONGEST = 8e6;
function parsed(line) {
	try {
		return JSON.parse(line);
	} catch {
		return;
	}
}

// src/edges/batches/batch-provider.ts
/** The Files and Batches APIs of an endpoint. @param endpoint.place its URL without credentials */
async function openBatchProvider({ url, place, key }, { environment, sleep, attempts }) {
	const openai = await import("./openai.js");
	const client = new openai.OpenAI({
		baseURL: url,
		apiKey: key,
		adminAPIKey: null,
		organization: environment["OPENAI_ORG_ID"] || null,
		project: environment["OPENAI_PROJECT_ID"] || null,
		fetch: withTimelyErrors(fetch, TEN_MINUTES),
		timeout: TEN_MINUTES,
		maxRetries: 0,
		logLevel: "off"
	});
	const limits = {
		place: `the Batch API of ${place}`,
		timeoutMs: TEN_MINUTES
	};
	async function patiently(signal, call) {
		for (let attempt = 1;; attempt += 1) try {
			return await call(attempt);
		} catch (error) {
			const failure = signal.aborted ? stopped(place) : failedCall(error, limits, openai);
			if (failure.patience === "never" || attempt >= attempts) throw failure;
			const ownWait = Math.min(500 * 2 ** (attempt - 1), THIRTY_SECONDS);
			await sleep(Math.min(failure.retryAfterMs ?? ownWait, ONE_MINUTE), signal);
		}
	}
	return {
		find: (occasion, since, signal) => patiently(signal, async () => (await listed(client, since, signal)).filter(({ metadata }) => metadata?.[OCCASION] === occasion).map(batchOf)),
		async submit(part, occasion, signal) {
			const lines = part.requests.map(({ line }) => line);
			const file = new File(lines, "eval-baseline.jsonl");
			const uploaded = await patiently(signal, () => client.files.create({
				file,
				purpose: "batch"
			}, { signal }));
			const metadata = {
				[OCCASION]: occasion,
				part: `${part.digest}-${randomBytes(8).toString("hex")}`
			};
			const asked = Date.now();
			return patiently(signal, async (attempt) => {
				const own = (attempt === 1 ? [] : await listed(client, asked - ONE_DAY, signal)).find((batch) => batch.metadata?.["part"] === metadata.part);
				const request = {
					input_file_id: uploaded.id,
					endpoint: part.path,
					completion_window: "24h",
					metadata
				};
				return batchOf(own ?? await client.batches.create(request, { signal }));
			});
		},
		look: ({ id }, signal) => patiently(signal, async () => batchOf(await client.batches.retrieve(id, { signal }))),
		async read({ files }, see, signal) {
			for (const file of files) await patiently(signal, () => readFile(client, file, see, signal));
		},
		failureOf: ({ httpStatus, body }) => failedCall(openai.APIError.generate(httpStatus, Object(body), void 0, new Headers()), limits, openai)
	};
}
const THIRTY_SECONDS = 3e4;
const ONE_MINUTE = 6e4;
const TEN_MINUTES = 6e5;
const ONE_DAY = 864e5;
/** The key of a batch's metadata by which any later run finds it. */
const OCCASION = "eval_baseline";
/** The account's batches since a moment. The list is newest first. */
async function listed(client, since, signal) {
	const batches = [];
	for await (const batch of client.batches.list({ limit: 100 }, { signal })) {
		if (batch.created_at * 1e3 < since) break;
		batches.push(batch);
	}
	return batches;
}
async function readFile(client, file, see, signal) {
	const { body } = await client.files.content(file, { signal });
	if (body === null) return;
	for await (const lines of linesOf(body)) for (const { bytes } of lines) {
		const result = bytes === void 0 ? void 0 : parseBatchResult(bytes.toString("utf8"));
		if (result !== void 0) await see(result);
	}
}
function batchOf(batch) {
	const code = batch.errors?.data?.[0]?.code;
	return {
		id: batch.id,
		label: /^[\w.-]{1,80}$/.test(batch.id) ? `batch ${batch.id}` : "a batch",
		path: batch.endpoint,
		end: endOf(batch.status),
		...typeof code === "string" && /^[\w.-]{1,60}$/.test(code) ? { code } : {},
		files: [batch.output_file_id, batch.error_file_id].flatMap((id) => id || [])
	};
}
/** A state that nobody has heard of is one on the way: to wait costs less than to ask twice. */
function endOf(status) {
	switch (status) {
		case "completed":
		case "failed":
		case "expired":
		case "cancelled": return status;
		default: return "not-yet";
	}
}

// src/edges/batches/batch-models.ts
/**
* Models that are asked through their provider's Batch API: at half the price, within 24 hours. Requests are gathered
* until no more come, so all that can be asked at once must be: a concurrency has no use here. An agent that calls tools
* takes one batch for each of its steps.
*
* Whoever stops waiting gets `cut-off`; the batch goes on, and the same occasion later finds it, on any machine. Other
* failures are values as with models that are asked directly.
*/
function batchModels(options) {
	const desks = /* @__PURE__ */ new Map();
	const underWay = /* @__PURE__ */ new Map();
	/** How answers are read, by API: a batch of an earlier run may hold those that nobody has asked for yet. */
	const readers = /* @__PURE__ */ new Map();
	function deskOf(endpoint) {
		const { sleep = waitOrAbort, attempts = 15, environment } = options;
		const id = `${endpoint.url} ${endpoint.key}`;
		let provider;
		const desk = desks.get(id) ?? openBatchDesk({
			place: endpoint.place,
			provider: () => {
				provider ??= openBatchProvider(endpoint, {
					environment,
					sleep,
					attempts
				});
				return provider;
			},
			occasion: options.occasion,
			resume: !options.fresh,
			keep: async ({ path }, { key, body }) => {
				const reply = readBy(readers.get(path), body, endpoint.place);
				if (!(reply instanceof FailedCall)) await options.cache.set(key, reply);
				return reply instanceof FailedCall ? reply : {
					...reply,
					cached: false
				};
			},
			clock: options.clock,
			say: options.say,
			sleep,
			limits: options.limits ?? OPENAI_LIMITS,
			quietMs: options.quietMs ?? 1e3,
			pollMs: options.pollMs ?? [2e3, 6e4]
		});
		desks.set(id, desk);
		return desk;
	}
	async function answer(request, endpoint, asked, signal) {
		const kept = await options.cache.get(asked.key);
		if (kept?.status === "replied") return {
			...kept,
			cached: true
		};
		const reply = await new Promise((settle) => deskOf(endpoint)({
			...asked,
			model: request.model.name,
			settle,
			signal
		}));
		if (reply.status !== "failed") return reply;
		return {
			...reply,
			detail: reply.detail.replaceAll(endpoint.key, "***")
		};
	}
	return {
		async ask(request, signal) {
			const endpoint = endpointOf(request.model, options.environment);
			if (endpoint.status === "unusable") return failed(endpoint.reason, endpoint.detail);
			if (signal.aborted) return failed("cut-off", `stopped before ${endpoint.place} was asked`);
			const question = questionOf(request);
			const path = pathOf(request);
			readers.set(path, question.read);
			const key = keyOf(endpoint.place, question, request.trial);
			const asked = {
				key,
				path,
				line: batchLine(key, path, question.body)
			};
			const shared = underWay.get(asked.key);
			if (shared !== void 0) {
				const reply = await shared;
				return reply.status === "replied" ? {
					...reply,
					cached: true
				} : reply;
			}
			const call = answer(request, endpoint, asked, signal).finally(() => underWay.delete(asked.key));
			underWay.set(asked.key, call);
			return call;
		},
		embed: (request, signal) => options.direct.embed(request, signal)
	};
}
function pathOf({ model }) {
	return model.api === "responses" ? "/v1/responses" : "/v1/chat/completions";
}
/** An answer without a time, because a batch has none for each. */
function readBy(read, body, place) {
	if (read === void 0) return new FailedCall("malformed-answer", `an answer of ${place} that nobody asked for`, "never");
	try {
		return {
			...read(body, place, 0),
			batched: true
		};
	} catch (error) {
		if (error instanceof FailedCall) return error;
		throw error;
	}
}
function failed(reason, detail) {
	return {
		status: "failed",
		reason,
		detail
	};
}

export { batchModels };