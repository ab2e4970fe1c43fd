import type { Assertion } from "./tests.ts";

/**
 * An assertion in the short form of CSV files: `contains:yes`, `similar(0.8):yes`, `not-contains:no`,
 * `contains-any:yes,sure`, `grade: is polite`, `fn:output.length < 80`; a text without a type must be equal.
 */
export function assertionOf(text: string): Assertion {
  const rubric = /^(?:grade|llm-rubric):\s*(.*)$/s.exec(text);
  if (rubric !== null) return { type: "llm-rubric", negated: false, value: rubric[1] };
  const code = /^(?:fn|eval|javascript):\s*(.*)$/s.exec(text);
  if (code !== null) return { type: "javascript", negated: false, value: code[1] };
  const [, not, type, threshold, value] = /^(not-)?([a-z][a-z-]*)(?:\((\d*\.?\d+)\))?(?::(.*))?$/s.exec(text) ?? [];
  const isTyped = type !== undefined && (value !== undefined || KNOWN_ALONE.has(type));
  if (!isTyped) return { type: "equals", negated: false, value: text };
  return {
    type,
    negated: not !== undefined,
    ...(value === undefined
      ? {}
      : { value: type.startsWith("contains-") || type.startsWith("icontains-") ? list(value) : value.trim() }),
    ...(threshold === undefined ? {} : { threshold: Number(threshold) }),
  };
}

/** Types that need no value: any other bare word is what the answer must be. */
const KNOWN_ALONE: ReadonlySet<string> = new Set([
  "is-json",
  "is-refusal",
  "answer-relevance",
  "is-valid-openai-tools-call",
]);

function list(text: string): readonly string[] {
  return text.split(",").map((one) => one.trim());
}
