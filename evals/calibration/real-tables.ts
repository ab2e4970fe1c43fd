import { markdownTable } from "markdown-table";
import type { RealShares } from "./real-shares.ts";
import type { TauReading } from "./real-tau.ts";
import type { RealVerdict } from "./real-verdict.ts";
import { twoDeviations } from "./simulation-error.ts";

/** All that was measured on real data; this is the committed JSON. */
export type RealResults = {
  readonly seed: string;
  readonly runs: number;
  readonly tau: { readonly [reading in TauReading]: readonly RealVerdict[] };
  readonly tauHarm: readonly RealShares[];
  readonly drift: readonly RealVerdict[];
  readonly driftSamples: readonly RealShares[];
  readonly driftDisjoint: readonly RealShares[];
};

/** The tables as Markdown. Figures only: nothing of the data sets' texts is in them. */
export function realTables(results: RealResults): string {
  const { seed, runs, tau, tauHarm, drift, driftSamples, driftDisjoint } = results;
  return `# Verdicts on real data

    node evals/calibration/real.ts --runs ${runs} --seed ${seed}

Two public data sets, read beside the project and not part of it: tau-bench (gpt-4o on the airline tasks, 50 tasks, four
trials of each) and LLMDrift PRIME (1,000 questions, one answer of each of four dated models). The verdicts are those of
\`compare()\`: margin 5 points, confidence 95 %, one look, one metric. *Naive* is the rule without statistics: red when the
mean fell by more than the margin, or at all. Differences and intervals are in points.

## One agent against itself: tau-bench

All four trials are of one agent, so every red is a false alarm.

- ${said(tau.unscored)}
- ${naiveSaid(tau.unscored)}
- Five of the 200 runs ended before they could be scored, and have no score here. Counted as failed, as tau-bench does:
  ${said(tau.failed)}

Nothing is unchanged either: 50 tasks at these pass rates cannot rule out a loss of 5 points, and it is said so.

${verdictTable(tau.unscored)}

There is one file only, so the known difference is made: a share of the passes of trials 2 and 3 is turned into failures.
Chance chooses which; the trials themselves stay, so that intervals, which allow for other trials too, hold the truth nearly
always.
${simulationError(runs)}

${shareTable(tauHarm, "harm")}

## Every pair of models: LLMDrift

Right answers of 1,000 are known: ${known(drift)}.
gpt-4 got worse from March to June 2023 and gpt-3.5 better, each by far more than the margin, and within each family primes
and composites moved against each other. *If slices block*: the verdict when a regression in one slice is enough.

${verdictTable(drift)}

${sliceTable(drift)}

### On samples of the questions

${runs} samples of each size; the truth is the difference on all 1,000 questions.
${simulationError(runs)}
Where the truth is a loss, improved is an error; where it is a gain, regressed is; where it is beyond −5, unchanged is.
*Covered*: how often the interval holds the truth.

${shareTable(driftSamples, "models")}

### One model against itself, on samples with no question in common

Compared as a whole, unpaired. Regressed and improved are false alarms: nominal 2.5 % each.

${shareTable(driftDisjoint, "model")}
`;
}

function said(verdicts: readonly RealVerdict[]): string {
  const times = (verdict: string) => verdicts.filter((one) => one.verdict === verdict).length;
  return `Of ${verdicts.length} splits ${times("regressed")} are regressed, ${times("improved")} improved, ${times("unchanged")} unchanged, ${times("inconclusive")} inconclusive.`;
}

function naiveSaid(verdicts: readonly RealVerdict[]): string {
  const red = (name: "redByMargin" | "redByAny") => verdicts.filter((one) => one[name]).length;
  return `The naive rule is red in ${red("redByMargin")} with the margin as its threshold, in ${red("redByAny")} with none.`;
}

function known(drift: readonly RealVerdict[]): string {
  const models = new Map(drift.map(({ before, rightBefore }) => [before, rightBefore]));
  return [...models].map(([model, right]) => `${model} ${Math.round(1000 * right)}`).join(", ");
}

function verdictTable(verdicts: readonly RealVerdict[]): string {
  const hasSlices = verdicts.some(({ slices }) => slices.length > 0);
  const rows = verdicts.map((one) => [
    one.before,
    one.after,
    String(one.cases),
    `${one.trialsBefore} / ${one.trialsAfter}`,
    `${percent(one.rightBefore)} → ${percent(one.rightAfter)}`,
    interval(one),
    one.method,
    one.verdict,
    ...(hasSlices ? [one.slicesBlock] : []),
    naiveCell(one),
  ]);
  const head = ["before", "after", "cases", "trials", "right", "difference (95 %)", "method", "verdict"];
  return markdownTable([[...head, ...(hasSlices ? ["if slices block"] : []), "naive: margin / any"], ...rows]);
}

function naiveCell({ redByMargin, redByAny }: RealVerdict): string {
  return `${redByMargin ? "red" : "green"} / ${redByAny ? "red" : "green"}`;
}

function sliceTable(verdicts: readonly RealVerdict[]): string {
  const rows = verdicts.flatMap((one) =>
    one.slices.map((slice) => [one.before, one.after, slice.value, interval(slice), slice.verdict]),
  );
  return markdownTable([["before", "after", "slice", "difference (95 %)", "verdict"], ...rows]);
}

function shareTable(shares: readonly RealShares[], what: string): string {
  const rows = shares.map((one) => [
    one.what,
    points(one.truth),
    String(one.cases),
    String(one.runs),
    ...[one.regressed, one.improved, one.unchanged, one.undecided, one.covered, one.redByMargin, one.redByAny].map(
      percent,
    ),
  ]);
  const verdicts = ["regressed", "improved", "unchanged", "inconclusive", "covered", "naive: margin", "naive: any"];
  return markdownTable([[what, "truth", "cases", "runs", ...verdicts], ...rows]);
}

function interval({ difference, lower, upper }: Pick<RealVerdict, "difference" | "lower" | "upper">): string {
  return `${points(difference)} (${points(lower)} to ${points(upper)})`;
}

function points(value: number): string {
  const text = Math.abs(100 * value).toFixed(1);
  return `${text === "0.0" ? "" : value < 0 ? "−" : "+"}${text}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function simulationError(runs: number): string {
  const [small, half] = [0.025, 0.5].map((rate) => twoDeviations(rate, runs).toFixed(1));
  return `Of ${runs} runs, the simulation error (two standard deviations) is ±${small} points at 2.5 %, ±${half} at 50 %.`;
}
