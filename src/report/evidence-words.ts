/** The parts of a sentence about one metric's numbers. Differences are told as the metric itself is measured. */
import { groupedNumber } from "../domain/grouped-number.ts";
import type { Evidence, MetricComparison } from "../domain/verdict.ts";
import {
  briefSize,
  change,
  count,
  factor,
  factorInterval,
  factorRange,
  interval,
  level,
  range,
  roughSize,
  size,
  times,
} from "./numbers.ts";

/** What the numbers are of: a metric as a whole, or a slice of it. */
export type Measured = Pick<MetricComparison, "direction" | "unit">;

/** "91 % → 84 %"; on the ratio scale "typically 1,240 ms → 1,510 ms", because geometric means are no plain means. */
export function levelsWords({ unit }: Measured, { scale, before, after }: Evidence): string {
  return `${scale === "ratio" ? "typically " : ""}${level(before, unit)} → ${level(after, unit)}`;
}

/**
 * after − before with its interval, "−7.1 points (95 %: −10.4 to −3.8)", or after ÷ before, "1.22 times (95 %: 1.10 to
 * 1.35)". A latency that rises shows a plus. (Inside the program differences are oriented, positive is better.)
 */
export function differenceWords(measured: Measured, evidence: Evidence): string {
  return differenceAt(evidence.confidence, measured, evidence);
}

/** The same below a head that says the confidence: "−7.1 points (−10.4 to −3.8)". */
export function differenceCell(measured: Measured, evidence: Evidence): string {
  return differenceAt(undefined, measured, evidence);
}

function differenceAt(confidence: number | undefined, measured: Measured, evidence: Evidence): string {
  const { ratio } = evidence;
  if (ratio !== undefined) return factorInterval(confidence, ratio);
  const { difference, lower, upper } = asMeasured(measured, evidence);
  return `${change(difference, measured.unit)} ${interval(confidence, lower, upper, measured.unit)}`;
}

/** The difference without its interval: "−7.1 points", "1.22 times". */
export function briefDifference(measured: Measured, evidence: Evidence): string {
  if (evidence.ratio !== undefined) return factor(evidence.ratio.value);
  return change(asMeasured(measured, evidence).difference, measured.unit);
}

/** Limits of an oriented difference, for the scale that the evidence has: "−9.4 to +3.4 points", "0.97 to 1.40 times". */
export function limitsWords(
  measured: Measured,
  { scale }: Evidence,
  limits: { readonly lower: number; readonly upper: number },
): string {
  const { lower, upper } = asMeasured(measured, { ...limits, difference: 0 });
  if (scale === "difference") return range(lower, upper, measured.unit);
  return factorRange(Math.exp(lower), Math.exp(upper));
}

/** The accepted loss for a table's cell: "3 points", "1.25 times", "none". */
export function allowedCell({ unit }: Measured, { margin, ratio }: Evidence): string {
  if (margin === 0) return "none";
  return ratio === undefined ? size(margin, unit) : factor(ratio.allowed);
}

/** The accepted loss after the difference has been said: "the 3 you allow", "the 1.25 times you allow". */
export function allowedWords({ unit }: Measured, { margin, ratio }: Evidence): string {
  return `the ${ratio === undefined ? briefSize(margin, unit) : factor(ratio.allowed)} you allow`;
}

/** The accepted loss as an event: "a drop of 3 points", "a rise to 1.25 times", "any drop". */
export function marginWords({ direction, unit }: Measured, { margin, ratio }: Evidence): string {
  if (margin === 0) return `any ${LOSS[direction]}`;
  return ratio === undefined
    ? `a ${LOSS[direction]} of ${size(margin, unit)}`
    : `a ${LOSS[direction]} to ${factor(ratio.allowed)}`;
}

/** The smallest loss that the numbers would have shown, four times in five. Undefined where none would have been. */
export function detectableWords(measured: Measured, evidence: Evidence): string | undefined {
  const least = detectableSize(measured, evidence);
  return least === undefined
    ? undefined
    : `a ${LOSS[measured.direction]} ${evidence.ratio === undefined ? "of" : "to"} ${least}`;
}

/** The same without the word for a loss: "6 points", "1.18 times". Undefined where no loss would have shown. */
export function detectableSize({ unit }: Measured, { detectable, ratio }: Evidence): string | undefined {
  // No score can lose more than all of it.
  if (!Number.isFinite(detectable) || (unit === "score" && detectable > 1)) return undefined;
  return ratio === undefined ? roughSize(detectable, unit) : factor(ratio.detectable);
}

/**
 * How many questions, and how often each side was asked: "142 questions asked three times of each", "120 questions asked
 * once before and three times after", "120 questions, 351 answers before and 360 after".
 */
export function askedWords(evidence: Evidence): string {
  const { cases, trialsBefore, trialsAfter, method } = evidence;
  const questions = count(cases, "question");
  const [before, after] = [trialsBefore / cases, trialsAfter / cases];
  const isEven = method !== "unpaired" && Number.isInteger(before) && Number.isInteger(after);
  if (!isEven) {
    const answers =
      trialsBefore === trialsAfter
        ? `${count(trialsAfter, "answer")} a side`
        : `${count(trialsBefore, "answer")} before and ${groupedNumber(trialsAfter)} after`;
    return `${questions}, ${answers}`;
  }
  const asked = before === after ? `${times(after)} of each` : `${times(before)} before and ${times(after)} after`;
  return `${questions} asked ${asked}`;
}

/** What a loss is called by this metric. */
export const LOSS = { "higher-is-better": "drop", "lower-is-better": "rise" } as const;

type Limits = Pick<Evidence, "difference" | "lower" | "upper">;

function asMeasured({ direction }: Measured, { difference, lower, upper }: Limits): Limits {
  return direction === "higher-is-better"
    ? { difference, lower, upper }
    : { difference: -difference, lower: -upper, upper: -lower };
}
