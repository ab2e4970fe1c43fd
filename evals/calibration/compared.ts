import type { Comparison } from "../../src/domain/verdict.ts";
import { type CompareOptions, compare } from "../../src/pipeline/compare/compare.ts";
import { CONFIDENCE } from "./nominal.ts";
import type { RunPair } from "./simulated-runs.ts";

/** What the program itself says of two runs. The cross-check decides nothing, and is left out for its time. */
export function compared({ before, after }: RunPair, options: Partial<CompareOptions> = {}): Comparison {
  return compare(before, after, { confidence: CONFIDENCE, crossCheck: false, ...options });
}
