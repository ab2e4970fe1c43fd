import { expect, test } from "vitest";
import { FORMATS, recordReader } from "../../src/formats/recognise.ts";
import { EXAMPLES } from "./examples.ts";

test.each(EXAMPLES)("a record of %s (%s) is recognised by that format and by no other", (name, _, record) => {
  expect(FORMATS.filter((format) => format.recognises(record)).map((format) => format.name)).toEqual([name]);
  expect(recordReader(record)?.name).toBe(name);
});

test("every format has an example, and every format a name of its own", () => {
  const names = FORMATS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect([...new Set(EXAMPLES.map(([name]) => name))].sort()).toEqual([...names].sort());
});

test.each([
  ...[null, true, 7, "text", [], {}, { data: [] }, { data: [{}], meta: {} }, { events: [] }, { object: "list" }],
  ...[{ spans: [] }, { runs: [] }, { messages: [{ role: "user", content: "Where is it?" }] }, { trace_id: "t" }],
  ...[{ format: "eval-baseline-trace" }, { format: 1 }, { object: "chat.completion" }, { level: "info", msg: "up" }],
])("%j is a record of no format", (value) => {
  expect(recordReader(value)).toBeUndefined();
});

test("nothing inherited makes a record of a value", () => {
  const inherited: unknown = Object.create({ resourceSpans: [], format: "eval-baseline-trace/1" });
  expect(recordReader(inherited)).toBeUndefined();
});
