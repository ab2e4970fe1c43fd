import fc from "fast-check";
import { expect, test } from "vitest";
import type { Acceptance } from "../../src/domain/acceptance.ts";
import { acceptanceMemo, parseAcceptanceMemo } from "../../src/formats/acceptance-memo.ts";

const ACCEPTANCE: Acceptance = {
  pullRequest: 7,
  head: "a".repeat(40),
  label: "accept-regression",
  by: "ada",
  at: "2026-11-02T06:00:00Z",
  losses: [
    { metric: "cites", scale: "difference", difference: -0.1 },
    { metric: "tone", slice: { attribute: "app.intent", value: "refund" }, scale: "ratio", difference: -0.2 },
  ],
};
const MEMO = { suite: "support-desk", acceptance: ACCEPTANCE };

test("a memo comes back as it was", () => {
  expect(parseAcceptanceMemo(acceptanceMemo(MEMO))).toEqual(MEMO);
});

test.each([
  ["no text", ""],
  ["text that is not JSON", "{"],
  ["a list", "[]"],
  ["one without a suite", JSON.stringify({ acceptance: ACCEPTANCE })],
  [
    "one that gains",
    acceptanceMemo({
      ...MEMO,
      acceptance: { ...ACCEPTANCE, losses: [{ metric: "a", scale: "ratio", difference: 1 }] },
    }),
  ],
  ["a part of a commit's id", acceptanceMemo({ ...MEMO, acceptance: { ...ACCEPTANCE, head: "aaaaaaa" } })],
  ["a time that is none", acceptanceMemo({ ...MEMO, acceptance: { ...ACCEPTANCE, at: "yesterday" } })],
])("a damaged memo is no acceptance: %s", (_, text) => {
  expect(parseAcceptanceMemo(text)).toBeUndefined();
});

test("no text whatever does more than not to be a memo", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(parseAcceptanceMemo(text)).toBeUndefined();
    }),
  );
});
