import { o as diffTuples } from "./version.js";
import { I as scoredValues } from "./lib.js";
import { a as tCdf, c as variance, s as mean } from "./distributions.js";
import { n as caseWeights, r as clusterSums, t as metricDifference } from "./metric-difference.js";
import { t as clusteredMean } from "./clustered-mean.js";

// src/stories/read-records.ts
/** Records that are read at once: a branch may be far away, and a server has its limits. */
const AT_ONCE = 8;
/**
* Many records of the branch, in the order of the names, or undefined where the user stopped it.
*
* @throws what reading the oldest of those that failed threw
*/
async function readRecords(names, { store, progress, signal }) {
	const read = /* @__PURE__ */ new Map();
	const failures = /* @__PURE__ */ new Map();
	const waiting = names.entries();
	const worker = async () => {
		for (const [place, name] of waiting) {
			if (signal.aborted || failures.size > 0) return;
			await store.read(name).then((baseline) => progress.advance(read.set(place, {
				name,
				baseline
			}).size), (failure) => failures.set(place, failure));
		}
	};
	progress.start("reading records", names.length);
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	progress.end();
	if (failures.size > 0) throw failures.get(Math.min(...failures.keys()));
	return read.size === names.length ? names.flatMap((_, place) => read.get(place) ?? []) : void 0;
}

// src/statistics/energy-statistic.ts
/** Takes time and room in the square of the points. @param series any unit */
function distancesOf(series) {
	const points = series.length;
	const row = points + 1;
	const sums = new Float64Array(row * row);
	for (let i = 0; i < points; i++) {
		let along = 0;
		for (let j = 0; j < points; j++) {
			along += Math.abs((series[i] ?? 0) - (series[j] ?? 0));
			sums[(i + 1) * row + j + 1] = (sums[i * row + j + 1] ?? 0) + along;
		}
	}
	return {
		points,
		sums
	};
}
/**
* How far apart two neighbouring parts of a series are, by all of their distribution and not their means alone.
*
* With X = Z[s:τ] of length n and Y = Z[τ:κ] of length m:
* Q = 2/(n+m)·ΣΣ|X_i − Y_j| − 2m/((n+m)(n−1))·Σ_{i<k}|X_i − X_k| − 2n/((n+m)(m−1))·Σ_{j<k}|Y_j − Y_k|; a term with n = 1 or
* m = 1 is 0. Source: Matteson and James, arXiv 1306.4933, as in Apache Otava.
*
* @param start s, the first index  @param tau the first of the second part  @param kappa the first behind it
*/
function energyStatistic(distances, start, tau, kappa) {
	const n = tau - start;
	const m = kappa - tau;
	const between = sumOf$1(distances, start, tau, tau, kappa);
	const left = n === 1 ? 0 : m / (n - 1) * sumOf$1(distances, start, tau, start, tau);
	const right = m === 1 ? 0 : n / (m - 1) * sumOf$1(distances, tau, kappa, tau, kappa);
	return (2 * between - left - right) / (n + m);
}
/** Σ|Z_i − Z_j| over a rectangle; over a square it counts every pair twice. */
function sumOf$1({ points, sums }, top, bottom, left, right) {
	const row = points + 1;
	const at = (i, j) => sums[i * row + j] ?? 0;
	return at(bottom, right) - at(top, right) - at(bottom, left) + at(top, left);
}

// src/statistics/two-sample-t.ts
/**
* Student's t-test of two samples with equal variances, two-sided.
*
* Answers: do two groups of independent values of about the same spread have the same mean? The spread is the sample
* one, with n − 1. Where nothing varies and the means differ p is 0.
*
* @param left, right at least one value each, any unit
* @param leastVariance what a value is known to vary by at least, in the square of its unit: a few values that happen to
*   lie close together say little about their spread
* @returns p, 0…1; 1 where there are fewer than three values, which say nothing
*/
function twoSampleT(left, right, leastVariance = 0) {
	const freedom = left.length + right.length - 2;
	if (freedom < 1) return { p: 1 };
	const [before, after] = [summaryOf(left), summaryOf(right)];
	const difference = after.mean - before.mean;
	if (difference === 0) return { p: 1 };
	const pooled = Math.max(leastVariance, (before.squares + after.squares) / freedom);
	const t = Math.abs(difference) / Math.sqrt(pooled * (1 / left.length + 1 / right.length));
	return { p: 2 * tCdf(-t, freedom) };
}
function summaryOf(values) {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return {
		mean,
		squares: values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
	};
}

