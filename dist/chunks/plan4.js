import { n as ASSUMED_MEAN, r as ASSUMED_WITHIN, t as ASSUMED_BETWEEN } from "./plan3.js";
import { r as scoresReplays } from "./scorer-spec.js";
import { a as brokenTemplate, n as withRecordedRetrieval, r as createAssembler, t as tooDear } from "./too-dear.js";
import { r as effectiveNumber, t as incomparability } from "./incomparability.js";
import { i as estimate } from "./spend-lines.js";
import { n as caseWeights, r as clusterSums } from "./metric-difference.js";
import { a as minimumDetectableEffect, n as withinVariance, r as detectableEffect, t as varianceComponents } from "./variance-components.js";
import { n as casesNeeded, r as trialsNeeded } from "./sample-size.js";
import { n as sliceSampleSize } from "./slice-sample-size.js";
import { I as scoredValues } from "./lib.js";
import { s as mean } from "./distributions.js";
import { t as drawSample } from "./draw-sample.js";
import { t as probeEstimate } from "./probe-estimate.js";

// src/statistics/zero-events.ts
/**
* The highest rate that is compatible with no event among n.
*
* Answers: it never happened; how often may it happen all the same? 1 − α^{1/n} is exact; 3/n is the rule of three,
* near it at α = .05. Assumes independent trials. Source: Hanley & Lippman-Hand 1983.
*
* @param n at least 1  @param alpha one-sided level, 0…1
*/
function zeroEvents(n, alpha) {
	return {
		exact: -Math.expm1(Math.log(alpha) / n),
		approximate: 3 / n
	};
}

// src/pipeline/plan/planned-cases.ts
/** The chance to see a loss of the size that is called detectable. */
const POWER = .8;
/**
* What a comparison of these cases can see by a metric, at 1…10 trials.
*
* Differences between cases of one conversation are taken to be the same (the worst case), so ω² is divided by the
* effective number of cases W²/ΣW_c², W what all cases count for and W_c those of each conversation; chance within a case
* is its own, and σ² is divided by W²/Σw². Without conversations and weights both are the number of cases.
*
* @param cases at least one  @param trials what the suite asks for  @param alpha one-sided level
*/
function plannedCases(metric, spread, { cases, trials, alpha }) {
	const weights = cases.map(({ counts }) => counts);
	const byCluster = clusterSums(weights, cases.map(({ cluster }) => cluster));
	const clusters = byCluster.length;
	const effectiveCases = effectiveNumber(byCluster);
	const margin = marginOf(metric, spread);
	const known = {
		cases: cases.length,
		clusters,
		effectiveCases,
		...margin !== void 0 && { margin }
	};
	const { sigma2, omega2 } = spread;
	if (sigma2 === void 0 || omega2 === void 0) return {
		...known,
		detectable: [],
		enough: { kind: clusters < 10 ? "too-few" : "unknown" }
	};
	if (sigma2 + omega2 === 0) return {
		...known,
		...unvaried(known, spread.reach ?? 1, alpha)
	};
	const chance = sigma2 * (cases.length / effectiveNumber(weights));
	const parts = {
		omega2: omega2 * (cases.length / effectiveCases),
		sigma2Before: chance,
		sigma2After: chance,
		alpha,
		power: POWER
	};
	const detectable = Array.from({ length: 10 }, (_, more) => minimumDetectableEffect({
		...parts,
		cases: cases.length,
		trialsBefore: more + 1,
		trialsAfter: more + 1
	}));
	const enough = clusters < 10 ? { kind: "too-few" } : enoughFor(margin, parts, known, trials);
	return {
		...known,
		detectable,
		enough
	};
}
/** Nothing varies: a loss may still hide in the requests that no case is like, and trials do not find it. */
function unvaried({ cases, clusters, effectiveCases, margin }, reach, alpha) {
	const hidden = zeroEvents(effectiveCases, alpha).exact * reach;
	const detectable = new Array(10).fill(hidden);
	if (clusters < 10) return {
		detectable,
		enough: { kind: "too-few" }
	};
	if (margin === void 0) return {
		detectable,
		enough: { kind: "unknown" }
	};
	if (margin === 0) return {
		detectable,
		enough: {
			kind: "never",
			smallest: hidden
		}
	};
	if (hidden <= margin) return {
		detectable,
		enough: {
			kind: "trials",
			trials: 1
		}
	};
	const independent = sliceSampleSize(margin / reach, 1 - alpha);
	return {
		detectable,
		enough: {
			kind: "cases",
			cases: Math.ceil(independent * cases / effectiveCases),
			trialsHelp: false
		}
	};
}
function enoughFor(margin, parts, { cases }, trials) {
	if (margin === void 0) return { kind: "unknown" };
	const now = {
		...parts,
		trialsBefore: trials,
		trialsAfter: trials
	};
	if (margin === 0) return {
		kind: "never",
		smallest: minimumDetectableEffect({
			...now,
			cases
		})
	};
	const fewest = trialsNeeded({
		...parts,
		cases,
		delta: margin,
		most: 10
	});
	if (fewest !== void 0) return {
		kind: "trials",
		trials: fewest
	};
	const limit = detectableEffect(parts.omega2, cases, parts.alpha, parts.power);
	return {
		kind: "cases",
		cases: casesNeeded({
			...now,
			delta: margin
		}).cases,
		trialsHelp: limit < margin
	};
}
/**
* The accepted loss on the scale of the comparison: a share r of a ratio is ln(1 + r) where less is better, and
* −ln(1 − r) where more is. Undefined where it goes by a mean that is not known.
*/
function marginOf({ margin, direction }, { scale, mean }) {
	if (scale === "difference") {
		if (margin.kind === "absolute") return margin.value;
		return mean === void 0 ? void 0 : margin.share * Math.abs(mean);
	}
	const share = margin.kind === "relative" ? margin.share : mean === void 0 ? void 0 : margin.value / mean;
	if (share === void 0) return void 0;
	return direction === "lower-is-better" ? Math.log1p(share) : -Math.log1p(-Math.min(share, 1 - 1e-6));
}

