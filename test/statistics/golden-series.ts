import { alphaSpending } from "../../src/statistics/alpha-spending.ts";
import { asymptoticEValue, asymptoticHalfWidth } from "../../src/statistics/asymptotic-confidence-sequence.ts";
import { bayesect } from "../../src/statistics/bayesect.ts";
import { betaBinomialEValue } from "../../src/statistics/beta-binomial-e-value.ts";
import { bettingConfidenceSequence } from "../../src/statistics/betting-confidence-sequence.ts";
import { bettingBets, bettingMartingale } from "../../src/statistics/betting-martingale.ts";
import { changePoints } from "../../src/statistics/change-points.ts";
import { driftEvents } from "../../src/statistics/drift-events.ts";
import { distancesOf, energyStatistic } from "../../src/statistics/energy-statistic.ts";
import { lanDeMets } from "../../src/statistics/lan-demets.ts";
import { mmdHamming } from "../../src/statistics/mmd-hamming.ts";
import { normalMixture } from "../../src/statistics/normal-mixture.ts";
import { noveltyBeside } from "../../src/statistics/novelty.ts";
import { shapley } from "../../src/statistics/shapley.ts";
import { totalVariation } from "../../src/statistics/total-variation.ts";
import { twoSampleT } from "../../src/statistics/two-sample-t.ts";

/** What golden.json calls a series, a sequence or an attribution, by the name it has there: our answer to its input. */
// biome-ignore lint/suspicious/noExplicitAny: inputs differ by function; each entry reads its own
export const series: Record<string, (input: any) => Record<string, unknown>> = {
  lanDeMetsObf: ({ alpha, informationFractions }) => lanDeMets({ alpha, fractions: informationFractions }),
  lanDeMetsSpending: ({ alpha, t }) => ({
    obrienFleming: alphaSpending(t, alpha),
    pocock: alphaSpending(t, alpha, "pocock"),
  }),
  asymptoticConfidenceSequence: asymptoticHalfWidth,
  asymptoticEValue,
  normalMixture,
  bettingMartingale: ({ x, ...options }) => ({ capitalAt: fromOne(bettingMartingale(x, options)) }),
  bettingConfidenceSequence: ({ x, ...options }) => ({ at: fromOne(bettingConfidenceSequence(x, options)) }),
  bettingBets: ({ x, alpha }) => ({ bets: bettingBets(x, alpha) }),
  betaBinomialEValue: ({ sides, ...discordant }) => betaBinomialEValue(discordant, sides),
  changePoints: ({ series: points, windowLength, maxPValue, minMagnitude }) => ({
    indexes: changePoints(points, { windowLength, maxP: maxPValue, minMagnitude }).map(({ index }) => index),
  }),
  energyStatistic: ({ series: points, start, tau, kappa }) => ({
    q: energyStatistic(distancesOf(points), start, tau, kappa),
  }),
  changePointTTest: ({ left, right }) => twoSampleT(left, right),
  bayesectPosterior: bayesect,
  shapley: byLayers,
  mmdHamming: ({ left, right, leftPrompt, rightPrompt, length }) =>
    mmdHamming(prompted(left, leftPrompt), prompted(right, rightPrompt), length),
  totalVariation: ({ left, right }) => ({ tv: totalVariation(left, right) }),
  driftEvents: ({ tv, ...rule }) => ({ onsets: driftEvents(tv, rule) }),
  noveltyPValue: ({ suite, query }) => noveltyBeside(suite)(query),
};

/** The file counts observations from 1. */
function fromOne(values: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(values.map((value, index) => [index + 1, value]));
}

function prompted(texts: readonly string[], prompts: readonly number[]) {
  return texts.map((text, index) => ({ text, prompt: prompts[index] ?? 0 }));
}

/** The file names players by letters, and a set of them by its letters in order. */
function byLayers({
  layers,
  passRate,
}: {
  readonly layers: readonly string[];
  readonly passRate: Record<string, number>;
}) {
  const name = (set: number): string => layers.filter((_, player) => set & (1 << player)).join("");
  const named = (values: readonly number[]) => Object.fromEntries(layers.map((layer, i) => [layer, values[i]]));
  const found = shapley(layers.length, (set) => passRate[name(set)] ?? Number.NaN);
  return {
    total: found.total,
    shapley: named(found.shapley),
    necessity: named(found.necessity),
    sufficiency: named(found.sufficiency),
    interaction: Object.fromEntries(
      found.interaction.map(({ players, value }) => [players.map((player) => layers[player]).join(""), value]),
    ),
  };
}
