import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gitHubClient } from "../../../src/edges/github/client.ts";
import { incidentMarker, markedIncident } from "../../../src/edges/github/incident-marker.ts";
import { gitHubIncidents } from "../../../src/edges/github/incidents.ts";
import type { Incidents } from "../../../src/ports.ts";
import { type GitHubServer, type RecordedRequest, startGitHub } from "../../servers/github.ts";
import { lostAnswer, serverError } from "../../servers/github-faults.ts";

const INCIDENT: Parameters<Incidents["raise"]>[0] = {
  suite: "desk",
  reference: "baselines/desk/2026/2026-11-02-1a2b3c4d.json",
  since: "2026-11-09T06:00:00.000Z",
  metrics: ["cites"],
  title: "desk: cites regressed",
  body: "**Regressed**",
};

async function incidentsOn(server: GitHubServer, waited: number[] = []) {
  const warnings: string[] = [];
  const client = await gitHubClient({ token: server.token, baseUrl: server.url, wait: async () => {} });
  const { owner, repo, clock } = server;
  const wait = async (ms: number) => {
    waited.push(ms);
    clock.advance(ms / 1000);
  };
  const incidents = gitHubIncidents({ client, owner, repo, wait, warn: (line) => warnings.push(line) });
  return { incidents, warnings };
}

const open = ({ issues }: GitHubServer) => issues.filter(({ state }) => state === "open");
const marked = (rest: Partial<typeof INCIDENT> = {}) => incidentMarker(INCIDENT.suite, { ...INCIDENT, ...rest });

