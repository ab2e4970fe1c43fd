import { verdictOf } from "../../src/pipeline/compare/verdict-of.ts";
import { agrestiMin } from "../../src/statistics/agresti-min.ts";
import { benjaminiHochberg } from "../../src/statistics/benjamini-hochberg.ts";
import { clopperPearson } from "../../src/statistics/clopper-pearson.ts";
import { clusteredMean } from "../../src/statistics/clustered-mean.ts";
import { cohenKappa } from "../../src/statistics/cohen-kappa.ts";
import { correctedRate } from "../../src/statistics/corrected-rate.ts";
import { minimumDetectableEffect, type VarianceParts } from "../../src/statistics/detectable-effect.ts";
import { betaQuantile, binomialCdf, normalCdf, normalQuantile, tQuantile } from "../../src/statistics/distributions.ts";
import { holm } from "../../src/statistics/holm.ts";
import { jeffreys } from "../../src/statistics/jeffreys.ts";
import { labelSplit } from "../../src/statistics/label-split.ts";
import { mcnemar } from "../../src/statistics/mcnemar.ts";
import { meanInterval } from "../../src/statistics/mean-interval.ts";
import { pairedDifference } from "../../src/statistics/paired-difference.ts";
import { pairedT } from "../../src/statistics/paired-t.ts";
import { predictionPoweredMean } from "../../src/statistics/prediction-powered-mean.ts";
import { proportionEquivalence } from "../../src/statistics/proportion-equivalence.ts";
import { casesForEquivalence, casesNeeded } from "../../src/statistics/sample-size.ts";
import { signFlip } from "../../src/statistics/sign-flip.ts";
import { missProbability, sliceSampleSize } from "../../src/statistics/slice-sample-size.ts";
import { tangoInterval } from "../../src/statistics/tango-interval.ts";
import { tost } from "../../src/statistics/tost.ts";
import { varianceComponents } from "../../src/statistics/variance-components.ts";
import { wilson } from "../../src/statistics/wilson.ts";
import { wilsonContinuityCorrected } from "../../src/statistics/wilson-continuity-corrected.ts";
import { zeroEvents } from "../../src/statistics/zero-events.ts";

const own = (values: readonly unknown[]) => values.map((_, index) => index);

/** The file says baseline and candidate where we say before and after. */
type Parts = {
  readonly omega2: number;
  readonly sigma2Baseline: number;
  readonly trialsBaseline: number;
  readonly sigma2Candidate: number;
  readonly trialsCandidate: number;
};
const parts = (input: Parts): VarianceParts => ({
  omega2: input.omega2,
  sigma2Before: input.sigma2Baseline,
  trialsBefore: input.trialsBaseline,
  sigma2After: input.sigma2Candidate,
  trialsAfter: input.trialsCandidate,
});

/** What golden.json calls a test, an interval, a size or a distribution, by the name it has there: our answer to its input. */
// biome-ignore lint/suspicious/noExplicitAny: inputs differ by function; each entry reads its own
export const basics: Record<string, (input: any) => Record<string, unknown>> = {
  mcnemar: ({ b, c }) => mcnemar(b, c),
  wilson: ({ successes, n, confidence }) => wilson(successes, n, confidence),
  wilsonContinuityCorrected: ({ successes, n, confidence }) => wilsonContinuityCorrected(successes, n, confidence),
  jeffreys: ({ successes, n, confidence }) => jeffreys(successes, n, confidence),
  clopperPearson: ({ successes, n, confidence }) => clopperPearson(successes, n, confidence),
  meanInterval: ({ values, confidence }) => meanInterval(values, confidence),
  clusteredStandardError: ({ values, clusters, smallSampleCorrection }) => {
    const { standardError, clusters: count } = clusteredMean(values, clusters);
    const withoutFactor = count < 2 ? 0 : standardError * Math.sqrt((count - 1) / count);
    return { standardError: smallSampleCorrection ? standardError : withoutFactor };
  },
  pairedT: ({ baseline, candidate, alpha, margin }) => {
    const { degreesOfFreedom, ...rest } = pairedT(baseline, candidate, { alpha, margin });
    return { ...rest, df: degreesOfFreedom };
  },
  tost: ({ baseline, candidate, lowerBound, upperBound }) => {
    const plain = pairedT(baseline, candidate, { alpha: 0.05, margin: 0 });
    return { ...tost(plain, { lower: lowerBound, upper: upperBound }), df: plain.degreesOfFreedom };
  },
  proportionEquivalence: ({ successes, n, ...options }) => proportionEquivalence(successes, n, options),
  agrestiMin: ({ confidence, ...pairs }) => agrestiMin(pairs, confidence),
  correctedLimits: (input) => {
    const limits = pairedDifference(input.differences, own(input.differences), input);
    return { ...limits, verdict: verdictOf({ ...limits, margin: input.margin, alpha: input.alpha }).verdict };
  },
  tangoInterval: ({ b, c, n, ...options }) => tangoInterval({ b, c, n }, options),
  // The limits of the file are plain ones: they lie on one side of 0 exactly where their p-value is below α.
  verdict: ({ lower, upper, margin }) =>
    verdictOf({ lower, upper, margin, pRegressed: Number(upper >= 0), pImproved: Number(lower <= 0), alpha: 0.05 }),
  varianceComponents: ({ baseline, candidate }) => {
    const { sigma2Before, sigma2After, ...rest } = varianceComponents(baseline, candidate);
    return { sigma2Baseline: sigma2Before, sigma2Candidate: sigma2After, ...rest };
  },
  millerSampleSize: ({ delta, alpha, power, sides, ...rest }) =>
    casesNeeded({ ...parts(rest), delta, alpha, power, sides }),
  minimumDetectableEffect: ({ cases, alpha, power, sides, ...rest }) => ({
    delta: minimumDetectableEffect({ ...parts(rest), cases, alpha, power, sides }),
  }),
  tostSampleSize: (input) => ({ n: casesForEquivalence(input) }),
  holm: ({ p }) => ({ adjusted: holm(p) }),
  benjaminiHochberg: ({ p }) => ({ adjusted: benjaminiHochberg(p) }),
  signFlip: ({ differences }) => signFlip(differences, { resamples: 1, seed: 1 }),
  kappa: ({ table, confidence }) => ({ ...cohenKappa(table, confidence) }),
  judgeCorrectedInterval: ({ alpha, ...judged }) => ({ ...correctedRate(judged, alpha) }),
  judgeCalibrationAllocation: labelSplit,
  ppiPlusPlus: ({ labels, judgedLabelled, judgedUnlabelled, alpha, lambda }) =>
    predictionPoweredMean(labels, judgedLabelled, judgedUnlabelled, alpha, lambda === "tuned" ? undefined : lambda),
  tQuantile: ({ p, df }) => ({ t: tQuantile(p, df) }),
  normalCdf: ({ z }) => ({ p: normalCdf(z) }),
  normalQuantile: ({ p }) => ({ z: normalQuantile(p) }),
  binomialCdf: ({ k, n, p }) => ({ cdf: binomialCdf(k, n, p) }),
  betaQuantile: ({ p, a, b }) => ({ x: betaQuantile(p, a, b) }),
  ruleOfThree: ({ n, alpha }) => zeroEvents(n, alpha),
  sliceSampleSize: ({ prevalence, confidence }) => ({
    n: sliceSampleSize(prevalence, confidence),
    missProbabilityAt100: missProbability(prevalence, 100),
  }),
};
