import type * as OpenAi from "openai";
import type { FailureReason } from "../../domain/answer.ts";
import type { Usage } from "../../domain/trace.ts";
import { networkCode } from "../http/network-code.ts";
import { retryAfterMs } from "../http/retry-after.ts";

/**
 * How often a failure is worth another attempt: as long as there are attempts, once, never; or "in-turn", for a call that
 * was turned away because of too many others: that costs it none of its attempts.
 */
export type Patience = "always" | "once" | "never" | "in-turn";

/** What a failure says about the endpoint as a whole. */
type Load = {
  /** Milliseconds that the server asked to wait, at most a day. */
  readonly retryAfterMs?: number | undefined;
  /** The endpoint has more to do than it can. */
  readonly overloaded?: boolean;
};

/** One attempt at a model or an application that came to nothing. It never leaves the edges: `callPatiently` makes a value of it. */
export class FailedCall extends Error {
  readonly reason: FailureReason;
  readonly patience: Patience;
  readonly retryAfterMs: number | undefined;
  readonly overloaded: boolean;
  /** What an answer that was of no use took; it is paid for. */
  readonly usage: Usage | undefined;

  /** @param what for people, with the place it happened at: "429 from http://127.0.0.1/v1" */
  constructor(
    reason: FailureReason,
    what: string,
    patience: Patience,
    load: Load & { readonly usage?: Usage | undefined } = {},
  ) {
    super(what);
    this.reason = reason;
    this.patience = patience;
    this.retryAfterMs = load.retryAfterMs;
    this.overloaded = load.overloaded ?? false;
    this.usage = load.usage;
  }
}

/** The failure of a call that was stopped before it was answered. */
export function stopped(place: string): FailedCall {
  return new FailedCall("cut-off", `stopped while asking ${place}`, "never");
}

/** What an error answer says: its status, and the words of the API in its body. */
export type Refusal = {
  readonly status: number;
  readonly headers: Headers | undefined;
  readonly code?: string | null | undefined;
  readonly type?: string | null | undefined;
  readonly param?: string | null | undefined;
};

/**
 * What an error answer means. The server's message is left out: it may quote the request. Its code, type and parameter
 * are words of the API.
 * @param place the endpoint, without credentials
 */
export function refusedCall({ status, headers, code, type, param }: Refusal, place: string): FailedCall {
  const asked = waitAskedFor(headers);
  const [reason, patience] = meaningOf(status, code, asked);
  const words = [...new Set([code ?? type, param].filter(isApiWord))].join(": ");
  const overloaded = patience === "in-turn" || reason === "timed-out" || status === 503;
  return new FailedCall(reason, `${status} from ${place}${words === "" ? "" : ` (${words})`}`, patience, {
    retryAfterMs: asked,
    overloaded,
  });
}

/** What it means that no answer came, or not the whole of one. */
export function brokenCall(error: unknown, place: string): FailedCall {
  const code = networkCode(error);
  const [reason, what] = networkMeaning(code, place);
  const overloaded = reason === "timed-out";
  return new FailedCall(reason, code === undefined ? what : `${what} (${code})`, "always", { overloaded });
}

type ErrorClasses = Pick<typeof OpenAi, "APIError" | "APIConnectionTimeoutError">;

/**
 * What an error of OpenAI's client means. Told apart by class and status and never by a name, which a bundler may change.
 * @param limits.place the endpoint, without credentials
 * @param limits.timeoutMs the time that the client gave the attempt
 */
export function failedCall(
  error: unknown,
  { place, timeoutMs }: { readonly place: string; readonly timeoutMs: number },
  { APIError, APIConnectionTimeoutError }: ErrorClasses,
): FailedCall {
  if (error instanceof APIError && error.status !== undefined) {
    const { status, headers, code, type, param } = error;
    return refusedCall({ status, headers, code, type, param }, place);
  }
  // A limit of the system's own is shorter, and has a code.
  if (error instanceof APIConnectionTimeoutError && networkCode(error) === undefined)
    return outOfTime(place, timeoutMs);
  return brokenCall(error, place);
}

/** The failure of an attempt that took longer than it may. */
export function outOfTime(place: string, timeoutMs: number): FailedCall {
  return new FailedCall("timed-out", `no answer from ${place} in ${timeoutMs} ms`, "always", { overloaded: true });
}

function meaningOf(
  status: number,
  code: string | null | undefined,
  retryAfterMs: number | undefined,
): readonly [FailureReason, Patience] {
  if (status === 401 || status === 403) return ["unauthorised", "never"];
  if (status === 408) return ["timed-out", "always"];
  if (status === 409) return ["server-error", "always"];
  // An account without credit is answered with 402 or 429, and no waiting helps.
  if (status === 402) return ["rate-limited", "never"];
  if (status === 429) return ["rate-limited", code === "insufficient_quota" ? "never" : "in-turn"];
  if (status === 503 && retryAfterMs !== undefined) return ["server-error", "in-turn"];
  return status >= 500 ? ["server-error", "always"] : ["refused-request", "never"];
}

/** Whether a text can only be a word of the API, and nothing that somebody wrote. */
export function isApiWord(word: string | null | undefined): word is string {
  return typeof word === "string" && /^[\w.[\]-]{1,60}$/.test(word);
}

const ONE_DAY = 86_400_000;

function waitAskedFor(headers: Headers | undefined): number | undefined {
  const wait = headers === undefined ? undefined : retryAfterMs(headers, Date.now());
  return wait === undefined ? undefined : Math.min(wait, ONE_DAY);
}

function networkMeaning(code: string | undefined, place: string): readonly [FailureReason, string] {
  if (code === "ECONNRESET" || code === "EPIPE" || code === "UND_ERR_SOCKET")
    return ["connection-reset", `the connection to ${place} broke`];
  if (code?.includes("TIMEOUT") || code === "ETIMEDOUT") return ["timed-out", `no answer from ${place} in time`];
  if (code?.startsWith("Z_")) return ["malformed-answer", `the answer of ${place} cannot be unpacked`];
  return ["unreachable", `no connection to ${place}`];
}
