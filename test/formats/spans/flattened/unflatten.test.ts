import { expect, test } from "vitest";
import { gathered, hasGaps } from "../../../../src/formats/spans/flattened/unflatten.ts";

test("orders a list by number, not by text, and closes its gaps", () => {
  const attributes = { "list.10.text": "c", "list.9.text": "b", "list.2.text": "a" };
  expect(gathered(attributes, "list")).toEqual([{ text: "a" }, { text: "b" }, { text: "c" }]);
});

test("nests lists within lists", () => {
  const attributes = { "list.0.calls.1.name": "b", "list.0.calls.0.name": "a", "list.0.role": "assistant" };
  expect(gathered(attributes, "list")).toEqual([{ calls: [{ name: "a" }, { name: "b" }], role: "assistant" }]);
});

test("takes a list as one, beside names that only begin alike", () => {
  const attributes = { "gen_ai.prompt.name": "answer", "gen_ai.prompt.0.role": "user", "gen_ai.prompting.0.role": "x" };
  expect(gathered(attributes, "gen_ai.prompt")).toEqual([{ role: "user" }]);
});

test("makes an object of names that are no numbers", () => {
  expect(gathered({ "vars.shop.name": "Acme", "vars.tone": "kind" }, "vars")).toEqual({
    shop: { name: "Acme" },
    tone: "kind",
  });
});

test("reads a list that is whole, as a structure or as JSON text, with flat names inside", () => {
  const list = [{ "message.role": "user", "message.content": "Hi" }];
  const read = [{ message: { role: "user", content: "Hi" } }];
  expect(gathered({ list }, "list")).toEqual(read);
  expect(gathered({ list: JSON.stringify(list) }, "list")).toEqual(read);
  expect(gathered({ list: JSON.stringify(JSON.stringify(list)) }, "list")).toEqual(read);
});

test("prefers a value to what stands below its name", () => {
  expect(gathered({ "list.0.a": "whole", "list.0.a.b": "part" }, "list")).toEqual([{ a: "whole" }]);
});

test("has nothing where nothing is", () => {
  expect(gathered({ lists: 1 }, "list")).toBeUndefined();
});

test("reads ten thousand elements of a list and no more", () => {
  const attributes = Object.fromEntries(Array.from({ length: 10_050 }, (_, index) => [`list.${index}.n`, index]));
  const list = gathered(attributes, "list") as readonly unknown[];
  expect(list).toHaveLength(10_000);
  expect(list.at(-1)).toEqual({ n: 9_999 });
});

test("follows names no deeper than any writer makes them", () => {
  const deep = `list.0.${Array.from({ length: 5_000 }, () => "a").join(".")}`;
  expect(JSON.stringify(gathered({ [deep]: 1 }, "list")).length).toBeLessThan(1_000);
});

test("pollutes nothing through hostile names", () => {
  const list = gathered({ "list.0.__proto__.polluted": 1, "list.0.constructor.prototype.polluted": 1 }, "list");
  expect("polluted" in {}).toBe(false);
  expect(Object.keys((list as readonly object[])[0] ?? {})).toEqual(["__proto__", "constructor"]);
});

test.each([
  [{ "list.0.a": 1, "list.1.a": 1, "list.1.b": 1 }, false],
  [{ "list.0.a": 1, "list.2.a": 1 }, true],
  [{ "list.233.a": 1, "list.234.a": 1 }, true],
  [{ "lists.1.a": 1, list: [] }, false],
])("knows whether elements are missing: %o", (attributes, expected) => {
  expect(hasGaps(attributes, "list")).toBe(expected);
});
