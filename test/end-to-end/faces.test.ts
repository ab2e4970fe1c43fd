import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { memoOf } from "../../src/edges/github/comment-marker.ts";
import { startSimulatedModel } from "../../src/edges/simulated-model-server.ts";
import { runGit, scratchDirectory } from "../edges/git/scratch.ts";
import { startArtifacts } from "../servers/artifacts.ts";
import { type GitHubServer, startGitHub } from "../servers/github.ts";
import { dispatchEvent, pullRequestEvent, scheduleEvent, workflowRunEvent } from "../servers/github-events.ts";
import { type Checkout, checkoutOf } from "./workflow.ts";

const PROMPT = "evals/prompts/support.md";
const SUITE = "evals/suite.yml";
const withoutCitations = (text: string) => text.replace(/^- Cite the document.*\n/m, "- Answer in one sentence.\n");

const bodiesOn = (github: GitHubServer) => github.comments.map(({ body }) => body);
const fileOf = (checkout: Checkout, path: string) => readFileSync(join(checkout.path, path), "utf8");
/** The prompt without what the metric looks for. */
const worseThan = (checkout: Checkout) => ({ [PROMPT]: withoutCitations(fileOf(checkout, PROMPT)) });

/** Runs a command line as somebody would who has a clone and the program. */
async function inAClone(github: GitHubServer, command: string, environment: { readonly [name: string]: string }) {
  using directory = scratchDirectory();
  const [clone, programs] = [join(directory.path, "clone"), join(directory.path, "bin")];
  // GitHub hands out the commits of pull requests by their ids.
  runGit(github.repository, ["config", "uploadpack.allowAnySHA1InWant", "true"]);
  runGit(directory.path, ["clone", "--quiet", pathToFileURL(github.repository).href, clone]);
  mkdirSync(programs);
  const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
  const program = `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`;
  writeFileSync(join(programs, "eval-baseline"), program, { mode: 0o755 });
  const surroundings = { PATH: `${programs}:${process.env["PATH"]}`, HOME: directory.path, GIT_CONFIG_NOSYSTEM: "1" };
  const child = spawn("sh", ["-c", command], { cwd: clone, env: { ...surroundings, ...environment } });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [stdout, code] = await Promise.all([text(child.stdout), ended]);
  return { stdout, code };
}

