/** How many trials a plan looks at: 1…10. */
export const MOST_TRIALS = 10;

/** Where a variance was taken from. `unknown`: no data, and nothing that could be assumed. */
export type SpreadSource = "measured" | "assumed" | "unknown";

/** Some cases, and what a comparison of them can see by one metric. */
export type PlannedCases = {
  readonly cases: number;
  readonly clusters: number;
  /** So many independent cases of equal weight would tell as much of the differences between cases. */
  readonly effectiveCases: number;
  /** The accepted loss on the metric's scale, positive; absent where it is a share of a mean that is not known. */
  readonly margin?: number;
  /**
   * The smallest loss seen with the plan's power, at 1…10 trials for each side, on the metric's scale. Empty where the
   * spread is not known.
   */
  readonly detectable: readonly number[];
  readonly enough: Enough;
};

/** What it takes to see a loss of the margin, and to rule it out where nothing changed. */
export type Enough =
  | { readonly kind: "trials"; readonly trials: number }
  /** More trials than 10, or none however many: then `cases` at the suite's trials. @property trialsHelp whether some number of trials would do */
  | { readonly kind: "cases"; readonly cases: number; readonly trialsHelp: boolean }
  /** A margin of 0 can never be ruled out: the smallest that can, at the suite's trials. */
  | { readonly kind: "never"; readonly smallest: number }
  /** Fewer than 10 independent cases: no number of trials says anything. */
  | { readonly kind: "too-few" }
  /** The spread or the margin is not known. */
  | { readonly kind: "unknown" };

/** One metric of a suite before any money is spent. */
export type PlannedMetric = {
  readonly metric: string;
  readonly unit: "score" | "ms" | "usd";
  readonly direction: "higher-is-better" | "lower-is-better";
  readonly blocking: boolean;
  /** As in `Evidence`: on the scale `ratio` losses and margins are natural logarithms of ratios. */
  readonly scale: "difference" | "ratio";
  /** Variance between trials of one case (σ²) and of the true differences between cases (ω²), on the scale; absent: unknown. */
  readonly sigma2?: number;
  readonly omega2?: number;
  readonly within: SpreadSource;
  readonly between: SpreadSource;
  readonly whole: PlannedCases;
  readonly slices: readonly (PlannedCases & { readonly attribute: string; readonly value: string })[];
};

/** What base and head would cost together at a number of trials, if nothing were cached or stored. */
export type PlannedCost = {
  readonly trials: number;
  readonly calls: CostRange;
  /** Absent where a price is not known. */
  readonly usd?: CostRange;
  /** Even at the least a cap of the suite's budget would be passed, so that such a run is not started. */
  readonly overBudget: boolean;
};

/** What is likely, and between what it may lie. */
export type CostRange = { readonly low: number; readonly likely: number; readonly high: number };

/** What a suite can see, and what that costs, before any money is spent. */
export type Plan = {
  readonly suite: string;
  readonly cases: number;
  readonly clusters: number;
  /** Of the intervals; each one-sided test has the level (1 − confidence)/2. */
  readonly confidence: number;
  /** The chance to see a loss of the size given: 0.8. */
  readonly power: number;
  /** What the suite asks for now. */
  readonly trials: number;
  readonly metrics: readonly PlannedMetric[];
  /** At 1…10 trials. */
  readonly costs: readonly PlannedCost[];
  /** Things a reader must know, one sentence each. */
  readonly notes: readonly string[];
};

/** For want of data: a score of 0 or 1 that is 1 nine times in ten, whichever the case. */
export const ASSUMED_MEAN = 0.9;
/** The variance of one trial of it. */
export const ASSUMED_WITHIN = ASSUMED_MEAN * (1 - ASSUMED_MEAN);
/** For want of two runs to compare: true differences between cases of about 0.14, a seventh of the way. */
export const ASSUMED_BETWEEN = 0.02;
