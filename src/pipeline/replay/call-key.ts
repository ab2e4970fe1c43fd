import { canonicalJson } from "../../domain/digest.ts";

/** Arguments that do not make a call another one, by tool; `*` stands for every tool. */
export type IgnoredArguments = { readonly [tool: string]: readonly string[] };

/**
 * Which call this is: its tool and the canonical form of its arguments. The order of keys, white space and the way a
 * number is written make no difference, and neither do ignored arguments. Arguments that are no JSON are compared as
 * text; none at all are the same as an empty object.
 */
export function callKey(tool: string, text: string, ignored: IgnoredArguments = {}): string {
  const parsed = argumentsOf(tool, text, ignored);
  return JSON.stringify([tool, parsed === undefined ? text.trim() : canonicalJson(parsed)]);
}

/**
 * The arguments of a call as JSON, without the ignored ones. Numbers that a float cannot hold exactly are texts, marked
 * so that they equal no text a model would write.
 * @returns undefined for what is no JSON, or nested deeper than any tool's arguments
 */
export function argumentsOf(tool: string, text: string, ignored: IgnoredArguments = {}): unknown {
  const trimmed = text.trim();
  if (trimmed === "") return {};
  try {
    // Text that is no JSON ends here, before the search below has to look at it.
    JSON.parse(trimmed);
    if (nesting(trimmed) > MOST_NESTED) return undefined;
    return without(JSON.parse(exactNumbers(trimmed)), [...ignoredOf("*", ignored), ...ignoredOf(tool, ignored)]);
  } catch {
    return undefined;
  }
}

// Far more than a schema asks for, and far less than exhausts the stack where a model never stops opening brackets.
const MOST_NESTED = 500;

function nesting(json: string): number {
  let depth = 0;
  let most = 0;
  for (const [mark] of json.matchAll(/"(?:\\.|[^"\\])*"|[[\]{}]/g)) {
    if (mark === "[" || mark === "{") depth += 1;
    if (mark === "]" || mark === "}") depth -= 1;
    most = Math.max(most, depth);
  }
  return most;
}

function ignoredOf(tool: string, ignored: IgnoredArguments): readonly string[] {
  return (Object.hasOwn(ignored, tool) ? ignored[tool] : undefined) ?? [];
}

function without(value: unknown, names: readonly string[]): unknown {
  if (names.length === 0 || typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

// A float keeps all numbers of so many digits apart, up to this power of ten.
const EXACT_DIGITS = 15;
const EXACT_SCALE = 300;

// Two order numbers beyond 2^53 would become one number when parsed: they are kept as text, marked by a NUL that no
// honest string starts with.
function exactNumbers(json: string): string {
  return json.replace(/"(?:\\.|[^"\\])*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) => {
    if (token.startsWith('"') || (token.length <= EXACT_DIGITS && !/e/i.test(token))) return token;
    const [mantissa = "", exponent = "0"] = token.toLowerCase().split("e");
    const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
    const digits = (whole + fraction).replace(/^0+/, "");
    const kept = withoutZerosAtEnd(digits);
    const scale = Number(exponent) - fraction.length + digits.length - kept.length;
    if (kept === "") return "0";
    if (kept.length <= EXACT_DIGITS && Math.abs(scale + kept.length) < EXACT_SCALE) return token;
    return `"\\u0000${token.startsWith("-") ? "-" : ""}${kept}e${scale}"`;
  });
}

function withoutZerosAtEnd(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === "0") end -= 1;
  return digits.slice(0, end);
}
