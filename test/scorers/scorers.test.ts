import { describe, expect, test } from "vitest";
import type { Case, Recording } from "../../src/domain/case.ts";
import type { ScorerSpec } from "../../src/domain/suite.ts";
import type { Models } from "../../src/ports.ts";
import { scorerFor } from "../../src/scorers/scorers.ts";
import { aCase, anAnswer, aRecording } from "../builders.ts";

const NO_MODELS: Models = {
  ask: async () => expect.fail("this scorer asks no model"),
};

type Given = {
  readonly answer?: Partial<ReturnType<typeof anAnswer>>;
  readonly case?: Partial<Case>;
  readonly recording?: Partial<Recording>;
};

async function scoreOf(spec: ScorerSpec, given: Given = {}) {
  const scorer = scorerFor(spec);
  const trial = {
    case: aCase(given.case),
    recording: aRecording(given.recording),
    answer: anAnswer(given.answer),
    trial: 0,
    signal: new AbortController().signal,
  };
  const score = await (await scorer.prepare(spec, NO_MODELS))(trial);
  return score.status === "scored" ? score.value : score.reason;
}

const textScore = (spec: ScorerSpec, text: string, expected?: string) =>
  scoreOf(spec, { answer: { text }, ...(expected === undefined ? {} : { case: { expected } }) });

describe("equals", () => {
  test("forgives white space at the ends, line ends and Unicode form, and nothing else", async () => {
    expect(await textScore({ scorer: "equals", value: "caf\u00e9\nyes" }, "  cafe\u0301\r\nyes\n")).toBe(1);
    expect(await textScore({ scorer: "equals", value: "yes" }, "Yes")).toBe(0);
    expect(await textScore({ scorer: "equals", value: "a b" }, "a  b")).toBe(0);
  });

  test("takes the suite's value before the case's, and cannot score without either", async () => {
    expect(await textScore({ scorer: "equals" }, "yes", "yes")).toBe(1);
    expect(await textScore({ scorer: "equals", value: "no" }, "yes", "yes")).toBe(0);
    expect(await textScore({ scorer: "equals" }, "yes")).toBe("no-expected-value");
  });
});

test("contains looks for the text as it is, icontains whatever its case", async () => {
  expect(await textScore({ scorer: "contains", value: "30 days\n" }, "Within 30 days.")).toBe(1);
  expect(await textScore({ scorer: "contains", value: "30 Days" }, "Within 30 days.")).toBe(0);
  expect(await textScore({ scorer: "icontains", value: "30 DAYS" }, "Within 30 days.")).toBe(1);
  expect(await textScore({ scorer: "icontains" }, "Within 30 days.", "within")).toBe(1);
  expect(await textScore({ scorer: "icontains" }, "Within 30 days.")).toBe("no-expected-value");
  expect(await textScore({ scorer: "contains" }, "Within 30 days.")).toBe("no-expected-value");
});

describe("regex", () => {
  test("does not hang on an expression that looks back for ever: that answer is unscored, the next one is scored", async () => {
    const spec = { scorer: "regex", pattern: "^(\\w+\\s?)+$" } as const;
    expect(await textScore(spec, `${"a".repeat(60)}!`)).toBe("took-too-long");
    expect(await textScore(spec, "Within 30 days")).toBe(1);
  });

  test("matches anywhere, with the flags of the suite", async () => {
    expect(await textScore({ scorer: "regex", pattern: "\\d+ days" }, "Within 30 days.")).toBe(1);
    expect(await textScore({ scorer: "regex", pattern: "^within" }, "Within 30 days.")).toBe(0);
    expect(await textScore({ scorer: "regex", pattern: "^within", flags: "i" }, "Within 30 days.")).toBe(1);
  });

  test("scores equal answers equally, also with the flags that make an expression remember", async () => {
    const spec = { scorer: "regex", pattern: "days", flags: "gy" } as const;
    const scorer = await scorerFor(spec).prepare(spec, NO_MODELS);
    const trial = {
      case: aCase(),
      recording: aRecording(),
      answer: anAnswer({ text: "days" }),
      trial: 0,
      signal: new AbortController().signal,
    };
    expect([await scorer(trial), await scorer(trial)]).toEqual(Array(2).fill({ status: "scored", value: 1 }));
  });

  test("refuses a pattern that is none when it is prepared, not on the first answer", async () => {
    const spec = { scorer: "regex", pattern: "(" } as const;
    await expect(scorerFor(spec).prepare(spec, NO_MODELS)).rejects.toThrow("Invalid regular expression");
  });
});

