import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { SCORER_KINDS, type ScorerSpec } from "../../src/domain/scorer-spec.ts";
import type { EmbedReply, Models } from "../../src/ports.ts";
import type { AnswerToScore } from "../../src/scorers/scorer.ts";
import { scorerFor } from "../../src/scorers/scorers.ts";
import { aCase, aFailure, anAnswer, aRecording } from "../builders.ts";
import { aCall, aModelSpec } from "../pipeline/scripted-models.ts";

const NO_MODELS: Models = {
  ask: async () => expect.fail("this scorer asks no model"),
  embed: async () => expect.fail("this scorer asks for no vectors"),
};

type Given = Partial<Pick<AnswerToScore, "expected" | "documents" | "tools">> & {
  readonly answer?: Partial<ReturnType<typeof anAnswer>>;
  readonly recording?: Partial<ReturnType<typeof aRecording>>;
};

function aTrialToScore({ answer, recording, ...rest }: Given = {}): AnswerToScore {
  return {
    case: aCase({ expected: "what the case expects is handed to a scorer; it never looks it up" }),
    recording: aRecording(recording),
    answer: anAnswer(answer),
    trial: 0,
    signal: new AbortController().signal,
    ...rest,
  };
}

async function scoreOf(spec: ScorerSpec, given: Given = {}, models = NO_MODELS) {
  const score = await (await scorerFor(spec).prepare(spec, models))(aTrialToScore(given));
  return score.status === "scored" ? score.value : score.reason;
}

const textScore = (spec: ScorerSpec, text: string, expected?: string) =>
  scoreOf(spec, { answer: { text }, ...(expected === undefined ? {} : { expected }) });

test("every kind of scorer has code with a revision of its own", () => {
  const revisions = SCORER_KINDS.map((scorer) => scorerFor({ scorer } as ScorerSpec).revision);
  expect(new Set(revisions).size).toBe(SCORER_KINDS.length);
  for (const revision of revisions) expect(revision).toMatch(/^[a-z0-9:-]+\/\d+$/);
});

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

test("contains, icontains and starts-with find nothing in a text of nothing, which every answer would hold", async () => {
  for (const scorer of ["contains", "icontains", "starts-with"] as const)
    expect(await textScore({ scorer }, "Yes.", " \n")).toBe("no-expected-value");
});

test("starts-with forgives white space before the answer", async () => {
  expect(await textScore({ scorer: "starts-with", value: "Yes" }, "\n Yes, you can.")).toBe(1);
  expect(await textScore({ scorer: "starts-with", value: "Yes" }, "Oh, Yes.")).toBe(0);
});

describe("several texts", () => {
  const text = "Refunds take 30 days.";
  test.each([
    ["contains-any", ["30 days", "x"], 1],
    ["contains-any", ["30 Days", "x"], 0],
    ["contains-all", ["30 days", "Refunds"], 1],
    ["contains-all", ["30 days", "x"], 0],
    ["icontains-any", ["30 DAYS", "x"], 1],
    ["icontains-all", ["30 DAYS", "refunds"], 1],
    ["icontains-all", ["30 DAYS", "x"], 0],
  ] as const)("%s of %j scores %d", async (scorer, values, expected) => {
    expect(await textScore({ scorer, values }, text)).toBe(expected);
  });

  test("are a JSON array or lines where the case has them, and a line of nothing is none", async () => {
    const scorer = "contains-all";
    expect(await textScore({ scorer }, text, '["Refunds","30 days"]')).toBe(1);
    expect(await textScore({ scorer }, text, "Refunds\r\n\n 30 days \n")).toBe(1);
    expect(await textScore({ scorer }, text, "Refunds\nyears")).toBe(0);
    expect(await textScore({ scorer }, text, "Refunds, 30 days")).toBe(0);
    for (const nothing of ["", " \n ", "[]", '[""]'])
      expect(await textScore({ scorer }, text, nothing)).toBe("no-expected-value");
    expect(await textScore({ scorer }, text)).toBe("no-expected-value");
  });
});