// src/pipeline/plan/spread.ts
/** Fewer pairs than this give no variance worth planning with. */
const FEWEST_PAIRS = 10;
/**
* The variance of a metric, split into chance within a case and true differences between cases.
*
* @param latest the newest replayed baseline, if there is one
* @param earlier the one before it, where its scores of this metric mean the same
*/
function spreadOf(metric, latest, earlier) {
	const raw = latest === void 0 ? [] : valuesByCase(latest.cases, metric);
	const seen = raw.flatMap(({ values }) => values);
	if (seen.length === 0) return unmeasured(metric);
	const isRatio = metric.unit !== "score" && seen.every((value) => value > 0);
	const scaled = isRatio ? Math.log : (value) => value;
	const trials = raw.map(({ id, values }) => ({
		id,
		values: values.map(scaled)
	}));
	const level = mean(trials.map(({ values }) => mean(values)));
	const measured = withinVariance(trials.map(({ values }) => values)) ?? void 0;
	const between = earlier && betweenVariance(valuesByCase(earlier.cases, metric), trials, scaled);
	const sigma2 = measured ?? (metric.unit === "score" ? .08999999999999998 : void 0);
	return {
		scale: isRatio ? "ratio" : "difference",
		mean: isRatio ? Math.exp(level) : level,
		within: measured === void 0 ? sigma2 === void 0 ? "unknown" : "assumed" : "measured",
		between: between === void 0 ? "assumed" : "measured",
		...sigma2 === void 0 ? {} : { sigma2 },
		reach: reachOf(metric, seen, isRatio),
		omega2: between ?? .02 * (isRatio || metric.unit === "score" ? 1 : level ** 2)
	};
}
function unmeasured({ unit }) {
	if (unit !== "score") return {
		scale: "ratio",
		within: "unknown",
		between: "unknown"
	};
	return {
		scale: "difference",
		mean: ASSUMED_MEAN,
		sigma2: ASSUMED_WITHIN,
		omega2: ASSUMED_BETWEEN,
		reach: 1,
		within: "assumed",
		between: "assumed"
	};
}
/** As a comparison takes it: a time or price may lie √2 beyond those that were met, each way. */
function reachOf({ unit }, seen, isRatio) {
	if (unit === "score") return 1;
	let [least, most] = [Number.POSITIVE_INFINITY, 0];
	for (const value of seen) [least, most] = [Math.min(least, value), Math.max(most, value)];
	if (isRatio) return Math.log(most / least) + Math.LN2;
	return most > 0 ? most : 1;
}
/** ω² of the paired differences of two runs; undefined where too few cases stand in both, or none was asked twice. */
function betweenVariance(earlier, latest, scaled) {
	const before = new Map(earlier.map(({ id, values }) => [id, values.map(scaled)]));
	const pairs = latest.flatMap(({ id, values }) => {
		const match = before.get(id);
		return match?.every(Number.isFinite) ? [{
			before: match,
			after: values
		}] : [];
	});
	if (pairs.length < FEWEST_PAIRS) return void 0;
	const { omega2 } = varianceComponents(pairs.map((pair) => pair.before), pairs.map((pair) => pair.after));
	return omega2 ?? void 0;
}
/** Of each case with a usable score, all of them, in the metric's unit. */
function valuesByCase(cases, metric) {
	return cases.flatMap(({ id, trials }) => {
		const values = scoredValues(trials, metric);
		return values.length === 0 ? [] : [{
			id,
			values
		}];
	});
}

