import type { Spend } from "../../domain/run.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Variant } from "../../domain/variant.ts";
import type { VersionBisection } from "../../domain/version-bisection.ts";
import { type Hunks, hunksOf } from "../../pipeline/bisect/hunks.ts";
import { filesOfLayer } from "../../pipeline/touched-layers.ts";
import type { FileTree, World } from "../../ports.ts";
import { brokenTemplate } from "../broken-template.ts";
import { isForPeople, orUndefined } from "../for-people.ts";
import { type BisectedVersions, bisectRuns } from "./runs.ts";
import { layerTexts, treeOfTexts, withLayerOfTree } from "./tree.ts";
import type { LayerPast, LayerVersion } from "./versions.ts";

/** Hunks that are told apart, at most; a change of more is another text. */
const MOST_HUNKS = 200;

/** The change that is looked into. @property from the version before it, that can be run */
export type BisectedChange = {
  readonly past: LayerPast;
  readonly from: LayerVersion;
  readonly to: LayerVersion;
} & Pick<BisectedVersions, "cases" | "metric" | "firstTrial">;

/** What came of the hunks; none where there are no texts to be cut. */
export type BisectedHunks = {
  readonly hunks?: NonNullable<VersionBisection["hunks"]>;
  readonly spend?: Spend;
  readonly notes: readonly string[];
};

/** Which hunk of one change brought the failures: more and more of its hunks, in order, are versions again. */
export async function bisectHunks(suite: Suite, change: BisectedChange, world: World): Promise<BisectedHunks> {
  const { past, from, to, cases, metric, firstTrial } = change;
  const { layer } = past;
  if (layer === "retrieval") return { notes: [] };
  if (from.tree === undefined || to.tree === undefined || from.variant === undefined || to.variant === undefined)
    return { notes: [`Which hunk of the change it was is not known: the texts of the ${layer} are not at hand.`] };
  try {
    const globs = filesOfLayer(suite, layer);
    const hunks = hunksOf(await layerTexts(from.tree, globs), await layerTexts(to.tree, globs));
    const count = hunks.list.length;
    if (count === 0 || count > MOST_HUNKS)
      return { notes: [`The change of the ${layer} was not cut into hunks: it has ${count} of them.`] };
    const trees = [from.tree, to.tree];
    const between = await Promise.all(
      Array.from({ length: count - 1 }, (_, place) => prefixOf(suite, { hunks, count: place + 1, past, trees }, world)),
    );
    const variants = [from.variant, ...between, to.variant];
    const what = `the hunks of the ${layer}`;
    const { tally, standing, runs, spend, problem } = await bisectRuns(
      suite,
      { what, variants, cases, metric, firstTrial },
      world,
    );
    const { found } = standing;
    return {
      hunks: {
        list: hunks.list.map((hunk, place) => ({ ...hunk, probability: standing.probabilities[place + 1] ?? 0 })),
        runs,
        ...(found === undefined ? {} : { found: found - 1 }),
      },
      ...(spend === undefined ? {} : { spend }),
      notes: notesOn(tally.prior, problem, layer),
    };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    return { notes: [`Which hunk of the change it was is not known: ${error.message}.`] };
  }
}

/** The later state with the first hunks of the change alone; undefined where that cannot be run. */
async function prefixOf(
  suite: Suite,
  of: {
    readonly hunks: Hunks;
    readonly count: number;
    readonly past: LayerPast;
    readonly trees: readonly FileTree[];
  },
  world: World,
): Promise<Variant | undefined> {
  const { hunks, count, past, trees } = of;
  const { layer, players } = past;
  const label = `${layer} with ${count} of ${hunks.list.length} hunks`;
  return orUndefined(async () => {
    const source = treeOfTexts(hunks.withFirst(count), trees, label);
    const held = await withLayerOfTree(players, { layer, tree: source, label }, world);
    return (await brokenTemplate(suite, [held])) === undefined ? held : undefined;
  });
}

function notesOn(prior: readonly number[], problem: string | undefined, layer: string): readonly string[] {
  const broken = prior.filter((weight) => weight === 0).length;
  return [
    ...(broken === 0
      ? []
      : [
          `With some of its hunks alone the ${layer} cannot be run, ${broken} times; the hunk that mends it stands for those before.`,
        ]),
    ...(problem === undefined ? [] : [`Which hunk of the change it was is not settled: ${problem}`]),
    ...(prior.length > 2
      ? ["Hunks came in one after another: where several need each other, the last of them is named."]
      : []),
  ];
}
