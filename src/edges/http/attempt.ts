import type { Api } from "./api.ts";
import { beginningOf, boundedBody } from "./bounded-body.ts";
import { networkCode } from "./network-code.ts";
import { redirectedTo } from "./redirected-to.ts";
import { retryAfterMs } from "./retry-after.ts";
import { shownWords } from "./shown-words.ts";

/** Parameters of a URL, in order; a name may come again. */
export type Query = readonly (readonly [name: string, value: string])[];

/** What is asked of an API. With a body it is a POST of JSON, else a GET. */
export type ApiRequest = {
  /** Begins with a slash; every part of it is encoded. */
  readonly path: string;
  readonly query?: Query;
  readonly body?: { readonly [name: string]: unknown };
};

/** What one attempt came to. `words` are the server's own, fit to be shown. */
export type Attempt =
  | { readonly kind: "answered"; readonly value: unknown }
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly words: string;
      /** Milliseconds that the server asked to wait. */
      readonly retryAfterMs?: number;
    }
  | { readonly kind: "redirected"; readonly status: number; readonly to: string }
  /** Cut off: the connection broke in the middle, or what came is not whole JSON. */
  | { readonly kind: "cut-off" | "web-page" | "too-large" | "stopped" }
  /** @property late the connection stood, and the time was up */
  | { readonly kind: "unreachable"; readonly reason: string; readonly late?: true };

/** What an answer may take: milliseconds from the request to its end, and bytes after unpacking. */
export type AnswerLimits = { readonly mostMs: number; readonly mostBytes: number };

/** Long enough for a large page of a slow query, and a page of a thousand long spans: more fits no memory once parsed. */
const PAGE: AnswerLimits = { mostMs: 120_000, mostBytes: 64 * 1024 * 1024 };
const MOST_ERROR_BYTES = 64 * 1024;

/** Asks once. Never throws for what a server or a network does. */
export async function attempt(
  api: Api,
  request: ApiRequest,
  signal: AbortSignal,
  limits: AnswerLimits = PAGE,
): Promise<Attempt> {
  const timeout = AbortSignal.timeout(limits.mostMs);
  let hasBegun = false;
  try {
    const response = await send(api, request, AbortSignal.any([signal, timeout]));
    hasBegun = true;
    return await answerOf(api, response, limits);
  } catch (error) {
    if (signal.aborted) return { kind: "stopped" };
    if (timeout.aborted)
      return { kind: "unreachable", reason: `no answer in ${limits.mostMs / 1000} seconds`, late: true };
    if (hasBegun) return { kind: "cut-off" };
    return { kind: "unreachable", reason: networkCode(error) ?? "the connection failed" };
  }
}

function send({ baseUrl, headers }: Api, { path, query = [], body }: ApiRequest, signal: AbortSignal) {
  const parameters = new URLSearchParams(query.map(([name, value]): [string, string] => [name, value])).toString();
  return fetch(`${baseUrl}${path}${parameters === "" ? "" : `?${parameters}`}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { ...headers, accept: "application/json", ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
    // A server that sends us elsewhere must not get the credentials sent there.
    redirect: "manual",
    signal,
  });
}

async function answerOf({ secrets, baseUrl }: Api, response: Response, { mostBytes }: AnswerLimits): Promise<Attempt> {
  const { status, headers } = response;
  if (status >= 300 && status < 400) {
    await response.body?.cancel();
    return { kind: "redirected", status, to: redirectedTo(response, baseUrl) };
  }
  if (!response.ok) {
    const words = shownWords(await beginningOf(response, MOST_ERROR_BYTES), secrets);
    const wait = retryAfterMs(headers, Date.now());
    return { kind: "refused", status, words, ...(wait === undefined ? {} : { retryAfterMs: wait }) };
  }
  if (/^text\/html\b/i.test(headers.get("content-type") ?? "")) {
    await response.body?.cancel();
    return { kind: "web-page" };
  }
  const text = await boundedBody(response, mostBytes);
  return text === undefined ? { kind: "too-large" } : parsed(text);
}

function parsed(text: string): Attempt {
  try {
    return { kind: "answered", value: JSON.parse(text) };
  } catch {
    // The engine's own message quotes the answer, and the answer holds what users wrote.
    return { kind: "cut-off" };
  }
}
