import { expect, test } from "vitest";
import type { Finder } from "../../../src/pipeline/redact/finding.ts";
import { lookedOnce } from "../../../src/pipeline/redact/looked-once.ts";

function counting() {
  const looks: string[] = [];
  const find: Finder = (text, key) => {
    looks.push(`${key}: ${text}`);
    const start = text.indexOf("7");
    return start < 0 ? [] : [{ start, end: start + 1, kind: "secret", value: "7" }];
  };
  return { looks, find: lookedOnce([find]) };
}

test("a text with nothing to find is looked at once for each key, and one with something every time", () => {
  const { looks, find } = counting();
  for (let time = 0; time < 3; time += 1) {
    expect(find("Answer kindly.", "a")).toEqual([]);
    expect(find("Answer kindly.", "b")).toEqual([]);
    expect(find("Order 7.", "a")).toHaveLength(1);
  }
  expect(looks.sort()).toEqual(["a: Answer kindly.", "a: Order 7.", "a: Order 7.", "a: Order 7.", "b: Answer kindly."]);
});

test("texts beyond what is remembered are looked at every time, and nothing is lost", () => {
  const { looks, find } = counting();
  const long = "x".repeat(3_000_000);
  for (const text of [long, `${long}y`, `${long}y`, long]) expect(find(text, "a")).toEqual([]);
  expect(looks).toHaveLength(3);
});
