import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROWS } from "../../../evals/blame/portion.ts";
import type { MadeBlame } from "../../../evals/blame/quoted.ts";
import type { MadeBisection } from "../../../evals/blame/quoted-bisection.ts";
import type { MadeDrift } from "../../../evals/blame/quoted-drift.ts";
import { blameFiles, withBlame } from "../../../evals/blame/quotes.ts";
import { isBeyond } from "../../../evals/calibration/simulation-error.ts";

const PROJECT = join(import.meta.dirname, "../../..");

async function made<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(join(PROJECT, "evals/blame/results", `${name}.json`), "utf8")) as T;
}

test("every page and STATISTICS.md say what the committed counts say", async () => {
  for (const [path, text] of await blameFiles()) expect(await readFile(join(PROJECT, path), "utf8"), path).toBe(text);
});

test("the committed counts are of the incidents that are injected", async () => {
  const { rows, incidents } = await made<MadeBlame>("blame");
  expect(rows.map(({ truth, strength, cases, trials }) => [truth, strength, cases, trials])).toEqual(
    ROWS.map(({ truth: { name, strength }, size: { cases, trials } }) => [name, strength, cases, trials]),
  );
  expect(rows.map(({ counts }) => counts["incidents"])).toEqual(rows.map(() => incidents));
});

test("an innocent model is blamed no more often than the confidence allows", async () => {
  const { rows } = await made<MadeBlame>("blame");
  const sum = (event: string) => rows.reduce((all, { counts }) => all + (counts[event] ?? 0), 0);
  expect(sum("innocent model")).toBeGreaterThan(500);
  expect(isBeyond(sum("ours: model blamed"), sum("innocent model"), 0.05)).toBe(false);
});

test("on LLMDrift the model is named, and nothing else changed", async () => {
  const { rows } = await made<MadeDrift>("llmdrift");
  expect(rows).toHaveLength(4);
  for (const row of rows)
    expect(row).toMatchObject({ outcome: "attributed", role: "proximate", mayBeNamed: true, othersChanged: [] });
});

test("a marker that names no table is an error, and text without markers stays", async () => {
  const results = {
    blame: await made<MadeBlame>("blame"),
    drift: await made<MadeDrift>("llmdrift"),
    bisection: await made<MadeBisection>("bisection"),
  };
  expect(withBlame("as it is", results)).toBe("as it is");
  expect(() => withBlame("<!-- blame:dice -->\n<!-- /blame:dice -->", results)).toThrow("no table is quoted as dice");
});
