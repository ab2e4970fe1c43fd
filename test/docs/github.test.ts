import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseSuite } from "../../src/config/parse-suite.ts";
import { suiteFiles } from "../../src/report/suite-file.ts";
import { workflowFiles } from "../../src/report/workflow-files.ts";
import { aFirstSuite, sure } from "../report/first-suites.ts";

const ROOT = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");
const page = read("docs/github.md");
const blocks = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = ""]) => text);
const isWorkflow = (text: string) => "jobs" in parse(text);
const suite = aFirstSuite({
  name: sure("answers"),
  workflows: { action: "OWNER/eval-baseline@COMMIT", forks: true },
});

test("the workflows of the page are those that init writes", () => {
  expect(blocks.filter(isWorkflow)).toEqual(workflowFiles(suite).map(({ text }) => text));
});

test("what the page adds to a suite is valid there", async () => {
  const plain = suiteFiles(aFirstSuite({ acceptLabel: null, workflows: null }))[0]?.text ?? "";
  const added = blocks.filter((text) => !isWorkflow(text));
  expect(added.length).toBeGreaterThan(0);
  for (const text of added) {
    const read = await parseSuite(`${plain}\n${text}`, "evals/suite.yml", async () => undefined);
    expect(read.gate.acceptLabel).toBe("accept regression");
  }
});

test("every permission of a workflow has its row, with why and what happens without it", () => {
  const rows = [
    ...page.matchAll(/^\| (record|check|canary) \| `([a-z-]+: (?:read|write))` \| [^|]+ \| [^|]+ \|$/gm),
  ].map(([, job, permission]) => `${job} ${permission}`);
  const granted = workflowFiles(suite)
    .filter(({ path }) => !path.endsWith("fork-check.yml"))
    .flatMap(({ text }) =>
      Object.entries<{ permissions: { [scope: string]: string } }>(parse(text).jobs).flatMap(([job, { permissions }]) =>
        Object.entries(permissions).map(([scope, right]) => `${job} ${scope}: ${right}`),
      ),
    );
  expect(rows.sort()).toEqual(granted.sort());
});

test("every event that the action knows has its row", () => {
  const rows = new Set([...page.matchAll(/^\| `(\w+)`[^|]*\|/gm)].map(([, event]) => event));
  const known = [...read("src/config/action-story.ts").matchAll(/case "(\w+)":/g)].map(([, event = ""]) => event);
  expect(known.length).toBeGreaterThan(5);
  expect(known.filter((event) => !rows.has(event))).toEqual([]);
  expect(rows).toContain("pull_request_target");
});

describe("what the page says the program says", () => {
  const [, table = ""] = /^## Troubleshooting\n(.*)/ms.exec(page) ?? [];
  const said = [...table.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, words = ""]) => words),
  );
  const source = (readdirSync(new URL("src", ROOT), { recursive: true, encoding: "utf8" }) as readonly string[])
    .filter((path) => path.endsWith(".ts"))
    .map((path) => read(`src/${path}`))
    .join("\n")
    // Adjacent texts are one sentence.
    .replace(/["`] \+\n\s*["`]/g, "");

  test("is told for more than a few messages", () => expect(said.length).toBeGreaterThan(8));

  test.each(said)("%s", (words) => {
    const parts = words.split("…").map((text) => text.trim());
    expect(parts.filter((part) => !source.includes(part))).toEqual([]);
  });
});
