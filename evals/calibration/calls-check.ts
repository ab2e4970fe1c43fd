import type { Run } from "../../src/domain/run.ts";
import type { Comparison, Effort } from "../../src/domain/verdict.ts";
import { type CompareOptions, compare } from "../../src/pipeline/compare/compare.ts";
import { trialVariances } from "../../src/pipeline/looks/trial-variances.ts";
import {
  controlOf,
  DRIFT_CONFIDENCE,
  driftSeen,
  type LookPlan,
  nextStep,
  type PlannedAsk,
  planLooks,
} from "../../src/pipeline/looks.ts";
import type { CheckTruth } from "./calls-truth.ts";
import type { SimulatedWorld } from "./calls-world.ts";
import { CONFIDENCE } from "./nominal.ts";

export type CheckPlan = {
  readonly looks: number;
  /** The share of cases whose base is replayed where a baseline is stored; absent: none is stored. */
  readonly control?: number;
  /**
   * Not what the program does: a pass on stored scores is confirmed by a replayed base as well, unless the control rules
   * out, at the level that a drift is looked for with, a drift upwards of the margin.
   */
  readonly isHiddenLossRuledOut?: true;
};

/** What one simulated check came to. */
export type Checked = {
  readonly verdict: Comparison["verdict"];
  /** From 1. */
  readonly look: number;
  readonly base: Effort["base"];
  readonly headAnswers: number;
  readonly baseAnswers: number;
};

/** A check with looks, and a stored base where there is one: the steps of stories/effect/looks.ts, on simulated answers. */
export function checkWithLooks(world: SimulatedWorld, truth: CheckTruth, plan: CheckPlan): Checked {
  const { looks, control } = plan;
  const stored = control === undefined ? undefined : world.run("stored", everyTrial(world, truth));
  const plans = plansFor(world, truth, looks, stored);
  const inControl = controlOf(world.ids, control ?? 1);
  let base: Effort["base"] = stored === undefined ? "replayed" : "stored";
  let asked: readonly PlannedAsk[] = [];
  for (let at = 0; ; at += 1) {
    asked = [...asked, ...(plans.stored.looks[at] ?? [])];
    const after = world.run("head", asked);
    if (base === "stored" && stored !== undefined) {
      const controlAsks = asked.filter(({ id }) => inControl.has(id));
      const comparison = compare(onCasesOf(stored, after), after, optionsOf(plans.stored, at));
      const drift = driftOf(stored, world.run("base", controlAsks));
      const fraction = plans.stored.fractions[at] ?? 1;
      const step = stepOf({ comparison, drift, fraction }, plan.isHiddenLossRuledOut === true);
      if (step === "done") return endOf(comparison, at, base, asked.length, controlAsks.length);
      if (step === "next-look") continue;
      base = driftSeen(drift) ? "drifted" : "confirmed";
    }
    const comparison = compare(world.run("base", asked), after, optionsOf(plans.replayed, at));
    if (nextStep({ comparison, base: "replayed", fraction: plans.replayed.fractions[at] ?? 1 }) === "done")
      return endOf(comparison, at, base, asked.length, asked.length);
  }
}

type OnStoredScores = { readonly comparison: Comparison; readonly drift: Comparison; readonly fraction: number };

function stepOf(looked: OnStoredScores, isHiddenLossRuledOut: boolean): ReturnType<typeof nextStep> {
  const step = nextStep({ ...looked, base: "stored" });
  if (!isHiddenLossRuledOut || step !== "done") return step;
  const isRuledOut = looked.drift.metrics.every(
    ({ evidence }) => evidence !== undefined && evidence.upper < evidence.margin,
  );
  return isRuledOut ? "done" : "replay-base";
}

/** Both sides replayed in full, looked at once. */
export function checkInFull(world: SimulatedWorld, truth: CheckTruth): Comparison["verdict"] {
  const asks = everyTrial(world, truth);
  return compare(world.run("base", asks), world.run("head", asks), { confidence: CONFIDENCE, crossCheck: false })
    .verdict;
}

function everyTrial({ ids }: SimulatedWorld, { trials }: CheckTruth): readonly PlannedAsk[] {
  return ids.flatMap((id) => Array.from({ length: trials }, (_, trial) => ({ id, trial })));
}

type Plans = { readonly stored: LookPlan; readonly replayed: LookPlan };

/** What is asked is the same in both; what a look knows is not. */
function plansFor({ ids, metrics }: SimulatedWorld, { trials }: CheckTruth, looks: number, stored?: Run): Plans {
  const variances = stored && trialVariances(stored.cases, metrics);
  const input = { cases: ids, trials, looks, ...(variances === undefined ? {} : { variances }) };
  const replayed = planLooks(input);
  return { replayed, stored: stored === undefined ? replayed : planLooks({ ...input, storedTrials: trials }) };
}

function optionsOf({ fractions }: LookPlan, at: number): CompareOptions {
  return { confidence: CONFIDENCE, crossCheck: false, ...(fractions.length > 1 ? { look: { fractions, at } } : {}) };
}

function driftOf(stored: Run, control: Run): Comparison {
  const before = onCasesOf(stored, control);
  return compare(before, control, { confidence: DRIFT_CONFIDENCE, crossCheck: false });
}

/** The stored rows of the cases that were asked by now. */
function onCasesOf(stored: Run, { cases }: Run): Run {
  const ids = new Set(cases.map(({ id }) => id));
  return { ...stored, cases: stored.cases.filter(({ id }) => ids.has(id)) };
}

function endOf(
  { verdict }: Comparison,
  at: number,
  base: Effort["base"],
  headAnswers: number,
  baseAnswers: number,
): Checked {
  return { verdict, look: at + 1, base, headAnswers, baseAnswers };
}
