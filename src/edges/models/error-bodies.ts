type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * A fetch whose error answers end: the client gives a body its time only when the status is a good one, and a server
 * that is in trouble may send half of its complaint, or one without end. The body is then cut off, and the status stays.
 *
 * @param timeoutMs milliseconds from the request to the end of the body
 */
export function withTimelyErrors(send: Fetch, timeoutMs: number): Fetch {
  return async (input, init) => {
    const start = performance.now();
    const response = await send(input, init);
    if (response.ok || response.body === null) return response;
    const signal = AbortSignal.timeout(Math.max(0, Math.ceil(start + timeoutMs - performance.now())));
    return new Response(response.body.pipeThrough(firstBytes(), { signal }), response);
  };
}

// The code and the type of an error stand in a few hundred bytes.
const MOST_BYTES = 65_536;

function firstBytes(): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(piece, controller) {
      bytes += piece.length;
      if (bytes > MOST_BYTES) controller.terminate();
      else controller.enqueue(piece);
    },
  });
}
