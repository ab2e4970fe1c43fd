import { t as attributeText } from "./attribute-text.js";
import { i as sha256, n as digestOf, t as canonicalJson } from "./digest.js";
import { n as redactTraces, t as redactTexts } from "./redact.js";
import { t as durationText } from "./duration-text.js";
import { t as groupedNumber } from "./grouped-number.js";
import { t as LAYERS } from "./version.js";

// src/pipeline/build-cases/near-duplicates.ts
/** From this share of common shingles on, two texts are nearly the same. */
const NEARLY = .9;
/** Shingles kept of one text, so that a long text costs no more than a page does. */
const KEPT = 256;
/** The form in which turns are compared; undefined where the user's last turn has no text. */
function askedIn(turns) {
	const texts = turns.flatMap(({ role, text }) => role === "user" ? [text] : []);
	const last = sketchOf(texts.at(-1) ?? "");
	return last.text === "" ? void 0 : {
		last,
		before: sketchOf(texts.slice(0, -1).join("\n"))
	};
}
/**
* Finds what was asked before. Two cases are nearly the same when the user's last turns are, and those before: equal but
* for case, white space and numbers, or with nine tenths of their three-word shingles in common (Jaccard).
*
* Not every two are compared: two sets that share nine tenths share one of their few smallest hashes, and only those
* are looked up (prefix filtering: Bayardo, Ma and Srikant, Scaling Up All Pairs Similarity Search, 2007).
*/
function nearDuplicates() {
	const known = [];
	const byHash = /* @__PURE__ */ new Map();
	return {
		find(asked) {
			const places = new Set(prefix(asked.last).flatMap((hash) => byHash.get(hash) ?? []));
			for (const place of places) {
				const one = known[place];
				if (one !== void 0 && isNear(one.asked.last, asked.last) && isNear(one.asked.before, asked.before)) return one.name;
			}
		},
		add(name, asked) {
			for (const hash of prefix(asked.last)) {
				const places = byHash.get(hash);
				if (places === void 0) byHash.set(hash, [known.length]);
				else places.push(known.length);
			}
			known.push({
				name,
				asked
			});
		}
	};
}
function prefix({ hashes }) {
	return [...hashes.subarray(0, hashes.length - Math.ceil(NEARLY * hashes.length) + 1)];
}
function sketchOf(written) {
	const text = written.toLowerCase().replace(/\p{Nd}+/gu, "0").replace(/\s+/gu, " ").trim();
	const words = text.split(" ");
	const shingles = Math.max(1, words.length - 2);
	const hashes = Uint32Array.from({ length: shingles }, (_, at) => hashOf(words.slice(at, at + 3).join(" "))).sort();
	return {
		text,
		hashes: hashes.filter((hash, at) => hash !== hashes[at - 1]).slice(0, KEPT)
	};
}
/** The share of the smallest hashes of both together that both have. */
function isNear(a, b) {
	if (a.text === b.text) return true;
	let [atA, atB, all, common] = [
		0,
		0,
		0,
		0
	];
	while (all < KEPT && (atA < a.hashes.length || atB < b.hashes.length)) {
		const [hashA = Number.POSITIVE_INFINITY, hashB = Number.POSITIVE_INFINITY] = [a.hashes[atA], b.hashes[atB]];
		all++;
		if (hashA === hashB) common++;
		if (hashA <= hashB) atA++;
		if (hashB <= hashA) atB++;
	}
	return common >= NEARLY * all;
}
/** 32 bits of a text: FNV-1a, its bits then mixed as in MurmurHash3, because the order of hashes must tell nothing. */
function hashOf(text) {
	let hash = 2166136261;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
	hash = Math.imul(hash ^ hash >>> 16, 2246822507);
	hash = Math.imul(hash ^ hash >>> 13, 3266489909);
	return (hash ^ hash >>> 16) >>> 0;
}

// src/pipeline/build-cases/choose-traces.ts
/**
* Chooses the traces that make the sample: the fixed part first, then units in the order of the draw until all places
* are taken. A unit takes no place when all of it asks nearly what an earlier case asks; a trace that asks exactly the
* same is one more recording of that case. A fixed unit whose traces are gone leaves its place to the fresh part.
*
* @param byTrace the traces that are there and can be recordings
* @param options.dropNear whether near-duplicates fall out
* @param options.isPlaced whether the fixed part takes places of a size; a rate has none
*/
function chooseTraces(byTrace, { units, reserve, fixed }, options) {
	const found = [];
	const cases = /* @__PURE__ */ new Set();
	const asked = nearDuplicates();
	const standIns = /* @__PURE__ */ new Map();
	/** Whether the trace is in the sample now. */
	function take(one, mayDrop) {
		const text = options.dropNear ? askedIn(one.recording.turns) : void 0;
		if (!cases.has(one.id) && text !== void 0) {
			const standIn = mayDrop ? asked.find(text) : void 0;
			if (standIn !== void 0) {
				standIns.set(one.trace.id, standIn);
				return false;
			}
			asked.add(one.id, text);
		}
		cases.add(one.id);
		found.push(one);
		return true;
	}
	const foundIn = (ids) => ids.map((id) => byTrace.get(id)).filter((one) => one !== void 0);
	const kept = fixed?.units.filter((ids) => foundIn(ids).map((one) => take(one, false)).length > 0) ?? [];
	const gone = (fixed?.units.length ?? 0) - kept.length;
	let places = units.length + (options.isPlaced ? gone : 0);
	const examined = [];
	for (const unit of [...units, ...reserve]) {
		if (places === 0) break;
		examined.push(unit);
		const taken = foundIn(unit.ids).map((one) => take(one, true));
		if (taken.length === 0 || taken.includes(true)) places--;
	}
	return {
		found,
		looked: new Set([...fixed?.units ?? [], ...examined.map(({ ids }) => ids)].flat()),
		examined,
		standIns
	};
}