describe("levenshtein", () => {
  const like = (a: string, b: string, threshold?: number) =>
    textScore({ scorer: "levenshtein", value: b, ...(threshold === undefined ? {} : { threshold }) }, a);

  test("is one less the edits over the longer length", async () => {
    expect(await like("kitten", "sitting")).toBeCloseTo(1 - 3 / 7, 12);
    expect(await like("flaw", "lawn")).toBeCloseTo(1 - 2 / 4, 12);
    expect(await like("", "abc")).toBe(0);
    expect(await like("", "")).toBe(1);
    expect(await like("\u4f60\u597d\u4e16\u754c", "\u4f60\u597d\u4e16\u4eba")).toBe(0.75);
  });

  test("is the same as the textbook's table", async () => {
    const text = fc.string({ maxLength: 12, unit: fc.constantFrom("a", "b", "c") });
    await fc.assert(
      fc.asyncProperty(text, text, async (a, b) => {
        const longer = Math.max(a.length, b.length);
        expect(await like(a, b)).toBeCloseTo(longer === 0 ? 1 : 1 - slowDistance(a, b) / longer, 12);
      }),
    );
  });

  test("is 1 or 0 with a threshold, which belongs to the 1", async () => {
    expect(await like("abcd", "abcx", 0.75)).toBe(1);
    expect(await like("abcd", "abcx", 0.76)).toBe(0);
  });

  test("compares what differs of huge texts, and gives up where that is huge itself", async () => {
    const same = "x".repeat(2_000_000);
    expect(await like(`${same}a${same}`, `${same}b${same}`)).toBeCloseTo(1, 6);
    expect(await like("a".repeat(100_000), "b".repeat(100_000))).toBe("took-too-long");
  });
});

function slowDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (const [i, x] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, y] of [...b].entries())
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (x === y ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}

describe("rouge-n", () => {
  const rouge = (answer: string, value: string, n = 1, threshold?: number) =>
    textScore({ scorer: "rouge-n", value, n, ...(threshold === undefined ? {} : { threshold }) }, answer);

  test("is the F1 of runs of words, as counted by hand", async () => {
    // 6 words all found, of 7: precision 6/6, recall 6/7.
    expect(await rouge("the cat was under the bed", "the cat was found under the bed")).toBeCloseTo(12 / 13, 12);
    // Pairs: the-cat, cat-was, under-the, the-bed of 5 and of 6.
    expect(await rouge("the cat was under the bed", "the cat was found under the bed", 2)).toBeCloseTo(8 / 11, 12);
    // A word counts as often as both have it: 1 of 3 and of 2.
    expect(await rouge("the the the", "the cat")).toBeCloseTo(2 / 5, 12);
    expect(await rouge("The", "the")).toBe(0);
  });

  test("takes Han and Kana for one word per character", async () => {
    expect(await rouge("\u4f60\u597d\u4e16\u754c", "\u4f60\u597d\u4e16\u4eba")).toBeCloseTo(0.75, 12);
    expect(await rouge("\u306d\u3053", "\u306d\u3053", 2)).toBe(1);
  });

  test("gives nothing for an empty answer, and cannot look for fewer words than n", async () => {
    expect(await rouge(" ", "the cat")).toBe(0);
    expect(await rouge("the", "the", 2)).toBe("no-expected-value");
    expect(await rouge("the cat", " ")).toBe("no-expected-value");
    expect(await textScore({ scorer: "rouge-n", n: 1 }, "the")).toBe("no-expected-value");
  });

  test("is 1 or 0 with a threshold, and gives up on huge texts", async () => {
    expect(await rouge("a b", "a c", 1, 0.5)).toBe(1);
    expect(await rouge("a b", "a c", 1, 0.6)).toBe(0);
    expect(await rouge("word ".repeat(200_000), "word")).toBe("took-too-long");
    expect(await rouge("word ".repeat(9_000), "word ".repeat(9_000), 2)).toBe(1);
  });
});

