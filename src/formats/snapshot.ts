import type { RetrievedDocument } from "../domain/message.ts";
import type { Snapshot } from "../domain/variant.ts";
import { UserError } from "../errors.ts";
import { list, number, object, optional, ShapeError, text } from "./json-reader.ts";

const document = object<RetrievedDocument>({
  id: text,
  text: optional(text),
  title: optional(text),
  score: optional(number),
});
const snapshot = object<Snapshot>({
  index: text,
  results: list(object<Snapshot["results"][number]>({ query: text, documents: list(document) })),
});

/**
 * The text of a snapshot file → what an index answered. Its `index` is the version of the retrieval layer.
 * @throws UserError that names the file and the first thing that is not as it should be
 */
export function parseSnapshot(content: string, path: string): Snapshot {
  try {
    return snapshot(JSON.parse(content), "");
  } catch (cause) {
    if (!(cause instanceof ShapeError || cause instanceof SyntaxError)) throw cause;
    // What the parser says quotes the file.
    const problem = cause instanceof SyntaxError ? "it is not JSON" : cause.message;
    throw new UserError(
      `${path} is not a retrieval snapshot: ${problem}`,
      'Write it as { "index": "kb-2026-09-01", "results": [{ "query": "…", "documents": [{ "id": "…", "text": "…" }] }] }.',
      { cause },
    );
  }
}
