import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type ScratchRepository, scratchRepository } from "../edges/git/scratch.ts";
import { loadWorkflowSchema } from "../workflow-schema.ts";
import { runCli } from "./cli.ts";
import { KEY } from "./desk.ts";

const EXAMPLE = fileURLToPath(new URL("../../evals/support-desk", import.meta.url));
const ACTION = `acme/eval-baseline@${"a1".repeat(20)}`;
const WORKFLOWS = ["record.yml", "check.yml", "canary.yml"].map((file) => `.github/workflows/${file}`);

/** The example's prompts, policies, tools and traces, as a team has them that never heard of suites. */
function aShop(): ScratchRepository {
  const shop = scratchRepository();
  for (const folder of ["prompts", "policies", "tools", "traces"])
    cpSync(join(EXAMPLE, folder), join(shop.path, folder), { recursive: true });
  shop.commit({}, "The shop as it is");
  return shop;
}

function run(repository: ScratchRepository, args: readonly string[], environment: { [name: string]: string } = {}) {
  return runCli(args, { directory: repository.path, environment });
}

const changes = (repository: ScratchRepository) =>
  repository
    .git("status", "--porcelain=v1", "--untracked-files=all")
    .split("\n")
    .flatMap((line) => (line === "" ? [] : [line.replace(/^\S+ /, "")]))
    .sort();

/** The commands that init named as the next ones. */
function nextOf(stdout: string): readonly (readonly string[])[] {
  const [, lines = ""] = /\nNext:\n((?: {2}.+\n)+)/.exec(stdout) ?? [];
  return lines
    .trimEnd()
    .split("\n")
    .map((line) => line.trim().split(" ").slice(1));
}

test.concurrent("init makes a suite of the example's repository, and the three commands it names next do run", async () => {
  using shop = aShop();
  const { status, stdout, stderr } = await run(shop, ["init", "--yes", "--name", "shop", "--action", ACTION]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(changes(shop)).toEqual([...WORKFLOWS, "evals/suite.yml"].sort());
  const next = nextOf(stdout);
  expect(next).toEqual([["doctor"], ["plan"], ["record", "--target", "observed", "--no-commit"]]);
  for (const args of next) expect(await run(shop, args)).toMatchObject({ status: 0 });
  expect((await run(shop, ["versions"])).status).toBe(0);
});

test.concurrent("what init finds in the example's traces is in the suite", async () => {
  using shop = aShop();
  await run(shop, ["init", "--yes", "--action", ACTION]);
  const suite = readFileSync(join(shop.path, "evals/suite.yml"), "utf8");
  for (const line of [
    '  from: [{ files: "../traces/production.otlp.jsonl.gz" }]',
    "  where: { deployment.environment.name: production }",
    "  versions: { policy: app.policy.version, retrieval: app.retrieval.index_version }",
    "  slices: [app.intent]",
    "    name: sim-large-2026-08-01",
    '  prompt: { template: "../prompts/support.md", files: "../prompts/support.md" }',
    '  policy: { files: "../policies/*.md" }',
    '  tools: { definitions: "../tools/*.json", results: recorded }',
  ])
    expect(suite).toContain(`${line}\n`);
});

test.concurrent("every workflow that init writes is one by GitHub's own schema", async () => {
  using shop = aShop();
  await run(shop, ["init", "--yes", "--forks", "--accept-label", "it's accepted: #1", "--action", ACTION]);
  const { workflowProblems } = await loadWorkflowSchema();
  for (const path of [...WORKFLOWS, ".github/workflows/fork-check.yml"])
    expect(await workflowProblems(path, readFileSync(join(shop.path, path), "utf8"))).toEqual([]);
});

test.concurrent("init overwrites nothing: it names what is in the way, and writes none", async () => {
  using shop = aShop();
  shop.commit({ "evals/rubrics/answers.md": "Mine.\n", ".github/workflows/check.yml": "on: push\n" });
  const refusal = (path: string) => `eval-baseline: ${join(shop.path, path)} is there already.
Nothing was written. Move what is there, or name another suite with --suite; --dry-run shows what would be written.
`;
  const judged = await run(shop, ["init", "--yes", "--judge", "gpt-5", "--action", ACTION]);
  expect(judged).toEqual({ status: 2, stdout: "", stderr: refusal("evals/rubrics/answers.md") });
  shop.commit({ "evals/suite.yml": "suite: mine\n" });
  const again = await run(shop, ["init", "--yes", "--action", ACTION]);
  expect(again).toEqual({ status: 2, stdout: "", stderr: refusal("evals/suite.yml") });
  expect(changes(shop)).toEqual([]);
});

test.concurrent("each application of a repository gets a suite and workflows of its own from its folder", async () => {
  using repository = scratchRepository();
  for (const app of ["desk", "sales"])
    for (const folder of ["prompts", "policies", "tools", "traces"])
      cpSync(join(EXAMPLE, folder), join(repository.path, "apps", app, folder), { recursive: true });
  repository.commit({}, "Two applications");
  for (const app of ["desk", "sales"]) {
    const directory = join(repository.path, "apps", app);
    const { status, stdout } = await runCli(["init", "--yes", "--action", ACTION], { directory });
    expect(status).toBe(0);
    for (const args of nextOf(stdout)) expect(await runCli(args, { directory })).toMatchObject({ status: 0 });
  }
  expect(changes(repository)).toEqual(
    [
      ...WORKFLOWS,
      ...WORKFLOWS.map((path) => path.replace(".yml", "-sales.yml")),
      "apps/desk/evals/suite.yml",
      "apps/sales/evals/suite.yml",
    ].sort(),
  );
});

test.concurrent("a dry run shows the files and writes none", async () => {
  using shop = aShop();
  const { status, stdout } = await run(shop, ["init", "--yes", "--dry-run", "--action", ACTION]);
  expect(status).toBe(0);
  for (const path of ["evals/suite.yml", ...WORKFLOWS]) expect(stdout).toContain(`# ==== ${path}\n`);
  expect(stdout).toContain("Would be written:\n  evals/suite.yml\n");
  expect(changes(shop)).toEqual([]);
});

test.concurrent("as JSON it says what was written, what to check and what is next", async () => {
  using shop = aShop();
  const { stdout } = await run(shop, ["init", "--json", "--no-workflows"], { OPENAI_API_KEY: KEY });
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({ written: true, files: [{ path: "evals/suite.yml" }], notes: [] });
  expect(report.toCheck.map(({ setting }: { setting: string }) => setting)).toEqual(["prompt", "template"]);
  expect(report.next).toEqual(["eval-baseline doctor", "eval-baseline plan", "eval-baseline record --no-commit"]);
  expect(stdout).not.toContain(KEY);
});

test.concurrent("without anything to find, one error names every option that has to be given", async () => {
  using empty = scratchRepository();
  empty.commit({ "README.md": "Hello.\n" });
  const { status, stderr } = await run(empty, ["init", "--yes", "--no-workflows"]);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: `eval-baseline: not everything can be told from the repository:
  --prompt: the files that make the prompt, as a glob; nothing here looks like one
  --model: the model that production asks; no trace and no source file names one
Give these options, or run it on a terminal without --yes, which asks. Nothing was written.
`,
  });
  expect(changes(empty)).toEqual([]);
});

