import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { workflowFiles } from "../src/report/workflow-files.ts";
import { aFirstSuite } from "./report/first-suites.ts";
import { loadWorkflowSchema } from "./workflow-schema.ts";

const ROOT = new URL("../", import.meta.url);
const FOLDER = ".github/workflows/";

type Step = { readonly uses?: string; readonly run?: string; readonly with?: { readonly [input: string]: unknown } };
type Job = {
  readonly permissions?: Permissions;
  readonly environment?: string;
  readonly steps?: readonly Step[];
  readonly "timeout-minutes"?: number;
};
type Permissions = { readonly [scope: string]: string };
type Workflow = {
  readonly on: { readonly [event: string]: { readonly [key: string]: unknown } | null };
  readonly permissions?: Permissions;
  readonly concurrency?: { readonly group?: string };
  readonly jobs: { readonly [name: string]: Job };
};
type File = { readonly file: string; readonly text: string; readonly workflow: Workflow };

const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");
const action = parse(read("action.yml"));
const asFile = (file: string, text: string): File => ({ file, text, workflow: parse(text) as Workflow });
const own = readdirSync(new URL(FOLDER, ROOT)).map((file) => asFile(FOLDER + file, read(FOLDER + file)));
const written = [true, false].flatMap((accepts) =>
  workflowFiles(aFirstSuite({ acceptLabel: accepts ? "accept regression" : null })).map(({ path, text }) =>
    asFile(`init's ${path}${accepts ? ", with a label" : ""}`, text),
  ),
);
const documented = [...read("docs/github.md").matchAll(/^```yaml\n(.*?)^```$/gms)]
  .map(([, text = ""], index) => asFile(`block ${index + 1} of docs/github.md`, text))
  .filter(({ workflow }) => "jobs" in workflow);
const workflows = [...own, ...written, ...documented];
const schema = await loadWorkflowSchema();

test("action.yml names an entry of the bundle, and describes every input and output", () => {
  expect(action.runs).toEqual({ using: "node24", main: "dist/index.js" });
  expect(read("rolldown.config.ts")).toContain('index: "src/action.ts"');
  for (const described of [...Object.values(action.inputs), ...Object.values(action.outputs)])
    expect(described).toHaveProperty("description");
});

test("GitHub's own schema finds nothing wrong with action.yml, and does find what is wrong", () => {
  expect(schema.actionProblems("action.yml", read("action.yml"))).toEqual([]);
  expect(schema.actionProblems("a.yml", "name: a\nruns: { using: node24, main: a.js }\n")).toEqual([
    "a.yml (Line: 1, Col: 1): Required property is missing: description",
  ]);
});

test("GitHub's own schema finds what is wrong with a workflow", async () => {
  const text = `on: { push: , pushed: }
concurrency: { group: a, queue: most }
jobs: { a: { runs-on: x, permissions: { everything: read }, steps: [{ uses: a/b@c, with: { x: "\${{ inputs..a }}" } }] } }
`;
  expect(await schema.workflowProblems("a.yml", text)).toEqual([
    "a.yml (Line: 1, Col: 15): Unexpected value 'pushed'",
    "a.yml (Line: 2, Col: 33): Unexpected value 'most'",
    "a.yml (Line: 3, Col: 41): Unexpected value 'everything'",
    expect.stringContaining("Unexpected symbol: '.a'"),
  ]);
});

test("there are workflows for CI, the weekly record, the check and the canary, and init writes them and the second stage", () => {
  expect(own.map(({ file }) => file.slice(FOLDER.length)).sort()).toEqual([
    "canary.yml",
    "check.yml",
    "ci.yml",
    "weekly-record.yml",
  ]);
  expect(workflowFiles(aFirstSuite()).map(({ path }) => path.slice(FOLDER.length))).toEqual([
    "record.yml",
    "check.yml",
    "canary.yml",
    "fork-check.yml",
  ]);
  expect(documented.length).toBeGreaterThanOrEqual(4);
});

