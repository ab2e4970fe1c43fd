import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/domain/answer.ts";
import { digestOf } from "../../src/domain/digest.ts";
import type { ModelSpec } from "../../src/domain/model-spec.ts";
import type { TrialRow } from "../../src/domain/run.ts";
import type { Metric } from "../../src/domain/suite.ts";
import { openScoring, type ScoringWorld, type TrialOver } from "../../src/pipeline/score.ts";
import type { ModelReply, ModelRequest, Models } from "../../src/ports.ts";
import { aCase, aFailure, aMetric, anAnswer, aRecording } from "../builders.ts";
import { aCall, aModelSpec, aReply, scriptedModels } from "./scripted-models.ts";

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

function trials(...answers: readonly Answer[]): readonly TrialOver[] {
  const recording = aRecording({ traceId: "t1", attributes: { "app.feedback": 1 } });
  const one = aCase({ id: "c", expected: "Yes." });
  return answers.map((answer, trial) => ({ case: one, recording, trial, answer }));
}

/** Scores trials one after another, as a replay of concurrency 1 would. */
async function run(
  given: readonly TrialOver[],
  metrics: readonly Metric[],
  script: (request: ModelRequest, n: number) => ModelReply = () => aReply({ text: '{"reason":"fine","score":0.75}' }),
  overrides: Partial<ScoringWorld> = {},
) {
  const { models, requests } = scriptedModels(script);
  const { signal } = new AbortController();
  const world = { models, total: given.length, errorBudget: 0, signal, ...overrides };
  const scoring = await openScoring(metrics, world);
  const rows: TrialRow[] = [];
  for (const trial of given) rows.push(await scoring.score(trial));
  return { rows, requests, metrics: scoring.metrics, incomplete: scoring.incomplete() };
}

