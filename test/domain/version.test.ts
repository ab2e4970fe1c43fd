import { describe, expect, test } from "vitest";
import { commonVersion, diffTuples, tuplePrefix, UNKNOWN_VERSION, type Version } from "../../src/domain/version.ts";
import { aTuple } from "../builders.ts";

const named = (id: string): Version => ({ id, source: "native" });
const hashed = (id: string): Version => ({ id, source: "hash" });
const partly = (id: string): Version => ({ id, source: "hash", partial: true });
const none: Version = { id: "none", source: "config" };

describe("the difference of a layer", () => {
  const cases: readonly (readonly [string, Version, Version, string])[] = [
    ["equal ids are the same", named("v9"), named("v9"), "same"],
    ["other ids are changed", named("v9"), named("v10"), "changed"],
    ["unknown before cannot be told", UNKNOWN_VERSION, named("v9"), "cannot-tell"],
    ["unknown after cannot be told", named("v9"), UNKNOWN_VERSION, "cannot-tell"],
    ["unknown on both sides cannot be told", UNKNOWN_VERSION, UNKNOWN_VERSION, "cannot-tell"],
    ["a partial hash against a full one cannot be told", partly("a"), hashed("b"), "cannot-tell"],
    ["two partial hashes that differ are changed", partly("a"), partly("b"), "changed"],
    ["a declared name against a hash cannot be told", named("v9"), hashed("b"), "cannot-tell"],
    ["a layer that is gone is changed", hashed("a"), none, "changed"],
    ["a layer that neither side has is the same", none, none, "same"],
  ];
  test.each(cases)("%s", (_title, before, after, expected) => {
    const [, prompt] = diffTuples(aTuple({ prompt: before }), aTuple({ prompt: after }));
    expect(prompt).toMatchObject({ layer: "prompt", difference: expected });
  });
});

test("tools that are known by name alone on both sides cannot be told apart", () => {
  const tuple = aTuple({ tools: partly("a") });
  expect(diffTuples(tuple, tuple).find(({ layer }) => layer === "tools")?.difference).toBe("cannot-tell");
});

describe("the version that many observations agree on", () => {
  test("is theirs", () => expect(commonVersion([named("a"), named("a")])).toEqual(named("a")));
  test("is unknown without observations", () => expect(commonVersion([])).toEqual(UNKNOWN_VERSION));
  test("is unknown when they disagree, with the counts", () => {
    expect(commonVersion([named("a"), named("b"), named("b"), UNKNOWN_VERSION])).toEqual({
      id: null,
      source: "unknown",
      from: "mixed: b (2), a (1), unknown (1)",
    });
  });
});

test("the prefix of a tuple goes by its ids and not by where they came from", () => {
  const before = tuplePrefix(aTuple({ model: { id: "m", source: "config" } }));
  expect(before).toMatch(/^[0-9a-f]{8}$/);
  expect(tuplePrefix(aTuple({ model: { id: "m", source: "native", from: "x" } }))).toBe(before);
  expect(tuplePrefix(aTuple({ model: { id: "n", source: "config" } }))).not.toBe(before);
});