describe("the faces of a check", () => {
  test("mark the lines that the change brought, and give the metrics to the steps that follow", async () => {
    await using github = await startGitHub();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    using checkout = checkoutOf(github, model.baseUrl);
    const { number } = await github.openPullRequest({ files: worseThan(checkout) });
    const step = await checkout.step(pullRequestEvent(github, number));
    expect(step.log).toMatch(
      /::error title=support-desk regressed \(prompt\),file=evals\/prompts\/support\.md,line=\d+,endLine=\d+::Regressed/,
    );
    const metrics = JSON.parse(step.outputs["metrics"] ?? "");
    expect(Object.keys(metrics)).toEqual(["answers", "cites", "cost", "latency"]);
    expect(metrics.cites).toMatchObject({
      verdict: "regressed",
      kind: "real",
      unit: "score",
      blocking: true,
      after: 0,
    });
    expect(metrics.cites.difference).toBeLessThan(-0.3);
    const result = JSON.parse(readFileSync(step.outputs["result-file"] ?? "", "utf8"));
    expect(result).toMatchObject({ verdict: "regressed", spend: { usd: Number(step.outputs["spend-usd"]) } });
    expect(Number(step.outputs["spend-usd"])).toBeGreaterThan(0.01);
    expect(step.outputs).toMatchObject({ "pull-request": String(number), accepted: "", baseline: "" });
  });

  test("keep result and summary as an artifact, and the output leads to it", async () => {
    await using github = await startGitHub();
    await using artifacts = await startArtifacts();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    using checkout = checkoutOf(github, model.baseUrl);
    const { number } = await github.openPullRequest({ files: worseThan(checkout) });
    const given = pullRequestEvent(github, number);
    const environment = { ...given.environment, ...artifacts.environment };
    const step = await checkout.step({ ...given, environment, attempt: 3 });
    expect(step.outputs["artifact-url"]).toBe("https://github.com/acme/support/actions/runs/4242/artifacts/1");
    expect(artifacts.artifacts.map(({ name }) => name)).toEqual(["eval-baseline-check-support-desk-3"]);
    const off = await checkout.step({ ...given, environment, inputs: { artifact: "false" } });
    expect(off.outputs["artifact-url"]).toBeUndefined();
    expect(artifacts.artifacts).toHaveLength(1);
  });

  test("keep no artifact where nothing was asked, and spare the check that loads its client", async () => {
    await using github = await startGitHub();
    await using artifacts = await startArtifacts();
    using checkout = checkoutOf(github, "http://127.0.0.1:9");
    const { number } = await github.openPullRequest({ files: { "README.md": "Another.\n" } });
    const given = pullRequestEvent(github, number);
    const step = await checkout.step({ ...given, environment: { ...given.environment, ...artifacts.environment } });
    expect(step.outputs).toMatchObject({ verdict: "not-affected", "result-file": expect.stringMatching(/json$/) });
    expect([step.outputs["artifact-url"], artifacts.requests]).toEqual([undefined, []]);
  });

  test("are the same on an Enterprise Server without a checkout and without git, save the artifact", async () => {
    await using github = await startGitHub({ enterprise: true, visibility: "private" });
    await using artifacts = await startArtifacts();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    using checkout = checkoutOf(github, model.baseUrl);
    const { number } = await github.openPullRequest({ files: worseThan(checkout) });
    const given = pullRequestEvent(github, number);
    const environment = { ...given.environment, ...artifacts.environment };
    const step = await checkout.step({ ...given, environment, workspace: "empty", programs: false });
    expect(step.outputs).toMatchObject({ verdict: "regressed", gate: "fail" });
    expect(step.log).toContain("No artifact was kept: GitHub Enterprise Server has no service for it.");
    expect(bodiesOn(github)).toHaveLength(1);
    expect(artifacts.requests).toEqual([]);
  });

  test("show no key that a suite names, and mask it before anything is said of the run", async () => {
    await using github = await startGitHub();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    using checkout = checkoutOf(github, model.baseUrl);
    const named = fileOf(checkout, SUITE).replace("{ name: sim-large", "{ key-variable: OUR_MODEL, name: sim-large");
    await github.commit("main", { [SUITE]: named });
    const { number } = await github.openPullRequest({ files: worseThan(checkout) });
    const given = pullRequestEvent(github, number);
    const environment = { ...given.environment, OUR_MODEL: "hidden-word-of-the-test" };
    const step = await checkout.step({ ...given, environment });
    expect(step.outputs["verdict"]).toBe("regressed");
    const lines = step.log.split("\n");
    const masking = lines.indexOf("::add-mask::hidden-word-of-the-test");
    expect(lines.slice(0, masking).every((line) => line.startsWith("::add-mask::"))).toBe(true);
    const shown = [...lines.toSpliced(masking, 1), step.summary, JSON.stringify(step.outputs), ...bodiesOn(github)];
    expect(shown.join("\n")).not.toContain("hidden-word-of-the-test");
  });

  test("do not decide over the verdict: one that fails is a warning with its remedy", async () => {
    await using github = await startGitHub();
    await using artifacts = await startArtifacts();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    using checkout = checkoutOf(github, model.baseUrl);
    artifacts.failWith = 403;
    github.faults.unwritable.add("pull-requests").add("issues");
    const folder = join(checkout.path, ".git", "no-file");
    mkdirSync(folder);
    const { number } = await github.openPullRequest({ files: worseThan(checkout) });
    const given = pullRequestEvent(github, number);
    const environment = { ...given.environment, ...artifacts.environment, GITHUB_STEP_SUMMARY: folder };
    const step = await checkout.step({ ...given, environment });
    expect(step.outputs).toMatchObject({ verdict: "regressed", gate: "fail" });
    expect(step.status).toBe(1);
    expect(step.log).toMatch(
      /::warning::the result could not be kept as an artifact: .*\. The output result-file has it for the steps that follow/,
    );
    expect(step.log).toContain("::warning::the job summary could not be written: ");
    expect(step.log).toMatch(
      /::warning::GitHub does not let this token comment on pull request \d+ \(Resource not accessible by integration\): add "pull-requests: write" under permissions:/,
    );
    expect(step.log.trimEnd().split("\n").at(-1)).toMatch(/^::error::Regressed: cites got worse/);
  });

  test("say of a label that accepts the loss who accepted it, and keep it in the comment, unseen", async () => {
    await using github = await startGitHub();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    using checkout = checkoutOf(github, model.baseUrl);
    await github.commit("main", {
      [SUITE]: fileOf(checkout, SUITE).replace("gate: {", "gate: { accept-label: evals-accepted,"),
    });
    const { number } = await github.openPullRequest({ files: worseThan(checkout) });
    github.setPermission("alice", "write");
    github.label(number, "evals-accepted", "alice");
    const event = pullRequestEvent(github, number, { action: "labeled", label: "evals-accepted", sender: "alice" });
    const step = await checkout.step(event);
    expect(step.outputs).toMatchObject({ verdict: "regressed", gate: "warn", accepted: "alice" });
    expect(step.status).toBe(0);
    const [body = ""] = bodiesOn(github);
    expect(JSON.parse(memoOf(body) ?? "")).toMatchObject({
      suite: "support-desk",
      acceptance: { by: "alice", label: "evals-accepted" },
    });
    const off = await checkout.step({ ...event, inputs: { comment: "false" } });
    expect(off.outputs).toMatchObject({ gate: "warn", accepted: "alice" });
    expect(off.log).toContain(
      "::warning::The acceptance holds for this check and could not be kept, so the next record raises the regression again.",
    );
  });
});

