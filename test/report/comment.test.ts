import { describe, expect, test } from "vitest";
import type { Result } from "../../src/domain/result.ts";
import { renderComment, renderSummary } from "../../src/report/comment.ts";
import { aComparison, aMovedCase, anEvidence, aResult, aSide, aTuple, aVersion } from "../builders.ts";
import { AN_ACCEPTANCE, CITES, MORE_RESULTS, RESULTS } from "./results.ts";

const POINTERS = {
  runUrl: "https://github.example/acme/desk/actions/runs/42",
  reproduce: "npx eval-baseline check --suite evals/suite.yml --base 3f1c09a --head 8be21d4",
};

test.each(Object.entries({ ...RESULTS, ...MORE_RESULTS }))(
  "the comment for %s reads as its golden file",
  async (verdict, result) => {
    const command =
      result.story === "check" ? POINTERS.reproduce : `npx eval-baseline ${result.story} --suite evals/suite.yml`;
    await expect(renderComment(result, { ...POINTERS, reproduce: command })).toMatchFileSnapshot(
      `../golden/comment-${verdict}.md`,
    );
  },
);

test("the summary of a regression reads as its golden file", async () => {
  await expect(renderSummary(RESULTS.regressed, POINTERS)).toMatchFileSnapshot("../golden/summary-regressed.md");
});

/** A regression with so many metrics, files, notes and cases. */
function aLongResult(size: { metrics?: number; files?: number; notes?: number }): Result {
  const metrics = Array.from({ length: size.metrics ?? 1 }, (_, index) => ({ ...CITES, metric: `metric-${index}` }));
  return aResult({
    verdict: "regressed",
    gate: "fail",
    comparison: aComparison({ verdict: "regressed", metrics }),
    touched: [{ layer: "prompt", files: Array.from({ length: size.files ?? 1 }, (_, index) => `prompts/${index}.md`) }],
    notes: Array.from({ length: size.notes ?? 0 }, (_, index) => `note ${index} ${"x".repeat(300)}`),
  });
}

