import type { Baseline, BaselineName } from "../domain/baseline.ts";
import type { Incomplete } from "../domain/run.ts";
import type { World } from "../ports.ts";
import { isForPeople } from "./for-people.ts";

export type Kept =
  | { readonly status: "kept"; readonly name: BaselineName }
  | { readonly status: "refused"; readonly incomplete: Incomplete };

/** Adds a record to the branch. What the branch refuses is told beside the result: the run has been paid for. */
export async function keepBaseline(baseline: Baseline, world: World): Promise<Kept> {
  try {
    return { status: "kept", name: await world.store.add(baseline) };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    const remedy = `${error.remedy} The answers are kept for a day: the same command then asks no model again.`;
    return {
      status: "refused",
      incomplete: { reason: "not-kept", problem: `the baseline was not kept: ${error.message}`, remedy },
    };
  }
}
