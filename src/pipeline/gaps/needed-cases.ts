import { ASSUMED_BETWEEN, ASSUMED_WITHIN } from "../../domain/plan.ts";
import { FEWEST_CLUSTERS } from "../../domain/verdict.ts";
import { detectableEffect } from "../../statistics/detectable-effect.ts";

/** By custom. */
const POWER = 0.8;

/** The variance of one question's difference for want of data: a score of 0 or 1, asked once before and once after. */
export const ASSUMED_VARIANCE = ASSUMED_BETWEEN + 2 * ASSUMED_WITHIN;

/** The smallest loss that so many questions show. @param cases at least 1  @param confidence of the gate's intervals, 0…1 */
export function detectableWith(cases: number, variance: number, confidence: number): number {
  return detectableEffect(variance, cases, (1 - confidence) / 2, POWER);
}

/** How many questions show a loss; below ten nothing is said at all. @param loss above 0 */
export function casesThatShow(loss: number, variance: number, confidence: number): number {
  return Math.max(FEWEST_CLUSTERS, Math.ceil((detectableWith(1, variance, confidence) / loss) ** 2));
}
