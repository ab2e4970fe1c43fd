import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROWS } from "../../../evals/blame/portion.ts";
import type { MadeBlame } from "../../../evals/blame/quoted.ts";
import type { MadeBisection } from "../../../evals/blame/quoted-bisection.ts";
import type { MadeDrift } from "../../../evals/blame/quoted-drift.ts";
import type { MadeRules } from "../../../evals/blame/quoted-rules.ts";
import { blameFiles, withBlame } from "../../../evals/blame/quotes.ts";
import { RULE_ROWS } from "../../../evals/blame/rule-rows.ts";
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
  expect(rows.map(({ truth, strength, cases, trials, from }) => [truth, strength, cases, trials, from])).toEqual(
    ROWS.map(({ truth: { name, strength }, size: { cases, trials, from } }) => [name, strength, cases, trials, from]),
  );
  expect(rows.map(({ counts }) => counts["incidents"])).toEqual(rows.map(() => incidents));
  const rules = await made<MadeRules>("rules");
  expect(rules.rows.map(({ counts: _, ...row }) => row)).toEqual(
    RULE_ROWS.map(({ table, truth, design, cases, trials, confidence }) => ({
      table,
      truth: truth.name,
      design,
      cases,
      trials,
      confidence,
    })),
  );
});

test("causes are found as exactly as the level of the claims leaves, and no cause is ever exonerated", async () => {
  const { rows } = await made<MadeBlame>("blame");
  const layers = rows.filter(({ counts }) => counts["circumstance"] === 0);
  const sum = (event: string) => layers.reduce((all, { counts }) => all + (counts[event] ?? 0), 0);
  // Holm over the layers lets an innocent one be blamed in 5 % of incidents; a weak second cause is missed in others.
  expect(isBeyond(sum("incidents") - sum("ours: exact"), sum("incidents"), 0.07)).toBe(false);
  expect(sum("cause exonerated")).toBe(0);
});

test("from 20 questions on, roles are found as exactly as in the simulations that the rules were chosen by", async () => {
  const { rows, runs } = await made<MadeRules>("rules");
  const exact = (cases: number, trials: number) =>
    ["single", "two additive", "AND", "OR"].map((truth) => {
      const row = rows.find(
        (one) => one.table === "roles" && one.truth === truth && one.cases === cases && one.trials === trials,
      );
      return row?.counts["exact roles"] ?? 0;
    });
  const chosenBy = [
    [20, 3, [0.95, 0.89, 0.94, 0.95]],
    [40, 3, [0.96, 0.92, 0.94, 0.95]],
    [40, 5, [0.95, 0.94, 0.96, 0.94]],
    [80, 5, [0.95, 0.93, 0.95, 0.97]],
  ] as const;
  for (const [cases, trials, shares] of chosenBy)
    for (const [place, share] of shares.entries()) {
      const missed = runs - (exact(cases, trials)[place] ?? 0);
      expect(isBeyond(missed, runs, 1 - share), `${cases}, ${trials}: ${place}`).toBe(false);
    }
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
    rules: await made<MadeRules>("rules"),
  };
  expect(withBlame("as it is", results)).toBe("as it is");
  expect(() => withBlame("<!-- blame:dice -->\n<!-- /blame:dice -->", results)).toThrow("no table is quoted as dice");
});
