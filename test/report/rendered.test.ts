/** Every golden comment, read as its reader would: rendered in a browser, with GitHub's style sheet. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Result } from "../../src/domain/result.ts";
import { attributionSummary } from "../../src/report/attribution-page.ts";
import { renderComment } from "../../src/report/comment.ts";
import { renderIncident } from "../../src/report/incident.ts";
import { renderPostMortem } from "../../src/report/post-mortem.ts";
import { aComparison, aMovedCase, anEvidence, aResult, aSide } from "../builders.ts";
import { anAttributionNaming } from "./attributions.ts";
import { show, startBrowser, WIDTH } from "./github-page.ts";
import { aPostMortem } from "./post-mortems.ts";
import { AN_ACCEPTANCE, CITES } from "./results.ts";

const GOLDEN = new URL("../golden/", import.meta.url);
const names = readdirSync(GOLDEN).filter((name) => name.endsWith(".md"));
const read = (name: string) => readFileSync(new URL(name, GOLDEN), "utf8");

/** A folder for screenshots, where somebody wants to look. */
const SHOTS = process.env["EVAL_BASELINE_SCREENSHOTS"];
const OURS =
  /^https:\/\/github\.example\/acme\/desk\/(?:actions\/runs\/42|blob\/eval-baselines\/incidents\/[a-z0-9-]+\/post-mortem\.md)$/;

const started = await startBrowser();
const { page } = started as Extract<typeof started, { status: "started" }>;
afterAll(async () => {
  if (started.status === "started") await started.browser.close();
});
// Where there is no browser nothing is said about the pages, and the title says so.
const title =
  started.status === "started"
    ? "rendered as GitHub does"
    : `not rendered, because Chromium cannot start here: ${started.why}`;

