import { i as questionOf, n as embeddingQuestion, o as endpointOf, r as keyOf, t as withTimelyErrors } from "./error-bodies.js";
import { t as pLimit } from "./p-limit.js";
import { a as stopped, i as outOfTime, n as failedCall, t as FailedCall } from "./failed-call.js";
import { t as endAfterGrace } from "./grace.js";
import { n as sleepOrAbort, t as callPatiently } from "./patient-call.js";

// src/edges/models/hold.ts
const MOST_SPREAD_MS = 250;
/** Those who waited start one after another within a quarter of a second, or within as long again as the wait was. */
function openHold({ now, sleep, random }) {
	let until = Number.NEGATIVE_INFINITY;
	return {
		extend(milliseconds) {
			until = Math.max(until, now() + milliseconds);
		},
		active: () => until > now(),
		async over(signal) {
			for (let seen = Number.NEGATIVE_INFINITY; until > seen && until > now() && !signal.aborted;) {
				seen = until;
				const wait = until - now();
				await sleep(wait + random() * Math.min(wait, MOST_SPREAD_MS), signal);
			}
		}
	};
}

// src/edges/models/rate-limits.ts
/**
* Milliseconds until an answer's headers allow the next call: those of a limit of requests or of tokens that is used
* up, at most a minute. Undefined while there is something left, or where the server does not say.
*/
function untilReset(headers) {
	const waits = LIMITS.map((limit) => headers.get(`x-ratelimit-remaining-${limit}`)?.trim() === "0" ? durationMs(headers.get(`x-ratelimit-reset-${limit}`)) : void 0).filter((wait) => wait !== void 0);
	return waits.length === 0 ? void 0 : Math.min(Math.max(...waits), ONE_MINUTE$1);
}
const LIMITS = ["requests", "tokens"];
const ONE_MINUTE$1 = 6e4;
/** "1s", "6m0s", "20ms", "1h2m3.5s"; a number alone is seconds. */
function durationMs(text) {
	const written = text?.trim() ?? "";
	const parts = DURATION.exec(written);
	if (written === "" || parts === null) return void 0;
	const [hours, minutes, seconds, milliseconds] = parts.slice(1).map((part) => Number(part ?? 0));
	return ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1e3 + (milliseconds ?? 0);
}
const NUMBER = "(\\d{1,9}(?:\\.\\d{1,9})?)";
const DURATION = new RegExp(`^(?:${NUMBER}h)?(?:${NUMBER}m(?!s))?(?:${NUMBER}(?:s|$))?(?:${NUMBER}ms)?$`);

// src/edges/models/pace.ts
/**
* Keeps the calls to one endpoint to what it can take. Once it turned a call away nobody starts before the time that it
* asked for, else for half a second, doubling up to a minute. When it is overloaded (429, 503, no answer in time) half
* as many attempts may be under way, and one more again after as many successes as are under way: as TCP does. What
* attempts of one round say counts once; those that had started before the last halving say nothing new.
*/
function openPace(options) {
	const { place, concurrency, rounds, random } = options;
	const hold = openHold(options);
	const limit = pLimit({
		concurrency,
		rejectOnClear: true
	});
	const heard = /* @__PURE__ */ new WeakSet();
	let round = 0;
	let refusals = 0;
	let successes = 0;
	function served(begun) {
		refusals = 0;
		if (begun !== round || limit.concurrency >= concurrency) return;
		successes += 1;
		if (successes < limit.concurrency) return;
		successes = 0;
		limit.concurrency += 1;
	}
	function overloaded(failure, begun) {
		const turnedAway = failure.patience === "in-turn";
		if (begun === round) {
			round += 1;
			successes = 0;
			limit.concurrency = Math.ceil(limit.concurrency / 2);
			if (turnedAway) refusals += 1;
		}
		if (turnedAway) hold.extend(Math.max(failure.retryAfterMs ?? 0, ownWait(failure)));
	}
	/** A server's word is taken once; when it does not come true we wait longer than it says. */
	function ownWait({ retryAfterMs }) {
		const doublings = retryAfterMs === void 0 ? refusals - 1 : refusals - 2;
		return doublings < 0 ? 0 : Math.min(HALF_A_SECOND * 2 ** doublings, ONE_MINUTE) * (.5 + random() / 2);
	}
	async function inTurn(make, signal) {
		if (hold.active()) {
			if (refusals >= rounds) throw new FailedCall("rate-limited", givenUp(place, rounds), "never");
			await hold.over(signal);
		}
		if (signal.aborted) throw stopped(place);
		const begun = round;
		try {
			const made = await make();
			served(begun);
			return made;
		} catch (error) {
			if (error instanceof FailedCall && error.overloaded) overloaded(error, begun);
			if (error instanceof FailedCall && error.patience === "in-turn" && refusals >= rounds) throw new FailedCall(error.reason, error.message, "never");
			throw error;
		}
	}
	return {
		async attempt(make, signal) {
			if (!heard.has(signal)) signal.addEventListener("abort", () => limit.clearQueue(), { once: true });
			heard.add(signal);
			while (!signal.aborted) try {
				return await limit(inTurn, make, signal);
			} catch (error) {
				if (!(error instanceof DOMException)) throw error;
			}
			throw stopped(place);
		},
		heed(headers) {
			const wait = untilReset(headers);
			if (wait !== void 0) hold.extend(wait);
		},
		width: () => limit.concurrency
	};
}
const HALF_A_SECOND = 500;
const ONE_MINUTE = 6e4;
function givenUp(place, rounds) {
	return `${place} turned calls away ${rounds} times in a row and was not asked again`;
}

