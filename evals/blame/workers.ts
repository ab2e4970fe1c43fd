import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Counts } from "../calibration/table.ts";
import type { Portion } from "./portion.ts";

/**
 * Has portions simulated by several threads at a time, each taking the next one when it is done with its own.
 * @param done called after each portion, with what happened in it
 * @throws Error what a thread died of
 */
export async function simulateAll(
  portions: readonly Portion[],
  threads: number,
  done: (portion: Portion, counts: Counts) => void,
): Promise<void> {
  const left = portions.values();
  const workers = Array.from({ length: threads }, () => new Worker(new URL("./worker.ts", import.meta.url)));
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (const portion of left) {
          worker.postMessage(portion);
          // once() rejects with what an "error" event carries.
          const [counts] = (await once(worker, "message")) as [Counts];
          done(portion, counts);
        }
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
