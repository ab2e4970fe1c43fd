import { sha256 } from "../domain/digest.ts";

/** A number in [0, 1) for a label: the same label always gives the same number, and the order of asking is of no account. */
export type Chance = (label: string) => number;

/** The chances of one request. Equal `parts` give equal chances on every machine. */
export function chanceOf(...parts: readonly (string | number)[]): Chance {
  const prefix = parts.join("\u0000");
  // 13 hexadecimal digits are 52 bits: they fit a double exactly.
  return (label) => Number.parseInt(sha256(`${prefix}\u0000${label}`).slice(0, 13), 16) / 2 ** 52;
}
