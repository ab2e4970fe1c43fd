import { normalQuantile } from "./distributions.ts";

/** Agreement beyond chance, at most 1; 0 is what chance alone gives. */
export type Kappa = {
  readonly kappa: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  /** The share of items on which both say the same, 0…1. */
  readonly observedAgreement: number;
};

/**
 * Cohen's kappa of two raters, with its large-sample interval.
 *
 * Answers: how far do two raters agree beyond what their own rates would give by chance?
 * κ = (p_o − p_e)/(1 − p_e); SE² = [Σ q_ii(1 − (r_i + c_i)(1 − κ))² + (1 − κ)² Σ_{i≠j} q_ij(c_i + r_j)² −
 * (κ − p_e(1 − κ))²] / (n(1 − p_e)²), with q the cell shares and r, c the shares of rows and columns.
 * Source: Fleiss, Cohen & Everitt 1969; as statsmodels' cohens_kappa. Assumes independent items.
 *
 * @param table counts, square: one rater's categories in rows, the other's in columns
 * @param confidence 0…1, both sides together
 * @returns undefined where chance alone agrees fully: one category throughout, or nothing at all
 */
export function cohenKappa(table: readonly (readonly number[])[], confidence: number): Kappa | undefined {
  const n = sum(table.flat());
  const shares = table.map((row) => row.map((cell) => cell / n));
  const rows = shares.map(sum);
  const columns = rows.map((_, column) => sum(shares.map((row) => row[column] ?? 0)));
  const observed = sum(shares.map((row, i) => row[i] ?? 0));
  const expected = sum(rows.map((row, i) => row * (columns[i] ?? 0)));
  if (!(expected < 1)) return undefined;
  const kappa = (observed - expected) / (1 - expected);
  const apart = 1 - kappa;
  const terms = shares.flatMap((row, i) =>
    row.map((share, j) =>
      i === j
        ? share * (1 - ((rows[i] ?? 0) + (columns[i] ?? 0)) * apart) ** 2
        : share * apart ** 2 * ((columns[i] ?? 0) + (rows[j] ?? 0)) ** 2,
    ),
  );
  const variance = (sum(terms) - (kappa - expected * apart) ** 2) / (n * (1 - expected) ** 2);
  // Rounding alone can carry a variance of 0 below it.
  const standardError = Math.sqrt(Math.max(0, variance));
  const half = normalQuantile((1 + confidence) / 2) * standardError;
  return { kappa, standardError, lower: kappa - half, upper: kappa + half, observedAgreement: observed };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
