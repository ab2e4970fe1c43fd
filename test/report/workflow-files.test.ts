import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { actionRequest } from "../../src/config/action-request.ts";
import { workflowFiles } from "../../src/report/workflow-files.ts";
import { having, type Payload, publishedEvent } from "../config/published-events.ts";
import { ACTION, aFirstSuite, sure } from "./first-suites.ts";

type Inputs = { readonly [name: string]: string };
type Step = { readonly uses: string; readonly with: Inputs; readonly env?: Inputs };

const inputsOfAction: { readonly [name: string]: { readonly default?: string } } = parse(
  readFileSync(new URL("../../action.yml", import.meta.url), "utf8"),
).inputs;
const files = workflowFiles(aFirstSuite());
const workflow = (name: string) => parse(files.find(({ path }) => path.endsWith(`/${name}.yml`))?.text ?? "");
const lastStep = (name: string): Step =>
  Object.values<{ steps: readonly Step[] }>(workflow(name).jobs)
    .flatMap(({ steps }) => steps)
    .at(-1) as Step;

/** What the runner hands to the action: the step's inputs, those of the dispatch filled in, else the defaults. */
function handedOver(step: Step, dispatched: Inputs): (name: string) => string {
  return (name) => {
    const written = step.with[name] ?? inputsOfAction[name]?.default ?? "";
    return written.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input: string) => dispatched[input] ?? "");
  };
}

const HEAD = "b".repeat(40);
const run = having(publishedEvent("workflow_run", "completed"), "workflow_run.event", "pull_request");
const dispatch = having(publishedEvent("workflow_dispatch"), "ref", "refs/heads/master");
const onMaster = (payload: Payload) => having(payload, "repository.default_branch", "master");

test.each([
  ["record", "schedule", {}, {}, { story: "record", commit: true }],
  ["record", "workflow_dispatch", onMaster(dispatch), {}, { story: "record", commit: true }],
  ["check", "pull_request", publishedEvent("pull_request", "opened"), {}, { change: { kind: "range" } }],
  ["check", "pull_request", publishedEvent("pull_request", "labeled"), {}, { change: { kind: "range" } }],
  ["check", "merge_group", publishedEvent("merge_group", "checks_requested"), {}, { change: { kind: "range" } }],
  [
    "check",
    "workflow_dispatch",
    dispatch,
    { "pull-request": "41", head: HEAD },
    { change: { kind: "pull-request", number: 41, head: HEAD } },
  ],
  ["canary", "workflow_dispatch", dispatch, { layers: "model=gpt-5" }, { story: "canary" }],
  ["fork-check", "workflow_run", run, {}, { change: { kind: "run" } }],
] as const)("%s.yml on %s asks the action for what it is there for", (name, event, payload, dispatched, expected) => {
  const workflowEvents = Object.keys(workflow(name).on);
  expect(workflowEvents).toContain(event);
  const request = actionRequest(handedOver(lastStep(name), dispatched), { name: event, payload });
  expect(request).toMatchObject({ suite: "evals/suite.yml", ...expected });
});

test("every key that the suite asks with reaches the step, and nothing else does", () => {
  const withLangfuse = workflowFiles(aFirstSuite({ traces: sure("langfuse"), keyVariable: sure("ANTHROPIC_API_KEY") }));
  for (const { text } of withLangfuse) {
    const secrets = [...text.matchAll(/secrets\.(\w+)/g)].map(([, secret]) => secret);
    expect(secrets).toEqual(["ANTHROPIC_API_KEY", "LANGFUSE_PUBLIC_KEY", "LANGFUSE_SECRET_KEY"]);
  }
});

test("the action is pinned as it was given, and the suite named as it is", () => {
  for (const { text } of workflowFiles(aFirstSuite({ path: "evals/a b: #c.yml" }))) {
    const steps = Object.values<{ steps: readonly Step[] }>(parse(text).jobs).flatMap(({ steps }) => steps);
    expect(steps.at(-1)).toMatchObject({ uses: ACTION, with: { suite: "evals/a b: #c.yml" } });
  }
});

test("files and the check's job bear the suite's name where others have the plain ones", () => {
  const named = workflowFiles(aFirstSuite({ workflows: { action: ACTION, forks: true, named: true } }));
  expect(named.map(({ path }) => path)).toEqual(
    ["record", "check", "canary", "fork-check"].map((name) => `.github/workflows/${name}-desk.yml`),
  );
  expect(workflow("check").jobs.check.name).toBe("Check desk");
});

test("only a suite with a label asks to read the pull requests that a record follows", () => {
  const scopesOf = (acceptLabel: string | null) => {
    const [record] = workflowFiles(aFirstSuite({ acceptLabel }));
    return Object.keys(parse(record?.text ?? "").jobs.record.permissions);
  };
  expect(scopesOf("accept")).toEqual(["contents", "issues", "pull-requests"]);
  expect(scopesOf(null)).toEqual(["contents", "issues"]);
});

test("nothing is written where no workflows are wanted", () => {
  expect(workflowFiles(aFirstSuite({ workflows: null }))).toEqual([]);
});
