import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { digestOf } from "../domain/digest.ts";
import { UserError } from "../errors.ts";
import { chanceOf } from "../simulation/chance.ts";
import type { ChatRequest } from "../simulation/chat.ts";
import { SIMULATED_MODELS, simulatedModel } from "../simulation/models.ts";
import { readRequest } from "../simulation/read-request.ts";
import { simulateAnswer } from "../simulation/simulate-answer.ts";

export type SimulatedModelOptions = {
  /** Milliseconds a middling answer takes; single answers vary from half to twice that. Default 15. */
  readonly latencyMs?: number;
  /** The loopback port; one that is free unless given. */
  readonly port?: number;
  /** Another seed gives other slips. Default "simulated". */
  readonly seed?: string;
  /** By name, the model that answers in its place. The name in the answers stays: nobody is told. */
  readonly swaps?: { readonly [name: string]: string };
};

/** A running server. It ends with `close` or at the end of an `await using` block. */
export type SimulatedModelServer = AsyncDisposable & {
  /** What an OpenAI client takes as base URL: "http://127.0.0.1:40123/v1". */
  readonly baseUrl: string;
  /** Chat completions asked for so far, refused ones included. */
  requests(): number;
  /** From now on another model answers to a name, in silence: the provider swaps what it serves. */
  serve(name: string, as: string): void;
  close(): Promise<void>;
};

/**
 * Serves the simulated model on loopback in the form of OpenAI's API: POST /v1/chat/completions and GET /v1/models.
 *
 * A request that comes again may be answered differently, as by a real model. Which answers a request gets over its
 * repetitions depends on its content and the seed, and not on what else is asked in between: a run gives the same
 * results whatever the order in which its requests arrive.
 */
export async function startSimulatedModel(options: SimulatedModelOptions = {}): Promise<SimulatedModelServer> {
  const { latencyMs = 15, seed = "simulated", port = 0 } = options;
  const asked = new Map<string, number>();
  const swaps = new Map(Object.entries(options.swaps ?? {}));
  let requests = 0;
  const complete = async (body: unknown): Promise<Reply> => {
    const read = readRequest(body);
    if (read.status === "refused") return errorReply(400, read.problem, read.parameter);
    const digest = digestOf(read.request);
    const repetition = asked.get(digest) ?? 0;
    asked.set(digest, repetition + 1);
    await wait(latencyOf(read.request, latencyMs, chanceOf(seed, digest, repetition)("latency")));
    const { model } = read.request;
    const servedAs = swaps.get(model) ?? swaps.get(simulatedModel(model).name);
    const draw = { seed, repetition, ...(servedAs === undefined ? {} : { servedAs }) };
    return { status: 200, body: simulateAnswer(read.request, draw) };
  };
  const server = createServer((request, response) => {
    if (request.method === "POST") requests += 1;
    answer(request, complete).then(
      (reply) => send(response, reply),
      (error: unknown) => send(response, errorReply(500, `the simulated model failed: ${String(error)}`)),
    );
  });
  const baseUrl = `http://127.0.0.1:${await listen(server, port)}/v1`;
  const close = () => stop(server);
  const serve = (name: string, as: string) => void swaps.set(name, as);
  return { baseUrl, requests: () => requests, serve, close, [Symbol.asyncDispose]: close };
}

type Reply = { readonly status: number; readonly body: object };

async function answer(request: IncomingMessage, complete: (body: unknown) => Promise<Reply>): Promise<Reply> {
  const path = (request.url ?? "/").split("?")[0];
  const text = await bodyText(request);
  if (path === "/v1/models")
    return request.method === "GET" ? { status: 200, body: modelList() } : wrongMethod(request);
  if (path !== "/v1/chat/completions") return errorReply(404, `there is nothing at ${path}`);
  if (request.method !== "POST") return wrongMethod(request);
  const body = parsed(text);
  return body === undefined ? errorReply(400, "the body is not JSON") : complete(body);
}

async function bodyText(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString("utf8");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function modelList(): object {
  const data = SIMULATED_MODELS.map(({ name }) => ({ id: name, object: "model", created: 0, owned_by: "simulated" }));
  return { object: "list", data };
}

function wrongMethod({ method, url }: IncomingMessage): Reply {
  return errorReply(405, `${method ?? "this method"} is not allowed at ${url ?? "/"}`);
}

function errorReply(status: number, message: string, param?: string): Reply {
  const type = status < 500 ? "invalid_request_error" : "server_error";
  return { status, body: { error: { message, type, param: param ?? null, code: null } } };
}

function send(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** Milliseconds: half to twice the middle one, longer for a slow model. */
function latencyOf({ model }: ChatRequest, middle: number, chance: number): number {
  return middle * simulatedModel(model).traits.slowness * 2 ** (2 * chance - 1);
}

const OTHER_PORT = "Name another port, or none: then one that is free is taken.";

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const refuse = (cause: Error) => reject(new UserError(`port ${port} cannot be listened on`, OTHER_PORT, { cause }));
    server.once("error", refuse).listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a server on a port has an address");
  return address.port;
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeAllConnections();
  await closed;
}
