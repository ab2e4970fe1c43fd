import { setTimeout } from "node:timers/promises";

/** A signed-in client of one GitHub; requests that can be sent twice are, when GitHub is down for a moment. */
export type GitHubClient = ReturnType<typeof import("@actions/github").getOctokit>;

export type GitHubClientOptions = {
  readonly token: string;
  /** "https://api.github.com", or "https://<host>/api/v3" of an Enterprise Server; GITHUB_API_URL unless given. */
  readonly baseUrl?: string;
  /** What to do before a request is sent again; a pause of this many milliseconds unless given. */
  readonly wait?: (ms: number) => Promise<void>;
};

const TRIES = 4;
/** Beyond this a rate limit is not waited for: the job would pay for standing still. */
const LONGEST_WAIT_MS = 60_000;

/** REST and GraphQL of the same GitHub. The token stays inside: no error and no log line holds it. */
export async function gitHubClient(options: GitHubClientOptions): Promise<GitHubClient> {
  const { getOctokit } = await import("@actions/github");
  const { wait = setTimeout as (ms: number) => Promise<void> } = options;
  const silent = () => {};
  const client = getOctokit(options.token, {
    baseUrl: options.baseUrl ?? process.env["GITHUB_API_URL"] ?? "https://api.github.com",
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  client.hook.wrap("request", async (send, request) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await send(request);
      } catch (error) {
        const pause = attempt < TRIES ? pauseFor(error, request, attempt) : undefined;
        if (pause === undefined) throw error;
        await wait(pause);
      }
    }
  });
  return client;
}

/** Milliseconds to wait before sending the request again; undefined when it is not to be sent again. */
function pauseFor(
  error: unknown,
  request: { readonly method: string; readonly url: string },
  attempt: number,
): number | undefined {
  const limit = retryAfterMs(error);
  if (limit !== undefined) return limit <= LONGEST_WAIT_MS ? limit : undefined;
  const status = statusOf(error);
  const passing = status !== undefined && status >= 500;
  // A commit by GraphQL names the head it expects, so it can be sent twice; another POST might do its work twice.
  const repeatable = request.method !== "POST" || request.url.endsWith("/graphql");
  return passing && repeatable ? 500 * 2 ** (attempt - 1) : undefined;
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
  const seconds = Number(headers["retry-after"]);
  if (Number.isFinite(seconds) && headers["retry-after"] !== undefined) return seconds * 1000;
  if (headers["x-ratelimit-remaining"] === "0" || status === 429) return Number.POSITIVE_INFINITY;
  return /rate limit/i.test(String(error)) ? LONGEST_WAIT_MS : undefined;
}

function headersOf(error: unknown): { readonly [name: string]: unknown } {
  if (!(error instanceof Error) || !("response" in error)) return {};
  const { response } = error;
  if (typeof response !== "object" || response === null || !("headers" in response)) return {};
  const { headers } = response;
  return typeof headers === "object" && headers !== null ? { ...headers } : {};
}
