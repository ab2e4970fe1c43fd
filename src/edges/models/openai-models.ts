import type { OpenAI } from "openai";
import type { FailureReason } from "../../domain/answer.ts";
import { digestOf } from "../../domain/digest.ts";
import type { ModelReply, ModelRequest, Models } from "../../ports.ts";
import type { AnswerCache } from "./answer-cache.ts";
import { type KeptReply, parseChatReply } from "./chat-reply.ts";
import { chatBody } from "./chat-request.ts";
import { type Endpoint, type EnvironmentVariables, endpointOf } from "./endpoint.ts";
import { FailedCall, failedCall } from "./failed-call.ts";
import { callPatiently, type Sleep, sleepOrAbort } from "./patient-call.ts";

export type OpenAiModelsOptions = {
  /** Keys and OPENAI_BASE_URL are read from here, at the time of a call. */
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
  const clients = new Map<string, Promise<Client>>();
  const underWay = new Map<string, Promise<ModelReply>>();

  async function answer(
    request: ModelRequest,
    endpoint: UsableEndpoint,
    key: string,
    body: unknown,
    signal: AbortSignal,
  ): Promise<ModelReply> {
    const kept = await options.cache.get(key);
    if (kept !== undefined) return { ...kept, cached: true };
    const clientKey = `${endpoint.url} ${request.model.keyVariable} ${endpoint.key}`;
    const client = clients.get(clientKey) ?? openClient(endpoint, options.environment);
    clients.set(clientKey, client);
    const reply = await callModel(await client, endpoint, body, signal, options);
    if (reply.status === "failed") return reply;
    await options.cache.set(key, reply);
    return { ...reply, cached: false };
  }

  return {
    async ask(request, signal) {
      const endpoint = endpointOf(request.model, options.environment);
      if (endpoint.status === "unusable") return failed(endpoint.reason, endpoint.detail);
      if (signal.aborted) return failed("cut-off", `stopped before ${endpoint.place} was asked`);
      const body = chatBody(request);
      const key = digestOf({ baseUrl: endpoint.place, body, trial: request.trial });
      const shared = underWay.get(key);
      if (shared !== undefined) {
        const reply = await shared;
        return reply.status === "replied" ? { ...reply, cached: true } : reply;
      }
      const call = answer(request, endpoint, key, body, signal).finally(() => underWay.delete(key));
      underWay.set(key, call);
      return call;
    },
  };
}

type UsableEndpoint = Extract<Endpoint, { status: "usable" }>;
type Client = { readonly client: OpenAI; readonly openai: typeof import("openai") };

async function openClient(endpoint: UsableEndpoint, environment: EnvironmentVariables): Promise<Client> {
  const openai = await import("openai");
  const client = new openai.OpenAI({
    baseURL: endpoint.url,
    apiKey: endpoint.key,
    adminAPIKey: null,
    organization: environment["OPENAI_ORG_ID"] || null,
    project: environment["OPENAI_PROJECT_ID"] || null,
    maxRetries: 0,
    logLevel: "off",
  });
  return { client, openai };
}

async function callModel(
  { client, openai }: Client,
  endpoint: UsableEndpoint,
  body: unknown,
  signal: AbortSignal,
  options: OpenAiModelsOptions,
): Promise<KeptReply | Extract<ModelReply, { status: "failed" }>> {
  const { timeoutMs = 120_000, graceMs = 5_000, attempts = 5 } = options;
  const { place } = endpoint;
  const attempt = async (): Promise<KeptReply> => {
    if (signal.aborted) throw new FailedCall("cut-off", `stopped while asking ${place}`, "never");
    const limit = attemptLimit(place, timeoutMs, graceMs, signal);
    const start = performance.now();
    try {
      const answered = await client.post<unknown>("/chat/completions", {
        body,
        signal: limit.signal,
        timeout: timeoutMs + 1000,
      });
      return { ...replyIn(answered, place), latencyMs: performance.now() - start };
    } catch (error) {
      throw error instanceof FailedCall ? error : (limit.reached() ?? failedCall(error, place, openai));
    } finally {
      limit.lift();
    }
  };
  const patience = { attempts, signal, sleep: options.sleep ?? sleepOrAbort, random: options.random ?? Math.random };
  const outcome = await callPatiently(attempt, patience);
  if ("value" in outcome) return outcome.value;
  const { failure } = outcome;
  const count = `after ${outcome.attempts} ${outcome.attempts === 1 ? "attempt" : "attempts"}`;
  // A failure that would have had another attempt was not given its chance: it is no failure of the provider.
  if (signal.aborted && failure.patience !== "never")
    return failed("cut-off", `stopped while asking ${place} ${count}`);
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

/** Ends one attempt when its time is up, body included, or a grace after the run is stopped. */
function attemptLimit(place: string, timeoutMs: number, graceMs: number, stop: AbortSignal) {
  const controller = new AbortController();
  let reached: FailedCall | undefined;
  const end = (failure: FailedCall) => {
    reached ??= failure;
    controller.abort();
  };
  const timer = setTimeout(
    () => end(new FailedCall("timed-out", `no answer from ${place} in ${timeoutMs} ms`, "always")),
    timeoutMs,
  );
  let graceTimer: NodeJS.Timeout | undefined;
  const onStop = () => {
    graceTimer = setTimeout(() => end(new FailedCall("cut-off", `stopped while asking ${place}`, "never")), graceMs);
  };
  stop.addEventListener("abort", onStop, { once: true });
  return {
    signal: controller.signal,
    reached: () => reached,
    lift() {
      clearTimeout(timer);
      clearTimeout(graceTimer);
      stop.removeEventListener("abort", onStop);
    },
  };
}

function failed(reason: FailureReason, detail: string): Extract<ModelReply, { status: "failed" }> {
  return { status: "failed", reason, detail };
}
