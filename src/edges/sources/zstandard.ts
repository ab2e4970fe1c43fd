import * as zlib from "node:zlib";
import { through } from "./through-stream.ts";
import { frameByFrame } from "./zstandard-frames.ts";

/** Whether a zstd frame begins at a place in the first bytes of a file. */
export function isZstandard(head: Uint8Array, at: number): boolean {
  return [0x28, 0xb5, 0x2f, 0xfd].every((byte, index) => head[at + index] === byte);
}

/** Unpacks a zstd file of any number of frames. @throws an error with a code when it is cut off or damaged */
export async function* unzstd(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // In Node since 22.15; the package is a third as fast.
  if (hasZstandard(zlib)) yield* through(frameByFrame(packed), zlib.createZstdDecompress());
  else yield* unzstdByPackage(packed);
}

function hasZstandard(module: object): boolean {
  return "createZstdDecompress" in module;
}

/** @throws an error with a code when it is cut off or damaged */
export async function* unzstdByPackage(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { Decompress } = await import("fzstd");
  let unpacked: Uint8Array[] = [];
  const stream = new Decompress((piece) => {
    unpacked.push(piece);
  });
  for await (const piece of packed) {
    for (let start = 0; start < piece.length; start += MOUTHFUL) {
      // It keeps what it is given.
      stream.push(Uint8Array.from(piece.subarray(start, start + MOUTHFUL)));
      yield* unpacked;
      unpacked = [];
    }
  }
  stream.push(new Uint8Array(), true);
  yield* unpacked;
}

/** Four bytes may unpack to 128 KiB, and all that one mouthful unpacks to is held at once. */
const MOUTHFUL = 1 << 10;
