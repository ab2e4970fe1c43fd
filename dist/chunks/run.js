import { t as UserError } from "./errors2.js";
import { existsSync } from "node:fs";
import { spawn } from "node:child_process";
import { buffer } from "node:stream/consumers";

// src/edges/git/failure.ts
/** What git says, and what that means for a person. First match wins. */
const KNOWN = [
	{
		says: /not a git repository/,
		problem: (cwd) => `${cwd} is not in a git repository`,
		remedy: () => "Run this inside a clone of your repository; in a workflow, put actions/checkout before it."
	},
	{
		says: /dubious ownership/,
		problem: (cwd) => `git does not trust ${cwd}, because another user owns it`,
		remedy: (cwd) => `Run git config --global --add safe.directory ${cwd} and try again.`
	},
	{
		says: /does not appear to be a git repository|No such remote/,
		problem: (cwd) => `${cwd} has no such remote, or there is no repository behind it`,
		remedy: () => "Look at git remote -v, and name a remote that exists."
	},
	{
		says: /Authentication failed|could not read (Username|Password)|Permission denied|error: 403|Invalid username/,
		problem: () => "the remote refused our credentials",
		remedy: () => "Sign git in to the remote with the right to write; in a workflow, give the job contents: write."
	},
	{
		says: /Could not resolve host|unable to access|Could not read from remote|Connection (refused|timed out)/,
		problem: () => "the remote cannot be reached",
		remedy: () => "Check the network and the remote's URL, then run this again."
	}
];
/** The error for a git command that failed: a known cause with its remedy, or git's own words. No credentials in it. */
function gitFailure(cwd, args, stderr) {
	const known = KNOWN.find(({ says }) => says.test(stderr));
	const words = `git ${commandOf(args)}: ${masked(lastWords(stderr))}`;
	if (known !== void 0) return new UserError(`${known.problem(cwd)} (${words})`, known.remedy(cwd));
	return new UserError(`git failed in ${cwd} (${words})`, "Put right what git says, then run this again.");
}
/** A text with the user part of every URL replaced: "https://***@example.org/". */
function masked(text) {
	return text.replace(/([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/]+@/gi, "$1***@");
}
function commandOf(args) {
	return args[args.findIndex((arg, index) => !arg.startsWith("-") && args[index - 1] !== "-c")] ?? "";
}
/** The first line that says what is fatal; git puts hints before and after it. */
function lastWords(stderr) {
	const lines = stderr.split("\n").filter((line) => line.trim() !== "");
	return (lines.find((line) => /^(fatal|error|! |remote: error)/.test(line)) ?? lines.at(-1) ?? "no message").replace(/^(fatal|error): /, "");
}

// src/edges/git/run.ts
/**
* Runs git and gives what it printed.
*
* @throws UserError when git is missing or fails, credentials in URLs masked
*/
async function git(cwd, args, options = {}) {
	const result = await tryGit(cwd, args, options);
	if (result.status !== 0) throw gitFailure(cwd, args, result.stderr);
	return result.stdout;
}
/**
* Runs git where a failure is an answer: the exit status is part of the result.
*
* @throws UserError when git is not installed or there is no such directory
*/
async function tryGit(cwd, args, options = {}) {
	const child = start(cwd, args, options.env);
	const exit = exitOf(child, cwd);
	child.stdin.on("error", () => {});
	child.stdin.end(options.input ?? "");
	const [stdout, stderr, status] = await Promise.all([
		textOf(child.stdout),
		textOf(child.stderr),
		exit
	]);
	return {
		status,
		stdout,
		stderr
	};
}
/**
* What git prints, in pieces as they come.
*
* @throws UserError as `git` does, after the last piece
*/
async function* gitPieces(cwd, args) {
	const child = start(cwd, args);
	child.stdin.end();
	const ended = Promise.all([textOf(child.stderr), exitOf(child, cwd)]);
	ended.catch(() => {});
	try {
		yield* child.stdout;
		const [stderr, status] = await ended;
		if (status !== 0) throw gitFailure(cwd, args, stderr);
	} finally {
		if (child.exitCode === null) child.kill();
	}
}
/** Bytes as they are; the text reader of node:stream would drop a byte-order mark. */
async function textOf(stream) {
	return (await buffer(stream)).toString("utf8");
}
/**
* A repository can hold settings that run programs. Nothing is asked here that needs its file monitor, and a bare
* repository that lies among the files of a checkout is not to be mistaken for the checkout's own.
*/
const GUARDS = [
	"-c",
	"core.fsmonitor=false",
	"-c",
	"safe.bareRepository=explicit"
];
/** Never a shell. English messages, no prompt, no lock on the user's index. */
function start(cwd, args, env = {}) {
	return spawn("git", [...GUARDS, ...args], {
		cwd,
		env: {
			...surroundings(),
			LC_ALL: "C",
			GIT_TERMINAL_PROMPT: "0",
			GIT_OPTIONAL_LOCKS: "0",
			...env
		},
		stdio: [
			"pipe",
			"pipe",
			"pipe"
		],
		windowsHide: true
	});
}
/** The environment without what a git hook sets: it would send us to the hook's repository and index. */
function surroundings() {
	const { GIT_DIR: _d, GIT_WORK_TREE: _w, GIT_INDEX_FILE: _i, GIT_PREFIX: _p, ...rest } = process.env;
	return rest;
}
function exitOf(child, cwd) {
	return new Promise((resolve, reject) => {
		child.on("error", (cause) => reject(notStarted(cause, cwd)));
		child.on("close", (status) => resolve(status ?? 1));
	});
}
function notStarted(cause, cwd) {
	if (!("code" in cause) || cause.code !== "ENOENT") return cause;
	if (!existsSync(cwd)) return new UserError(`${cwd} is not a directory`, "Give the path of a clone.", { cause });
	return new UserError("git is not installed, or not on the PATH", "Install git and run this again.", { cause });
}

export { gitFailure as i, gitPieces as n, tryGit as r, git as t };