import type { SampleSpec } from "../domain/suite.ts";
import type { World } from "../ports.ts";
import { type KeptFrom, lacksAnchor } from "./fixed-part.ts";
import { isForPeople } from "./for-people.ts";
import { keptFirst } from "./kept-first.ts";
import { withKeptTexts } from "./kept-texts.ts";
import type { StoredBaseline } from "./latest-baseline.ts";

/**
 * Whose cases a record keeps, and the world with the texts of their samples: those of the anchor are read where the latest
 * sample has lost too many of its cases. Without a latest record nothing is kept.
 */
export async function keptFrom(
  sample: SampleSpec,
  references: { readonly latest: StoredBaseline | undefined; readonly anchor: StoredBaseline | undefined },
  world: World,
): Promise<{ readonly from?: KeptFrom; readonly world: World; readonly notes: readonly string[] }> {
  const { latest, anchor } = references;
  const { world: knowing, notes } = await withKeptTexts(world, latest);
  if (latest === undefined) return { world: knowing, notes };
  const from = { latest, ...(anchor === undefined ? {} : { anchor }) };
  if (anchor === undefined || !lacksAnchor(sample, from)) return { from, world: knowing, notes };
  try {
    const kept = await world.store.readSample(anchor.baseline);
    if (kept === undefined) return { from, world: knowing, notes };
    const traces = keptFirst(kept, knowing.traces);
    return { from: { ...from, anchorTexts: true }, world: { ...knowing, traces }, notes };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    const note = `The texts kept beside the anchor cannot be read, so its cases do not come back: ${error.message}. ${error.remedy}`;
    return { from, world: knowing, notes: [...notes, note] };
  }
}
