import type { OpenAI } from "openai";
import type { FailureReason } from "../../domain/answer.ts";
import { digestOf } from "../../domain/digest.ts";
import type { ModelSpec } from "../../domain/suite.ts";
import type { ModelReply, Models } from "../../ports.ts";
import type { AnswerCache } from "./answer-cache.ts";
import { type KeptReply, parseChatReply } from "./chat-reply.ts";
import { chatBody } from "./chat-request.ts";
import { type Endpoint, type EnvironmentVariables, endpointOf } from "./endpoint.ts";
import { withTimelyErrors } from "./error-bodies.ts";
import { FailedCall, failedCall } from "./failed-call.ts";
import { endAfterGrace } from "./grace.ts";
import { callPatiently, type Sleep, sleepOrAbort } from "./patient-call.ts";

export type OpenAiModelsOptions = {
  /** Keys and OPENAI_BASE_URL are read from here, when a model is first called. */
  readonly environment: EnvironmentVariables;
  readonly cache: AnswerCache;
  /** Milliseconds that one attempt may take, its body included. Default 120,000. */
  readonly timeoutMs?: number;
  /** Attempts of one call, the first included. Default 5. */
  readonly attempts?: number;
  /** Milliseconds that an attempt under way may still take after an abort: it is paid for. Default 5,000. */
  readonly graceMs?: number;
  readonly sleep?: Sleep;
  /** 0 ≤ x < 1, for the jitter of retries. */
  readonly random?: () => number;
};

/**
 * Models behind any server that speaks OpenAI's Chat Completions. An equal request of the same trial is answered from
 * the cache, or shares the call that is under way. Every failure is a value; its detail names the endpoint without
 * credentials, the status and the number of attempts, and never holds the key or text of the request.
 */
export function openAiModels(options: OpenAiModelsOptions): Models {
  const doors = new WeakMap<ModelSpec, Door>();
  const underWay = new Map<string, Promise<ModelReply>>();
  const patientEnd = endAfterGrace(options.graceMs ?? 5_000);

  function doorOf(model: ModelSpec): Door {
    const door = doors.get(model) ?? { endpoint: endpointOf(model, options.environment) };
    doors.set(model, door);
    return door;
  }

  async function answer(
    door: Door,
    endpoint: UsableEndpoint,
    key: string,
    body: unknown,
    stop: AbortSignal,
  ): Promise<ModelReply> {
    const kept = await options.cache.get(key);
    if (kept !== undefined) return { ...kept, cached: true };
    door.client ??= openClient(endpoint, options);
    const reply = await callModel(await door.client, endpoint, body, { stop, end: patientEnd(stop) }, options);
    if (reply.status === "failed") return reply;
    await options.cache.set(key, reply);
    return { ...reply, cached: false };
  }

  return {
    async ask(request, signal) {
      const door = doorOf(request.model);
      const { endpoint } = door;
      if (endpoint.status === "unusable") return failed(endpoint.reason, endpoint.detail);
      if (signal.aborted) return failed("cut-off", `stopped before ${endpoint.place} was asked`);
      const body = chatBody(request);
      const key = digestOf({ baseUrl: endpoint.place, body, trial: request.trial });
      const shared = underWay.get(key);
      if (shared !== undefined) {
        const reply = await shared;
        return reply.status === "replied" ? { ...reply, cached: true } : reply;
      }
      const call = answer(door, endpoint, key, body, signal).finally(() => underWay.delete(key));
      underWay.set(key, call);
      return call;
    },
  };
}

/** Where a model is asked, and the client that asks there, opened with the first call. */
type Door = { readonly endpoint: Endpoint; client?: Promise<Client> };
type UsableEndpoint = Extract<Endpoint, { status: "usable" }>;
type Client = { readonly client: OpenAI; readonly openai: typeof import("openai") };

const TWO_MINUTES = 120_000;

async function openClient(endpoint: UsableEndpoint, options: OpenAiModelsOptions): Promise<Client> {
  const { environment, timeoutMs = TWO_MINUTES } = options;
  const openai = await import("openai");
  const client = new openai.OpenAI({
    baseURL: endpoint.url,
    apiKey: endpoint.key,
    adminAPIKey: null,
    organization: environment["OPENAI_ORG_ID"] || null,
    project: environment["OPENAI_PROJECT_ID"] || null,
    fetch: withTimelyErrors(fetch, timeoutMs),
    timeout: timeoutMs,
    maxRetries: 0,
    logLevel: "off",
  });
  return { client, openai };
}

/** `stop` means that no attempt may start, `end` that one under way is given up. */
type Signals = { readonly stop: AbortSignal; readonly end: AbortSignal };

async function callModel(
  { client, openai }: Client,
  endpoint: UsableEndpoint,
  body: unknown,
  { stop, end }: Signals,
  options: OpenAiModelsOptions,
): Promise<KeptReply | Extract<ModelReply, { status: "failed" }>> {
  const { timeoutMs = TWO_MINUTES, attempts = 5, sleep = sleepOrAbort, random = Math.random } = options;
  const { place } = endpoint;
  const attempt = async (): Promise<KeptReply> => {
    if (stop.aborted) throw new FailedCall("cut-off", `stopped while asking ${place}`, "never");
    const start = performance.now();
    try {
      const answered = await client.post<unknown>("/chat/completions", { body, signal: end });
      return { ...replyIn(answered, place), latencyMs: performance.now() - start };
    } catch (error) {
      if (error instanceof FailedCall) throw error;
      if (end.aborted) throw new FailedCall("cut-off", `stopped while asking ${place}`, "never");
      throw failedCall(error, { place, timeoutMs }, openai);
    }
  };
  const outcome = await callPatiently(attempt, { attempts, signal: stop, sleep, random });
  if ("value" in outcome) return outcome.value;
  const { failure } = outcome;
  const count = `after ${outcome.attempts} ${outcome.attempts === 1 ? "attempt" : "attempts"}`;
  // A failure that would have had another attempt was not given its chance: it is no failure of the provider.
  if (stop.aborted && failure.patience !== "never") return failed("cut-off", `stopped while asking ${place} ${count}`);
  return failed(failure.reason, `${failure.message} ${count}`.replaceAll(endpoint.key, "***"));
}

function replyIn(body: unknown, place: string): Omit<KeptReply, "latencyMs"> {
  const parsed = parseChatReply(body);
  switch (parsed.status) {
    case "replied":
      return parsed.reply;
    case "malformed":
      throw new FailedCall("malformed-answer", `the answer of ${place} is no chat completion`, "always");
    case "empty":
      throw new FailedCall("empty-answer", `no text and no tool call from ${place} (finish ${parsed.finish})`, "once");
    default:
      return parsed satisfies never;
  }
}

function failed(reason: FailureReason, detail: string): Extract<ModelReply, { status: "failed" }> {
  return { status: "failed", reason, detail };
}
