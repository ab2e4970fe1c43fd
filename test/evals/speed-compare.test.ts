import { join } from "node:path";
import { expect, test } from "vitest";
import { runNode } from "../../evals/command-line.ts";
import { benchRuns, naiveDifferences } from "../../evals/speed/compare-runs.ts";
import { compare } from "../../src/pipeline/compare/compare.ts";

const PROJECT = join(import.meta.dirname, "../..");
const SIZE = { cases: 60, trials: 2, metrics: 3, slices: 10 };

test("the loop beside which comparisons are timed comes to the same differences", () => {
  const [before, after] = benchRuns(SIZE);
  const { metrics } = compare(before, after, { confidence: 0.95, crossCheck: false });
  const found = metrics.map(({ evidence }) => evidence?.difference ?? Number.NaN);
  for (const [at, difference] of naiveDifferences(before, after).entries())
    expect(found[at]).toBeCloseTo(difference, 12);
});

test("the runs that are timed have the slices that are asked for", () => {
  const [before, after] = benchRuns({ ...SIZE, cases: 200 });
  const { metrics } = compare(before, after, { confidence: 0.95, crossCheck: false });
  expect(metrics.map(({ slices }) => slices?.length)).toEqual([10, 10, 10]);
});

test("the bench of comparisons says how they stand to the loop", async () => {
  const sizes = Object.entries(SIZE).flatMap(([name, number]) => [`--${name}`, String(number)]);
  const { status, stdout, stderr } = await runNode(["evals/speed/compare.ts", "--runs", "1", ...sizes], {
    cwd: PROJECT,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("60 cases, 2 trials,\n3 metrics, 10 slices.");
  expect(stdout).toMatch(/^\| difference of means +\| +[\d.]+ \| +1\.0 \|/m);
  expect(stdout).toMatch(/^\| compare +\| +[\d.]+ \| +[\d.]+ \|/m);
  expect(stdout).toMatch(/^\| compare, cross-checked +\|/m);
});

test("a size that is none is told", async () => {
  const { status, stderr } = await runNode(["evals/speed/compare.ts", "--cases", "none"], { cwd: PROJECT });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: "--cases none is not a whole number above 0.\nWrite it in digits: --cases 20.\n",
  });
});
