import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Anchor } from "../../src/domain/anchor.ts";
import { asOneLine, LONGEST_LINE } from "../../src/domain/anchor.ts";
import { UserError } from "../../src/errors.ts";
import { parseAnchor, serialiseAnchor } from "../../src/formats/anchor.ts";

const validate = new Ajv2020().compile(JSON.parse(readFileSync("schema/anchor.json", "utf8")));
const LABEL = "branch eval-baselines";
const ANCHOR: Anchor = {
  format: 1,
  suite: "desk",
  baseline: "baselines/desk/2026/2026-11-02-1a2b3c4d.json",
  by: "Ada <ada@example.org>",
  at: "2026-11-02T07:00:00.000Z",
  why: "reviewed by hand after the move to the new index",
};

function failure(content: string): { readonly problem: string; readonly remedy: string } {
  try {
    parseAnchor(content, "desk", LABEL);
  } catch (error) {
    if (error instanceof UserError) return { problem: error.message, remedy: error.remedy };
    throw error;
  }
  throw new Error("the text was read as an anchor");
}

describe("an anchor", () => {
  test("reads back as it was written, whatever its words are, and follows the published schema", () => {
    const line = fc
      .string({ unit: "grapheme", maxLength: 60 })
      .map(asOneLine)
      .filter((text) => text !== "");
    fc.assert(
      fc.property(line, line, (by, why) => {
        const written = serialiseAnchor({ ...ANCHOR, by, why });
        expect(parseAnchor(written, "desk", LABEL)).toEqual({ ...ANCHOR, by, why });
        validate(JSON.parse(written));
        expect(validate.errors).toBeNull();
      }),
    );
  });

  test("has a file that a person can read, its keys always in one order", () => {
    const backwards = Object.fromEntries(Object.entries(ANCHOR).reverse()) as Anchor;
    expect(serialiseAnchor(backwards)).toBe(`{
  "format": 1,
  "suite": "desk",
  "baseline": "baselines/desk/2026/2026-11-02-1a2b3c4d.json",
  "by": "Ada <ada@example.org>",
  "at": "2026-11-02T07:00:00.000Z",
  "why": "reviewed by hand after the move to the new index"
}
`);
  });

  test("that somebody edited by hand still comes as one plain line", () => {
    const { by, why } = parseAnchor(
      serialiseAnchor({ ...ANCHOR, by: "A\u202eda\n", why: `\u001b]0;x\u0007 two\nlines ${"x".repeat(2000)}` }),
      "desk",
      LABEL,
    );
    expect(by).toBe("Ada");
    expect(why).toMatch(/^\]0;x two lines x+$/);
    expect(why).toHaveLength(LONGEST_LINE);
  });
});

describe("a file that is no anchor", () => {
  const edited = (changes: object) => JSON.stringify({ ...ANCHOR, ...changes });

  test.each([
    ["{ not JSON: secret words", "it is not JSON"],
    ["null", "it must be an object"],
    ["{}", "format is missing"],
    [edited({ format: 0 }), "format must be 1"],
    [edited({ suite: "other" }), "suite is another suite's"],
    [edited({ baseline: undefined }), "baseline is missing"],
    [edited({ baseline: "../../etc/passwd" }), "baseline must be the path of a record of this suite"],
    [
      edited({ baseline: "baselines/other/2026/2026-11-02-1a2b3c4d.json" }),
      "baseline must be the path of a record of this suite",
    ],
    [edited({ by: " " }), "by must say something"],
    [edited({ why: 7 }), "why must be text"],
    [edited({ at: "yesterday" }), "at must be a time in UTC, such as 2026-11-02T06:00:00Z"],
  ])("%.40s… says what is wrong, and how to go on", (content, what) => {
    expect(failure(content)).toEqual({
      problem: `anchors/desk.json of ${LABEL} is not an anchor: ${what}`,
      remedy:
        "Restore the file from the branch's history, or bless a baseline again: eval-baseline anchor BASELINE --why TEXT.",
    });
  });

  test("is one of a newer program: that asks for a newer program", () => {
    expect(failure(edited({ format: 2 }))).toEqual({
      problem: `anchors/desk.json of ${LABEL} is an anchor of format 2, and this version reads format 1`,
      remedy: "Use a newer version of eval-baseline.",
    });
  });

  test("is nothing but refused, whatever it holds", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => parseAnchor(JSON.stringify(value), "desk", LABEL)).toThrow(UserError);
      }),
    );
  });
});
