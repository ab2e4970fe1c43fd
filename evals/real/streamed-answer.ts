import { isObject } from "../../src/simulation/chat.ts";

type Json = { readonly [key: string]: unknown };

/** The answer that a provider's event stream adds up to: a Responses object, or a chat completion of its deltas. */
export function streamedAnswer(stream: string): Json {
  const events = stream
    .split("\n")
    .filter((line) => line.startsWith("data: {"))
    .map((line) => JSON.parse(line.slice("data: ".length)) as Json);
  const completed = events.find(({ type }) => type === "response.completed")?.["response"];
  return isObject(completed) ? completed : completionOf(events);
}

function completionOf(chunks: readonly Json[]): Json {
  const choices = chunks.flatMap(({ choices: found }) => (Array.isArray(found) ? (found.slice(0, 1) as Json[]) : []));
  const deltas = choices.flatMap(({ delta }) => (isObject(delta) ? [delta] : []));
  const calls = new Map<unknown, { id: string; name: string; arguments: string }>();
  for (const { index, id, function: told } of deltas.flatMap(({ tool_calls: part }) =>
    Array.isArray(part) ? (part as Json[]) : [],
  )) {
    const call = calls.get(index) ?? { id: "", name: "", arguments: "" };
    const { name, arguments: text } = isObject(told) ? told : {};
    calls.set(index, {
      id: call.id + wordOf(id),
      name: call.name + wordOf(name),
      arguments: call.arguments + wordOf(text),
    });
  }
  const content = deltas.map((delta) => wordOf(delta["content"])).join("");
  const finish = choices.findLast(({ finish_reason: reason }) => typeof reason === "string")?.["finish_reason"];
  return {
    ...chunks[0],
    choices: [
      {
        index: 0,
        finish_reason: finish,
        message: {
          role: "assistant",
          content,
          ...(calls.size > 0 && {
            tool_calls: [...calls.values()].map(({ id, ...told }) => ({ id, type: "function", function: told })),
          }),
        },
      },
    ],
  };
}

function wordOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
