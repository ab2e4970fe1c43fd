import { isObject } from "../../formats/json-shape.ts";
import { boundedBody } from "../http/bounded-body.ts";
import { redirectedTo } from "../http/redirected-to.ts";
import { brokenCall, FailedCall, outOfTime, refusedCall, stopped } from "./failed-call.ts";

/** How an endpoint is spoken to. */
export type Caller = {
  /** Base URL; what it asks for in its query goes along with every request. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  /** Told of the headers of every answer, good or bad. */
  heed(headers: Headers): void;
};

export type PostLimits = {
  /** The endpoint, for people. */
  readonly place: string;
  /** Milliseconds that the attempt may take, its body included. */
  readonly timeoutMs: number;
  /** Bytes of the answer. */
  readonly mostBytes: number;
  /** Aborted when the attempt is to be given up. */
  readonly end: AbortSignal;
};

// The code and the type of an error stand in a few hundred bytes.
const MOST_ERROR_BYTES = 65_536;

/**
 * Sends one request, and reads the JSON of its answer.
 * @throws FailedCall for whatever comes instead
 */
export async function post(
  { url, headers, heed }: Caller,
  { path, body }: { readonly path: string; readonly body: unknown },
  limits: PostLimits,
): Promise<unknown> {
  const { place, timeoutMs, mostBytes, end } = limits;
  const attempt = new AbortController();
  const giveUp = () => attempt.abort();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    giveUp();
  }, timeoutMs);
  end.addEventListener("abort", giveUp, { once: true });
  try {
    const response = await fetch(placeOf(url, path), {
      method: "POST",
      headers,
      body: JSON.stringify(body),
      signal: attempt.signal,
      // What is asked holds what users wrote: a server that sends us elsewhere must not get it sent there.
      redirect: "manual",
    });
    heed(response.headers);
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      const what = `${response.status} from ${place} (a redirect to ${redirectedTo(response, url)}, not followed)`;
      throw new FailedCall("refused-request", what, "never");
    }
    if (!response.ok) {
      const read = await boundedBody(response, MOST_ERROR_BYTES).catch(() => undefined);
      throw refusedCall({ status: response.status, headers: response.headers, ...wordsIn(read) }, place);
    }
    const text = await boundedBody(response, mostBytes);
    if (text !== undefined) return jsonOf(withoutKey(text, headers), response.headers, place);
    throw new FailedCall("answer-too-large", `the answer of ${place} is larger than ${megabytes(mostBytes)}`, "never");
  } catch (error) {
    if (error instanceof FailedCall) throw error;
    if (end.aborted) throw stopped(place);
    throw late ? outOfTime(place, timeoutMs) : brokenCall(error, place);
  } finally {
    clearTimeout(timer);
    end.removeEventListener("abort", giveUp);
  }
}

/** Shorter ones are words of people who need no key, and may stand in any answer. */
const SHORTEST_KEY = 16;

/** An answer may be kept and shown: a server that repeats the key it was sent must not get it there. */
function withoutKey(text: string, headers: Caller["headers"]): string {
  const key =
    Object.entries(headers)
      .find(([name]) => name.toLowerCase() === "authorization")?.[1]
      ?.split(" ")[1] ?? "";
  if (key.length < SHORTEST_KEY) return text;
  return [key, JSON.stringify(key).slice(1, -1), key.replaceAll("/", "\\/")].reduce(
    (masked, form) => masked.replaceAll(form, "***"),
    text,
  );
}

function placeOf(url: string, path: string): URL {
  const place = new URL(url);
  place.pathname = `${place.pathname.replace(/\/+$/, "")}${path}`;
  return place;
}

/** The words of the API in the body of an error answer. A body that is cut off, or no JSON, has none. */
function wordsIn(body: string | undefined): {
  readonly code?: string;
  readonly type?: string;
  readonly param?: string;
} {
  if (body === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(body);
    const error = isObject(parsed) ? parsed["error"] : undefined;
    if (!isObject(error)) return {};
    const words = ["code", "type", "param"].map((name) => [name, error[name]] as const);
    return Object.fromEntries(words.filter(([, word]) => typeof word === "string"));
  } catch {
    return {};
  }
}

/** The type is named, because a page of a gateway or of a login is the commonest thing that comes instead. */
function jsonOf(text: string, headers: Headers, place: string): unknown {
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  const named = /^[\w.+-]{1,40}\/[\w.+-]{1,40}$/.test(type) ? type : "of no known type";
  const malformed = (what: string) => new FailedCall("malformed-answer", `the answer of ${place} ${what}`, "always");
  if (!type.includes("application/json") && !type.endsWith("+json")) throw malformed(`is not JSON but ${named}`);
  if (text === "") throw malformed("is empty");
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("is broken JSON");
  }
}

function megabytes(bytes: number): string {
  return `${Number((bytes / 1_000_000).toPrecision(2))} MB`;
}
