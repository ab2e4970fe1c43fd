import { attributeText } from "../../domain/attribute-text.ts";
import { ALIASES, firstText } from "./aliases.ts";
import { type HopKind, KIND_TABLES } from "./kind-tables.ts";
import type { RawSpan } from "./raw-span.ts";

/**
 * What step of the request a span recorded; the first rule that fits decides, in the order of the formats' own kinds
 * from the most telling one. `structure` is everything that only holds other spans: agents, workflows, handlers.
 */
export function hopKind(span: RawSpan): HopKind {
  for (const [attribute, meaning] of KIND_TABLES) {
    const word = attributeText(span.attributes, attribute)?.toLowerCase();
    const kind = word === undefined ? undefined : meaning(word, span.name);
    if (kind !== undefined) return kind;
  }
  if (isVectorSearch(span)) return "retrieval";
  if (firstText(span.attributes, [...ALIASES.toolName, ...ALIASES.toolCallId])) return "tool";
  if (firstText(span.attributes, MODEL_ATTRIBUTES) || isOldGeneration(span)) return "model";
  return "structure";
}

/** Names of models that only a model call carries. Others (`ls_model_name`) are inherited by every span around it. */
const MODEL_ATTRIBUTES = [
  ...ALIASES.requestedModel,
  ...ALIASES.resolvedModel,
  "llm.model_name",
  "langfuse.observation.model.name",
];

/** Until version 3.3, Langfuse's Python SDK called a generation "span". */
function isOldGeneration({ attributes, resource }: RawSpan): boolean {
  return (
    attributeText(resource, "otel.scope.name") === "langfuse-sdk" &&
    firstText(attributes, ["langfuse.observation.usage_details", ...ALIASES.inputTokens, ...PROMPT_LINKS]) !== undefined
  );
}

const PROMPT_LINKS = ["langfuse.observation.prompt.name", "langfuse.prompt.name"];

function isVectorSearch({ attributes, events }: RawSpan): boolean {
  if (firstText(attributes, ["db.system.name", "db.system"]) === undefined) return false;
  return (
    Object.keys(attributes).some((name) => name.startsWith("db.vector.")) ||
    events.some(({ name }) => name === "db.query.result" || name === "db.search.result")
  );
}