describe("a row", () => {
  test("says what can be compared and keeps no text", async () => {
    const answer = anAnswer({ text: "Yes.", latencyMs: 80, usage: { input: 4, output: 2 }, usd: 0.5 });
    const { rows } = await run(trials(answer, anAnswer({ text: "No." })), [aMetric({ name: "right" }), FEEDBACK]);
    expect(rows[0]).toEqual({
      trace: "t1",
      status: "answered",
      latencyMs: 80,
      inputTokens: 4,
      outputTokens: 2,
      usd: 0.5,
      scores: { right: { status: "scored", value: 1 }, thumbs: { status: "scored", value: 1 } },
    });
    expect(rows[1]?.scores["right"]).toEqual({ status: "scored", value: 0 });
    expect(JSON.stringify(rows)).not.toContain("Yes.");
  });

  test("leaves out what the answer does not tell", async () => {
    const bare = { status: "answered", text: "Yes.", toolCalls: [], finish: "stop", modelCalls: 1 } as const;
    const { rows } = await run(trials(bare), []);
    expect(rows[0]).toEqual({ trace: "t1", status: "answered", scores: {} });
  });

  test("of a failed trial has its reason, and only the scores that are about the trace", async () => {
    const { rows, requests } = await run(trials(aFailure({ reason: "timed-out" })), [aMetric(), aJudged(), FEEDBACK]);
    expect(rows[0]).toEqual({
      trace: "t1",
      status: "failed",
      reason: "timed-out",
      scores: { thumbs: { status: "scored", value: 1 } },
    });
    expect(requests).toHaveLength(0);
  });

  test("holds the answer against what the case expects, or against the attribute that the metric names", async () => {
    const own = (expected: string) => aMetric({ name: expected, expected });
    const [trial] = trials(anAnswer({ text: "Yes." }));
    const recording = aRecording({ attributes: { a: "Yes.", b: "No.", c: { at: 1 }, d: null } });
    const score = async (metric: Metric, text = "Yes.") => {
      const given = { ...(trial as TrialOver), recording, answer: anAnswer({ text }) };
      return (await run([given], [metric])).rows[0]?.scores[metric.name];
    };
    const unscored = { status: "unscored", reason: "no-expected-value" };
    expect(await score(aMetric())).toEqual({ status: "scored", value: 1 });
    expect(await score(own("a"))).toEqual({ status: "scored", value: 1 });
    expect(await score(own("b"))).toEqual({ status: "scored", value: 0 });
    expect(await score(own("c"), '{"at":1}')).toEqual({ status: "scored", value: 1 });
    for (const absent of ["d", "e", "toString"]) expect(await score(own(absent))).toEqual(unscored);
  });

  test("holds calls of tools against production's, and not against the answer that is expected", async () => {
    const tools = aMetric({ name: "tools", spec: { scorer: "tool-call-f1" } });
    expect((await run(trials(anAnswer()), [tools])).rows[0]?.scores["tools"]).toEqual({ status: "scored", value: 1 });
  });

  test("turns a negated score round, and leaves what has no score without one", async () => {
    const negated = aMetric({ name: "not", spec: { scorer: "contains", value: "No" }, negated: true });
    const { rows } = await run(trials(anAnswer({ text: "Yes." }), anAnswer({ text: "No." })), [negated]);
    expect(rows.map(({ scores }) => scores["not"])).toEqual([
      { status: "scored", value: 1 },
      { status: "scored", value: 0 },
    ]);
    const nothing = aMetric({ name: "not", spec: { scorer: "contains" }, expected: "absent", negated: true });
    expect((await run(trials(anAnswer()), [nothing])).rows[0]?.scores["not"]).toMatchObject({ status: "unscored" });
  });

  test("leaves an answer unscored whose JSON is nested deeper than a stack goes", async () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const answer = anAnswer({ text: deep, toolCalls: [aCall("find", `{"a":${deep}}`)] });
    const list = { type: "array", items: { $ref: "#" } };
    const wanted = { tool: "find", arguments: { a: 1 }, mode: "partial" } as const;
    const { rows } = await run(trials(answer), [
      aMetric({ name: "form", spec: { scorer: "json-schema", schema: list } }),
      aMetric({ name: "call", spec: { scorer: "tool-args-match", ...wanted } }),
    ]);
    const unscored = { status: "unscored", reason: "scorer-failed" };
    expect(rows[0]?.scores).toEqual({ form: unscored, call: unscored });
  });

  test("shows scorers the documents of the answer, else the recorded ones, and the tools that the model knew", async () => {
    const source = "(documents => Number(documents?.length ?? 9) / 10)(context.documents)";
    const count = aMetric({ name: "count", spec: { scorer: "javascript", source } });
    const document = { id: "d" };
    const [trial] = trials(anAnswer());
    const countOf = async (overrides: Partial<TrialOver>) =>
      (await run([{ ...(trial as TrialOver), ...overrides }], [count])).rows[0]?.scores["count"];
    const recording = aRecording({ retrievals: [{ documents: [document] }, { documents: [document] }] });
    expect(await countOf({})).toEqual({ status: "scored", value: 0.9 });
    expect(await countOf({ recording })).toEqual({ status: "scored", value: 0.2 });
    expect(await countOf({ recording, answer: anAnswer({ documents: [] }) })).toEqual({ status: "scored", value: 0 });
    const valid = aMetric({ name: "valid", spec: { scorer: "is-valid-openai-tools-call" } });
    const answer = anAnswer({ toolCalls: [aCall("find", "{}")] });
    const { rows } = await run([{ ...(trial as TrialOver), answer, tools: [{ name: "find" }] }], [valid]);
    expect(rows[0]?.scores["valid"]).toEqual({ status: "scored", value: 1 });
  });
});

