import { lanDeMets } from "../../statistics/lan-demets.ts";

/** The one-sided levels of one comparison. */
export type ErrorLevels = {
  /** Of intervals, and of ruling out a loss; no correction, since every metric must pass. */
  readonly pass: number;
  /**
   * Of blame, for one of so many claims that are made together. At a single look 1 − confidence over 2, and Holm corrects
   * the p-values; with several looks the level of this look for a claim that has its share of α.
   */
  readonly blame: (claims: number) => number;
  /** Whether p-values are to be corrected by Holm. */
  readonly corrected: boolean;
};

/** A look that may claim nothing has a level of 0, at which limits would be infinite. */
const LEAST_LEVEL = 1e-9;

/**
 * The levels of a comparison, for one look of several where `look` is given (Lan and DeMets, with every blaming claim on
 * bounds of its own at α divided by the number of claims).
 */
export function errorLevels(
  confidence: number,
  look?: { readonly fractions: readonly number[]; readonly at: number },
): ErrorLevels {
  const alpha = (1 - confidence) / 2;
  if (look === undefined) return { pass: alpha, blame: () => alpha, corrected: true };
  const known = new Map<number, number>();
  const nominal = (claims: number) => {
    const level = known.get(claims) ?? nominalLevel(alpha / Math.max(1, claims), look);
    known.set(claims, level);
    return level;
  };
  return { pass: nominal(1), blame: nominal, corrected: false };
}

function nominalLevel(
  alpha: number,
  { fractions, at }: { readonly fractions: readonly number[]; readonly at: number },
): number {
  // No bound depends on a later look, and each costs an integration.
  return Math.max(LEAST_LEVEL, lanDeMets({ alpha, fractions: fractions.slice(0, at + 1) }).nominalLevel[at] ?? 0);
}
