import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Variant } from "../../src/domain/variant.ts";
import { meter } from "../../src/pipeline/meter.ts";
import type { Application, ModelRequest } from "../../src/ports.ts";
import { aCase, aFailure, anAnswer, aRecording, aTuple } from "../builders.ts";
import { aCall, aModelSpec, anEndpoint, aReply, scriptedModels, scriptedServices } from "./scripted-models.ts";

const NEVER = new AbortController().signal;
const { services } = scriptedServices();
const aRequest = (trial = 0, model = aModelSpec()): ModelRequest => ({
  model,
  messages: [{ role: "user", text: "Can I return my order?" }],
  trial,
});

const aVariant: Variant = {
  label: "production",
  versions: aTuple(),
  model: null,
  policy: "",
  retrieval: { kind: "recorded" },
};

describe("the spend", () => {
  test("adds up calls, tokens and dollars of what was paid for", async () => {
    const { models } = scriptedModels(() => aReply({ usage: { input: 1000, output: 500 } }));
    const metered = meter({ models, services }, { errors: 0 });
    await metered.models.ask(aRequest(0), NEVER);
    await metered.models.ask(aRequest(1), NEVER);
    expect(metered.spend()).toEqual({ calls: 2, cachedCalls: 0, inputTokens: 2000, outputTokens: 1000, usd: 0.012 });
    expect(metered.overBudget()).toBeUndefined();
  });

  test("is the same to the last digit, in whichever order the answers come", async () => {
    const tokens = [353, 1211, 87, 4099, 13];
    const spends = [tokens, tokens.toReversed(), tokens.toSorted()].map(async (order) => {
      const { models } = scriptedModels((_, n) => aReply({ usage: { input: order[n] ?? 0, output: 7 } }));
      const metered = meter({ models, services }, { errors: 0 });
      for (const trial of order.keys()) await metered.models.ask(aRequest(trial), NEVER);
      return metered.spend().usd;
    });
    expect(new Set(await Promise.all(spends)).size).toBe(1);
  });

  test("counts cached calls, which cost nothing now", async () => {
    const { models } = scriptedModels(() => aReply({ cached: true }));
    const metered = meter({ models, services }, { errors: 0 });
    await metered.models.ask(aRequest(), NEVER);
    expect(metered.spend()).toEqual({ calls: 1, cachedCalls: 1, inputTokens: 0, outputTokens: 0, usd: 0 });
  });

  test("is zero dollars before the first call and has no dollars once a price or a usage is unknown", async () => {
    const { usage: _none, ...silent } = aReply();
    const withoutUsage = meter({ models: scriptedModels(() => silent).models, services }, { errors: 0 });
    expect(withoutUsage.spend().usd).toBe(0);
    await withoutUsage.models.ask(aRequest(), NEVER);
    expect(withoutUsage.spend()).not.toHaveProperty("usd");
    const { price: _free, ...unpriced } = aModelSpec();
    const withoutPrice = meter({ models: scriptedModels(() => aReply()).models, services }, { errors: 0 });
    await withoutPrice.models.ask(aRequest(0, unpriced), NEVER);
    expect(withoutPrice.spend()).not.toHaveProperty("usd");
  });

  test("counts failed calls, and lets them through as they are", async () => {
    const failure = { status: "failed", reason: "server-error", detail: "500" } as const;
    const metered = meter({ models: scriptedModels(() => failure).models, services }, { errors: 0 });
    expect(await metered.models.ask(aRequest(), NEVER)).toEqual(failure);
    expect(metered.spend()).toMatchObject({ calls: 1, usd: 0 });
  });
});

