import { setTimeout } from "node:timers/promises";

/** What to do before looking again: a pause of this many milliseconds, unless a test knows better. */
export type Wait = (ms: number) => Promise<void>;

export const PAUSE: Wait = setTimeout;

/**
 * A listing, as soon as a certain item is in it; else as it was at the last of several looks. GitHub may read half a minute
 * behind what was just written.
 *
 * @param pauses milliseconds before each further look
 */
export async function lookFor<Item>(
  list: () => Promise<readonly Item[]>,
  isIt: (item: Item) => boolean,
  { pauses, wait }: { readonly pauses: readonly number[]; readonly wait: Wait },
): Promise<{ readonly isThere: boolean; readonly seen: readonly Item[] }> {
  let seen = await list();
  for (const pause of pauses) {
    if (seen.some(isIt)) break;
    await wait(pause);
    seen = await list();
  }
  return { isThere: seen.some(isIt), seen };
}