// src/pipeline/plan.ts
/**
* What a comparison of this suite's cases can see by each metric, as a whole and in each slice, at 1…10 trials.
* A slice has the spread of the whole: its own cases are too few to tell another.
*/
function planOf(suite, { cases, metrics, latest, earlierFor, costs, notes }) {
	const { confidence } = suite.gate;
	const alpha = (1 - confidence) / 2;
	const counted = countedCases(cases);
	const slices = slicesOf(counted, suite.traces.slices);
	const planned = metrics.map((metric) => {
		const spread = spreadOf(metric, latest, earlierFor(metric));
		const over = (some) => plannedCases(metric, spread, {
			cases: some,
			trials: suite.trials,
			alpha
		});
		return {
			...headOf(metric, spread),
			whole: over(counted),
			slices: slices.map(({ attribute, value, cases: some }) => ({
				attribute,
				value,
				...over(some)
			}))
		};
	});
	return {
		suite: suite.name,
		cases: cases.length,
		clusters: new Set(cases.map(({ cluster }) => cluster)).size,
		confidence,
		power: POWER,
		trials: suite.trials,
		metrics: planned,
		costs,
		notes
	};
}
function headOf(metric, spread) {
	const { name, unit, direction, blocking } = metric;
	const { scale, sigma2, omega2, within, between } = spread;
	return {
		metric: name,
		unit,
		direction,
		blocking,
		scale,
		...sigma2 !== void 0 && { sigma2 },
		...omega2 !== void 0 && { omega2 },
		within,
		between
	};
}
/** What each case would count for in a comparison. */
function countedCases(cases) {
	const { weights } = caseWeights(cases.map(({ part, weight, represents }) => ({
		...part === "fixed" && { part },
		...weight !== void 0 && { weight },
		...represents !== void 0 && { represents }
	})));
	return cases.map(({ cluster, slices }, place) => ({
		cluster,
		slices,
		counts: weights[place] ?? 1
	}));
}
/** The cases of each value of each attribute, the largest slice first; a case without the attribute is in none. */
function slicesOf(cases, attributes) {
	return attributes.flatMap((attribute) => {
		const byValue = /* @__PURE__ */ new Map();
		for (const one of cases) {
			const value = Object.hasOwn(one.slices, attribute) ? one.slices[attribute] : void 0;
			if (value === void 0) continue;
			const sharing = byValue.get(value);
			if (sharing === void 0) byValue.set(value, [one]);
			else sharing.push(one);
		}
		return [...byValue].map(([value, some]) => ({
			attribute,
			value,
			cases: some
		})).sort((a, b) => b.cases.length - a.cases.length || (a.value < b.value ? -1 : 1));
	});
}

