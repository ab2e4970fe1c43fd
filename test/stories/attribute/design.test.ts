import { describe, expect, test } from "vitest";
import type { Budget } from "../../../src/domain/suite.ts";
import { createAssembler } from "../../../src/pipeline/assemble/assemble.ts";
import { estimate } from "../../../src/pipeline/estimate.ts";
import { designUnder } from "../../../src/stories/attribute/design.ts";
import { aCase, aRecording } from "../../builders.ts";
import { aSuite, memoryWorld } from "../memory-world.ts";

/** One state, thirty questions, and what asking them once is likely to take. */
async function thirtyQuestions() {
  const { world } = memoryWorld();
  const suite = aSuite({ trials: 1 });
  const variant = await world.variants.at(world.checkout, "now");
  const cases = Array.from({ length: 30 }, (_, n) =>
    aCase({ id: `case-${n}`, cluster: `${n}`, recordings: [aRecording({ traceId: `trace-${n}` })] }),
  );
  const assemble = await createAssembler(variant, world.services);
  const { metrics, layers } = suite;
  const arms = [{ variant, assemble }];
  const likely = await estimate({ arms, cases, trials: 1, metrics, tools: layers.tools, batched: false });
  const players = { before: variant, after: variant, played: [], missing: [], cases, notes: [] };
  const under = async (budget: Omit<Budget, "errors">) => {
    const designed = await designUnder({ ...suite, budget: { errors: 0.02, ...budget } }, players, world);
    return designed.status === "designed" ? designed.cases.length : designed.incomplete.reason;
  };
  return { likely, under };
}

describe("what is likely to be asked", () => {
  test("takes four fifths of a cap on tokens or dollars, and no more", async () => {
    const { likely, under } = await thirtyQuestions();
    const { usd = 0, inputTokens, outputTokens } = likely;
    const tokens = inputTokens + outputTokens;
    expect(usd).toBeGreaterThan(0);
    expect(await under({ tokens: tokens / 0.799 })).toBe(30);
    expect(await under({ tokens: tokens / 0.801 })).toBeLessThan(30);
    expect(await under({ usd: usd / 0.799 })).toBe(30);
    expect(await under({ usd: usd / 0.801 })).toBeLessThan(30);
  });

  test("takes all of a cap on calls, which are known beforehand", async () => {
    const { likely, under } = await thirtyQuestions();
    expect(await under({ calls: likely.calls })).toBe(30);
    expect(await under({ calls: likely.calls - 1 })).toBe(29);
  });
});
