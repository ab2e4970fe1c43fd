import { withoutControls } from "../domain/plain-line.ts";
import type { Result } from "../domain/result.ts";
import type { Incomplete } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import { layerGlobs, pathsOfLayers, touchedLayers } from "../pipeline/touched-layers.ts";
import type { ChangedFiles, FileTree, World } from "../ports.ts";
import { withChangedLines } from "./changed-lines.ts";
import { notEvaluated, type Stranger } from "./not-evaluated.ts";

export type CheckOptions = {
  /** Full commit id of the merge base: what the change is compared with. */
  readonly base: string;
  /** Full commit id of the head. */
  readonly head: string;
  /** Paths that differ between the two. */
  readonly changed: ChangedFiles;
  /** Whether the head still has the suite. */
  readonly keepsSuite: boolean;
  /** What the change does to the suite and the files of its metrics: sentences that say more than that it does. */
  readonly suiteEdits?: readonly string[];
  /** Present where GitHub gives the run no secrets, because of who opened the pull request. */
  readonly stranger?: Stranger;
};

/**
 * The pull-request check: what do the changed files do to the answers?
 *
 * The suite is that of the base; of the head only the text of layer files is read. A change that touches no layer is
 * told so without a call, and one of a stranger without the keys is not evaluated.
 */
export async function check(suite: Suite, options: CheckOptions, world: World): Promise<Result> {
  const { base, head, keepsSuite, stranger } = options;
  const tree = world.repository.at(base);
  const headTree = world.repository.at(head);
  const touched = await touchedBy(suite, options, [tree, headTree]);
  const notes = [...suiteNotes(suite, options), ...(options.changed.isWhole ? [] : [TOO_MANY])];
  const found: Result = { story: "check", suite: suite.name, verdict: "errored", gate: "fail", touched, notes };
  const linked = await linkBrought(suite, options, [tree, headTree]);
  if (linked !== undefined) return { ...found, incomplete: linked };
  if (touched.length === 0) return { ...found, verdict: "not-affected", gate: keepsSuite ? "pass" : "warn" };

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
async function touchedBy(
  suite: Suite,
  { changed }: CheckOptions,
  trees: readonly FileTree[],
): Promise<Result["touched"]> {
  if (changed.isWhole) return touchedLayers(suite, changed.paths);
  // Layer by layer: what one leaves out may be another's.
  const held = trees.flatMap((tree) => layerGlobs(suite).map(([, globs]) => tree.match(globs)));
  return touchedLayers(suite, [...new Set((await Promise.all(held)).flat())].sort());
}

/** Production may follow a link that a replay does not: what such a change does to the answers cannot be told. */
async function linkBrought(
  suite: Suite,
  { changed }: CheckOptions,
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

function suiteNotes({ path }: Suite, { changed, keepsSuite, suiteEdits }: CheckOptions): readonly string[] {
  if (suiteEdits !== undefined) return suiteEdits;
  if (!changed.paths.includes(path)) return [];
  return [
    keepsSuite
      ? `${path} changes here: this check goes by the one of the base; the new one takes effect after the merge. A model that it changes is not compared here: run a canary.`
      : `${path} is gone or moved here: nothing is checked by it after the merge.`,
  ];
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
