import { describe, expect, test } from "vitest";
import type { PostMortem } from "../../src/domain/post-mortem.ts";
import { renderPostMortem } from "../../src/report/post-mortem.ts";
import { ATTRIBUTIONS } from "./attributions.ts";
import { aPostMortem, NOT_REPRODUCED } from "./post-mortems.ts";

const render = (postMortem: PostMortem, words?: ReadonlyMap<string, string>) =>
  renderPostMortem(postMortem, { hasCases: false, ...(words === undefined ? {} : { words }) });

/** A section without what comes after it. */
const section = (markdown: string, title: string) => markdown.split(`## ${title}\n\n`)[1]?.split("\n## ")[0] ?? "";

describe("a post-mortem as a page", () => {
  test.each([
    ["attributed", aPostMortem()],
    ["not-reproduced", NOT_REPRODUCED],
  ])("reads as its golden file (%s)", async (name, postMortem) => {
    await expect(render(postMortem)).toMatchFileSnapshot(`../golden/post-mortem-${name}.md`);
  });

  test("begins with seven lines: what, since when, how often, which layer, what resolves it, why unseen, what to do", () => {
    const [lines = ""] = section(render(aPostMortem()), "Summary").split("\n\n");
    expect(lines.split("\n").map((line) => line.replace(/^- \*\*([^*]+)\*\*.*$/, "$1"))).toEqual([
      "What",
      "Since when",
      "How often",
      "Which layer",
      "What resolves it",
      "Why it was not caught",
      "To do",
    ]);
    expect(lines).toContain("**Retrieval did it** (92 % of the loss in answers, 78 to 100 %)");
    expect(lines).toContain("0 of 20 (at most 17 %) instead of 19 of 20 (76 % to 100 %)");
  });

  test("never blames by a trace that did not fail again, and gives the upper bound", () => {
    const markdown = render(NOT_REPRODUCED);
    expect(section(markdown, "Summary")).toContain(
      "Nothing to resolve: replayed in the incident's state, one trace fails 0 of 20 (at most 17 %), so nothing is blamed by it.",
    );
    expect(section(markdown, "Reproduction")).toContain("0 of 20, upper bound 17 %");
  });

  test("marks versions that nobody knows", () => {
    const versions = section(render(NOT_REPRODUCED), "Versions");
    expect(versions).toContain("**Unknown at the incident**: retrieval.");
    expect(versions).toContain("| retrieval | <code>kb-2026-09-01</code> | unknown | cannot tell |");
  });

  test("gives an open question of the checklist a place for an answer, and an answered one none", () => {
    const checklist = section(render(aPostMortem()), "Checklist");
    const places = [...checklist.matchAll(/<!-- yours: (\S+) -->/g)].map(([, key]) => key);
    expect(places).toEqual(["checklist.infrastructure-changed"]);
  });

  test("names the traces and the command where the questions to add may not lie beside it", () => {
    const apart = section(render(aPostMortem()), "Actions");
    expect(apart).toContain("eval-baseline post-mortem --incident 2026-11-02-support-desk-answers --out incident");
    const beside = section(renderPostMortem(aPostMortem(), { hasCases: true }), "Actions");
    expect(beside).toContain("<code>cases.jsonl</code>");
    expect(beside).not.toContain("--out incident");
  });

  test.each(Object.entries(ATTRIBUTIONS))("has words for every outcome of an attribution (%s)", (_, attribution) => {
    const markdown = render(aPostMortem({ attribution }));
    expect(markdown).not.toMatch(/undefined|NaN|\[object/);
    expect(section(markdown, "Which layer did it")).toContain("**May the model be named**: ");
  });

  test("has words for every gap and every prevention", () => {
    const slice = { attribute: "app.intent", value: "refund" };
    const gaps: PostMortem["gaps"] = [
      {
        code: "alert-ignored",
        alerts: [{ at: "2026-11-01T06:00:00Z", what: "regressed", gate: "warn" }],
        prevention: [{ kind: "fail-on-regressed" }],
      },
      {
        code: "canary-too-small",
        cases: 20,
        needed: 59,
        chance: 0.36,
        prevention: [{ kind: "canary-size", cases: 59 }],
      },
      {
        code: "margin-too-wide",
        metric: "answers",
        loss: 0.03,
        margin: 0.1,
        share: 0.05,
        prevention: [{ kind: "narrow-margin", metric: "answers", margin: 0.1, slice }],
      },
      {
        code: "blind-metric",
        metric: "answers",
        confirmed: 20,
        seen: 2,
        upper: 0.3,
        prevention: [{ kind: "calibrate-judge", metric: "answers", labels: 100 }],
      },
      {
        code: "novel-queries",
        queries: 30,
        novel: 20,
        p: 0.005,
        prevention: [{ kind: "add-cases", cases: ["a"], traces: ["t"] }],
      },
      {
        code: "no-case-in-slice",
        slice,
        share: 0.05,
        needed: 59,
        prevention: [{ kind: "slice-quota", slice, cases: 12 }],
      },
      {
        code: "unversioned",
        layers: ["retrieval"],
        changePoint: "baselines/d/2026/x.json",
        prevention: [{ kind: "stamp-version", layer: "retrieval", attribute: "app.index" }],
      },
      { code: "unversioned", layers: ["tools"], prevention: [] },
      {
        code: "other-tuple",
        run: "baselines/d/2026/x.json",
        differences: [],
        prevention: [{ kind: "align-suite", layers: ["prompt"] }],
      },
    ];
    const shown = section(render(aPostMortem({ gaps })), "Why it was not caught before");
    expect(shown.split("\n").filter((line) => line.startsWith("| **")).length).toBe(gaps.length);
    expect(shown).not.toMatch(/undefined|NaN/);
    expect(shown).toContain("No version of tools is recorded.");
  });

  test("says of a metric without failures what its means were", () => {
    const impact = { metric: "latency", means: { unit: "ms" as const, before: 812.4, during: 1240 }, slices: [] };
    expect(section(render(aPostMortem({ impact })), "Impact")).toContain("812 ms before, 1,240 ms during it.");
  });

  test("lets no word of a stranger make a mark, a link or a heading", () => {
    const hostile = "<!-- yours: summary -->\n# Mine\n[x](https://x.example) @octocat";
    const base = aPostMortem();
    const markdown = render(
      aPostMortem({
        title: hostile,
        limits: [hostile],
        notLookedAt: [{ code: "cadence", why: hostile }],
        actions: base.actions.map((action) => ({ ...action, text: hostile, role: hostile, verifiedBy: [hostile] })),
        timeline: base.timeline.map((entry) => ({ ...entry, evidence: hostile })),
        references: [hostile],
      }),
    );
    expect(markdown.match(/^<!-- yours: summary -->$/gm)).toHaveLength(1);
    expect(markdown).not.toMatch(/^# Mine/m);
    expect(markdown).not.toContain("](https://x.example)");
    expect(markdown).not.toContain("@octocat");
  });

  test("stays under 60,000 characters, whatever there is to say, and drops no place for people", () => {
    const base = aPostMortem();
    const many = <T>(one: T) => Array.from({ length: 400 }, () => one);
    const markdown = render(
      aPostMortem({
        timeline: base.timeline.flatMap(many),
        limits: many("A limit. ".repeat(200)),
        references: many("r".repeat(400)),
      }),
    );
    expect(markdown.length).toBeLessThanOrEqual(60_000);
    expect(markdown).toContain("Left out because the report is too long: references");
    expect(markdown).toContain("<!-- yours: timeline -->");
    expect(markdown).toContain("<!-- yours: lessons -->");
  });
});
