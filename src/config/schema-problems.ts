import { closest, distance } from "fastest-levenshtein";
import type { SchemaError } from "./suite-validator.js";

/** What is wrong with one value of a suite file: where, as keys and indexes, and a sentence. */
export type ValueProblem = { readonly path: readonly (string | number)[]; readonly problem: string };

/** The schema's complaints in words: what is there, what was expected, and the nearest valid name. */
export function schemaProblems(errors: readonly SchemaError[], suite: unknown): readonly ValueProblem[] {
  return errors.flatMap((error) => {
    const path = pathOf(error.instancePath);
    const problem = sentence(error, valueAt(suite, path));
    return problem === undefined ? [] : [{ path: placeOf(error, path), problem }];
  });
}

/** `; did you mean "sample"?` when one of the names is close enough to be meant, else nothing. */
export function nearest(name: string, names: readonly string[]): string {
  if (names.length === 0) return "";
  const candidate = closest(name, [...names]);
  return distance(name, candidate) <= Math.max(2, name.length / 3) ? `; did you mean "${candidate}"?` : "";
}

function sentence({ keyword, params, parentSchema }: SchemaError, value: unknown): string | undefined {
  switch (keyword) {
    case "additionalProperties": {
      const known = Object.keys(parentSchema?.properties ?? {});
      const key = String(params["additionalProperty"]);
      const free = known.filter((name) => !Object.hasOwn(Object(value), name));
      return `unknown key "${key}"; expected one of ${known.join(", ")}${nearest(key, free)}`;
    }
    case "required":
      return `"${params["missingProperty"]}" is missing`;
    case "enum": {
      const allowed = (params["allowedValues"] as readonly unknown[]).map(String);
      return `${show(value)} is not allowed; expected one of ${shownOf(allowed)}${nearest(String(value), allowed)}`;
    }
    case "const":
      return `${show(value)} is not allowed; expected ${String(params["allowedValue"])}, or a mapping${nearest(String(value), [String(params["allowedValue"])])}`;
    case "type":
      return `${show(value)} is not allowed; expected ${typesOf(String(params["type"]), parentSchema?.pattern)}`;
    case "pattern":
      return `${show(value)} is not allowed; expected text like ${PATTERNS[String(params["pattern"])] ?? params["pattern"]}`;
    case "minimum":
      return `${show(value)} is too small; expected at least ${params["limit"]}`;
    case "maximum":
      return `${show(value)} is too large; expected at most ${params["limit"]}`;
    case "minItems":
      return `${show(value)} is too short; expected at least ${params["limit"]}`;
    case "maxItems":
      return `${show(value)} is too long; expected at most ${params["limit"]}`;
    case "minProperties":
      return `${show(value)} is too small; expected one of ${Object.keys(parentSchema?.properties ?? {}).join(", ")}`;
    case "maxProperties":
      return `${show(value)} is too much; expected only one of ${Object.keys(parentSchema?.properties ?? {}).join(", ")}`;
    case "if":
      return undefined; // the branch that failed has its own error
    default:
      return `${show(value)} is not allowed (${keyword})`;
  }
}

const MOST_SHOWN = 12;

/** The scorers are too many for one line; they have a page. */
function shownOf(allowed: readonly string[]): string {
  return allowed.length <= MOST_SHOWN ? allowed.join(", ") : `those that docs/scorers.md lists`;
}

/** A suite is YAML, and its readers know YAML's words. Where a text has a form of its own, an example of it says more. */
function typesOf(types: string, pattern = ""): string {
  return types
    .split(",")
    .map((type) => (type === "string" && PATTERNS[pattern] ? `text like ${PATTERNS[pattern]}` : (TYPES[type] ?? type)))
    .join(" or ");
}

const TYPES: { readonly [type: string]: string } = {
  object: "a mapping",
  array: "a list",
  string: "text",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
};

/** The schema's patterns as examples; a pattern without one is shown as it is. */
const PATTERNS: { readonly [pattern: string]: string } = {
  "^\\S(.{0,48}\\S)?$": "accept-regression (at most 50 characters)",
  "^[a-z0-9][a-z0-9-]{0,63}$": "support-desk (lower-case letters, digits, hyphens)",
  "^[a-z0-9][a-z0-9_-]{0,63}$": "answers (lower-case letters, digits, hyphens)",
  "^[0-9]+(\\.[0-9]+)?%$": "5%",
  "^[1-9][0-9]*[mhdw]$": "7d (minutes m, hours h, days d, weeks w)",
  "^[1-9][0-9]*[smh]$": "45m (seconds s, minutes m, hours h)",
  "^[1-9][0-9]*[sm]$": "60s (seconds s, minutes m)",
  "^https?://": "https://api.example.com/v1",
  "^[imsu]*$": "i (of i, m, s, u)",
  "^[A-Za-z_][A-Za-z0-9_]*$": "OPENAI_API_KEY",
  "^[A-Za-z0-9][A-Za-z0-9._/-]*$": "eval-baselines",
  "\\S": "a name (it is empty)",
};

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** A missing or unknown key is shown where it belongs: at the unknown key itself, at the mapping that lacks one. */
function placeOf({ keyword, params }: SchemaError, path: readonly (string | number)[]): readonly (string | number)[] {
  return keyword === "additionalProperties" ? [...path, String(params["additionalProperty"])] : path;
}

function pathOf(pointer: string): readonly (string | number)[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as { [key: string]: unknown } | undefined)?.[key], value);
}
