import { t as pLimit } from "./p-limit.js";
import { t as FailedCall } from "./failed-call.js";
import { c as signalGroup, i as commitFolder, l as tailOf, n as treeFolder, o as asGroup, r as pathOutside, s as inWords, t as withoutSecrets } from "./without-secrets.js";
import { o as own, r as isObject } from "./json-shape.js";
import { n as MOST_BYTES, t as LONGEST_TIMER } from "./limits.js";
import { spawn } from "node:child_process";

// src/edges/applications/ending.ts
/** Milliseconds in which the pipes of a program that ended are read out; another process may hold them open. */
const LAST_WORDS_MS = 500;
/** @param graceMs milliseconds that it has to end when it is asked to */
function endingOf(child, graceMs) {
	const closed = new Promise((resolve) => child.once("close", () => resolve()));
	const ended = new Promise((resolve) => {
		child.once("exit", (status, signal) => {
			const how = status === null ? `was ended by ${signal}` : `ended with status ${status}`;
			within(closed, LAST_WORDS_MS).then(() => resolve(how));
		});
	});
	const sweep = () => {
		if (child.pid !== void 0) signalGroup(child.pid, "SIGKILL");
		for (const stream of [
			child.stdin,
			child.stdout,
			child.stderr
		]) stream.destroy();
	};
	const gone = Promise.race([ended, closed]).then(async () => {
		sweep();
		await closed;
	});
	const insist = async () => {
		if (child.pid !== void 0) signalGroup(child.pid, "SIGTERM");
		await within(gone, graceMs);
		sweep();
		await gone;
	};
	let insisting;
	return {
		ended,
		gone,
		within: (milliseconds) => within(gone, milliseconds),
		insist() {
			insisting ??= insist();
			return insisting;
		}
	};
}
async function within(what, milliseconds) {
	let timer;
	const late = new Promise((resolve) => {
		timer = setTimeout(resolve, milliseconds);
	});
	await Promise.race([what, late]);
	clearTimeout(timer);
}

// src/edges/applications/line-cutter.ts
const LINE_FEED = 10;
/** @param mostBytes of one line */
function lineCutter(mostBytes) {
	let pending = [];
	let size = 0;
	return { push(piece) {
		const lines = [];
		let start = 0;
		for (let end = piece.indexOf(LINE_FEED); end >= 0; end = piece.indexOf(LINE_FEED, start)) {
			if (size + end - start > mostBytes) return void 0;
			const line = Buffer.concat([...pending, piece.subarray(start, end)]).toString("utf8").trim();
			if (line !== "") lines.push(line);
			pending = [];
			size = 0;
			start = end + 1;
		}
		pending.push(piece.subarray(start));
		size += piece.length - start;
		if (size <= mostBytes) return lines;
		pending = [];
	} };
}

// src/edges/applications/worker.ts
/**
* Starts a program.
*
* @param graceMs milliseconds that it has at each step to end by itself
*/
function startWorker(program, graceMs) {
	const child = open(program);
	return "status" in child ? noWorker(child) : workerOn(child, program, graceMs);
}
/** Most failures to start are heard of later; some come at once. */
function open(program) {
	const [file, ...args] = program.command;
	try {
		return spawn(file, args, {
			...asGroup(program),
			stdio: [
				"pipe",
				"pipe",
				"pipe"
			]
		});
	} catch (error) {
		return neverStarted(program, error);
	}
}
function noWorker(failed) {
	const nothing = async () => {};
	return {
		ask: async () => failed,
		hasDied: () => true,
		hasAnswered: () => false,
		close: nothing,
		gone: nothing(),
		kill: () => {}
	};
}
function workerOn(child, program, graceMs) {
	const tail = tailOf(child.stderr);
	const ending = endingOf(child, graceMs);
	const desk = openDesk();
	const endBecause = (reason, what, more = {}) => {
		const said = withoutSecrets(tail.text(), program.environment);
		const detail = `${inWords(program)} ${what}${said === "" ? "" : `: ${said}`}`;
		desk.shut({
			status: "failed",
			reason,
			detail,
			...more
		});
		ending.insist();
	};
	hearAnswers(child, desk, endBecause);
	child.stdin.on("error", () => {});
	child.on("error", (error) => {
		if (child.pid === void 0) desk.shut(neverStarted(program, error));
	});
	ending.ended.then((how) => endBecause("application-error", `${how} without an answer`, { died: "ended" }));
	return {
		ask({ id, line, timeoutMs, end }) {
			if (end.aborted) return Promise.resolve(stopped(program));
			tail.clear();
			const stop = () => endBecause("cut-off", "was stopped before it answered");
			const late = () => endBecause("timed-out", `gave no answer in ${timeoutMs / 1e3} seconds`);
			const timer = setTimeout(late, Math.min(timeoutMs, LONGEST_TIMER));
			end.addEventListener("abort", stop, { once: true });
			const reply = desk.wait(id).finally(() => {
				clearTimeout(timer);
				end.removeEventListener("abort", stop);
			});
			child.stdin.write(`${line}\n`);
			return reply;
		},
		hasDied() {
			const fault = desk.fault();
			return fault === void 0 ? child.exitCode !== null || child.signalCode !== null : fault.died !== void 0;
		},
		hasAnswered: desk.hasServed,
		async close() {
			desk.shut(stopped(program));
			child.stdin.end();
			await ending.within(graceMs);
			await ending.insist();
		},
		gone: ending.gone,
		kill: () => child.pid !== void 0 && signalGroup(child.pid, "SIGKILL")
	};
}
function openDesk() {
	let waiting;
	let fault;
	let served = false;
	const settle = (reply) => {
		const { settle: give } = waiting ?? {};
		waiting = void 0;
		give?.(reply);
	};
	return {
		wait(id) {
			if (fault !== void 0) return Promise.resolve(fault);
			return new Promise((resolve) => {
				waiting = {
					id,
					since: performance.now(),
					settle: resolve
				};
			});
		},
		serve(value) {
			if (waiting === void 0 || own(value, "id") !== waiting.id) return false;
			served = true;
			settle({
				status: "replied",
				value,
				latencyMs: performance.now() - waiting.since
			});
			return true;
		},
		shut(why) {
			fault ??= why;
			settle(fault);
		},
		fault: () => fault,
		hasServed: () => served
	};
}
/** Takes every line that a program prints for an answer, and ends a program that prints anything else. */
function hearAnswers({ stdout }, desk, endBecause) {
	const cutter = lineCutter(MOST_BYTES);
	stdout.on("data", (piece) => {
		if (desk.fault() !== void 0) return;
		const lines = cutter.push(piece);
		if (lines === void 0) endBecause("answer-too-large", "printed a line of more than 8 MB");
		for (const line of lines ?? []) {
			const value = parsed(line);
			if (!isObject(value)) endBecause("malformed-answer", NOT_AN_ANSWER);
			else if (!desk.serve(value)) endBecause("malformed-answer", NOT_ASKED);
		}
	});
}
const NOT_AN_ANSWER = "printed a line that is no JSON object, where only answers belong (print everything else to the error stream)";
const NOT_ASKED = "printed an answer whose id is not that of the request";
function parsed(line) {
	try {
		return JSON.parse(line);
	} catch {
		return;
	}
}
function stopped(program) {
	return {
		status: "failed",
		reason: "cut-off",
		detail: `${inWords(program)} was stopped before it answered`
	};
}
function neverStarted(program, error) {
	const code = error instanceof Error && "code" in error ? String(error.code) : "it cannot be run";
	return {
		status: "failed",
		reason: "application-error",
		detail: `${inWords(program)} cannot be started: ${{
			ENOENT: "there is no such program",
			EACCES: "it may not be executed"
		}[code] ?? code}`,
		died: "never-started"
	};
}

