import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { actionPlace } from "../../src/edges/action-place.ts";
import { diskTree } from "../../src/edges/disk-tree.ts";
import { repositoryFinds } from "../../src/edges/repository-finds.ts";
import { traceLines } from "../end-to-end/traces.ts";
import { scratchDirectory, scratchRepository } from "./git/scratch.ts";

const TOOL = JSON.stringify({ name: "look_up", description: "Looks up.", parameters: { type: "object" } });

async function findsIn(files: { readonly [path: string]: string | Uint8Array }, folder = "") {
  using directory = scratchDirectory();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory.path, path)), { recursive: true });
    writeFileSync(join(directory.path, path), content);
  }
  return await repositoryFinds(diskTree(directory.path), directory.path, folder);
}

test("prompts, policies and tools are found by where they lie and what they hold", async () => {
  const found = await findsIn({
    "prompts/answer.md": "You answer.",
    "src/system_prompt.txt": "You answer.",
    "src/mail.liquid": "Dear {{ name }}",
    "policies/refunds.md": "Thirty days.",
    "guardrails/privacy.txt": "No names.",
    "tools/look-up.json": TOOL,
    "tools/all.json": `[${TOOL}, {"type":"function","function":{"name":"b","parameters":{}}}]`,
    "package.json": '{"name":"app","version":"1.0.0"}',
    "README.md": "A prompt.",
    "docs/prompts.md": "How we write prompts.",
    "src/prompt.ts": "export const prompt = '';",
  });
  expect(found.prompts.map(({ path }) => path)).toEqual([
    "prompts/answer.md",
    "src/mail.liquid",
    "src/system_prompt.txt",
  ]);
  expect(found.policies).toEqual(["guardrails/privacy.txt", "policies/refunds.md"]);
  expect(found.tools).toEqual(["tools/all.json", "tools/look-up.json"]);
});

test("a folder with prompts is an application, and looked at alone; any other leads to the whole repository", async () => {
  const files = {
    "apps/desk/prompts/answer.md": "You answer.",
    "apps/sales/prompts/answer.md": "You sell.",
    "apps/sales/tools/look-up.json": TOOL,
    "apps/desk/evals/suite.yml": "suite: desk",
    "quality/notes.md": "Notes.",
  };
  expect(await findsIn(files, "apps/sales")).toMatchObject({
    name: "sales",
    prompts: [{ path: "apps/sales/prompts/answer.md" }],
    tools: ["apps/sales/tools/look-up.json"],
    suites: ["apps/desk/evals/suite.yml"],
  });
  expect((await findsIn(files, "quality")).prompts).toHaveLength(2);
});

test("nothing of tests, builds and packages is taken for production's", async () => {
  const found = await findsIn({
    "test/prompts/a.md": "You answer.",
    "node_modules/x/prompts/a.md": "You answer.",
    "dist/prompts/a.md": "You answer.",
    "a/fixtures/traces/a.jsonl": traceLines(1).join("\n"),
  });
  expect(found).toMatchObject({ prompts: [], traces: null });
});

test("traces are told by their first records, packed or not, and no other JSON lines are taken for them", async () => {
  const lines = `${traceLines(3).join("\n")}\n`;
  const { traces } = await findsIn({
    "traces/a.jsonl": lines,
    "traces/b.jsonl.gz": gzipSync(lines),
    "data/rows.jsonl": '{"a":1}\n{"a":2}\n',
    "data/broken.jsonl": "not json\n",
    "data/cut-off.jsonl.gz": gzipSync(lines).subarray(0, 40),
    "data/empty.jsonl": "",
  });
  expect(traces).toMatchObject({ files: ["traces/a.jsonl", "traces/b.jsonl.gz"], models: [expect.any(String)] });
  expect(traces?.attributes).toContainEqual({ name: "deployment.environment.name", values: ["production"] });
});

test("models and key variables are read from source as text, those of most files first", async () => {
  const found = await findsIn({
    "src/a.ts": 'ask("gpt-4.1", process.env.OPENAI_API_KEY); embed("text-embedding-3-small");',
    "src/b.py": "MODEL = 'gpt-4.1'\nFALLBACK = \"claude-sonnet-4-5\"\n",
    ".env.example": "OPENAI_API_KEY=\nMODEL=gpt-4o-mini\n",
    "notes.md": "We tried 'gpt-3.5-turbo'.",
  });
  expect(found.models.map(({ name }) => name)).toEqual(["gpt-4.1", "claude-sonnet-4-5", "gpt-4o-mini"]);
  expect(found.models[0]?.places).toEqual(["src/a.ts", "src/b.py"]);
  expect(found.keyVariables).toEqual([{ name: "OPENAI_API_KEY", places: [".env.example", "src/a.ts"] }]);
});

test("a name that would write to the terminal is passed over", async () => {
  const found = await findsIn({ "prompts/\u001b[2Ja.md": "You answer.", "prompts/b.md": "You answer." });
  expect(found.prompts.map(({ path }) => path)).toEqual(["prompts/b.md"]);
});

test("a file with secrets is not opened", async () => {
  const secret = "MODEL=gpt-4.1\nOPENAI_API_KEY=sk-nobody-may-see\n";
  const found = await findsIn({ ".env": secret, ".env.local": secret, "config/.env.production": secret });
  expect(found).toMatchObject({ models: [], keyVariables: [] });
  expect(JSON.stringify(found)).not.toContain("sk-nobody");
});

test("suites and configurations of promptfoo are found wherever they lie", async () => {
  const found = await findsIn({ "evals/promptfooconfig.yaml": "", "quality/suite.yml": "suite: a\n" });
  expect(found).toMatchObject({ promptfoo: ["evals/promptfooconfig.yaml"], suites: ["quality/suite.yml"] });
});

test.each([
  ["https://github.com/acme/eval-baseline.git", "acme/eval-baseline"],
  ["git@github.com:acme/eval-baseline.git", "acme/eval-baseline"],
  ["https://github.acme.com/tools/eval-baseline", "tools/eval-baseline"],
])("a program in a clone of %s is used from there", async (remote, name) => {
  using repository = scratchRepository();
  const commit = repository.commit({ "action.yml": "name: a\n" });
  repository.git("remote", "add", "origin", remote);
  expect(await actionPlace(repository.path)).toBe(`${name}@${commit}`);
  // A trailing slash is how a folder's URL ends.
  expect(await actionPlace(`${repository.path}/`)).toBe(`${name}@${commit}`);
});

test("a program that is installed in somebody's repository is not taken for it", async () => {
  using repository = scratchRepository();
  repository.commit({ "node_modules/eval-baseline/action.yml": "name: a\n" });
  repository.git("remote", "add", "origin", "https://github.com/acme/shop.git");
  expect(await actionPlace(join(repository.path, "node_modules/eval-baseline"))).toBeNull();
});

test("nothing is known of a program without a clone", async () => {
  using directory = scratchDirectory();
  expect(await actionPlace(directory.path)).toBeNull();
});
