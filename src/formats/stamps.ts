import type { VersionTuple } from "../domain/version.ts";
import { UserError } from "../errors.ts";
import { object, ShapeError, text } from "./json-reader.ts";
import { own } from "./json-shape.ts";
import { readVersions } from "./version-shape.ts";

/** What `versions --json` printed: five versions that were stamped on requests. */
export type StampedVersions = { readonly suite: string; readonly versions: VersionTuple };

const readStamped = object<StampedVersions>({ suite: text, versions: readVersions });

/**
 * The versions in the text of a file that `eval-baseline versions --json` printed, or undefined where it is something
 * else: a baseline has a run.
 *
 * @param path for messages  @throws UserError when it is such a file, and broken
 */
export function parseStamps(content: string, path: string): StampedVersions | undefined {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return undefined;
  }
  if (own(json, "versions") === undefined || own(json, "run") !== undefined) return undefined;
  try {
    return readStamped(json, "");
  } catch (cause) {
    if (!(cause instanceof ShapeError)) throw cause;
    throw new UserError(
      `${path}: ${cause.message}`,
      "Give a file as eval-baseline versions --json prints it, or a baseline.",
      { cause },
    );
  }
}