describe("a cap", () => {
  test.each([
    ["calls", { calls: 3 }, "budget.calls of 3 would be passed after 3 paid calls", 3],
    ["tokens", { tokens: 1000 }, "budget.tokens of 1000 would be passed after 3 paid calls", 3],
    ["usd", { usd: 0.005 }, "budget.usd of 0.005 would be passed after 2 paid calls", 2],
  ] as const)(
    "on %s cuts off the call that would pass it, and every later one",
    async (_name, cap, detail, allowed) => {
      const { models, requests } = scriptedModels(() => aReply({ usage: { input: 50, output: 250 } }));
      const metered = meter({ models, services }, { errors: 0, ...cap });
      const replies = [];
      for (let trial = 0; trial < 6; trial += 1) replies.push(await metered.models.ask(aRequest(trial), NEVER));
      expect(requests).toHaveLength(allowed);
      expect(replies.slice(allowed)).toEqual(Array(6 - allowed).fill({ status: "failed", reason: "cut-off", detail }));
      expect(metered.overBudget()).toBe(detail);
    },
  );

  test("on calls is kept to the call when many come at once", async () => {
    const { models, requests } = scriptedModels(() => aReply());
    const metered = meter({ models, services }, { errors: 0, calls: 10 });
    await Promise.all(Array.from({ length: 50 }, (_, trial) => metered.models.ask(aRequest(trial), NEVER)));
    expect(requests).toHaveLength(10);
  });

  test("does not stop what costs nothing: cached calls go on under a cap that is all but reached", async () => {
    const { models, requests } = scriptedModels((_request, n) => aReply({ cached: n > 0 }));
    const metered = meter({ models, services }, { errors: 0, calls: 2 });
    await Promise.all(Array.from({ length: 30 }, (_, trial) => metered.models.ask(aRequest(trial), NEVER)));
    expect(requests).toHaveLength(30);
    expect(metered.overBudget()).toBeUndefined();
  });

  test("far above the need leaves calls side by side", async () => {
    const { models, mostAtOnce } = scriptedModels(() => aReply());
    const metered = meter({ models, services }, { errors: 0, usd: 5, tokens: 1_000_000 });
    await Promise.all(Array.from({ length: 20 }, (_, trial) => metered.models.ask(aRequest(trial), NEVER)));
    // The first goes alone and shows how long this model's answers are; the other 19 run together.
    expect(mostAtOnce()).toBe(19);
  });

  test("is not passed many times over by a model whose answers are far longer than any guess", async () => {
    const { models } = scriptedModels(() => aReply({ usage: { input: 6, output: 20_000 } }));
    const metered = meter({ models, services }, { errors: 0, tokens: 100_000 });
    await Promise.all(Array.from({ length: 40 }, (_, trial) => metered.models.ask(aRequest(trial), NEVER)));
    const { inputTokens, outputTokens } = metered.spend();
    // One call's own size above the cap at most.
    expect(inputTokens + outputTokens).toBeLessThanOrEqual(100_000 + 20_006);
    expect(metered.overBudget()).toContain("budget.tokens of 100000");
  });

  test("does not hold up a provider that tells no usage", async () => {
    const silent = aReply();
    const { usage: _usage, ...reply } = silent;
    const { models, mostAtOnce } = scriptedModels(() => reply);
    const metered = meter({ models, services }, { errors: 0, tokens: 1_000_000 });
    await Promise.all(Array.from({ length: 20 }, (_, trial) => metered.models.ask(aRequest(trial), NEVER)));
    expect(mostAtOnce()).toBe(19);
  });

  test("is passed by one call's own size at most, however many run at once", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 60_000 }),
        async (outputs, tokens) => {
          const { models } = scriptedModels((_request, n) => aReply({ usage: { input: 6, output: outputs[n] ?? 1 } }));
          const limited = aModelSpec({ parameters: { max_tokens: 4000 } });
          const metered = meter({ models, services }, { errors: 0, tokens });
          await Promise.all(outputs.map((_, trial) => metered.models.ask(aRequest(trial, limited), NEVER)));
          const { inputTokens, outputTokens } = metered.spend();
          expect(inputTokens + outputTokens).toBeLessThanOrEqual(tokens + Math.max(...outputs) + 6);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("ends every call that waits for room", async () => {
    const { models } = scriptedModels(() => aReply({ usage: { input: 10, output: 900 } }));
    const metered = meter({ models, services }, { errors: 0, tokens: 2000 });
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, trial) => metered.models.ask(aRequest(trial), NEVER)),
    );
    expect(replies.filter(({ status }) => status === "replied")).toHaveLength(2);
    expect(replies.filter(({ status }) => status === "failed")).toHaveLength(18);
  });
});