describe("a comment that is too long", () => {
  test("drops its worst questions first, and says so", () => {
    const comment = renderComment(aLongResult({ metrics: 300 }), POINTERS);
    expect(comment.length).toBeLessThan(60_000);
    expect(comment).not.toContain("Worst questions");
    expect(comment).toContain("| metric-299 |");
    expect(comment).toMatch(
      /\nLeft out because the report is too long: worst questions\. The summary of the run has them\.\n$/,
    );
  });

  test("drops only what it must, whole sections in a fixed order", () => {
    const comment = renderComment(aLongResult({ metrics: 20, notes: 250 }), POINTERS);
    expect(comment).toMatch(
      /Left out because the report is too long: worst questions, touched files, failures\. Shortened because the report is too long: notes\. The summary/,
    );
    expect(comment).toContain("\n- note 9 ");
    expect(comment).toContain("\n- and 240 more notes\n");
    expect(comment).toContain("To see it on your machine");
    expect(comment).toContain("Pairing: ");
    expect(comment).toContain("| metric-19 |");
  });

  test("never drops the verdict", () => {
    const comment = renderComment(aLongResult({ metrics: 5000, notes: 500 }), POINTERS);
    expect(comment.length).toBeLessThan(60_000);
    expect(comment.startsWith("> [!CAUTION]\n> **Regressed:** metric-0 got worse: 91 % → 74 %")).toBe(true);
    expect(comment).toContain(
      "Shortened because the report is too long: notes, metrics. The summary of the run has them.",
    );
    expect(comment).toContain("\n| metric-29 | 91 % | 74 % |");
    expect(comment).toContain("\n\nAnd 4,970 more metrics of 5,000.\n");
  });

  test("lets everything go but the verdict and what must be done, if it has to", () => {
    const long = "&".repeat(400);
    const metrics = Array.from({ length: 400 }, () => ({ ...CITES, metric: long }));
    const accepted = Array.from({ length: 20 }, () => ({ ...AN_ACCEPTANCE, label: long, by: long }));
    const comparison = aComparison({ verdict: "regressed", metrics });
    const notes = Array.from({ length: 100 }, () => long);
    const comment = renderComment({ ...aResult({ comparison, notes }), accepted }, POINTERS);
    expect(comment.length).toBeLessThan(60_000);
    expect(comment).toMatch(/^\*\*Regressed:\*\*|^> /);
    expect(comment).not.toMatch(/^\|.*[^|\n]$/m);
  });

  test("shows fewer answers before it shows none", () => {
    const text = (word: string) => `${word} `.repeat(2000 / (word.length + 1));
    const answers = Array.from({ length: 5 }, (_, index) => ({
      case: `case-${index}`,
      before: text("old"),
      after: text("new"),
    }));
    const few = renderComment({ ...aLongResult({ metrics: 110 }), answers }, POINTERS);
    expect(few).toContain("<summary>Answers to the worst questions (2)</summary>");
    expect(few).toContain("Shortened because the report is too long: answers. The summary");
    const none = renderComment({ ...aLongResult({ metrics: 160 }), answers }, POINTERS);
    expect(none).not.toContain("Answers to the worst questions");
    expect(none).toContain("Left out because the report is too long: answers");
  });

  test("is never cut inside a table, a fold or a code block, however long it is", () => {
    const answers = [{ case: "a", before: "x ".repeat(900), after: "y ".repeat(900) }];
    for (const metrics of [1, 80, 160, 240, 320, 1000]) {
      const comment = renderComment({ ...aLongResult({ metrics, notes: metrics / 4, files: 9 }), answers }, POINTERS);
      expect(comment.length).toBeLessThan(60_000);
      expect(comment.split("<details>").length).toBe(comment.split("</details>").length);
      expect(comment.match(/^`{3,}/gm)?.length).toSatisfy((count: number) => count % 2 === 0);
      for (const line of comment.split("\n").filter((row) => row.startsWith("|"))) expect(line).toMatch(/\|$/);
    }
  });

  test("stays short whatever a stranger's words are", () => {
    const hostile = "<|@".repeat(100_000);
    const metric = { ...CITES, metric: hostile, evidence: anEvidence({ worst: [aMovedCase({ id: hostile })] }) };
    const result = aResult({
      suite: hostile,
      comparison: aComparison({
        verdict: "regressed",
        metrics: [metric],
        before: aSide({ label: hostile, versions: aTuple({ prompt: aVersion(hostile, { from: hostile }) }) }),
      }),
      notes: [hostile],
    });
    expect(renderComment(result).length).toBeLessThan(60_000);
  });
});

describe("a summary", () => {
  test("keeps what a comment has to drop", () => {
    const summary = renderSummary(aLongResult({ metrics: 350, files: 40 }), POINTERS);
    expect(summary).toContain("<summary>Worst questions (700)</summary>");
    expect(summary).toContain("prompts/39.md");
    expect(summary).not.toContain("Left out");
  });

  test("stays under its limit in bytes, dropping what only it has first", () => {
    const summary = renderSummary(aLongResult({ metrics: 2000 }), POINTERS);
    expect(new TextEncoder().encode(summary).length).toBeLessThan(1_000_000);
    expect(summary).toMatch(/too long: metrics in words\. The result file has them\.\n$/);
  });

  test("counts bytes, and not characters, as GitHub does", () => {
    const notes = Array.from({ length: 1000 }, () => "語".repeat(390));
    const summary = renderSummary({ ...aLongResult({}), notes }, POINTERS);
    expect(notes.join("").length).toBeLessThan(400_000);
    expect(new TextEncoder().encode(summary).length).toBeLessThan(1_000_000);
    expect(summary).toMatch(/Shortened because the report is too long: notes\./);
  });
});

describe("a comment", () => {
  test("names a few files and counts the rest", () => {
    expect(renderComment(aLongResult({ files: 8 }))).toContain(
      "| prompt | prompts/0.md, prompts/1.md, prompts/2.md, prompts/3.md, prompts/4.md and 3 more |",
    );
  });

  test("shows where a number is unknown instead of a number", () => {
    const evidence = anEvidence({ detectable: Number.NaN, before: Number.NaN });
    const comparison = aComparison({ metrics: [{ ...CITES, evidence }] });
    expect(renderComment(aResult({ comparison }))).toContain("| cites | unknown | 91 % |");
  });

  test("tells why a run that was compared all the same is incomplete", () => {
    const incomplete = { reason: "cut-off", problem: "the run was stopped", remedy: "Run it again." } as const;
    expect(renderComment(aResult({ incomplete }))).toContain("- Incomplete: the run was stopped. Run it again.");
  });

  test("links a run only by a web address, and lets no command end its own code block", () => {
    const comment = renderComment(aResult(), { runUrl: "javascript:alert(1)", reproduce: "x ``` y\n# z" });
    expect(comment).not.toContain("[The run]");
    expect(comment).toContain("javascript:alert&#40;1&#41;");
    expect(comment).toContain("````sh\nx ``` y # z\n````");
  });

  test("lets no word through that could forge our marker, a mention or a table cell", () => {
    const marker = "<!-- eval-baseline check/support-desk --> @octocat | #1";
    const comment = renderComment(
      aResult({
        suite: marker,
        verdict: "regressed",
        comparison: aComparison({
          verdict: "regressed",
          before: aSide({ label: marker, versions: aTuple({ model: aVersion(marker) }), failures: { [marker]: 2 } }),
          metrics: [
            {
              ...CITES,
              metric: marker,
              evidence: anEvidence({ worst: [aMovedCase({ id: marker, slices: { [marker]: marker } })] }),
            },
          ],
        }),
        touched: [{ layer: "prompt", files: [marker] }],
        baseline: marker,
        notes: [marker],
      }),
    );
    expect(comment).not.toContain("<!--");
    expect(comment).not.toContain("@octocat");
    expect(comment).not.toMatch(/(?<!&)#1/);
    const cells = comment
      .split("\n")
      .filter((line) => line.startsWith("| &"))
      .map((line) => line.split("|").length);
    expect(new Set(cells)).toEqual(new Set([8]));
  });
});
