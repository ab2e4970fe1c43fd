import type { NotEvaluated } from "../domain/not-evaluated.ts";
import type { Result } from "../domain/result.ts";

/** Whose change a check is about, where GitHub hands its run no secrets. */
export type Stranger = {
  readonly from: "fork" | "dependabot";
  readonly pullRequest?: number;
  /** `neutral`: that it was not evaluated fails nothing. */
  readonly onMissingSecrets: "neutral" | "fail";
};

/** A change that touches layers and that no model was asked about. @param found the result so far */
export function notEvaluated(found: Result, why: NotEvaluated, gate: "pass" | "fail" = "pass"): Result {
  return { ...found, verdict: "not-evaluated", gate, notEvaluated: why };
}
