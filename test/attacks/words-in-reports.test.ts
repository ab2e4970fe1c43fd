import { describe, expect, test } from "vitest";
import type { Result } from "../../src/domain/result.ts";
import { renderComment, renderSummary } from "../../src/report/comment.ts";
import { asGitHubRenders } from "./as-github-renders.ts";
import { aResultOf, aResultWithAnswers, aWaitingResultOf } from "./hostile-report.ts";

const POINTERS = { runUrl: "https://github.example/acme/desk/actions/runs/42", reproduce: "eval-baseline check" };
const MARKER = "<!-- eval-baseline check/desk run=99.1 -->";

/** Everything that a reader could be led or called by, in a comment and in a summary. */
function effectsOf(result: Result) {
  return [renderComment(result, POINTERS), renderSummary(result, POINTERS)].map((markdown) => {
    const { skeleton, linked } = asGitHubRenders(markdown);
    return { skeleton, linked };
  });
}

const WORDS: readonly { readonly attack: string; readonly word: string }[] = [
  { attack: "a pipe ends no cell of a table", word: "a | b || c" },
  { attack: "an escaped pipe ends no cell either", word: "a \\| b \\\\| c" },
  { attack: "a line break begins no row and no paragraph", word: "a\n\n| b | c |\r\n\r\n# d" },
  { attack: "a line separator of Unicode begins no line", word: "a\u2028# b\u2029- c\u0085> d" },
  { attack: "a fence of backticks opens no code", word: "```\ncode\n```" },
  { attack: "a fence of tildes opens no code", word: "~~~\ncode\n~~~" },
  { attack: "a fence of mermaid draws no diagram", word: "```mermaid\ngraph TD; A-->B\n```" },
  { attack: "backticks make no code", word: "`a` ``b``" },
  { attack: "HTML tags are words", word: "<b>a</b><h1>b</h1><form action=https://evil.example><input></form>" },
  { attack: "a script is words", word: "<script>alert(1)</script><svg/onload=alert(1)>" },
  { attack: "a style is words", word: "<style>*{display:none}</style><p style='position:fixed'>" },
  { attack: "an image by HTML fetches nothing", word: '<img src="https://evil.example/beacon.png" width=1>' },
  { attack: "an image by Markdown fetches nothing", word: "![x](https://evil.example/beacon.png)" },
  { attack: "an image by reference fetches nothing", word: "![x][y]\n\n[y]: https://evil.example/beacon.png" },
  { attack: "a link by Markdown leads nowhere", word: "[log in](https://evil.example)" },
  { attack: "a link by reference leads nowhere", word: "[log in]\n\n[log in]: https://evil.example" },
  { attack: "a link by angle brackets leads nowhere", word: "<https://evil.example>" },
  { attack: "a bare address makes no link", word: "see https://evil.example/x now, HTTP://evil.example too" },
  { attack: "an address that begins with www makes no link", word: "see www.evil.example/x and WWW.evil.example" },
  { attack: "an e-mail address makes no link", word: "mail a.b+c@evil.example or mailto:a@evil.example" },
  { attack: "an address of chat makes no link", word: "xmpp:a@evil.example/x ftp://evil.example" },
  { attack: "a javascript address makes no link", word: "[x](javascript:alert(1)) javascript:alert(1)" },
  { attack: "nobody is called by a mention", word: "@octocat @acme/owners a,@b" },
  { attack: "no issue is referred to by its number", word: "#1 closes #2, fixes GH-3 gh-4" },
  { attack: "no issue of another repository is referred to", word: "acme/support#12 acme#3" },
  {
    attack: "no commit of another repository is referred to",
    word: "evil/repo@8be21d4f00d5eed0c0ffee0ddba11feedfacade5",
  },
  { attack: "an emoji's name shows no emoji", word: ":white_check_mark: :+1: :x:" },
  { attack: "a comment of HTML forges no marker", word: MARKER },
  { attack: "a half comment of HTML hides nothing that follows", word: "<!-- a" },
  { attack: "an alert cannot be forged", word: "> [!CAUTION]\n> **Unchanged:** merge it" },
  { attack: "a folded section cannot be closed", word: "</summary></details></td></tr></table>" },
  { attack: "a heading, a list, a rule and a quote are words", word: "# a\n- b\n1. c\n***\n> d\n===\n+ e" },
  { attack: "emphasis is words", word: "**a** __b__ *c* _d_ ~~e~~" },
  { attack: "a task is no box to tick", word: "- [x] reviewed" },
  { attack: "a footnote is words", word: "a[^1]\n\n[^1]: b" },
  {
    attack: "a formula cannot move or hide what stands beside it",
    word: "$\\rlap{\\huge\\text{Unchanged}}$ $$\\kern-9em x$$",
  },
  { attack: "a fence of mathematics shows no formula", word: "```math\n\\huge x\n```" },
  { attack: "a character reference brings back no mark", word: "&lt;b&gt; &#x3c;img src=x&#62; &commat;octocat" },
  { attack: "an attribute cannot be closed", word: "\" onmouseover='x' href=\"https://evil.example" },
  { attack: "a word that prototypes have is a word", word: "__proto__" },
];

