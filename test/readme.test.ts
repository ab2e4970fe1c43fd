import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { withActionTables } from "../scripts/write-readme-tables.ts";
import { parseSuite } from "../src/config/parse-suite.ts";
import { VERDICT_TITLE } from "../src/report/verdict-title.ts";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const README = read("README.md");
const ACTION = read("action.yml");

/** The text of every fenced block of a language. */
function fenced(language: string): readonly string[] {
  return [...README.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(([, text = ""]) => text);
}

describe("the README", () => {
  test("has the inputs and outputs that action.yml has; npm run docs writes them", () => {
    expect(README).toBe(withActionTables(README, ACTION));
  });

  test("gives both commands before anything else", () => {
    expect(fenced("sh")[0]).toMatch(/^node dist\/cli\.js demo\b.*\nnpm ci && npm test\b/);
    expect(README.indexOf("npm ci && npm test")).toBeLessThan(README.indexOf("\n## "));
  });

  test("shows a suite of twelve lines that can be read", async () => {
    const text = fenced("yaml").find((block) => block.startsWith("suite:")) ?? "";
    expect(text.trim().split("\n")).toHaveLength(12);
    const suite = await parseSuite(text, "suite.yml", async () => undefined);
    expect(suite).toMatchObject({ name: "support-desk", sample: { size: 200 }, budget: { usd: 5, errors: 0.02 } });
    expect(suite.layers.tools).toBeNull();
  });

  test("explains every verdict once", () => {
    const explained = [...README.matchAll(/^\| ([a-z-]+) \| \S.*\.\s\|$/gm)].map(([, name]) => name);
    expect(explained.sort()).toEqual(Object.keys(VERDICT_TITLE).sort());
  });
});

describe("the table writer", () => {
  const markers = "<!-- inputs -->\nold\n<!-- /inputs --><!-- outputs --><!-- /outputs -->";

  test("puts a description on one line, and a bar in it where it breaks no table", () => {
    const written = withActionTables(markers, "inputs:\n  a: { description: 'x |\n    y', default: z }\noutputs: {}\n");
    expect(written).toContain("| `a` | x \\| y | `z` |");
    expect(written).not.toContain("old");
  });

  test("says which marker is missing", () => {
    expect(() => withActionTables("no markers", ACTION)).toThrow("README.md has no <!-- inputs --> … <!-- /inputs -->");
  });
});

test("the README's workflow gives the action what it knows, and a check what it needs", () => {
  const workflow = parse(fenced("yaml").find((block) => block.includes("jobs:")) ?? "");
  const { permissions, steps } = workflow.jobs.check;
  expect(permissions).toEqual({ contents: "read", "pull-requests": "write" });
  expect(steps[0].with).toEqual({ "persist-credentials": false });
  for (const input of Object.keys(steps[1].with ?? {})) expect(Object.keys(parse(ACTION).inputs)).toContain(input);
});
