import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { JUDGED, type ScorerSpec } from "../../../src/domain/scorer-spec.ts";
import type { Metric } from "../../../src/domain/suite.ts";
import { estimate } from "../../../src/pipeline/estimate.ts";
import { meter } from "../../../src/pipeline/meter.ts";
import { openScoring } from "../../../src/pipeline/score.ts";
import type { ModelRequest } from "../../../src/ports.ts";
import { isObject } from "../../../src/simulation/chat.ts";
import { judge } from "../../../src/simulation/judge.ts";
import { simulatedModel } from "../../../src/simulation/models.ts";
import { aCase, aFailure, aMetric, anAnswer, aRecording } from "../../builders.ts";
import { aModelSpec, aReply, scriptedModels, scriptedServices } from "../scripted-models.ts";

/** The simulated judge, which never has to repair. */
function judged({ messages, answerSchema }: ModelRequest): string {
  if (!isObject(answerSchema?.schema)) throw new Error("a judge is asked for a structured answer");
  const request = {
    model: "sim-large",
    messages: messages.map(({ role, text }) => ({ role, content: text })),
    tools: [],
    answerSchema: answerSchema.schema,
  };
  return judge(request, { ...simulatedModel("sim-large").traits, judges: 1 }, () => 0.5) ?? "";
}

const SPECS: readonly ScorerSpec[] = [
  ...JUDGED.map(
    (scorer): ScorerSpec =>
      scorer === "llm-rubric"
        ? { scorer, rubric: "Good?", judge: aModelSpec({ name: "judge" }) }
        : { scorer, judge: aModelSpec({ name: "judge" }) },
  ),
  { scorer: "similar", model: aModelSpec({ name: "embeddings" }) },
];

const document = fc.record({ id: fc.constantFrom("d1", "d2"), text: fc.string() });
const withoutText = fc.record({ id: fc.constantFrom("d1", "d2") });
const retrieval = fc.record({ documents: fc.array(fc.oneof({ weight: 5, arbitrary: document }, withoutText)) });
const expectedText = fc.option(fc.constantFrom("Within 30 days.", "Never."), { nil: undefined });
const recording = fc.record({
  text: fc.constantFrom("Within 30 days [d1].", "Within 30 days.", "[1] and [7].", "Never [9]."),
  failed: fc.boolean(),
  retrievals: fc.array(retrieval, { maxLength: 2 }),
  expected: expectedText,
  own: expectedText,
});
type Drawn = typeof recording extends fc.Arbitrary<infer Value> ? Value : never;

const TURNS = [{ role: "user", text: "When?" }] as const;

/** What an estimate says of scoring production's own answers, and what scoring them takes. */
async function plannedAndSpent(metric: Metric, drawn: readonly Drawn[]) {
  const cases = drawn.map(({ text, failed, retrievals, expected, own }) =>
    aCase({
      ...(expected === undefined ? {} : { expected }),
      recordings: [
        aRecording({
          turns: TURNS,
          retrievals,
          observed: failed ? aFailure() : anAnswer({ text }),
          attributes: own === undefined ? {} : { "app.own": own },
        }),
      ],
    }),
  );
  const planned = await estimate({ arms: [], cases, trials: 1, metrics: [metric] });
  const { models } = scriptedModels((request) => aReply({ text: judged(request) }));
  const metered = meter({ models, services: scriptedServices().services }, { errors: 1 });
  const { signal } = new AbortController();
  const world = { models: metered.models, total: cases.length, errorBudget: 1, signal };
  const scoring = await openScoring([metric], world);
  for (const one of cases) {
    const [first] = one.recordings;
    await scoring.score({ case: one, recording: first, trial: 0, answer: first.observed });
  }
  return { planned, spent: metered.spend() };
}

describe.each(SPECS.map((spec) => [spec.scorer, spec] as const))("an estimate of %s", (_, spec) => {
  test.each([undefined, "app.own"])("counts the calls that scoring takes, with expectations under %s", async (own) => {
    const metric = aMetric({ spec, ...(own === undefined ? {} : { expected: own }) });
    const checked = fc.asyncProperty(fc.array(recording, { maxLength: 4 }), async (drawn) => {
      const { planned, spent } = await plannedAndSpent(metric, drawn);
      expect(planned.calls).toBe(spent.calls);
      expect(planned.low.calls).toBeLessThanOrEqual(spent.calls);
      expect(planned.high.calls).toBeGreaterThanOrEqual(spent.calls);
    });
    await fc.assert(checked, { numRuns: 40, seed: 4 });
  });
});
