import type { Evidence, MovedCase } from "../../domain/verdict.ts";
import { detectableEffect } from "../../statistics/detectable-effect.ts";
import { effectiveNumber } from "../../statistics/effective-number.ts";
import { casesIn } from "./cell.ts";
import type { CellSide } from "./estimate.ts";
import type { Measured } from "./measure.ts";

const POWER = 0.8;
const WORST = 5;

/**
 * The numbers behind a verdict.
 *
 * @param alpha the one-sided level of the interval  @param p one-sided p-values after whatever correction there is
 */
export function evidenceOf(
  measured: Measured,
  alpha: number,
  p: { readonly pRegressed: number; readonly pImproved: number },
): Evidence {
  const { table, cell, values, estimate, margin, missing } = measured;
  const { mean, clusters } = estimate;
  const detectable = detectableLoss(estimate, alpha);
  const effective = effectiveCases(values.before, values.after, values.paired);
  return {
    scale: table.scale.kind,
    method: table.method,
    before: table.scale.toUnit(measured.before),
    after: table.scale.toUnit(measured.after),
    difference: mean,
    ...limitsOf(measured),
    confidence: 1 - 2 * alpha,
    margin,
    ...p,
    cases: casesIn(cell, values.paired),
    clusters,
    trialsBefore: trialsOf(measured, "before"),
    trialsAfter: trialsOf(measured, "after"),
    missingBefore: missing.before.share,
    missingAfter: missing.after.share,
    detectable,
    ...(effective !== undefined && { effectiveCases: effective }),
    ...(table.scale.kind === "ratio" && { ratio: ratioOf(measured, detectable) }),
    worst: values.paired ? worstOf(measured) : [],
  };
}

/** A score cannot fall or rise by more than 1, whatever a formula for means makes of few cases. */
function limitsOf({ table, estimate }: Measured): Pick<Evidence, "lower" | "upper"> {
  const { lower, upper } = estimate;
  return table.metric.unit === "score" ? { lower: Math.max(-1, lower), upper: Math.min(1, upper) } : { lower, upper };
}

/** Clusters are in the standard error already; without any variation the unseen share is all there is. */
function detectableLoss({ mean, lower, upper, standardError }: Measured["estimate"], alpha: number): number {
  if (standardError === 0) return (upper - lower) / 2;
  // A limit that was widened for skew sees less than its standard error promises.
  return Math.max(mean - lower, detectableEffect(standardError ** 2, 1, alpha, POWER));
}

/** As many equally weighted cases as say as much; undefined where all weigh the same. */
function effectiveCases(before: CellSide, after: CellSide, paired: boolean): number | undefined {
  if (before.weights === undefined && after.weights === undefined) return undefined;
  return effectiveOf(after) + (paired ? 0 : effectiveOf(before));
}

function effectiveOf({ values, weights }: CellSide): number {
  return weights === undefined ? values.length : effectiveNumber(weights);
}

/** Logarithms of ratios as people read them: after ÷ before, not oriented. */
function ratioOf({ table, estimate, margin }: Measured, detectable: number): NonNullable<Evidence["ratio"]> {
  const { sign } = table;
  const [one, other] = [Math.exp(sign * estimate.lower), Math.exp(sign * estimate.upper)];
  return {
    value: Math.exp(sign * estimate.mean),
    lower: Math.min(one, other),
    upper: Math.max(one, other),
    allowed: Math.exp(-sign * margin),
    detectable: Math.exp(-sign * detectable),
  };
}

function trialsOf({ table, cell }: Measured, side: "before" | "after"): number {
  return cell[side].reduce((sum, place) => sum + (table.columns[side].values[place] ?? []).length, 0);
}

function worstOf({ table, cell, values }: Measured): readonly MovedCase[] {
  const { rows } = table.columns.after.side;
  const worst: { readonly change: number; readonly at: number; readonly id: string }[] = [];
  cell.after.forEach((place, at) => {
    const change = table.sign * ((values.after.values[at] ?? 0) - (values.before.values[at] ?? 0));
    if (!(change < 0)) return;
    if (worst.length === WORST && change > (worst.at(-1)?.change ?? 0)) return;
    worst.push({ change, at, id: rows[place]?.id ?? "" });
    worst.sort((a, b) => a.change - b.change || (a.id < b.id ? -1 : 1));
    if (worst.length > WORST) worst.pop();
  });
  return worst.map(({ at, id }) => ({
    id,
    before: table.scale.toUnit(values.before.values[at] ?? 0),
    after: table.scale.toUnit(values.after.values[at] ?? 0),
    slices: rows[cell.after[at] ?? -1]?.slices ?? {},
  }));
}
