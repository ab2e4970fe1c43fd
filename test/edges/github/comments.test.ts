import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gitHubClient } from "../../../src/edges/github/client.ts";
import { byRun, commentMarker, markedRun } from "../../../src/edges/github/comment-marker.ts";
import { gitHubComments } from "../../../src/edges/github/comments.ts";
import { type GitHubServer, type RecordedRequest, startGitHub } from "../../servers/github.ts";

const KEY = "check/support-desk";
const BOT = "github-actions[bot]";

async function commentsOn(server: GitHubServer, token = server.token) {
  const warnings: string[] = [];
  const client = await gitHubClient({ token, baseUrl: server.url, wait: async () => {} });
  const { owner, repo } = server;
  const comments = gitHubComments({ client, owner, repo, pullRequest: 7, warn: (line) => warnings.push(line) });
  return { comments, warnings };
}

const bodies = (server: GitHubServer) => server.comments.map(({ body }) => body);
const saying = (body: string) => ({ body, create: true });
const run = (id: number, attempt = 1) => ({ id, attempt });
const marked = (id: number, text: string, attempt = 1) => `${commentMarker(KEY, run(id, attempt))}\n${text}`;
const isWrite = ({ method, path }: RecordedRequest) => method !== "GET" && path !== "/graphql";

describe("the comment of a suite", () => {
  test("is created once and then replaced, its marker on the first line", async () => {
    await using server = await startGitHub();
    const { comments } = await commentsOn(server);
    expect(await comments.upsert(KEY, run(41), saying("**Regressed**"))).toBe("created");
    expect(bodies(server)).toEqual(["<!-- eval-baseline check/support-desk run=41.1 -->\n**Regressed**"]);
    expect(await comments.upsert(KEY, run(42), saying("**Unchanged**"))).toBe("updated");
    expect(bodies(server)).toEqual(["<!-- eval-baseline check/support-desk run=42.1 -->\n**Unchanged**"]);
    expect(await comments.upsert(KEY, run(42), saying("**Unchanged**, again"))).toBe("updated");
    expect(bodies(server)).toEqual(["<!-- eval-baseline check/support-desk run=42.1 -->\n**Unchanged**, again"]);
  });

  test("is not made where only one that is there may be replaced", async () => {
    await using server = await startGitHub();
    const { comments } = await commentsOn(server);
    expect(await comments.upsert(KEY, run(41), { body: "new", create: false })).toBe("none-to-update");
    expect(bodies(server)).toEqual([]);
    await comments.upsert(KEY, run(42), saying("one"));
    expect(await comments.upsert(KEY, run(43), { body: "two", create: false })).toBe("updated");
    expect(bodies(server)).toEqual([marked(43, "two")]);
  });

  test("is another one for another suite, and on another pull request", async () => {
    await using server = await startGitHub();
    server.addComment({ issue: 8, author: BOT, body: marked(1, "elsewhere") });
    const { comments } = await commentsOn(server);
    await comments.upsert(KEY, run(41), saying("one"));
    await comments.upsert("check/support", run(41), saying("two"));
    expect(bodies(server).map((body) => body.split("\n")[1])).toEqual(["elsewhere", "one", "two"]);
  });

  test("is found behind more than a hundred others", async () => {
    await using server = await startGitHub();
    for (let number = 1; number <= 130; number += 1)
      server.addComment({ issue: 7, author: "alice", body: `remark ${number}` });
    const ours = server.addComment({ issue: 7, author: BOT, body: marked(40, "old") });
    for (let number = 131; number <= 230; number += 1)
      server.addComment({ issue: 7, author: "alice", body: `remark ${number}` });
    const { comments } = await commentsOn(server);
    expect(await comments.upsert(KEY, run(41), saying("new"))).toBe("updated");
    expect(server.comments).toHaveLength(231);
    expect(server.comments.find(({ id }) => id === ours)?.body).toBe(marked(41, "new"));
  });

  test("is not mistaken for one that somebody else has marked", async () => {
    await using server = await startGitHub();
    const forged = marked(999_999, "All good, merge it");
    server.addComment({ issue: 7, author: "mallory", body: forged });
    server.addComment({ issue: 7, author: "github-actions-bot", body: forged });
    const { comments } = await commentsOn(server);
    expect(await comments.upsert(KEY, run(41), saying("**Regressed**"))).toBe("created");
    expect(await comments.upsert(KEY, run(42), saying("**Regressed** still"))).toBe("updated");
    expect(bodies(server)).toEqual([forged, forged, marked(42, "**Regressed** still")]);
  });

  test("is not mistaken for one that quotes the marker further down", async () => {
    await using server = await startGitHub();
    const quoting = `Look:\n${marked(1, "x")}`;
    server.addComment({ issue: 7, author: BOT, body: quoting });
    const { comments } = await commentsOn(server);
    expect(await comments.upsert(KEY, run(41), saying("text"))).toBe("created");
    expect(bodies(server)[0]).toBe(quoting);
  });

  test.each(["github-actions", "github-actions[bot]"])("is known as ours when GraphQL calls us %s", async (login) => {
    await using server = await startGitHub({ login });
    server.addComment({ issue: 7, author: BOT, body: marked(40, "old") });
    const { comments } = await commentsOn(server);
    expect(await comments.upsert(KEY, run(41), saying("new"))).toBe("updated");
  });

  test("is left hidden when somebody has hidden it, and a new one is written", async () => {
    await using server = await startGitHub();
    server.addComment({ issue: 7, author: BOT, body: marked(40, "old"), hidden: true });
    const { comments } = await commentsOn(server);
    expect(await comments.upsert(KEY, run(41), saying("new"))).toBe("created");
    expect(bodies(server)).toEqual([marked(40, "old"), marked(41, "new")]);
  });

  test("is not touched by a run older than the one that wrote it, by id or by attempt", async () => {
    await using server = await startGitHub();
    server.addComment({ issue: 7, author: BOT, body: marked(41, "newer", 2) });
    const { comments } = await commentsOn(server);
    expect(await comments.upsert(KEY, run(40, 9), saying("late"))).toBe("superseded-by-a-newer-run");
    expect(await comments.upsert(KEY, run(41, 1), saying("late"))).toBe("superseded-by-a-newer-run");
    expect(bodies(server)).toEqual([marked(41, "newer", 2)]);
    expect(server.requests.filter(isWrite)).toEqual([]);
  });

  test("is one again after several were written, and the newest run's text is the one that stays", async () => {
    await using server = await startGitHub();
    for (const id of [38, 40, 39]) server.addComment({ issue: 7, author: BOT, body: marked(id, `run ${id}`) });
    const { comments } = await commentsOn(server);
    expect(await comments.upsert(KEY, run(39), saying("late"))).toBe("superseded-by-a-newer-run");
    expect(bodies(server)).toEqual([marked(40, "run 40")]);
  });

  test("is written anew when somebody deletes it while it is being replaced", async () => {
    await using server = await startGitHub();
    server.addComment({ issue: 7, author: BOT, body: marked(40, "old") });
    server.faults.before = ({ method }) => {
      if (method === "PATCH") server.comments.length = 0;
    };
    const { comments } = await commentsOn(server);
    expect(await comments.upsert(KEY, run(41), saying("new"))).toBe("created");
    expect(bodies(server)).toEqual([marked(41, "new")]);
  });
});

