import { styleText } from "node:util";
import type { Plan, PlannedCases, PlannedCost, PlannedMetric } from "../domain/plan.ts";
import { layoutOf } from "./columns.ts";
import { PLAIN } from "./markup.ts";
import { briefSize, certainty, count, factor, list, share, size, times } from "./numbers.ts";
import type { Rows } from "./tables.ts";

/** The whole of it, as JSON with stable key order. */
export function planJson(plan: Plan): string {
  return `${JSON.stringify(plan, null, 2)}\n`;
}

/** The plan for a terminal: at most 100 columns; what the suite can see, then its slices, then what that costs. */
export async function planTerminal(
  plan: Plan,
  face: { readonly width: number; readonly colour: boolean },
): Promise<string> {
  const { paragraph, columns } = await layoutOf(Math.max(40, Math.min(100, face.width)));
  const strong = (text: string) => (face.colour ? styleText("bold", text, { validateStream: false }) : text);
  const blocks = [
    paragraph(openingWords(plan)),
    strong("The smallest drop this suite sees"),
    columns(metricRows(plan)),
    paragraph(readingWords(plan)),
    ...sliceTables(plan).flatMap(({ metrics, rows }) => [strong(`In slices, by ${metrics}`), columns(rows)]),
    strong("What base and head cost together"),
    columns(costRows(plan)),
    paragraph(SAVING),
    [...spreadLines(plan), ...plan.notes].map((line) => paragraph(`- ${PLAIN.word(line)}`)).join("\n"),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** Of 1…10 trials, those that a terminal has room for. */
const SHOWN_TRIALS = [1, 2, 3, 5, 10];
const MOST_SLICES = 20;
const LONGEST_NAME = 24;
const SAVING =
  "A stored baseline stands in for most of the base, and a comparison that is settled ends early: up to half may be saved.";

function openingWords({ suite, cases, clusters, metrics, confidence, power, trials }: Plan): string {
  const effective = Math.floor(metrics[0]?.whole.effectiveCases ?? cases);
  const dependent =
    clusters === cases
      ? ""
      : ` of ${count(clusters, "conversation")}, which tell at least what ${effective} would alone`;
  const seen = `A drop is called seen when ${share(power)} of comparisons would call it, at ${certainty(confidence)} confidence.`;
  return `${PLAIN.word(suite)}: ${count(cases, "case")}${dependent}. The suite asks each ${times(trials)}. ${seen}`;
}

function readingWords({ metrics, trials }: Plan): string {
  const ratio = metrics.some(({ scale }) => scale === "ratio") ? ", time and money as a ratio" : "";
  const informing = metrics.some(({ blocking }) => !blocking) ? " A metric in brackets only informs." : "";
  const everyCell = metrics.flatMap(({ whole, slices }) => [whole, ...slices]);
  const isCases = everyCell.some(({ enough }) => enough.kind === "cases");
  const cases = isCases ? ` Where it says cases, each has ${count(trials, "trial")}.` : "";
  return `Scores are in points${ratio}. With what the last column says, a drop as large as the allowed one is seen, and ruled out where nothing changed.${cases}${informing}`;
}

function metricRows({ metrics }: Plan): Rows {
  const rows = metrics.map((metric) => [nameOf(metric), allowedWords(metric), ...visible(metric, metric.whole)]);
  return [["Metric", "Allowed", ...trialHeads(), "Enough"], ...rows];
}

/** A table for each metric, the largest slice first; metrics of which the same can be said share one. */
function sliceTables({ metrics }: Plan): readonly { readonly metrics: string; readonly rows: Rows }[] {
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
  const head = ["Slice", "", "Cases", ...trialHeads(), "Enough"];
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
    return loss === undefined ? "unknown" : lossWords(loss, metric);
  });
  return [...seen, enoughWords(metric, cases)];
}

function enoughWords(metric: PlannedMetric, { enough }: PlannedCases): string {
  switch (enough.kind) {
    case "trials":
      return count(enough.trials, "trial");
    case "cases":
      return `${count(enough.cases, "case")}${enough.trialsHelp ? ", or over 10 trials" : "; no trials will do"}`;
    case "never":
      return `0 never is; ${lossWords(enough.smallest, metric)} is`;
    case "too-few":
      return "no trials: under 10 cases";
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

function costRows({ costs, trials }: Plan): Rows {
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

/** Which spread is measured, which assumed, and which unknown. */
function spreadLines({ metrics }: Plan): readonly string[] {
  const named = (some: readonly PlannedMetric[]) => list(some.map(({ metric }) => metric));
  const of = (test: (metric: PlannedMetric) => boolean) => metrics.filter(test);
  const measured = of(({ within }) => within === "measured");
  const assumed = of(({ within }) => within === "assumed");
  const unknown = of(({ within }) => within === "unknown");
  const pairs = of(({ between: source }) => source === "measured");
  return [
    ...(measured.length === 0
      ? []
      : [`Chance within a case is that of the latest baseline's trials: ${named(measured)}.`]),
    ...(assumed.length === 0
      ? []
      : [
          `Chance within a case is assumed, a score that is right 9 times in 10 whichever the case: ${named(assumed)}.`,
        ]),
    ...(unknown.length === 0
      ? []
      : [`Nothing is known of how this varies before a baseline has 2 trials of a case: ${named(unknown)}.`]),
    pairs.length === 0
      ? "Differences between cases are assumed (a variance of 0.02): no two baselines have shown them."
      : `Differences between cases are those of the two newest baselines: ${named(pairs)}${pairs.length === metrics.length ? "" : "; else assumed (a variance of 0.02)"}.`,
  ];
}
