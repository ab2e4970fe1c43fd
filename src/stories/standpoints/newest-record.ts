import { byAge } from "../../domain/baseline.ts";
import type { Target } from "../../domain/run.ts";
import type { Suite } from "../../domain/suite.ts";
import type { World } from "../../ports.ts";
import { type KnownState, stateOfRecord } from "../known-state.ts";

/**
 * The newest record of a suite, or the newest before a state: of answers of the same kind, replayed or observed, where the
 * state has any.
 */
export async function newestRecord(
  suite: Suite,
  than: { readonly before: KnownState } | { readonly upTo: string } | undefined,
  world: World,
): Promise<KnownState | undefined> {
  const target: Target | undefined =
    than !== undefined && "before" in than ? than.before.record?.run.target : undefined;
  const at = than === undefined ? undefined : "before" in than ? than.before.standpoint.at : than.upTo;
  const names = (await world.store.list(suite.name)).toSorted(byAge).toReversed();
  for (const name of names) {
    if (at !== undefined && name.date > at.slice(0, 10)) continue;
    const baseline = await world.store.read(name);
    const { run } = baseline;
    const isEarlier = at === undefined || (than !== undefined && "upTo" in than ? run.at <= at : run.at < at);
    if (isEarlier && (target === undefined || run.target === target)) return stateOfRecord(name.path, baseline);
  }
  return undefined;
}
