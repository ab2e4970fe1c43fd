import type { FieldRemedy } from "./diagnosis.ts";
import type { Hop } from "./trace.ts";

/** A mean with the limits of its interval; without limits where fewer than two independent cases stand behind it. */
export type Estimate = { readonly value: number; readonly lower?: number; readonly upper?: number };

/** What one metric says of production's own answers and of the replay under the production tuple. Scores are 0…1. */
export type MetricFidelity = {
  readonly metric: string;
  readonly blocking: boolean;
  /** Cases with a score of both. */
  readonly cases: number;
  readonly clusters: number;
  readonly observedMean: number;
  readonly replayMean: number;
  /** replay − observed, in the metric's own direction. */
  readonly difference: Estimate;
  /** 1 − the mean distance of a case's replayed mean from its observed score: 1 is the same everywhere, 0 the opposite. */
  readonly agreement: Estimate;
};

/** Why a replay is not what production answered, as far as that can be told. */
export type FidelityCause =
  /** Of what a replay feeds on, this is recorded least. @property field for people: "the documents" */
  | {
      readonly kind: "not-recorded";
      readonly hop: Hop["kind"];
      readonly field: string;
      readonly remedy: FieldRemedy;
      readonly present: number;
      readonly hops: number;
    }
  /** Calls of tools that the recording did not hold. */
  | { readonly kind: "left-the-recording"; readonly trials: number; readonly of: number }
  /** Nothing is missing: answers of one model to one question differ from call to call. */
  | {
      readonly kind: "chance";
      readonly trials: number;
      /** Agreement of two trials of one case with each other, 0…1: what chance leaves. Absent with single trials. */
      readonly amongTrials?: number;
    };

/** How like production's own answers a replay under the production tuple is. */
export type Fidelity =
  | {
      readonly status: "measured";
      /** Of the intervals, 0…1. */
      readonly confidence: number;
      /** In the order of the suite; at least one. */
      readonly metrics: readonly MetricFidelity[];
      /** The least agreement over the metrics that decide; below `atLeast`, attribution by replay is not to be trusted. */
      readonly agreement: number;
      /** 0…1, from the suite. */
      readonly atLeast: number;
      /** Cases without a score on one side, for every metric. */
      readonly leftOut: number;
      /** Present where the agreement is below `atLeast`. */
      readonly cause?: FidelityCause;
    }
  | { readonly status: "unknown"; readonly reason: FidelityUnknown };

/** `no-observed-answers`: production recorded none. `nothing-scored`: no metric that decides has a score on both sides. */
export type FidelityUnknown = "no-observed-answers" | "nothing-scored";
