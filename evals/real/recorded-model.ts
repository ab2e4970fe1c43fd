import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { digestOf } from "../../src/domain/digest.ts";
import type { ChatMessage } from "../../src/simulation/chat.ts";
import type { TauRun } from "./tau-run.ts";

export type RecordedModel = AsyncDisposable & {
  /** Base URL, ends in /v1. */
  readonly url: string;
  /** Requests of a conversation that no run holds. */
  unknown(): number;
};

/**
 * A server that speaks Chat Completions and says what the recorded model said after the same messages. It is no model:
 * it knows the runs by heart.
 *
 * @param alter what it says in place of a recorded message; the message itself to say it as it was
 */
export async function startRecordedModel(
  runs: readonly TauRun[],
  alter: (message: ChatMessage, run: TauRun) => ChatMessage,
): Promise<RecordedModel> {
  const next = new Map(
    runs.flatMap((run) => answersOf(run).map(([key, message]) => [key, alter(message, run)] as const)),
  );
  let unknown = 0;
  const server = createServer(async (request, response) => {
    const { messages } = JSON.parse(await text(request)) as { readonly messages: readonly ChatMessage[] };
    const message = next.get(keyOf(messages));
    if (message === undefined) unknown += 1;
    const status = message === undefined ? 400 : 200;
    response
      .writeHead(status, { "content-type": "application/json" })
      .end(
        JSON.stringify(
          message === undefined
            ? { error: { message: "no recorded run holds this conversation", code: "unknown_conversation" } }
            : { id: "recorded", object: "chat.completion", created: 0, model: "gpt-4o", choices: [choiceOf(message)] },
        ),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    unknown: () => unknown,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Every message of the assistant, by what was said before it. */
function answersOf({ messages }: TauRun): readonly (readonly [string, ChatMessage])[] {
  return messages.flatMap((message, index) =>
    message.role === "assistant" ? [[keyOf(messages.slice(0, index)), message] as const] : [],
  );
}

/** Ids of calls are left out: they repeat within a run. Arguments count by what they say, not by how it is written. */
function keyOf(messages: readonly ChatMessage[]): string {
  return digestOf(
    messages.map(({ role, content, tool_calls = [] }) => [
      role,
      content ?? "",
      tool_calls.map((call) => [call.function.name, JSON.parse(call.function.arguments)]),
    ]),
  );
}

function choiceOf(message: ChatMessage): object {
  return { index: 0, message, finish_reason: message.tool_calls === undefined ? "stop" : "tool_calls" };
}
