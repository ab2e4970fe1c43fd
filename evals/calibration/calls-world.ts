import type { CaseRow, MetricRecord, Run, TrialRow } from "../../src/domain/run.ts";
import type { Score } from "../../src/domain/score.ts";
import { UNKNOWN_TUPLE } from "../../src/domain/version.ts";
import type { PlannedAsk } from "../../src/pipeline/looks.ts";
import { type CheckTruth, ratesOf } from "./calls-truth.ts";
import type { Chance } from "./chance.ts";

export type SideName = "stored" | "base" | "head";

/** All that could be answered in one check: asking twice for the same trial gives the same answer. */
export type SimulatedWorld = {
  readonly ids: readonly string[];
  readonly metrics: readonly MetricRecord[];
  readonly run: (side: SideName, asks: readonly PlannedAsk[]) => Run;
};

/** No case is asked more often than three times the trials of the suite (looks.ts). */
const MOST_TIMES = 3;

/** Draws cases, and the answers of stored baseline, base and head. */
export function simulatedWorld(truth: CheckTruth, chance: Chance): SimulatedWorld {
  const metrics = Array.from({ length: truth.metrics }, (_, at) => metricRecord(at, truth.margin));
  const ids = Array.from({ length: truth.cases }, (_, at) => `case-${at}`);
  const rowOfTrial = trialRows(metrics);
  const passes = passesOf(truth, chance);
  const place = new Map(ids.map((id, at) => [id, at]));
  const trialRow = (side: SideName, { id, trial }: PlannedAsk) =>
    rowOfTrial(passes[side][(place.get(id) ?? 0) * MOST_TIMES * truth.trials + trial] ?? 0);
  return {
    ids,
    metrics,
    run: (side, asks) => {
      const trials = new Map<string, TrialRow[]>();
      for (const ask of asks) {
        const own = trials.get(ask.id);
        if (own === undefined) trials.set(ask.id, [trialRow(side, ask)]);
        else own.push(trialRow(side, ask));
      }
      const cases = [...trials].map(([id, own]): CaseRow => ({ id, cluster: id, slices: {}, trials: own }));
      return { ...EMPTY_RUN, label: side, metrics, trials: truth.trials, cases };
    },
  };
}

/** For each side, case by case and trial by trial, a bit for every metric that passed. */
function passesOf(truth: CheckTruth, chance: Chance): { readonly [side in SideName]: Uint8Array } {
  const { model, cases, trials, metrics } = truth;
  const perCase = MOST_TIMES * trials;
  const passes = {
    stored: new Uint8Array(cases * perCase),
    base: new Uint8Array(cases * perCase),
    head: new Uint8Array(cases * perCase),
  };
  for (let at = 0; at < cases; at += 1)
    for (let metric = 0; metric < metrics; metric += 1) {
      const rates = ratesOf(truth, metric, model.levelAt(chance()), chance());
      for (const side of ["stored", "base", "head"] as const)
        for (let place = at * perCase; place < (at + 1) * perCase; place += 1)
          if (chance() < rates[side]) passes[side][place] = (passes[side][place] ?? 0) | (1 << metric);
    }
  return passes;
}

function metricRecord(at: number, margin: number): MetricRecord {
  return {
    name: `metric-${at}`,
    direction: "higher-is-better",
    unit: "score",
    definition: `metric-${at}`,
    margin: { kind: "absolute", value: margin },
    blocking: true,
    code: "equals/1",
  };
}

const PASSED: Score = { status: "scored", value: 1 };
const FAILED: Score = { status: "scored", value: 0 };

/** One row for each combination of passes: rows are many, and say little. */
function trialRows(metrics: readonly MetricRecord[]): (passes: number) => TrialRow {
  const rows = Array.from({ length: 2 ** metrics.length }, (_, passes): TrialRow => {
    const scores = metrics.map(({ name }, at) => [name, (passes >> at) & 1 ? PASSED : FAILED] as const);
    return { trace: "", status: "answered", scores: Object.fromEntries(scores) };
  });
  return (passes) => rows[passes] ?? { trace: "", status: "answered", scores: {} };
}

const EMPTY_RUN: Run = {
  suite: "simulated",
  label: "",
  target: "replay",
  at: "2026-11-23T00:00:00.000Z",
  versions: UNKNOWN_TUPLE,
  environment: { requestedModels: {}, resolvedModels: {}, fingerprints: {} },
  sample: { digest: "", seed: "1", traces: 0, cases: 0, strata: [], leftOut: {} },
  metrics: [],
  trials: 0,
  cases: [],
  spend: { calls: 0, cachedCalls: 0, inputTokens: 0, outputTokens: 0 },
};
