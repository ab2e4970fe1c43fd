import { describe, expect, test } from "vitest";
import type { CaseAnswers } from "../../src/domain/case-answers.ts";
import { digestOf } from "../../src/domain/digest.ts";
import type { Metric, ModelSpec } from "../../src/domain/suite.ts";
import { type ScoreWorld, score } from "../../src/pipeline/score.ts";
import type { ModelReply, ModelRequest } from "../../src/ports.ts";
import { aCase, aFailure, aMetric, anAnswer, aRecording } from "../builders.ts";
import { aModelSpec, aReply, heardProgress, scriptedModels } from "./scripted-models.ts";

const FEEDBACK = aMetric({
  name: "thumbs",
  spec: { scorer: "trace-attribute", attribute: "app.feedback", range: [-1, 1] },
});

function aJudged(judge: Partial<ModelSpec> = {}, rubric = "Answers the question."): Metric {
  return aMetric({
    name: "answers",
    spec: { scorer: "llm-rubric", rubric, judge: aModelSpec({ name: "judge-1", ...judge }) },
  });
}

function trials(...answers: CaseAnswers["trials"][number]["answer"][]): CaseAnswers {
  const recording = aRecording({ traceId: "t1", attributes: { "app.feedback": 1 } });
  return {
    case: aCase({ id: "c", cluster: "talk", slices: { intent: "returns" }, expected: "Yes." }),
    trials: answers.map((answer) => ({ recording, answer })),
  };
}

async function run(
  answers: readonly CaseAnswers[],
  metrics: readonly Metric[],
  script: (request: ModelRequest, n: number) => ModelReply = () => aReply({ text: '{"reason":"fine","score":0.75}' }),
  overrides: Partial<ScoreWorld> = {},
) {
  const scripted = scriptedModels(script);
  const { progress, heard } = heardProgress();
  const world = {
    models: scripted.models,
    concurrency: 2,
    errorBudget: 0,
    progress,
    signal: new AbortController().signal,
    ...overrides,
  };
  return { ...scripted, heard, scores: await score(answers, metrics, world) };
}

describe("a row", () => {
  test("says what can be compared and keeps no text", async () => {
    const answer = anAnswer({ text: "Yes.", latencyMs: 80, usage: { input: 4, output: 2 }, usd: 0.5 });
    const { scores, heard } = await run(
      [trials(answer, anAnswer({ text: "No." }))],
      [aMetric({ name: "right" }), FEEDBACK],
    );
    expect(scores.cases[0]).toMatchObject({ id: "c", cluster: "talk", slices: { intent: "returns" } });
    expect(scores.cases[0]?.trials[0]).toEqual({
      trace: "t1",
      status: "answered",
      latencyMs: 80,
      inputTokens: 4,
      outputTokens: 2,
      usd: 0.5,
      scores: { right: { status: "scored", value: 1 }, thumbs: { status: "scored", value: 1 } },
    });
    expect(scores.cases[0]?.trials[1]?.scores["right"]).toEqual({ status: "scored", value: 0 });
    expect(JSON.stringify(scores)).not.toContain("Yes.");
    expect(heard).toEqual(["start score 2", "1", "2", "end"]);
  });

  test("leaves out what the answer does not tell", async () => {
    const bare = { status: "answered", text: "Yes.", toolCalls: [], finish: "stop", modelCalls: 1 } as const;
    const { scores } = await run([trials(bare)], []);
    expect(scores.cases[0]?.trials[0]).toEqual({ trace: "t1", status: "answered", scores: {} });
  });

  test("of a failed trial has its reason, and only the scores that are about the trace", async () => {
    const { scores, requests } = await run(
      [trials(aFailure({ reason: "timed-out" }))],
      [aMetric(), aJudged(), FEEDBACK],
    );
    expect(scores.cases[0]?.trials[0]).toEqual({
      trace: "t1",
      status: "failed",
      reason: "timed-out",
      scores: { thumbs: { status: "scored", value: 1 } },
    });
    expect(requests).toHaveLength(0);
  });
});

