import type { Clock, ModelReply } from "../../ports.ts";
import { FailedCall, stopped } from "../models/failed-call.ts";
import type { Sleep } from "../models/patient-call.ts";
import { type Batch, failureOfBatch, QUEUE_IS_FULL } from "./batch.ts";
import { type BatchLimits, type BatchPart, type BatchRequest, partsOf } from "./batch-parts.ts";
import type { BatchProvider } from "./batch-provider.ts";
import type { BatchResult } from "./batch-result.ts";
import { type EarlierBatches, readEarlierBatches } from "./earlier-batches.ts";

/** A request whose answer somebody waits for. */
export type Awaited = BatchRequest & {
  /** Takes the answer, or why there is none; called once. */
  readonly settle: (reply: ModelReply) => void;
  /** Ends the waiting, and nothing else: what was handed in goes on without us. */
  readonly signal: AbortSignal;
};

export type BatchDeskOptions = {
  /** The endpoint without credentials: for people. */
  readonly place: string;
  readonly provider: () => Promise<BatchProvider>;
  /** What the batches are found by. */
  readonly occasion: string;
  /** False: batches of earlier runs are left alone. */
  readonly resume: boolean;
  /** Takes the body of an answer: keeps it, and gives it as a reply, or says why it is none. */
  readonly keep: (batch: Batch, result: Answered) => Promise<ModelReply | FailedCall>;
  readonly clock: Clock;
  readonly say: (line: string) => void;
  readonly sleep: Sleep;
  readonly limits: BatchLimits;
  /** Milliseconds without a new request, after which those that wait are handed in together. */
  readonly quietMs: number;
  /** Milliseconds between two looks at a batch, at first and at most. */
  readonly pollMs: readonly [first: number, most: number];
};

/**
 * Gathers the requests to one endpoint until no more come, hands them in as batches, and settles each as its result
 * comes. A request that failed for a passing reason goes into one more batch. Before the first batch of its own it waits
 * for those that earlier runs of the occasion handed in during the last two days, and takes their answers: what the
 * provider keeps is the only memory that outlives a machine.
 *
 * @returns takes a request that differs from all that are waited for
 */
