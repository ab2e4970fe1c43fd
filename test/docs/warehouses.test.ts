import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

test("docs/traces/warehouses.md names the variables that a command is given, and its queries use no others", () => {
  const page = read("docs/traces/warehouses.md");
  const given = new Set(read("src/edges/sources/command.ts").match(/EVAL_BASELINE_[A-Z_]+/g));
  const listed = [...page.matchAll(/^\| `(EVAL_BASELINE_[A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(new Set(listed)).toEqual(given);
  expect(new Set(page.match(/EVAL_BASELINE_[A-Z_]+/g))).toEqual(given);
});