// src/edges/applications/command-application.ts
/** Ends in a row without any answer after which a program is not started again. */
const MOST_DEATHS = 3;
/**
* An application that is a program: as many processes as the suite says, started when first needed, each answering one
* case after another. One that fails is replaced, until three in a row have ended without an answer.
*/
function commandDoor(target, place) {
	const { command, workers: most, timeoutMs } = target;
	const limit = pLimit(most);
	const pool = openPool(command, place);
	return {
		place: inWords(target),
		by: { kind: "application" },
		withoutSecrets: (text) => withoutSecrets(text, place.environment),
		attempt: (request, { stop, end }) => limit(async () => {
			const asked = {
				id: request.id,
				line: lineOf(request),
				timeoutMs,
				end
			};
			const reply = stop.aborted ? STOPPED : await pool.ask(asked);
			if (reply.status === "failed") throw new FailedCall(reply.reason, reply.detail, "never");
			return reply;
		}),
		close: pool.close
	};
}
/** JSON may hold line ends of Unicode, at which Node.js and Python, among others, end a line. */
function lineOf(request) {
	return JSON.stringify(request).replace(/[\u0085\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
const STOPPED = {
	status: "failed",
	reason: "cut-off",
	detail: "stopped before the application was asked"
};
function openPool(command, place) {
	const all = /* @__PURE__ */ new Set();
	const home = openHome(place);
	let idle = [];
	let deaths = 0;
	let lastDeath;
	let isClosed = false;
	const killAll = () => {
		for (const worker of all) worker.kill();
	};
	process.once("exit", killAll);
	const start = async () => {
		const at = await home.get();
		if (isClosed) return void 0;
		const worker = startWorker({
			command,
			...at
		}, place.graceMs);
		all.add(worker);
		worker.gone.then(() => all.delete(worker));
		return worker;
	};
	const learnFrom = (reply, worker) => {
		if (reply.status === "replied") deaths = 0;
		else if (reply.died !== void 0 && !worker.hasAnswered()) {
			deaths += reply.died === "never-started" ? MOST_DEATHS : 1;
			lastDeath = reply;
		}
	};
	return {
		async ask(request) {
			if (isClosed) return STOPPED;
			if (deaths >= MOST_DEATHS && lastDeath !== void 0) return lastDeath;
			idle = idle.filter((worker) => !worker.hasDied());
			const worker = idle.pop() ?? await start();
			if (worker === void 0) return STOPPED;
			const reply = await worker.ask(request);
			learnFrom(reply, worker);
			if (reply.status === "replied") idle.push(worker);
			return reply;
		},
		async close() {
			isClosed = true;
			await Promise.all([...all].map((worker) => worker.close()));
			process.off("exit", killAll);
			await home.close();
		}
	};
}
/** Where the program runs, made ready once. */
function openHome({ folder, commit, files, environment }) {
	let opened;
	return {
		async get() {
			if (commit === void 0) return {
				folder,
				environment
			};
			opened ??= files === void 0 ? commitFolder(folder, commit) : treeFolder(files);
			const { path } = await opened;
			return {
				folder: path,
				environment: {
					...environment,
					PATH: await pathOutside(folder, environment["PATH"])
				}
			};
		},
		async close() {
			await (await opened?.catch(() => void 0))?.[Symbol.asyncDispose]();
		}
	};
}

export { commandDoor };