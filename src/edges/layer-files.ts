import type { Suite } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import type { FileTree, Repository, Variants } from "../ports.ts";
import { asClaimed } from "./layers/claim.ts";
import { modelOf, policyOf, promptOf, retrievalOf, toolsOf } from "./layers/contents.ts";
import { withLayer } from "./layers/one-layer.ts";
import { overridden } from "./layers/override.ts";

/**
 * The variants of a suite, from the files its layers name.
 * @param repository where overrides may name commits; without one they are told that there is none
 */
export function layerFiles(suite: Suite, repository?: Repository): Variants {
  return {
    at: (tree, label) => variantAt(suite, tree, label),
    async override(variant, tree, override, claim) {
      const ground = { tree, repository };
      if (claim === undefined) return overridden(suite, variant, override, ground);
      return asClaimed(claim, override, () => overridden(suite, variant, override, ground));
    },
    withLayer: (variant, tree, layer) => withLayer(suite, { variant, tree, layer }),
  };
}

async function variantAt(suite: Suite, tree: FileTree, label: string): Promise<Variant> {
  const { version: called, ...model } = modelOf(suite);
  const { version: prompt, ...template } = await promptOf(suite, tree);
  const { version: policy, ...rules } = await policyOf(suite, tree);
  const { version: tools, ...definitions } = await toolsOf(suite, tree);
  const { version: retrieval, ...means } = await retrievalOf(suite, tree);
  return {
    label,
    versions: { model: called, prompt, policy, retrieval, tools },
    ...model,
    ...template,
    ...rules,
    ...definitions,
    ...means,
  };
}
