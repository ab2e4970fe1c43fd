/** From what a user asks for to a story that runs: finds the suite, builds the world. Both entries start here. */
import { relative, resolve, sep } from "node:path";
import { canonicalJson } from "../domain/digest.ts";
import type { Result } from "../domain/result.ts";
import type { Target } from "../domain/run.ts";
import type { Stamps } from "../domain/stamp.ts";
import type { Gate, Suite } from "../domain/suite.ts";
import { UserError } from "../errors.ts";
import type { BaselineStore, LayerOverride, World } from "../ports.ts";
import type { CompareRequest } from "../stories/compare.ts";
import type { Examined } from "../stories/doctor.ts";
import type { Stranger } from "../stories/not-evaluated.ts";
import {
  buildWorld,
  findGround,
  type Ground,
  type Outside,
  openBaselineFile,
  openBaselines,
  type Purpose,
  repositoryOf,
  withoutCheckout,
  withoutFilesOf,
} from "../world/world.ts";

export type RecordRequest = {
  /** Path of the suite file, relative to where the program was started. */
  readonly suite?: string;
  readonly target: Target;
  readonly commit: boolean;
  /** How many traces to draw, or which share, in place of the suite's. */
  readonly size?: Suite["sample"]["size"];
  /** A file to write the baseline to, beside or instead of the branch. */
  readonly out?: string;
  /** Ask through the provider's Batch API: half the price, within a day. */
  readonly batch?: boolean;
};

/** Runs a story in the world of a suite, and leaves the world whatever comes of it. */
export async function inWorld<T>(
  { ground, suite, outside, purpose }: InWorld,
  story: (world: World) => Promise<T>,
): Promise<T> {
  const { world, leave } = buildWorld(ground, suite, outside, purpose);
  try {
    return await story(world);
  } finally {
    await leave();
  }
}

type InWorld = {
  readonly ground: Ground;
  readonly suite: Suite;
  readonly outside: Outside;
  readonly purpose: Purpose;
};

export async function startRecord(request: RecordRequest, outside: Outside): Promise<Result> {
  const { ground, suite: found } = await suiteOfCheckout(request.suite, outside);
  const batch = request.batch === true;
  const sized = request.size === undefined ? found : { ...found, sample: { ...found.sample, size: request.size } };
  // Whatever does not go into the same batch has to wait for another one.
  const suite = batch ? { ...sized, concurrency: MOST_IN_BATCHES } : sized;
  if (request.commit && !ground.inRepository && outside.store === undefined) {
    throw new UserError(
      `${ground.root} is in no git repository, so there is no branch to keep a baseline on`,
      "Run it in a repository, or write a file: --no-commit --out FILE.",
    );
  }
  const out = request.out === undefined ? undefined : await openBaselineFile(resolve(outside.directory, request.out));
  const { record } = await import("../stories/record.ts");
  const purpose = { occasion: sinceLatest, batch };
  const { result, baseline } = await inWorld({ ground, suite, outside, purpose }, (world) =>
    record(suite, request, world),
  );
  if (baseline !== undefined) await out?.write(baseline);
  return result;
}

/** Trials that wait for batches at once: far more than a record has. */
const MOST_IN_BATCHES = 1_000_000;

/** A canary is the same occasion while both of its sides hold the same texts. */
async function contentOf(overrides: readonly LayerOverride[], world: World): Promise<string> {
  const production = await world.variants.at(world.checkout, "production");
  const sides = [production];
  for (const override of overrides) sides.push(await world.variants.override(production, world.checkout, override));
  return `canary ${canonicalJson({ overrides, versions: sides.map(({ versions }) => versions) })}`;
}

/** One occasion lasts until a record is kept: the next record asks anew, one that was stopped goes on. */
async function sinceLatest(store: BaselineStore, suite: Suite): Promise<string> {
  return `record after ${(await store.list(suite.name)).at(-1)?.path ?? "none"}`;
}

export type CheckRequest = {
  readonly suite?: string;
  /** Revisions; the change is judged against their merge base. */
  readonly base: string;
  readonly head: string;
  /** Present where GitHub gives the run no secrets, because of whose change it is. */
  readonly stranger?: Stranger;
};

export async function startCheck(request: CheckRequest, outside: Outside): Promise<Result> {
  // The reader of suites is loaded while git or GitHub looks for all of this.
  const [ground, { base, head }, { findSuite, heldSuite, loadSuite }] = await Promise.all([
    findGround(outside),
    repositoryOf(outside).changeOf(request.base, request.head),
    import("../config/load-suite.ts"),
  ]);
  const { repository } = ground;
  const [before, after] = [repository.at(base), repository.at(head)];
  const named = pathInTree(request.suite, ground, outside.directory);
  const path = await heldSuite(before, named);
  if (path === undefined) {
    const proposed = await heldSuite(after, named);
    if (proposed !== undefined) return newSuite(proposed);
  }
  // Without a path this says what was looked for, and where.
  const loading = findSuite(before, path ?? named).then((found) => loadSuite(before, found));
  const [suite, changed] = await Promise.all([loading, repository.changedFiles(base, head)]);
  const { check } = await import("../stories/check.ts");
  const { suiteEdit } = await import("./suite-edit.ts");
  const { keepsSuite, sentences: suiteEdits } = await suiteEdit(suite, { before, after, changed });
  const stranger = request.stranger === undefined ? {} : { stranger: request.stranger };
  const purpose: Purpose = {
    occasion: async () => `check ${base}..${head}`,
    traces: [before, withoutFilesOf(ground.checkout, after)],
    commit: base,
  };
  return inWorld({ ground, suite, outside, purpose }, (world) =>
    check(suite, { base, head, changed, keepsSuite, suiteEdits, ...stranger }, world),
  );
}

