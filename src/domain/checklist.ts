/** Whether "the model did it" may be said, and why. */
export type ModelVerdict = {
  readonly isAdmissible: boolean;
  readonly reason: ModelReason;
};

export type ModelReason =
  /** Admissible: it is blamed, and every other layer is exonerated or has its own part. */
  | "others-accounted-for"
  /** Admissible: nothing changed, the reference got worse by itself, and the probe says so. */
  | "silent-change"
  /** Not admissible. */
  | "not-blamed"
  | "exonerated"
  | "model-unchanged"
  | "not-replayed"
  | "others-not-ruled-out"
  | "probe-stable"
  | "probe-silent"
  | "reference-did-not-move"
  | "open-question";

/** One question that must be answered before the model may be named. */
export type ChecklistItem = {
  readonly key: ChecklistKey;
  readonly answer: "yes" | "no" | "unknown";
  /** What the answer rests on: records, configurations, readings; sentences without markup. */
  readonly evidence: readonly string[];
  /** Only a person can answer it. */
  readonly by: "machine" | "human";
  /** As it stands, it keeps the model from being named. */
  readonly blocks: boolean;
};

export const CHECKLIST_KEYS = [
  "every-layer-versioned",
  "retrieval-changed",
  "reproduces-with-frozen-retrieval",
  "prompt-or-policy-changed",
  "gone-with-earlier-prompt-and-policy",
  "tools-changed",
  "gone-with-earlier-tools",
  "model-changed",
  "gone-with-earlier-model",
  "probe-changed",
  "traffic-changed",
  "infrastructure-changed",
] as const;
export type ChecklistKey = (typeof CHECKLIST_KEYS)[number];
