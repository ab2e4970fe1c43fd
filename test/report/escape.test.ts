import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeMarkdown, escapeTerminal } from "../../src/report/escape.ts";

describe("escapeMarkdown", () => {
  test.each([
    ["a code span", "`rm -rf`", "&#96;rm -rf&#96;"],
    ["a code fence", "```sh", "&#96;&#96;&#96;sh"],
    ["a tilde fence", "~~~sh", "&#126;&#126;&#126;sh"],
    ["a table cell", "a | b", "a &#124; b"],
    ["a line break and a heading", "one\r\n\r\n# two", "one &#35; two"],
    ["a Unicode line separator", "one\u2028two", "one two"],
    ["a script tag", "<script>x</script>", "&#60;script&#62;x&#60;/script&#62;"],
    ["the end of our details", "</details>", "&#60;/details&#62;"],
    ["our own comment marker", "<!-- eval-baseline check/desk -->", "&#60;&#33;-- eval-baseline check/desk --&#62;"],
    ["the end of a comment", "--> x", "&#45;-&#62; x"],
    ["a mention", "@octocat", "&#64;\u200Boctocat"],
    ["a team mention", "ask @acme/desk-team", "ask &#64;\u200Bacme/desk-team"],
    ["an issue reference", "see #123", "see &#35;\u200B123"],
    ["a reference into another repository", "acme/desk#45", "acme/desk&#35;\u200B45"],
    ["the older issue reference", "GH-77", "GH-\u200B77"],
    ["a link", "[pay](//x.example)", "&#91;pay&#93;&#40;//x.example&#41;"],
    ["an image", "![x](//x.example/x.png)", "&#33;&#91;x&#93;&#40;//x.example/x.png&#41;"],
    ["a bare address", "https://x.example", "https:\u200B//x.example"],
    ["a bare address without a scheme", "www.x.example", "www\u200B.x.example"],
    ["a mail address", "me@x.example", "me&#64;\u200Bx.example"],
    ["a mail scheme", "mailto:me", "mailto\u200B:me"],
    ["emphasis", "**a** _b_ ~~c~~", "&#42;&#42;a&#42;&#42; &#95;b&#95; &#126;&#126;c&#126;&#126;"],
    ["a list item", "- item", "&#45; item"],
    ["a numbered item", "1. item", "1&#46; item"],
    ["a setext heading", "=====", "&#61;===="],
    ["a quote and an alert", "> [!CAUTION]", "&#62; &#91;&#33;CAUTION&#93;"],
    ["a character reference", "&lt;b&gt;", "&#38;lt;b&#38;gt;"],
    ["a backslash before a pipe", "\\|", "&#92;&#124;"],
    ["a formula", "$x^2$", "&#36;x&#94;2&#36;"],
    ["a formula's command", "$\\huge x$", "&#36;&#92;\u200Bhuge x&#36;"],
    ["an emoji name", ":tada:", ":\u200Btada:"],
    ["a footnote", "[^1]", "&#91;&#94;1&#93;"],
    ["a workflow expression", "$" + "{{ secrets.X }}", "&#36;&#123;&#123; secrets.X &#125;&#125;"],
    ["an attribute", "\" onclick='x'", "&#34; onclick=&#39;x&#39;"],
    ["an escape sequence", "\u001b[31mred", "\uFFFD&#91;31mred"],
    ["a bidirectional override", "a\u202Egnp.exe", "a\uFFFDgnp.exe"],
    ["a bidirectional isolate", "a\u2066b", "a\uFFFDb"],
    ["invisible tag characters", "x\u{E0041}", "x\uFFFD"],
    ["a zero-width space that hides a word", "ad\u200Bmin", "admin"],
    ["half a surrogate pair", "\uD800x", "\uFFFDx"],
    ["a NUL", "a\u0000b", "a\uFFFDb"],
  ])("disarms %s", (_, attack, harmless) => {
    expect(escapeMarkdown(attack)).toBe(harmless);
  });

  test("leaves ordinary words as they are", () => {
    for (const words of [
      "refund-after-30-days",
      "prompts/support.md",
      "6.1 % of the trials",
      "gpt-4.1",
      "返品, Rückgabe, 👩‍💻",
    ])
      expect(escapeMarkdown(words)).toBe(words);
  });

  test("cuts a text that is too long after whole characters and says so", () => {
    expect(escapeMarkdown("😀".repeat(401))).toBe(`${"😀".repeat(400)}…`);
    expect(escapeMarkdown("abcdef", 3)).toBe("abc…");
  });

  test("whatever the text, nothing is left that Markdown or GitHub acts on", () => {
    const nasty = fc.string({ unit: fc.constantFrom(..."<>|`@#&![]()*_~\\\n\r\u001b\u202E:/$ab1-=+.") });
    fc.assert(
      fc.property(nasty, (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped).not.toMatch(/[<>|`*_~[\]()!\\$\n\r\p{Cc}\u202E]/u);
        expect(escaped).not.toMatch(/&(?!#\d+;)/);
        expect(escaped.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))).not.toMatch(
          /@[a-z0-9]|#\d|:\/\//,
        );
      }),
    );
  });
});

describe("escapeTerminal", () => {
  test.each([
    ["colours", "\u001b[31mred\u001b[0m", "\uFFFD[31mred\uFFFD[0m"],
    ["a window title", "\u001b]0;x\u0007", "\uFFFD]0;x\uFFFD"],
    ["the one-byte control sequence introducer", "\u009b2J", "\uFFFD2J"],
    ["a line that is overwritten", "fail\rpass", "fail pass"],
    ["a backspace", "fail\bpass", "fail\uFFFDpass"],
    ["a bidirectional override", "\u202Eabc", "\uFFFDabc"],
    ["a workflow command", "::stop-commands::x", "\u200B::stop-commands::x"],
    ["an older workflow command", "x ##[add-mask]y", "x ##\u200B[add-mask]y"],
    ["a new line", "a\nb", "a b"],
  ])("disarms %s", (_, attack, harmless) => {
    expect(escapeTerminal(attack)).toBe(harmless);
  });

  test("leaves Markdown alone", () => {
    expect(escapeTerminal("**a** | <b> @c #1")).toBe("**a** | <b> @c #1");
  });
});
