import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf } from "../../../src/edges/sources/lines.ts";

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const piece = new Uint8Array(size);
  for (let start = 0; start < bytes.length; start += size) {
    // One buffer for all pieces, as streams may do it.
    const part = bytes.subarray(start, start + size);
    piece.set(part);
    yield piece.subarray(0, part.length);
  }
}

async function read(text: string, size: number): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const lines of linesOf(cut(Buffer.from(text), size)))
    found.push(...lines.map(({ number, bytes }) => `${number}:${bytes?.toString()}`));
  return found;
}

test("lines are the same however the bytes are cut into pieces", async () => {
  const text = fc
    .array(fc.constantFrom("a", "é", "𝄞", "\n", "\r\n", " ", "\t"), { maxLength: 40 })
    .map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (whole, size) => {
      const expected = whole.split("\n").flatMap((line, index) => {
        const trimmed = line.replace(/[ \t\r]+$/, "");
        return trimmed === "" ? [] : [`${index + 1}:${trimmed}`];
      });
      expect(await read(whole, size)).toEqual(expected);
    }),
  );
});
