import type { Variant } from "../domain/variant.ts";
import { LAYERS } from "../domain/version.ts";
import type { World } from "../ports.ts";
import { isForPeople } from "./for-people.ts";

/** The commit whose layer files were run; none for observed answers, and where the checkout has changes of its own. */
export async function commitOf(production: Variant | undefined, world: World): Promise<{ readonly commit?: string }> {
  if (production === undefined) return {};
  try {
    const commit = await world.repository.resolve("HEAD");
    const committed = await world.variants.at(world.repository.at(commit), "HEAD");
    const equal = LAYERS.every((layer) => committed.versions[layer].id === production.versions[layer].id);
    return equal ? { commit } : {};
  } catch (error) {
    // No repository, no commit yet, or none of the layer files in it: then there is no commit to name.
    if (isForPeople(error)) return {};
    throw error;
  }
}
