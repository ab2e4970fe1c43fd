import { t as UserError } from "./errors2.js";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { statSync } from "node:fs";

// src/edges/text-file.ts
/** Writes a text to a file that a person named, whole or not at all. @throws UserError that names the file */
async function writeTextFile(path, text) {
	try {
		await mkdir(dirname(path), { recursive: true });
		const temporary = `${path}.${process.pid}.tmp`;
		await writeFile(temporary, text);
		await rename(temporary, path);
	} catch (cause) {
		throw new UserError(`${path} cannot be written: ${cause.message}`, "Give --out a file in a place that can be written.", { cause });
	}
}
/** Whether a path leads to a file that can be seen. */
function isFile(path) {
	try {
		return statSync(path).isFile();
	} catch {
		return false;
	}
}

export { writeTextFile as n, isFile as t };