describe("a judge", () => {
  test("is asked once for every answered trial, with the trial's number", async () => {
    const answers = trials(anAnswer(), anAnswer(), aFailure(), anAnswer());
    const { rows, requests, incomplete } = await run(answers, [aJudged()]);
    expect(requests.map(({ trial }) => trial)).toEqual([0, 1, 3]);
    expect(rows[1]?.scores["answers"]).toEqual({ status: "scored", value: 0.75 });
    expect(incomplete).toBeUndefined();
  });

  test("that fails within the error budget leaves those answers unscored", async () => {
    const { rows, incomplete } = await run(
      trials(anAnswer(), anAnswer(), anAnswer(), anAnswer()),
      [aJudged()],
      (_request, n) =>
        n === 0
          ? { status: "failed", reason: "server-error", detail: "500" }
          : aReply({ text: '{"reason":"","score":1}' }),
      { errorBudget: 0.25 },
    );
    expect(rows.map((row) => row.scores["answers"])).toEqual([
      { status: "unscored", reason: "judge-failed" },
      ...Array(3).fill({ status: "scored", value: 1 }),
    ]);
    expect(incomplete).toBeUndefined();
  });

  test("that fails more often is named, with a remedy, and not asked again", async () => {
    const failure = { status: "failed", reason: "server-error", detail: "500 from X after 5 attempts" } as const;
    const answers = trials(...Array.from({ length: 8 }, () => anAnswer()));
    const { rows, requests, incomplete } = await run(answers, [aJudged()], () => failure, { errorBudget: 0.2 });
    expect(requests).toHaveLength(2);
    expect(incomplete).toEqual({
      reason: "error-budget",
      problem:
        "2 of 8 calls of judge judge-1 for metric answers failed (error budget 20 %) because the provider had errors of its own: 500 from X after 5 attempts",
      remedy:
        "Wait until the provider has recovered and run the same command again: answers that were paid for are kept.",
    });
    expect(rows.at(-1)?.scores["answers"]).toEqual({ status: "unscored", reason: "cut-off" });
  });

  test("whose key is refused is asked once", async () => {
    const failure = { status: "failed", reason: "unauthorised", detail: "401 from X after 1 attempt" } as const;
    const judge = aJudged({ keyVariable: "JUDGE_KEY" });
    const { requests, incomplete } = await run(trials(anAnswer(), anAnswer(), anAnswer()), [judge], () => failure, {
      errorBudget: 1,
    });
    expect(requests).toHaveLength(1);
    expect(incomplete?.remedy).toBe("Set the environment variable JUDGE_KEY to a key that may use judge-1.");
  });

  test("that is over budget, or stopped, leaves the scores incomplete", async () => {
    const cutOff = {
      status: "failed",
      reason: "cut-off",
      detail: "budget.usd of 5 would be passed after 0 calls",
    } as const;
    const spent = await run(trials(anAnswer()), [aJudged()], () => cutOff);
    expect(spent.incomplete).toMatchObject({
      reason: "money-budget",
      problem:
        "the budget ended the run after 0 of 1 calls of judge judge-1 for metric answers: budget.usd of 5 would be passed after 0 calls",
    });
    expect(spent.rows[0]?.scores["answers"]).toEqual({ status: "unscored", reason: "cut-off" });
    const stopped = await run(trials(anAnswer()), [aJudged()], () => cutOff, { signal: AbortSignal.abort() });
    expect(stopped.incomplete).toMatchObject({
      reason: "cut-off",
      problem: "the run was stopped after 0 of 1 calls of judge judge-1 for metric answers",
    });
  });
});

describe("the record of a metric", () => {
  const recordOf = async (metric: Metric) => (await run([], [metric])).metrics[0];

  test("says what was measured and how it is judged", async () => {
    const metric = aMetric({ name: "right", spec: { scorer: "contains", value: "days" } });
    expect(await recordOf(metric)).toEqual({
      name: "right",
      direction: "higher-is-better",
      unit: "score",
      margin: { kind: "absolute", value: 0.05 },
      blocking: true,
      definition: digestOf({ scorer: "contains", value: "days" }),
      code: "contains/2",
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

  test("moves its definition with what turns a score or says what is expected, and with the code of a function", async () => {
    const plain = await recordOf(aMetric());
    expect((await recordOf(aMetric({ negated: true })))?.definition).not.toBe(plain?.definition);
    expect((await recordOf(aMetric({ expected: "app.right" })))?.definition).not.toBe(plain?.definition);
    const code = (source: string) => recordOf(aMetric({ spec: { scorer: "javascript", source } }));
    expect((await code("1"))?.definition).not.toBe((await code("0"))?.definition);
    const source = "export default () => true";
    const [here, there] = await Promise.all(
      ["a.js", "moved/a.js"].map((path) => recordOf(aMetric({ spec: { scorer: "javascript", source, path } }))),
    );
    expect(there?.definition).toBe(here?.definition);
  });

  test("moves with the model of embeddings, and not with where it is reached", async () => {
    const like = (model: Partial<ModelSpec>) =>
      recordOf(aMetric({ spec: { scorer: "similar", model: aModelSpec(model) } }));
    expect(await like({ baseUrl: "http://127.0.0.1:1/v1", keyVariable: "OTHER" })).toEqual(await like({}));
    expect((await like({ name: "other" }))?.definition).not.toBe((await like({}))?.definition);
  });
});

test("embeddings that fail are counted like the calls of a judge", async () => {
  const failure = { status: "failed", reason: "server-error", detail: "500 from X after 5 attempts" } as const;
  const models: Models = { ask: async () => failure, embed: async () => failure };
  const spec = { scorer: "similar", model: aModelSpec({ name: "vectors" }), value: "Yes." } as const;
  const { rows, incomplete } = await run(trials(anAnswer(), anAnswer()), [aMetric({ spec })], undefined, { models });
  expect(rows[0]?.scores["answers"]).toEqual({ status: "unscored", reason: "embedding-failed" });
  expect(incomplete?.problem).toContain("calls of model vectors for metric answers failed");
});
