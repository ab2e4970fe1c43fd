import type { ModelSpec, Price } from "../domain/model-spec.ts";
import { UserErrors } from "../errors.ts";
import { readYaml } from "../yaml-file.ts";
import { type ModelProblem, modelProblems, type WrittenModel } from "./written-model.ts";

/** Parameters that may be named without a prefix, so that a slip of the pen in one is noticed. */
const PARAMETERS = [
  "temperature",
  "top_p",
  "max_tokens",
  "max_completion_tokens",
  "max_output_tokens",
  "reasoning_effort",
  "reasoning",
  "verbosity",
  "seed",
  "stop",
  "frequency_penalty",
  "presence_penalty",
  "parallel_tool_calls",
  "tool_choice",
  "response_format",
  "service_tier",
];
const PLAIN = ["base-url", "api", "key-variable"];
const PRICES = ["price.input", "price.output", "price.cached-input"];
const REMEDY = `Write NAME?KEY=VALUE&KEY=VALUE, where a key is one of ${[...PLAIN, ...PRICES].join(", ")}, a parameter (${PARAMETERS.join(", ")}), or parameters.NAME for any other parameter.`;

/**
 * A model as it is written for an override, `NAME?KEY=VALUE&…` → the suite's model with what is named replaced. Without
 * a NAME the suite's model is asked otherwise. A parameter is JSON where it can be, else text; `temperature=` leaves the
 * suite's out. Values are percent-decoded. Without a price the suite's holds.
 *
 * @param place for messages: "--layer model=gpt-5?temperatur=0"
 * @throws UserErrors with every problem at once, and a remedy that lists the keys
 */
export function overriddenModel(value: string, usual: ModelSpec, place: string): ModelSpec {
  const [name = "", query] = splitOnce(value, "?");
  const problems: string[] = [];
  const pairs = query === undefined ? [] : query.split("&").map((pair) => pairOf(pair, usual, problems));
  const under = (prefix: string) =>
    pairs.flatMap(([key, item]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), item] as const] : []));
  const written = {
    ...(name === "" ? {} : { name }),
    ...Object.fromEntries(pairs.filter(([key]) => PLAIN.includes(key))),
    ...(under("price.").length === 0 ? {} : { price: Object.fromEntries(under("price.")) }),
  };
  problems.push(...modelProblems(written).map(({ path, problem }) => `${path.join(".")}: ${problem}`));
  if (problems.length > 0) throw new UserErrors(`${place} is no model`, problems, REMEDY);
  const parameters = { ...usual.parameters, ...Object.fromEntries(under("parameters.")) };
  return specOf(written as WrittenModel, {
    ...usual,
    parameters: Object.fromEntries(Object.entries(parameters).filter(isGiven)),
  });
}

/**
 * A file that holds what `layers.model` of a suite holds → the model; keys that are left out have their defaults, not
 * the suite's values, save the price.
 *
 * @throws UserErrors with every problem at once, each with its line
 */
export function modelOfFile(text: string, path: string, usual: ModelSpec): ModelSpec {
  const file = readYaml(text, path);
  const problems: readonly ModelProblem[] = modelProblems(file.value);
  const nameless =
    problems.length === 0 && (file.value as WrittenModel).name === undefined
      ? [{ path: [], problem: '"name" is missing' }]
      : [];
  const all = [...problems, ...nameless].map((one) => file.locate(one.path, one.problem));
  if (all.length > 0) throw new UserErrors(`${path} is no model`, all, "Write what layers.model of a suite holds.");
  const written = file.value as WrittenModel;
  const bare = { name: usual.name, keyVariable: "OPENAI_API_KEY", parameters: written.parameters ?? {} };
  return specOf(written, usual.price === undefined ? bare : { ...bare, price: usual.price });
}

function specOf(written: WrittenModel, otherwise: ModelSpec): ModelSpec {
  const { api, ...rest } = otherwise;
  const spoken = written.api ?? api;
  return {
    ...rest,
    ...(written.name === undefined ? {} : { name: written.name }),
    ...(written["base-url"] === undefined ? {} : { baseUrl: written["base-url"] }),
    ...(written["key-variable"] === undefined ? {} : { keyVariable: written["key-variable"] }),
    ...(written.price === undefined ? {} : { price: priceOf(written.price) }),
    ...(spoken === "responses" ? { api: spoken } : {}),
  };
}

function priceOf({ input, output, "cached-input": cachedInput }: NonNullable<WrittenModel["price"]>): Price {
  return { input, output, ...(cachedInput === undefined ? {} : { cachedInput }) };
}

type Pair = readonly [key: string, value: unknown];

/** A key of the query with its value; a parameter's key begins with "parameters.". */
function pairOf(pair: string, usual: ModelSpec, problems: string[]): Pair {
  const [key = "", written = ""] = splitOnce(pair, "=");
  const text = decoded(written);
  if (text === undefined) problems.push(`${key}: the value is not percent-encoded as a URL's is`);
  if (PLAIN.includes(key)) return [key, text];
  if (PRICES.includes(key)) return [key, text === "" ? undefined : Number(text)];
  const prefixed = /^parameters\.(.+)$/.exec(key)?.[1];
  const parameter = prefixed ?? (PARAMETERS.includes(key) || Object.hasOwn(usual.parameters, key) ? key : undefined);
  if (parameter === undefined) problems.push(`unknown key "${key}"`);
  return [`parameters.${parameter ?? key}`, text === undefined || text === "" ? undefined : jsonOrText(text)];
}

function splitOnce(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isGiven([, value]: Pair): boolean {
  return value !== undefined;
}
