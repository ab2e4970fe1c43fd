/**
 * The highest rate that is compatible with no event among n.
 *
 * Answers: it never happened; how often may it happen all the same? 1 − α^{1/n} is exact; 3/n is the rule of three,
 * near it at α = .05. Assumes independent trials. Source: Hanley & Lippman-Hand 1983.
 *
 * @param n at least 1  @param alpha one-sided level, 0…1
 */
export function zeroEvents(n: number, alpha: number): { readonly exact: number; readonly approximate: number } {
  return { exact: -Math.expm1(Math.log(alpha) / n), approximate: 3 / n };
}