describe.each(workflows)("$file", ({ file, text, workflow }) => {
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps ?? []);
  const isOurs = ({ uses = "" }: Step) => uses === "./" || /\/eval-baseline@/.test(uses);

  test("is a workflow by GitHub's own schema", async () => {
    // Keys are known there, concurrency.queue among them; nothing has to be overlooked.
    expect(await schema.workflowProblems(file, text)).toEqual([]);
  });

  test("uses actions by full commit id, or our own", () => {
    const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    expect(used.length).toBeGreaterThan(0);
    for (const uses of used)
      expect(uses).toMatch(/^(\.\/|OWNER\/eval-baseline@COMMIT|[\w.-]+\/[\w./-]+@[0-9a-f]{40})$/);
  });

  test("grants nothing at the top, and to each job what it says", () => {
    expect(workflow.permissions).toEqual({});
    for (const job of jobs) expect(job.permissions).toBeDefined();
  });

  test("says why beside every permission", () => {
    const lines = text.split("\n");
    const granted = lines.flatMap((line, index) => (/^\s+[a-z-]+: (read|write)\b/.test(line) ? [index] : []));
    expect(granted.length).toBe(jobs.flatMap(({ permissions }) => Object.keys(permissions ?? {})).length);
    for (const index of granted) expect(`${lines[index - 1]}\n${lines[index]}`).toMatch(/#\s+\w/);
  });

  test("never runs on pull_request_target, and filters no pull request by paths", () => {
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
    for (const event of ["pull_request", "merge_group"]) {
      expect(workflow.on[event] ?? {}).not.toHaveProperty("paths");
      expect(workflow.on[event] ?? {}).not.toHaveProperty("paths-ignore");
    }
  });

  test("lets no expression into a script", () => {
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
  });

  test("leaves no credentials in the checkout, fetches no history, and no job is without an end", () => {
    for (const { uses, with: inputs } of steps)
      if (uses?.startsWith("actions/checkout@")) {
        expect(inputs).toMatchObject({ "persist-credentials": false });
        expect(inputs).not.toHaveProperty("fetch-depth");
      }
    for (const job of jobs) expect(job["timeout-minutes"]).toBeGreaterThan(0);
  });

  test("says what happens to several runs at once", () => {
    expect(workflow.concurrency?.group).toMatch(/\S/);
  });

  test("gives our own action inputs that it has", () => {
    const given = steps.filter(isOurs).flatMap(({ with: inputs }) => Object.keys(inputs ?? {}));
    for (const input of given) expect(Object.keys(action.inputs)).toContain(input);
  });

  test("records in turn, one after another, and writes to no other branch by git", () => {
    const modes = steps.filter(isOurs).map(({ with: inputs }) => inputs?.["mode"]);
    const writes = jobs.some(({ permissions }) => permissions?.["contents"] === "write");
    expect(writes).toBe(modes.includes("record") || modes.includes("anchor"));
    if (modes.includes("record"))
      expect(workflow.concurrency).toMatchObject({ "cancel-in-progress": false, queue: "max" });
  });

  test("after another workflow runs nothing that a stranger may have changed, and only behind an environment", () => {
    if (!Object.hasOwn(workflow.on, "workflow_run")) return;
    for (const step of steps) expect(isOurs(step)).toBe(true);
    for (const { environment } of jobs) expect(environment).toMatch(/\S/);
    expect(workflow.concurrency?.group).toContain("github.event.workflow_run.head_repository.full_name");
  });
});

test("the check runs again when a label is set only where a label means something", () => {
  const typesOf = (acceptLabel: string | null) => {
    const [, check] = workflowFiles(aFirstSuite({ acceptLabel }));
    return (parse(check?.text ?? "") as Workflow).on["pull_request"];
  };
  expect(typesOf("accept")).toEqual({ types: ["opened", "synchronize", "reopened", "labeled", "unlabeled"] });
  expect(typesOf(null)).toBeNull();
});

test("the second stage follows the check by its name", () => {
  const [, check, , fork] = workflowFiles(aFirstSuite());
  const name: unknown = parse(check?.text ?? "").name;
  expect(parse(fork?.text ?? "").on.workflow_run).toEqual({ workflows: [name], types: ["completed"] });
});

test("one job of CI gathers all others", () => {
  const ci = own.find(({ file }) => file.endsWith("/ci.yml"))?.workflow.jobs ?? {};
  const others = Object.keys(ci).filter((name) => name !== "ci-ok");
  expect(ci["ci-ok"]).toMatchObject({ if: "always()", needs: others });
});
