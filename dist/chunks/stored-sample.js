import { n as digestOf } from "./digest.js";
import { n as traceLine } from "./trace-line.js";
import { t as UserError } from "./errors2.js";
import { r as readNativeTrace, t as nativeProblem } from "./record.js";

// src/formats/stored-sample.ts
/** The ids of the traces that a run's rows were made of, each once, sorted. */
function tracesOfRun(run) {
	return [...new Set(run.cases.flatMap(({ trials }) => trials.map(({ trace }) => trace)))].sort();
}
/**
* Where the texts of a run's sample lie on the branch: `samples/<suite>/<digest>.jsonl`, or `.jsonl.sealed`. The digest
* is that of the sample and of the traces behind it: two weeks may ask the same questions of different traces.
*/
function samplePath(run, text) {
	const digest = digestOf({
		sample: run.sample.digest,
		traces: tracesOfRun(run)
	});
	return `samples/${run.suite}/${digest}.jsonl${text === "sealed" ? ".sealed" : ""}`;
}
/** One line of JSON per trace, in eval-baseline's own trace form, sorted by id: equal traces give equal text. */
function serialiseSample(traces) {
	return traces.toSorted((a, b) => a.id < b.id ? -1 : a.id > b.id ? 1 : 0).map(traceLine).join("");
}
/**
* The traces in a text that `serialiseSample` wrote.
*
* @param path where the text lies, for the error
* @throws UserError when a line is no trace
*/
function parseSample(text, path) {
	return text.split("\n").flatMap((line, index) => line === "" ? [] : [traceIn(line, `${path}:${index + 1}`)]);
}
function traceIn(line, place) {
	const value = parsed(line, place);
	const trace = readNativeTrace(value);
	if (trace !== void 0) return trace;
	throw broken(`${place} is not a stored trace: ${nativeProblem(value) ?? "it was written by hand"}`);
}
function parsed(line, place) {
	try {
		return JSON.parse(line);
	} catch (cause) {
		throw broken(`${place} is not JSON`, cause);
	}
}
function broken(problem, cause) {
	return new UserError(problem, "Restore the file from the branch's history, or delete it and record a new baseline.", cause === void 0 ? {} : { cause });
}

export { parseSample, samplePath, serialiseSample, tracesOfRun };