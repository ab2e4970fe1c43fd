import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startSimulatedModel } from "../../src/edges/simulated-model-server.ts";
import { runGit } from "../edges/git/scratch.ts";
import { startGitHub } from "../servers/github.ts";
import { pullRequestEvent } from "../servers/github-events.ts";
import { type Checkout, checkoutOf, type StepOptions } from "./workflow.ts";

const PROMPT = "evals/prompts/support.md";
const withoutCitations = (text: string) => text.replace(/^- Cite the document.*\n/m, "");

/** What a runner may find where it starts. It has no git, nor any other program. */
const WORKSPACES: readonly (readonly [name: string, given: Pick<StepOptions, "workspace">, prepare: Prepare])[] = [
  ["nothing checked out", { workspace: "empty" }, () => {}],
  ["one commit checked out", { workspace: "shallow" }, () => {}],
  ["an archive unpacked", {}, ({ path }) => rmSync(join(path, ".git"), { recursive: true })],
];
type Prepare = (checkout: Checkout) => void;

/** The example suite on a served GitHub, and its model. */
async function stage() {
  const github = await startGitHub();
  const model = await startSimulatedModel({ latencyMs: 1 });
  const checkout = checkoutOf(github, model.baseUrl);
  return {
    github,
    checkout,
    model,
    async [Symbol.asyncDispose]() {
      checkout[Symbol.dispose]();
      await model[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
    },
  };
}

describe.each(WORKSPACES)("on a runner without git, with %s,", (_, given, prepare) => {
  test("a pull request is checked: what it breaks, and what it leaves alone", async () => {
    await using there = await stage();
    const { github, checkout } = there;
    checkout.propose(PROMPT, withoutCitations);
    const breaking = await github.openPullRequest({ branch: "proposal" });
    const harmless = await github.openPullRequest({ branch: "words", files: { "README.md": "More words.\n" } });
    prepare(checkout);
    const broken = await checkout.step({ ...pullRequestEvent(github, breaking.number), ...given, programs: false });
    expect(broken.outputs).toMatchObject({ verdict: "regressed", gate: "fail" });
    expect(broken.log).toContain("The changed layer is prompt");
    expect(broken.status).toBe(1);
    const asked = there.model.requests();
    const left = await checkout.step({ ...pullRequestEvent(github, harmless.number), ...given, programs: false });
    expect(left.outputs).toMatchObject({ verdict: "not-affected", gate: "pass" });
    expect(left.status).toBe(0);
    expect(there.model.requests()).toBe(asked);
  });

  test("production is recorded, compared with its record, and put to a canary", async () => {
    await using there = await stage();
    const { github, checkout } = there;
    checkout.propose(PROMPT, withoutCitations);
    const commit = runGit(checkout.path, ["rev-parse", "main"]);
    runGit(checkout.path, ["checkout", "--quiet", "main"]);
    prepare(checkout);
    const environment = { GITHUB_SHA: commit };
    const scheduled = { event: "schedule", environment, ...given, programs: false };
    const first = await checkout.step(scheduled);
    expect(first.outputs).toMatchObject({ verdict: "no-baseline", gate: "pass" });
    const record = JSON.parse(runGit(github.repository, ["show", `eval-baselines:${first.outputs["baseline"]}`]));
    expect(record.commit).toBe(commit);
    expect((await checkout.step(scheduled)).outputs["verdict"]).toBe("unchanged");
    const canary = await checkout.step({
      ...scheduled,
      event: "workflow_dispatch",
      inputs: { layers: `prompt=proposal:${PROMPT}` },
    });
    expect(canary.outputs["verdict"]).toBe("regressed");
  });
});
