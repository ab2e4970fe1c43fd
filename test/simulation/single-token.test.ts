import { describe, expect, test } from "vitest";
import { candidateInputs } from "../../src/pipeline/probe/candidates.ts";
import type { ChatRequest } from "../../src/simulation/chat.ts";
import { simulateAnswer } from "../../src/simulation/simulate-answer.ts";

const bare = (input: string, overrides: Partial<ChatRequest> = {}): ChatRequest => ({
  model: "sim-large",
  messages: [{ role: "user", content: input }],
  tools: [],
  temperature: 0,
  max_tokens: 1,
  ...overrides,
});

/** How often each token comes in forty repetitions. */
function tokens(request: ChatRequest, servedAs?: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let repetition = 0; repetition < 40; repetition++) {
    const draw = { seed: "s", repetition, ...(servedAs === undefined ? {} : { servedAs }) };
    const text = simulateAnswer(request, draw).choices[0].message.content ?? "";
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

const inputs = candidateInputs().slice(0, 150);

describe("a single token of the simulated model", () => {
  test("wavers between two at a few inputs, and is the same for ever at the others", () => {
    const wavering = inputs.filter((input) => tokens(bare(input)).size === 2);
    const steady = inputs.filter((input) => tokens(bare(input)).size === 1);
    expect(wavering.length + steady.length).toBe(inputs.length);
    expect(wavering.length).toBeGreaterThan(8);
    expect(wavering.length).toBeLessThan(40);
    for (const input of wavering) expect(Math.min(...tokens(bare(input)).values())).toBeGreaterThan(3);
  });

  test("depends on the model that is served, and on no name but its own", () => {
    const own = inputs.map((input) => [...tokens(bare(input)).keys()].sort().join());
    const swapped = inputs.map((input) => [...tokens(bare(input), "sim-small").keys()].sort().join());
    const small = inputs.map((input) => [...tokens(bare(input, { model: "sim-small" })).keys()].sort().join());
    expect(swapped).toEqual(small);
    expect(own.filter((kinds, place) => kinds === swapped[place]).length).toBeLessThan(15);
    const named = simulateAnswer(bare("sea"), { seed: "s", repetition: 0, servedAs: "sim-small" });
    expect(named.model).toBe("sim-large-2026-08-01");
  });

  test("is for bare inputs alone: a longer limit, a system text or a warmer temperature bring an answer", () => {
    const said = (overrides: Partial<ChatRequest>) =>
      simulateAnswer(bare("sea", overrides), { seed: "s", repetition: 0 }).choices[0].message.content;
    const usual = said({ max_tokens: 50 });
    expect(usual?.length).toBeGreaterThan(10);
    expect(said({ temperature: 1 })).toBe(usual?.slice(0, 4));
    const messages = [{ role: "system", content: "Be brief." } as const, { role: "user", content: "sea" } as const];
    expect(said({ messages })).toBe(said({ messages, max_tokens: 2 })?.slice(0, 4));
  });
});
