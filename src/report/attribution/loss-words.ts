/** Losses of an attribution in numbers: positive is worse, whatever the metric's direction. */
import type { Loss, MetricAttribution } from "../../domain/attribution.ts";
import { groupedNumber, significantNumber } from "../../domain/grouped-number.ts";
import { roughSize } from "../numbers.ts";

/** How losses of this metric are measured. */
export type LossScale = Pick<MetricAttribution, "unit" | "scale">;

/** A loss without its limits: "41 points", "120 ms", "a factor of 1.30". A gain has a minus. */
export function lossSize(value: number, metric: LossScale): string {
  return withUnit(bareLoss(value, metric), metric, Math.abs(value) === 0.01);
}

/** One loss beside the whole: "38 of 41 points", "a factor of 1.20 of 1.31". */
export function lossOf(value: number, whole: number, metric: LossScale): string {
  return withUnit(`${bareLoss(value, metric)} of ${bareLoss(whole, metric)}`, metric, false);
}

/** The limits of a loss: "33 to 48 points", "a factor of 1.10 to 1.35". */
export function lossRange(loss: Loss, metric: LossScale): string {
  return withUnit(lossLimits(loss, metric), metric, false);
}

/** The same where its unit was said just before: "33 to 48". */
export function lossLimits({ lower, upper }: Loss, metric: LossScale): string {
  return `${bareLoss(lower, metric)} to ${bareLoss(upper, metric)}`;
}

/** A share of the loss in whole per cent, without the sign of per cent: "92", "−3". */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return "unknown";
  const whole = Math.round(share * 100);
  return `${whole < 0 ? "−" : ""}${groupedNumber(Math.abs(whole))}`;
}

/** The limits of a share: "78 to 100 %"; undefined where they are the share itself, as far as whole per cent show. */
export function shareLimits({ value, lower, upper }: Loss): string | undefined {
  const limits = [percent(lower), percent(upper)];
  return limits.every((limit) => limit === percent(value)) ? undefined : `${limits.join(" to ")} %`;
}

function withUnit(words: string, { unit, scale }: LossScale, isOne: boolean): string {
  if (scale === "ratio") return `a factor of ${words}`;
  switch (unit) {
    case "score":
      return `${words} ${isOne ? "point" : "points"}`;
    case "ms":
      return `${words} ms`;
    case "usd":
      return words;
    default:
      return unit satisfies never;
  }
}

function bareLoss(value: number, { unit, scale }: LossScale): string {
  if (!Number.isFinite(value)) return "unknown";
  if (scale === "ratio") return bareFactor(Math.exp(value));
  const rounded = unit === "score" ? roundedPoints(value) : value;
  const digits = roughSize(rounded, unit).replace(/ (?:points?|ms)$/, "");
  return rounded < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}

function bareFactor(value: number): string {
  return value < 0.1 ? significantNumber(value, 2) : groupedNumber(value, value < 100 ? 2 : 0);
}

/** Whole points where there are many, tenths where there are few: a tired person reads no more. */
function roundedPoints(value: number): number {
  const at = Math.abs(value) >= 0.1 ? 100 : 1000;
  return Math.round(value * at) / at;
}
