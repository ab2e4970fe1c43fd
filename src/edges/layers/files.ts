import { normaliseText } from "../../domain/digest.ts";
import type { Suite } from "../../domain/suite.ts";
import { UserError } from "../../errors.ts";
import type { LayerFile } from "../../formats/layer-versions.ts";
import type { FileTree } from "../../ports.ts";
import { checkLayerPaths } from "../tree-limits.ts";

const OF_THE_BASE = "in the suite file (for a check, that of its base)";

/**
 * The files of a tree that a layer's globs match, at least one.
 * @param layer the key under `layers`, for messages  @throws UserError when there is none, or too many
 */
export async function readAll(
  suite: Suite,
  tree: FileTree,
  globs: readonly string[],
  layer: string,
): Promise<readonly LayerFile[]> {
  const paths = await tree.match(globs);
  if (paths.length === 0) {
    throw new UserError(
      `${suite.path}: layers.${layer}: ${globs.join(", ")} matches no file in ${tree.label}`,
      `Put a file there or correct the glob ${OF_THE_BASE}, or write none if the application has no such layer.`,
    );
  }
  checkLayerPaths(paths, `${suite.path}: layers.${layer}`, tree.label);
  return Promise.all(paths.map((path) => readOne(suite, tree, path, layer)));
}

/**
 * A file that a layer names.
 * @param layer as for `readAll`  @param mostBytes as for `FileTree.read`
 * @throws UserError when it is not there, or larger
 */
export async function readOne(
  suite: Suite,
  tree: FileTree,
  path: string,
  layer: string,
  mostBytes?: number,
): Promise<LayerFile> {
  const text = await tree.read(path, mostBytes);
  if (text !== undefined) return { path, text: normaliseText(text) };
  throw new UserError(
    `${suite.path}: layers.${layer}: there is no file ${path} in ${tree.label}`,
    `Put the file there, or correct the path ${OF_THE_BASE}.`,
  );
}
