import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ToolsSpec } from "../../src/domain/suite.ts";
import type { Variant } from "../../src/domain/variant.ts";
import { createAssembler } from "../../src/pipeline/assemble/assemble.ts";
import { tooDear } from "../../src/pipeline/estimate/too-dear.ts";
import { estimate } from "../../src/pipeline/estimate.ts";
import { aCase, aFailure, aMetric, anAnswer, aRecording, aTuple } from "../builders.ts";
import { aModelSpec, anEndpoint, scriptedServices } from "./scripted-models.ts";

async function anArm(overrides: Partial<Variant> = {}) {
  const variant: Variant = {
    label: "production",
    versions: aTuple(),
    model: aModelSpec(),
    template: { kind: "system", text: "x".repeat(400) },
    policy: "",
    retrieval: { kind: "none" },
    ...overrides,
  };
  return { variant, assemble: await createAssembler(variant, scriptedServices().services) };
}

function aToolsSpec(overrides: Partial<ToolsSpec> = {}): ToolsSpec {
  return {
    definitions: [],
    results: "recorded",
    notRecorded: "fail",
    ignoredArguments: {},
    mostSteps: 12,
    ...overrides,
  };
}

const TURNS = [{ role: "user", text: "y".repeat(40) }] as const;
const RECORDING = aRecording({ turns: TURNS, observed: anAnswer({ usage: { input: 1, output: 60 } }) });

test("counts every trial of every case under every arm, at four characters a token", async () => {
  const cases = [aCase({ recordings: [RECORDING] }), aCase({ recordings: [RECORDING] })];
  expect(await estimate({ arms: [await anArm(), await anArm()], cases, trials: 3, metrics: [] })).toMatchObject({
    calls: 12,
    inputTokens: 12 * 110,
    outputTokens: 12 * 60,
    usd: expect.closeTo((12 * 110 * 2 + 12 * 60 * 8) / 1e6, 12),
  });
});

test("counts of each arm what it is asked, where that is not everything", async () => {
  const cases = ["a", "b"].map((id) => aCase({ id, recordings: [RECORDING] }));
  const asks = [[{ id: "a", trial: 0 }], ["a", "b", "a", "gone"].map((id, trial) => ({ id, trial }))];
  const [base, head] = [await anArm(), await anArm({ template: { kind: "system", text: "z".repeat(400) } })];
  expect(await estimate({ arms: [base, head], cases, trials: 3, metrics: [], asks })).toMatchObject({
    calls: 4,
    inputTokens: 4 * 110,
    low: { calls: 4 },
  });
});

test("takes 300 tokens of output where production recorded none", async () => {
  const cases = [aCase({ recordings: [aRecording({ turns: TURNS, observed: aFailure() })] })];
  expect(await estimate({ arms: [await anArm()], cases, trials: 1, metrics: [] })).toMatchObject({
    calls: 1,
    outputTokens: 300,
  });
});

test("goes by the text of a recorded answer where production told no usage", async () => {
  const { usage: _untold, ...answer } = anAnswer({ text: "a".repeat(48) });
  const cases = [aCase({ recordings: [aRecording({ turns: TURNS, observed: answer })] })];
  expect(await estimate({ arms: [await anArm()], cases, trials: 1, metrics: [] })).toMatchObject({ outputTokens: 12 });
});

test("counts the further calls of an agent, with the tool results they carry", async () => {
  const toolResults = [{ tool: "order", arguments: "z".repeat(8), result: "z".repeat(80) }];
  const observed = anAnswer({ modelCalls: 3, usage: { input: 1, output: 60 } });
  const cases = [aCase({ recordings: [aRecording({ turns: TURNS, observed, toolResults })] })];
  expect(await estimate({ arms: [await anArm()], cases, trials: 1, metrics: [] })).toMatchObject({
    calls: 3,
    inputTokens: 3 * 110 + (3 / 2) * 22,
    outputTokens: 60,
  });
});

test("adds a judge's call for every answer, also when only observed answers are scored", async () => {
  const spec = { scorer: "llm-rubric", rubric: "r".repeat(400), judge: aModelSpec({ name: "judge" }) } as const;
  const cases = [aCase({ recordings: [RECORDING, RECORDING] })];
  const metrics = [aMetric({ spec }), aMetric()];
  expect(await estimate({ arms: [], cases, trials: 1, metrics })).toMatchObject({
    calls: 2,
    inputTokens: 2 * (350 + 100 + 10 + 60),
    outputTokens: 2 * 120,
  });
  expect(await estimate({ arms: [await anArm()], cases, trials: 3, metrics })).toMatchObject({ calls: 6 });
});

test("has no dollars where a model has no price", async () => {
  const { price: _none, ...unpriced } = aModelSpec();
  const cases = [aCase({ recordings: [RECORDING] })];
  expect(
    await estimate({ arms: [await anArm({ model: unpriced })], cases, trials: 1, metrics: [] }),
  ).not.toHaveProperty("usd");
});

