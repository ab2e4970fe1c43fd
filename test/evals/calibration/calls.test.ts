import { describe, expect, test } from "vitest";
import { type Checked, checkWithLooks } from "../../../evals/calibration/calls-check.ts";
import { countChecks } from "../../../evals/calibration/calls-counts.ts";
import { CALLS_TABLES } from "../../../evals/calibration/calls-tables.ts";
import { type CheckTruth, isPossible, ratesOf } from "../../../evals/calibration/calls-truth.ts";
import { type SimulatedWorld, simulatedWorld } from "../../../evals/calibration/calls-world.ts";
import { chanceOf } from "../../../evals/calibration/chance.ts";
import { BETA, BIMODAL, RARE } from "../../../evals/calibration/score-models.ts";
import type { PlannedAsk } from "../../../src/pipeline/looks.ts";
import type { Arm, Part } from "../../../src/pipeline/replay/replay.ts";
import { planEffect } from "../../../src/stories/effect/looks.ts";
import type { OpenVariants } from "../../../src/stories/run-variants.ts";
import { aCase, aMetric, aSampleSpec, aSpend } from "../../builders.ts";
import { aSuite, memoryWorld } from "../../stories/memory-world.ts";

const TRUTH: CheckTruth = {
  model: BIMODAL,
  cases: 60,
  trials: 3,
  metrics: 1,
  margin: 0.1,
  effect: 0,
  way: "everywhere a little",
  drift: 0,
};

const LOOKS = 3;
const CONTROL = 0.2;

/** The story itself, on the answers of a simulated world. */
async function checkAsTheStoryDoes(world: SimulatedWorld, truth: CheckTruth, hasBaseline: boolean): Promise<Checked> {
  const gate = { ...aSuite().gate, looks: LOOKS, control: CONTROL };
  const metrics = world.metrics.map(({ name, margin }) => aMetric({ name, margin }));
  const suite = aSuite({ gate, metrics, trials: truth.trials, sample: aSampleSpec({ seed: "" }) });
  const everything = world.ids.flatMap((id) => [0, 1, 2].map((trial) => ({ id, trial })));
  const latest = hasBaseline ? world.run("stored", everything) : undefined;
  const replaying = simulatedReplay(world);
  const { world: memory, heard } = memoryWorld({ suite });
  const looked = await planEffect(suite, replaying, { latest, stored: latest }, memory).take(undefined);
  const [before, after] = looked.sides.map(({ cases }) => cases.reduce((sum, { trials }) => sum + trials.length, 0));
  return {
    verdict: looked.comparison?.verdict ?? expect.unreachable(),
    look: 1 + heard.filter((line) => line.includes("undecided so far")).length,
    base: looked.effort.base,
    headAnswers: after ?? 0,
    baseAnswers: before ?? 0,
  };
}

/** What is asked is answered at once, from the simulated world. */
function simulatedReplay(world: SimulatedWorld): OpenVariants {
  const respond = () => expect.unreachable();
  const arm = (): Arm => ({ variant: {} as Arm["variant"], respond });
  const arms = [arm(), arm()];
  const asked: readonly PlannedAsk[][] = [[], []];
  return {
    arms,
    cases: world.ids.map((id) => aCase({ id })),
    estimate: async () => ({}),
    ask: async ({ asks }: Part) => {
      for (const { case: one, trial, arms: own } of asks)
        for (const each of own) asked[arms.indexOf(each)]?.push({ id: one.id, trial });
    },
    runs: () => [world.run("base", asked[0] ?? []), world.run("head", asked[1] ?? [])],
    incomplete: () => undefined,
    spend: () => aSpend(),
    close: async () => ({ runs: [], spend: aSpend() }),
  };
}

