import { describe, expect, test } from "vitest";
import {
  briefSize,
  certainty,
  change,
  count,
  factor,
  factorInterval,
  interval,
  lapse,
  level,
  list,
  price,
  probability,
  range,
  roughSize,
  share,
  size,
  times,
} from "../../src/report/numbers.ts";

describe("a score", () => {
  test.each([
    [0.91, "91 %"],
    [0.9, "90 %"],
    [0.906, "90.6 %"],
    [1, "100 %"],
    [0, "0 %"],
    [2 / 3, "66.7 %"],
    [0.9996, "100 %"],
  ])("of %d is per cent, with a decimal where it needs one", (value, words) =>
    expect(level(value, "score")).toBe(words),
  );

  test.each([
    [-0.17, "−17.0 points"],
    [0.0325, "+3.3 points"],
    [0, "0.0 points"],
    [-0.0004, "0.0 points"],
    [-0.0005, "−0.1 points"],
  ])("that differs by %d is told in points, with a sign unless it rounds to nothing", (value, words) =>
    expect(change(value, "score")).toBe(words),
  );

  test("has a margin without needless decimals", () => {
    expect(size(0.1, "score")).toBe("10 points");
    expect(size(0.01, "score")).toBe("1 point");
    expect(size(0.025, "score")).toBe("2.5 points");
    expect(briefSize(0.025, "score")).toBe("2.5");
    expect(briefSize(203.1, "ms")).toBe("203 ms");
  });
});

describe("milliseconds", () => {
  test.each([
    [1240.4, "1,240 ms"],
    [812.5, "813 ms"],
    [4.26, "4.3 ms"],
    [0, "0 ms"],
  ])("%d are whole, with one decimal below ten", (value, words) => expect(level(value, "ms")).toBe(words));

  test("differ with a sign", () => {
    expect(change(-227.8, "ms")).toBe("−228 ms");
    expect(change(3, "ms")).toBe("+3.0 ms");
  });
});

describe("dollars", () => {
  test.each([
    [0.001284, "$0.00128"],
    [1.5, "$1.50"],
    [1234.567, "$1,234.57"],
    [0.00000012, "$0.00000012"],
    [0, "$0"],
  ])("%d have two decimals from one dollar on, three digits that count below", (value, words) =>
    expect(level(value, "usd")).toBe(words),
  );

  test("differ with the sign before the dollar", () => expect(change(-0.000156, "usd")).toBe("−$0.00016"));
});

test("an interval names its confidence and both bounds", () => {
  expect(interval(0.95, -0.214, -0.126, "score")).toBe("(95 %: −21.4 to −12.6)");
  expect(interval(0.9758, -391.2, 64.4, "ms")).toBe("(97.6 %: −391 to +64)");
  expect(range(-0.048, 0.021, "score")).toBe("−4.8 to +2.1 points");
  expect(interval(0.95, -1.078, 1.2, "score")).toBe("(95 %: −100.0 to +100.0)");
  expect(range(-12, 64.4, "ms")).toBe("−12 to +64 ms");
});

test("no confidence is rounded to certainty", () => {
  expect(certainty(0.95)).toBe("95 %");
  expect(certainty(0.99979298)).toBe("99.97 %");
  expect(certainty(0.99999909)).toBe("over 99.99 %");
  expect(certainty(1 - 2e-9)).toBe("over 99.99 %");
});

test("a ratio has two decimals, more where it is near nothing, none where it is huge", () => {
  expect(factor(9308.19)).toBe("9,308 times");
  expect(factor(1.2804)).toBe("1.28 times");
  expect(factor(1)).toBe("1.00 times");
  expect(factor(0.0123)).toBe("0.012 times");
  expect(factor(Number.POSITIVE_INFINITY)).toBe("unknown");
  expect(factorInterval(0.95, { value: 1.22, lower: 1.1, upper: Number.NaN })).toBe(
    "1.22 times (95 %: 1.10 to unknown)",
  );
});

test("a p-value is never 0", () => {
  expect(probability(0.0312)).toBe("0.031");
  expect(probability(0)).toBe("below 0.001");
  expect(probability(Number.NaN)).toBe("unknown");
});

test("how long something took is told by its two largest units", () => {
  expect([0, 999, 1000, 59_499, 59_500, 252_300, 3_599_600, 7_500_000].map(lapse)).toEqual([
    "under a second",
    "under a second",
    "1 s",
    "59 s",
    "1 min 0 s",
    "4 min 12 s",
    "1 h 0 min",
    "2 h 5 min",
  ]);
  expect(lapse(Number.NaN)).toBe("unknown");
});

test("what could have been seen is known to a tenth of a point, and a price to cents where it has any", () => {
  expect(roughSize(0.32258, "score")).toBe("32.3 points");
  expect(roughSize(233.4, "ms")).toBe("233 ms");
  expect([4.1, 1234.567, 0.15, 0.0042, 0].map(price)).toEqual(["$4.10", "$1,234.57", "$0.15", "$0.0042", "$0.00"]);
  expect(price(Number.NaN)).toBe("unknown");
});

test("small numbers of times are words", () =>
  expect([1, 2, 3, 12].map(times)).toEqual(["once", "twice", "three times", "12 times"]));

test("what is not finite is unknown, never a number", () => {
  expect(level(Number.NaN, "score")).toBe("unknown");
  expect(change(Number.POSITIVE_INFINITY, "ms")).toBe("unknown");
  expect(size(Number.POSITIVE_INFINITY, "usd")).toBe("unknown");
  expect(share(Number.NaN)).toBe("unknown");
  expect(briefSize(Number.NaN, "score")).toBe("unknown");
  expect(interval(0.95, Number.NEGATIVE_INFINITY, 0.1, "score")).toBe("(95 %: unknown to +10.0)");
});

test("counts agree with their noun, and lists end in and", () => {
  expect(count(1, "question")).toBe("1 question");
  expect(count(12_345, "question")).toBe("12,345 questions");
  expect(list([])).toBe("");
  expect(list(["a"])).toBe("a");
  expect(list(["a", "b", "c"])).toBe("a, b and c");
});
