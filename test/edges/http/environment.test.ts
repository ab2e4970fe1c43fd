import { expect, test } from "vitest";
import { keyIn } from "../../../src/edges/http/environment.ts";

test.each([
  [" sk-1\n", { status: "set", key: "sk-1" }],
  ["", { status: "unset" }],
  [" ", { status: "unset" }],
  [undefined, { status: "unset" }],
  ["sk 1", { status: "unusable" }],
  ["“sk-1”", { status: "unusable" }],
])("a variable that holds %j gives %j", (value, key) => {
  expect(keyIn({ KEY: value }, "KEY")).toEqual(key);
});

test("a variable that is named like something every object has is not set", () => {
  expect(keyIn({}, "toString")).toEqual({ status: "unset" });
});
