import { o as diffTuples } from "./version.js";
import { n as tCdf, r as tQuantile } from "./distributions.js";
import { t as detectableEffect } from "./detectable-effect.js";

// src/domain/run.ts
/** Failed trials by reason. */
function failuresOf(run) {
	const counts = {};
	for (const { trials } of run.cases) for (const { reason } of trials) if (reason !== void 0) counts[reason] = (counts[reason] ?? 0) + 1;
	return counts;
}
/** All trials of a run, answered or failed. */
function trialCount(run) {
	return run.cases.reduce((sum, { trials }) => sum + trials.length, 0);
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

// src/pipeline/compare/incomparability.ts
/**
* What keeps two runs from being compared by a metric, or undefined when nothing does. A difference in what is
* measured, in the judge or in the scoring code would show as a difference of the system, which it is not.
*/
function incomparability(metric, before, after) {
	if (before.suite !== after.suite) return {
		kind: "suite-differs",
		reason: `the runs are of different suites, ${before.suite} and ${after.suite}`
	};
	if (before.target !== after.target) return {
		kind: "target-differs",
		reason: `the runs measure different things, ${before.target} answers and ${after.target} answers`
	};
	const earlier = before.metrics.find(({ name }) => name === metric.name);
	const later = after.metrics.find(({ name }) => name === metric.name);
	if (earlier === void 0 || later === void 0) return {
		kind: "on-one-side-only",
		reason: `${earlier === void 0 ? before.label : after.label} has no metric ${metric.name}`
	};
	if (earlier.judge !== later.judge) return {
		kind: "judge-differs",
		reason: `the judge of ${metric.name} differs: its model, prompt or parameters changed`
	};
	if (earlier.definition !== later.definition) return {
		kind: "definition-differs",
		reason: `${metric.name} measures something else now: its scorer, options or files changed`
	};
	if (earlier.code !== later.code) return {
		kind: "scoring-code-differs",
		reason: `the scoring code of ${metric.name} changed from ${earlier.code} to ${later.code}`
	};
}

// src/statistics/clustered-mean.ts
/**
* Mean with a cluster-robust standard error.
*
* Answers: how uncertain is the mean when values of one cluster (turns of a conversation) move together?
* SE² = C/(C−1) · Σ_c (Σ_{i∈c} (x_i − x̄))² / n², which is sd²/n when every value is a cluster of its own.
* Source: STATISTICS.md; the factor C/(C−1) as in inspect_ai.
*
* @param values at least one, any unit
* @param clusters one name per value
*/
function clusteredMean(values, clusters) {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const sums = /* @__PURE__ */ new Map();
	values.forEach((value, index) => {
		const cluster = clusters[index] ?? index;
		sums.set(cluster, (sums.get(cluster) ?? 0) + (value - mean));
	});
	const residualSums = [...sums.values()];
	const count = residualSums.length;
	const squares = residualSums.reduce((sum, residual) => sum + residual * residual, 0);
	const variance = count < 2 ? 0 : count / (count - 1) * squares / values.length ** 2;
	return {
		mean,
		standardError: Math.sqrt(variance),
		clusters: count,
		residualSums
	};
}

// src/statistics/paired-difference.ts
/**
* Paired comparison of case means, clustered, with corrections for skew and for missing variation.
*
* Answers: by how much did requests like these get better or worse, and how sure is that? Assumes independent
* clusters. Plain t limits let a loss of the margin pass two to four times too often when a few cases break completely
* (the differences are skewed): Hall's transformation only ever widens the limit on the skewed side. No variation at
* all is not evidence of equality: the limits then come from the chance of not having met a case that differs.
* Source: STATISTICS.md; Hall 1992 for the transformation.
*
* @param differences candidate − baseline per case, oriented so that positive is better; at least two clusters
* @param clusters one name per difference
* @param options.alpha one-sided level, 0…0.5
* @param options.margin accepted loss, ≥ 0, in the unit of the differences
* @param options.range the largest loss or gain a case can show (1 for scores), > 0
*/
function pairedDifference(differences, clusters, options) {
	const summary = clusteredMean(differences, clusters);
	return isNoVariation(summary.standardError, options.range) ? withoutVariation(summary.mean, summary.clusters, options) : withVariation(summary, options);
}
/** Rounding leaves about 1e-17 where exact arithmetic gives 0; anything that small beside the range is no variation. */
function isNoVariation(standardError, range) {
	return standardError <= range * 1e-12;
}
function withVariation(summary, { alpha, margin }) {
	const { mean, standardError, clusters, residualSums } = summary;
	const freedom = clusters - 1;
	const skewness = skewnessOf(residualSums);
	const plain = tQuantile(1 - alpha, freedom);
	const tilt = -Math.abs(skewness) / Math.sqrt(clusters);
	const widened = tilt === 0 ? plain : Math.max(plain, hallQuantile(plain, tilt));
	const beyondMargin = (mean + margin) / standardError;
	return {
		mean,
		standardError,
		clusters,
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
/** t_H = (3/a)(∛(1 + a(t − a/6)) − 1), written so that a tilt near 0 loses no digits: the quotient tends to t. */
function hallQuantile(t, tilt) {
	const x = tilt * (t - tilt / 6);
	return 3 / tilt * (x > -1 ? Math.expm1(Math.log1p(x) / 3) : Math.cbrt(1 + x) - 1);
}
/** x + ax²/3 + a²x³/27 + a/6, and never more than x: the correction only widens. */
function hallStatistic(x, tilt) {
	return Math.min(x, x + tilt * x ** 2 / 3 + tilt ** 2 * x ** 3 / 27 + tilt / 6);
}
function withoutVariation(mean, clusters, { alpha, margin, range }) {
	const unseen = 1 - alpha ** (1 / clusters);
	return {
		mean,
		standardError: 0,
		clusters,
		skewness: null,
		lower: mean - unseen * (range + mean),
		upper: mean + unseen * (range - mean),
		pRegressed: mean < 0 ? (range / (range - mean)) ** clusters : 1,
		pImproved: mean > 0 ? (range / (range + mean)) ** clusters : 1,
		pNonInferior: mean > -margin ? Math.max(0, (range - margin) / (range + mean)) ** clusters : 1
	};
}

// src/pipeline/compare/measure.ts
/** Fewer independent cases than this say nothing. */
const FEWEST_CASES = 10;
/** A larger share of failed or unjudged trials than this, on either side, says nothing. */
const MOST_MISSING = .05;
const POWER = .8;
/** One metric over the paired cases: the estimate, or why there is none. Differences are oriented: positive is better. */
function measure(metric, pairs, alpha) {
	const comparison = unjudged(metric);
	const missingBefore = missingShare(pairs, "before", metric);
	const missingAfter = missingShare(pairs, "after", metric);
	const usable = pairs.flatMap((pair) => usablePair(pair, metric.name));
	const clusters = new Set(usable.map(({ row }) => row.cluster)).size;
	if (Math.max(missingBefore, missingAfter) > MOST_MISSING) return inconclusive(comparison, "missing-results", missingReason(missingBefore, missingAfter));
	if (clusters < FEWEST_CASES) return inconclusive(comparison, "too-few-cases", `${clusters} independent cases have a score on both sides; ${FEWEST_CASES} are needed`);
	const sign = metric.direction === "higher-is-better" ? 1 : -1;
	const before = mean(usable.map(({ meanBefore }) => meanBefore));
	const margin = metric.margin.kind === "absolute" ? metric.margin.value : metric.margin.share * Math.abs(before);
	const differences = usable.map(({ meanBefore, meanAfter }) => sign * (meanAfter - meanBefore));
	const estimate = pairedDifference(differences, usable.map(({ row }) => row.cluster), {
		alpha,
		margin,
		range: rangeOf(metric, usable)
	});
	return {
		metric,
		comparison,
		estimate,
		evidence: {
			before,
			after: mean(usable.map(({ meanAfter }) => meanAfter)),
			difference: estimate.mean,
			lower: estimate.lower,
			upper: estimate.upper,
			confidence: 1 - 2 * alpha,
			margin,
			cases: usable.length,
			clusters,
			trialsBefore: usable.reduce((sum, pair) => sum + pair.before.length, 0),
			trialsAfter: usable.reduce((sum, pair) => sum + pair.after.length, 0),
			missingBefore,
			missingAfter,
			detectable: detectable(estimate, alpha),
			worst: worstOf(usable, sign)
		}
	};
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
function unjudged({ name, direction, unit, blocking }) {
	return {
		metric: name,
		direction,
		unit,
		blocking
	};
}
function inconclusive(comparison, kind, reason) {
	return {
		...comparison,
		verdict: "inconclusive",
		kind,
		reason
	};
}
function missingReason(before, after) {
	const share = (value) => `${(100 * value).toFixed(1)} %`;
	return `${share(before)} of the trials before and ${share(after)} after have no usable score; at most ${share(MOST_MISSING)} may be missing`;
}
/**
* Share of the trials of one side that owe a score: failed ones, and scores a judge or the provider did not give. A
* trace that never had feedback or an expected value misses nothing; nor does a cost that neither side knows.
*/
function missingShare(pairs, side, metric) {
	const other = side === "before" ? "after" : "before";
	const isMissing = pairs.flatMap((pair) => {
		const isKnownThere = metric.unit !== "score" && valuesOf(pair[other], metric.name).length > 0;
		return pair[side].trials.map((trial) => owesScore(trial, metric.name, isKnownThere));
	});
	return isMissing.length === 0 ? 0 : isMissing.filter(Boolean).length / isMissing.length;
}
function owesScore(trial, metric, isKnownThere) {
	const score = trial.scores[metric];
	if (score === void 0) return true;
	if (score.status === "scored" || score.reason === "no-expected-value") return false;
	return score.reason !== "not-recorded" || isKnownThere;
}
function usablePair({ before, after }, metric) {
	const earlier = valuesOf(before, metric);
	const later = valuesOf(after, metric);
	if (earlier.length === 0 || later.length === 0) return [];
	return [{
		row: after,
		before: earlier,
		after: later,
		meanBefore: mean(earlier),
		meanAfter: mean(later)
	}];
}
function valuesOf(row, metric) {
	return row.trials.flatMap(({ scores }) => {
		const score = scores[metric];
		return score?.status === "scored" ? [score.value] : [];
	});
}
/** The largest change one case could show: 1 for scores; for time and money the largest value seen. */
function rangeOf(metric, usable) {
	if (metric.unit === "score") return 1;
	const largest = usable.reduce((most, { meanBefore, meanAfter }) => Math.max(most, meanBefore, meanAfter), 0);
	return largest > 0 ? largest : 1;
}
/** Clusters are in the standard error already; without any variation the unseen share is all there is. */
function detectable({ mean, lower, standardError }, alpha) {
	const plain = detectableEffect(standardError ** 2, 1, alpha, POWER);
	return Math.max(mean - lower, standardError === 0 ? 0 : plain);
}
function worstOf(usable, sign) {
	return usable.filter(({ meanBefore, meanAfter }) => sign * (meanAfter - meanBefore) < 0).sort((a, b) => sign * (a.meanAfter - a.meanBefore - (b.meanAfter - b.meanBefore)) || (a.row.id < b.row.id ? -1 : 1)).slice(0, 5).map(({ row, meanBefore, meanAfter }) => ({
		id: row.id,
		before: meanBefore,
		after: meanAfter,
		slices: row.slices
	}));
}
function mean(values) {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
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

// src/pipeline/compare/verdict-of.ts
/**
* The verdict of one metric (STATISTICS.md): the first line that holds. The order makes the four verdicts exclusive and
* the last line makes them complete.
*
* @param evidence limits of the oriented difference, p-values after correction, the margin and the one-sided level
*/
function verdictOf(evidence) {
	const { lower, upper, pRegressed, pImproved, margin, alpha } = evidence;
	if (pRegressed < alpha && lower <= -margin) return {
		verdict: "regressed",
		kind: upper < -margin ? "material" : "real"
	};
	if (pImproved < alpha) return {
		verdict: "improved",
		kind: lower > margin ? "material" : "real"
	};
	if (lower > -margin) {
		if (upper >= margin) return {
			verdict: "unchanged",
			kind: "non-inferior"
		};
		return {
			verdict: "unchanged",
			kind: upper < 0 ? "equivalent-below-baseline" : "equivalent"
		};
	}
	return {
		verdict: "inconclusive",
		kind: "wide-interval"
	};
}
/**
* The verdict of a comparison: the worst of its blocking metrics. Without a blocking metric there is
* nothing to pass: inconclusive.
*/
function overallVerdict(metrics) {
	const blocking = metrics.filter((metric) => metric.blocking).map(({ verdict }) => verdict);
	for (const verdict of [
		"regressed",
		"not-comparable",
		"inconclusive",
		"improved"
	]) if (blocking.includes(verdict)) return verdict;
	return blocking.length === 0 ? "inconclusive" : "unchanged";
}

// src/pipeline/compare/compare.ts
/**
* Compares two runs of one suite, metric by metric, on the cases that both answered (STATISTICS.md).
*
* Cases pair by identity; every trial counts through its case's mean. Blame is corrected over the blocking metrics
* by Holm; a pass needs no correction. A metric whose definition, judge or scoring code differs is not compared.
*
* @param before the reference  @param after what is judged
* @param options.metrics what is to be compared, with margins; all that either run has unless given
* @param options.confidence of the intervals, 0…1: 0.95 makes every one-sided level 2.5 %
*/
function compare(before, after, options) {
	const alpha = (1 - options.confidence) / 2;
	const pairs = pairCases(before.cases, after.cases);
	const judged = (options.metrics ?? [...after.metrics, ...missingIn(after, before)]).map((metric) => judge(metric, before, after, pairs, alpha));
	const expected = Math.min(before.cases.length, after.sample.fixed?.cases ?? before.cases.length);
	const metrics = withVerdicts(judged, alpha).map((metric) => onWhatIsLeft(metric, pairs.length, expected));
	return {
		before: sideOf(before),
		after: sideOf(after),
		pairing: pairingOf(before.cases, after.cases, pairs),
		layers: diffTuples(before.versions, after.versions),
		metrics,
		verdict: overallVerdict(metrics)
	};
}
/** A metric that one run has and the other has not is told, not passed over. */
function missingIn(run, other) {
	return other.metrics.filter(({ name }) => !run.metrics.some((metric) => metric.name === name));
}
function judge(metric, before, after, pairs, alpha) {
	const reason = incomparability(metric, before, after);
	return reason === void 0 ? measure(metric, pairs, alpha) : notComparable(metric, reason);
}
/** Holm needs all p-values at once, so verdicts come after every metric has been measured. */
function withVerdicts(judged, alpha) {
	const blocking = judged.filter((item) => "estimate" in item && item.metric.blocking);
	const regressed = holm(blocking.map(({ estimate }) => estimate.pRegressed));
	const improved = holm(blocking.map(({ estimate }) => estimate.pImproved));
	return judged.map((item) => {
		if (!("estimate" in item)) return item;
		const place = blocking.indexOf(item);
		const pRegressed = regressed[place] ?? item.estimate.pRegressed;
		const pImproved = improved[place] ?? item.estimate.pImproved;
		const margin = item.evidence.margin;
		return {
			...item.comparison,
			...verdictOf({
				...item.estimate,
				pRegressed,
				pImproved,
				margin,
				alpha
			}),
			evidence: item.evidence
		};
	});
}
/** Fewer than this share of the reference's cases in pairs is a remnant, on which nothing is green. */
const LEAST_PAIRED = .5;
function onWhatIsLeft(metric, paired, cases) {
	if (!(metric.verdict === "unchanged" || metric.verdict === "improved") || paired >= LEAST_PAIRED * cases) return metric;
	const reason = `only ${paired} of the ${cases} cases that were to be asked again are on both sides`;
	return {
		...metric,
		verdict: "inconclusive",
		kind: "shrunken-sample",
		reason
	};
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
function pairingOf(before, after, pairs) {
	return {
		paired: pairs.length,
		onlyBefore: before.length - pairs.length,
		onlyAfter: after.length - pairs.length,
		clusters: new Set(pairs.map(({ after: row }) => row.cluster)).size
	};
}

// src/stories/gate.ts
/** What a suite's gate makes of a verdict. Nothing that kept the comparison from being made passes. */
function gateAction(verdict, gate) {
	switch (verdict) {
		case "regressed": return gate.onRegressed;
		case "inconclusive": return gate.onInconclusive;
		case "not-comparable": return gate.onNotComparable;
		case "errored": return "fail";
		case "improved":
		case "unchanged":
		case "no-baseline":
		case "not-affected": return "pass";
		default: return verdict;
	}
}

export { trialCount as a, failuresOf as i, compare as n, pairedDifference as r, gateAction as t };