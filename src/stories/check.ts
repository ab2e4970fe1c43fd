import type { Result } from "../domain/result.ts";
import type { Suite } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import { layerGlobs, touchedLayers } from "../pipeline/touched-layers.ts";
import type { ChangedFiles, FileTree, World } from "../ports.ts";
import { withChangedLines } from "./changed-lines.ts";
import { linkBrought } from "./link-brought.ts";
import { notEvaluated, type Stranger } from "./not-evaluated.ts";

export type CheckOptions = {
  /** Full commit id of the merge base: what the change is compared with. */
  readonly base: string;
  /** Full commit id of the head. */
  readonly head: string;
  /** Paths that differ between the two. */
  readonly changed: ChangedFiles;
  /** What the change makes of the suite; absent where it leaves it alone. */
  readonly suiteEdit?: SuiteEdit;
  /** Present where GitHub gives the run no secrets, because of who opened the pull request. */
  readonly stranger?: Stranger;
};

/** What a change makes of the suite that it is checked by. */
export type SuiteEdit = {
  /** Whether the head has a suite that can be used. */
  readonly keepsSuite: boolean;
  /** One sentence each; none where the change leaves the suite and the files of its metrics alone. */
  readonly sentences: readonly string[];
};

/**
 * The pull-request check: what do the changed files do to the answers?
 *
 * The suite is that of the base; of the head only the text of layer files is read. A change that touches no layer is
 * told so without a call, and one of a stranger without the keys is not evaluated.
 */
export async function check(suite: Suite, options: CheckOptions, world: World): Promise<Result> {
  const { base, head, changed, suiteEdit, stranger } = options;
  const tree = world.repository.at(base);
  const headTree = world.repository.at(head);
  const touched = await touchedBy(suite, changed, [tree, headTree]);
  const notes = [...(suiteEdit?.sentences ?? []), ...(changed.isWhole ? [] : [TOO_MANY])];
  const found: Result = { story: "check", suite: suite.name, verdict: "errored", gate: "fail", touched, notes };
  const linked = await linkBrought(suite, changed, [tree, headTree]);
  if (linked !== undefined) return { ...found, incomplete: linked };
  if (touched.length === 0)
    return { ...found, verdict: "not-affected", gate: suiteEdit?.keepsSuite === false ? "warn" : "pass" };

  const before = await world.variants.at(tree, `base ${base.slice(0, 7)}`);
  const after = await world.variants.at(headTree, `head ${head.slice(0, 7)}`);
  if (stranger !== undefined && (await isAnother([before, after]))) {
    const missing = await world.missingKeys();
    if (missing.length > 0) return unasked(found, { stranger, head, missing });
  }
  // The replay engine is loaded only now: a change that touches nothing should not wait for it.
  const { effectOf } = await import("./effect.ts");
  const effect = await effectOf(suite, [before, after], found, { world, tree });
  const result = await withChangedLines(effect, [tree, headTree]);
  const { acceptRegression } = await import("./accept-regression.ts");
  return acceptRegression(suite, result, world);
}

const TOO_MANY = "More files change here than GitHub lists, so every layer that has files counts as touched.";

/** The layers whose files change; where not all changes are known, every layer that has files, with all of them. */
async function touchedBy(suite: Suite, changed: ChangedFiles, trees: readonly FileTree[]): Promise<Result["touched"]> {
  if (changed.isWhole) return touchedLayers(suite, changed.paths);
  // Layer by layer: what one leaves out may be another's.
  const held = trees.flatMap((tree) => layerGlobs(suite).map(([, globs]) => tree.match(globs)));
  return touchedLayers(suite, [...new Set((await Promise.all(held)).flat())].sort());
}

/** Files may have moved, or changed in their line ends: then there is nothing to ask, with or without keys. */
async function isAnother([before, after]: readonly [Variant, Variant]): Promise<boolean> {
  const { differingLayers } = await import("./differing-layers.ts");
  return differingLayers(before, after).length > 0;
}

function unasked(
  found: Result,
  {
    stranger: { from, pullRequest, onMissingSecrets },
    head,
    missing,
  }: { readonly stranger: Stranger; readonly head: string; readonly missing: readonly string[] },
): Result {
  const number = pullRequest === undefined ? {} : { pullRequest };
  const why = { reason: "no-secrets" as const, from, ...number, head, missing };
  return notEvaluated(found, why, onMissingSecrets === "fail" ? "fail" : "pass");
}
