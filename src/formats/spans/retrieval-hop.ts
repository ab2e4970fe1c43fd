import type { RetrievalHop } from "../../domain/trace.ts";
import { ALIASES, firstText } from "./aliases.ts";
import { readDocuments } from "./documents.ts";
import { readHopFacts } from "./hop-facts.ts";
import type { RawLog, RawSpan } from "./raw-span.ts";

/** A search, an embedding or a reranking from its span and the log records of that span. */
export function readRetrievalHop(span: RawSpan, logs: readonly RawLog[]): RetrievalHop {
  const query = firstText(span.attributes, ALIASES.query)?.text;
  const documents = readDocuments(span);
  return {
    ...readHopFacts(span, logs),
    kind: "retrieval",
    ...(query !== undefined && { query }),
    ...(documents !== undefined && { documents }),
  };
}
