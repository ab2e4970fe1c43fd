import { t as ratedSource } from "./rated.js";

// src/edges/sources/several.ts
const PROBLEMS_KEPT = 5;
/**
* Several sources read as one, in their order. A trace lies in one of them as a rule; where several hold it, the first
* is asked for it, and the others are not.
*/
function severalSources(sources) {
	const [only, ...others] = sources;
	if (only !== void 0 && others.length === 0) return only;
	return {
		async survey(request, visit) {
			let report = {
				records: 0,
				badRecords: 0,
				firstProblems: []
			};
			for (const source of sources) report = sumOf(report, await source.survey(request, visit));
			return report;
		},
		async fetch(ids) {
			const found = /* @__PURE__ */ new Map();
			for (const source of sources) {
				const missing = ids.filter((id) => !found.has(id));
				if (missing.length === 0) break;
				for (const trace of await source.fetch(missing)) found.set(trace.id, trace);
			}
			return ids.flatMap((id) => found.get(id) ?? []);
		}
	};
}
function sumOf(one, other) {
	return {
		records: one.records + other.records,
		badRecords: one.badRecords + other.badRecords,
		firstProblems: [...one.firstProblems, ...other.firstProblems].slice(0, PROBLEMS_KEPT)
	};
}

// src/edges/sources/suite-attributes.ts
/** Every attribute of a trace that a suite names, each once: what a source must not cut short. */
function suiteAttributes({ traces, sample, metrics }) {
	return [.../* @__PURE__ */ new Set([
		...traces.where.map(({ attribute }) => attribute),
		...Object.values(traces.versions),
		...traces.slices,
		...traces.redact?.attributes ?? [],
		...metrics.flatMap(({ spec }) => spec.scorer === "trace-attribute" ? [spec.attribute] : []),
		...[
			traces.expected,
			traces.feedback,
			sample.stratify,
			sample.key
		].filter((name) => name !== void 0)
	])];
}

// src/edges/sources/open-source.ts
/**
* The traces of a suite, from wherever it says they are, read as one. Nothing is asked of a server before the survey.
*
* @throws UserError when a base URL is none, or a key is not set
*/
async function openSource(suite, surroundings) {
	const sources = [];
	for (const origin of joined(suite.traces.from)) sources.push(await openOne(origin, suite, surroundings));
	return severalSources(sources);
}
/** All files with one rate are one source: a trace may be spread over any of them. */
function joined(origins) {
	const files = origins.filter((origin) => origin.kind === "files");
	return origins.flatMap((origin) => {
		if (origin.kind !== "files") return [origin];
		const beside = files.filter(({ rate }) => rate === origin.rate);
		return beside[0] === origin ? [{
			...origin,
			globs: beside.flatMap(({ globs }) => globs)
		}] : [];
	});
}
async function openOne(origin, suite, surroundings) {
	const source = await openUnrated(origin, suite, surroundings);
	return origin.rate === void 0 ? source : ratedSource(source, origin.rate);
}
async function openUnrated(origin, suite, surroundings) {
	switch (origin.kind) {
		case "files": return openFiles(origin, suite, surroundings);
		case "command": {
			const { commandSource } = await import("./command.js");
			const { trees: _trees, clock: _clock, progress: _progress, ...rest } = surroundings;
			return commandSource({
				...reading(suite),
				...rest,
				command: origin.command,
				sample: suite.sample
			});
		}
		case "langfuse": {
			const { langfuseApi } = await import("./langfuse-api.js");
			const attributes = suiteAttributes(suite);
			return openPaged(suite, surroundings, (patience) => langfuseApi(origin, attributes, surroundings.environment, patience));
		}
		case "phoenix": {
			const { phoenixApi } = await import("./phoenix-api.js");
			return openPaged(suite, surroundings, (patience) => phoenixApi(origin, surroundings.environment, patience));
		}
		case "langsmith": {
			const { langsmithApi } = await import("./langsmith-api.js");
			return openPaged(suite, surroundings, (patience) => langsmithApi(origin, surroundings.environment, patience));
		}
		default: return origin;
	}
}
/** What every source is told about the suite. */
function reading({ traces: { versions, feedback }, budget }) {
	return {
		versions,
		errorBudget: budget.errors,
		...feedback === void 0 ? {} : { feedback }
	};
}
async function openFiles(origin, suite, { trees }) {
	const { traceFiles } = await import("./trace-files.js");
	const { globs } = origin;
	return traceFiles({
		...reading(suite),
		tree: await firstWith(globs, trees),
		globs
	});
}
/** The first tree that has a file of these globs, else the last, whose reader says that there is none. */
async function firstWith(globs, trees) {
	const [first, second, ...others] = trees;
	if (second === void 0 || (await first.match(globs)).length > 0) return first;
	return firstWith(globs, [second, ...others]);
}
async function openPaged(suite, { clock, progress, signal }, open) {
	const { pagedSource } = await import("./paged.js");
	const { waitOrAbort } = await import("./wait.js");
	return pagedSource(open({
		wait: waitOrAbort,
		random: Math.random
	}), {
		...reading(suite),
		clock,
		progress,
		signal
	});
}

export { openSource };