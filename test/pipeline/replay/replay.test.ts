import { describe, expect, test } from "vitest";
import type { Case } from "../../../src/domain/case.ts";
import type { Variant } from "../../../src/domain/variant.ts";
import { createAssembler } from "../../../src/pipeline/assemble/assemble.ts";
import { type Arm, type ReplayPlan, replay } from "../../../src/pipeline/replay/replay.ts";
import type { ModelReply, ModelRequest } from "../../../src/ports.ts";
import { aCase, aRecording, aTuple } from "../../builders.ts";
import { aCall, aModelSpec, aReply, heardProgress, scriptedModels } from "../scripted-models.ts";

async function anArm(label: string, overrides: Partial<Variant> = {}): Promise<Arm> {
  const variant: Variant = {
    label,
    versions: aTuple(),
    model: aModelSpec(),
    template: label,
    policy: "",
    retrieval: { kind: "recorded" },
    ...overrides,
  };
  return { variant, assemble: await createAssembler(variant) };
}

function someCases(count: number): readonly Case[] {
  return Array.from({ length: count }, (_, index) =>
    aCase({
      id: `case-${index}`,
      recordings: [aRecording({ traceId: `${index}`, turns: [{ role: "user", text: `Question ${index}` }] })],
    }),
  );
}

async function aPlan(overrides: Partial<ReplayPlan> = {}): Promise<ReplayPlan> {
  return { arms: [await anArm("base")], cases: someCases(2), trials: 1, concurrency: 4, errorBudget: 0, ...overrides };
}

/** Replays against a script, and tells what was asked and said. */
async function run(
  plan: ReplayPlan,
  script: (request: ModelRequest, n: number) => ModelReply,
  signal = new AbortController().signal,
) {
  const scripted = scriptedModels(script);
  const { progress, heard } = heardProgress();
  const outcome = await replay(plan, { models: scripted.models, progress, signal });
  const answers = outcome.arms.map((arm) => arm.cases.map((one) => one.trials.map((trial) => trial.answer)));
  return { outcome, answers, heard, ...scripted };
}

const failure = (reason: Extract<ModelReply, { status: "failed" }>["reason"], detail: string): ModelReply => ({
  status: "failed",
  reason,
  detail,
});

describe("the schedule", () => {
  test("lets the arms take turns within case and trial", async () => {
    const plan = await aPlan({ arms: [await anArm("base"), await anArm("head")], trials: 2, concurrency: 1 });
    const { requests } = await run(plan, () => aReply());
    expect(requests.map(({ messages, trial }) => `${trial} ${messages[1]?.text} ${messages[0]?.text}`)).toEqual([
      "0 Question 0 base",
      "0 Question 0 head",
      "0 Question 1 base",
      "0 Question 1 head",
      "1 Question 0 base",
      "1 Question 0 head",
      "1 Question 1 base",
      "1 Question 1 head",
    ]);
  });

  test("keeps every answer with its arm, case, trial and recording, however late it comes", async () => {
    const plan = await aPlan({
      arms: [await anArm("base"), await anArm("head")],
      cases: someCases(5),
      trials: 3,
      concurrency: 7,
    });
    const { outcome } = await run(plan, ({ messages, trial }) =>
      aReply({ text: `${messages[0]?.text}/${messages[1]?.text}/${trial}` }),
    );
    const told = outcome.arms.map((arm) =>
      arm.cases.map((one) => one.trials.map(({ answer }) => answer.status === "answered" && answer.text)),
    );
    expect(told).toEqual(
      ["base", "head"].map((arm) =>
        [0, 1, 2, 3, 4].map((index) => [0, 1, 2].map((trial) => `${arm}/Question ${index}/${trial}`)),
      ),
    );
    expect(outcome.arms[1]?.cases[3]?.trials[2]?.recording.traceId).toBe("3");
    expect(outcome).not.toHaveProperty("incomplete");
  });

  test("goes through the recordings of a case in turn", async () => {
    const two = aCase({ recordings: [aRecording({ traceId: "first" }), aRecording({ traceId: "second" })] });
    const { outcome } = await run(await aPlan({ cases: [two], trials: 3 }), () => aReply());
    expect(outcome.arms[0]?.cases[0]?.trials.map(({ recording }) => recording.traceId)).toEqual([
      "first",
      "second",
      "first",
    ]);
  });

  test("holds to its concurrency and advances with every trial", async () => {
    const { mostAtOnce, heard } = await run(await aPlan({ cases: someCases(9), concurrency: 3 }), () => aReply());
    expect(mostAtOnce()).toBe(3);
    expect(heard).toEqual(["start replay 9", "1", "2", "3", "4", "5", "6", "7", "8", "9", "end"]);
  });
});