// src/edges/models/doors.ts
/** Finds the door of a model; models with the same URL and key have one door. */
function openDoors(options) {
	const byModel = /* @__PURE__ */ new WeakMap();
	const byEndpoint = /* @__PURE__ */ new Map();
	function find(model) {
		const endpoint = endpointOf(model, options.environment);
		if (endpoint.status === "unusable") return endpoint;
		const name = JSON.stringify([endpoint.url, endpoint.key]);
		const door = byEndpoint.get(name) ?? openDoor(endpoint, options);
		byEndpoint.set(name, door);
		return door;
	}
	return (model) => {
		const door = byModel.get(model) ?? find(model);
		byModel.set(model, door);
		return door;
	};
}
function openDoor(endpoint, options) {
	const pace = openPace({
		...options,
		place: endpoint.place
	});
	let client;
	return {
		endpoint,
		pace,
		client() {
			client ??= openClient(endpoint, pace, options);
			return client;
		}
	};
}
async function openClient(endpoint, pace, { environment, timeoutMs }) {
	const openai = await import("./openai.js");
	const send = withTimelyErrors(fetch, timeoutMs);
	return {
		client: new openai.OpenAI({
			baseURL: endpoint.url,
			apiKey: endpoint.key,
			adminAPIKey: null,
			organization: environment["OPENAI_ORG_ID"] || null,
			project: environment["OPENAI_PROJECT_ID"] || null,
			fetch: async (input, init) => {
				const response = await send(input, init);
				pace.heed(response.headers);
				return response;
			},
			timeout: timeoutMs,
			maxRetries: 0,
			logLevel: "off"
		}),
		openai
	};
}

// src/edges/models/read-body.ts
/**
* Reads the body of an answer as text, and no further than it may: what is left is not fetched, and its connection is
* closed. The bytes are those after unpacking.
*
* @throws what the connection throws when it breaks
*/
async function readBody(response, { mostBytes, withinMs }) {
	const { body } = response;
	if (body === null) return {
		status: "whole",
		text: ""
	};
	const reader = body.getReader();
	const leave = () => void reader.cancel().catch(() => void 0);
	if (Number(response.headers.get("content-length")) > mostBytes) {
		leave();
		return { status: "too-large" };
	}
	let late = false;
	const timer = setTimeout(() => {
		late = true;
		leave();
	}, withinMs);
	try {
		const pieces = [];
		let bytes = 0;
		for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
			bytes += piece.value.length;
			if (bytes > mostBytes) {
				leave();
				return { status: "too-large" };
			}
			pieces.push(piece.value);
		}
		const [first = /* @__PURE__ */ new Uint8Array(), ...others] = pieces;
		if (late) return { status: "too-slow" };
		return {
			status: "whole",
			text: new TextDecoder().decode(others.length === 0 ? first : Buffer.concat(pieces))
		};
	} finally {
		clearTimeout(timer);
	}
}

