import type { Party } from "../../domain/answer.ts";
import { digestOf } from "../../domain/digest.ts";
import type { EndpointSpec } from "../../domain/suite.ts";
import type { SearchReply, ServiceFailure, Services, ToolReply } from "../../ports.ts";
import type { Api } from "../http/api.ts";
import { type Attempt, attempt } from "../http/attempt.ts";
import type { EnvironmentVariables } from "../http/environment.ts";
import { endAfterGrace } from "../http/grace.ts";
import { type Patience, patiently } from "../http/patience.ts";
import { waitOrAbort } from "../http/wait.ts";
import { serviceDoor, unansweredBy } from "./service-door.ts";
import {
  type KeptSearch,
  type KeptToolReply,
  type ReadReply,
  readSearchReply,
  readToolReply,
} from "./service-replies.ts";

/** Replies that were paid for, by the digest of the request. */
export type ServiceCache = {
  get(key: string): Promise<KeptSearch | KeptToolReply | undefined>;
  set(key: string, reply: KeptSearch | KeptToolReply): Promise<void>;
};

export type HttpServicesOptions = {
  /** Keys are read from here. */
  readonly environment: EnvironmentVariables;
  readonly cache: ServiceCache;
  /** Milliseconds that a request under way may still take after an abort: it is paid for. Default 5,000. */
  readonly graceMs?: number;
  readonly patience?: Patience;
};

const EIGHT_MB = 8 * 1024 * 1024;

/**
 * Endpoints of the user's own over HTTP: a POST of JSON, answered by JSON, as docs/replay.md says. An equal request of
 * the same trial is answered from the cache, or shares the one that is under way; one that came to nothing is attempted
 * up to five times where that may help. Every failure is a value that says whose it is; its detail names the endpoint
 * without credentials and query, and never holds the key or text of the server or of the request.
 */
export function httpServices(options: HttpServicesOptions): Services {
  const { environment, cache, patience = { wait: waitOrAbort, random: Math.random } } = options;
  const end = endAfterGrace(options.graceMs ?? 5000);
  const underWay = new Map<string, Promise<KeptSearch | KeptToolReply | ServiceFailure>>();

  async function ask<Kept extends KeptSearch | KeptToolReply>(
    question: Question<Kept>,
    stop: AbortSignal,
  ): Promise<(Kept & { readonly cached: boolean }) | ServiceFailure> {
    const { endpoint, body, kind, read } = question;
    const party: Party = { kind, ...(endpoint.keyVariable === undefined ? {} : { keyVariable: endpoint.keyVariable }) };
    const door = serviceDoor(endpoint, party, environment);
    if (door.status === "failed") return door;
    const { api } = door;
    if (stop.aborted) return { status: "failed", reason: "cut-off", detail: `stopped before ${api.place} was asked` };
    const key = digestOf({ url: endpoint.url, kind, body });
    const shared = underWay.get(key);
    if (shared !== undefined) return withOrigin((await shared) as Kept | ServiceFailure, true);
    let cached = true;
    const call = async (): Promise<Kept | ServiceFailure> => {
      const kept = await cache.get(key);
      if (kept !== undefined) return kept as Kept;
      cached = false;
      const reply = await askOnce(api, { body, kind, read, timeoutMs: endpoint.timeoutMs }, stop);
      if (reply.status !== "failed") await cache.set(key, reply);
      return reply;
    };
    const asked = call().finally(() => underWay.delete(key));
    underWay.set(key, asked);
    return withOrigin(await asked, cached);
  }

  async function askOnce<Kept>(
    api: Api,
    { body, kind, read, timeoutMs }: Omit<Question<Kept>, "endpoint"> & { readonly timeoutMs: number },
    stop: AbortSignal,
  ): Promise<Kept | ServiceFailure> {
    const limits = { mostMs: timeoutMs, mostBytes: EIGHT_MB };
    const once = async (): Promise<Attempt> =>
      stop.aborted ? { kind: "stopped" } : attempt(api, { path: "", body }, end(stop), limits);
    const { last, attempts } = await patiently(once, patience, stop);
    if (last.kind !== "answered") return unansweredBy(api, last, attempts, kind);
    const reading = read(last.value);
    if (reading.status === "read") return reading.reply;
    const [keyVariable] = api.variables;
    return {
      status: "failed",
      reason: "malformed-answer",
      detail: `the answer of ${api.place} is not as documented: ${reading.problem}`,
      by: { kind, ...(keyVariable === undefined ? {} : { keyVariable }) },
    };
  }

  return {
    async search({ endpoint, query, variables, trial }, signal): Promise<SearchReply> {
      const body = { query, variables, trial };
      return ask({ endpoint, body, kind: "retrieval endpoint", read: readSearchReply }, signal);
    },
    async callTool({ endpoint, call, trial }, signal): Promise<ToolReply> {
      const body = { name: call.name, arguments: parsedOrText(call.arguments), trial };
      return ask({ endpoint, body, kind: "tool endpoint", read: readToolReply }, signal);
    },
  };
}

type Question<Kept> = {
  readonly endpoint: EndpointSpec;
  readonly body: { readonly [name: string]: unknown };
  readonly kind: Party["kind"];
  read(body: unknown): ReadReply<Kept>;
};

function withOrigin<Kept extends KeptSearch | KeptToolReply>(
  reply: Kept | ServiceFailure,
  cached: boolean,
): (Kept & { readonly cached: boolean }) | ServiceFailure {
  return reply.status === "failed" ? reply : { ...reply, cached };
}

/**
 * Arguments as JSON, an empty object for none. As the text they are where they are no JSON, or hold a number of so many
 * digits that it would be another one once it is parsed.
 */
function parsedOrText(text: string): unknown {
  if (text.trim() === "") return {};
  if (/\d{16}/.test(text.replace(/"(?:\\.|[^"\\])*"/g, '""'))) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
