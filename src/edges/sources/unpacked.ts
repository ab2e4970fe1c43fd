import { createGunzip } from "node:zlib";
import { UserError } from "../../errors.ts";
import { unframed } from "./collector-frames.ts";
import { through } from "./through-stream.ts";
import { isZstandard, unzstd } from "./zstandard.ts";

/**
 * A file's bytes, unpacked when they are packed: with gzip, with zstd, or message by message as the OpenTelemetry
 * Collector does it. The first bytes decide, not the file's name.
 *
 * @param pieces may be overwritten once the next one is asked for
 * @param path for people
 * @throws UserError while the pieces are read, when the packed data is cut off or damaged, or grows beyond all measure
 */
export async function unpacked(
  pieces: AsyncIterable<Uint8Array>,
  path: string,
): Promise<{ readonly isPacked: boolean; readonly pieces: AsyncIterable<Uint8Array> }> {
  const iterator = pieces[Symbol.asyncIterator]();
  const { head, done } = await firstBytes(iterator);
  let size = 0;
  const all = followedBy(head, iterator, done, (length) => {
    size += length;
  });
  const unpack = packingOf(head);
  if (unpack === undefined) return { isPacked: false, pieces: all };
  return { isPacked: true, pieces: bounded(unpack(all, path), path, () => size) };
}

type Unpack = (packed: AsyncIterable<Uint8Array>, path: string) => AsyncIterable<Uint8Array>;

function packingOf(head: Uint8Array): Unpack | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b) return gunzipped;
  if (isZstandard(head, 0)) return (packed, path) => intact(unzstd(packed), path, "zstd");
  // A length of four bytes before each packed message is the collector's own framing, which no other tool reads.
  if (isZstandard(head, 4)) return (packed, path) => intact(unframed(packed, path), path, "zstd");
  return undefined;
}

/** At least the eight bytes that the kinds of packing are told by, when the file has that many. */
async function firstBytes(
  iterator: AsyncIterator<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly done: boolean }> {
  let head: Uint8Array = new Uint8Array();
  for (;;) {
    const next = await iterator.next();
    if (next.done) return { head, done: true };
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
    if (head.length >= 8) return { head, done: false };
    head = Uint8Array.from(head);
  }
}

async function* followedBy(
  head: Uint8Array,
  iterator: AsyncIterator<Uint8Array>,
  done: boolean,
  notice: (size: number) => void,
): AsyncGenerator<Uint8Array> {
  try {
    notice(head.length);
    if (head.length > 0) yield head;
    for (let ended = done; !ended; ) {
      const next = await iterator.next();
      if (next.done) ended = true;
      else {
        notice(next.value.length);
        yield next.value;
      }
    }
  } finally {
    await iterator.return?.();
  }
}

function gunzipped(packed: AsyncIterable<Uint8Array>, path: string): AsyncIterable<Uint8Array> {
  return intact(through(packed, createGunzip()), path, "gzip");
}

async function* intact(
  pieces: AsyncIterable<Uint8Array>,
  path: string,
  packing: "gzip" | "zstd",
): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    if (!isDamage(error)) throw error;
    throw new UserError(
      `${path} is not a whole ${packing} file: ${error.message}`,
      "Copy the file again from where it was written, or leave it out of traces.from.",
      { cause: error },
    );
  }
}

/** The codes of node:zlib are texts, those of fzstd small numbers. */
function isDamage(error: unknown): error is Error {
  if (!(error instanceof Error) || error instanceof UserError || !("code" in error)) return false;
  return typeof error.code === "number" || /^Z_|^ZSTD_/.test(String(error.code));
}

const MOST_TIMES = 200;
const ALWAYS_ALLOWED = 2 ** 30;

/** Ends what would fill the machine: no traces are packed that tightly. */
async function* bounded(
  pieces: AsyncIterable<Uint8Array>,
  path: string,
  packed: () => number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > ALWAYS_ALLOWED && size > MOST_TIMES * packed())
      throw new UserError(
        `${path} unpacks to more than ${MOST_TIMES} times its size`,
        "Leave the file out of traces.from, or unpack it yourself if it really holds traces.",
      );
    yield piece;
  }
}
