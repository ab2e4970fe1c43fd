import { describe, expect, test } from "vitest";
import type { Answer, Party } from "../../../src/domain/answer.ts";
import type { Case } from "../../../src/domain/case.ts";
import type { Asked } from "../../../src/domain/case-answers.ts";
import { deadlinePassed } from "../../../src/domain/incomplete.ts";
import type { Incomplete } from "../../../src/domain/run.ts";
import type { ToolsSpec } from "../../../src/domain/suite.ts";
import type { Variant } from "../../../src/domain/variant.ts";
import { createAssembler } from "../../../src/pipeline/assemble/assemble.ts";
import { respondAsAgent } from "../../../src/pipeline/replay/agent.ts";
import { type Arm, type ReplayPlan, type ReplayWorld, replay } from "../../../src/pipeline/replay/replay.ts";
import type { ModelReply, ModelRequest, Services } from "../../../src/ports.ts";
import { aCase, anAnswer, aRecording, aTuple, SOME_TIME } from "../../builders.ts";
import {
  aCall,
  aModelSpec,
  anEndpoint,
  aReply,
  heardProgress,
  scriptedModels,
  scriptedServices,
} from "../scripted-models.ts";

/** A variant under test, and what the suite says of its tools. */
type AgentArm = { readonly variant: Variant; readonly tools: ToolsSpec | null };
type AgentPlan = Omit<ReplayPlan, "arms"> & { readonly arms: readonly AgentArm[] };

function anArm(label: string, overrides: Partial<Variant> = {}, tools: ToolsSpec | null = null): AgentArm {
  const variant: Variant = {
    label,
    versions: aTuple(),
    model: aModelSpec(),
    template: { kind: "system", text: label },
    policy: "",
    retrieval: { kind: "recorded" },
    ...overrides,
  };
  return { variant, tools };
}

function aToolsSpec(overrides: Partial<ToolsSpec> = {}): ToolsSpec {
  return {
    definitions: ["tools/*.json"],
    results: "recorded",
    notRecorded: "fail",
    ignoredArguments: {},
    mostSteps: 12,
    ...overrides,
  };
}

function someCases(count: number): readonly Case[] {
  return Array.from({ length: count }, (_, index) =>
    aCase({
      id: `case-${index}`,
      recordings: [aRecording({ traceId: `${index}`, turns: [{ role: "user", text: `Question ${index}` }] })],
    }),
  );
}

function aPlan(overrides: Partial<AgentPlan> = {}): AgentPlan {
  return { arms: [anArm("base")], cases: someCases(2), trials: 1, concurrency: 4, errorBudget: 0, ...overrides };
}

type Trial = Asked & { readonly answer: Answer };

/** Replays against a script, keeping whole answers, and tells what was asked and said. */
async function run(
  { arms, ...plan }: AgentPlan,
  script: (request: ModelRequest, n: number) => ModelReply,
  {
    signal = new AbortController().signal,
    services = scriptedServices().services,
    ...others
  }: Partial<Surroundings> = {},
) {
  const scripted = scriptedModels(script);
  const { progress, heard } = heardProgress();
  const clock = { now: () => new Date(SOME_TIME) };
  const responding = await Promise.all(
    arms.map(async ({ variant, tools }): Promise<Arm> => {
      const assemble = await createAssembler(variant, services);
      const respond = respondAsAgent({ variant, assemble, tools }, { models: scripted.models, services, clock });
      return { variant, respond };
    }),
  );
  const keep = async (_variant: Variant, asked: Asked, answer: Answer): Promise<Trial> => ({ ...asked, answer });
  const outcome = await replay({ ...plan, arms: responding }, { progress, signal, ...others }, keep);
  const answers = outcome.arms.map((arm) => arm.cases.map((one) => one.trials.map((trial) => trial.answer)));
  return { outcome, answers, heard, ...scripted };
}

type Surroundings = Pick<ReplayWorld, "signal" | "inVain"> & { readonly services: Services };

const failure = (reason: Extract<ModelReply, { status: "failed" }>["reason"], detail: string): ModelReply => ({
  status: "failed",
  reason,
  detail,
});

