import type { World } from "../ports.ts";
import { isForPeople } from "./for-people.ts";
import { keptFirst } from "./kept-first.ts";
import type { StoredBaseline } from "./latest-baseline.ts";

/**
 * The world with the texts that were kept beside a baseline in the place of its traces. Texts that cannot be read,
 * because their key was changed or is not here, are asked of the sources again, and a note says so.
 */
export async function withKeptTexts(
  world: World,
  latest: Pick<StoredBaseline, "baseline"> | undefined,
): Promise<{ readonly world: World; readonly notes: readonly string[] }> {
  if (latest === undefined) return { world, notes: [] };
  try {
    const kept = await world.store.readSample(latest.baseline);
    return { world: { ...world, traces: keptFirst(kept, world.traces) }, notes: [] };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    const fetch = (ids: readonly string[]) =>
      world.traces.fetch(ids).catch((other: unknown) => {
        // What is gone from the sources was kept just for this: why that cannot be read is what has to be mended.
        throw isForPeople(other) ? error : other;
      });
    const note = `The texts kept beside the latest baseline were not used, and its traces were read anew: ${error.message}. ${error.remedy}`;
    return { world: { ...world, traces: { ...world.traces, fetch } }, notes: [note] };
  }
}
