import { n as trialCount, t as failuresOf } from "./run2.js";
import { o as diffTuples } from "./version.js";
import { n as xoroshiro128plus, r as effectiveNumber, t as incomparability } from "./incomparability.js";
import { n as caseWeights, r as clusterSums } from "./metric-difference.js";
import { a as tCdf, i as normalQuantile, n as binomialPmf, o as tQuantile, r as normalCdf, s as mean, t as binomialCdf } from "./distributions.js";
import { t as clusteredMean } from "./clustered-mean.js";
import { n as verdictOf, t as overallVerdict } from "./verdict-of.js";
import { F as scoreBy, I as scoredValues, P as isPossible } from "./lib.js";
import { r as detectableEffect, t as varianceComponents } from "./variance-components.js";

// src/statistics/hall.ts
/**
* Student's quantile for the limit on the skewed side (Hall 1992).
*
* Answers: how much further out must a limit lie where a few values far off make the estimate skewed?
* t_H = (3/a)(∛(1 + a(t − a/6)) − 1), never less than t. Written so that a tilt near 0 loses no digits.
*
* @param t the plain quantile, > 0
* @param tilt a = −|γ|/√C with γ the skewness of C cluster sums, ≤ 0
*/
function hallQuantile(t, tilt) {
	if (tilt === 0) return t;
	const x = tilt * (t - tilt / 6);
	return Math.max(t, 3 / tilt * (x > -1 ? Math.expm1(Math.log1p(x) / 3) : Math.cbrt(1 + x) - 1));
}
/**
* The same as a statistic, for p-values: x + ax²/3 + a²x³/27 + a/6, and never more than x.
*
* @param x distance from what is to be ruled out, in standard errors
* @param tilt as above
*/
function hallStatistic(x, tilt) {
	return Math.min(x, x + tilt * x ** 2 / 3 + tilt ** 2 * x ** 3 / 27 + tilt / 6);
}

// src/statistics/unequal-clusters.ts
/**
* Corrections for clusters that do not weigh the same.
*
* Answers: how far can a variance be trusted to which a few clusters add most? A heavy cluster pulls the mean towards
* itself, so that its residual is too small, and the variance is in effect one of few observations. With shares
* h_c = W_c/ΣW, S_k = Σh^k and cluster means of one variance, the sum Σh²(x − x̄)² has the expectation
* σ²·(S₂ − 2S₃ + S₂²) where σ²·S₂ is wanted, and as many degrees of freedom as the χ² of the same mean and variance
* (Satterthwaite): (S₂ − 2S₃ + S₂²)² / (S₄ − 4S₅ + 4S₂S₄ + 2S₃² + S₂⁴ − 4S₂²S₃). Where one cluster outweighs all others the
* mean and the variance grow together, which a χ² does not know: there it is a third of the effective clusters, with
* which no weights tried gave more than nominal errors (STATISTICS.md). Equal clusters give 1 and C − 1: nothing is
* corrected. Assumes that values of one cluster move together, which is careful where they hardly do.
* Source: Bell & McCaffrey 2002 for the approach, applied to a mean; Kish 1965 for the effective number.
*
* @param weights of the clusters, ≥ 0, not all 0
*/
function unequalClusters(weights) {
	const count = weights.length;
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	let [s2, s3, s4, s5] = [
		0,
		0,
		0,
		0
	];
	for (const weight of weights) {
		const share = weight / total;
		s2 += share ** 2;
		s3 += share ** 3;
		s4 += share ** 4;
		s5 += share ** 5;
	}
	const kept = s2 - 2 * s3 + s2 ** 2;
	const spread = s4 - 4 * s5 + 4 * s2 * s4 + 2 * s3 ** 2 + s2 ** 4 - 4 * s2 ** 2 * s3;
	const effective = Math.min(count, effectiveNumber(weights));
	if (count < 2 || kept < 1e-12) return {
		effective,
		inflation: 1,
		freedom: 1
	};
	return {
		effective,
		inflation: Math.max(1, s2 / kept * (count - 1) / count),
		freedom: Math.max(1, Math.min(count - 1, Math.max(kept ** 2 / spread, effective / 3)))
	};
}

// src/statistics/paired-difference.ts
/**
* Paired comparison of case means, clustered, with corrections for skew and for missing variation.
*
* Answers: by how much did requests like these get better or worse, and how sure is that? Assumes independent
* clusters. Plain t limits let a loss of the margin pass two to four times too often when a few cases break completely
* (the differences are skewed): Hall's transformation only ever widens the limit on the skewed side. No variation at
* all is not evidence of equality: the limits then come from the chance of not having met a case that differs, with the
* effective number of clusters, since one that outweighs all others says little about those not met. Where clusters
* weigh differently, the variance and its degrees of freedom are corrected for it.
* Source: STATISTICS.md; Hall 1992 for the transformation.
*
* @param differences candidate − baseline per case, oriented so that positive is better; at least two clusters
* @param clusters one name per difference
* @param options.alpha one-sided level, 0…0.5
* @param options.margin accepted loss, ≥ 0, in the unit of the differences
* @param options.range the largest loss or gain a case can show (1 for scores), > 0
* @param options.weights one per difference, ≥ 0 and not all 0; absent: all the same
*/
function pairedDifference(differences, clusters, options) {
	const summary = clusteredMean(differences, clusters, options.weights);
	return isNoVariation(summary.standardError, options.range) ? withoutVariation(summary, options) : withVariation(summary, options);
}
/** Rounding leaves about 1e-17 where exact arithmetic gives 0; anything that small beside the range is no variation. */
function isNoVariation(standardError, range) {
	return standardError <= range * 1e-12;
}
function withVariation(summary, { alpha, margin }) {
	const { mean, clusters, residualSums } = summary;
	const { effective, inflation, freedom } = unequalClusters(summary.clusterWeights);
	const standardError = summary.standardError * Math.sqrt(inflation);
	const skewness = skewnessOf(residualSums);
	const plain = tQuantile(1 - alpha, freedom);
	const tilt = -Math.abs(skewness) / Math.sqrt(clusters);
	const widened = hallQuantile(plain, tilt);
	const beyondMargin = (mean + margin) / standardError;
	return {
		mean,
		standardError,
		clusters,
		effectiveClusters: effective,
		skewness,
		lower: mean - (skewness < 0 ? widened : plain) * standardError,
		upper: mean + (skewness > 0 ? widened : plain) * standardError,
		pRegressed: tCdf(mean / standardError, freedom),
		pImproved: tCdf(-mean / standardError, freedom),
		pNonInferior: tCdf(-(skewness < 0 ? hallStatistic(beyondMargin, tilt) : beyondMargin), freedom)
	};
}
/** γ = (Σu³/C) / (Σu²/C)^{3/2} over cluster sums u. */
function skewnessOf(residualSums) {
	const count = residualSums.length;
	const second = residualSums.reduce((sum, u) => sum + u ** 2, 0) / count;
	return residualSums.reduce((sum, u) => sum + u ** 3, 0) / count / second ** 1.5;
}
function withoutVariation({ mean, clusters, clusterWeights }, { alpha, margin, range }) {
	const effectiveClusters = unequalClusters(clusterWeights).effective;
	const unseen = 1 - alpha ** (1 / effectiveClusters);
	return {
		mean,
		standardError: 0,
		clusters,
		effectiveClusters,
		skewness: null,
		lower: mean - unseen * (range + mean),
		upper: mean + unseen * (range - mean),
		pRegressed: mean < 0 ? (range / (range - mean)) ** effectiveClusters : 1,
		pImproved: mean > 0 ? (range / (range + mean)) ** effectiveClusters : 1,
		pNonInferior: mean > -margin ? Math.max(0, (range - margin) / (range + mean)) ** effectiveClusters : 1
	};
}

// src/statistics/holm.ts
/**
* Holm's step-down adjustment (Holm 1979): p̃_(j) = max_{i≤j} min(1, (M − i + 1) · p_(i)).
*
* Answers: which of several claims of "worse" hold when all are looked at together, with at most α chance that any is
* false? Needs no assumption about how the metrics depend on one another.
*
* @param pValues 0…1 each  @returns adjusted values in the order given
*/
function holm(pValues) {
	const order = pValues.map((p, index) => ({
		p,
		index
	})).sort((a, b) => a.p - b.p);
	const adjusted = new Array(pValues.length).fill(1);
	let largest = 0;
	order.forEach(({ p, index }, rank) => {
		largest = Math.max(largest, Math.min(1, (pValues.length - rank) * p));
		adjusted[index] = largest;
	});
	return adjusted;
}

// src/statistics/seed-of.ts
/** A seed of 32 bits from a text (FNV-1a): what goes by one name is always drawn in one way. */
function seedOf(text) {
	let hash = 2166136261;
	for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
	return hash | 0;
}

// src/statistics/benjamini-hochberg.ts
/**
* Benjamini and Hochberg's adjustment (1995): p̃_(j) = min_{i≥j} min(1, M · p_(i) / i).
*
* Answers: which of many findings are worth a look, when a known share of those shown may be false? For tables that
* explore; what decides uses Holm. Assumes independent or positively dependent tests.
*
* @param pValues 0…1 each  @returns adjusted values in the order given
*/
function benjaminiHochberg(pValues) {
	const falling = pValues.map((p, index) => ({
		p,
		index
	})).sort((a, b) => b.p - a.p);
	const adjusted = new Array(pValues.length).fill(1);
	let smallest = 1;
	falling.forEach(({ p, index }, passed) => {
		smallest = Math.min(smallest, pValues.length * p / (pValues.length - passed));
		adjusted[index] = smallest;
	});
	return adjusted;
}

// src/pipeline/compare/cell.ts
/** How many cases a cell has: each pair once. */
function casesIn({ before, after }, paired) {
	return paired ? after.length : before.length + after.length;
}
/** All that is compared. */
function wholeCell({ before, after, paired }) {
	const places = before.rows.map((_, place) => place);
	return {
		before: places,
		after: paired ? places : after.rows.map((_, place) => place)
	};
}

