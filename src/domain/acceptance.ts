/** A loss that people took on purpose, by one metric, as the check of their pull request measured it. */
export type AcceptedLoss = {
  readonly metric: string;
  /** Only the loss of this slice; absent: that of all cases. */
  readonly slice?: { readonly attribute: string; readonly value: string };
  /** As in the evidence: on the scale `ratio` the difference is a natural logarithm. */
  readonly scale: "difference" | "ratio";
  /** after − before, oriented: below zero. */
  readonly difference: number;
};

/** A regression that people accepted: who, when, for which commit, and which losses. */
export type Acceptance = {
  readonly pullRequest: number;
  /** Full id of the commit that was accepted; a later push needs another acceptance. */
  readonly head: string;
  /** The label that says so. */
  readonly label: string;
  /** Login of who set it. */
  readonly by: string;
  /** ISO instant at which it was set. */
  readonly at: string;
  readonly losses: readonly AcceptedLoss[];
};
