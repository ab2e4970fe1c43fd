import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runGit } from "../edges/git/scratch.ts";
import { dispatchEvent } from "../servers/github-events.ts";
import { type HostedDesk, hostedDesk, PROMPT_FILE, UNCITED } from "./hosted-desk.ts";
import type { Step } from "./workflow.ts";

/** The workflow that a person dispatches to have an incident explained. */
async function explain({ checkout, github }: HostedDesk, inputs: { readonly [name: string]: string }): Promise<Step> {
  const event = await dispatchEvent(github);
  const environment = { ...event.environment, OPENAI_API_KEY: "key-of-the-test" };
  return checkout.step({ ...event, environment, inputs, workspace: "empty" });
}

/** Merges a change of one file. */
function merge({ checkout }: HostedDesk, path: string, change: (text: string) => string): void {
  checkout.propose(path, change);
  runGit(checkout.path, ["push", "--quiet", "origin", "proposal:main"]);
  runGit(checkout.path, ["branch", "--quiet", "--force", "main", "proposal"]);
}

const issuesOf = ({ github }: HostedDesk) => github.issues.filter(({ isPullRequest }) => !isPullRequest);

const dollars = ({ outputs }: Step) => Number(outputs["spend-usd"]);

describe("a workflow that explains an incident", () => {
  test("attributes the latest record, and then writes the post-mortem to the branch and into the issue", {
    timeout: 120_000,
  }, async () => {
    await using desk = await hostedDesk();
    await desk.record();
    merge(desk, PROMPT_FILE, () => UNCITED);
    expect((await desk.record()).outputs).toMatchObject({ verdict: "regressed", proximate: "" });

    const attributed = await explain(desk, { mode: "attribute" });
    expect(attributed).toMatchObject({
      status: 0,
      outputs: { outcome: "attributed", proximate: "prompt", "model-admissible": "false", "post-mortem": "" },
    });
    expect(attributed.log).toMatch(/^The prompt did it \(100 % of the loss in cites/m);
    expect(attributed.summary).toContain("> **The prompt did it**");
    expect(JSON.parse(readFileSync(attributed.outputs["result-file"] ?? "", "utf8"))).toMatchObject({
      format: 1,
      suite: "desk",
      outcome: { status: "attributed" },
    });
    const branch = () => runGit(desk.github.repository, ["ls-tree", "-r", "--name-only", "eval-baselines"]);
    expect(branch()).not.toContain("incidents/");

    const written = await explain(desk, { mode: "post-mortem" });
    expect(written).toMatchObject({ status: 0, outputs: { outcome: "attributed", proximate: "prompt" } });
    // Beside the combinations one trace twenty times, as it is and with the prompt taken back.
    expect(dollars(written) / dollars(attributed)).toBeCloseTo((144 + 40) / 144);
    const path = written.outputs["post-mortem"] ?? "";
    expect(path).toMatch(/^incidents\/\d{4}-\d\d-\d\d-desk-cites\/post-mortem\.md$/);
    const markdown = runGit(desk.github.repository, ["show", `eval-baselines:${path}`]);
    expect(markdown).toContain("The prompt did it");
    expect(written.summary.trim()).toBe(markdown.trim());
    const issues = issuesOf(desk);
    expect(issues).toHaveLength(1);
    expect(issues[0]?.body).toContain("# Post-mortem: ");
    expect(issues[0]?.body).toContain(path);
  });

  test("is not needed where a record attributes by itself: outputs, summary and issue name the layer", {
    timeout: 120_000,
  }, async () => {
    await using desk = await hostedDesk();
    merge(desk, "suite.yml", (suite) => suite.replace("attribution: { on-regressed: skip }\n", ""));
    const usual = await desk.record();
    merge(desk, PROMPT_FILE, () => UNCITED);
    const record = await desk.record();
    expect(record).toMatchObject({
      status: 0,
      outputs: { verdict: "regressed", gate: "warn", outcome: "attributed", proximate: "prompt" },
    });
    // Two combinations, each question three times, beside the record itself.
    expect(dollars(record) / dollars(usual)).toBeCloseTo(7);
    expect(record.summary).toContain("**Which layer broke first**: **The prompt did it**");
    expect(issuesOf(desk)[0]?.body).toContain("**Which layer broke first**: **The prompt did it**");
    expect(issuesOf(desk)[0]?.body).toContain("1. Look at the prompt: ");

    // A week later nothing is replayed again, and the issue still says it.
    const path = record.outputs["post-mortem"] ?? "";
    expect(path).toMatch(/^incidents\/\d{4}-\d\d-\d\d-desk-cites\/post-mortem\.md$/);
    const later = await desk.record();
    expect(later.outputs).toMatchObject({ verdict: "unchanged", outcome: "", "post-mortem": path });
    expect(dollars(later)).toBeCloseTo(dollars(usual));
    expect(issuesOf(desk)[0]?.body).toContain("**Which layer broke first**: **The prompt did it**");
    expect(issuesOf(desk)[0]?.body).toContain(`/blob/eval-baselines/${path}>)`);
  });

  test("fails the step where nothing can be asked, and says what to do", { timeout: 60_000 }, async () => {
    await using desk = await hostedDesk();
    await desk.record();
    const alone = await explain(desk, { mode: "attribute" });
    expect(alone.status).toBe(1);
    expect(alone.log).toMatch(/^::error::.*record/m);

    const both = await explain(desk, { mode: "post-mortem", traces: "4bf92f35", before: "latest" });
    expect(both.status).toBe(1);
    expect(both.log).toContain(
      "::error::the inputs of the action cannot be used: traces: they carry their own versions; leave out before and after, or the traces.",
    );
  });
});
