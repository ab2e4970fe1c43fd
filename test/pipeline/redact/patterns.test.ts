import { expect, test } from "vitest";
import * as patterns from "../../../src/pipeline/redact/patterns.ts";

/**
 * In how many ways a pattern can match at one place, at most: choices multiplied along a sequence, summed over
 * alternatives and repetitions. A backtracking engine tries each at most once, so a bound here is a bound on its work per
 * character. Unbounded repetition and back-references give infinity.
 */
function ways(source: string): number {
  let at = 0;
  const atom = (): number => {
    const character = source[at];
    if (character === "(") {
      at += /^\((?:\?(?:[:=!]|<[=!]))?/.exec(source.slice(at))?.[0].length ?? 1;
      const inner = alternatives();
      at += 1;
      return inner;
    }
    if (character === "[") {
      at += /^\[(?:[^\]\\]|\\.)*\]/.exec(source.slice(at))?.[0].length ?? 1;
      return 1;
    }
    if (character === "\\") {
      const escaped = /^\\(?:p\{[^}]*\}|u[0-9a-f]{4}|.)/.exec(source.slice(at))?.[0] ?? "";
      at += escaped.length;
      return /^\\[1-9k]/.test(escaped) ? Number.POSITIVE_INFINITY : 1;
    }
    at += 1;
    return 1;
  };
  const repeated = (once: number): number => {
    const quantifier = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at));
    if (quantifier === null) return once;
    at += quantifier[0].length;
    const sign = quantifier[0][0];
    if (sign === "*" || sign === "+") return Number.POSITIVE_INFINITY;
    if (sign === "?") return 1 + once;
    const least = Number(quantifier[1]);
    const most = quantifier[2] === "" ? least : quantifier[3] === "" ? Number.POSITIVE_INFINITY : Number(quantifier[3]);
    if (most === Number.POSITIVE_INFINITY) return most;
    let sum = 0;
    for (let times = least; times <= most; times += 1) sum += once ** times;
    return sum;
  };
  const sequence = (): number => {
    let product = 1;
    while (at < source.length && source[at] !== "|" && source[at] !== ")") product *= repeated(atom());
    return product;
  };
  const alternatives = (): number => {
    let sum = sequence();
    while (source[at] === "|") {
      at += 1;
      sum += sequence();
    }
    return sum;
  };
  return alternatives();
}

test("the counting of ways sees what makes an engine hang", () => {
  expect(ways("(?:a?){30}a{30}")).toBeGreaterThan(1e9);
  expect(ways("(a{1,9}){1,9}")).toBeGreaterThan(1e8);
  for (const source of ["a*", "(?:ab)+", "a{2,}", "(a)\\1"]) expect(ways(source)).toBe(Number.POSITIVE_INFINITY);
  expect(ways("a{1,64}@[b\\]]{1,10}(?:x|y?)")).toBe(64 * 10 * 3);
});

test.each(Object.entries(patterns))("%s can match at one place in a bounded number of ways", (_, pattern) => {
  expect(pattern).toBeInstanceOf(RegExp);
  expect(ways(pattern.source)).toBeLessThan(100_000);
});