describe("the check of a fork", () => {
  test("asks nothing and fails nothing without a key, and says how a maintainer runs it", async () => {
    await using github = await startGitHub();
    using checkout = checkoutOf(github, "https://api.openai.example/v1");
    const { number, head } = await github.openPullRequest({ fork: "mallory", files: worseThan(checkout) });
    github.faults.readOnlyToken = true;
    const step = await checkout.step(pullRequestEvent(github, number));
    expect(step.outputs).toMatchObject({ verdict: "not-evaluated", gate: "pass", "pull-request": String(number) });
    expect(step.status).toBe(0);
    expect(step.log).toMatch(/::notice title=Nothing was evaluated::/);
    expect(step.log).not.toContain("::warning");
    expect(step.summary).toContain(`head: ${head}`);
    expect(bodiesOn(github)).toEqual([]);
    const strict = await checkout.step({
      ...pullRequestEvent(github, number),
      inputs: { "on-missing-secrets": "fail" },
    });
    expect(strict.outputs).toMatchObject({ verdict: "not-evaluated", gate: "fail" });
    expect(strict.status).toBe(1);
  });

  test("by dispatch comments on the pull request, and a status of its head says what came of it", async () => {
    await using github = await startGitHub();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    using checkout = checkoutOf(github, model.baseUrl);
    const { number, head } = await github.openPullRequest({ fork: "mallory", files: worseThan(checkout) });
    const inputs = { "pull-request": String(number), head };
    const step = await checkout.step({ ...(await dispatchEvent(github)), inputs });
    expect(step.outputs).toMatchObject({ verdict: "regressed", "pull-request": String(number) });
    expect(bodiesOn(github)).toHaveLength(1);
    expect(bodiesOn(github)[0]).toMatch(/git fetch origin [0-9a-f]{40} ([0-9a-f]{40}) && eval-baseline check --base/);
    expect(github.statuses).toMatchObject([
      {
        sha: head,
        context: "eval-baseline/support-desk",
        state: "failure",
        description: expect.stringMatching(/^Regressed: cites got worse/),
        targetUrl: "https://github.com/acme/support/actions/runs/4242",
      },
    ]);
  });

  test("names the command that comes to the same in a clone", async () => {
    await using github = await startGitHub();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    using checkout = checkoutOf(github, model.baseUrl);
    const { number, head } = await github.openPullRequest({ fork: "mallory", files: worseThan(checkout) });
    const inputs = { "pull-request": String(number), head };
    const step = await checkout.step({ ...(await dispatchEvent(github)), inputs });
    const [command = ""] = /git fetch origin .* && eval-baseline check .*/.exec(bodiesOn(github)[0] ?? "") ?? [];
    const { stdout, code } = await inAClone(github, command, { OPENAI_BASE_URL: model.baseUrl });
    expect(step.summary).toContain("Regressed:** cites got worse");
    expect(stdout).toMatch(/^Regressed: cites got worse/);
    expect({ status: step.status, code }).toEqual({ status: 1, code: 1 });
  });

  test("by the second stage says which permission the status lacks, and can be told to set none", async () => {
    await using github = await startGitHub();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    using checkout = checkoutOf(github, model.baseUrl);
    const { number } = await github.openPullRequest({ fork: "mallory", files: { "README.md": "Mine.\n" } });
    github.faults.unwritable.add("statuses");
    const event = await workflowRunEvent(github, number);
    const step = await checkout.step(event);
    expect(step.outputs).toMatchObject({ verdict: "not-affected", gate: "pass" });
    expect(step.status).toBe(0);
    expect(step.log).toMatch(/::warning::.*"statuses: write"/);
    const off = await checkout.step({ ...event, inputs: { status: "false" } });
    expect(off.log).not.toContain("::warning");
    expect(github.statuses).toEqual([]);
  });
});

