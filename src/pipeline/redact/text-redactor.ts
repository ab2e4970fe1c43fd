import type { Finder } from "./finding.ts";
import { mapJsonLeaves } from "./json-leaves.ts";
import { replaceFound, type Seen } from "./replace-found.ts";

/**
 * Redacts one text. JSON stays JSON: its strings, numbers and keys are redacted one by one, JSON inside its strings too.
 *
 * @param key the attribute whose value the text is
 * @returns the same text when nothing was found
 */
export type TextRedactor = (text: string, key?: string) => string;

/** JSON in JSON in JSON is read this deep; what lies deeper is redacted as text. */
const DEEPEST = 4;

/** @param seen is told of everything that was replaced, once for each text */
export function textRedactor(finders: readonly Finder[], seen: Seen): TextRedactor {
  // A trace says most things several times: in attributes, in messages, in the next call's messages.
  const known = new Map<string, string>();
  const redact = (text: string, key: string | undefined, depth: number): string => {
    if (text === "") return text;
    if (depth < DEEPEST && isStructure(text))
      return mapJsonLeaves(text, (value, inner) => redact(value, inner, depth + 1));
    return replaceFound(text, key, finders, seen);
  };
  return (text, key) => {
    const name = `${key ?? ""}\0${text}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const redacted = redact(text, key, 0);
    known.set(name, redacted);
    return redacted;
  };
}

/** Whether a text is a JSON object or array. */
function isStructure(text: string): boolean {
  if (!/^\s{0,64}[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
