import { t as JUDGED } from "./scorer-spec.js";
import { F as scoreBy } from "./lib.js";
import { i as normalQuantile, s as mean } from "./distributions.js";
import { t as wilson } from "./wilson.js";
import { a as meter, r as replay, t as openScoring } from "./score.js";
import { r as UNKNOWN_TUPLE } from "./version.js";
import { i as estimate, r as spendLine, t as estimateLine } from "./spend-lines.js";
import { t as latestBaseline } from "./latest-baseline.js";

// src/statistics/cohen-kappa.ts
/**
* Cohen's kappa of two raters, with its large-sample interval.
*
* Answers: how far do two raters agree beyond what their own rates would give by chance?
* κ = (p_o − p_e)/(1 − p_e); SE² = [Σ q_ii(1 − (r_i + c_i)(1 − κ))² + (1 − κ)² Σ_{i≠j} q_ij(c_i + r_j)² −
* (κ − p_e(1 − κ))²] / (n(1 − p_e)²), with q the cell shares and r, c the shares of rows and columns.
* Source: Fleiss, Cohen & Everitt 1969; as statsmodels' cohens_kappa. Assumes independent items.
*
* @param table counts, square: one rater's categories in rows, the other's in columns
* @param confidence 0…1, both sides together
* @returns undefined where chance alone agrees fully: one category throughout, or nothing at all
*/
function cohenKappa(table, confidence) {
	const n = sum(table.flat());
	const shares = table.map((row) => row.map((cell) => cell / n));
	const rows = shares.map(sum);
	const columns = rows.map((_, column) => sum(shares.map((row) => row[column] ?? 0)));
	const observed = sum(shares.map((row, i) => row[i] ?? 0));
	const expected = sum(rows.map((row, i) => row * (columns[i] ?? 0)));
	if (!(expected < 1)) return void 0;
	const kappa = (observed - expected) / (1 - expected);
	const apart = 1 - kappa;
	const variance = (sum(shares.flatMap((row, i) => row.map((share, j) => i === j ? share * (1 - ((rows[i] ?? 0) + (columns[i] ?? 0)) * apart) ** 2 : share * apart ** 2 * ((columns[i] ?? 0) + (rows[j] ?? 0)) ** 2))) - (kappa - expected * apart) ** 2) / (n * (1 - expected) ** 2);
	const standardError = Math.sqrt(Math.max(0, variance));
	const half = normalQuantile((1 + confidence) / 2) * standardError;
	return {
		kappa,
		standardError,
		lower: kappa - half,
		upper: kappa + half,
		observedAgreement: observed
	};
}
function sum(values) {
	return values.reduce((total, value) => total + value, 0);
}

// src/statistics/corrected-rate.ts
/**
* The share of items that are truly good, from what an imperfect judge says.
*
* Answers: what would the pass rate be without the judge's errors, and how sure is that?
* θ̂ = (p + q₀ − 1)/(q₀ + q₁ − 1), q₀ the specificity and q₁ the sensitivity. The interval is pulled
* towards the middle: p̃ = (np + z²/2)/(n + z²), q̃ⱼ = (mⱼqⱼ + 1)/(mⱼ + 2), ñ = n + z², m̃ⱼ = mⱼ + 2, θ̃ from these,
* dθ = 2z²[−(1 − θ̃)q̃₀(1 − q̃₀)/m̃₀ + θ̃q̃₁(1 − q̃₁)/m̃₁],
* se = √(p̃(1 − p̃)/ñ + (1 − θ̃)²q̃₀(1 − q̃₀)/m̃₀ + θ̃²q̃₁(1 − q̃₁)/m̃₁)/(q̃₀ + q̃₁ − 1), limits θ̃ + dθ ∓ z·se; all cut
* to 0…1. Source: Lee et al., arXiv 2511.21140. Assumes that the judge errs on the many as it does on the known items.
*
* @param alpha 0…1, both sides together
* @returns undefined where the judge is no better than a coin (q₀ + q₁ ≤ 1): nothing can be had from what it says
*/
function correctedRate({ p, n, specificity, sensitivity, negatives, positives }, alpha) {
	if (!(specificity + sensitivity > 1)) return void 0;
	const z = normalQuantile(1 - alpha / 2);
	const total = n + z * z;
	const passed = (n * p + z * z / 2) / total;
	const q0 = (negatives * specificity + 1) / (negatives + 2);
	const q1 = (positives * sensitivity + 1) / (positives + 2);
	if (!(q0 + q1 > 1)) return void 0;
	const theta = (passed + q0 - 1) / (q0 + q1 - 1);
	const v0 = q0 * (1 - q0) / (negatives + 2);
	const v1 = q1 * (1 - q1) / (positives + 2);
	const shift = 2 * z * z * (-(1 - theta) * v0 + theta * v1);
	const variance = passed * (1 - passed) / total + (1 - theta) ** 2 * v0 + theta ** 2 * v1;
	const half = z * Math.sqrt(variance) / (q0 + q1 - 1);
	return {
		estimate: cut((p + specificity - 1) / (specificity + sensitivity - 1)),
		lower: cut(theta + shift - half),
		upper: cut(theta + shift + half)
	};
}
function cut(value) {
	return Math.max(0, Math.min(1, value));
}

