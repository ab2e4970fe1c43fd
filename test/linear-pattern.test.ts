import fc from "fast-check";
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
    ["\\ud83d", "u"],
    ["(?i:a)"],
    ["\\x{41}"],
    ["[\\d--K]"],
    ["[\\u0080-\\uffff]", "i"],
    ["\\bday", "iu"],
    ["x{2000}"],
    ["\\p{L}", "u"],
  ])("is not to be had of %s, which RE2 cannot run or would read differently", async (pattern, flags?: string) => {
    expect(await isLinear(pattern, flags)).toBe(false);
  });

  const pieces = (all: readonly string[], more = {}) =>
    fc.array(fc.constantFrom(...all), { maxLength: 6, ...more }).map((some) => some.join(""));
  const characterClass = fc
    .tuple(
      fc.constantFrom("[", "[^"),
      pieces([..."a-z-SKé😀_.^$[&ß", "\\d", "\\W", "\\s", "\\x41", "\\uffff", "\\ud83d"], { minLength: 1 }),
    )
    .map(([begin, inside]) => `${begin}${inside}]`);
  const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
    pattern: fc.array(tie("part"), { minLength: 1, maxLength: 4 }).map((parts) => parts.join("")),
    part: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(
        ..."abSkß😀éſΣςＡ.^$-]{",
        "\\w",
        "\\B",
        "\\b",
        "\\S",
        "\\s",
        "\\x{3}",
        "\\u00e9",
        "\\ud83d",
        "{,2}",
      ),
      characterClass,
      fc
        .tuple(fc.constantFrom("(", "(?:", "(?s:", "(?i:"), tie("pattern"), tie("pattern"))
        .map(([begin, one, other]) => `${begin}${one}|${other})`),
      fc.tuple(tie("part"), fc.constantFrom("*", "+?", "?", "{2}")).map(([part, times]) => `${part}${times}`),
    ),
  }));
  const text = pieces([..."abAksSKßẞéÉſΣσςａ😀😁x1_-]{}[. \n\u2028\ufeff", "xxx", "{,2}"]);

  test("finds what V8 finds, whatever the expression and the text", async () => {
    const flags = fc.constantFrom("", "i", "m", "s", "u", "iu", "im");
    const checked = fc.asyncProperty(pattern, flags, fc.array(text, { minLength: 8 }), async (source, modes, texts) => {
      const expression = expressionOf(source, modes);
      const test = expression && (await compileLinearTest(expression));
      if (test === undefined) return;
      for (const one of texts) expect(test(one) ?? expression?.test(one), one).toBe(expression?.test(one));
    });
    await fc.assert(checked, { numRuns: 3000, seed: 4 });
  });

  test("leaves to others the texts that it would read differently", async () => {
    const says = async (source: string, modes: string, one: string) =>
      (await compileLinearTest(new RegExp(source, modes)))?.(one);
    expect(await says("straße", "i", "STRA\u1e9eE")).toBeUndefined();
    expect(await says("straße", "i", "Straße")).toBe(true);
    expect(await says("^b", "m", "a\u2028b")).toBeUndefined();
    expect(await says("^b", "m", "a\nb")).toBe(true);
  });
});

function expressionOf(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
