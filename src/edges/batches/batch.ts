import type { FailureReason } from "../../domain/answer.ts";
import { FailedCall } from "../models/failed-call.ts";

/** A batch as its provider tells of it. */
export type Batch = {
  readonly id: string;
  /** For people: its id, where that is a plain word. */
  readonly label: string;
  /** The API its requests are for, as the provider names it. */
  readonly path: string;
  readonly end: "not-yet" | "completed" | "failed" | "expired" | "cancelled";
  /** Why it failed as a whole: a word of the API. */
  readonly code?: string;
  /** The files of its results. */
  readonly files: readonly string[];
};

/** Code of a batch whose tokens would be more than the account may have waiting. */
export const QUEUE_IS_FULL = "token_limit_exceeded";

/**
 * Why a batch that is over brought no answer to a request.
 * @param code what it says of this one request, a word of the API
 */
export function failureOfBatch({ label, end, code }: Batch, place: string, ownCode?: string): FailedCall {
  const [reason, what, patience] = meaningOf(ownCode === "batch_expired" ? "expired" : end, code);
  const why = ownCode ?? code;
  return new FailedCall(reason, `${label} of ${place} ${what}${why === undefined ? "" : ` (${why})`}`, patience);
}

function meaningOf(
  end: Batch["end"],
  code: string | undefined,
): readonly [FailureReason, string, FailedCall["patience"]] {
  switch (end) {
    case "expired":
      return ["timed-out", "ran out of its 24 hours", "once"];
    case "cancelled":
      // Somebody wanted it to stop: it is not for us to hand it in again.
      return ["server-error", "was cancelled", "never"];
    case "failed":
      return [code === QUEUE_IS_FULL ? "rate-limited" : "refused-request", "was not accepted", "never"];
    case "completed":
    case "not-yet":
      return ["server-error", "brought no answer to a request", "once"];
    default:
      return end satisfies never;
  }
}
