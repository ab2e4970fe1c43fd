import type { ToolDefinition } from "../../domain/message.ts";
import { firstOwn, isObject, items, own } from "../json-shape.ts";
import { decoded } from "../json-text.ts";

/**
 * What a model was told about its tools, from every nesting in use: flat, inside `function`, Anthropic's
 * `input_schema`, `inputSchema`, Google's `function_declarations`, Datadog's `schema`, pydantic-ai's `function_tools`,
 * a map from names, names with dots; as structures or as JSON text.
 *
 * @returns undefined when nothing readable was recorded
 */
export function readToolDefinitions(value: unknown): readonly ToolDefinition[] | undefined {
  const list = listOf(decoded(value));
  return list?.flatMap((item) => readDefinition(decoded(item)));
}

/** The definitions that a framework filed among the messages, under the role of a tool; undefined without any. */
export function definitionsAmongMessages(messages: unknown): readonly ToolDefinition[] | undefined {
  const wrapped = decoded(messages);
  const found = items(own(wrapped, "messages") ?? wrapped).filter(isDefinitionMessage);
  return found.length === 0 ? undefined : found.flatMap((message) => readDefinition(contentOf(message)));
}

/** Whether a message says what a tool is, and not what it was asked or found. A call has arguments, a definition has none. */
export function isDefinitionMessage(message: unknown): boolean {
  if (own(message, "role") !== "tool") return false;
  const content = contentOf(message);
  if (Array.isArray(declarationsIn(content))) return true;
  const told = own(content, "function");
  return (
    isObject(told) &&
    typeof own(told, "name") === "string" &&
    own(told, "arguments") === undefined &&
    firstOwn(told, ["description", ...PARAMETERS]) !== undefined
  );
}

function contentOf(message: unknown): unknown {
  return decoded(own(message, "content"));
}

function listOf(structure: unknown): readonly unknown[] | undefined {
  if (Array.isArray(structure)) return structure;
  if (!isObject(structure)) return undefined;
  const requested = ["function_tools", "output_tools"].flatMap((kind) => items(decoded(own(structure, kind))));
  if (requested.length > 0) return requested;
  if (Array.isArray(declarationsIn(structure)) || nameOf(toldOf(structure)) !== undefined) return [structure];
  // Langfuse's export maps the names to what is told about them.
  const entries = Object.entries(structure).map(([name, told]) => [name, decoded(told)] as const);
  const isMap = entries.length > 0 && entries.every(([, told]) => isObject(told) && firstOwn(told, TOLD) !== undefined);
  return isMap ? entries.map(([name, told]) => ({ ...(told as object), name })) : undefined;
}

function readDefinition(item: unknown): readonly ToolDefinition[] {
  const declared = declarationsIn(item);
  if (Array.isArray(declared)) return declared.flatMap(readDefinition);
  const told = toldOf(item);
  const name = nameOf(told);
  if (name === undefined) return [];
  const description = firstOwn(told, ["description", "tool.description"]);
  const parameters = decoded(firstOwn(told, PARAMETERS));
  return [
    {
      name,
      ...(typeof description === "string" && description !== "" && { description }),
      ...(isObject(parameters) && { parameters }),
    },
  ];
}

function declarationsIn(item: unknown): unknown {
  return firstOwn(item, ["function_declarations", "functionDeclarations"]);
}

function toldOf(item: unknown): unknown {
  const nested = decoded(own(item, "function"));
  return isObject(nested) ? nested : item;
}

function nameOf(told: unknown): string | undefined {
  const name = firstOwn(told, ["name", "tool.name"]);
  return typeof name === "string" && name !== "" ? name : undefined;
}

const PARAMETERS = ["parameters", "input_schema", "inputSchema", "schema", "parameters_json_schema", "json_schema"];
const TOLD = ["description", ...PARAMETERS];
