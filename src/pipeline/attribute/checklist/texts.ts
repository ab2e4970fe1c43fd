import type { Configuration, Loss, MetricAttribution } from "../../../domain/attribution.ts";
import { groupedNumber, significantNumber } from "../../../domain/grouped-number.ts";

type Measure = Pick<MetricAttribution, "scale" | "unit" | "direction">;

/** A loss with its limits, in the metric's unit or as a share: "51 points (42 to 60)", "38 % (20 % to 59 %)". */
export function lossText({ value, lower, upper }: Loss, measure: Measure): string {
  const inPoints = measure.scale !== "ratio" && measure.unit === "score";
  const text = (one: number) => {
    if (inPoints) return signed(groupedNumber(100 * one, 0, 1));
    return signed(measure.scale === "ratio" ? shareText(one, measure) : unitText(one, measure.unit));
  };
  return `${text(value)}${inPoints ? " points" : ""} (${text(lower)} to ${text(upper)})`;
}

/** The same where nobody says what is measured: numbers alone. */
export function plainLossText({ value, lower, upper }: Loss): string {
  return `${significantNumber(value, 3)} (${significantNumber(lower, 3)} to ${significantNumber(upper, 3)})`;
}

/** With the minus sign that people read. */
function signed(text: string): string {
  return text.replace(/^-/, "−");
}

/** What a configuration came to: "3 of 180 answers fail", "1,240 ms on average". */
export function resultText({ failures, mean }: Configuration, { unit }: Pick<Measure, "unit">): string {
  if (failures === undefined) return `${unitText(mean, unit)} on average`;
  return `${groupedNumber(failures.failures)} of ${groupedNumber(failures.trials)} answers fail`;
}

/** A logarithm as the change of what is measured: more where less is better, less where more is. */
function shareText(loss: number, { direction }: Measure): string {
  const share = direction === "lower-is-better" ? Math.expm1(loss) : -Math.expm1(-loss);
  return `${groupedNumber(100 * share, 0, 1)} %`;
}

function unitText(value: number, unit: Measure["unit"]): string {
  switch (unit) {
    case "score":
      return groupedNumber(value, 0, 3);
    case "ms":
      return `${groupedNumber(value)} ms`;
    case "usd":
      return `${significantNumber(value, 3)} dollars`;
    default:
      return unit satisfies never;
  }
}
