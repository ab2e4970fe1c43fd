import type { Margin } from "../../src/domain/suite.ts";

/** What all simulations compare with: the default of the suite file. */
export const CONFIDENCE = 0.95;
/** The one-sided level that goes with it: at most so many false alarms, and so many losses that pass. */
export const LEVEL = (1 - CONFIDENCE) / 2;

/** A margin of so many points of a score, 0…1. */
export function points(value: number): Margin {
  return { kind: "absolute", value };
}

/** A margin of so large a share of the mean before. */
export function shareOf(share: number): Margin {
  return { kind: "relative", share };
}
