import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const ROOT = new URL("../", import.meta.url);
const FOLDER = ".github/workflows/";

type Step = { readonly uses?: string; readonly run?: string; readonly with?: { readonly [input: string]: unknown } };
type Job = {
  readonly permissions?: Permissions;
  readonly steps?: readonly Step[];
  readonly "timeout-minutes"?: number;
};
type Permissions = { readonly [scope: string]: string };
type Workflow = { readonly permissions?: Permissions; readonly jobs: { readonly [name: string]: Job } };

const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");
const action = parse(read("action.yml"));
const workflows = readdirSync(new URL(FOLDER, ROOT)).map((file) => {
  const text = read(FOLDER + file);
  return { file, text, workflow: parse(text) as Workflow };
});

test("action.yml names an entry of the bundle, and describes every input and output", () => {
  expect(action.runs).toEqual({ using: "node24", main: "dist/index.js" });
  expect(read("rolldown.config.ts")).toContain('index: "src/action.ts"');
  for (const described of [...Object.values(action.inputs), ...Object.values(action.outputs)])
    expect(described).toHaveProperty("description");
});

test("there are workflows for CI, the weekly record, the check and the canary", () => {
  expect(workflows.map(({ file }) => file).sort()).toEqual(["canary.yml", "check.yml", "ci.yml", "weekly-record.yml"]);
});

describe.each(workflows)("$file", ({ text, workflow }) => {
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps ?? []);

  test("uses actions by full commit id, or our own", () => {
    const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    expect(used.length).toBeGreaterThan(0);
    for (const uses of used) expect(uses).toMatch(/^(\.\/|[\w.-]+\/[\w./-]+@[0-9a-f]{40})$/);
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

  test("lets no expression into a script", () => {
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
  });

  test("leaves no credentials in the checkout, and no job without an end", () => {
    for (const { uses, with: inputs } of steps)
      if (uses?.startsWith("actions/checkout@")) expect(inputs).toMatchObject({ "persist-credentials": false });
    for (const job of jobs) expect(job["timeout-minutes"]).toBeGreaterThan(0);
  });

  test("gives our own action inputs that it has", () => {
    const ours = steps.filter(({ uses }) => uses === "./");
    const given = ours.flatMap(({ with: inputs }) => Object.keys(inputs ?? {}));
    for (const input of given) expect(Object.keys(action.inputs)).toContain(input);
  });
});

test("the check has the whole history, and the record waits for its turn", () => {
  const find = (name: string) => workflows.find(({ file }) => file === name)?.workflow;
  const checkout = find("check.yml")?.jobs["check"]?.steps?.find(({ uses }) => uses?.startsWith("actions/checkout@"));
  expect(checkout?.with).toMatchObject({ "fetch-depth": 0 });
  expect(find("weekly-record.yml")).toMatchObject({ concurrency: { "cancel-in-progress": false, queue: "max" } });
});

test("one job of CI gathers all others", () => {
  const ci = workflows.find(({ file }) => file === "ci.yml")?.workflow.jobs ?? {};
  const others = Object.keys(ci).filter((name) => name !== "ci-ok");
  expect(ci["ci-ok"]).toMatchObject({ if: "always()", needs: others });
});
