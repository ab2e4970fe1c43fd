import type { CaseRow, MetricRecord, Run, TrialRow } from "../../src/domain/run.ts";
import type { Score } from "../../src/domain/score.ts";
import type { Margin } from "../../src/domain/suite.ts";
import { UNKNOWN_TUPLE } from "../../src/domain/version.ts";
import type { Chance } from "./chance.ts";
import type { Change } from "./changes.ts";
import { type Clustering, clusterNames } from "./clusters.ts";
import type { ScoreModel } from "./score-models.ts";
import { type Draws, drawsOf, mixedDraws } from "./shared-draws.ts";

export type SimulatedMetric = {
  readonly name: string;
  readonly model: ScoreModel;
  readonly change: Change;
  readonly margin: Margin;
};

/** A suite of which the truth is known. */
export type SimulatedSuite = {
  readonly cases: number;
  readonly trials: number;
  /** All of them block. */
  readonly metrics: readonly SimulatedMetric[];
  readonly clusters?: Clustering;
  /** One case in four stands for ten requests, the others for one. */
  readonly weighted?: true;
  /** The attributes `language` (three values) and `plan` (two), which have nothing to do with the scores. */
  readonly sliced?: true;
  /** The metrics of one answer move together. */
  readonly correlated?: true;
};

export type RunPair = { readonly before: Run; readonly after: Run };

/** How often a case does as its conversation does, and a metric as the answer does. */
const WITH_CLUSTER = 0.5;
const WITH_ANSWER = 0.7;

/**
 * Draws the cases of a suite anew and asks them on both sides. The cases are a sample, as a user's are: the truth that
 * verdicts are held against is that of all cases there could be.
 *
 * @param prefix of the names of the cases: runs with other prefixes have no case in common
 */
export function simulateRuns(suite: SimulatedSuite, chance: Chance, prefix = "case"): RunPair {
  const clusters = clusterNames(suite.clusters ?? "none", suite.cases, chance);
  const shared = new Map<string, readonly Draws[]>();
  const rows = clusters.map((name, index) => {
    const id = `${prefix}-${index}`;
    const cluster = name ?? id;
    const ofCluster =
      name === undefined ? [] : (shared.get(name) ?? suite.metrics.map(() => drawsOf(suite.trials, chance)));
    if (name !== undefined) shared.set(name, ofCluster);
    return rowsOf({ id, cluster, ofCluster }, suite, chance);
  });
  const metrics = suite.metrics.map(recordOf);
  return {
    before: runOf(
      "before",
      rows.map(([before]) => before),
      metrics,
      suite.trials,
    ),
    after: runOf(
      "after",
      rows.map(([, after]) => after),
      metrics,
      suite.trials,
    ),
  };
}

/** A run of one metric of which the trials of every case are known: 0 or 1 each. */
export function simulatedRun(metric: string, values: readonly (readonly number[])[]): Run {
  const record: MetricRecord = {
    name: metric,
    direction: "higher-is-better",
    unit: "score",
    definition: "simulated",
    margin: { kind: "absolute", value: 0.05 },
    blocking: true,
    code: "simulated/1",
  };
  const rows = values.map((trials, place): CaseRow => {
    const id = `case-${place}`;
    return {
      id,
      cluster: id,
      slices: NO_SLICES,
      trials: trials.map((value) => ({ trace: id, status: "answered", scores: { [metric]: scoreOf(value) } })),
    };
  });
  return runOf("simulated", rows, [record], values[0]?.length ?? 0);
}

/** The same runs as they stand after the first so many trials of each case. */
export function firstTrials({ before, after }: RunPair, trials: number): RunPair {
  const cut = (run: Run): Run => ({
    ...run,
    trials,
    cases: run.cases.map((row) => ({ ...row, trials: row.trials.slice(0, trials) })),
  });
  return { before: cut(before), after: cut(after) };
}

/** The same runs as they stand when only the first so many cases were asked. */
export function firstCases({ before, after }: RunPair, cases: number): RunPair {
  const cut = (run: Run): Run => ({ ...run, cases: run.cases.slice(0, cases) });
  return { before: cut(before), after: cut(after) };
}

type Place = { readonly id: string; readonly cluster: string; readonly ofCluster: readonly Draws[] };

function rowsOf({ id, cluster, ofCluster }: Place, suite: SimulatedSuite, chance: Chance): readonly [CaseRow, CaseRow] {
  const ofAnswer = suite.correlated ? drawsOf(suite.trials, chance) : undefined;
  const values = suite.metrics.map(({ model, change }, metric) => {
    const ownOrCluster = mixedDraws(drawsOf(suite.trials, chance), ofCluster[metric], WITH_CLUSTER, chance);
    const draws = mixedDraws(ownOrCluster, ofAnswer, WITH_ANSWER, chance);
    const levels = change.apply(model.levelAt(draws.place), draws.lot);
    return draws.luck.map((luck, trial) => scoreOf(model.value(levels[trial < suite.trials ? 0 : 1], luck)));
  });
  const about = { id, cluster, slices: suite.sliced ? slicesAt(chance) : NO_SLICES, ...weightOf(suite, chance) };
  const trialsFrom = (first: number): readonly TrialRow[] =>
    Array.from({ length: suite.trials }, (_, trial) => {
      const scores: Record<string, Score> = {};
      for (const [metric, { name }] of suite.metrics.entries())
        scores[name] = values[metric]?.[first + trial] ?? NOT_THERE;
      return { trace: id, status: "answered", scores };
    });
  return [
    { ...about, trials: trialsFrom(0) },
    { ...about, trials: trialsFrom(suite.trials) },
  ];
}

const NO_SLICES = {};
const LANGUAGES = ["de", "en", "fr"] as const;

function slicesAt(chance: Chance): CaseRow["slices"] {
  const language = LANGUAGES[Math.floor(3 * chance())] ?? "en";
  return { language, plan: chance() < 0.3 ? "free" : "paid" };
}

function weightOf({ weighted }: SimulatedSuite, chance: Chance): Pick<CaseRow, "represents"> {
  return weighted ? { represents: chance() < 0.25 ? 10 : 1 } : {};
}

const NOT_THERE: Score = { status: "unscored", reason: "not-recorded" };
const FAILED: Score = { status: "scored", value: 0 };
const PASSED: Score = { status: "scored", value: 1 };

/** Most scores are 0 or 1, and one object for all of them makes a simulation twice as fast. */
function scoreOf(value: number): Score {
  return value === 0 ? FAILED : value === 1 ? PASSED : { status: "scored", value };
}

function recordOf({ name, model, margin }: SimulatedMetric): MetricRecord {
  const { direction, unit } = model;
  return { name, direction, unit, definition: "simulated", margin, blocking: true, code: "simulated/1" };
}

function runOf(label: string, cases: readonly CaseRow[], metrics: readonly MetricRecord[], trials: number): Run {
  return {
    suite: "simulated",
    label,
    target: "replay",
    at: "2026-11-23T00:00:00.000Z",
    versions: UNKNOWN_TUPLE,
    environment: { requestedModels: {}, resolvedModels: {}, fingerprints: {} },
    sample: {
      digest: "simulated",
      seed: "simulated",
      traces: cases.length,
      cases: cases.length,
      strata: [],
      leftOut: {},
    },
    metrics,
    trials,
    cases,
    spend: { calls: 0, cachedCalls: 0, inputTokens: 0, outputTokens: 0 },
  };
}
