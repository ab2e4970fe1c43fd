import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const SECURITY = readFileSync(fileURLToPath(new URL("../../SECURITY.md", import.meta.url)), "utf8");

const FEWEST = 60;

/** The rows of the tables of attacks. */
function rowsOf(markdown: string) {
  return markdown
    .split("\n")
    .filter((line) => /^\| \d+ \|/.test(line))
    .map((line) => {
      const [number = "", attack = "", harm = "", defence = "", tests = "", ...rest] = line.slice(2, -2).split(" | ");
      return { number: Number(number), attack, harm, defence, tests: tests.split("<br>"), rest };
    });
}

/** The titles of the tests of attacks: of a test by itself, or of one of a list. */
function titles(): readonly string[] {
  return readdirSync(HERE)
    .filter((name) => name.endsWith(".test.ts") && name !== "table.test.ts")
    .flatMap((name) => [
      ...readFileSync(join(HERE, name), "utf8").matchAll(/(?:\btest\(\s*|\battack: )"((?:[^"\\]|\\.)*)"/g),
    ])
    .map(([, title = ""]) => JSON.parse(`"${title}"`) as string);
}

const rows = rowsOf(SECURITY);

test("at least sixty attacks are told, each with what it would do and what stops it", () => {
  expect(rows.length).toBeGreaterThanOrEqual(FEWEST);
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
  for (const { attack, harm, defence, rest } of rows) {
    expect([attack, harm, defence]).not.toContain("");
    expect(rest).toEqual([]);
  }
});

test("every row names tests that there are, and every test of an attack has one row", () => {
  const named = rows.flatMap(({ tests }) => tests).toSorted();
  expect(named).toEqual([...titles()].toSorted());
  expect(new Set(named).size).toBe(named.length);
});

test("no test of an attack is left out of a run", () => {
  const sources = readdirSync(HERE).filter((name) => name.endsWith(".test.ts") && name !== "table.test.ts");
  for (const name of sources)
    expect(readFileSync(join(HERE, name), "utf8")).not.toMatch(/\b(?:test|describe)\.(?:skip|only|todo)/);
});
