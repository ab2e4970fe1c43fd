import { attributeText } from "../../../domain/attribute-text.ts";
import type { Attributes } from "../../../domain/trace.ts";
import { firstOwn, own } from "../../json-shape.ts";
import { searchEntries } from "../../payloads/search-entries.ts";
import type { Addition } from "./additions.ts";

/** What `input.value` and `output.value` say about a search, an embedding or a reranking; and whose model it used. */
export function retrievalBodies(attributes: Attributes): readonly Addition[] {
  // An embedding finds vectors, and no documents.
  const isEmbedding = attributeText(attributes, "openinference.span.kind")?.toLowerCase() === "embedding";
  const output = isEmbedding ? undefined : own(attributes, "output.value");
  return [
    ...searchEntries(own(attributes, "input.value"), output).written,
    ["gen_ai.request.model", firstOwn(attributes, ["reranker.model_name", "embedding.model_name"])],
  ];
}
