import { r as toldApart } from "./known-state2.js";
import { t as newestRecord } from "./newest-record.js";
import { t as capital } from "./capital.js";
import { a as commonVersion, n as NO_SUCH_LAYER, s as tupleOf, t as LAYERS } from "./version.js";

// src/stories/standpoints/traces-about.ts
/** So far from a moment, either way, a trace is of about that time. */
const REACH_NS = 12n * 3600n * 1000000000n;
/** Traces that are looked at, at most. */
const MOST = 50;
/** Some of the traces of about a moment, those nearest to it. @param without ids that do not count */
async function tracesAbout({ sample }, moment, without, world) {
	const at = BigInt(moment.getTime()) * 1000000n;
	const starts = /* @__PURE__ */ new Map();
	const request = {
		attributes: [],
		conversations: false,
		counts: false,
		errors: false,
		since: at - REACH_NS
	};
	await world.traces.survey({
		...request,
		seed: sample.seed,
		size: MOST
	}, ({ traceId, startNs }) => {
		if (startNs === null || without.has(traceId)) return;
		const known = starts.get(traceId);
		if (known === void 0 || startNs < known) starts.set(traceId, startNs);
	});
	const distance = (start) => start > at ? start - at : at - start;
	const near = [...starts].map(([id, start]) => ({
		id,
		far: distance(start)
	})).filter(({ far }) => far <= REACH_NS).toSorted((a, b) => a.far < b.far ? -1 : a.far > b.far ? 1 : a.id < b.id ? -1 : 1);
	return near.length === 0 ? [] : world.traces.fetch(near.slice(0, MOST).map(({ id }) => id));
}

// src/stories/standpoints/states-of-traces.ts
const HOUR_MS = 36e5;
const DAY_MS = 24 * HOUR_MS;
/**
* The state under which traces failed, which is what they carry, and the state some hours before: that of the newest
* record by then, refined by what traces of about that time say where the record is more than a day older. Where they
* contradict one another, that is told.
*/
async function statesOfTraces(suite, asked, world) {
	const { ids, hours = suite.attribution.hoursBefore } = asked;
	const failed = await world.traces.fetch(ids);
	const first = startOf(failed);
	if (failed.length === 0) return gone(ids);
	const after = stateOf(suite, failed, {
		label: failed.length === 1 ? "the trace that failed" : "the traces that failed",
		at: first
	});
	const notes = [...missing(ids, failed), ...contradictory(failed, after.standpoint)];
	const then = first === void 0 ? void 0 : /* @__PURE__ */ new Date(first.getTime() - hours * HOUR_MS);
	const recorded = await newestRecord(suite, then === void 0 ? void 0 : { upTo: then.toISOString() }, world);
	const known = {
		status: "found",
		after
	};
	if (then === void 0) {
		if (recorded === void 0) return nothingBefore(suite, hours);
		const note = `The traces do not say when they were, so they are compared with ${recorded.standpoint.label}.`;
		return {
			...known,
			before: recorded,
			notes: [...notes, note]
		};
	}
	const about = (recorded === void 0 ? Number.POSITIVE_INFINITY : then.getTime() - Date.parse(recorded.record?.run.at ?? "")) <= DAY_MS ? [] : await tracesAbout(suite, then, new Set(ids), world);
	const label = `${hours} hours before`;
	if (recorded === void 0 && about.length === 0) return nothingBefore(suite, hours);
	if (recorded === void 0) return {
		...known,
		before: stateOf(suite, about, {
			label,
			at: then
		}),
		notes
	};
	if (about.length === 0) return {
		...known,
		before: recorded,
		notes
	};
	const refined = refine(suite, recorded, about, {
		label,
		at: then
	});
	return {
		...known,
		before: refined.state,
		notes: [...notes, ...refined.notes]
	};
}
function stateOf(suite, traces, { label, at }) {
	return { standpoint: {
		label,
		versions: tupleIn(suite, traces),
		...at === void 0 ? {} : { at: at.toISOString() }
	} };
}
/** What all of the traces agree on. A layer that the suite says the application has not got is none. */
function tupleIn(suite, traces) {
	return tupleOf((layer) => suite.layers[layer] === null ? {
		id: NO_SUCH_LAYER,
		source: "config"
	} : commonVersion(traces.map(({ versions }) => versions[layer])));
}
/** The record, with what traces between it and the moment know better. Its rows are those of other versions then. */
function refine(suite, recorded, about, { label, at }) {
	const seen = tupleIn(suite, about);
	const { versions } = recorded.standpoint;
	const moved = LAYERS.filter((layer) => seen[layer].id !== null && seen[layer].id !== versions[layer].id);
	if (moved.length === 0) return {
		state: recorded,
		notes: []
	};
	const refined = tupleOf((layer) => moved.includes(layer) ? seen[layer] : versions[layer]);
	const time = at === void 0 ? "then" : at.toISOString().slice(0, 10);
	const notes = moved.map((layer) => `${capital(recorded.standpoint.label)} has ${layer} ${versions[layer].id ?? "unknown"}, and the traces of about ${time} have ${seen[layer].id}: they are believed.`);
	return {
		state: { standpoint: {
			label,
			versions: refined,
			...at === void 0 ? {} : { at: at.toISOString() }
		} },
		notes
	};
}
/** Versions on which the traces disagree, with one another or within themselves. */
function contradictory(failed, { versions }) {
	const mixed = LAYERS.flatMap((layer) => {
		const { id, from } = versions[layer];
		return id === null && from?.startsWith("mixed:") === true ? [`The traces do not agree on the version of ${layer}, so it is taken for unknown: ${from.slice(6).trim()}.`] : [];
	});
	const within = failed.filter(({ contradictions }) => contradictions.length > 0).length;
	if (within === 0) return mixed;
	return [...mixed, `${within} of ${failed.length} traces name${within === 1 ? "s" : ""} two versions of one layer: eval-baseline doctor shows which.`];
}
/** When the first of them began. */
function startOf(traces) {
	const [first] = traces.flatMap(({ startNs }) => startNs === null ? [] : [startNs]).toSorted((a, b) => a < b ? -1 : a > b ? 1 : 0);
	return first === void 0 ? void 0 : new Date(Number(first / 1000000n));
}
function gone(ids) {
	return {
		status: "none",
		problem: `the sources of this suite do not hold ${ids.length === 1 ? `trace ${ids[0]}` : `any of the ${ids.length} traces`}`,
		remedy: "Name the ids as the trace store shows them; eval-baseline doctor says what the sources hold."
	};
}
function missing(ids, failed) {
	const found = new Set(failed.map(({ id }) => id));
	const lost = ids.filter((id) => !found.has(id));
	if (lost.length === 0) return [];
	const named = [...lost.slice(0, MOST_NAMED), ...lost.length > MOST_NAMED ? ["…"] : []].join(", ");
	return [`The sources do not hold ${lost.length} of ${ids.length} traces: ${named}.`];
}
const MOST_NAMED = 5;
function nothingBefore(suite, hours) {
	return {
		status: "none",
		problem: `nothing is known of the versions ${hours} hours before: no record of suite ${suite.name} is that old, and no trace of about that time says them`,
		remedy: "Name two states: eval-baseline attribute BEFORE AFTER, where each may be a record or what eval-baseline versions --json printed."
	};
}

