import { t as UserError } from "./errors2.js";
import { t as canonicalJson } from "./digest.js";
import { c as EMPTY_RECORD } from "./record.js";
import { a as recordReader, i as upstreamCount, n as TAIL_MARKS, o as ALIASES, r as isTailSampled, s as firstText } from "./read-trace.js";
import { t as attributeText } from "./attribute-text.js";
import { t as isNegative } from "./negative-feedback.js";

// src/edges/sources/read-record.ts
/** Reads a JSON value in whatever format it is recognised as. @param wanted as in `RecordFormat.read` */
function readRecord(value, wanted) {
	const format = recordReader(value);
	if (format === void 0) return {
		record: EMPTY_RECORD,
		problem: "not a trace in any format that is known"
	};
	const record = format.read(value, wanted);
	if (record.problem !== void 0) return {
		record,
		problem: record.problem
	};
	return record.withoutId > 0 ? {
		record,
		problem: "a span without a valid trace id and span id"
	} : { record };
}

// src/edges/sources/span-facts.ts
/** The attributes that have to be read for the facts of a span. */
function attributesOfFacts(attributes, feedback, { conversations = true, counts = true, errors } = {}) {
	return /* @__PURE__ */ new Set([
		...attributes,
		...feedback === void 0 ? [] : [feedback],
		...errors === false ? [] : ["error.type"],
		...conversations ? ALIASES.conversation : [],
		...counts ? TAIL_MARKS : []
	]);
}
/**
* What the draw needs to know of a span. A span's own attribute wins over its resource's.
*
* @param attributes names whose values are wanted
* @param feedback the attribute that says how satisfied the user was
* @param conversations whether conversations are wanted
*/
function spanFacts(span, attributes, feedback, conversations = true) {
	const { traceId, startNs, traceState, attributes: own, resource } = span;
	const textOf = (name) => attributeText(own, name) ?? attributeText(resource, name);
	const conversation = conversations ? conversationOf(own) ?? conversationOf(resource) : void 0;
	const count = traceState === void 0 ? void 0 : upstreamCount(traceState, traceId);
	return {
		traceId,
		attributes: textsOf(attributes, textOf),
		error: span.status === "error" || attributeText(own, "error.type") !== void 0,
		negativeFeedback: feedback !== void 0 && isNegative(textOf(feedback)),
		startNs,
		...conversation !== void 0 && { conversation },
		...count !== void 0 && { count },
		tail: isTailSampled(own) || isTailSampled(resource)
	};
}
function conversationOf(attributes) {
	return firstText(attributes, ALIASES.conversation)?.text;
}
/** Every attribute that is there, as text. Most surveys ask for one or two, of many spans. */
function textsOf(names, textOf) {
	let found;
	for (const name of names) {
		const text = textOf(name);
		if (text === void 0) continue;
		found ??= [];
		found.push([name, text]);
	}
	return found === void 0 ? NONE : Object.fromEntries(found);
}
const NONE = {};
/**
* Facts of many spans, of which neighbours often have one resource and no attributes that matter: what follows from
* these is worked out once.
*/
function factsReader(attributes, feedback, conversations = true) {
	let own;
	let resource;
	let last;
	return (span) => {
		const { traceId, startNs, status, traceState } = span;
		if (last !== void 0 && own === span.attributes && resource === span.resource && traceState === void 0) return {
			...last,
			traceId,
			startNs,
			error: status === "error"
		};
		const facts = spanFacts(span, attributes, feedback, conversations);
		own = span.attributes;
		resource = span.resource;
		last = Object.keys(own).length === 0 && traceState === void 0 ? facts : void 0;
		return facts;
	};
}

// src/edges/sources/survey-tally.ts
const PROBLEMS_KEPT = 5;
function surveyTally() {
	let records = 0;
	let badRecords = 0;
	const firstProblems = [];
	return {
		count({ place, problem }) {
			records += 1;
			if (problem === void 0) return;
			badRecords += 1;
			if (badRecords <= PROBLEMS_KEPT) firstProblems.push({
				place,
				problem
			});
		},
		records: () => records,
		report(errorBudget) {
			const report = {
				records,
				badRecords,
				firstProblems
			};
			if (badRecords > errorBudget * records) throw tooManyBad(report, errorBudget);
			return report;
		}
	};
}
function tooManyBad({ records, badRecords, firstProblems }, budget) {
	const [first] = firstProblems;
	return new UserError(`${first?.place}: ${first?.problem}; ${badRecords} of ${records} records (${percent(badRecords / records)}) cannot be read, and the error budget is ${percent(budget)}`, "Repair or leave out these records, or raise budget.errors in the suite file.");
}
function percent(share) {
	return `${Number((share * 100).toPrecision(2))} %`;
}

// src/formats/spans/log-gathering.ts
function logGathering() {
	const logs = /* @__PURE__ */ new Map();
	const copies = /* @__PURE__ */ new Map();
	return {
		add(given) {
			const here = /* @__PURE__ */ new Map();
			for (const log of given) {
				const text = textOf(log);
				const count = (here.get(text) ?? 0) + 1;
				here.set(text, count);
				if (count <= (copies.get(text) ?? 0)) continue;
				copies.set(text, count);
				const known = logs.get(log.traceId);
				if (known === void 0) logs.set(log.traceId, [log]);
				else known.push(log);
			}
		},
		of: (traceId) => logs.get(traceId) ?? []
	};
}
function textOf({ traceId, spanId, name, timeNs, attributes, body }) {
	return canonicalJson([
		traceId,
		spanId,
		name,
		String(timeNs),
		attributes,
		body
	]);
}

export { spanFacts as a, factsReader as i, surveyTally as n, readRecord as o, attributesOfFacts as r, logGathering as t };