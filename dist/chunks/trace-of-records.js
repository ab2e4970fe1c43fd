import { t as logGathering } from "./log-gathering.js";
import { t as readTrace } from "./read-trace.js";

// src/edges/sources/trace-of-records.ts
/**
* One trace from records that hold it or its spans, among others perhaps. One that this program wrote whole is taken as
* it is.
*
* @param isDamaged whether a record that mentions the trace could not be read
* @returns undefined when nothing of it is there
*/
function traceOf(id, records, versions, isDamaged) {
	const trace = records.flatMap(({ traces = [] }) => traces).find((trace) => trace.id === id) ?? traceOfSpans(id, records, versions);
	if (trace === void 0 || !isDamaged || trace.flaws.includes("unreadable-record")) return trace;
	return {
		...trace,
		flaws: [...trace.flaws, "unreadable-record"]
	};
}
function traceOfSpans(id, records, versions) {
	const [first, ...others] = records.flatMap(({ spans }) => spans.filter(({ traceId }) => traceId === id));
	if (first === void 0) return void 0;
	const logs = logGathering();
	for (const record of records) logs.add(record.logs.filter(({ traceId }) => traceId === id));
	return readTrace([first, ...others], logs.of(id), versions);
}

export { traceOf as t };