import { readFileSync } from "node:fs";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expect, test } from "vitest";
import { changePoints } from "../../src/statistics/change-points.ts";
import { normalQuantile } from "../../src/statistics/distributions.ts";

const DOCUMENT = readFileSync(new URL("../../docs/history.md", import.meta.url), "utf8");
const RUNS = 400;

/** A shift of so many standard errors, so many records ago. */
type Shift = { readonly size: number; readonly ago: number };

/** What the numbers of a row are about, in order: where the spread is known, and in brackets where it is not. */
const COLUMNS: readonly (readonly Shift[])[] = [
  [{ size: 0, ago: 0 }],
  [
    { size: 3, ago: 2 },
    { size: 3, ago: 4 },
  ],
  [
    { size: 4, ago: 2 },
    { size: 4, ago: 4 },
  ],
];

/** Every rate of a row of the table, with what it is the rate of. */
function ratesOf(records: number) {
  const [, row = ""] = new RegExp(`^\\| ${records} \\|(.*)\\|$`, "m").exec(DOCUMENT) ?? [];
  return row.split("|").flatMap((cell, column) => {
    const numbers = [...cell.matchAll(/\d\.\d+/g)].map(Number);
    const shifts = COLUMNS[column] ?? [];
    return numbers.map((stated, place) => ({
      stated,
      shift: shifts[place % shifts.length] ?? { size: Number.NaN, ago: 0 },
      leastVariance: place < shifts.length ? 1 : 0,
    }));
  });
}

function measured(records: number, { size, ago }: Shift, leastVariance: number): number {
  const generator = xoroshiro128plus(records);
  // Its first numbers still show the seed.
  for (let round = 0; round < 20; round++) uniformFloat64(generator);
  const rule = { windowLength: 50, maxP: 0.001, minMagnitude: 0, leastVariance };
  let found = 0;
  for (let run = 0; run < RUNS; run++) {
    const series = Array.from({ length: records }, (_, index) => {
      const noise = normalQuantile(Math.max(1e-12, uniformFloat64(generator)));
      return noise - (index >= records - ago ? size : 0);
    });
    const indexes = changePoints(series, rule).map(({ index }) => index);
    if (size === 0 ? indexes.length > 0 : indexes.some((index) => Math.abs(index - records + ago) <= 1)) found++;
  }
  return found / RUNS;
}

test.each([8, 12, 26, 52])("the page's rates for a series of %d records are those of the program", (records) => {
  const rates = ratesOf(records);
  expect(rates).toHaveLength(10);
  for (const { stated, shift, leastVariance } of rates) {
    // Four standard errors of this simulation and the one that the page quotes.
    const allowed = 4 * Math.sqrt(Math.max(0.002, stated * (1 - stated)) * (1 / RUNS + 1 / 2000));
    const rate = measured(records, shift, leastVariance);
    expect(Math.abs(rate - stated), `${stated} for ${JSON.stringify(shift)}: ${rate}`).toBeLessThanOrEqual(allowed);
  }
});
