import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { candidateInputs } from "../../src/pipeline/probe/candidates.ts";

const textOf = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");

test("what is quoted of the probe's simulation is what it came to", async () => {
  const rows = (await textOf("evals/probe/results.md")).split("\n").filter((line) => /^\| \d/.test(line));
  const statistics = await textOf("STATISTICS.md");
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) expect(statistics).toContain(`${row}\n`);
  const page = await textOf("docs/probe.md");
  for (const row of rows.filter((line) => line.includes("the default") || line.includes("texts")))
    expect(page).toContain(`${row}\n`);
});

test("the page counts calls as the program makes them", async () => {
  const page = await textOf("docs/probe.md");
  const [, inputs, calls] = /probe: \{ inputs: (\d+), calls: (\d+) \}/.exec(page) ?? [];
  const reading = Number(inputs) * Number(calls);
  expect(page).toContain(`| a reading | ${reading} | ${reading * 13} |`);
  expect(page).toContain(`| a year of weekly readings | ${(52 * reading).toLocaleString("en-US")} |`);
  // Three to see what is taken, three of each input, ten of twice as many as are kept, fifty of each that is.
  const most = 3 + 3 * candidateInputs().length + 10 * 2 * Number(inputs) + 50 * Number(inputs);
  expect(most).toBe(2150);
  expect(page).toContain("500 to 2,150");
});
