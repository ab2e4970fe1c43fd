import type { Clock } from "../../ports.ts";
import type { Wait } from "../http/wait.ts";
import { FailedCall, stopped } from "../models/failed-call.ts";
import type { Batch } from "./batch.ts";
import type { BatchProvider } from "./batch-provider.ts";
import { readEarlierBatches } from "./earlier-batches.ts";
import { failed, type HandInOptions, handIn } from "./hand-in.ts";
import { type Awaited, type Entry, openWaitingRequests } from "./waiting-requests.ts";

export type BatchDeskOptions = HandInOptions & {
  /** False: batches of earlier runs are left alone. */
  readonly resume: boolean;
  readonly clock: Clock;
  readonly sleep: Wait;
  /** Milliseconds without a new request, after which those that wait are handed in together. */
  readonly quietMs: number;
  /** Milliseconds between two looks at a batch, at first and at most. */
  readonly pollMs: readonly [first: number, most: number];
};

const TWO_DAYS = 48 * 60 * 60 * 1000;

/**
 * Gathers the requests to one endpoint until no more come, and hands them in as batches. Before the first batch of its
 * own it waits for those that earlier runs of the occasion handed in during the last two days, and takes their answers:
 * what the provider keeps is the only memory that outlives a machine.
 *
 * @returns takes a request that differs from all that are waited for
 */
export function openBatchDesk(options: BatchDeskOptions): (request: Awaited) => void {
  const { place, say } = options;
  const waiting = openWaitingRequests(place, leave);
  /** Labels of the batches that are waited for. */
  const underWay = new Set<string>();
  let gathered: Entry[] = [];
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let reading = 0;
  let resumed: Promise<void> | undefined;
  let isResumed = !options.resume;

  function gather(entry: Entry): void {
    gathered.push(entry);
    roundWhenQuiet();
  }

  function roundWhenQuiet(): void {
    clearTimeout(quiet);
    quiet = setTimeout(() => void round(), options.quietMs);
  }

  async function round(): Promise<void> {
    // Answers that are being read lead to further requests, which belong into the same batch.
    if (reading > 0 || waiting.isEmpty()) return;
    const signal = waiting.needed();
    if (isResumed) {
      const entries = gathered.filter((entry) => waiting.get(entry.request.key) === entry);
      gathered = [];
      return handIn(entries, { waiting, gather, ended, whileReading }, options, signal);
    }
    resumed ??= resume(signal).finally(() => {
      resumed = undefined;
    });
    const failure = await resumed.then(() => undefined, asFailure);
    if (failure !== undefined && !signal.aborted) for (const entry of gathered) waiting.settle(entry, failed(failure));
    roundWhenQuiet();
  }

  async function resume(signal: AbortSignal): Promise<void> {
    const provider = await options.provider();
    const reads = readEarlierBatches(
      provider,
      {
        occasion: options.occasion,
        since: options.clock.now().getTime() - TWO_DAYS,
        onWait(batch) {
          say(`Waiting for ${batch.label} of ${place}, which an earlier run handed in.`);
          for (const entry of waiting.all()) entry.batch = batch;
        },
        ended: (batch) => ended(batch, provider, signal),
        async see(batch, answer) {
          const reply = await options.keep(batch, answer);
          const entry = waiting.get(answer.key);
          // What is no answer is asked anew, as everything is that failed in an earlier run.
          if (entry !== undefined && !(reply instanceof FailedCall)) waiting.settle(entry, reply);
        },
      },
      signal,
    );
    await whileReading(reads);
    for (const entry of waiting.all()) delete entry.batch;
    isResumed = true;
  }

  async function ended(batch: Batch, provider: BatchProvider, signal: AbortSignal): Promise<Batch> {
    let [wait, most] = options.pollMs;
    let latest = batch;
    underWay.add(batch.label);
    while (latest.end === "not-yet") {
      await options.sleep(wait, signal);
      if (signal.aborted) throw stopped(place);
      latest = await provider.look(latest, signal);
      wait = Math.min(wait * 1.5, most);
    }
    underWay.delete(batch.label);
    return latest;
  }

  async function whileReading(work: Promise<void>): Promise<void> {
    reading += 1;
    try {
      await work;
    } finally {
      reading -= 1;
      roundWhenQuiet();
    }
  }

  function leave(): void {
    clearTimeout(quiet);
    if (underWay.size > 0)
      say(
        `Stopped while ${[...underWay].join(", ")} of ${place} is under way: the same command goes on from it later.`,
      );
    underWay.clear();
  }

  return (request) => gather(waiting.add(request));
}

function asFailure(error: unknown): FailedCall {
  if (error instanceof FailedCall) return error;
  throw error;
}
