import type { Attributes, AttributeValue } from "../../domain/trace.ts";
import type { Finder, Found } from "./finding.ts";

/** A value that an attribute of the trace has, and what it is called in its place. */
type NamedValue = { readonly text: string; readonly kind: string };

/**
 * Shorter ones stand in too many other words. Longer ones, and those of a list beyond the hundred longest, are replaced
 * only where the attribute itself stands: looking for them would take too long.
 */
const SHORTEST = 3;
const LONGEST = 200;
const MOST = 100;

/**
 * Values of listed attributes (a customer's name), wherever they occur in the same trace as whole words, in any case.
 *
 * @param listed names of attributes; the last part of a name becomes the pseudonym's kind
 */
export function namedValueFinder(attributes: Attributes, listed: readonly string[]): Finder {
  const values = listed.flatMap((name) =>
    Object.hasOwn(attributes, name) ? leavesOf(attributes[name]).map((text) => ({ text, kind: kindOf(name) })) : [],
  );
  const sought = values
    .filter(({ text }) => text.length >= SHORTEST && text.length <= LONGEST)
    .toSorted((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1))
    .slice(0, MOST);
  const pattern = patternOf(sought);
  return (text, key) => {
    if (key !== undefined && listed.includes(key) && text !== "")
      return [{ start: 0, end: text.length, kind: kindOf(key), value: normalised(text) }];
    return pattern === undefined ? [] : occurrences(text, pattern, sought);
  };
}

/** "app.customer.name" → "name", in the letters that a pseudonym may have. */
function kindOf(attribute: string): string {
  const last = attribute.split(".").at(-1) ?? "";
  const kind = last
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "-")
    .replace(/^[^a-z]*/, "");
  return kind.slice(0, 32) || "value";
}

function leavesOf(value: AttributeValue | undefined): readonly string[] {
  if (typeof value === "string") return [value.trim()];
  if (typeof value === "number") return [String(value)];
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(leavesOf);
  return [];
}

/** Each value in a group of its own, the longest first. */
function patternOf(sought: readonly NamedValue[]): RegExp | undefined {
  if (sought.length === 0) return undefined;
  const groups = sought.map(({ text }) => `(${sourceOf(text)})`).join("|");
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${groups})(?![\\p{L}\\p{N}_])`, "giu");
}

function occurrences(text: string, pattern: RegExp, sought: readonly NamedValue[]): readonly Found[] {
  return [...text.matchAll(pattern)].map((match) => {
    const group = match.findIndex((value, place) => place > 0 && value !== undefined);
    const kind = sought[group - 1]?.kind ?? "value";
    return { start: match.index, end: match.index + match[0].length, kind, value: normalised(match[0]) };
  });
}

/** The value itself; where it has white space, a line may break. */
function sourceOf(text: string): string {
  return text
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, (character) => `\\${character}`))
    .join("\\s{1,3}");
}

function normalised(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}
