import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { DriftRecord } from "../real/convert-llmdrift.ts";

export type DriftModel = AsyncDisposable & {
  /** Base URL, ends in /v1. */
  readonly url: string;
  /** Requests that no record holds. */
  unknown(): number;
};

/** A server that speaks Chat Completions and says what the named model said to the same question. It knows them by heart. */
export async function startDriftModel(records: readonly DriftRecord[]): Promise<DriftModel> {
  const answers = new Map(records.map(({ model, query, answer }) => [keyOf(model, query), answer]));
  let unknown = 0;
  const server = createServer(async (request, response) => {
    const { model, messages } = JSON.parse(await text(request)) as ChatRequest;
    const answer = answers.get(keyOf(model, messages.at(-1)?.content ?? ""));
    if (answer === undefined) unknown += 1;
    const choice = { index: 0, message: { role: "assistant", content: answer }, finish_reason: "stop" };
    const body =
      answer === undefined
        ? { error: { message: "no record holds this question", code: "unknown_question" } }
        : { id: "recorded", object: "chat.completion", created: 0, model, choices: [choice] };
    response
      .writeHead(answer === undefined ? 400 : 200, { "content-type": "application/json" })
      .end(JSON.stringify(body));
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

type ChatRequest = { readonly model: string; readonly messages: readonly { readonly content: string }[] };

function keyOf(model: string, question: string): string {
  return JSON.stringify([model, question]);
}
