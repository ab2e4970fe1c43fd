import { agrestiMin } from "../../../src/statistics/agresti-min.ts";
import { bcaInterval } from "../../../src/statistics/bca-interval.ts";
import { clopperPearson } from "../../../src/statistics/clopper-pearson.ts";
import { normalQuantile } from "../../../src/statistics/distributions.ts";
import { jeffreys } from "../../../src/statistics/jeffreys.ts";
import { meanInterval } from "../../../src/statistics/mean-interval.ts";
import { tangoInterval } from "../../../src/statistics/tango-interval.ts";
import { wilson } from "../../../src/statistics/wilson.ts";
import { wilsonContinuityCorrected } from "../../../src/statistics/wilson-continuity-corrected.ts";
import type { Chance } from "../chance.ts";
import { coveredBy, coveredCell } from "../covered.ts";
import { CONFIDENCE } from "../nominal.ts";
import { type CalibrationTable, type Counts, countsOfEach, type TableRow } from "../table.ts";

const CASES = [20, 50, 100, 500] as const;

type Interval = { readonly lower: number; readonly upper: number };

/** Of one share. Wald's is the one that most scripts print: p ± z·√(p(1 − p)/n). */
const OF_A_SHARE: readonly (readonly [string, (successes: number, n: number) => Interval])[] = [
  ["Wilson (ours)", (successes, n) => wilson(successes, n, CONFIDENCE)],
  ["Wilson, continuity-corrected", (successes, n) => wilsonContinuityCorrected(successes, n, CONFIDENCE)],
  ["Jeffreys", (successes, n) => jeffreys(successes, n, CONFIDENCE)],
  ["Clopper–Pearson", (successes, n) => clopperPearson(successes, n, CONFIDENCE)],
  ["Wald", (successes, n) => around(successes / n, (successes / n) * (1 - successes / n), n)],
];

type Pairs = { readonly b: number; readonly c: number; readonly n: number };

/** Of a difference of two shares on the same cases: b got worse, c better. */
const OF_A_DIFFERENCE: readonly (readonly [string, (pairs: Pairs) => Interval])[] = [
  ["Tango (ours)", (pairs) => tangoInterval(pairs, { confidence: CONFIDENCE, margin: 0.05 })],
  ["Agresti–Min", (pairs) => agrestiMin(pairs, CONFIDENCE)],
  ["Wald, paired", ({ b, c, n }) => around((c - b) / n, (b + c) / n - ((c - b) / n) ** 2, n)],
  ["Student's t, plain", (pairs) => meanInterval(differencesOf(pairs), CONFIDENCE)],
  ["bootstrap, BCa", (pairs) => bca(differencesOf(pairs))],
];

const SHARES = [0.5, 0.8, 0.95, 0.99] as const;
/** The chance of each case to get worse, and to get better. */
const CHANGES = [
  { worse: 0.1, better: 0.1 },
  { worse: 0.02, better: 0.02 },
  { worse: 0.15, better: 0.05 },
  { worse: 0.05, better: 0 },
] as const;

/** The intervals that other tools print, beside those that are used here. */
export const COVERAGE_ELSEWHERE: CalibrationTable = {
  name: "coverage-elsewhere",
  title: "Coverage of the intervals that other tools print",
  explanation: `Of one share (the true share is given), and of the difference of two shares on the same cases, one trial each (the chance of a
case to get worse and better is given). Cells as in the table of our own: 95 % intervals that hold the truth (those wholly
above it / wholly below it), in per cent. Ours are the first of each kind; plain t and the BCa bootstrap (1,000 resamples) are used here as
cross-checks or with corrections only.`,
  runs: 2000,
  labels: ["interval", "truth"],
  columns: CASES.map((cases) => `${cases} cases`),
  rows: [
    ...SHARES.flatMap((share) =>
      OF_A_SHARE.map(([name, interval]) =>
        rowOf(name, `share ${100 * share} %`, (cases, chance) =>
          coveredBy([interval(timesBelow(share, cases, chance), cases)], share),
        ),
      ),
    ),
    ...CHANGES.flatMap(({ worse, better }) =>
      OF_A_DIFFERENCE.map(([name, interval]) =>
        rowOf(name, `${100 * worse} % worse, ${100 * better} % better`, (cases, chance) =>
          coveredBy([interval(drawPairs(worse, better, { cases, chance }))], better - worse),
        ),
      ),
    ),
  ],
  cells: (counts) => CASES.map((cases) => coveredCell(counts, String(cases))),
};

function rowOf(name: string, truth: string, once: (cases: number, chance: Chance) => Counts): TableRow {
  return {
    labels: [name, truth],
    simulate: (chance) => countsOfEach(CASES, String, (cases) => once(cases, chance)),
  };
}

function timesBelow(share: number, times: number, chance: Chance): number {
  let count = 0;
  for (let time = 0; time < times; time += 1) if (chance() < share) count += 1;
  return count;
}

function drawPairs(
  worse: number,
  better: number,
  { cases, chance }: { readonly cases: number; readonly chance: Chance },
): Pairs {
  const pairs = { b: 0, c: 0, n: cases };
  for (let index = 0; index < cases; index += 1) {
    const lot = chance();
    if (lot < worse) pairs.b += 1;
    else if (lot < worse + better) pairs.c += 1;
  }
  return pairs;
}

function around(estimate: number, variance: number, n: number): Interval {
  const half = normalQuantile((1 + CONFIDENCE) / 2) * Math.sqrt(variance / n);
  return { lower: estimate - half, upper: estimate + half };
}

function differencesOf({ b, c, n }: Pairs): readonly number[] {
  return Array.from({ length: n }, (_, index) => (index < b ? -1 : index < b + c ? 1 : 0));
}

function bca(differences: readonly number[]): Interval {
  return bcaInterval(differences, [...differences.keys()], { confidence: CONFIDENCE, resamples: 1000, seed: 1 });
}
