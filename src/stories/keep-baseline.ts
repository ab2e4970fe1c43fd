import type { Baseline, BaselineName } from "../domain/baseline.ts";
import type { Incomplete } from "../domain/run.ts";
import type { Trace } from "../domain/trace.ts";
import type { World } from "../ports.ts";
import { isForPeople } from "./for-people.ts";

export type Kept =
  | { readonly status: "kept"; readonly name: BaselineName }
  | { readonly status: "refused"; readonly incomplete: Incomplete };

/**
 * Adds a record to the branch, with the texts of its sample where the suite keeps them. What the branch refuses is told
 * beside the result: the run has been paid for.
 *
 * @param traces that the sample was made of, redacted
 */
export async function keepBaseline(baseline: Baseline, world: World, traces?: readonly Trace[]): Promise<Kept> {
  try {
    return { status: "kept", name: await world.store.add(baseline, traces) };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    const remedy = `${error.remedy} The answers are kept for a day: the same command then asks no model again.`;
    return {
      status: "refused",
      incomplete: { reason: "not-kept", problem: `the baseline was not kept: ${error.message}`, remedy },
    };
  }
}
