/**
 * The Jensen–Shannon distance of two distributions that were counted.
 *
 * Answers: how far apart are two mixes, whichever way they moved? √(H(M) − ½H(P) − ½H(Q)), M = ½(P + Q), logarithms of base
 * 2. 0 for equal shares, 1 for mixes that have nothing in common. Of small counts it is above 0 even where nothing differs.
 * Source: Lin 1991; Endres and Schindelin 2003 for the root, which makes it a metric.
 *
 * @param left, right counts or weights by category, each ≥ 0 and of equal length, in all above 0  @returns 0…1
 */
export function jensenShannon(left: readonly number[], right: readonly number[]): number {
  const [l, r] = [total(left), total(right)];
  const divergence = left.reduce((sum, count, category) => {
    const [p, q] = [count / l, (right[category] ?? 0) / r];
    return sum + (part(p, (p + q) / 2) + part(q, (p + q) / 2)) / 2;
  }, 0);
  return Math.sqrt(Math.min(1, Math.max(0, divergence)));
}

/** A share that is 0 adds nothing. */
function part(share: number, middle: number): number {
  return share === 0 ? 0 : share * Math.log2(share / middle);
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
