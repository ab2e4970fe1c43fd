import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as core from "@actions/core";
import { type ActionRequest, actionRequest } from "./config/action-request.ts";
import type { Result } from "./domain/result.ts";
import { erroredResult } from "./errored-result.ts";
import { UserError } from "./errors.ts";
import type { Pointers } from "./report/comment.ts";
import { type Outside, progressOn } from "./world.ts";
import { gitHubPlace, openComments, openGitHubStore } from "./world-on-github.ts";

try {
  await main();
} catch (error) {
  // The one catch for what is nobody's to mend but ours: a bug keeps its stack.
  core.setFailed(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

async function main(): Promise<void> {
  const started = await attempt(async () => actionRequest(core.getInput, await readEvent()));
  const request = started.status === "done" ? started.value : undefined;
  const told = request === undefined ? started : await attempt(() => tell(request));
  const result =
    told.status === "failed"
      ? erroredResult(request?.story ?? "record", core.getInput("suite"), told.error)
      : (told.value as Result);
  await report(request, result);
  // Last, so that everything is written before the step is marked as failed.
  if (result.gate === "fail") core.setFailed((await import("./report/sentence.ts")).verdictSentence(result));
}

/** Runs the story that was asked for. */
async function tell(request: ActionRequest): Promise<Result> {
  const { startCanary, startCheck, startRecord } = await import("./start-story.ts");
  switch (request.story) {
    case "record":
      return startRecord(request, outside());
    case "check":
      return startCheck(request, outside());
    case "canary":
      return startCanary(request, outside());
    default:
      return request satisfies never;
  }
}

function outside(): Outside {
  const place = gitHubPlace(process.env, core.getInput("token"));
  return {
    directory: process.env["GITHUB_WORKSPACE"] ?? process.cwd(),
    environment: process.env,
    progress: progressOn(process.stdout, false),
    signal: cancellation(),
    clock: { now: () => new Date() },
    fresh: false,
    ...(place === undefined ? {} : { store: (suite) => openGitHubStore(place, suite, core.warning) }),
  };
}

/** A workflow that is cancelled gets some seconds: calls under way finish, and what is paid for is kept. */
function cancellation(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

/** Result file, outputs, summary, annotations, comment: the same words on every face. */
async function report(request: ActionRequest | undefined, result: Result): Promise<void> {
  const { renderComment, renderSummary } = await import("./report/comment.ts");
  const { resultJson } = await import("./report/result-json.ts");
  const { annotations } = await import("./report/annotations.ts");
  const { renderTerminal } = await import("./report/terminal.ts");
  const file = join(process.env["RUNNER_TEMP"] ?? tmpdir(), "eval-baseline-result.json");
  await writeFile(file, resultJson(result));
  core.setOutput("verdict", result.verdict);
  core.setOutput("gate", result.gate);
  core.setOutput("baseline", result.baseline ?? "");
  core.setOutput("result-file", file);
  core.setOutput("spend-usd", result.spend?.usd?.toString() ?? "");
  process.stdout.write(await renderTerminal(result, { colour: false, width: 100 }));
  const write = { error: core.error, warning: core.warning, notice: core.notice };
  for (const { file: path, title, message, level } of annotations(result)) write[level](message, { file: path, title });
  if (process.env["GITHUB_STEP_SUMMARY"]) await core.summary.addRaw(renderSummary(result, pointers(request))).write();
  if (request?.story === "check" && request.pullRequest !== undefined && core.getInput("comment") !== "false") {
    await comment(request.pullRequest, result, renderComment(result, pointers(request)));
  }
}

async function comment(pullRequest: number, result: Result, body: string): Promise<void> {
  const place = gitHubPlace(process.env, core.getInput("token"));
  if (place === undefined) return;
  const comments = await openComments(place, pullRequest, core.warning);
  const run = {
    id: Number(process.env["GITHUB_RUN_ID"] ?? 0),
    attempt: Number(process.env["GITHUB_RUN_ATTEMPT"] ?? 1),
  };
  // By what the workflow asked for, so that a run whose suite could not be read finds its comment too.
  const key = `check/${core.getInput("suite") || "suite"}`;
  // A change that touches no layer needs no comment, but a comment on an earlier push must not stand.
  const create = result.verdict !== "not-affected";
  const told = await attempt(() => comments.upsert(key, run, { body, create }));
  // The verdict stands whether or not it could be posted; the summary has it.
  if (told.status === "failed") core.warning(`${told.error.message}. ${told.error.remedy}`);
}

function pointers(request: ActionRequest | undefined): Pointers {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = process.env;
  return {
    ...(server && repository && run ? { runUrl: `${server}/${repository}/actions/runs/${run}` } : {}),
    ...(request === undefined ? {} : { reproduce: commandLine(request) }),
  };
}

/** The same on the command line. */
function commandLine(request: ActionRequest): string {
  const suite = request.suite === undefined ? [] : ["--suite", request.suite];
  return ["eval-baseline", request.story, ...suite, ...storyOptions(request)].map(quoted).join(" ");
}

function storyOptions(request: ActionRequest): readonly string[] {
  switch (request.story) {
    case "record":
      return ["--target", request.target, ...(request.batch ? ["--batch"] : []), "--no-commit"];
    case "check":
      return ["--base", request.base, "--head", request.head];
    case "canary":
      return request.overrides.flatMap(({ layer, value }) => ["--layer", `${layer}=${value}`]);
    default:
      return request satisfies never;
  }
}

function quoted(word: string): string {
  return /^[\w./=:@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

async function readEvent(): Promise<{ readonly name: string; readonly payload: unknown }> {
  const path = process.env["GITHUB_EVENT_PATH"];
  const text = path === undefined ? "{}" : await readFile(path, "utf8");
  return { name: process.env["GITHUB_EVENT_NAME"] ?? "", payload: JSON.parse(text) };
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
