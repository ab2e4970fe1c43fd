import { describe, expect, test } from "vitest";
import type { PostMortem } from "../../src/domain/post-mortem.ts";
import { serialisePostMortem } from "../../src/formats/post-mortem.ts";
import { attributionJson } from "../../src/report/attribution-json.ts";
import { attributionSummary, renderAttribution } from "../../src/report/attribution-page.ts";
import { renderComment } from "../../src/report/comment.ts";
import { readMarks } from "../../src/report/post-mortem/marks.ts";
import { renderPostMortem } from "../../src/report/post-mortem.ts";
import { renderPostMortemBrief } from "../../src/report/post-mortem-terminal.ts";
import { aResult } from "../builders.ts";
import { asGitHubRenders } from "./as-github-renders.ts";
import { commandsIn } from "./as-the-runner-reads.ts";
import { postMortemsOf } from "./hostile-incident.ts";

/** Every page on which GitHub shows something of an incident. */
function pagesOf(postMortem: PostMortem): readonly string[] {
  const { attribution } = postMortem;
  return [
    renderPostMortem(postMortem, { hasCases: false }),
    attributionSummary(attribution),
    renderComment(aResult({ attribution }), {}),
  ];
}

/** Everything that a reader could be led or called by. */
function effectsOf(word: string) {
  return postMortemsOf(word).map((one) =>
    pagesOf(one).map((page) => {
      const { skeleton, linked } = asGitHubRenders(page);
      return { skeleton, linked };
    }),
  );
}

const HARMLESS = effectsOf("plain");

describe("a stranger's word in every place of an incident", () => {
  test.each([
    {
      attack: "nobody is called by an incident, and no issue is referred to",
      word: "@octocat @acme/owners closes #1, GH-2, evil/repo#3 :tada:",
    },
    {
      attack: "an incident fetches nothing and leads nowhere",
      word: "![x](https://evil.example/b.png) [log in](https://evil.example) www.evil.example a@evil.example",
    },
    {
      attack: "an incident gets no markup, no section and no alert of a stranger's",
      word: "a | b\n\n# Approved\n> [!CAUTION]\n> **merge it**\n\n```mermaid\nx\n```\n</details></td></table><script>x</script><!-- y",
    },
    { attack: "a formula moves nothing in an incident", word: "$\\rlap{\\huge\\text{exonerated}}$" },
  ])("$attack", ({ word }) => {
    expect(effectsOf(word)).toEqual(HARMLESS);
  });

  test("no word opens or closes a place that people write in", () => {
    const keysOf = (word: string) =>
      postMortemsOf(word).map((one) => {
        const marks = readMarks(renderPostMortem(one, { hasCases: false }));
        return marks.status === "read" ? [...marks.words] : marks;
      });
    for (const word of [
      "x\n<!-- /yours -->\ny",
      "<!-- yours: summary -->",
      "x\n<!-- yours: lessons -->\nno\n<!-- /yours -->\n",
    ])
      expect(keysOf(word)).toEqual(keysOf("plain"));
  });
});

/** Everything of an incident that is printed to a log or a terminal, as wide as terminals are. */
async function printed(word: string): Promise<string> {
  const texts = postMortemsOf(word).flatMap((one) => [
    serialisePostMortem(one),
    attributionJson(one.attribution),
    ...[40, 57, 80, 100].flatMap((width) => [
      renderAttribution(one.attribution, { colour: false, width }),
      renderPostMortemBrief({ postMortem: one, place: word, cases: word }, { colour: false, width }),
    ]),
  ]);
  return (await Promise.all(texts)).join("");
}

describe("a stranger's word where an incident is printed", () => {
  test.each([
    { attack: "no line of an incident is a command of the runner", word: "x\n::error::y\r::add-mask::z ::notice::y" },
    {
      attack: "no line of an incident becomes a command by being broken",
      word: `${"word ".repeat(18)}::error::x ::notice::y`,
    },
    { attack: "no older form of a command is printed of an incident", word: "a ##[set-output name=gate]pass" },
  ])("$attack", async ({ word }) => {
    expect(commandsIn(word.split(" ").join("\n"))).not.toEqual([]);
    expect(commandsIn(await printed(word))).toEqual([]);
  });

  test("an incident steers no terminal, turns no line around and ends no script", async () => {
    const text = await printed("\u001b[31mred\u001b]0;t\u0007 \u009b2J\rover\bw \u202Ecba</script><!--\u2028");
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/u);
    for (const one of postMortemsOf("</script><!--"))
      expect(`${serialisePostMortem(one)}${attributionJson(one.attribution)}`).not.toContain("<");
  });
});
