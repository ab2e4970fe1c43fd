import type { AssemblyHop, Attributes } from "../../domain/trace.ts";
import { firstOwn, isObject, own } from "../json-shape.ts";
import { decoded } from "../json-text.ts";
import { ALIASES, firstText } from "./aliases.ts";
import { readHopFacts } from "./hop-facts.ts";
import { readMessages } from "./messages.ts";
import type { RawLog, RawSpan } from "./raw-span.ts";

/** The assembly that a framework recorded in a span of its own: LangSmith's `prompt` runs, OpenInference's PROMPT. */
export function readAssemblyHop(span: RawSpan, logs: readonly RawLog[]): AssemblyHop {
  const { attributes } = span;
  const given = decoded(own(attributes, "input.value"));
  const variables = readVariables(attributes) ?? (isObject(given) ? (given as Attributes) : undefined);
  const template = firstText(attributes, ALIASES.template)?.text;
  const assembled = firstOwn(attributes, [...ALIASES.outputMessages, "output.value", ...ALIASES.inputMessages]);
  const messages = readMessages(assembled, "user");
  return {
    ...readHopFacts(span, logs),
    kind: "assembly",
    ...(template !== undefined && { template }),
    ...(variables !== undefined && { variables }),
    ...(messages !== undefined && { messages }),
  };
}

const VARIABLE = "gen_ai.prompt.variable.";

/** The values that were filled into a template, by name; undefined where none were recorded. */
export function readVariables(attributes: Attributes): Attributes | undefined {
  const recorded = decoded(firstOwn(attributes, ALIASES.templateVariables));
  const single = Object.entries(attributes).filter(([name]) => name.startsWith(VARIABLE));
  if (!isObject(recorded) && single.length === 0) return undefined;
  return {
    ...(isObject(recorded) && (recorded as Attributes)),
    ...Object.fromEntries(single.map(([name, value]) => [name.slice(VARIABLE.length), value])),
  };
}
