import type { ToolDefinition } from "../../domain/message.ts";
import { firstOwn, isObject, items, own } from "../json-shape.ts";
import { decoded } from "../json-text.ts";

/**
 * What a model was told about its tools, from every nesting in use: flat, inside `function`, Anthropic's
 * `input_schema`, `inputSchema`, Google's `function_declarations`; as structures or as JSON text.
 *
 * @returns undefined when nothing readable was recorded
 */
export function readToolDefinitions(value: unknown): readonly ToolDefinition[] | undefined {
  const structure = decoded(value);
  if (!Array.isArray(structure)) return undefined;
  return structure.flatMap((item) => readDefinition(decoded(item)));
}

function readDefinition(item: unknown): readonly ToolDefinition[] {
  const declared = firstOwn(item, ["function_declarations", "functionDeclarations"]);
  if (Array.isArray(declared)) return items(declared).flatMap(readDefinition);
  const told = isObject(own(item, "function")) ? own(item, "function") : item;
  const name = own(told, "name");
  if (typeof name !== "string" || name === "") return [];
  const description = own(told, "description");
  const parameters = decoded(firstOwn(told, PARAMETERS));
  return [
    {
      name,
      ...(typeof description === "string" && { description }),
      ...(isObject(parameters) && { parameters }),
    },
  ];
}

const PARAMETERS = ["parameters", "input_schema", "inputSchema", "schema", "parameters_json_schema"];
