import { firstOwn, isObject, type JsonObject, own } from "../../json-shape.ts";
import { decoded } from "../../json-text.ts";
import { present } from "./message.ts";

/**
 * Tool definitions from a gathered list: OpenInference's `{tool: {json_schema, name, description}}`, with any vendor's
 * definition as JSON text in `json_schema`; a list of names and descriptions only; a vendor's own list.
 *
 * @returns definitions as `readToolDefinitions` reads them; undefined when there are none
 */
export function flattenedTools(list: unknown): readonly JsonObject[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const definitions = list.map((item) => readTool(decoded(item))).filter((definition) => definition !== undefined);
  return definitions.length === 0 ? undefined : definitions;
}

function readTool(item: unknown): JsonObject | undefined {
  const tool = own(item, "tool") ?? item;
  if (!isObject(tool)) return undefined;
  const schema = decoded(own(tool, "json_schema"));
  if (isObject(schema) && isDefinition(schema)) return fromSpecification(schema);
  const name = own(tool, "name");
  if (typeof name !== "string") return isDefinition(tool) ? fromSpecification(tool) : undefined;
  const parameters = isObject(schema) ? schema : decoded(firstOwn(tool, PARAMETERS));
  return present({ name, description: own(tool, "description"), parameters });
}

const PARAMETERS = ["parameters", "input_schema", "inputSchema", "schema", "parameters_json_schema"];

/** A definition names its tool; a JSON Schema of its parameters alone does not. */
function isDefinition(schema: JsonObject): boolean {
  return (
    firstOwn(schema, ["name", "function", "function_declarations", "functionDeclarations", "toolSpec"]) !== undefined
  );
}

/** Bedrock wraps a definition, and the schema of its parameters once more. */
function fromSpecification(definition: JsonObject): JsonObject {
  const specification = own(definition, "toolSpec");
  if (!isObject(specification)) return definition;
  const parameters = decoded(own(own(specification, "inputSchema"), "json"));
  return present({ name: own(specification, "name"), description: own(specification, "description"), parameters });
}
