import { attributeText } from "../../domain/attribute-text.ts";
import { ALIASES, firstText } from "./aliases.ts";
import type { RawSpan } from "./raw-span.ts";

/**
 * What step of the request a span recorded; the first rule that fits decides. `structure` is everything that only
 * holds other spans: agents, workflows, handlers.
 */
export function hopKind(span: RawSpan): "retrieval" | "model" | "tool" | "structure" {
  const operation = attributeText(span.attributes, "gen_ai.operation.name");
  const known = operation === undefined ? undefined : OPERATIONS.get(operation);
  if (known !== undefined) return known;
  if (isVectorSearch(span)) return "retrieval";
  if (firstText(span.attributes, [...ALIASES.toolName, ...ALIASES.toolCallId])) return "tool";
  if (firstText(span.attributes, MODEL_ATTRIBUTES)) return "model";
  return "structure";
}

const OPERATIONS: ReadonlyMap<string, "retrieval" | "model" | "tool" | "structure"> = new Map([
  ["chat", "model"],
  ["generate_content", "model"],
  ["text_completion", "model"],
  ["completion", "model"],
  ["generate", "model"],
  ["llm_request", "model"],
  ["retrieval", "retrieval"],
  ["embeddings", "retrieval"],
  ["rerank", "retrieval"],
  ["vector_db_retrieve", "retrieval"],
  ["execute_tool", "tool"],
  ["create_agent", "structure"],
  ["invoke_agent", "structure"],
  ["invoke_workflow", "structure"],
  ["plan", "structure"],
  ["agent_step", "structure"],
  ["execute_task", "structure"],
]);

const MODEL_ATTRIBUTES = [...ALIASES.requestedModel, ...ALIASES.resolvedModel];

function isVectorSearch({ attributes, events }: RawSpan): boolean {
  if (firstText(attributes, ["db.system.name", "db.system"]) === undefined) return false;
  return (
    Object.keys(attributes).some((name) => name.startsWith("db.vector.")) ||
    events.some(({ name }) => name === "db.query.result" || name === "db.search.result")
  );
}
