import { decoded, looksEncoded } from "../json-text.ts";

/**
 * Whether a text is the beginning of JSON whose end is missing: a limit of the writer or of the store cut it. Text that
 * only begins like JSON, as Python's `{'a': 1}` does, has an end.
 */
export function isCutOff(value: unknown): boolean {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return false;
  return looksEncoded(decoded(value)) && !/[\]}]\s*$/.test(value);
}