export function openBatchDesk(options: BatchDeskOptions): (request: Awaited) => void {
  const { place, occasion, say, quietMs } = options;
  const open = new Map<string, Entry>();
  let gathered: Entry[] = [];
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let reading = 0;
  let resumed: Promise<void> | undefined;
  let isResumed = !options.resume;
  /** Labels of the batches that are waited for. */
  const underWay = new Set<string>();
  /** Aborted when nobody waits any more; the next request begins a new one. */
  let needed = new AbortController();

  function gather(entry: Entry): void {
    gathered.push(entry);
    roundWhenQuiet();
  }

  function roundWhenQuiet(): void {
    clearTimeout(quiet);
    quiet = setTimeout(() => void round(), quietMs);
  }

  function settle(entry: Entry, reply: ModelReply): void {
    if (!open.delete(entry.request.key)) return;
    entry.request.signal.removeEventListener("abort", entry.stop);
    entry.request.settle(reply);
  }

  async function round(): Promise<void> {
    // Answers that are being read lead to further requests, which belong into the same batch.
    if (reading > 0 || open.size === 0) return;
    const { signal } = needed;
    if (!isResumed) {
      resumed ??= resume(signal).finally(() => {
        resumed = undefined;
      });
      const failure = await resumed.then(() => undefined, asFailure);
      if (failure !== undefined && !signal.aborted) for (const entry of gathered) settle(entry, failed(failure));
      return roundWhenQuiet();
    }
    const entries = gathered.filter(({ request }) => open.has(request.key));
    gathered = [];
    await handIn(entries, signal);
  }

  async function resume(signal: AbortSignal): Promise<void> {
    const provider = await options.provider();
    const earlier: EarlierBatches = {
      occasion,
      since: options.clock.now().getTime() - TWO_DAYS,
      onWait(batch) {
        say(`Waiting for ${batch.label} of ${place}, which an earlier run handed in.`);
        for (const entry of open.values()) entry.batch = batch;
      },
      ended: (batch) => ended(batch, provider, signal),
      async see(batch, answer) {
        const reply = await options.keep(batch, answer);
        const entry = open.get(answer.key);
        // What is no answer is asked anew, as everything is that failed in an earlier run.
        if (entry !== undefined && !(reply instanceof FailedCall)) settle(entry, reply);
      },
    };
    await whileReading(readEarlierBatches(provider, earlier, signal));
    for (const entry of open.values()) delete entry.batch;
    isResumed = true;
  }

  async function handIn(entries: readonly Entry[], signal: AbortSignal): Promise<void> {
    const parts = partsOf(
      entries.map((entry) => ({ ...entry.request, entry })),
      options.limits,
    );
    await Promise.all(parts.map((part) => run(part, signal)));
  }

  async function run({ requests, ...part }: BatchPart<Awaited & { entry: Entry }>, signal: AbortSignal): Promise<void> {
    const entries = requests.map(({ entry }) => entry);
    try {
      const provider = await options.provider();
      const batch = await provider.submit({ ...part, requests }, occasion, signal);
      for (const entry of entries) entry.batch = batch;
      say(`Handed in ${batch.label} at ${place}: ${requests.length} × ${part.model}.`);
      const over = await ended(batch, provider, signal);
      if (over.code === QUEUE_IS_FULL && entries.length > 1) return await handInHalves(entries, signal);
      await whileReading(provider.read(over, (result) => take(result, over, provider), signal));
      for (const entry of entries) if (entry.batch === batch) again(entry, failureOfBatch(over, place));
    } catch (error) {
      const failure = asFailure(error);
      for (const entry of entries) settle(entry, failed(failure));
    }
  }

  /** One half after the other, since both together are what the provider had no room for. */
  async function handInHalves(entries: readonly Entry[], signal: AbortSignal): Promise<void> {
    const middle = Math.ceil(entries.length / 2);
    for (const half of [entries.slice(0, middle), entries.slice(middle)]) await handIn(half, signal);
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

  async function take(result: BatchResult, batch: Batch, provider: BatchProvider): Promise<void> {
    const entry = open.get(result.key);
    if (result.status === "answered") {
      const reply = await options.keep(batch, result);
      if (entry === undefined) return;
      if (reply instanceof FailedCall) again(entry, reply);
      else settle(entry, reply);
    } else if (entry !== undefined) {
      again(
        entry,
        result.status === "refused" ? provider.failureOf(result) : failureOfBatch(batch, place, result.code),
      );
    }
  }

  function again(entry: Entry, failure: FailedCall): void {
    if (!open.has(entry.request.key) || entry.batch === undefined) return;
    if (failure.patience === "never" || entry.isSecond) settle(entry, failed(failure));
    else {
      delete entry.batch;
      entry.isSecond = true;
      gather(entry);
    }
  }

  function leave(): void {
    needed.abort();
    clearTimeout(quiet);
    if (underWay.size > 0)
      say(
        `Stopped while ${[...underWay].join(", ")} of ${place} is under way: the same command goes on from it later.`,
      );
    underWay.clear();
  }

  return (request) => {
    const entry: Entry = {
      request,
      isSecond: false,
      stop: () => {
        settle(entry, { status: "failed", reason: "cut-off", detail: whereItStands(entry.batch, place) });
        if (open.size === 0) leave();
      },
    };
    if (needed.signal.aborted) needed = new AbortController();
    open.set(request.key, entry);
    request.signal.addEventListener("abort", entry.stop, { once: true });
    gather(entry);
  };
}

type Answered = Extract<BatchResult, { status: "answered" }>;

/** A request that is waited for. */
type Entry = {
  readonly request: Awaited;
  readonly stop: () => void;
  /** The batch it is in, or waits for. */
  batch?: Batch;
  /** It has failed in one batch already. */
  isSecond: boolean;
};

const TWO_DAYS = 48 * 60 * 60 * 1000;

function whereItStands(batch: Batch | undefined, place: string): string {
  if (batch === undefined) return `stopped before a batch was handed in at ${place}`;
  return `stopped while ${batch.label} of ${place} is under way: the same command goes on from it later`;
}

function asFailure(error: unknown): FailedCall {
  if (error instanceof FailedCall) return error;
  throw error;
}

function failed({ reason, message }: FailedCall): ModelReply {
  return { status: "failed", reason, detail: message };
}