// src/stories/standpoints.ts
/** @throws UserError when a record is not there, or cannot be read */
async function findStandpoints(suite, asked, find, world) {
	if (asked.kind === "traces") return statesOfTraces(suite, asked, world);
	const { before, after } = asked;
	if (before !== void 0 && after !== void 0) return inOrder(suite, await find(before), await find(after));
	const named = after ?? before;
	const later = named === void 0 ? await newestRecord(suite, void 0, world) : await find(named);
	if (later === void 0) return noRecord(suite, world);
	const earlier = await newestRecord(suite, { before: later }, world);
	if (earlier !== void 0) return inOrder(suite, earlier, later);
	return {
		status: "none",
		problem: `${world.store.label} holds no record of suite ${suite.name} before ${later.standpoint.label}, so there is nothing to compare it with`,
		remedy: "Name two: eval-baseline attribute BEFORE AFTER."
	};
}
/** Two states of one suite, the earlier one first: swapped, what got better would be taken for what got worse. */
function inOrder(suite, one, other) {
	const stranger = [one, other].find(({ record }) => record !== void 0 && record.run.suite !== suite.name);
	if (stranger !== void 0) return ofAnotherSuite(suite, stranger);
	const { before, after } = toldApart({
		before: one,
		after: other
	});
	const [earlier, later] = [before.standpoint, after.standpoint];
	if (earlier.baseline !== void 0 && earlier.baseline === later.baseline) return {
		status: "none",
		problem: `both names are one and the same record, ${earlier.baseline}`,
		remedy: "Name two records, or one: it is compared with the record before it."
	};
	if (earlier.at !== void 0 && later.at !== void 0 && later.at < earlier.at) return {
		status: "none",
		problem: `${earlier.label} is later than ${later.label}`,
		remedy: "Name the earlier one first."
	};
	return {
		status: "found",
		before,
		after,
		notes: []
	};
}
function ofAnotherSuite({ name }, { standpoint, record }) {
	return {
		status: "none",
		problem: `${standpoint.baseline ?? standpoint.label} is a record of suite ${record?.run.suite ?? "unknown"}, and this suite is ${name}`,
		remedy: "Name a record of this suite, or the other suite's file: --suite FILE."
	};
}
function noRecord(suite, world) {
	return {
		status: "none",
		problem: `${world.store.label} holds no record of suite ${suite.name}`,
		remedy: "Record twice first, or name two files: eval-baseline attribute BEFORE AFTER."
	};
}

export { findStandpoints };