import type { MetricRecord } from "./run.ts";

/** Whether a score fails: it is below one half, or above it where less is better. Times and prices know no failures. */
export function isFailing(score: number, { direction }: Pick<MetricRecord, "direction">): boolean {
  return direction === "higher-is-better" ? score < HALF : score > HALF;
}

const HALF = 0.5;
