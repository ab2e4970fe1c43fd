/** What is said of forks, acceptances and incidents, which only GitHub knows. */
import { describe, expect, test } from "vitest";
import type { Result } from "../../src/domain/result.ts";
import { acceptedWords } from "../../src/report/accepted-words.ts";
import { renderComment } from "../../src/report/comment.ts";
import { incidentOver, renderIncident } from "../../src/report/incident.ts";
import { incidentWords } from "../../src/report/incident-words.ts";
import { MARKDOWN, PLAIN } from "../../src/report/markup.ts";
import { runItLine } from "../../src/report/not-evaluated-words.ts";
import { verdictSentence } from "../../src/report/sentence.ts";
import { aComparison, aResult } from "../builders.ts";
import { AN_ACCEPTANCE, CITES, MORE_RESULTS, RESULTS } from "./results.ts";

const named = (name: string) => MORE_RESULTS[name] as Result;
const POINTERS = {
  runUrl: "https://github.example/acme/desk/actions/runs/42",
  branchUrl: "https://github.example/acme/desk/blob/eval-baselines",
};

describe("a check that asked no model", () => {
  test.each([
    [
      RESULTS["not-evaluated"],
      "GitHub gives a run for a fork no secrets, so OPENAI_API_KEY is not set and nothing was asked about support-desk.",
    ],
    [
      named("dependabot"),
      "GitHub gives a run for Dependabot no secrets but Dependabot's own, so OPENAI_API_KEY and JUDGE_KEY are not set and nothing was asked about support-desk. The input on-missing-secrets makes that a failure.",
    ],
    [
      named("own-run"),
      "the pull request comes from this repository, so its own run has the keys and checks support-desk.",
    ],
    [
      named("moved-on"),
      "pull request 12 has another head than 8be21d4 by now, or is closed, so nothing was asked about support-desk; its newest run counts.",
    ],
  ])("says why (%#)", (result, words) => {
    expect(verdictSentence(result)).toBe(`Not evaluated: ${words}`);
  });

  test("gives a maintainer the inputs to type in, what to do before, and what it costs", () => {
    const comment = renderComment(RESULTS["not-evaluated"]);
    expect(comment).toContain("```yaml\npull-request: 12\nhead: 8be21d4f00d5eed0c0ffee0ddba11feedfacade5\n```");
    expect(comment).toContain("Read the whole change first.");
    expect(comment).toContain("with your key and your money, what the author of the change wrote");
    expect(comment).toContain("a later push needs another look and another run");
    expect(runItLine(RESULTS["not-evaluated"], PLAIN)).toContain(
      "pull-request: 12 and head: 8be21d4f00d5eed0c0ffee0ddba11feedfacade5.",
    );
  });

  test("asks for nothing where nothing is to be done", () => {
    expect(runItLine(named("own-run"), PLAIN)).toBeUndefined();
    expect(runItLine(named("moved-on"), PLAIN)).toBeUndefined();
  });
});

