import type { FailureReason } from "../../domain/answer.ts";
import { sumOfUsages } from "../../domain/cost.ts";
import type { ModelSpec } from "../../domain/model-spec.ts";
import type { Usage } from "../../domain/trace.ts";
import type { Models } from "../../ports.ts";
import type { EnvironmentVariables } from "../http/environment.ts";
import { endAfterGrace } from "../http/grace.ts";
import { type Wait, waitOrAbort } from "../http/wait.ts";
import type { AnswerCache } from "./answer-cache.ts";
import type { KeptReply } from "./chat-reply.ts";
import { type Door, openDoors } from "./doors.ts";
import type { KeptVectors } from "./embedding-reply.ts";
import { FailedCall, stopped } from "./failed-call.ts";
import { callPatiently } from "./patient-call.ts";
import { post } from "./post.ts";
import { embeddingQuestion, keyOf, type Question, questionOf } from "./questions.ts";

export type OpenAiModelsOptions = {
  /** Keys and OPENAI_BASE_URL are read from here, when a model is first called. */
  readonly environment: EnvironmentVariables;
  readonly cache: AnswerCache;
  /** Milliseconds that one attempt may take, its body included. Default 120,000. */
  readonly timeoutMs?: number;
  /** Attempts of one call, the first included; those that were turned away are counted apart. Default 5. */
  readonly attempts?: number;
  /** Milliseconds that an attempt under way may still take after an abort: it is paid for. Default 5,000. */
  readonly graceMs?: number;
  /** Attempts under way at one endpoint, at most; fewer while it is overloaded. Default 8. */
  readonly concurrency?: number;
  /**
   * Milliseconds, all waits for one success together, that an endpoint may ask to be left alone before it is given up.
   * Default ten minutes.
   */
  readonly patienceMs?: number;
  /** Told once for each endpoint that a limit on the rate is waited for. */
  readonly say?: (line: string) => void;
  /** Bytes that an answer may have. Default 8,000,000. */
  readonly mostBytes?: number;
  readonly sleep?: Wait;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
  /** 0 ≤ x < 1, for the jitter of retries. */
  readonly random?: () => number;
};

/**
 * Models behind any server that speaks OpenAI's Chat Completions, Responses or Embeddings. An equal request of the same
 * trial is answered from the cache, or shares the call that is under way. All calls to one endpoint keep one pace
 * (pace.ts). Every failure is a value; its detail names the endpoint without credentials, the status and the number of
 * attempts, and never holds the key or text of the request.
 */
export function openAiModels(options: OpenAiModelsOptions): Models {
  const settings = { ...DEFAULTS, ...options };
  const doorOf = openDoors(settings);
  const underWay = new Map<string, Promise<unknown>>();
  const endOf = endAfterGrace(settings.graceMs);

  async function pay<K extends Kept>(
    question: Question<K>,
    key: string,
    door: Door,
    stop: AbortSignal,
  ): Promise<Reply<K>> {
    // The API is a part of the key: what is kept under it was read as this question's answer would be.
    const kept = (await settings.cache.get(key)) as K | undefined;
    if (kept !== undefined) return withWasted({ ...kept, cached: true });
    const outcome = await call(question, door, { stop, end: endOf(stop) }, settings);
    if ("failure" in outcome) return withWasted(outcome.failure, outcome.wasted);
    await settings.cache.set(key, outcome.answer);
    return withWasted({ ...outcome.answer, cached: false }, outcome.wasted);
  }

  async function answer<K extends Kept>(
    { model, trial }: { readonly model: ModelSpec; readonly trial?: number },
    question: Question<K>,
    stop: AbortSignal,
  ): Promise<Reply<K>> {
    const door = doorOf(model);
    if ("status" in door) return failed(door.reason, door.detail);
    const { place } = door.endpoint;
    if (stop.aborted) return failed("cut-off", `stopped before ${place} was asked`);
    const key = keyOf(place, question, trial);
    const shared = underWay.get(key) as Promise<Reply<K>> | undefined;
    if (shared !== undefined) {
      // Whoever asked first pays for what was of no use, too.
      const { wasted: _, ...reply } = await shared;
      return (reply.status === "failed" ? reply : { ...reply, cached: true }) as Reply<K>;
    }
    const paid = pay(question, key, door, stop).finally(() => underWay.delete(key));
    underWay.set(key, paid);
    return paid;
  }

  return {
    ask: (request, signal) => answer(request, questionOf(request), signal),
    async embed(request, signal) {
      if (request.texts.length === 0) return { status: "embedded", vectors: [], cached: true };
      return answer({ model: request.model }, embeddingQuestion(request), signal);
    },
  };
}

type Kept = KeptReply | KeptVectors;
type Failed = { readonly status: "failed"; readonly reason: FailureReason; readonly detail: string };
type Wasted = { readonly wasted?: Usage };
type Reply<K extends Kept> = (K & { readonly cached: boolean } & Wasted) | (Failed & Wasted);

function withWasted<R extends object>(reply: R, wasted?: Usage): R & Wasted {
  return wasted === undefined ? reply : { ...reply, wasted };
}

const DEFAULTS = {
  timeoutMs: 120_000,
  attempts: 5,
  graceMs: 5_000,
  concurrency: 8,
  patienceMs: 600_000,
  say: (_line: string) => {},
  mostBytes: 8_000_000,
  sleep: waitOrAbort,
  now: () => performance.now(),
  random: Math.random,
};

/** So often one call may be turned away while others are answered. */
const MOST_TURNS = 60;

/** `stop` means that no attempt may start, `end` that one under way is given up. */
type Signals = { readonly stop: AbortSignal; readonly end: AbortSignal };

async function call<K extends Kept>(
  question: Question<K>,
  { endpoint, pace, caller }: Door,
  { stop, end }: Signals,
  settings: typeof DEFAULTS,
): Promise<({ readonly answer: K } | { readonly failure: Failed }) & { readonly wasted: Usage | undefined }> {
  const { place, key } = endpoint;
  let sent = 0;
  let wasted: Usage | undefined;
  const attempt = async () => {
    sent += 1;
    const start = performance.now();
    const body = await post(caller, question, { ...settings, place, end });
    try {
      return question.read(body, place, performance.now() - start);
    } catch (error) {
      if (error instanceof FailedCall && error.usage !== undefined)
        wasted = wasted === undefined ? error.usage : sumOfUsages(wasted, error.usage);
      throw error;
    }
  };
  const outcome = await callPatiently(() => pace.attempt(attempt, stop), {
    ...settings,
    turns: MOST_TURNS,
    signal: stop,
  });
  if ("value" in outcome) return { answer: outcome.value, wasted };
  const { failure } = outcome;
  // A failure that would have had another attempt was not given its chance: it is no failure of the provider.
  const told = stop.aborted && failure.patience !== "never" ? stopped(place) : failure;
  const count = sent === 0 ? "" : ` after ${sent} ${sent === 1 ? "attempt" : "attempts"}`;
  return { failure: failed(told.reason, `${told.message}${count}`.replaceAll(key, "***")), wasted };
}

function failed(reason: FailureReason, detail: string): Failed {
  return { status: "failed", reason, detail };
}
