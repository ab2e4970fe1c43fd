import type { Case } from "../../domain/case.ts";
import { normaliseText } from "../../domain/digest.ts";
import { servedModelVersion } from "../../domain/model-version.ts";
import type { CaseRow, Run } from "../../domain/run.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Variant } from "../../domain/variant.ts";
import { diffTuples, type LayerDifference } from "../../domain/version.ts";
import { incomparability } from "../../pipeline/compare/incomparability.ts";
import type { FileTree, World } from "../../ports.ts";
import { isForPeople } from "../for-people.ts";
import type { StoredBaseline } from "../latest-baseline.ts";

/** The base whose scores are looked for. */
export type BaseNow = {
  readonly variant: Variant;
  /** Its run, tagged, before anything was asked. */
  readonly run: Run;
  /** The tree its suite file is in. */
  readonly tree: FileTree;
  /** What is going to be asked. */
  readonly cases: readonly Case[];
};

/** Stored scores that can stand in for a replay of the base, or why there are none: a clause without a full stop. */
export type StoredBase =
  | { readonly status: "stands-in"; readonly run: Run }
  | { readonly status: "does-not"; readonly why: string };

/**
 * Whether the scores of the latest baseline are those of this base: of the same layers, asked under the same suite file,
 * measured by the same metrics, over the same recordings of the same cases. What is not known to be the same is not. An
 * application's own code is no layer, so its scores of another day may be those of another system.
 */
export async function storedBase(
  suite: Suite,
  { name, baseline }: StoredBaseline,
  now: BaseNow,
  world: World,
): Promise<StoredBase> {
  const { run } = baseline;
  const why =
    whyOtherSystem(suite, run, now) ??
    whyOtherScores(run, now) ??
    ((await isSameSuite(suite, baseline.commit, now.tree, world))
      ? undefined
      : `${suite.path} is not known to be the one that it was recorded with`);
  if (why !== undefined) return { status: "does-not", why: `${name.path} does not stand in for it: ${why}` };
  return { status: "stands-in", run: { ...run, label: now.variant.label } };
}

function whyOtherSystem({ target }: Suite, stored: Run, now: BaseNow): string | undefined {
  if (target.kind !== "agent") return "an application's own code carries no version";
  const other = diffTuples(stored.versions, now.run.versions).find((one) => !isSame(one, stored, now.variant));
  return other && `it is not known to have the same ${other.layer}`;
}

/** Before an answer only the name that is asked for is known; and recordings are the same by another name, or none. */
function isSame({ layer, before, after, difference }: LayerDifference, stored: Run, base: Variant): boolean {
  if (difference === "same") return true;
  if (layer === "model") {
    const [served, ...others] = Object.keys(stored.environment.resolvedModels);
    if (served === undefined || others.length > 0) return false;
    const expected = servedModelVersion(after, served);
    return expected.id === before.id && expected.from === before.from;
  }
  const isFed = layer === "retrieval" && base.retrieval.kind === "recorded";
  return isFed && before.id === null && after.id === null && before.from === after.from;
}

function whyOtherScores(stored: Run, { run, cases }: BaseNow): string | undefined {
  for (const metric of run.metrics) {
    const other = incomparability(metric, stored, run);
    if (other !== undefined) return other.reason;
    const { name, blocking } = metric;
    if (blocking && !stored.cases.some((row) => hasScore(row, name))) return `it has no score of ${name}`;
  }
  const rows = new Map(stored.cases.map((row) => [row.id, row]));
  return cases.every((one) => isFedAlike(one, rows.get(one.id))) ? undefined : "some of its cases had other traces";
}

function hasScore({ trials }: CaseRow, metric: string): boolean {
  return trials.some(({ scores }) => scores[metric]?.status === "scored");
}

/** Trials go through a case's recordings in turn: with one of them gone they would be fed something else. */
function isFedAlike({ recordings }: Case, row: CaseRow | undefined): boolean {
  const fed = new Set(row?.trials.map(({ trace }) => trace));
  return fed.size === recordings.length && recordings.every(({ traceId }) => fed.has(traceId));
}

/** The suite file also says how a model is asked and what is redacted, which no layer's version tells. */
async function isSameSuite(
  { path }: Suite,
  commit: string | undefined,
  tree: FileTree,
  world: World,
): Promise<boolean> {
  if (commit === undefined) return false;
  try {
    const recorded = await world.repository.at(await world.repository.resolve(commit)).read(path);
    const own = await tree.read(path);
    return recorded !== undefined && own !== undefined && normaliseText(recorded) === normaliseText(own);
  } catch (error) {
    // A commit that a shallow clone has not got.
    if (isForPeople(error)) return false;
    throw error;
  }
}
