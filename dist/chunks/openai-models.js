import { o as sumOfUsages } from "./cost.js";
import { t as endAfterGrace } from "./grace.js";
import { t as waitOrAbort } from "./wait2.js";
import { t as endpointOf } from "./endpoint.js";
import { t as pLimit } from "./p-limit.js";
import { a as outOfTime, n as brokenCall, o as refusedCall, s as stopped, t as FailedCall } from "./failed-call.js";
import { t as callPatiently } from "./patient-call.js";
import { r as isObject } from "./json-shape.js";
import { r as boundedBody, t as redirectedTo } from "./redirected-to.js";
import { n as keyOf, r as questionOf, t as embeddingQuestion } from "./questions.js";

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
	const waits = LIMITS.map((limit) => USED_UP.test(headers.get(`x-ratelimit-remaining-${limit}`) ?? "") ? durationMs(headers.get(`x-ratelimit-reset-${limit}`)) : void 0).filter((wait) => wait !== void 0);
	return waits.length === 0 ? void 0 : Math.min(Math.max(...waits), ONE_MINUTE$1);
}
const LIMITS = ["requests", "tokens"];
const USED_UP = /^\s*(0|-\d+)\s*$/;
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
* attempts of one round say counts once; those that had started before the last halving say nothing new. An endpoint
* that asks for more time than there is patience is given up at once: to wait in vain helps nobody.
*/
function openPace(options) {
	const { place, concurrency, patienceMs, random, say } = options;
	const hold = openHold(options);
	const limit = pLimit({
		concurrency,
		rejectOnClear: true
	});
	const heard = /* @__PURE__ */ new WeakSet();
	let round = 0;
	let refusals = 0;
	let askedMs = 0;
	let successes = 0;
	let isSaid = false;
	const isGivenUp = () => askedMs > patienceMs;
	function served(begun) {
		refusals = 0;
		if (begun !== round) return;
		askedMs = 0;
		if (limit.concurrency >= concurrency) return;
		successes += 1;
		if (successes < limit.concurrency) return;
		successes = 0;
		limit.concurrency += 1;
	}
	function overloaded(failure, begun) {
		const turnedAway = failure.patience === "in-turn";
		const isNews = begun === round;
		if (isNews) {
			round += 1;
			successes = 0;
			limit.concurrency = Math.ceil(limit.concurrency / 2);
			if (turnedAway) refusals += 1;
		}
		if (!turnedAway) return;
		const wait = Math.max(failure.retryAfterMs ?? 0, ownWait(failure));
		hold.extend(wait);
		askedMs = isNews ? askedMs + wait : Math.max(askedMs, wait);
		if (!isGivenUp()) announce(askedMs);
	}
	function announce(wait) {
		if (isSaid || wait <= WORTH_SAYING_MS) return;
		isSaid = true;
		say(`${place} limits the rate: waiting for it, for ${minutes(patienceMs)} at most.`);
	}
	/** A server's word is taken once; when it does not come true we wait longer than it says. */
	function ownWait({ retryAfterMs }) {
		const doublings = retryAfterMs === void 0 ? refusals - 1 : refusals - 2;
		return doublings < 0 ? 0 : Math.min(HALF_A_SECOND * 2 ** doublings, ONE_MINUTE) * (.5 + random() / 2);
	}
	async function inTurn(make, signal) {
		if (hold.active()) {
			if (isGivenUp()) throw new FailedCall("rate-limited", `${place} limits the rate and was not asked again`, "never");
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
			throw error instanceof FailedCall && error.patience === "in-turn" && isGivenUp() ? givenUp(error) : error;
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
			if (wait === void 0) return;
			hold.extend(wait);
			announce(wait);
		},
		width: () => limit.concurrency
	};
}
const WORTH_SAYING_MS = 5e3;
const HALF_A_SECOND = 500;
const ONE_MINUTE = 6e4;
function givenUp({ reason, message, retryAfterMs = 0 }) {
	const asked = retryAfterMs > ONE_MINUTE ? `, which asks to be left alone for ${minutes(retryAfterMs)},` : "";
	return new FailedCall(reason, `${message}${asked}`, "never");
}
function minutes(milliseconds) {
	const count = Math.ceil(milliseconds / ONE_MINUTE);
	return `${count} ${count === 1 ? "minute" : "minutes"}`;
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
	const { OPENAI_ORG_ID: organization, OPENAI_PROJECT_ID: project } = options.environment;
	const pace = openPace({
		...options,
		place: endpoint.place
	});
	const headers = {
		"content-type": "application/json",
		accept: "application/json",
		authorization: `Bearer ${endpoint.key}`,
		...organization ? { "openai-organization": organization } : {},
		...project ? { "openai-project": project } : {}
	};
	return {
		endpoint,
		pace,
		caller: {
			url: endpoint.url,
			headers,
			heed: pace.heed
		}
	};
}

