import { t as groupedNumber } from "./grouped-number.js";
import { n as pagesOf } from "./pages.js";
import { a as spanFacts, n as surveyTally, o as readRecord, r as attributesOfFacts } from "./log-gathering.js";
import { t as traceOf } from "./trace-of-records.js";

// src/edges/sources/paged.ts
/** How often progress is said, in items. */
const STEP = 1e4;
/** Traces asked for at one time: few enough that a rate limit is met by waiting and not by failing. */
const AT_ONCE = 4;
/** The traces of an API. One page is held at a time, and what was asked for. */
function pagedSource(api, options) {
	return {
		survey: (request, visit) => survey(api, options, request, visit),
		fetch: (ids) => fetchTraces(api, options, ids)
	};
}
async function survey(api, options, request, visit) {
	const { feedback, signal } = options;
	const tally = surveyTally();
	const wanted = attributesOfFacts(request.attributes, feedback);
	const window = windowOf(request, options.clock);
	const pages = pagesOf(api.place, (number, cursor) => api.page(window, {
		what: `page ${number} of the ${api.items}`,
		signal,
		...cursor !== void 0 && { cursor }
	}));
	for await (const { number, items } of pages) {
		for (const [index, item] of items.entries()) {
			const { record, problem } = readRecord(item, wanted);
			tally.count({
				place: `${api.place}: page ${number}, item ${index + 1}`,
				problem
			});
			for (const span of record.spans) visit(spanFacts(span, request.attributes, feedback));
		}
		sayHowFar(api, tally.records(), items.length, options.progress);
	}
	return tally.report(options.errorBudget);
}
/** It ends where the survey begins, so that what comes in meanwhile does not make it longer. */
function windowOf({ since }, clock) {
	const until = clock.now().toISOString();
	return since === void 0 ? { until } : {
		since: new Date(Number(since / 1000000n)).toISOString(),
		until
	};
}
function sayHowFar({ place, items }, read, justNow, progress) {
	const stepsBefore = Math.floor((read - justNow) / STEP);
	if (Math.floor(read / STEP) > stepsBefore) progress.say(`${place}: ${groupedNumber(read)} ${items} read`);
}
async function fetchTraces(api, options, ids) {
	const { default: pLimit } = await import("./p-limit2.js");
	const failed = new AbortController();
	const signal = AbortSignal.any([options.signal, failed.signal]);
	const asked = ids.filter((id) => api.mayHold(id));
	try {
		return (await pLimit(AT_ONCE).map(asked, (id) => fetchTrace(api, options, id, signal))).filter((trace) => trace !== void 0);
	} catch (error) {
		failed.abort();
		throw error;
	}
}
async function fetchTrace(api, { versions }, id, signal) {
	const records = [];
	let isDamaged = false;
	const pages = pagesOf(api.place, (number, cursor) => api.pageOfTrace(id, {
		what: `page ${number} of trace ${id}`,
		signal,
		...cursor !== void 0 && { cursor }
	}));
	for await (const { items } of pages) for (const item of items) {
		const { record, problem } = readRecord(item);
		records.push(record);
		isDamaged ||= problem !== void 0;
	}
	return traceOf(id, records, versions, isDamaged);
}

export { pagedSource };