import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { clusteredMean } from "../../src/statistics/clustered-mean.ts";
import { cohenKappa } from "../../src/statistics/cohen-kappa.ts";
import { correctedRate } from "../../src/statistics/corrected-rate.ts";
import { detectableEffect } from "../../src/statistics/detectable-effect.ts";
import { normalQuantile, tQuantile } from "../../src/statistics/distributions.ts";
import { holm } from "../../src/statistics/holm.ts";
import { labelSplit } from "../../src/statistics/label-split.ts";
import { pairedDifference } from "../../src/statistics/paired-difference.ts";
import { predictionPoweredMean } from "../../src/statistics/prediction-powered-mean.ts";
import { wilson } from "../../src/statistics/wilson.ts";

/** Reference values from scipy, statsmodels and closed forms; each function names its source in the file. */
type Golden = {
  readonly source: string;
  readonly tolerance: { readonly absolute: number; readonly relative: number };
  readonly cases: readonly {
    // biome-ignore lint/suspicious/noExplicitAny: inputs differ by function; each check below reads its own
    readonly input: any;
    readonly expected: Record<string, number | string | null | number[]>;
  }[];
};
const golden = JSON.parse(readFileSync(new URL("golden.json", import.meta.url), "utf8")) as Record<string, Golden>;

const own = (values: readonly unknown[]) => values.map((_, index) => index);
const oneTailed = (input: { differences: readonly number[]; alpha: number; margin: number; range: number }) =>
  pairedDifference(Object.freeze([...input.differences]), own(input.differences), input);

// biome-ignore lint/suspicious/noExplicitAny: as above
const ours: Record<string, (input: any) => Record<string, unknown>> = {
  clusteredStandardError: ({ values, clusters, smallSampleCorrection }) => {
    const { standardError, clusters: count } = clusteredMean(values, clusters);
    const withoutFactor = count < 2 ? 0 : standardError * Math.sqrt((count - 1) / count);
    return { standardError: smallSampleCorrection ? standardError : withoutFactor };
  },
  meanInterval: ({ values, confidence }) => {
    const { mean, standardError, clusters } = clusteredMean(values, own(values));
    const half = tQuantile((1 + confidence) / 2, clusters - 1) * standardError;
    return { mean, standardError, lower: mean - half, upper: mean + half };
  },
  correctedLimits: oneTailed,
  minimumDetectableEffect: (i) => ({
    delta: detectableEffect(
      i.omega2 + i.sigma2Baseline / i.trialsBaseline + i.sigma2Candidate / i.trialsCandidate,
      i.cases,
      i.alpha,
      i.power,
    ),
  }),
  holm: ({ p }) => ({ adjusted: holm(Object.freeze(p)) }),
  wilson: ({ successes, n, confidence }) => wilson(successes, n, confidence),
  kappa: ({ table, confidence }) => ({ ...cohenKappa(Object.freeze(table), confidence) }),
  judgeCorrectedInterval: ({ alpha, ...judged }) => ({ ...correctedRate(judged, alpha) }),
  judgeCalibrationAllocation: labelSplit,
  ppiPlusPlus: ({ labels, judgedLabelled, judgedUnlabelled, alpha, lambda }) =>
    predictionPoweredMean(labels, judgedLabelled, judgedUnlabelled, alpha, lambda === "tuned" ? undefined : lambda),
  tQuantile: ({ p, df }) => ({ t: tQuantile(p, df) }),
};

describe("reference values", () => {
  for (const [name, compute] of Object.entries(ours)) {
    test(`${name} agrees with ${golden[name]?.source.slice(0, 60)}`, () => {
      const { tolerance, cases } = golden[name] as Golden;
      expect(cases.length).toBeGreaterThan(0);
      for (const { input, expected } of cases) {
        const actual = compute(structuredClone(input));
        for (const [key, value] of Object.entries(expected)) {
          if (typeof value === "string") continue;
          expectClose(
            [actual[key]].flat(),
            [value].flat(),
            tolerance,
            `${name}.${key} of ${JSON.stringify(input).slice(0, 120)}`,
          );
        }
      }
    });
  }

  test("normalQuantile agrees with scipy to 1e-8 relative, far beyond what a detectable effect needs", () => {
    for (const { input, expected } of golden["normalQuantile"]?.cases ?? []) {
      expectClose([normalQuantile(input.p)], [expected["z"]], { absolute: 1e-12, relative: 1e-8 }, `z of ${input.p}`);
    }
  });
});

function expectClose(
  actual: readonly unknown[],
  expected: readonly unknown[],
  { absolute, relative }: Golden["tolerance"],
  what: string,
): void {
  expect(actual.length, what).toBe(expected.length);
  expected.forEach((value, index) => {
    if (value === null) {
      expect(actual[index], what).toBeNull();
      return;
    }
    const difference = Math.abs(Number(actual[index]) - Number(value));
    expect(difference, `${what}: ${actual[index]} against ${value}`).toBeLessThanOrEqual(
      absolute + relative * Math.abs(Number(value)),
    );
  });
}
