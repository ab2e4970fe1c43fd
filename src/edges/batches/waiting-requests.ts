import type { ModelReply } from "../../ports.ts";
import type { Batch } from "./batch.ts";
import type { BatchRequest } from "./batch-parts.ts";

/** A request whose answer somebody waits for. */
export type Awaited = BatchRequest & {
  /** Takes the answer, or why there is none; called once. */
  readonly settle: (reply: ModelReply) => void;
  /** Ends the waiting, and nothing else: what was handed in goes on without us. */
  readonly signal: AbortSignal;
};

/** A request that is waited for, and how far it has come. */
export type Entry = {
  readonly request: Awaited;
  /** The batch it is in, or waits for. */
  batch?: Batch;
  /** It has failed in one batch already. */
  isSecond: boolean;
};

/** All requests that are waited for. */
export type WaitingRequests = {
  add(request: Awaited): Entry;
  get(key: string): Entry | undefined;
  all(): Iterable<Entry>;
  isEmpty(): boolean;
  /** Once only: what comes later for the same request is ignored. */
  settle(entry: Entry, reply: ModelReply): void;
  /** Aborted when the last one has stopped waiting; the next request begins a new one. */
  needed(): AbortSignal;
};

/** @param place the endpoint without credentials  @param onLeft called when the last one has stopped waiting */
export function openWaitingRequests(place: string, onLeft: () => void): WaitingRequests {
  const waiting = new Map<string, Entry>();
  const stops = new WeakMap<Entry, () => void>();
  let needed = new AbortController();

  function settle(entry: Entry, reply: ModelReply): void {
    if (!waiting.delete(entry.request.key)) return;
    const stop = stops.get(entry);
    if (stop !== undefined) entry.request.signal.removeEventListener("abort", stop);
    entry.request.settle(reply);
  }

  return {
    add(request) {
      const entry: Entry = { request, isSecond: false };
      const stop = () => {
        settle(entry, { status: "failed", reason: "cut-off", detail: whereItStands(entry.batch, place) });
        if (waiting.size > 0) return;
        needed.abort();
        onLeft();
      };
      if (needed.signal.aborted) needed = new AbortController();
      waiting.set(request.key, entry);
      stops.set(entry, stop);
      // A signal that is aborted already tells nobody.
      if (request.signal.aborted) stop();
      else request.signal.addEventListener("abort", stop, { once: true });
      return entry;
    },
    get: (key) => waiting.get(key),
    all: () => waiting.values(),
    isEmpty: () => waiting.size === 0,
    settle,
    needed: () => needed.signal,
  };
}

function whereItStands(batch: Batch | undefined, place: string): string {
  if (batch === undefined) return `stopped before a batch was handed in at ${place}`;
  return `stopped while ${batch.label} of ${place} is under way: the same command goes on from it later`;
}
