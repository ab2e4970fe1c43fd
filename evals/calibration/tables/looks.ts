import type { Run } from "../../../src/domain/run.ts";
import type { Comparison } from "../../../src/domain/verdict.ts";
import { type LookPlan, nextStep, type PlannedAsk, planLooks } from "../../../src/pipeline/looks.ts";
import { type Change, loss, NOTHING, upAndDown } from "../changes.ts";
import { compared } from "../compared.ts";
import { LEVEL, points } from "../nominal.ts";
import { BIMODAL } from "../score-models.ts";
import { type RunPair, type SimulatedSuite, simulateRuns } from "../simulated-runs.ts";
import { rateCell } from "../simulation-error.ts";
import type { CalibrationTable, TableRow } from "../table.ts";

const LOOKS = 3;
const MARGIN = 0.05;
const CASES = [50, 100, 200] as const;
const TRIALS = [1, 3] as const;
const METRICS = [1, 10] as const;

type Truth = { readonly label: string; readonly change: Change; readonly isLoss: boolean };

const TRUTHS: readonly Truth[] = [
  { label: "nothing changed", change: NOTHING, isLoss: false },
  { label: "half up, half down, mean 0", change: upAndDown(BIMODAL, 0.3), isLoss: false },
  { label: "5 points lost, everywhere", change: loss(BIMODAL, "everywhere a little", MARGIN), isLoss: true },
  { label: "5 points lost, cases break", change: loss(BIMODAL, "some cases break", MARGIN), isLoss: true },
];

/** What looking three times costs: nothing, if the levels of the looks are right. */
export const LOOKS_TABLE: CalibrationTable = {
  name: "looks",
  title: "Three looks at growing data",
  explanation: `Bimodal pass rates, margin 5 points. Answers come in the order that a check asks for them (trial by trial; with one trial,
case by case) and are looked at when a check would, up to three times. A check stops at the first look that settles all
metrics, or finds one worse that cannot prove smaller than the margin. Each cell is the share of runs in per cent that end so: where nothing changed, \`regressed\`; where the margin was lost,
\`unchanged\` or \`improved\`. 2.5 is nominal for a run; \`any look\` goes on looking after what would have been the end. One look
is the comparison of all the answers, without any looks before it. With several metrics the loss is in all of them, so that
for a silent green all of them have to miss it.`,
  runs: 1000,
  labels: ["truth", "wrong would be", "metrics", "cases", "trials"],
  columns: ["three looks, stopping", "any look", "one look", "share of answers asked for"],
  rows: TRUTHS.flatMap((truth) =>
    METRICS.flatMap((metrics) =>
      CASES.flatMap((cases) => TRIALS.map((trials) => rowOf(truth, metrics, { cases, trials }))),
    ),
  ),
  cells: (counts, runs) => [
    rateCell(counts["stopped: wrong"] ?? 0, runs, LEVEL),
    rateCell(counts["any: wrong"] ?? 0, runs, LEVEL),
    rateCell(counts["once: wrong"] ?? 0, runs, LEVEL),
    rateCell(counts["asked"] ?? 0, runs),
  ],
};

function rowOf(truth: Truth, count: number, size: Pick<SimulatedSuite, "cases" | "trials">): TableRow {
  const names = Array.from({ length: count }, (_, place) => `metric-${place}`);
  const suite = {
    ...size,
    metrics: names.map((name) => ({ name, model: BIMODAL, change: truth.change, margin: points(MARGIN) })),
  };
  // The cases of every run have the same names, so that one plan does for all.
  let plan: LookPlan | undefined;
  const wrong = truth.isLoss ? "unchanged or improved" : "regressed";
  return {
    labels: [truth.label, wrong, String(count), String(size.cases), String(size.trials)],
    simulate: (chance) => {
      const runs = simulateRuns(suite, chance);
      plan ??= planLooks({ cases: runs.after.cases.map(({ id }) => id), trials: size.trials, looks: LOOKS });
      const { fractions } = plan;
      const looked = lookedAt(runs, plan);
      const end = looked.findIndex((comparison, at) => {
        return nextStep({ comparison, base: "replayed", fraction: fractions[at] ?? 1 }) === "done";
      });
      const stopped = looked[end];
      const isWrong = (comparison: Comparison) => wrongVerdict(comparison, truth.isLoss);
      return {
        asked: plan.looks.slice(0, end + 1).flat().length / plan.looks.flat().length,
        "stopped: wrong": stopped !== undefined && isWrong(stopped) ? 1 : 0,
        "any: wrong": looked.some(isWrong) ? 1 : 0,
        "once: wrong": isWrong(compared(runs)) ? 1 : 0,
      };
    },
  };
}

/** The comparison of each look at what had been asked for by then. */
function lookedAt(runs: RunPair, { looks, fractions }: LookPlan): readonly Comparison[] {
  return looks.map((_, at) => {
    const asked = askedBy(looks.slice(0, at + 1).flat());
    return compared({ before: cut(runs.before, asked), after: cut(runs.after, asked) }, { look: { fractions, at } });
  });
}

function askedBy(asks: readonly PlannedAsk[]): ReadonlyMap<string, number> {
  const trials = new Map<string, number>();
  for (const { id, trial } of asks) trials.set(id, Math.max(trials.get(id) ?? 0, trial + 1));
  return trials;
}

/** The rows as they stand after so many trials of each case; a case that was not asked yet is not there. */
function cut(run: Run, asked: ReadonlyMap<string, number>): Run {
  const cases = run.cases.flatMap((row) => {
    const trials = asked.get(row.id);
    return trials === undefined ? [] : [{ ...row, trials: row.trials.slice(0, trials) }];
  });
  return { ...run, cases };
}

function wrongVerdict({ verdict }: Comparison, isLoss: boolean): boolean {
  return isLoss ? verdict === "unchanged" || verdict === "improved" : verdict === "regressed";
}
