import type { ToolDefinition } from "../domain/message.ts";
import { UserError } from "../errors.ts";
import { isDeeperThan, MAX_DEPTH } from "./json-shape.ts";
import type { LayerFile } from "./layer-versions.ts";
import { readToolDefinitions } from "./spans/tool-definitions.ts";

/**
 * Tool definition files → definitions, sorted by name. A file holds one definition or a list, in any provider's form.
 * @throws UserError when a file is not JSON or holds no definition, or when two define one name
 */
export function parseToolFiles(files: readonly LayerFile[]): readonly ToolDefinition[] {
  const found = files.flatMap((file) => definitionsIn(file).map((definition) => ({ definition, path: file.path })));
  found.forEach(({ definition, path }, index) => {
    const other = found.slice(0, index).find((earlier) => earlier.definition.name === definition.name);
    if (other !== undefined) {
      throw new UserError(
        `${path} defines the tool ${definition.name}, and so does ${other.path}`,
        "Keep one of the two.",
      );
    }
  });
  return found.map(({ definition }) => definition).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function definitionsIn({ path, text }: LayerFile): readonly ToolDefinition[] {
  const remedy =
    'Write { "name": "…", "description": "…", "parameters": { "type": "object", … } }, or a list of these.';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new UserError(`${path} is not JSON: ${(cause as Error).message}`, remedy, { cause });
  }
  if (isDeeperThan(value, MAX_DEPTH))
    throw new UserError(
      `${path} nests its values more than ${MAX_DEPTH} deep`,
      "Describe the tool in a flatter schema.",
    );
  const definitions = readToolDefinitions(Array.isArray(value) ? value : [value]) ?? [];
  if (definitions.length === 0) throw new UserError(`${path} holds no tool definition`, remedy);
  return definitions;
}
