import { type CaseWeights, caseWeights } from "../../domain/case-weight.ts";
import type { CaseRow, Run } from "../../domain/run.ts";
import type { Pairing } from "../../domain/verdict.ts";
import { type CasePair, pairCases } from "./pair-cases.ts";

/** Cases of one side, and what each counts for. */
export type SideRows = {
  readonly rows: readonly CaseRow[];
  /** One per row, ≥ 0. */
  readonly weights: readonly number[];
  /** All weights are the same. */
  readonly equal: boolean;
};

/** What is compared with what. Where `paired`, the rows at one place of the two sides are of one case. */
export type ComparedRows = {
  readonly paired: boolean;
  readonly before: SideRows;
  readonly after: SideRows;
  readonly pairing: Pairing;
};

/**
 * The cases of two runs that are compared: those on both sides, or, where no case is on both, all cases of each.
 *
 * Of two samples, cases have weights where both know them: one weighed and one not stand for different traffic.
 * A pair weighs what its case counts for in the later run, or in the earlier one where the later does not know. What
 * production answered once and two runs observed is no pair: it would stay the same whatever happened since.
 */
export function comparedRows(before: Run, after: Run): ComparedRows {
  const pairs = pairCases(before.cases, after.cases).filter((pair) => !isOneAnswer(before, after, pair));
  const pairing: Pairing = {
    relation: relationOf(before.cases.length, after.cases.length, pairs.length),
    paired: pairs.length,
    onlyBefore: before.cases.length - pairs.length,
    onlyAfter: after.cases.length - pairs.length,
    clusters: new Set(pairs.map(({ after: row }) => row.cluster)).size,
  };
  if (pairing.relation === "disjoint" && before.cases.length > 0 && after.cases.length > 0) {
    const areWeighed = before.cases.some(isWeighed) && after.cases.some(isWeighed);
    const sideOf = (rows: readonly CaseRow[]): SideRows => ({
      rows,
      ...(areWeighed ? caseWeights(rows) : alike(rows)),
    });
    return { paired: false, before: sideOf(before.cases), after: sideOf(after.cases), pairing };
  }
  const earlier = pairs.map((pair) => pair.before);
  const later = pairs.map((pair) => pair.after);
  const { weights, equal } = caseWeights(later.some(isWeighed) ? later : earlier);
  const shared = { weights, equal };
  return { paired: true, before: { rows: earlier, ...shared }, after: { rows: later, ...shared }, pairing };
}

function isOneAnswer(before: Run, after: Run, pair: CasePair): boolean {
  if (before.target !== "observed" || after.target !== "observed") return false;
  const earlier = new Set(pair.before.trials.map(({ trace }) => trace));
  return pair.after.trials.every(({ trace }) => earlier.has(trace));
}

function relationOf(before: number, after: number, paired: number): Pairing["relation"] {
  if (paired === before && paired === after) return "same";
  return paired === 0 ? "disjoint" : "overlapping";
}

function alike(rows: readonly CaseRow[]): CaseWeights {
  return { weights: rows.map(() => 1), equal: true };
}

function isWeighed({ weight, represents }: CaseRow): boolean {
  return weight !== undefined || represents !== undefined;
}
