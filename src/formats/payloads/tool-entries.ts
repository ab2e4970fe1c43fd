import { firstOwn, isObject, items, own } from "../json-shape.ts";
import { decoded } from "../json-text.ts";
import { entry } from "./attribute-values.ts";
import { toMessage } from "./message-forms.ts";
import type { ContentEntries } from "./model-entries.ts";

/**
 * The content of a tool's execution under the names of the conventions.
 *
 * @param input the arguments: a structure, text, or what a tracing decorator makes of them (`{ args, kwargs }`, `{ input }`)
 * @param output the result, or the message that holds it
 */
export function toolEntries(input: unknown, output: unknown): ContentEntries {
  const { value, callId } = resultIn(output);
  const returned = entry("gen_ai.tool.call.result", value);
  // Stores write an empty object where the original has more to say.
  const isEmpty = isEmptyObject(value);
  return {
    written: [
      ...entry("gen_ai.tool.call.arguments", argumentsIn(input)),
      ...(isEmpty ? [] : returned),
      ...entry("gen_ai.tool.call.id", callId),
    ],
    filling: isEmpty ? returned : [],
  };
}

function argumentsIn(input: unknown): unknown {
  const content = decoded(input);
  if (!isObject(content)) return input;
  const names = Object.keys(content);
  if (names.length === 1 && names[0] === "input") return own(content, "input");
  const isTraced = names.length > 0 && names.every((name) => name === "args" || name === "kwargs");
  return isTraced && items(own(content, "args")).length === 0 ? (own(content, "kwargs") ?? {}) : input;
}

function resultIn(output: unknown): { readonly value: unknown; readonly callId?: unknown } {
  const content = decoded(output);
  const isWrapped = isObject(content) && Object.keys(content).length === 1;
  const inner = isWrapped ? firstOwn(content, ["output"]) : undefined;
  const message = toMessage(decoded(inner) ?? content);
  if (own(message, "role") !== "tool") return { value: inner ?? output };
  return { value: firstOwn(message, ["content", "parts"]) ?? "", callId: own(message, "tool_call_id") };
}

function isEmptyObject(value: unknown): boolean {
  const content = decoded(value);
  return isObject(content) && Object.keys(content).length === 0;
}
