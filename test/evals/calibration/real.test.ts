import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chanceOf } from "../../../evals/calibration/chance.ts";
import { missingDataSets, REAL_RESULTS } from "../../../evals/calibration/real.ts";
import { drawWithout } from "../../../evals/calibration/real-draw.ts";
import { driftTable } from "../../../evals/calibration/real-llmdrift.ts";
import { type RealCase, realRun } from "../../../evals/calibration/real-run.ts";
import { type RealResults, realTables } from "../../../evals/calibration/real-tables.ts";
import { tauTable } from "../../../evals/calibration/real-tau.ts";
import { naive, realVerdict } from "../../../evals/calibration/real-verdict.ts";
import { LLMDRIFT_CSV, readDriftRecords } from "../../../evals/real/convert-llmdrift.ts";
import { TAU_BENCH_JSON } from "../../../evals/real/convert-tau-bench.ts";
import { readTauRuns, type TauRun } from "../../../evals/real/tau-run.ts";

async function committed(): Promise<RealResults> {
  return JSON.parse(await readFile(join(REAL_RESULTS, "real.json"), "utf8"));
}

const missing = missingDataSets();
const HERE = missing.length === 0;
const SKIPPED = `skipped: ../shared/traces/${missing.join(" or ")} not found`;

describe("the verdicts on real data", () => {
  test.skipIf(!HERE)(HERE ? "are the committed ones for every split of tau-bench's trials" : SKIPPED, async () => {
    const table = tauTable(readTauRuns(await readFile(TAU_BENCH_JSON, "utf8")));
    expect(table).toEqual((await committed()).tau);
    expect([...table.unscored, ...table.failed].filter(({ verdict }) => verdict === "regressed")).toEqual([]);
  });

  test.skipIf(!HERE)(HERE ? "are the committed ones for every pair of LLMDrift's models" : SKIPPED, async () => {
    expect(driftTable(readDriftRecords(await readFile(LLMDRIFT_CSV, "utf8")))).toEqual((await committed()).drift);
  });

  test("are on the page that is committed beside them", async () => {
    expect(await readFile(join(REAL_RESULTS, "real.md"), "utf8")).toBe(realTables(await committed()));
  });
});

/** One agent on as many tasks, four trials each; the first trial of the first task has no reward. */
function someRuns(tasks: number): readonly TauRun[] {
  return Array.from({ length: 4 * tasks }, (_, index) => {
    const [task, trial] = [Math.floor(index / 4), index % 4];
    return { task, trial, messages: [], ...(index === 0 ? {} : { reward: task % 2 === 0 ? 1 : 0 }) };
  });
}

describe("the table of splits", () => {
  test("holds every split once, both ways round", () => {
    const { unscored, failed } = tauTable(someRuns(12));
    const splits = unscored.map(({ before, after }) => `${before} → ${after}`);
    expect(new Set(splits).size).toBe(26);
    expect(failed.map(({ before, after }) => `${before} → ${after}`)).toEqual(splits);
    expect(splits.filter((split) => split.startsWith("trials 0, 1 →"))).toEqual(["trials 0, 1 → trials 2, 3"]);
  });

  test("counts a run without a reward as no score, or as failed", () => {
    const { unscored, failed } = tauTable(someRuns(12));
    const alone = (rows: typeof unscored) =>
      rows.find(({ before, after }) => before === "trial 0" && after === "trial 1");
    expect(alone(unscored)).toMatchObject({ cases: 11, difference: 0 });
    expect(alone(failed)).toMatchObject({ cases: 12, difference: 0.0833 });
  });
});

describe("a run of recorded outcomes", () => {
  const cases = (right: number): readonly RealCase[] =>
    Array.from({ length: 40 }, (_, index) => ({
      id: `q-${index}`,
      stratum: index < 20 ? "first" : "second",
      outcomes: [index < right ? 1 : 0],
    }));

  test("regresses where half of the answers went wrong, in the slice where they did", () => {
    const verdict = realVerdict(realRun("set", "old", cases(40)), realRun("set", "new", cases(20)));
    expect(verdict).toMatchObject({ verdict: "regressed", rightBefore: 1, rightAfter: 0.5, redByMargin: true });
    expect(verdict.slices.map(({ value, verdict: own }) => [value, own])).toEqual([
      ["first", expect.not.stringMatching("regressed")],
      ["second", "regressed"],
    ]);
  });

  test("says which pair could not be compared", () => {
    const few = cases(3).slice(0, 3);
    expect(() => realVerdict(realRun("set", "old", few), realRun("set", "new", few))).toThrow(
      "old → new came to no evidence: ",
    );
  });
});

test("the naive rule is red beyond a drop of five points, and not at one", () => {
  expect(naive(0.85, 0.8)).toEqual({ redByMargin: false, redByAny: true });
  expect(naive(0.85, 0.79)).toEqual({ redByMargin: true, redByAny: true });
  expect(naive(0.8, 0.8)).toEqual({ redByMargin: false, redByAny: false });
});

test("a draw takes each item at most once, and every item as often", () => {
  const chance = chanceOf("real.test", "draw");
  const items = [0, 1, 2, 3, 4];
  const taken = items.map(() => 0);
  for (let run = 0; run < 2000; run += 1) {
    const drawn = drawWithout(items, 3, chance);
    expect(new Set(drawn).size).toBe(3);
    for (const item of drawn) taken[item] = (taken[item] ?? 0) + 1;
  }
  // 1,200 each, give or take five standard deviations.
  for (const count of taken) expect(Math.abs(count - 1200)).toBeLessThan(5 * Math.sqrt(2000 * 0.6 * 0.4));
  expect(items).toEqual([0, 1, 2, 3, 4]);
});
