/** Losses of an attribution in numbers: positive is worse, whatever the metric's direction. */
import type { Loss, MetricAttribution } from "../../domain/attribution.ts";
import { groupedNumber } from "../../domain/grouped-number.ts";
import { factor, range, roughSize } from "../numbers.ts";

/** How losses of this metric are measured. */
export type LossScale = Pick<MetricAttribution, "unit" | "scale">;

/** A loss without its limits: "41 points", "120 ms", "a factor of 1.22 times". A gain has a minus. */
export function lossSize(value: number, { unit, scale }: LossScale): string {
  if (scale === "ratio") return factor(Math.exp(value));
  const rounded = unit === "score" ? roundedPoints(value) : value;
  return `${rounded < 0 ? "−" : ""}${roughSize(rounded, unit)}`;
}

/** One loss beside the whole: "38 of 41 points", "1.20 of 1.31 times". */
export function lossOf(value: number, whole: number, metric: LossScale): string {
  const [part, all] = [lossSize(value, metric), lossSize(whole, metric)];
  return `${part.replace(/ (points?|ms|times)$/, "")} of ${all}`;
}

/** The limits of a loss: "+33.0 to +48.2 points", "1.10 to 1.35 times". */
export function lossRange({ lower, upper }: Loss, { unit, scale }: LossScale): string {
  return scale === "ratio"
    ? `${factor(Math.exp(lower)).replace(" times", "")} to ${factor(Math.exp(upper))}`
    : range(lower, upper, unit);
}

/** A share of the loss in whole per cent, without the sign of per cent: "92", "−3". */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return "unknown";
  const whole = Math.round(share * 100);
  return `${whole < 0 ? "−" : ""}${groupedNumber(Math.abs(whole))}`;
}

/** Whole points where there are many, tenths where there are few: a tired person reads no more. */
function roundedPoints(value: number): number {
  return Math.abs(value) >= 0.1 ? Math.round(value * 100) / 100 : Math.round(value * 1000) / 1000;
}