describe("similar", () => {
  const VECTORS: { readonly [text: string]: readonly number[] } = {
    east: [1, 0],
    "north-east": [1, 1],
    west: [-1, 0],
    nowhere: [0, 0],
    up: [0, 0, 1],
  };
  const models: Models = {
    ...NO_MODELS,
    embed: async ({ texts }): Promise<EmbedReply> => {
      if (texts[0] === "not asked") return { status: "failed", reason: "cut-off", detail: "over budget" };
      const vectors = texts.map((text) => VECTORS[text]);
      return vectors.every((vector) => vector !== undefined)
        ? { status: "embedded", vectors, cached: false }
        : { status: "failed", reason: "server-error", detail: "500" };
    },
  };
  const similar = (text: string, value: string, threshold?: number) =>
    scoreOf(
      { scorer: "similar", model: aModelSpec(), value, ...(threshold === undefined ? {} : { threshold }) },
      { answer: { text } },
      models,
    );

  test("is the cosine of the two vectors, and 0 where they point apart", async () => {
    expect(await similar("east", "east")).toBe(1);
    expect(await similar("east", "north-east")).toBeCloseTo(Math.SQRT1_2, 12);
    expect(await similar("east", "west")).toBe(0);
    expect(await similar("east", "north-east", 0.7)).toBe(1);
    expect(await similar("east", "north-east", 0.71)).toBe(0);
  });

  test("is unscored without vectors that can be compared, and 0 for an empty answer, which is not sent", async () => {
    for (const value of ["no such text", "nowhere", "up"])
      expect(await similar("east", value)).toBe("embedding-failed");
    expect(await similar("east", "not asked")).toBe("cut-off");
    expect(await similar(" ", "east")).toBe(0);
    expect(await similar("east", " ")).toBe("no-expected-value");
  });
});

