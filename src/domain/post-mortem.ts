import type { Attribution } from "./attribution.ts";
import type { DetectionGap } from "./detection-gap.ts";

/** The record of an incident: what happened, which layer did it, and why it was not caught. Roles, never persons. */
export type PostMortem = {
  readonly format: 1;
  /** Its name on the branch: "2026-11-02-support-desk-answers". */
  readonly incident: string;
  readonly suite: string;
  /** ISO instant at which it was written. */
  readonly at: string;
  readonly attribution: Attribution;
  readonly gaps: readonly DetectionGap[];
};
