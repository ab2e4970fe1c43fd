import type { Case, Sample } from "../../domain/case.ts";
import { digestOf } from "../../domain/digest.ts";
import { isFailing } from "../../domain/failing.ts";
import type { Run, Spend } from "../../domain/run.ts";
import { scoredValues } from "../../domain/scored-values.ts";
import type { Metric, Suite } from "../../domain/suite.ts";
import type { Variant } from "../../domain/variant.ts";
import { type BisectionStanding, bisectionOf, nextVersion, type VersionTally } from "../../pipeline/bisect.ts";
import type { Arm } from "../../pipeline/replay/replay.ts";
import type { World } from "../../ports.ts";
import { type OpenVariants, openVariants } from "../run-variants.ts";

/** Runs of one bisection, at most: four failures in ten against one take 100 to 150, and one bisection in ten 300. */
const MOST_RUNS = 400;
/** Runs of one version at once. More would be chosen knowing less; three cost hardly a run more than one by one. */
const MOST_AT_ONCE = 3;
/** What is bisected: versions of whatever it is, oldest first, each as what answers. */
export type BisectedVersions = {
  /** For whoever looks on: "the prompt". */
  readonly what: string;
  /** Absent where one cannot be run. */
  readonly variants: readonly (Variant | undefined)[];
  readonly cases: readonly Case[];
  readonly metric: Metric;
  /** The first number that a trial has: answers that cases were chosen by are not used again. */
  readonly firstTrial: number;
};

/** @property problem why it ended before it was sure, one sentence with a full stop */
export type BisectedRuns = {
  readonly tally: VersionTally;
  readonly standing: BisectionStanding;
  readonly runs: number;
  readonly spend?: Spend;
  readonly problem?: string;
};

/** Runs versions until one is sure to have brought the failures. One run is one trial of the next case in turn. */
export async function bisectRuns(suite: Suite, versions: BisectedVersions, world: World): Promise<BisectedRuns> {
  const { variants, metric, cases } = versions;
  // That the first fails as often is one of the things that may be: else chance alone would name some other.
  const prior = variants.map((variant) => (variant === undefined ? 0 : 1));
  const none = { prior, runs: prior.map(() => 0), failures: prior.map(() => 0) };
  const candidates = prior.flatMap((weight, place) => (weight > 0 && place > 0 ? [place] : []));
  const [only] = candidates;
  // Somebody else has shown already that it was one of them.
  if (only !== undefined && candidates.length === 1)
    return {
      tally: none,
      standing: bisectionOf({ ...none, prior: prior.map((_, place) => (place === only ? 1 : 0)) }),
      runs: 0,
    };
  const narrowed: Suite = { ...suite, metrics: [metric], trials: 1, report: { answers: "none" } };
  const askable = variants.filter((variant) => variant !== undefined);
  const replaying = await openVariants(narrowed, askable, sampleOf(cases, suite), world);
  const { refused } = await replaying.estimate(plannedAsks(replaying, versions.firstTrial));
  if (refused !== undefined)
    return { tally: none, standing: bisectionOf(none), runs: 0, problem: `${refused.problem}.` };
  return take({ ...versions, replaying, prior }, suite.concurrency);
}

type Taking = BisectedVersions & { readonly replaying: OpenVariants; readonly prior: readonly number[] };

async function take({ replaying, prior, ...versions }: Taking, concurrency: number): Promise<BisectedRuns> {
  const { variants, metric, what, firstTrial } = versions;
  const places = variants.flatMap((variant, place) => (variant === undefined ? [] : [place]));
  const tallied = (): VersionTally => tallyOf(replaying.runs(), { places, prior, metric });
  let asked = 0;
  let tally = tallied();
  while (asked < MOST_RUNS && bisectionOf(tally).found === undefined && replaying.incomplete() === undefined) {
    const version = nextVersion(tally);
    const arm: Arm | undefined = version === undefined ? undefined : replaying.arms[places.indexOf(version)];
    if (arm === undefined || replaying.cases.length === 0) break;
    const count = Math.min(concurrency, MOST_AT_ONCE, MOST_RUNS - asked);
    const asks = Array.from({ length: count }, (_, place) => asked + place).flatMap((run) => {
      const one = replaying.cases[run % replaying.cases.length];
      return one === undefined ? [] : [{ case: one, trial: firstTrial + run, arms: [arm] }];
    });
    await replaying.ask({ asks, total: MOST_RUNS, label: `bisect ${what}` });
    asked += asks.length;
    tally = tallied();
  }
  const stopped = replaying.incomplete();
  const { spend } = await replaying.close();
  const standing = bisectionOf(tally);
  const problem = standing.found === undefined ? (stopped?.problem ?? `${asked} runs were not enough`) : undefined;
  return { tally, standing, runs: asked, spend, ...(problem === undefined ? {} : { problem: `${problem}.` }) };
}

/** How often each version was run and failed. What has no score says nothing. */
function tallyOf(
  runs: readonly Run[],
  of: { readonly places: readonly number[]; readonly prior: readonly number[]; readonly metric: Metric },
): VersionTally {
  const { places, prior, metric } = of;
  const counts = prior.map((_, place) => {
    const run = runs[places.indexOf(place)];
    const values = run?.cases.flatMap(({ trials }) => scoredValues(trials, metric)) ?? [];
    return { runs: values.length, failures: values.filter((value) => isFailing(value, metric)).length };
  });
  return { prior, runs: counts.map((one) => one.runs), failures: counts.map((one) => one.failures) };
}

/** What it takes at the most, evenly spread; and at the least two runs of every other version. */
function plannedAsks({ arms, cases }: OpenVariants, firstTrial: number): Parameters<OpenVariants["estimate"]>[0] {
  const spread = (runs: number) =>
    arms.map((_, place) =>
      Array.from({ length: runs }, (_, run) => ({ run }))
        .filter(({ run }) => run % arms.length === place)
        .flatMap(({ run }) => {
          const one = cases[run % cases.length];
          return one === undefined ? [] : [{ id: one.id, trial: firstTrial + run }];
        }),
    );
  return { all: spread(MOST_RUNS), least: spread(Math.min(MOST_RUNS, LEAST_RUNS)) };
}

/** Where every run of one side fails and none of the other. */
const LEAST_RUNS = 8;

function sampleOf(cases: readonly Case[], { sample }: Suite): Sample {
  return {
    cases,
    seed: sample.seed,
    traces: cases.length,
    strata: [],
    digest: digestOf(cases.map(({ id }) => id).toSorted()),
    leftOut: {},
  };
}