// src/pipeline/build-cases/observed-answer.ts
/**
* What production answered, from its model calls.
*
* @param calls all, in order of time
* @param last the last of them: the one that answered
* @param after the messages of its input that came after the user's last turn
*/
function observedAnswer(calls, last, after) {
	if (last.status === "error") return {
		status: "failed",
		reason: "production-error",
		detail: `production recorded an error${last.error?.type === void 0 ? "" : `: ${last.error.type}`}`
	};
	if (last.output === void 0) return empty("the content of production's answer was not recorded");
	const thisTurn = callsOfTurn(calls, last);
	const agent = thisTurn.filter((call) => call.input === void 0 || users(call).length === users(last).length);
	const toolCalls = toolCallsOf(agent, last, after);
	if (last.output.text === "" && (last.output.toolCalls ?? []).length === 0) return empty("production recorded an answer without text");
	const latencyMs = sum(thisTurn.map(durationMs));
	const usage = totalUsage(thisTurn);
	return {
		status: "answered",
		text: last.output.text,
		toolCalls,
		finish: last.finish ?? "other",
		...latencyMs !== void 0 && { latencyMs },
		...usage !== void 0 && { usage },
		...last.resolvedModel !== void 0 && { resolvedModel: last.resolvedModel },
		...last.fingerprint !== void 0 && { fingerprint: last.fingerprint },
		modelCalls: agent.length
	};
}
function empty(detail) {
	return {
		status: "failed",
		reason: "empty-answer",
		detail
	};
}
/**
* The model calls of the last turn: of the agent that answered, and of others that worked for it. A trace may hold a whole
* conversation; a call of an earlier turn saw what the user had said until then, and no more.
*/
function callsOfTurn(calls, last) {
	const said = users(last);
	return calls.filter((call) => {
		const seen = users(call);
		const isEarlier = seen.length < said.length && seen.every((text, index) => text === said[index]);
		return call.input === void 0 || !isEarlier;
	});
}
/**
* The tool calls of a turn. Where earlier outputs were not recorded, the last input still quotes them: whichever record
* holds more is the whole one.
*/
function toolCallsOf(calls, last, after) {
	const fromHops = calls.flatMap(({ output }) => output?.toolCalls ?? []);
	const fromInput = [...after.flatMap((message) => message.role === "assistant" ? message.toolCalls ?? [] : []), ...last.output?.toolCalls ?? []];
	return fromInput.length > fromHops.length ? fromInput : fromHops;
}
/** What the user had said when a call was made. */
function users({ input = [] }) {
	return input.filter(({ role }) => role === "user").map(({ text }) => text);
}
function durationMs({ startNs, endNs }) {
	return startNs === null || endNs === null || endNs < startNs ? void 0 : Number(endNs - startNs) / 1e6;
}
/** A sum of what is all known; one unknown part makes the whole unknown. */
function sum(parts) {
	const known = parts.filter((part) => part !== void 0);
	return known.length === parts.length ? known.reduce((total, part) => total + part, 0) : void 0;
}
function totalUsage(calls) {
	const input = sum(calls.map(({ usage }) => usage?.input));
	const output = sum(calls.map(({ usage }) => usage?.output));
	const cachedInput = sum(calls.map(({ usage }) => usage?.cachedInput));
	if (input === void 0 || output === void 0) return void 0;
	return {
		input,
		output,
		...cachedInput !== void 0 && { cachedInput }
	};
}

// src/pipeline/build-cases/tool-results.ts
/**
* The results that tools gave production, in the order in which a replay asks for them: those after the user's last
* turn, from tool hops and, where no hop has recorded the call, from the tool messages. A trace may hold a whole
* conversation: of a call that was made in earlier turns only, its latest result follows, because nothing newer is known.
*
* @param turns the last model hop's input up to the user's last message, without system text
* @param after the rest of that input
*/
function recordedToolResults(hops, turns, after) {
	const start = hops.findLastIndex((hop) => hop.kind === "model" && isEarlier$1(hop.input ?? [], turns)) + 1;
	const now = resultsOfTurn(executedIn(hops.slice(start)), answeredCalls(after));
	const known = new Set(now.map(callKey));
	const before = executedIn(hops.slice(0, start)).flatMap((hop) => toResult(hop));
	const latest = new Map(before.map((result) => [callKey(result), result]));
	return [...now, ...[...latest].flatMap(([key, result]) => known.has(key) ? [] : [result])];
}
/** Whether a model was asked before the user's last turn: what it was shown is how that conversation began. */
function isEarlier$1(input, turns) {
	const shown = input.filter(({ role }) => role !== "system");
	if (shown.length === 0 || shown.length >= turns.length) return false;
	return shown.every(({ role, text }, index) => role === turns[index]?.role && text === turns[index].text);
}
function executedIn(hops) {
	return hops.filter((hop) => hop.kind === "tool").filter((hop) => hop.result !== void 0 || hop.status === "error");
}
/**
* What a hop recorded as the result; of a tool that failed without one, what the model was told, else the error.
* @param answered the call as messages tell of it
*/
function toResult(hop, answered) {
	const { tool, arguments: given, status, error } = hop;
	const result = hop.result ?? answered?.result ?? error?.message ?? error?.type;
	if (result === void 0) return [];
	const failed = status === "error" ? { error: true } : {};
	return [{
		tool,
		arguments: given ?? answered?.call.arguments ?? "",
		result,
		...failed
	}];
}
/** Hops in order of time, with the calls that only messages tell of in their places between them. */
function resultsOfTurn(hops, answered) {
	const left = [...hops];
	const found = answered.toReversed().map(({ call }) => {
		const index = left.findLastIndex((hop) => isSame(hop, call));
		return index < 0 ? void 0 : left.splice(index, 1)[0];
	});
	const results = [];
	for (const { call, result } of answered) {
		const hop = found.pop();
		while (hop !== void 0 && left[0] !== void 0 && hops.indexOf(left[0]) < hops.indexOf(hop)) results.push(...left.splice(0, 1).flatMap((one) => toResult(one)));
		if (hop === void 0) results.push({
			tool: call.name,
			arguments: call.arguments,
			result
		});
		else results.push(...toResult(hop, {
			call,
			result
		}));
	}
	return [...results, ...left.flatMap((hop) => toResult(hop))];
}
/** Whether a tool hop executed this call. Ids repeat within a trace, so equal ids need an equal tool as well. */
function isSame(hop, call) {
	if (hop.tool !== call.name) return false;
	if (hop.arguments !== void 0) return canonical(hop.arguments) === canonical(call.arguments);
	return hop.callId === void 0 || hop.callId === call.id;
}
function callKey({ tool, arguments: given }) {
	return JSON.stringify([tool, canonical(given)]);
}
function canonical(text) {
	try {
		return canonicalJson(JSON.parse(text));
	} catch {
		return text;
	}
}
/** Pairs each result with the nearest earlier unanswered call of its id; without ids the reader has paired by order. */
function answeredCalls(messages) {
	const unanswered = [];
	return messages.flatMap((message) => {
		if (message.role === "assistant") unanswered.push(...message.toolCalls ?? []);
		if (message.role !== "tool") return [];
		const index = unanswered.findLastIndex(({ id }) => id === message.callId);
		const [call] = index < 0 ? [] : unanswered.splice(index, 1);
		if (call !== void 0) return [{
			call,
			result: message.text
		}];
		return message.name === void 0 ? [] : [{
			call: {
				id: message.callId,
				name: message.name,
				arguments: ""
			},
			result: message.text
		}];
	});
}