// src/stories/plan.ts
/**
* What a comparison by this suite could see, and what it would cost, before any money is spent. The spread of scores
* comes from the newest replayed baselines, where there are any. Nothing is asked of a model, and nothing is written.
*
* @throws UserError when a source, a layer or the branch cannot be read
*/
async function plan(suite, world) {
	const metrics = suite.metrics.filter(({ spec }) => scoresReplays(spec));
	if (metrics.length === 0) return {
		status: "empty",
		incomplete: nothingMeasured(suite)
	};
	const variant = await world.variants.at(world.checkout, "production");
	const broken = await brokenTemplate(suite, [variant]);
	if (broken !== void 0) return {
		status: "empty",
		incomplete: broken
	};
	const drawn = await drawSample(suite, world);
	if (drawn.status === "empty") return drawn;
	const { cases } = drawn.sample;
	const asked = withRecordedRetrieval(variant, cases);
	const arm = {
		variant: asked,
		assemble: await createAssembler(asked, world.services)
	};
	const costs = [];
	for (let trials = 1; trials <= 10; trials++) costs.push(await costAt(trials, {
		...suite,
		metrics
	}, {
		arm,
		cases: askable(drawn.sample)
	}));
	const { latest, earlier } = await newestTwo(suite, world);
	const probing = await probeEstimate(suite, variant.model, { isKept: true }, world);
	return {
		status: "planned",
		plan: planOf(suite, {
			cases,
			metrics,
			costs,
			earlierFor: ({ name }) => comparableBy(name, earlier, latest),
			notes: [
				...drawn.notes,
				...sourceNotes(suite, metrics, latest),
				...probeNotes(probing)
			],
			...latest === void 0 ? {} : { latest }
		})
	};
}
/** Of one side, twice: base and head differ in what they are sent, so that no answer serves both. */
async function costAt(trials, suite, { arm, cases }) {
	const { metrics, layers, target, budget } = suite;
	const price = target.kind === "agent" ? void 0 : target.price;
	const once = await estimate({
		arms: [arm],
		cases,
		trials,
		metrics,
		tools: layers.tools,
		...target.kind === "agent" ? {} : { application: price === void 0 ? {} : { price } }
	});
	const both = {
		...twice(once),
		low: twice(once.low),
		high: twice(once.high)
	};
	const { low, usd, high } = both;
	const isPriced = usd !== void 0 && low.usd !== void 0 && high.usd !== void 0;
	return {
		trials,
		calls: {
			low: low.calls,
			likely: both.calls,
			high: high.calls
		},
		...isPriced ? { usd: {
			low: low.usd ?? usd,
			likely: usd,
			high: high.usd ?? usd
		} } : {},
		overBudget: tooDear(both, budget) !== void 0
	};
}
function twice({ calls, inputTokens, outputTokens, usd }) {
	const counts = {
		calls: 2 * calls,
		inputTokens: 2 * inputTokens,
		outputTokens: 2 * outputTokens
	};
	return usd === void 0 ? counts : {
		...counts,
		usd: 2 * usd
	};
}
/** What was not written down cannot be asked, and costs nothing. */
function askable({ cases }) {
	return cases.flatMap((one) => {
		const [first, ...others] = one.recordings.filter(({ turns }) => turns.length > 0);
		return first === void 0 ? [] : [{
			...one,
			recordings: [first, ...others]
		}];
	});
}
/** The two newest replayed baselines. */
async function newestTwo(suite, world) {
	let latest;
	for (const name of (await world.store.list(suite.name)).toReversed()) {
		const { run } = await world.store.read(name);
		if (run.target !== "replay") continue;
		if (latest !== void 0) return {
			latest,
			earlier: run
		};
		latest = run;
	}
	return latest === void 0 ? {} : { latest };
}
/** The earlier run, where its scores of a metric mean what those of the later one do. */
function comparableBy(name, earlier, latest) {
	const metric = latest?.metrics.find((one) => one.name === name);
	if (metric === void 0 || latest === void 0 || earlier === void 0) return void 0;
	return incomparability(metric, earlier, latest) === void 0 ? earlier : void 0;
}
function nothingMeasured({ path }) {
	return {
		reason: "could-not-start",
		problem: `${path} has no metric that looks at a replayed answer`,
		remedy: "Add one under metrics: what production recorded is the same on both sides of a replay."
	};
}
function probeNotes(probing) {
	return probing === void 0 ? [] : [`A record asks one side alone, and probes its model beside: ${probing}.`];
}
/** What the numbers stand on, and what they leave out. */
function sourceNotes(suite, metrics, latest) {
	const left = suite.metrics.filter((metric) => !metrics.includes(metric)).map(({ name }) => name);
	const blocking = metrics.filter((metric) => metric.blocking).length;
	const several = [...blocking > 1 ? [`${blocking} blocking metrics`] : [], ...suite.gate.looks > 1 ? [`${suite.gate.looks} looks`] : []];
	return [
		...latest === void 0 ? ["There is no replayed baseline yet: every spread is assumed. Record one with at least 2 trials."] : [],
		...left.length === 0 ? [] : [`Left out, because a replay does not measure it: ${left.join(", ")}.`],
		...several.length === 0 ? [] : [`Each metric is planned for one look on its own; ${several.join(" and ")} take a little more to see the same.`]
	];
}

export { plan };