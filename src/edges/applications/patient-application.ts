import type { Answer, FailureReason } from "../../domain/answer.ts";
import { dollarsOf } from "../../domain/cost.ts";
import { digestOf } from "../../domain/digest.ts";
import type { Variant } from "../../domain/variant.ts";
import { LAYERS } from "../../domain/version.ts";
import { type ReportedVersions, readReply } from "../../formats/application/read-reply.ts";
import { writeRequest } from "../../formats/application/write-request.ts";
import type { Application } from "../../ports.ts";
import { endAfterGrace } from "../http/grace.ts";
import { type Wait, waitOrAbort } from "../http/wait.ts";
import type { AnswerCache } from "../models/answer-cache.ts";
import { FailedCall } from "../models/failed-call.ts";
import { callPatiently } from "../models/patient-call.ts";
import { plain } from "../sources/plain.ts";
import type { Door, SentRequest, Signals } from "./door.ts";

type Answered = Extract<Answer, { status: "answered" }>;

/** Answers of an application that were paid for, by the digest of the request. */
export type ApplicationCache = AnswerCache<Answered>;

export type PatienceWithApplication = {
  readonly cache: ApplicationCache;
  /** Tells applications apart in the cache: the URL, or the command and the commit it runs in. */
  readonly identity: unknown;
  /** Dollars per case, where the suite says. */
  readonly price?: number;
  /** Milliseconds that a case under way may still take after an abort: it is paid for. */
  readonly graceMs: number;
  /** Attempts of one case, the first included. Default 5. */
  readonly attempts?: number;
  readonly sleep?: Wait;
  /** 0 ≤ x < 1, for the jitter of retries. */
  readonly random?: () => number;
};

/**
 * The application behind a door. An equal request is answered from the cache, or shares the one under way; a failure is
 * tried again where that may help; an answer that was made with another version than the one asked for is a failure.
 */
export function patientApplication(door: Door, options: PatienceWithApplication): Application {
  const { cache, identity } = options;
  const underWay = new Map<string, Promise<Answer>>();
  const patientEnd = endAfterGrace(options.graceMs);

  async function ask(request: SentRequest, key: string, variant: Variant, stop: AbortSignal): Promise<Answer> {
    const kept = await cache.get(key);
    if (kept !== undefined) return { ...kept, cached: true };
    const answer = await attemptAll(door, request, variant, { stop, end: patientEnd(stop) }, options);
    if (answer.status === "answered") await cache.set(key, answer);
    return answer;
  }

  return {
    async answer(variant, asked, signal) {
      if (signal.aborted) return failed("cut-off", `stopped before ${door.place} was asked`);
      const request = writeRequest(variant, asked);
      const key = digestOf({ application: identity, request });
      const shared = underWay.get(key);
      if (shared !== undefined) return asShared(await shared);
      const call = ask({ id: key.slice(0, 32), ...request }, key, variant, signal).finally(() => underWay.delete(key));
      underWay.set(key, call);
      return call;
    },
    close: door.close,
  };
}

function asShared(answer: Answer): Answer {
  return answer.status === "answered" ? { ...answer, cached: true } : answer;
}

async function attemptAll(
  door: Door,
  request: SentRequest,
  variant: Variant,
  signals: Signals,
  options: PatienceWithApplication,
): Promise<Answer> {
  const { attempts = 5, sleep = waitOrAbort, random = Math.random } = options;
  let made = 0;
  const attempt = async (): Promise<Answered> => {
    made += 1;
    const { value, latencyMs } = await door.attempt(request, signals);
    return { latencyMs, ...answerIn(value, door, request.id, variant) };
  };
  const outcome = await callPatiently(attempt, { attempts, turns: attempts, sleep, random, signal: signals.stop });
  if ("value" in outcome) return priced(outcome.value, variant, options.price);
  const { failure } = outcome;
  // A failure that would have had another attempt was not given its chance: it is none of the application's.
  if (failure.reason === "cut-off" || (signals.stop.aborted && failure.patience !== "never"))
    return failed("cut-off", failure.reason === "cut-off" ? failure.message : `stopped while asking ${door.place}`);
  const count = made === 1 ? "" : ` after ${made} attempts`;
  return { ...failed(failure.reason, door.withoutSecrets(`${failure.message}${count}`)), by: door.by };
}

/** @throws FailedCall for everything that is no answer to the request */
function answerIn(value: unknown, door: Door, id: string, variant: Variant): Answered {
  const reply = readReply(value, id);
  switch (reply.status) {
    case "answered": {
      const other = otherVersion(reply.versions, variant);
      if (other !== undefined) throw new FailedCall("application-error", `${door.place} ${other}`, "never");
      return reply.answer;
    }
    case "failed":
      throw new FailedCall(
        "application-error",
        `${door.place} says: ${shown(door.withoutSecrets(reply.message), MOST_WORDS)}`,
        reply.retry ? "always" : "never",
      );
    case "empty":
      throw new FailedCall("empty-answer", `no text and no tool call from ${door.place}`, "never");
    case "malformed":
      throw new FailedCall("malformed-answer", `the answer of ${door.place}: ${reply.problem}`, "never");
    default:
      return reply satisfies never;
  }
}

/** One override must change one thing: what else the application changed would be taken for the override's effect. */
function otherVersion(ran: ReportedVersions, { versions }: Variant): string | undefined {
  for (const layer of LAYERS) {
    const wanted = versions[layer].id;
    const used = ran[layer];
    if (wanted !== null && used !== undefined && used !== wanted)
      return `ran ${layer} ${shown(used, MOST_VERSION)} instead of ${shown(wanted, MOST_VERSION)}`;
  }
  return undefined;
}

const MOST_WORDS = 500;
const MOST_VERSION = 80;

/** Text we did not write, on one line and no longer than this. */
function shown(text: string, mostCharacters: number): string {
  const safe = plain(text);
  return safe.length > mostCharacters ? `${safe.slice(0, mostCharacters - 1)}…` : safe;
}

/** What the application says it cost, else what the suite says a case costs, else what the model's price makes of it. */
function priced(answer: Answered, { model }: Variant, price: number | undefined): Answered {
  const usd = answer.usd ?? price ?? dollarsOf(answer.usage, model?.price);
  return usd === undefined ? answer : { ...answer, usd };
}

function failed(reason: FailureReason, detail: string): Extract<Answer, { status: "failed" }> {
  return { status: "failed", reason, detail };
}
