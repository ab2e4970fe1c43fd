import type { Batch } from "./batch.ts";
import type { BatchProvider } from "./batch-provider.ts";
import type { BatchResult } from "./batch-result.ts";

/** Answers that batches of earlier runs hold, or will hold. */
export type EarlierBatches = {
  readonly occasion: string;
  /** Milliseconds since the epoch: batches that were handed in before are left alone. */
  readonly since: number;
  /** Told of a batch that has to be waited for. */
  readonly onWait: (batch: Batch) => void;
  /** Resolves with the batch once it is over. */
  readonly ended: (batch: Batch) => Promise<Batch>;
  /** Called once for each request that has an answer, with its newest; what failed then is not shown. */
  readonly see: (batch: Batch, answer: Extract<BatchResult, { status: "answered" }>) => Promise<void>;
};

/**
 * Waits for all batches of an occasion, and shows their answers. They are all waited for, since what is in one that is
 * under way is paid for, and only its results tell what that is.
 */
export async function readEarlierBatches(
  provider: BatchProvider,
  { occasion, since, onWait, ended, see }: EarlierBatches,
  signal: AbortSignal,
): Promise<void> {
  const found = await provider.find(occasion, since, signal);
  for (const batch of found) if (batch.end === "not-yet") onWait(batch);
  const seen = new Set<string>();
  for (const batch of await Promise.all(found.map(ended)))
    await provider.read(
      batch,
      async (result) => {
        if (result.status !== "answered" || seen.has(result.key)) return;
        seen.add(result.key);
        await see(batch, result);
      },
      signal,
    );
}
