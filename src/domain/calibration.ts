import type { RetrievedDocument } from "./message.ts";
import type { Counts, Spend } from "./run.ts";

/** An answer that a person has judged. */
export type LabelledAnswer = {
  /** Its line in the file, counted from 1. */
  readonly line: number;
  readonly question: string;
  readonly answer: string;
  readonly expected?: string;
  readonly documents?: readonly RetrievedDocument[];
  /** What the person said, 0…1: fail is 0 and pass is 1. */
  readonly label: number;
  /** A score that the judge has given already, 0…1; absent: it is to be asked. */
  readonly judge?: number;
};

/** A share with its interval, all 0…1, and of how many. */
export type MeasuredShare = {
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
  readonly of: number;
};

/**
 * Whether a judge may stand in for people. `trusted`: kappa is 0.6 or more, its whole interval too, by 30 labels or more of
 * each kind. `not-shown`: kappa is, the rest does not hold. `with-correction`: 0.4 or more. `untrusted`: less. `unknown`: kappa has no value, because people
 * and judge said one and the same of all answers.
 */
export type JudgeTrust = "trusted" | "not-shown" | "with-correction" | "untrusted" | "unknown";

/** How a judge compares with people on answers that both have judged. */
export type Calibration = {
  readonly suite: string;
  readonly metric: string;
  /** The judge's model. */
  readonly judge: string;
  /** From this score on an answer passes, by the judge and by people; 0…1. */
  readonly threshold: number;
  /** Of all intervals, both sides together. */
  readonly confidence: number;
  /** Answers that people and the judge have judged. */
  readonly compared: number;
  /** Of these, the scores that stood in the file. */
  readonly given: number;
  /** Answers without a judge's score, by reason. */
  readonly unscored: Counts;
  readonly table: {
    readonly bothPass: number;
    readonly onlyPeoplePass: number;
    readonly onlyJudgePasses: number;
    readonly bothFail: number;
  };
  readonly agreement: number;
  readonly kappa?: {
    readonly kappa: number;
    readonly standardError: number;
    readonly lower: number;
    readonly upper: number;
  };
  /** Of what people pass, the share that the judge passes; absent where people pass nothing. */
  readonly sensitivity?: MeasuredShare;
  /** Of what people fail, the share that the judge fails; absent where people fail nothing. */
  readonly specificity?: MeasuredShare;
  /** The pass rate of a baseline, else of the labelled answers, by the judge and without its errors. */
  readonly rate: {
    /** The baseline's path; absent for the labelled answers. */
    readonly baseline?: string;
    readonly judged: number;
    /** Clusters of a baseline, or labelled answers. */
    readonly of: number;
    /** Absent where the judge is no better than a coin, or labels of a kind are missing. */
    readonly corrected?: { readonly estimate: number; readonly lower: number; readonly upper: number };
  };
  /** The baseline's mean score as people would give it (PPI++). */
  readonly mean?: {
    readonly judged: number;
    readonly estimate: number;
    readonly lower: number;
    readonly upper: number;
    /** How much of it is the judge's word, 0…1. */
    readonly lambda: number;
  };
  readonly trust: JudgeTrust;
  /** Labels to add, where there are too few of a kind: answers that people fail, and that they pass. */
  readonly wanted?: { readonly failed: number; readonly passed: number };
  readonly notes: readonly string[];
  readonly spend?: Spend;
};
