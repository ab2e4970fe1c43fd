import { isCutOffJson } from "../cut-off-json.ts";
import { firstOwn, isObject, own } from "../json-shape.ts";
import { decoded, textOf } from "../json-text.ts";
import { entry } from "./attribute-values.ts";
import type { ContentEntries } from "./model-entries.ts";
import { readModelInput } from "./model-input.ts";

/**
 * The content of a search under the names of the conventions. There is no one form for it: lists of documents under
 * any of the usual names, LangChain's documents, pairs of document and score, plain text.
 *
 * @param output undefined for a span that finds no documents by its nature, an embedding
 */
export function searchEntries(input: unknown, output: unknown): ContentEntries {
  return {
    written: [
      ...entry("gen_ai.retrieval.query.text", queryIn(input)),
      ...entry("gen_ai.retrieval.documents", documentsIn(output)),
    ],
    filling: [],
  };
}

function queryIn(input: unknown): string | undefined {
  const named = firstOwn(decoded(input), ["query", "question", "q", "search_query"]);
  if (typeof named === "string") return named;
  const { messages, written } = readModelInput(input);
  const last = messages.findLast((message) => !written || own(message, "role") === "user");
  return textOf(own(last, "content"));
}

function documentsIn(output: unknown): readonly unknown[] | undefined {
  if (output === undefined || output === null || output === "" || isCutOffJson(output)) return undefined;
  const content = decoded(output);
  const list = Array.isArray(content) ? content : decoded(firstOwn(content, LISTS));
  if (Array.isArray(list)) return list.map(toDocument);
  // One text is all that was found, joined by the application.
  const text = textOf(firstOwn(content, ["output", "context", "text"]) ?? output);
  return text === undefined ? undefined : [text];
}

const LISTS = ["documents", "results", "matches", "hits", "nodes", "chunks", "output", "data"];

function toDocument(item: unknown): unknown {
  if (Array.isArray(item)) return withScore(unwrapped(item[0]), item[1]);
  const inner = firstOwn(item, ["document", "node", "payload"]);
  if (typeof inner === "string" && isObject(item)) return { ...item, content: inner };
  if (!isObject(inner)) return unwrapped(item);
  const id = firstOwn(inner, ["id", "id_", "node_id"]) ?? own(item, "id");
  return withScore({ ...inner, id }, own(item, "score"));
}

/** LangChain's serialised form. */
function unwrapped(item: unknown): unknown {
  const kwargs = own(item, "kwargs");
  return own(item, "lc") !== undefined && isObject(kwargs) ? kwargs : item;
}

function withScore(document: unknown, score: unknown): unknown {
  return isObject(document) && typeof score === "number" ? { ...document, score } : document;
}