describe("regex", () => {
  const matches = (pattern: string, text: string, flags?: string) =>
    textScore({ scorer: "regex", pattern, ...(flags === undefined ? {} : { flags }) }, text);

  test("takes linear time for an expression that V8 would try for ever, on a text of a megabyte", async () => {
    expect(await matches("^(\\w+\\s?)+$", `${"a".repeat(1_000_000)}!`)).toBe(0);
    expect(await matches("(x+x+)+y", `${"x".repeat(1_000_000)}y`)).toBe(1);
  });

  test("does not hang on an expression that looks back for ever: that answer is unscored, the next one is scored", async () => {
    const pattern = "^(?=(\\w+\\s?)+$)\\w";
    expect(await matches(pattern, `${"a".repeat(60)}!`)).toBe("took-too-long");
    expect(await matches(pattern, "Within 30 days")).toBe(1);
  });

  test("matches anywhere, with the flags of the suite", async () => {
    expect(await matches("\\d+ days", "Within 30 days.")).toBe(1);
    expect(await matches("^within", "Within 30 days.")).toBe(0);
    expect(await matches("^within", "Within 30 days.", "i")).toBe(1);
    expect(await matches("a*", "b")).toBe(1);
  });

  test("reads line ends of every kind as one", async () => {
    expect(await matches("a\\nb", "a\r\nb")).toBe(1);
  });

  const CASES: [pattern: string, text: string, flags?: string][] = [
    ["a\\sb", "a\u00a0b"],
    ["a[\\s]b", "a\u3000b"],
    ["a\\Sb", "a\u2003b"],
    ["a[\\S]b", "axb"],
    ["a.b", "a\u2028b"],
    ["a.b", "a\nb"],
    ["a.b", "a\nb", "s"],
    ["a[.]b", "axb"],
    ["a[]b", "ab"],
    ["[]a]", "a]"],
    ["a[^]b", "a\nb"],
    ["a\\u00e9b", "a\u00e9b"],
    ["[\\u00e9-\\u00ff]", "\u00ea"],
    ["\\Aa", "Aa"],
    ["\\Aa", "a"],
    ["a\\z", "a"],
    ["\\Qa.b\\E", "Qa.bE"],
    ["[[:alpha:]]", "p"],
    ["[[:alpha:]]", "p]"],
    ["[a[b]", "["],
    ["[[]a]", "[a]"],
    ["[[].b", "[\u2028b"],
    ["[a[^].b", "^\u2028b"],
    ["[a[]]", "a]"],
    ["[^[]+$", "ab"],
    ["[[^a]]", "^]"],
    ["[\\]a]", "]"],
    ["[:;]", ";"],
    ["(a)\\1", "aa"],
    ["(?<!a)b", "cb"],
    ["(?<year>\\d{4})", "in 2026"],
    ["a{,2}", "a{,2}"],
    ["x{2000}", "x".repeat(2000)],
    ["a$", "a\n"],
    ["^b", "a\nb", "m"],
    ["\\/\\-\\.", "/-."],
    ["\\p{L}", "\u00e9", "u"],
    ["\\cA", "\u0001"],
    ["[\\b]", "\b"],
    ["\\bday\\b", "a day."],
    ["a\\0b", "a\0b"],
    ["^.$", "😀"],
    ["^[^a]$", "😀"],
    ["[😀]", "😁"],
    ["^.$", "😀", "u"],
    ["s", "ſ", "i"],
    ["ß", "ẞ", "i"],
    ["^b", "a\u2028b", "m"],
    ["\\x{3}", "xxx"],
    ["a(?s:.)b", "a\nb"],
  ];
  test.each(CASES)("means by %j what JavaScript means: %j", async (pattern, text, flags?: string) => {
    expect(await matches(pattern, text, flags)).toBe(new RegExp(pattern, flags).test(text) ? 1 : 0);
  });

  test("is the case's where the suite has none", async () => {
    expect(await textScore({ scorer: "regex" }, "Within 30 days.", "\\d+ days")).toBe(1);
    expect(await textScore({ scorer: "regex", flags: "i" }, "Within 30 days.", "^WITHIN")).toBe(1);
    for (const none of [undefined, " ", "("])
      expect(await textScore({ scorer: "regex" }, "(", none)).toBe("no-expected-value");
  });

  test("scores equal answers equally, also with the flags that make an expression remember", async () => {
    const spec = { scorer: "regex", pattern: "days", flags: "gy" } as const;
    const scorer = await scorerFor(spec).prepare(spec, NO_MODELS);
    const trial = aTrialToScore({ answer: { text: "days" } });
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

test("is-json wants JSON and nothing around it", async () => {
  for (const text of ['{"a":1}', " [1]\n", "null", '"a"']) expect(await textScore({ scorer: "is-json" }, text)).toBe(1);
  for (const text of ["", "yes", '```json\n{"a":1}\n```', '{"a":1} {"b":2}'])
    expect(await textScore({ scorer: "is-json" }, text)).toBe(0);
});

describe("is-refusal", () => {
  test.each([
    "I'm sorry, but I can't help with that.",
    "I\u2019m sorry, I cannot share personal data.",
    "I am unable to provide medical advice.",
    "Unfortunately, I cannot assist with this request.",
    "As an AI language model, I don't have opinions.",
    "I'm sorry, but I can't.",
    "Sorry, but as an AI, I can't feel that.",
    "I must respectfully decline.",
    "That would be against our content policy.",
    "  ",
  ])("knows %j", async (text) => {
    expect(await textScore({ scorer: "is-refusal" }, text)).toBe(1);
  });

  test.each([
    "You can return it within 30 days.",
    "I'm sorry to hear that your parcel is late. It will be there tomorrow.",
    "You cannot return opened food.",
    "I'm sorry, but that item cannot be returned.",
    "I can't help but notice how well it fits.",
    "I can help with that.",
    "Sorry about the delay: our policy allows a refund.",
    `${"It is all described in the manual. ".repeat(10)}I cannot help with hardware.`,
  ])("lets %j pass", async (text) => {
    expect(await textScore({ scorer: "is-refusal" }, text)).toBe(0);
  });

  test("goes by the provider's own mark, whatever the words", async () => {
    expect(await scoreOf({ scorer: "is-refusal" }, { answer: { text: "Lo siento.", refused: true } })).toBe(1);
    expect(await scoreOf({ scorer: "is-refusal" }, { answer: { text: "Well", finish: "content_filter" } })).toBe(1);
    const calls = { text: "", toolCalls: [aCall("find", "{}")] };
    expect(await scoreOf({ scorer: "is-refusal" }, { answer: calls })).toBe(0);
  });
});

test("finish-reason is the one of the last call", async () => {
  expect(await scoreOf({ scorer: "finish-reason", value: "stop" })).toBe(1);
  expect(await scoreOf({ scorer: "finish-reason", value: "stop" }, { answer: { finish: "length" } })).toBe(0);
});

test("length counts words between white space, or characters as people see code points, limits included", async () => {
  const words = (min: number, max: number) =>
    textScore({ scorer: "length", unit: "words", min, max }, " one\ntwo  three ");
  expect([await words(3, 3), await words(0, 2), await words(4, 9)]).toEqual([1, 0, 0]);
  expect(await textScore({ scorer: "length", unit: "words", max: 0 }, " ")).toBe(1);
  const characters = (max: number) => textScore({ scorer: "length", unit: "characters", max }, "\u{1f600}e\u0301\r\n");
  expect([await characters(3), await characters(2)]).toEqual([1, 0]);
});

describe("is-valid-openai-tools-call", () => {
  const parameters = {
    type: "object",
    properties: { id: { type: "integer" } },
    required: ["id"],
    additionalProperties: false,
  };
  const tools = [{ name: "find", parameters }, { name: "stop" }];
  const valid = (...calls: readonly (readonly [string, string])[]) =>
    scoreOf(
      { scorer: "is-valid-openai-tools-call" },
      { tools, answer: { toolCalls: calls.map(([name, args]) => aCall(name, args)) } },
    );

  test.each([
    ["follows the definition", [["find", '{"id":1}']], 1],
    ["has no parameters to follow", [["stop", ""]], 1],
    ["lacks an argument", [["find", "{}"]], 0],
    ["has one too many", [["find", '{"id":1,"x":2}']], 0],
    ["is of another type", [["find", '{"id":"1"}']], 0],
    ["is no JSON", [["find", '{"id":']], 0],
    ["is no object", [["stop", "[]"]], 0],
    ["names no tool", [["search", "{}"]], 0],
    [
      "is wrong the second time",
      [
        ["find", '{"id":1}'],
        ["find", "{}"],
      ],
      0,
    ],
  ] as const)("says so of a call that %s", async (_title, calls, expected) => {
    expect(await valid(...calls)).toBe(expected);
  });

  test("has nothing to say where nothing was called, no tools are known, or a definition is broken", async () => {
    const spec = { scorer: "is-valid-openai-tools-call" } as const;
    expect(await valid()).toBe("not-recorded");
    const answer = { toolCalls: [aCall("find", "{}")] };
    expect(await scoreOf(spec, { answer })).toBe("not-recorded");
    const broken = [{ name: "find", parameters: { type: "objekt" } }];
    expect(await scoreOf(spec, { answer, tools: broken })).toBe("scorer-failed");
  });
});

const called = (...names: readonly string[]) => ({ toolCalls: names.map((name) => aCall(name, "{}")) });
const recorded = (...names: readonly string[]) => ({ observed: anAnswer(called(...names)) });

describe("tool-call-f1", () => {
  test.each([
    [["a", "b"], ["b", "a"], 1],
    [["a", "b"], ["a"], 2 / 3],
    [["a"], ["a", "b", "c"], 0.5],
    [["a", "a"], ["a"], 2 / 3],
    [["a"], [], 0],
    [["a"], ["b"], 0],
  ] as const)("of %j wanted and %j called is %d", async (tools, names, expected) => {
    expect(await scoreOf({ scorer: "tool-call-f1", tools }, { answer: called(...names) })).toBeCloseTo(expected, 12);
  });

  test("wants what the suite says, else the case, else what production called", async () => {
    const spec = { scorer: "tool-call-f1" } as const;
    const answer = called("a", "b");
    expect(await scoreOf({ ...spec, tools: ["a", "b"] }, { answer, expected: "x" })).toBe(1);
    for (const expected of ["a, b", "a\nb", '["a","b"]', '[{"name":"a"},{"name":"b","arguments":{}}]'])
      expect(await scoreOf(spec, { answer, expected, recording: recorded("x") })).toBe(1);
    expect(await scoreOf(spec, { answer, recording: recorded("b", "a") })).toBe(1);
    expect(await scoreOf(spec, { answer, recording: { observed: aFailure() } })).toBe("no-expected-value");
  });

  test("is 1 where no tool is wanted and none is called, and 0 where one is", async () => {
    const spec = { scorer: "tool-call-f1" } as const;
    expect(await scoreOf(spec, { answer: called(), expected: "[]", recording: recorded("x") })).toBe(1);
    expect(await scoreOf(spec, { answer: called("a"), expected: "[]" })).toBe(0);
  });
});

describe("trajectory:tool-sequence", () => {
  const sequence = (mode: "exact" | "in-order", steps: readonly string[], ...names: readonly string[]) =>
    scoreOf({ scorer: "trajectory:tool-sequence", mode, steps }, { answer: called(...names) });

  test("in-order allows others between, exact does not", async () => {
    expect(await sequence("in-order", ["a", "b"], "a", "x", "b")).toBe(1);
    expect(await sequence("exact", ["a", "b"], "a", "x", "b")).toBe(0);
    expect(await sequence("exact", ["a", "b"], "a", "b")).toBe(1);
    expect(await sequence("in-order", ["a", "b"], "b", "a")).toBe(0);
    expect(await sequence("in-order", ["a", "a"], "a")).toBe(0);
  });

  test("falls back on production's calls, and on none at all only where they must be exact", async () => {
    const spec = { scorer: "trajectory:tool-sequence" } as const;
    const none = { answer: called(), recording: recorded() };
    expect(await scoreOf({ ...spec, mode: "exact" }, none)).toBe(1);
    expect(await scoreOf({ ...spec, mode: "in-order" }, none)).toBe("no-expected-value");
    expect(await scoreOf({ ...spec, mode: "exact" }, { ...none, recording: recorded("a") })).toBe(0);
  });
});

test("trajectory:step-count counts model calls, limits included", async () => {
  const answer = { modelCalls: 3 };
  expect(await scoreOf({ scorer: "trajectory:step-count", max: 3 }, { answer })).toBe(1);
  expect(await scoreOf({ scorer: "trajectory:step-count", max: 2 }, { answer })).toBe(0);
  expect(await scoreOf({ scorer: "trajectory:step-count", min: 4 }, { answer })).toBe(0);
});

describe("tool-args-match", () => {
  const calls = (...args: readonly string[]) => ({ toolCalls: args.map((text) => aCall("find", text)) });
  const match = (mode: "exact" | "partial", wanted: unknown, ...args: readonly string[]) =>
    scoreOf({ scorer: "tool-args-match", mode }, { answer: calls(...args), expected: JSON.stringify(wanted) });
  const find = (given: unknown) => ({ name: "find", arguments: given });

  test("compares arguments as JSON", async () => {
    expect(await match("exact", find({ a: 1, b: [2] }), '{"b": [2.0], "a": 1e0}')).toBe(1);
    expect(await match("exact", find({ a: 1 }), '{"a":1,"b":2}')).toBe(0);
    expect(await match("partial", find({ a: 1 }), '{"a":1,"b":2}')).toBe(1);
    expect(await match("partial", find({ a: { b: 1 } }), '{"a":{"b":1,"c":2}}')).toBe(1);
    expect(await match("partial", find({ a: [1] }), '{"a":[1,2]}')).toBe(0);
    expect(await match("partial", find({ toString: 1 }), "{}")).toBe(0);
    expect(await match("exact", find({}), "")).toBe(1);
    expect(await match("exact", find({ a: 1 }), '{"a":')).toBe(0);
  });

  test("is the share of wanted calls that were made, each made one counting once", async () => {
    const wanted = [find({ a: 1 }), find({ a: 1 }), find({ a: 2 })];
    expect(await match("exact", wanted, '{"a":1}', '{"a":2}', '{"a":3}')).toBeCloseTo(2 / 3, 12);
    // The first wanted call must leave the richer one to the second.
    expect(await match("partial", [find({ a: 1 }), find({ a: 1, b: 2 })], '{"a":1,"b":2}', '{"a":1}')).toBe(1);
  });

  test("takes the suite's call first, and of other expectations only its tool", async () => {
    const spec = { scorer: "tool-args-match", mode: "partial", tool: "find" } as const;
    const answer = { toolCalls: [aCall("find", '{"a":1}')] };
    const recording = {
      observed: anAnswer({ toolCalls: [aCall("other", "{}"), aCall("find", '{"a":1}')] }),
    };
    expect(await scoreOf({ ...spec, arguments: { a: 1 } }, { answer, expected: "[]" })).toBe(1);
    expect(await scoreOf(spec, { answer, recording })).toBe(1);
    expect(await scoreOf({ scorer: "tool-args-match", mode: "partial" }, { answer, recording })).toBe(0.5);
    expect(await scoreOf({ ...spec, tool: "third" }, { answer, recording })).toBe("no-expected-value");
    expect(await scoreOf(spec, { answer, expected: "find it" })).toBe("no-expected-value");
    expect(await scoreOf(spec, { answer, recording: { observed: aFailure() } })).toBe("no-expected-value");
  });
});

test.each(["icontains", "icontains-any"] as const)("%s finds a sigma within a word and at its end", async (scorer) => {
  const spec = scorer === "icontains" ? { scorer, value: "ΟΔΟΣ" } : { scorer, values: ["ΟΔΟΣ"] };
  for (const text of ["ΟΔΟΣΑ", "οδοσα", "οδος"]) expect(await scoreOf(spec, { answer: { text } })).toBe(1);
});

describe("javascript", () => {
  const run = (source: string, given: Given = {}) => scoreOf({ scorer: "javascript", source }, given);
  const file = (source: string, given: Given = {}) =>
    scoreOf({ scorer: "javascript", source, path: "scorers/mine.js" }, given);

  test.each([
    ["a yes", "output.includes('30 days')", 1],
    ["a no", "output.length > 500", 0],
    ["a number", "0.25", 0.25],
    ["a grade", "({ pass: false, score: 0.5, reason: 'half' })", 0.5],
    ["a grade without a score", "({ pass: true, reason: 'fine' })", 1],
    ["a promise", "Promise.resolve(1)", 1],
    ["a body of several lines", "const words = output.split(' ');\nreturn words.length === 7;", 1],
    ["a line with its semicolon", "output.length > 0; // any", 1],
    ["nothing", "undefined", "scorer-failed"],
    ["no number", "Number.NaN", "scorer-failed"],
    ["too large a number", "2", "scorer-failed"],
    ["a text", "'1'", "scorer-failed"],
    ["a grade that is none", "({ score: 'good' })", "scorer-failed"],
    ["an error", "(() => { throw new Error('no') })()", "scorer-failed"],
    ["a rejection", "Promise.reject(new Error('no'))", "scorer-failed"],
  ])("may come to %s", async (_title, source, expected) => {
    expect(await run(source)).toBe(expected);
  });

  test("is a module with a function, which may use what Node brings", async () => {
    const source = `import { createHash } from "node:crypto";
      export default function grade(output, { vars, expected, toolCalls, question, finish, latencyMs, attributes }) {
        return createHash("sha256").update(output).digest("hex").length === 64 && vars.city === "Rome" && expected === "x"
          && toolCalls[0].name === "find" && question === "Can I return my order?" && finish === "stop"
          && latencyMs === 800 && attributes.tier === "gold";
      }`;
    const recording = { variables: { city: "Rome" }, attributes: { tier: "gold" } };
    expect(await file(source, { answer: called("find"), recording, expected: "x" })).toBe(1);
  });

  test("changes nothing of what others are given", async () => {
    const variables = { orders: [2, 1] };
    expect(await run("context.vars.orders.sort()[0] === 1", { recording: { variables } })).toBe(1);
    expect(variables).toEqual({ orders: [2, 1] });
  });

  test("that does not come to an end is given up", async () => {
    vi.useFakeTimers();
    try {
      const score = run("new Promise(() => {})");
      // The module is loaded outside of the timers that are faked.
      await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await score).toBe("scorer-failed");
    } finally {
      vi.useRealTimers();
    }
  });

  test("that cannot be loaded says where before anything is scored", async () => {
    await expect(file("export default (")).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringMatching(/^scorers\/mine\.js cannot be loaded as a module: /),
      remedy: "Write an ECMAScript module that imports nothing but node: modules.",
    });
    await expect(file('import "./other.js"; export default () => 1')).rejects.toThrow(
      /^scorers\/mine\.js cannot be loaded as a module: Failed to resolve module specifier "\.\/other\.js"$/,
    );
    await expect(file("export const grade = () => 1")).rejects.toMatchObject({
      message: "scorers/mine.js has no function as its default export",
      remedy: "Write: export default (output, context) => output.length < 500",
    });
    await expect(run("output +")).rejects.toMatchObject({
      message: expect.stringMatching(/^the javascript value "output \+" cannot be loaded as a module: /),
      remedy: "Write an expression over output and context; of several lines, the body of a function with a return.",
    });
  });
});

test("latency and cost are the answer's own, and unscored where it does not tell", async () => {
  expect(await scoreOf({ scorer: "latency" }, { answer: { latencyMs: 120.5 } })).toBe(120.5);
  expect(await scoreOf({ scorer: "cost" }, { answer: { usd: 0.002 } })).toBe(0.002);
  const bare = { status: "answered", text: "Yes.", toolCalls: [], finish: "stop", modelCalls: 1 } as const;
  for (const kind of ["latency", "cost"] as const) {
    const spec = { scorer: kind };
    const scorer = await scorerFor(spec).prepare(spec, NO_MODELS);
    expect(await scorer({ ...aTrialToScore(), answer: bare })).toEqual({ status: "unscored", reason: "not-recorded" });
  }
});

describe("trace-attribute", () => {
  const read = (recording: Given["recording"] & object, range: readonly [number, number] = [0, 1]) =>
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
