import { STAMP_PREFIX, type Stamps } from "../domain/stamp.ts";
import type { Suite } from "../domain/suite.ts";
import { diffTuples, LAYERS, type Layer } from "../domain/version.ts";
import { layerGlobs } from "../pipeline/touched-layers.ts";
import type { FileTree, World } from "../ports.ts";

/**
 * The versions of the checkout exactly as a run would compute them, so that a deploy can stamp every request of
 * production with the ids the suite knows.
 *
 * @param since a revision to compare with; the suite is that of the checkout on both sides
 * @throws UserError when a layer's file is missing on either side, or there is no such revision
 */
export async function versions(suite: Suite, since: string | undefined, world: World): Promise<Stamps> {
  const now = await world.variants.at(world.checkout, "the checkout");
  const stamps = LAYERS.map((layer) => ({
    layer,
    attribute: suite.traces.versions[layer] ?? `${STAMP_PREFIX}${layer}`,
    version: now.versions[layer],
  }));
  if (since === undefined) return { suite: suite.name, stamps };
  const commit = await world.repository.resolve(since);
  const tree = world.repository.at(commit);
  const before = await world.variants.at(tree, since);
  const differences = diffTuples(before.versions, now.versions);
  const files = new Map<Layer, readonly string[]>();
  for (const [layer, globs] of layerGlobs(suite)) files.set(layer, await differingFiles(globs, tree, world.checkout));
  return {
    suite: suite.name,
    stamps,
    since: {
      revision: since === commit ? commit.slice(0, 7) : `${since} (${commit.slice(0, 7)})`,
      layers: differences.map((difference) => ({ ...difference, files: files.get(difference.layer) ?? [] })),
    },
  };
}

async function differingFiles(globs: readonly string[], before: FileTree, after: FileTree): Promise<readonly string[]> {
  if (globs.length === 0) return [];
  const paths = new Set([...(await before.match(globs)), ...(await after.match(globs))]);
  const compared = await Promise.all(
    [...paths].sort().map(async (path) => ((await before.read(path)) === (await after.read(path)) ? [] : [path])),
  );
  return compared.flat();
}
