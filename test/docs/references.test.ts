import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const markdownIn = (folder: string) =>
  readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith(".md"))
    .map((file) => join(folder, file));
const documents = [
  ...markdownIn("."),
  ...markdownIn("docs"),
  ...markdownIn("docs/traces"),
  ...markdownIn("docs/decisions"),
];
const { scripts, dependencies, devDependencies } = JSON.parse(read("package.json"));
const inputs = Object.keys(parse(read("action.yml")).inputs);

describe.each(documents)("%s", (document) => {
  const text = read(document);

  test("links to files that are there", () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = ""]) => target);
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(document), link)))).toEqual([]);
  });

  test("names source files that are there", () => {
    // A usual place in a user's repository, not one of ours.
    const elsewhere = ["evals/suite.yml"];
    const paths = [...text.matchAll(/`((?:src|test|schema|scripts|evals|docs)\/[\w./-]+)`/g)].map(
      ([, path = ""]) => path,
    );
    expect(paths.filter((path) => !elsewhere.includes(path) && !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test("names npm scripts that are there", () => {
    const named = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test("gives the action inputs that it has", () => {
    const blocks = [...text.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, block = ""]) => parse(block));
    const steps = blocks.flatMap((block) => Object.values<{ steps?: unknown[] }>(block?.jobs ?? {}));
    const ours = (steps.flatMap((job) => job.steps ?? []) as { uses?: string; with?: object }[]).filter(({ uses }) =>
      uses?.startsWith("OWNER/eval-baseline@"),
    );
    const given = ours.flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.filter((input) => !inputs.includes(input))).toEqual([]);
  });
});

test("docs/scorers.md has a row for every scorer of the suite's schema, and for its other names", () => {
  const rows = [...read("docs/scorers.md").matchAll(/^\| `([\w:-]+)` \|/gm)].map(([, name]) => name);
  const known: readonly string[] = JSON.parse(read("schema/suite.json")).definitions.metric.properties.scorer.enum;
  expect(rows.sort()).toEqual(known.filter((name) => !name.startsWith("not-")).sort());
});

test("docs/cli.md has a row for every command and every option that it shares", () => {
  const cli = read("docs/cli.md");
  const source = readdirSync(join(ROOT, "src/commands"))
    .map((file) => read(`src/commands/${file}`))
    .join("\n");
  const commands = [...source.matchAll(/\.command\("([a-z-]+)"\)/g)].map(([, name = ""]) => name);
  const options = [...source.matchAll(/(?:\.(?:requiredO|o)ption\(|new Option\()\s*"(--[a-z-]+)/g)].map(
    ([, name = ""]) => name,
  );
  expect(commands.length).toBeGreaterThan(5);
  expect(options.length).toBeGreaterThan(9);
  for (const command of commands) expect(cli).toMatch(new RegExp(`\\| \`${command}\` \\||\`\\w+ ${command}\\b`));
  for (const option of options) expect(cli).toMatch(new RegExp(`\`${option}\\b`));
});

test("docs/decisions says of every package why it is there", () => {
  const decision = read("docs/decisions/2026-11-22-dependencies.md");
  for (const name of Object.keys({ ...dependencies, ...devDependencies }))
    expect(decision.includes(`\`${name}\``), name).toBe(true);
});

test("ARCHITECTURE.md draws the arrows that test/architecture.test.ts holds", () => {
  const [, held = ""] = /^const ARROWS[^=]*= \{\n(.*?)^\};/ms.exec(read("test/architecture.test.ts")) ?? [];
  const arrows = [...held.matchAll(/^ {2}"?([\w-]+)"?: \[(.*)\],$/gm)].map(([, part, to = ""]) => [
    part,
    to.replaceAll('"', ""),
  ]);
  const [, section = ""] = /^## Who may import whom\n(.*?)^## /ms.exec(read("ARCHITECTURE.md")) ?? [];
  const rows = [...section.matchAll(/^\| ([\w-]+) \| (?:(.*) )?\|$/gm)].filter(([, part]) => part !== "Part");
  expect(arrows.length).toBeGreaterThan(10);
  expect(rows.map(([, part, to = ""]) => [part, to])).toEqual(arrows);
});

test("ARCHITECTURE.md's tree names every file at the top, every step of the pipeline and every schema", () => {
  const [, tree = ""] = /^## The tree\n(.*?)^## /ms.exec(read("ARCHITECTURE.md")) ?? [];
  const words = new Set(tree.match(/[a-z]+(?:-[a-z]+)*(?:\.ts)?/g));
  const top = readdirSync(join(ROOT, "src")).filter((name) => name.endsWith(".ts"));
  const steps = readdirSync(join(ROOT, "src/pipeline")).map((name) => name.replace(/\.ts$/, ""));
  const schemas = readdirSync(join(ROOT, "schema")).map((name) => name.replace(/\.json$/, ""));
  for (const name of [...top, ...steps, ...schemas]) expect(words.has(name), name).toBe(true);
});
