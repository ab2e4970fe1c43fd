// src/domain/trace-line.ts
/** What a trace of the native form says `format` is. */
const TRACE_FORMAT = "eval-baseline-trace/1";
/** A trace as one line of JSON, its end included. */
function traceLine(trace) {
	return `${JSON.stringify(writeTrace(trace))}\n`;
}
/**
* A trace as a JSON value of the native form, whole: `readNativeTrace` gives an equal trace back. What a hand-written
* trace leaves to be derived (versions with their sources, spans, flaws) is written out, and `stack` says so.
* Nanoseconds are decimal text, because JSON's numbers do not hold them.
*/
function writeTrace(trace) {
	return {
		format: TRACE_FORMAT,
		id: trace.id,
		stack: trace.stack,
		time: written(trace.startNs),
		...trace.conversation !== void 0 && { conversation: trace.conversation },
		attributes: trace.attributes,
		versions: trace.versions,
		evaluations: trace.evaluations,
		flaws: trace.flaws,
		contradictions: trace.contradictions,
		upstream: trace.upstream,
		hops: trace.hops.map(writeHop)
	};
}
function writeHop(hop) {
	const { kind, spanId, parentId, name, synthesised, startNs, endNs, ...rest } = hop;
	const span = {
		id: spanId,
		parent: parentId,
		name,
		synthesised
	};
	return { [kind]: {
		span,
		start: written(startNs),
		end: written(endNs),
		...inWords(kind, rest)
	} };
}
/** The form's own, shorter words for some properties. */
function inWords(kind, properties) {
	const words = WORDS[kind];
	return Object.fromEntries(Object.entries(properties).map(([name, value]) => [words.get(name) ?? name, value]));
}
const SAME = /* @__PURE__ */ new Map();
const WORDS = {
	retrieval: SAME,
	assembly: SAME,
	model: /* @__PURE__ */ new Map([
		["requestedModel", "requested"],
		["resolvedModel", "resolved"],
		["definitions", "tools"]
	]),
	tool: /* @__PURE__ */ new Map([["tool", "name"]]),
	parse: SAME
};
function written(time) {
	return time === null ? null : String(time);
}

export { traceLine as n, TRACE_FORMAT as t };