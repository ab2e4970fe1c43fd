import type { Result } from "../domain/result.ts";
import type { Suite } from "../domain/suite.ts";
import { touchedLayers } from "../pipeline/touched-layers.ts";
import type { ChangedFiles, World } from "../ports.ts";

export type CheckOptions = {
  /** Full commit id of the merge base: what the change is compared with. */
  readonly base: string;
  /** Full commit id of the head. */
  readonly head: string;
  /** Paths that differ between the two. */
  readonly changed: ChangedFiles;
  /** Whether the head still has the suite. */
  readonly keepsSuite: boolean;
};

/**
 * The pull-request check: what do the changed files do to the answers?
 *
 * The suite is that of the base; of the head only the text of layer files is read. A change that touches no layer is
 * told so without a call.
 */
export async function check(
  suite: Suite,
  { base, head, changed, keepsSuite }: CheckOptions,
  world: World,
): Promise<Result> {
  const touched = touchedLayers(suite, changed.paths);
  const notes = changed.paths.includes(suite.path) ? [suiteNote(suite.path, keepsSuite)] : [];
  const found: Result = { story: "check", suite: suite.name, verdict: "errored", gate: "fail", touched, notes };
  if (touched.length === 0) return { ...found, verdict: "not-affected", gate: keepsSuite ? "pass" : "warn" };

  // The replay engine is loaded only now: a change that touches nothing should not wait for it.
  const { effectOf } = await import("./effect.ts");
  const tree = world.repository.at(base);
  const before = await world.variants.at(tree, `base ${base.slice(0, 7)}`);
  const after = await world.variants.at(world.repository.at(head), `head ${head.slice(0, 7)}`);
  return effectOf(suite, [before, after], found, { world, tree });
}

function suiteNote(path: string, keepsSuite: boolean): string {
  return keepsSuite
    ? `${path} changes here: this check goes by the one of the base; the new one takes effect after the merge. A model that it changes is not compared here: run a canary.`
    : `${path} is gone or moved here: nothing is checked by it after the merge.`;
}
