import { sha256 } from "../../domain/digest.ts";
import type { RetrievedDocument } from "../../domain/message.ts";
import { firstOwn, isObject, numberIn, own } from "../json-shape.ts";
import { decoded } from "../json-text.ts";
import { ALIASES } from "./aliases.ts";
import type { RawSpan } from "./raw-span.ts";

/**
 * The documents a search returned, from the attribute of the conventions or from the result events of vector
 * databases. No convention names a field for the text, so the names in use are tried in turn. A document without an id
 * gets one from its text, or else its rank, so that equal texts have equal ids.
 *
 * @returns undefined where they were not recorded, empty where the search found nothing
 */
export function readDocuments(span: RawSpan): readonly RetrievedDocument[] | undefined {
  const attribute = decoded(firstOwn(span.attributes, ALIASES.documents));
  const recorded = own(attribute, "documents") ?? attribute;
  if (Array.isArray(recorded)) return recorded.map((item, rank) => readDocument(decoded(item), rank));
  const reranked = rerankedDocuments(span);
  if (reranked !== undefined) return reranked;
  const results = span.events.filter(({ name }) => name === "db.query.result" || name === "db.search.result");
  if (results.length === 0) return undefined;
  return results.map(({ name, attributes }, rank) => {
    const field = (last: string): unknown => own(attributes, `${name}.${last}`);
    const entity = decoded(field("entity"));
    return readDocument(
      {
        ...(isObject(entity) ? entity : {}),
        metadata: field("metadata"),
        id: field("id") ?? own(entity, "id"),
        score: field("score"),
        ...(field("document") !== undefined && { content: field("document") }),
      },
      rank,
    );
  });
}

/** The AI SDK records what it was given, and the places of the best of them with their scores. */
function rerankedDocuments({ attributes }: RawSpan): readonly RetrievedDocument[] | undefined {
  const given = decoded(own(attributes, "ai.documents"));
  const ranking = decoded(own(attributes, "ai.ranking"));
  if (!Array.isArray(given) || !Array.isArray(ranking)) return undefined;
  return ranking.map(decoded).flatMap((place, rank) => {
    const document = decoded(given[numberIn(firstOwn(place, ["index", "originalIndex"]))]);
    if (document === undefined) return [];
    const score = firstOwn(place, ["relevanceScore", "score"]);
    return readDocument(isObject(document) ? { ...document, score } : { content: document, score }, rank);
  });
}

function readDocument(value: unknown, rank: number): RetrievedDocument {
  const metadata = decoded(own(value, "metadata"));
  const text = typeof value === "string" ? value : firstOwn(value, ["content", "text", "page_content", "pageContent"]);
  const id = own(value, "id") ?? own(metadata, "id");
  const title = firstOwn(value, ["title", "name"]) ?? own(metadata, "title");
  const score = readScore(own(value, "score") ?? own(metadata, "score"));
  return {
    id: idText(id) ?? (typeof text === "string" ? `sha256:${sha256(text)}` : `rank ${rank + 1}`),
    ...(typeof text === "string" && { text }),
    ...(typeof title === "string" && { title }),
    ...(score !== undefined && { score }),
  };
}

function idText(id: unknown): string | undefined {
  return (typeof id === "string" && id !== "") || typeof id === "number" ? String(id) : undefined;
}

function readScore(score: unknown): number | undefined {
  const number = typeof score === "string" && score.trim() !== "" ? Number(score) : score;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}
