import { canonicalJson, digestOf } from "./digest.ts";
import type { ToolDefinition } from "./message.ts";
import type { Version } from "./version.ts";

/**
 * The version of a set of tools: the hash of what a model is told about them, whatever their order.
 *
 * @returns id `sha256:` and 64 hexadecimal digits; `partial` when a definition lacks its parameters, because then two
 * different sets of tools may look alike
 */
export function toolsVersion(definitions: readonly ToolDefinition[]): Version {
  const told = definitions
    .toSorted(byName)
    .map(({ name, description, parameters }) => ({ name, description, parameters }));
  const partial = told.some(({ parameters }) => parameters === undefined);
  return {
    id: `sha256:${digestOf(told)}`,
    source: "hash",
    ...(partial && { partial: true as const }),
    from: "tool definitions",
  };
}

function byName(a: ToolDefinition, b: ToolDefinition): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return canonicalJson(a) < canonicalJson(b) ? -1 : 1;
}
