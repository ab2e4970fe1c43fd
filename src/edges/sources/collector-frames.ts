import * as zlib from "node:zlib";
import { UserError } from "../../errors.ts";
import { lengthPrefixed } from "./length-prefixed.ts";
import { unzstdByPackage } from "./zstandard.ts";

/**
 * Unpacks what the collector's file exporter writes with `compression: zstd`: a length and one packed message, again and
 * again. Messages of JSON come out as lines, others with their length before them, as that exporter writes them unpacked.
 */
export async function* unframed(packed: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  for await (const frame of lengthPrefixed(packed, path)) {
    const message = await unpacked(frame, path);
    const isJson = message[0] === 0x7b;
    if (!isJson) yield lengthOf(message);
    yield message;
    if (isJson) yield LINE_END;
  }
}

const LINE_END = Uint8Array.of(10);
const LONGEST = 256 * 2 ** 20;

function lengthOf({ length }: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

async function unpacked(frame: Uint8Array, path: string): Promise<Uint8Array> {
  try {
    if ("zstdDecompressSync" in zlib) return zlib.zstdDecompressSync(frame, { maxOutputLength: LONGEST });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") throw tooLong(path);
    throw error;
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of unzstdByPackage(only(frame))) {
    size += piece.length;
    if (size > LONGEST) throw tooLong(path);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function* only(frame: Uint8Array): AsyncGenerator<Uint8Array> {
  yield frame;
}

function tooLong(path: string): UserError {
  return new UserError(
    `${path} holds a message of more than 256 MB`,
    "Let the collector batch less, or leave the file out of traces.from.",
  );
}
