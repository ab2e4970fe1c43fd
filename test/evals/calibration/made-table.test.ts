import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type MadeTable, pageOf } from "../../../evals/calibration/made-table.ts";
import { portionsOf, simulatePortion } from "../../../evals/calibration/portion.ts";
import { coverageCell, isBeyond, mostAllowed, rateCell } from "../../../evals/calibration/simulation-error.ts";
import { addCounts, type CalibrationTable, type Counts } from "../../../evals/calibration/table.ts";
import { TABLES, tableIn } from "../../../evals/calibration/tables.ts";
import { simulateAll } from "../../../evals/calibration/workers.ts";
import { runNode } from "../../../evals/command-line.ts";

const PROJECT = join(import.meta.dirname, "../../..");

const COIN: CalibrationTable = {
  name: "coin",
  title: "A coin",
  explanation: "How often it shows heads.",
  runs: 100,
  labels: ["coin"],
  columns: ["heads"],
  rows: [0.02, 0.5].map((chanceOfHeads) => ({
    labels: [`${chanceOfHeads}`],
    simulate: (chance) => ({ heads: chance() < chanceOfHeads ? 1 : 0 }),
  })),
  cells: (counts, runs) => [rateCell(counts["heads"] ?? 0, runs, 0.025)],
};

describe("the page of a table", () => {
  test("says how it was made and how wrong it may be, and marks what is beyond its nominal value", () => {
    const made: MadeTable = {
      table: "coin",
      command: "node evals/calibration/run.ts --only coin --runs 400 --seed 7",
      seed: "7",
      runs: 400,
      date: "2026-11-23",
      code: "0123abcd",
      rows: [
        { labels: ["fair"], counts: { heads: 10 } },
        { labels: ["bent"], counts: { heads: 40 } },
      ],
    };
    expect(pageOf(COIN, made)).toMatchInlineSnapshot(`
      "# A coin

      How often it shows heads.

      Bold: beyond what its nominal value and chance allow, which chance alone does once in a hundred figures. Of
      2 figures that have a nominal value 1 is beyond it, where chance makes up to 0.0;
      1 too far for chance in a table of this size (5 %, Bonferroni).

      | coin |    heads |
      | :--- | -------: |
      | fair |      2.5 |
      | bent | **10.0** |

      Made by \`node evals/calibration/run.ts --only coin --runs 400 --seed 7\` on 2026-11-23: 400 runs a row, seed 7, simulation error (two standard deviations) ±1.6 points at 2.5 %, ±5.0 at 50 %, code 0123abcd.
      "
    `);
  });
});

describe("what chance allows", () => {
  test("is the most that a rate reaches ninety-nine times in a hundred", () => {
    // P(X ≥ 18) = 0.01317 and P(X ≥ 19) = 0.00649 for Bin(400, 0.025), by exact arithmetic.
    expect(isBeyond(18, 400, 0.025)).toBe(false);
    expect(isBeyond(19, 400, 0.025)).toBe(true);
    expect(mostAllowed(400, 0.025)).toBe(18);
    expect(isBeyond(0, 400, 0)).toBe(false);
  });

  test("holds for coverage the other way round", () => {
    expect(coverageCell(380, 400, 0.95)).toMatchObject({ text: "95.0", beyond: false });
    expect(coverageCell(360, 400, 0.95)).toMatchObject({ text: "90.0", beyond: true });
  });
});

describe("portions", () => {
  test("make up all runs of all rows, and come to the same in whatever order", () => {
    const portions = portionsOf(COIN, 120, "1");
    expect(portions.map(({ row, runs }) => [row, runs])).toEqual([
      [0, 50],
      [0, 50],
      [0, 20],
      [1, 50],
      [1, 50],
      [1, 20],
    ]);
    const sumOf = (some: typeof portions) =>
      some.reduce<Counts>((sum, portion) => addCounts(sum, simulatePortion(COIN, portion)), {});
    expect(sumOf(portions)).toEqual(sumOf(portions.toReversed()));
    const [first, second] = portions.map((portion) => simulatePortion(COIN, { ...portion, row: 1 }));
    expect(first).not.toEqual({});
    expect(second).not.toEqual({});
  });

  test("come to the same in threads as in one place", async () => {
    const table = tableIn(TABLES, "coverage-elsewhere");
    const portions = portionsOf(table, 20, "1").slice(0, 6);
    const found: (readonly [number, Counts])[] = [];
    await simulateAll(portions, 2, ({ row }, counts) => found.push([row, counts]));
    expect(found.toSorted(([a], [b]) => a - b)).toEqual(
      portions.map((portion) => [portion.row, simulatePortion(table, portion)]),
    );
  });
});

describe("the tables", () => {
  test("have names and rows of their own, and a label for each column of labels", () => {
    expect(new Set(TABLES.map(({ name }) => name)).size).toBe(TABLES.length);
    for (const { labels, rows } of TABLES) {
      expect(new Set(rows.map((row) => row.labels.join("|"))).size).toBe(rows.length);
      for (const row of rows) expect(row.labels).toHaveLength(labels.length);
    }
  });

  test("have a cell for each column, from one run of any row", () => {
    for (const table of TABLES) {
      const [portion] = portionsOf(table, 1, "1");
      if (portion === undefined) throw new Error(`${table.name} has no rows`);
      expect(table.cells(simulatePortion(table, portion), 1), table.name).toHaveLength(table.columns.length);
    }
  });

  test.each([
    [
      ["--only", "powers"],
      "--only powers: there is no such table.\nThese are: false-alarms, false-alarms-per-run, silent-greens, power, looks, coverage, coverage-elsewhere, naive-rule.\n",
    ],
    [
      ["--only", "power", "--runs", "many"],
      "--runs many is not a whole number above 0.\nWrite it in digits: --runs 20.\n",
    ],
  ])("are asked for by %j in vain: the message says what there is", async (args, message) => {
    const { status, stderr } = await runNode([join(PROJECT, "evals/calibration/run.ts"), ...args], { cwd: PROJECT });
    expect(stderr).toBe(message);
    expect(status).toBe(2);
  });
});
