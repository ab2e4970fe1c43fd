import { t as UserError } from "./errors2.js";
import { n as namesModules, r as sides, t as globMatcher } from "./glob.js";
import { lstat, readFile, readdir, realpath } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";

// src/edges/disk-links.ts
/**
* Symbolic links below a directory that any of the globs matches or has to pass, sorted. They are no files of the tree;
* this is for telling people why.
*
* @param root absolute path of the directory
*/
async function linksOnDisk(root, globs) {
	const matches = globMatcher(globs);
	const folders = sides(globs).wanted.map(foldersBefore);
	const passed = folders.flatMap((names) => names.map((_, index) => names.slice(0, index + 1).join("/")));
	const found = await Promise.all(folders.map((names) => linksBelow(root, join(root, ...names))));
	const passedLinks = await Promise.all(passed.map((path) => isLink(join(root, path))));
	return [.../* @__PURE__ */ new Set([...passed.filter((_, index) => passedLinks[index]), ...found.flat().filter(matches)])].sort();
}
/** The first symbolic link on the way to a path, the path itself included; undefined when there is none. */
async function linkOnTheWay(root, path) {
	const names = path.split("/");
	for (let length = 1; length <= names.length; length++) {
		const place = names.slice(0, length).join("/");
		if (await isLink(join(root, place))) return place;
	}
}
/** The folders that a glob names before its first pattern, and its own path when it has none. */
function foldersBefore(glob) {
	const names = glob.split("/");
	const pattern = names.findIndex((name) => /[*?[\]{}()!]/.test(name));
	return pattern < 0 ? names : names.slice(0, pattern);
}
async function linksBelow(root, folder) {
	return (await readdir(folder, {
		recursive: true,
		withFileTypes: true
	}).catch(() => [])).filter((entry) => entry.isSymbolicLink()).map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}
async function isLink(path) {
	return (await lstat(path).catch(() => void 0))?.isSymbolicLink() ?? false;
}

// src/edges/disk-tree.ts
/**
* The files under a directory, as they are on disk now. Symbolic links are not files, and nothing outside the
* directory is ever read: the same tree that a commit would show.
*
* @param root absolute path of the directory
*/
function diskTree(root) {
	return {
		label: "the checkout",
		match: (globs) => matching(root, globs),
		async read(path) {
			const file = await inside(root, path);
			return file === void 0 ? void 0 : await readFile(file, "utf8");
		},
		async *open(path, parts) {
			const file = await inside(root, path);
			if (file === void 0) throw await noFile(root, path);
			yield* pieces(file, path, parts);
		},
		opensParts: true,
		links: (globs) => linksOnDisk(root, globs)
	};
}
/** Whether a directory holds anything that a checkout would bring. */
async function holdsFiles(directory) {
	try {
		return (await readdir(directory)).some((name) => name !== ".git");
	} catch (error) {
		if (isAbsence(error)) return false;
		throw error;
	}
}
async function matching(root, globs) {
	const matches = globMatcher(globs);
	const { wanted } = sides(globs);
	if (wanted.length === 0) return [];
	const { glob } = await import("./dist3.js");
	const paths = (await glob([...wanted], {
		cwd: root,
		ignore: namesModules(globs) ? [] : ["**/node_modules/**"],
		expandDirectories: false,
		followSymbolicLinks: false
	})).filter(matches);
	const nested = nestedRepositories(root);
	const ours = await Promise.all(paths.map(async (path) => (await lstat(join(root, path))).isFile() && !await nested(path)));
	return paths.filter((_, index) => ours[index]).sort();
}
/** Says whether a path lies in a repository below the root: a submodule, whose files no commit of this one holds. */
function nestedRepositories(root) {
	const known = /* @__PURE__ */ new Map();
	const isNested = (folder) => {
		if (folder === ".") return Promise.resolve(false);
		const answer = known.get(folder) ?? lstat(join(root, folder, ".git")).then(() => true, () => isNested(dirname(folder)));
		known.set(folder, answer);
		return answer;
	};
	return (path) => isNested(dirname(path));
}
/** The absolute path of a regular file that is reached from the root without a link; undefined for all else. */
async function inside(root, path) {
	try {
		const expected = join(await realpath(root), ...path.split("/"));
		if (!expected.startsWith(await realpath(root) + sep)) return void 0;
		if (await realpath(expected) !== expected) return void 0;
		return (await lstat(expected)).isFile() ? expected : void 0;
	} catch (error) {
		if (isAbsence(error)) return void 0;
		throw error;
	}
}
async function noFile(root, path) {
	const link = await linkOnTheWay(root, path);
	return link === void 0 ? new UserError(`${path} is not a file of the checkout`, "Check the path, relative to the repository.") : new UserError(`${path} is not a file of the checkout: ${link} is a symbolic link, which is not followed`, "Put the file itself there, or run this where it is.");
}
/**
* Reads a file with one buffer for all of its pieces, and waits for the disk: twice as fast as a stream, whose every
* piece is an allocation and an event.
*/
async function* pieces(file, path, parts = WHOLE) {
	let descriptor;
	try {
		descriptor = openSync(file, "r");
		const buffer = Buffer.allocUnsafeSlow(Math.min(PIECE, Math.max(fstatSync(descriptor).size, SMALLEST_PIECE)));
		let count = 0;
		for (const { from, to } of parts) for (let at = from; at < to;) {
			const length = readSync(descriptor, buffer, 0, Math.min(buffer.length, to - at), at);
			if (length === 0) break;
			at += length;
			yield buffer.subarray(0, length);
			if (++count % PIECES_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
		}
	} catch (cause) {
		if (!(cause instanceof Error && "code" in cause && "syscall" in cause)) throw cause;
		throw new UserError(`${path} cannot be read (${cause.code})`, "Check that the file may be read, then run this again.", { cause });
	} finally {
		if (descriptor !== void 0) closeSync(descriptor);
	}
}
const WHOLE = [{
	from: 0,
	to: Number.POSITIVE_INFINITY
}];
/** Bytes that stay in the processor's cache while they are looked at. */
const PIECE = 1 << 19;
const SMALLEST_PIECE = 4096;
/** Now and then everything else has its turn: a signal to stop, a line of progress. */
const PIECES_AT_ONCE = 64;
function isAbsence(error) {
	return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

export { holdsFiles as n, diskTree as t };