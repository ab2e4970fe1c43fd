import { sha256 } from "../domain/digest.ts";
import { type ChatTool, type ChatToolCall, isObject, type JsonObject } from "./chat.ts";
import { overlap, stems } from "./words.ts";

/**
 * The calls that a question asks for: of the tools whose required parameters the conversation can fill, the one whose
 * name and description share most words with the question. Two order numbers make two calls.
 * @param said what the user said, the last message first
 */
export function fittingCalls(tools: readonly ChatTool[], said: readonly string[]): readonly ChatToolCall[] {
  const question = stems(said[0] ?? "");
  const fits = tools
    .map((tool) => ({ tool, calls: fill(tool, said), shared: overlap(question, stems(spoken(tool))) }))
    .filter(({ calls, shared }) => calls.length > 0 && shared > 0)
    .sort((a, b) => b.shared - a.shared);
  const best = fits[0];
  if (best === undefined) return [];
  return best.calls.map((values) => {
    const text = JSON.stringify(values);
    const { name } = best.tool;
    return {
      id: `call_${sha256(`${name}${text}`).slice(0, 12)}`,
      type: "function",
      function: { name, arguments: text },
    };
  });
}

/** A tool's name and description, as words. */
function spoken({ name, description }: ChatTool): string {
  return `${name.replace(/[_.-]|(?<=[a-z])(?=[A-Z])/g, " ")} ${description}`;
}

const MOST_CALLS = 3;

/** One set of arguments for each value of the first parameter; none when a required one cannot be filled. */
function fill({ parameters }: ChatTool, said: readonly string[]): readonly { readonly [name: string]: string }[] {
  const properties = isObject(parameters["properties"]) ? parameters["properties"] : {};
  const required = Array.isArray(parameters["required"]) ? parameters["required"] : Object.keys(properties);
  const names = Object.keys(properties).filter((name) => required.includes(name));
  const found = names.map((name) => valuesFor(name, properties[name], said));
  const [first, ...others] = found;
  if (first === undefined || found.some((values) => values.length === 0)) return [];
  return first.slice(0, MOST_CALLS).map((value) => {
    const values = [value, ...others.map((other) => other[0] ?? "")];
    return Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
  });
}

/** The values for a parameter in the latest message that has any. */
function valuesFor(name: string, schema: unknown, said: readonly string[]): readonly string[] {
  const matches = matcherFor(name, isObject(schema) ? schema : {});
  for (const text of said) {
    const values = matches(text);
    if (values.length > 0) return [...new Set(values)];
  }
  return [];
}

function matcherFor(name: string, schema: JsonObject): (text: string) => readonly string[] {
  const { pattern, description } = schema;
  const choices: unknown = schema["enum"];
  if (Array.isArray(choices)) {
    const texts = choices.filter((choice) => typeof choice === "string");
    return (text) => texts.filter((choice) => text.toLowerCase().includes(choice.toLowerCase()));
  }
  const tokens = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [];
  if (typeof pattern === "string") {
    const whole = new RegExp(`^(?:${pattern})$`);
    return (text) => tokens(text).filter((token) => whole.test(token));
  }
  const isNumber = /\b(?:id|number|code|reference)\b/i.test(
    `${name.replaceAll("_", " ")} ${String(description ?? "")}`,
  );
  return isNumber ? (text) => tokens(text).filter((token) => /\d{3,}/.test(token)) : () => [];
}

/** What a tool answered, as one sentence for people: "Order status: status shipped, arrives 12 November." */
export function reportOf(tool: string, result: string): string {
  const words = tool.replaceAll(/[_.-]/g, " ").trim();
  const name = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return `${name}: ${factsIn(result)}.`;
}

function factsIn(result: string): string {
  const value = parsed(result);
  if (!isObject(value)) return result.trim().replace(/[.!?]$/, "");
  const facts = Object.entries(value)
    .filter(([, fact]) => ["string", "number", "boolean"].includes(typeof fact))
    .map(([key, fact]) => `${key.replaceAll("_", " ")} ${String(fact)}`);
  return facts.length > 0 ? facts.join(", ") : "nothing known";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
