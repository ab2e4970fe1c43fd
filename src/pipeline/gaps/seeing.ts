import type { DetectionGap, Prevention } from "../../domain/detection-gap.ts";
import { missProbability, sliceSampleSize } from "../../statistics/slice-sample-size.ts";
import { wilson } from "../../statistics/wilson.ts";
import { addedCases } from "./added-cases.ts";
import { type GapFacts, type Looked, lookAt, type MetricLoss, type SliceCoverage } from "./facts.ts";
import { ASSUMED_VARIANCE, casesThatShow } from "./needed-cases.ts";

/** A metric that surely sees less than half of what people find bad is blind to it. */
const SEES = 0.5;
/** Bad answers and good ones that a judge is trusted by (docs/calibration.md): 30 of each. */
const LABELS = 60;

/** G3: the metric passes what people found bad. */
export function blindMetric({ confirmed: fact, gate, candidates }: GapFacts): Looked {
  return lookAt("blind-metric", fact, ({ metric, isJudged, confirmed, seen }) => {
    if (confirmed === 0) return undefined;
    const { upper } = wilson(seen, confirmed, gate.confidence);
    if (upper >= SEES) return undefined;
    const prevention: readonly Prevention[] = isJudged
      ? [{ kind: "calibrate-judge", metric, labels: LABELS }]
      : addedCases(candidates, {});
    return { code: "blind-metric", metric, confirmed, seen, upper, prevention };
  });
}

/** G4: what was lost is within what is accepted, at the place where it is judged. */
export function marginTooWide({ loss: fact, slice, gate }: GapFacts): Looked {
  return lookAt("margin-too-wide", fact, (lost) => {
    const known = "known" in slice ? slice.known : undefined;
    const { loss, share } = judgedLoss(lost, known, gate.slices);
    if (loss >= lost.margin || loss <= 0) return undefined;
    const least = known === undefined ? loss : known.loss;
    const margin = Math.min(lost.margin, roundedDown(least / 2));
    const where = known === undefined ? {} : { slice: known.slice };
    return {
      code: "margin-too-wide",
      metric: lost.metric,
      loss,
      margin: lost.margin,
      share,
      prevention: [{ kind: "narrow-margin", metric: lost.metric, margin, ...where }],
    };
  });
}

/** The gate judges all of the traffic, in which a slice is diluted, or each slice by itself. */
function judgedLoss(
  { loss }: MetricLoss,
  slice: SliceCoverage | undefined,
  slices: GapFacts["gate"]["slices"],
): { readonly loss: number; readonly share: number } {
  if (slice === undefined) return { loss, share: 1 };
  if (slices === "block") return { loss: slice.loss, share: slice.share };
  return { loss: slice.share * slice.loss, share: slice.share };
}

/** Two digits, as people write a margin. */
function roundedDown(value: number): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.floor(value / unit + 1e-9) * unit).toPrecision(2));
}

/** G9: the canary would as likely as not have met none of it, or too little to tell. */
export function canaryTooSmall({ canary, loss, slice, gate }: GapFacts): Looked {
  const lost = "known" in loss ? loss.known : undefined;
  return lookAt("canary-too-small", canary, (cases): DetectionGap | undefined => {
    const covered = "known" in slice ? slice.known : undefined;
    const chance = covered === undefined ? 0 : missProbability(covered.share, cases);
    const toMeet = covered === undefined || covered.share >= 1 ? 1 : sliceSampleSize(covered.share, MET);
    const whole = covered === undefined ? lost?.loss : covered.share * covered.loss;
    const toTell = whole === undefined || whole <= 0 ? 0 : casesThatShow(whole, varianceOf(lost), gate.confidence);
    const needed = Math.max(toMeet, toTell);
    if (chance <= 1 - MET && cases >= needed) return undefined;
    return { code: "canary-too-small", cases, needed, chance, prevention: [{ kind: "canary-size", cases: needed }] };
  });
}

const MET = 0.95;

function varianceOf(lost: MetricLoss | undefined): number {
  return lost?.variance ?? ASSUMED_VARIANCE;
}
