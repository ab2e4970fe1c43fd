import { sha256 } from "../../domain/digest.ts";

/**
 * What stands in a value's place: `[email-3fa9]`, the kind and the first four hexadecimal digits of a SHA-256 over kind
 * and value. No chance and no key is in it, so a value is the same pseudonym in every trace of every week: a replayed
 * tool call still finds its recording, and a case keeps its id.
 *
 * 16 bits are meant to be few. Each pseudonym stands for one in 65,536 of all possible values, so nobody gets an address
 * or a key back out of it. It does not hide a value from those who have a short list it must be on: of a thousand
 * customers a pseudonym names one. And two of the values of a sample share one with a chance of 1 in 65,536 per pair.
 *
 * @param kind a lower-case letter, then letters, digits and dashes, at most 32
 * @param value normalised: equal values must be equal texts
 */
export function pseudonym(kind: string, value: string): string {
  return `[${kind}-${sha256(`${kind}\0${value}`).slice(0, 4)}]`;
}