describe("the agent", () => {
  const tools = [{ name: "order" }, { name: "status" }];
  const recording = aRecording({
    toolResults: [
      { tool: "order", arguments: '{"id":7}', result: "shoes" },
      { tool: "status", arguments: '{"id":7}', result: "sent" },
    ],
  });
  const cases = [aCase({ recordings: [recording] })];

  test("answers tool calls from the recording until the model answers, and sums what it took", async () => {
    const plan = await aPlan({ arms: [await anArm("base", { tools })], cases });
    const { answers, requests } = await run(plan, (_request, n) =>
      n === 0
        ? aReply({
            text: "Let me see.",
            toolCalls: [aCall("order", '{ "id": 7 }', "c1"), aCall("status", '{"id":7.0}', "c2")],
            usage: { input: 100, output: 10, cachedInput: 50 },
          })
        : aReply({ text: "Sent.", usage: { input: 150, output: 20 }, latencyMs: 40, fingerprint: "fp_2" }),
    );
    expect(requests[1]?.messages.slice(2)).toEqual([
      {
        role: "assistant",
        text: "Let me see.",
        toolCalls: [aCall("order", '{ "id": 7 }', "c1"), aCall("status", '{"id":7.0}', "c2")],
      },
      { role: "tool", text: "shoes", callId: "c1", name: "order" },
      { role: "tool", text: "sent", callId: "c2", name: "status" },
    ]);
    expect(requests[1]?.tools).toEqual(tools);
    expect(answers[0]?.[0]?.[0]).toEqual({
      status: "answered",
      text: "Sent.",
      toolCalls: [aCall("order", '{ "id": 7 }', "c1"), aCall("status", '{"id":7.0}', "c2")],
      finish: "stop",
      latencyMs: 140,
      usage: { input: 250, output: 30, cachedInput: 50 },
      usd: (250 * 2 + 30 * 8) / 1_000_000,
      resolvedModel: "gpt-4.1-2025-04-14",
      fingerprint: "fp_2",
      modelCalls: 2,
    });
  });

  test("leaves the recording with a call that it does not hold", async () => {
    const { answers } = await run(await aPlan({ cases }), () => aReply({ toolCalls: [aCall("refund", "{}")] }));
    expect(answers[0]?.[0]?.[0]).toEqual({
      status: "failed",
      reason: "left-the-recording",
      detail: "the trace holds no such call of tool refund",
    });
  });

  test("is stopped when it goes in circles", async () => {
    const { answers, requests } = await run(await aPlan({ cases }), () =>
      aReply({ toolCalls: [aCall("order", '{"id":7}')] }),
    );
    expect(requests).toHaveLength(12);
    expect(answers[0]?.[0]?.[0]).toEqual({
      status: "failed",
      reason: "too-many-steps",
      detail: "still calling tools after 12 model calls",
    });
  });

  test("does not make up a usage or a price that one of its calls did not tell", async () => {
    const { usage: _none, ...silent } = aReply();
    const { answers } = await run(await aPlan({ cases }), (_request, n) =>
      n === 0 ? aReply({ toolCalls: [aCall("order", '{"id":7}')] }) : silent,
    );
    expect(answers[0]?.[0]?.[0]).not.toHaveProperty("usage");
    expect(answers[0]?.[0]?.[0]).not.toHaveProperty("usd");
  });

  test("gives a refusal as the text of the answer", async () => {
    const { answers } = await run(await aPlan({ cases }), () => aReply({ text: "", refusal: "I cannot help." }));
    expect(answers[0]?.[0]?.[0]).toMatchObject({ status: "answered", text: "I cannot help." });
  });

  test("cannot run without a model", async () => {
    const { answers, requests } = await run(await aPlan({ cases, arms: [await anArm("base", { model: null })] }), () =>
      aReply(),
    );
    expect(requests).toHaveLength(0);
    expect(answers[0]?.[0]?.[0]).toMatchObject({
      reason: "not-replayable",
      detail: "the suite names no model to replay with",
    });
  });
});