// src/pipeline/build-cases/recording.ts
/**
* What a replay needs of a trace. The last model hop is the one that answered: what it was given, up to the user's last
* turn, is asked again.
*
* @returns undefined for a trace without a model hop
*/
function toRecording(trace) {
	const calls = trace.hops.filter((hop) => hop.kind === "model");
	const last = calls.at(-1);
	if (last === void 0) return void 0;
	const { system, turns, after } = splitInput(last);
	return {
		traceId: trace.id,
		turns,
		...system !== void 0 && { system },
		variables: variablesOf(trace),
		...trace.startNs !== null && { time: new Date(Number(trace.startNs / 1000000n)).toISOString() },
		retrievals: trace.hops.flatMap((hop) => hop.kind === "retrieval" && hop.documents !== void 0 ? [{
			...hop.query !== void 0 && { query: hop.query },
			documents: hop.documents
		}] : []),
		toolResults: recordedToolResults(trace.hops, turns, after),
		observed: observedAnswer(calls, last, after),
		attributes: trace.attributes,
		evaluations: trace.evaluations,
		versions: trace.versions
	};
}
/** System text from the head of the input; the turns up to the user's last; and what the agent did after that. */
function splitInput({ input = [] }) {
	const firstTurn = input.findIndex(({ role }) => role !== "system");
	const head = firstTurn < 0 ? input : input.slice(0, firstTurn);
	const lastUser = input.findLastIndex(({ role }) => role === "user");
	return {
		...head.length > 0 && { system: head.map(({ text }) => text).join("\n\n") },
		turns: lastUser < 0 ? [] : input.slice(head.length, lastUser + 1),
		after: input.slice(Math.max(lastUser + 1, head.length))
	};
}
const VARIABLE = "gen_ai.prompt.variable.";
/** Variables of the last assembly that has any; those that only an outer span carries are added. */
function variablesOf({ hops, attributes }) {
	const assembled = hops.flatMap((hop) => hop.kind === "assembly" && hop.variables ? [hop.variables] : []).at(-1);
	const outer = Object.entries(attributes).filter(([name]) => name.startsWith(VARIABLE));
	return {
		...Object.fromEntries(outer.map(([name, value]) => [name.slice(23), value])),
		...assembled
	};
}

// src/pipeline/build-cases/weights.ts
/**
* What each case stands for: of a kind of which n units were drawn from N, each unit stands for N / n. Quotas make kinds
* of their own, so that what they add to the sample is taken back here (post-stratification). A near-duplicate that was
* dropped counts for the case that stands for it: the sum over all cases is what there was to draw from.
*
* @param traces those of the sample, and those that were dropped
*/
function weights(traces, { found, examined, standIns }, { kinds }) {
	const drawn = /* @__PURE__ */ new Map();
	for (const { kind } of examined) drawn.set(kind, (drawn.get(kind) ?? 0) + 1);
	const shares = new Map(examined.flatMap(({ ids, kind }) => {
		const each = (kinds.get(kind) ?? 0) / (drawn.get(kind) ?? 1);
		return ids.map((id) => [id, each]);
	}));
	const caseOf = new Map([...standIns, ...found.map(({ trace, id }) => [trace.id, id])]);
	const sums = /* @__PURE__ */ new Map();
	for (const { id, upstream } of [...traces].sort((a, b) => a.id < b.id ? -1 : 1)) {
		const [name, each] = [caseOf.get(id), shares.get(id)];
		if (name === void 0 || each === void 0) continue;
		const { represents, weight } = sums.get(name) ?? {
			represents: 0,
			weight: 0
		};
		const count = upstream.tail ? void 0 : upstream.count;
		const isKnown = weight !== void 0 && count !== void 0;
		sums.set(name, {
			represents: represents + each,
			weight: isKnown ? weight + count * each : void 0
		});
	}
	return (id) => {
		const { represents, weight } = sums.get(id) ?? {};
		return {
			...represents !== void 0 && { represents },
			...weight !== void 0 && { weight }
		};
	};
}

// src/pipeline/build-cases.ts
/**
* The cases behind drawn traces. A case is named by the suite's key attribute, else by the digest of what was asked,
* else, where content was not recorded, by its trace; traces with one name are recordings of one case. Traces without a
* model hop ask nothing and are left out. Traces without recorded input are cases that cannot be replayed: they are
* counted under "no recorded input" and stay.
*/
function buildCases(traces, options) {
	const { sample, draw, drawn } = options;
	const byTrace = new Map(traces.flatMap((trace) => {
		const recording = toRecording(trace);
		return recording === void 0 ? [] : [[trace.id, {
			trace,
			recording,
			id: caseId(recording, sample.key)
		}]];
	}));
	const dropNear = !sample.nearDuplicates && drawn !== void 0;
	const isPlaced = typeof sample.size === "number";
	const chosen = chooseTraces(byTrace, drawn ?? allOf(traces), {
		dropNear,
		isPlaced
	});
	const fixed = new Set(drawn?.fixed?.units.flat());
	const weightOf = weights(traces, chosen, drawn ?? allOf(traces));
	const cases = [...grouped$1(chosen.found)].map(([id, found]) => ({
		...toCase(id, found, fixed, options),
		...drawn === void 0 ? {} : weightOf(id)
	})).sort((a, b) => a.id < b.id ? -1 : 1);
	return {
		cases,
		seed: draw.seed,
		...draw.design === void 0 ? {} : { design: draw.design },
		traces: draw.traces,
		...drawn?.fixed !== void 0 && { fixed: {
			from: drawn.fixed.from,
			cases: cases.filter(({ part }) => part === "fixed").length
		} },
		strata: drawn === void 0 ? draw.strata : draw.strata.map((stratum) => drawnOf(stratum, chosen.examined)),
		digest: digestOf(cases.map(({ id }) => id)),
		leftOut: {
			...draw.leftOut,
			...leftOut$1(traces, byTrace, chosen)
		}
	};
}
function allOf(traces) {
	return {
		units: traces.map(({ id }) => ({
			ids: [id],
			stratum: "",
			kind: ""
		})),
		reserve: [],
		kinds: /* @__PURE__ */ new Map()
	};
}
function grouped$1(all) {
	const groups = /* @__PURE__ */ new Map();
	for (const found of [...all].sort(byTraceId)) {
		const group = groups.get(found.id);
		if (group === void 0) groups.set(found.id, [found]);
		else group.push(found);
	}
	return groups;
}
function byTraceId(a, b) {
	return a.trace.id < b.trace.id ? -1 : 1;
}
function drawnOf(stratum, examined) {
	return {
		...stratum,
		drawn: examined.filter((unit) => unit.stratum === stratum.name).length
	};
}
function leftOut$1(traces, byTrace, { found, looked, standIns }) {
	const withoutModel = traces.filter(({ id }) => looked.has(id) && !byTrace.has(id)).length;
	const withoutInput = found.filter(({ recording }) => recording.turns.length === 0).length;
	return {
		...withoutModel > 0 && { "no model hop": withoutModel },
		...withoutInput > 0 && { "no recorded input": withoutInput },
		...standIns.size > 0 && { "nearly the same as another": standIns.size }
	};
}
function caseId({ traceId, turns, variables, attributes }, key) {
	const named = key === void 0 ? void 0 : attributeText(attributes, key);
	if (named !== void 0) return named;
	return turns.length > 0 || Object.keys(variables).length > 0 ? digestOf({
		turns,
		variables
	}).slice(0, 16) : traceId;
}
function toCase(id, found, fixed, { sample, slices, expected }) {
	const [first, ...others] = found;
	const conversation = found.map(({ trace }) => trace.conversation).find((known) => known !== void 0);
	const value = (name) => found.map(({ trace }) => attributeText(trace.attributes, name)).find((text) => text !== void 0);
	const answer = expected === void 0 ? void 0 : value(expected);
	return {
		id,
		cluster: conversation ?? (sample.key === void 0 ? first.trace.id : id),
		slices: Object.fromEntries(slices.flatMap((name) => {
			const text = value(name);
			return text === void 0 ? [] : [[name, text]];
		})),
		...answer !== void 0 && { expected: answer },
		part: found.some(({ trace }) => fixed.has(trace.id)) ? "fixed" : "fresh",
		recordings: [first.recording, ...others.map(({ recording }) => recording)]
	};
}

