import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSuite } from "../../src/config/parse-suite.ts";
import type { FirstSuite } from "../../src/domain/first-suite.ts";
import { suiteFiles } from "../../src/report/suite-file.ts";
import { aFirstSuite, sure } from "./first-suites.ts";

async function read(suite: FirstSuite) {
  const files = suiteFiles(suite);
  const textOf = async (path: string) => files.find((file) => file.path === path)?.text;
  return parseSuite((await textOf(suite.path)) ?? "", suite.path, textOf);
}

test("a suite with nothing in it but what it needs is read as it was meant", async () => {
  const suite = await read(
    aFirstSuite({ policy: sure(null), tools: sure(null), template: sure(null), acceptLabel: null, workflows: null }),
  );
  expect(suite).toMatchObject({
    name: "desk",
    traces: { from: [{ kind: "files", globs: ["traces/*.jsonl"] }] },
    layers: { model: { name: "gpt-5-mini-2025-08-07", keyVariable: "OPENAI_API_KEY" }, policy: null, tools: null },
    store: { branch: "eval-baselines" },
  });
  expect(suite.gate.acceptLabel).toBeUndefined();
});

test("a suite with everything in it is read as it was meant", async () => {
  const suite = await read(
    aFirstSuite({
      traces: sure("langfuse"),
      baseUrl: "https://api.anthropic.com/v1",
      attributes: {
        production: "deployment.environment.name",
        versions: { policy: "app.policy.version" },
        slice: "app.intent",
        expected: "app.expected",
        feedback: "app.feedback",
      },
      judge: { name: "gpt-5", keyVariable: "OPENAI_API_KEY" },
      branch: "baselines",
    }),
  );
  expect(suite).toMatchObject({
    traces: { versions: { policy: "app.policy.version" }, slices: ["app.intent"], expected: "app.expected" },
    layers: { prompt: { template: "prompts/system.md", files: ["prompts/*.md"] } },
    gate: { acceptLabel: "accept regression" },
    store: { branch: "baselines" },
  });
  expect(suite.metrics.map(({ name }) => name)).toEqual(["answers", "expected", "calls", "good", "latency"]);
});

test("paths are written as they are seen from the suite", () => {
  const textAt = (path: string) => suiteFiles(aFirstSuite({ path }))[0]?.text;
  expect(textAt("suite.yml")).toContain('files: "prompts/*.md"');
  expect(textAt("evals/suite.yml")).toContain('files: "../prompts/*.md"');
  expect(textAt("prompts/evals/suite.yml")).toContain('files: "../*.md"');
});

test("the rubric is written only where somebody judges", () => {
  expect(suiteFiles(aFirstSuite()).map(({ path }) => path)).toEqual(["evals/suite.yml"]);
  const judge = { name: "gpt-5", keyVariable: "OPENAI_API_KEY" };
  expect(suiteFiles(aFirstSuite({ judge })).map(({ path }) => path)).toEqual([
    "evals/suite.yml",
    "evals/rubrics/answers.md",
  ]);
});

test("the first line names the schema of the very commit that the workflows run", () => {
  const [first] = (suiteFiles(aFirstSuite())[0]?.text ?? "").split("\n");
  expect(first).toBe(
    `# yaml-language-server: $schema=https://raw.githubusercontent.com/acme/eval-baseline/${"a1".repeat(20)}/schema/suite.json`,
  );
  expect(suiteFiles(aFirstSuite({ workflows: null }))[0]?.text).not.toContain("$schema");
});

test("what was guessed is marked with its reason, and nothing else is", () => {
  const model = { value: "gpt-4.1", why: "named in src/app.ts; also named: gpt-4o", isSure: false };
  const text = suiteFiles(aFirstSuite({ model }))[0]?.text ?? "";
  expect(text).toContain("  # CHECK: named in src/app.ts; also named: gpt-4o.\n  model:\n");
  expect(text.match(/# CHECK/g)).toHaveLength(1);
});

test("no name of a file, model, attribute or label gets out of its place", async () => {
  const name = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
    // No disk has a name with an empty or a dotted part.
    .filter((text) => /^[^\s/!.].*[^\s/]$/.test(text) && !/\/[/.]/.test(text));
  await fc.assert(
    fc.asyncProperty(name, name, async (file, label) => {
      const written = aFirstSuite({
        template: { value: `prompts/${file}`, why: `named ${file}\nsuite: other`, isSure: false },
        model: sure(label),
        acceptLabel: label,
        attributes: { versions: { policy: label }, slice: label },
      });
      const suite = await read(written);
      expect(suite).toMatchObject({
        name: "desk",
        layers: { prompt: { template: `prompts/${file}` }, model: { name: label } },
        traces: { versions: { policy: label }, slices: [label] },
        gate: { acceptLabel: label },
      });
    }),
  );
});
