import { expect, test } from "vitest";
import type { Variant } from "../../src/domain/variant.ts";
import { createAssembler } from "../../src/pipeline/assemble/assemble.ts";
import { estimate } from "../../src/pipeline/estimate.ts";
import { aCase, aFailure, aMetric, anAnswer, aRecording, aTuple } from "../builders.ts";
import { aModelSpec } from "./scripted-models.ts";

async function anArm(overrides: Partial<Variant> = {}) {
  const variant: Variant = {
    label: "production",
    versions: aTuple(),
    model: aModelSpec(),
    template: "x".repeat(400),
    policy: "",
    retrieval: { kind: "none" },
    ...overrides,
  };
  return { variant, assemble: await createAssembler(variant) };
}

const TURNS = [{ role: "user", text: "y".repeat(40) }] as const;
const RECORDING = aRecording({ turns: TURNS, observed: anAnswer({ usage: { input: 1, output: 60 } }) });

test("counts every trial of every case under every arm, at four characters a token", async () => {
  const cases = [aCase({ recordings: [RECORDING] }), aCase({ recordings: [RECORDING] })];
  expect(await estimate({ arms: [await anArm(), await anArm()], cases, trials: 3, metrics: [] })).toEqual({
    calls: 12,
    inputTokens: 12 * 110,
    outputTokens: 12 * 60,
    usd: expect.closeTo((12 * 110 * 2 + 12 * 60 * 8) / 1e6, 12),
  });
});

test("takes 300 tokens of output where production recorded none", async () => {
  const cases = [aCase({ recordings: [aRecording({ turns: TURNS, observed: aFailure() })] })];
  expect(await estimate({ arms: [await anArm()], cases, trials: 1, metrics: [] })).toMatchObject({
    calls: 1,
    outputTokens: 300,
  });
});

test("counts the further calls of an agent, with the tool results they carry", async () => {
  const toolResults = [{ tool: "order", arguments: "z".repeat(8), result: "z".repeat(80) }];
  const observed = anAnswer({ modelCalls: 3, usage: { input: 1, output: 60 } });
  const cases = [aCase({ recordings: [aRecording({ turns: TURNS, observed, toolResults })] })];
  expect(await estimate({ arms: [await anArm()], cases, trials: 1, metrics: [] })).toMatchObject({
    calls: 3,
    inputTokens: 3 * 110 + 2 * 22,
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
  const nothing = { calls: 0, inputTokens: 0, outputTokens: 0, usd: 0 };
  expect(await estimate({ arms: [await anArm()], cases, trials: 3, metrics: [] })).toEqual(nothing);
  expect(await estimate({ arms: [await anArm({ model: null })], cases: [aCase()], trials: 1, metrics: [] })).toEqual(
    nothing,
  );
});
