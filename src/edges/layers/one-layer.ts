import type { Suite } from "../../domain/suite.ts";
import type { Variant } from "../../domain/variant.ts";
import type { Layer } from "../../domain/version.ts";
import type { FileTree } from "../../ports.ts";
import { type Content, modelOf, policyOf, promptOf, retrievalOf, toolsOf } from "./contents.ts";

/**
 * The variant with one layer as a tree holds it: a commit that broke another layer still has this one.
 * @throws UserError when its files are missing or unreadable there
 */
export async function withLayer(
  suite: Suite,
  { variant, tree, layer }: { readonly variant: Variant; readonly tree: FileTree; readonly layer: Layer },
): Promise<Variant> {
  const { version, ...part } = await contentOf(suite, tree, layer);
  const { template, tools, ...others } = variant;
  return {
    ...others,
    ...(layer === "prompt" || template === undefined ? {} : { template }),
    ...(layer === "tools" || tools === undefined ? {} : { tools }),
    ...part,
    versions: { ...variant.versions, [layer]: version },
  };
}

type AnyContent = Content<"model"> | Content<"template"> | Content<"policy"> | Content<"tools"> | Content<"retrieval">;

async function contentOf(suite: Suite, tree: FileTree, layer: Layer): Promise<AnyContent> {
  switch (layer) {
    case "model":
      return modelOf(suite);
    case "prompt":
      return promptOf(suite, tree);
    case "policy":
      return policyOf(suite, tree);
    case "retrieval":
      return retrievalOf(suite, tree);
    case "tools":
      return toolsOf(suite, tree);
    default:
      return layer satisfies never;
  }
}
