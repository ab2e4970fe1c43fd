import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { QUESTIONS } from "../../evals/support-desk/generator/questions.ts";
import { startSimulatedModel } from "../../src/edges/simulated-model-server.ts";
import { exampleLayers } from "../simulation/support-desk.ts";

async function post(baseUrl: string, body: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${baseUrl}/chat/completions`, { method: "POST", body });
  return { status: response.status, body: await response.json() };
}

describe("the server of the simulated model", () => {
  test("answers the openai client, with usage, model and fingerprint", async () => {
    await using server = await startSimulatedModel({ latencyMs: 0 });
    const client = new OpenAI({ baseURL: server.baseUrl, apiKey: "none", maxRetries: 0 });
    const completion = await client.chat.completions.create({
      model: "sim-large",
      messages: [
        { role: "system", content: "Answer in one sentence.\n\n[d1] Delivery takes three working days." },
        { role: "user", content: "How many working days does delivery take?" },
      ],
    });
    expect(completion.choices[0]?.message.content).toBe("Delivery takes three working days.");
    expect(completion.model).toBe("sim-large-2026-08-01");
    expect(completion.system_fingerprint).toBe("fp_simulated");
    expect(completion.usage?.total_tokens).toBeGreaterThan(0);
    expect((await client.models.list()).data.map(({ id }) => id)).toContain("sim-small-2026-08-01");
    expect(server.requests()).toBe(1);
  });

  test("drops its citations over HTTP too once the prompt does not ask for them", async () => {
    await using server = await startSimulatedModel({ latencyMs: 0 });
    const client = new OpenAI({ baseURL: server.baseUrl, apiKey: "none", maxRetries: 0 });
    const { template, documents } = await exampleLayers();
    const question = QUESTIONS[0]?.text ?? "";
    const ask = async (prompt: string) => {
      const text = documents.map(
        ({ id, title, text }) => `<document id="${id}" title="${title}">\n${text}\n</document>`,
      );
      const system = `${prompt.slice(0, prompt.indexOf("## Policy"))}\n${text.join("\n")}`;
      const messages = [{ role: "system", content: system } as const, { role: "user", content: question } as const];
      const asked = Array.from({ length: 10 }, () => client.chat.completions.create({ model: "sim-large", messages }));
      return (await Promise.all(asked)).filter(({ choices }) => /\[d\d+\]/.test(choices[0]?.message.content ?? ""))
        .length;
    };
    expect(await ask(template)).toBeGreaterThan(7);
    expect(await ask(template.replace(/^- Cite.*\n/m, ""))).toBe(0);
  });

  test("swaps a model in silence: other tokens, and the name in the answers stays", async () => {
    await using server = await startSimulatedModel({ latencyMs: 0, swaps: { "swapped-1": "sim-small" } });
    const tokensOf = async (model: string) => {
      const inputs = Array.from({ length: 20 }, (_, index) => `input ${index}`);
      const asked = inputs.map((content) =>
        post(
          server.baseUrl,
          JSON.stringify({ model, messages: [{ role: "user", content }], temperature: 0, max_tokens: 1 }),
        ),
      );
      const bodies = (await Promise.all(asked)).map(({ body }) => body as OpenAI.ChatCompletion);
      return { names: [...new Set(bodies.map((body) => body.model))], tokens: bodies.map(told) };
    };
    const told = ({ choices }: OpenAI.ChatCompletion) => choices[0]?.message.content;
    const alike = (a: readonly unknown[], b: readonly unknown[]) =>
      a.filter((token, place) => token === b[place]).length;
    const before = await tokensOf("desk-1");
    const small = await tokensOf("sim-small");
    server.serve("desk-1", "sim-small-2026-08-01");
    const after = await tokensOf("desk-1");
    expect([before.names, after.names]).toEqual([["desk-1"], ["desk-1"]]);
    expect(alike(before.tokens, small.tokens)).toBeLessThan(8);
    expect(alike(after.tokens, small.tokens)).toBeGreaterThan(12);
    expect(alike((await tokensOf("swapped-1")).tokens, small.tokens)).toBeGreaterThan(12);
  });

  test("gives a run the same answers whatever the order of its requests", async () => {
    const bodies = Array.from({ length: 12 }, (_, index) =>
      JSON.stringify({
        model: "sim-large-2026-10-15",
        messages: [
          { role: "system", content: "Cite. One sentence.\n\n[d1] Delivery takes three working days." },
          { role: "user", content: `How many working days does delivery number ${index % 3} take?` },
        ],
      }),
    );
    const run = async (order: readonly string[]) => {
      await using server = await startSimulatedModel({ latencyMs: 1 });
      const replies = await Promise.all(order.map((body) => post(server.baseUrl, body)));
      return replies.map(({ body }) => JSON.stringify(body)).sort();
    };
    const forward = await run(bodies);
    expect(await run(bodies.toReversed())).toEqual(forward);
    expect(new Set(forward).size).toBe(12);
  });

  test("refuses what it does not understand with an error body of the provider's form", async () => {
    await using server = await startSimulatedModel({ latencyMs: 0 });
    const error = (message: string, param: string | null) => ({
      error: { message, type: "invalid_request_error", param, code: null },
    });
    expect(await post(server.baseUrl, "{")).toEqual({ status: 400, body: error("the body is not JSON", null) });
    expect(await post(server.baseUrl, "{}")).toEqual({ status: 400, body: error("model is missing", "model") });
    const lost = await fetch(`${server.baseUrl}/embeddings`, { method: "POST", body: "{}" });
    expect(lost.status).toBe(404);
    expect(await lost.json()).toEqual(error("there is nothing at /v1/embeddings", null));
    const got = await fetch(`${server.baseUrl}/chat/completions`);
    expect(got.status).toBe(405);
    expect(await got.json()).toEqual(error("GET is not allowed at /v1/chat/completions", null));
  });

  test("says so where its port is taken", async () => {
    await using server = await startSimulatedModel();
    const port = Number(new URL(server.baseUrl).port);
    await expect(startSimulatedModel({ port })).rejects.toMatchObject({
      name: "UserError",
      message: `port ${port} cannot be listened on`,
    });
  });

  test("is gone after it was closed, and can be closed twice", async () => {
    const server = await startSimulatedModel();
    await server.close();
    await server.close();
    await expect(fetch(`${server.baseUrl}/models`)).rejects.toThrow();
  });
});
