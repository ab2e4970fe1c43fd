/**
 * The text of an answer, or undefined when it is longer than the bound, in bytes after unpacking. What is too long is
 * not read to its end.
 */
export async function boundedBody(response: Response, mostBytes: number): Promise<string | undefined> {
  if (response.body === null) return "";
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = "";
  // Leaving the loop early closes the connection.
  for await (const piece of response.body as AsyncIterable<Uint8Array>) {
    bytes += piece.byteLength;
    if (bytes > mostBytes) return undefined;
    text += decoder.decode(piece, { stream: true });
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
