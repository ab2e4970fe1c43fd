import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { canonicalJson, digestOf, sha256 } from "../../src/domain/digest.ts";

test.each([[""], ["abc"], ["naïve “quotes” 漢 𝒳"], ["half of a pair: \ud835"]])(
  "a text is hashed as UTF-8 (%j)",
  (text) => expect(sha256(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex")),
);

test("the digest of the empty text is the one everybody knows", () => {
  expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

test("equal values have one digest, whatever the order of keys, what is undefined, or how an accent is written", () => {
  const one = { b: [1, null], a: "e\u0301", c: undefined };
  expect(canonicalJson(one)).toBe('{"a":"é","b":[1,null]}');
  expect(digestOf(one)).toBe(digestOf({ a: "\u00e9", b: [1, undefined] }));
  expect(digestOf(one)).not.toBe(digestOf({ a: "é", b: [1, 0] }));
});
