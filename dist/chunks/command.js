import { c as EMPTY_RECORD } from "./record.js";
import { a as temporaryFolder, c as signalGroup, i as commitFolder, l as tailOf, n as treeFolder, o as asGroup, r as pathOutside, s as inWords, t as withoutSecrets } from "./without-secrets.js";
import { t as UserError } from "./errors2.js";
import { r as linesOf } from "./lines.js";
import { a as spanFacts, n as surveyTally, o as readRecord, r as attributesOfFacts } from "./log-gathering.js";
import { t as traceOf } from "./trace-of-records.js";
import { t as _usingCtx } from "./usingCtx.js";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { spawn } from "node:child_process";

// src/edges/sources/program.ts
/** Milliseconds that a program has to end when it is asked to. */
const GRACE_MS = 5e3;
/**
* The lines that a program prints, as they come.
*
* @throws UserError when it cannot be started, fails, or the signal is aborted; then it is ended, with all it started
*/
async function* linesPrinted(program, signal) {
	if (signal.aborted) throw stopped(program);
	const child = start(program);
	const complaints = tailOf(child.stderr);
	const ending = endOf(child, program);
	const stop = () => end(child);
	signal.addEventListener("abort", stop, { once: true });
	try {
		yield* linesOf(child.stdout);
		const failure = await ending;
		if (failure !== void 0 && !signal.aborted) throw failed(program, failure, complaints.text());
	} catch (error) {
		if (!signal.aborted) throw error;
	} finally {
		signal.removeEventListener("abort", stop);
		stop();
		await ending.catch(() => {});
	}
	if (signal.aborted) throw stopped(program);
}
function start(program) {
	const [file, ...args] = program.command;
	try {
		return spawn(file, args, {
			...asGroup(program),
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			]
		});
	} catch (error) {
		throw notStarted(program, error);
	}
}
/** How a program failed, or undefined when it did not. @throws UserError when it could not be started */
function endOf(child, program) {
	const ending = new Promise((resolve, reject) => {
		child.on("error", (cause) => reject(notStarted(program, cause)));
		child.on("close", (status, signal) => {
			if (status === 0) resolve(void 0);
			else resolve(status === null ? `was ended by ${signal}` : `failed with status ${status}`);
		});
	});
	ending.catch(() => {});
	return ending;
}
/** Asks a program and all it started to end, and insists after a while. Does nothing when all have ended. */
function end(child) {
	if (child.pid === void 0 || isClosed(child)) return;
	signalGroup(child.pid, "SIGTERM");
	const insist = setTimeout(() => {
		if (child.pid !== void 0 && !isClosed(child)) signalGroup(child.pid, "SIGKILL");
		child.stdout?.destroy();
		child.stderr?.destroy();
	}, GRACE_MS);
	child.once("close", () => clearTimeout(insist));
}
/** Ended, and nothing that it started writes any more. */
function isClosed({ exitCode, signalCode, stdout, stderr }) {
	return (exitCode !== null || signalCode !== null) && stdout?.closed === true && stderr?.closed === true;
}
function notStarted(program, cause) {
	const code = cause instanceof Error && "code" in cause ? String(cause.code) : "it cannot be run";
	if (code === "EACCES") return new UserError(`${inWords(program)} cannot be started: it may not be executed`, "Make it executable (git update-index --chmod=+x), or put its interpreter first in the list.", { cause });
	return new UserError(`${inWords(program)} cannot be started: ${code === "ENOENT" ? "there is no such program" : code}`, "Install it, or correct command under traces.from in the suite file; a path is relative to the repository's root.", { cause });
}
function failed(program, failure, complaints) {
	const said = withoutSecrets(complaints, program.environment);
	return new UserError(`${inWords(program)} ${failure}${said === "" ? " and said nothing on its error stream" : `: ${said}`}`, "Run it by hand in the repository's root, without a shell, and put right what it says.");
}
function stopped(program) {
	return new UserError(`${inWords(program)} was stopped`, "Run it again to read all of its traces.");
}

