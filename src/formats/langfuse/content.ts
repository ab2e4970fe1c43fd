import type { Attributes } from "../../domain/trace.ts";
import { firstOwn, isObject, items, type JsonObject, own } from "../json-shape.ts";
import { decoded } from "../json-text.ts";
import type { Entry } from "../payloads/attribute-values.ts";
import { type ContentEntries, modelEntries } from "../payloads/model-entries.ts";
import { searchEntries } from "../payloads/search-entries.ts";
import { toolEntries } from "../payloads/tool-entries.ts";
import { field } from "./fields.ts";

/** What input and output of an observation are: those of structure repeat what its children say. */
export type ContentForm = "model" | "search" | "embedding" | "tool" | "none";

/**
 * Input and output of an observation under the names of the conventions.
 *
 * @param original attributes of the OpenTelemetry span that the observation was made of
 * @param inputs the arguments that a callback recorded beside its text of them
 */
export function contentEntries(
  observation: JsonObject,
  form: ContentForm,
  original: readonly Entry[],
  inputs: unknown,
): ContentEntries {
  return giveWay(ownContent(observation, form, inputs), original);
}

function ownContent(observation: JsonObject, form: ContentForm, inputs: unknown): ContentEntries {
  const input = field(observation, "input");
  const output = field(observation, "output");
  switch (form) {
    case "model":
      return modelEntries({
        input,
        output,
        parameters: field(observation, "modelParameters"),
        definitions: storedDefinitions(observation),
        toolCalls: storedCalls(observation),
      });
    case "search":
      return searchEntries(input, output);
    case "embedding":
      return searchEntries(input, undefined);
    case "tool":
      return toolEntries(isObject(inputs) && typeof decoded(input) === "string" ? inputs : input, output);
    case "none":
      return { written: [], filling: [] };
    default:
      return form satisfies never;
  }
}

/** The export keeps definitions apart from the input: a map from the name to JSON text of the rest. */
function storedDefinitions(observation: JsonObject): readonly unknown[] {
  const stored = decoded(field(observation, "toolDefinitions"));
  if (Array.isArray(stored)) return stored;
  if (!isObject(stored)) return [];
  return Object.entries(stored).map(([name, written]) => {
    const rest = decoded(written);
    return { ...(isObject(rest) ? rest : {}), name };
  });
}

/** The export keeps the calls of an answer without their names, which are in a list of their own. */
function storedCalls(observation: JsonObject): readonly unknown[] {
  const names = items(decoded(field(observation, "toolCallNames")));
  return items(decoded(field(observation, "toolCalls"))).flatMap((written, index) => {
    const call = decoded(written);
    const name = own(call, "name") ?? names[index];
    return isObject(call) && typeof name === "string" ? [{ ...call, name }] : [];
  });
}

/** What was put together is worth less than what the original instrumentation wrote under names of its own. */
function giveWay({ written, filling }: ContentEntries, original: readonly Entry[]): ContentEntries {
  const has = (place: string) => original.some(([name]) => name.startsWith(place));
  const told = new Set(PLACES.filter(({ places }) => places.some(has)).map(({ content }) => content));
  return { written, filling: filling.filter(([name]) => !told.has(name)) };
}

const PLACES = [
  { content: "gen_ai.input.messages", places: ["llm.input_messages.", "gen_ai.prompt."] },
  { content: "gen_ai.output.messages", places: ["llm.output_messages.", "gen_ai.completion."] },
  { content: "gen_ai.tool.call.result", places: ["output.value", "tool_response"] },
];

/**
 * What input and output of an observation are, by Langfuse's own type, else by what the original span says it is.
 *
 * @param type in lower case
 */
export function contentForm(type: string, attributes: Attributes): ContentForm {
  const form = FORMS.get(type);
  if (form !== undefined) return form;
  const kind = firstOwn(attributes, ["openinference.span.kind", "gen_ai.operation.name"]);
  const said = typeof kind === "string" ? FORMS.get(kind.toLowerCase()) : undefined;
  if (said !== undefined) return said;
  if (firstOwn(attributes, ["gen_ai.tool.name", "gen_ai.tool.call.id", "tool.name"]) !== undefined) return "tool";
  return firstOwn(attributes, ["providedModelName", "gen_ai.request.model"]) !== undefined ? "model" : "none";
}

/** Types of Langfuse, kinds of OpenInference, operations of OpenTelemetry. */
const FORMS: ReadonlyMap<string, ContentForm> = new Map<string, ContentForm>([
  ["generation", "model"],
  ["llm", "model"],
  ["chat", "model"],
  ["generate_content", "model"],
  ["text_completion", "model"],
  ["tool", "tool"],
  ["execute_tool", "tool"],
  ["retriever", "search"],
  ["reranker", "search"],
  ["retrieval", "search"],
  ["embedding", "embedding"],
  ["embeddings", "embedding"],
  ["agent", "none"],
  ["chain", "none"],
  ["evaluator", "none"],
  ["guardrail", "none"],
  ["event", "none"],
  ["create_agent", "none"],
  ["invoke_agent", "none"],
  ["invoke_workflow", "none"],
]);
