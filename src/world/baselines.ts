import type { Suite } from "../domain/suite.ts";
import type { BaselineStore, Baselines } from "../ports.ts";
import type { Ground, Outside } from "./world.ts";

/** Where the baselines of a suite are. */
export async function openStore(
  ground: Ground,
  suite: Suite,
  { store, clock, environment }: Outside,
): Promise<BaselineStore> {
  if (store !== undefined) return store(suite, clock);
  if (!ground.inRepository) return (await import("../edges/store/absent-store.ts")).absentStore(ground.root);
  const { baselineStore } = await import("../edges/store/baseline-store.ts");
  const { gitBranch } = await import("../edges/store/git-branch.ts");
  const { sampleTexts } = await import("../edges/store/sample-texts.ts");
  const { defaultRemote } = await import("../edges/git/remote.ts");
  const remote = await defaultRemote(ground.root);
  const { branch } = suite.store;
  return baselineStore(gitBranch({ root: ground.root, branch, clock, ...(remote === undefined ? {} : { remote }) }), {
    texts: sampleTexts(suite.store, environment),
  });
}

/** Baselines by the names people give them. @param suite asked for only when a name is not a file's */
export async function openBaselines(
  outside: Outside,
  suite: () => { readonly ground: Ground; readonly suite: Suite },
): Promise<Baselines> {
  const { baselineReferences } = await import("../edges/baseline-references.ts");
  return baselineReferences(outside.directory, async () => {
    const found = suite();
    return { store: await openStore(found.ground, found.suite, outside), suite: found.suite.name };
  });
}
