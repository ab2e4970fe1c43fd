import { describe, expect, test } from "vitest";
import { isCutOffJson } from "../../../src/formats/cut-off-json.ts";
import { traceOf } from "../otlp/otlp.ts";

const MESSAGES = JSON.stringify([{ role: "user", content: "Where is my order? It was sent a week ago." }]);

describe("a trace", () => {
  test("without anything wrong has no flaw", () => {
    expect(traceOf([{ id: "1", from: 0, to: 9, attributes: { "gen_ai.input.messages": MESSAGES } }]).flaws).toEqual([]);
  });

  test("with a span that ends before it starts has a backward clock", () => {
    expect(traceOf([{ id: "1", from: 9, to: 0 }]).flaws).toEqual(["backward-clock"]);
    expect(traceOf([{ id: "1", from: 9, to: 9 }]).flaws).toEqual([]);
  });

  test("is truncated when its writer dropped something, or when its content ends in the middle", () => {
    expect(traceOf([{ id: "1", droppedAttributes: 1 }]).flaws).toEqual(["truncated"]);
    const attributes = { "gen_ai.input.messages": MESSAGES.slice(0, 40) };
    expect(traceOf([{ id: "1", attributes }]).flaws).toEqual(["truncated"]);
    expect(
      traceOf([
        {
          id: "1",
          events: [{ name: "gen_ai.content.prompt", attributes: { "gen_ai.prompt": MESSAGES.slice(0, -3) } }],
        },
      ]).flaws,
    ).toEqual(["truncated"]);
  });

  test("is not truncated when a model did not finish its own JSON", () => {
    const attributes = { "gen_ai.operation.name": "chat", "ai.response.text": MESSAGES.slice(0, 40) };
    expect(traceOf([{ id: "1", attributes }]).flaws).toEqual([]);
  });

  test("has each flaw once, in the order they are always told", () => {
    const spans = [
      { id: "1", parent: "8", from: 9, to: 0, droppedAttributes: 1 },
      { id: "1", parent: "7", from: 5, to: 0, droppedAttributes: 1 },
    ];
    expect(traceOf(spans).flaws).toEqual(["missing-parent", "backward-clock", "repeated-span-id", "truncated"]);
  });
});

describe("JSON that was cut off", () => {
  test.each(Array.from({ length: MESSAGES.length - 33 }, (_, index) => MESSAGES.slice(0, index + 32)))(
    "is known by %s",
    (text) => {
      expect(isCutOffJson(text)).toBe(true);
    },
  );

  test.each([
    ["whole JSON", MESSAGES],
    ["whole JSON with more after it", `${MESSAGES} and so on`],
    ["Python's literals", "{'role': 'user', 'content': 'Where is my order? It was sent'"],
    ["words in brackets", "[important] answer in the language of the customer, always"],
    ["a short text", '[{"a'],
    ["a text", "Where is my order? It was sent a week ago."],
    ["a structure", [1, 2]],
  ])("is not %s", (_, value) => {
    expect(isCutOffJson(value)).toBe(false);
  });

  test("may end after an escaped quote", () => {
    expect(isCutOffJson('{"text":"she said \\"where is it and when will')).toBe(true);
    expect(isCutOffJson('{"text":"a path that ends with a slash \\\\"}')).toBe(false);
  });
});