describe("what else costs money", () => {
  const search = { endpoint: anEndpoint({ price: 0.01 }), query: "returns", variables: {}, trial: 0 };
  const found = { status: "found", documents: [], cached: false } as const;
  const returned = { status: "returned", text: "sent", cached: false } as const;

  test("is half as much in a batch", async () => {
    const { models } = scriptedModels(() => aReply({ usage: { input: 1000, output: 500 }, batched: true }));
    const metered = meter({ models, services }, { errors: 0 });
    await metered.models.ask(aRequest(), NEVER);
    expect(metered.spend()).toMatchObject({ inputTokens: 1000, outputTokens: 500, usd: 0.003 });
  });

  test("is an embedding, by the tokens of its texts", async () => {
    const { models } = scriptedModels(() => aReply());
    const metered = meter({ models, services }, { errors: 0, tokens: 20 });
    const request = { model: aModelSpec({ price: { input: 1, output: 0 } }), texts: ["x".repeat(16), "y".repeat(16)] };
    expect(await metered.models.embed(request, NEVER)).toMatchObject({ status: "embedded" });
    expect(metered.spend()).toEqual({ calls: 1, cachedCalls: 0, inputTokens: 8, outputTokens: 0, usd: 8 / 1e6 });
    await metered.models.embed(request, NEVER);
    expect(await metered.models.embed(request, NEVER)).toEqual({
      status: "failed",
      reason: "cut-off",
      detail: "budget.tokens of 20 would be passed after 2 paid calls",
    });
  });

  test("is an endpoint, by the request", async () => {
    const scripted = scriptedServices({ search: () => found, callTool: () => returned });
    const metered = meter(
      { models: scriptedModels(() => aReply()).models, services: scripted.services },
      { errors: 0, usd: 0.025 },
    );
    await metered.services.search(search, NEVER);
    await metered.services.callTool({ endpoint: search.endpoint, call: aCall("order", "{}"), trial: 0 }, NEVER);
    expect(metered.spend()).toEqual({ calls: 2, cachedCalls: 0, inputTokens: 0, outputTokens: 0, usd: 0.02 });
    expect(await metered.services.search(search, NEVER)).toEqual({
      status: "failed",
      reason: "cut-off",
      detail: "budget.usd of 0.025 would be passed after 2 paid calls",
    });
    expect(scripted.searches).toHaveLength(1);
  });

  test("is not known of an endpoint that nobody priced, and nothing where its answer was cached", async () => {
    const scripted = scriptedServices({ search: (_request, n) => ({ ...found, cached: n === 0 }) });
    const metered = meter(
      { models: scriptedModels(() => aReply()).models, services: scripted.services },
      { errors: 0 },
    );
    const unpriced = { ...search, endpoint: anEndpoint() };
    await metered.services.search(unpriced, NEVER);
    expect(metered.spend()).toEqual({ calls: 1, cachedCalls: 1, inputTokens: 0, outputTokens: 0, usd: 0 });
    await metered.services.search(unpriced, NEVER);
    expect(metered.spend()).not.toHaveProperty("usd");
  });

  test("is the application, at what its answer says, else at the suite's price", async () => {
    const asked = { case: aCase(), recording: aRecording(), trial: 0 };
    const told = anAnswer({ usage: { input: 10, output: 2 }, usd: 0.5 });
    const { usd: _, ...untold } = told;
    for (const { answer, spent } of [
      { answer: told, spent: 0.5 },
      { answer: untold, spent: 0.02 },
    ]) {
      const answers = [answer, anAnswer({ cached: true }), aFailure()];
      const left = [...answers];
      const application: Application = { answer: async () => left.shift() ?? aFailure(), close: async () => {} };
      const world = { models: scriptedModels(() => aReply()).models, services, application };
      const metered = meter(world, { errors: 0 }, { applicationPrice: 0.02 });
      for (const _ of answers) await metered.application?.answer(aVariant, asked, NEVER);
      expect(metered.spend()).toEqual({ calls: 3, cachedCalls: 1, inputTokens: 10, outputTokens: 2, usd: spent });
    }
  });

  test("stops the application before the call that would pass a cap, and closes it when it is closed", async () => {
    const asked = { case: aCase(), recording: aRecording(), trial: 0 };
    const log: string[] = [];
    const application: Application = {
      answer: async () => {
        log.push("asked");
        return anAnswer();
      },
      close: async () => void log.push("closed"),
    };
    const world = { models: scriptedModels(() => aReply()).models, services, application };
    const metered = meter(world, { errors: 0, calls: 1 });
    await metered.application?.answer(aVariant, asked, NEVER);
    expect(await metered.application?.answer(aVariant, asked, NEVER)).toEqual({
      status: "failed",
      reason: "cut-off",
      detail: "budget.calls of 1 would be passed after 1 paid calls",
    });
    await metered.application?.close();
    expect(log).toEqual(["asked", "closed"]);
  });

  test("is all held back at once where requests are gathered into a batch", async () => {
    const { models, mostAtOnce } = scriptedModels(() => aReply({ batched: true }));
    const metered = meter({ models, services }, { errors: 0, usd: 5 }, { batched: true });
    await Promise.all(Array.from({ length: 20 }, (_, trial) => metered.models.ask(aRequest(trial), NEVER)));
    expect(mostAtOnce()).toBe(20);
  });
});

test("answers that were of no use are paid for as well, before a good one and before a failure", async () => {
  const wasted = { input: 1_000, output: 500 };
  const failed = { status: "failed", reason: "empty-answer", detail: "no text", wasted } as const;
  const replies = [aReply({ wasted }), failed];
  const { models } = scriptedModels((_, n) => replies[n] ?? aReply());
  const metered = meter({ models, services }, { errors: 0 });
  const request = aRequest();
  for (const _ of replies) await metered.models.ask(request, NEVER);
  const own = { input: 10, output: 5 };
  expect(metered.spend()).toMatchObject({
    calls: 2,
    inputTokens: own.input + 2 * wasted.input,
    outputTokens: own.output + 2 * wasted.output,
  });
  expect(metered.spend().usd).toBeCloseTo((10 * 2 + 5 * 8 + 2 * (1_000 * 2 + 500 * 8)) / 1e6, 12);
});

test("answers that were of no use count against a cap", async () => {
  const { models, requests } = scriptedModels(() => aReply({ wasted: { input: 100, output: 100 } }));
  const metered = meter({ models, services }, { errors: 0, tokens: 400 });
  for (let n = 0; n < 5; n += 1) await metered.models.ask(aRequest(), NEVER);
  expect(requests.length).toBeLessThan(3);
});
