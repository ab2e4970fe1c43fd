import { r as tryGit, t as git } from "./run.js";
import { t as plain } from "./plain.js";
import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { devNull, tmpdir } from "node:os";
import { delimiter, join, sep } from "node:path";

// src/edges/process-group.ts
const IS_WINDOWS = process.platform === "win32";
/** Options to start a program in a group of its own, so that what it starts can be ended with it. */
function asGroup({ folder, environment }) {
	return {
		cwd: folder,
		env: {
			...environment,
			PWD: folder
		},
		detached: !IS_WINDOWS,
		windowsHide: true
	};
}
/** Signals a program and all it started. Does nothing when they have ended. @param pid of the program */
function signalGroup(pid, signal) {
	try {
		process.kill(IS_WINDOWS ? pid : -pid, signal);
	} catch {}
}
const STDERR_CHARACTERS = 2e3;
/** Keeps the end of what a program says on its error stream. */
function tailOf(stderr) {
	let kept = "";
	stderr.setEncoding("utf8").on("data", (piece) => {
		kept = (kept + piece).slice(-4 * STDERR_CHARACTERS);
	});
	return {
		text: () => plain(kept).slice(-2e3),
		clear() {
			kept = "";
		}
	};
}
const COMMAND_CHARACTERS = 120;
/** A program for people: "the command sh export.sh". */
function inWords({ command }) {
	const written = plain(command.join(" "));
	return `the command ${written.length > COMMAND_CHARACTERS ? `${written.slice(0, 119)}…` : written}`;
}

// src/edges/sources/temporary-folder.ts
/** An empty folder of our own, readable by nobody else. */
async function temporaryFolder() {
	const path = await realpath(await mkdtemp(join(tmpdir(), "eval-baseline-")));
	return {
		path,
		[Symbol.asyncDispose]: () => rm(path, {
			recursive: true,
			force: true
		})
	};
}

// src/edges/sources/commit-folder.ts
/**
* The files of a commit in a folder of their own. The work tree and its attributes play no part, no hook runs, and no
* filter: what the work tree holds may come from a stranger, and a filter may be a program in it. So files kept by
* Git LFS are the pointers that the commit holds.
*
* @param root a directory of the repository
* @param commit a full commit id
*/
async function commitFolder(root, commit) {
	const temporary = await temporaryFolder();
	try {
		const path = join(temporary.path, "tree");
		await mkdir(path);
		const env = {
			GIT_DIR: (await git(root, ["rev-parse", "--absolute-git-dir"])).trim(),
			GIT_WORK_TREE: path,
			GIT_INDEX_FILE: join(temporary.path, "index"),
			...asEnvironment([...QUIET, ...await withoutFilters(root)], process.env["GIT_CONFIG_COUNT"])
		};
		await git(path, ["read-tree", commit], { env });
		await git(path, [
			"checkout-index",
			"--all",
			"--quiet"
		], { env });
		return {
			path,
			[Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose]()
		};
	} catch (error) {
		await temporary[Symbol.asyncDispose]();
		throw error;
	}
}
/** Nothing runs, nothing is written to the repository, and every file is there. */
const QUIET = [
	["core.hooksPath", devNull],
	["core.fsmonitor", "false"],
	["core.untrackedCache", "false"],
	["core.splitIndex", "false"],
	["core.sparseCheckout", "false"]
];
/** An empty filter is none. */
async function withoutFilters(root) {
	const { stdout } = await tryGit(root, [
		"config",
		"--null",
		"--name-only",
		"--get-regexp",
		"^filter\\."
	]);
	return [...new Set(stdout.split("\0").flatMap((name) => /^(filter\..+)\.[^.]+$/s.exec(name)?.[1] ?? []))].flatMap((driver) => [
		[`${driver}.smudge`, ""],
		[`${driver}.process`, ""],
		[`${driver}.required`, "false"]
	]);
}
/** Settings for one command, after those that the environment has: names may hold what an option could not say. */
function asEnvironment(settings, there) {
	const first = Number(there ?? 0);
	return Object.fromEntries([["GIT_CONFIG_COUNT", String(first + settings.length)], ...settings.flatMap(([name, value], index) => [[`GIT_CONFIG_KEY_${first + index}`, name], [`GIT_CONFIG_VALUE_${first + index}`, value]])]);
}

// src/edges/sources/path-outside.ts
/**
* The search path for programs without the places inside a folder: `npm run` puts `node_modules/.bin` of the work tree
* before all others, and what a pull request has put there would run in place of the program that is meant.
*/
async function pathOutside(folder, path) {
	if (path === void 0) return void 0;
	const inside = await realpath(folder);
	return (await Promise.all(path.split(delimiter).map(async (place) => ({
		place,
		real: await realpath(place).catch(() => place)
	})))).filter(({ real }) => real !== inside && !real.startsWith(inside + sep)).map(({ place }) => place).join(delimiter);
}

export { inWords as a, asGroup as i, commitFolder as n, signalGroup as o, temporaryFolder as r, tailOf as s, pathOutside as t };