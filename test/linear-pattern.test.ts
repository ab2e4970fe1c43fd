import { describe, expect, test } from "vitest";
import { compileLinear, compileLinearTest, patternProblem } from "../src/linear-pattern.ts";

describe("a pattern of the user's own", () => {
  test("finds all its matches, counted in code units, and none of nothing", async () => {
    const spans = await compileLinear("o+|q*", "here");
    expect(spans("🙂 foo ol")).toEqual([
      { start: 4, end: 6 },
      { start: 7, end: 8 },
    ]);
    expect(spans("")).toEqual([]);
  });

  test("is refused with its place when it cannot be used", async () => {
    await expect(compileLinear("(a", "traces.redact.patterns: order")).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringMatching(/^traces\.redact\.patterns: order: "\(a" cannot be used: .*missing/),
      remedy: "Write it in RE2 syntax, which has no look-around and no back-references.",
    });
  });

  test("has a problem when it looks around, refers back or does not close, and none otherwise", async () => {
    for (const pattern of ["(?=a)", "(?<!a)b", "(a)\\1", "[a", "a{5000}"]) {
      const problem = await patternProblem(pattern);
      expect(problem, pattern).toEqual(expect.any(String));
    }
    expect(await patternProblem("(?i)\\bcust-[0-9]{6}\\b")).toBeUndefined();
  });
});

describe("a JavaScript expression in linear time", () => {
  const isLinear = async (pattern: string, flags?: string) =>
    (await compileLinearTest(new RegExp(pattern, flags))) !== undefined;

  test.each([
    ["^(\\w+\\s?)+$"],
    ["\\d{1,3} (?:days|weeks)", "i"],
    ["^within.*$", "ms"],
    ["[^\\s]+@[\\w.\\-]+"],
    ["a\\u00e9[:;]:\\s*$"],
    ["(?<n>x)\\/"],
    ["[a[b]"],
    ["[[:alpha:]]"],
  ])("is to be had of %s", async (pattern, flags?: string) => {
    expect(await isLinear(pattern, flags)).toBe(true);
  });

  test.each([
    ["(?=a)b"],
    ["(?<!a)b"],
    ["(a)\\1"],
    ["[]a"],
    ["[^]"],
    ["\\Aa"],
    ["[\\S]"],
    ["\\ud83d"],
    ["x{2000}"],
    ["\\p{L}", "u"],
  ])("is not to be had of %s, which RE2 cannot run or would read differently", async (pattern, flags?: string) => {
    expect(await isLinear(pattern, flags)).toBe(false);
  });
});