// src/pipeline/compare/claims.ts
/** Corrects the claims of each family: by Holm, or, with several looks, by a share of α for each. */
function claimsOf(families, levels) {
	return new Map(families.flatMap((family) => claimsIn(family, levels)));
}
/** The claims of one family. @param tested its members' p-values, one by one: of the estimates unless given */
function claimsIn({ members, size }, levels, tested = members.map(({ estimate }) => estimate)) {
	const adjust = levels.corrected ? holm : (p) => p;
	const regressed = adjust(tested.map(({ pRegressed }) => pRegressed));
	const improved = adjust(tested.map(({ pImproved }) => pImproved));
	const blame = levels.blame(Math.max(size, members.length));
	return members.map((member, place) => [member, {
		pRegressed: regressed[place] ?? 1,
		pImproved: improved[place] ?? 1,
		blame
	}]);
}

// src/statistics/bca-interval.ts
/**
* Limits of a mean by a bootstrap over clusters, corrected for bias and for skew (BCa).
*
* Answers: between which values would the mean fall if other clusters had been drawn, without assuming a shape? Draws C
* clusters with replacement, each with all its values. With Φ(z₀) the share of drawn means below the mean and
* a = Σ d³/(6(Σ d²)^{3/2}) over the means without one cluster, d their distance below their average, the limits are the
* quantiles of the drawn means at Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))). Assumes independent clusters, and enough of
* them: below about 20 it is too narrow. Source: Efron 1987, Better bootstrap confidence intervals.
*
* @param values at least one, any unit  @param clusters one name per value; of one cluster there is no spread to draw from
* @param options.confidence 0…1, both sides together  @param options.resamples B ≥ 1  @param options.seed a whole number
* @param options.weights one per value, > 0; all 1 without
* @returns in the values' unit; both are the mean where nothing varies
*/
function bcaInterval(values, clusters, { confidence, resamples, seed, weights }) {
	const each = weights ?? values.map(() => 1);
	const weighed = values.map((value, index) => (each[index] ?? 1) * value);
	const sums = {
		total: clusterSums(weighed, clusters),
		weight: clusterSums(each, clusters)
	};
	const [total, weight] = [sumOf(sums.total), sumOf(sums.weight)];
	const mean = total / weight;
	const left = sums.total.map((part, index) => (total - part) / (weight - (sums.weight[index] ?? 0)));
	if (!left.every(Number.isFinite) || spread(left) <= 1e-12 * (1 + Math.abs(mean))) return {
		lower: mean,
		upper: mean
	};
	const drawn = drawnMeans(sums, resamples, seed).sort();
	const bias = normalQuantile(shareBelow(drawn, mean));
	const skew = acceleration(left);
	const limit = (z) => quantile(drawn, normalCdf(bias + (bias + z) / Math.max(1e-6, 1 - skew * (bias + z))));
	const z = normalQuantile((1 + confidence) / 2);
	return {
		lower: limit(-z),
		upper: limit(z)
	};
}
function drawnMeans({ total, weight }, resamples, seed) {
	const chance = xoroshiro128plus(seed);
	const count = total.length;
	const scale = count / 2 ** 32;
	const means = new Float64Array(resamples);
	for (let draw = 0; draw < resamples; draw++) {
		let [top, bottom] = [0, 0];
		for (let taken = 0; taken < count; taken++) {
			const place = Math.floor((chance.next() >>> 0) * scale);
			top += total[place] ?? 0;
			bottom += weight[place] ?? 0;
		}
		means[draw] = top / bottom;
	}
	return means;
}
/** Half of the ties count; kept off 0 and 1, whose quantiles are infinite. */
function shareBelow(drawn, mean) {
	let below = 0;
	for (const value of drawn) below += value < mean ? 1 : value === mean ? .5 : 0;
	return Math.max(.5, Math.min(drawn.length - .5, below)) / drawn.length;
}
function acceleration(left) {
	const centre = sumOf(left) / left.length;
	let [squares, cubes] = [0, 0];
	for (const value of left) {
		squares += (centre - value) ** 2;
		cubes += (centre - value) ** 3;
	}
	return cubes / (6 * squares ** 1.5);
}
/** Between the two order statistics around the place. @param sorted rising  @param share 0…1 */
function quantile(sorted, share) {
	const place = Math.max(0, Math.min(sorted.length - 1, share * (sorted.length + 1) - 1));
	const below = sorted[Math.floor(place)] ?? NaN;
	return below + ((sorted[Math.ceil(place)] ?? below) - below) * (place - Math.floor(place));
}
function spread(values) {
	return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
}
function sumOf(values) {
	return values.reduce((sum, value) => sum + value, 0);
}

// src/statistics/sign-flip.ts
/** Up to this many clusters all assignments of signs are counted: 2^16 of them. */
const ENUMERATED = 16;
/**
* The sign-flip test of paired differences, one-sided for a negative mean.
*
* Answers: if a cluster's difference were as likely to be a gain as a loss, how often would the total be as low as the
* one found? p = #{T′ ≤ T}/2^C over all assignments of signs; among B drawn ones (1 + count)/(B + 1), which is
* never 0. Mid-p counts half of the ties: the plain p is conservative for few clusters. Assumes that differences are
* symmetric about 0 under no effect, and nothing of their shape. Source: Fisher 1935; Phipson & Smyth 2010 for
* the 1 in the drawn version.
*
* @param clusterSums the sum of the differences of each cluster, oriented so that negative is worse
* @param options.resamples B ≥ 1, used above 16 clusters  @param options.seed a whole number
* @returns p-values, 0…1
*/
function signFlip(clusterSums, { resamples, seed }) {
	const observed = clusterSums.reduce((total, sum) => total + sum, 0);
	const close = 1e-12 * clusterSums.reduce((total, sum) => total + Math.abs(sum), 0);
	const whole = clusterSums.length <= ENUMERATED;
	const totals = whole ? allTotals(clusterSums) : drawnTotals(clusterSums, resamples, seed);
	let [below, ties] = [0, whole ? 0 : 1];
	for (const total of totals) if (total < observed - close) below++;
	else if (total <= observed + close) ties++;
	const all = totals.length + (whole ? 0 : 1);
	return {
		p: (below + ties) / all,
		midP: (below + ties / 2) / all
	};
}
/** Each cluster doubles what is there: once with its sum added, once with it taken off. */
function allTotals(sums) {
	const totals = new Float64Array(2 ** sums.length);
	sums.forEach((sum, index) => {
		const half = 2 ** index;
		for (let at = 0; at < half; at++) {
			const before = totals[at] ?? 0;
			totals[at] = before + sum;
			totals[at + half] = before - sum;
		}
	});
	return totals;
}
function drawnTotals(sums, resamples, seed) {
	const chance = xoroshiro128plus(seed);
	const doubled = Float64Array.from(sums, (sum) => 2 * sum);
	const lowest = -sums.reduce((total, sum) => total + sum, 0);
	return new Float64Array(resamples).map(() => {
		let [total, bits] = [lowest, 0];
		for (let index = 0; index < doubled.length; index++) {
			if (index % 32 === 0) bits = chance.next();
			total += (bits & 1) * (doubled[index] ?? 0);
			bits >>>= 1;
		}
		return total;
	});
}

// src/statistics/mcnemar.ts
/**
* McNemar's test of paired passes and failures.
*
* Answers: of the cases that changed, did more get worse than chance would explain? Under no effect X ∼ Bin(b + c, ½)
* of them get better: P(X ≤ c) − ½·P(X = c) is the mid-p of a loss. Assumes independent pairs. In 9,595 published
* scenarios mid-p kept its level where the exact and the corrected tests were too conservative.
* Source: Fagerland, Lydersen & Laake 2013, BMC Medical Research Methodology 13:91.
*
* @param b pairs that passed before and fail after, a whole number ≥ 0  @param c the reverse
*/
function mcnemar(b, c) {
	const changed = b + c;
	if (changed === 0) return {
		exact: 1,
		midP: 1,
		oneSidedMidP: 1,
		chiSquareP: null,
		chiSquareCorrectedP: null
	};
	const fewer = Math.min(b, c);
	const below = binomialCdf(fewer, changed, .5);
	return {
		exact: Math.min(1, 2 * below),
		midP: b === c ? 1 : 2 * below - binomialPmf(fewer, changed, .5),
		oneSidedMidP: binomialCdf(c, changed, .5) - binomialPmf(c, changed, .5) / 2,
		chiSquareP: twoSided(Math.abs(b - c) / Math.sqrt(changed)),
		chiSquareCorrectedP: twoSided(Math.max(0, Math.abs(b - c) - 1) / Math.sqrt(changed))
	};
}
/** A chi-square of one degree of freedom is the square of a standard normal variable. */
function twoSided(z) {
	return 2 * normalCdf(-z);
}

