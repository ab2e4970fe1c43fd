import { describe, expect, test } from "vitest";
import { runGit } from "../edges/git/scratch.ts";
import { writeFiles } from "../servers/github-pushes.ts";
import { type HostedDesk, hostedDesk, LABEL, PROMPT_FILE, UNCITED } from "./hosted-desk.ts";

const WORSE = { [PROMPT_FILE]: UNCITED };

async function proposed(desk: HostedDesk, options: { readonly fork?: string } = {}) {
  return desk.github.openPullRequest({ branch: "proposal", files: WORSE, ...options });
}

describe("a regression on purpose", () => {
  test("is accepted by a label, merged, and not raised by the record that follows, nor by the next", {
    timeout: 60_000,
  }, async () => {
    await using desk = await hostedDesk();
    const { github } = desk;
    expect((await desk.record()).outputs).toMatchObject({ verdict: "no-baseline" });
    const { number, head } = await proposed(desk);
    expect(await desk.check(number)).toMatchObject({ status: 1, outputs: { verdict: "regressed", gate: "fail" } });

    github.label(number, LABEL, "ada");
    const at = github.clock.now();
    const accepted = await desk.check(number, { action: "labeled", label: LABEL, sender: "ada" });
    expect(accepted).toMatchObject({ status: 0, outputs: { verdict: "regressed", gate: "warn" } });
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain("ada");

    await github.mergePullRequest(number, { by: "ada", method: "squash" });
    const record = await desk.record();
    expect(record).toMatchObject({ status: 0, outputs: { verdict: "regressed", gate: "pass" } });
    expect(record.summary).toContain("ada");
    expect(desk.baseline(record).accepted).toEqual([
      {
        pullRequest: number,
        head,
        label: LABEL,
        by: "ada",
        at,
        losses: [{ metric: "cites", scale: "difference", difference: -1 }],
      },
    ]);
    expect(await desk.record()).toMatchObject({ status: 0, outputs: { verdict: "unchanged", gate: "pass" } });
    expect(github.issues.filter(({ isPullRequest }) => !isPullRequest)).toEqual([]);
  });

  test("holds in the merge queue too, and no comment is written there", { timeout: 60_000 }, async () => {
    await using desk = await hostedDesk();
    const { number } = await proposed(desk);
    expect((await desk.checkQueued(number)).outputs).toMatchObject({ verdict: "regressed", gate: "fail" });
    desk.github.label(number, LABEL, "ada");
    expect(await desk.checkQueued(number)).toMatchObject({
      status: 0,
      outputs: { verdict: "regressed", gate: "warn" },
    });
    expect(desk.github.comments).toEqual([]);
  });

  test("is raised by the record where it was merged without being accepted", { timeout: 60_000 }, async () => {
    await using desk = await hostedDesk();
    await desk.record();
    const { number } = await proposed(desk);
    await desk.check(number);
    await desk.github.mergePullRequest(number, { by: "ada" });
    const record = await desk.record();
    expect(record.outputs).toMatchObject({ verdict: "regressed", gate: "warn" });
    expect(desk.baseline(record)).not.toHaveProperty("accepted");
    expect(desk.github.issues.filter(({ isPullRequest }) => !isPullRequest)).toHaveLength(1);
  });
});

describe("a regression stays one", () => {
  async function refusal(desk: HostedDesk, number: number): Promise<string> {
    const step = await desk.check(number);
    expect(step).toMatchObject({ status: 1, outputs: { verdict: "regressed", gate: "fail" } });
    return step.summary;
  }

  test("where somebody without write permission set the label", { timeout: 60_000 }, async () => {
    await using desk = await hostedDesk();
    const { number } = await proposed(desk);
    desk.github.label(number, LABEL, "sue");
    expect(await refusal(desk, number)).toContain("sue, who set it, has no write permission");
  });

  test("where a stranger set it on a pull request of a fork", { timeout: 60_000 }, async () => {
    await using desk = await hostedDesk();
    const { number } = await proposed(desk, { fork: "stranger" });
    desk.github.label(number, LABEL, "stranger");
    expect(await refusal(desk, number)).toContain("stranger, who set it, has no write permission");
  });

  test("where it was set before the last push, though the commit says it is older", { timeout: 60_000 }, async () => {
    await using desk = await hostedDesk();
    const { github } = desk;
    const { number, head: parent } = await proposed(desk, { fork: "stranger" });
    github.label(number, LABEL, "ada");
    const [fork] = github.forks;
    if (fork === undefined) throw new Error("there is no fork");
    const files = { [PROMPT_FILE]: `${UNCITED}Be rude.\n` };
    const backdated = writeFiles(fork, { parent, files, message: "Amend", author: "stranger", at: 1 });
    runGit(fork.repository, ["update-ref", "refs/heads/proposal", backdated]);
    expect((await github.push(number)).head).toBe(backdated);
    expect(await refusal(desk, number)).toContain(`commit ${backdated.slice(0, 7)} was pushed at`);
  });

  test("where the label was taken off again", { timeout: 60_000 }, async () => {
    await using desk = await hostedDesk();
    const { number } = await proposed(desk);
    desk.github.label(number, LABEL, "ada");
    desk.github.unlabel(number, LABEL, "ada");
    expect(await refusal(desk, number)).not.toContain("accepts nothing here");
  });
});
