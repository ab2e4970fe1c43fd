import type { BaselineName } from "../domain/baseline.ts";
import type { World } from "../ports.ts";
import type { StoredBaseline } from "./latest-baseline.ts";

/** Records that are read at once: a branch may be far away, and a server has its limits. */
const AT_ONCE = 8;

/**
 * Many records of the branch, in the order of the names, or undefined where the user stopped it.
 *
 * @throws what reading the oldest of those that failed threw
 */
export async function readRecords(
  names: readonly BaselineName[],
  { store, progress, signal }: World,
): Promise<readonly StoredBaseline[] | undefined> {
  const read = new Map<number, StoredBaseline>();
  const failures = new Map<number, unknown>();
  const waiting = names.entries();
  const worker = async (): Promise<void> => {
    // The workers share one iterator: each takes what is next.
    for (const [place, name] of waiting) {
      if (signal.aborted || failures.size > 0) return;
      await store.read(name).then(
        (baseline) => progress.advance(read.set(place, { name, baseline }).size),
        (failure: unknown) => failures.set(place, failure),
      );
    }
  };
  progress.start("reading records", names.length);
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  progress.end();
  if (failures.size > 0) throw failures.get(Math.min(...failures.keys()));
  return read.size === names.length ? names.flatMap((_, place) => read.get(place) ?? []) : undefined;
}