describe("an accepted regression", () => {
  test("says who took it on purpose, when, by which label, for which commit, and which losses", () => {
    expect(acceptedWords(named("accepted"), PLAIN)).toEqual([
      "Accepted on purpose by mona-lisa on 2026-11-02 08:14 UTC, with the label evals: accepted on pull request 12 at 8be21d4: cites −17.0 points, latency 1.28 times and valid of refunds (app.intent) −3.1 points.",
    ]);
    expect(verdictSentence(named("accepted"))).toMatch(/ mona-lisa accepted this\.( |$)/);
  });

  test("names a loss alone where no comparison says its unit, and counts what is too much to tell", () => {
    const losses = [{ metric: "gone", scale: "difference", difference: -0.1 } as const];
    const result = { ...RESULTS.regressed, accepted: Array.from({ length: 23 }, () => ({ ...AN_ACCEPTANCE, losses })) };
    const words = acceptedWords(result, PLAIN);
    expect(words[0]).toMatch(/at 8be21d4: gone\.$/);
    expect(words).toHaveLength(21);
    expect(words.at(-1)).toBe("and 3 more acceptances; the result file has them.");
  });

  test("calls nobody: a login stands in code, whatever it is", () => {
    const accepted = [{ ...AN_ACCEPTANCE, by: "@octocat</code> #1 <b>" }];
    const comment = renderComment({ ...RESULTS.regressed, accepted });
    expect(comment).not.toMatch(/@octocat|#1\b(?!;)|<b>/);
  });
});

describe("an incident", () => {
  test.each([
    [
      "incident-begins",
      "An incident begins: cites got worse. It lasts until a record is as good as baselines/support-desk/2026/2026-10-26-5be01d44.json again, or the losses are accepted.",
    ],
    [
      "incident-lasts",
      "The incident since 2026-11-02 lasts: compared with baselines/support-desk/2026/2026-10-26-5be01d44.json, from before it, cites 91 % → 74.5 % (−16.5 points).",
    ],
    [
      "incident-over",
      "The incident since 2026-11-02 is over: as good as baselines/support-desk/2026/2026-10-26-5be01d44.json, from before it, again: cites 91 % → 91 % (0.0 points).",
    ],
    ["incident-accepted", "The incident since 2026-10-30 is over: the losses in cites were accepted."],
    [
      "incident-unclear",
      "Whether the incident since 2026-11-02 is over is unclear: compared with baselines/support-desk/2026/2026-10-26-5be01d44.json, from before it, cites 91 % → 88 % (−3.0 points) and valid is undecided. It stays open until a record can tell, or somebody closes the issue.",
    ],
  ])("is told in words (%s)", (name, words) => {
    expect(incidentWords(named(name), PLAIN)).toBe(words);
    expect(renderComment(named(name))).toContain(incidentWords(named(name), MARKDOWN));
  });

  test.each([
    "incident-begins",
    "incident-attributed",
    "incident-lasts",
    "incident-lasts-attributed",
    "incident-unclear",
  ])("has an issue that reads as its golden file (%s)", async (name) => {
    const { title, body } = renderIncident(named(name), POINTERS);
    await expect(`${title}\n\n${body}`).toMatchFileSnapshot(`../golden/issue-${name}.md`);
  });

  test.each(["incident-lasts", "incident-unclear"])(
    "compares nothing with a record that is gone or of the other kind (%s)",
    (name) => {
      const { incident, ...rest } = named(name);
      if (incident === undefined) throw new Error("there is no incident");
      const { comparison: _, ...gone } = incident;
      const result: Result = { ...rest, incident: { ...gone, unread: true } };
      const gap = "baselines/support-desk/2026/2026-10-26-5be01d44.json, from before it, cannot be compared with.";
      expect(incidentWords(result, PLAIN)).toContain(gap);
      const { body } = renderIncident(result);
      expect(body).not.toContain("Before is");
      expect(body).toContain("Close this issue when you see that it is over");
      // The table of the week is shown as what it is.
      expect(body).toContain("<summary>Since the latest baseline</summary>");
    },
  );

  test("calls accepted only what is still worse, where another loss was accepted before", () => {
    const accepted = named("incident-accepted");
    const incident = { ...accepted.incident, metrics: ["cites", "valid"] } as NonNullable<Result["incident"]>;
    expect(incidentWords({ ...accepted, incident }, PLAIN)).toMatch(
      /is over: the losses in cites were accepted; as good as \S+, from before it, again: valid [^;]*\.$/,
    );
    const healed = { ...incident, metrics: ["valid"] };
    expect(incidentWords({ ...accepted, incident: healed }, PLAIN)).toMatch(/is over: as good as \S+, .*again: valid /);
  });

  test("that shows against the anchor alone has the table of the anchor once", () => {
    const slow = named("slow-decay");
    const comparison = slow.anchored?.comparison ?? aComparison();
    const incident = { status: "begins", reference: "a", since: "2026-11-02", metrics: ["cites"], comparison } as const;
    const row = /^\| cites \| 92 % \| 85 % \|/gm;
    expect(renderComment({ ...slow, incident }).match(row)).toHaveLength(1);
    expect(renderIncident({ ...slow, incident }).body.match(row)).toHaveLength(1);
  });

  test("keeps the title of its issue while it lasts", () => {
    const titles = ["incident-begins", "incident-lasts"].map((name) => renderIncident(named(name)).title);
    expect(titles).toEqual(Array(2).fill("support-desk got worse since 2026-11-02: cites"));
  });

  test("has a title of plain text, on one line and under 200 characters, whatever the names are", () => {
    const hostile = "::error::<img>\u202E\n`#1` @octocat ";
    for (const suite of [hostile, "x".repeat(400), "😀".repeat(400)]) {
      const incident = { ...named("incident-begins").incident, metrics: Array(9).fill(suite) } as NonNullable<
        Result["incident"]
      >;
      const { title } = renderIncident({ ...named("incident-begins"), suite, incident });
      expect(title.length).toBeLessThan(200);
      expect(title).not.toMatch(/[\n\u202E\u200B]|&#/);
      expect(title.isWellFormed()).toBe(true);
    }
  });

  test("has a body of at most 60,000 characters that keeps what happened and what to do", () => {
    const metrics = Array.from({ length: 3000 }, (_, place) => ({ ...CITES, metric: `metric-${place}` }));
    const comparison = aComparison({ verdict: "regressed", metrics });
    const { body } = renderIncident({ ...named("incident-begins"), comparison }, POINTERS);
    expect(body.length).toBeLessThan(60_000);
    expect(body.startsWith("> [!WARNING]\n> **An incident begins**")).toBe(true);
    expect(body).toContain("**What to do next**");
    expect(body).toContain("then and now. The summary of the run has them.");
  });

  test("ends with why it is over, the record and the run", () => {
    expect(incidentOver(named("incident-over"), POINTERS)).toBe(
      [
        "**The incident since 2026-11-02 is over**: as good as <code>baselines/support-desk/2026/2026-10-26-5be01d44.json</code>, from before it, again: cites 91 % → 91 % (0.0 points).",
        "Record: <code>baselines/support-desk/2026/2026-11-09-0c2ee917.json</code>.",
        "[The run](<https://github.example/acme/desk/actions/runs/42>)",
      ].join("\n\n"),
    );
    expect(incidentOver(named("incident-accepted"))).toContain("**Accepted on purpose** by <code>mona-lisa</code>");
  });

  test("without a state of its own is a record like any other", () => {
    expect(incidentWords(aResult(), PLAIN)).toBeUndefined();
    expect(renderIncident(aResult()).title).toBe("support-desk got worse: a metric");
  });
});