// src/statistics/apportion.ts
/**
* Shares out places among groups in proportion to their sizes, at least one each as far as they reach (the largest
* groups first), and never more than a group's size.
*
* Every place goes to the group with the highest size / (2 · places it has + 1): the method of Sainte-Laguë. Unlike
* largest remainders it never takes a place away from a group when there are more places to give (the Alabama
* paradox), so a smaller draw is always a part of a larger one. See Balinski and Young, Fair Representation, 1982.
*
* @param sizes by group, whole numbers of at least 1
* @param places whole number of at least 0
* @returns places by group; a group without any is absent. They sum to the smaller of `places` and all sizes together.
*/
function apportion(sizes, places) {
	const groups = [...sizes].sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || (a < b ? -1 : 1));
	const given = new Map(groups.slice(0, places).map(([name]) => [name, 1]));
	for (let left = places - given.size; left > 0; left--) {
		const next = neediest(groups, given);
		if (next === void 0) break;
		given.set(next, (given.get(next) ?? 0) + 1);
	}
	return given;
}
function neediest(groups, given) {
	let best;
	let highest = 0;
	for (const [name, size] of groups) {
		const has = given.get(name) ?? 0;
		const claim = has < size ? size / (2 * has + 1) : 0;
		if (claim > highest) [best, highest] = [name, claim];
	}
	return best;
}

// src/pipeline/draw/u.ts
/** One more than the largest u. */
const U_RANGE = 2n ** 56n;
/**
* A unit's place in the draw: the first 14 hexadecimal digits of sha256(seed 0x00 id) as a number, 0…2⁵⁶ − 1. The largest
* are drawn first. It depends on nothing else, so machines, shards and data warehouses agree on the order.
*
* @param id of a trace, or of a conversation where those are drawn
*/
function uOf(seed, id) {
	return BigInt(`0x${uDigits(seed, id)}`);
}
/** The same as 14 hexadecimal digits, which compare as texts like the numbers they write, and cost less to make. */
function uDigits(seed, id) {
	return sha256(`${seed}\u0000${id}`).slice(0, 14);
}
/** A number of the range as its 14 digits. */
function digitsOf(u) {
	return u.toString(16).padStart(14, "0");
}
/**
* The smallest u that is drawn at a rate. A smaller rate draws a part of what a larger one draws, and traces that come
* later evict none.
*
* @param rate the share of units to draw, 0…1
*/
function leastU(rate) {
	return BigInt(Math.round((1 - rate) * 2 ** 56));
}

// src/pipeline/draw/units.ts
/** The units that traces make, in the order of their first trace. */
function toUnits(traces, sample) {
	if (sample.turns !== "all") {
		const groupOf = ({ id, conversation }) => sample.turns === "one" ? conversation ?? id : id;
		return traces.map((trace) => toUnit([trace.id], trace, trace.u, groupOf(trace), sample));
	}
	const conversations = /* @__PURE__ */ new Map();
	for (const trace of traces) {
		const id = trace.conversation ?? trace.id;
		const known = conversations.get(id);
		if (known === void 0) conversations.set(id, [trace]);
		else known.push(trace);
	}
	return [...conversations].map(([id, turns]) => {
		return toUnit(turns.map((turn) => turn.id).sort(), factsOf(turns), uOf(sample.seed, id), id, sample);
	});
}
/** What is true of any turn is true of the conversation; its first turn names the stratum. */
function factsOf(turns) {
	const [first] = turns.filter(({ stratum }) => stratum !== void 0).sort(byStart);
	return {
		error: turns.some(({ error }) => error),
		negative: turns.some(({ negative }) => negative),
		tail: turns.some(({ tail }) => tail),
		stratum: first?.stratum
	};
}
function byStart(a, b) {
	if (a.startNs !== b.startNs) {
		if (a.startNs === null) return 1;
		if (b.startNs === null || a.startNs < b.startNs) return -1;
		return 1;
	}
	return a.id < b.id ? -1 : 1;
}
function toUnit(ids, { error, negative, tail, stratum }, u, group, { stratify, keep }) {
	const value = stratify === void 0 ? "all" : stratum ?? "(none)";
	const name = tail ? `${value}, tail-sampled` : value;
	return {
		u,
		ids,
		group,
		stratum: name,
		kind: `${name}\n${keep.errors > 0 && error}\n${keep.negativeFeedback > 0 && negative}`,
		error,
		negative
	};
}
/** The largest u first. */
function byU(a, b) {
	if (a.u !== b.u) return a.u > b.u ? -1 : 1;
	return (a.ids[0] ?? "") < (b.ids[0] ?? "") ? -1 : 1;
}
/** The units with the largest u, best first. Most are ruled out before any is sorted: there may be very many. */
function largest(units, size) {
	if (size <= 0) return [];
	const sorted = BigUint64Array.from(units, ({ u }) => u).sort();
	const last = sorted[Math.max(0, sorted.length - size)] ?? 0n;
	return units.filter(({ u }) => u >= last).sort(byU).slice(0, size);
}
/** Of each group the unit with the largest u. */
function onePerGroup(units) {
	const best = /* @__PURE__ */ new Map();
	for (const unit of units) {
		const known = best.get(unit.group);
		if (known === void 0 || byU(unit, known) < 0) best.set(unit.group, unit);
	}
	return best.size === units.length ? units : [...best.values()];
}

