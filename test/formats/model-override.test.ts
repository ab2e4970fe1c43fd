import { describe, expect, test } from "vitest";
import type { ModelSpec } from "../../src/domain/model-spec.ts";
import { UserErrors } from "../../src/errors.ts";
import { modelOfFile, overriddenModel } from "../../src/formats/model-override.ts";

const USUAL: ModelSpec = {
  name: "gpt-4.1",
  baseUrl: "https://models.example.com/v1",
  keyVariable: "DESK_KEY",
  parameters: { temperature: 0.7, custom: true },
  price: { input: 2, output: 8 },
  api: "responses",
};

const chosen = (value: string, usual: ModelSpec = USUAL) => overriddenModel(value, usual, `--layer model=${value}`);

function refusal(run: () => unknown): UserErrors {
  try {
    run();
  } catch (error) {
    if (error instanceof UserErrors) return error;
    throw error;
  }
  throw new Error("was taken");
}

describe("a model written on one line", () => {
  test("is the suite's under another name, and has the very price of the suite", () => {
    expect(chosen("gpt-5-mini")).toEqual({ ...USUAL, name: "gpt-5-mini" });
    expect(chosen("gpt-5-mini").price).toBe(USUAL.price);
    expect(chosen("llama3:8b").name).toBe("llama3:8b");
  });

  test("replaces what it names, and keeps the rest", () => {
    const value =
      "gpt-5-mini?temperature=0.2&base-url=https://other.example.com/v1&api=chat&price.input=0.25&price.output=2&price.cached-input=0&key-variable=OTHER_KEY";
    expect(chosen(value)).toEqual({
      name: "gpt-5-mini",
      baseUrl: "https://other.example.com/v1",
      keyVariable: "OTHER_KEY",
      parameters: { temperature: 0.2, custom: true },
      price: { input: 0.25, output: 2, cachedInput: 0 },
    });
  });

  test("without a name asks the suite's model otherwise", () => {
    expect(chosen("?temperature=1")).toEqual({ ...USUAL, parameters: { temperature: 1, custom: true } });
  });

  test("leaves out a parameter that has no value, and reads JSON where there is some", () => {
    const { parameters } = chosen(
      'a?temperature=&reasoning_effort=low&stop=["a","b"]&parameters.top_k=40&custom=false&parameters.note=a%26b+c',
    );
    expect(parameters).toEqual({
      custom: false,
      reasoning_effort: "low",
      stop: ["a", "b"],
      top_k: 40,
      note: "a&b+c",
    });
  });

  test("keeps a parameter that is named like a property of every object to itself", () => {
    const { parameters } = chosen("a?parameters.__proto__=1");
    expect(Object.keys(parameters)).toContain("__proto__");
    expect(Object.getPrototypeOf(parameters)).toBe(Object.prototype);
  });

  test.each([
    ["a slip in a parameter", "a?temprature=0.2", 'unknown key "temprature"'],
    ["an inherited property", "a?toString=1", 'unknown key "toString"'],
    ["a slip in a price", "a?price.inputs=1", 'unknown key "price.inputs"'],
    ["half a price", "a?price.input=1", "price.output: expected dollars per million tokens, 0 or more"],
    [
      "a price that is no number",
      "a?price.input=1&price.output=two",
      "price.output: expected dollars per million tokens, 0 or more",
    ],
    ["an API that there is not", "a?api=grpc", "api: expected chat or responses"],
    [
      "a base URL that is none",
      "a?base-url=models.example.com",
      "base-url: expected http://… or https://… without a user name or password",
    ],
    [
      "a password in a base URL",
      "a?base-url=https://me:secret@models.example.com",
      "base-url: expected http://… or https://… without a user name or password",
    ],
    [
      "a key itself in place of its variable",
      "a?key-variable=sk-123",
      "key-variable: expected the name of an environment variable, like OPENAI_API_KEY",
    ],
    ["a bad escape", "a?seed=%zz", "seed: the value is not percent-encoded as a URL's is"],
    ["a blank name", " ", "name: expected the name of a model"],
  ])("with %s is refused, and the keys are listed", (_name, value, problem) => {
    const { message, problems, remedy } = refusal(() => overriddenModel(value, USUAL, "--layer model=…"));
    expect(message).toBe("--layer model=… is no model");
    expect(problems).toEqual([problem]);
    expect(remedy).toMatch(
      /^Write NAME\?KEY=VALUE&KEY=VALUE, where a key is one of base-url, api, key-variable, price\.input, price\.output, price\.cached-input, a parameter \(temperature, .+\), or parameters\.NAME for any other parameter\.$/,
    );
  });

  test("tells all of its problems at once", () => {
    expect(refusal(() => chosen("a?temprature=0&api=x")).problems).toHaveLength(2);
  });
});

describe("a model in a file", () => {
  test("is what layers.model of a suite holds, with its defaults, and the suite's price where it has none", () => {
    const text = "name: local-1\nbase-url: http://127.0.0.1:8080/v1\nparameters: { temperature: 0 }\n";
    const model = modelOfFile(text, "m.yml", USUAL);
    expect(model).toEqual({
      name: "local-1",
      baseUrl: "http://127.0.0.1:8080/v1",
      keyVariable: "OPENAI_API_KEY",
      parameters: { temperature: 0 },
      price: USUAL.price,
    });
    expect(modelOfFile("name: a\nprice: { input: 1, output: 2 }\napi: responses\n", "m.yml", USUAL)).toEqual({
      name: "a",
      keyVariable: "OPENAI_API_KEY",
      parameters: {},
      price: { input: 1, output: 2 },
      api: "responses",
    });
  });

  test("tells every problem at once, each with its line", () => {
    const text = "base_url: a\nname: 3\nparameters: 1\nprice:\n  input: -1\n  out: 2\n";
    const { message, problems, remedy } = refusal(() => modelOfFile(text, "m.yml", USUAL));
    expect(message).toBe("m.yml is no model");
    expect(problems).toEqual([
      "m.yml:1: base_url: unknown key; expected one of name, base-url, key-variable, parameters, price, api",
      "m.yml:2: name: expected the name of a model",
      "m.yml:3: parameters: expected a mapping of parameters",
      "m.yml:6: price.out: unknown key; expected one of input, output, cached-input",
      "m.yml:5: price.input: expected dollars per million tokens, 0 or more",
      "m.yml:4: price.output: expected dollars per million tokens, 0 or more",
    ]);
    expect(remedy).toBe("Write what layers.model of a suite holds.");
  });

  test.each([
    ["no name", "parameters: {}\n", 'm.yml:1: "name" is missing'],
    ["a list", "- a\n", "m.yml:1: expected a mapping with the name of a model"],
  ])("with %s is refused", (_name, text, problem) => {
    expect(refusal(() => modelOfFile(text, "m.yml", USUAL)).problems).toEqual([problem]);
  });
});