// src/statistics/label-split.ts
/**
* How to split a number of labels between items a judge fails and items it passes, so that the corrected rate becomes
* as sure as it can.
*
* κ' = (w(1 − q₀) + 1)/(w(1 − q₁) + 1), m₁ = round(m/(1 + (1/p − 1)√κ')) kept in w…m − w, m₀ = m − m₁.
* Source: Lee et al., arXiv 2511.21140.
*
* @param split.budget labels in all, m; at least twice the pilot
* @param split.p the share that the judge passes, 0…1
* @param split.specificity, split.sensitivity as known so far, 0…1
* @param split.pilot labels of each kind that there are or have to be, w
*/
function labelSplit({ budget, p, specificity, sensitivity, pilot }) {
	const ratio = (pilot * (1 - specificity) + 1) / (pilot * (1 - sensitivity) + 1);
	const wanted = Math.round(budget / (1 + (1 / p - 1) * Math.sqrt(ratio)));
	const positives = Math.max(pilot, Math.min(budget - pilot, wanted));
	return {
		negatives: budget - positives,
		positives
	};
}

// src/statistics/prediction-powered-mean.ts
/**
* The mean of labels, made surer by predictions of them and of many items without labels (PPI++).
*
* Answers: what would the mean be if people had labelled everything that the judge has scored?
* θ = λ·mean(Ŷᵤ) + mean(Y − λŶ), se = √(var(λŶᵤ)/N + var(Y − λŶ)/n), variances with divisor n but for
* that of all Ŷ, which has one less, as in ppi_py;
* λ = cut₀₁(cov(Y, Ŷ)/((1 + n/N)·var(all Ŷ))). Source: Angelopoulos et al., arXiv 2311.01453. Assumes that the labelled
* items are a random draw of the same population as the others. λ = 1 can be worse than labels alone, hence the tuning.
*
* @param labels at least one
* @param predicted one for each label
* @param others predictions for items without labels, at least one
* @param alpha 0…1, both sides together
* @param weight in place of the tuned λ
*/
function predictionPoweredMean(labels, predicted, others, alpha, weight) {
	const [n, many] = [labels.length, others.length];
	const lambda = weight ?? tunedWeight(labels, predicted, others);
	const rest = labels.map((label, index) => label - lambda * (predicted[index] ?? 0));
	const estimate = lambda * mean(others) + mean(rest);
	const standardError = Math.sqrt(lambda ** 2 * covariance(others, others) / many + covariance(rest, rest) / n);
	const half = normalQuantile(1 - alpha / 2) * standardError;
	return {
		estimate,
		standardError,
		lower: estimate - half,
		upper: estimate + half,
		lambda
	};
}
function tunedWeight(labels, predicted, others) {
	const all = [...predicted, ...others];
	const spread = (1 + labels.length / others.length) * covariance(all, all) * all.length / (all.length - 1);
	return spread === 0 ? 0 : Math.max(0, Math.min(1, covariance(labels, predicted) / spread));
}
function covariance(a, b) {
	const [meanA, meanB] = [mean(a), mean(b)];
	return mean(a.map((value, index) => (value - meanA) * ((b[index] ?? 0) - meanB)));
}

