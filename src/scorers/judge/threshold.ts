import type { Score } from "../../domain/score.ts";

/** The value as it stands; with a threshold 1 from there on, 0 below. @param value 0…1 */
export function against(threshold: number | undefined, value: number): Extract<Score, { readonly status: "scored" }> {
  return { status: "scored", value: threshold === undefined ? value : Number(value >= threshold) };
}
