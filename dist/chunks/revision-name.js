import { t as plain } from "./plain.js";

// src/edges/revision-name.ts
/** A revision as it was written, for people: on one line, and seen where it is empty. */
function revisionName(revision) {
	return plain(revision) || "\"\"";
}

export { revisionName as t };