import type { Run } from "../../src/domain/run.ts";
import { compare } from "../../src/pipeline/compare/compare.ts";
import { naive } from "./real-verdict.ts";

/** What came of many comparisons of one kind: shares 0…1 of `runs`. */
export type RealShares = {
  readonly what: string;
  /** What is true, as a difference of shares of right answers. */
  readonly truth: number;
  readonly cases: number;
  readonly runs: number;
  readonly regressed: number;
  readonly improved: number;
  readonly unchanged: number;
  readonly undecided: number;
  /** How often the interval held the truth. */
  readonly covered: number;
  readonly redByMargin: number;
  readonly redByAny: number;
};

/** Draws two runs again and again, and counts verdicts. */
export function realShares(
  { what, truth, runs }: Pick<RealShares, "what" | "truth" | "runs">,
  draw: (run: number) => readonly [before: Run, after: Run],
): RealShares {
  const counts = { regressed: 0, improved: 0, unchanged: 0, undecided: 0, covered: 0, redByMargin: 0, redByAny: 0 };
  let cases = 0;
  for (let run = 0; run < runs; run += 1) {
    const [before, after] = draw(run);
    const [metric] = compare(before, after, { confidence: 0.95, crossCheck: false }).metrics;
    const { verdict, evidence } = metric ?? {};
    if (verdict === "regressed" || verdict === "improved" || verdict === "unchanged") counts[verdict] += 1;
    else counts.undecided += 1;
    cases = before.cases.length;
    if (evidence === undefined) continue;
    if (evidence.lower <= truth && truth <= evidence.upper) counts.covered += 1;
    const red = naive(evidence.before, evidence.after);
    if (red.redByMargin) counts.redByMargin += 1;
    if (red.redByAny) counts.redByAny += 1;
  }
  const shares = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count / runs]));
  return { what, truth: Math.round(truth * 1e4) / 1e4, cases, runs, ...(shares as typeof counts) };
}