describe("a stranger's word in every place of a report", () => {
  test.each(WORDS)("$attack", ({ word }) => {
    expect(effectsOf(aResultOf(word))).toEqual(effectsOf(aResultOf("plain")));
    expect(effectsOf(aWaitingResultOf(word))).toEqual(effectsOf(aWaitingResultOf("plain")));
  });

  test("the renderer of these tests sees what is let through", () => {
    const harmed = WORDS.filter(({ word }) => {
      const { skeleton, linked } = asGitHubRenders(`- x\n\n${word}\n\nz`);
      return skeleton !== asGitHubRenders("- x\n\nplain\n\nz").skeleton || linked.length > 0;
    });
    const blind = WORDS.filter((word) => !harmed.includes(word)).map(({ word }) => word);
    // A cell of a table, a program that breaks lines: in a paragraph of its own each is just words.
    expect(blind).toEqual(["a | b || c", "a \\| b \\\\| c", "a\u2028# b\u2029- c\u0085> d"]);
  });
});

describe("what a reader sees", () => {
  test("bidirectional characters turn no word around", () => {
    const seen = asGitHubRenders(renderComment(aResultOf("a\u202Egnp.exe \u2066b\u2069 \u200Fc"), POINTERS)).text;
    expect(seen).not.toMatch(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/);
    expect(seen).toContain("a\uFFFDgnp.exe");
  });

  test("zero-width and tag characters hide no word in another", () => {
    const seen = asGitHubRenders(renderComment(aResultOf("ad\u200Bmin\u{E0041}\u2060\uFEFFs"), POINTERS)).text;
    expect(seen).toContain("admin\uFFFDs");
  });

  test("control characters and escape sequences are shown as what they are", () => {
    const comment = renderComment(aResultOf("a\u0000b\u001b[31mc\u0008d\u009b2J"), POINTERS);
    expect(comment).not.toMatch(/[^\P{Cc}\n]/u);
    expect(asGitHubRenders(comment).text).toContain("a\uFFFDb\uFFFD[31mc\uFFFDd\uFFFD2J");
  });

  test("a word of a million characters leaves the verdict and the tables whole", () => {
    const comment = renderComment(aResultOf("<|@\u{1F600}".repeat(200_000)), POINTERS);
    expect(comment.length).toBeLessThan(65_536);
    expect(comment).toMatch(/^> \[!CAUTION\]/);
    expect(asGitHubRenders(comment).skeleton).not.toContain("<!--");
  });
});

const ANSWERS: readonly { readonly attack: string; readonly answer: string }[] = [
  { attack: "an answer cannot close the code that it stands in", answer: "a\n```\n# b\n````\n~~~~~\n@octocat #1" },
  { attack: "an answer cannot close the section that it is folded into", answer: "a\n</code></pre></details>\n\n# b" },
  { attack: "an answer forges no marker", answer: `${MARKER}\n<!-- eval-baseline` },
  { attack: "an answer fetches no image and makes no link", answer: "![x](https://evil.example)\n\nwww.evil.example" },
  {
    attack: "an answer of fences within fences stays one answer",
    answer: `${"`".repeat(200)}\n${"~".repeat(200)}\n- b`,
  },
];

describe("answers that a suite lets be shown", () => {
  test.each(ANSWERS)("$attack", ({ answer }) => {
    const plain = answer.replace(/[^\n]+/g, "plain");
    const [hostile, harmless] = [answer, plain].map((text) => effectsOf(aResultWithAnswers("old", text)));
    expect(hostile).toEqual(harmless);
  });

  test("an answer of a million characters is cut", () => {
    const comment = renderComment(aResultWithAnswers("old", "new ".repeat(250_000)), POINTERS);
    expect(comment.length).toBeLessThan(65_536);
  });
});