// src/statistics/tango-interval.ts
/**
* Tango's score interval for the difference of two paired shares, after minus before.
*
* Answers: by how much did the pass rate change, and is a loss of the margin ruled out? The limits are the differences
* that a score test does not reject: with λ = −D, A = 2n, B = −b − c + (2n − b + c)λ, E = −cλ(1 − λ) and
* q̂ = (√(B² − 4AE) − B)/(2A), the share of pairs that got better, the most likely one if D is true,
* score(D) = (c − b − nD)/√(n(2q̂ + λ(1 − λ))). Assumes independent pairs. Unlike a Wald interval it has a
* width where no pair changed. Source: Tango 1998, Statistics in Medicine 17; STATISTICS.md.
*
* @param options.confidence of the interval, 0…1  @param options.margin accepted loss, ≥ 0
* @returns shares, −1…1; `pNonInferior` against H0: a loss of the margin or more
*/
function tangoInterval({ b, c, n }, { confidence, margin }) {
	const z = normalQuantile((1 + confidence) / 2);
	return {
		difference: (c - b) / n,
		lower: lowerLimit({
			b,
			c,
			n
		}, z),
		upper: -lowerLimit({
			b: c,
			c: b,
			n
		}, z),
		pNonInferior: margin >= 1 ? Number(b === n && margin === 1) : chanceOfLoss({
			b,
			c,
			n
		}, margin)
	};
}
/** The score falls as the difference tried rises: halve until nothing is left between the ends. */
function lowerLimit(pairs, z) {
	let [low, high] = [-1, (pairs.c - pairs.b) / pairs.n];
	for (let step = 0; step < 60; step++) {
		const middle = (low + high) / 2;
		if (score(pairs, middle) > z) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
function chanceOfLoss(pairs, margin) {
	const value = score(pairs, -margin);
	return Number.isNaN(value) ? 1 : normalCdf(-value);
}
function score({ b, c, n }, difference) {
	const better = shareBetter({
		b,
		c,
		n
	}, difference);
	return (c - b - n * difference) / Math.sqrt(n * (2 * better - difference * (1 + difference)));
}
/**
* The most likely share of pairs that got better, among those under which the difference is the one given.
* @param difference −1…0, or the difference found
* @returns 0…1
*/
function shareBetter({ b, c, n }, difference) {
	const loss = -difference;
	const linear = -b - c + (2 * n - b + c) * loss;
	const constant = -c * loss * (1 - loss);
	const root = Math.sqrt(linear ** 2 - 8 * n * constant);
	return linear > 0 ? -2 * constant / (root + linear) : (root - linear) / (4 * n);
}

// src/statistics/unpaired-difference.ts
/**
* Comparison of the means of two samples that have no case in common, clustered on each side (Welch).
*
* Answers: by how much does one stream of requests do better than another? SE² = SE_A² + SE_B², Welch's degrees of
* freedom over clusters, and Hall's transformation on the skewed side, with the skewness of the estimate itself:
* a = −|Σv³|/(Σv²)^{3/2} over the clusters' parts v of the difference. A side on which nothing varies is no evidence of
* equality: towards what it has not shown, it counts with SE = (1 − α^{1/C})·room/t_{1−α,C−1}, so that its own limit lies
* where the chance of not having met another value puts it. Assumes that clusters are independent, and that both
* samples stand for the same kind of requests: a change of these shows as a difference as well.
* Source: Welch 1947; STATISTICS.md for the rest.
*
* @param options.alpha one-sided level, 0…0.5
* @param options.margin accepted loss, ≥ 0
* @param options.lowest, options.highest what a value can be, oriented
*/
function unpairedDifference(before, after, options) {
	const [a, b] = [sideOf$2(before, options), sideOf$2(after, options)];
	const mean = b.mean - a.mean;
	const down = welch(b.down, a.up);
	const up = welch(b.up, a.down);
	const asymmetry = asymmetryOf(a.parts, b.parts);
	const tilt = -Math.abs(asymmetry);
	const plainDown = tQuantile(1 - options.alpha, down.freedom);
	const plainUp = tQuantile(1 - options.alpha, up.freedom);
	const beyondMargin = inErrors(mean + options.margin, down);
	return {
		mean,
		standardError: Math.sqrt(a.variance + b.variance),
		before: a.mean,
		after: b.mean,
		lower: mean - down.standardError * (asymmetry < 0 ? hallQuantile(plainDown, tilt) : plainDown),
		upper: mean + up.standardError * (asymmetry > 0 ? hallQuantile(plainUp, tilt) : plainUp),
		pRegressed: tCdf(inErrors(mean, up), up.freedom),
		pImproved: tCdf(-inErrors(mean, down), down.freedom),
		pNonInferior: tCdf(-(asymmetry < 0 ? hallStatistic(beyondMargin, tilt) : beyondMargin), down.freedom)
	};
}
function sideOf$2(side, { alpha, lowest, highest }) {
	const summary = clusteredMean(side.values, side.clusters, side.weights);
	const { mean, standardError, residualSums, totalWeight } = summary;
	const { effective, inflation, freedom } = unequalClusters(summary.clusterWeights);
	if (!isNoVariation(standardError, highest - lowest)) {
		const part = {
			variance: standardError ** 2 * inflation,
			freedom
		};
		const parts = residualSums.map((sum) => sum / totalWeight);
		return {
			mean,
			variance: part.variance,
			down: part,
			up: part,
			parts
		};
	}
	const towards = (room) => ({
		variance: unseenVariance({
			effective,
			freedom
		}, room, alpha),
		freedom
	});
	return {
		mean,
		variance: 0,
		down: towards(mean - lowest),
		up: towards(highest - mean),
		parts: []
	};
}
function unseenVariance({ effective, freedom }, room, alpha) {
	return ((1 - alpha ** (1 / effective)) * Math.max(0, room) / tQuantile(1 - alpha, freedom)) ** 2;
}
function welch(one, other) {
	const variance = one.variance + other.variance;
	const terms = one.variance ** 2 / one.freedom + other.variance ** 2 / other.freedom;
	return {
		standardError: Math.sqrt(variance),
		freedom: terms > 0 ? variance ** 2 / terms : one.freedom + other.freedom
	};
}
/** Without any error left, what is beyond is beyond for certain. */
function inErrors(distance, { standardError }) {
	if (standardError > 0) return distance / standardError;
	return distance === 0 ? 0 : distance * Number.POSITIVE_INFINITY;
}
/** γ/√C of the difference: what it is for one mean, with the parts of the side before turned round. */
function asymmetryOf(before, after) {
	const parts = [...before.map((part) => -part), ...after];
	const second = parts.reduce((sum, part) => sum + part ** 2, 0);
	const third = parts.reduce((sum, part) => sum + part ** 3, 0);
	return second === 0 ? 0 : third / second ** 1.5;
}

// src/statistics/asymptotic-confidence-sequence.ts
/**
* Half the width of an interval that may be looked at after every observation.
*
* Answers: where is the mean, if one stops whenever one likes? The chance that the interval ever misses it is at most α,
* once there are enough observations for the central limit theorem: about 30. Tightest around `tightestAt` observations.
* ρ = √((−2 ln α₂ + ln(−2 ln α₂ + 1))/n₀) with α₂ = α for two sides and 2α for one. Two sides:
* √(s²·2(nρ²+1)/(nρ)²·ln(√(nρ²+1)/α)); one side: √(s²·2(nρ²+1)/(nρ)²·ln(1 + √(nρ²+1)/(2α))).
* Source: Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, arXiv 2103.06476.
*
* @param options.variance of one observation, ≥ 0: for clusters, (standard error)² · n
* @param options.n observations so far, ≥ 1
* @param options.tightestAt n₀, ≥ 1: the number that was planned
* @param options.alpha of the whole interval, 0…1; for one side 0…0.5
* @returns rho, needed for the e-value, and the half-width in the unit of the observations
*/
function asymptoticHalfWidth({ variance, n, tightestAt, alpha, sides }) {
	const logs = -2 * Math.log(sides === 1 ? 2 * alpha : alpha);
	const rho = Math.sqrt((logs + Math.log(logs + 1)) / tightestAt);
	const spread = n * rho ** 2 + 1;
	const log = sides === 1 ? Math.log1p(Math.sqrt(spread) / (2 * alpha)) : Math.log(Math.sqrt(spread) / alpha);
	return {
		rho,
		halfWidth: Math.sqrt(variance * 2 * spread / (n * rho) ** 2 * log)
	};
}

// src/pipeline/compare/anytime.ts
/**
* The number of independent cases at which an anytime interval is tightest. It must not depend on when one looks, or the
* interval would no longer hold at all times; 200 is where large drops and small ones are both found soon (STATISTICS.md).
*/
const TIGHTEST_AT = 200;
/**
* Limits and p-values that hold however often one looks: an asymptotic confidence sequence, one-sided at α on each side,
* and never narrower than the limits of a single look. A p-value is the least level whose limit would exclude 0.
*
* Where nothing varies the limits of a single look stay: they rule a loss out when a certain number of clusters has shown
* none, and that moment comes once, whenever one looks.
*
* @param single the estimate as a single look would have it
* @param n independent observations so far
*/
function anytimeLimits(single, n, alpha) {
	const { mean, standardError, lower, upper, pRegressed, pImproved } = single;
	if (standardError === 0) return {
		lower,
		upper,
		pRegressed,
		pImproved
	};
	const variance = standardError ** 2 * n;
	const { rho, halfWidth } = asymptoticHalfWidth({
		variance,
		n,
		tightestAt: TIGHTEST_AT,
		alpha,
		sides: 1
	});
	const p = leastLevel(mean / standardError, n, rho);
	return {
		lower: Math.min(lower, mean - halfWidth),
		upper: Math.max(upper, mean + halfWidth),
		pRegressed: mean < 0 ? Math.max(pRegressed, p) : 1,
		pImproved: mean > 0 ? Math.max(pImproved, p) : 1
	};
}
/** The one-sided half-width solved for α: √(nρ²+1) / (2(exp(x) − 1)) with x = nρ²·(Δ̂/SE)² / (2(nρ²+1)). */
function leastLevel(inErrors, n, rho) {
	const grown = n * rho ** 2;
	return Math.min(1, Math.sqrt(grown + 1) / (2 * Math.expm1(grown * inErrors ** 2 / (2 * (grown + 1)))));
}

// src/pipeline/compare/estimate.ts
/** The difference of the two sides with its limits at one-sided level α, by the method given; at least two clusters. */
function estimateOf(cell, options) {
	switch (options.method) {
		case "paired": return paired(cell, options);
		case "paired-binary": return pairedBinary(cell, options);
		case "unpaired": return unpaired(cell, options);
		case "anytime": {
			const single = cell.paired ? paired(cell, options) : unpaired(cell, options);
			return {
				...single,
				method: "anytime",
				...anytimeLimits(single, independentOf(cell), options.alpha)
			};
		}
		default: return options.method;
	}
}
/** Differences of pairs, oriented. */
function orientedDifferences({ before, after }, sign) {
	return after.values.map((value, place) => sign * (value - (before.values[place] ?? value)));
}
function paired(cell, { sign, alpha, margin, lowest, highest }) {
	const { clusters, weights } = cell.after;
	const options = {
		alpha,
		margin,
		range: highest - lowest,
		weights
	};
	return {
		method: "paired",
		...pairedDifference(orientedDifferences(cell, sign), clusters, options)
	};
}
function pairedBinary(cell, { sign, alpha, margin }) {
	const differences = orientedDifferences(cell, sign);
	const n = differences.length;
	const b = differences.filter((difference) => difference < 0).length;
	const c = differences.filter((difference) => difference > 0).length;
	const { difference, lower, upper } = tangoInterval({
		b,
		c,
		n
	}, {
		confidence: 1 - 2 * alpha,
		margin
	});
	return {
		method: "paired-binary",
		mean: difference,
		standardError: Math.sqrt(Math.max(0, b + c - (c - b) ** 2 / n) / (n * (n - 1))),
		clusters: n,
		lower,
		upper,
		pRegressed: mcnemar(b, c).oneSidedMidP,
		pImproved: mcnemar(c, b).oneSidedMidP
	};
}
function unpaired({ before, after }, { sign, alpha, margin, lowest, highest }) {
	const turned = (side) => ({
		...side,
		values: side.values.map((value) => sign * value)
	});
	const bounds = sign === 1 ? {
		lowest,
		highest
	} : {
		lowest: -highest,
		highest: -lowest
	};
	const { mean, standardError, lower, upper, pRegressed, pImproved } = unpairedDifference(turned(before), turned(after), {
		alpha,
		margin,
		...bounds
	});
	return {
		method: "unpaired",
		mean,
		standardError,
		clusters: clustersOf(before) + clustersOf(after),
		lower,
		upper,
		pRegressed,
		pImproved
	};
}
/** How many independent observations an estimate rests on; of two samples the smaller number. */
function independentOf({ paired, before, after }) {
	return paired ? clustersOf(after) : Math.min(clustersOf(before), clustersOf(after));
}
/** How many clusters one side has. */
function clustersOf({ clusters }) {
	return new Set(clusters).size;
}
/** As many clusters of equal weight as say as much. */
function effectiveClusters({ clusters, weights }) {
	return effectiveNumber(clusterSums(weights ?? clusters.map(() => 1), clusters));
}

// src/pipeline/compare/cross-check.ts
/** Draws of each resampling; with it the least p is 0.0005. */
const RESAMPLES = 2e3;
/** Below this level a claim would hang on a draw or two. */
const LEAST_LEVEL$1 = 2 / RESAMPLES;
/** Up to so many clusters the plain p-value of signs flipped is too careful. */
const MID_P_UP_TO = 25;
/**
* The same differences by methods that know no t distribution: signs flipped per cluster for the tests, a bootstrap over
* clusters for the limits. Where they come to another verdict the reader is told; they decide nothing.
*
* Where nothing varies there is nothing to resample, and two samples without pairs have no signs to flip. A level as low
* as the least p that the draws can show (an early look's, or one shared by many claims) is not theirs to judge by.
*
* @param family what is claimed together; those without a verdict keep their own p-values
* @param verdicts of those to be checked
* @returns by measurement, only where the verdict differs
*/
function crossChecks(family, verdicts, levels) {
	if (levels.blame(family.size) / (levels.corrected ? family.size : 1) < LEAST_LEVEL$1) return /* @__PURE__ */ new Map();
	const checked = new Map(family.members.filter((member) => verdicts.has(member) && isResampled(member)).map((member) => [member, resampled(member, levels.pass)]));
	const claims = claimsIn(family, levels, family.members.map((member) => checked.get(member) ?? member.estimate));
	return new Map(claims.flatMap(([member, { pRegressed, pImproved, blame }]) => {
		const limits = checked.get(member);
		if (limits === void 0) return [];
		const { lower, upper } = limits;
		const { verdict } = verdictOf({
			lower,
			upper,
			pRegressed,
			pImproved,
			margin: member.margin,
			alpha: blame
		});
		return verdict === verdicts.get(member) ? [] : [[member, {
			verdict,
			pRegressed,
			lower,
			upper
		}]];
	}));
}
function isResampled({ estimate, table }) {
	return (table.method === "paired" || table.method === "paired-binary") && estimate.standardError > 0;
}
function resampled({ values, table }, alpha) {
	const differences = orientedDifferences(values, table.sign);
	const { clusters, weights } = values.after;
	const options = {
		resamples: RESAMPLES,
		seed: seedOf(table.metric.name)
	};
	const limits = {
		confidence: 1 - 2 * alpha,
		...options,
		...weights !== void 0 && { weights }
	};
	const weighed = differences.map((difference, place) => (weights?.[place] ?? 1) * difference);
	return {
		...bcaInterval(differences, clusters, limits),
		...flipped(clusterSums(weighed, clusters), options)
	};
}
/** Signs are flipped against the direction that was seen; what is seen against the other is the rest. */
function flipped(sums, options) {
	const isLoss = sums.reduce((total, sum) => total + sum, 0) < 0;
	const found = signFlip(isLoss ? sums : sums.map((sum) => -sum), options);
	const p = sums.length <= MID_P_UP_TO ? found.midP : found.p;
	return isLoss ? {
		pRegressed: p,
		pImproved: 1 - p
	} : {
		pRegressed: 1 - p,
		pImproved: p
	};
}

// src/pipeline/compare/design.ts
/**
* What keeps two samples without a common case from being compared: that they were drawn by different rules, so that
* they stand for different traffic by design. Undefined when nothing does.
*
* Records of before the rule was kept are told by the names of their strata.
*/
function designDifference(before, after) {
	if (isSameDesign(before, after)) return void 0;
	return {
		kind: "design-differs",
		reason: "no question is on both sides, and the two samples were not drawn by the same rule"
	};
}
function isSameDesign(before, after) {
	const [one, other] = [before.design, after.design];
	if (one === void 0 && other === void 0) return namesOf(before) === namesOf(after);
	if (one === void 0 || other === void 0) return false;
	return one.stratify === other.stratify && one.turns === other.turns && one.keep.errors === other.keep.errors && one.keep.negativeFeedback === other.keep.negativeFeedback;
}
function namesOf({ strata }) {
	return JSON.stringify(strata.map(({ name }) => name).sort());
}

// src/statistics/alpha-spending.ts
/**
* How much of a level may be used up by the time a share of the information is there (Lan and DeMets 1983).
*
* O'Brien–Fleming type: 2 − 2Φ(z_{1−α/2}/√t), which keeps nearly all for the end. Pocock type: α·ln(1 + (e − 1)t).
*
* @param fraction share of the planned information, > 0; beyond 1 it counts as 1
* @param alpha one-sided level, 0…0.5
* @returns 0…alpha
*/
function alphaSpending(fraction, alpha, spending = "obrien-fleming") {
	if (fraction <= 0) return 0;
	if (fraction >= 1) return alpha;
	return spending === "pocock" ? alpha * Math.log1p((Math.E - 1) * fraction) : 2 * normalCdf(normalQuantile(alpha / 2) / Math.sqrt(fraction));
}

// src/statistics/lan-demets.ts
/**
* Bounds for looking more than once at data that grow (Lan and DeMets 1983).
*
* Answers: how sure must a claim be at each look, so that over all looks a false one is made with at most α? Assumes
* that the statistics of the looks are jointly normal with independent increments, which holds for adding cases and for
* adding trials to the same cases; no maximum is exceeded. With B_l = Z_l·√t_l, whose density where no earlier look
* claimed anything is g_l: g_1(x) = φ(x/√t_1)/√t_1; the bound c of look l solves
* ∫ g_{l−1}(x)·[1 − Φ((c − x)/s)] dx = α(t_l) − α(t_{l−1}) with s = √(t_l − t_{l−1}); then
* g_l(y) = ∫ g_{l−1}(x)·φ((y − x)/s)/s dx for y ≤ c, and z_l = c/√t_l. Source: STATISTICS.md; agrees with gsDesign.
*
* @param options.alpha one-sided level, 0…0.5
* @param options.fractions share of the planned information at each look, > 0, rising to 1; beyond 1 counts as 1. A look
*   that adds less than a ten-thousandth may claim nothing, and leaves what it might have spent to those after it
*/
function lanDeMets({ alpha, fractions, spending = "obrien-fleming" }) {
	const cumulativeSpend = [];
	const z = [];
	let density;
	let seen = 0;
	let spent = 0;
	const steps = stepsOf(fractions);
	fractions.forEach((_, look) => {
		const step = steps[look] ?? 0;
		const spend = alphaSpending(seen + step, alpha, spending);
		if (step === 0 || spend - spent < LEAST_SPEND) {
			z.push(Number.POSITIVE_INFINITY);
			cumulativeSpend.push(spent);
			if (step === 0) return;
		} else {
			z.push(boundOf(density, step, spend - spent) / Math.sqrt(seen + step));
			cumulativeSpend.push(spend);
			spent = spend;
		}
		seen += step;
		const next = steps.slice(look + 1).find((later) => later > 0);
		if (next === void 0) return;
		density = densityAfter(density, {
			step,
			seen,
			next,
			bound: (z.at(-1) ?? 0) * Math.sqrt(seen)
		});
	});
	return {
		cumulativeSpend,
		z,
		nominalLevel: z.map((bound) => normalCdf(-bound))
	};
}
/** Below this no bound can be told from infinity. */
const LEAST_SPEND = 1e-14;
const LEAST_STEP = 1e-4;
/** What each look adds to the information; 0 where it adds next to nothing. */
function stepsOf(fractions) {
	let seen = 0;
	return fractions.map((fraction) => {
		const step = Math.min(1, fraction) - seen;
		if (!(step >= LEAST_STEP)) return 0;
		seen += step;
		return step;
	});
}
/** The c beyond which a share `spend` of the paths goes in one step. */
function boundOf(density, step, spend) {
	const deviation = Math.sqrt(step);
	if (density === void 0) return -normalQuantile(spend) * deviation;
	let low = density.from;
	let high = density.from + density.width * (density.weighted.length - 1) + REACH * deviation;
	let bound = (low + high) / 2;
	for (let round = 0; round < 100 && high - low > 1e-12; round++) {
		const excess = passing(density, deviation, bound) - spend;
		if (excess > 0) low = bound;
		else high = bound;
		const newton = bound + excess / densityAt(density, deviation, bound);
		const next = newton > low && newton < high ? newton : (low + high) / 2;
		if (Math.abs(next - bound) < 1e-12) return next;
		bound = next;
	}
	return bound;
}
/** Deviations beyond which a normal density is 0 to all purposes here. */
const REACH = 8;
/** Grid points per deviation: Simpson's rule then errs by less than 1e-6. */
const FINENESS = 12;
function passing({ from, width, weighted }, deviation, bound) {
	let sum = 0;
	const first = Math.max(0, Math.floor((bound - REACH * deviation - from) / width));
	for (let index = first; index < weighted.length; index++) sum += (weighted[index] ?? 0) * normalCdf((from + index * width - bound) / deviation);
	return sum;
}
/** g of the next look at y, before its bound cuts it. */
function densityAt({ from, width, weighted }, deviation, y) {
	const first = Math.max(0, Math.floor((y - REACH * deviation - from) / width));
	const last = Math.min(weighted.length - 1, Math.ceil((y + REACH * deviation - from) / width));
	let sum = 0;
	for (let index = first; index <= last; index++) {
		const distance = (y - from - index * width) / deviation;
		sum += (weighted[index] ?? 0) * Math.exp(-.5 * distance * distance);
	}
	return sum / (deviation * Math.sqrt(2 * Math.PI));
}
function densityAfter(before, { step, seen, next, bound }) {
	const deviation = Math.sqrt(step);
	const from = -8 * Math.sqrt(seen);
	const to = Math.min(bound, -from);
	const intervals = 2 * Math.ceil((to - from) * FINENESS / (2 * Math.sqrt(Math.min(step, next))));
	const width = (to - from) / intervals;
	const weighted = new Float64Array(intervals + 1);
	for (let index = 0; index <= intervals; index++) {
		const y = from + index * width;
		const height = before === void 0 ? Math.exp(-.5 * y * y / step) / (deviation * Math.sqrt(2 * Math.PI)) : densityAt(before, deviation, y);
		const simpson = index === 0 || index === intervals ? 1 : index % 2 === 1 ? 4 : 2;
		weighted[index] = height * simpson * width / 3;
	}
	return {
		from,
		width,
		weighted
	};
}

// src/pipeline/compare/error-levels.ts
/** A look that may claim nothing has a level of 0, at which limits would be infinite. */
const LEAST_LEVEL = 1e-9;
/**
* The levels of a comparison, for one look of several where `look` is given (Lan and DeMets, with every blaming claim on
* bounds of its own at α divided by the number of claims).
*/
function errorLevels(confidence, look) {
	const alpha = (1 - confidence) / 2;
	if (look === void 0) return {
		pass: alpha,
		blame: () => alpha,
		corrected: true
	};
	const known = /* @__PURE__ */ new Map();
	const nominal = (claims) => {
		const level = known.get(claims) ?? nominalLevel(alpha / Math.max(1, claims), look);
		known.set(claims, level);
		return level;
	};
	return {
		pass: nominal(1),
		blame: nominal,
		corrected: false
	};
}
function nominalLevel(alpha, { fractions, at }) {
	return Math.max(LEAST_LEVEL, lanDeMets({
		alpha,
		fractions: fractions.slice(0, at + 1)
	}).nominalLevel[at] ?? 0);
}

// src/pipeline/compare/scale.ts
const DIFFERENCE = {
	kind: "difference",
	caseValue: mean,
	toUnit: (value) => value
};
const RATIO = {
	kind: "ratio",
	caseValue: meanOfLogs,
	toUnit: Math.exp
};
/**
* The scale of a metric. Times and prices are compared as ratios, since they vary in proportion to their size; where a
* value is 0, as differences like scores.
*
* What a case could show matters only where nothing varies. A score is from 0 to 1. A time or price that was not met is
* taken to lie between 0 and the largest seen, or, as a ratio, at most half as far again below and above (√2 each way,
* so that a case may at least double) as those seen.
*/
function scaleOf(metric, columns, cell) {
	if (metric.unit === "score") return {
		...DIFFERENCE,
		lowest: 0,
		highest: 1
	};
	const { least, most } = extremes(columns, cell);
	if (least > 0 && least < Number.POSITIVE_INFINITY) {
		const room = Math.LN2 / 2;
		return {
			...RATIO,
			lowest: Math.log(least) - room,
			highest: Math.log(most) + room
		};
	}
	return {
		...DIFFERENCE,
		lowest: 0,
		highest: most > 0 ? most : 1
	};
}
/**
* The accepted loss on a scale, positive. A share r of a ratio is ln(1 + r) where less is better and −ln(1 − r) where more
* is; a number is taken as a share of the mean before.
*
* @param before the mean before, in the metric's unit
*/
function marginOn(scale, { margin, direction }, before) {
	if (scale.kind === "difference") return margin.kind === "absolute" ? margin.value : margin.share * Math.abs(before);
	const share = shareOf(margin, before);
	if (direction === "lower-is-better") return Math.log1p(share);
	return -Math.log1p(-Math.min(share, MOST_LOST));
}
/** A loss of all there is has no logarithm; one that leaves a millionth accepts whatever happens. */
const MOST_LOST = 1 - 1e-6;
function shareOf(margin, before) {
	return margin.kind === "relative" ? margin.share : margin.value / before;
}
function extremes(columns, cell) {
	let [least, most] = [Number.POSITIVE_INFINITY, 0];
	for (const side of ["before", "after"]) for (const place of cell[side]) for (const value of columns[side].values[place] ?? []) {
		least = Math.min(least, value);
		most = Math.max(most, value);
	}
	return {
		least,
		most
	};
}
function meanOfLogs(values) {
	let sum = 0;
	for (const value of values) sum += Math.log(value);
	return sum / values.length;
}

// src/pipeline/compare/scored-column.ts
/**
* The scores of one metric on both sides, and what is missing of them.
*
* Missing are failed trials, scores that a judge or the provider did not give, and values that no scorer can have given:
* such a value says nothing, not even that the answer was bad. A trace that never had feedback or an expected value
* misses nothing; nor does a cost that neither side knows.
*/
function scoredColumns(metric, { before, after, paired }) {
	const earlier = before.rows.map(({ trials }) => scoredValues(trials, metric));
	const later = after.rows.map(({ trials }) => scoredValues(trials, metric));
	const columnOf = (side, values, others) => {
		const isKnownThere = others.some(({ length }) => length > 0);
		return {
			side,
			values,
			missing: side.rows.map((row, at) => {
				if (values[at]?.length === row.trials.length) return 0;
				const isKnown = paired ? (others[at] ?? []).length > 0 : isKnownThere;
				return missingOf$1(row, metric, metric.unit !== "score" && isKnown);
			})
		};
	};
	return {
		before: columnOf(before, earlier, later),
		after: columnOf(after, later, earlier)
	};
}
function missingOf$1(row, metric, isKnownThere) {
	let missing = 0;
	for (const trial of row.trials) if (owesScore(trial, metric, isKnownThere)) missing += 1;
	return missing;
}
function owesScore(trial, metric, isKnownThere) {
	const score = scoreBy(trial, metric.name);
	if (score === void 0) return true;
	if (score.status === "scored") return !isPossible(score.value, metric.unit);
	if (score.reason === "no-expected-value") return false;
	return score.reason !== "not-recorded" || isKnownThere;
}

// src/pipeline/compare/metric-table.ts
/** Reads a metric and settles how it is compared. @param anytime whether one looks as often as one likes */
function metricTable(metric, compared, anytime) {
	const columns = scoredColumns(metric, compared);
	const whole = usableCell({
		compared,
		columns
	}, wholeCell(compared));
	const scale = scaleOf(metric, columns, whole);
	const caseValueOf = (trials) => trials.length === 0 ? NaN : scale.caseValue(trials);
	const isBinary = scale.kind === "difference" && hasOnlyBits(compared, columns, whole);
	return {
		metric,
		compared,
		columns,
		scale,
		method: anytime ? "anytime" : !compared.paired ? "unpaired" : isBinary ? "paired-binary" : "paired",
		sign: metric.direction === "higher-is-better" ? 1 : -1,
		values: {
			before: columns.before.values.map(caseValueOf),
			after: columns.after.values.map(caseValueOf)
		}
	};
}
/** The cases of a cell that have a score: for pairs, on both sides. */
function usableCell({ compared, columns }, cell) {
	const isScored = (side) => (place) => (columns[side].values[place] ?? []).length > 0;
	if (!compared.paired) return {
		before: cell.before.filter(isScored("before")),
		after: cell.after.filter(isScored("after"))
	};
	const places = cell.after.filter((place) => isScored("before")(place) && isScored("after")(place));
	return {
		before: places,
		after: places
	};
}
/** One side of a cell: values, clusters, and weights where they differ. */
function sideOf$1(table, side, places) {
	const { rows, weights, equal } = table.columns[side].side;
	return {
		values: places.map((place) => table.values[side][place] ?? NaN),
		clusters: places.map((place) => rows[place]?.cluster ?? ""),
		...equal ? {} : { weights: differing(places.map((place) => weights[place] ?? 1)) }
	};
}
/** Cases that all weigh the same, and those that all weigh nothing, count alike. */
function differing(weights) {
	const first = weights[0] ?? 1;
	return weights.some((weight) => Math.abs(weight - first) > 1e-12) ? weights : void 0;
}
/** One trial that passes or fails on each side, of cases that are independent and weigh the same. */
function hasOnlyBits({ paired, after }, columns, { after: places }) {
	if (!paired || !after.equal) return false;
	const isBit = (values) => values !== void 0 && values.length === 1 && (values[0] === 0 || values[0] === 1);
	return new Set(places.map((place) => after.rows[place]?.cluster)).size === places.length && places.every((place) => isBit(columns.before.values[place]) && isBit(columns.after.values[place]));
}

// src/pipeline/compare/missing.ts
/** A larger share of failed or unjudged trials than this, on either side, says nothing. */
const MOST_MISSING = .05;
/** The rise that is accepted unless a suite says otherwise. */
const ERROR_BUDGET = .02;
/** 3 of 150 is 2 %, whatever a division makes of it. */
const ROUNDING$1 = 1e-9;
function missingScores(columns, cell) {
	return {
		before: missingOf(columns.before, cell.before),
		after: missingOf(columns.after, cell.after)
	};
}
/**
* Why scores that are missing leave nothing to compare: more went missing than the error budget allows, or too many are
* missing on either side. Undefined when neither is so.
*
* One answer more than before is no rise, however small the sample, unless the budget allows none at all. Slices are
* many and small, so one of them has to lack more than chance explains.
*/
function tooMuchMissing({ before, after }, { errorBudget = ERROR_BUDGET, isSlice }) {
	const found = `${percent(before.share)} of the answers before and ${percent(after.share)} after have no score`;
	const rise = after.share - before.share;
	if ((isSlice ? isBeyondChance(before, after) : errorBudget === 0 || rise * after.trials > 1.000000001) && rise > errorBudget + ROUNDING$1) return {
		verdict: "errored",
		kind: "went-missing",
		reason: `${found}; ${percent(errorBudget)} more may be missing`
	};
	if (Math.max(before.share, after.share) > .050000001) return {
		verdict: "inconclusive",
		kind: "missing-results",
		reason: `${found}; at most ${percent(MOST_MISSING)} may be missing`
	};
}
/** The level at which a slice is said to have lost scores. */
const SLICE_LEVEL = .05;
/** Of the cases that lack a score, were chance alone at work, so many or fewer would be of before. */
function isBeyondChance(before, after) {
	const share = before.cases / (before.cases + after.cases);
	return binomialCdf(before.lacking, before.lacking + after.lacking, share) < SLICE_LEVEL;
}
function missingOf({ side, missing }, places) {
	let [absent, trials, lacking] = [
		0,
		0,
		0
	];
	for (const place of places) {
		const count = missing[place] ?? 0;
		absent += count;
		trials += side.rows[place]?.trials.length ?? 0;
		if (count > 0) lacking++;
	}
	return {
		share: trials === 0 ? 0 : absent / trials,
		trials,
		lacking,
		cases: places.length
	};
}
function percent(share) {
	return `${Number((100 * share).toFixed(1))} %`;
}

// src/pipeline/compare/measure.ts
/** One metric over a cell: the estimate, or why there is none. */
function measure(table, whole, { alpha, ...options }) {
	const cell = usableCell(table, whole);
	const cases = casesIn(cell, table.compared.paired);
	const missing = missingScores(table.columns, whole);
	const absent = tooMuchMissing(missing, options);
	if (absent !== void 0) return {
		...absent,
		cases
	};
	const [before, after] = [sideOf$1(table, "before", cell.before), sideOf$1(table, "after", cell.after)];
	const values = {
		paired: table.compared.paired,
		before,
		after
	};
	const few = tooFew(values);
	if (few !== void 0) return {
		verdict: "inconclusive",
		kind: "too-few-cases",
		reason: few,
		cases
	};
	const means = {
		before: mean(before.values, before.weights),
		after: mean(after.values, after.weights)
	};
	const margin = marginOn(table.scale, table.metric, table.scale.toUnit(means.before));
	const { method, sign, scale } = table;
	const { lowest, highest } = scale;
	const estimate = estimateOf(values, {
		method,
		sign,
		alpha,
		margin,
		lowest,
		highest
	});
	return {
		table,
		cell,
		values,
		missing,
		...means,
		margin,
		estimate
	};
}
/** Whether a cell could be measured. */
function isMeasured(cell) {
	return "estimate" in cell;
}
function tooFew({ paired, before, after }) {
	const [earlier, later] = [clustersOf(before), clustersOf(after)];
	if (Math.min(earlier, later) < 10) return paired ? `independent questions with a score on both sides: ${later}; ${10} are needed` : `independent questions with a score: ${earlier} before and ${later} after; ${10} are needed on each side`;
	const effective = Math.min(effectiveClusters(after), paired ? later : effectiveClusters(before));
	if (effective >= 10 - ROUNDING) return void 0;
	return `${Math.min(earlier, later)} independent questions are so unequal in weight that they say no more than ${effective.toFixed(1)} alike; ${10} are needed`;
}
/** Ten equal clusters are ten, whatever a division makes of it. */
const ROUNDING = 1e-9;

// src/pipeline/compare/judged.ts
/** The slices of a metric that could be measured. */
function measuredSlices({ slices }) {
	return slices.flatMap(({ slice, found }) => isMeasured(found) ? [{
		slice,
		measured: found
	}] : []);
}
/**
* What is claimed together: the metrics that decide, with their slices where slices may block; every other metric by
* itself; and the slices of a metric, where they are only shown. What decides comes first.
*/
function familiesOf(judged, slices) {
	const compared = judged.filter((item) => "total" in item);
	const deciding = compared.filter(({ metric }) => metric.blocking);
	const informing = compared.filter(({ metric }) => !metric.blocking);
	const sliced = (slices === "block" ? deciding : []).flatMap((item) => membersOf(item));
	const blocking = judged.filter(({ metric }) => metric.blocking).length;
	return [
		{
			members: [...deciding.flatMap(totalOf), ...sliced],
			size: blocking + sliced.length
		},
		...informing.map((item) => ({
			members: totalOf(item),
			size: 1
		})),
		...(slices === "block" ? informing : compared).map((item) => ({
			members: membersOf(item),
			size: 0
		}))
	];
}
function totalOf({ total }) {
	return isMeasured(total) ? [total] : [];
}
function membersOf(item) {
	return measuredSlices(item).map(({ measured }) => measured);
}

// src/pipeline/compare/evidence.ts
const POWER$1 = .8;
const WORST = 5;
/**
* The numbers behind a verdict.
*
* @param alpha the one-sided level of the interval  @param p one-sided p-values after whatever correction there is
*/
function evidenceOf(measured, alpha, p) {
	const { table, cell, values, estimate, margin, missing } = measured;
	const { mean, clusters } = estimate;
	const detectable = detectableLoss(estimate, alpha);
	const effective = effectiveCases(values.before, values.after, values.paired);
	return {
		scale: table.scale.kind,
		method: table.method,
		before: table.scale.toUnit(measured.before),
		after: table.scale.toUnit(measured.after),
		difference: mean,
		...limitsOf(measured),
		confidence: 1 - 2 * alpha,
		margin,
		...p,
		cases: casesIn(cell, values.paired),
		clusters,
		trialsBefore: trialsOf(measured, "before"),
		trialsAfter: trialsOf(measured, "after"),
		missingBefore: missing.before.share,
		missingAfter: missing.after.share,
		detectable,
		...effective !== void 0 && { effectiveCases: effective },
		...table.scale.kind === "ratio" && { ratio: ratioOf(measured, detectable) },
		worst: values.paired ? worstOf(measured) : []
	};
}
/** A score cannot fall or rise by more than 1, whatever a formula for means makes of few cases. */
function limitsOf({ table, estimate }) {
	const { lower, upper } = estimate;
	return table.metric.unit === "score" ? {
		lower: Math.max(-1, lower),
		upper: Math.min(1, upper)
	} : {
		lower,
		upper
	};
}
/** Clusters are in the standard error already; without any variation the unseen share is all there is. */
function detectableLoss({ mean, lower, upper, standardError }, alpha) {
	if (standardError === 0) return (upper - lower) / 2;
	return Math.max(mean - lower, detectableEffect(standardError ** 2, 1, alpha, POWER$1));
}
/** As many equally weighted cases as say as much; undefined where all weigh the same. */
function effectiveCases(before, after, paired) {
	if (before.weights === void 0 && after.weights === void 0) return void 0;
	return effectiveOf(after) + (paired ? 0 : effectiveOf(before));
}
function effectiveOf({ values, weights }) {
	return weights === void 0 ? values.length : effectiveNumber(weights);
}
/** Logarithms of ratios as people read them: after ÷ before, not oriented. */
function ratioOf({ table, estimate, margin }, detectable) {
	const { sign } = table;
	const [one, other] = [Math.exp(sign * estimate.lower), Math.exp(sign * estimate.upper)];
	return {
		value: Math.exp(sign * estimate.mean),
		lower: Math.min(one, other),
		upper: Math.max(one, other),
		allowed: Math.exp(-sign * margin),
		detectable: Math.exp(-sign * detectable)
	};
}
function trialsOf({ table, cell }, side) {
	return cell[side].reduce((sum, place) => sum + (table.columns[side].values[place] ?? []).length, 0);
}
function worstOf({ table, cell, values }) {
	const { rows } = table.columns.after.side;
	const worst = [];
	cell.after.forEach((place, at) => {
		const change = table.sign * ((values.after.values[at] ?? 0) - (values.before.values[at] ?? 0));
		if (!(change < 0)) return;
		if (worst.length === WORST && change > (worst.at(-1)?.change ?? 0)) return;
		worst.push({
			change,
			at,
			id: rows[place]?.id ?? ""
		});
		worst.sort((a, b) => a.change - b.change || (a.id < b.id ? -1 : 1));
		if (worst.length > WORST) worst.pop();
	});
	return worst.map(({ at, id }) => ({
		id,
		before: table.scale.toUnit(values.before.values[at] ?? 0),
		after: table.scale.toUnit(values.after.values[at] ?? 0),
		slices: rows[cell.after[at] ?? -1]?.slices ?? {}
	}));
}

// src/pipeline/compare/paradox.ts
/**
* The first attribute all of whose slices moved the other way than the whole (Simpson's paradox), by their raw means.
*
* It takes two sides with different shares of the slices: pairs have the same cases on both sides, and what all slices
* of them do the whole does too. So only samples without a common case are looked at.
*
* @param slices of one metric, those that were measured
*/
function paradoxOf(total, slices) {
	if (total.values.paired) return void 0;
	const whole = Math.sign(total.after - total.before);
	if (whole === 0) return void 0;
	return [...new Set(slices.map(({ slice }) => slice.attribute))].find((attribute) => {
		const own = slices.filter(({ slice }) => slice.attribute === attribute);
		return own.length >= 2 && own.every(({ measured }) => Math.sign(measured.after - measured.before) === -whole);
	});
}

// src/pipeline/compare/settle.ts
const POWER = .8;
/**
* What would settle an open question, with 80 % power were the true difference 0: cases asked as often as now, or trials
* of the cases there are.
*
* The variance of the difference falls with the number of cases, and, as far as it comes from chance within cases, with
* that of trials. Where there are as many as that already, what was seen is taken for the truth instead: so many that the
* interval leaves either 0 or the margin.
*
* @param alpha the one-sided level of the interval
* @returns undefined where nothing does: a margin of 0 cannot be ruled out
*/
function settleOf(measured, alpha, usdPerAnswer) {
	const { margin, values, estimate, cell } = measured;
	if (margin <= 0) return void 0;
	const now = casesIn(cell, values.paired);
	const share = estimate.standardError === 0 ? 0 : varianceWanted(measured, alpha);
	const cases = Math.max(share > 0 ? Math.ceil(now / share) : 0, casesWithoutVariation(measured, now, alpha), now + 1);
	const trials = values.paired ? trialsNeeded(measured, Math.min(share, now / (now + 1))) : void 0;
	const asked = answersOf(measured) / now;
	return {
		cases,
		...usdPerAnswer !== void 0 && { casesUsd: cases * asked * usdPerAnswer },
		...trials !== void 0 && { trials },
		...typeof trials === "number" && usdPerAnswer !== void 0 && { trialsUsd: now * 2 * trials * usdPerAnswer }
	};
}
/** The variance that would settle it, as a share of that of now; below 1. */
function varianceWanted({ estimate, margin }, alpha) {
	const { mean, standardError } = estimate;
	const z = normalQuantile(1 - alpha);
	const ifUnchanged = (margin / ((z + normalQuantile(POWER)) * standardError)) ** 2;
	if (ifUnchanged < 1) return ifUnchanged;
	return Math.min(1, (Math.max(margin + mean, -mean) / (z * standardError)) ** 2);
}
/** Cases that all show nothing rule a loss out once (1 − m/R)^C ≤ α, or, by Tango's limit, once z²/(C + z²) < m. */
function casesWithoutVariation({ table, values, margin }, now, alpha) {
	const lost = margin / (table.scale.highest - table.scale.lowest);
	if (lost >= 1) return 0;
	if (table.method === "paired-binary") return Math.floor(normalQuantile(1 - alpha) ** 2 * (1 - lost) / lost) + 1;
	const sides = values.paired ? [values.after] : [values.before, values.after];
	const independent = Math.min(...sides.map(effectiveClusters));
	return Math.ceil(Math.log(alpha) / Math.log1p(-lost) * (now / independent));
}
/**
* The same number of trials on both sides, so that the variance of the estimate comes to a share of that of now. Trials
* take away chance within cases alone; what else there is, the clusters' part included, stays.
*
* @returns null where none would do, undefined where single trials do not tell
*/
function trialsNeeded({ table, cell, values, estimate }, share) {
	const trialsOf = (side) => cell[side].map((place) => onScale(table.columns[side].values[place] ?? [], table.scale.caseValue));
	const [before, after] = [trialsOf("before"), trialsOf("after")];
	const { sigma2Before, sigma2After, omega2, differenceVariance } = varianceComponents(before, after);
	if (sigma2Before === null || sigma2After === null || omega2 === null || differenceVariance === null) return void 0;
	const { weights } = values.after;
	const cases = weights === void 0 ? cell.after.length : effectiveNumber(weights);
	const variance = estimate.standardError ** 2;
	const left = Math.min(variance, (differenceVariance - omega2) / cases) - (1 - share) * variance;
	return left > 0 ? Math.max(2, Math.ceil((sigma2Before + sigma2After) / cases / left)) : null;
}
/** Each trial as if it were a case of its own: its value, or its logarithm. */
function onScale(trials, caseValue) {
	return trials.map((trial) => caseValue([trial]));
}
/** Answers that were asked for, with a score or without. */
function answersOf({ table, cell }) {
	return ["before", "after"].flatMap((side) => cell[side].map((place) => table.columns[side].side.rows[place]?.trials.length ?? 0)).reduce((sum, trials) => sum + trials, 0);
}

// src/pipeline/compare/metric-comparison.ts
/** One metric with its verdict, evidence and slices. */
function metricComparison(judged, findings) {
	const { metric, total } = judged;
	const slices = judged.slices.map(({ slice, found }) => {
		const { attribute, value } = slice;
		if (!isMeasured(found)) {
			const { verdict, kind, cases } = found;
			return {
				attribute,
				value,
				verdict,
				kind,
				cases
			};
		}
		const { verdict, kind, evidence } = settled(found, findings);
		const falseDiscovery = findings.falseDiscovery.get(found);
		return {
			attribute,
			value,
			verdict,
			kind,
			evidence,
			...falseDiscovery !== void 0 && { falseDiscovery }
		};
	});
	const paradox = isMeasured(total) ? paradoxOf(total, measuredSlices(judged)) : void 0;
	const comparison = {
		...unjudged(metric),
		...isMeasured(total) ? whole(total, findings) : unmeasured(total),
		...slices.length > 0 && { slices },
		...paradox !== void 0 && { paradox }
	};
	return findings.slices === "block" && metric.blocking ? blockedBySlices(comparison) : comparison;
}
/** The comparison of a metric that cannot be compared. */
function notComparable(metric, { kind, reason }) {
	return {
		...unjudged(metric),
		verdict: "not-comparable",
		kind,
		reason
	};
}
/** The verdict that a measurement has by itself. */
function verdictOn({ estimate, margin }, { pRegressed, pImproved, blame }) {
	const { lower, upper } = estimate;
	return verdictOf({
		lower,
		upper,
		pRegressed,
		pImproved,
		margin,
		alpha: blame
	});
}
function unjudged({ name, direction, unit, blocking }) {
	return {
		metric: name,
		direction,
		unit,
		blocking
	};
}
function unmeasured({ verdict, kind, reason }) {
	return {
		verdict,
		kind,
		reason
	};
}
function settled(measured, { claims, alpha }) {
	const claim = claims.get(measured) ?? {
		pRegressed: 1,
		pImproved: 1,
		blame: alpha
	};
	const { pRegressed, pImproved } = claim;
	return {
		...verdictOn(measured, claim),
		evidence: evidenceOf(measured, alpha, {
			pRegressed,
			pImproved
		})
	};
}
/** A metric over all cases: also what another method makes of it, and what would settle it. */
function whole(measured, findings) {
	const { verdict, kind, evidence } = settled(measured, findings);
	const crossCheck = findings.crossChecks.get(measured);
	const checked = {
		...evidence,
		...crossCheck !== void 0 && { crossCheck }
	};
	if (kind !== "wide-interval") return {
		verdict,
		kind,
		evidence: checked
	};
	const settle = settleOf(measured, findings.alpha, findings.usdPerAnswer);
	return {
		verdict,
		kind,
		evidence: {
			...checked,
			...settle !== void 0 && { settle }
		}
	};
}
/** Where slices may block, one that got worse makes its metric worse; a slice blocks in no other way. */
function blockedBySlices(comparison) {
	const worse = (comparison.slices ?? []).filter(({ verdict }) => verdict === "regressed");
	if (worse.length === 0 || comparison.verdict === "regressed" || comparison.verdict === "errored") return comparison;
	return {
		...comparison,
		verdict: "regressed",
		kind: "slice-regressed",
		reason: `worse in ${listOf(worse)}`
	};
}
const MOST_NAMED = 5;
function listOf(slices) {
	const named = slices.slice(0, MOST_NAMED).map(({ attribute, value }) => `${attribute} = ${onOneLine(value)}`);
	const more = slices.length - named.length;
	return `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
/** Values of attributes come from traces. */
function onOneLine(value) {
	const line = value.replace(/\p{Cc}+/gu, " ").trim();
	return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

// src/pipeline/compare/remnant.ts
/** Fewer than this share of the reference's cases is a remnant, on which nothing is green. */
const LEAST_LEFT = .5;
/**
* A metric as it is, or not green where only a remnant of the cases is left: in pairs, or, of two samples, in the later
* one. A sample that was to keep only a part of the cases before is not held against those it let go.
*/
function onRemnant(metric, pairing, after) {
	const reason = pairing.relation === "disjoint" ? sampleRemnant(pairing) : pairedRemnant(pairing, after);
	if (reason === void 0) return metric;
	const slices = metric.slices?.map(notGreen);
	const kept = {
		...metric,
		...slices !== void 0 && { slices }
	};
	return isGreen(metric) ? {
		...notGreen(kept),
		reason
	} : kept;
}
function pairedRemnant({ paired, onlyBefore }, after) {
	const all = paired + onlyBefore;
	const expected = Math.min(all, after.sample.fixed?.cases ?? all);
	if (paired >= LEAST_LEFT * expected) return void 0;
	return `only ${paired} of the ${expected} questions that were to be asked again are on both sides`;
}
function sampleRemnant({ paired, onlyBefore, onlyAfter }) {
	const [before, after] = [paired + onlyBefore, paired + onlyAfter];
	if (after >= LEAST_LEFT * before) return void 0;
	return `only ${after} questions are in the later sample, and ${before} in the one before`;
}
function isGreen({ verdict }) {
	return verdict === "unchanged" || verdict === "improved";
}
function notGreen(found) {
	return isGreen(found) ? {
		...found,
		verdict: "inconclusive",
		kind: "shrunken-sample"
	} : found;
}

// src/pipeline/compare/pair-cases.ts
/** Cases with the same identity, in the order of `after`. */
function pairCases(before, after) {
	const earlier = new Map(before.map((row) => [row.id, row]));
	return after.flatMap((row) => {
		const match = earlier.get(row.id);
		return match === void 0 ? [] : [{
			before: match,
			after: row
		}];
	});
}

// src/pipeline/compare/rows.ts
/**
* The cases of two runs that are compared: those on both sides, or all cases of each as two samples of one traffic.
*
* What production answered once and two runs observed is no pair: it would stay the same whatever happened since. It is
* left out of both sides. As two samples runs are compared that share no case, or only what happened to recur in samples
* that were each drawn anew. A few such pairs say less than the samples do.
*
* Of two samples, cases have weights where both know them: one weighed and one not stand for different traffic.
* A pair weighs what its case counts for in the later run, or in the earlier one where the later does not know.
*/
function comparedRows(before, after) {
	const found = pairCases(before.cases, after.cases);
	const told = new Set(found.flatMap((pair) => isOneAnswer(before, after, pair) ? [pair.after.id] : []));
	const isNew = ({ id }) => !told.has(id);
	const [earlier, later] = [before.cases.filter(isNew), after.cases.filter(isNew)];
	const pairs = found.filter((pair) => isNew(pair.after));
	const isPaired = isToBePaired(pairs.length, [earlier.length, later.length], after);
	const pairing = {
		relation: isPaired ? relationOf(earlier.length, later.length, pairs.length) : "disjoint",
		paired: pairs.length,
		onlyBefore: earlier.length - pairs.length,
		onlyAfter: later.length - pairs.length,
		clusters: new Set(pairs.map(({ after: row }) => row.cluster)).size
	};
	return isPaired ? asPairs(pairs, pairing) : asSamples([earlier, later], pairing);
}
/** Fewer than this share of the smaller side in pairs, and the samples as a whole say more. */
const LEAST_SHARED = .5;
function isToBePaired(pairs, [before, after], { sample }) {
	if (before === 0 || after === 0) return true;
	if (pairs > 0 && (sample.fixed?.cases ?? 0) > 0) return true;
	return pairs > 0 && pairs >= LEAST_SHARED * Math.min(before, after);
}
function asPairs(pairs, pairing) {
	const [earlier, later] = [pairs.map((pair) => pair.before), pairs.map((pair) => pair.after)];
	const shared = caseWeights(later.some(isWeighed) ? later : earlier);
	return {
		paired: true,
		before: {
			rows: earlier,
			...shared
		},
		after: {
			rows: later,
			...shared
		},
		pairing
	};
}
function asSamples([before, after], pairing) {
	const areWeighed = before.some(isWeighed) && after.some(isWeighed);
	const sideOf = (rows) => ({
		rows,
		...areWeighed ? caseWeights(rows) : alike(rows)
	});
	return {
		paired: false,
		before: sideOf(before),
		after: sideOf(after),
		pairing
	};
}
function isOneAnswer(before, after, pair) {
	if (before.target !== "observed" || after.target !== "observed") return false;
	const earlier = new Set(pair.before.trials.map(({ trace }) => trace));
	return pair.after.trials.every(({ trace }) => earlier.has(trace));
}
function relationOf(before, after, paired) {
	if (paired === 0) return "disjoint";
	return paired === before && paired === after ? "same" : "overlapping";
}
function alike(rows) {
	return {
		weights: rows.map(() => 1),
		equal: true
	};
}
function isWeighed({ weight, represents }) {
	return weight !== void 0 || represents !== void 0;
}

// src/pipeline/compare/slice-cells.ts
/** Of an attribute with more values (an id, say) only the largest are compared; the smallest could say nothing anyway. */
const MOST_VALUES = 50;
/** The slices of the compared cases: by attribute, then by value. A pair is in the slice that the later run says. */
function sliceCells({ before, after, paired }) {
	const groups = /* @__PURE__ */ new Map();
	group(groups, after.rows, "after");
	if (!paired) group(groups, before.rows, "before");
	return [...groups].sort(byName).flatMap(([attribute, values]) => [...values].sort((a, b) => sizeOf(b[1]) - sizeOf(a[1]) || byName(a, b)).slice(0, MOST_VALUES).sort(byName).map(([value, { before: earlier, after: later }]) => ({
		attribute,
		value,
		cell: {
			before: paired ? later : earlier,
			after: later
		}
	})));
}
function group(groups, rows, side) {
	rows.forEach(({ slices }, place) => {
		for (const [attribute, value] of Object.entries(slices)) {
			const values = groups.get(attribute) ?? /* @__PURE__ */ new Map();
			groups.set(attribute, values);
			const places = values.get(value) ?? {
				before: [],
				after: []
			};
			values.set(value, places);
			places[side].push(place);
		}
	});
}
function sizeOf({ before, after }) {
	return before.length + after.length;
}
function byName([a], [b]) {
	return a < b ? -1 : a > b ? 1 : 0;
}

// src/pipeline/compare/compare.ts
/**
* Compares two runs of one suite, metric by metric, over all cases and slice by slice (STATISTICS.md).
*
* Cases pair by identity; every trial counts through its case's mean, every case by its weight. Runs that share no case
* are compared as samples of one traffic, if they were drawn by one rule. Blame is corrected over what is claimed
* together; a pass needs no correction. A metric whose definition, judge or scoring code differs is not compared.
*
* @param before the reference  @param after what is judged
*/
function compare(before, after, options) {
	const levels = errorLevels(options.confidence, options.look);
	const compared = comparedRows(before, after);
	const judged = judge(before, after, compared, {
		...options,
		alpha: levels.pass
	});
	const findings = findingsOf(judged, levels, options);
	const metrics = judged.map((item) => "total" in item ? metricComparison(item, findings) : item.comparison).map((metric) => onRemnant(metric, compared.pairing, after));
	const { look } = options;
	return {
		before: sideOf(before),
		after: sideOf(after),
		pairing: compared.pairing,
		layers: diffTuples(before.versions, after.versions),
		metrics,
		verdict: overallVerdict(metrics),
		...look !== void 0 && { look: {
			at: look.at + 1,
			of: look.fractions.length
		} }
	};
}
function judge(before, after, compared, options) {
	const metrics = options.metrics ?? [...after.metrics, ...missingIn(after, before)];
	const slices = sliceCells(compared);
	const design = compared.paired ? void 0 : designDifference(before.sample, after.sample);
	return metrics.map((metric) => {
		const reason = incomparability(metric, before, after) ?? design;
		if (reason !== void 0) return {
			metric,
			comparison: notComparable(metric, reason)
		};
		return judgeMetric(metric, compared, slices, options);
	});
}
/** A metric that one run has and the other has not is told, not passed over. */
function missingIn(run, other) {
	return other.metrics.filter(({ name }) => !run.metrics.some((metric) => metric.name === name));
}
function judgeMetric(metric, compared, slices, options) {
	const table = metricTable(metric, compared, options.anytime === true);
	return {
		metric,
		total: measure(table, wholeCell(compared), {
			...options,
			isSlice: false
		}),
		slices: slices.map((slice) => ({
			slice,
			found: measure(table, slice.cell, {
				...options,
				isSlice: true
			})
		}))
	};
}
/** Corrections need all p-values at once, so verdicts come after every metric has been measured. */
function findingsOf(judged, levels, options) {
	const slices = options.slices ?? "inform";
	const [deciding, ...others] = familiesOf(judged, slices);
	const claims = claimsOf([deciding, ...others], levels);
	const sliced = judged.flatMap((item) => "total" in item ? measuredSlices(item) : []);
	const discoveries = benjaminiHochberg(sliced.map(({ measured }) => measured.estimate.pRegressed));
	const decided = new Map(isFinal(options) ? judged.flatMap((item) => checkable(item, claims)) : []);
	return {
		claims,
		falseDiscovery: new Map(sliced.map(({ measured }, place) => [measured, discoveries[place] ?? 1])),
		crossChecks: crossChecks(deciding, decided, levels),
		alpha: levels.pass,
		slices,
		usdPerAnswer: options.usdPerAnswer
	};
}
/** Unless told, not where another look follows: it settles more than another method. */
function isFinal({ crossCheck, look }) {
	return crossCheck ?? (look === void 0 || look.at === look.fractions.length - 1);
}
function checkable(item, claims) {
	if (!("total" in item) || !item.metric.blocking || !isMeasured(item.total)) return [];
	const claim = claims.get(item.total);
	return claim === void 0 ? [] : [[item.total, verdictOn(item.total, claim).verdict]];
}
function sideOf(run) {
	const { label, at, versions, environment } = run;
	return {
		label,
		at,
		versions,
		environment,
		failures: failuresOf(run),
		trials: trialCount(run)
	};
}

export { pairedDifference as i, seedOf as n, holm as r, compare as t };