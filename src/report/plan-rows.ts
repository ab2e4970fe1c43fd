/** The rows of a plan's tables, as words. */
import type { Plan, PlannedCases, PlannedCost, PlannedMetric } from "../domain/plan.ts";
import { PLAIN } from "./markup.ts";
import { briefSize, count, factor, list, size } from "./numbers.ts";
import type { Rows } from "./tables.ts";

/** Of 1…10 trials, those that a terminal has room for. */
const SHOWN_TRIALS = [1, 2, 3, 5, 10];
const MOST_SLICES = 20;
const LONGEST_NAME = 24;
/** Every metric: allowed, the smallest drop seen at some numbers of trials, and what is enough. */
export function metricRows({ metrics }: Plan): Rows {
  const rows = metrics.map((metric) => [nameOf(metric), allowedWords(metric), ...visible(metric, metric.whole)]);
  return [["Metric", "Allowed", ...trialHeads(), "Enough"], ...rows];
}

/** A table for each metric, the largest slice first; metrics of which the same can be said share one. */
export function sliceTables({ metrics }: Plan): readonly { readonly metrics: string; readonly rows: Rows }[] {
  const named = new Map<string, { readonly names: string[]; readonly rows: Rows }>();
  for (const metric of metrics) {
    if (metric.slices.length === 0 || metric.whole.detectable.length === 0) continue;
    const rows = sliceRows(metric);
    const key = JSON.stringify(rows);
    const same = named.get(key);
    if (same === undefined) named.set(key, { names: [nameOf(metric)], rows });
    else same.names.push(nameOf(metric));
  }
  return [...named.values()].map(({ names, rows }) => ({ metrics: list(names), rows }));
}

function sliceRows(metric: PlannedMetric): Rows {
  const rows = metric.slices.slice(0, MOST_SLICES).map((slice) => {
    const value = PLAIN.word(slice.value, LONGEST_NAME);
    return [PLAIN.word(slice.attribute, LONGEST_NAME), value, slice.cases.toString(), ...visible(metric, slice)];
  });
  const head = ["Slice", "", "Questions", ...trialHeads(), "Enough"];
  const left = metric.slices.length - rows.length;
  return [head, ...rows, ...(left > 0 ? [[`and ${left} more`, ...head.slice(1).map(() => "")]] : [])];
}

function nameOf({ metric, blocking }: PlannedMetric): string {
  const name = PLAIN.word(metric, LONGEST_NAME);
  return blocking ? name : `(${name})`;
}

function trialHeads(): readonly string[] {
  return SHOWN_TRIALS.map((trials) => (trials === 1 ? "1 trial" : trials.toString()));
}

function allowedWords(metric: PlannedMetric): string {
  return metric.whole.margin === undefined ? "unknown" : lossWords(metric.whole.margin, metric);
}

/** The smallest drop at each number of trials, and what would be enough. */
function visible(metric: PlannedMetric, cases: PlannedCases): readonly string[] {
  const seen = SHOWN_TRIALS.map((shown) => {
    const loss = cases.detectable[shown - 1];
    if (loss === undefined) return "unknown";
    // No score can lose more than all of it, and too few questions say nothing, however large the loss.
    const isSeen = cases.enough.kind !== "too-few" && !(metric.unit === "score" && loss > 1);
    return isSeen ? lossWords(loss, metric) : "none";
  });
  return [...seen, enoughWords(metric, cases)];
}

function enoughWords(metric: PlannedMetric, { enough }: PlannedCases): string {
  switch (enough.kind) {
    case "trials":
      return count(enough.trials, "trial");
    case "cases":
      return `${count(enough.cases, "question")}${enough.trialsHelp ? ", or over 10 trials" : "; no trials will do"}`;
    case "never":
      return `0 never is; ${lossWords(enough.smallest, metric)} is`;
    case "too-few":
      return "no trials: under 10 questions";
    case "unknown":
      return "unknown";
    default:
      return enough satisfies never;
  }
}

/** A planning figure: a tenth of a point, a hundredth of a ratio, two digits of a price are all it knows. */
function lossWords(loss: number, { scale, unit, direction }: PlannedMetric): string {
  if (scale === "ratio") return factor(Math.exp(direction === "lower-is-better" ? loss : -loss)).replace(" times", "×");
  return unit === "score" ? briefSize(Math.round(loss * 1000) / 1000, unit) : size(loss, unit);
}

/** What base and head cost together, at the trials shown and at the suite's own. */
export function costRows({ costs, trials }: Plan): Rows {
  const shown = costs.filter((cost) => SHOWN_TRIALS.includes(cost.trials) || cost.trials === trials);
  const rows = shown.map(({ trials: asked, calls, usd, overBudget }) => [
    asked === trials ? `${asked} (the suite's)` : asked.toString(),
    count(calls.likely, "call"),
    between(calls, (value) => count(value, "call").replace(/ calls?$/, "")),
    usd === undefined ? "unknown: a price is missing" : size(usd.likely, "usd"),
    usd === undefined ? "" : between(usd, (value) => size(value, "usd")),
    overBudget ? "over the budget" : "",
  ]);
  return [["Trials", "Calls", "Between", "Dollars", "Between", ""], ...rows];
}

function between(range: PlannedCost["calls"], shown: (value: number) => string): string {
  return range.low === range.high ? "" : `${shown(range.low)} to ${shown(range.high)}`;
}
