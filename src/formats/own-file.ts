import { UserError } from "../errors.ts";
import { type Reader, ShapeError } from "./json-reader.ts";

/** A file that this program wrote. @property what with its article: "an anchor"  @property remedy where it is broken */
export type OwnFile = { readonly place: string; readonly what: string; readonly remedy: string };

/**
 * What a file of format 1 says.
 *
 * @throws UserError when the text is not JSON, is not what it should be, or is of a newer format
 */
export function readOwnFile<T>(content: string, read: Reader<T>, file: OwnFile): T {
  try {
    const json = parseJson(content);
    refuseNewer(json, file);
    return read(json, "");
  } catch (cause) {
    if (!(cause instanceof ShapeError)) throw cause;
    throw new UserError(`${file.place} is not ${file.what}: ${cause.message}`, file.remedy, { cause });
  }
}

/** @throws UserError when it is of a newer format, and for nothing else */
export function refuseNewer(json: unknown, { place, what }: Pick<OwnFile, "place" | "what">): void {
  if (typeof json !== "object" || json === null || !Object.hasOwn(json, "format")) return;
  const { format } = json as { readonly format?: unknown };
  if (typeof format !== "number" || format <= 1) return;
  throw new UserError(
    `${place} is ${what} of format ${format}, and this version reads format 1`,
    "Use a newer version of eval-baseline.",
  );
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    // What the parser says quotes the file.
    throw new ShapeError("it is not JSON");
  }
}