// src/pipeline/calibration.ts
/**
* How a judge compares with people, and what its pass rate would be without its errors.
* @param rated at least one
* @param judged at least one cluster; absent: the rate is that of the labelled answers themselves
*/
function calibrationOf(rated, { threshold, confidence }, judged) {
	const cell = (people, judge) => rated.filter((one) => one.people >= threshold === people && one.judge >= threshold === judge).length;
	const table = {
		bothPass: cell(true, true),
		onlyPeoplePass: cell(true, false),
		onlyJudgePasses: cell(false, true),
		bothFail: cell(false, false)
	};
	const good = table.bothPass + table.onlyPeoplePass;
	const sensitivity = measured(table.bothPass, good, confidence);
	const specificity = measured(table.bothFail, rated.length - good, confidence);
	const kappa = kappaOf(table, confidence);
	const rate = rateOf(rated, {
		threshold,
		confidence,
		sensitivity,
		specificity
	}, judged);
	const wanted = labelsWanted(rate.judged, sensitivity, specificity);
	return {
		table,
		agreement: (table.bothPass + table.bothFail) / rated.length,
		...kappa === void 0 ? {} : { kappa },
		...sensitivity === void 0 ? {} : { sensitivity },
		...specificity === void 0 ? {} : { specificity },
		rate,
		...judged === void 0 ? {} : { mean: meanOf(rated, judged, confidence) },
		trust: trustOf(kappa, wanted === void 0),
		...wanted === void 0 ? {} : { wanted }
	};
}
/** The clusters of a run by one metric; those without a score are left out. */
function judgedClusters({ cases }, metric, threshold) {
	const byCluster = /* @__PURE__ */ new Map();
	for (const { cluster, trials } of cases) for (const trial of trials) {
		const score = scoreBy(trial, metric);
		if (score?.status !== "scored") continue;
		const values = byCluster.get(cluster);
		if (values === void 0) byCluster.set(cluster, [score.value]);
		else values.push(score.value);
	}
	return [...byCluster.values()].map((values) => ({
		mean: mean(values),
		passed: mean(values.map((value) => Number(value >= threshold)))
	}));
}
function measured(times, of, confidence) {
	return of === 0 ? void 0 : {
		...wilson(times, of, confidence),
		of
	};
}
function kappaOf(table, confidence) {
	const rows = [[table.bothPass, table.onlyPeoplePass], [table.onlyJudgePasses, table.bothFail]];
	const found = cohenKappa(rows, confidence);
	if (found === void 0) return void 0;
	const { kappa, standardError, lower, upper } = found;
	return {
		kappa,
		standardError,
		lower,
		upper
	};
}
function rateOf(rated, { threshold, confidence, sensitivity, specificity }, judged) {
	const passed = judged?.clusters.map((one) => one.passed) ?? rated.map(({ judge }) => Number(judge >= threshold));
	const found = {
		judged: mean(passed),
		of: passed.length
	};
	const corrected = sensitivity === void 0 || specificity === void 0 ? void 0 : correctedRate({
		p: found.judged,
		n: found.of,
		specificity: specificity.share,
		sensitivity: sensitivity.share,
		negatives: specificity.of,
		positives: sensitivity.of
	}, 1 - confidence);
	return {
		...judged === void 0 ? {} : { baseline: judged.baseline },
		...found,
		...corrected === void 0 ? {} : { corrected }
	};
}
function meanOf(rated, { clusters }, confidence) {
	const others = clusters.map((one) => one.mean);
	const { estimate, lower, upper, lambda } = predictionPoweredMean(rated.map(({ people }) => people), rated.map(({ judge }) => judge), others, 1 - confidence);
	return {
		judged: mean(others),
		estimate,
		lower: Math.max(0, lower),
		upper: Math.min(1, upper),
		lambda
	};
}
const SUBSTANTIAL = .6;
const MODERATE = .4;
/** @param enough whether there are labels enough of each kind: of a few that agree, kappa's error is 0 */
function trustOf(kappa, enough) {
	if (kappa === void 0) return "unknown";
	if (enough && kappa.lower >= SUBSTANTIAL) return "trusted";
	if (kappa.kappa >= SUBSTANTIAL) return "not-shown";
	return kappa.kappa >= MODERATE ? "with-correction" : "untrusted";
}
/** Fewer than these of a kind, and sensitivity or specificity is known to no better than 18 points either way. */
const ENOUGH = 30;
const USUAL_BUDGET = 100;
/** The labels to add where a kind has too few: up to 100 in all, split so that the corrected rate gains most. */
function labelsWanted(p, sensitivity, specificity) {
	const [failed, passed] = [specificity?.of ?? 0, sensitivity?.of ?? 0];
	if (failed >= ENOUGH && passed >= ENOUGH) return void 0;
	const split = sensitivity === void 0 || specificity === void 0 ? {
		negatives: ENOUGH,
		positives: ENOUGH
	} : labelSplit({
		budget: Math.max(USUAL_BUDGET, failed + passed),
		p,
		specificity: specificity.share,
		sensitivity: sensitivity.share,
		pilot: ENOUGH
	});
	return {
		failed: Math.max(0, split.negatives - failed),
		passed: Math.max(0, split.positives - passed)
	};
}

