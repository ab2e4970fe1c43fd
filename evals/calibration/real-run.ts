import { digestOf } from "../../src/domain/digest.ts";
import type { CaseRow, MetricRecord, Run, TrialRow } from "../../src/domain/run.ts";
import { UNKNOWN_TUPLE } from "../../src/domain/version.ts";

/** What one question came to: of each trial 1 for right and 0 for wrong; undefined where the data do not say. */
export type RealCase = {
  readonly id: string;
  readonly stratum?: string;
  readonly outcomes: readonly (0 | 1 | undefined)[];
};

/** What is accepted as a loss in all tables of real data: five points. */
export const REAL_MARGIN = 0.05;

const RIGHT: MetricRecord = {
  name: "right",
  direction: "higher-is-better",
  unit: "score",
  definition: "right",
  margin: { kind: "absolute", value: REAL_MARGIN },
  blocking: true,
  code: "right/1",
};

/** Recorded outcomes as the program keeps them: one metric, every case a cluster of its own. */
export function realRun(suite: string, label: string, cases: readonly RealCase[]): Run {
  const strata = Map.groupBy(cases, ({ stratum }) => stratum ?? "all");
  return {
    suite,
    label,
    target: "observed",
    at: "2026-11-23T00:00:00.000Z",
    versions: UNKNOWN_TUPLE,
    environment: { requestedModels: {}, resolvedModels: {}, fingerprints: {} },
    sample: {
      digest: digestOf(cases.map(({ id }) => id).sort()),
      seed: "1",
      traces: cases.length,
      cases: cases.length,
      strata: [...strata].map(([name, own]) => ({ name, traces: own.length, drawn: own.length })),
      leftOut: {},
    },
    metrics: [RIGHT],
    trials: cases[0]?.outcomes.length ?? 0,
    cases: cases.map((one) => rowOf(one, label)),
    spend: { calls: 0, cachedCalls: 0, inputTokens: 0, outputTokens: 0 },
  };
}

function rowOf({ id, stratum, outcomes }: RealCase, label: string): CaseRow {
  const slices = stratum === undefined ? {} : { dataset: stratum };
  const trials = outcomes.map((outcome, at) => trialOf(outcome, `${label}: ${id}, ${at}`));
  return { id, cluster: id, slices, trials };
}

/**
 * What production did not record is not owed: the same as the program's own scorer for recorded rewards says.
 * @param trace a name of its own for each answer: the same one on both sides would be no pair
 */
function trialOf(outcome: 0 | 1 | undefined, trace: string): TrialRow {
  const right =
    outcome === undefined
      ? ({ status: "unscored", reason: "not-recorded" } as const)
      : ({ status: "scored", value: outcome } as const);
  return { trace, status: "answered", scores: { right } };
}
