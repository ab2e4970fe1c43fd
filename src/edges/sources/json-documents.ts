/** A value of a file, or the place where the file cannot be read on. */
export type DocumentPart =
  | { readonly place: string; readonly value: unknown }
  | { readonly place: string; readonly problem: string };

/**
 * JSON written over several lines: one document or several one after another, or one list whose elements come one at a
 * time. Memory holds one element.
 *
 * @param path for people
 * @param isList whether the file begins with a list
 * @param longest bytes of the longest element that is held
 */
export async function* jsonDocuments(
  pieces: AsyncIterable<Uint8Array>,
  path: string,
  isList: boolean,
  longest: number = LONGEST_ELEMENT,
): AsyncGenerator<DocumentPart> {
  const { JSONParser } = await import("@streamparser/json");
  const parser = new JSONParser({ paths: [isList ? "$.*" : "$"], keepStack: false, separator: "" });
  let found: unknown[] = [];
  parser.onValue = ({ value }) => found.push(value);
  let count = 0;
  let held = 0;
  const place = () => placeOf(path, count, isList);
  for await (const piece of pieces) {
    const problem = complaint(() => parser.write(piece), "not JSON, and nothing after it can be read");
    held = found.length > 0 ? piece.length : held + piece.length;
    for (const value of found) {
      yield { place: place(), value };
      count++;
    }
    found = [];
    if (problem === undefined && held <= longest) continue;
    yield { place: place(), problem: problem ?? "longer than 256 MB, and nothing after it can be read" };
    return;
  }
  const cutOff = parser.isEnded ? undefined : complaint(() => parser.end(), "cut off");
  if (cutOff !== undefined) yield { place: place(), problem: cutOff };
}

const LONGEST_ELEMENT = 256 * 2 ** 20;

function placeOf(path: string, count: number, isList: boolean): string {
  if (isList) return `${path}[${count}]`;
  return count === 0 ? path : `${path}, document ${count + 1}`;
}

/** The parser's own message quotes the text, and the text may be what users wrote. */
function complaint(step: () => void, problem: string): string | undefined {
  try {
    step();
    return undefined;
  } catch {
    return problem;
  }
}
