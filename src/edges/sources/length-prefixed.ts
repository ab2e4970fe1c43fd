import { UserError } from "../../errors.ts";

/**
 * Messages with a length of four bytes before each, the largest first: what the collector's file exporter writes with
 * `format: proto`.
 *
 * @param path for people
 * @throws UserError when the last message is cut off, or a length is none
 */
export async function* lengthPrefixed(pieces: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  let pending: Uint8Array[] = [];
  let size = 0;
  let needed = 4;
  for await (const piece of pieces) {
    pending.push(Uint8Array.from(piece));
    size += piece.length;
    if (size < needed) continue;
    const bytes = Buffer.concat(pending);
    let start = 0;
    for (needed = 4; start + needed <= size; needed = 4) {
      const length = bytes.readUInt32BE(start);
      if (length > LONGEST) throw notPrefixed(path, "a message of more than 256 MB");
      if (length === 0) throw notPrefixed(path, "a message of no length");
      needed = 4 + length;
      if (start + needed > size) break;
      yield bytes.subarray(start + 4, start + needed);
      start += needed;
    }
    pending = [bytes.subarray(start)];
    size -= start;
  }
  if (size > 0) throw notPrefixed(path, "a last message that is cut off");
}

const LONGEST = 256 * 2 ** 20;

function notPrefixed(path: string, what: string): UserError {
  return new UserError(
    `${path} is a file of messages with their lengths, and holds ${what}`,
    "Copy the file again from where it was written, or leave it out of traces.from.",
  );
}
