import { anchorPath } from "../domain/anchor.ts";
import { type Run, usdPerAnswerOf } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Result } from "../domain/verdict.ts";
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
  const comparison = latest && compare(latest.baseline.run, run, options);
  if (blessed === undefined) return { ...(comparison === undefined ? {} : { comparison }), notes: [] };
  const isLatest = comparison !== undefined && blessed.name.path === latest?.name.path;
  const anchored = {
    anchor: blessed.anchor,
    comparison: isLatest ? comparison : compare(blessed.baseline.run, keptFrom(blessed.baseline.run, run), options),
  };
  return {
    ...(comparison === undefined ? {} : { comparison }),
    anchored,
    notes: [
      ...(isLatest ? ["The latest record is the anchor, so both comparisons are one."] : []),
      ...(anchored.comparison.verdict === "not-comparable" ? [outlived(name)] : []),
    ],
  };
}

/**
 * The run with those of its kept cases counted that the anchor has: they are what was to be asked of the anchor again. All
 * kept cases come from the latest sample, and the anchor is not to be told that it lacks what it never had.
 */
function keptFrom(anchor: Run, run: Run): Run {
  const { fixed } = run.sample;
  if (fixed === undefined) return run;
  const known = new Set(anchor.cases.map(({ id }) => id));
  const cases = run.cases.filter(({ id, part }) => part === "fixed" && known.has(id)).length;
  return { ...run, sample: { ...run.sample, fixed: { ...fixed, cases } } };
}

function outlived(suite: string): string {
  return `This record measures something else than the anchor (${anchorPath(suite)}) did, so nothing is known of losses that add up slowly. Once this record is reviewed, bless it: eval-baseline anchor latest --why TEXT.`;
}