// src/edges/models/post.ts
/**
* Sends one request, and reads the JSON of its answer.
* @throws FailedCall for whatever comes instead
*/
async function post({ client, openai }, { path, body }, limits) {
	const { place, timeoutMs, mostBytes, end } = limits;
	const start = performance.now();
	try {
		const response = await client.post(path, {
			body,
			signal: end
		}).asResponse();
		const withinMs = Math.max(0, timeoutMs - (performance.now() - start));
		const read = await readBody(response, {
			mostBytes,
			withinMs
		});
		switch (read.status) {
			case "whole": return jsonOf(read.text, response.headers, place);
			case "too-large": throw new FailedCall("answer-too-large", `the answer of ${place} is larger than ${megabytes(mostBytes)}`, "never");
			case "too-slow": throw outOfTime(place, timeoutMs);
			default: return read;
		}
	} catch (error) {
		if (error instanceof FailedCall) throw error;
		throw end.aborted ? stopped(place) : failedCall(error, limits, openai);
	}
}
/** The type is named, because a page of a gateway or of a login is the commonest thing that comes instead. */
function jsonOf(text, headers, place) {
	const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
	const named = /^[\w.+-]{1,40}\/[\w.+-]{1,40}$/.test(type) ? type : "of no known type";
	const malformed = (what) => new FailedCall("malformed-answer", `the answer of ${place} ${what}`, "always");
	if (!type.includes("application/json") && !type.endsWith("+json")) throw malformed(`is not JSON but ${named}`);
	if (text === "") throw malformed("is empty");
	try {
		return JSON.parse(text);
	} catch {
		throw malformed("is broken JSON");
	}
}
function megabytes(bytes) {
	return `${Number((bytes / 1e6).toPrecision(2))} MB`;
}

// src/edges/models/openai-models.ts
/**
* Models behind any server that speaks OpenAI's Chat Completions, Responses or Embeddings. An equal request of the same
* trial is answered from the cache, or shares the call that is under way. All calls to one endpoint keep one pace
* (pace.ts). Every failure is a value; its detail names the endpoint without credentials, the status and the number of
* attempts, and never holds the key or text of the request.
*/
function openAiModels(options) {
	const settings = {
		...DEFAULTS,
		...options
	};
	const doorOf = openDoors(settings);
	const underWay = /* @__PURE__ */ new Map();
	const endOf = endAfterGrace(settings.graceMs);
	async function pay(question, key, door, stop) {
		const kept = await settings.cache.get(key);
		if (kept !== void 0) return {
			...kept,
			cached: true
		};
		const reply = await call(question, door, {
			stop,
			end: endOf(stop)
		}, settings);
		if (reply.status === "failed") return reply;
		await settings.cache.set(key, reply);
		return {
			...reply,
			cached: false
		};
	}
	async function answer({ model, trial }, question, stop) {
		const door = doorOf(model);
		if ("status" in door) return failed(door.reason, door.detail);
		const { place } = door.endpoint;
		if (stop.aborted) return failed("cut-off", `stopped before ${place} was asked`);
		const key = keyOf(place, question, trial);
		const shared = underWay.get(key);
		if (shared !== void 0) {
			const reply = await shared;
			return reply.status === "failed" ? reply : {
				...reply,
				cached: true
			};
		}
		const paid = pay(question, key, door, stop).finally(() => underWay.delete(key));
		underWay.set(key, paid);
		return paid;
	}
	return {
		ask: (request, signal) => answer(request, questionOf(request), signal),
		async embed(request, signal) {
			if (request.texts.length === 0) return {
				status: "embedded",
				vectors: [],
				cached: true
			};
			return answer({ model: request.model }, embeddingQuestion(request), signal);
		}
	};
}
const DEFAULTS = {
	timeoutMs: 12e4,
	attempts: 5,
	graceMs: 5e3,
	concurrency: 8,
	rounds: 20,
	mostBytes: 8e6,
	sleep: sleepOrAbort,
	now: () => performance.now(),
	random: Math.random
};
async function call(question, { endpoint, pace, client }, { stop, end }, settings) {
	const { place, key } = endpoint;
	const opened = await client();
	let sent = 0;
	const attempt = async () => {
		sent += 1;
		const start = performance.now();
		const body = await post(opened, question, {
			...settings,
			place,
			end
		});
		return question.read(body, place, performance.now() - start);
	};
	const outcome = await callPatiently(() => pace.attempt(attempt, stop), {
		...settings,
		turns: 3 * settings.rounds,
		signal: stop
	});
	if ("value" in outcome) return outcome.value;
	const { failure } = outcome;
	const told = stop.aborted && failure.patience !== "never" ? stopped(place) : failure;
	const count = sent === 0 ? "" : ` after ${sent} ${sent === 1 ? "attempt" : "attempts"}`;
	return failed(told.reason, `${told.message}${count}`.replaceAll(key, "***"));
}
function failed(reason, detail) {
	return {
		status: "failed",
		reason,
		detail
	};
}

export { openAiModels };