// src/edges/models/post.ts
const MOST_ERROR_BYTES = 65536;
/**
* Sends one request, and reads the JSON of its answer.
* @throws FailedCall for whatever comes instead
*/
async function post({ url, headers, heed }, { path, body }, limits) {
	const { place, timeoutMs, mostBytes, end } = limits;
	const attempt = new AbortController();
	const giveUp = () => attempt.abort();
	let late = false;
	const timer = setTimeout(() => {
		late = true;
		giveUp();
	}, timeoutMs);
	end.addEventListener("abort", giveUp, { once: true });
	try {
		const response = await fetch(placeOf(url, path), {
			method: "POST",
			headers,
			body: JSON.stringify(body),
			signal: attempt.signal,
			redirect: "manual"
		});
		heed(response.headers);
		if (response.status >= 300 && response.status < 400) {
			await response.body?.cancel();
			const what = `${response.status} from ${place} (a redirect to ${redirectedTo(response, url)}, not followed)`;
			throw new FailedCall("refused-request", what, "never");
		}
		if (!response.ok) {
			const read = await boundedBody(response, MOST_ERROR_BYTES).catch(() => void 0);
			throw refusedCall({
				status: response.status,
				headers: response.headers,
				...wordsIn(read)
			}, place);
		}
		const text = await boundedBody(response, mostBytes);
		if (text !== void 0) return jsonOf(withoutKey(text, headers), response.headers, place);
		throw new FailedCall("answer-too-large", `the answer of ${place} is larger than ${megabytes(mostBytes)}`, "never");
	} catch (error) {
		if (error instanceof FailedCall) throw error;
		if (end.aborted) throw stopped(place);
		throw late ? outOfTime(place, timeoutMs) : brokenCall(error, place);
	} finally {
		clearTimeout(timer);
		end.removeEventListener("abort", giveUp);
	}
}
/** Shorter ones are words of people who need no key, and may stand in any answer. */
const SHORTEST_KEY = 16;
/** An answer may be kept and shown: a server that repeats the key it was sent must not get it there. */
function withoutKey(text, headers) {
	const key = Object.entries(headers).find(([name]) => name.toLowerCase() === "authorization")?.[1]?.split(" ")[1] ?? "";
	if (key.length < SHORTEST_KEY) return text;
	return [
		key,
		JSON.stringify(key).slice(1, -1),
		key.replaceAll("/", "\\/")
	].reduce((masked, form) => masked.replaceAll(form, "***"), text);
}
function placeOf(url, path) {
	const place = new URL(url);
	place.pathname = `${place.pathname.replace(/\/+$/, "")}${path}`;
	return place;
}
/** The words of the API in the body of an error answer. A body that is cut off, or no JSON, has none. */
function wordsIn(body) {
	if (body === void 0) return {};
	try {
		const parsed = JSON.parse(body);
		const error = isObject(parsed) ? parsed["error"] : void 0;
		if (!isObject(error)) return {};
		const words = [
			"code",
			"type",
			"param"
		].map((name) => [name, error[name]]);
		return Object.fromEntries(words.filter(([, word]) => typeof word === "string"));
	} catch {
		return {};
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
		if (kept !== void 0) return withWasted({
			...kept,
			cached: true
		});
		const outcome = await call(question, door, {
			stop,
			end: endOf(stop)
		}, settings);
		if ("failure" in outcome) return withWasted(outcome.failure, outcome.wasted);
		await settings.cache.set(key, outcome.answer);
		return withWasted({
			...outcome.answer,
			cached: false
		}, outcome.wasted);
	}
	async function answer({ model, trial }, question, stop) {
		const door = doorOf(model);
		if ("status" in door) return failed(door.reason, door.detail);
		const { place } = door.endpoint;
		if (stop.aborted) return failed("cut-off", `stopped before ${place} was asked`);
		const key = keyOf(place, question, trial);
		const shared = underWay.get(key);
		if (shared !== void 0) {
			const { wasted: _, ...reply } = await shared;
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
function withWasted(reply, wasted) {
	return wasted === void 0 ? reply : {
		...reply,
		wasted
	};
}
const DEFAULTS = {
	timeoutMs: 12e4,
	attempts: 5,
	graceMs: 5e3,
	concurrency: 8,
	patienceMs: 6e5,
	say: (_line) => {},
	mostBytes: 8e6,
	sleep: waitOrAbort,
	now: () => performance.now(),
	random: Math.random
};
/** So often one call may be turned away while others are answered. */
const MOST_TURNS = 60;
async function call(question, { endpoint, pace, caller }, { stop, end }, settings) {
	const { place, key } = endpoint;
	let sent = 0;
	let wasted;
	const attempt = async () => {
		sent += 1;
		const start = performance.now();
		const body = await post(caller, question, {
			...settings,
			place,
			end
		});
		try {
			return question.read(body, place, performance.now() - start);
		} catch (error) {
			if (error instanceof FailedCall && error.usage !== void 0) wasted = wasted === void 0 ? error.usage : sumOfUsages(wasted, error.usage);
			throw error;
		}
	};
	const outcome = await callPatiently(() => pace.attempt(attempt, stop), {
		...settings,
		turns: MOST_TURNS,
		signal: stop
	});
	if ("value" in outcome) return {
		answer: outcome.value,
		wasted
	};
	const { failure } = outcome;
	const told = stop.aborted && failure.patience !== "never" ? stopped(place) : failure;
	const count = sent === 0 ? "" : ` after ${sent} ${sent === 1 ? "attempt" : "attempts"}`;
	return {
		failure: failed(told.reason, `${told.message}${count}`.replaceAll(key, "***")),
		wasted
	};
}
function failed(reason, detail) {
	return {
		status: "failed",
		reason,
		detail
	};
}

export { openAiModels };