// src/stories/ask-about-labels.ts
/** Has labelled answers scored by one metric as those of a run would be: at the same pace, within the same budget. */
async function askAboutLabels(labels, { suite, metric }, world) {
	const { budget, concurrency } = suite;
	const { models, signal } = world;
	const cases = labels.map((one) => caseOf(one, metric));
	const scoring = await openScoring([metric], {
		models,
		total: cases.length,
		errorBudget: budget.errors,
		signal
	});
	const [record] = scoring.metrics;
	if (cases.length === 0) return {
		record,
		scores: /* @__PURE__ */ new Map()
	};
	const planned = await estimate({
		arms: [],
		cases,
		trials: 1,
		metrics: [metric]
	});
	world.progress.say(estimateLine(planned, budget));
	const respond = async ({ recording }) => recording.observed;
	const plan = {
		label: "judge",
		arms: [{
			variant: LABELLED,
			respond
		}],
		cases,
		trials: 1,
		concurrency,
		errorBudget: budget.errors
	};
	const watched = {
		...world,
		inVain: scoring.incomplete
	};
	const outcome = await replay(plan, watched, async (_, asked, answer) => scoring.score({
		...asked,
		answer
	}));
	const rows = outcome.arms.flatMap((arm) => arm.cases.flatMap(({ trials }) => trials));
	const scores = /* @__PURE__ */ new Map();
	for (const [place, row] of rows.entries()) {
		const [label, score] = [labels[place], row.scores[metric.name]];
		if (label !== void 0 && score !== void 0) scores.set(label.line, score);
	}
	const { incomplete } = outcome;
	return {
		record,
		scores,
		...incomplete === void 0 ? {} : { incomplete }
	};
}
const LABELLED = {
	label: "labelled answers",
	versions: UNKNOWN_TUPLE,
	model: null,
	policy: "",
	retrieval: { kind: "recorded" }
};
function caseOf({ line, question, answer, expected, documents }, metric) {
	const id = `line ${line}`;
	const attribute = metric.expected;
	const recording = {
		traceId: id,
		turns: [{
			role: "user",
			text: question
		}],
		variables: {},
		retrievals: documents === void 0 ? [] : [{ documents }],
		toolResults: [],
		observed: {
			status: "answered",
			text: answer,
			toolCalls: [],
			finish: "stop",
			modelCalls: 0
		},
		attributes: attribute === void 0 || expected === void 0 ? {} : { [attribute]: expected },
		evaluations: [],
		versions: UNKNOWN_TUPLE
	};
	return {
		id,
		cluster: id,
		slices: {},
		...expected === void 0 ? {} : { expected },
		part: "fresh",
		recordings: [recording]
	};
}

