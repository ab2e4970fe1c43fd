import { t as UserError } from "./errors2.js";
import { t as plain } from "./plain.js";

// src/edges/tree-limits.ts
/**
* What a commit may bring. It may be a stranger's: of its text nothing is run, and it can neither fill the memory nor
* hide behind a name. Traces are not limited so; they are read in pieces, and come from the base or the checkout.
*/
/** Bytes of one text of a commit, unless its reader expects more. */
const MOST_TEXT_BYTES = 1e6;
/** Bytes of a retrieval snapshot, which holds the documents that it found. */
const MOST_SNAPSHOT_BYTES = 5e7;
/** Files that one layer may have. */
const MOST_LAYER_FILES = 1e3;
/** The error for a text that is larger than it may be. @param label of the tree it is in */
function tooLarge(path, label, mostBytes) {
	return new UserError(`${plain(path)} in ${label} is larger than ${mostBytes / 1e6} MB, the most that is read of a text`, "Make the file smaller, or correct the path or glob that leads to it.");
}
/**
* Refuses a layer of too many files, or one whose files have names that steer what shows them.
* @param place of the layer's globs, for people: "suite.yml: layers.prompt"  @param label of the tree
*/
function checkLayerPaths(paths, place, label) {
	const steering = paths.find(isSteering);
	if (steering !== void 0) throw new UserError(`${place}: the path of ${plain(steering)} in ${label} holds a control character`, "Rename the file; a layer takes no file whose path steers what shows it.");
	if (paths.length > 1e3) throw new UserError(`${place}: ${plain(paths[1e3] ?? "")} in ${label} is one file too many: ${paths.length} match, and a layer has at most ${MOST_LAYER_FILES}`, "Write narrower globs, or join the files.");
}
/** Control characters, and those that turn the direction of a text. */
function isSteering(path) {
	return /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(path);
}

export { tooLarge as i, MOST_TEXT_BYTES as n, checkLayerPaths as r, MOST_SNAPSHOT_BYTES as t };