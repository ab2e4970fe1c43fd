import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CALLS_TABLES } from "../../../evals/calibration/calls-tables.ts";
import type { MadeTable } from "../../../evals/calibration/made-table.ts";
import { countIn, madeBy, poolOf, rate, runsOf } from "../../../evals/calibration/pool.ts";
import { falseAlarms } from "../../../evals/calibration/quoted.ts";
import { quotedFiles, withQuotes } from "../../../evals/calibration/quotes.ts";
import { TABLES } from "../../../evals/calibration/tables.ts";

const PROJECT = join(import.meta.dirname, "../../..");

test("every page, STATISTICS.md and README.md say what the committed counts say", async () => {
  const files = await quotedFiles();
  expect([...files.keys()]).toEqual(expect.arrayContaining(["README.md", "STATISTICS.md"]));
  for (const [path, text] of files) expect(await readFile(join(PROJECT, path), "utf8"), path).toBe(text);
});

test.each([...TABLES, ...CALLS_TABLES].map((table) => [table.name, table] as const))(
  "the committed counts of %s are of the rows that the table has",
  async (name, { rows }) => {
    const path = join(PROJECT, "evals/calibration/results", `${name}.json`);
    const made = JSON.parse(await readFile(path, "utf8")) as MadeTable;
    expect(made.rows.map(({ labels }) => labels)).toEqual(rows.map(({ labels }) => labels));
  },
);

const MADE: MadeTable = {
  table: "false-alarms",
  command: "node run.ts",
  seed: "1",
  runs: 100,
  date: "2026-11-23",
  code: "0123abcd",
  rows: [
    { labels: ["coin", "fair", "20"], counts: { "1: regressed": 2, "3: regressed": 4, "5: regressed": 0 } },
    { labels: ["coin", "bent", "20"], counts: { "1: regressed": 30, "3: improved": 3 } },
  ],
};

describe("rows taken together", () => {
  test("are those with the labels given, and count what happened in all of them", () => {
    const pool = poolOf(MADE, "coin", undefined, "20");
    expect(runsOf(pool)).toBe(200);
    expect(countIn(pool, "1: regressed", "3: regressed")).toBe(36);
    expect(countIn(poolOf(MADE, undefined, "bent"), "1: regressed")).toBe(30);
    expect(() => poolOf(MADE, "die")).toThrow("false-alarms has no row die");
  });

  test("are set in bold beyond what a nominal rate and chance allow", () => {
    expect(rate(5, 200, 0.025)).toBe("2.5");
    expect(rate(30, 200, 0.025)).toBe("**15.0**");
    expect(rate(30, 200)).toBe("15.0");
  });

  test("are quoted with their command, runs and simulation error", () => {
    expect(madeBy(MADE, 400)).toBe(
      "`node run.ts`, 2026-11-23: 100 runs a row, 400 a figure, seed 1; simulation error (two standard deviations) ±1.6 at 2.5, ±5.0 at 50.0.",
    );
    expect(falseAlarms(MADE)).toMatchInlineSnapshot(`
      "| regressed / improved, % | 20 cases |
      | - | - |
      | coin | **6.0** / 0.5 |

      \`node run.ts\`, 2026-11-23: 100 runs a row, 600 a figure, seed 1; simulation error (two standard deviations) ±1.3 at 2.5, ±4.1 at 50.0."
    `);
  });
});

test("a marker that names no table is an error, and text without markers stays", () => {
  const nothing = { tables: {}, real: {} as Parameters<typeof withQuotes>[1]["real"] };
  expect(withQuotes("as it is", nothing)).toBe("as it is");
  expect(() => withQuotes("<!-- calibration:dice -->\n<!-- /calibration:dice -->", nothing)).toThrow(
    "no table is quoted as dice",
  );
});
