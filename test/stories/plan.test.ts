import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/domain/plan.ts";
import type { Suite } from "../../src/domain/suite.ts";
import type { World } from "../../src/ports.ts";
import { plan } from "../../src/stories/plan.ts";
import { record } from "../../src/stories/record.ts";
import { aMetric } from "../builders.ts";
import { aReply } from "../pipeline/scripted-models.ts";
import { aSuite, memoryWorld, someTraces } from "./memory-world.ts";

async function planIn(world: World, suite: Suite): Promise<Plan> {
  const planned = await plan(suite, world);
  if (planned.status === "empty") throw new Error(planned.incomplete.problem);
  return planned.plan;
}

/** Cites in two of three answers, whichever the case. */
const flaky = (_: unknown, n: number) => aReply({ text: n % 3 === 0 ? "No source." : "Within 30 days [d1]." });

describe("a plan", () => {
  test("asks no model, writes nothing, and assumes a spread where there is no baseline", async () => {
    const { world, requests } = memoryWorld();
    const found = await planIn(world, aSuite());
    expect(requests).toEqual([]);
    expect(await world.store.list("desk")).toEqual([]);
    expect(found).toMatchObject({ suite: "desk", cases: 40, clusters: 40, confidence: 0.95, power: 0.8, trials: 1 });
    expect(found.metrics).toMatchObject([{ metric: "cites", within: "assumed", between: "assumed" }]);
    expect(found.notes).toContain(
      "There is no replayed baseline yet: every spread is assumed. Record one with at least 2 trials.",
    );
  });

  test("has the chance of one baseline, and the differences of two", async () => {
    const suite = aSuite({ trials: 3 });
    const { world } = memoryWorld({ suite, model: flaky });
    await record(suite, { target: "replay", commit: true }, world);
    const once = await planIn(world, suite);
    expect(once.metrics).toMatchObject([{ within: "measured", between: "assumed", sigma2: expect.closeTo(1 / 3) }]);
    await record(suite, { target: "replay", commit: true }, { ...world, clock: later(world) });
    const twice = await planIn(world, suite);
    expect(twice.metrics).toMatchObject([{ within: "measured", between: "measured" }]);
    expect(twice.notes).toEqual([]);
  });

  test("does not take differences from a baseline whose scores meant something else", async () => {
    const strict = aSuite({ trials: 2 });
    const loose = { ...strict, metrics: [{ ...cites(strict), spec: { scorer: "contains", value: "d1" } as const }] };
    const { world } = memoryWorld({ suite: strict, model: flaky });
    await record(strict, { target: "replay", commit: true }, world);
    await record(loose, { target: "replay", commit: true }, { ...world, clock: later(world) });
    expect((await planIn(world, loose)).metrics).toMatchObject([{ within: "measured", between: "assumed" }]);
  });

  test("costs base and head at 1 to 10 trials, in proportion", async () => {
    const { world } = memoryWorld();
    const { costs } = await planIn(world, aSuite());
    expect(costs.map(({ trials }) => trials)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(costs[0]?.calls.likely).toBe(80);
    expect(costs[9]?.calls.likely).toBe(800);
    const [one, ten] = [costs[0]?.usd, costs[9]?.usd];
    expect(one?.low).toBeLessThan(one?.likely ?? 0);
    expect(one?.likely).toBeLessThan(one?.high ?? 0);
    expect(ten?.likely).toBeCloseTo(10 * (one?.likely ?? 0));
  });

  test("without a price counts calls and no dollars", async () => {
    const suite = aSuite();
    const { layers } = suite;
    const unpriced = { ...suite, layers: { ...layers, model: { name: "m", keyVariable: "K", parameters: {} } } };
    const { costs } = await planIn(memoryWorld({ suite: unpriced }).world, unpriced);
    expect(costs.map((cost) => "usd" in cost)).toEqual(new Array(10).fill(false));
  });

  test("marks the trials for which a run would not be started", async () => {
    const suite = aSuite({ budget: { errors: 0.02, calls: 250 } });
    const { costs } = await planIn(memoryWorld({ suite }).world, suite);
    expect(costs.filter(({ overBudget }) => overBudget).map(({ trials }) => trials)).toEqual([4, 5, 6, 7, 8, 9, 10]);
  });

  test("leaves out what a replay does not measure, and says that several metrics and looks take more", async () => {
    const suite = aSuite();
    const stars = aMetric({ name: "stars", spec: { scorer: "trace-attribute", attribute: "stars", range: [1, 5] } });
    const metrics = [cites(suite), { ...cites(suite), name: "sources" }, stars];
    const found = await planIn(memoryWorld().world, { ...suite, metrics, gate: { ...suite.gate, looks: 3 } });
    expect(found.metrics.map(({ metric }) => metric)).toEqual(["cites", "sources"]);
    expect(found.notes).toContain("Left out, because a replay does not measure it: stars.");
    expect(found.notes).toContain(
      "Each metric is planned for one look on its own; 2 blocking metrics and 3 looks take a little more to see the same.",
    );
  });

  test("of one case says that no number of trials is enough", async () => {
    const found = await planIn(memoryWorld({ traces: someTraces(1) }).world, aSuite());
    expect(found.metrics).toMatchObject([{ whole: { cases: 1, enough: { kind: "too-few" } } }]);
  });

  test("without a trace says that there is none, and what to do", async () => {
    const planned = await plan(aSuite(), memoryWorld({ traces: [] }).world);
    expect(planned).toMatchObject({ status: "empty", incomplete: { reason: "no-cases" } });
  });

  test("of a suite that measures nothing of a replay names the suite, and what to add", async () => {
    const stars = aMetric({ name: "stars", spec: { scorer: "trace-attribute", attribute: "stars", range: [1, 5] } });
    expect(await plan(aSuite({ metrics: [stars] }), memoryWorld().world)).toEqual({
      status: "empty",
      incomplete: {
        reason: "could-not-start",
        problem: "evals/suite.yml has no metric that looks at a replayed answer",
        remedy: "Add one under metrics: what production recorded is the same on both sides of a replay.",
      },
    });
  });
});

function cites({ metrics }: Suite): Suite["metrics"][number] {
  const [first] = metrics;
  if (first === undefined) throw new Error("the suite has no metric");
  return first;
}

/** A week after the clock of a world. */
function later({ clock }: World): World["clock"] {
  return { now: () => new Date(clock.now().getTime() + 7 * 24 * 3600 * 1000) };
}
