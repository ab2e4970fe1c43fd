import { expect, test } from "vitest";
import { toolsVersion } from "../../src/domain/tool-version.ts";

const A = { name: "a", description: "first", parameters: { type: "object", properties: { x: { type: "string" } } } };
const B = { name: "b", parameters: { type: "object" } };

test("the order of tools and of keys does not matter", () => {
  const reordered = {
    parameters: { properties: { x: { type: "string" } }, type: "object" },
    description: "first",
    name: "a",
  };
  expect(toolsVersion([B, reordered])).toEqual(toolsVersion([A, B]));
});

test("the id is the SHA-256 of the canonical JSON, as other programs compute it", () => {
  // printf '[{"name":"b","parameters":{"type":"object"}}]' | sha256sum
  expect(toolsVersion([B]).id).toBe("sha256:12972c22a2d49a4de2616d7c37cbcdd313d33b26aadf6ad7c6de034f68a93606");
});

test("a changed word in a description is another version", () => {
  expect(toolsVersion([{ ...A, description: "second" }]).id).not.toBe(toolsVersion([A]).id);
});

test("a definition without parameters makes the hash partial", () => {
  expect(toolsVersion([A, { name: "c" }])).toHaveProperty("partial", true);
  expect(toolsVersion([A, B])).not.toHaveProperty("partial");
});
