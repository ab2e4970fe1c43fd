import type { Layer, LayerDifference } from "./version.ts";

/** A slice of the traffic. */
export type SliceName = { readonly attribute: string; readonly value: string };

/** Why an incident was not caught before it was one, with the numbers that say so. Losses are positive, in the metric's unit. */
export type DetectionGap = GapEvidence & { readonly prevention: readonly Prevention[] };

export type GapEvidence =
  /** G1. @property share of the traffic, 0…1  @property needed cases of a sample that meets the slice in 95 of 100 draws */
  | { readonly code: "no-case-in-slice"; readonly slice: SliceName; readonly share: number; readonly needed: number }
  /** G2. @property needed cases of the slice that show the loss */
  | {
      readonly code: "underpowered-slice";
      readonly slice: SliceName;
      readonly cases: number;
      readonly detectable: number;
      readonly loss: number;
      readonly needed: number;
    }
  /** G3. @property confirmed answers that people found bad  @property seen of them, those the metric finds bad too  @property upper limit of that share */
  | {
      readonly code: "blind-metric";
      readonly metric: string;
      readonly confirmed: number;
      readonly seen: number;
      readonly upper: number;
    }
  /** G4. @property loss over all of the traffic */
  | {
      readonly code: "margin-too-wide";
      readonly metric: string;
      readonly loss: number;
      readonly margin: number;
      readonly share: number;
    }
  /** G5. ISO instants; @property last the run before */
  | {
      readonly code: "cadence";
      readonly firstBad: string;
      readonly began: string;
      readonly last?: string;
      readonly everyHours?: number;
    }
  /** G6. */
  | { readonly code: "unversioned"; readonly layers: readonly Layer[]; readonly changePoint?: string }
  /** G7. The evaluated run against production at the time. */
  | { readonly code: "other-tuple"; readonly run: string; readonly differences: readonly LayerDifference[] }
  /** G8. */
  | {
      readonly code: "alert-ignored";
      readonly alerts: readonly {
        readonly at: string;
        readonly what: "regressed" | "probe-changed";
        readonly gate: string;
      }[];
    }
  /** G9. @property chance of not meeting one request of the slice, 0…1 */
  | { readonly code: "canary-too-small"; readonly cases: number; readonly needed: number; readonly chance: number }
  /** G10. @property p of the set, by permutation  @property novel queries whose own p is at most 0.1 */
  | { readonly code: "novel-queries"; readonly queries: number; readonly novel: number; readonly p?: number };

export type GapCode = GapEvidence["code"];

/** In the order they are told: not run right, not covered, not seen, seen and not acted on. */
export const GAP_CODES = [
  "cadence",
  "other-tuple",
  "unversioned",
  "no-case-in-slice",
  "novel-queries",
  "underpowered-slice",
  "blind-metric",
  "margin-too-wide",
  "canary-too-small",
  "alert-ignored",
] as const satisfies readonly GapCode[];

/** What would have caught it, so that it can be carried out. */
export type Prevention =
  /** @property cases ids; @property traces they come from */
  | {
      readonly kind: "add-cases";
      readonly cases: readonly string[];
      readonly traces: readonly string[];
      readonly slice?: SliceName;
    }
  | { readonly kind: "slice-quota"; readonly slice: SliceName; readonly cases: number }
  | { readonly kind: "stamp-version"; readonly layer: Layer; readonly attribute: string }
  | { readonly kind: "calibrate-judge"; readonly metric: string; readonly labels: number }
  | { readonly kind: "narrow-margin"; readonly metric: string; readonly margin: number; readonly slice?: SliceName }
  | { readonly kind: "record-every"; readonly hours: number }
  | { readonly kind: "align-suite"; readonly layers: readonly Layer[] }
  | { readonly kind: "fail-on-regressed" }
  | { readonly kind: "canary-size"; readonly cases: number };
