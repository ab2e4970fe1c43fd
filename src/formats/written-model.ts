import { isObject } from "./json-shape.ts";

/** A model as schema/suite.json has it, or a part of one. */
export type WrittenModel = {
  readonly name?: string;
  readonly "base-url"?: string;
  readonly "key-variable"?: string;
  readonly api?: "chat" | "responses";
  readonly parameters?: { readonly [name: string]: unknown };
  readonly price?: { readonly input: number; readonly output: number; readonly "cached-input"?: number };
};

/** What is wrong with a key of a model; "price.input" has the path ["price", "input"]. */
export type ModelProblem = { readonly path: readonly string[]; readonly problem: string };

const KEYS = ["name", "base-url", "key-variable", "parameters", "price", "api"];
const PRICES = ["input", "output", "cached-input"];

/**
 * What keeps a value from being a model, by the rules of schema/suite.json; none means that it is a `WrittenModel`.
 * The name may be missing: who needs one asks for it.
 */
export function modelProblems(value: unknown): readonly ModelProblem[] {
  if (!isObject(value)) return [{ path: [], problem: "expected a mapping with the name of a model" }];
  return [...unknownKeys(value, KEYS, []), ...Object.entries(value).flatMap(([key, item]) => problemsOf(key, item))];
}

function problemsOf(key: string, value: unknown): readonly ModelProblem[] {
  const expect = (holds: boolean, problem: string) => (holds ? [] : [{ path: [key], problem }]);
  switch (key) {
    case "name":
      return expect(typeof value === "string" && value.trim() !== "", "expected the name of a model");
    case "base-url":
      return expect(isPlainUrl(value), "expected http://… or https://… without a user name or password");
    case "key-variable":
      return expect(
        typeof value === "string" && /^[A-Za-z_][A-Za-z0-9_]*$/.test(value),
        "expected the name of an environment variable, like OPENAI_API_KEY",
      );
    case "parameters":
      return expect(isObject(value), "expected a mapping of parameters");
    case "api":
      return expect(value === "chat" || value === "responses", "expected chat or responses");
    case "price":
      return isObject(value) ? priceProblems(value) : expect(false, "expected input and output");
    default:
      return [];
  }
}

function priceProblems(price: object): readonly ModelProblem[] {
  const known = new Map(Object.entries(price));
  const wrong = PRICES.filter((key) => {
    const value: unknown = known.get(key);
    return value === undefined ? key !== "cached-input" : !(typeof value === "number" && value >= 0);
  });
  const problem = "expected dollars per million tokens, 0 or more";
  return [...unknownKeys(price, PRICES, ["price"]), ...wrong.map((key) => ({ path: ["price", key], problem }))];
}

function unknownKeys(value: object, known: readonly string[], path: readonly string[]): readonly ModelProblem[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => ({ path: [...path, key], problem: `unknown key; expected one of ${known.join(", ")}` }));
}

/** A URL of http or https that holds no credentials: it is shown in reports. */
export function isPlainUrl(value: unknown): value is string {
  if (typeof value !== "string" || !/^https?:\/\//i.test(value) || !URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  return username === "" && password === "";
}
