import type { Attribution } from "./attribution.ts";
import type { Comparison } from "./verdict.ts";

/** What a record says of the incident of its suite: the time from the first record that regressed to a healthy one. */
export type IncidentState = {
  /**
   * `begins`: no incident was open, and this record regressed. `lasts`: still worse than before it. `over`: as good as before
   * it again, or accepted. `unclear`: this record cannot tell, so the incident stays open.
   */
  readonly status: "begins" | "lasts" | "over" | "unclear";
  /**
   * Path of the record that its end is measured against: the last one before it, or the anchor's where the losses showed
   * against the anchor alone.
   */
  readonly reference: string;
  /** ISO instant of the record that it began with. */
  readonly since: string;
  /** The metrics that regressed when it began or since, sorted. */
  readonly metrics: readonly string[];
  /** This record against the reference; absent where that is the result's own comparison, and where `unread`. */
  readonly comparison?: Comparison;
  /** The reference is gone from the branch, or cannot be compared with: notes say why. */
  readonly unread?: true;
  /** Which layer did it, as its post-mortem on the branch says; absent without one, and where the record begins it. */
  readonly attribution?: Attribution;
};
