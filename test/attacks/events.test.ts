import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { actionRequest } from "../../src/config/action-request.ts";
import { gitHubAcceptances } from "../../src/edges/github/acceptances.ts";
import { gitHubClient } from "../../src/edges/github/client.ts";
import { commentMarker, memoLine } from "../../src/edges/github/comment-marker.ts";
import { gitHubComments } from "../../src/edges/github/comments.ts";
import { incidentMarker } from "../../src/edges/github/incident-marker.ts";
import { gitHubIncidents } from "../../src/edges/github/incidents.ts";
import { gitHubRepository } from "../../src/edges/github/repository.ts";
import { acceptanceMemo } from "../../src/formats/acceptance-memo.ts";
import { runGit } from "../edges/git/scratch.ts";
import { startGitHub } from "../servers/github.ts";
import {
  dispatchEvent,
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  repositoryDispatchEvent,
  workflowRunEvent,
} from "../servers/github-events.ts";
import { serverError } from "../servers/github-faults.ts";
import { writeFiles } from "../servers/github-pushes.ts";
import { replace } from "../servers/github-state.ts";
import { aDeskOnGitHub, FORGETFUL, LABEL } from "./desk-on-github.ts";

const STRANGER = { fork: "stranger", files: FORGETFUL };
const BOT = "github-actions[bot]";

/** What the action makes of an event, or what is wrong with it. */
function asked(name: string, payload: unknown, inputs: { readonly [name: string]: string } = {}, ref = "") {
  try {
    return actionRequest((input) => inputs[input] ?? "", { name, payload }, { GITHUB_REF: ref });
  } catch (error) {
    return String((error as { problems?: readonly string[] }).problems);
  }
}

describe("events that hand secrets to strangers", () => {
  test("pull_request_target is refused, whatever the inputs say", async () => {
    await using desk = await aDeskOnGitHub();
    const { number } = await desk.github.openPullRequest(STRANGER);
    const { event, payload } = pullRequestEvent(desk.github, number, { target: true });
    expect(event).toBe("pull_request_target");
    for (const inputs of [{}, { mode: "check", base: "main", head: "main" }, { mode: "record", commit: "false" }])
      expect(asked(event, payload, inputs)).toContain("hands secrets to a run that a stranger started");
  });

  test("a second stage behind pull_request_target is refused", async () => {
    await using desk = await aDeskOnGitHub();
    const { number } = await desk.github.openPullRequest(STRANGER);
    const { event, payload } = await workflowRunEvent(desk.github, number, { event: "pull_request_target" });
    expect(asked(event, payload)).toContain("the first stage ran on pull_request_target, which is refused");
  });

  test("a comment of a stranger starts nothing", () => {
    const payload = { action: "created", issue: { number: 7, pull_request: {} }, comment: { body: "/eval head=main" } };
    expect(asked("issue_comment", payload)).toContain("stands for no story");
    expect(asked("issue_comment", payload, { "pull-request": "7", mode: "check" })).toContain("only workflow_dispatch");
  });
});

