import { normalQuantile } from "../../src/statistics/distributions.ts";

/**
 * How the scores of one metric are distributed over cases and trials. Everything is made from uniform numbers by
 * inversion, so that cases of a conversation, or metrics of one answer, can move together by sharing one.
 */
export type ScoreModel = {
  readonly name: string;
  readonly unit: "score" | "ms" | "usd";
  readonly direction: "higher-is-better" | "lower-is-better";
  /** Mean of the level over cases: of a score the mean score, of time and money the mean logarithm. */
  readonly mean: number;
  /** The level of a case, from its place among all cases, 0…1. */
  readonly levelAt: (place: number) => number;
  /** One trial of a case of this level, rising with `luck`, 0…1. The mean score of a case is its level. */
  readonly value: (level: number, luck: number) => number;
};

const SCORE = { unit: "score", direction: "higher-is-better" } as const;

/** Four cases of five always do the same, nine of ten of them pass; the fifth is flaky. */
export const BIMODAL: ScoreModel = {
  ...SCORE,
  name: "bimodal",
  mean: 0.82,
  levelAt: (place) => (place < 0.72 ? 1 : place < 0.8 ? 0 : 0.2 + 3 * (place - 0.8)),
  value: passes,
};

/** Most cases nearly always pass, a few seldom do: Beta(4, 1). */
export const BETA: ScoreModel = {
  ...SCORE,
  name: "Beta(4, 1)",
  mean: 0.8,
  levelAt: (place) => place ** 0.25,
  value: passes,
};

/** Every case passes, except once in a hundred trials. */
export const RARE: ScoreModel = { ...SCORE, name: "rare failures", mean: 0.99, levelAt: () => 0.99, value: passes };

/** Every case always passes. */
export const STABLE: ScoreModel = { ...SCORE, name: "all pass", mean: 1, levelAt: () => 1, value: passes };

/** A judge that knows 0, ½ and 1 only: the mean of two tosses of a coin of the case's level. */
export const TIED: ScoreModel = {
  ...SCORE,
  name: "tied (0, ½, 1)",
  mean: 0.8,
  levelAt: (place) => place ** 0.25,
  value: (level, luck) => (luck >= 1 - level ** 2 ? 1 : luck < (1 - level) ** 2 ? 0 : 0.5),
};

/** Log-normal milliseconds between cases and trials; one trial in fifty takes eight times as long. */
export const LATENCY: ScoreModel = {
  name: "latency, heavy tail",
  unit: "ms",
  direction: "lower-is-better",
  mean: Math.log(1500),
  levelAt: (place) => Math.log(1500) + 0.6 * deviate(place),
  value: (level, luck) => Math.exp(level + 0.4 * deviate(luck)) * (luck > 0.98 ? 8 : 1),
};

/** Log-normal dollars: cases differ widely, trials of one case hardly. */
export const COST: ScoreModel = {
  name: "cost",
  unit: "usd",
  direction: "lower-is-better",
  mean: Math.log(0.002),
  levelAt: (place) => Math.log(0.002) + 0.8 * deviate(place),
  value: (level, luck) => Math.exp(level + 0.15 * deviate(luck)),
};

function passes(level: number, luck: number): number {
  return luck >= 1 - level ? 1 : 0;
}

/** A standard normal number at a place, kept away from the ends, where it is infinite. */
function deviate(place: number): number {
  return normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, place)));
}
