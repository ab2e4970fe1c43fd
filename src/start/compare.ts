import type { Result } from "../domain/result.ts";
import type { Gate } from "../domain/suite.ts";
import { UserError } from "../errors.ts";
import type { CompareRequest } from "../stories/compare.ts";
import { openBaselines } from "../world/baselines.ts";
import type { Outside } from "../world/world.ts";
import { suiteOfCheckout } from "./suite-of-checkout.ts";

/**
 * Two stored baselines.
 *
 * @param request.before, request.after files, or names on the branch; only names need a suite
 */
export async function startCompare(
  request: { readonly suite?: string } & CompareRequest,
  outside: Outside,
): Promise<Result> {
  const { compareBaselines } = await import("../stories/compare.ts");
  const found = await suiteOfCheckout(request.suite, outside).catch((error: unknown) => {
    if (request.suite !== undefined || !(error instanceof UserError)) throw error;
    return error;
  });
  const baselines = await openBaselines(outside, () => {
    if (found instanceof UserError) throw found;
    return found;
  });
  return compareBaselines(request, found instanceof UserError ? { gate: USUAL_GATE } : found.suite, baselines);
}

/** The gate of a comparison of files where no suite says otherwise. */
const USUAL_GATE: Gate = {
  onRegressed: "fail",
  onInconclusive: "warn",
  onNotComparable: "fail",
  confidence: 0.95,
  looks: 1,
  slices: "inform",
  control: 1,
};
