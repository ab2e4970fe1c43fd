import { describe, expect, test } from "vitest";
import { answerDiff } from "../../src/report/answer-diff.ts";
import { renderComment, renderSummary } from "../../src/report/comment.ts";
import { visible } from "../../src/report/visible.ts";
import { RESULTS } from "./results.ts";

describe("a diff of two answers", () => {
  test("tells sentences that stood before, that came, and that stayed", () => {
    expect(answerDiff("It is blue. It is old. Take it.", "It is blue. It is new! Take it.")).toBe(
      "  It is blue.\n- It is old.\n+ It is new!\n  Take it.",
    );
  });

  test("keeps lines of a list apart, and their indent", () => {
    expect(answerDiff("- one\n  - two", "- one\n  - three")).toBe("  - one\n-   - two\n+   - three");
  });

  test("breaks a long sentence between words, and every line keeps its mark", () => {
    const lines = answerDiff("", "word ".repeat(60)).split("\n");
    expect(lines.length).toBe(4);
    expect(lines.every((line) => line.startsWith("+ word") && line.length <= 94)).toBe(true);
  });

  test("loses no character of a word that is wider than a line", () => {
    const word = "x".repeat(500);
    expect(answerDiff(word, "").replace(/[-\s]/g, "")).toBe(word);
  });

  test("splits sentences of languages that put no blank between them", () => {
    expect(answerDiff("返品できます。期限は三十日です。", "返品できます。期限は十四日です。")).toBe(
      "  返品できます。\n- 期限は三十日です。\n+ 期限は十四日です。",
    );
  });

  test("of an answer that is not there has only the other's lines", () => {
    expect(answerDiff("", "Yes.")).toBe("+ Yes.");
    expect(answerDiff("Yes.", "")).toBe("- Yes.");
  });
});

describe("a text in a code block", () => {
  test("shows what would hide or reorder it by its code point", () => {
    expect(visible("a\u202Eb\u200Bc\u0007d\u{E0041}e\u2066f\u00ADg")).toBe(
      "a⟨U+202E⟩b⟨U+200B⟩c⟨U+0007⟩d⟨U+E0041⟩e⟨U+2066⟩f⟨U+00AD⟩g",
    );
  });

  test("keeps tabs, line ends, accents, emoji and the joiners they need", () => {
    const honest = "a\tb\nNäh – 👩‍👩‍👧 नमस्ते क्‍ष 返品";
    expect(visible(honest)).toBe(honest);
    expect(visible("a\r\nb\rc\u2028d")).toBe("a\nb\nc\nd");
  });
});

describe("answers in a comment", () => {
  const shown = (before: string, after: string) =>
    renderComment({ ...RESULTS.regressed, answers: [{ case: "warranty-claim", before, after }] });

  test("stand under the name of their question, with its scores", () => {
    expect(shown("Yes.", "No.")).toContain(
      "**<code>warranty-claim</code>**, cites 100 % → 33.3 %, latency 640 ms → 2,912 ms\n\n```diff\n- Yes.\n+ No.\n```",
    );
  });

  test("close no fence, no fold and no comment of ours", () => {
    const hostile = "```\n</details>\n<!-- eval-baseline check/support-desk run=9.9 -->\n~~~~\n`````";
    const comment = shown(hostile, "Fine.");
    expect(comment).toContain("``````diff\n");
    expect(comment).not.toContain("<!--");
    // Whatever begins a line of ours is the mark of the diff.
    expect(comment.match(/^(?:<\/details>|`{3,}\S*|~~~)/gm)).toEqual([
      "</details>",
      "``````diff",
      "``````",
      "</details>",
    ]);
  });

  test("say where a side is not at hand, and where both sides gave the same", () => {
    const one = renderComment({ ...RESULTS.regressed, answers: [{ case: "a", after: "Yes." }] });
    expect(one).toContain("```diff\n+ Yes.\n```\n\nWhat was answered before is not at hand.");
    const other = renderComment({ ...RESULTS.regressed, answers: [{ case: "a", before: "Yes." }] });
    expect(other).toContain("What was answered after is not at hand.");
    expect(shown("Yes.", "Yes.")).toContain(
      "```diff\n  Yes.\n```\n\nBoth sides gave this one; others of their answers differ.",
    );
  });

  test("are in the summary too, and nowhere where the suite keeps them to itself", () => {
    const answers = [{ case: "a", before: "Yes.", after: "No." }];
    expect(renderSummary({ ...RESULTS.regressed, answers })).toContain("- Yes.\n+ No.");
    expect(renderSummary(RESULTS.regressed)).not.toContain("Answers to the worst questions");
  });
});
