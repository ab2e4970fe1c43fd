import { JsonCursor, QUOTE } from "../json-cursor.ts";
import { landmarks } from "../landmarks.ts";
import { readTraceId } from "./identifiers.ts";

/** Finds the trace ids that a line of OTLP JSON mentions, those of links included, by its raw bytes. */
export type TraceIds = {
  /** @param visit is called with each id as we write it; not twice in a row with the same */
  each(bytes: Buffer, start: number, end: number, visit: (id: string) => void): void;
};

export function traceIds(): TraceIds {
  const marks = landmarks(['"traceId"']);
  if (marks === undefined) throw new Error("a name of nine bytes can be looked for");
  const cursor = new JsonCursor();
  let known: Buffer | undefined;
  return {
    each(bytes, start, end, visit) {
      if (known !== bytes) marks.of(bytes);
      known = bytes;
      let last = "";
      let lastAt = -1;
      for (let from = start; marks.find(from, end); from = marks.next) {
        cursor.to(bytes, marks.at, end);
        if (!cursor.key() || cursor.peek() !== QUOTE) continue;
        const at = cursor.at + 1;
        if (lastAt >= 0 && isSame(bytes, lastAt, at, last.length + 1)) continue;
        if (!cursor.string() || cursor.textEnd - at > LONGEST_ID) continue;
        const written = cursor.text();
        const id = readTraceId(written);
        if (id === null || id === last) continue;
        visit(id);
        lastAt = written === id ? at : -1;
        last = id;
      }
    },
  };
}

/** Characters of an id in any form that is read. */
const LONGEST_ID = 40;

function isSame(bytes: Buffer, a: number, b: number, length: number): boolean {
  for (let index = 0; index < length; index++) if (bytes[a + index] !== bytes[b + index]) return false;
  return true;
}
