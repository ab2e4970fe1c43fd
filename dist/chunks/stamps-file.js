import { t as UserError } from "./errors2.js";
import { o as object, t as ShapeError, u as text } from "./json-reader.js";
import { o as own } from "./json-shape.js";
import { r as readVersions } from "./version-shape.js";
import { readFile } from "node:fs/promises";

// src/formats/stamps.ts
const readStamped = object({
	suite: text,
	versions: readVersions
});
/**
* The versions in the text of a file that `eval-baseline versions --json` printed, or undefined where it is something
* else: a baseline has a run.
*
* @param path for messages  @throws UserError when it is such a file, and broken
*/
function parseStamps(content, path) {
	let json;
	try {
		json = JSON.parse(content);
	} catch {
		return;
	}
	if (own(json, "versions") === void 0 || own(json, "run") !== void 0) return void 0;
	try {
		return readStamped(json, "");
	} catch (cause) {
		if (!(cause instanceof ShapeError)) throw cause;
		throw new UserError(`${path}: ${cause.message}`, "Give a file as eval-baseline versions --json prints it, or a baseline.", { cause });
	}
}

// src/edges/stamps-file.ts
/**
* The versions in a file that `eval-baseline versions --json` printed. Undefined where there is no such file, or it is
* another kind of file: others say what is wrong with it.
*
* @param path absolute  @param name as it was typed, for messages  @throws UserError when it is broken
*/
async function readStampsFile(path, name) {
	const content = await readFile(path, "utf8").catch(() => void 0);
	return content === void 0 ? void 0 : parseStamps(content, name);
}

export { readStampsFile };