describe("the error budget", () => {
  test("bears failures up to its share of all trials", async () => {
    const plan = await aPlan({ cases: someCases(10), errorBudget: 0.2, concurrency: 1 });
    const { outcome, heard } = await run(plan, (_request, n) => (n < 2 ? failure("server-error", "500") : aReply()));
    expect(outcome).not.toHaveProperty("incomplete");
    expect(heard.at(-2)).toBe("10 2 failed");
  });

  test("past its share starts no further trial and says why, by the commonest reason", async () => {
    const plan = await aPlan({ cases: someCases(10), errorBudget: 0.2, concurrency: 1 });
    const { outcome, answers, requests } = await run(plan, (_request, n) =>
      n === 1
        ? failure("server-error", "500 from X after 5 attempts")
        : failure("rate-limited", "429 from X after 5 attempts"),
    );
    expect(requests).toHaveLength(3);
    expect(outcome.incomplete).toEqual({
      reason: "error-budget",
      problem:
        "3 of 10 trials failed (error budget 20 %), 2 of them because the provider limited the rate: 429 from X after 5 attempts",
      remedy:
        "Lower concurrency in the suite file, or wait a while, and run the same command again: answers that were paid for are kept.",
    });
    expect(answers[0]?.slice(3).flat()).toEqual(
      Array(7).fill({ status: "failed", reason: "cut-off", detail: `not started: ${outcome.incomplete?.problem}` }),
    );
  });

  test("is not asked about a refused key: the first one ends the replay", async () => {
    const plan = await aPlan({ cases: someCases(50), errorBudget: 1, concurrency: 1 });
    const { outcome, requests } = await run(plan, () => failure("unauthorised", "401 from X after 1 attempt"));
    expect(requests).toHaveLength(1);
    expect(outcome.incomplete).toEqual({
      reason: "error-budget",
      problem:
        "1 of 50 trials failed (error budget 100 %) because the provider did not accept the key: 401 from X after 1 attempt",
      remedy: "Set the environment variable OPENAI_API_KEY to a key that may use gpt-4.1.",
    });
  });

  const others: readonly (readonly [Extract<ModelReply, { status: "failed" }>["reason"], string, string])[] = [
    [
      "unreachable",
      "the model could not be reached",
      "Check that the server is running and that the base URL of gpt-4.1 (base-url in the suite file, or OPENAI_BASE_URL) is right.",
    ],
    [
      "server-error",
      "the provider had errors of its own",
      "Wait until the provider has recovered and run the same command again: answers that were paid for are kept.",
    ],
    [
      "connection-reset",
      "the connection broke",
      "Check the network and any proxy on the way to the provider, and run the same command again: answers that were paid for are kept.",
    ],
    [
      "timed-out",
      "no answer came in time",
      "Lower concurrency in the suite file or choose a faster model, and run the same command again: answers that were paid for are kept.",
    ],
    [
      "refused-request",
      "the provider refused the request",
      "Check the name and the parameters of gpt-4.1 in the suite file against what the provider offers.",
    ],
    [
      "malformed-answer",
      "the answer was not in the form of the API",
      "Check that the base URL of gpt-4.1 is that of an OpenAI-compatible server; most end in /v1.",
    ],
    [
      "empty-answer",
      "the model answered nothing",
      "Check the parameters of gpt-4.1 in the suite file; a token limit that is too low leaves no room for an answer.",
    ],
    [
      "left-the-recording",
      "the replay asked for something that the traces do not hold",
      "Draw newer traces, whose tool results and searches fit these versions, or raise budget.errors in the suite file if such trials may be missing.",
    ],
    [
      "too-many-steps",
      "the agent came to no answer",
      "Check that the tool definitions fit the recorded results, so that the agent can come to an answer.",
    ],
    [
      "not-replayable",
      "they could not be replayed",
      "Record in production what the traces lack (the README's section on traces says what a replay needs), or mend the suite file where it is named.",
    ],
    [
      "production-error",
      "production had failed there",
      "Draw fewer failed requests (sample.keep.errors in the suite file), or raise budget.errors if they belong to the sample.",
    ],
  ];
  test.each(others)("has a cause and a remedy for %s", async (reason, cause, remedy) => {
    const { outcome } = await run(await aPlan({ cases: someCases(4), concurrency: 1 }), () =>
      failure(reason, "what happened"),
    );
    expect(outcome.incomplete).toEqual({
      reason: "error-budget",
      problem: `1 of 4 trials failed (error budget 0 %) because ${cause}: what happened`,
      remedy,
    });
  });

  test("counts recordings that cannot be replayed, without asking a model", async () => {
    const cases = [aCase({ recordings: [aRecording({ turns: [] })] })];
    const { outcome, requests } = await run(await aPlan({ cases }), () => aReply());
    expect(requests).toHaveLength(0);
    expect(outcome.incomplete?.problem).toBe(
      "1 of 1 trials failed (error budget 0 %) because they could not be replayed: the trace holds no input messages",
    );
  });
});