describe("the faces of a record", () => {
  test("open an issue when it regresses, unless told not to, and close it with the next healthy record", async () => {
    await using github = await startGitHub();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    using checkout = checkoutOf(github, model.baseUrl);
    const record = async (inputs = {}) =>
      checkout.step({ ...(await scheduleEvent(github)), workspace: "shallow", inputs });
    expect((await record()).outputs["verdict"]).toBe("no-baseline");
    await github.commit("main", worseThan(checkout));
    const dry = await record({ commit: "false" });
    expect(dry.outputs["verdict"]).toBe("regressed");
    expect(github.issues).toEqual([]);
    const bad = await record();
    expect(bad.outputs).toMatchObject({ verdict: "regressed" });
    expect(bad.status).toBe(0);
    expect(github.issues).toMatchObject([{ state: "open", title: expect.stringContaining("support-desk") }]);
    await github.commit("main", { [PROMPT]: fileOf(checkout, PROMPT) });
    await record();
    expect(github.issues).toMatchObject([{ state: "closed" }]);
  });
});

test("an event file that cannot be read is told with its remedy, on every face", async () => {
  await using github = await startGitHub();
  using checkout = checkoutOf(github, "http://127.0.0.1:9/v1");
  const environment = { GITHUB_EVENT_PATH: join(checkout.path, "README.md") };
  const step = await checkout.step({ event: "pull_request", environment });
  expect(step.status).toBe(1);
  expect(step.outputs).toMatchObject({ verdict: "errored", gate: "fail", metrics: "{}" });
  expect(step.log).toMatch(/::error::Errored: the event file \S+README\.md cannot be read: /);
  expect(step.summary).toContain("run this as a step of a workflow, and leave the variable alone");
});

describe("the mode anchor", () => {
  test("blesses a baseline for who dispatched it, and shows it", async () => {
    await using github = await startGitHub();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    using checkout = checkoutOf(github, model.baseUrl);
    const first = await checkout.step(await scheduleEvent(github));
    const inputs = { mode: "anchor", baseline: "latest", why: "reviewed forty answers" };
    const dispatched = await dispatchEvent(github, { by: "alice" });
    const step = await checkout.step({ ...dispatched, inputs, workspace: "empty", programs: false });
    expect(step.status).toBe(0);
    expect(step.outputs["baseline"]).toBe(first.outputs["baseline"]);
    expect(step.log).toContain("Blessed by alice");
    expect(step.summary).toContain("reviewed forty answers");
  });

  test("is refused on a pull request", async () => {
    await using github = await startGitHub();
    using checkout = checkoutOf(github, "http://127.0.0.1:9/v1");
    const { number } = await github.openPullRequest({ files: { "README.md": "Another.\n" } });
    const inputs = { mode: "anchor", why: "reviewed forty answers" };
    const step = await checkout.step({ ...pullRequestEvent(github, number), inputs });
    expect(step.status).toBe(1);
    expect(step.log).toMatch(/::error::.*anchor/);
    expect(github.comments).toEqual([]);
  });
});