describe("what becomes a baseline", () => {
  test("no pull request, queue or second stage records, whatever mode is asked for", async () => {
    await using desk = await aDeskOnGitHub();
    const { number } = await desk.github.openPullRequest(STRANGER);
    for (const { event, payload, environment } of [
      pullRequestEvent(desk.github, number),
      await mergeGroupEvent(desk.github, number),
      await workflowRunEvent(desk.github, number),
    ])
      expect(asked(event, payload, { mode: "record" }, environment["GITHUB_REF"])).toContain(
        "a baseline is kept only on",
      );
  });

  test("no pull request, queue or second stage writes a post-mortem, and no branch but the default one", async () => {
    await using desk = await aDeskOnGitHub();
    const { number } = await desk.github.openPullRequest(STRANGER);
    await desk.github.commit("evil", { "a.md": "a" });
    for (const { event, payload, environment } of [
      pullRequestEvent(desk.github, number),
      await mergeGroupEvent(desk.github, number),
      await workflowRunEvent(desk.github, number),
      await dispatchEvent(desk.github, { branch: "evil" }),
    ])
      expect(asked(event, payload, { mode: "post-mortem" }, environment["GITHUB_REF"])).toContain(
        "a post-mortem is kept only o",
      );
  });

  test("no mode but check runs on a pull request or in a queue, whose suite is the change's own", async () => {
    await using desk = await aDeskOnGitHub();
    const { number } = await desk.github.openPullRequest(STRANGER);
    for (const { event, payload, environment } of [
      pullRequestEvent(desk.github, number),
      pullRequestEvent(desk.github, number, { target: true }),
      await mergeGroupEvent(desk.github, number),
    ])
      for (const inputs of [
        { mode: "record" },
        { mode: "record", commit: "false" },
        { mode: "canary", layers: "model=a" },
        { mode: "anchor", why: "because" },
        { mode: "attribute" },
        { mode: "post-mortem" },
      ])
        expect(asked(event, payload, inputs, environment["GITHUB_REF"])).toEqual(expect.stringContaining(event));
  });

  test("no branch but the default one records", async () => {
    await using desk = await aDeskOnGitHub();
    await desk.github.commit("evil", { "a.md": "a" });
    const { event, payload, environment } = await dispatchEvent(desk.github, { branch: "evil" });
    expect(asked(event, payload, {}, environment["GITHUB_REF"])).toContain("only of the default branch main");
  });

  test("no anchor is moved but by a person's dispatch of the default branch", async () => {
    await using desk = await aDeskOnGitHub();
    await desk.github.commit("evil", { "a.md": "a" });
    const why = { mode: "anchor", why: "because" };
    for (const { event, payload, environment } of [
      await repositoryDispatchEvent(desk.github),
      await dispatchEvent(desk.github, { branch: "evil" }),
    ])
      expect(asked(event, payload, why, environment["GITHUB_REF"])).toContain("an anchor is moved only");
  });
});

describe("a maintainer's dispatch for a fork", () => {
  test("is bound to the commit that was read: a push between reading and running stops it", async () => {
    await using desk = await aDeskOnGitHub();
    const read = await desk.github.openPullRequest({ fork: "stranger", files: { "README.md": "harmless" } });
    await desk.github.push(read.number, FORGETFUL, { force: true });
    const dispatch = await dispatchEvent(desk.github, { by: "ada" });
    const inputs = { "pull-request": `${read.number}`, head: read.head };
    await expect(desk.check(dispatch, inputs)).rejects.toThrow("it has moved on to");
    expect(desk.model.requests).toEqual([]);
  });

  test("takes no branch, no short id and no option for the commit", async () => {
    await using desk = await aDeskOnGitHub();
    const { number, head } = await desk.github.openPullRequest(STRANGER);
    const { event, payload, environment } = await dispatchEvent(desk.github, { by: "ada" });
    for (const name of ["main", head.slice(0, 7), "--upload-pack=x", `${head}^{tree}`, "0".repeat(40)])
      expect(asked(event, payload, { "pull-request": `${number}`, head: name }, environment["GITHUB_REF"])).toContain(
        "is no full commit id",
      );
    await expect(desk.check(await dispatchEvent(desk.github), { "pull-request": `${number}` })).rejects.toThrow(
      "its head is not given",
    );
  });

  test("takes files and texts of one commit from a branch that moves meanwhile", async () => {
    await using desk = await aDeskOnGitHub();
    const { github } = desk;
    await github.commit("topic", { "README.md": "harmless" }, { by: "joe" });
    let moved = false;
    github.faults.before = async ({ path }) => {
      if (moved || !path.includes("/commits/topic")) return;
      moved = true;
      // A comparison that was asked at the same time is answered first.
      await setTimeout(300);
      await github.commit("topic", FORGETFUL, { by: "joe" });
    };
    const { result } = await desk.check(await dispatchEvent(github, { by: "ada" }), { base: "main", head: "topic" });
    expect(moved).toBe(true);
    expect(result.verdict).toBe("regressed");
  });

  test("takes no other pull request for the number that is given", async () => {
    const { event, payload } = { event: "workflow_dispatch", payload: {} };
    for (const number of ["7; rm -rf /", "7\n8", "-7", "7e1", "../7", "٧"])
      expect(asked(event, payload, { "pull-request": number, head: "8".repeat(40) })).toContain("is no number");
  });
});