describe.skipIf(started.status === "cannot-start")(title, () => {
  test("there is a golden comment for each verdict and each special case", () => {
    expect(names.filter((name) => name.startsWith("comment-")).length).toBeGreaterThan(20);
  });

  describe.each(names)("%s", (name) => {
    let seen: Seen;
    beforeAll(async () => {
      await show(page, read(name));
      if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
      seen = (await page.evaluate(LOOK)) as Seen;
    });

    test("has tables of equal rows, as many as its Markdown has", () => {
      const written = read(name).match(/^\|(?: - \|)+$/gm) ?? [];
      expect(seen.tables.length).toBe(written.length);
      for (const rows of seen.tables) {
        expect(rows.length).toBeGreaterThan(1);
        expect(new Set(rows.map((cells) => cells.length)).size).toBe(1);
      }
    });

    test("leaves no mark of Markdown or HTML in what is read", () => {
      expect(seen.prose).not.toMatch(/\*\*[^*\n]+\*\*|<\/?[a-z]+>|&#?\w+;|^\s*\||\|\s*-\s*\||```|\[!|\]\(|^- /m);
    });

    test("shows an alert where it must be looked at, and none elsewhere", () => {
      const wanted = [...read(name).matchAll(/^> \[!([A-Z]+)\]$/gm)].map(([, kind]) => kind);
      expect(seen.alerts).toEqual(wanted);
    });

    test("has folds with something in them", () => {
      expect(seen.folds.length).toBe(read(name).split("<details>").length - 1);
      for (const fold of seen.folds) {
        expect(fold.title).not.toBe("");
        expect(fold.blocks).toBeGreaterThan(0);
      }
    });

    test("fits its column: nothing is cut off on the right", () => {
      expect(seen.width).toBeLessThanOrEqual(WIDTH);
    });

    test("has no picture, and no link but those to the run and to the post-mortem", () => {
      expect(seen.images).toBe(0);
      expect(seen.links.filter((link) => !OURS.test(link))).toEqual([]);
    });

    test("shows each line of a diff with its mark", () => {
      const fences = [...read(name).matchAll(/^(`{3,})diff\n([\s\S]*?)\n\1$/gm)].map(([, , text]) => text);
      expect(seen.diffs.map((text) => text.trimEnd())).toEqual(fences);
      for (const line of seen.diffs.flatMap((text) => text.trimEnd().split("\n")))
        expect(line).toMatch(/^(?:[-+ ] ?|$)/);
    });
  });
});

const HOSTILE = [
  "</summary></details><details><summary>Mine</summary>",
  "![x](https://x.example/x.png) [y](https://y.example) <img src=x> https://z.example www.z.example a@z.example",
  "> [!CAUTION]\n> Mine\n\n| a | b |\n| - | - |\n| c | d |",
  "```\n```\n~~~~\n# Mine\n* * *\n- [ ] mine",
  "<!-- eval-baseline check/support-desk run=9.9 --> @octocat #1 acme/desk#1 \u202E\u0007",
];

describe.skipIf(started.status === "cannot-start")("what strangers wrote, rendered as GitHub does", () => {
  test.each(HOSTILE)("adds nothing to the page but its own text: %j", async (word) => {
    const comparison = aComparison({
      verdict: "regressed",
      before: aSide({ label: word, failures: { [word]: 2 } }),
      metrics: [{ ...CITES, metric: word, evidence: anEvidence({ worst: [aMovedCase({ id: word })] }) }],
    });
    const result = (text: string): Result => ({
      ...aResult({
        suite: text,
        gate: "fail",
        comparison,
        notes: [text],
        touched: [{ layer: "prompt", files: [text] }],
      }),
      answers: [{ case: text, before: `Yes. ${text}`, after: text }],
      accepted: [{ ...AN_ACCEPTANCE, by: text, label: text }],
      incident: { status: "begins", reference: text, since: text, metrics: [text] },
    });
    for (const [write, folds] of [
      [renderComment, 2],
      [(one: Result) => renderIncident(one).body, 1],
    ] as const) {
      await show(page, write(result(word)));
      const seen = (await page.evaluate(LOOK)) as Seen;
      const shown = [seen.alerts.length, seen.images, seen.links.length, seen.folds.length, seen.headings];
      expect(shown).toEqual([1, 0, 0, folds, 0]);
      expect(seen.tables.flatMap((rows) => rows.map((cells) => cells.length === rows[0]?.length))).not.toContain(false);
      await show(page, write(result("plain")));
      const plain = (await page.evaluate(LOOK)) as Seen;
      expect(seen.tables.map((rows) => rows.length)).toEqual(plain.tables.map((rows) => rows.length));
      expect(seen.folds.map(({ blocks }) => blocks)).toEqual(plain.folds.map(({ blocks }) => blocks));
    }
  });
});

describe.skipIf(started.status === "cannot-start")(
  "an attribution of what strangers named, rendered as GitHub does",
  () => {
    test.each(HOSTILE)("adds nothing to the page but its own text: %j", async (word) => {
      const shapes = [];
      for (const text of [word, "plain"]) {
        const attribution = anAttributionNaming(text);
        const pages = [
          renderComment({ ...aResult({ suite: "desk" }), attribution }),
          renderIncident({ ...aResult({ suite: "desk" }), attribution }).body,
          attributionSummary(attribution),
        ];
        for (const page_ of pages) {
          await show(page, page_);
          const seen = (await page.evaluate(LOOK)) as Seen;
          expect([seen.images, seen.links.length, seen.headings]).toEqual([0, 0, 0]);
          expect(seen.width).toBeLessThanOrEqual(WIDTH);
          shapes.push([seen.alerts, seen.tables.map((rows) => rows.map((cells) => cells.length)), seen.folds.length]);
        }
      }
      expect(shapes.slice(0, 3)).toEqual(shapes.slice(3));
    });
  },
);

describe.skipIf(started.status === "cannot-start")(
  "what strangers wrote in a post-mortem, rendered as GitHub does",
  () => {
    test.each(HOSTILE)("adds nothing to the page but its own text: %j", async (word) => {
      const base = aPostMortem();
      const pageWith = (text: string) =>
        renderPostMortem(
          aPostMortem({
            title: text,
            limits: [text],
            references: [text],
            notLookedAt: [{ code: "cadence", why: text }],
            actions: base.actions.map((action) => ({ ...action, text, role: text, verifiedBy: [text] })),
            timeline: base.timeline.map((entry) => ({ ...entry, evidence: text })),
            ...(base.reproduction === undefined
              ? {}
              : { reproduction: { ...base.reproduction, trace: text, case: text, question: text } }),
          }),
          { hasCases: false },
        );
      const look = async (text: string) => {
        await show(page, pageWith(text));
        return (await page.evaluate(LOOK)) as Seen;
      };
      const [hostile, plain] = [await look(word), await look("plain")];
      const shape = (seen: Seen) => ({
        tables: seen.tables.map((rows) => rows.map((cells) => cells.length)),
        folds: seen.folds.map(({ blocks }) => blocks),
        counts: [seen.alerts.length, seen.images, seen.links.length, seen.headings],
      });
      expect(shape(hostile)).toEqual(shape(plain));
      expect(shape(hostile).counts.slice(0, 3)).toEqual([0, 0, 0]);
    });
  },
);

type Seen = {
  readonly tables: readonly (readonly string[])[][];
  readonly prose: string;
  readonly alerts: readonly string[];
  readonly folds: readonly { readonly title: string; readonly blocks: number }[];
  readonly width: number;
  readonly images: number;
  readonly headings: number;
  readonly links: readonly string[];
  readonly diffs: readonly string[];
};

/** What stands on the page; runs there. Prose is what is not in a code block. */
const LOOK = `(() => {
  const all = (selector, of = document) => [...of.querySelectorAll(selector)];
  const body = document.querySelector(".markdown-body");
  const prose = body.cloneNode(true);
  for (const code of all("pre", prose)) code.remove();
  for (const cell of all("td, th, p, li, summary, div", prose)) cell.append("\\n");
  const inner = all(".markdown-body *").map((one) => (one.closest("pre") ? 0 : one.getBoundingClientRect().right));
  return {
    tables: all("table").map((table) => all("tr", table).map((row) => all("td, th", row).map((cell) => cell.textContent))),
    prose: prose.textContent,
    alerts: all(".markdown-alert .markdown-alert-title").map((title) => title.textContent.trim().toUpperCase()),
    folds: all("details").map((fold) => ({
      title: fold.querySelector("summary")?.textContent ?? "",
      blocks: all("table, p, pre, ul", fold).length,
    })),
    width: Math.ceil(Math.max(document.documentElement.scrollWidth, ...inner)),
    images: all(".markdown-body img").length,
    headings: all("h1, h2, h3, hr, input").length,
    links: all(".markdown-body a").map((link) => link.getAttribute("href")),
    diffs: all("pre code.language-diff").map((code) => code.textContent),
  };
})()`;
