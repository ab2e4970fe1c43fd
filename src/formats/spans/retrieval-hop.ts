import { attributeText } from "../../domain/attribute-text.ts";
import type { Attributes, RetrievalHop } from "../../domain/trace.ts";
import { firstOwn, isObject } from "../json-shape.ts";
import { decoded, textOf } from "../json-text.ts";
import { ALIASES } from "./aliases.ts";
import { readDocuments } from "./documents.ts";
import { readHopFacts } from "./hop-facts.ts";
import { KIND_TABLES } from "./kind-tables.ts";
import type { RawLog, RawSpan } from "./raw-span.ts";

/** A search, an embedding or a reranking from its span and the log records of that span. */
export function readRetrievalHop(span: RawSpan, logs: readonly RawLog[]): RetrievalHop {
  const query = readQuery(firstOwn(span.attributes, ALIASES.query));
  const documents = readDocuments(span);
  return {
    ...readHopFacts(span, logs),
    kind: "retrieval",
    ...(query !== undefined && { query }),
    ...(documents === undefined && isEmbedding(span.attributes) && { embedding: true as const }),
    ...(documents !== undefined && { documents }),
  };
}

function isEmbedding(attributes: Attributes): boolean {
  const words = KIND_TABLES.map(([attribute]) => attributeText(attributes, attribute) ?? "");
  // "embeddings", "EMBEDDING", "ai.embedMany.doEmbed".
  return words.some((word) => /^(ai\.)?embed/i.test(word));
}

/** Some writers record the one query as a list, or as JSON text. Of several texts that were embedded, none is a query. */
function readQuery(value: unknown): string | undefined {
  const content = decoded(value);
  if (!Array.isArray(content)) return isObject(content) ? textOf(value) : textOf(content) || undefined;
  return content.length === 1 ? textOf(decoded(content[0])) || undefined : undefined;
}
