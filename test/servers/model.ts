import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";

/** A request as the server saw it. */
export type ReceivedRequest = {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: ChatBody;
};

export type ChatBody = {
  readonly model: string;
  readonly messages: readonly {
    readonly role: string;
    readonly content: string | null;
    readonly tool_call_id?: string;
    readonly tool_calls?: readonly unknown[];
  }[];
  readonly [field: string]: unknown;
};

/** What the server does with a request. */
export type Reaction =
  | {
      readonly kind: "answer";
      readonly text?: string | null;
      readonly toolCalls?: readonly { readonly id?: string; readonly name: string; readonly arguments: string }[];
      readonly refusal?: string;
      readonly finish?: string;
      /** null leaves the usage out. */
      readonly usage?: object | null;
      readonly model?: string;
      readonly fingerprint?: string;
      readonly headers?: Record<string, string>;
      readonly delayMs?: number;
    }
  /** An answer of the Embeddings API. */
  | { readonly kind: "vectors"; readonly vectors: readonly (readonly number[])[]; readonly usage?: object }
  | {
      readonly kind: "status";
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly error?: object;
    }
  /** Any body, as it is. */
  | { readonly kind: "body"; readonly body: string; readonly type?: string }
  /** The connection breaks before the first byte, or in the middle of the body. */
  | { readonly kind: "reset" | "reset-in-body" }
  /** Nothing more comes, before the headers or in the middle of the body. */
  | { readonly kind: "hang" | "hang-in-body" }
  /** A byte now and then, without end. */
  | { readonly kind: "trickle" }
  /** An answer of so many bytes. @property declared whether its length is told in advance */
  | { readonly kind: "large"; readonly bytes: number; readonly declared: boolean };

/** Decides on the n-th request, counted from 0. */
export type Behaviour = (request: ReceivedRequest, n: number) => Reaction;

export type ModelServer = AsyncDisposable & {
  /** Base URL, ends in /v1. */
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  /** Requests that are under way now, and the most there were. */
  atOnce(): number;
  mostAtOnce(): number;
  /** Answers whose end nobody waited for. */
  brokenOff(): number;
};

/**
 * A server on the loopback interface that speaks Chat Completions, Responses and Embeddings, and behaves, or misbehaves,
 * as told.
 */