describe("json-schema", () => {
  const schema = {
    type: "object",
    properties: { email: { type: "string", format: "email" }, tags: { prefixItems: [{ const: "a" }] } },
    required: ["email"],
  };
  test.each([
    ["an object that follows it", '{"email":"a@example.org"}', 1],
    ["one in a fence", 'Here you are:\n```json\n{"email":"a@example.org"}\n```\nBye.', 1],
    ["one in a fence without a language", '```\n{"email":"a@example.org"}\n```', 1],
    ["a missing property", "{}", 0],
    ["a broken format", '{"email":"nobody"}', 0],
    ["a word of draft 2020-12", '{"email":"a@example.org","tags":["b"]}', 0],
    ["text", "I do not know.", 0],
    ["JSON with text around it", 'Sure: {"email":"a@example.org"}', 0],
    ["half a JSON", '{"email":', 0],
    ["nothing", "", 0],
  ])("scores %s", async (_name, text, expected) => {
    expect(await textScore({ scorer: "json-schema", schema }, text)).toBe(expected);
  });

  test("takes null for a value", async () => {
    expect(await textScore({ scorer: "json-schema", schema: { type: "null" } }, "null")).toBe(1);
  });

  test("reads draft 7 where the schema says so", async () => {
    const older = { $schema: "http://json-schema.org/draft-07/schema#", items: [{ const: 1 }], additionalItems: false };
    expect(await textScore({ scorer: "json-schema", schema: older }, "[1]")).toBe(1);
    expect(await textScore({ scorer: "json-schema", schema: older }, "[1,2]")).toBe(0);
  });

  test("refuses a schema that is none when it is prepared", async () => {
    const spec = { scorer: "json-schema", schema: { type: "objekt" } } as const;
    await expect(scorerFor(spec).prepare(spec, NO_MODELS)).rejects.toThrow("schema is invalid");
  });
});

test("latency and cost are the answer's own, and unscored where it does not tell", async () => {
  expect(await scoreOf({ scorer: "latency" }, { answer: { latencyMs: 120.5 } })).toBe(120.5);
  expect(await scoreOf({ scorer: "cost" }, { answer: { usd: 0.002 } })).toBe(0.002);
  const bare = { status: "answered", text: "Yes.", toolCalls: [], finish: "stop", modelCalls: 1 } as const;
  for (const kind of ["latency", "cost"] as const) {
    const spec = { scorer: kind };
    const scorer = await scorerFor(spec).prepare(spec, NO_MODELS);
    const trial = {
      case: aCase(),
      recording: aRecording(),
      answer: bare,
      trial: 0,
      signal: new AbortController().signal,
    };
    expect(await scorer(trial)).toEqual({ status: "unscored", reason: "not-recorded" });
  }
});

describe("trace-attribute", () => {
  const read = (recording: Partial<Recording>, range: readonly [number, number] = [0, 1]) =>
    scoreOf({ scorer: "trace-attribute", attribute: "app.feedback", range }, { recording });

  test.each([
    ["a number", 4, [1, 5], 0.75],
    ["a range that runs downwards", 4, [5, 1], 0.25],
    ["a boolean", true, [0, 1], 1],
    ["the text of a number", " -1 ", [-1, 1], 0],
    ["the text of a boolean", "False", [0, 1], 0],
    ["a number outside", 6, [1, 5], "out-of-range"],
    ["a text", "great", [0, 1], "out-of-range"],
    ["an empty text", "", [0, 1], "out-of-range"],
    ["a hexadecimal text", "0x1", [0, 1], "out-of-range"],
    ["a list", [1], [0, 1], "out-of-range"],
    ["null", null, [0, 1], "not-recorded"],
  ] as const)("maps %s", async (_name, value, range, expected) => {
    expect(await read({ attributes: { "app.feedback": value } }, range)).toBe(expected);
  });

  test("looks for an evaluation of that name, the last one, where there is no attribute", async () => {
    const by = "human";
    const evaluations = [
      { name: "app.feedback", value: 0, by },
      { name: "app.feedback", value: 1, by },
      { name: "other", value: 0, by },
    ] as const;
    expect(await read({ evaluations })).toBe(1);
    expect(await read({ evaluations: [{ name: "app.feedback", label: "true", by }] })).toBe(1);
    expect(await read({ evaluations, attributes: { "app.feedback": 0 } })).toBe(0);
    expect(await read({})).toBe("not-recorded");
    expect(await scoreOf({ scorer: "trace-attribute", attribute: "toString", range: [0, 1] })).toBe("not-recorded");
  });
});
