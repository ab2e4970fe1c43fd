import { sha256 } from "../../src/domain/digest.ts";

/** What may go wrong with the first attempt of one question in ten. */
export const FAULTS = ["none", "server-errors", "resets", "malformed"] as const;
export type Fault = (typeof FAULTS)[number];

/** Whether a question is one of those whose first attempt goes wrong; the same ones in every run. */
export function isUnlucky(id: string): boolean {
  return Number.parseInt(sha256(`fault ${id}`).slice(0, 8), 16) % 10 === 0;
}
