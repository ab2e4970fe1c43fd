import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer, json } from "node:stream/consumers";

/** One line of an input file. */
export type BatchInput = {
  readonly custom_id: string;
  readonly method: string;
  readonly url: string;
  readonly body: { readonly model: string; readonly [field: string]: unknown };
};

/** What becomes of one request of a batch. */
export type LineOutcome =
  | { readonly kind: "answer"; readonly text: string; readonly toolCall?: { name: string; arguments: string } }
  | { readonly kind: "body"; readonly body: unknown }
  | { readonly kind: "status"; readonly status: number; readonly code?: string }
  | { readonly kind: "not-asked"; readonly code: string }
  /** Neither file tells of it. */
  | { readonly kind: "nothing" };

/** What becomes of a batch, which passes through these states, one at each look, and stays in the last. */
export type BatchCourse = {
  readonly states?: readonly string[];
  /** Why it failed as a whole. */
  readonly code?: string;
  readonly line?: (input: BatchInput, index: number) => LineOutcome;
};

export type StoredBatch = {
  readonly id: string;
  readonly createdAt: number;
  readonly endpoint: string;
  readonly metadata: { readonly [name: string]: string };
  readonly inputs: readonly BatchInput[];
  /** How far it has come in its states. */
  looks: number;
};

type Call = { readonly method: string; readonly path: string };

export type BatchServer = AsyncDisposable & {
  readonly url: string;
  readonly batches: readonly StoredBatch[];
  readonly calls: readonly Call[];
  readonly keys: ReadonlySet<string | undefined>;
};

export type BatchServerOptions = {
  /** What becomes of the n-th batch, counted from 0. */
  readonly course?: (inputs: readonly BatchInput[], n: number) => BatchCourse;
  /** What the n-th call is answered in place of what it asked for. `after`: it is done first, and then breaks. */
  readonly disturb?: (call: Call, n: number) => { readonly status: number } | "reset" | "after" | "half" | undefined;
  /** Seconds since the epoch. */
  readonly now?: () => number;
  /** Batches on one page of the list. */
  readonly pageSize?: number;
};

const USUAL = ["validating", "in_progress", "finalizing", "completed"];

