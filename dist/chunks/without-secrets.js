import { t as UserError } from "./errors2.js";
import { t as plain } from "./plain.js";
import { r as tryGit, t as git } from "./run.js";
import { t as pLimit } from "./p-limit.js";
import { chmod, mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { devNull, tmpdir } from "node:os";
import { delimiter, dirname, join, sep } from "node:path";
import { createWriteStream } from "node:fs";
import { pipeline as pipeline$1 } from "node:stream/promises";

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

// src/edges/sources/tree-folder.ts
/** Files, and bytes of all of them, that are written to a folder. */
const MOST_FILES = 5e4;
const MOST_BYTES = 2e9;
/** Written at once. */
const AT_ONCE = 8;
/**
* The files of a tree in a folder of their own, executable where they are. As in the tree, symbolic links and submodules
* are left out, and files kept by Git LFS are pointers.
*
* @param tree one that tells all of its files
* @throws UserError when there are too many, or a path leads out of the folder
*/
async function treeFolder(tree) {
	const temporary = await temporaryFolder();
	try {
		const path = join(temporary.path, "tree");
		await mkdir(path);
		await writeAll(tree, path);
		return {
			path,
			[Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose]()
		};
	} catch (error) {
		await temporary[Symbol.asyncDispose]();
		throw error;
	}
}
async function writeAll(tree, folder) {
	const files = await tree.files?.() ?? [];
	if (files.length > MOST_FILES) throw tooMany(tree, `${MOST_FILES} files`);
	const leading = files.find(({ path }) => leadsOut(path));
	if (leading !== void 0) throw new UserError(`the path ${plain(leading.path)} in ${tree.label} leads out of the folder that the suite's command runs in`, "Rename the file.");
	const limit = pLimit(AT_ONCE);
	const written = { bytes: 0 };
	await Promise.all(files.map(({ path, isProgram }) => limit(async () => {
		const place = join(folder, path);
		await mkdir(dirname(place), { recursive: true });
		await pipeline$1(Readable.from(counted(tree, path, written)), createWriteStream(place));
		if (isProgram) await chmod(place, 493);
	})));
}
/** The next piece may overwrite this one before the disk has it. */
async function* counted(tree, path, written) {
	for await (const piece of tree.open(path)) {
		written.bytes += piece.length;
		if (written.bytes > MOST_BYTES) throw tooMany(tree, `${MOST_BYTES / 1e9} GB`);
		yield Buffer.from(piece);
	}
}
/** Git makes no such paths; who writes a tree by hand can. */
function leadsOut(path) {
	return path.split(/[/\\]/).some((name) => [
		"",
		".",
		".."
	].includes(name) || /^\.git$/i.test(name));
}
function tooMany(tree, most) {
	return new UserError(`${tree.label} is larger than ${most}, the most that the suite's command is given to run in`, "Keep the suite and its command in a smaller repository.");
}

// src/edges/applications/without-secrets.ts
/** Names under which secrets are kept in an environment. */
const SECRET_NAME = /KEY|TOKEN|SECRET|PASS|CREDENTIAL|AUTH/i;
/** Shorter values are words, and striking them out would tell nothing. */
const SHORTEST_SECRET = 8;
/** A text without the values of those environment variables whose names say that they are secrets. */
function withoutSecrets(text, environment) {
	return Object.entries(environment).flatMap(([name, value]) => value !== void 0 && value.length >= SHORTEST_SECRET && SECRET_NAME.test(name) ? [value] : []).sort((a, b) => b.length - a.length).reduce((shown, secret) => shown.replaceAll(secret, "***"), text);
}

export { temporaryFolder as a, signalGroup as c, commitFolder as i, tailOf as l, treeFolder as n, asGroup as o, pathOutside as r, inWords as s, withoutSecrets as t };