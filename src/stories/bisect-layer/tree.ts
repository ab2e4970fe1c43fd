import { normaliseText } from "../../domain/digest.ts";
import { type Players, variantOfCell } from "../../domain/players.ts";
import type { Variant } from "../../domain/variant.ts";
import type { Layer } from "../../domain/version.ts";
import type { Texts } from "../../pipeline/bisect/hunks.ts";
import type { FileTree, World } from "../../ports.ts";

/**
 * The later state with one layer as a tree holds it.
 * @throws UserError when the layer's files are missing or unreadable there
 */
export async function withLayerOfTree(
  { after }: Players,
  { layer, tree, label }: { readonly layer: Layer; readonly tree: FileTree; readonly label: string },
  { variants }: World,
): Promise<Variant> {
  const held =
    variants.withLayer === undefined
      ? variantOfCell({ before: after, after: await variants.at(tree, label) }, [layer])
      : await variants.withLayer(after, tree, layer);
  return { ...held, label };
}

/** The texts of a layer's files in a tree, as they are hashed. @throws UserError when one cannot be read */
export async function layerTexts(tree: FileTree, globs: readonly string[]): Promise<Texts> {
  const texts: Record<string, string> = {};
  // A path that reads as a glob of something else is still a path.
  for (const path of unique([...(await tree.match(globs)), ...globs])) {
    const text = await tree.read(path);
    if (text !== undefined) texts[path] = normaliseText(text);
  }
  return texts;
}

/** A tree that holds these texts, of those that lie where one of some trees has a file. */
export function treeOfTexts(texts: Texts, trees: readonly FileTree[], label: string): FileTree {
  return {
    label,
    match: async (globs) => {
      const found = await Promise.all(trees.map((tree) => tree.match(globs)));
      return unique(found.flat())
        .filter((path) => Object.hasOwn(texts, path))
        .toSorted();
    },
    read: async (path) => (Object.hasOwn(texts, path) ? texts[path] : undefined),
    async *open(path) {
      if (Object.hasOwn(texts, path)) yield new TextEncoder().encode(texts[path]);
    },
  };
}

function unique(paths: readonly (string | undefined)[]): string[] {
  return [...new Set(paths.filter((path) => path !== undefined))];
}