// src/stories/judged-before.ts
/**
* What the same judge, asked in the same way, said of the latest baseline. Replayed answers come before observed ones.
* @param record what the metric is now
* @param threshold 0…1, from which on a score passes
*/
async function judgedBefore(suite, record, threshold, world) {
	const latest = await latestBaseline(suite, "replay", world) ?? await latestBaseline(suite, "observed", world);
	if (latest === void 0 || record === void 0) return { notes: ["The suite has no baseline yet."] };
	const { path } = latest.name;
	const { run } = latest.baseline;
	const then = run.metrics.find(({ name }) => name === record.name);
	if (then === void 0) return { notes: [`${path} has no metric ${record.name}.`] };
	if (then.judge !== record.judge || then.definition !== record.definition || then.code !== record.code) return { notes: [`${path} was judged otherwise: another judge, another rubric or another form of asking.`] };
	const clusters = judgedClusters(run, record.name, threshold);
	if (clusters.length === 0) return { notes: [`${path} has no score of ${record.name}.`] };
	return {
		judged: {
			baseline: path,
			clusters
		},
		notes: []
	};
}

// src/stories/calibrate.ts
/**
* Asks the judge of a metric about answers that people have judged, compares the two, and corrects the judge's pass rate
* of the latest baseline by what it gets wrong. Where all answers have a judge's score already, nothing is asked.
*/
async function calibrate(suite, { labels, metric: name, threshold }, world) {
	const found = judgedMetric(suite, name);
	if ("problem" in found) return {
		status: "stopped",
		...found
	};
	const metered = meter(world, suite.budget);
	const asked = labels.filter((one) => one.judge === void 0);
	const said = await askAboutLabels(asked, {
		suite,
		metric: found.metric
	}, {
		...world,
		models: metered.models
	});
	const spend = metered.spend();
	if (spend.calls > 0) world.progress.say(spendLine(spend));
	if (said.incomplete !== void 0) return {
		status: "stopped",
		...said.incomplete
	};
	const rated = labels.flatMap((one) => {
		const value = one.judge ?? scoreOn(said.scores.get(one.line));
		return value === void 0 ? [] : [{
			people: one.label,
			judge: value
		}];
	});
	const unscored = reasonsOf([...said.scores.values()]);
	if (rated.length === 0) return {
		status: "stopped",
		...noScore(name, unscored)
	};
	const { judged, notes } = await judgedBefore(suite, said.record, threshold, world);
	const { confidence } = suite.gate;
	return {
		status: "calibrated",
		calibration: {
			suite: suite.name,
			metric: name,
			judge: found.judge.name,
			threshold,
			confidence,
			compared: rated.length,
			given: labels.length - asked.length,
			unscored,
			...calibrationOf(rated, {
				threshold,
				confidence
			}, judged),
			notes,
			...spend.calls === 0 ? {} : { spend }
		}
	};
}
function judgedMetric(suite, name) {
	const can = suite.metrics.filter(({ spec }) => "judge" in spec && spec.scorer !== "pairwise");
	const remedy = can.length === 0 ? `Give it one with a judge: ${JUDGED.filter((kind) => kind !== "pairwise").join(", ")}.` : `Name one of these with --metric: ${can.map((metric) => metric.name).join(", ")}.`;
	const metric = suite.metrics.find((one) => one.name === name);
	if (metric === void 0) return {
		problem: `${suite.path} has no metric ${name}`,
		remedy
	};
	const { spec } = metric;
	if (!("judge" in spec)) return {
		problem: `the metric ${name} of ${suite.path} asks no judge`,
		remedy
	};
	const pairs = `the metric ${name} of ${suite.path} compares two answers, and a label is about one`;
	return spec.scorer === "pairwise" ? {
		problem: pairs,
		remedy
	} : {
		metric,
		judge: spec.judge
	};
}
function scoreOn(score) {
	return score?.status === "scored" ? score.value : void 0;
}
function reasonsOf(scores) {
	const counts = {};
	for (const score of scores) if (score.status === "unscored") counts[score.reason] = (counts[score.reason] ?? 0) + 1;
	return counts;
}
function noScore(metric, unscored) {
	return {
		problem: `the judge of ${metric} gave none of the labelled answers a score (${Object.entries(unscored).map(([reason, times]) => `${reason} ${times}`).join(", ")})`,
		remedy: "Give the labels what the metric needs (expected, documents), or mend its judge in the suite file."
	};
}

export { calibrate };