import { describe, expect, test } from "vitest";
import { runGit } from "../edges/git/scratch.ts";
import { type GitHubServer, startGitHub } from "../servers/github.ts";
import { pullRequestEvent, scheduleEvent } from "../servers/github-events.ts";
import { deskModel, PROMPT, suiteText } from "./desk.ts";
import { traceLines } from "./traces.ts";
import { type Checkout, checkoutOf } from "./workflow.ts";

const WRITERS = 20;
const NOWHERE = "http://127.0.0.1:9/v1";

/** A suite file of its own for a run: another seed makes another record, also of two runs in one millisecond. */
function suiteFile(run: number): string {
  return `desk-${run}.yml`;
}

/** A desk of few questions, so that twenty processes fit on a small machine. */
function aSmallDesk(github: GitHubServer, modelUrl: string): Checkout {
  return checkoutOf(github, modelUrl, {
    "suite.yml": suiteText(["size: 24", "size: 4"]),
    ...Object.fromEntries(
      Array.from({ length: WRITERS }, (_, run) => [
        suiteFile(run),
        suiteText(["size: 24", "size: 4"], ["seed: 1", `seed: ${run}`]),
      ]),
    ),
    "prompts/desk.md": PROMPT,
    "policies/returns.md": "Whatever is unused may come back.\n",
    "tools/look-up.json": JSON.stringify({ name: "look_up", description: "Looks up.", parameters: { type: "object" } }),
    "traces/monday.jsonl": `${traceLines(4).join("\n")}\n`,
    "README.md": "A desk.\n",
  });
}

describe("runs at once", () => {
  test("keep a record each, twenty of them, one commit after the other, all but the first by GraphQL", {
    timeout: 120_000,
  }, async () => {
    await using github = await startGitHub();
    using checkout = aSmallDesk(github, NOWHERE);
    const event = await scheduleEvent(github);
    const steps = await Promise.all(
      Array.from({ length: WRITERS }, (_, run) =>
        checkout.step({ ...event, run: 4000 + run, inputs: { target: "observed", suite: suiteFile(run) } }),
      ),
    );
    expect(steps.map(({ status }) => status)).toEqual(Array(WRITERS).fill(0));
    const names = steps.map(({ outputs }) => outputs["baseline"] ?? "");
    expect(new Set(names).size).toBe(WRITERS);
    const kept = runGit(github.repository, ["ls-tree", "-r", "--name-only", "eval-baselines", "baselines"]).split("\n");
    expect(kept).toEqual(names.toSorted());
    const history = runGit(github.repository, ["log", "--format=%h %P", "eval-baselines"]).split("\n");
    expect(history).toHaveLength(WRITERS);
    // A line of history: each has one parent, and the first has none.
    expect(history.map((line) => line.split(" ").length)).toEqual([...Array(WRITERS - 1).fill(2), 1]);
    const refs = github.requests.filter(({ method, path }) => method !== "GET" && path.includes("/git/refs"));
    expect(refs.every(({ method }) => method === "POST")).toBe(true);
    expect(github.activities.filter(({ type }) => type === "branch_creation")).toHaveLength(1);
    expect(github.operations.get("mutation createCommitOnBranch")).toBeGreaterThanOrEqual(WRITERS - 1);
  });

  test("leave one comment on a pull request", { timeout: 120_000 }, async () => {
    await using github = await startGitHub();
    await using model = await deskModel();
    using checkout = aSmallDesk(github, model.url);
    checkout.propose("prompts/desk.md", (text) => text.replace("Cite your document.\n", ""));
    const { number } = await github.openPullRequest({ branch: "proposal" });
    const event = pullRequestEvent(github, number);
    const environment = { ...event.environment, OPENAI_API_KEY: "key-of-the-test" };
    const runs = [4007, 4003, 4001, 4006, 4002, 4005];
    const steps = await Promise.all(runs.map((run) => checkout.step({ ...event, environment, run })));
    expect(steps.map(({ outputs }) => outputs["verdict"])).not.toContain("errored");
    expect(github.comments).toHaveLength(1);
    // Of the newest, as a rule; who looked before it wrote may still write over it (comments.ts).
    expect(runs).toContain(Number(/run=(\d+)\.1 /.exec(github.comments[0]?.body ?? "")?.[1]));
  });
});
