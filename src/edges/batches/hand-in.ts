import type { ModelReply } from "../../ports.ts";
import { FailedCall } from "../models/failed-call.ts";
import { type Batch, failureOfBatch, QUEUE_IS_FULL } from "./batch.ts";
import { type BatchLimits, type BatchPart, partsOf } from "./batch-parts.ts";
import type { BatchProvider } from "./batch-provider.ts";
import type { BatchResult } from "./batch-result.ts";
import type { Awaited, Entry, WaitingRequests } from "./waiting-requests.ts";

export type Answered = Extract<BatchResult, { status: "answered" }>;

export type HandInOptions = {
  /** The endpoint without credentials: for people. */
  readonly place: string;
  readonly provider: () => Promise<BatchProvider>;
  /** What the batches are found by. */
  readonly occasion: string;
  /** Takes the body of an answer: keeps it, and gives it as a reply, or says why it is none. */
  readonly keep: (batch: Batch, result: Answered) => Promise<ModelReply | FailedCall>;
  readonly say: (line: string) => void;
  readonly limits: BatchLimits;
};

export type HandInDesk = {
  readonly waiting: WaitingRequests;
  /** Takes a request for the next batch. */
  readonly gather: (entry: Entry) => void;
  /** Resolves with a batch once it is over. @throws FailedCall */
  readonly ended: (batch: Batch, provider: BatchProvider, signal: AbortSignal) => Promise<Batch>;
  /** Holds back the next batch while results of this one are read. */
  readonly whileReading: (work: Promise<void>) => Promise<void>;
};

/**
 * Hands requests in as batches, waits for them, and settles each request as its result comes; one that failed for a
 * passing reason, and for the first time, is given back for the next batch. Whoever is not settled when it resolves was
 * given back.
 */
export async function handIn(
  entries: readonly Entry[],
  desk: HandInDesk,
  options: HandInOptions,
  signal: AbortSignal,
): Promise<void> {
  const parts = partsOf(
    entries.map((entry) => ({ ...entry.request, entry })),
    options.limits,
  );
  await Promise.all(parts.map((part) => runPart(part, desk, options, signal)));
}

type Part = BatchPart<Awaited & { readonly entry: Entry }>;

async function runPart(part: Part, desk: HandInDesk, options: HandInOptions, signal: AbortSignal): Promise<void> {
  const { place, occasion, say } = options;
  const entries = part.requests.map(({ entry }) => entry);
  try {
    const provider = await options.provider();
    const batch = await provider.submit(part, occasion, signal);
    for (const entry of entries) entry.batch = batch;
    say(`Handed in ${batch.label} at ${place}: ${entries.length} × ${part.model}.`);
    const over = await desk.ended(batch, provider, signal);
    if (over.code === QUEUE_IS_FULL && entries.length > 1) return await handInHalves(entries, desk, options, signal);
    const see = (result: BatchResult) => take(result, over, provider, desk, options);
    await desk.whileReading(provider.read(over, see, signal));
    for (const entry of entries) if (entry.batch === batch) again(entry, failureOfBatch(over, place), desk);
  } catch (error) {
    if (!(error instanceof FailedCall)) throw error;
    for (const entry of entries) desk.waiting.settle(entry, failed(error));
  }
}

/** One half after the other, since both together are what the provider had no room for. */
async function handInHalves(
  entries: readonly Entry[],
  desk: HandInDesk,
  options: HandInOptions,
  signal: AbortSignal,
): Promise<void> {
  const middle = Math.ceil(entries.length / 2);
  for (const half of [entries.slice(0, middle), entries.slice(middle)]) await handIn(half, desk, options, signal);
}

async function take(
  result: BatchResult,
  batch: Batch,
  provider: BatchProvider,
  desk: HandInDesk,
  { place, keep }: HandInOptions,
): Promise<void> {
  const entry = desk.waiting.get(result.key);
  switch (result.status) {
    case "answered": {
      // Kept even where nobody waits for it any more.
      const reply = await keep(batch, result);
      if (entry === undefined) return;
      if (reply instanceof FailedCall) again(entry, reply, desk);
      else desk.waiting.settle(entry, reply);
      return;
    }
    case "refused":
      if (entry !== undefined) again(entry, provider.failureOf(result), desk);
      return;
    case "too-large":
      if (entry !== undefined) again(entry, tooLarge(place), desk);
      return;
    case "not-asked":
      if (entry !== undefined) again(entry, failureOfBatch(batch, place, result.code), desk);
      return;
    default:
      result satisfies never;
  }
}

/** A file may be read twice: a request that was given back already has no batch. */
function again(entry: Entry, failure: FailedCall, { waiting, gather }: HandInDesk): void {
  if (waiting.get(entry.request.key) !== entry || entry.batch === undefined) return;
  if (failure.patience === "never" || entry.isSecond) waiting.settle(entry, failed(failure));
  else {
    delete entry.batch;
    entry.isSecond = true;
    gather(entry);
  }
}

function tooLarge(place: string): FailedCall {
  return new FailedCall("answer-too-large", `an answer of ${place} is longer than 8,000,000 characters`, "never");
}

/** A failure as askers are told of it. */
export function failed({ reason, message }: FailedCall): ModelReply {
  return { status: "failed", reason, detail: message };
}
