import { type Anchor, anchorPath, asOneLine } from "../domain/anchor.ts";
import { baselineName } from "../domain/baseline.ts";
import { readTime } from "./baseline-shape.ts";
import { object, only, type Reader, ShapeError, text } from "./json-reader.ts";
import { type OwnFile, readOwnFile, refuseNewer } from "./own-file.ts";

const BLESS_AGAIN =
  "Restore the file from the branch's history, or bless a baseline again: eval-baseline anchor BASELINE --why TEXT.";

/** The text of an anchor: JSON (schema/anchor.json), keys always in the same order. Equal anchors give equal bytes. */
export function serialiseAnchor({ format, suite, baseline, by, at, why }: Anchor): string {
  return `${JSON.stringify({ format, suite, baseline, by, at, why }, null, 2)}\n`;
}

/**
 * The anchor in a text. Its words come back on one line, whoever wrote them.
 *
 * @param suite whose anchor it is to be
 * @param label of the branch, for the error
 * @throws UserError when the text is not JSON, is no anchor of this suite, or is one of a newer format
 */
export function parseAnchor(content: string, suite: string, label: string): Anchor {
  return readOwnFile(content, readAnchor(suite), fileOf(suite, label));
}

/**
 * Guards an anchor that only a newer program understands from being replaced by this one; a broken one may be.
 *
 * @throws UserError as `parseAnchor` does for a newer format, and for nothing else
 */
export function refuseNewerAnchor(content: string, suite: string, label: string): void {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return;
  }
  refuseNewer(json, fileOf(suite, label));
}

function fileOf(suite: string, label: string): OwnFile {
  return { place: `${anchorPath(suite)} of ${label}`, what: "an anchor", remedy: BLESS_AGAIN };
}

const readLine: Reader<string> = (value, place) => {
  const line = asOneLine(text(value, place));
  if (line !== "") return line;
  throw new ShapeError(`${place} must say something`);
};

function readAnchor(suite: string): Reader<Anchor> {
  const readSuite: Reader<string> = (value, place) => {
    if (text(value, place) === suite) return suite;
    throw new ShapeError(`${place} is another suite's`);
  };
  const readPath: Reader<string> = (value, place) => {
    const path = text(value, place);
    if (baselineName(path)?.suite === suite) return path;
    throw new ShapeError(`${place} must be the path of a record of this suite`);
  };
  return object<Anchor>({
    format: only(1),
    suite: readSuite,
    baseline: readPath,
    by: readLine,
    at: readTime,
    why: readLine,
  });
}
