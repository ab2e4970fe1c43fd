import type { Attributes } from "../../domain/trace.ts";
import { isCutOffJson } from "../cut-off-json.ts";
import { readInstant } from "../instant.ts";
import { isObject, type JsonObject, own } from "../json-shape.ts";
import { decoded } from "../json-text.ts";
import { type Entry, entry } from "../payloads/attribute-values.ts";
import { toMessage } from "../payloads/message-forms.ts";
import { wantedAttributes } from "../payloads/wanted-attributes.ts";
import type { RawSpan } from "../spans/raw-span.ts";
import { contentEntries, contentForm } from "./content.ts";
import { field, textField } from "./fields.ts";
import { readMetadata } from "./metadata.ts";
import { usageEntries } from "./usage.ts";

/** Langfuse's types of observations, as its API writes them. */
export const OBSERVATION_TYPES: ReadonlySet<unknown> = new Set([
  ...["SPAN", "EVENT", "GENERATION", "AGENT", "TOOL", "CHAIN", "RETRIEVER", "EVALUATOR", "EMBEDDING", "GUARDRAIL"],
]);

/** What all observations of a saved trace share. */
export type TraceContext = { readonly traceId?: string; readonly entries: readonly Entry[] };

/**
 * One observation as a span. Langfuse's own fields win over the attributes of the OpenTelemetry span it was made of for
 * content, which Langfuse moved there; token counts, which Langfuse may have estimated, only fill in.
 *
 * @param wanted names of the attributes to read, without content; absent means everything
 * @returns null without a trace id or an id
 */
export function readObservation(
  observation: unknown,
  context: TraceContext,
  wanted?: ReadonlySet<string>,
): RawSpan | null {
  const traceId = textField(observation, "traceId") ?? context.traceId;
  const spanId = textField(observation, "id");
  if (!isObject(observation) || traceId === undefined || spanId === undefined) return null;
  const metadata = readMetadata(own(observation, "metadata"));
  const statusMessage = textField(observation, "statusMessage");
  const bare = [...metadata.users, ...metadata.attributes, ...ownEntries(observation)];
  const isRoot = field(observation, "isRootObservation") === true;
  const isCut = [metadata.truncated, ...CONTENT.map((name) => isCutOffJson(own(observation, name)))].includes(true);
  return {
    traceId,
    spanId,
    // The root of an application keeps the id of a parent in another service, which Langfuse has never seen.
    parentId: isRoot ? null : (textField(observation, "parentObservationId") ?? null),
    name: textField(observation, "name") ?? "",
    startNs: readInstant(field(observation, "startTime")),
    endNs: readInstant(field(observation, "endTime")),
    status: textField(observation, "level") === "ERROR" ? "error" : "unset",
    ...(statusMessage !== undefined && { statusMessage }),
    attributes:
      wanted === undefined ? withContent(observation, bare, metadata.attributes) : wantedAttributes(bare, wanted),
    resource: wantedAttributes([...context.entries, ...metadata.resource], wanted),
    events: [],
    ...(isCut && { truncated: true }),
  };
}

const CONTENT = ["input", "output"];

function withContent(observation: JsonObject, bare: readonly Entry[], original: readonly Entry[]): Attributes {
  const form = contentForm(typeOf(observation), Object.fromEntries(bare));
  const inputs = own(decoded(own(observation, "metadata")), "inputs");
  const { written, filling } = contentEntries(observation, form, original, inputs);
  return Object.fromEntries([...filling, ...usageEntries(observation), ...bare, ...written]);
}

function typeOf(observation: JsonObject): string {
  return textField(observation, "type")?.toLowerCase() ?? "";
}

/** Fields that stand beside input and output, version-bearing ones under Langfuse's own names. */
function ownEntries(observation: JsonObject): readonly Entry[] {
  return [
    ...entry("langfuse.observation.type", typeOf(observation)),
    ...entry("langfuse.observation.level", field(observation, "level")),
    ...entry("providedModelName", field(observation, "providedModelName") ?? field(observation, "model")),
    ...entry("promptName", field(observation, "promptName")),
    ...entry("promptVersion", field(observation, "promptVersion")),
    ...sharedEntries(observation),
    ...(isToolOfNode(observation) ? entry("gen_ai.tool.name", field(observation, "name")) : []),
  ];
}

/** Fields that observations and whole traces have. Those that Langfuse reads from OpenTelemetry keep their names there. */
export function sharedEntries(value: unknown): readonly Entry[] {
  const tags = decoded(field(value, "tags"));
  return [
    ...entry("release", field(value, "release")),
    ...entry("version", field(value, "version")),
    ...entry("langfuse.environment", field(value, "environment")),
    ...entry("langfuse.session.id", field(value, "sessionId")),
    ...entry("langfuse.trace.name", field(value, "traceName")),
    ...(Array.isArray(tags) && tags.length > 0 ? entry("langfuse.trace.tags", tags) : []),
    ...entry("user.id", field(value, "userId")),
  ];
}

/**
 * LangChain's callback writes a tool's execution as a SPAN. It is known by its output, a tool's message, or by being
 * within LangGraph's node of tools without passing on the graph's messages, as an edge does.
 */
function isToolOfNode(observation: JsonObject): boolean {
  if (typeOf(observation) !== "span") return false;
  const message = toMessage(decoded(own(observation, "output")));
  if (own(message, "role") === "tool" && own(message, "tool_call_id") !== undefined) return true;
  const node = own(decoded(own(observation, "metadata")), "langgraph_node");
  const passesOn = own(decoded(own(observation, "input")), "messages") !== undefined;
  return node === "tools" && field(observation, "name") !== node && !passesOn;
}
