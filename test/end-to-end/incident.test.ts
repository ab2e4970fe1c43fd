import { describe, expect, test } from "vitest";
import type { GitHubServer } from "../servers/github.ts";
import { hostedDesk } from "./hosted-desk.ts";

const issuesOf = ({ issues }: GitHubServer) => issues.filter(({ isPullRequest }) => !isPullRequest);

describe("when production gets worse", () => {
  test("one issue is opened, stays while later records show the same, and is closed by a healthy one", {
    timeout: 90_000,
  }, async () => {
    await using desk = await hostedDesk();
    const { github } = desk;
    const before = await desk.record();
    expect(issuesOf(github)).toEqual([]);

    desk.answer("Yes, within 30 days.");
    const first = await desk.record();
    expect(first).toMatchObject({ status: 0, outputs: { verdict: "regressed", gate: "warn" } });
    const [issue] = issuesOf(github);
    expect(issue).toMatchObject({ state: "open", author: "github-actions[bot]" });
    expect(issue?.body.split("\n", 1)[0]).toContain(encodeURIComponent(before.outputs["baseline"] ?? "?"));
    expect(issue?.body).toContain("cites");

    // The latest record shows the loss too: compared with that nothing is wrong.
    for (const _ of [2, 3]) {
      expect((await desk.record()).outputs).toMatchObject({ verdict: "unchanged" });
      expect(issuesOf(github)).toHaveLength(1);
      expect(issuesOf(github)[0]).toMatchObject({ number: issue?.number, state: "open" });
    }

    desk.answer(undefined);
    expect((await desk.record()).outputs).toMatchObject({ verdict: "improved" });
    expect(issuesOf(github)).toHaveLength(1);
    expect(issuesOf(github)[0]).toMatchObject({ state: "closed", stateReason: "completed" });
    expect(github.comments.filter((comment) => comment.issue === issue?.number)).toHaveLength(1);

    await desk.record();
    expect(issuesOf(github)).toHaveLength(1);
  });

  test("no incident is looked for or told of where the workflow wants no issue", { timeout: 60_000 }, async () => {
    await using desk = await hostedDesk();
    desk.github.faults.unreadable.add("issues");
    await desk.record({ issue: "false" });
    desk.answer("Yes, within 30 days.");
    const record = await desk.record({ issue: "false" });
    expect(record).toMatchObject({ status: 0, outputs: { verdict: "regressed", gate: "warn" } });
    expect(record.summary).not.toContain("incident");
    expect(record.log).not.toContain("issues: write");
    expect(issuesOf(desk.github)).toEqual([]);
  });

  test("the record is kept where issues may not be written, and the permission is named", {
    timeout: 60_000,
  }, async () => {
    await using desk = await hostedDesk();
    await desk.record();
    desk.github.faults.unwritable.add("issues");
    desk.answer("Yes, within 30 days.");
    const record = await desk.record();
    expect(record).toMatchObject({ status: 0, outputs: { verdict: "regressed" } });
    expect(desk.baseline(record).run.suite).toBe("desk");
    expect(record.log).toContain('add "issues: write" under permissions: of the job');
    expect(issuesOf(desk.github)).toEqual([]);
  });
});
