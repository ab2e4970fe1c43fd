import { attributeText } from "../../domain/attribute-text.ts";
import { normaliseText, sha256 } from "../../domain/digest.ts";
import type { ToolDefinition } from "../../domain/message.ts";
import { toolsVersion } from "../../domain/tool-version.ts";
import type { Attributes } from "../../domain/trace.ts";
import type { Version } from "../../domain/version.ts";
import { firstOwn } from "../json-shape.ts";
import { ALIASES, firstText } from "./aliases.ts";
import { readVariables } from "./assembly-hop.ts";
import type { RawSpan } from "./raw-span.ts";
import type { SpanTree } from "./span-tree.ts";
import { callsAmong, lastCall, type Step } from "./step.ts";
import { readToolDefinitions } from "./tool-definitions.ts";

/**
 * The hash of the tool definitions that the last call which recorded any was given, else of those of the agent around
 * the last call: some frameworks record them there alone.
 */
export function definitionsHash({ ancestors }: SpanTree, steps: readonly Step[]): Version | undefined {
  const given = callsAmong(steps).findLast(({ hop }) => hop.definitions !== undefined)?.hop.definitions;
  const call = lastCall(steps);
  const around = given !== undefined || call === undefined ? [] : ancestors(call.span);
  const definitions = [given, ...around.map(definitionsOn)].find((found) => found !== undefined);
  return definitions && toolsVersion(definitions);
}

function definitionsOn({ attributes }: RawSpan): readonly ToolDefinition[] | undefined {
  return readToolDefinitions(firstOwn(attributes, ALIASES.definitions));
}

/**
 * The hash of the prompt's template where one was recorded, else of the system text with the recorded variables' values
 * replaced by their names. Always partial: what other files belong to the prompt, and which words of a system text were
 * filled in, cannot be seen.
 */
export function promptHash(steps: readonly Step[]): Version | undefined {
  const call = lastCall(steps);
  const assemblies = steps.filter(({ hop }) => hop.kind === "assembly");
  const places = [...assemblies, ...(call ? [call] : [])].map(({ attributes }) => attributes);
  const template = places
    .map((place) => firstText(place, ALIASES.template)?.text)
    .findLast((text) => text !== undefined);
  if (template !== undefined) return partialHash(template, "template");
  const system = call?.hop.input?.filter(({ role }) => role === "system").map(({ text }) => text) ?? [];
  if (system.length === 0) return undefined;
  const variables = places.map(readVariables).findLast((found) => found !== undefined) ?? {};
  return partialHash(withoutValues(system.join("\n\n"), variables), "system text");
}

function partialHash(text: string, from: string): Version {
  return { id: `sha256:${sha256(normaliseText(text))}`, source: "hash", partial: true, from };
}

/** Shorter values occur in words that have nothing to do with them. */
const SHORTEST_VALUE = 3;

function withoutValues(text: string, variables: Attributes): string {
  const values = Object.keys(variables)
    .map((name) => [name, attributeText(variables, name) ?? ""] as const)
    .filter(([, value]) => value.length >= SHORTEST_VALUE)
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  return values.reduce((shorter, [name, value]) => shorter.replaceAll(value, () => `{${name}}`), text);
}
