import type { Attributes } from "../../../domain/trace.ts";
import { firstOwn, isObject, items, own } from "../../json-shape.ts";
import { decoded } from "../../json-text.ts";
import { toolEntries } from "../../payloads/tool-entries.ts";
import type { Addition } from "./additions.ts";

/** What OpenInference's and Traceloop's attributes say about the execution of a tool. */
export function toolBodies(attributes: Attributes): readonly Addition[] {
  const given =
    firstOwn(attributes, ["tool_call.function.arguments", "input.value"]) ??
    argumentsIn(own(attributes, "tool.parameters")) ??
    entityInput(own(attributes, "traceloop.entity.input"));
  const output = own(attributes, "output.value") ?? entityOutput(own(attributes, "traceloop.entity.output"));
  const content = toolEntries(given, wrappedResult(decoded(output)) ?? output);
  return [
    ["gen_ai.tool.name", firstOwn(attributes, ["tool.name", "tool_call.function.name", "traceloop.entity.name"])],
    ["gen_ai.tool.call.id", firstOwn(attributes, ["tool_call.id", "tool.id"])],
    ["gen_ai.tool.description", own(attributes, "tool.description")],
    ...content.written,
    ...content.filling,
  ];
}

/** Some writers put the arguments there, others the schema that they have to follow. */
function argumentsIn(parameters: unknown): unknown {
  const structure = decoded(parameters);
  return isObject(structure) && isObject(own(structure, "properties")) ? undefined : (parameters ?? undefined);
}

/** Google's framework wraps a result into the part that takes it back to the model. */
function wrappedResult(output: unknown): unknown {
  const keys = isObject(output) ? Object.keys(output).sort().join() : "";
  return keys === "id,name,response" || keys === "name,response" ? own(output, "response") : undefined;
}

/** Of `{args, kwargs}`, which decorators record, and `{inputs, input_str, …}`, which callbacks record: the arguments. */
function entityInput(value: unknown): unknown {
  const input = decoded(value);
  const inputs = decoded(own(input, "inputs"));
  if (isObject(inputs)) return inputs;
  const [first, ...others] = items(own(input, "args"));
  const named = own(input, "kwargs");
  const hasNamed = isObject(named) && Object.keys(named).length > 0;
  if (isObject(first) && others.length === 0 && !hasNamed) return first;
  return own(input, "input_str") ?? value;
}

/** Callbacks record `{output, kwargs}` around what the tool returned. */
function entityOutput(value: unknown): unknown {
  const output = decoded(value);
  return isObject(output) && isObject(own(output, "kwargs")) ? (own(output, "output") ?? value) : value;
}
