/**
 * The text of an answer, or undefined when it is longer than the bound, in bytes after unpacking. What is too long is
 * not read to its end, and its connection is closed.
 *
 * @throws what the connection throws when it breaks, or is given up
 */
export async function boundedBody(response: Response, mostBytes: number): Promise<string | undefined> {
  if (response.body === null) return "";
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const leave = () => void reader.cancel().catch(() => undefined);
  if (Number(response.headers.get("content-length")) > mostBytes) {
    leave();
    return undefined;
  }
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = "";
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    bytes += piece.value.byteLength;
    if (bytes > mostBytes) {
      leave();
      return undefined;
    }
    text += decoder.decode(piece.value, { stream: true });
  }
  return text + decoder.decode();
}

/** The beginning of an answer, at most this many bytes, and what came of it before the connection broke. */
export async function beginningOf(response: Response, mostBytes: number): Promise<string> {
  if (response.body === null) return "";
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = "";
  try {
    for await (const piece of response.body as AsyncIterable<Uint8Array>) {
      text += decoder.decode(piece.subarray(0, mostBytes - bytes), { stream: true });
      bytes += piece.byteLength;
      if (bytes >= mostBytes) break;
    }
  } catch {
    // The status is known already; half of a complaint is better than none.
  }
  return text;
}
