/** Why an answer has no score. Unknown is never zero. */
export type UnscoredReason =
  | "no-answer"
  | "no-expected-value"
  | "not-recorded"
  | "out-of-range"
  | "took-too-long"
  | "judge-refused"
  | "judge-failed"
  | "judge-malformed"
  | "scorer-failed"
  | "embedding-failed"
  /** The run was stopped before its judge, or its vectors, were asked for. */
  | "cut-off";

/** The score of one answer by one metric. `value` is 0…1, or milliseconds or dollars for latency and cost. */
export type Score =
  | {
      readonly status: "scored";
      readonly value: number;
      /** A pairwise judge preferred another answer when the order was turned: counted as a tie. */
      readonly flipped?: true;
    }
  | { readonly status: "unscored"; readonly reason: UnscoredReason };
