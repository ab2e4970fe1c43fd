import { t as UserError } from "./errors2.js";
import { n as serialiseBaseline } from "./baseline.js";
import { access, mkdir, rename, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { constants } from "node:fs";

// src/edges/baseline-file.ts
/** Writes a baseline as it would lie on the branch, whole or not at all. @throws UserError that names the file */
async function writeBaselineFile(path, baseline) {
	try {
		await mkdir(dirname(path), { recursive: true });
		const temporary = `${path}.${process.pid}.tmp`;
		await writeFile(temporary, serialiseBaseline(baseline));
		await rename(temporary, path);
	} catch (cause) {
		throw unwritable(path, cause.message, cause);
	}
}
/**
* Whether a baseline could be written there, asked before it is paid for and committed. Makes nothing.
* @throws UserError when it is a folder, or lies where nothing can be written
*/
async function checkBaselinePlace(path) {
	if (await kindOf(path) === "folder") throw unwritable(path, "it is a folder");
	let folder = dirname(path);
	while (await kindOf(folder) === "nothing" && dirname(folder) !== folder) folder = dirname(folder);
	if (await kindOf(folder) === "file") throw unwritable(path, `${folder} is a file`);
	await access(folder, constants.W_OK).catch((cause) => {
		throw unwritable(path, `${folder} is read-only`, cause);
	});
}
async function kindOf(path) {
	const found = await stat(path).catch(() => void 0);
	if (found === void 0) return "nothing";
	return found.isDirectory() ? "folder" : "file";
}
function unwritable(path, why, cause) {
	return new UserError(`${path} cannot be written: ${why}`, "Give --out a file in a place that can be written.", { cause });
}

export { writeBaselineFile as n, checkBaselinePlace as t };