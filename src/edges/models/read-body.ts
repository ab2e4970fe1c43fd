/** What came of reading an answer. */
export type Body = { readonly status: "whole"; readonly text: string } | { readonly status: "too-large" | "too-slow" };

/**
 * Reads the body of an answer as text, and no further than it may: what is left is not fetched, and its connection is
 * closed. The bytes are those after unpacking.
 *
 * @throws what the connection throws when it breaks
 */
export async function readBody(
  response: Response,
  { mostBytes, withinMs }: { readonly mostBytes: number; readonly withinMs: number },
): Promise<Body> {
  const { body } = response;
  if (body === null) return { status: "whole", text: "" };
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  const leave = () => void reader.cancel().catch(() => undefined);
  if (Number(response.headers.get("content-length")) > mostBytes) {
    leave();
    return { status: "too-large" };
  }
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    leave();
  }, withinMs);
  try {
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      bytes += piece.value.length;
      if (bytes > mostBytes) {
        leave();
        return { status: "too-large" };
      }
      pieces.push(piece.value);
    }
    const [first = new Uint8Array(), ...others] = pieces;
    if (late) return { status: "too-slow" };
    return { status: "whole", text: new TextDecoder().decode(others.length === 0 ? first : Buffer.concat(pieces)) };
  } finally {
    clearTimeout(timer);
  }
}
