import { expect, test } from "vitest";
import { attributeText } from "../../src/domain/attribute-text.ts";

test.each([
  ["text", "text"],
  [7, "7"],
  [false, "false"],
  [{ b: 1, a: [true] }, '{"a":[true],"b":1}'],
  ["", undefined],
  [null, undefined],
])("shows %j as %j", (value, expected) => {
  expect(attributeText({ it: value }, "it")).toBe(expected);
});

test("finds nothing that every object inherits", () => {
  expect(attributeText({}, "constructor")).toBeUndefined();
  expect(attributeText({}, "__proto__")).toBeUndefined();
});
