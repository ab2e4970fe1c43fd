import { withoutControls } from "../domain/plain-line.ts";
import type { Incomplete } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { layerGlobs, pathsOfLayers } from "../pipeline/touched-layers.ts";
import type { ChangedFiles, FileTree } from "../ports.ts";

/**
 * A symbolic link or a submodule that a change puts where files of a layer are. Production may follow one, and a replay does
 * not: what such a change does to the answers cannot be told. Undefined where there is none.
 *
 * @param trees of the base and of the head
 */
export async function linkBrought(
  suite: Suite,
  changed: ChangedFiles,
  [before, after]: readonly [FileTree, FileTree],
): Promise<Incomplete | undefined> {
  if (changed.isWhole && pathsOfLayers(suite, changed.paths).length === 0) return undefined;
  const linksIn = async (tree: FileTree) =>
    (await Promise.all(layerGlobs(suite).map(async ([, globs]) => (await tree.links?.(globs)) ?? []))).flat();
  const there = changed.isWhole ? [] : await linksIn(before);
  const link = (await linksIn(after)).find((path) =>
    changed.isWhole ? changed.paths.includes(path) : !there.includes(path),
  );
  if (link === undefined) return undefined;
  return {
    reason: "broken-layer",
    problem: `${withoutControls(link)} in ${after.label} is a symbolic link or a submodule, which is not followed`,
    remedy: "Put the file itself there, or correct the globs under layers in the suite file.",
  };
}
