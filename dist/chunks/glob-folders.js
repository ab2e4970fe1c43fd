import { i as __toESM } from "./rolldown-runtime.js";
import { t as require_picomatch } from "./picomatch.js";
import { r as sides } from "./glob.js";
import { t as plain } from "./plain.js";

// src/edges/revision-name.ts
/** A revision as it was written, for people: on one line, and seen where it is empty. */
function revisionName(revision) {
	return plain(revision) || "\"\"";
}

// src/edges/glob-folders.ts
var import_picomatch = /* @__PURE__ */ __toESM(require_picomatch(), 1);
/**
* The folders and files that globs begin with, none of which lies in another: [""] where one may match anywhere. Whoever
* knows no globs is asked for these.
*
* @throws UserError as `globMatcher` does
*/
function globFolders(globs) {
	const begins = sides(globs).wanted.map(beginOf);
	const isIn = (path, folder) => folder === "" || path === folder || path.startsWith(`${folder}/`);
	return [...new Set(begins)].filter((path) => !begins.some((other) => other !== path && isIn(path, other))).sort();
}
/** What stands before the first sign of a glob; a name without any is all of it. */
function beginOf(glob) {
	const { base, isGlob, glob: rest } = import_picomatch.default.scan(glob);
	const plain = !isGlob && rest === "" ? glob : base;
	return plain === "." || /[\\!]/.test(plain) ? "" : plain.replace(/\/+$/, "");
}

export { revisionName as n, globFolders as t };