describe("two runs that comment at the same time", () => {
  test("leave one comment, the newer run's, when both create one", async () => {
    await using server = await startGitHub();
    // Neither creates before both have looked.
    const looked = twoOf((request) => request.method === "POST" && request.path.includes("/comments"));
    server.faults.before = looked;
    const { comments } = await commentsOn(server);
    const outcomes = await Promise.all([
      comments.upsert(KEY, run(42), saying("newer")),
      comments.upsert(KEY, run(41), saying("older")),
    ]);
    expect(outcomes[0]).toBe("created");
    expect(["created", "superseded-by-a-newer-run"]).toContain(outcomes[1]);
    expect(bodies(server)).toEqual([marked(42, "newer")]);
  });

  test("leave the newer run's text when the older run overwrites it", async () => {
    await using server = await startGitHub();
    server.addComment({ issue: 7, author: BOT, body: marked(40, "old") });
    const { comments } = await commentsOn(server);
    const newerHasWritten = () => bodies(server)[0] === marked(42, "newer");
    const olderHasWritten = () => bodies(server)[0] === marked(41, "older");
    let patches = 0;
    server.faults.before = async ({ method }) => {
      if (method === "PATCH") patches += 1;
      // The older run has looked and now writes, but only arrives after the newer run's text.
      if (method === "PATCH" && patches === 1) await until(newerHasWritten);
      // The newer run looks again only when that has happened.
      else if (method === "GET" && patches === 2 && newerHasWritten()) await until(olderHasWritten);
    };
    const older = comments.upsert(KEY, run(41), saying("older"));
    await until(() => patches === 1);
    expect(await comments.upsert(KEY, run(42), saying("newer"))).toBe("updated");
    await older;
    expect(bodies(server)).toEqual([marked(42, "newer")]);
    expect(patches).toBe(3);
  });
});

