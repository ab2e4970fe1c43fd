import type { BaselineName } from "../domain/baseline.ts";
import type { History } from "../domain/history.ts";
import type { Target } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { historyOf } from "../pipeline/history.ts";
import type { World } from "../ports.ts";
import type { StoredBaseline } from "./latest-baseline.ts";

/** The series, or that the user stopped before all records were read. */
export type Told = { readonly status: "told"; readonly history: History } | { readonly status: "stopped" };

/**
 * The weekly series of a suite: every record of the branch, what each metric came to, and where it changed. Nothing is
 * asked of a model, and nothing is written.
 *
 * @param target of which answers; those of the newest record unless given
 * @throws UserError when a record or the anchor is there and cannot be read, with its path
 */
export async function history(suite: Suite, target: Target | undefined, world: World): Promise<Told> {
  const names = await world.store.list(suite.name);
  // Only after the list: the store reads records from where it has looked last.
  const anchor = await world.store.anchor(suite.name);
  const stored = await readAll(names, world);
  if (stored === undefined) return { status: "stopped" };
  const records = stored.map(({ name, baseline }) => ({ path: name.path, baseline }));
  return {
    status: "told",
    history: historyOf(records, {
      suite: suite.name,
      ...(target === undefined ? {} : { target }),
      ...(anchor === undefined ? {} : { anchor }),
    }),
  };
}

/** Records that are read at once: a branch may be far away, and a server has its limits. */
const AT_ONCE = 8;

/** In the order of the names, or undefined where the user stopped it. @throws what reading the oldest of those that failed threw */
async function readAll(
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
