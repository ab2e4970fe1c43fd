import { readFile } from "node:fs/promises";
import * as core from "@actions/core";
import { type ActionRequest, actionRequest, type Story } from "./config/action-request.ts";
import type { Result } from "./domain/result.ts";
import { UserError, UserErrors } from "./errors.ts";
import { showEverywhere } from "./faces/everywhere.ts";
import type { CheckedOnGitHub } from "./start/check-on-github.ts";
import { erroredResult } from "./start/errored-result.ts";
import { type OpenRun, openRun } from "./start/workflow-run.ts";
import { secretsAtHand } from "./world/of-workflow.ts";

try {
  await main();
} catch (error) {
  // The one catch for what is nobody's to mend but ours: a bug keeps its stack.
  core.setFailed(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
// All is said: a connection that somebody else keeps open is no reason for the job to stand still.
process.stdout.write("", () => process.exit());

async function main(): Promise<void> {
  for (const secret of secretsAtHand(core.getInput("token"), process.env)) core.setSecret(secret);
  const asked = await attempt(async () => actionRequest(core.getInput, await readEvent(), process.env));
  const run = openRun(core.getInput("token"));
  if (asked.status === "failed" && isOfIncident(core.getInput("mode")))
    return core.setFailed(failureWords(asked.error));
  if (asked.status === "failed")
    return show({ result: erroredResult(storyAskedFor(), suiteInput(), asked.error) }, run);
  const request = asked.value;
  if (request.story === "anchor") {
    const { blessInWorkflow } = await import("./start/anchor-in-workflow.ts");
    const moved = await attempt(async () => blessInWorkflow(request, await run.outside()));
    if (moved.status === "failed") core.setFailed(failureWords(moved.error));
    return;
  }
  if (request.story === "attribute" || request.story === "post-mortem") {
    const { explainIncident } = await import("./faces/incident-stories.ts");
    const explained = await attempt(async () => explainIncident(request, await run.outside()));
    if (explained.status === "failed") core.setFailed(failureWords(explained.error));
    return;
  }
  const told = await attempt(() => tell(request, run));
  const shown =
    told.status === "done" ? told.value : { result: erroredResult(request.story, suiteInput(), told.error) };
  await show({ ...shown, request }, run);
}

/** What ends in a result with a verdict. */
type ResultAsked = Exclude<ActionRequest, { story: "anchor" | "attribute" | "post-mortem" }>;

type Told = { readonly result: Result; readonly checked?: CheckedOnGitHub };

/** Runs the story that was asked for. */
async function tell(request: ResultAsked, run: OpenRun): Promise<Told> {
  switch (request.story) {
    case "record": {
      const { startRecord } = await import("./start/record.ts");
      return { result: await startRecord({ ...request, issue: request.faces.issue }, await run.outside()) };
    }
    case "check": {
      const { startCheckOnGitHub } = await import("./start/check-on-github.ts");
      const checked = await startCheckOnGitHub(request, await run.onGitHub());
      return { result: checked.result, checked };
    }
    case "canary": {
      const { startCanary } = await import("./start/canary.ts");
      return { result: await startCanary(request, await run.outside()) };
    }
    default:
      return request satisfies never;
  }
}

async function show(told: Told & { readonly request?: ActionRequest }, run: OpenRun): Promise<void> {
  await showEverywhere({ ...told, ...run.known(), environment: process.env });
  // Last, so that everything is written before the step is marked as failed.
  if (told.result.gate === "fail") {
    const { verdictSentence } = await import("./report/sentence.ts");
    core.setFailed(verdictSentence(told.result));
  }
}

/** What somebody meant to run whose inputs cannot be used. */
function storyAskedFor(): ResultAsked["story"] {
  const named = (["record", "check", "canary"] as const).find((story) => story === core.getInput("mode"));
  const isCheck = /^(pull_request|merge_group|push|workflow_run)/.test(process.env["GITHUB_EVENT_NAME"] ?? "");
  return named ?? (isCheck ? "check" : "record");
}

function isOfIncident(mode: string): boolean {
  return (["attribute", "post-mortem"] as const satisfies readonly Story[]).some((story) => story === mode);
}

function failureWords(error: UserError): string {
  const problems = error instanceof UserErrors ? `: ${error.problems.join("; ")}` : "";
  return `${error.message}${problems}. ${error.remedy}`;
}

function suiteInput(): string {
  return core.getInput("suite");
}

/** @throws UserError when the runner's file is not there or cannot be read */
async function readEvent(): Promise<{ readonly name: string; readonly payload: unknown }> {
  const { GITHUB_EVENT_PATH: path, GITHUB_EVENT_NAME: name = "" } = process.env;
  if (path === undefined) return { name, payload: {} };
  try {
    return { name, payload: JSON.parse(await readFile(path, "utf8")) };
  } catch (error) {
    throw new UserError(
      `the event file ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      "GITHUB_EVENT_PATH names a file of the runner: run this as a step of a workflow, and leave the variable alone.",
      { cause: error },
    );
  }
}

type Attempt<T> =
  | { readonly status: "done"; readonly value: T }
  | { readonly status: "failed"; readonly error: UserError };

/** What a person can mend is a value here, so that it reaches every face; anything else is a bug and goes on. */
async function attempt<T>(action: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { status: "done", value: await action() };
  } catch (error) {
    if (error instanceof UserError) return { status: "failed", error };
    throw error;
  }
}
