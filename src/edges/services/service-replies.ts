import type { RetrievedDocument } from "../../domain/message.ts";
import { isObject, own } from "../../formats/json-shape.ts";
import type { SearchReply, ToolReply } from "../../ports.ts";

/** Replies as they are kept: whether they came from the cache is no property of theirs. */
export type KeptSearch = Omit<Extract<SearchReply, { status: "found" }>, "cached">;
export type KeptToolReply = Omit<Extract<ToolReply, { status: "returned" }>, "cached">;

/** What was read, or what is wrong and where: "documents[2].id is neither a text nor a number". */
export type ReadReply<Kept> =
  | { readonly status: "read"; readonly reply: Kept }
  | { readonly status: "malformed"; readonly problem: string };

/** Reads `{"documents": [{"id", "text", "title", "score"}], "index_version"}`; null stands for absent. */
export function readSearchReply(body: unknown): ReadReply<KeptSearch> {
  if (!isObject(body)) return malformed("it is no JSON object");
  const listed = own(body, "documents");
  if (!Array.isArray(listed)) return malformed("documents is no list");
  const documents: RetrievedDocument[] = [];
  for (const [place, item] of listed.entries()) {
    const document = readDocument(item);
    if (typeof document === "string") return malformed(`documents[${place}]${document}`);
    documents.push(document);
  }
  const version = own(body, "index_version") ?? undefined;
  if (version === undefined) return { status: "read", reply: { status: "found", documents } };
  if (!isName(version)) return malformed("index_version is neither a text nor a number");
  return { status: "read", reply: { status: "found", documents, index: String(version) } };
}

/** Reads `{"result": anything}` or `{"error": "text"}`; a result that is no text goes to the model as JSON. */
export function readToolReply(body: unknown): ReadReply<KeptToolReply> {
  if (!isObject(body)) return malformed("it is no JSON object");
  const error = own(body, "error") ?? undefined;
  if (error !== undefined && typeof error !== "string") return malformed("error is no text");
  if (error !== undefined) return { status: "read", reply: { status: "returned", text: error, error: true } };
  if (!Object.hasOwn(body, "result")) return malformed("it has neither result nor error");
  const result = own(body, "result");
  const text = typeof result === "string" ? result : JSON.stringify(result);
  return { status: "read", reply: { status: "returned", text } };
}

function malformed(problem: string): { readonly status: "malformed"; readonly problem: string } {
  return { status: "malformed", problem };
}

/** The document, or what is wrong, to be put behind its place. */
function readDocument(item: unknown): RetrievedDocument | string {
  if (!isObject(item)) return " is no JSON object";
  const [id, text, title, score] = ["id", "text", "title", "score"].map((name) => own(item, name) ?? undefined);
  if (!isName(id)) return ".id is neither a text nor a number";
  if (text !== undefined && typeof text !== "string") return ".text is no text";
  if (title !== undefined && typeof title !== "string") return ".title is no text";
  if (score !== undefined && typeof score !== "number") return ".score is no number";
  return {
    id: String(id),
    ...(text === undefined ? {} : { text }),
    ...(title === undefined ? {} : { title }),
    ...(score === undefined ? {} : { score }),
  };
}

function isName(value: unknown): value is string | number {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}