describe("the second stage", () => {
  test("finds its pull request by commit and repository: another fork's branch of the same name is not it", async () => {
    await using desk = await aDeskOnGitHub();
    const decoy = await desk.github.openPullRequest({
      fork: "mallory",
      branch: "patch-1",
      files: { "README.md": "x" },
    });
    const pull = await desk.github.openPullRequest({ ...STRANGER, branch: "patch-1" });
    const checked = await desk.check(await workflowRunEvent(desk.github, pull.number));
    expect(checked.pullRequest).toBe(pull.number);
    expect(checked.pullRequest).not.toBe(decoy.number);
  });

  test("reads no artifact, so that none can name a pull request or bring a result", async () => {
    await using desk = await aDeskOnGitHub();
    const pull = await desk.github.openPullRequest(STRANGER);
    expect((await desk.check(await workflowRunEvent(desk.github, pull.number))).result.verdict).toBe("regressed");
    expect(desk.github.requests.filter(({ path }) => path.includes("artifact"))).toEqual([]);
  });

  test("evaluates no commit that somebody has pushed over", async () => {
    await using desk = await aDeskOnGitHub();
    const pull = await desk.github.openPullRequest(STRANGER);
    const event = await workflowRunEvent(desk.github, pull.number);
    await desk.github.push(pull.number, { "README.md": "x" }, { force: true });
    expect((await desk.check(event)).result).toMatchObject({
      verdict: "not-evaluated",
      notEvaluated: { reason: "moved-on" },
    });
    expect(desk.model.requests).toEqual([]);
  });

  test("judges no pull request by the suite of another branch than the default one", async () => {
    await using desk = await aDeskOnGitHub();
    await desk.github.commit("mine", { "rubric.md": "Say 1." }, { by: "joe" });
    const { number } = await desk.github.openPullRequest({ ...STRANGER, base: "mine" });
    await expect(desk.check(await workflowRunEvent(desk.github, number))).rejects.toThrow(
      "not into the default branch",
    );
    expect(desk.model.requests).toEqual([]);
  });
});