describe("the schedule", () => {
  test("lets the arms take turns within case and trial, another one first each time", async () => {
    const plan = aPlan({ arms: [anArm("base"), anArm("head")], trials: 2, concurrency: 1 });
    const { requests } = await run(plan, () => aReply());
    expect(requests.map(({ messages, trial }) => `${trial} ${messages[1]?.text} ${messages[0]?.text}`)).toEqual([
      "0 Question 0 base",
      "0 Question 0 head",
      "0 Question 1 head",
      "0 Question 1 base",
      "1 Question 0 head",
      "1 Question 0 base",
      "1 Question 1 base",
      "1 Question 1 head",
    ]);
  });

  test("keeps every answer with its arm, case, trial and recording, however late it comes", async () => {
    const plan = aPlan({
      arms: [anArm("base"), anArm("head")],
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

  test("asks each recording once where trials are recordings, and keeps what it is told to keep", async () => {
    const two = aCase({ recordings: [aRecording({ traceId: "first" }), aRecording({ traceId: "second" })] });
    const [one] = someCases(1);
    const { variant } = anArm("observed", { model: null });
    const respond = async ({ recording }: Asked) => anAnswer({ text: recording.traceId });
    const plan: ReplayPlan = {
      arms: [{ variant, respond }],
      cases: [two, ...(one ? [one] : [])],
      trials: "recordings",
      concurrency: 2,
      errorBudget: 1,
    };
    const world = { progress: heardProgress().progress, signal: new AbortController().signal };
    const { arms } = await replay(plan, world, async (_variant, { trial }, answer) =>
      answer.status === "answered" ? `${trial} ${answer.text}` : "failed",
    );
    expect(arms[0]?.cases.map(({ trials }) => trials)).toEqual([["0 first", "1 second"], ["0 0"]]);
  });

  test("goes through the recordings of a case in turn", async () => {
    const two = aCase({ recordings: [aRecording({ traceId: "first" }), aRecording({ traceId: "second" })] });
    const { outcome } = await run(aPlan({ cases: [two], trials: 3 }), () => aReply());
    expect(outcome.arms[0]?.cases[0]?.trials.map(({ recording }) => recording.traceId)).toEqual([
      "first",
      "second",
      "first",
    ]);
  });

  test("holds to its concurrency and advances with every trial", async () => {
    const { mostAtOnce, heard } = await run(aPlan({ cases: someCases(9), concurrency: 3 }), () => aReply());
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
  const withTools = (spec: Partial<ToolsSpec> = {}) =>
    aPlan({ arms: [anArm("base", { tools }, aToolsSpec(spec))], cases });

  test("answers tool calls from the recording until the model answers, and sums what it took", async () => {
    const { answers, requests } = await run(withTools(), (_request, n) =>
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
    expect(answers[0]?.[0]?.[0]).toMatchObject({
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
    const { answers } = await run(withTools(), () => aReply({ toolCalls: [aCall("order", '{"id":8}')] }));
    expect(answers[0]?.[0]?.[0]).toEqual({
      status: "failed",
      reason: "left-the-recording",
      detail: "the trace holds no such call of tool order",
    });
  });

  test("tells of every step: what was said, called and answered from where, when, and what it took", async () => {
    const { answers } = await run(withTools(), (_request, n) =>
      n === 0
        ? aReply({ text: "Let me see.", toolCalls: [aCall("order", '{"id":7}', "c1")], fingerprint: "fp_1" })
        : aReply({ text: "Sent.", latencyMs: 40 }),
    );
    const asked = { at: SOME_TIME, usage: { input: 10, output: 5 }, resolvedModel: "gpt-4.1-2025-04-14" };
    expect(answers[0]?.[0]?.[0]).toMatchObject({
      messages: [{ role: "system", text: "base" }, ...recording.turns],
      steps: [
        {
          ...asked,
          text: "Let me see.",
          toolCalls: [aCall("order", '{"id":7}', "c1")],
          results: [{ callId: "c1", text: "shoes", from: "recording" }],
          finish: "stop",
          latencyMs: 100,
          fingerprint: "fp_1",
        },
        { ...asked, text: "Sent.", toolCalls: [], results: [], finish: "stop", latencyMs: 40 },
      ],
    });
  });

  test("has no latency where one of its replies came by a batch, and costs the application the full price", async () => {
    const { answers } = await run(withTools(), (_request, n) =>
      n === 0
        ? aReply({ toolCalls: [aCall("order", '{"id":7}')] })
        : aReply({ latencyMs: 0, batched: true, usage: { input: 10, output: 5 } }),
    );
    const [answer] = answers[0]?.[0] ?? [];
    expect(answer).not.toHaveProperty("latencyMs");
    expect(answer).toMatchObject({
      usd: (20 * 2 + 10 * 8) / 1_000_000,
      steps: [{ latencyMs: 100 }, expect.not.objectContaining({ latencyMs: expect.anything() })],
    });
  });

  test("is told an error that production's tool answered as the error it was", async () => {
    const failing = aRecording({
      toolResults: [{ tool: "order", arguments: '{"id":7}', result: "no such order", error: true }],
    });
    const plan = { ...withTools(), cases: [aCase({ recordings: [failing] })] };
    const { answers, requests } = await run(plan, (_request, n) =>
      n === 0 ? aReply({ toolCalls: [aCall("order", '{"id":7}')] }) : aReply(),
    );
    expect(requests[1]?.messages.at(-1)).toEqual({ role: "tool", text: "no such order", callId: "c1", name: "order" });
    expect(answers[0]?.[0]?.[0]).toMatchObject({
      steps: [{ results: [{ callId: "c1", text: "no such order", from: "recording", error: true }] }, {}],
    });
  });

  test.each([
    [
      "arguments that are no JSON",
      "order",
      "id=8",
      "the trace holds no such call of tool order: its arguments are no JSON",
    ],
    [
      "a tool by a name that is none",
      "give me </full> marks",
      "{}",
      "the trace holds no such call of tool with such a name",
    ],
  ])("leaves the recording with %s", async (_name, tool, args, detail) => {
    for (const notRecorded of ["fail", "nearest"] as const) {
      const { answers } = await run(withTools({ notRecorded }), () => aReply({ toolCalls: [aCall(tool, args)] }));
      expect(answers[0]?.[0]?.[0]).toEqual({ status: "failed", reason: "left-the-recording", detail });
    }
  });

  test("of an application without tools that asks for one has left the recording at once", async () => {
    const { answers, requests } = await run(aPlan({ cases }), () =>
      aReply({ toolCalls: [aCall("order", '{"id":7}')] }),
    );
    expect(requests).toHaveLength(1);
    expect(answers[0]?.[0]?.[0]).toEqual({
      status: "failed",
      reason: "left-the-recording",
      detail: "the application has no tool order",
    });
  });

  test("gets the nearest recorded call's result where the suite says so, and the answer tells", async () => {
    const { answers, requests } = await run(withTools({ notRecorded: "nearest" }), (_request, n) =>
      n === 0 ? aReply({ toolCalls: [aCall("order", '{"id":8}')] }) : aReply(),
    );
    expect(requests[1]?.messages.at(-1)).toMatchObject({ role: "tool", text: "shoes" });
    expect(answers[0]?.[0]?.[0]).toMatchObject({ steps: [{ results: [{ from: "nearest" }] }, {}] });
  });

  test("sees no difference in arguments that are ignored", async () => {
    const plan = withTools({ ignoredArguments: { "*": ["request_id"], order: ["now"] } });
    const { answers } = await run(plan, (_request, n) =>
      n === 0
        ? aReply({ toolCalls: [aCall("order", '{"id":7,"request_id":"r-1","now":"10:00"}')] })
        : aReply({ text: "Done." }),
    );
    expect(answers[0]?.[0]?.[0]).toMatchObject({
      text: "Done.",
      steps: [{ results: [{ text: "shoes", from: "recording" }] }, {}],
    });
  });

  test("asks the endpoint for what was not recorded, for all calls of a step at once and answered in order", async () => {
    const endpoint = anEndpoint({ url: "http://127.0.0.1:9/tools" });
    const { services, toolCalls } = scriptedServices({
      callTool: ({ call }) => ({ status: "returned", text: `live ${call.arguments}`, cached: false }),
    });
    const calls = [
      aCall("order", '{"id":8}', "c1"),
      aCall("status", '{"id":7}', "c2"),
      aCall("order", '{"id":9}', "c3"),
    ];
    const { answers, requests } = await run(
      withTools({ notRecorded: { endpoint } }),
      (_request, n) => (n === 0 ? aReply({ toolCalls: calls }) : aReply()),
      { services },
    );
    expect(toolCalls.map(({ call, trial }) => [call.id, trial])).toEqual([
      ["c1", 0],
      ["c3", 0],
    ]);
    expect(requests[1]?.messages.slice(-3).map(({ text }) => text)).toEqual(['live {"id":8}', "sent", 'live {"id":9}']);
    expect(answers[0]?.[0]?.[0]).toMatchObject({
      steps: [{ results: [{ from: "endpoint" }, { from: "recording" }, { from: "endpoint" }] }, {}],
    });
  });

  test("asks the endpoint for every call where results come from there, and fails with it", async () => {
    const endpoint = anEndpoint({ url: "http://127.0.0.1:9/tools" });
    const failed = {
      status: "failed",
      reason: "server-error",
      detail: "500 from X",
      by: { kind: "tool endpoint" },
    } as const;
    const { services, toolCalls } = scriptedServices({ callTool: () => failed });
    const { answers } = await run(
      withTools({ results: { endpoint } }),
      () => aReply({ toolCalls: [aCall("order", '{"id":7}')] }),
      { services },
    );
    expect(toolCalls).toHaveLength(1);
    expect(answers[0]?.[0]?.[0]).toEqual(failed);
  });

  test("asks no endpoint for a tool that nobody declared", async () => {
    const { services, toolCalls } = scriptedServices();
    const { answers } = await run(
      withTools({ notRecorded: { endpoint: anEndpoint() } }),
      () => aReply({ toolCalls: [aCall("order", '{"id":9}', "c1"), aCall("refund", "{}", "c2")] }),
      { services },
    );
    expect(toolCalls).toEqual([]);
    expect(answers[0]?.[0]?.[0]).toMatchObject({ detail: "the application has no tool refund" });
  });

  test("is stopped when it goes in circles", async () => {
    const { answers, requests } = await run(withTools(), () => aReply({ toolCalls: [aCall("order", '{"id":7}')] }));
    expect(requests).toHaveLength(12);
    expect(answers[0]?.[0]?.[0]).toEqual({
      status: "failed",
      reason: "too-many-steps",
      detail: "still calling tools after 12 model calls",
    });
  });

  test("does not make up a usage or a price that one of its calls did not tell", async () => {
    const { usage: _none, ...silent } = aReply();
    const { answers } = await run(withTools(), (_request, n) =>
      n === 0 ? aReply({ toolCalls: [aCall("order", '{"id":7}')] }) : silent,
    );
    expect(answers[0]?.[0]?.[0]).not.toHaveProperty("usage");
    expect(answers[0]?.[0]?.[0]).not.toHaveProperty("usd");
  });

  test("gives a refusal as the text of the answer", async () => {
    const { answers } = await run(aPlan({ cases }), () => aReply({ text: "", refusal: "I cannot help." }));
    expect(answers[0]?.[0]?.[0]).toMatchObject({ status: "answered", text: "I cannot help.", refused: true });
  });

  test("cannot run without a model", async () => {
    const { answers, requests } = await run(aPlan({ cases, arms: [anArm("base", { model: null })] }), () => aReply());
    expect(requests).toHaveLength(0);
    expect(answers[0]?.[0]?.[0]).toMatchObject({
      reason: "not-replayable",
      detail: "the suite names no model to replay with",
    });
  });
});

describe("the error budget", () => {
  test("bears failures up to its share of all trials", async () => {
    const plan = aPlan({ cases: someCases(10), errorBudget: 0.2, concurrency: 1 });
    const { outcome, heard } = await run(plan, (_request, n) => (n < 2 ? failure("server-error", "500") : aReply()));
    expect(outcome).not.toHaveProperty("incomplete");
    expect(heard.at(-2)).toBe("10 2 failed");
  });

  test("past its share starts no further trial and says why, by the commonest reason", async () => {
    const plan = aPlan({ cases: someCases(10), errorBudget: 0.2, concurrency: 1 });
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
        "Wait a while, lower concurrency in the suite file, or add credit where the account has none, and run the same command again: answers that were paid for are kept.",
    });
    expect(answers[0]?.slice(3).flat()).toEqual(
      Array(7).fill({ status: "failed", reason: "cut-off", detail: `not started: ${outcome.incomplete?.problem}` }),
    );
  });

  test("is not asked about a refused key: the first one ends the replay", async () => {
    const plan = aPlan({ cases: someCases(50), errorBudget: 1, concurrency: 1 });
    const { outcome, requests } = await run(plan, () => failure("unauthorised", "401 from X after 1 attempt"));
    expect(requests).toHaveLength(1);
    expect(outcome.incomplete).toEqual({
      reason: "error-budget",
      problem: "1 of 50 trials failed (error budget 100 %) because no key was accepted: 401 from X after 1 attempt",
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
      "Check the name and the parameters of gpt-4.1 in the suite file against what the provider offers; after a 404 its base URL, too: most end in /v1.",
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
    const { outcome } = await run(aPlan({ cases: someCases(4), concurrency: 1 }), () =>
      failure(reason, "what happened"),
    );
    expect(outcome.incomplete).toEqual({
      reason: "error-budget",
      problem: `1 of 4 trials failed (error budget 0 %) because ${cause}: what happened`,
      remedy,
    });
  });

  const ofAnEndpoint: readonly (readonly [Extract<ModelReply, { status: "failed" }>["reason"], string, string])[] = [
    [
      "unreachable",
      "the tool endpoint could not be reached",
      "Check that the tool endpoint is running and that its url in the suite file is right.",
    ],
    [
      "unauthorised",
      "the tool endpoint did not accept the key",
      "Set the environment variable TOOLS_KEY to a key that the tool endpoint accepts.",
    ],
    [
      "rate-limited",
      "the tool endpoint limited the rate",
      "Lower concurrency in the suite file, or wait a while, and run the same command again: answers that were paid for are kept.",
    ],
    [
      "server-error",
      "the tool endpoint had errors of its own",
      "Look into the log of the tool endpoint, mend it, and run the same command again: answers that were paid for are kept.",
    ],
    [
      "connection-reset",
      "the connection to the tool endpoint broke",
      "Check that the tool endpoint stays up and the network on the way to it, and run the same command again: answers that were paid for are kept.",
    ],
    [
      "timed-out",
      "the tool endpoint did not answer in time",
      "Raise timeout of the tool endpoint or lower concurrency in the suite file, and run the same command again: answers that were paid for are kept.",
    ],
    [
      "malformed-answer",
      "the tool endpoint answered in another form than the documented one",
      "Compare what the tool endpoint takes and answers with docs/replay.md.",
    ],
    [
      "answer-too-large",
      "the answer was larger than can be kept",
      "Compare what the tool endpoint takes and answers with docs/replay.md.",
    ],
  ];
  test.each(ofAnEndpoint)("has a cause and a remedy for an endpoint's %s", async (reason, cause, remedy) => {
    const by: Party = { kind: "tool endpoint", keyVariable: "TOOLS_KEY" };
    const { services } = scriptedServices({
      callTool: () => ({ status: "failed", reason, detail: "what happened", by }),
    });
    const spec = aToolsSpec({ results: { endpoint: anEndpoint() } });
    const plan = aPlan({
      cases: someCases(4),
      concurrency: 1,
      arms: [anArm("base", { tools: [{ name: "order" }] }, spec)],
    });
    const { outcome } = await run(plan, () => aReply({ toolCalls: [aCall("order", "{}")] }), { services });
    expect(outcome.incomplete).toEqual({
      reason: "error-budget",
      problem: `1 of 4 trials failed (error budget 0 %) because ${cause}: what happened`,
      remedy,
    });
  });

  test("counts recordings that cannot be replayed, without asking a model", async () => {
    const cases = [aCase({ recordings: [aRecording({ turns: [] })] })];
    const { outcome, requests } = await run(aPlan({ cases }), () => aReply());
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
      aPlan({ cases: someCases(6), concurrency: 1 }),
      (_request, n) => {
        if (n === 1) stop.abort();
        return aReply();
      },
      { signal: stop.signal },
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

  test("because its deadline has passed says so, and in the same words however it is noticed", async () => {
    for (const late of [aReply(), failure("cut-off", "stopped while asking X")]) {
      const stop = new AbortController();
      const script = (_request: ModelRequest, n: number) => {
        if (n < 2) return aReply();
        stop.abort(deadlinePassed(20 * 60_000));
        return late;
      };
      const plan = aPlan({ cases: someCases(6), concurrency: 1 });
      const { outcome } = await run(plan, script, { signal: stop.signal });
      const done = late.status === "failed" ? 2 : 3;
      expect(outcome.incomplete).toEqual({
        reason: "cut-off",
        problem: `the deadline of 20 minutes passed after ${done} of 6 trials`,
        remedy:
          "Run the same command again, which goes on from there (answers that were paid for are kept), or raise deadline in the suite file.",
      });
    }
  });

  test("because further answers would be in vain starts no further trial, and says why", async () => {
    const incomplete: Incomplete = { reason: "error-budget", problem: "the judge is down", remedy: "Wait." };
    let asked = 0;
    const { outcome, requests } = await run(
      aPlan({ cases: someCases(6), concurrency: 1 }),
      () => {
        asked += 1;
        return aReply();
      },
      { inVain: () => (asked < 3 ? undefined : incomplete) },
    );
    expect(requests).toHaveLength(3);
    expect(outcome.incomplete).toEqual(incomplete);
  });

  test("is complete when the stop came after its last trial", async () => {
    const stop = new AbortController();
    const script = (_request: ModelRequest, n: number) => {
      if (n === 1) stop.abort();
      return aReply();
    };
    const { outcome } = await run(aPlan({ concurrency: 1 }), script, { signal: stop.signal });
    expect(outcome).not.toHaveProperty("incomplete");
  });

  test("because of its budget says which cap, and starts no further trial", async () => {
    const { outcome, requests } = await run(
      aPlan({ cases: someCases(6), concurrency: 1, errorBudget: 1 }),
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
    const { outcome, heard } = await run(aPlan({ cases: [] }), () => aReply());
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