// src/pipeline/draw/choose.ts
/**
* Chooses among units: quotas first, then the rest by strata, in proportion to what is left in each, or all with a large
* enough u where a rate is asked for. More places, or a larger rate, choose all that fewer do, and others.
*
* @param places how many are to be drawn, a whole number, or the share of all, 0…1
* @param spare how many more the reserve is to hold, at most
*/
function choose(units, sample, places, spare) {
	const candidates = grouped(units, sample);
	const take = (times) => typeof places === "number" ? bySize(candidates, times === 1 ? places : places + spare) : byRate(candidates, Math.min(1, times * places.rate));
	const drawn = take(1);
	if (spare === 0) return {
		drawn,
		reserve: []
	};
	const more = take(2);
	const isDrawn = new Set(drawn);
	return {
		drawn,
		reserve: more.filter((unit) => !isDrawn.has(unit)).slice(0, spare)
	};
}
/** Where a group has one place, a quota's unit has it before one with a larger u. */
function grouped(units, { keep, turns }) {
	const placed = turns === "one" ? onePerGroup : (all) => all;
	const errors = largest(placed(units.filter(({ error }) => error)), keep.errors);
	const negatives = largest(placed(units.filter(({ negative }) => negative)), keep.negativeFeedback);
	const quotas = placed([.../* @__PURE__ */ new Set([...errors, ...negatives])]);
	const taken = new Set(quotas.map(({ group }) => group));
	return {
		quotas,
		rest: placed(taken.size === 0 ? units : units.filter(({ group }) => !taken.has(group)))
	};
}
function byRate({ quotas, rest }, rate) {
	const least = leastU(rate);
	return [...quotas, ...rest.filter(({ u }) => u >= least)].sort(byU);
}
function bySize({ quotas, rest }, places) {
	const kept = largest(quotas, places);
	const strata = byStratum(rest);
	const sizes = new Map([...strata].map(([name, units]) => [name, units.length]));
	const given = apportion(sizes, Math.max(0, places - kept.length));
	return [...kept, ...[...strata].flatMap(([name, units]) => largest(units, given.get(name) ?? 0))].sort(byU);
}
function byStratum(units) {
	const strata = /* @__PURE__ */ new Map();
	for (const unit of units) {
		const stratum = strata.get(unit.stratum);
		if (stratum === void 0) strata.set(unit.stratum, [unit]);
		else stratum.push(unit);
	}
	return strata;
}

// src/pipeline/draw/draw-from.ts
/**
* The draw from what is kept of all traces.
*
* @param fixed trace ids of units that have places already
*/
function drawFrom({ traces, scale, threshold }, { sample, since }, fixed) {
	const fitting = traces.filter(({ unmet, ruledOut }) => unmet.length === 0 && !ruledOut);
	const eligible = fitting.filter(({ startNs }) => since === void 0 || startNs !== null && startNs >= since);
	const withoutTime = since === void 0 ? 0 : fitting.filter(({ startNs }) => startNs === null).length;
	const units = toUnits(eligible, sample);
	const { drawn, reserve } = choose(withoutFixed(units, fixed), sample, placesOf$1(sample, fixed.length), spareOf(sample, fixed.length));
	const about = (count) => Math.round(count * scale);
	const beyond = typeof sample.size === "number" ? 0 : beyondReach(sample.size.rate, threshold, units.length * scale);
	return {
		ids: drawn.flatMap(({ ids }) => ids).sort(),
		units: drawn.map(toDrawn),
		reserve: reserve.map(toDrawn),
		kinds: new Map([...countsOf(units, "kind")].map(([kind, count]) => [kind, count * scale])),
		traces: about(eligible.length),
		...scale === 1 ? {} : { estimated: true },
		strata: strataOf(units, drawn, about, scale !== 1),
		seed: sample.seed,
		leftOut: {
			...withoutTime > 0 && { "no start time": about(withoutTime) },
			...beyond > 0 && { "more than can be drawn": beyond }
		}
	};
}
/** A rate draws the fresh part; how many places a fixed part would take from it is known only afterwards. */
function placesOf$1({ size }, fixed) {
	return typeof size === "number" ? Math.max(0, size - fixed) : size;
}
/** As many again where near-duplicates fall out; else enough for fixed places whose traces are gone. */
function spareOf({ size, nearDuplicates }, fixed) {
	if (typeof size !== "number") return nearDuplicates ? 0 : Number.POSITIVE_INFINITY;
	return nearDuplicates ? Math.min(fixed, size) : size;
}
/** A unit goes when one of its traces is fixed, and so do all of its group. */
function withoutFixed(units, fixed) {
	if (fixed.length === 0) return units;
	const ids = new Set(fixed.flat());
	const groups = new Set(units.flatMap((unit) => unit.ids.some((id) => ids.has(id)) ? [unit.group] : []));
	return units.filter(({ group }) => !groups.has(group));
}
/** About how many units a rate asks for that are no longer known, each with its u under the threshold. */
function beyondReach(rate, threshold, units) {
	const least = leastU(rate);
	return least > threshold ? 0 : Math.round(Number(threshold - least + 1n) / 2 ** 56 * units);
}
function strataOf(units, drawn, about, estimated) {
	const places = countsOf(drawn, "stratum");
	return [...countsOf(units, "stratum")].map(([name, count]) => ({
		name,
		traces: about(count),
		...estimated && { estimated: true },
		drawn: places.get(name) ?? 0
	})).sort((a, b) => a.name < b.name ? -1 : 1);
}
function countsOf(units, key) {
	const counts = /* @__PURE__ */ new Map();
	for (const unit of units) counts.set(unit[key], (counts.get(unit[key]) ?? 0) + 1);
	return counts;
}
function toDrawn({ ids, stratum, kind }) {
	return {
		ids,
		stratum,
		kind
	};
}

