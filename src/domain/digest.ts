import { hash } from "node:crypto";

/** Anything JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * The one text form of a JSON value: keys sorted by code unit, no insignificant white space, strings in Unicode NFC,
 * properties that are undefined left out. Equal values give equal text on every machine.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key.normalize("NFC"), item] as const)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
  }
  if (typeof value === "string") return JSON.stringify(value.normalize("NFC"));
  return JSON.stringify(value) ?? "null";
}

/** SHA-256 of a text (as UTF-8), 64 lower-case hexadecimal digits. */
export function sha256(text: string): string {
  return hash("sha256", text);
}

/** SHA-256 of a value's canonical JSON, 64 lower-case hexadecimal digits. */
export function digestOf(value: unknown): string {
  return sha256(canonicalJson(value));
}

/** A text as it is hashed: no byte-order mark, line ends as \n, Unicode NFC. The same on every machine and checkout. */
export function normaliseText(text: string): string {
  return text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .normalize("NFC");
}