describe("a simulated check", () => {
  test.each([
    ["nothing changed", { effect: 0, drift: 0 }],
    ["a large loss", { effect: -0.2, drift: 0 }],
    ["a small loss", { effect: -0.08, drift: 0 }],
    ["a gain", { effect: 0.1, drift: 0 }],
    ["a drift alone", { effect: 0, drift: -0.1 }],
    ["a drift that hides a loss", { effect: -0.1, drift: 0.1 }],
  ])("takes the steps of the story: %s", async (name, change) => {
    const truth = { ...TRUTH, ...change };
    const chance = chanceOf("calls.test", name);
    for (let run = 0; run < 4; run += 1) {
      const world = simulatedWorld(truth, chance);
      expect(checkWithLooks(world, truth, { looks: LOOKS, control: CONTROL })).toEqual(
        await checkAsTheStoryDoes(world, truth, true),
      );
      expect(checkWithLooks(world, truth, { looks: LOOKS })).toEqual(await checkAsTheStoryDoes(world, truth, false));
    }
  });

  test("never asks for more than the full check", () => {
    const chance = chanceOf("calls.test", "bounds");
    for (const effect of [0, -0.03, -0.2]) {
      const truth = { ...TRUTH, effect, drift: 0.02 };
      const { headAnswers, baseAnswers } = checkWithLooks(simulatedWorld(truth, chance), truth, {
        looks: LOOKS,
        control: CONTROL,
      });
      expect(headAnswers).toBeLessThanOrEqual(truth.cases * truth.trials);
      expect(baseAnswers).toBeLessThanOrEqual(headAnswers);
    }
  });

  test("counts as an error what is one by the truth", () => {
    const loss = countChecks({ ...TRUTH, effect: -0.5 }, [{ name: "full", kind: "full" }], chanceOf("a loss"));
    expect(loss).toEqual({ "full: regressed": 1 });
    // A margin that a nil effect is beyond: the pass is one that the truth forbids.
    const hidden = { ...TRUTH, margin: 0.9, effect: -0.001 };
    expect(countChecks(hidden, [{ name: "full", kind: "full" }], chanceOf("hidden"))).toEqual({ "full: unchanged": 1 });
    const atMargin = countChecks(
      { ...TRUTH, model: RARE, margin: 0.05, effect: -0.05, cases: 12, trials: 1, drift: 0 },
      [{ name: "full", kind: "full" }],
      chanceOf("at the margin"),
    );
    expect(Object.values(atMargin).every((count) => count === 1)).toBe(true);
  });
});

describe("what is true of a simulated check", () => {
  test.each([
    [BIMODAL, -0.1, 0.05],
    [BETA, 0.05, -0.05],
    [BETA, -0.2, 0.02],
    [RARE, -0.03, 0.05],
  ])("moves the mean rates by effect and drift, and no case beyond 0 and 1 (%#)", (model, effect, drift) => {
    const chance = chanceOf("truth", model.name, effect);
    const rates = Array.from({ length: 20_000 }, () =>
      ratesOf({ ...TRUTH, model, effect, drift }, 0, model.levelAt(chance()), chance()),
    );
    const mean = (side: "stored" | "base" | "head") => rates.reduce((sum, one) => sum + one[side], 0) / rates.length;
    expect(mean("head") - mean("base")).toBeCloseTo(effect, 2);
    expect(mean("base") - mean("stored")).toBeCloseTo(drift, 2);
    const all = rates.flatMap(({ stored, base, head }) => [stored, base, head]);
    expect(all.every((rate) => rate >= -1e-12 && rate <= 1 + 1e-12)).toBe(true);
  });

  test("leaves metrics other than the first as they are, but for the drift", () => {
    const { stored, base, head } = ratesOf({ ...TRUTH, effect: -0.2, drift: 0.05 }, 1, 0.8, 0.5);
    expect(head).toBe(base);
    expect(stored).toBeLessThan(base);
  });

  test("cannot be a rate above 1", () => {
    expect(isPossible({ ...TRUTH, model: RARE, effect: 0.05 })).toBe(false);
    expect(isPossible({ ...TRUTH, model: RARE, drift: -0.05 })).toBe(false);
    expect(isPossible({ ...TRUTH, model: RARE, effect: -0.05 })).toBe(true);
  });
});

test("no two rows of a table have the same labels, or they would be given the same chance", () => {
  for (const { name, rows } of CALLS_TABLES)
    expect(new Set(rows.map(({ labels }) => labels.join("|"))).size, name).toBe(rows.length);
});
