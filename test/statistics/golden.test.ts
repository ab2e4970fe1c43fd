import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { basics } from "./golden-basics.ts";
import { series } from "./golden-series.ts";

/** Reference values of scipy, statsmodels, gsDesign and others, and closed forms; each function names its source in the file. */
type Golden = {
  readonly source: string;
  readonly tolerance: { readonly absolute: number; readonly relative: number };
  readonly cases: readonly { readonly input: unknown; readonly expected: unknown }[];
};
const golden = JSON.parse(readFileSync(new URL("golden.json", import.meta.url), "utf8")) as Record<string, Golden>;

describe("reference values", () => {
  test("the file has 50 functions with 314 cases, and each function is in exactly one table", () => {
    expect(Object.keys(golden)).toHaveLength(50);
    expect(Object.values(golden).flatMap(({ cases }) => cases)).toHaveLength(314);
    expect([...Object.keys(basics), ...Object.keys(series)].sort()).toEqual(Object.keys(golden).sort());
  });

  for (const [name, compute] of Object.entries({ ...basics, ...series })) {
    const { source, tolerance, cases } = golden[name] ?? { source: "nothing", tolerance: none, cases: [] };
    test(`${name} agrees with ${source.slice(0, 60)}`, () => {
      expect(cases.length).toBeGreaterThan(0);
      for (const { input, expected } of cases) {
        const actual = compute(deeplyFrozen(structuredClone(input)));
        expectClose(actual, expected, tolerance, `${name} of ${JSON.stringify(input).slice(0, 120)}`);
      }
    });
  }
});

const none = { absolute: 0, relative: 0 };

/** Every leaf of what the file expects; what we say beyond it is not its matter. Null stands for undefined. */
function expectClose(actual: unknown, expected: unknown, tolerance: Golden["tolerance"], what: string): void {
  if (Array.isArray(expected)) expect(actual, what).toHaveLength(expected.length);
  if (typeof expected === "object" && expected !== null) {
    for (const [key, value] of Object.entries(expected)) {
      expectClose(Object(actual)[key], value, tolerance, `${what}, ${key}`);
    }
    return;
  }
  if (typeof expected !== "number") return void expect(actual ?? null, what).toBe(expected);
  expect(typeof actual, what).toBe("number");
  const within = tolerance.absolute + tolerance.relative * Math.abs(expected);
  expect(Math.abs(Number(actual) - expected), `${what}: ${actual} against ${expected}`).toBeLessThanOrEqual(within);
}

/** A function that changed its input would fail. */
function deeplyFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(deeplyFrozen);
  return Object.freeze(value);
}
