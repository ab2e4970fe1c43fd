import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { UserError } from "../../errors.ts";

/**
 * A file's bytes, unpacked when they are packed with gzip. The first bytes decide, not the file's name.
 *
 * @param path for people
 * @throws UserError when the packed data is cut off or damaged, or packed in a way that is not read here
 */
export async function* decompressed(pieces: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const { head, done } = await firstBytes(iterator);
  const all = followedBy(head, iterator, done);
  if (isZstandard(head)) {
    throw new UserError(
      `${path} is compressed with zstd, which is not read`,
      "Unpack it, or let the collector write plain or gzip files.",
    );
  }
  if (head[0] !== 0x1f || head[1] !== 0x8b) yield* all;
  else yield* unzipped(all, path);
}

/** At least the eight bytes that the kinds of compression are told by, when the file has that many. */
async function firstBytes(
  iterator: AsyncIterator<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly done: boolean }> {
  let head: Uint8Array = new Uint8Array();
  while (head.length < 8) {
    const next = await iterator.next();
    if (next.done) return { head, done: true };
    head = Buffer.concat([head, next.value]);
  }
  return { head, done: false };
}

async function* followedBy(
  head: Uint8Array,
  iterator: AsyncIterator<Uint8Array>,
  done: boolean,
): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let ended = done; !ended; ) {
      const next = await iterator.next();
      if (next.done) ended = true;
      else yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** A .zst file, or the collector's own framing: a length of four bytes before each packed message. */
function isZstandard(head: Uint8Array): boolean {
  return [0, 4].some((at) => ZSTANDARD.every((byte, index) => head[at + index] === byte));
}

const ZSTANDARD = [0x28, 0xb5, 0x2f, 0xfd];

async function* unzipped(packed: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // The error arrives at the loop below, whichever end it comes from.
  pipeline(Readable.from(packed), gunzip, () => {});
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))) throw error;
    throw new UserError(
      `${path} is not a whole gzip file: ${error.message}`,
      "Copy the file again from where it was written, or leave it out of traces.from.",
      { cause: error },
    );
  }
}
