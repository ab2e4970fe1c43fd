import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { startSimulatedModel } from "../../src/edges/simulated-model-server.ts";
import { runGit } from "../edges/git/scratch.ts";
import { type GitHubServer, startGitHub } from "../servers/github.ts";
import { checkoutOf } from "./workflow.ts";

const PROMPT = "evals/prompts/support.md";
const withoutCitations = (text: string) => text.replace(/^- Cite the document.*\n/m, "");

/** The event of pull request 7. */
function pullRequest({ base, head }: { readonly base: string; readonly head: string }) {
  return { event: "pull_request", payload: { pull_request: { number: 7, base: { sha: base }, head: { sha: head } } } };
}

function commentsOn(github: GitHubServer): readonly string[] {
  return github.comments.map(({ body }) => body);
}

describe("the action, run as the runner runs it", () => {
  test("records on a schedule, commits through GitHub's API, and compares with it the next time", async () => {
    await using github = await startGitHub();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    using checkout = checkoutOf(github, model.baseUrl);
    const before = runGit(checkout.path, ["status", "--porcelain=v2", "--branch"]);
    const first = await checkout.step({ event: "schedule" });
    expect(first.log).toContain("No baseline");
    expect(first.status).toBe(0);
    expect(first.outputs).toMatchObject({ verdict: "no-baseline", gate: "pass" });
    expect(first.outputs["baseline"]).toMatch(/^baselines\/support-desk\/\d{4}\/\d{4}-\d\d-\d\d-[0-9a-f]{8}\.json$/);
    const record = runGit(github.repository, ["show", `eval-baselines:${first.outputs["baseline"]}`]);
    expect(JSON.parse(record).run.suite).toBe("support-desk");
    expect(record).not.toContain("Brindle");
    expect(first.summary).toContain("support-desk");
    expect(JSON.parse(readFileSync(first.outputs["result-file"] ?? "", "utf8")).verdict).toBe("no-baseline");

    const second = await checkout.step({ event: "schedule" });
    expect(second.outputs["verdict"]).toBe("unchanged");
    expect(
      runGit(github.repository, ["ls-tree", "-r", "--name-only", "eval-baselines", "baselines"]).trim().split("\n")
        .length,
    ).toBe(2);
    expect(runGit(checkout.path, ["status", "--porcelain=v2", "--branch"])).toBe(before);
  });

  test("fails a pull request that loses the citations: comment, annotation, summary and outputs say why", async () => {
    await using github = await startGitHub();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    using checkout = checkoutOf(github, model.baseUrl);
    const range = checkout.propose(PROMPT, withoutCitations);
    const step = await checkout.step(pullRequest(range));
    expect(step.log).toContain("Regressed: cites got worse");
    expect(step.status).toBe(1);
    expect(step.outputs).toMatchObject({ verdict: "regressed", gate: "fail" });
    expect(step.log).toMatch(
      /::error title=support-desk regressed \(prompt\),file=evals\/prompts\/support\.md,line=\d+,endLine=\d+::/,
    );
    expect(step.summary).toContain("The changed layer is **prompt**");
    expect(commentsOn(github)).toHaveLength(1);
    expect(commentsOn(github)[0]).toMatch(
      /^<!-- eval-baseline check\/suite run=4242\.1 -->\n> \[!CAUTION\]\n> \*\*Regressed:\*\* cites got worse/,
    );
    expect(commentsOn(github)[0]).toContain(`eval-baseline check --base ${range.base} --head ${range.head}`);

    const again = await checkout.step({ ...pullRequest(range), attempt: 2 });
    expect(again.status).toBe(1);
    expect(commentsOn(github)).toHaveLength(1);
    expect(commentsOn(github)[0]).toContain("run=4242.2");
  });

  test("passes a pull request that touches no layer without asking a model", async () => {
    await using github = await startGitHub();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    using checkout = checkoutOf(github, model.baseUrl);
    const range = checkout.propose("README.md", (text) => `${text}More.\n`);
    const step = await checkout.step(pullRequest(range));
    expect(step.outputs).toMatchObject({ verdict: "not-affected", gate: "pass" });
    expect(step.status).toBe(0);
    expect(model.requests()).toBe(0);
    expect(commentsOn(github)).toEqual([]);
  });

  test("runs a canary on dispatch with layers", async () => {
    await using github = await startGitHub();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    using checkout = checkoutOf(github, model.baseUrl);
    const step = await checkout.step({
      event: "workflow_dispatch",
      inputs: { layers: "model=sim-large-2026-10-15\n" },
    });
    expect(step.outputs["verdict"]).toBe("regressed");
    expect(step.log).toContain("The changed layer is model");
    expect(commentsOn(github)).toEqual([]);
  });

  test("stands by its verdict when the token may not comment, and says which permission is missing", async () => {
    await using github = await startGitHub();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    using checkout = checkoutOf(github, model.baseUrl);
    github.faults.readOnlyToken = true;
    const step = await checkout.step(pullRequest(checkout.propose(PROMPT, withoutCitations)));
    expect(step.outputs["verdict"]).toBe("regressed");
    expect(step.log).toContain("pull-requests: write");
    expect(commentsOn(github)).toEqual([]);
  });

  test("does not record with a read-only token, and says which permission is missing", async () => {
    await using github = await startGitHub();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    using checkout = checkoutOf(github, model.baseUrl);
    github.faults.readOnlyToken = true;
    const step = await checkout.step({ event: "schedule" });
    expect(step.outputs).toMatchObject({ verdict: "errored", gate: "fail" });
    expect(step.status).toBe(1);
    expect(step.log).toContain("contents: write");
    expect(step.summary).toContain("contents: write");
    expect(runGit(github.repository, ["branch", "--list", "eval-baselines"])).toBe("");
    // Told before anything is paid for.
    expect(model.requests()).toBe(0);
  });

  test("names every input that is wrong at once", async () => {
    await using github = await startGitHub();
    using checkout = checkoutOf(github, "http://127.0.0.1:9/v1");
    const step = await checkout.step({ event: "push", inputs: { mode: "chek", target: "live", layers: "engine=x" } });
    expect(step.status).toBe(1);
    expect(step.outputs["verdict"]).toBe("errored");
    expect(step.log).toContain('mode: "chek" is not allowed; expected one of auto, record, check, canary');
    expect(step.log).toContain('target: "live" is not allowed; expected one of replay, observed');
    expect(step.log).toContain(
      'layers: "engine=x" is not LAYER=VALUE; the layers are model, prompt, policy, retrieval, tools',
    );
  });

  test("refuses pull_request_target", async () => {
    await using github = await startGitHub();
    using checkout = checkoutOf(github, "http://127.0.0.1:9/v1");
    const step = await checkout.step({ ...pullRequest({ base: "a", head: "b" }), event: "pull_request_target" });
    expect(step.status).toBe(1);
    expect(step.log).toContain("pull_request_target hands secrets to a run that a stranger started");
  });

  test("says which commit of an event GitHub does not have", async () => {
    await using github = await startGitHub();
    using checkout = checkoutOf(github, "http://127.0.0.1:9/v1");
    const step = await checkout.step(pullRequest({ base: "1".repeat(40), head: "2".repeat(40) }));
    expect(step.status).toBe(1);
    expect(step.log).toMatch(/there is no commit 1{40}/);
  });

  test("keeps the model's key out of log, summary, outputs and comment", async () => {
    await using github = await startGitHub();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    using checkout = checkoutOf(github, model.baseUrl);
    const environment = { OPENAI_API_KEY: "sk-secret-of-the-test" };
    const step = await checkout.step({ ...pullRequest(checkout.propose(PROMPT, withoutCitations)), environment });
    // The runner keeps these lines to itself.
    const masked = step.log.split("\n").filter((line) => line.startsWith("::add-mask::"));
    expect(step.log.startsWith("::add-mask::")).toBe(true);
    expect(masked).toContain("::add-mask::sk-secret-of-the-test");
    expect(masked).toContain(`::add-mask::${github.token}`);
    const log = step.log.split("\n").filter((line) => !line.startsWith("::add-mask::"));
    const shown = [...log, step.summary, JSON.stringify(step.outputs), ...commentsOn(github)].join("\n");
    expect(shown).toContain("cites");
    expect(shown).not.toContain("sk-secret-of-the-test");
    expect(shown).not.toContain(github.token);
  });
});
