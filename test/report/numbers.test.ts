import { describe, expect, test } from "vitest";
import { change, count, interval, level, list, share, size } from "../../src/report/numbers.ts";

describe("a score", () => {
  test.each([
    [0.91, "0.91"],
    [0.9, "0.90"],
    [0.906, "0.906"],
    [1, "1.00"],
    [0, "0.00"],
    [2 / 3, "0.667"],
    [0.9996, "1.00"],
  ])("of %d has two decimals, three when it needs them", (value, words) => expect(level(value, "score")).toBe(words));

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
  expect(interval(0.95, -0.214, -0.126, "score")).toBe("(95 % −21.4 to −12.6)");
  expect(interval(0.9758, -391.2, 64.4, "ms")).toBe("(97.6 % −391 to +64)");
});

test("what is not finite is unknown, never a number", () => {
  expect(level(Number.NaN, "score")).toBe("unknown");
  expect(change(Number.POSITIVE_INFINITY, "ms")).toBe("unknown");
  expect(size(Number.POSITIVE_INFINITY, "usd")).toBe("unknown");
  expect(share(Number.NaN)).toBe("unknown");
  expect(interval(0.95, Number.NEGATIVE_INFINITY, 0.1, "score")).toBe("(95 % unknown to +10.0)");
});

test("counts agree with their noun, and lists end in and", () => {
  expect(count(1, "case")).toBe("1 case");
  expect(count(12_345, "case")).toBe("12,345 cases");
  expect(list([])).toBe("");
  expect(list(["a"])).toBe("a");
  expect(list(["a", "b", "c"])).toBe("a, b and c");
});