// src/pipeline/draw/trace-facts.ts
function gathering(where, stratify) {
	return {
		where,
		stratify,
		unmet: where.flatMap((condition, place) => "is" in condition ? [place] : [])
	};
}
function newTrace(id, u, { unmet }) {
	return {
		id,
		u,
		unmet,
		ruledOut: false,
		error: false,
		negative: false,
		tail: false,
		startNs: null,
		stratum: void 0,
		stratumNs: null,
		conversation: void 0
	};
}
/** Adds what one span says. The order of spans does not matter, and a span may be added twice. */
function addSpan(trace, span, { where, stratify }) {
	const textOf = (name) => Object.hasOwn(span.attributes, name) ? span.attributes[name] : void 0;
	for (const [place, condition] of where.entries()) {
		const value = textOf(condition.attribute);
		if (value === void 0) continue;
		if ("isNot" in condition) trace.ruledOut ||= condition.isNot.includes(value);
		else if (condition.is.includes(value) && trace.unmet.includes(place)) trace.unmet = trace.unmet.filter((one) => one !== place);
	}
	trace.error ||= span.error;
	trace.negative ||= span.negativeFeedback;
	trace.tail ||= span.tail;
	trace.startNs = earlier(trace.startNs, span.startNs);
	if (stratify !== void 0) nameStratum(trace, textOf(stratify), span.startNs);
	trace.conversation = smaller(trace.conversation, span.conversation);
}
/** Adds what another shard knows of the same trace. */
function addFacts(trace, other) {
	trace.unmet = trace.unmet.filter((place) => other.unmet.includes(place));
	trace.ruledOut ||= other.ruledOut;
	trace.error ||= other.error;
	trace.negative ||= other.negative;
	trace.tail ||= other.tail;
	trace.startNs = earlier(trace.startNs, other.startNs);
	nameStratum(trace, other.stratum, other.stratumNs);
	trace.conversation = smaller(trace.conversation, other.conversation);
}
/** The earliest span speaks for the trace, as it is the root's place; among equals the smaller text, for any order. */
function nameStratum(trace, name, startNs) {
	if (name === void 0) return;
	if (!(trace.stratum === void 0 || isEarlier(startNs, trace.stratumNs)) && !(startNs === trace.stratumNs && name < (trace.stratum ?? name))) return;
	trace.stratum = name;
	trace.stratumNs = startNs;
}
function isEarlier(a, b) {
	return a !== null && (b === null || a < b);
}
function earlier(a, b) {
	return isEarlier(b, a) ? b : a;
}
/** Spans of one trace agree on its conversation; where they do not, any rule does that ignores their order. */
function smaller(a, b) {
	return a === void 0 || b !== void 0 && b < a ? b : a;
}

// src/pipeline/draw/kept-traces.ts
/**
* Keeps facts of at most so many traces, those with the largest u. Which these are depends on the set of all traces
* alone, not on their order, nor on the shards in which they came: u has to be larger than the largest that has no
* place. From that threshold τ the number of all is estimated as places / (1 − τ), which is right on average
* (the bottom-k sketch: Cohen and Kaplan, Summarizing Data Using Bottom-k Sketches, 2007).
*/
function keptTraces(seed, capacity, rules) {
	const traces = /* @__PURE__ */ new Map();
	let threshold = -1n;
	let thresholdDigits = "";
	/** Some more than there is place for are let in, because finding the smallest is worth it only for many. */
	const most = Math.ceil(capacity * 1.25);
	function shrink() {
		if (traces.size <= capacity) return;
		const sorted = BigUint64Array.from(traces.values(), ({ u }) => u).sort();
		raiseTo(sorted[sorted.length - 1 - capacity] ?? threshold);
	}
	function raiseTo(u) {
		threshold = u;
		thresholdDigits = digitsOf(u);
		for (const [id, { u }] of traces) if (u <= threshold) traces.delete(id);
	}
	function admit(id, u) {
		if (u <= threshold) return void 0;
		if (traces.size > most) {
			shrink();
			if (u <= threshold) return void 0;
		}
		const trace = newTrace(id, u, rules);
		traces.set(id, trace);
		return trace;
	}
	function settled() {
		shrink();
		const scale = threshold < 0n ? 1 : Number(U_RANGE) / Number(U_RANGE - threshold);
		return {
			traces: [...traces.values()],
			scale,
			threshold
		};
	}
	/** Of very many traces hardly any is kept: once there is a threshold, its digits rule out all others at least cost. */
	function find(id) {
		if (threshold < 0n) return traces.get(id) ?? admit(id, uOf(seed, id));
		const digits = uDigits(seed, id);
		if (digits <= thresholdDigits) return void 0;
		return traces.get(id) ?? admit(id, BigInt(`0x${digits}`));
	}
	return {
		find,
		absorb(other) {
			const given = other.settled();
			if (given.threshold > threshold) raiseTo(given.threshold);
			for (const facts of given.traces) {
				const trace = traces.get(facts.id) ?? admit(facts.id, facts.u);
				if (trace !== void 0) addFacts(trace, facts);
			}
		},
		settled
	};
}

// src/pipeline/draw.ts
/**
* Draws whole traces, or whole conversations, by a hash of the seed and the id: the same seed and traces give the same
* draw on every machine, a smaller size gives a part of a larger one, and traces that come later evict no more than
* their share. Quotas come first, then the rest of the size by strata, in proportion to what is left in each.
*
* Memory is bounded: of more traces than the capacity, those with the largest hashes are known, which is where a draw
* takes its traces from; their number is then an estimate.
*/
function createDraw(options) {
	const { sample, where, capacity = capacityFor(sample) } = options;
	const rules = gathering(where, sample.stratify);
	const kept = keptTraces(sample.seed, capacity, rules);
	let lastId;
	let last;
	const factsOf = (id) => {
		if (id !== lastId) {
			lastId = id;
			last = kept.find(id);
		}
		return last;
	};
	return {
		attributes: [.../* @__PURE__ */ new Set([...where.map(({ attribute }) => attribute), ...sample.stratify === void 0 ? [] : [sample.stratify]])],
		add(fact) {
			const trace = factsOf(fact.traceId);
			if (trace !== void 0) addSpan(trace, fact, rules);
		},
		matters: (traceId) => factsOf(traceId) !== void 0,
		result: (fixed = []) => drawFrom(kept.settled(), options, fixed),
		kept,
		options
	};
}
/** Estimates of numbers are then right to one per cent, and the facts take five megabytes. */
const CAPACITY = 16384;
/** A rate must find all that it draws among them; a conversation is whole only while every trace is known: 160 MB. */
function capacityFor({ size, turns }) {
	if (turns === "all") return 32 * CAPACITY;
	return typeof size === "number" ? Math.max(CAPACITY, 64 * size) : 8 * CAPACITY;
}

