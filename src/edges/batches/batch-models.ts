import type { Clock, ModelReply, ModelRequest, Models } from "../../ports.ts";
import type { EnvironmentVariables } from "../http/environment.ts";
import { type Wait, waitOrAbort } from "../http/wait.ts";
import type { AnswerCache } from "../models/answer-cache.ts";
import type { KeptReply } from "../models/chat-reply.ts";
import { type Endpoint, endpointOf } from "../models/endpoint.ts";
import { FailedCall } from "../models/failed-call.ts";
import { keyOf, type Question, questionOf } from "../models/questions.ts";
import { openBatchDesk } from "./batch-desk.ts";
import { type BatchLimits, type BatchPath, batchLine, OPENAI_LIMITS } from "./batch-parts.ts";
import { openBatchProvider } from "./batch-provider.ts";
import type { Awaited } from "./waiting-requests.ts";

export type BatchModelsOptions = {
  /** Embeds: embeddings are asked directly. */
  readonly direct: Pick<Models, "embed">;
  /** As for models that are asked directly. */
  readonly environment: EnvironmentVariables;
  /** That of the models that are asked directly: a request has one identity, however it is asked. */
  readonly cache: AnswerCache;
  /** What is asked for, the same on every machine: a digest, at most 512 characters. Batches are found again by it. */
  readonly occasion: string;
  /** True: batches of earlier runs are not used. */
  readonly fresh: boolean;
  readonly clock: Clock;
  /** Told one line for each batch that is handed in or waited for. */
  readonly say: (line: string) => void;
  readonly limits?: BatchLimits;
  /** Milliseconds without a new request, after which those that wait are handed in together. Default 1,000. */
  readonly quietMs?: number;
  /** Milliseconds between two looks at a batch, at first and at most. Default 2,000 and 60,000. */
  readonly pollMs?: readonly [first: number, most: number];
  /** Attempts of one call to the provider, the first included. Default 15: minutes, where a batch takes hours. */
  readonly attempts?: number;
  readonly sleep?: Wait;
};

/**
 * Models that are asked through their provider's Batch API: at half the price, within 24 hours. Requests are gathered
 * until no more come, so all that can be asked at once must be: a concurrency has no use here. An agent that calls tools
 * takes one batch for each of its steps.
 *
 * Whoever stops waiting gets `cut-off`; the batch goes on, and the same occasion later finds it, on any machine. Other
 * failures are values as with models that are asked directly.
 */
export function batchModels(options: BatchModelsOptions): Models {
  const desks = new Map<string, (request: Awaited) => void>();
  const underWay = new Map<string, Promise<ModelReply>>();
  /** How answers are read, by API: a batch of an earlier run may hold those that nobody has asked for yet. */
  const readers = new Map<string, Question<KeptReply>["read"]>();

  function deskOf(endpoint: UsableEndpoint): (request: Awaited) => void {
    const { sleep = waitOrAbort, attempts = 15, environment } = options;
    const id = `${endpoint.url} ${endpoint.key}`;
    let provider: ReturnType<typeof openBatchProvider> | undefined;
    const desk =
      desks.get(id) ??
      openBatchDesk({
        place: endpoint.place,
        provider: () => {
          provider ??= openBatchProvider(endpoint, { environment, sleep, attempts });
          return provider;
        },
        occasion: options.occasion,
        resume: !options.fresh,
        keep: async ({ path }, { key, body }) => {
          const reply = readBy(readers.get(path), body, endpoint.place);
          if (!(reply instanceof FailedCall)) await options.cache.set(key, reply);
          return reply instanceof FailedCall ? reply : { ...reply, cached: false };
        },
        clock: options.clock,
        say: options.say,
        sleep,
        limits: options.limits ?? OPENAI_LIMITS,
        quietMs: options.quietMs ?? 1_000,
        pollMs: options.pollMs ?? [2_000, 60_000],
      });
    desks.set(id, desk);
    return desk;
  }

  async function answer(request: ModelRequest, endpoint: UsableEndpoint, asked: Asked, signal: AbortSignal) {
    const kept = await options.cache.get(asked.key);
    if (kept?.status === "replied") return { ...kept, cached: true };
    const reply = await new Promise<ModelReply>((settle) =>
      deskOf(endpoint)({ ...asked, model: request.model.name, settle, signal }),
    );
    if (reply.status !== "failed") return reply;
    return { ...reply, detail: reply.detail.replaceAll(endpoint.key, "***") };
  }

  return {
    async ask(request, signal) {
      const endpoint = endpointOf(request.model, options.environment);
      if (endpoint.status === "unusable") return failed(endpoint.reason, endpoint.detail);
      if (signal.aborted) return failed("cut-off", `stopped before ${endpoint.place} was asked`);
      const question = questionOf(request);
      const path = pathOf(request);
      readers.set(path, question.read);
      const key = keyOf(endpoint.place, question, request.trial);
      const asked = { key, path, line: batchLine(key, path, question.body) };
      const shared = underWay.get(asked.key);
      if (shared !== undefined) {
        const reply = await shared;
        return reply.status === "replied" ? { ...reply, cached: true } : reply;
      }
      const call = answer(request, endpoint, asked, signal).finally(() => underWay.delete(asked.key));
      underWay.set(asked.key, call);
      return call;
    },
    embed: (request, signal) => options.direct.embed(request, signal),
  };
}

type UsableEndpoint = Extract<Endpoint, { status: "usable" }>;
type Asked = Pick<Awaited, "key" | "path" | "line">;

function pathOf({ model }: ModelRequest): BatchPath {
  return model.api === "responses" ? "/v1/responses" : "/v1/chat/completions";
}

/** An answer without a time, because a batch has none for each. */
function readBy(read: Question<KeptReply>["read"] | undefined, body: unknown, place: string): KeptReply | FailedCall {
  if (read === undefined)
    return new FailedCall("malformed-answer", `an answer of ${place} that nobody asked for`, "never");
  try {
    return { ...read(body, place, 0), batched: true };
  } catch (error) {
    if (error instanceof FailedCall) return error;
    throw error;
  }
}

function failed(
  reason: Extract<ModelReply, { status: "failed" }>["reason"],
  detail: string,
): Extract<ModelReply, { status: "failed" }> {
  return { status: "failed", reason, detail };
}