test.concurrent("options that cannot be used are named all at once, each with what is expected", async () => {
  using shop = aShop();
  const { status, stderr } = await run(shop, [
    ...["init", "--yes", "--name", "My Suite", "--key-variable", "my key", "--action", "acme/eval-baseline@v1"],
    ...["--branch", "-x", "--template", "prompts/none.md", "--policy", "rules/*.md", "--accept-label", " "],
  ]);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: `eval-baseline: the options of init cannot be used:
  --name: "My Suite" is not lower-case letters, digits and hyphens
  --key-variable: "my key" is not the name of an environment variable
  --action: "acme/eval-baseline@v1" is not OWNER/REPOSITORY@ and the full id of a commit
  --accept-label: " " is not the name of a label, at most 50 characters
  --branch: "-x" is not the name of a branch
  --template: there is no file prompts/none.md
  --policy: no file matches rules/*.md
Correct them. Nothing was written.
`,
  });
  expect(changes(shop)).toEqual([]);
});

test.concurrent("paths are read from where it was started, and none may lead out", async () => {
  using shop = aShop();
  mkdirSync(join(shop.path, "quality"));
  const from = (args: readonly string[]) => runCli(args, { directory: join(shop.path, "quality") });
  const written = await from([
    "init",
    "--yes",
    "--no-workflows",
    "--suite",
    "suite.yml",
    "--prompt",
    "../prompts/*.md",
  ]);
  expect(written).toMatchObject({ status: 0, stderr: "" });
  expect(readFileSync(join(shop.path, "quality/suite.yml"), "utf8")).toContain('files: "../prompts/*.md"');
  const dotted = ["init", "--yes", "--no-workflows", "--suite", "./suite.yml", "--prompt", "./prompts/*.md"];
  expect(await run(shop, dotted)).toMatchObject({ status: 0, stderr: "" });
  expect(readFileSync(join(shop.path, "suite.yml"), "utf8")).toContain('files: "prompts/*.md"');
  expect((await from(["init", "--yes", "--no-workflows", "--suite", "../../suite.yml"])).stderr).toBe(
    "eval-baseline: ../../suite.yml leads out of the repository.\nName files inside it.\n",
  );
  expect((await from(["init", "--yes", "--no-workflows", "--suite", "/suite.yml"])).stderr).toBe(
    "eval-baseline: /suite.yml is absolute.\nName files as they are seen from here.\n",
  );
});

test.concurrent("a repository without traces gets a suite all the same, and commands that need none", async () => {
  using shop = aShop();
  shop.git("rm", "-r", "--quiet", "traces");
  shop.commit({ promptfooconfig: "", "promptfooconfig.yaml": PROMPTFOO }, "No traces");
  const { status, stdout } = await run(shop, ["init", "--yes", "--no-workflows", "--model", "gpt-5"]);
  expect(status).toBe(0);
  expect(stdout).toContain("No traces were found: export production's (docs/traces.md), and correct traces.from");
  const next = nextOf(stdout);
  expect(next.length).toBe(3);
  for (const args of next) expect(await run(shop, args)).toMatchObject({ status: 0 });
});

const PROMPTFOO = `prompts: ["Answer: {{question}}"]
providers: [openai:gpt-5]
tests: [{ vars: { question: "Which colour?" }, assert: [{ type: contains, value: blue }] }]
`;