// src/statistics/change-points.ts
/**
* Change points by E-divisive with Student's t-test, as Hunter and Otava find them.
*
* Answers: from which points on is the series another one? Assumes points that are independent but for the changes. First
* it splits generously, at ten times the level, where the energy statistic is largest; then it drops the weakest point
* until all are sure and large enough, each against its neighbours. Without a change, one is found in 1 % of series of 8
* points at maxP .001 and in 2 % of 52, at .01 in 7 and 18 %; in fewer where the least variance is known. Takes time in
* the square of the window.
* Source: Matteson and James, arXiv 1306.4933; Fleming et al., doi 10.1145/3578244.3583719; Apache Otava, but with the
* sample standard deviation, and an absolute magnitude.
*
* @param series any unit, in order  @returns in order
*/
function changePoints(series, rule) {
	const found = /* @__PURE__ */ new Set();
	const step = Math.max(1, Math.floor(rule.windowLength / 2));
	for (let start = 0; start < series.length;) {
		const indexes = splits(series.slice(start, start + rule.windowLength), rule).map((index) => index + start);
		for (const index of indexes) found.add(index);
		start = Math.max(start + step, ...indexes);
	}
	return weeded(series, [...found].sort(ascending), rule);
}
const ascending = (a, b) => a - b;
/** Splits the segment with the largest statistic again and again, until its two parts no longer differ. */
function splits(window, rule) {
	const level = rule.maxP < .05 ? 10 * rule.maxP : rule.maxP;
	const distances = distancesOf(window);
	const found = [];
	let segments = [bestOf(distances, 0, window.length)];
	for (;;) {
		const best = segments.reduce((a, b) => b.q > a.q ? b : a);
		const { start, end, tau } = best;
		if (tau === start) return found;
		const { p } = twoSampleT(window.slice(start, tau), window.slice(tau, end), rule.leastVariance);
		if (!(p <= level)) return found;
		found.push(tau);
		segments = segments.filter((segment) => segment !== best);
		segments.push(bestOf(distances, start, tau), bestOf(distances, tau, end));
	}
}
/** Where to split a segment: the largest Q over all τ and all ends of the second part. τ is the start where it has none. */
function bestOf(distances, start, end) {
	let best = {
		start,
		end,
		tau: start,
		q: Number.NEGATIVE_INFINITY
	};
	for (let tau = start + 1; tau < end; tau++) for (let kappa = tau + 1; kappa <= end; kappa++) {
		const q = energyStatistic(distances, start, tau, kappa);
		if (q > best.q) best = {
			start,
			end,
			tau,
			q
		};
	}
	return best;
}
/** Drops the least sure point while one is not sure, then the smallest while one is too small; neighbours count anew. */
function weeded(series, indexes, rule) {
	const points = indexes.map((index, place) => pointAt(series, indexes, place, index, rule));
	const first = points[0];
	if (first === void 0) return [];
	const leastSure = points.reduce((a, b) => b.p > a.p ? b : a, first);
	const smallest = points.reduce((a, b) => magnitudeOf(b) < magnitudeOf(a) ? b : a, first);
	const dropped = leastSure.p >= rule.maxP ? leastSure : magnitudeOf(smallest) < rule.minMagnitude ? smallest : void 0;
	if (dropped === void 0) return points;
	return weeded(series, indexes.filter((index) => index !== dropped.index), rule);
}
const magnitudeOf = ({ before, after }) => Math.abs(after - before);
function pointAt(series, indexes, place, index, rule) {
	const left = series.slice(indexes[place - 1] ?? 0, index);
	const right = series.slice(index, indexes[place + 1] ?? series.length);
	return {
		index,
		p: twoSampleT(left, right, rule.leastVariance).p,
		before: meanOf(left),
		after: meanOf(right)
	};
}
function meanOf(values) {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

// src/pipeline/history/changes.ts
/** Of series without a change fewer than one in a hundred has one found; at 0.01 changes are found sooner, and one in ten of a year's. */
const MAX_P = .001;
/** A year of weekly records is looked at in two halves that overlap. */
const WINDOW = 50;
/** Where a series changed for good, and which layers did; none while it is too short. */
function changesOf(series) {
	const { points, scale } = series;
	if (points.length < 8) return [];
	const values = points.map(({ mean }) => scale === "ratio" ? Math.log(mean) : mean);
	return changePoints(values, {
		windowLength: WINDOW,
		maxP: MAX_P,
		minMagnitude: leastChange(series, values),
		leastVariance: leastVariance(series)
	}).flatMap((change) => metricChange(series, change));
}
/**
* Half of the accepted loss: a loss of all of it, met twice in halves, is still found, and an estimate of all of it
* seldom falls short of half. Nobody need look at less.
*/
function leastChange({ scale, margin }, values) {
	const level = mean(values);
	if (scale === "difference") return (margin.kind === "absolute" ? margin.value : margin.share * Math.abs(level)) / 2;
	return Math.log1p(margin.kind === "relative" ? margin.share : margin.value / Math.exp(level)) / 2;
}
/**
* What two records of one system differ by at least, squared: a few means that lie close together by chance, or were all
* 1, are no proof that the next one may not differ. The first point has none before it.
*/
function leastVariance({ points, scale }) {
	return mean(points.slice(1).map((point) => (scale === "ratio" ? point.noise / point.mean : point.noise) ** 2));
}
function metricChange({ points, scale, metric, unit, direction }, { index, p, before, after }) {
	const [last, first] = [points[index - 1], points[index]];
	if (last === void 0 || first === void 0) return [];
	const layers = diffTuples(last.versions, first.versions);
	const inUnit = (value) => scale === "ratio" ? Math.exp(value) : value;
	return [{
		metric,
		unit,
		direction,
		at: first.at,
		baseline: first.baseline,
		previous: last.baseline,
		before: inUnit(before),
		after: inUnit(after),
		p,
		layers,
		unversioned: layers.every(({ difference }) => difference === "same")
	}];
}

// src/pipeline/history/scored-cases.ts
/** The cases of a run that a metric has scored. */
function scoredCases({ cases }, metric) {
	const { weights } = caseWeights(cases);
	return cases.flatMap(({ id, cluster, trials }, place) => {
		const values = scoredValues(trials, metric);
		return values.length === 0 ? [] : [{
			id,
			cluster,
			weight: weights[place] ?? 1,
			values
		}];
	});
}

// src/pipeline/history/points.ts
/**
* A point for each record that has a score.
*
* Times and prices vary in proportion to their size and have long tails, so a few slow answers would move a plain mean of
* them: where every value is above 0 their mean is geometric.
*/
function pointsOf(metric, records) {
	const scored = records.map((record) => ({
		record,
		cases: scoredCases(record.baseline.run, metric)
	})).filter(({ cases }) => cases.some(({ weight }) => weight > 0));
	const positive = scored.every(({ cases }) => cases.every(({ values }) => values.every((value) => value > 0)));
	const scale = metric.unit !== "score" && positive ? "ratio" : "difference";
	const onScale = scored.map(({ cases }) => scale === "ratio" ? cases.map(inLogarithms) : cases);
	return {
		scale,
		points: scored.map(({ record }, place) => pointOf(record, onScale[place] ?? [], {
			before: onScale[place - 1] ?? [],
			scale
		}))
	};
}
function inLogarithms(scored) {
	return {
		...scored,
		values: scored.values.map(Math.log)
	};
}
function pointOf({ path, baseline }, cases, { before, scale }) {
	const { mean: level, standardError } = clusteredMean(cases.map(({ values }) => mean(values)), cases.map(({ cluster }) => cluster), cases.map(({ weight }) => weight));
	const noise = noiseOf(cases, level, before);
	const unit = scale === "ratio" ? Math.exp(level) : 1;
	return {
		at: baseline.run.at,
		baseline: path,
		versions: baseline.run.versions,
		mean: scale === "ratio" ? unit : level,
		standardError: standardError * unit,
		noise: noise * unit,
		cases: cases.length,
		trials: cases.reduce((sum, { values }) => sum + values.length, 0)
	};
}
/** √((Σ_c (Σ_{i∈c} w_i(x_i − x̄))² over new cases + Σ w_i²·v_i over those asked before) / (Σw)²). */
function noiseOf(cases, level, before) {
	const earlier = new Map(before.map((scored) => [scored.id, scored]));
	const fresh = cases.filter(({ id }) => !earlier.has(id));
	const squares = [...clusterSums(fresh.map(({ weight, values }) => weight * (mean(values) - level)), fresh.map(({ cluster }) => cluster)).map((residual) => residual ** 2), ...cases.map((scored) => scored.weight ** 2 * varianceOfMean(scored, earlier.get(scored.id)))];
	return Math.sqrt(sumOf(squares)) / sumOf(cases.map(({ weight }) => weight));
}
/** v: s²/K; of a case that was asked only once, half the square of what it has moved by since the record before. */
function varianceOfMean({ values }, before) {
	if (before === void 0) return 0;
	const within = variance(values);
	return within === null ? (mean(values) - mean(before.values)) ** 2 / 2 : within / values.length;
}
function sumOf(values) {
	return values.reduce((sum, value) => sum + value, 0);
}

// src/pipeline/history/same-measure.ts
/**
* The newest records that measure what the last one measures, without a gap: a series that leapt over another measure
* would join what nobody compared.
*
* @param metric as the newest record has it  @param records oldest first, all of one target
* @returns oldest first; `since` says why they begin where they do, where there are older ones
*/
function sameMeasure(metric, records) {
	for (let place = records.length - 1; place >= 0; place--) {
		const record = records[place];
		const earlier = record?.baseline.run.metrics.find(({ name }) => name === metric.name);
		const since = earlier === void 0 ? {
			kind: "on-one-side-only",
			reason: `${record?.path} has no metric ${metric.name}`
		} : metricDifference(earlier, metric);
		if (since !== void 0) return {
			records: records.slice(place + 1),
			since
		};
	}
	return { records };
}

// src/pipeline/history.ts
/**
* The series of every metric that the newest record has, over the records before it that measure the same thing, and
* where it changed.
*
* @param records oldest first, each with its path on the branch
* @param options.target of which answers; those of the newest record unless given
*/
function historyOf(records, options) {
	const target = options.target ?? records.at(-1)?.baseline.run.target ?? "replay";
	const ours = records.filter(({ baseline }) => baseline.run.target === target);
	const metrics = ours.at(-1)?.baseline.run.metrics ?? [];
	return {
		suite: options.suite,
		target,
		records: ours.length,
		metrics: metrics.map((metric) => metricHistory(metric, ours)),
		...options.anchor === void 0 ? {} : { anchor: options.anchor }
	};
}
function metricHistory(metric, records) {
	const { records: alike, since } = sameMeasure(metric, records);
	const { name, unit, direction, margin } = metric;
	const series = {
		metric: name,
		unit,
		direction,
		margin,
		...pointsOf(metric, alike)
	};
	return {
		...series,
		changes: changesOf(series),
		...since === void 0 ? {} : { since }
	};
}
/**
* Points after which a change is no news. With four, a loss of 10 points in 100 new cases a week, which takes up to six
* weeks to be sure of, was told by no record in one series of eight.
*/
const NEWEST = 8;
/**
* The change points that a record brings to light: those among the newest eight points of the series up to this record
* that the series without it did not have, there or a place beside. A change needs a few points to be sure, so the
* record that shows it is seldom the first after it.
*
* @param baseline path of the record, as a rule the newest
*/
function changesBroughtBy(history, baseline) {
	return history.metrics.flatMap((series) => broughtBy(series, baseline));
}
function broughtBy(series, path) {
	const place = series.points.findIndex((point) => point.baseline === path);
	if (place + 1 < 8) return [];
	const placeOf = (change) => series.points.findIndex((point) => point.baseline === change.baseline);
	const known = changesOf({
		...series,
		points: series.points.slice(0, place)
	}).map(placeOf);
	return changesOf({
		...series,
		points: series.points.slice(0, place + 1)
	}).filter((change) => {
		const at = placeOf(change);
		return at > place - NEWEST && known.every((other) => Math.abs(other - at) > 1);
	});
}

export { historyOf as n, readRecords as r, changesBroughtBy as t };