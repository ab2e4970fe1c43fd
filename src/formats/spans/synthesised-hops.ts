import { attributeText } from "../../domain/attribute-text.ts";
import type { AssemblyHop, Attributes, ModelHop, ParseHop } from "../../domain/trace.ts";
import { firstOwn, isObject } from "../json-shape.ts";
import { decoded, isJson } from "../json-text.ts";
import { ALIASES, firstText } from "./aliases.ts";

/**
 * The assembly that must have come before a model call. No convention has a span for it, so it is built from what the
 * model was given.
 *
 * @param attributes of the model's span
 * @returns undefined when neither messages nor a template nor variables were recorded
 */
export function assemblyBefore(model: ModelHop, attributes: Attributes): AssemblyHop | undefined {
  const template = firstText(attributes, ALIASES.template)?.text;
  const variables = readVariables(attributes);
  if (template === undefined && variables === undefined && model.input === undefined) return undefined;
  return {
    ...synthesisedFrom(model),
    endNs: model.startNs,
    kind: "assembly",
    ...(template !== undefined && { template }),
    ...(variables !== undefined && { variables }),
    ...(model.input !== undefined && { messages: model.input }),
  };
}

/**
 * The parses that a model call made necessary: one of its text when structured output was asked for, one of the
 * arguments of each tool call.
 *
 * @param attributes of the model's span
 */
export function parsesAfter(model: ModelHop, attributes: Attributes): readonly ParseHop[] {
  const wantsStructure =
    attributeText(attributes, "gen_ai.output.type") === "json" || firstText(attributes, ALIASES.structuredOutput);
  const calls = model.output?.toolCalls ?? [];
  const texts = calls.map((call) => call.arguments);
  if (wantsStructure && (model.output?.text || calls.length === 0)) texts.unshift(model.output?.text ?? "");
  return texts.map((text) => ({
    ...synthesisedFrom(model),
    startNs: model.endNs,
    kind: "parse",
    outcome: text === "" ? "not-attempted" : isJson(text) ? "parsed" : "failed",
  }));
}

const VARIABLE = "gen_ai.prompt.variable.";

function readVariables(attributes: Attributes): Attributes | undefined {
  const recorded = decoded(firstOwn(attributes, ALIASES.templateVariables));
  const single = Object.entries(attributes).filter(([name]) => name.startsWith(VARIABLE));
  if (!isObject(recorded) && single.length === 0) return undefined;
  return {
    ...(isObject(recorded) && (recorded as Attributes)),
    ...Object.fromEntries(single.map(([name, value]) => [name.slice(VARIABLE.length), value])),
  };
}

function synthesisedFrom({ spanId, parentId, name, startNs, endNs }: ModelHop) {
  return { spanId, parentId, name, startNs, endNs, synthesised: true, status: "unset" } as const;
}