// src/stories/fixed-part.ts
/**
* The part of a baseline's sample that is asked again, so that the two pair: those of its cases that the anchor has too,
* then those with the largest u; or of its conversations where those are drawn. As neither changes, they stay from week to
* week until their traces are gone or others come before them.
*
* An anchor that was blessed long after it was recorded has few cases in the latest sample. Where its texts are kept, its
* own cases come back, until they have half of the part.
*
* @returns undefined when the suite keeps none
*/
function fixedPart(sample, { latest, anchor, anchorTexts }) {
	const places = placesOf(sample);
	if (places === 0) return void 0;
	const inAnchor = new Map(anchor === void 0 ? [] : rankedUnits(anchor, sample));
	const inLatest = new Map(rankedUnits(latest, sample));
	const both = [...inLatest].filter(([key]) => inAnchor.has(key));
	const back = anchorTexts === true ? [...inAnchor].filter(([key]) => !inLatest.has(key)) : [];
	const others = [...inLatest].filter(([key]) => !inAnchor.has(key));
	const lacking = Math.max(0, Math.floor(places / 2) - both.length);
	const units = [
		...both,
		...back.slice(0, lacking),
		...others
	].slice(0, places);
	return {
		from: latest.name.path,
		units: units.map(([, ids]) => ids)
	};
}
/** Whether the anchor has fewer cases in the latest sample than its half of the fixed part. */
function lacksAnchor(sample, { latest, anchor }) {
	if (anchor === void 0) return false;
	const inLatest = unitsOf(latest, sample);
	return [...unitsOf(anchor, sample).keys()].filter((key) => inLatest.has(key)).length < Math.floor(placesOf(sample) / 2);
}
/** Cases or conversations with their trace ids, those with the largest u first. */
function rankedUnits(stored, sample) {
	const { seed, turns } = sample;
	const uOfUnit = (key, ids) => turns === "all" ? uOf(seed, key) : [...ids].map((id) => uOf(seed, id)).reduce((a, b) => a > b ? a : b, -1n);
	return [...unitsOf(stored, sample)].map(([key, ids]) => ({
		key,
		ids: [...ids].sort(),
		u: uOfUnit(key, ids)
	})).sort(byRank).map(({ key, ids }) => [key, ids]);
}
/** Trace ids by case, or by conversation where those are drawn. */
function unitsOf({ baseline }, { turns }) {
	const units = /* @__PURE__ */ new Map();
	for (const row of baseline.run.cases) {
		const key = turns === "all" ? row.cluster : row.id;
		units.set(key, /* @__PURE__ */ new Set([...units.get(key) ?? [], ...row.trials.map(({ trace }) => trace)]));
	}
	return units;
}
function byRank(a, b) {
	if (a.u !== b.u) return a.u > b.u ? -1 : 1;
	return a.key < b.key ? -1 : 1;
}
function placesOf({ fixed, size }) {
	if (typeof size !== "number") return fixed ?? 0;
	return Math.min(fixed ?? Math.floor(size / 2), size);
}

// src/stories/no-cases.ts
/** No trace is in the window and fits the filters. */
function noneLeft({ path, traces }, leftOut) {
	const filters = [...traces.where.map(inWords), ...traces.windowMs === void 0 ? [] : [`the last ${durationText(traces.windowMs).replace(/^1 /, "")}`]];
	if (filters.length === 0 && Object.keys(leftOut).length === 0) return {
		reason: "no-cases",
		problem: `${path}: traces.from: there is no trace`,
		remedy: "See to it that traces are there, or correct traces.from in the suite file."
	};
	return {
		reason: "no-cases",
		problem: `${path}: traces: none of the traces is left${filters.length === 0 ? "" : ` after ${filters.join(", ")}`}${reasons(leftOut)}`,
		remedy: "Widen traces.window or traces.where in the suite file, or point traces.from at newer traces."
	};
}
/** There are traces, and the rate is so small that it reaches none. */
function noneDrawn({ path, sample }, there) {
	return {
		reason: "no-cases",
		problem: `${path}: sample.${typeof sample.size === "number" ? `size: ${sample.size}` : `rate: ${sample.size.rate}`} draws none of ${groupedNumber(there)} traces`,
		remedy: "Raise sample.rate, or write sample.size in its place."
	};
}
/** @param drawn how many traces were drawn */
function noneUsable({ path }, drawn, leftOut) {
	if (Object.keys(leftOut).length === 0) return {
		reason: "no-cases",
		problem: `${path}: traces: not one of the ${drawn} traces drawn could be fetched`,
		remedy: "See to it that the source gives each trace that it lists; a command is run twice and must print them again."
	};
	return {
		reason: "no-cases",
		problem: `${path}: traces: not one of the ${drawn} traces drawn can be used${reasons(leftOut)}`,
		remedy: "Record the model calls with their messages; docs/traces.md says how, for each tracing stack."
	};
}
/** @param there about how many traces */
function tooManyForConversations({ path }, there) {
	return {
		reason: "no-cases",
		problem: `${path}: sample.turns: all cannot tell which traces make a conversation among about ${groupedNumber(there)}`,
		remedy: "Narrow traces.window, or write sample.turns: one in the suite file."
	};
}
function inWords(condition) {
	return "is" in condition ? `${condition.attribute} = ${condition.is.join(" or ")}` : `${condition.attribute} other than ${condition.isNot.join(", ")}`;
}
function reasons(leftOut) {
	const counts = Object.entries(leftOut).map(([reason, count]) => `${count} × ${reason}`);
	return counts.length === 0 ? "" : `: ${counts.join(", ")}`;
}

