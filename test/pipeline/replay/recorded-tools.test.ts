import { expect, test } from "vitest";
import { callKey } from "../../../src/pipeline/replay/call-key.ts";
import { recordedTools } from "../../../src/pipeline/replay/recorded-tools.ts";
import { aCall } from "../scripted-models.ts";

test.each([
  ["keys in another order", '{"a":1,"b":2}', '{"b":2,"a":1}'],
  ["white space", '{"a":[1,2]}', ' {\n"a" : [ 1, 2 ] }'],
  ["a number in another form", '{"a":1,"b":100}', '{"a":1.0,"b":1e2}'],
  ["nothing for an empty object", "", " {} "],
  ["an escape for the letter", '{"a":"é"}', '{"a":"\\u00e9"}'],
  ["text that is no JSON, trimmed", "id=7", " id=7\n"],
])("calls are equal with %s", (_name, one, other) => {
  expect(callKey("order", one)).toBe(callKey("order", other));
});

test.each([
  ["another value", '{"a":1}', '{"a":2}'],
  ["a text for a number", '{"a":1}', '{"a":"1"}'],
  ["white space inside a text", '{"a":"x y"}', '{"a":"x  y"}'],
  ["another order in a list", '{"a":[1,2]}', '{"a":[2,1]}'],
  ["numbers too long for a float", '{"id":12345678901234567890}', '{"id":12345678901234567891}'],
  ["a long number and the text of it", '{"id":12345678901234567890}', '{"id":"12345678901234567890"}'],
])("calls differ by %s", (_name, one, other) => {
  expect(callKey("order", one)).not.toBe(callKey("order", other));
});

test("calls of different tools differ", () => {
  expect(callKey("order", "{}")).not.toBe(callKey("refund", "{}"));
});

test("the n-th equal call gets the n-th result, and the last result again after that", () => {
  const resultOf = recordedTools([
    { tool: "status", arguments: "{}", result: "packed" },
    { tool: "order", arguments: '{"id":7}', result: "shoes" },
    { tool: "status", arguments: " {}", result: "sent" },
  ]);
  const asked = [1, 2, 3, 4].map(() => resultOf(aCall("status", "{}"))?.text);
  expect(asked).toEqual(["packed", "sent", "sent", "sent"]);
  expect(resultOf(aCall("order", '{"id": 7.0}'))).toEqual({ text: "shoes", from: "recording" });
});

test("a call that was never recorded has no result", () => {
  const resultOf = recordedTools([{ tool: "order", arguments: '{"id":7}', result: "shoes" }]);
  expect(resultOf(aCall("order", '{"id":8}'))).toBeUndefined();
  expect(resultOf(aCall("refund", '{"id":7}'))).toBeUndefined();
});
