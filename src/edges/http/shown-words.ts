import { firstOwn } from "../../formats/json-shape.ts";
import { plain } from "../sources/plain.ts";

const MOST_CHARACTERS = 200;

/**
 * What may be shown of an error answer: its message, on one line, at most 200 characters, without credentials. Empty
 * for a web page, which says nothing in its first 200 characters, and for JSON that holds nothing.
 */
export function shownWords(body: string, secrets: readonly string[]): string {
  // Masked last, because control characters may have stood inside a secret.
  const safe = masked(plain(messageIn(body)), secrets);
  if (/^<|^(?:\{\}|\[\]|null)$/.test(safe)) return "";
  return safe.length > MOST_CHARACTERS ? `${safe.slice(0, MOST_CHARACTERS - 1)}…` : safe;
}

/** The message of an error body in JSON, wherever the common servers put it; else the body itself. */
function messageIn(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    const said = firstOwn(value, ["message", "detail", "error"]);
    if (typeof said === "string") return said;
    const inner = firstOwn(said, ["message", "detail"]);
    return typeof inner === "string" ? inner : body;
  } catch {
    return body;
  }
}

function masked(text: string, secrets: readonly string[]): string {
  const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  // The longest first, or a part of a secret would be left beside the mask of another that it holds.
  const longestFirst = forms.filter((form) => form !== "").sort((a, b) => b.length - a.length);
  return longestFirst.reduce((masking, form) => masking.replaceAll(form, "***"), text);
}
