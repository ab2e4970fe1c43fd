import type { Case } from "../domain/case.ts";
import type { Spend } from "../domain/run.ts";
import type { Metric, Suite } from "../domain/suite.ts";
import type { VersionBisection } from "../domain/version-bisection.ts";
import { filesOfLayer } from "../pipeline/touched-layers.ts";
import type { World } from "../ports.ts";
import { bisectHunks } from "./bisect-layer/hunks.ts";
import { type BisectedRuns, bisectRuns } from "./bisect-layer/runs.ts";
import { type LayerPast, type LayerVersion, versionsBetween } from "./bisect-layer/versions.ts";
import { budgetLeft, spentTogether } from "./budget-left.ts";
import { FIRST_TRIAL } from "./trial-numbers.ts";

/** One layer that brought a loss, and between which states. */
export type BisectionRequest = LayerPast & {
  /** Asked in turn: those that fail at the later state and pass with this layer taken back tell most (tellingCases). */
  readonly cases: readonly Case[];
  /** Its name in the suite. */
  readonly metric: string;
};

/**
 * Which version of a layer brought a loss, and which hunk of that version's change: Bayesian bisection over replays that
 * fail only sometimes. All else stays at the later state. Stops when one is sure at 95 %, after 400 runs, or at a cap of
 * the suite's budget, which is all its own; then it says how far it came.
 *
 * @returns without `found` where there is no answer, with the reason in its notes
 */
export async function bisectLayer(suite: Suite, request: BisectionRequest, world: World): Promise<VersionBisection> {
  const { layer, cases } = request;
  const metric = suite.metrics.find(({ name }) => name === request.metric);
  const why = whyNot(suite, request, metric);
  if (metric === undefined || why !== undefined)
    return { layer, versions: [], runs: 0, notes: why === undefined ? [] : [why] };
  const { versions, notes } = await versionsBetween(suite, request, world);
  const variants = versions.map(({ variant }) => variant);
  const bisected = await bisectRuns(
    suite,
    { what: `the ${layer}`, variants, cases, metric, firstTrial: FIRST_TRIAL.versions },
    world,
  );
  const found = foundIn(bisected);
  const told: VersionBisection = {
    layer,
    versions: versions.map((version, place) => shown(version, place, bisected)),
    runs: bisected.runs,
    ...(found === undefined ? {} : { found }),
    ...spent(bisected.spend),
    notes: [...notes, ...unsettled(bisected, layer), ...standsFor(versions, found)],
  };
  const to = found === undefined ? undefined : versions[found];
  const from =
    found === undefined ? undefined : versions.slice(0, found).findLast(({ variant }) => variant !== undefined);
  if (from === undefined || to === undefined) return told;
  // One budget for both parts.
  const left = { ...suite, budget: budgetLeft(suite.budget, bisected.spend) };
  const change = { past: request, from, to, cases, metric, firstTrial: FIRST_TRIAL.hunks };
  const inside = await bisectHunks(left, change, world);
  return {
    ...told,
    ...(inside.hunks === undefined ? {} : { hunks: inside.hunks }),
    ...spent(bisected.spend, inside.spend),
    notes: [...told.notes, ...inside.notes],
  };
}

/** Why nothing is run, one sentence with a full stop. */
function whyNot(
  suite: Suite,
  { layer, cases, metric: name }: BisectionRequest,
  metric: Metric | undefined,
): string | undefined {
  if (layer === "model") return "A model has no versions in between: it is known by its name alone.";
  if (filesOfLayer(suite, layer).length === 0)
    return `The suite names no files of the ${layer}, so there is no history of its versions.`;
  if (metric === undefined) return `The suite has no metric ${name} by which versions could be told apart.`;
  if (metric.unit !== "score") return `By ${name} a trial does not pass or fail, so its versions were not told apart.`;
  if (cases.length === 0) return `No question tells the versions of the ${layer} apart.`;
  return undefined;
}

/** That of before cannot have brought it. */
function foundIn({ standing: { found } }: BisectedRuns): number | undefined {
  return found === 0 ? undefined : found;
}

function shown({ id, commit, at }: LayerVersion, place: number, { tally, standing }: BisectedRuns) {
  return {
    id,
    ...(commit === undefined ? {} : { commit }),
    ...(at === undefined ? {} : { at }),
    probability: place === 0 ? 0 : (standing.probabilities[place] ?? 0),
    runs: tally.runs[place] ?? 0,
    failures: tally.failures[place] ?? 0,
  };
}

function unsettled({ problem, standing }: BisectedRuns, layer: string): readonly string[] {
  if (problem === undefined) return [];
  const [first = 0, ...others] = standing.probabilities;
  const isLikeBefore = others.every((probability) => probability < first);
  return [
    `Which version of the ${layer} it was is not settled: ${problem}`,
    ...(isLikeBefore ? [`Most likely the version of before fails as often by now.`] : []),
  ];
}

/** One that was run stands for those right before it that could not be. */
function standsFor(versions: readonly LayerVersion[], found: number | undefined): readonly string[] {
  if (found === undefined) return [];
  const earlier = versions.findLastIndex(({ variant }, place) => place < found && variant !== undefined);
  const unrun = found - Math.max(earlier, 0) - 1;
  if (unrun <= 0) return [];
  const them = unrun === 1 ? "The version right before it" : `One of the ${unrun} versions right before it`;
  return [`${them} may have brought it as well: what cannot be run is not told apart from what comes after it.`];
}

function spent(first: Spend | undefined, other?: Spend): Pick<VersionBisection, "spend"> {
  const spend = first === undefined ? other : spentTogether(first, other);
  return spend === undefined ? {} : { spend };
}
