import type { DetectionGap, GapCode } from "../domain/detection-gap.ts";

/** The gaps that are there, in the order of `GAP_CODES`, and those that could not be looked for. */
export type GapsFound = {
  readonly gaps: readonly DetectionGap[];
  /** @property why one sentence without a full stop */
  readonly notLookedAt: readonly { readonly code: GapCode; readonly why: string }[];
};
