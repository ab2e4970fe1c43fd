import type { History } from "../domain/history.ts";
import type { Target } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { historyOf } from "../pipeline/history.ts";
import type { World } from "../ports.ts";
import { readRecords } from "./read-records.ts";

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
  const stored = await readRecords(names, world);
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