export async function modelServer(behave: Behaviour): Promise<ModelServer> {
  const requests: ReceivedRequest[] = [];
  let now = 0;
  let most = 0;
  let brokenOff = 0;
  const server = createServer((request, response) => {
    now += 1;
    most = Math.max(most, now);
    response.on("close", () => {
      now -= 1;
      if (!response.writableFinished) brokenOff += 1;
    });
    void receive(request).then((received) => {
      requests.push(received);
      react(behave(received, requests.length - 1), received, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    atOnce: () => now,
    mostAtOnce: () => most,
    brokenOff: () => brokenOff,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers every question with this text. */
export function always(answer: string): Behaviour {
  return () => ({ kind: "answer", text: answer });
}

/** Goes through these reactions, and stays with the last. */
export function inTurn(first: Reaction, ...others: readonly Reaction[]): Behaviour {
  return (_request, n) => [first, ...others].at(Math.min(n, others.length)) ?? first;
}

async function receive(request: IncomingMessage): Promise<ReceivedRequest> {
  return { path: request.url ?? "", headers: request.headers, body: JSON.parse(await text(request)) as ChatBody };
}

function react(reaction: Reaction, request: ReceivedRequest, response: ServerResponse): void {
  const json = { "content-type": "application/json" };
  switch (reaction.kind) {
    case "answer":
      setTimeout(() => {
        const answer = request.path.includes("/responses")
          ? modelResponse(reaction, request)
          : completion(reaction, request);
        response.writeHead(200, { ...json, ...reaction.headers }).end(JSON.stringify(answer));
      }, reaction.delayMs ?? 0);
      return;
    case "vectors":
      response.writeHead(200, json).end(JSON.stringify(embeddings(reaction)));
      return;
    case "status":
      response.writeHead(reaction.status, { ...json, ...reaction.headers });
      response.end(JSON.stringify({ error: reaction.error ?? { message: "scripted" } }));
      return;
    case "body":
      response.writeHead(200, { "content-type": reaction.type ?? "application/json" }).end(reaction.body);
      return;
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "reset-in-body":
      response.writeHead(200, { ...json, "content-length": "1000" });
      response.write('{"choices": [', () => response.socket?.resetAndDestroy());
      return;
    case "hang":
      return;
    case "hang-in-body":
      response.writeHead(200, json).write('{"choices": [');
      return;
    case "trickle": {
      response.writeHead(200, json).write('{"choices": [');
      const timer = setInterval(() => response.write(" "), 5);
      response.on("close", () => clearInterval(timer));
      return;
    }
    case "large":
      response.writeHead(200, { ...json, ...(reaction.declared ? { "content-length": String(reaction.bytes) } : {}) });
      void pipeline(Readable.from(spaces(reaction.bytes)), response).catch(() => undefined);
      return;
    default:
      reaction satisfies never;
  }
}

function* spaces(bytes: number): Iterable<Buffer> {
  for (let left = bytes; left > 0; left -= PIECE) yield Buffer.alloc(Math.min(left, PIECE), " ");
}

const PIECE = 65_536;

type GivenAnswer = Extract<Reaction, { kind: "answer" }>;

function completion(answer: GivenAnswer, { body }: ReceivedRequest): object {
  const calls = answer.toolCalls?.map(({ id, name, arguments: written }) => ({
    ...(id === undefined ? {} : { id }),
    type: "function",
    function: { name, arguments: written },
  }));
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    model: answer.model ?? `${body.model}-2026-01-01`,
    ...(answer.fingerprint === undefined ? {} : { system_fingerprint: answer.fingerprint }),
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content: answer.text ?? null,
          ...(calls === undefined ? {} : { tool_calls: calls }),
          ...(answer.refusal === undefined ? {} : { refusal: answer.refusal }),
        },
        finish_reason: answer.finish ?? (calls === undefined ? "stop" : "tool_calls"),
      },
    ],
    ...(answer.usage === null
      ? {}
      : { usage: answer.usage ?? { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 } }),
  };
}

function modelResponse(answer: GivenAnswer, { body }: ReceivedRequest): object {
  const said = [
    ...(answer.text ? [{ type: "output_text", text: answer.text, annotations: [] }] : []),
    ...(answer.refusal === undefined ? [] : [{ type: "refusal", refusal: answer.refusal }]),
  ];
  const incomplete = { length: "max_output_tokens", content_filter: "content_filter" }[answer.finish ?? ""];
  return {
    id: "resp_1",
    object: "response",
    model: answer.model ?? `${body.model}-2026-01-01`,
    status: incomplete === undefined ? "completed" : "incomplete",
    error: null,
    incomplete_details: incomplete === undefined ? null : { reason: incomplete },
    output: [
      { type: "reasoning", id: "rs_1", summary: [] },
      ...(said.length === 0 ? [] : [{ type: "message", id: "msg_1", role: "assistant", content: said }]),
      ...(answer.toolCalls ?? []).map(({ id, name, arguments: written }) => ({
        type: "function_call",
        id: `fc_${id ?? name}`,
        ...(id === undefined ? {} : { call_id: id }),
        name,
        arguments: written,
      })),
    ],
    ...(answer.usage === null
      ? {}
      : { usage: answer.usage ?? { input_tokens: 10, output_tokens: 5, total_tokens: 15 } }),
  };
}

/** Last to first: whoever reads them must go by their index. */
function embeddings({ vectors, usage }: Extract<Reaction, { kind: "vectors" }>): object {
  const items = vectors.map((embedding, index) => ({ object: "embedding", index, embedding }));
  return { object: "list", data: items.reverse(), usage: usage ?? { prompt_tokens: 4, total_tokens: 4 } };
}
