import { anchorPath } from "../domain/anchor.ts";
import type { Result } from "../domain/result.ts";
import { type Run, usdPerAnswerOf } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Comparison } from "../domain/verdict.ts";
import { type CompareOptions, compare } from "../pipeline/compare/compare.ts";
import type { AnchorBaseline } from "./anchor-baseline.ts";
import type { StoredBaseline } from "./latest-baseline.ts";

export type ComparedWithBoth = Pick<Result, "comparison" | "anchored" | "notes">;

/**
 * A run against the latest record, which shows what has happened since, and against the anchor, which shows what has
 * added up. Both by the same rules.
 */
export function compareWithBoth(
  { name, gate, budget }: Suite,
  run: Run,
  references: { readonly latest: StoredBaseline | undefined; readonly anchor: AnchorBaseline["found"] | undefined },
): ComparedWithBoth {
  const { latest, anchor: blessed } = references;
  const usdPerAnswer = usdPerAnswerOf(run);
  const options: CompareOptions = {
    confidence: gate.confidence,
    errorBudget: budget.errors,
    slices: gate.slices,
    ...(usdPerAnswer === undefined ? {} : { usdPerAnswer }),
  };
  const comparison = latest && compare(latest.baseline.run, keptFromLatest(run, latest, blessed), options);
  if (blessed === undefined) return { ...(comparison === undefined ? {} : { comparison }), notes: [] };
  const isLatest = comparison !== undefined && blessed.name.path === latest?.name.path;
  const anchored = {
    anchor: blessed.anchor,
    comparison: isLatest ? comparison : compare(blessed.baseline.run, keptFromAnchor(run, blessed), options),
  };
  return {
    ...(comparison === undefined ? {} : { comparison }),
    anchored,
    notes: [
      ...(isLatest ? ["The latest record is the anchor, so both comparisons are one."] : []),
      ...(anchored.comparison.verdict === "not-comparable" ? [outlived(name, anchored.comparison)] : []),
    ],
  };
}

/** The run without counting the kept cases that came back from the anchor: the latest sample had lost them. */
function keptFromLatest(run: Run, latest: StoredBaseline, anchor: StoredBaseline | undefined): Run {
  if (anchor === undefined) return run;
  const [inLatest, inAnchor] = [idsOf(latest), idsOf(anchor)];
  return countingKept(run, (id) => inLatest.has(id) || !inAnchor.has(id));
}

/**
 * The run with those of its kept cases counted that the anchor has: they are what was to be asked of the anchor again. The
 * others come from the latest sample, and the anchor is not to be told that it lacks what it never had.
 */
function keptFromAnchor(run: Run, anchor: StoredBaseline): Run {
  const inAnchor = idsOf(anchor);
  return countingKept(run, (id) => inAnchor.has(id));
}

function idsOf({ baseline }: StoredBaseline): ReadonlySet<string> {
  return new Set(baseline.run.cases.map(({ id }) => id));
}

function countingKept(run: Run, counts: (id: string) => boolean): Run {
  const { fixed } = run.sample;
  if (fixed === undefined) return run;
  const cases = run.cases.filter(({ id, part }) => part === "fixed" && counts(id)).length;
  return { ...run, sample: { ...run.sample, fixed: { ...fixed, cases } } };
}

function outlived(suite: string, { metrics }: Comparison): string {
  const blocking = metrics.filter((metric) => metric.blocking);
  const lost = blocking.filter(({ verdict }) => verdict === "not-comparable").map(({ metric }) => metric);
  const what = lost.length === blocking.length ? "This record" : `This record, by ${lost.join(", ")},`;
  const losses = lost.length === blocking.length ? "losses" : "such losses";
  return `${what} measures something else than the anchor (${anchorPath(suite)}) did, so nothing is known of ${losses} that add up slowly. Once this record is reviewed, bless it: eval-baseline anchor latest --why TEXT.`;
}