describe("a judge", () => {
  test("is asked once for every answered trial, with the trial's number, within the concurrency", async () => {
    const answers = [trials(anAnswer(), anAnswer(), aFailure()), trials(anAnswer(), anAnswer())];
    const { scores, requests, mostAtOnce } = await run(answers, [aJudged()]);
    expect(requests.map(({ trial }) => trial)).toEqual([0, 1, 0, 1]);
    expect(mostAtOnce()).toBe(2);
    expect(scores.cases[0]?.trials[1]?.scores["answers"]).toEqual({ status: "scored", value: 0.75 });
    expect(scores).not.toHaveProperty("incomplete");
  });

  test("that fails within the error budget leaves those answers unscored", async () => {
    const answers = [trials(anAnswer(), anAnswer(), anAnswer(), anAnswer())];
    const { scores } = await run(
      answers,
      [aJudged()],
      (_request, n) =>
        n === 0
          ? { status: "failed", reason: "server-error", detail: "500" }
          : aReply({ text: '{"reason":"","score":1}' }),
      { errorBudget: 0.25, concurrency: 1 },
    );
    expect(scores.cases[0]?.trials.map((row) => row.scores["answers"])).toEqual([
      { status: "unscored", reason: "judge-failed" },
      ...Array(3).fill({ status: "scored", value: 1 }),
    ]);
    expect(scores).not.toHaveProperty("incomplete");
  });

  test("that fails more often is named, with a remedy, and not asked again", async () => {
    const failure = { status: "failed", reason: "server-error", detail: "500 from X after 5 attempts" } as const;
    const answers = [trials(...Array.from({ length: 8 }, () => anAnswer()))];
    const { scores, requests } = await run(answers, [aJudged()], () => failure, { errorBudget: 0.2, concurrency: 1 });
    expect(requests).toHaveLength(2);
    expect(scores.incomplete).toEqual({
      reason: "error-budget",
      problem:
        "2 of 8 calls of judge judge-1 for metric answers failed (error budget 20 %) because the provider had errors of its own: 500 from X after 5 attempts",
      remedy:
        "Wait until the provider has recovered and run the same command again: answers that were paid for are kept.",
    });
    expect(scores.cases[0]?.trials.at(-1)?.scores["answers"]).toEqual({ status: "unscored", reason: "judge-failed" });
  });

  test("whose key is refused is asked once", async () => {
    const failure = { status: "failed", reason: "unauthorised", detail: "401 from X after 1 attempt" } as const;
    const judge = aJudged({ keyVariable: "JUDGE_KEY" });
    const { scores, requests } = await run([trials(anAnswer(), anAnswer(), anAnswer())], [judge], () => failure, {
      errorBudget: 1,
      concurrency: 1,
    });
    expect(requests).toHaveLength(1);
    expect(scores.incomplete?.remedy).toBe("Set the environment variable JUDGE_KEY to a key that may use judge-1.");
  });

  test("that is over budget, or stopped, leaves the scores incomplete", async () => {
    const cutOff = {
      status: "failed",
      reason: "cut-off",
      detail: "budget.usd of 5 would be passed after 0 calls",
    } as const;
    const spent = await run([trials(anAnswer())], [aJudged()], () => cutOff);
    expect(spent.scores.incomplete).toMatchObject({
      reason: "money-budget",
      problem:
        "the budget ended the run after 0 of 1 calls of judge judge-1 for metric answers: budget.usd of 5 would be passed after 0 calls",
    });
    const stopped = await run([trials(anAnswer())], [aJudged()], () => cutOff, { signal: AbortSignal.abort() });
    expect(stopped.scores.incomplete).toMatchObject({
      reason: "cut-off",
      problem: "the run was stopped after 0 of 1 calls of judge judge-1 for metric answers",
    });
  });
});

describe("the record of a metric", () => {
  const recordOf = async (metric: Metric) => (await run([], [metric])).scores.metrics[0];

  test("says what was measured and how it is judged", async () => {
    const metric = aMetric({ name: "right", spec: { scorer: "contains", value: "days" } });
    expect(await recordOf(metric)).toEqual({
      name: "right",
      direction: "higher-is-better",
      unit: "score",
      margin: { kind: "absolute", value: 0.05 },
      blocking: true,
      definition: digestOf({ scorer: "contains", value: "days" }),
      code: "contains/1",
    });
  });

  test("moves with the judge's name and parameters, and not with its address, key or price", async () => {
    const before = await recordOf(aJudged());
    const { price: _none, ...unpriced } = aModelSpec({
      name: "judge-1",
      baseUrl: "http://127.0.0.1:1/v1",
      keyVariable: "OTHER",
    });
    expect(
      await recordOf(aMetric({ spec: { scorer: "llm-rubric", rubric: "Answers the question.", judge: unpriced } })),
    ).toEqual(before);
    const renamed = await recordOf(aJudged({ name: "judge-2" }));
    expect(renamed?.judge).not.toBe(before?.judge);
    expect(renamed?.definition).toBe(before?.definition);
    expect((await recordOf(aJudged({ parameters: { temperature: 1 } })))?.judge).not.toBe(before?.judge);
  });

  test("moves its definition, and not its judge, with the rubric", async () => {
    const [before, after] = [await recordOf(aJudged()), await recordOf(aJudged({}, "Is polite."))];
    expect(after?.definition).not.toBe(before?.definition);
    expect(after?.judge).toBe(before?.judge);
  });
});
