import { attributeText } from "../../domain/attribute-text.ts";
import type { AssemblyHop, Attributes, Hop, ModelHop, ParseHop } from "../../domain/trace.ts";
import { isJson } from "../json-text.ts";
import { ALIASES, firstText } from "./aliases.ts";
import { readVariables } from "./assembly-hop.ts";
import type { Step } from "./step.ts";

/**
 * The hops of all steps, with those put in that must have been there and that most formats have no span for: the
 * assembly before a model call and the parse after it. Where a format recorded one, none is put in beside it.
 *
 * @param steps in order of time
 */
export function withSynthesised(steps: readonly Step[]): readonly Hop[] {
  const assembled = nextTo("assembly", steps);
  const parsed = nextTo("parse", steps.toReversed());
  return steps.flatMap((step): readonly Hop[] => {
    const { hop, attributes } = step;
    if (hop.kind !== "model") return [hop];
    const assembly = assembled.has(step) ? undefined : assemblyBefore(hop, attributes);
    return [...(assembly ? [assembly] : []), hop, ...parsesAfter(hop, attributes, parsed.has(step))];
  });
}

/** The model calls that have a recorded hop of a kind before them, and no other call between. */
function nextTo(kind: Hop["kind"], steps: readonly Step[]): ReadonlySet<Step> {
  const found = new Set<Step>();
  let isBefore = false;
  for (const step of steps) {
    if (step.hop.kind === "model" && isBefore) found.add(step);
    isBefore = step.hop.kind === kind || (isBefore && step.hop.kind !== "model");
  }
  return found;
}

/** Built from what the model was given; undefined when neither messages nor a template nor variables were recorded. */
function assemblyBefore(model: ModelHop, attributes: Attributes): AssemblyHop | undefined {
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

/** One of the call's text when structured output was asked for, one of the arguments of each tool call. */
function parsesAfter(model: ModelHop, attributes: Attributes, isParsed: boolean): readonly ParseHop[] {
  const wantsStructure =
    !isParsed &&
    (attributeText(attributes, "gen_ai.output.type") === "json" ||
      firstText(attributes, ALIASES.structuredOutput) !== undefined);
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

function synthesisedFrom({ spanId, parentId, name, startNs, endNs }: ModelHop) {
  return { spanId, parentId, name, startNs, endNs, synthesised: true, status: "unset" } as const;
}