describe("the issue of an incident", () => {
  test("is opened once, its marker on the first line, and found again", async () => {
    await using server = await startGitHub();
    const { incidents } = await incidentsOn(server);
    expect(await incidents.open("desk")).toBeUndefined();
    expect(await incidents.raise(INCIDENT)).toBe("opened");
    const [issue] = open(server);
    expect(issue).toMatchObject({ title: "desk: cites regressed", body: `${marked()}\n**Regressed**`, labels: [] });
    const { reference, since, metrics } = INCIDENT;
    expect(await incidents.open("desk")).toEqual({ reference, since, metrics, issue: issue?.number });
  });

  test("is asked about as one account, which GitHub is asked for once", async () => {
    await using server = await startGitHub();
    const { incidents } = await incidentsOn(server);
    await incidents.open("desk");
    await incidents.raise(INCIDENT);
    expect(server.operations.get("query viewer")).toBe(1);
  });

  test("is updated by the records that follow, without a word more while the same metrics are worse", async () => {
    await using server = await startGitHub();
    const { incidents } = await incidentsOn(server);
    await incidents.raise(INCIDENT);
    expect(await incidents.raise({ ...INCIDENT, body: "**Still regressed**" })).toBe("updated");
    expect(open(server).map(({ body }) => body)).toEqual([`${marked()}\n**Still regressed**`]);
    expect(server.comments).toEqual([]);
    await incidents.raise({ ...INCIDENT, metrics: ["cites", "tone"] });
    expect(server.comments.map(({ body }) => body)).toEqual(["One more metric has regressed; see above."]);
    expect((await incidents.open("desk"))?.metrics).toEqual(["cites", "tone"]);
  });

  test("is closed as completed, with the reason, and there is none to close afterwards", async () => {
    await using server = await startGitHub();
    const { incidents } = await incidentsOn(server);
    await incidents.raise(INCIDENT);
    expect(await incidents.close("desk", "As good as before.")).toBe("closed");
    expect(server.issues).toMatchObject([{ state: "closed", stateReason: "completed" }]);
    expect(server.comments.map(({ body }) => body)).toEqual(["As good as before."]);
    expect(await incidents.close("desk", "As good as before.")).toBe("none-to-close");
    expect(await incidents.open("desk")).toBeUndefined();
  });

  test("is a new one when a later incident begins", async () => {
    await using server = await startGitHub();
    const { incidents } = await incidentsOn(server);
    await incidents.raise(INCIDENT);
    await incidents.close("desk", "over");
    expect(await incidents.raise({ ...INCIDENT, since: "2026-11-23T06:00:00.000Z" })).toBe("opened");
    expect(server.issues.map(({ state }) => state)).toEqual(["closed", "open"]);
  });

  test("keeps a title that people gave it, until another metric joins", async () => {
    await using server = await startGitHub();
    const { incidents } = await incidentsOn(server);
    await incidents.raise(INCIDENT);
    const [issue] = server.issues;
    if (issue !== undefined) server.issues[0] = { ...issue, title: "Citations are gone" };
    await incidents.raise({ ...INCIDENT, body: "**Still regressed**" });
    expect(open(server)).toMatchObject([{ title: "Citations are gone", body: `${marked()}\n**Still regressed**` }]);
    await incidents.raise({ ...INCIDENT, metrics: ["cites", "tone"], title: "desk: cites and tone" });
    expect(open(server)).toMatchObject([{ title: "desk: cites and tone" }]);
  });

  const opens = ({ method, path }: RecordedRequest) => method === "POST" && path.endsWith("/issues");
  test.each([
    ["is not there", serverError(502, { on: opens })],
    ["is there all the same", lostAnswer({ on: opens })],
  ])("is opened once where GitHub gives no answer, and it %s", async (_, failure) => {
    await using server = await startGitHub();
    const { incidents } = await incidentsOn(server);
    server.faults.next.push(failure);
    expect(await incidents.raise(INCIDENT)).toBe("opened");
    expect(server.issues).toMatchObject([{ state: "open" }]);
  });

  test("is another one for each suite", async () => {
    await using server = await startGitHub();
    const { incidents } = await incidentsOn(server);
    await incidents.raise(INCIDENT);
    await incidents.raise({ ...INCIDENT, suite: "desk-2" });
    expect(open(server)).toHaveLength(2);
    await incidents.close("desk", "over");
    expect(await incidents.open("desk-2")).toBeDefined();
  });

  test("is not one that somebody else has marked, nor one of ours whose mark stands further down", async () => {
    await using server = await startGitHub();
    server.openIssue({ author: "stranger", title: "desk: all is well", body: `${marked()}\nClose me.` });
    server.openIssue({ author: "github-actions", title: "desk: all is well", body: `${marked()}\nClose me.` });
    server.openIssue({ author: "github-actions[bot]", title: "Weekly", body: `As told:\n${marked()}` });
    const { incidents } = await incidentsOn(server);
    expect(await incidents.open("desk")).toBeUndefined();
    expect(await incidents.close("desk", "over")).toBe("none-to-close");
    expect(await incidents.raise(INCIDENT)).toBe("opened");
    expect(open(server)).toHaveLength(4);
  });

  test("is found behind more than a hundred others of the same author", async () => {
    await using server = await startGitHub();
    const { incidents } = await incidentsOn(server);
    await incidents.raise(INCIDENT);
    for (let other = 0; other < 120; other += 1)
      server.openIssue({ author: "github-actions[bot]", title: `Other ${other}`, body: "Other" });
    expect(await incidents.raise(INCIDENT)).toBe("updated");
  });

  test("is found where GitHub does not list by author what an app wrote", async () => {
    await using server = await startGitHub();
    const { incidents } = await incidentsOn(server);
    await incidents.raise(INCIDENT);
    const nothing = { answer: { status: 200, body: [] }, when: "before" } as const;
    server.faults.next.push({ ...nothing, on: ({ path }) => path.includes("creator=") });
    expect(await incidents.raise(INCIDENT)).toBe("updated");
    expect(open(server)).toHaveLength(1);
  });

  test("is opened anew where the open one was closed by hand", async () => {
    await using server = await startGitHub();
    const { incidents } = await incidentsOn(server);
    await incidents.raise(INCIDENT);
    server.close(open(server)[0]?.number ?? 0, "ada");
    expect(await incidents.open("desk")).toBeUndefined();
    expect(await incidents.raise(INCIDENT)).toBe("opened");
  });

  test("has a title of one line that GitHub takes", async () => {
    await using server = await startGitHub();
    const { incidents } = await incidentsOn(server);
    await incidents.raise({ ...INCIDENT, title: `desk:\n${"🙂".repeat(300)}` });
    const [{ title } = { title: "" }] = open(server);
    expect([...title]).toHaveLength(255);
    expect(title.startsWith("desk: 🙂")).toBe(true);
  });
});

