/** Every place in GitHub where a result is shown, in order. The verdict stands, whichever of them fails. */
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as core from "@actions/core";
import type { ActionRequest, Faces } from "../config/action-request.ts";
import { sumOfDollars } from "../domain/cost.ts";
import type { Result } from "../domain/result.ts";
import { UserError } from "../errors.ts";
import type { Pointers } from "../report/comment.ts";
import type { CheckedOnGitHub } from "../start/check-on-github.ts";
import type { KnownOfRun } from "../start/workflow-run.ts";
import { keepArtifact, openLog, runOf } from "../world/of-workflow.ts";
import type { Outside } from "../world/world.ts";
import { setAttributionOutputs } from "./attribution-outputs.ts";
import { showOnGitHub } from "./on-github.ts";
import { reproduction } from "./reproduction.ts";
import { wasAsked } from "./was-asked.ts";

/** What is to be shown, and what is known around it. */
export type Shown = KnownOfRun & {
  readonly result: Result;
  /** Absent when the inputs could not be used. */
  readonly request?: ActionRequest;
  /** Of a check: the pull request and the commits that it turned out to be about. */
  readonly checked?: CheckedOnGitHub;
  readonly environment: Outside["environment"];
};

/** Result file, log, annotations, outputs, artifact, summary; then comment, status and issue. */
export async function showEverywhere(shown: Shown): Promise<void> {
  const pointers = pointersOf(shown);
  const file = await face("the result file", () => writeResult(shown));
  await face("the report in the log", () => log(shown));
  await face("the annotations", () => annotate(shown));
  await face("the outputs", async () => setOutputs(shown, file ?? ""));
  if (facesOf(shown).artifact && wasAsked(shown.result)) await face("the artifact", () => keep(shown, pointers));
  await face("the job summary", () => summarize(shown, pointers));
  await showOnGitHub(shown, pointers, face);
}

/** Runs one face: gives what it gives, or undefined when it failed, which is a warning with its remedy. */
export type RunFace = <T>(what: string, show: () => Promise<T>) => Promise<T | undefined>;

const face: RunFace = async (what, show) => {
  try {
    return await show();
  } catch (error) {
    if (error instanceof UserError) core.warning(`${error.message}. ${error.remedy}`);
    else
      core.warning(
        `${what} could not be written: ${error instanceof Error ? error.message : String(error)}. The verdict stands.`,
      );
    return undefined;
  }
};

/** Where a result may be shown; everywhere, when the inputs could not be used. */
function facesOf({ request }: Pick<Shown, "request">): Faces {
  return request?.faces ?? { comment: true, artifact: true, status: true, issue: true };
}

function pointersOf({ environment, request, checked, branch }: Shown): Pointers {
  const { url } = runOf(environment);
  const reproduce = request === undefined ? undefined : reproduction(request, checked);
  return {
    ...(url === undefined ? {} : { runUrl: url }),
    ...(reproduce === undefined ? {} : { reproduce }),
    ...branchUrlOf(environment, branch),
  };
}

function branchUrlOf(
  { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository }: Outside["environment"],
  branch: string | undefined,
): Pick<Pointers, "branchUrl"> {
  if (!server || !repository || branch === undefined) return {};
  return { branchUrl: `${server}/${repository}/blob/${branch.split("/").map(encodeURIComponent).join("/")}` };
}

/** @returns its path */
async function writeResult({ result, environment }: Shown): Promise<string> {
  const { resultJson } = await import("../report/result-json.ts");
  const file = join(environment["RUNNER_TEMP"] ?? tmpdir(), "eval-baseline-result.json");
  await writeFile(file, resultJson(result));
  return file;
}

async function log({ result }: Shown): Promise<void> {
  const { renderTerminal } = await import("../report/terminal.ts");
  openLog(process.stdout).write(await renderTerminal(result, { colour: false, width: 100 }));
}

async function annotate({ result }: Shown): Promise<void> {
  const { annotations } = await import("../report/annotations.ts");
  const write = { error: core.error, warning: core.warning, notice: core.notice };
  for (const { file, title, message, level, startLine, endLine } of annotations(result)) {
    const lines = startLine === undefined ? {} : { startLine, endLine: endLine ?? startLine };
    write[level](message, { file, title, ...lines });
  }
  if (result.verdict !== "not-evaluated") return;
  const { verdictSentence } = await import("../report/sentence.ts");
  core.notice(`${verdictSentence(result)} The job summary says more.`, { title: "Nothing was evaluated" });
}

async function setOutputs({ result, checked }: Shown, file: string): Promise<void> {
  const { metricsOutput } = await import("../report/metrics-output.ts");
  const people = new Set((result.accepted ?? []).map(({ by }) => by));
  core.setOutput("verdict", result.verdict);
  core.setOutput("gate", result.gate);
  core.setOutput("baseline", result.baseline ?? "");
  core.setOutput("result-file", file);
  core.setOutput("spend-usd", dollarsSpent(result)?.toString() ?? "");
  core.setOutput("metrics", metricsOutput(result));
  core.setOutput("accepted", [...people].sort().join(", "));
  core.setOutput("pull-request", checked?.pullRequest?.toString() ?? "");
  core.setOutput("post-mortem", result.postMortem ?? "");
  setAttributionOutputs(result.attribution);
}

/**
 * What the run took, with the attribution that it made by itself; one that an earlier record made was paid for then. Unknown
 * where a price of any of it is.
 */
function dollarsSpent({ story, baseline, spend, attribution }: Result): number | undefined {
  const isOwn = story === "check" || attribution?.after.baseline === baseline;
  const further = isOwn ? attribution?.spend : undefined;
  if (spend?.usd === undefined || further === undefined) return spend?.usd;
  return further.usd === undefined ? undefined : sumOfDollars(spend.usd + further.usd);
}

/** The result and the summary; texts of answers are in them only where the suite lets them be shown. */
async function keep({ result, environment, suiteName }: Shown, pointers: Pointers): Promise<void> {
  const { resultJson } = await import("../report/result-json.ts");
  const { renderSummary } = await import("../report/comment.ts");
  const { run, url } = runOf(environment);
  const files = [
    { name: "result.json", text: resultJson(result) },
    { name: "summary.md", text: renderSummary(result, pointers) },
  ];
  const name = `eval-baseline-${result.story}-${suiteName ?? (result.suite || "suite")}-${run.attempt}`;
  const outcome = await keepArtifact({ name, files }, environment);
  switch (outcome.status) {
    case "kept":
      if (url !== undefined) core.setOutput("artifact-url", `${url}/artifacts/${outcome.id}`);
      return;
    case "unavailable":
      return core.info(`No artifact was kept: ${outcome.why}. The output result-file has the result.`);
    case "failed":
      throw new UserError(
        `the result could not be kept as an artifact: ${outcome.problem}`,
        "The output result-file has it for the steps that follow; artifact: false leaves the artifact out.",
      );
    default:
      return outcome satisfies never;
  }
}

async function summarize({ result, environment }: Shown, pointers: Pointers): Promise<void> {
  if (!environment["GITHUB_STEP_SUMMARY"]) return;
  const { renderSummary } = await import("../report/comment.ts");
  await core.summary.addRaw(renderSummary(result, pointers)).write();
}
