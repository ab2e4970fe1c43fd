import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request as a server saw it. */
export type ApiRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown;
};

export type ApiAnswer = { readonly status: number; readonly body: unknown };

/** What goes wrong in place of an answer. */
export type Trouble =
  | {
      readonly kind: "status";
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
    }
  /** The answer is half of its JSON: complete as HTTP, or with the connection broken in the middle. */
  | { readonly kind: "cut-off" | "reset-in-body" }
  /** The connection breaks before the first byte. */
  | { readonly kind: "reset" }
  /** Nothing comes. */
  | { readonly kind: "hang" }
  /** An endless body. */
  | { readonly kind: "flood" };

/** Decides on the n-th request, counted from 0; undefined lets the server answer. */
export type Troubles = (request: ApiRequest, n: number) => Trouble | undefined;

export type ApiServer = AsyncDisposable & {
  readonly url: string;
  readonly host: string;
  readonly requests: readonly ApiRequest[];
  /** The most requests that were under way at once. */
  mostAtOnce(): number;
};

/**
 * A server on the loopback interface that answers as told, or runs into trouble.
 * @param delayMs it takes so long for every answer, so that several requests are under way at once
 */
export async function apiServer(
  answer: (request: ApiRequest) => ApiAnswer,
  { troubles = () => undefined, delayMs = 0 }: { readonly troubles?: Troubles; readonly delayMs?: number } = {},
): Promise<ApiServer> {
  const requests: ApiRequest[] = [];
  let now = 0;
  let most = 0;
  const server = createServer((incoming, response) => {
    now += 1;
    most = Math.max(most, now);
    response.on("close", () => {
      now -= 1;
    });
    void receive(incoming).then((request) => {
      requests.push(request);
      const trouble = troubles(request, requests.length - 1);
      if (trouble === undefined) setTimeout(() => send(response, answer(request)), delayMs);
      else misbehave(response, trouble, answer(request));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    requests,
    mostAtOnce: () => most,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Trouble with the first requests, in this order; undefined is none. */
export function troubleWith(...first: readonly (Trouble | undefined)[]): Troubles {
  return (_request, n) => first[n];
}

/** A cursor that says where the next page begins. */
export function cursorFrom(index: number): string {
  return Buffer.from(`from ${index}`).toString("base64");
}

/** @returns 0 without a cursor, undefined for one that no page gave */
export function indexOf(cursor: unknown): number | undefined {
  if (cursor === undefined || cursor === null) return 0;
  const index = /^from (\d+)$/.exec(Buffer.from(String(cursor), "base64").toString())?.[1];
  return index === undefined ? undefined : Number(index);
}

async function receive(incoming: IncomingMessage): Promise<ApiRequest> {
  const url = new URL(incoming.url ?? "/", "http://server");
  const written = await text(incoming);
  return {
    method: incoming.method ?? "",
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: written === "" ? undefined : JSON.parse(written),
  };
}

function send(response: ServerResponse, { status, body }: ApiAnswer): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function misbehave(response: ServerResponse, trouble: Trouble, { body }: ApiAnswer): void {
  const json = { "content-type": "application/json" };
  const whole = JSON.stringify(body);
  const half = whole.slice(0, Math.ceil(whole.length / 2));
  switch (trouble.kind) {
    case "status":
      response.writeHead(trouble.status, { ...json, ...trouble.headers }).end(trouble.body ?? "");
      return;
    case "cut-off":
      response.writeHead(200, json).end(half);
      return;
    case "reset-in-body":
      response.writeHead(200, { ...json, "content-length": String(Buffer.byteLength(whole)) });
      response.write(half, () => response.socket?.resetAndDestroy());
      return;
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "hang":
      return;
    case "flood":
      response.writeHead(200, json);
      flood(response);
      return;
    default:
      trouble satisfies never;
  }
}

function flood(response: ServerResponse): void {
  const piece = Buffer.alloc(1 << 20, " ");
  const more = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on("drain", more);
  more();
}