describe("of many runs that raise an incident at once", () => {
  const outcomes = (server: GitHubServer, count: number) =>
    Promise.all(Array.from({ length: count }, async () => (await incidentsOn(server)).incidents.raise(INCIDENT)));

  test("one issue stays open, the first; the others are closed and point to it", async () => {
    await using server = await startGitHub();
    const told = await outcomes(server, 20);
    const [kept, ...more] = open(server);
    expect(more).toEqual([]);
    expect(kept?.number).toBe(Math.min(...server.issues.map(({ number }) => number)));
    expect(told.filter((outcome) => outcome === "opened")).toHaveLength(1);
    const words = `Duplicate of #${kept?.number}: records write to one issue of a suite, the oldest that is open.`;
    const closed = server.issues.filter(({ state }) => state === "closed");
    expect(closed.every(({ body, stateReason }) => body === words && stateReason === "not_planned")).toBe(true);
    expect(server.comments).toEqual([]);
  });

  test("one issue stays open where reads are thirty seconds stale", async () => {
    await using server = await startGitHub();
    server.faults.staleSeconds = 30;
    await outcomes(server, 5);
    expect(open(server)).toHaveLength(1);
  });

  test("what was left open twice is put right by the next", async () => {
    await using server = await startGitHub();
    for (let copy = 0; copy < 3; copy += 1)
      server.openIssue({ author: "github-actions[bot]", title: "desk", body: `${marked()}\nold` });
    const { incidents } = await incidentsOn(server);
    expect(await incidents.raise(INCIDENT)).toBe("updated");
    expect(open(server).map(({ number }) => number)).toEqual([1]);
  });
});

describe("where GitHub refuses", () => {
  test("a token that may not write issues is told what it lacks", async () => {
    await using server = await startGitHub();
    server.faults.unwritable.add("issues");
    const { incidents, warnings } = await incidentsOn(server);
    expect(await incidents.raise(INCIDENT)).toBe("not-permitted");
    expect(warnings).toEqual([
      'GitHub does not let this token open an issue of acme/support (Resource not accessible by integration): add "issues: write" under permissions: of the job in the workflow file.',
    ]);
  });

  test("a token that may not read issues is told the same, and no incident is known", async () => {
    await using server = await startGitHub();
    server.faults.unreadable.add("issues");
    const { incidents, warnings } = await incidentsOn(server);
    expect(await incidents.open("desk")).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining('add "issues: write"')]);
  });

  test("a repository without issues is told of when an incident begins, and not before", async () => {
    await using server = await startGitHub();
    const { incidents, warnings } = await incidentsOn(server);
    const disabled = { status: 410, body: { message: "Issues are disabled for this repo", documentation_url: "" } };
    server.faults.next.push({ answer: disabled, when: "before", on: ({ path }) => path.includes("/issues") });
    expect(await incidents.open("desk")).toBeUndefined();
    expect(warnings).toEqual([]);
    server.faults.next.push({ answer: disabled, when: "before", on: ({ path }) => path.includes("/issues") });
    expect(await incidents.raise(INCIDENT)).toBe("not-permitted");
    expect(warnings).toEqual([
      "Issues are disabled in acme/support, so no issue tells of the incident; the job summary does. Enable them under Settings, General, Features.",
    ]);
  });

  test("any other refusal is told with what was to be done", async () => {
    await using server = await startGitHub();
    const { incidents } = await incidentsOn(server);
    server.faults.unavailable = 100;
    await expect(incidents.open("desk")).rejects.toMatchObject({
      message: "GitHub did not answer, to read the issues of acme/support: Server Error",
      remedy: "Run this again; githubstatus.com says whether GitHub is down.",
    });
  });
});

describe("the mark of an incident", () => {
  test("comes back as it was, whatever the names are, and never ends the HTML comment", () => {
    const word = fc.string({ minLength: 1, unit: "grapheme" });
    fc.assert(
      fc.property(word, word, word, fc.array(word), (suite, reference, since, metrics) => {
        const marker = incidentMarker(suite, { reference, since, metrics });
        expect(marker.indexOf("-->")).toBe(marker.length - 3);
        expect(markedIncident(`${marker}\r\nmore`, suite)).toEqual({ reference, since, metrics });
        expect(markedIncident(marker, `${suite}x`)).toBeUndefined();
      }),
    );
  });

  test("is none where somebody has edited it", () => {
    expect(markedIncident(marked().replace("reference=baselines", "reference=%"), "desk")).toBeUndefined();
    expect(markedIncident("", "desk")).toBeUndefined();
  });
});
