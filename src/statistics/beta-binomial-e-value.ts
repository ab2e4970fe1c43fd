import betaln from "@stdlib/math-base-special-betaln";
import { betaCdf } from "./distributions.ts";

/**
 * The evidence in discordant pairs that may be looked at after every pair.
 *
 * Answers: of pairs that differ, do as many differ one way as the other? Under that hypothesis the value exceeds 1/α at
 * any time with probability at most α. E = 2^{b+c}·B(½+b, ½+c)/B(½, ½): the likelihood under a beta prior against that
 * under ½; one side times 2·I_½(½+c, ½+b), the part of the posterior that lies on that side. Source: STATISTICS.md.
 *
 * @param discordant.b pairs that got worse  @param discordant.c pairs that got better
 * @param sides 2: against "as many". 1: against "no more got worse than better"
 */
export function betaBinomialEValue(
  { b, c }: { readonly b: number; readonly c: number },
  sides: 1 | 2,
): { readonly eValue: number } {
  const both = Math.exp((b + c) * Math.LN2 + betaln(0.5 + b, 0.5 + c) - betaln(0.5, 0.5));
  return { eValue: sides === 2 ? both : both * 2 * betaCdf(0.5, 0.5 + c, 0.5 + b) };
}
