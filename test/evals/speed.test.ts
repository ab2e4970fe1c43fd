import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runNode } from "../../evals/command-line.ts";
import { idealMs, latencyOf, questionIn, questionsOf } from "../../evals/speed/questions.ts";
import { inTurns, median } from "../../evals/speed/timed.ts";
import { buildInto } from "./build.ts";

const PROJECT = join(import.meta.dirname, "../..");

describe("the questions of the speed bench", () => {
  test("are known again by their text, and sort as they are numbered", () => {
    const questions = questionsOf(1200);
    expect(questions.map(({ text }) => questionIn(text))).toEqual(questions.map(({ id }) => id));
    expect(questions.map(({ id }) => id).toSorted()).toEqual(questions.map(({ id }) => id));
    expect(questionIn("What is this?")).toBeUndefined();
  });

  test("have long-tailed latencies with the median and the tail that are promised", () => {
    const latencies = questionsOf(2000).map(({ id }) => latencyOf(id, 200, "long-tailed"));
    expect(median(latencies)).toBeGreaterThan(180);
    expect(median(latencies)).toBeLessThan(220);
    const slow = latencies.filter((latency) => latency > 20 * 200).length / latencies.length;
    expect(slow).toBeGreaterThan(0.005);
    expect(slow).toBeLessThan(0.016);
    expect(latencyOf("q000001", 200, "fixed")).toBe(200);
  });

  test("have an ideal time: that of starting each when the first of those under way ends", () => {
    expect(idealMs([200, 200, 200, 200, 200], 2)).toBe(600);
    expect(idealMs([300, 100, 100, 100], 2)).toBe(300);
    expect(idealMs([1, 1, 1, 9], 2)).toBe(10);
    expect(idealMs([5], 20)).toBe(5);
  });
});

test("the median of an even number is the mean of the two in the middle", () => {
  expect(median([9, 1, 4])).toBe(4);
  expect(median([9, 1, 4, 6])).toBe(5);
  expect(median([])).toBeNaN();
});

test("what is measured takes turns", async () => {
  const order: string[] = [];
  const task = (name: string) => async () => order.push(name);
  expect(await inTurns({ a: task("a"), b: task("b") }, 2)).toEqual({ a: [1, 3], b: [2, 4] });
  expect(order).toEqual(["a", "b", "a", "b"]);
});

test.each([
  [["--runs", "0"], "--runs 0 is not a whole number above 0", "Write it in digits: --runs 20."],
  [["--cases", "many"], "--cases many is not a whole number above 0", "Write it in digits: --cases 20."],
  [["--rows", "fast"], "--rows fast is no row", "Write LATENCY/CONCURRENCY, for instance 50/64 or tail/20."],
  [["--cli", "none/cli.js"], "none/cli.js is not there", "Build it first: npm run build."],
])("the bench says what is wrong with %s", async (args, problem, remedy) => {
  const ended = await runNode(["evals/speed/replay.ts", ...args], { cwd: PROJECT });
  expect(ended).toEqual({ status: 2, stdout: "", stderr: `${problem}.\n${remedy}\n` });
});

test("both benches run to their tables with the built command line", async () => {
  const folder = await mkdtemp(join(tmpdir(), "eval-baseline-test-"));
  try {
    const cli = await buildInto(folder);
    const shared = ["--cli", cli, "--runs", "1"];
    const few = ["--cases", "12", "--rows", "2/4", "--faults"];
    const replay = await runNode(["evals/speed/replay.ts", ...shared, ...few], { cwd: PROJECT });
    const startUp = await runNode(["evals/speed/start-up.ts", ...shared], { cwd: PROJECT });
    expect([replay.stderr, startUp.stderr]).toEqual(["", ""]);
    expect(replay.stdout).toMatch(/^Medians of 1 run in turns; Node v/);
    expect(replay.stdout).toMatch(/^\| 12, 2 ms, 4 +\| eval-baseline record +(\| +\d+(\.\d+)? ){7}\|$/m);
    expect(replay.stdout).toMatch(
      /^\| 12, 50 ms, 20, 10 % resets +\| eval-baseline record +(\| +\d+\.\d+ ){5}\| +\d+ \| +0 \|$/m,
    );
    expect(replay.stdout).toMatch(/^\| +\| bare openai \+ p-limit loop +(\| +\d+(\.\d+)? ){7}\|$/m);
    expect(startUp.stdout).toMatch(/^\| eval-baseline check, no layer touched +\| +\d+ \| +\d+\.\d\d \|$/m);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