/** A server on the loopback interface that speaks OpenAI's Files and Batches, and answers as told. */
export async function batchServer(options: BatchServerOptions = {}): Promise<BatchServer> {
  const { course = () => ({}), disturb = () => undefined, now = () => Date.now() / 1000, pageSize = 2 } = options;
  const uploads = new Map<string, string>();
  const batches: StoredBatch[] = [];
  const courses = new Map<string, BatchCourse>();
  const calls: Call[] = [];
  const keys = new Set<string | undefined>();

  const stateOf = ({ id, looks }: StoredBatch) => {
    const states = courses.get(id)?.states ?? USUAL;
    return states[Math.min(looks, states.length - 1)] ?? "completed";
  };
  const shown = (batch: StoredBatch) => {
    const status = stateOf(batch);
    const over = ["completed", "expired", "cancelled"].includes(status);
    const [output, errors] = over ? resultFiles(batch, courses.get(batch.id)) : ["", ""];
    const { code } = courses.get(batch.id) ?? {};
    return {
      id: batch.id,
      object: "batch",
      endpoint: batch.endpoint,
      input_file_id: `in-${batch.id}`,
      completion_window: "24h",
      status,
      created_at: Math.floor(batch.createdAt),
      metadata: batch.metadata,
      output_file_id: output === "" ? null : `out-${batch.id}`,
      error_file_id: errors === "" ? null : `err-${batch.id}`,
      errors: status === "failed" && code !== undefined ? { object: "list", data: [{ code, message: "m" }] } : null,
    };
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://loopback");
    const call = { method: request.method ?? "", path: url.pathname };
    calls.push(call);
    keys.add(request.headers.authorization);
    const trouble = disturb(call, calls.length - 1);
    if (trouble === "reset") return void response.socket?.resetAndDestroy();
    if (typeof trouble === "object") {
      response.writeHead(trouble.status, { "content-type": "application/json", "retry-after": "0" });
      return void response.end(JSON.stringify({ error: { message: "scripted" } }));
    }
    const answer = await answerTo(request, call, url);
    if (trouble === "after") return void response.socket?.resetAndDestroy();
    if (trouble === "half" && typeof answer === "string") {
      response.writeHead(200, { "content-length": String(Buffer.byteLength(answer)) });
      return void response.write(answer.slice(0, answer.length / 2), () => response.socket?.resetAndDestroy());
    }
    if (answer === undefined) return void response.writeHead(404).end("{}");
    const type = typeof answer === "string" ? "application/octet-stream" : "application/json";
    response.writeHead(200, { "content-type": type }).end(typeof answer === "string" ? answer : JSON.stringify(answer));
  }

  async function answerTo(request: IncomingMessage, { method, path }: Call, url: URL): Promise<unknown> {
    const [, , kind, id, part] = path.split("/");
    if (kind === "files" && method === "POST") return upload(request);
    if (kind === "files" && part === "content") {
      const batch = batches.find((one) => id?.endsWith(one.id));
      return batch && resultFiles(batch, courses.get(batch.id))[id?.startsWith("out-") ? 0 : 1];
    }
    if (kind !== "batches") return undefined;
    if (method === "POST") return shown(create((await json(request)) as Parameters<typeof create>[0]));
    if (id === undefined) return list(url.searchParams.get("after"));
    const batch = batches.find((one) => one.id === id);
    if (batch === undefined) return undefined;
    batch.looks += 1;
    return shown(batch);
  }

  async function upload(request: IncomingMessage) {
    const type = request.headers["content-type"] ?? "";
    const form = await new Response(await buffer(request), { headers: { "content-type": type } }).formData();
    const file = form.get("file");
    if (!(file instanceof File) || form.get("purpose") !== "batch") throw new Error("no file for a batch");
    const id = `file-${uploads.size + 1}`;
    uploads.set(id, await file.text());
    return { id, object: "file", purpose: "batch", filename: file.name, bytes: file.size };
  }

  function create(body: { input_file_id: string; endpoint: string; metadata: { [name: string]: string } }) {
    const lines = (uploads.get(body.input_file_id) ?? "").split("\n").slice(0, -1);
    const inputs = lines.map((line) => JSON.parse(line) as BatchInput);
    const { endpoint, metadata } = body;
    const batch = { id: `batch_${batches.length + 1}`, createdAt: now(), endpoint, metadata, inputs, looks: 0 };
    courses.set(batch.id, course(inputs, batches.length));
    batches.push(batch);
    return batch;
  }

  function list(after: string | null) {
    const newest = batches.toReversed();
    const from = after === null ? 0 : newest.findIndex(({ id }) => id === after) + 1;
    const page = newest.slice(from, from + pageSize);
    return { object: "list", data: page.map(shown), has_more: from + pageSize < newest.length };
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    batches,
    calls,
    keys,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The output and the error file of a batch; its lines come in another order than its requests. */
function resultFiles(batch: StoredBatch, course: BatchCourse = {}): readonly [output: string, errors: string] {
  const { line = (input) => ({ kind: "answer", text: `Answer to ${lastText(input)}` }) } = course;
  const files: [string[], string[]] = [[], []];
  for (const [index, input] of batch.inputs.entries()) {
    const outcome = line(input, index);
    if (outcome.kind === "nothing") continue;
    files[outcome.kind === "answer" || outcome.kind === "body" ? 0 : 1].push(resultLine(input, outcome));
  }
  return [files[0].reverse().join(""), files[1].reverse().join("")];
}

function resultLine({ custom_id, body }: BatchInput, outcome: Exclude<LineOutcome, { kind: "nothing" }>): string {
  const written = (response: object | null, error: object | null) =>
    `${JSON.stringify({ id: "batch_req_1", custom_id, response, error })}\n`;
  switch (outcome.kind) {
    case "answer":
      return written({ status_code: 200, request_id: "r", body: completion(body.model, outcome) }, null);
    case "body":
      return written({ status_code: 200, request_id: "r", body: outcome.body }, null);
    case "status": {
      const error = { message: "what the user wrote", type: "server_error", code: outcome.code ?? null };
      return written({ status_code: outcome.status, request_id: "r", body: { error } }, null);
    }
    case "not-asked":
      return written(null, { code: outcome.code, message: "what the user wrote" });
    default:
      return outcome satisfies never;
  }
}

function completion(model: string, { text, toolCall }: Extract<LineOutcome, { kind: "answer" }>) {
  const calls = toolCall && [{ id: "call_1", type: "function", function: toolCall }];
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    model: `${model}-2026-01-01`,
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: text, ...(calls && { tool_calls: calls }) },
        finish_reason: calls ? "tool_calls" : "stop",
      },
    ],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  };
}

function lastText({ body }: BatchInput): string {
  const messages = body["messages"] as readonly { readonly content: string }[] | undefined;
  return messages?.at(-1)?.content ?? "";
}