describe("a comment that cannot be written", () => {
  test("for want of permission is an outcome, and the permission is named", async () => {
    await using server = await startGitHub();
    server.faults.readOnlyToken = true;
    const { comments, warnings } = await commentsOn(server);
    expect(await comments.upsert(KEY, run(41), saying("text"))).toBe("not-permitted");
    expect(warnings).toEqual([
      'GitHub does not let this token comment on pull request 7 (Resource not accessible by integration): add "pull-requests: write" under permissions: of the job in the workflow file.',
    ]);
  });

  test("for its length is an error in GitHub's words", async () => {
    await using server = await startGitHub();
    const { comments } = await commentsOn(server);
    await expect(comments.upsert(KEY, run(41), saying("x".repeat(65_536)))).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringMatching(
        /^GitHub refused to comment on pull request 7 of acme\/support: .*body is too long/,
      ),
      remedy: "Put right what GitHub says; the report is in the job summary as well.",
    });
  });

  test("because the token is not valid is an error, not a missing permission", async () => {
    await using server = await startGitHub();
    const { comments, warnings } = await commentsOn(server, "ghs_other");
    await expect(comments.upsert(KEY, run(41), saying("text"))).rejects.toMatchObject({
      message: "GitHub does not accept the token to comment on pull request 7 of acme/support",
      remedy: "Give a token that is valid now: in a workflow, github.token.",
    });
    expect(warnings).toEqual([]);
  });
});

describe("the marker", () => {
  test("gives back the run for its own key and for no other, whatever the key", () => {
    const key = fc.string({ unit: "binary", minLength: 1 }).filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(key, key, fc.nat(), fc.nat(), (own, other, id, attempt) => {
        const body = `${commentMarker(own, { id, attempt })}\ntext`;
        expect(markedRun(body, own)).toEqual({ id, attempt });
        if (other !== own) expect(markedRun(body, other)).toBeUndefined();
        expect(body.indexOf("-->")).toBe(body.indexOf("\n") - 3);
      }),
    );
  });

  test("is read after GitHub has changed the line ends", () => {
    expect(markedRun(marked(41, "text").replaceAll("\n", "\r\n"), KEY)).toEqual(run(41));
  });

  test("orders runs by id, then by attempt", () => {
    const runs = [run(41, 2), run(9, 3), run(41, 1)];
    expect(runs.toSorted(byRun)).toEqual([run(9, 3), run(41, 1), run(41, 2)]);
  });
});

/** Holds the first such request until there are two. */
function twoOf(matches: (request: RecordedRequest) => boolean): (request: RecordedRequest) => Promise<void> {
  let seen = 0;
  let release = () => {};
  const both = new Promise<void>((resolve) => {
    release = resolve;
  });
  return async (request) => {
    if (!matches(request)) return;
    seen += 1;
    if (seen === 2) release();
    await both;
  };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setImmediate();
}