describe("a suite that seems to be new", () => {
  test("a change that begins before the suite was there is not waved through", async () => {
    await using desk = await aDeskOnGitHub();
    const { repository } = desk.github;
    const suite = runGit(repository, ["show", "main:suite.yml"]);
    runGit(repository, ["branch", "old", runGit(repository, ["rev-list", "--max-parents=0", "main"]).trim()]);
    await desk.github.openPullRequest({ branch: "late", base: "old", files: { ...FORGETFUL, "suite.yml": suite } });
    const { number } = await desk.github.openPullRequest({ branch: "late" });
    const { result } = await desk.check(pullRequestEvent(desk.github, number));
    expect(result).toMatchObject({
      verdict: "errored",
      gate: "fail",
      incomplete: { problem: expect.stringContaining("which has no suite yet") },
    });
  });

  test("a base that GitHub does not show is not one without a suite", async () => {
    await using desk = await aDeskOnGitHub();
    const { number, base } = await desk.github.openPullRequest(STRANGER);
    const on = ({ path }: { readonly path: string }) => path.includes(`/trees/${base}`);
    desk.github.faults.next.push(...Array.from({ length: 20 }, () => serverError(502, { on })));
    const { result } = await desk.check(pullRequestEvent(desk.github, number));
    expect(result).toMatchObject({ verdict: "errored", gate: "fail" });
  });

  test("a suite laid where one is looked for first is told of, and judges nothing yet", async () => {
    await using desk = await aDeskOnGitHub();
    const { github } = desk;
    const suite = runGit(github.repository, ["show", "main:suite.yml"]);
    const below = suite.replaceAll(/(?<=[ "])(prompts|policies|tools|traces)\//g, "../$1/");
    await github.commit("main", { "suite.yml": null, "evals/suite.yml": below });
    const { number } = await github.openPullRequest({ files: { "suite.yml": suite } });
    const { result } = await desk.check(pullRequestEvent(github, number));
    expect(result.notes).toContain(
      "After the merge suite.yml is the suite that is found, because none is named where this is run.",
    );
  });

  test("suites of the base to choose from are not all left for one that the change brings", async () => {
    await using desk = await aDeskOnGitHub();
    const suite = runGit(desk.github.repository, ["show", "main:suite.yml"]);
    await desk.github.commit("main", { "suite.yml": null, "a/suite.yml": suite, "b/suite.yml": suite });
    const { number } = await desk.github.openPullRequest({ files: { ...FORGETFUL, "suite.yml": suite } });
    const { result } = await desk.check(pullRequestEvent(desk.github, number));
    expect(result).toMatchObject({ verdict: "errored", gate: "fail" });
  });
});

describe("accepting a regression", () => {
  test.each([
    { attack: "the label of somebody who may only read accepts nothing", by: "joe" },
    { attack: "the label of somebody who may only triage accepts nothing", by: "sue" },
    { attack: "the label of a workflow or an app accepts nothing", by: BOT },
    { attack: "the label of the author of a fork accepts nothing", by: "stranger" },
  ])("$attack", async ({ by }) => {
    await using desk = await aDeskOnGitHub();
    const { number } = await desk.github.openPullRequest(STRANGER);
    desk.github.label(number, LABEL, by);
    const { result } = await desk.check(pullRequestEvent(desk.github, number));
    expect(result).toMatchObject({ verdict: "regressed", gate: "fail" });
    expect(result.accepted ?? []).toEqual([]);
  });

  test("a label from before the last push accepts nothing of that push", async () => {
    await using desk = await aDeskOnGitHub();
    const { number } = await desk.github.openPullRequest({ fork: "stranger", files: { "README.md": "harmless" } });
    desk.github.label(number, LABEL, "ada");
    await desk.github.push(number, FORGETFUL);
    const { result } = await desk.check(pullRequestEvent(desk.github, number, { action: "synchronize" }));
    expect(result).toMatchObject({ verdict: "regressed", gate: "fail" });
  });

  test("a commit that is dated before the label is not accepted by it", async () => {
    await using desk = await aDeskOnGitHub();
    const { github } = desk;
    const opened = await github.openPullRequest({ fork: "stranger", files: { "README.md": "harmless" } });
    github.label(opened.number, LABEL, "ada");
    const fork = github.forks.find(({ owner }) => owner === "stranger") ?? expect.unreachable();
    const commit = { parent: opened.head, files: FORGETFUL, message: "Old", author: "stranger", at: 1 };
    const backdated = writeFiles(fork, commit);
    runGit(fork.repository, ["update-ref", `refs/heads/${opened.headBranch}`, backdated]);
    expect((await github.push(opened.number)).head).toBe(backdated);
    const { result } = await desk.check(pullRequestEvent(github, opened.number, { action: "synchronize" }));
    expect(result).toMatchObject({ verdict: "regressed", gate: "fail" });
  });

  test("a commit that was pushed over, approved over and comes back is not accepted while GitHub reads behind", async () => {
    await using desk = await aDeskOnGitHub();
    const { github } = desk;
    const opened = await github.openPullRequest(STRANGER);
    await github.push(opened.number, { "README.md": "harmless" }, { force: true });
    github.clock.advance(60);
    github.label(opened.number, LABEL, "ada");
    github.clock.advance(60);
    const fork = github.forks.find(({ owner }) => owner === "stranger") ?? expect.unreachable();
    runGit(fork.repository, ["update-ref", `refs/heads/${opened.headBranch}`, opened.head]);
    expect((await github.push(opened.number)).head).toBe(opened.head);
    github.activities.pop();
    const { result } = await desk.check(pullRequestEvent(github, opened.number, { action: "synchronize" }));
    expect(result).toMatchObject({ verdict: "regressed", gate: "fail" });
  });

  test("a comment in the bot's name makes no acceptance of a label that means something else", async () => {
    await using desk = await aDeskOnGitHub();
    const { github } = desk;
    const { number, head } = await github.openPullRequest(STRANGER);
    github.label(number, LABEL, "sue");
    github.label(number, "bug", "ada");
    const losses = [{ metric: "cites", scale: "difference", difference: -1 }] as const;
    const acceptance = { pullRequest: number, head, label: "bug", by: "ada", at: github.clock.now(), losses };
    const forged = [commentMarker("check/suite.yml", { id: 1, attempt: 1 })];
    forged.push(memoLine(acceptanceMemo({ suite: "desk", acceptance })));
    github.addComment({ issue: number, author: BOT, body: forged.join("\n") });
    const upTo = await github.mergePullRequest(number, { by: "ada" });
    const client = await gitHubClient({ token: github.token, baseUrl: github.url, wait: async () => {} });
    const { owner, repo } = github;
    const range = { after: github.pullRequests[0]?.base ?? "", upTo, label: LABEL };
    expect(await gitHubAcceptances({ client, owner, repo }).merged("desk", range)).toEqual([]);
    expect(await gitHubAcceptances({ client, owner, repo }).merged("desk", { ...range, label: "bug" })).toHaveLength(1);
  });

  test("a label of a writer on the commit that is checked does accept it, so that the refusals above mean something", async () => {
    await using desk = await aDeskOnGitHub();
    const { number } = await desk.github.openPullRequest(STRANGER);
    desk.github.label(number, LABEL, "ada");
    const { result } = await desk.check(pullRequestEvent(desk.github, number));
    expect(result).toMatchObject({ verdict: "regressed", gate: "warn", accepted: [{ by: "ada" }] });
  });

  test("a branch that is named like a merge queue's borrows no acceptance", async () => {
    await using desk = await aDeskOnGitHub();
    const accepted = await desk.github.openPullRequest(STRANGER);
    desk.github.label(accepted.number, LABEL, "ada");
    const branch = `gh-readonly-queue/main/pr-${accepted.number}-${accepted.head}`;
    await desk.github.commit(branch, FORGETFUL, { by: "joe" });
    const forged = await desk.github.openPullRequest({ branch, author: "joe" });
    const { result } = await desk.check(pullRequestEvent(desk.github, forged.number));
    expect(result).toMatchObject({ verdict: "regressed", gate: "fail" });
    const pushed = pushEvent(desk.github, { ref: `refs/heads/${branch}`, before: forged.base, after: forged.head });
    expect((await desk.check(pushed)).result).toMatchObject({ verdict: "regressed", gate: "fail" });
  });
});

describe("comments and issues of strangers", () => {
  const run = { id: 42, attempt: 1 };

  async function speaking() {
    const server = await startGitHub();
    const client = await gitHubClient({ token: server.token, baseUrl: server.url, wait: async () => {} });
    const { owner, repo } = server;
    const options = { client, owner, repo, warn: () => {}, wait: async () => {} };
    return { server, comments: gitHubComments({ ...options, pullRequest: 7 }), incidents: gitHubIncidents(options) };
  }

  test("a stranger's comment with our marker is neither overwritten nor taken for a newer run", async () => {
    const { server, comments } = await speaking();
    await using _stopped = server;
    const forged = `${commentMarker("check/desk", { id: 9_999_999, attempt: 9 })}\n**Unchanged**`;
    server.addComment({ issue: 7, author: "mallory", body: forged });
    expect(await comments.upsert("check/desk", run, { body: "**Regressed**", create: true })).toBe("created");
    expect(server.comments.map(({ body }) => body)).toContain(forged);
    expect(server.comments).toHaveLength(2);
  });

  test("a key cannot end the marker that it stands in", () => {
    const marker = commentMarker("check/x --> <img src=x>\n", run);
    expect(marker).toMatch(/^<!-- [^<>\n]* -->$/);
  });

  test("a memo cannot end the comment that hides it, whatever it holds", () => {
    expect(memoLine("--> <script>\n")).toMatch(/^<!-- [^<>\n]* -->$/);
  });

  test("an incident's marker cannot be ended by the names in it", () => {
    const named = { reference: "--> a", since: "<!--", metrics: ["b\n-->", "c,d"] };
    expect(incidentMarker("x --> <b>", named)).toMatch(/^<!-- [^<>\n]* -->$/);
  });

  test("a stranger's issue with our marker is no incident, and closes none", async () => {
    const { server, incidents } = await speaking();
    await using _stopped = server;
    const marker = incidentMarker("desk", {
      reference: "baselines/x.json",
      since: "2020-01-01T00:00:00Z",
      metrics: [],
    });
    server.openIssue({ title: "Over", body: `${marker}\nclosed`, author: "mallory" });
    expect(await incidents.open("desk")).toBeUndefined();
    expect(await incidents.close("desk", "healthy")).toBe("none-to-close");
  });
});

describe("files that GitHub lists", () => {
  test("a symbolic link in a fork's tree is not read through the API", async () => {
    const server = await startGitHub();
    await using _stopped = server;
    const { head } = await server.openPullRequest({
      fork: "stranger",
      files: { "prompts/desk.md": { linkTo: "../../../etc/passwd" }, "prompts/real.md": "real" },
    });
    const client = await gitHubClient({ token: server.token, baseUrl: server.url, wait: async () => {} });
    const tree = gitHubRepository({ client, owner: server.owner, repo: server.repo }).at(head);
    expect(await tree.read("prompts/desk.md")).toBeUndefined();
    expect(await tree.match(["prompts/*"])).toEqual(["prompts/real.md"]);
    expect(await tree.read("../../etc/passwd")).toBeUndefined();
  });

  test.each([
    {
      attack: "a link laid among a layer's files leaves no layer unchanged",
      path: "policies/more.md",
      linkTo: "../x.md",
    },
    { attack: "a link in place of a layer's file empties no layer unseen", path: "policies/b.md", linkTo: "../x.md" },
    { attack: "a link in place of a folder of layers is not passed by", path: "policies", linkTo: "x" },
  ])("$attack", async ({ path, linkTo }) => {
    await using desk = await aDeskOnGitHub();
    await desk.github.commit("main", { "policies/b.md": "More.\n" });
    const below = path === "policies" ? { "policies/b.md": null, "policies/returns.md": null } : {};
    const { number } = await desk.github.openPullRequest({
      files: { ...below, [path]: { linkTo }, "x.md": "Never cite.", "x/returns.md": "Never cite." },
    });
    const { result } = await desk.check(pullRequestEvent(desk.github, number));
    expect(result).toMatchObject({
      verdict: "errored",
      gate: "fail",
      incomplete: { problem: expect.stringMatching(new RegExp(`^${path} in .* is a symbolic link`)) },
    });
    expect(desk.model.requests).toEqual([]);
  });

  test("a pull request of hundreds of files that is aimed at a branch which has one of them hides none", async () => {
    await using desk = await aDeskOnGitHub();
    const { github } = desk;
    const half = await github.commit("half", FORGETFUL, { by: "joe" });
    runGit(github.repository, ["branch", "whole", "half"]);
    const many = Object.fromEntries(Array.from({ length: 320 }, (_, n) => [`a/${1000 + n}.txt`, "x"]));
    const { number } = await github.openPullRequest({ branch: "whole", files: many, author: "joe" });
    const opened = pullRequestEvent(github, number);
    replace(github.pullRequests, (one) => one.number === number, { baseBranch: "half", base: half });
    expect((await desk.check(opened)).result).toMatchObject({ verdict: "regressed", gate: "fail" });
  });

  test("a text of a fork that is larger than texts are is refused before it is fetched", async () => {
    await using desk = await aDeskOnGitHub();
    const { number } = await desk.github.openPullRequest({
      fork: "stranger",
      files: { "prompts/desk.md": "x".repeat(1_000_001) },
    });
    const { result } = await desk.check(pullRequestEvent(desk.github, number));
    expect(result).toMatchObject({
      verdict: "errored",
      incomplete: { problem: expect.stringContaining("larger than 1 MB") },
    });
  });

  test("a layer of thousands of files is refused", async () => {
    await using desk = await aDeskOnGitHub();
    const many = Object.fromEntries(Array.from({ length: 1_200 }, (_, n) => [`policies/${n}.md`, "Be kind.\n"]));
    const { number } = await desk.github.openPullRequest({ fork: "stranger", files: many });
    const { result } = await desk.check(pullRequestEvent(desk.github, number));
    expect(result).toMatchObject({
      verdict: "errored",
      incomplete: { problem: expect.stringContaining("a layer has at most 1000") },
    });
  });

  test("a layer's file whose name turns text around is refused", async () => {
    await using desk = await aDeskOnGitHub();
    const { number } = await desk.github.openPullRequest({
      fork: "stranger",
      files: { "policies/a\u202Edm.exe.md": "x" },
    });
    const { result } = await desk.check(pullRequestEvent(desk.github, number));
    expect(result.incomplete?.problem).toContain("holds a control character");
    expect(JSON.stringify(result)).not.toContain("\u202E");
  });
});
