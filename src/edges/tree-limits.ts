/**
 * What a commit may bring. It may be a stranger's: of its text nothing is run, and it can neither fill the memory nor
 * hide behind a name. Traces are not limited so; they are read in pieces, and come from the base or the checkout.
 */
import { UserError } from "../errors.ts";
import { plain } from "./sources/plain.ts";

/** Bytes of one text of a commit, unless its reader expects more. */
export const MOST_TEXT_BYTES = 1_000_000;
/** Bytes of a retrieval snapshot, which holds the documents that it found. */
export const MOST_SNAPSHOT_BYTES = 50_000_000;
/** Files that one layer may have. */
export const MOST_LAYER_FILES = 1_000;

/** The error for a text that is larger than it may be. @param label of the tree it is in */
export function tooLarge(path: string, label: string, mostBytes: number): UserError {
  return new UserError(
    `${plain(path)} in ${label} is larger than ${mostBytes / 1_000_000} MB, the most that is read of a text`,
    "Make the file smaller, or correct the path or glob that leads to it.",
  );
}

/**
 * Refuses a layer of too many files, or one whose files have names that steer what shows them.
 * @param place of the layer's globs, for people: "suite.yml: layers.prompt"  @param label of the tree
 */
export function checkLayerPaths(paths: readonly string[], place: string, label: string): void {
  const steering = paths.find(isSteering);
  if (steering !== undefined)
    throw new UserError(
      `${place}: the path of ${plain(steering)} in ${label} holds a control character`,
      "Rename the file; a layer takes no file whose path steers what shows it.",
    );
  if (paths.length > MOST_LAYER_FILES)
    throw new UserError(
      `${place}: ${plain(paths[MOST_LAYER_FILES] ?? "")} in ${label} is one file too many: ` +
        `${paths.length} match, and a layer has at most ${MOST_LAYER_FILES}`,
      "Write narrower globs, or join the files.",
    );
}

/** Control characters, and those that turn the direction of a text. */
function isSteering(path: string): boolean {
  return /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(path);
}
