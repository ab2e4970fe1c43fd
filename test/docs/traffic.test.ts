import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const textOf = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");

test("what is quoted of traffic, slices and novelty is what they came to", async () => {
  const made = await textOf("evals/traffic/results.md");
  const rows = made.split("\n").filter((line) => /^\| \d/.test(line));
  const statistics = await textOf("STATISTICS.md");
  expect(rows).toHaveLength(19);
  for (const row of rows) expect(statistics).toContain(`${row}\n`);
});

test("nothing that did not move, lose or differ is named more often than the page says", async () => {
  const rows = (await textOf("evals/traffic/results.md")).split("\n").map((line) => line.split(" | "));
  const ofNothing = rows.filter(([name = ""]) => /nothing$|30 \/ 30 %$|other tasks/.test(name));
  expect(ofNothing).toHaveLength(8);
  // Of 300 samples 5 %, and what chance may add to it once in a hundred.
  for (const cells of ofNothing) expect(Number.parseFloat(cells[cells.length === 4 ? 3 : 1] ?? "")).toBeLessThan(8.4);
});
