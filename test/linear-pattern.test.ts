import { describe, expect, test } from "vitest";
import { compileLinear, patternProblem } from "../src/linear-pattern.ts";

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
