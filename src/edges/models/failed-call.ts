import type * as OpenAi from "openai";
import type { FailureReason } from "../../domain/answer.ts";

/** How often a failure is worth another attempt. */
type Patience = "always" | "once" | "never";

/** One attempt that came to nothing: thrown within this folder only, so that the retry library sees it. */
export class FailedCall extends Error {
  readonly reason: FailureReason;
  readonly patience: Patience;
  /** Milliseconds that the server asked to wait. */
  readonly retryAfterMs: number | undefined;

  /** @param what for people, with the place it happened at: "429 from http://127.0.0.1/v1" */
  constructor(reason: FailureReason, what: string, patience: Patience, retryAfterMs?: number) {
    super(what);
    this.reason = reason;
    this.patience = patience;
    this.retryAfterMs = retryAfterMs;
  }
}

type ErrorClasses = Pick<typeof OpenAi, "APIError" | "APIConnectionTimeoutError">;

/**
 * What an error of the client means. Told apart by class and status and never by a name, which a bundler may change.
 * The server's message is left out: it may quote the request. Its code, type and parameter are words of the API.
 * @param limits.place the endpoint, without credentials
 * @param limits.timeoutMs the time that the client gave the attempt
 */
export function failedCall(
  error: unknown,
  { place, timeoutMs }: { readonly place: string; readonly timeoutMs: number },
  { APIError, APIConnectionTimeoutError }: ErrorClasses,
): FailedCall {
  if (error instanceof APIError && error.status !== undefined) {
    const [reason, patience] = meaningOf(error.status, error.code);
    const words = [...new Set([error.code ?? error.type, error.param].filter(isApiWord))].join(": ");
    const what = `${error.status} from ${place}${words === "" ? "" : ` (${words})`}`;
    return new FailedCall(reason, what, patience, retryAfterMs(error.headers));
  }
  // A limit of the system's own is shorter, and has a code.
  if (error instanceof APIConnectionTimeoutError && codeOf(error) === undefined)
    return new FailedCall("timed-out", `no answer from ${place} in ${timeoutMs} ms`, "always");
  if (error instanceof SyntaxError)
    return new FailedCall("malformed-answer", `the answer of ${place} is not JSON`, "always");
  const code = codeOf(error);
  const [reason, what] = networkMeaning(code, place);
  return new FailedCall(reason, code === undefined ? what : `${what} (${code})`, "always");
}

function meaningOf(status: number, code: string | null | undefined): readonly [FailureReason, Patience] {
  if (status === 401 || status === 403) return ["unauthorised", "never"];
  if (status === 408) return ["timed-out", "always"];
  if (status === 409) return ["server-error", "always"];
  // An account without credit answers 429 too, and no waiting helps.
  if (status === 429) return ["rate-limited", code === "insufficient_quota" ? "never" : "always"];
  return status >= 500 ? ["server-error", "always"] : ["refused-request", "never"];
}

function isApiWord(word: string | null | undefined): word is string {
  return typeof word === "string" && /^[\w.[\]-]{1,60}$/.test(word);
}

const SIXTY_SECONDS = 60_000;

/** Retry-After in milliseconds, as seconds or as a date, at most a minute; undefined where the server did not say. */
function retryAfterMs(headers: Headers | undefined, now = Date.now()): number | undefined {
  const precise = headers?.get("retry-after-ms");
  const plain = headers?.get("retry-after");
  const wait = precise
    ? Number(precise)
    : plain
      ? Number.isNaN(Number(plain))
        ? Date.parse(plain) - now
        : Number(plain) * 1000
      : Number.NaN;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), SIXTY_SECONDS);
}

function networkMeaning(code: string | undefined, place: string): readonly [FailureReason, string] {
  if (code === "ECONNRESET" || code === "EPIPE" || code === "UND_ERR_SOCKET")
    return ["connection-reset", `the connection to ${place} broke`];
  if (code?.includes("TIMEOUT") || code === "ETIMEDOUT") return ["timed-out", `no answer from ${place} in time`];
  if (code?.startsWith("Z_")) return ["malformed-answer", `the answer of ${place} cannot be unpacked`];
  return ["unreachable", `no connection to ${place}`];
}

/** The code of the system or of the HTTP client, from wherever in the chain of causes it stands. */
function codeOf(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = firstCause(cause), depth += 1)
    if ("code" in cause && typeof cause.code === "string") return cause.code;
  return undefined;
}

/** Trying several addresses of one host gives an AggregateError, whose first part tells as much as the others. */
function firstCause(error: Error): unknown {
  return error.cause ?? (error instanceof AggregateError ? error.errors[0] : undefined);
}
