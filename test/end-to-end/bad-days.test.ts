import { describe, expect, test } from "vitest";
import { runGit } from "../edges/git/scratch.ts";
import { startGitHub } from "../servers/github.ts";
import { dispatchEvent, pullRequestEvent, scheduleEvent } from "../servers/github-events.ts";
import { lostAnswer } from "../servers/github-faults.ts";
import { deskModel } from "./desk.ts";
import { DESK_FILES, ELSEWHERE, UNCITED } from "./desk-files.ts";
import { checkoutOf } from "./workflow.ts";

async function aWorkflow() {
  const github = await startGitHub();
  const model = await deskModel();
  const checkout = checkoutOf(github, model.url, DESK_FILES);
  return {
    github,
    model,
    checkout,
    async [Symbol.asyncDispose]() {
      checkout[Symbol.dispose]();
      await model[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
    },
  };
}

describe("on a day when GitHub is not itself", () => {
  test("a first record is kept, and told as kept, where the answer to the new branch is lost", async () => {
    await using workflow = await aWorkflow();
    const { github, checkout } = workflow;
    github.faults.next.push(lostAnswer({ on: ({ method, path }) => method === "POST" && path.endsWith("/git/refs") }));
    const step = await checkout.step(await scheduleEvent(github));
    expect(step).toMatchObject({ status: 0, outputs: { verdict: "no-baseline" } });
    const kept = runGit(github.repository, ["ls-tree", "-r", "--name-only", "eval-baselines", "baselines"]).trim();
    expect(kept).toBe(step.outputs["baseline"]);
  });

  test("a status is set where the answer to it is lost", async () => {
    await using workflow = await aWorkflow();
    const { github, checkout } = workflow;
    const { number } = await github.openPullRequest({ files: UNCITED });
    github.faults.next.push(lostAnswer({ on: ({ path }) => path.includes("/statuses/") }));
    const inputs = { "pull-request": String(number) };
    const step = await checkout.step({ ...(await dispatchEvent(github, { inputs })), inputs });
    expect(step.outputs["verdict"]).toBe("regressed");
    expect(new Set(github.statuses.map(({ state }) => state))).toEqual(new Set(["failure"]));
    expect(step.log).not.toContain("set a status");
  });

  test("a token that cannot be sent is refused, and no face shows it", async () => {
    await using workflow = await aWorkflow();
    const { github, checkout } = workflow;
    const { number } = await github.openPullRequest({ files: UNCITED });
    const given = pullRequestEvent(github, number);
    const step = await checkout.step({ ...given, inputs: { token: "ghs_never\nToBeSeen" } });
    expect(step).toMatchObject({ status: 1, outputs: { verdict: "errored", gate: "fail" } });
    expect(step.summary).toContain("the token holds a blank or a character that cannot be sent");
    const shown = step.log.split("\n").filter((line) => !line.startsWith("::add-mask::"));
    expect([...shown, step.summary].join("\n")).not.toContain("ghs_never");
  });

  test("the step ends when all is said, whatever still keeps a connection open", async () => {
    await using workflow = await aWorkflow();
    const { github, checkout } = workflow;
    const { number } = await github.openPullRequest({ files: ELSEWHERE });
    const given = pullRequestEvent(github, number);
    const open = "--import=data:text/javascript,setInterval(()=>{},1e6)";
    const step = await checkout.step({ ...given, environment: { ...given.environment, NODE_OPTIONS: open } });
    expect(step).toMatchObject({ status: 0, outputs: { verdict: "not-affected" } });
  });
});
