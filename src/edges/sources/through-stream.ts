import { pipeline, Readable, type Transform } from "node:stream";

/**
 * What comes out of a stream that bytes are put through.
 *
 * @param pieces may be overwritten once the next one is asked for
 * @throws what the stream fails with
 */
export async function* through(pieces: AsyncIterable<Uint8Array>, stream: Transform): AsyncGenerator<Uint8Array> {
  // The error arrives at the loop below, whichever end it comes from.
  pipeline(Readable.from(copies(pieces)), stream, () => {});
  yield* stream as AsyncIterable<Uint8Array>;
}

/** A stream holds pieces for a while. */
async function* copies(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield Uint8Array.from(piece);
}
