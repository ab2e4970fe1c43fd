import { sha256 } from "../../domain/digest.ts";
import type { RetrievedDocument } from "../../domain/message.ts";
import { firstOwn, isObject, own } from "../json-shape.ts";
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
  const recorded = decoded(firstOwn(span.attributes, ALIASES.documents));
  if (Array.isArray(recorded)) return recorded.map(readDocument);
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

function readDocument(value: unknown, rank: number): RetrievedDocument {
  const metadata = decoded(own(value, "metadata"));
  const text = typeof value === "string" ? value : firstOwn(value, ["content", "text", "page_content", "pageContent"]);
  const id = own(value, "id") ?? own(metadata, "id");
  const title = own(value, "title") ?? own(metadata, "title");
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