describe("a replay that cannot go on", () => {
  test("because it was stopped keeps what it has and says how to go on", async () => {
    const stop = new AbortController();
    const { outcome, answers, requests } = await run(
      await aPlan({ cases: someCases(6), concurrency: 1 }),
      (_request, n) => {
        if (n === 1) stop.abort();
        return aReply();
      },
      stop.signal,
    );
    expect(requests).toHaveLength(2);
    expect(answers[0]?.flat().map(({ status }) => status)).toEqual([
      "answered",
      "answered",
      "failed",
      "failed",
      "failed",
      "failed",
    ]);
    expect(outcome.incomplete).toEqual({
      reason: "cut-off",
      problem: "the run was stopped after 2 of 6 trials",
      remedy: "Run the same command again: answers that were paid for are kept.",
    });
  });

  test("is complete when the stop came after its last trial", async () => {
    const stop = new AbortController();
    const script = (_request: ModelRequest, n: number) => {
      if (n === 1) stop.abort();
      return aReply();
    };
    const { outcome } = await run(await aPlan({ concurrency: 1 }), script, stop.signal);
    expect(outcome).not.toHaveProperty("incomplete");
  });

  test("because of its budget says which cap, and starts no further trial", async () => {
    const { outcome, requests } = await run(
      await aPlan({ cases: someCases(6), concurrency: 1, errorBudget: 1 }),
      (_request, n) => (n < 2 ? aReply() : failure("cut-off", "budget.usd of 5 would be passed after 2 calls")),
    );
    expect(requests).toHaveLength(3);
    expect(outcome.incomplete).toEqual({
      reason: "money-budget",
      problem: "the budget ended the run after 2 of 6 trials: budget.usd of 5 would be passed after 2 calls",
      remedy:
        "Raise that limit under budget in the suite file or make the sample smaller, and run the same command again: answers that were paid for are kept.",
    });
  });

  test("because there is nothing to replay is not a success", async () => {
    const { outcome, heard } = await run(await aPlan({ cases: [] }), () => aReply());
    expect(outcome).toMatchObject({
      arms: [{ cases: [] }],
      incomplete: {
        reason: "no-cases",
        problem: "no trace of the sample holds the messages that were asked, so there is nothing to replay",
        remedy:
          "Record the input messages in production (the README's section on traces), or score what production answered: --target observed.",
      },
    });
    expect(heard).toEqual([]);
  });
});