test("counts nothing for what cannot be replayed", async () => {
  const cases = [aCase({ recordings: [aRecording({ turns: [] })] })];
  const none = { calls: 0, inputTokens: 0, outputTokens: 0, usd: 0 };
  const nothing = { ...none, low: none, high: none };
  expect(await estimate({ arms: [await anArm()], cases, trials: 3, metrics: [] })).toEqual(nothing);
  expect(await estimate({ arms: [await anArm({ model: null })], cases: [aCase()], trials: 1, metrics: [] })).toEqual(
    nothing,
  );
});

describe("the range", () => {
  const answered = (output: number, modelCalls = 1) =>
    aRecording({ turns: TURNS, observed: anAnswer({ usage: { input: 1, output }, modelCalls }) });
  const cases = [answered(40), answered(60), answered(200, 3)].map((recording, index) =>
    aCase({
      id: `case-${index}`,
      recordings: [{ ...recording, turns: [{ role: "user", text: `${index}`.repeat(40) }] }],
    }),
  );

  test("runs from the shortest answers and fewest calls of the sample to half as much again as recorded", async () => {
    expect(await estimate({ arms: [await anArm()], cases, trials: 1, metrics: [] })).toMatchObject({
      low: { calls: 3, inputTokens: 3 * Math.floor((110 * 4) / 6), outputTokens: 3 * 40 },
      calls: 5,
      inputTokens: 5 * 110,
      outputTokens: 300,
      high: { calls: 2 + 2 + 3, inputTokens: 7 * 220, outputTokens: 60 + 90 + 200 },
    });
  });

  test("thinks no answer longer than the model may write in its calls", async () => {
    const model = aModelSpec({ parameters: { max_tokens: 50 } });
    expect(await estimate({ arms: [await anArm({ model })], cases, trials: 1, metrics: [] })).toMatchObject({
      low: { outputTokens: 3 * 40 },
      outputTokens: 40 + 50 + 150,
      high: { outputTokens: 60 + 90 + 150 },
    });
  });

  test("counts at its low end once what two arms ask alike", async () => {
    const arms = [await anArm(), await anArm(), await anArm({ template: { kind: "system", text: "another" } })];
    const { low, calls } = await estimate({ arms, cases, trials: 2, metrics: [] });
    expect([low.calls, calls]).toEqual([2 * 2 * 3, 3 * 2 * 5]);
  });

  test("holds to the step limit of the suite, which is one call without tools", async () => {
    const arms = [await anArm()];
    const tools = aToolsSpec({ mostSteps: 2 });
    expect(await estimate({ arms, cases, trials: 1, metrics: [], tools })).toMatchObject({
      calls: 4,
      high: { calls: 6 },
    });
    expect(await estimate({ arms, cases, trials: 1, metrics: [], tools: null })).toMatchObject({
      calls: 3,
      high: { calls: 3 },
    });
  });

  test("is ordered, whatever was recorded", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ output: fc.nat(5000), modelCalls: fc.integer({ min: 1, max: 9 }) }), { maxLength: 8 }),
        fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }),
        async (recorded, limit) => {
          const drawn = recorded.map(({ output, modelCalls }) => aCase({ recordings: [answered(output, modelCalls)] }));
          const model = aModelSpec({ parameters: limit === undefined ? {} : { max_tokens: limit } });
          const { low, high, ...likely } = await estimate({
            arms: [await anArm({ model })],
            cases: drawn,
            trials: 2,
            metrics: [],
          });
          for (const name of ["calls", "inputTokens", "outputTokens", "usd"] as const) {
            expect(low[name]).toBeLessThanOrEqual(likely[name] ?? Number.NaN);
            expect(likely[name]).toBeLessThanOrEqual(high[name] ?? Number.NaN);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("an estimate takes in", () => {
  const judge = aModelSpec({ name: "judge" });
  const cases = [aCase({ recordings: [RECORDING] })];

  test.each([
    ["factuality", 1],
    ["answer-relevance", 1],
    ["context-recall", 1],
    ["context-faithfulness", 1],
    ["citation-support", 1],
    ["pairwise", 2],
    ["context-precision", 1],
  ] as const)(
    "the calls of %s, %i for an answer, and twice as many where a judge must repair",
    async (scorer, calls) => {
      const documents = ["a", "b", "c"].map((id) => ({ id, text: "t".repeat(40) }));
      const observed = anAnswer({ text: "Within 30 days [a].", usage: { input: 1, output: 60 } });
      const recordings = [{ ...RECORDING, observed, retrievals: [{ query: "q", documents }] }] as const;
      const drawn = [aCase({ recordings, expected: "Within 30 days." })];
      const metrics = [aMetric({ spec: { scorer, judge } })];
      const planned = await estimate({ arms: [await anArm()], cases: drawn, trials: 1, metrics });
      expect(planned.calls).toBe(1 + calls);
      expect(planned.high.calls).toBe(1 + 2 * calls);
    },
  );

  test("the embeddings of similar: of the answer, and of what is expected, which is paid for once", async () => {
    const spec = {
      scorer: "similar",
      value: "v".repeat(40),
      model: aModelSpec({ price: { input: 1, output: 0 } }),
    } as const;
    expect(await estimate({ arms: [], cases, trials: 1, metrics: [aMetric({ spec })] })).toMatchObject({
      calls: 2,
      inputTokens: 60 + 10,
      outputTokens: 0,
      usd: 70 / 1e6,
    });
  });

  test("one of production's own answers a case, where a record scores them beside the replay", async () => {
    const metrics = [aMetric({ spec: { scorer: "llm-rubric", rubric: "", judge } })];
    const failed = aRecording({ turns: TURNS, observed: aFailure() });
    const drawn = [aCase({ recordings: [failed, RECORDING, RECORDING] })];
    const input = { arms: [await anArm()], cases: drawn, trials: 2, metrics };
    expect(await estimate(input)).toMatchObject({ calls: 2 + 2 });
    expect(await estimate({ ...input, observedJudged: true })).toMatchObject({ calls: 2 + 2 + 1 });
  });

  test("a retrieval endpoint, without asking it", async () => {
    const retrieval = { kind: "endpoint", endpoint: anEndpoint({ price: 0.01 }) } as const;
    const model = aModelSpec({ price: { input: 0, output: 0 } });
    const arm = await anArm({ retrieval, model });
    const assemble = async () => expect.fail("an estimate asks nobody");
    expect(await estimate({ arms: [{ ...arm, assemble }], cases, trials: 2, metrics: [] })).toMatchObject({
      calls: 4,
      usd: 0.02,
    });
  });

  test("a tool endpoint, as often as production called tools; for calls off the recording only at the high end", async () => {
    const toolResults = [
      { tool: "order", arguments: "", result: "" },
      { tool: "order", arguments: "", result: "" },
    ];
    const drawn = [aCase({ recordings: [{ ...RECORDING, toolResults }] })];
    const arms = [await anArm({ model: aModelSpec({ price: { input: 0, output: 0 } }) })];
    const endpoint = anEndpoint({ price: 0.01 });
    const input = { arms, cases: drawn, trials: 1, metrics: [] };
    const results = aToolsSpec({ results: { endpoint } });
    expect(await estimate({ ...input, tools: results })).toMatchObject({ calls: 3, usd: 0.02 });
    const notRecorded = aToolsSpec({ notRecorded: { endpoint } });
    expect(await estimate({ ...input, tools: notRecorded })).toMatchObject({ calls: 1, usd: 0, high: { usd: 0.02 } });
    const unpriced = aToolsSpec({ notRecorded: { endpoint: anEndpoint() } });
    const planned = await estimate({ ...input, tools: unpriced });
    expect(planned.usd).toBe(0);
    expect(planned.high).not.toHaveProperty("usd");
  });

  test("an application, by its price a case and the tokens that production used", async () => {
    const input = { arms: [await anArm({ model: null })], cases, trials: 3, metrics: [] };
    expect(await estimate({ ...input, application: { price: 0.1 } })).toMatchObject({
      calls: 3,
      inputTokens: 3,
      outputTokens: 180,
      usd: expect.closeTo(0.3, 12),
      low: { calls: 3, inputTokens: 0 },
    });
    expect(await estimate({ ...input, application: {} })).not.toHaveProperty("usd");
  });
});

describe("a run that is too dear", () => {
  const quantity = { calls: 40, inputTokens: 900, outputTokens: 100, usd: 2 };
  const planned = { ...quantity, low: quantity, high: { ...quantity, usd: 9 } };
  const remedy =
    "Raise that limit under budget in the suite file, or make the sample or the number of trials smaller; nothing was paid for.";

  test.each([
    [{ usd: 1.5 }, "it would take $2.00 at the least, and the suite has a budget.usd of 1.5"],
    [{ tokens: 999 }, "it would take 1,000 tokens at the least, and the suite has a budget.tokens of 999"],
    [{ calls: 39 }, "it would take 40 calls at the least, and the suite has a budget.calls of 39"],
  ])("even at the least is not started: %o", (budget, problem) => {
    expect(tooDear(planned, { errors: 0, ...budget })).toEqual({
      reason: "money-budget",
      problem: `the run was not started: ${problem}`,
      remedy,
    });
  });

  test("by less than a cent is told in as many digits as it takes", () => {
    const low = { ...quantity, usd: 0.0124 };
    expect(tooDear({ ...planned, low }, { errors: 0, usd: 0.01 })?.problem).toContain("$0.0124 at the least");
  });

  test("only perhaps is started, and so is one without a cap or a price", () => {
    expect(tooDear(planned, { errors: 0, usd: 2, tokens: 1000, calls: 40 })).toBeUndefined();
    expect(tooDear(planned, { errors: 0 })).toBeUndefined();
    const { usd: _unknown, ...unpriced } = quantity;
    expect(tooDear({ ...planned, low: unpriced }, { errors: 0, usd: 0.01 })).toBeUndefined();
  });
});
