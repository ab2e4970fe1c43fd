import { describe, expect, test } from "vitest";
import { callKey } from "../../../src/pipeline/replay/call-key.ts";
import { recordedTools } from "../../../src/pipeline/replay/recorded-tools.ts";
import { aCall } from "../scripted-models.ts";

test.each([
  ["keys in another order", '{"a":1,"b":2}', '{"b":2,"a":1}'],
  ["white space", '{"a":[1,2]}', ' {\n"a" : [ 1, 2 ] }'],
  ["a number in another form", '{"a":1,"b":100}', '{"a":1.0,"b":1e2}'],
  ["nothing for an empty object", "", " {} "],
  ["a long number in another form", '{"id":12345678901234567890}', '{"id":1234567890123456789e1}'],
  ["a fraction of zeros", '{"id":12345678901234567890}', '{"id":12345678901234567890.00}'],
  ["a power of ten written out", '{"a":1e22}', '{"a":10000000000000000000000}'],
  ["zero in another form", '{"a":0}', '{"a":0e999}'],
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
  ["powers of ten beyond a float", '{"a":1e400}', '{"a":1e500}'],
  ["a power of ten beyond a float, and nothing", '{"a":1e400}', '{"a":null}'],
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

test("an error is an error again", () => {
  const resultOf = recordedTools([{ tool: "order", arguments: "{}", result: "timed out", error: true }]);
  expect(resultOf(aCall("order", ""))).toEqual({ text: "timed out", from: "recording", error: true });
});

describe("ignored arguments", () => {
  const ignored = { "*": ["request_id"], order: ["now"] };

  test("make no difference, at the top and of their tool", () => {
    expect(callKey("order", '{"id":7,"request_id":1,"now":2}', ignored)).toBe(callKey("order", '{"id":7}', ignored));
    expect(callKey("status", '{"now":2}', ignored)).not.toBe(callKey("status", "{}", ignored));
    expect(callKey("order", '{"at":{"now":2}}', ignored)).not.toBe(callKey("order", '{"at":{}}', ignored));
  });

  test("are looked for by the names the suite wrote, and no others", () => {
    expect(callKey("constructor", '{"length":1}', ignored)).not.toBe(callKey("constructor", "{}", ignored));
    expect(callKey("order", '["now"]', ignored)).not.toBe(callKey("order", "[]", ignored));
  });
});

describe("the nearest call", () => {
  const results = [
    { tool: "order", arguments: '{"id":"A-17","full":true}', result: "the first" },
    { tool: "order", arguments: '{"id":"A-12","full":false,"lang":"en"}', result: "the second" },
    { tool: "order", arguments: '{"id":"B-99","full":true}', result: "the third" },
    { tool: "refund", arguments: '{"id":"A-12","full":true,"lang":"en"}', result: "of another tool" },
  ];
  const nearest = (call: ReturnType<typeof aCall>) => recordedTools(results, { nearest: true })(call);

  test("has the largest share of equal arguments", () => {
    expect(nearest(aCall("order", '{"lang":"en","full":false,"id":"A-17"}'))).toEqual({
      text: "the second",
      from: "nearest",
    });
  });

  test("has the smallest edit distance among calls with an equal share, and was recorded first among those", () => {
    expect(nearest(aCall("order", '{"id":"A-18","full":true}'))?.text).toBe("the first");
    expect(nearest(aCall("order", '{"id":"B-90","full":true}'))?.text).toBe("the third");
    expect(nearest(aCall("order", '{"id":"C-03","full":true}'))?.text).toBe("the first");
  });

  test("is of the same tool, of the same calls in turn, and never of an equal call", () => {
    const resultOf = recordedTools(
      [
        { tool: "status", arguments: '{"id":7}', result: "packed" },
        { tool: "status", arguments: '{"id":7}', result: "sent" },
      ],
      { nearest: true },
    );
    expect(resultOf(aCall("order", '{"id":7}'))).toBeUndefined();
    expect([8, 8, 8].map((id) => resultOf(aCall("status", `{"id":${id}}`))?.text)).toEqual(["packed", "sent", "sent"]);
    expect(resultOf(aCall("status", '{"id":7}'))).toEqual({ text: "packed", from: "recording" });
  });

  test("of arguments that are no JSON is none", () => {
    expect(nearest(aCall("order", '{"id":'))).toBeUndefined();
  });
});

test("arguments nested deeper than a stack goes are compared as text", () => {
  const nested = (depth: number) => `{"a":${"[".repeat(depth)}"]["${"]".repeat(depth)}}`;
  expect(callKey("order", nested(50_000))).not.toBe(callKey("order", nested(50_001)));
  expect(callKey("order", nested(400))).toBe(callKey("order", ` ${nested(400)} `.replace(":", " : ")));
});
