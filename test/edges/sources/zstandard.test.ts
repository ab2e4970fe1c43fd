import * as zlib from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { unzstd, unzstdByPackage } from "../../../src/edges/sources/zstandard.ts";
import { frameByFrame } from "../../../src/edges/sources/zstandard-frames.ts";

/** Bytes in pieces of a size, all in one buffer, as a file gives them. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(size);
  for (let start = 0; start < bytes.length; start += size) {
    const piece = bytes.subarray(start, start + size);
    buffer.set(piece);
    yield buffer.subarray(0, piece.length);
  }
}

async function all(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const found: Buffer[] = [];
  for await (const piece of pieces) found.push(Buffer.from(piece));
  return Buffer.concat(found).toString();
}

const SKIPPABLE = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
const packings = [
  {},
  { params: { [zlib.constants.ZSTD_c_checksumFlag]: 1 } },
  { params: { [zlib.constants.ZSTD_c_contentSizeFlag]: 0 } },
];
const frames = fc.array(
  fc.record({
    text: fc.oneof(fc.string(), fc.constantFrom("x".repeat(300_000), "", "Where is my order? ".repeat(9000))),
    options: fc.constantFrom(...packings),
    isSkippedAfter: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);

test("frames are unpacked however many there are, and however the bytes are cut into pieces", async () => {
  await fc.assert(
    fc.asyncProperty(frames, fc.integer({ min: 1, max: 2000 }), async (parts, size) => {
      const packed = Buffer.concat(
        parts.flatMap(({ text, options, isSkippedAfter }) => [
          zlib.zstdCompressSync(text, options),
          ...(isSkippedAfter ? [SKIPPABLE] : []),
        ]),
      );
      const expected = parts.map(({ text }) => text).join("");
      expect(await all(unzstd(inPieces(packed, size)))).toBe(expected);
      expect(await all(unzstdByPackage(inPieces(packed, size)))).toBe(expected);
    }),
    { numRuns: 60 },
  );
});

test("bytes are passed on as they are, whether they are frames or not", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), fc.integer({ min: 1, max: 9 }), async (bytes, size) => {
      const found: Buffer[] = [];
      for await (const piece of frameByFrame(inPieces(bytes, size))) found.push(Buffer.from(piece));
      expect(Buffer.concat(found)).toEqual(Buffer.from(bytes));
    }),
  );
});

test("a frame that is cut off is an error with a code, for either unpacker", async () => {
  const cut = zlib.zstdCompressSync("Where is my order?").subarray(0, -4);
  await expect(all(unzstd(inPieces(cut, 100)))).rejects.toHaveProperty("code", "Z_BUF_ERROR");
  await expect(all(unzstdByPackage(inPieces(cut, 100)))).rejects.toHaveProperty("code", expect.any(Number));
});