/** @param request.overrides at least one */
export async function startCanary(
  request: { readonly suite?: string; readonly overrides: readonly LayerOverride[] },
  outside: Outside,
): Promise<Result> {
  const { ground, suite } = await suiteOfCheckout(request.suite, outside);
  const { canary } = await import("../stories/canary.ts");
  const { world, leave } = buildWorld(ground, suite, outside, { occasion: () => contentOf(request.overrides, world) });
  try {
    return await canary(suite, request.overrides, world);
  } finally {
    await leave();
  }
}

/** @param request.before, request.after files, or names on the branch; only names need a suite */
export async function startCompare(
  request: { readonly suite?: string } & CompareRequest,
  outside: Outside,
): Promise<Result> {
  const { compareBaselines } = await import("../stories/compare.ts");
  const found = await suiteOfCheckout(request.suite, outside).catch((error: unknown) => {
    if (request.suite !== undefined || !(error instanceof UserError)) throw error;
    return error;
  });
  const baselines = await openBaselines(outside, () => {
    if (found instanceof UserError) throw found;
    return found;
  });
  return compareBaselines(request, found instanceof UserError ? { gate: USUAL_GATE } : found.suite, baselines);
}

/** @param request.since a revision to compare the checkout with */
export async function startVersions(
  request: { readonly suite?: string; readonly since?: string },
  outside: Outside,
): Promise<Stamps> {
  const { ground, suite } = await suiteOfCheckout(request.suite, outside);
  const { versions } = await import("../stories/versions.ts");
  const purpose = { occasion: async () => "versions" };
  return inWorld({ ground, suite, outside, purpose }, (world) => versions(suite, request.since, world));
}

/** What the traces of the suite hold and lack, and the names the suite has for versions. */
export async function startDoctor(
  request: { readonly suite?: string },
  outside: Outside,
): Promise<{ readonly examined: Examined; readonly attributes: Suite["traces"]["versions"] }> {
  const { ground, suite } = await suiteOfCheckout(request.suite, outside);
  const { doctor } = await import("../stories/doctor.ts");
  const purpose = { occasion: async () => "doctor" };
  const examined = await inWorld({ ground, suite, outside, purpose }, (world) => doctor(suite, world));
  return { examined, attributes: suite.traces.versions };
}

/** The gate of a comparison of files where no suite says otherwise. */
const USUAL_GATE: Gate = {
  onRegressed: "fail",
  onInconclusive: "warn",
  onNotComparable: "fail",
  confidence: 0.95,
  looks: 1,
  slices: "inform",
  control: 1,
};

/** The suite of the checkout, and where it is. @throws UserError when there is none, or it cannot be read */
export async function suiteOfCheckout(
  named: string | undefined,
  outside: Outside,
): Promise<{ readonly ground: Ground; readonly suite: Suite }> {
  const [found, { findSuite, loadSuite }] = await Promise.all([findGround(outside), import("../config/load-suite.ts")]);
  const inTree = pathInTree(named, found, outside.directory);
  const ground = await groundOfSuite(found, inTree, outside);
  return { ground, suite: await loadSuite(ground.checkout, await findSuite(ground.checkout, inTree)) };
}

/** On GitHub the disk may hold files that are no checkout: traces that an earlier step brought, a checkout elsewhere. */
async function groundOfSuite(ground: Ground, named: string | undefined, outside: Outside): Promise<Ground> {
  const { hosted, progress } = outside;
  if (hosted === undefined || ground.commit !== undefined) return ground;
  const { heldSuite } = await import("../config/load-suite.ts");
  if ((await heldSuite(ground.checkout, named)) !== undefined) return ground;
  const other = withoutCheckout(ground, hosted);
  if ((await heldSuite(other.checkout, named)) === undefined) return ground;
  progress.say(`The checkout holds no suite, so its files are those of ${other.checkout.label}.`);
  return other;
}

/** A path as typed → a path of the tree. @throws UserError when it leads out of the tree */
function pathInTree(named: string | undefined, ground: Ground, directory: string): string | undefined {
  if (named === undefined) return undefined;
  const path = relative(ground.root, resolve(directory, named)).split(sep).join("/");
  if (path === ".." || path.startsWith("../"))
    throw new UserError(`the suite ${named} is not in ${ground.root}`, "Name a file inside it.");
  return path;
}

function newSuite(path: string): Result {
  return {
    story: "check",
    suite: path,
    verdict: "not-affected",
    gate: "pass",
    touched: [],
    notes: [`The suite ${path} is new here: it takes effect after the merge, and nothing is checked by it before.`],
  };
}