// src/stories/sample-notes.ts
/** What people are told about the records of a survey that were no traces. */
function skippedRecords({ records, badRecords, firstProblems }) {
	const first = firstProblems[0];
	if (badRecords === 0 || first === void 0) return [];
	return [`${badRecords} of ${records} records of the traces were skipped; the first is ${first.place}: ${first.problem}.`];
}
/** @param ids of the traces drawn  @param fetched those that are there, others among them */
function tracesGone(ids, fetched) {
	const there = new Set(fetched.map(({ id }) => id));
	const gone = ids.filter((id) => !there.has(id)).length;
	return gone === 0 ? [] : [`${gone} of the ${ids.length} traces drawn are no longer where traces are read from.`];
}
/** What people are told about a fixed part of which traces are gone. */
function fixedGone(fixed, fetched, { turns, size }) {
	if (fixed === void 0) return [];
	const there = new Set(fetched.map(({ id }) => id));
	const gone = fixed.units.filter((ids) => !ids.some((id) => there.has(id))).length;
	const units = turns === "all" ? "conversations" : "cases";
	const instead = typeof size === "number" ? "; new ones take their places" : "";
	return gone === 0 ? [] : [`${gone} of the ${fixed.units.length} ${units} kept from ${fixed.from} are gone${instead}. Keep traces longer, or their texts beside the baseline: store.text.`];
}
/** What people are told about the traces of a sample: what was left out, what they contradict, what was replaced. */
function notesOn(sample, traces) {
	return [
		...leftOut(sample),
		...cutShort(traces),
		...contradictions(traces),
		...redacted(sample)
	];
}
function leftOut(sample) {
	return Object.entries(sample.leftOut).map(([reason, count]) => reason === "no recorded input" ? `${counted(count, "trace")} without recorded input: a replay cannot ask ${count === 1 ? "it" : "them"}.` : `${counted(count, "trace")} left out: ${reason}.`);
}
/** Of all flaws, those by which a replay asks less than production did. */
const CUTS = {
	truncated: "text cut off",
	"unreadable-record": "a record that cannot be read"
};
function cutShort(traces) {
	const cut = traces.filter(({ flaws }) => flaws.some((flaw) => CUTS[flaw] !== void 0));
	if (cut.length === 0) return [];
	const kinds = Object.entries(CUTS).flatMap(([flaw, words]) => {
		const count = cut.filter(({ flaws }) => flaws.some((one) => one === flaw)).length;
		return count === 0 ? [] : [`${words} in ${count}`];
	});
	return [`${counted(cut.length, "trace")} not whole (${kinds.join(", ")}): a replay may ask less than production did.`];
}
function contradictions(traces) {
	return LAYERS.flatMap((layer) => {
		const found = traces.filter((trace) => trace.contradictions.some((one) => one.layer === layer));
		const first = found[0]?.contradictions.find((one) => one.layer === layer);
		if (first === void 0) return [];
		return [`${counted(found.length, "trace")} ${contradicted(layer, found.length)}: ${first.claims.join(", ")}.`];
	});
}
function contradicted(layer, count) {
	if (layer === "model") return `${count === 1 ? "claims" : "claim"} one model and ${count === 1 ? "was" : "were"} answered by another`;
	return `${count === 1 ? "says" : "say"} two things about the ${layer}`;
}
/** The kinds that are known by themselves, for one and for many; the user's own have names of their own. */
const KINDS = /* @__PURE__ */ new Map([
	["email", ["e-mail address", "e-mail addresses"]],
	["phone", ["phone number", "phone numbers"]],
	["card", ["card number", "card numbers"]],
	["iban", ["IBAN", "IBANs"]],
	["ip", ["IP address", "IP addresses"]],
	["secret", ["secret", "secrets"]]
]);
function redacted(sample) {
	const kinds = Object.entries(sample.redacted ?? {}).flatMap(([kind, count]) => {
		const [one, many] = KINDS.get(kind) ?? [kind, kind];
		return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
	});
	return kinds.length === 0 ? [] : [`Redacted: ${kinds.join(", ")}.`];
}
function counted(count, noun) {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

// src/stories/draw-sample.ts
/**
* Surveys all traces, draws from them, and turns what was drawn into cases.
*
* @param world its traces are those kept beside the latest baseline too, where a fixed part is to outlive its source
* @param from the baseline whose sample gives the fixed part, and the anchor, whose cases are kept before others; without
*   them everything is drawn anew
*/
async function drawSample(suite, world, from) {
	const { sample, traces } = suite;
	const now = world.clock.now().getTime();
	const since = traces.windowMs === void 0 ? {} : { since: BigInt(now - traces.windowMs) * 1000000n };
	const drawing = createDraw({
		sample,
		where: traces.where,
		...since
	});
	const { attributes, matters } = drawing;
	const request = {
		...requestFor(suite),
		attributes,
		matters,
		...since
	};
	const report = await world.traces.survey(request, drawing.add);
	const fixed = from === void 0 ? void 0 : fixedPart(sample, from);
	const draw = drawing.result(fixed?.units);
	if (draw.traces === 0) return {
		status: "empty",
		incomplete: noneLeft(suite, draw.leftOut)
	};
	if (sample.turns === "all" && draw.estimated) return {
		status: "empty",
		incomplete: tooManyForConversations(suite, draw.traces)
	};
	if (draw.ids.length === 0 && fixed === void 0) return {
		status: "empty",
		incomplete: noneDrawn(suite, draw.traces)
	};
	const ids = [...draw.ids, ...fixed?.units.flat() ?? []];
	const spare = draw.reserve.flatMap((unit) => unit.ids);
	const fetched = await world.traces.fetch([...ids, ...spare].toSorted());
	const drawn = {
		...draw,
		...fixed === void 0 ? {} : { fixed }
	};
	const notes = [
		...skippedRecords(report),
		...tracesGone(draw.ids, fetched),
		...fixedGone(fixed, fetched, sample)
	];
	return casesOf({
		ids,
		fetched,
		draw: {
			...draw,
			design: designOf(sample)
		},
		drawn,
		notes
	}, suite);
}
function designOf({ stratify, turns, keep }) {
	return {
		...stratify === void 0 ? {} : { stratify },
		turns,
		keep
	};
}
/** What is asked of the sources. One that draws by itself has to bring enough for what may fall out. */
function requestFor({ sample }) {
	const { size, seed, turns, nearDuplicates, keep } = sample;
	const times = nearDuplicates ? 1 : 2;
	return {
		conversations: turns !== "any",
		counts: true,
		...keep.errors === 0 && { errors: false },
		seed,
		size: typeof size === "number" ? times * size : { rate: Math.min(1, times * size.rate) }
	};
}
/** The cases of traces that an earlier run drew, so that both ask the same questions. Traces that are gone are named. */
async function sampleAgain(ids, earlier, suite, world) {
	const fetched = ids.length === 0 ? [] : await world.traces.fetch(ids.toSorted());
	return casesOf({
		ids,
		fetched,
		draw: earlier,
		notes: tracesGone(ids, fetched)
	}, suite);
}
async function casesOf({ ids, fetched, notes, ...drawn }, suite) {
	const { expected, slices } = suite.traces;
	const redacted = await redact(fetched, suite);
	const options = {
		sample: suite.sample,
		slices,
		...expected === void 0 ? {} : { expected },
		...drawn
	};
	const sample = buildCases(redacted.traces, options);
	if (sample.cases.length === 0) return {
		status: "empty",
		incomplete: noneUsable(suite, ids.length, sample.leftOut)
	};
	const wanted = new Set(ids);
	const used = new Set(sample.cases.flatMap(({ recordings }) => recordings.map(({ traceId }) => traceId)));
	const isDrawn = ({ id, hops }) => used.has(id) || wanted.has(id) && !hops.some(({ kind }) => kind === "model");
	const traces = redacted.traces.filter(isDrawn);
	const counts = traces.length === fetched.length ? redacted.counts : (await redact(fetched.filter(isDrawn), suite)).counts;
	const strata = await redactStrata(sample.strata, suite);
	const found = {
		...sample,
		strata,
		...counts === void 0 ? {} : { redacted: counts }
	};
	return {
		status: "drawn",
		sample: found,
		traces,
		notes: [...notes, ...notesOn(found, traces)]
	};
}
async function redact(traces, suite) {
	return suite.traces.redact === null ? { traces } : redactTraces(traces, suite.traces.redact);
}
/** The names of strata are values of an attribute, as the survey met them. */
async function redactStrata(strata, { sample, traces }) {
	if (sample.stratify === void 0 || traces.redact === null) return strata;
	const names = await redactTexts(strata.map(({ name }) => name), sample.stratify, traces.redact);
	return strata.map((stratum, place) => ({
		...stratum,
		name: names[place] ?? stratum.name
	}));
}

export { sampleAgain as n, lacksAnchor as r, drawSample as t };