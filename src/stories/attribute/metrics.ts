import { scoresReplays } from "../../domain/scorer-spec.ts";
import type { Metric, Suite } from "../../domain/suite.ts";
import type { Comparison, MetricComparison } from "../../domain/verdict.ts";

/** The metrics that are attributed, the leading one first, or why there are none. */
export type AttributedMetrics =
  | { readonly status: "found"; readonly metrics: readonly [Metric, ...Metric[]] }
  | { readonly status: "none"; readonly problem: string; readonly remedy: string };

/**
 * Which losses are attributed. All metrics that regressed, first the one that lost most beside what is accepted, those
 * that decide before those that inform; where none is known to have regressed, the first that decides.
 *
 * @param comparison of the two states as they were recorded, where both were
 * @param named leads whatever it lost
 */
export function attributedMetrics(
  { metrics }: Suite,
  comparison: Comparison | undefined,
  named: string | undefined,
): AttributedMetrics {
  const replayable = metrics.filter(({ spec }) => scoresReplays(spec));
  const byName = new Map(replayable.map((metric) => [metric.name, metric]));
  if (named !== undefined && !byName.has(named)) return notThere(metrics, replayable, named);
  const regressed = (comparison?.metrics ?? []).filter(({ verdict }) => verdict === "regressed");
  const names = regressed.toSorted(byLoss).map(({ metric }) => metric);
  const usual = replayable.find(({ blocking }) => blocking) ?? replayable[0];
  const led = named ?? names.find((name) => byName.has(name)) ?? usual?.name;
  const [first, ...others] = [...new Set([...(led === undefined ? [] : [led]), ...names])].flatMap(
    (name) => byName.get(name) ?? [],
  );
  if (first !== undefined) return { status: "found", metrics: [first, ...others] };
  return {
    status: "none",
    problem: "no metric of this suite looks at a replayed answer, so no loss can be attributed",
    remedy: "Add a metric that scores answers: docs/scorers.md.",
  };
}

function notThere(all: readonly Metric[], replayable: readonly Metric[], named: string): AttributedMetrics {
  const isRecorded = all.some(({ name }) => name === named);
  return {
    status: "none",
    problem: isRecorded
      ? `metric ${named} is what production recorded, and a replay cannot change it`
      : `the suite has no metric ${named}`,
    remedy:
      replayable.length === 0
        ? "Add a metric that scores answers: docs/scorers.md."
        : `Name one of these: ${replayable.map(({ name }) => name).join(", ")}.`,
  };
}

function byLoss(a: MetricComparison, b: MetricComparison): number {
  if (a.blocking !== b.blocking) return a.blocking ? -1 : 1;
  return besideMargin(b) - besideMargin(a);
}

/** How many times the accepted loss. A metric may regress in a slice alone. */
function besideMargin({ evidence }: MetricComparison): number {
  if (evidence === undefined) return 0;
  const { difference, margin } = evidence;
  return -difference / Math.max(margin, SMALLEST_MARGIN);
}

/** Where nothing is accepted, a loss is still larger than a smaller one. */
const SMALLEST_MARGIN = 1e-9;
