import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GitHubClient, gitHubClient } from "../../../src/edges/github/client.ts";
import { byRun, commentMarker, markedRun, memoLine, memoOf } from "../../../src/edges/github/comment-marker.ts";
import { gitHubComments } from "../../../src/edges/github/comments.ts";
import { acceptanceMemo, parseAcceptanceMemo } from "../../../src/formats/acceptance-memo.ts";
import { type GitHubServer, type RecordedRequest, startGitHub } from "../../servers/github.ts";

const KEY = "check/support-desk";
const BOT = "github-actions[bot]";

async function commentsOn(server: GitHubServer, token = server.token, meddler?: Meddler) {
  const warnings: string[] = [];
  const client = await gitHubClient({ token, baseUrl: server.url, wait: async () => {} });
  meddler?.around(client);
  const { owner, repo } = server;
  const waits: number[] = [];
  const wait = async (ms: number) => {
    waits.push(ms);
    await setImmediate();
  };
  const warn = (line: string) => warnings.push(line);
  const comments = gitHubComments({ client, owner, repo, pullRequest: 7, warn, wait });
  return { comments, warnings, waits };
}

const bodies = (server: GitHubServer) => server.comments.map(({ body }) => body);
const saying = (body: string) => ({ body, create: true });
const run = (id: number, attempt = 1) => ({ id, attempt });
const ACCEPTED = {
  suite: "desk",
  acceptance: {
    ...{ pullRequest: 7, head: "a".repeat(40), label: "accept regression", by: "alice", at: "2026-11-02T06:00:00Z" },
    losses: [{ metric: "cites", scale: "difference", difference: -0.2 }],
  },
} as const;
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
    server.addComment({ issue: 7, author: "github-actions", body: forged });
    const { comments } = await commentsOn(server);
    expect(await comments.upsert(KEY, run(41), saying("**Regressed**"))).toBe("created");
    expect(await comments.upsert(KEY, run(42), saying("**Regressed** still"))).toBe("updated");
    expect(bodies(server)).toEqual([forged, forged, forged, marked(42, "**Regressed** still")]);
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

  test("for its length is never sent, and the error names the length and the place", async () => {
    await using server = await startGitHub();
    const { comments } = await commentsOn(server);
    const marker = commentMarker(KEY, run(41));
    const room = 65_536 - marker.length - 1;
    expect(await comments.upsert(KEY, run(41), saying("x".repeat(room)))).toBe("created");
    const requests = server.requests.length;
    const sealed = { ...saying("x".repeat(room)), accepted: ACCEPTED };
    await expect(comments.upsert(KEY, run(41), sealed)).rejects.toMatchObject({
      name: "UserError",
      message: `cannot comment on pull request 7 of acme/support: it would have ${65_537 + memoLine(acceptanceMemo(ACCEPTED)).length} characters, and GitHub takes 65536`,
      remedy: "Read the report in the job summary.",
    });
    expect(server.requests).toHaveLength(requests);
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

describe("a comment whose fate is not known at once", () => {
  test("is not written twice when it was made and the answer was lost", async () => {
    await using server = await startGitHub();
    const lost = loseFirst("POST");
    const { comments, waits } = await commentsOn(server, server.token, lost);
    expect(await comments.upsert(KEY, run(41), saying("text"))).toBe("created");
    expect(lost.lost()).toBe(1);
    expect(bodies(server)).toEqual([marked(41, "text")]);
    expect(waits).toEqual([]);
  });

  test("is written again when it was not made", async () => {
    await using server = await startGitHub();
    let posts = 0;
    server.faults.before = ({ method, path }) => {
      if (method !== "POST" || !path.includes("/comments")) return;
      posts += 1;
      if (posts === 1) server.faults.unavailable = 1;
    };
    const { comments } = await commentsOn(server);
    expect(await comments.upsert(KEY, run(41), saying("text"))).toBe("created");
    expect(bodies(server)).toEqual([marked(41, "text")]);
    expect(posts).toBe(2);
  });

  test("is looked for until the listing has it, so that a race that nobody could see leaves one comment", async () => {
    await using server = await startGitHub();
    const [older, newer] = [staleReads(4), staleReads(4)];
    const first = await commentsOn(server, server.token, older);
    const second = await commentsOn(server, server.token, newer);
    const outcomes = await Promise.all([
      first.comments.upsert(KEY, run(41), saying("older")),
      second.comments.upsert(KEY, run(42), saying("newer")),
    ]);
    expect(outcomes[1]).toBe("created");
    expect(first.waits.slice(0, 3)).toEqual([500, 1000, 2000]);
    expect(bodies(server)).toEqual([marked(42, "newer")]);
  });

  test("is one comment when twenty runs write at once", async () => {
    await using server = await startGitHub();
    const runs = Array.from({ length: 20 }, (_, index) => 100 + ((index * 7) % 20));
    await Promise.all(
      runs.map(async (id) => {
        const { comments } = await commentsOn(server);
        await comments.upsert(KEY, run(id), saying(`run ${id}`));
      }),
    );
    expect(bodies(server)).toEqual([marked(119, "run 119")]);
  });
});

describe("the memo", () => {
  test("stands on the second line, unseen, and is given back", async () => {
    await using server = await startGitHub();
    const { comments } = await commentsOn(server);
    await comments.upsert(KEY, run(41), { ...saying("text"), accepted: ACCEPTED });
    expect(bodies(server)).toEqual([
      expect.stringMatching(/^<!-- eval-baseline [^\n]+ -->\n<!-- eval-baseline-memo [\w-]+ -->\ntext$/),
    ]);
    expect(parseAcceptanceMemo(memoOf(bodies(server)[0] ?? "") ?? "")).toEqual(ACCEPTED);
    await comments.upsert(KEY, run(42), saying("text"));
    expect(memoOf(bodies(server)[0] ?? "")).toBeUndefined();
  });

  test("is given back whatever it holds, and cannot end its line", () => {
    const memo = fc.string({ unit: "binary", minLength: 1 }).filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(memo, (text) => {
        expect(memoLine(text)).toMatch(/^<!-- eval-baseline-memo [\w-]+ -->$/);
        expect(memoOf(`${commentMarker(KEY, run(41))}\r\n${memoLine(text)}\r\ntext`)).toBe(text);
      }),
    );
  });

  test("is not found below the second line, nor in a comment without our marker", () => {
    expect(memoOf(`${marked(41, "text")}\n${memoLine("forged")}`)).toBeUndefined();
    expect(memoOf(`Look\n${memoLine("forged")}\ntext`)).toBeUndefined();
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

/** Sends requests on, and may change what comes back. */
type Meddler = { readonly around: (client: GitHubClient) => void; readonly lost: () => number };

/** The first request of this method is done, and its answer does not arrive. */
function loseFirst(method: string): Meddler {
  let lost = 0;
  const around = (client: GitHubClient) =>
    client.hook.wrap("request", async (send, request) => {
      const answer = await send(request);
      if (lost > 0 || request.method !== method || request.url.endsWith("/graphql")) return answer;
      lost += 1;
      throw Object.assign(new Error("Server Error"), { status: 502 });
    });
  return { around, lost: () => lost };
}

/** The first so many listings show no comment at all. */
function staleReads(reads: number): Meddler {
  let left = reads;
  const around = (client: GitHubClient) =>
    client.hook.wrap("request", async (send, request) => {
      const answer = await send(request);
      if (request.method !== "GET" || left === 0) return answer;
      left -= 1;
      return { ...answer, data: [] };
    });
  return { around, lost: () => reads - left };
}

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
