import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { gitHubClient } from "../../../src/edges/github/client.ts";
import { gitHubComments } from "../../../src/edges/github/comments.ts";
import { gitHubIncidents } from "../../../src/edges/github/incidents.ts";
import { baselineStore } from "../../../src/edges/store/baseline-store.ts";
import { gitHubBranch } from "../../../src/edges/store/github-branch.ts";
import { aBaseline, aCaseRow, aRun, aTrial } from "../../builders.ts";
import { type GitHubServer, type RecordedRequest, startGitHub } from "../../servers/github.ts";
import { lostAnswer, secondaryRateLimit, serverError } from "../../servers/github-faults.ts";
import { runGit } from "../git/scratch.ts";

const WRITERS = 20;
const BRANCH = "eval-baselines";

/** Each writer has a client of its own, as twenty processes would; who waits lets the server's clock go on. */
async function placeOf(server: GitHubServer) {
  const wait = async (ms: number) => server.clock.advance(Math.ceil(ms / 1000));
  const client = await gitHubClient({ token: server.token, baseUrl: server.url, wait });
  return { client, owner: server.owner, repo: server.repo, warn: () => {}, wait };
}

async function atOnce<T>(writers: number, work: (index: number) => Promise<T>): Promise<readonly T[]> {
  return Promise.all(Array.from({ length: writers }, (_, index) => work(index)));
}

/** A record like no other of the same day and tuple. */
function aRecord(number: number) {
  return aBaseline({ run: aRun({ cases: [aCaseRow({ id: `case-${number}`, trials: [aTrial({ usd: number })] })] }) });
}

async function expectEachOnce(server: GitHubServer, writers: number): Promise<void> {
  const names = await atOnce(writers, async (index) => {
    const place = await placeOf(server);
    const store = baselineStore(gitHubBranch({ ...place, branch: BRANCH }), { wait: shortPause });
    return store.add(aRecord(index));
  });
  const kept = runGit(server.repository, ["ls-tree", "-r", "--name-only", BRANCH, "baselines"]).split("\n");
  expect(names.map(({ path }) => path).toSorted()).toEqual(kept);
  expect(kept).toHaveLength(writers);
  // A line of history: each has one parent, and the first has none.
  const history = runGit(server.repository, ["log", "--format=%h %P", BRANCH]).split("\n");
  expect(history.map((line) => line.split(" ").length)).toEqual([...Array(writers - 1).fill(2), 1]);
}

/** The store's own pause, a third as long: this server makes a commit in a third of the time and less. */
async function shortPause(attempt: number): Promise<void> {
  await setTimeout(Math.random() * Math.min(70 * 2 ** attempt, 5000));
}

describe("writers of records at once", { timeout: 90_000 }, () => {
  test("lose none and add none twice while answers get lost and GitHub falters", async () => {
    await using server = await startGitHub();
    const commits = ({ body }: RecordedRequest) => JSON.stringify(body ?? "").includes("createCommitOnBranch");
    const failures = [lostAnswer({ on: commits }), serverError(500), secondaryRateLimit(1)];
    server.faults.next.push(...failures, ...failures, ...failures);
    await expectEachOnce(server, 12);
    expect(server.faults.next).toEqual([]);
  });

  test("lose none and add none twice where references are read five seconds late", async () => {
    await using server = await startGitHub();
    server.faults.staleSeconds = 5;
    await expectEachOnce(server, 5);
  });
});

describe("twenty writers of words at once", () => {
  test.each([0, 10])("leave one comment, of the newest run, where listings are %i seconds late", async (late) => {
    await using server = await startGitHub();
    server.faults.staleSeconds = late;
    const { number } = await server.openPullRequest({ files: { a: "1" } });
    await atOnce(WRITERS, async (index) => {
      const comments = gitHubComments({ ...(await placeOf(server)), pullRequest: number });
      const id = 100 + ((index * 7) % WRITERS);
      await comments.upsert("check/desk", { id, attempt: 1 }, { body: `run ${id}`, create: true });
    });
    expect(server.comments.map(({ body }) => body.split("\n")[1])).toEqual(["run 119"]);
  });

  test.each([0, 10])("leave one open issue of an incident, where listings are %i seconds late", async (late) => {
    await using server = await startGitHub();
    server.faults.staleSeconds = late;
    await atOnce(WRITERS, async (index) => {
      const incidents = gitHubIncidents(await placeOf(server));
      await incidents.raise({
        suite: "desk",
        title: "Answers got worse",
        body: `Run ${index}`,
        reference: "baselines/desk/2026/2026-10-26-1a2b3c4d.json",
        since: "2026-11-02T06:00:00Z",
        metrics: ["cites"],
      });
    });
    expect(server.issues.filter(({ state }) => state === "open").map(({ number }) => number)).toEqual([1]);
  });
});
