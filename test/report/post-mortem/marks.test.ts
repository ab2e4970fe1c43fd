import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { place, readMarks } from "../../../src/report/post-mortem/marks.ts";
import { placesIn, UNWRITTEN } from "../../../src/report/post-mortem/places.ts";
import { notReadIn, standingIn } from "../../../src/report/post-mortem/standing.ts";
import { renderPostMortem } from "../../../src/report/post-mortem.ts";
import { aPostMortem, NOT_REPRODUCED } from "../post-mortems.ts";

/** Whatever people may write: HTML, line ends of any system, words that are nearly marks, Markdown. */
const WRITTEN = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.constantFrom(
        "<!-- yours -->",
        "<!-- /yours",
        "text <!-- /yours -->",
        "<!-- yours: Summary -->",
        "<!-- yours: summary --> and more",
        "<!--/yours-->",
        "<b>bold</b></details>",
        "- status: confirmed",
        "```",
        "# A heading",
        "\r",
        "",
      ),
    ),
    { maxLength: 6 },
  )
  .chain((lines) =>
    fc
      .array(fc.constantFrom("\n", "\r\n", "\n\n"), { minLength: lines.length, maxLength: lines.length })
      .map((ends) => lines.map((line, index) => `${line.replaceAll("\n", " ")}${ends[index]}`).join("")),
  );

const [FIRST, LATER] = [aPostMortem(), aPostMortem({ at: "2026-11-09T09:00:00.000Z", gaps: [], limits: ["Other."] })];
const KEYS = ["summary", "factors", "lessons", "checklist.infrastructure-changed", "action.fix-retrieval"] as const;

/** Puts words into a place, as an editor would. */
function writeIn(markdown: string, key: string, words: string): string {
  const begin = `<!-- yours: ${key} -->\n`;
  const from = markdown.indexOf(begin) + begin.length;
  return markdown.slice(0, from) + words + markdown.slice(markdown.indexOf("<!-- /yours -->", from));
}

function wordsIn(markdown: string): ReadonlyMap<string, string> {
  const marks = readMarks(markdown);
  if (marks.status === "broken") throw new Error(`line ${marks.line}: ${marks.problem}`);
  return marks.words;
}

describe("what people write in a post-mortem", () => {
  test("stays byte for byte when it is written anew, whatever it is and whatever the rest becomes", () => {
    fc.assert(
      fc.property(fc.array(WRITTEN, { minLength: KEYS.length, maxLength: KEYS.length }), (texts) => {
        const empty = renderPostMortem(FIRST, { hasCases: false });
        const edited = KEYS.reduce((markdown, key, index) => writeIn(markdown, key, texts[index] ?? ""), empty);
        const anew = renderPostMortem(LATER, { hasCases: false, words: wordsIn(edited) });
        for (const [index, key] of KEYS.entries()) expect(wordsIn(anew).get(key)).toBe(texts[index]);
        // And once more: nothing is lost or doubled the second time.
        expect(renderPostMortem(LATER, { hasCases: false, words: wordsIn(anew) })).toBe(anew);
      }),
    );
  });

  test("is kept at the end when its place is gone, and returns to its place when that is there again", () => {
    const words = "Ask the provider.\r\n";
    const edited = writeIn(renderPostMortem(FIRST, { hasCases: false }), "action.fix-retrieval", words);
    const without = renderPostMortem(NOT_REPRODUCED, { hasCases: false, words: wordsIn(edited) });
    const [body = "", leftOver = ""] = without.split("## Kept from earlier versions\n");
    expect(body).not.toContain(words);
    expect(leftOver).toContain(`From action.fix-retrieval:\n\n${place("action.fix-retrieval", words)}`);
    const again = renderPostMortem(FIRST, { hasCases: false, words: wordsIn(without) });
    expect(again).toBe(edited);
  });

  test("is not kept at the end where nobody wrote anything", () => {
    const words = wordsIn(renderPostMortem(FIRST, { hasCases: false }));
    expect(renderPostMortem(NOT_REPRODUCED, { hasCases: false, words })).not.toContain("Kept from earlier versions");
  });

  test("may come with the line ends of another system", () => {
    const edited = renderPostMortem(FIRST, { hasCases: false }).replaceAll("\n", "\r\n");
    expect(wordsIn(edited).get("lessons")).toBe(UNWRITTEN.replace("\n", "\r\n"));
  });
});

test("a page has every place that its record says it has", () => {
  for (const postMortem of [FIRST, NOT_REPRODUCED]) {
    const places = [...wordsIn(renderPostMortem(postMortem, { hasCases: false })).keys()];
    expect(placesIn(postMortem).toSorted()).toEqual(places.toSorted());
  }
});

describe("marks that people broke", () => {
  const whole = `# A\n\n${place("summary", "one\n")}\n\n${place("status", "two\n")}\n`;

  test.each([
    [
      "an end is gone",
      whole.replace("one\n<!-- /yours -->\n", "one\n"),
      6,
      'the place "status" begins here, and the place "summary" of line 3 has no end',
    ],
    [
      "the last end is gone",
      whole.replace("two\n<!-- /yours -->\n", "two\n"),
      7,
      'the place "status" begins here and has no end',
    ],
    [
      "a beginning is gone",
      whole.replace("<!-- yours: status -->\n", ""),
      8,
      "a place ends here that has no beginning",
    ],
    [
      "a beginning was changed",
      whole.replace("yours: status", "mine: status"),
      9,
      "a place ends here that has no beginning",
    ],
    [
      "a place is there twice",
      `${whole}${place("summary", "")}\n`,
      10,
      'the place "summary" begins here for the second time',
    ],
    ["a place is gone", whole.replace(place("status", "two\n"), ""), 7, 'the marks of the place "status" are gone'],
  ])("are named with their line: %s", (_, markdown, line, problem) => {
    expect(readMarks(markdown, ["summary", "status"])).toEqual({ status: "broken", line, problem });
  });

  test("are none in a text without any, where none are required", () => {
    expect(readMarks("# A\n")).toEqual({ status: "read", words: new Map() });
  });
});

describe("the standing that people give an incident", () => {
  test.each([
    [undefined, { status: "draft", kind: "incident" }],
    ["- status: draft\n- kind: incident\n- severity: unknown\n", { status: "draft", kind: "incident" }],
    [
      "- status: confirmed\n- kind: near-miss\n- severity: s1\n",
      { status: "confirmed", kind: "near-miss", severity: "S1" },
    ],
    ["**Status**: closed\r\nseverity: S4", { status: "closed", kind: "incident", severity: "S4" }],
    ["status: `disputed`\nseverity:\n", { status: "disputed", kind: "incident" }],
    ["Nothing to see here", { status: "draft", kind: "incident" }],
  ])("is read from its place: %j", (words, standing) => {
    expect(standingIn(words)).toEqual(standing);
    expect(notReadIn(words)).toEqual([]);
  });

  test("is that of a draft where a word is not known, and says which line it could not read", () => {
    const words = "- status: finished\r\n- kind: \u00fcbel\n- severity: S9\n";
    expect(standingIn(words)).toEqual({ status: "draft", kind: "incident" });
    expect(notReadIn(words)).toEqual([
      'In the place of the status, the line "status: finished" has none of the words draft, confirmed, disputed, closed: it is taken for draft.',
      'In the place of the status, the line "kind: \u00fcbel" has none of the words incident, near-miss, false-positive: it is taken for incident.',
      'In the place of the status, the line "severity: S9" has none of the words S1, S2, S3, S4, unknown: it is taken for unknown.',
    ]);
  });
});