// src/edges/sources/command.ts
/**
* Traces that a program prints, one record of any format a line. The environment tells it what is wanted; it may draw
* by itself, and print what it likes besides. One line is held at a time, and what was asked for.
*/
function commandSource(options) {
	let since = {};
	return {
		survey(request, visit) {
			since = sinceOf(request);
			return survey(options, {
				...drawing(request),
				...since
			}, request, visit);
		},
		fetch: (ids) => fetchTraces(options, {
			...drawing(options.sample),
			...since
		}, ids)
	};
}
function drawing({ seed, size }) {
	return {
		EVAL_BASELINE_SEED: seed,
		...typeof size === "number" ? { EVAL_BASELINE_SIZE: String(size) } : { EVAL_BASELINE_RATE: String(size.rate) }
	};
}
function sinceOf({ since }) {
	return since === void 0 ? {} : { EVAL_BASELINE_SINCE: new Date(Number(since / 1000000n)).toISOString() };
}
async function survey(options, told, { attributes }, visit) {
	const { feedback } = options;
	const tally = surveyTally();
	const wanted = attributesOfFacts(attributes, feedback);
	for await (const lines of run(options, told)) for (const line of lines) {
		const { record, problem } = readLine(line, wanted);
		tally.count({
			place: `line ${line.number} of the command ${options.command[0]}`,
			problem
		});
		for (const span of record.spans) visit(spanFacts(span, attributes, feedback));
	}
	return tally.report(options.errorBudget);
}
async function fetchTraces(options, told, ids) {
	try {
		var _usingCtx$1 = _usingCtx();
		const folder = _usingCtx$1.a(await temporaryFolder());
		const list = join(folder.path, "trace-ids");
		await writeFile(list, ids.map((id) => `${id}\n`).join(""));
		const records = new Map(ids.map((id) => [id, []]));
		const damaged = /* @__PURE__ */ new Set();
		for await (const lines of run(options, {
			...told,
			EVAL_BASELINE_TRACE_IDS: list
		})) for (const line of lines) {
			const { record, problem } = readLine(line);
			for (const id of idsIn(record)) records.get(id)?.push(record);
			if (problem !== void 0) {
				for (const id of ids) if (line.bytes?.includes(id)) damaged.add(id);
			}
		}
		return ids.flatMap((id) => traceOf(id, records.get(id) ?? [], options.versions, damaged.has(id)) ?? []);
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
function idsIn({ spans, logs, traces = [] }) {
	return /* @__PURE__ */ new Set([
		...spans.map(({ traceId }) => traceId),
		...logs.map(({ traceId }) => traceId),
		...traces.map(({ id }) => id)
	]);
}
async function* run(options, told) {
	try {
		var _usingCtx3 = _usingCtx();
		const { command, root, commit, files, environment, signal } = options;
		if (commit === void 0) {
			yield* linesPrinted({
				command,
				folder: root,
				environment: {
					...environment,
					...told
				}
			}, signal);
			return;
		}
		const folder = _usingCtx3.a(await (files === void 0 ? commitFolder(root, commit) : treeFolder(files)));
		const trusted = {
			...environment,
			PATH: await pathOutside(root, environment["PATH"])
		};
		yield* linesPrinted({
			command,
			folder: folder.path,
			environment: {
				...trusted,
				...told
			}
		}, signal);
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		await _usingCtx3.d();
	}
}
function readLine({ bytes }, wanted) {
	if (bytes === void 0) return {
		record: EMPTY_RECORD,
		problem: "longer than can be read"
	};
	let value;
	try {
		value = JSON.parse(bytes.toString("utf8"));
	} catch {
		return {
			record: EMPTY_RECORD,
			problem: "not JSON"
		};
	}
	return readRecord(value, wanted);
}

export { commandSource };