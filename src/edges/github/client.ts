import { UserError } from "../../errors.ts";
import { retryAfterMs as askedFor } from "../http/retry-after.ts";
import { answerTo } from "./answer.ts";
import { PAUSE, type Wait } from "./look-again.ts";

/** A signed-in client of one GitHub; requests that can be sent twice are, when GitHub is down for a moment. */
export type GitHubClient = ReturnType<typeof import("@actions/github").getOctokit>;

export type GitHubClientOptions = {
  /** Of any form and length: GitHub changes both. */
  readonly token: string;
  /** "https://api.github.com", or "https://<host>/api/v3" of an Enterprise Server; GITHUB_API_URL unless given. */
  readonly baseUrl?: string;
  /** What to do before a request is sent again; a pause of this many milliseconds unless given. */
  readonly wait?: Wait;
  /** 0…1, to spread runs that were all told to wait as long. */
  readonly random?: () => number;
  /** A request that has no answer by then is taken for lost: a minute unless given. */
  readonly mostMs?: number;
};

const TRIES = 4;
/** Beyond this a rate limit is not waited for: the job would pay for standing still. */
const LONGEST_WAIT_MS = 60_000;
/** Of one client, over all its requests: what failed, and the pauses after it. */
const MOST_LOST_MS = 300_000;
/** Runs that one limit stopped come back within this time, not all at once. */
const JITTER_MS = 5_000;
const LONGEST_ANSWER_MS = 60_000;
/** What GitHub makes by these is the same when it is made twice, or is refused for being there. */
const REPEATABLE_POST = /\/(graphql|git\/(blobs|trees|commits|refs)|statuses\/[^/]+)$/;

/**
 * REST and GraphQL of the same GitHub. Sent again, up to three times: after 5xx or a broken connection, what can be
 * repeated; after a rate limit that ends within a minute, anything, since it was not done. No other 4xx ever.
 * The token stays inside: no error and no log line holds it.
 *
 * @throws UserError when token or address cannot be used
 */
export async function gitHubClient(options: GitHubClientOptions): Promise<GitHubClient> {
  const baseUrl = options.baseUrl ?? process.env["GITHUB_API_URL"] ?? "https://api.github.com";
  refuseUnusable(options.token, baseUrl);
  const { getOctokit } = await import("@actions/github");
  const { wait = PAUSE, random = Math.random, mostMs = LONGEST_ANSWER_MS } = options;
  const silent = () => {};
  const client = getOctokit(options.token, {
    baseUrl,
    userAgent: "eval-baseline",
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  let lost = 0;
  client.hook.wrap("request", async (send, request) => {
    for (let attempt = 1; ; attempt += 1) {
      const begin = Date.now();
      try {
        return await answerTo(send, request, mostMs);
      } catch (error) {
        const pause = attempt < TRIES ? pauseFor(error, request, { attempt, random }) : undefined;
        lost += Date.now() - begin;
        if (pause === undefined || lost + pause > MOST_LOST_MS) throw error;
        lost += pause;
        await wait(pause);
      }
    }
  });
  return client;
}

function refuseUnusable(token: string, baseUrl: string): void {
  // What sends it would quote it in its complaint.
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new UserError(
      "the token holds a blank or a character that cannot be sent",
      "Give it as GitHub made it: in a workflow, github.token.",
    );
  if (!URL.canParse(baseUrl))
    throw new UserError("GITHUB_API_URL is no address", "The runner sets it: leave the variable alone.");
}

/** Milliseconds to wait before sending the request again; undefined when it is not to be sent again. */
function pauseFor(
  error: unknown,
  request: { readonly method: string; readonly url: string },
  { attempt, random }: { readonly attempt: number; readonly random: () => number },
): number | undefined {
  const limit = retryAfterMs(error);
  if (limit !== undefined) return limit <= LONGEST_WAIT_MS ? Math.round(limit + random() * JITTER_MS) : undefined;
  if (!mayHaveArrived(error)) return undefined;
  // A commit by GraphQL names the head it expects; a comment or an issue might be written twice.
  const repeatable = request.method !== "POST" || REPEATABLE_POST.test(request.url);
  return repeatable ? Math.round(500 * 2 ** (attempt - 1) * (1 + random() / 2)) : undefined;
}

/** True when GitHub did not say what became of the request: 5xx, or no answer at all. It may have been done. */
export function mayHaveArrived(error: unknown): boolean {
  return (statusOf(error) ?? 0) >= 500;
}

/** The HTTP status of an error of the client; 500 when there was no answer at all. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof Error && "status" in error && typeof error.status === "number" ? error.status : undefined;
}

/** How long a rate limit asks to wait; undefined for every other error. */
export function retryAfterMs(error: unknown): number | undefined {
  const status = statusOf(error);
  if (status !== 403 && status !== 429) return undefined;
  const headers = headersOf(error);
  const asked = askedFor(headers, Date.now());
  if (asked !== undefined) return asked;
  if (headers.get("x-ratelimit-remaining") === "0") return untilReset(headers);
  // A secondary limit that does not say how long: GitHub asks for a minute.
  return status === 429 || /rate limit/i.test(String(error)) ? LONGEST_WAIT_MS : undefined;
}

/** The limit is renewed at a second of the epoch, by GitHub's clock. */
function untilReset(headers: Headers): number {
  const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN);
  const date = Date.parse(headers.get("date") ?? "");
  const now = Number.isNaN(date) ? Date.now() : date;
  return Number.isNaN(reset) ? Number.POSITIVE_INFINITY : Math.max(0, reset * 1000 - now) + 1000;
}

function headersOf(error: unknown): Headers {
  const headers = new Headers();
  if (!(error instanceof Error) || !("response" in error)) return headers;
  const { response } = error;
  if (typeof response !== "object" || response === null || !("headers" in response)) return headers;
  if (typeof response.headers !== "object" || response.headers === null) return headers;
  for (const [name, value] of Object.entries(response.headers)) {
    if (typeof value === "string" || typeof value === "number") headers.set(name, String(value));
  }
  return headers;
}
