import type { Result } from "../domain/result.ts";
import type { Suite } from "../domain/suite.ts";
import { lossesOf } from "../pipeline/accepted.ts";
import type { AcceptanceFound, World } from "../ports.ts";
import { isForPeople } from "./for-people.ts";
import { gateAction } from "./gate.ts";
import { severest, verdictOfOthers } from "./verdict-of-others.ts";

/**
 * A check that regressed, and whether people accepted that, by the suite's label on the pull request. The verdict stays:
 * what was measured is so. Only the gate gives way, and only for what was accepted.
 *
 * Nothing is asked where the check did not regress, the suite names no label, or there is no pull request.
 */
export async function acceptRegression(suite: Suite, result: Result, world: World): Promise<Result> {
  const { verdict, comparison } = result;
  const label = suite.gate.acceptLabel;
  if (verdict !== "regressed" || comparison === undefined || label === undefined) return result;
  const found = await ofPullRequest(label, world);
  switch (found.status) {
    case "none":
      return world.acceptances === undefined || result.gate !== "fail"
        ? result
        : { ...result, notes: [...result.notes, howAccepted(label)] };
    case "refused":
      return { ...result, notes: [...result.notes, `The label ${label} accepts nothing here: ${found.why}`] };
    case "accepted": {
      const own = result.gate === "fail" ? "warn" : result.gate;
      const accepted = [{ ...found.acceptance, losses: lossesOf(comparison) }];
      return { ...result, accepted, gate: severest([own, gateAction(verdictOfOthers(comparison), suite.gate)]) };
    }
    default:
      return found satisfies never;
  }
}

/** Whoever meets the first red check should not have to look for it. */
function howAccepted(label: string): string {
  return `A loss that is meant is accepted by the label ${label} on the pull request, set after the last push by somebody with write permission.`;
}

/** The check has been paid for: what GitHub refuses is told beside it. */
async function ofPullRequest(label: string, { acceptances }: World): Promise<AcceptanceFound> {
  if (acceptances === undefined) return { status: "none" };
  try {
    return await acceptances.ofPullRequest(label);
  } catch (error) {
    if (!isForPeople(error)) throw error;
    return { status: "refused", why: `${error.message}. ${error.remedy}` };
  }
}
