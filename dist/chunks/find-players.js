import { n as digestOf, t as canonicalJson } from "./digest.js";
import { n as NO_SUCH_LAYER, o as diffTuples, t as LAYERS } from "./version.js";
import { n as BLAME_GROUPS, o as movedByItself, r as blameGroupOf, t as BLAMED } from "./attribution.js";
import { a as remedyFor } from "./incomplete.js";
import { n as withoutControls } from "./plain-line.js";
import { r as scoresReplays } from "./scorer-spec.js";
import { t as modelVersion } from "./model-version.js";
import { n as significantNumber, t as groupedNumber } from "./grouped-number.js";
import { t as capital } from "./capital.js";
import { n as orUndefined, t as isForPeople } from "./for-people.js";
import { i as variantOfCell, n as isFailing, r as combinationsOf, t as FIRST_TRIAL } from "./trial-numbers.js";
import { F as scoreBy, I as scoredValues } from "./lib.js";
import { s as mean, t as binomialCdf } from "./distributions.js";
import { n as caseWeights, r as clusterSums } from "./metric-difference.js";
import { t as clusteredMean } from "./clustered-mean.js";
import { i as pairedDifference, n as seedOf, r as holm, t as compare } from "./compare2.js";
import { n as xoroshiro128plus } from "./incomparability.js";
import { t as wilson } from "./wilson.js";
import { t as casesForEquivalence } from "./sample-size.js";
import { a as brokenTemplate, i as documentFinder, o as parsePrompt, r as createAssembler } from "./too-dear.js";
import { n as spentTogether, t as budgetLeft } from "./budget-left.js";
import { c as respondAsAgent, s as suiteMeter, t as openVariants } from "./run-variants.js";
import { o as recordingOf } from "./score.js";
import { t as endNotes } from "./run-notes.js";
import { n as trialCount, t as failuresOf } from "./run2.js";
import { r as standingOf, t as isOfModel } from "./probe.js";
import { i as estimate } from "./spend-lines.js";
import { t as redactTexts } from "./redact.js";
import { t as filesOfLayer } from "./touched-layers.js";
import { t as unreadLayers } from "./unread-layers.js";

// src/pipeline/attribute/cell-values.ts
/**
* Reads one metric from all cells. A case counts if every cell has a usable trial of it: what one configuration failed to
* answer would otherwise be compared with what others answered. Cases stand in the order of the first cell.
*/
function cellValues(cells, metric) {
	const rows = cells.map(({ run }) => new Map(run.cases.map((row) => [row.id, scoredValues(row.trials, metric)])));
	const common = (cells[0]?.run.cases ?? []).filter(({ id }) => rows.every((row) => (row.get(id) ?? []).length > 0));
	return {
		clusters: common.map(({ cluster }) => cluster),
		cells: cells.map(({ after }, place) => columnOf(after, common, rows[place] ?? /* @__PURE__ */ new Map()))
	};
}
function columnOf(after, common, rows) {
	const trials = common.map(({ id }) => rows.get(id) ?? []);
	return {
		after,
		trials,
		means: trials.map((values) => mean(values))
	};
}

// src/pipeline/attribute/estimates.ts
/**
* Mean of some losses with its limits, clustered, corrected for skew and for missing variation.
*
* Cases do not have weights: they were chosen because they had lost, and stand for the incident, not for the traffic.
*
* @param losses one per case, positive is worse; of at least two clusters
*/
function lossEstimate(losses, clusters, { alpha, range }) {
	const gains = losses.map((loss) => 0 - loss);
	const found = pairedDifference(gains, clusters, {
		alpha,
		margin: 0,
		range
	});
	return {
		loss: {
			value: 0 - found.mean,
			lower: 0 - found.upper,
			upper: 0 - found.lower
		},
		standardError: found.standardError,
		effectiveClusters: found.effectiveClusters,
		p: found.pRegressed,
		pTwoSided: Math.min(1, 2 * Math.min(found.pRegressed, found.pImproved))
	};
}

// src/statistics/clustered-share.ts
/**
* A share of trials with limits, where trials of one cluster (of one question, of one conversation) are not independent.
*
* Answers: which true shares are compatible with this many failures? Wilson's interval for the effective number of trials,
* n* = p̂(1 − p̂)/SE² with the cluster-robust SE, at most the trials there are and at least as many as clusters. Where all
* or none fail nothing varies, and every cluster counts once: trials of one question that all passed say little of
* questions not met. Source: Kish 1965 for the design effect; Korn and Graubard 1998 for an interval on effective trials.
*
* @param outcomes one per trial, 1 or 0; at least one  @param clusters one name per trial
* @param confidence 0…1, both sides together
*/
function clusteredShare(outcomes, clusters, confidence) {
	const { mean: share, standardError, clusters: count } = clusteredMean(outcomes, clusters);
	const spread = share * (1 - share);
	const effective = standardError > 0 ? spread / standardError ** 2 : count;
	const trials = Math.max(count, Math.min(outcomes.length, effective));
	return {
		...wilson(share * trials, trials, confidence),
		share
	};
}

// src/pipeline/attribute/failure-rate.ts
/**
* How often answers fail. Limits are Wilson's for as many trials as say as much: those of one question are not independent.
*
* @param trials scores of each question  @param clusters of the questions
* @param alpha level of each limit, 0…0.5
*/
function clusteredFailureRate(trials, clusters, metric, alpha) {
	const outcomes = trials.flatMap((scores) => scores.map((score) => isFailing(score, metric) ? 1 : 0));
	const owners = trials.flatMap((scores, place) => scores.map(() => clusters[place] ?? ""));
	const { share, lower, upper } = clusteredShare(outcomes, owners, 1 - 2 * alpha);
	return {
		failures: outcomes.reduce((sum, outcome) => sum + outcome, 0),
		trials: outcomes.length,
		rate: share,
		lower,
		upper
	};
}

// src/pipeline/attribute/configurations.ts
/**
* What every combination of versions came to: its mean, how often it fails, and how much worse it is than the combination
* with nothing of the incident. Those with fewer layers of the incident come first.
*
* @param values its cells in any order, one of them without a layer of the incident
*/
function configurationsOf(values, metric, scale, options) {
	const before = values.cells.find(({ after }) => after.length === 0);
	const worthsBefore = (before?.means ?? []).map(scale.worthOf);
	return [...values.cells].sort((a, b) => a.after.length - b.after.length).map((cell) => {
		const worths = cell.means.map(scale.worthOf);
		const losses = worths.map((worth, place) => (worthsBefore[place] ?? worth) - worth);
		return {
			after: cell.after,
			mean: scale.toUnit(mean(worths)),
			...metric.unit === "score" && { failures: clusteredFailureRate(cell.trials, values.clusters, metric, options.alpha) },
			...cell !== before && { loss: lossEstimate(losses, values.clusters, options).loss }
		};
	});
}

// src/statistics/shapley.ts
/**
* Shares out a loss among players by Shapley's rule, from the value of every set of them.
*
* Answers: how much of the loss is each player's part, on average over all orders in which they could have come in? A
* share of the loss, not the probability of being its cause. φ_i = Σ_{S∌i} [v(S) − v(S∪i)] / (k·C(k−1, |S|));
* J_ij = Σ_{S∌i,j} [v(S∪i) + v(S∪j) − v(S) − v(S∪ij)] / ((k−1)·C(k−2, |S|)). Source: Shapley 1953; Grabisch and Roubens
* 1999 for the interaction; Budhathoki et al. 2021 for replacing old mechanisms by new ones.
*
* @param players k, 1 to about 10: all 2^k sets are needed
* @param worth v of a set of players, bit i standing for player i; higher is better
*/
function shapley(players, worth) {
	const all = 2 ** players - 1;
	const values = Array.from({ length: all + 1 }, (_, set) => worth(set));
	const value = (set) => values[set] ?? 0;
	const each = Array.from({ length: players }, (_, player) => player);
	const pairs = each.flatMap((i) => each.slice(i + 1).map((j) => [i, j]));
	return {
		total: value(0) - value(all),
		shapley: each.map((i) => over(players, 1 << i, players, players - 1, (set) => value(set) - value(set | 1 << i))),
		necessity: each.map((i) => value(all & ~(1 << i)) - value(all)),
		sufficiency: each.map((i) => value(0) - value(1 << i)),
		interaction: pairs.map(([i, j]) => {
			const [first, second] = [1 << i, 1 << j];
			const gain = (set) => value(set | first) + value(set | second) - value(set) - value(set | first | second);
			return {
				players: [i, j],
				value: over(players, first | second, players - 1, players - 2, gain)
			};
		})
	};
}
/** Σ over the sets without some players of f(S) / (factor · C(size, |S|)). */
function over(players, without, factor, size, f) {
	let sum = 0;
	for (let set = 0; set < 2 ** players; set++) if ((set & without) === 0) sum += f(set) / (factor * choose$1(size, sizeOf(set)));
	return sum;
}
function sizeOf(set) {
	let count = 0;
	for (let rest = set; rest > 0; rest &= rest - 1) count++;
	return count;
}
function choose$1(n, k) {
	let result = 1;
	for (let i = 1; i <= k; i++) result = result * (n - k + i) / i;
	return result;
}

// src/pipeline/attribute/contrasts.ts
/**
* Total, parts, necessities, sufficiencies and interactions of every case. All are linear in what the sets are worth, so
* the mean over cases of each is that of the whole.
*
* In both directions only the sets are known that have none, one, all but one or all of the players. The part of a player
* is then half of its necessity and its sufficiency, which is Shapley's as long as no three interact; nothing is known of pairs.
*
* @param players k ≥ 1  @param cases how many  @param worth of a set of players, bit i standing for player i; higher is better
*/
function contrastsOf(design, { players, cases }, worth) {
	const contributions = design === "factorial" ? shapley : fromBothDirections;
	const each = Array.from({ length: cases }, (_, place) => contributions(players, (set) => worth(set, place)));
	const first = each[0];
	return {
		total: each.map(({ total }) => total),
		players: Array.from({ length: players }, (_, player) => ({
			part: each.map((one) => one.shapley[player] ?? 0),
			necessity: each.map((one) => one.necessity[player] ?? 0),
			sufficiency: each.map((one) => one.sufficiency[player] ?? 0)
		})),
		pairs: (first?.interaction ?? []).map((pair, place) => ({
			players: pair.players,
			value: each.map((one) => one.interaction[place]?.value ?? 0)
		}))
	};
}
function fromBothDirections(players, worth) {
	const all = 2 ** players - 1;
	const each = Array.from({ length: players }, (_, player) => 1 << player);
	const necessity = each.map((one) => worth(all - one) - worth(all));
	const sufficiency = each.map((one) => worth(0) - worth(one));
	return {
		total: worth(0) - worth(all),
		shapley: necessity.map((value, player) => (value + (sufficiency[player] ?? 0)) / 2),
		necessity,
		sufficiency,
		interaction: []
	};
}

// src/statistics/shares-of-total.ts
/**
* What share of a total each of several parts is, with limits by a bootstrap over clusters.
*
* Answers: between which shares would a part lie if other questions had been met? Draws C clusters with replacement, each
* with all its cases, and takes the same draw for the total and for every part: what moves them together cancels.
* Percentile limits. In a draw without a loss a share means nothing: it counts as beyond all others, on the side of its
* part's sign, so that a total that may be none gives wide limits. Source: Efron and Tibshirani 1993, chapter 13.
*
* @param parts one list per part, one value per case, in the unit of the total
* @param total one value per case; their sum is above 0
* @param clusters one name per case
* @param options.level of each limit, 0…0.5  @param options.resamples B ≥ 1  @param options.seed a whole number
* @returns one per part; shares may be below 0 and above 1
*/
function sharesOfTotal(parts, total, clusters, options) {
	const sums = [total, ...parts].map((values) => Float64Array.from(clusterSums(values, clusters)));
	const [whole = 0, ...each] = sums.map(sumOf);
	const drawn = drawnShares(sums, options);
	return each.map((part, place) => {
		const shares = (drawn[place] ?? /* @__PURE__ */ new Float64Array()).sort();
		return {
			share: part / whole,
			lower: quantile(shares, options.level),
			upper: quantile(shares, 1 - options.level)
		};
	});
}
/** Shares of each part in each draw, not in order of size. */
function drawnShares(sums, { resamples, seed }) {
	const chance = xoroshiro128plus(seed);
	const count = sums[0]?.length ?? 0;
	const scale = count / 2 ** 32;
	const shares = sums.slice(1).map(() => new Float64Array(resamples));
	const places = new Uint32Array(count);
	for (let draw = 0; draw < resamples; draw++) {
		for (let taken = 0; taken < count; taken++) places[taken] = Math.floor((chance.next() >>> 0) * scale);
		const [whole = 0, ...parts] = sums.map((values) => sumAt(values, places));
		parts.forEach((part, place) => {
			const list = shares[place];
			if (list !== void 0) list[draw] = whole > 0 ? part / whole : beyondAll(part);
		});
	}
	return shares;
}
function sumAt(values, places) {
	let sum = 0;
	for (const place of places) sum += values[place] ?? 0;
	return sum;
}
function beyondAll(part) {
	return part === 0 ? 0 : Math.sign(part) * Number.POSITIVE_INFINITY;
}
/** Between the two order statistics around the place; of those beyond all others, the farthest that is not. */
function quantile(sorted, share) {
	const finite = sorted.filter(Number.isFinite);
	if (finite.length === 0) return 0;
	const place = Math.max(0, Math.min(sorted.length - 1, share * (sorted.length + 1) - 1));
	const [least = 0, most = 0] = [finite.at(0), finite.at(-1)];
	const at = (index) => Math.max(least, Math.min(most, sorted[index] ?? most));
	const [below, above] = [at(Math.floor(place)), at(Math.ceil(place))];
	return below + (above - below) * (place - Math.floor(place));
}
function sumOf(values) {
	return values.reduce((sum, value) => sum + value, 0);
}

// src/pipeline/attribute/exoneration.ts
/** The chance of success that is planned for. */
const POWER = .8;
/**
* How many more cases, of as many trials, would exonerate an innocent layer with 80 % power; undefined where those there
* were should have been enough.
*
* Of the three contrasts that all have to lie within ±δ the one that varies most decides. One that did not vary takes as
* many cases as leave no case unmet that differs: (1 − δ/R)ⁿ = α.
*
* @param contrasts part, necessity and sufficiency
*/
function casesToExonerate(contrasts, plan) {
	const needed = contrasts.map((contrast) => casesFor(contrast, plan));
	const more = Math.max(...needed) - plan.cases;
	return more > 0 ? more : void 0;
}
function casesFor({ standardError, effectiveClusters }, { cases, alpha, equivalence, range }) {
	if (standardError > 0) return casesForEquivalence({
		differenceVariance: standardError ** 2 * cases,
		delta: equivalence,
		alpha,
		power: POWER
	});
	const clusters = Math.log(alpha) / Math.log1p(-Math.min(LARGEST, equivalence / range));
	return Math.ceil(clusters * cases / effectiveClusters);
}
/** All there is to lose has no logarithm. */
const LARGEST = 1 - 1e-6;

// src/pipeline/attribute/roles.ts
/** Shares from which on a layer is one of several that did it together, or the one that did it. */
const JOINT_SHARE = .3;
const PROXIMATE_SHARE = .5;
/**
* The role of one layer: the first that holds of joint, proximate, contributing, exonerated, undetermined.
*
* Blame needs an active layer: its part is above 0, with p adjusted over the layers below α. Joint: with another active
* layer, both with a share of 0.3 or more, and an interaction that is no chance. Proximate: a share of 0.5 or more, and
* taking it back alone or bringing it in alone makes a difference. Exonerated: part, necessity and sufficiency are all shown
* to lie within the equivalence, or below it; protective where its part is below 0. All else is not ruled out.
*/
function roleOf(one, evidence) {
	if (isActive(one, evidence)) {
		const joint = jointOf(one, evidence);
		if (joint !== void 0) return {
			role: "joint",
			joint
		};
		return { role: blamedAs(one) };
	}
	const { part, necessity, sufficiency } = one;
	if (![
		part,
		necessity,
		sufficiency
	].every(({ upper }) => upper < evidence.equivalence)) return { role: "undetermined" };
	return {
		role: "exonerated",
		...![
			part,
			necessity,
			sufficiency
		].every(({ lower }) => lower > -evidence.equivalence) && part.upper < 0 && { protective: true }
	};
}
function isActive({ p }, { alpha, reproduced }) {
	return reproduced && p < alpha;
}
/** Partners of one kind: that of the strongest interaction, where a layer has several. */
function jointOf(one, evidence) {
	const partners = evidence.layers.filter((other) => other.layer !== one.layer && isBigPart(other, evidence));
	if (!isBigPart(one, evidence)) return void 0;
	const found = partners.flatMap(({ layer }) => {
		const pair = evidence.interactions.find(({ layers }) => layers.includes(one.layer) && layers.includes(layer));
		return pair !== void 0 && pair.p < evidence.alpha ? [{
			layer,
			value: pair.value.value
		}] : [];
	});
	const strongest = found.reduce((most, { value }) => Math.abs(value) > Math.abs(most) ? value : most, 0);
	if (strongest === 0) return void 0;
	return {
		with: found.filter(({ value }) => Math.sign(value) === Math.sign(strongest)).map(({ layer }) => layer),
		kind: strongest > 0 ? "and" : "or"
	};
}
function isBigPart(one, evidence) {
	return isActive(one, evidence) && shareOf$1(one) >= JOINT_SHARE;
}
function blamedAs(one) {
	const makesADifference = [one.necessity, one.sufficiency].some(isAboveZero);
	return shareOf$1(one) >= PROXIMATE_SHARE && makesADifference ? "proximate" : "contributing";
}
function isAboveZero({ lower }) {
	return lower > 0;
}
function shareOf$1({ share }) {
	return share?.value ?? 0;
}

// src/pipeline/attribute/layer-effects.ts
/** Draws by which the limits of shares are found. */
const RESAMPLES = 2e3;
/**
* What every layer that differs, or may differ, has to do with the loss: those that are blamed first, by share; the others
* in pipeline order. A layer that was not replayed at both versions is not ruled out, whatever the others have.
*
* @param contrasts of the played layers, in their order
*/
function layerEffects(input, contrasts, measure) {
	const found = measuredLayers(input, contrasts, measure);
	const layers = found.map(({ layer }) => layer);
	const evidence = {
		...measure,
		reproduced: measure.reproduced === "reproduced",
		layers
	};
	return inOrder$1(input.differences.filter(({ difference }) => difference !== "same").map((difference) => {
		const one = found.find(({ layer }) => layer.layer === difference.layer);
		return one === void 0 ? notReplayed$1(difference, input.missing) : replayed(difference, one, {
			evidence,
			measure
		});
	}));
}
function measuredLayers({ played, seed }, { total, players }, { clusters, reproduced, metric, ...options }) {
	const estimates = players.map(({ part, necessity, sufficiency }) => ({
		part: lossEstimate(part, clusters, options),
		necessity: lossEstimate(necessity, clusters, options),
		sufficiency: lossEstimate(sufficiency, clusters, options)
	}));
	const adjusted = holm(estimates.map(({ part }) => part.p));
	const bootstrap = {
		level: options.alpha,
		resamples: RESAMPLES,
		seed: seedOf(`${seed} ${metric}`)
	};
	const parts = players.map(({ part }) => part);
	const shares = reproduced === "reproduced" ? sharesOfTotal(parts, total, clusters, bootstrap) : [];
	return estimates.flatMap(({ part, necessity, sufficiency }, player) => {
		const [layer, share] = [played[player], shares[player]];
		if (layer === void 0) return [];
		return [{
			layer: {
				layer,
				part: part.loss,
				...share !== void 0 && { share: {
					value: share.share,
					lower: share.lower,
					upper: share.upper
				} },
				necessity: necessity.loss,
				sufficiency: sufficiency.loss,
				p: adjusted[player] ?? 1
			},
			estimates: [
				part,
				necessity,
				sufficiency
			]
		}];
	});
}
function replayed({ before, after }, { layer: one, estimates }, { evidence, measure }) {
	const { layer, ...measured } = one;
	const role = roleOf(one, evidence);
	const more = evidence.reproduced && role.role === "undetermined" ? casesToExonerate(estimates, {
		...measure,
		cases: measure.clusters.length
	}) : void 0;
	return {
		layer,
		before,
		after,
		...role,
		measured,
		...more !== void 0 && { casesToExonerate: more }
	};
}
function notReplayed$1({ layer, before, after, difference }, missing) {
	const why = difference === "cannot-tell" ? "whether it changed is not known" : "it was not replayed at both versions";
	return {
		layer,
		before,
		after,
		role: "undetermined",
		notReplayed: missing.find((one) => one.layer === layer)?.why ?? why
	};
}
function inOrder$1(effects) {
	const isBlamed = ({ role }) => BLAMED.includes(role);
	const shareOf = ({ measured }) => measured?.share?.value ?? 0;
	return [...effects.filter(isBlamed).sort((a, b) => shareOf(b) - shareOf(a)), ...effects.filter((effect) => !isBlamed(effect))];
}

// src/pipeline/attribute/scale.ts
/**
* The scale of a metric: differences of scores; ratios of times and prices, since they vary in proportion to their size,
* where all are above 0.
*
* The range matters only where nothing varies. A score is from 0 to 1. A time or price that was not met is taken to lie
* between 0 and the largest seen, or, as a ratio, within √2 of those seen.
*/
function scaleOf({ unit, direction }, { cells }) {
	const sign = direction === "higher-is-better" ? 1 : -1;
	const difference = {
		kind: "difference",
		worthOf: turnedBy(sign),
		toUnit: turnedBy(sign)
	};
	if (unit === "score") return {
		...difference,
		range: 1
	};
	const { least, most } = extremes(cells);
	if (least <= 0) return {
		...difference,
		range: most > 0 ? most : 1
	};
	return {
		kind: "ratio",
		worthOf: (value) => sign * Math.log(value),
		toUnit: (worth) => Math.exp(sign * worth),
		range: Math.log(most / least) + Math.LN2
	};
}
/**
* The accepted loss on a scale, ≥ 0. A share r of a ratio is ln(1 + r) where less is better and −ln(1 − r) where more is;
* a number is taken as a share of the mean before.
*
* @param worths of the configuration with nothing of the incident
*/
function marginOn(scale, { margin, direction }, worths) {
	const before = Math.abs(scale.toUnit(mean(worths)));
	if (scale.kind === "difference") return margin.kind === "absolute" ? margin.value : margin.share * before;
	const share = margin.kind === "relative" ? margin.share : margin.value / before;
	return direction === "lower-is-better" ? Math.log1p(share) : -Math.log1p(-Math.min(share, MOST_LOST));
}
/** A loss of all there is has no logarithm; one that leaves a millionth accepts whatever happens. */
const MOST_LOST = 1 - 1e-6;
function turnedBy(sign) {
	return (value) => sign === 1 ? value : 0 - value;
}
function extremes(cells) {
	let [least, most] = [Number.POSITIVE_INFINITY, 0];
	for (const { means } of cells) for (const value of means) {
		least = Math.min(least, value);
		most = Math.max(most, value);
	}
	return {
		least,
		most
	};
}

// src/pipeline/attribute/metric-attribution.ts
/**
* What one metric says of who did it.
*
* A part counts as none within a quarter of a loss that came again; of one that did not, within the accepted loss.
*
* @param input with the played layers in pipeline order
* @param values of at least two clusters; the cells in the order of the sets, nothing of the incident first
*/
function metricAttribution(input, metric, values) {
	const { clusters } = values;
	const scale = scaleOf(metric, values);
	const contrasts = contrastsOfCells(input, values, scale);
	const options = {
		alpha: levelOf(input.confidence),
		range: scale.range
	};
	const { loss: total } = lossEstimate(contrasts.total, clusters, options);
	const margin = marginOn(scale, metric, (values.cells[0]?.means ?? []).map(scale.worthOf));
	const reproduced = reproducedOf(total, margin);
	const equivalence = reproduced === "reproduced" ? total.value / 4 : margin;
	const interactions = interactionsOf(contrasts, input.played, clusters, options);
	const measure = {
		...options,
		metric: metric.name,
		clusters,
		reproduced,
		equivalence,
		interactions
	};
	return {
		metric: metric.name,
		direction: metric.direction,
		unit: metric.unit,
		scale: scale.kind,
		total,
		equivalence,
		margin,
		confidence: Number((1 - 2 * options.alpha).toPrecision(12)),
		reproduced,
		configurations: configurationsOf(values, metric, scale, options),
		layers: layerEffects(input, contrasts, measure),
		interactions,
		cases: clusters.length,
		clusters: new Set(clusters).size
	};
}
function contrastsOfCells({ design, played }, { clusters, cells }, scale) {
	const worths = new Map(cells.map(({ after, means }) => [setOf(after, played), means.map(scale.worthOf)]));
	const size = {
		players: played.length,
		cases: clusters.length
	};
	return contrastsOf(design, size, (set, place) => worths.get(set)?.[place] ?? NaN);
}
/** Bit i stands for the played layer i. */
function setOf(after, played) {
	return played.reduce((set, layer, player) => after.includes(layer) ? set | 1 << player : set, 0);
}
/** 1 − 0.95 is 0.050000000000000044. */
function levelOf(confidence) {
	return Number((1 - confidence).toPrecision(12));
}
function reproducedOf({ lower, upper }, margin) {
	if (lower > 0) return "reproduced";
	return lower > -margin && upper < margin ? "equivalent" : "not-reproduced";
}
/** What two layers do together in a case may be twice the largest loss of one. */
function interactionsOf({ pairs }, played, clusters, { alpha, range }) {
	return pairs.flatMap(({ players, value }) => {
		const [first, second] = players.map((player) => played[player]);
		if (first === void 0 || second === void 0) return [];
		const { loss, pTwoSided } = lossEstimate(value, clusters, {
			alpha,
			range: 2 * range
		});
		return [{
			layers: [first, second],
			value: loss,
			p: Math.min(1, pTwoSided * pairs.length)
		}];
	});
}

// src/pipeline/attribute/missing-scores.ts
/** The chance, over all layers, at which scores are said to be missing more often at one version of one. */
const LEVEL$1 = .05;
/** 3 of 150 is 2 %, whatever a division makes of it. */
const ROUNDING = 1e-9;
/**
* The layer whose versions differ most in how many answers have no score, where that is more than may be: what a version
* failed to answer is left out of the loss, and so would clear it. Undefined where no layer does.
*
* More are missing at one version by more than the error budget, and by more than chance explains; or more than one in
* twenty at either, and more than one. Questions that no combination has a score of say nothing of any.
*
* @param errorBudget 0…1
*/
function missingScores(cells, metric, { played, errorBudget }) {
	const scored = new Set(cells.flatMap(({ run }) => run.cases.filter(({ trials }) => scoredValues(trials, metric).length > 0).map(({ id }) => id)));
	const found = played.map((layer) => ({
		layer,
		before: lackingIn(cells.filter(({ after }) => !after.includes(layer)), metric, scored),
		after: lackingIn(cells.filter(({ after }) => after.includes(layer)), metric, scored)
	})).filter(({ before, after }) => isTooMuch(before, after, {
		errorBudget,
		level: LEVEL$1 / played.length
	})).toSorted((a, b) => gapOf(b) - gapOf(a))[0];
	return found && {
		layer: found.layer,
		before: found.before.share,
		after: found.after.share
	};
}
function lackingIn(cells, metric, scored) {
	const rows = cells.flatMap(({ run }) => run.cases.filter(({ id }) => scored.has(id)));
	const lacking = rows.flatMap((row) => row.trials.flatMap((trial, place) => lacksScore(trial, metric) ? [placeOf$1(row, place)] : []));
	const owed = rows.reduce((sum, { trials }) => sum + trials.length, 0);
	return {
		share: owed === 0 ? 0 : lacking.length / owed,
		places: new Set(lacking).size
	};
}
function lacksScore(trial, metric) {
	const score = scoreBy(trial, metric.name);
	if (score?.status === "unscored" && score.reason === "no-expected-value") return false;
	return scoredValues([trial], metric).length === 0;
}
function placeOf$1({ id }, trial) {
	return `${trial} ${id}`;
}
function isTooMuch(before, after, { errorBudget, level }) {
	if (Math.max(before.places, after.places) <= 1) return false;
	if (Math.max(before.share, after.share) > .050000001) return true;
	if (Math.abs(after.share - before.share) <= errorBudget + ROUNDING) return false;
	const fewer = Math.min(before.places, after.places);
	return binomialCdf(fewer, before.places + after.places, .5) < level;
}
function gapOf({ before, after }) {
	return Math.abs(after.share - before.share);
}

// src/pipeline/attribute.ts
/**
* What each layer has to do with a loss, metric by metric, from replays under the combinations of their versions.
*
* All is computed case by case: the part of a layer by Shapley's rule, what taking it back alone gives back (necessity),
* what it alone costs (sufficiency), and what two layers do together; means over cases have the limits of a paired
* comparison. Shares of the loss have those of a bootstrap through all configurations. A part is tested with Holm over
* the played layers, an interaction with Bonferroni over the pairs. A loss that did not come again blames nobody.
*
* A metric that the runs do not have is left out, and so is one with fewer than ten independent cases that every cell
* scored: nobody can be blamed or cleared on those (`usableCases` says how many there are). So is one whose scores are
* missing more at one version of a layer than at the other (`scoresGone` says of which). Where no layer can be played
* there is nothing to attribute, and this is not called.
*
* @returns in the order of `metrics`
* @throws Error where a combination that the design has is missing
*/
function attributeLosses(input) {
	const played = LAYERS.filter((layer) => input.played.includes(layer));
	const cells = combinationsOf(input.design, played).map((after) => cellOf(input.cells, after));
	return input.metrics.flatMap((name) => {
		const metric = metricOf(cells, name);
		if (metric === void 0 || missingScores(cells, metric, {
			...input,
			played
		}) !== void 0) return [];
		const values = cellValues(cells, metric);
		if (new Set(values.clusters).size < 10) return [];
		return [metricAttribution({
			...input,
			played
		}, metric, values)];
	});
}
/** Cases that a metric scored in every configuration, and how many of them are independent: ten are needed. */
function usableCases(cells, metric) {
	const record = metricOf(cells, metric);
	const clusters = record === void 0 ? [] : cellValues(cells, record).clusters;
	return {
		cases: clusters.length,
		clusters: new Set(clusters).size
	};
}
/** The layer at one version of which too many answers have no score by a metric; undefined where there is none. */
function scoresGone({ cells, played, errorBudget }, metric) {
	const record = metricOf(cells, metric);
	return record && missingScores(cells, record, {
		played,
		errorBudget
	});
}
function metricOf(cells, name) {
	return cells.at(-1)?.run.metrics.find((metric) => metric.name === name);
}
function cellOf(cells, layers) {
	const found = cells.find(({ after }) => after.length === layers.length && layers.every((layer) => after.includes(layer)));
	if (found === void 0) throw new Error(`no replay with ${layers.join(", ") || "nothing"} of the incident`);
	return {
		after: layers,
		run: found.run
	};
}

// src/stories/find-players/found-version.ts
/** The variant with one layer of another, under its own label. */
function withLayerOf(variant, other, layer) {
	return {
		...variantOfCell({
			before: variant,
			after: other
		}, [layer]),
		label: variant.label
	};
}
/** The variant with a layer under this version, which is what the state called it. */
function calledAs(variant, layer, version) {
	return version.id === null ? variant : {
		...variant,
		versions: {
			...variant.versions,
			[layer]: version
		}
	};
}
/** The variant of an application that has not got the layer. */
function withoutLayer(variant, layer) {
	const { template, tools, ...others } = variant;
	const kept = {
		...others,
		...layer === "prompt" || template === void 0 ? {} : { template },
		...layer === "tools" || tools === void 0 ? {} : { tools },
		versions: {
			...variant.versions,
			[layer]: {
				id: NO_SUCH_LAYER,
				source: "config"
			}
		}
	};
	switch (layer) {
		case "model": return {
			...kept,
			model: null
		};
		case "policy": return {
			...kept,
			policy: ""
		};
		case "retrieval": return {
			...kept,
			retrieval: { kind: "none" }
		};
		case "prompt":
		case "tools": return kept;
		default: return layer;
	}
}

// src/stories/find-players/shown-version.ts
const SHOWN_DIGITS = 12;
const MOST_CHARACTERS = 60;
/** A version's id for a sentence: a hash by its first digits, any other on one line. Who prints it escapes it. */
function shownVersion({ id, from }) {
	if (id === null) return from === void 0 ? "unknown" : `unknown (${cut(from)})`;
	if (id === "none") return "none";
	const digits = id.replace(/^sha(?:1|256|512):/, "");
	return /^[0-9a-f]{16,}$/.test(digits) ? digits.slice(0, SHOWN_DIGITS) : cut(id);
}
/** Why it cannot be told whether two versions differ that both can be had, as the end of a sentence. */
function unlikeVersions({ before, after }) {
	return `${shownVersion(before)} and ${shownVersion(after)} cannot be held against each other: one is a name, the other a hash`;
}
/** A text of others as the end of a sentence, with its full stop. */
function plainSentence(text) {
	return `${withoutControls(text).replace(/\.$/, "")}.`;
}
function cut(text) {
	const plain = [...withoutControls(text)];
	return plain.length <= MOST_CHARACTERS ? plain.join("") : `${plain.slice(0, 59).join("")}…`;
}

// src/stories/find-players/version-of-model.ts
/**
* Finds a model by its name, with the parameters that a suite file asked it with: that of the state's commit, today's, or
* one of history; without any, with today's. What was asked for may be an alias that stands for another model now: where
* both states asked by one name, each is asked by the name that was served.
*
* @param other the model's version in the other state
*/
async function versionOfModel(search, wanted, other) {
	const { version } = wanted;
	if (version.id === null) return {
		status: "not-found",
		why: `its version is ${shownVersion(version)}`
	};
	if (version.id === "none" && other.id !== "none") return {
		status: "not-found",
		why: "it had no model, and without one there is nothing to ask"
	};
	if (version.id === "none") return {
		status: "found",
		variant: withoutLayer(search.base, "model")
	};
	const asked = partsOf(askedFor(version));
	const spec = await specOf(search, wanted, asked);
	if (spec === void 0) return {
		status: "not-found",
		why: whyNone$1(search, version, asked)
	};
	const name = askedFor(version) === askedFor(other) ? partsOf(version.id).name : asked.name;
	return {
		status: "found",
		variant: withModel(search, {
			...spec,
			name
		})
	};
}
/** The base with this model, at the price of today's where its own is not known: a cap in dollars is to bind. */
function withModel({ base, suite }, spec) {
	const usual = suite.layers.model ?? spec;
	const price = spec.price ?? usual.price;
	const model = price === void 0 ? spec : {
		...spec,
		price
	};
	return {
		...base,
		model,
		versions: {
			...base.versions,
			model: modelVersion(model, usual)
		}
	};
}
/** The name that was asked for; what a provider served for it is the version. */
function askedFor({ id, from }) {
	return /^asked for (.+)$/s.exec(from ?? "")?.[1] ?? id ?? "";
}
/** A name, and the mark of parameters that were not the suite's. */
function partsOf(id) {
	const [, name = id, mark] = /^(.*)#([0-9a-f]{8})$/s.exec(id) ?? [];
	return mark === void 0 ? { name } : {
		name,
		mark
	};
}
async function specOf(search, wanted, asked) {
	const { suite } = search;
	const usual = suite.layers.model;
	const own = search.commitOf(wanted.standpoint);
	const inTree = async (tree) => (await modelsOf(search, tree)).find((spec) => isAsked(spec, asked));
	const ofOwn = own === void 0 ? void 0 : await inTree(search.tree(own));
	if (ofOwn !== void 0) return ofOwn;
	if (usual !== null && isAsked(usual, asked)) return usual;
	const history = (await search.history("model")).map(({ id }) => id);
	for (const commit of /* @__PURE__ */ new Set([...search.commits, ...history])) {
		const found = await inTree(search.tree(commit));
		if (found !== void 0) return found;
	}
	if (usual === null || asked.mark !== void 0) return void 0;
	if (!isServedFor(asked.name, usual.name)) search.say(`No suite file that is here names the model ${asked.name}: it is asked with today's parameters.`);
	return {
		...usual,
		name: asked.name
	};
}
/** What the tree's own suite file names first: today's is the same in every tree. */
async function modelsOf(search, tree) {
	const own = await search.ownVariants(tree);
	const found = await search.contents(tree, "model");
	return (own === void 0 ? found : found.toReversed()).flatMap(({ model }) => model ?? []);
}
/** A marked id says with which parameters; one without a mark says nothing of them. */
function isAsked(spec, { name, mark }) {
	if (spec.name !== name) return false;
	return mark === void 0 || partsOf(modelVersion(spec, NOBODYS).id ?? "").mark === mark;
}
/** A model that no suite has: beside it every other one is marked. */
const NOBODYS = {
	name: "",
	keyVariable: "",
	parameters: { "": "" }
};
/** Whether a name is a dated one of an alias: "gpt-4.1-2025-04-14" of "gpt-4.1". */
function isServedFor(name, alias) {
	return name.startsWith(`${alias}-`);
}
function whyNone$1({ suite }, version, { name, mark }) {
	if (mark !== void 0) return `of the parameters of ${shownVersion(version)} only a digest is known, and no suite file that is here asks ${shownVersion({
		...version,
		id: name
	})} with such`;
	return `${suite.path} names no model that says how ${shownVersion(version)} is to be asked`;
}

// src/stories/find-players/answering-models.ts
/** Questions that are put to a model, where the first ones cannot be put together. */
const MOST_QUESTIONS = 5;
/**
* Puts the first question to both states' models, before anything is paid for at scale. A model that its provider has
* retired, or serves another one for, is not played: the layer goes to `missing` with the provider's words, and both sides
* have the model that answers. The questions are those that the replay begins with, so their answers are not paid for twice. An application, and a provider that is asked in
* batches, are not asked beforehand.
*
* @param served the versions that the states had: what a provider served for a name, where it is not the name itself
*/
async function answeringModels(players, suite, world, served = {}) {
	if (!areAskedBeforehand(players, suite, world)) return { players };
	const metered = suiteMeter(suite, world);
	const put = (variant) => answerOf(variant, players, {
		suite,
		world,
		metered
	});
	const [before, after] = await Promise.all(["before", "after"].map((side) => modelOf(players[side], served[side] ?? void 0, put)));
	const spent = metered.spend();
	const rest = spent.calls === 0 ? {} : { spend: spent };
	if (before === void 0 || after === void 0) return {
		players,
		...rest
	};
	if (before.status === "answers" && after.status === "answers") return {
		players: {
			...players,
			before: before.variant,
			after: after.variant
		},
		...rest
	};
	if (before.status === "silent" && after.status === "silent") return {
		players,
		incomplete: neitherAnswers(after, before, players),
		...rest
	};
	return {
		players: withoutModel(players, before, after),
		...rest
	};
}
/** Whether both models are asked before all else: an application, and a provider of batches, are not. */
function areAskedBeforehand({ played }, { target }, { batched }) {
	return played.includes("model") && target.kind === "agent" && batched !== true;
}
/** A model that is asked by the name that was asked then; where that serves another one by now, by the name served then. */
async function modelOf(variant, served, put) {
	const { model } = variant;
	const answer = await put(variant);
	const refused = refusalIn(answer);
	const name = model === null ? "no model" : shownName(model.name);
	if (refused !== void 0) return {
		status: "silent",
		variant,
		why: `${name} does not answer: ${refused.detail}`,
		failure: refused
	};
	const then = served === void 0 ? void 0 : partsOf(served).name;
	const now = answer?.status === "answered" ? answer.resolvedModel : void 0;
	if (model === null || then === void 0 || now === void 0 || isAs(now, then, model.name)) return {
		status: "answers",
		variant
	};
	const moved = `${name} is ${shownName(now)} by now, and was ${shownName(then)}`;
	if (model.name === then) return {
		status: "silent",
		variant,
		why: moved
	};
	const dated = {
		...variant,
		model: {
			...model,
			name: then
		},
		versions: {
			...variant.versions,
			model: namedAs(then)
		}
	};
	const again = await put(dated);
	const refusedAgain = refusalIn(again);
	if (refusedAgain === void 0 && again?.status === "answered" && (again.resolvedModel ?? then) === then) return {
		status: "answers",
		variant: dated
	};
	return {
		status: "silent",
		variant,
		why: `${moved}${refusedAgain === void 0 ? "" : `, which does not answer: ${refusedAgain.detail}`}`,
		...refusedAgain && { failure: refusedAgain }
	};
}
/**
* Whether a provider serves now what it did then. Of a state that names only what was asked for, it may tell more now: the
* date of an alias.
*/
function isAs(now, then, asked) {
	const tail = (name) => name.slice(name.lastIndexOf("/") + 1);
	return now === then || asked === then && tail(now).startsWith(tail(then));
}
function namedAs(name) {
	return {
		id: name,
		source: "config"
	};
}
function shownName(name) {
	return shownVersion({
		id: name,
		source: "config"
	});
}
/** What only another model, or another key, would help against; a provider's bad hour is none of it. */
function refusalIn(answer) {
	if (answer?.status !== "failed" || answer.by !== void 0) return void 0;
	return answer.reason === "refused-request" || answer.reason === "unauthorised" ? answer : void 0;
}
/** What the model says to the first question that can be put to it; undefined where none can. */
async function answerOf(variant, { cases }, { suite, world, metered }) {
	const assemble = await createAssembler(variant, metered.services);
	const respond = respondAsAgent({
		variant,
		assemble,
		tools: suite.layers.tools
	}, {
		models: metered.models,
		services: metered.services,
		clock: world.clock
	});
	for (const one of cases.slice(0, MOST_QUESTIONS)) {
		const trial = FIRST_TRIAL.attribution;
		const answer = await respond({
			case: one,
			recording: recordingOf(one, trial),
			trial
		}, world.signal);
		if (answer.status === "answered" || !NOT_PUT.includes(answer.reason)) return answer;
	}
}
const NOT_PUT = ["not-replayable", "left-the-recording"];
function withoutModel(players, before, after) {
	const silent = before.status === "silent" ? before : after;
	const answering = before.status === "silent" ? after : before;
	const why = silent.status === "silent" ? `${silent.variant.label}: ${silent.why}` : "";
	return {
		...players,
		before: withLayerOf(players.before, answering.variant, "model"),
		after: withLayerOf(players.after, answering.variant, "model"),
		played: players.played.filter((layer) => layer !== "model"),
		missing: [{
			layer: "model",
			why
		}, ...players.missing],
		notes: [...players.notes, `The model is that of ${answering.variant.label} in all that was replayed.`]
	};
}
function neitherAnswers(after, before, players) {
	const { failure } = after;
	return {
		reason: "could-not-start",
		problem: `neither model can be asked: ${players.after.label}: ${after.why}; ${players.before.label}: ${before.why}`,
		remedy: failure === void 0 ? "Name a model that answers under layers.model in the suite file." : remedyFor(failure.reason, after.variant.model)
	};
}

// src/stories/sample-with-cases.ts
/** A sample with these of its cases alone, in this order. */
function withCases(sample, cases) {
	return {
		...sample,
		cases,
		digest: digestOf(cases.map(({ id }) => id).toSorted())
	};
}

// src/stories/attribute/asked-in-all.ts
/**
* What a replay has told before a cap ended it: the cells with those trials alone that were made in each of them, and the
* questions that have any. All come in the order in which they are wanted, so that what is left is not for the answers to
* decide. Undefined where fewer than ten of the questions are independent.
*/
function askedInAll(cells) {
	const cut = new Set(cells.flatMap(({ run }) => run.cases.flatMap(cutPlaces)));
	const whole = cells.map(({ after, run }) => {
		const { incomplete: _, ...rest } = run;
		const cases = run.cases.flatMap((row) => {
			const trials = row.trials.filter((_trial, place) => !cut.has(placeOf(row, place)));
			return trials.length === 0 ? [] : [{
				...row,
				trials
			}];
		});
		return {
			after,
			run: {
				...rest,
				cases
			}
		};
	});
	return new Set(whole[0]?.run.cases.map(({ cluster }) => cluster)).size < 10 ? void 0 : whole;
}
function cutPlaces(row) {
	return row.trials.flatMap((trial, place) => isCutTrial(trial) ? [placeOf(row, place)] : []);
}
function placeOf({ id }, trial) {
	return `${trial} ${id}`;
}
/** Its answer, or a judgement of it, was not asked for. What was asked for and failed is missing, and stays. */
function isCutTrial({ reason, scores }) {
	return reason === "cut-off" || Object.values(scores).some((score) => score.status === "unscored" && score.reason === "cut-off");
}

// src/pipeline/attribute/standing.ts
/** How a layer stands between the two states. A layer of which nobody says anything cannot be told. */
function differenceOf({ differences }, layer) {
	return differences.find((one) => one.layer === layer)?.difference ?? "cannot-tell";
}
/** The leading metric, where it compares anything: of one state alone nothing is said of a loss. */
function leadingOf({ metrics }) {
	const [leading] = metrics;
	return leading?.layers.some(({ measured }) => measured !== void 0) ? leading : void 0;
}
/** What the leading metric says of a layer, if it was replayed at both versions. */
function replayedEffect({ metrics }, layer) {
	const effect = metrics[0]?.layers.find((one) => one.layer === layer);
	return effect?.measured === void 0 ? void 0 : effect;
}
/** Whether a layer has a part in the loss, by the leading metric. */
function isBlamed(facts, layer) {
	const role = replayedEffect(facts, layer)?.role;
	return role !== void 0 && BLAMED.includes(role);
}
/** Whether a layer is out of question: it did not change, or it is exonerated, or its own part is known. */
function isSettled(facts, layer) {
	if (differenceOf(facts, layer) === "same") return true;
	if (differenceOf(facts, layer) === "cannot-tell") return false;
	return isBlamed(facts, layer) || replayedEffect(facts, layer)?.role === "exonerated";
}
/** Whether no version has a part: none changed, or what came of those that did is no loss and each is exonerated. */
function isVersionless(facts) {
	const changed = LAYERS.filter((layer) => differenceOf(facts, layer) === "changed");
	if (changed.length === 0) return true;
	const isHarmless = (layer) => replayedEffect(facts, layer)?.role === "exonerated";
	return leadingOf(facts)?.reproduced === "equivalent" && changed.every(isHarmless);
}

// src/pipeline/attribute/infrastructure.ts
/** Reasons that lie outside of what is versioned. */
const OUTSIDE = [
	"unreachable",
	"unauthorised",
	"rate-limited",
	"server-error",
	"connection-reset",
	"timed-out",
	"malformed-answer"
];
/** Of each of two intervals that are said to lie apart. */
const CONFIDENCE = .95;
/** What moved below the layers; undefined where nobody knows. More failed where the intervals of the two shares lie apart. */
function infrastructureOf(facts) {
	if (facts.environment === void 0) return void 0;
	const { before, after } = facts.environment;
	if (before.trials === 0 || after.trials === 0) return void 0;
	const failed = {
		before: failuresOutside(before),
		after: failuresOutside(after)
	};
	const [earlier, later] = [wilson(failed.before, before.trials, CONFIDENCE), wilson(failed.after, after.trials, CONFIDENCE)];
	return {
		moreFailed: earlier.upper < later.lower,
		otherNames: differenceOf(facts, "model") === "same" ? oneSided(before, after) : [],
		failed
	};
}
function failuresOutside({ failures }) {
	return Object.entries(failures).reduce((sum, [reason, count]) => OUTSIDE.includes(reason) ? sum + count : sum, 0);
}
function oneSided(before, after) {
	const [earlier, later] = [Object.keys(before.resolvedModels), Object.keys(after.resolvedModels)];
	if (earlier.length === 0 || later.length === 0) return [];
	return [...earlier.filter((name) => !later.includes(name)), ...later.filter((name) => !earlier.includes(name))].sort();
}

// src/pipeline/attribute/admissibility.ts
const ADMISSIBLE = ["others-accounted-for", "silent-change"];
/**
* Whether "the model did it" may be said. Never by elimination. Either the model was replayed at both versions and has a
* part in the loss, and every other layer that changed is exonerated or has a part of its own; or its version did not
* change, every version that did is exonerated, the state of before answers worse now than when it was recorded, and the
* probe says that the model changed. It is admissible exactly where no item of the checklist blocks.
*/
function admissibility(facts) {
	const reason = differenceOf(facts, "model") === "same" ? ofUnchangedModel(facts) : ofChangedModel(facts);
	return {
		isAdmissible: ADMISSIBLE.includes(reason),
		reason
	};
}
function ofChangedModel(facts) {
	const effect = replayedEffect(facts, "model");
	if (effect === void 0 || differenceOf(facts, "model") === "cannot-tell") return "not-replayed";
	if (effect.role === "exonerated") return "exonerated";
	if (!isBlamed(facts, "model")) return "not-blamed";
	return LAYERS.every((layer) => layer === "model" || isSettled(facts, layer)) ? "others-accounted-for" : "others-not-ruled-out";
}
function ofUnchangedModel(facts) {
	if (!isVersionless(facts)) return "model-unchanged";
	if (LAYERS.some((layer) => differenceOf(facts, layer) === "cannot-tell")) return "others-not-ruled-out";
	if (facts.probe?.state === "stable") return "probe-stable";
	if (facts.thenMinusNow === void 0) return "not-replayed";
	if (!movedByItself(facts)) return "reference-did-not-move";
	if (facts.probe?.state !== "changed") return "probe-silent";
	return infrastructureOf(facts)?.moreFailed === false ? "silent-change" : "open-question";
}

// src/pipeline/attribute/blame.ts
/**
* What one metric says of the four layers of blame: only those with a layer that differs or may differ, in their order.
*
* A group's share is the sum of what its replayed layers have, absent where none has one. Its role is the gravest of its
* layers'; one layer that is not ruled out keeps the group from being exonerated.
*/
function blameOf({ layers }) {
	return BLAME_GROUPS.flatMap((group) => {
		const members = layers.filter(({ layer }) => blameGroupOf(layer) === group);
		if (members.length === 0) return [];
		const share = shareOf(members);
		return [{
			group,
			layers: members.map(({ layer }) => layer),
			...share !== void 0 && { share },
			role: gravest(members)
		}];
	});
}
function shareOf(members) {
	const shares = members.flatMap(({ measured }) => measured?.share?.value ?? []);
	return shares.length === 0 ? void 0 : shares.reduce((sum, share) => sum + share, 0);
}
const GRAVEST_FIRST = [
	"proximate",
	"joint",
	"contributing",
	"undetermined",
	"exonerated"
];
function gravest(members) {
	return GRAVEST_FIRST.find((role) => members.some((member) => member.role === role)) ?? "undetermined";
}

// src/domain/checklist.ts
const CHECKLIST_KEYS = [
	"every-layer-versioned",
	"retrieval-changed",
	"reproduces-with-frozen-retrieval",
	"prompt-or-policy-changed",
	"gone-with-earlier-prompt-and-policy",
	"tools-changed",
	"gone-with-earlier-tools",
	"model-changed",
	"gone-with-earlier-model",
	"probe-changed",
	"traffic-changed",
	"infrastructure-changed"
];

// src/pipeline/attribute/checklist/changes.ts
/** Whether every layer of both states has a version that can be told. */
function wereVersioned({ differences }) {
	const untold = differences.filter(({ difference }) => difference === "cannot-tell");
	const unknown = LAYERS.filter((layer) => !differences.some((one) => one.layer === layer));
	if (untold.length + unknown.length === 0) return {
		answer: "yes",
		evidence: ["All five layers have a version in both states."],
		by: "machine"
	};
	return {
		answer: "no",
		evidence: [...untold.map(told), ...unknown.map((layer) => `${capital(layer)}: nothing is known of it.`)],
		by: "machine"
	};
}
/** Whether at least one of some layers changed between the states; only a person knows where a version is not told. */
function didChange({ differences }, layers) {
	const stand = layers.map((layer) => differences.find((one) => one.layer === layer));
	const evidence = layers.map((layer, place) => {
		const difference = stand[place];
		return difference === void 0 ? `${capital(layer)}: nothing is known of it.` : told(difference);
	});
	if (stand.some((one) => one?.difference === "changed")) return {
		answer: "yes",
		evidence,
		by: "machine"
	};
	return stand.every((one) => one?.difference === "same") ? {
		answer: "no",
		evidence,
		by: "machine"
	} : {
		answer: "unknown",
		evidence,
		by: "human"
	};
}
function told({ layer, before, after, difference }) {
	if (difference === "same") return `${capital(layer)}: ${idOf(before)} in both states.`;
	const both = `${idOf(before)} before, ${idOf(after)} at the incident`;
	return difference === "changed" ? `${capital(layer)}: ${both}.` : `${capital(layer)}: ${both}; whether it changed cannot be told.`;
}
function idOf({ id }) {
	return id ?? "unknown";
}

// src/pipeline/attribute/checklist/texts.ts
/** A loss with its limits, in the metric's unit or as a share: "51 points (42 to 60)", "38 % (20 % to 59 %)". */
function lossText({ value, lower, upper }, measure) {
	const inPoints = measure.scale !== "ratio" && measure.unit === "score";
	const text = (one) => {
		if (inPoints) return signed(groupedNumber(100 * one, 0, 1));
		return signed(measure.scale === "ratio" ? shareText(one, measure) : unitText(one, measure.unit));
	};
	return `${text(value)}${inPoints ? " points" : ""} (${text(lower)} to ${text(upper)})`;
}
/** The same where nobody says what is measured: numbers alone. */
function plainLossText({ value, lower, upper }) {
	return `${significantNumber(value, 3)} (${significantNumber(lower, 3)} to ${significantNumber(upper, 3)})`;
}
/** With the minus sign that people read. */
function signed(text) {
	return text.replace(/^-/, "−");
}
/** What a configuration came to: "3 of 180 answers fail", "1,240 ms on average". */
function resultText({ failures, mean }, { unit }) {
	if (failures === void 0) return `${unitText(mean, unit)} on average`;
	return `${groupedNumber(failures.failures)} of ${groupedNumber(failures.trials)} answers fail`;
}
/** A logarithm as the change of what is measured: more where less is better, less where more is. */
function shareText(loss, { direction }) {
	const share = direction === "lower-is-better" ? Math.expm1(loss) : -Math.expm1(-loss);
	return `${groupedNumber(100 * share, 0, 1)} %`;
}
function unitText(value, unit) {
	switch (unit) {
		case "score": return groupedNumber(value, 0, 3);
		case "ms": return `${groupedNumber(value)} ms`;
		case "usd": return `${significantNumber(value, 3)} dollars`;
		default: return unit;
	}
}

// src/pipeline/attribute/checklist/experiments.ts
/** Whether the loss comes again where the retrieval is held at the version of before. */
function reproducesWithFrozenRetrieval(facts) {
	if (differenceOf(facts, "retrieval") !== "same") {
		const { answer, evidence, by } = gone(facts, ["retrieval"]);
		return {
			answer: turned(answer),
			evidence,
			by
		};
	}
	const leading = leadingOf(facts);
	if (leading === void 0) return reproducesByItself(facts);
	const evidence = [`Every configuration has the same retrieval. The loss with all that changed: ${lossText(leading.total, leading)}.`];
	switch (leading.reproduced) {
		case "reproduced": return {
			answer: "yes",
			evidence,
			by: "machine"
		};
		case "equivalent": return {
			answer: "no",
			evidence,
			by: "machine"
		};
		case "not-reproduced": return {
			answer: "unknown",
			evidence,
			by: "machine"
		};
		default: return leading.reproduced;
	}
}
/**
* Whether the loss is gone where some layers are taken back to the version of before and the others are those of the
* incident. Yes where less than half of it can be left and nothing is shown to be; no where something is shown to be left.
*/
function gone(facts, layers) {
	const differing = layers.filter((layer) => differenceOf(facts, layer) !== "same");
	if (differing.length === 0) return {
		answer: "no",
		evidence: [`${namesOf(layers)}: the same in both states.`],
		by: "machine"
	};
	const leading = leadingOf(facts);
	const open = differing.filter((layer) => replayedEffect(facts, layer) === void 0);
	if (leading === void 0 || open.length > 0) return {
		answer: "unknown",
		evidence: notReplayed(facts, leading === void 0 ? differing : open),
		by: "human"
	};
	return goneBy(leading, differing);
}
function goneBy(leading, layers) {
	if (leading.reproduced !== "reproduced") return {
		answer: "unknown",
		evidence: [`The loss did not come again: ${lossText(leading.total, leading)} with all that changed.`],
		by: "machine"
	};
	const together = without(leading, layers);
	const found = (together === void 0 ? layers.map((layer) => [layer]) : [layers]).flatMap((set) => {
		const configuration = without(leading, set);
		return configuration === void 0 ? [] : [{
			set,
			configuration
		}];
	});
	const answers = found.map(({ configuration }) => answerBy(left(configuration), leading.total));
	const evidence = found.map(({ set, configuration }) => evidenceOf(leading, set, configuration));
	return {
		answer: answers.includes("yes") ? "yes" : together === void 0 ? "unknown" : answers[0] ?? "unknown",
		evidence,
		by: "machine"
	};
}
/** The configuration with all that was replayed of the incident but some layers. */
function without({ layers, configurations }, some) {
	const kept = layers.filter(wasReplayed).filter(({ layer }) => !some.includes(layer));
	return configurations.find(({ after }) => after.length === kept.length && kept.every(({ layer }) => after.includes(layer)));
}
function wasReplayed({ measured }) {
	return measured !== void 0;
}
/** Of the loss; nothing where all of it was taken back. */
function left({ loss }) {
	return loss ?? {
		value: 0,
		lower: 0,
		upper: 0
	};
}
function answerBy({ lower, upper }, total) {
	if (lower > 0) return "no";
	return upper < total.value / 2 ? "yes" : "unknown";
}
function evidenceOf(leading, taken, configuration) {
	const all = leading.configurations.at(-1);
	const whole = all === void 0 ? "" : `; with everything of the incident: ${resultText(all, leading)}`;
	const rest = configuration.loss === void 0 ? "nothing" : lossText(configuration.loss, leading);
	return `With the earlier ${taken.join(" and ")}: ${resultText(configuration, leading)}${whole}. Left of the loss: ${rest}.`;
}
function reproducesByItself(facts) {
	const { thenMinusNow, differences } = facts;
	const [measure] = facts.metrics;
	const nothing = "The retrieval is the same in both states, and there is no replay to compare with another.";
	if (thenMinusNow === void 0) return {
		answer: "unknown",
		evidence: [nothing],
		by: "machine"
	};
	const size = measure === void 0 ? plainLossText(thenMinusNow) : lossText(thenMinusNow, measure);
	const evidence = [`With ${differences.some(({ difference }) => difference === "cannot-tell") ? "every layer whose version is known" : "every layer"} as before, answers are now worse than when they were recorded by ${size}.`];
	return {
		answer: movedByItself(facts) ? "yes" : "unknown",
		evidence,
		by: "machine"
	};
}
function notReplayed(facts, layers) {
	return layers.map((layer) => {
		const why = facts.missing.find((one) => one.layer === layer)?.why;
		return why === void 0 ? `${capital(layer)} was not replayed at both versions.` : `${capital(layer)}: ${why}.`;
	});
}
function turned(answer) {
	return answer === "unknown" ? "unknown" : answer === "yes" ? "no" : "yes";
}
function namesOf(layers) {
	return layers.map((layer, place) => place === 0 ? capital(layer) : layer).join(" and ");
}

// src/pipeline/attribute/checklist/surroundings.ts
/** Whether the model answers a probe otherwise than it did, under the same name. */
function probeChanged({ probe }) {
	if (probe === void 0) return {
		answer: "unknown",
		evidence: ["No probe of the model was read."],
		by: "human"
	};
	const evidence = [...probeTexts(probe)];
	switch (probe.state) {
		case "changed": return {
			answer: "yes",
			evidence,
			by: "machine"
		};
		case "stable": return {
			answer: "no",
			evidence,
			by: "machine"
		};
		case "suspect":
		case "unstable":
		case "unavailable": return {
			answer: "unknown",
			evidence,
			by: "machine"
		};
		default: return probe.state;
	}
}
/** Whether the requests of the two times differ. Without a bearing on a model that changed: all are asked the same. */
function trafficChanged({ trafficMix }) {
	const known = trafficMix?.slices ?? trafficMix?.texts;
	if (trafficMix === void 0 || known === void 0) return {
		answer: "unknown",
		evidence: ["The requests of the two times were not compared."],
		by: "human"
	};
	return {
		answer: trafficMix.moved ? "yes" : "no",
		evidence: trafficTexts(trafficMix),
		by: "machine"
	};
}
/** Whether more failed than before, or another name was served, by the records of the two states. */
function infrastructureChanged(facts) {
	const found = infrastructureOf(facts);
	if (facts.environment === void 0 || found === void 0) return {
		answer: "unknown",
		evidence: ["There are no records of both states to compare."],
		by: "human"
	};
	const { before, after } = facts.environment;
	const evidence = [`Trials that network or provider failed: ${groupedNumber(found.failed.before)} of ${groupedNumber(before.trials)} before, ${groupedNumber(found.failed.after)} of ${groupedNumber(after.trials)} after.`, `Served by ${servedText(before)} before, by ${servedText(after)} after.`];
	return {
		answer: found.moreFailed || found.otherNames.length > 0 ? "yes" : "no",
		evidence,
		by: "machine"
	};
}
function probeTexts({ model, state, readings, onset, distance, p, newNames, why }) {
	const since = onset === void 0 ? "" : ` since ${onset}`;
	const reason = why === void 0 ? "" : `: ${why}`;
	const numbers = [distance === void 0 ? [] : [`distance ${groupedNumber(distance, 0, 2)}`], p === void 0 ? [] : [`p ${groupedNumber(p, 0, 3)}`]].flat();
	const newest = numbers.length === 0 ? "" : `; the newest has ${numbers.join(" and ")}`;
	const names = newNames.length === 0 ? [] : [`New names, a hint and no more: ${newNames.join(", ")}.`];
	return [`The probe of ${model} is ${state}${since}${reason}${readings === 0 ? "" : `, after ${groupedNumber(readings)} ${readings === 1 ? "reading" : "readings"}`}${newest}.`, ...names];
}
function trafficTexts({ before, after, slices, texts }) {
	const count = `${groupedNumber(before)} requests before, ${groupedNumber(after)} after.`;
	const shares = slices === void 0 ? [] : [`Shares of ${slices.attribute}: distance ${groupedNumber(slices.distance, 0, 2)}, p ${groupedNumber(slices.p, 0, 3)}.`];
	const words = texts === void 0 ? [] : [`Texts: discrepancy ${groupedNumber(texts.mmd, 0, 3)}, p ${groupedNumber(texts.p, 0, 3)}.`];
	return [
		count,
		...shares,
		...words
	];
}
function servedText({ resolvedModels }) {
	const names = Object.keys(resolvedModels).sort();
	return names.length === 0 ? "no name that is known" : names.join(", ");
}

// src/pipeline/attribute/checklist.ts
/**
* The questions that must be answered before the model may be named, each with what its answer rests on.
*
* What blocks depends on what is to be said. Of a model that changed: a layer whose version nobody knows, another layer
* that is neither exonerated nor accounted for, and a model that is not shown to have a part. Other traffic and other
* infrastructure do not: all configurations were asked the same questions at one time. Of a model whose version did not
* change: any other layer that did and is not exonerated, a state of before that answers as it used to, a probe that did
* not fire, failures that became more.
*
* @returns every key once, in their order
*/
function checklistOf(facts) {
	return CHECKLIST_KEYS.map((key) => {
		const { answer, evidence, by } = answerTo(key, facts);
		return {
			key,
			answer,
			evidence,
			by,
			blocks: doesBlock(key, facts)
		};
	});
}
function answerTo(key, facts) {
	switch (key) {
		case "every-layer-versioned": return wereVersioned(facts);
		case "retrieval-changed": return didChange(facts, ["retrieval"]);
		case "reproduces-with-frozen-retrieval": return reproducesWithFrozenRetrieval(facts);
		case "prompt-or-policy-changed": return didChange(facts, ["prompt", "policy"]);
		case "gone-with-earlier-prompt-and-policy": return gone(facts, ["prompt", "policy"]);
		case "tools-changed": return didChange(facts, ["tools"]);
		case "gone-with-earlier-tools": return gone(facts, ["tools"]);
		case "model-changed": return didChange(facts, ["model"]);
		case "gone-with-earlier-model": return gone(facts, ["model"]);
		case "probe-changed": return probeChanged(facts);
		case "traffic-changed": return trafficChanged(facts);
		case "infrastructure-changed": return infrastructureChanged(facts);
		default: return key;
	}
}
function doesBlock(key, facts) {
	const isSilent = differenceOf(facts, "model") === "same";
	const isOpen = (...layers) => layers.some((layer) => !isSettled(facts, layer));
	const isUntold = (...layers) => layers.some((layer) => differenceOf(facts, layer) === "cannot-tell");
	switch (key) {
		case "every-layer-versioned": return isUntold(...LAYERS);
		case "retrieval-changed": return isUntold("retrieval");
		case "reproduces-with-frozen-retrieval": return isSilent ? !movedByItself(facts) : isOpen("retrieval");
		case "prompt-or-policy-changed": return isUntold("prompt", "policy");
		case "gone-with-earlier-prompt-and-policy": return !isSilent && isOpen("prompt", "policy");
		case "tools-changed": return isUntold("tools");
		case "gone-with-earlier-tools": return !isSilent && isOpen("tools");
		case "model-changed": return isSilent ? !isVersionless(facts) : isUntold("model");
		case "gone-with-earlier-model": return !isSilent && !isBlamed(facts, "model");
		case "probe-changed": return isSilent && facts.probe?.state !== "changed";
		case "traffic-changed": return false;
		case "infrastructure-changed": return isSilent && infrastructureOf(facts)?.moreFailed !== false;
		default: return key;
	}
}

// src/pipeline/attribute/outcome.ts
const NAMED = ["proximate", "joint"];
/**
* What came of an attribution, by its leading metric.
*
* No version did it where none changed, or where those that did are shown to lose no more than is accepted. A layer that
* changed and could not be replayed may have done all that the others did not: without a loss that came again nothing is
* known then.
*/
function outcomeOf(facts) {
	const leading = leadingOf(facts);
	if (leading?.reproduced === "reproduced") return { status: leading.layers.some(({ role }) => NAMED.includes(role)) ? "attributed" : "undetermined" };
	if (LAYERS.some((layer) => isUntried(facts, layer))) return { status: "undetermined" };
	if (leading?.reproduced === "not-reproduced") return { status: "not-reproduced" };
	return {
		status: "not-version-attributable",
		cause: causeOf(facts)
	};
}
function isUntried(facts, layer) {
	return differenceOf(facts, layer) === "changed" && replayedEffect(facts, layer) === void 0;
}
/**
* What was seen to move comes before what may have moved unseen. Another model is told of where it may be named; other
* traffic is no cause where the same questions are answered worse than before.
*/
function causeOf(facts) {
	if (admissibility(facts).reason === "silent-change") return "silent-model-change";
	if (!movedByItself(facts) && facts.trafficMix?.moved === true) return "traffic";
	const infrastructure = infrastructureOf(facts);
	if (infrastructure !== void 0 && (infrastructure.moreFailed || infrastructure.otherNames.length > 0)) return "infrastructure";
	return LAYERS.some((layer) => differenceOf(facts, layer) === "cannot-tell") ? "unversioned-layer" : "unknown";
}

// src/stories/attribute/conclude.ts
/** The attribution that findings amount to: its outcome, the word on the model and the checklist follow from all of them. */
function concludeAttribution(suite, { before, after, differences: told, missing, notes }, findings, world) {
	const { environment, notes: others, ...known } = findings;
	const { metrics, probe, thenMinusNow, trafficMix } = known;
	const differences = told ?? diffTuples(before.standpoint.versions, after.standpoint.versions);
	const facts = {
		metrics,
		differences,
		missing,
		probe,
		thenMinusNow,
		trafficMix,
		environment
	};
	return {
		suite: suite.name,
		at: world.clock.now().toISOString(),
		before: before.standpoint,
		after: after.standpoint,
		differences,
		outcome: outcomeOf(facts),
		blame: metrics[0] === void 0 ? [] : blameOf(metrics[0]),
		model: admissibility(facts),
		checklist: checklistOf(facts),
		...known,
		notes: [.../* @__PURE__ */ new Set([...notes, ...others])]
	};
}

// src/pipeline/attribute/facts.ts
/** What a run met that no version says. */
function surroundingsOf(run) {
	return {
		trials: trialCount(run),
		failures: failuresOf(run),
		resolvedModels: run.environment.resolvedModels
	};
}

// src/pipeline/probe/between.ts
/**
* What the readings of a model say of a change between two states: what came before both, or after both, made no answer
* of the later one worse than one of the earlier.
*
* Readings count beside the reference that is not younger than the earlier state, up to the first one of the later
* state, and the one after it where that is what tells a change from an odd day.
*
* @param readings of a suite, in any order  @param model its version id
*/
function standingBetween(readings, model, { before, after }) {
	const mine = readings.filter((one) => isOfModel(one, model)).toSorted(byTime);
	const references = mine.filter(({ reading }) => reading.reference === void 0);
	const isKnownThen = ({ reading }) => before === void 0 || reading.at <= endOf(before);
	const reference = references.findLast(isKnownThen) ?? references[0];
	if (reference === void 0) return standingOf(mine, model);
	const beside = mine.filter(({ reading }) => reading.reference === reference.path);
	const upTo = (count) => standingOf([reference, ...beside.slice(0, count)], model, { since: after });
	const first = after === void 0 ? -1 : beside.findIndex(({ reading }) => reading.at >= after);
	const standing = upTo(first === -1 ? beside.length : first + 1);
	const told = first !== -1 && standing.state === "suspect" ? upTo(first + 2) : standing;
	const why = !isKnownThen(reference) && (told.state === "stable" || after !== void 0 && reference.reading.at >= after) ? `its reference, of ${day(reference.reading.at)}, is younger than the earlier of the two states` : whyTooEarly(told, before);
	return why === void 0 ? told : silent(told, why);
}
/** Why a change is none that came between, one sentence without a full stop. */
function whyTooEarly({ state, onset }, before) {
	if (state !== "changed" && state !== "suspect" || onset === void 0 || before === void 0) return void 0;
	return onset <= endOf(before) ? `it has deviated since ${day(onset)}, which is before the earlier of the two states` : void 0;
}
function silent({ onset: _onset, distance: _distance, p: _p, excess: _excess, ...known }, why) {
	return {
		...known,
		state: "unavailable",
		why
	};
}
/** The reading of a record is taken when the record is done, and a slow provider takes its time. */
const OF_ITS_RECORD_MS = 108e5;
function endOf(at) {
	return new Date(Date.parse(at) + OF_ITS_RECORD_MS).toISOString();
}
function day(at) {
	return at.slice(0, 10);
}
function byTime(a, b) {
	return a.reading.at < b.reading.at ? -1 : a.reading.at > b.reading.at ? 1 : 0;
}

// src/statistics/label-permutation.ts
/**
* The permutation test of two groups.
*
* Answers: were it all one group, how often would a random division of the same sizes lie as far apart as the one found?
* p = (1 + #{T′ ≥ T})/(B + 1) over B drawn divisions, which is never 0. Assumes that the units may be exchanged under no
* difference, and nothing of their shape: what belongs together (a conversation) has to be one unit. Source: Phipson &
* Smyth 2010 for the 1.
*
* @param labels 0 or 1 of each unit
* @param statistic how far apart two groups lie, from the labels; the same array is handed in again and again
* @param options.permutations B ≥ 1  @param options.seed a whole number
*/
function labelPermutation(labels, statistic, { permutations, seed }) {
	const shuffled = Uint8Array.from(labels);
	const observed = statistic(shuffled);
	const least = observed - 1e-12 * Math.max(1, Math.abs(observed));
	const chance = xoroshiro128plus(seed);
	let reached = 1;
	for (let drawn = 0; drawn < permutations; drawn++) {
		shuffle(shuffled, () => (chance.next() >>> 0) / 2 ** 32);
		if (statistic(shuffled) >= least) reached++;
	}
	return {
		statistic: observed,
		p: reached / (permutations + 1)
	};
}
/** Fisher and Yates. */
function shuffle(labels, draw) {
	for (let left = labels.length; left > 1; left--) {
		const other = Math.floor(draw() * left);
		const [one, two] = [labels[left - 1] ?? 0, labels[other] ?? 0];
		labels[left - 1] = two;
		labels[other] = one;
	}
}

// src/statistics/text-vectors.ts
/**
* Texts as weights of their three-character windows: lower case, white space collapsed, a space at both ends;
* tf = 1 + ln(count), idf = ln((1+N)/(1+df)) + 1, unseen ln(1+N) + 1, length 1. Blind to meaning. Source: STATISTICS.md.
*
* @param known the texts that say how common a window is
* @returns their vectors, and the function that makes a vector of another text
*/
function textVectors(known) {
	const counted = known.map(windowsOf);
	const frequency = /* @__PURE__ */ new Map();
	for (const counts of counted) for (const window of counts.keys()) add(frequency, window);
	const weigh = (counts) => unitOf(counts, frequency, known.length);
	return {
		vectors: counted.map(weigh),
		vectorOf: (text) => weigh(windowsOf(text))
	};
}
/** How alike two texts are. @returns 0…1 */
function cosine(left, right) {
	let sum = 0;
	for (const [window, weight] of left) sum += weight * (right.get(window) ?? 0);
	return sum;
}
function windowsOf(text) {
	const characters = [...` ${text.toLowerCase().trim().replace(/\s+/g, " ")} `];
	const counts = /* @__PURE__ */ new Map();
	for (let start = 0; start + 3 <= characters.length; start++) add(counts, characters.slice(start, start + 3).join(""));
	return counts;
}
function add(counts, window) {
	counts.set(window, (counts.get(window) ?? 0) + 1);
}
function unitOf(counts, frequency, texts) {
	const weighed = [...counts].map(([window, count]) => {
		const inverse = Math.log((1 + texts) / (1 + (frequency.get(window) ?? 0))) + 1;
		return [window, (1 + Math.log(count)) * inverse];
	});
	const length = Math.sqrt(weighed.reduce((sum, [, weight]) => sum + weight ** 2, 0));
	return new Map(weighed.map(([window, weight]) => [window, weight / length]));
}

// src/statistics/mmd-cosine.ts
/**
* How different two sets of texts are, by their characters alone: the squared maximum mean discrepancy.
*
* Answers: do two sets of requests come from one kind of traffic? k = cosine of three-character windows (text-vectors.ts),
* how common a window is taken over both sets, so that nothing but the labels tells them apart. MMD² = mean k(X, X′) −
* 2·mean k(X, Y) + mean k(Y, Y′), a text never with itself: about 0 for one kind of traffic, and may be below. p by
* permuting the labels of units. Source: Gretton et al. 2012; STATISTICS.md.
*
* @param left, right each of at least two units
* @param options.permutations B ≥ 1  @param options.seed a whole number
*/
function mmdCosine(left, right, options) {
	const sums = kernelSums(left, right);
	const labels = sums.units.map((unit) => unit.side);
	const { statistic, p } = labelPermutation(labels, (sides) => discrepancy(sums, sides), options);
	return {
		mmd: statistic,
		p
	};
}
function kernelSums(left, right) {
	const texts = [...left, ...right];
	const { vectors } = textVectors(texts.map(({ text }) => text));
	const places = /* @__PURE__ */ new Map();
	const unitOf = texts.map(({ unit }, index) => {
		const key = `${index < left.length ? 0 : 1} ${unit}`;
		const place = places.get(key) ?? places.size;
		places.set(key, place);
		return place;
	});
	const units = [...places.keys()].map((key, place) => ({
		side: key.startsWith("0") ? 0 : 1,
		texts: unitOf.flatMap((unit, index) => unit === place ? [index] : [])
	}));
	const between = new Float64Array(units.length ** 2);
	forEachPair(vectors, (a, b, alike) => {
		const [one, two] = [unitOf[a] ?? 0, unitOf[b] ?? 0];
		between[one * units.length + two] = (between[one * units.length + two] ?? 0) + alike;
		between[two * units.length + one] = (between[two * units.length + one] ?? 0) + alike;
	});
	return {
		units,
		between
	};
}
/** The cosine of every two texts, b before a. There are very many: windows are places of one array, not keys to be looked up. */
function forEachPair(vectors, visit) {
	const places = /* @__PURE__ */ new Map();
	const placed = vectors.map((vector) => {
		return {
			windows: Int32Array.from(vector.keys(), (window) => {
				const place = places.get(window) ?? places.size;
				places.set(window, place);
				return place;
			}),
			weights: Float64Array.from(vector.values())
		};
	});
	const own = new Float64Array(places.size);
	placed.forEach(({ windows, weights }, a) => {
		windows.forEach((place, at) => {
			own[place] = weights[at] ?? 0;
		});
		for (let b = 0; b < a; b++) visit(a, b, dot(own, placed[b]));
		for (const place of windows) own[place] = 0;
	});
}
function dot(own, other) {
	if (other === void 0) return 0;
	let sum = 0;
	for (let at = 0; at < other.windows.length; at++) sum += (other.weights[at] ?? 0) * (own[other.windows[at] ?? 0] ?? 0);
	return sum;
}
function discrepancy({ units, between }, sides) {
	const counts = [0, 0];
	const sums = [
		0,
		0,
		0,
		0
	];
	units.forEach(({ texts }, one) => {
		const side = sides[one] ?? 0;
		counts[side] = (counts[side] ?? 0) + texts.length;
		const row = one * units.length;
		for (let two = 0; two < units.length; two++) {
			const cell = 2 * side + (sides[two] ?? 0);
			sums[cell] = (sums[cell] ?? 0) + (between[row + two] ?? 0);
		}
	});
	const [x = 0, y = 0] = counts;
	const [xx = 0, xy = 0, , yy = 0] = sums;
	return xx / (x * (x - 1)) - 2 * xy / (x * y) + yy / (y * (y - 1));
}

// src/statistics/jensen-shannon.ts
/**
* The Jensen–Shannon distance of two distributions that were counted.
*
* Answers: how far apart are two mixes, whichever way they moved? √(H(M) − ½H(P) − ½H(Q)), M = ½(P + Q), logarithms of base
* 2. 0 for equal shares, 1 for mixes that have nothing in common. Of small counts it is above 0 even where nothing differs.
* Source: Lin 1991; Endres and Schindelin 2003 for the root, which makes it a metric.
*
* @param left, right counts or weights by category, each ≥ 0 and of equal length, in all above 0  @returns 0…1
*/
function jensenShannon(left, right) {
	const [l, r] = [total(left), total(right)];
	const divergence = left.reduce((sum, count, category) => {
		const [p, q] = [count / l, (right[category] ?? 0) / r];
		return sum + (part(p, (p + q) / 2) + part(q, (p + q) / 2)) / 2;
	}, 0);
	return Math.sqrt(Math.min(1, Math.max(0, divergence)));
}
/** A share that is 0 adds nothing. */
function part(share, middle) {
	return share === 0 ? 0 : share * Math.log2(share / middle);
}
function total(counts) {
	return counts.reduce((sum, count) => sum + count, 0);
}

// src/pipeline/traffic-mix/moved-slices.ts
/**
* The attribute whose values' shares moved most: that of the least p, and of equal ones the one that is farthest apart. A
* request without a value is of a kind of its own; shares are those of the traffic where the cases know what they stand for.
*
* @returns undefined without attributes that any case has
*/
function movedSlices(before, after, attributes, options) {
	const weighed = [...weighedCases(before, 0), ...weighedCases(after, 1)];
	const found = attributes.filter((attribute) => weighed.some(({ one }) => Object.hasOwn(one.slices, attribute))).map((attribute) => {
		const { units, categories } = unitsOf(weighed, attribute);
		const labels = units.map(({ side }) => side);
		const { statistic, p } = labelPermutation(labels, (sides) => distance(units, categories, sides), options);
		return {
			attribute,
			distance: statistic,
			p
		};
	});
	const adjusted = holm(found.map(({ p }) => p));
	return found.map((one, place) => ({
		...one,
		p: adjusted[place] ?? 1
	})).toSorted((a, b) => a.p - b.p || b.distance - a.distance)[0];
}
function weighedCases(cases, side) {
	const { weights } = caseWeights(cases.map(({ part: _, ...fresh }) => fresh));
	return cases.map((one, place) => ({
		one,
		side,
		weight: weights[place] ?? 1
	}));
}
function unitsOf(cases, attribute) {
	const categories = /* @__PURE__ */ new Map();
	const units = /* @__PURE__ */ new Map();
	for (const { one, side, weight } of cases) {
		const value = Object.hasOwn(one.slices, attribute) ? one.slices[attribute] : void 0;
		const category = categories.get(value) ?? categories.size;
		categories.set(value, category);
		const key = `${side} ${one.cluster}`;
		const unit = units.get(key) ?? {
			side,
			parts: []
		};
		unit.parts.push([category, weight]);
		units.set(key, unit);
	}
	return {
		units: [...units.values()],
		categories: categories.size
	};
}
function distance(units, categories, sides) {
	const left = new Array(categories).fill(0);
	const right = new Array(categories).fill(0);
	units.forEach(({ parts }, place) => {
		const side = sides[place] === 0 ? left : right;
		for (const [category, weight] of parts) side[category] = (side[category] ?? 0) + weight;
	});
	return jensenShannon(left, right);
}

// src/pipeline/traffic-mix/texts.ts
/** Every two texts are compared: so many of one side are enough to see a shift, and take a second. */
const MOST = 300;
/** What the user said last in each case, at most 300 of them, and how many conversations they come from. */
function askedTexts(cases, seed) {
	const all = cases.flatMap(({ id, cluster, recordings: [{ turns }] }) => {
		const text = turns.findLast(({ role }) => role === "user")?.text.trim() ?? "";
		return text === "" ? [] : [{
			unit: cluster,
			text,
			rank: seedOf(`${seed} ${id}`)
		}];
	});
	const texts = all.length <= MOST ? all : all.toSorted((a, b) => a.rank - b.rank).slice(0, MOST);
	return {
		texts,
		units: new Set(texts.map(({ unit }) => unit)).size
	};
}

// src/pipeline/traffic-mix.ts
/** Fewer independent requests on a side say nothing of its mix. */
const FEWEST = 5;
/** The p of slices is multiplied by Holm; that of texts is not, and each of its permutations takes longer. */
const PERMUTATIONS = {
	slices: 999,
	texts: 199
};
/** Slices and texts are two looks at one question: each may err in half of 5 %. */
const LEVEL = .025;
/**
* How the requests of two times differ: the shares of their slices, and the words of their questions.
*
* Only cases that were drawn anew count: those kept from the sample before are the same on purpose. Cases of one
* conversation change sides together. A side of fewer than five conversations has no mix that could be told.
*/
function trafficMix({ before, after, attributes, seed }) {
	const [early, late] = [fresh(before), fresh(after)];
	const drawn = seedOf(String(seed));
	const slices = areEnough(early, late) ? movedSlices(early, late, attributes, {
		permutations: PERMUTATIONS.slices,
		seed: drawn
	}) : void 0;
	const [said, says] = [askedTexts(early, drawn), askedTexts(late, drawn)];
	const areTold = said.units >= FEWEST && says.units >= FEWEST;
	const options = {
		permutations: PERMUTATIONS.texts,
		seed: drawn
	};
	const texts = areTold ? mmdCosine(said.texts, says.texts, options) : void 0;
	return {
		before: early.length,
		after: late.length,
		...slices === void 0 ? {} : { slices },
		...texts === void 0 ? {} : { texts },
		moved: (slices?.p ?? 1) <= LEVEL || (texts?.p ?? 1) <= LEVEL
	};
}
function fresh(cases) {
	return cases.filter(({ part }) => part === "fresh");
}
function areEnough(...sides) {
	return sides.every((cases) => new Set(cases.map(({ cluster }) => cluster)).size >= FEWEST);
}

// src/stories/attribute/context.ts
/** Gathers what is known without asking a model. What cannot be read is told, and keeps nothing from being attributed. */
async function contextOf(suite, asked, world) {
	const { before, after, sample, earlier } = asked;
	const { probe, notes } = await probed(suite, asked, world);
	const mix = earlier === void 0 || after.record === void 0 ? void 0 : trafficMix({
		before: earlier.cases,
		after: sample.cases,
		attributes: suite.traces.slices,
		seed: suite.sample.seed
	});
	const [then, now] = [before.record?.run, after.record?.run];
	return {
		...probe === void 0 ? {} : { probe },
		...mix === void 0 ? {} : { trafficMix: mix },
		...then === void 0 || now === void 0 ? {} : { environment: {
			before: surroundingsOf(then),
			after: surroundingsOf(now)
		} },
		notes: [...notes, ...doubts(asked)]
	};
}
async function probed(suite, { before, after }, world) {
	const model = after.standpoint.versions.model.id;
	if (model === null) return { notes: [] };
	try {
		const readings = await world.store.probes(suite.name);
		if (suite.probe === null && readings.length === 0) return { notes: [] };
		const times = {
			before: before.standpoint.at,
			after: after.standpoint.at
		};
		return {
			probe: standingBetween(readings, model, times),
			notes: []
		};
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return { notes: [`The readings of the probe are not known: ${error.message}. ${error.remedy}`] };
	}
}
/** A replay that is not like production's answers says little of what broke production. */
function doubts({ after }) {
	const fidelity = after.record?.run.fidelity;
	if (fidelity?.status !== "measured" || fidelity.agreement >= fidelity.atLeast) return [];
	return [`An attribution by replay is not to be trusted here: a replay of the later state agrees with production's own answers by ${percent$1(fidelity.agreement)}, and ${percent$1(fidelity.atLeast)} is asked for (docs/fidelity.md).`];
}
/** Rounded down: what falls short is not to look as if it did not. */
function percent$1(share) {
	return `${Math.floor(share * 100 + 1e-9)} %`;
}

// src/stories/attribute/cuts.ts
/** With fewer, what is not a cause is hardly ever exonerated (STATISTICS.md): other things are cut first. */
const ENOUGH_CASES = 20;
/** What was cut of a design for the sake of its caps, one sentence each. */
function cutWords(size, wanted, played, budget) {
	const configurations = combinationsOf(size.kind, played).length;
	const cap = capWords(budget);
	const all = combinationsOf(wanted.kind, played).length;
	return [
		...size.trials < wanted.trials ? [`Each question is asked ${timesWords(size.trials)} in place of ${timesWords(wanted.trials)}, to stay within ${cap}.`] : [],
		...size.cases < wanted.cases ? [`${size.cases} questions are replayed in place of ${wanted.cases}, to stay within ${cap}.`] : [],
		...size.kind !== wanted.kind ? [`${configurations} combinations of versions are replayed in place of ${all}, to stay within ${cap}.`] : []
	];
}
/** What was lost because answers took more than was estimated. @param asked trials in each combination */
function endedWords(asked, planned) {
	return `The cap ended the replay: ${asked} of ${planned} trials were made in every combination of versions, and the others are left out.`;
}
/** What a design cannot tell, one sentence each. */
function blindWords({ kind, cases }, { missing }) {
	return [
		...kind === "both-directions" ? ["What three or more layers do only together, and which pairs of layers need each other: each was taken back alone and brought in alone."] : [],
		...kind !== "single" && cases < 20 ? [`Innocence: ${cases} questions hardly ever exonerate a layer; ${20} or more would.`] : [],
		...missing.length === 0 ? [] : [`What ${missing.map(({ layer }) => layer).join(", ")} did: not replayed at both versions.`]
	];
}
function timesWords(count) {
	if (count === 1) return "once";
	return count === 2 ? "twice" : `${count} times`;
}
/** The caps, for people. */
function capWords({ usd, tokens, calls }) {
	return [
		...usd === void 0 ? [] : [dollars(usd)],
		...tokens === void 0 ? [] : [`${groupedNumber(tokens)} tokens`],
		...calls === void 0 ? [] : [`${groupedNumber(calls)} calls`]
	].join(", ");
}
/** Where cents are too coarse, as many digits as count. */
function dollars(usd) {
	return `$${usd < 1 ? significantNumber(usd, 2) : groupedNumber(usd, 2)}`;
}

// src/stories/attribute/design.ts
/** With fewer layers, all combinations are hardly more than one layer at a time. */
const LEAST_TO_HALVE = 4;
/** Calls by which both models are asked beforehand. */
const BOTH_MODELS = 2;
/**
* The largest design that the budget of a suite allows, by an estimate made before the first call. What does not fit is
* cut in this order: trials, cases down to 20, the combinations themselves, cases down to 10. Every cut is a sentence.
*
* @param suite with the caps and the trials of the attribution
* @param players with the cases in the order in which they are wanted
* @param spent of these caps, by asking the models beforehand; undefined where that is still to come
*/
async function designUnder(suite, players, world, spent) {
	const { cases, played } = players;
	const { budget } = suite;
	const room = budgetLeft(budget, spent);
	const usual = played.length === 0 ? "single" : "factorial";
	const wanted = {
		kind: usual,
		cases: cases.length,
		trials: suite.trials
	};
	const beforehand = spent === void 0 && areAskedBeforehand(players, suite, world) ? BOTH_MODELS : 0;
	const cost = await priced(suite, players, {
		kind: usual,
		beforehand
	}, world);
	if (isWithin(cost(wanted), room)) return designed(wanted, wanted, players, budget);
	const least = fewestWith(10, cases);
	const enough = fewestWith(20, cases);
	const asked = (trials) => ({
		...wanted,
		trials
	});
	for (let trials = suite.trials - 1; trials >= 1; trials--) if (isWithin(cost(asked(trials)), room)) return designed(asked(trials), wanted, players, budget);
	const fewer = (kind, from, to, costOf) => downTo(from, to).find((count) => isWithin(costOf({
		kind,
		cases: count,
		trials: 1
	}), room));
	const found = fewer(usual, cases.length, enough, cost);
	if (found !== void 0) return designed({
		kind: usual,
		cases: found,
		trials: 1
	}, wanted, players, budget);
	const isHalved = played.length >= LEAST_TO_HALVE;
	const kind = isHalved ? "both-directions" : usual;
	const last = isHalved ? await priced(suite, players, {
		kind,
		beforehand
	}, world) : cost;
	const some = fewer(kind, cases.length, least, last);
	if (some !== void 0) return designed({
		kind,
		cases: some,
		trials: 1
	}, wanted, players, budget);
	const smallest = {
		kind,
		cases: least,
		trials: 1
	};
	if (isWithin(last(smallest).low, room, 1)) return designed(smallest, wanted, players, budget);
	const { remedy, ...refused } = tooDear(last(smallest).low, smallest.cases, budget);
	const paid = spent === void 0 ? "nothing was paid for" : "nothing but the models was asked";
	return {
		status: "refused",
		incomplete: {
			...refused,
			remedy: `${remedy}; ${paid}.`
		}
	};
}
/** What designs of one kind cost. Cases and trials are taken to be of one size: one trial of all of them is looked at. */
async function priced(suite, players, { kind, beforehand }, world) {
	const { cases, played } = players;
	const { metrics, target } = suite;
	const price = target.kind === "agent" ? void 0 : target.price;
	const arms = await Promise.all(combinationsOf(kind, played).map(async (set) => {
		const variant = variantOfCell(players, set);
		return {
			variant,
			assemble: await createAssembler(variant, world.services)
		};
	}));
	const one = await estimate({
		arms,
		cases,
		trials: 1,
		metrics,
		tools: suite.layers.tools,
		batched: world.batched === true,
		...target.kind === "agent" ? {} : { application: price === void 0 ? {} : { price } }
	});
	return (size) => {
		const times = cases.length === 0 ? 0 : size.cases / cases.length * size.trials;
		const whole = (quantity) => {
			const all = scaled(quantity, times);
			return {
				...all,
				calls: all.calls + beforehand
			};
		};
		return {
			...whole(one),
			low: whole(one.low),
			high: whole(one.high)
		};
	};
}
function scaled({ calls, inputTokens, outputTokens, usd }, times) {
	return {
		calls: Math.ceil(calls * times),
		inputTokens: Math.ceil(inputTokens * times),
		outputTokens: Math.ceil(outputTokens * times),
		...usd === void 0 ? {} : { usd: usd * times }
	};
}
/** How much of a cap on tokens or dollars a likely estimate may take: a run that reaches the cap may have paid for nothing. */
const SHARE_OF_CAP = .8;
/** Whether it is likely to stay within the caps. How many calls it takes is known beforehand. */
function isWithin({ calls, inputTokens, outputTokens, usd }, budget, share = SHARE_OF_CAP) {
	const tokens = inputTokens + outputTokens;
	return (budget.calls === void 0 || calls <= budget.calls) && (budget.tokens === void 0 || tokens <= share * budget.tokens) && (budget.usd === void 0 || usd === void 0 || usd <= share * budget.usd);
}
/** How many of the first cases are so many independent ones; all where there are fewer. */
function fewestWith(clusters, cases) {
	const met = /* @__PURE__ */ new Set();
	const last = cases.findIndex(({ cluster }) => met.add(cluster).size === clusters);
	return last === -1 ? cases.length : last + 1;
}
function downTo(from, to) {
	return Array.from({ length: Math.max(0, from - to + 1) }, (_, step) => from - step);
}
function designed(size, wanted, players, budget) {
	const { kind, trials } = size;
	return {
		status: "designed",
		kind,
		configurations: combinationsOf(kind, players.played).length,
		cases: players.cases.slice(0, size.cases),
		trials,
		reduced: cutWords(size, wanted, players.played, budget),
		cannotSee: blindWords(size, players)
	};
}
function tooDear({ usd, calls, inputTokens, outputTokens }, cases, budget) {
	const tokens = inputTokens + outputTokens;
	return {
		reason: "money-budget",
		problem: `the attribution was not started: ${cases} questions asked once in each combination of versions would take at least ${budget.usd !== void 0 && usd !== void 0 && usd > budget.usd ? dollars(usd) : budget.tokens !== void 0 && tokens > budget.tokens ? `${groupedNumber(tokens)} tokens` : `${groupedNumber(calls)} calls`}, and the cap is ${capWords(budget)}`,
		remedy: "Raise the cap (--usd, or attribution.usd and budget in the suite file), or name fewer layers that differ"
	};
}

// src/stories/attribute/factorial.ts
/**
* Replays every combination on the same cases and trials, all of them taking turns under one meter, one cache and one
* error budget. Requests that are equal in several combinations are asked once for each trial.
*/
async function replayCells({ suite, players, kind, sample }, world) {
	const sets = combinationsOf(kind, players.played);
	const variants = sets.map((set) => variantOfCell(players, set));
	const replaying = await openVariants({
		...suite,
		report: { answers: "none" }
	}, variants, sample, world);
	const { arms, cases } = replaying;
	const asks = cases.flatMap((one) => Array.from({ length: suite.trials }, (_, trial) => ({
		case: one,
		trial: FIRST_TRIAL.attribution + trial,
		arms
	})));
	const planned = asks.map(({ case: { id }, trial }) => ({
		id,
		trial
	}));
	const all = arms.map(() => planned);
	const { refused } = await replaying.estimate({
		all,
		least: all
	});
	const label = arms.length === 1 ? "replay" : `replay of ${arms.length} combinations`;
	if (refused === void 0 && cases.length > 0) await replaying.ask({
		asks,
		total: asks.length * arms.length,
		label
	});
	const { runs, spend } = await replaying.close();
	const incomplete = refused ?? runs.find((run) => run.incomplete !== void 0)?.incomplete;
	return {
		cells: runs.map((run, place) => ({
			after: sets[place] ?? [],
			run
		})),
		spend,
		...incomplete === void 0 ? {} : { incomplete }
	};
}

// src/stories/attribute/loss-of-reference.ts
/**
* How much worse the state of before answers now than when it was recorded, by the leading metric.
*
* Cases that were chosen by what they scored then would seem worse now by chance alone. Where they were, and the loss did
* not come again, so that it matters, the state is replayed once more on cases as they come. Unknown without a record of
* replayed answers, and where a layer is not at the version of before.
*/
async function lossOfReference(suite, asked, { cells, metrics, cases, spend }, world) {
	const { before, chosen, differences, players, sample } = asked;
	const { record } = before;
	const isMissing = (layer) => players.missing.some((one) => one.layer === layer);
	const isOther = differences.some(({ layer, difference }) => difference === "changed" && isMissing(layer));
	if (record === void 0 || isOther) return {};
	const [leading] = metrics;
	const since = (now) => lossSince(suite, asked, {
		recorded: record.run,
		now,
		scale: leading?.scale
	});
	if (chosen.by === "order" || chosen.isWhole && cases === players.cases.length) return since(cells[0]?.run);
	if (leading?.reproduced === "reproduced" || players.played.includes("retrieval")) return {};
	const known = new Set(record.run.cases.map(({ id }) => id));
	const others = sample.cases.filter(({ id }) => known.has(id)).slice(0, suite.attribution.mostCases);
	if (others.length < 10) return {};
	const again = {
		suite: {
			...suite,
			budget: budgetLeft(suite.budget, spend)
		},
		players,
		kind: "single",
		sample: withCases(sample, others)
	};
	const replayed = await replayCells(again, world);
	if (replayed.incomplete !== void 0) return { spend: replayed.spend };
	return {
		...since(replayed.cells[0]?.run),
		spend: replayed.spend
	};
}
function lossSince({ gate, budget }, { before, metrics: [leading] }, { recorded, now, scale }) {
	const metric = now?.metrics.find(({ name }) => name === leading.name);
	if (now === void 0 || metric === void 0) return {};
	const ids = new Set(now.cases.map(({ id }) => id));
	const found = before.standpoint.versions.retrieval.id;
	const isSame = ({ index }) => index === void 0 || found === null || index === found;
	const shared = recorded.cases.filter((row) => ids.has(row.id) && isSame(row));
	const { metrics } = compare({
		...recorded,
		cases: shared
	}, withoutOthers(now, shared), {
		metrics: [metric],
		confidence: gate.confidence,
		errorBudget: budget.errors,
		crossCheck: false
	});
	const evidence = metrics[0]?.evidence;
	if (evidence === void 0 || scale !== void 0 && evidence.scale !== scale) return {};
	return { loss: {
		value: 0 - evidence.difference,
		lower: 0 - evidence.upper,
		upper: 0 - evidence.lower
	} };
}
/** Cases that the record has not are no pairs: nothing is to be read from how many there are. */
function withoutOthers(now, shared) {
	const ids = new Set(shared.map(({ id }) => id));
	const { fixed: _, ...sample } = now.sample;
	return {
		...now,
		sample,
		cases: now.cases.filter(({ id }) => ids.has(id))
	};
}

// src/stories/attribute/single-state.ts
/**
* What one state says of each metric: how it does now. There is no other to compare it with, so no loss comes again, and
* layers that could not be replayed stay undetermined.
*/
function singleState({ cells, metrics, ...asked }) {
	return cells.slice(0, 1).flatMap((cell) => metrics.flatMap((metric) => stateBy(metric, cell, asked) ?? []));
}
function stateBy(metric, { run }, { differences, missing, confidence }) {
	const scored = run.cases.map(({ cluster, trials }) => ({
		cluster,
		values: scoredValues(trials, metric)
	})).filter(({ values }) => values.length > 0);
	if (scored.length === 0) return void 0;
	const { name, direction, unit, margin } = metric;
	const failures = () => clusteredFailureRate(scored.map(({ values }) => values), scored.map(({ cluster }) => cluster), metric, 1 - confidence);
	const levels = scored.map(({ values }) => mean(values));
	const level = mean(levels);
	const accepted = margin.kind === "absolute" ? margin.value : margin.share * level;
	const isMissing = (layer) => missing.some((one) => one.layer === layer);
	const isAllTried = differences.every(({ layer, difference }) => difference !== "changed" || !isMissing(layer));
	return {
		metric: name,
		direction,
		unit,
		scale: unit !== "score" && levels.every((one) => one > 0) ? "ratio" : "difference",
		total: {
			value: 0,
			lower: 0,
			upper: 0
		},
		equivalence: 0,
		margin: accepted,
		confidence: Number((2 * confidence - 1).toPrecision(12)),
		reproduced: isAllTried ? "equivalent" : "not-reproduced",
		configurations: [{
			after: [],
			mean: level,
			...unit === "score" ? { failures: failures() } : {}
		}],
		layers: differences.flatMap((one) => undetermined(one, missing) ?? []),
		interactions: [],
		cases: scored.length,
		clusters: new Set(scored.map(({ cluster }) => cluster)).size
	};
}
function undetermined({ layer, before, after, difference }, missing) {
	const why = missing.find((one) => one.layer === layer)?.why;
	if (why === void 0 && difference !== "cannot-tell") return void 0;
	return {
		layer,
		before,
		after,
		role: "undetermined",
		notReplayed: why ?? "whether its version differs is not known"
	};
}

// src/stories/attribute/too-few.ts
/** Why no question is asked: too few can be. */
function tooFew$1({ players: { cases }, after }) {
	const clusters = new Set(cases.map(({ cluster }) => cluster)).size;
	if (clusters >= 10) return void 0;
	const apart = clusters === cases.length ? "" : `, of ${clusters} conversations,`;
	return {
		reason: "no-cases",
		problem: `the incident has ${cases.length} question${cases.length === 1 ? "" : "s"}${apart} that both states can be asked, and no layer is given a role by fewer than ${10} independent ones`,
		remedy: after.record === void 0 ? `Name ${10 - clusters} or more further traces that failed, or attribute two records: eval-baseline attribute BEFORE AFTER.` : `Record ${10 - clusters} or more further questions: raise sample.size in the suite file.`
	};
}
/** Why nothing is said by a metric of what was replayed: too few answers have a score, or too many have none at one version. */
function unusable({ budget }, metric, { cells, played }) {
	const gone = scoresGone({
		cells,
		played,
		errorBudget: budget.errors
	}, metric);
	if (gone === void 0) return fewUsable(metric, usableCases(cells, metric));
	const { layer, before, after } = gone;
	return {
		reason: "error-budget",
		problem: `${percent(after)} of the answers with ${layer} of the later state have no score by ${metric}, and ${percent(before)} of those with that of the earlier one: what is not answered is left out of a loss, so nothing can be said of it`,
		remedy: `Mend what keeps ${layer} from being answered with, or attribute another metric (--metric).`
	};
}
function percent(share) {
	return `${Number((100 * share).toFixed(1))} %`;
}
function fewUsable(metric, { cases, clusters }) {
	return {
		reason: "no-cases",
		problem: `${metric} scored ${cases} questions in every combination of versions, ${clusters} of them independent, and no layer is given a role by fewer than ${10}`,
		remedy: `Let ${10 - clusters} or more further questions be scored: more cases (--cases), or answers that do not fail.`
	};
}

// src/stories/attribute/experiment.ts
/**
* Replays the combinations of versions, shares out the loss among the layers, and says what may be concluded. Whatever
* keeps it from being finished is in `incomplete`, beside what is known all the same.
*
* @param suite with the metrics, the trials and the caps of the attribution
*/
async function experiment(suite, given, world) {
	const context = await contextOf(suite, given, world);
	const answered = ({ players, ...asked }, found, cells = []) => {
		const states = {
			...asked,
			missing: players.missing,
			notes: [
				...asked.notes,
				...players.notes,
				...endNotes(suite, cells)
			]
		};
		return {
			attribution: concludeAttribution(suite, states, {
				...context,
				...found
			}, world),
			players,
			cells
		};
	};
	const ready = await madeReady(suite, given, world);
	if (ready.status === "not-ready") {
		const { incomplete, spent } = ready;
		return answered(ready.asked, {
			metrics: [],
			incomplete,
			...spent === void 0 ? {} : { spend: spent }
		});
	}
	const { asked, planned, spent } = ready;
	const { players, sample, metrics: wanted, chosen } = asked;
	const { status: _, cases, ...told } = planned;
	const { kind, trials } = told;
	const designed = {
		...told,
		cases: cases.length,
		lost: lostOf(cases, chosen),
		of: chosen.of
	};
	world.progress.say(planLine(designed, players));
	const budget = budgetLeft(suite.budget, spent);
	const factorial = {
		suite: {
			...suite,
			trials,
			budget
		},
		players,
		kind,
		sample: withCases(sample, cases)
	};
	const { incomplete, ...replayed } = await replayCells(factorial, world);
	const spend = spentTogether(replayed.spend, spent);
	const cells = incomplete === void 0 ? replayed.cells : afterCap(incomplete, replayed.cells);
	if (cells === void 0) return answered(asked, {
		metrics: [],
		...incomplete && { incomplete },
		design: designed,
		spend
	}, replayed.cells);
	const design = incomplete === void 0 ? designed : shortened(designed, cells, asked);
	const metrics = measured(suite, asked, {
		kind,
		cells
	});
	const lead = wanted[0].name;
	const few = metrics[0]?.metric === lead ? void 0 : unusable(suite, lead, {
		cells,
		played: players.played
	});
	if (few !== void 0) return answered(asked, {
		metrics: [],
		incomplete: few,
		design,
		spend
	}, cells);
	const reference = await lossOfReference(suite, asked, {
		cells,
		metrics,
		cases: design.cases,
		spend
	}, world);
	return answered(asked, {
		metrics,
		design,
		spend: spentTogether(spend, reference.spend),
		...reference.loss === void 0 ? {} : { thenMinusNow: reference.loss }
	}, cells);
}
function lostOf(cases, { lost }) {
	return cases.filter(({ id }) => lost.has(id)).length;
}
/** What is left of a replay that met its cap: enough to judge by, or undefined. Whatever else ends one leaves nothing. */
function afterCap({ reason }, cells) {
	return reason === "money-budget" ? askedInAll(cells) : void 0;
}
/** The design as the cap left it. @property trials of a question, on average and rounded down */
function shortened(design, cells, { players, chosen }) {
	const rows = cells[0]?.run.cases ?? [];
	const cases = rows.length;
	const asked = rows.reduce((sum, { trials }) => sum + trials.length, 0);
	const size = {
		kind: design.kind,
		cases,
		trials: Math.floor(asked / cases)
	};
	return {
		...design,
		...size,
		lost: lostOf(rows, chosen),
		reduced: [...design.reduced, endedWords(asked, design.cases * design.trials)],
		cannotSee: blindWords(size, players)
	};
}
/** What is replayed, after all that may keep it from being replayed. Both models are asked one question, and no more is paid for. */
async function madeReady(suite, asked, world) {
	const { players } = asked;
	const notReady = (incomplete) => ({
		status: "not-ready",
		asked,
		incomplete
	});
	const broken = tooFew$1(asked) ?? await brokenTemplate(suite, [players.before, players.after]);
	if (broken !== void 0) return notReady(broken);
	const planned = await designUnder(suite, players, world);
	if (planned.status === "refused") return notReady(planned.incomplete);
	const served = {
		before: modelIn(asked.before),
		after: modelIn(asked.after)
	};
	const answering = await answeringModels(players, suite, world, served);
	const spent = answering.spend === void 0 ? {} : { spent: answering.spend };
	if (answering.incomplete !== void 0) return {
		...notReady(answering.incomplete),
		...spent
	};
	const others = {
		...asked,
		players: answering.players
	};
	if (answering.players.played.length === players.played.length) return {
		status: "ready",
		asked: others,
		planned,
		...spent
	};
	const again = await designUnder(suite, others.players, world, answering.spend);
	if (again.status === "refused") return {
		status: "not-ready",
		asked: others,
		incomplete: again.incomplete,
		...spent
	};
	return {
		status: "ready",
		asked: others,
		planned: again,
		...spent
	};
}
function modelIn({ standpoint }) {
	return standpoint.versions.model.id;
}
/** What is about to be asked, for whoever looks on. */
function planLine({ configurations, cases, trials }, { played }) {
	const times = trials === 1 ? "once" : `${trials} times`;
	if (played.length === 0) return `No layer that differs can be replayed: the state of now is asked ${cases} questions ${times}.`;
	return `Attributing the loss to ${played.join(", ")}: ${configurations} combinations of versions, ${cases} questions, each ${times}.`;
}
function measured(suite, { players: { played, missing }, differences, metrics }, { kind, cells }) {
	const { confidence } = suite.gate;
	if (kind === "single") return singleState({
		cells,
		metrics,
		differences,
		missing,
		confidence
	});
	const names = metrics.map(({ name }) => name);
	const { seed } = suite.sample;
	const input = {
		cells,
		design: kind,
		played,
		differences,
		missing,
		metrics: names,
		confidence,
		seed,
		errorBudget: suite.budget.errors
	};
	return attributeLosses(input);
}

// src/stories/attribute/incident-cases.ts
/**
* The cases of an incident. Those that lost between the two runs come first, the largest loss first, and at least 20 are
* taken: then others that both runs have, then the rest. To choose them by their loss is fair, since whatever is said of
* them rests on answers that are all asked for afresh. Without rows of both runs all are taken as they come.
*/
function incidentCases(cases, { runs, metric, most, unselected }) {
	const losses = runs === void 0 ? /* @__PURE__ */ new Map() : lossesBetween(runs, metric);
	const lossOf = ({ id }) => losses.get(id) ?? 0;
	const lost = cases.filter((one) => lossOf(one) > 0).toSorted((a, b) => lossOf(b) - lossOf(a) || byId(a, b));
	const shared = cases.filter((one) => losses.has(one.id) && lossOf(one) <= 0);
	const rest = cases.filter((one) => !losses.has(one.id));
	const isByLoss = unselected !== true && lost.length > 0;
	const wanted = isByLoss ? Math.min(most, Math.max(20, lost.length)) : most;
	const inBoth = isByLoss ? [...lost, ...shared] : cases.filter(({ id }) => losses.has(id));
	const taken = [...inBoth, ...rest].slice(0, wanted);
	return {
		cases: taken,
		lost: new Set(taken.filter((one) => lossOf(one) > 0).map(({ id }) => id)),
		of: cases.length,
		by: isByLoss ? "loss" : "order",
		isWhole: wanted >= inBoth.length
	};
}
/** Of the cases that both runs scored: how much worse each became, above 0 for worse. */
function lossesBetween({ before, after }, metric) {
	const earlier = new Map(before.cases.map((row) => [row.id, scoredValues(row.trials, metric)]));
	const sign = metric.direction === "higher-is-better" ? 1 : -1;
	const losses = /* @__PURE__ */ new Map();
	for (const { id, trials } of after.cases) {
		const [then, now] = [earlier.get(id) ?? [], scoredValues(trials, metric)];
		if (then.length > 0 && now.length > 0) losses.set(id, sign * lossOf(mean(then), mean(now), metric.unit));
	}
	return losses;
}
/** Times and prices vary in proportion to their size. */
function lossOf(then, now, unit) {
	return unit !== "score" && then > 0 && now > 0 ? Math.log(then / now) : then - now;
}
function byId(a, b) {
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

// src/stories/attribute/metrics.ts
/**
* Which losses are attributed. All metrics that regressed, first the one that lost most beside what is accepted, those
* that decide before those that inform; where none is known to have regressed, the first that decides.
*
* @param comparison of the two states as they were recorded, where both were
* @param named leads whatever it lost
*/
function attributedMetrics({ metrics }, comparison, named) {
	const replayable = metrics.filter(({ spec }) => scoresReplays(spec));
	const byName = new Map(replayable.map((metric) => [metric.name, metric]));
	if (named !== void 0 && !byName.has(named)) return notThere(metrics, replayable, named);
	const names = (comparison?.metrics ?? []).filter(({ verdict }) => verdict === "regressed").toSorted(byLoss).map(({ metric }) => metric);
	const usual = replayable.find(({ blocking }) => blocking) ?? replayable[0];
	const led = named ?? names.find((name) => byName.has(name)) ?? usual?.name;
	const [first, ...others] = [.../* @__PURE__ */ new Set([...led === void 0 ? [] : [led], ...names])].flatMap((name) => byName.get(name) ?? []);
	if (first !== void 0) return {
		status: "found",
		metrics: [first, ...others]
	};
	return {
		status: "none",
		problem: "no metric of this suite looks at a replayed answer, so no loss can be attributed",
		remedy: "Add a metric that scores answers: docs/scorers.md."
	};
}
function notThere(all, replayable, named) {
	return {
		status: "none",
		problem: all.some(({ name }) => name === named) ? `metric ${named} is what production recorded, and a replay cannot change it` : `the suite has no metric ${named}`,
		remedy: replayable.length === 0 ? "Add a metric that scores answers: docs/scorers.md." : `Name one of these: ${replayable.map(({ name }) => name).join(", ")}.`
	};
}
function byLoss(a, b) {
	if (a.blocking !== b.blocking) return a.blocking ? -1 : 1;
	return besideMargin(b) - besideMargin(a);
}
/** How many times the accepted loss. A metric may regress in a slice alone. */
function besideMargin({ evidence }) {
	if (evidence === void 0) return 0;
	const { difference, margin } = evidence;
	return -difference / Math.max(margin, SMALLEST_MARGIN);
}
/** Where nothing is accepted, a loss is still larger than a smaller one. */
const SMALLEST_MARGIN = 1e-9;

// src/stories/find-players/remembered.ts
/** A function that finds each thing once. Keys are told apart as a map does it: objects by which one they are. */
function remembered(find) {
	const known = /* @__PURE__ */ new Map();
	return (key) => {
		if (!known.has(key)) known.set(key, find(key));
		return known.get(key);
	};
}

// src/stories/find-players/layer-history.ts
/** Commits of one layer that are looked at, at most. */
const MOST_COMMITS = 100;
/**
* Lists the commits that changed some files, newest first: what HEAD reaches and what some commits do, each once. History that
* cannot be read is told of, and is none.
*/
function openHistory(commits, { repository }, say) {
	const head = remembered((name) => orUndefined(() => repository.resolve(name)));
	return async (globs) => {
		const tips = /* @__PURE__ */ new Set([...commits, await head("HEAD")]);
		const found = /* @__PURE__ */ new Map();
		for (const tip of tips) {
			if (tip === void 0) continue;
			try {
				for (const commit of await repository.history(globs, tip, 100)) found.set(commit.id, commit);
			} catch (error) {
				if (!isForPeople(error)) throw error;
				say(`The history of commit ${tip.slice(0, 7)} cannot be read: ${plainSentence(error.message)}`);
			}
		}
		return [...found.values()].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, 100);
	};
}

// src/stories/find-players/version-in-files.ts
/**
* Finds the version of a layer that is made of files. A hash by the content: in the commit of its state, in the checkout,
* then in history, what was committed by then first. A declared name in the commit that its state was run at, else in the
* tag, branch or commit of that name, if it is merged.
*/
async function versionInFiles(search, wanted) {
	const { layer, version, standpoint } = wanted;
	if (version.id === null) return {
		status: "not-found",
		why: `its version is ${shownVersion(version)}`
	};
	if (version.id === "none") return {
		status: "found",
		variant: withoutLayer(search.base, layer)
	};
	if (version.partial) return {
		status: "not-found",
		why: `${shownVersion(version)} is the hash of a part of it, which no file has`
	};
	return isHash(version) ? byContent(search, wanted) : byName(search, wanted, search.commitOf(standpoint));
}
/** Stamped on requests, the hash of a layer is a mapped name; it is found by its content all the same. */
function isHash({ id, source }) {
	return id !== null && (source === "hash" || /^sha256:[0-9a-f]{64}$/.test(id));
}
async function byContent(search, { layer, version, standpoint }) {
	const own = search.commitOf(standpoint);
	const near = [.../* @__PURE__ */ new Set([...own === void 0 ? [] : [own], ...search.commits])].map(search.tree);
	for (const tree of [
		...near.slice(0, 1),
		search.world.checkout,
		...near.slice(1)
	]) {
		const found = (await search.contents(tree, layer)).find((one) => one.versions[layer].id === version.id);
		if (found !== void 0) return {
			status: "found",
			variant: calledAs(found, layer, version)
		};
	}
	const commits = byThen(await search.history(layer), standpoint.at);
	for (const { id } of commits) {
		const found = (await search.contents(search.tree(id), layer)).find((one) => one.versions[layer].id === version.id);
		if (found !== void 0) return {
			status: "found",
			variant: calledAs(found, layer, version)
		};
	}
	return {
		status: "not-found",
		why: await inNone(search, version, commits.length)
	};
}
/** What was committed by then comes first: the newest of it is what was run, as a rule. */
function byThen(commits, at) {
	if (at === void 0) return commits;
	const wasThere = (commit) => Date.parse(commit.at) <= Date.parse(at);
	return [...commits.filter(wasThere), ...commits.filter((commit) => !wasThere(commit))];
}
async function inNone({ world }, version, commits) {
	const looked = commits === 0 ? "in no commit that is here" : commits === 1 ? "not in the one commit that changed its files" : `in none of the ${commits === 100 ? "last " : ""}${commits} commits that changed its files`;
	const shallow = await isShallow(world) ? ", and this clone is shallow: git fetch --unshallow brings the others" : "";
	return `${shownVersion(version)} is ${looked}${shallow}`;
}
async function isShallow({ repository }) {
	try {
		return await repository.isWhole?.() === false;
	} catch (error) {
		if (isForPeople(error)) return false;
		throw error;
	}
}
async function byName(search, { layer, version }, own) {
	const named = own ?? await commitNamed(search, version.id ?? "");
	if (named !== void 0) {
		const [found] = await search.contents(search.tree(named), layer);
		if (found !== void 0) return {
			status: "found",
			variant: calledAs(found, layer, version)
		};
	}
	return {
		status: "not-found",
		why: `${shownVersion(version)} is a declared name, and no tag, branch or commit that is merged here goes by it`
	};
}
/**
* What moves by itself, and what asks git a question, is nobody's version. Nor is what was not merged: whoever may push could
* give a branch the name that production declares.
*/
async function commitNamed({ world, isMerged }, name) {
	if (!/^[\w][\w./+-]*$/.test(name) || name.includes("..") || /^(?:HEAD|FETCH_HEAD|ORIG_HEAD)$/.test(name)) return void 0;
	return orUndefined(async () => {
		const id = await world.repository.resolve(name);
		return await isMerged(id) ? id : void 0;
	});
}

// src/stories/find-players/chosen-versions.ts
async function bothFound(search, { difference, states, had }) {
	const { layer } = difference;
	const find = async (side) => {
		const variant = had[side].get(layer);
		const version = difference[side];
		if (variant !== void 0) return {
			status: "found",
			variant: calledAs(variant, layer, version)
		};
		const wanted = {
			layer,
			version,
			standpoint: states[side]
		};
		if (layer !== "model") return versionInFiles(search, wanted);
		return versionOfModel(search, wanted, difference[side === "before" ? "after" : "before"]);
	};
	return {
		after: await find("after"),
		before: await find("before")
	};
}
/** Plays a layer that is found at both of its versions, or holds both sides at one. */
function choose(chosen, between, found, { states, search }) {
	const { layer, difference } = between;
	const { before, after } = found;
	if (difference === "changed" && before.status === "found" && after.status === "found") return {
		...chosen,
		before: withLayerOf(chosen.before, before.variant, layer),
		after: withLayerOf(chosen.after, after.variant, layer)
	};
	const [side, held] = after.status === "found" ? ["after", after.variant] : before.status === "found" ? ["before", before.variant] : [void 0, search.base];
	const of = side === void 0 ? search.base.label : states[side].label;
	if (difference !== "same") search.say(`The ${layer} is that of ${of} in all that was replayed.`);
	else if (layer === "model" && isAskedOtherwise(found)) search.say(`The suite files of the two states ask one model in two ways, which its version does not tell: it was asked as in ${of}.`);
	else if (side === void 0) search.say(`The ${layer} of both states is not to be had (${whyNot(found)}): that of ${of} stands in for it.`);
	return {
		before: withLayerOf(chosen.before, held, layer),
		after: withLayerOf(chosen.after, held, layer),
		missing: difference === "same" ? chosen.missing : [...chosen.missing, {
			layer,
			why: whyNotPlayed(between, found, states)
		}]
	};
}
/** Parameters are no part of a version that a record keeps. */
function isAskedOtherwise({ before, after }) {
	if (before.status === "not-found" || after.status === "not-found") return false;
	const called = ({ model }) => canonicalJson([
		model?.parameters,
		model?.baseUrl,
		model?.api
	]);
	return called(before.variant) !== called(after.variant);
}
function whyNot({ before, after }) {
	return [after, before].find((one) => one.status === "not-found")?.why ?? "";
}
function whyNotPlayed(difference, { before, after }, states) {
	const gone = [...before.status === "not-found" ? [`${states.before.label}: ${before.why}`] : [], ...after.status === "not-found" ? [`${states.after.label}: ${after.why}`] : []];
	return gone.length > 0 ? gone.join("; ") : unlikeVersions(difference);
}

// src/stories/find-players/snapshots-of-index.ts
/** Snapshot files that are opened in search of one index, at most: each holds the documents that it found. */
const MOST_SNAPSHOTS = 100;
/**
* The snapshots that name an index, wherever one is: that of the suite in the commits of both states, the files that
* `layers.retrieval.snapshots` matches in the checkout and in these commits, and those of history.
*/
async function* snapshotsOf(search, { version, standpoint }) {
	const seen = /* @__PURE__ */ new Set();
	const globs = search.suite.layers.retrieval?.snapshots ?? [];
	const isWanted = (snapshot) => snapshot.index === version.id;
	const own = search.commitOf(standpoint);
	const commits = [.../* @__PURE__ */ new Set([...own === void 0 ? [] : [own], ...search.commits])];
	let opened = 0;
	for await (const tree of treesOf(search, commits, globs)) {
		const named = (await search.contents(tree, "retrieval")).map(({ retrieval }) => retrieval);
		for (const means of named) if (means.kind === "snapshot" && isWanted(means.snapshot) && isNew(means.snapshot, seen)) yield {
			snapshot: means.snapshot,
			what: `the snapshot of index ${version.id} in ${tree.label}`
		};
		for (const path of globs.length === 0 ? [] : await tree.match(globs)) {
			if (opened >= MOST_SNAPSHOTS) {
				search.say(`Of the snapshot files only ${MOST_SNAPSHOTS} were opened in search of index ${version.id}.`);
				return;
			}
			opened += 1;
			const snapshot = await snapshotIn(search, tree, path);
			if (snapshot !== void 0 && isWanted(snapshot) && isNew(snapshot, seen)) yield {
				snapshot,
				what: `the snapshot ${path} of index ${version.id}`
			};
		}
	}
}
/** The checkout after the state's own commit; history only once nothing near has answered. */
async function* treesOf(search, commits, globs) {
	const near = commits.map(search.tree);
	yield* near.slice(0, 1);
	yield search.world.checkout;
	yield* near.slice(1);
	for (const { id } of await search.history("retrieval", globs)) if (!commits.includes(id)) yield search.tree(id);
}
async function snapshotIn(search, tree, path) {
	if (/^https?:/i.test(path)) return void 0;
	const { world, base, say } = search;
	try {
		const { retrieval } = await world.variants.override(base, tree, {
			layer: "retrieval",
			value: path
		});
		return retrieval.kind === "snapshot" ? retrieval.snapshot : void 0;
	} catch (error) {
		if (!isForPeople(error)) throw error;
		say(plainSentence(error.message));
		return;
	}
}
/** The same file lies in many commits. */
function isNew({ results }, seen) {
	const key = digestOf(results);
	const isKnown = seen.has(key);
	seen.add(key);
	return !isKnown;
}

// src/stories/find-players/version-of-documents.ts
/**
* The ways to what an index found, those first that are nearest to what was run: as recorded, from snapshots that name the
* index, from what recordings found for the same queries, and from an endpoint that only this state has.
*
* @param own the cases that were recorded in this state, where it is that of a record
*/
async function* documentsOf(search, wanted, { sample, earlier }, own) {
	const { version } = wanted;
	if (version.id === null) return;
	if (version.id === "none") {
		yield {
			means: { kind: "none" },
			what: "no retrieval",
			answers: async () => true
		};
		return;
	}
	const isOf = recordedUnder(version, own);
	const recorded = asRecorded(version.id, sample, isOf);
	const isReplayed = search.base.retrieval.kind === "recorded";
	if (isReplayed) yield* recorded;
	for await (const { snapshot, what } of snapshotsOf(search, wanted)) yield bySnapshot(await redacted(snapshot, search), what);
	const endpoint = await endpointOf(search, wanted);
	if (endpoint !== void 0) yield byEndpoint(endpoint, version.id);
	if (!isReplayed) yield* recorded;
	const found = foundIn([...sample.cases, ...earlier?.cases ?? []].flatMap(({ recordings }) => recordings).filter(isOf), version.id);
	if (found.results.length > 0) yield bySnapshot(found, `recordings of index ${version.id}`);
}
function asRecorded(index, { cases }, isOf) {
	const hasAny = searchedCases(cases).some(({ recordings }) => recordings.some(isOf));
	const what = `recordings of index ${index}`;
	return hasAny ? [{
		means: { kind: "recorded" },
		what,
		answers: async (one) => isOf(one)
	}] : [];
}
function byEndpoint(means, index) {
	const answers = async ({ retrievals }) => retrievals.every(({ query }) => query !== void 0);
	return {
		means,
		what: `the endpoint of index ${index}`,
		answers
	};
}
/** The cases of which a recording holds a search. */
function searchedCases(cases) {
	return cases.filter(({ recordings }) => recordings.some(({ retrievals }) => retrievals.length > 0));
}
/** A recording's own stamp; and in the state of a suite that states its index, what has no stamp of its own. */
function recordedUnder(version, own) {
	const ids = new Set(own?.cases.flatMap(({ recordings }) => recordings.map(({ traceId }) => traceId)));
	return ({ traceId, versions: { retrieval } }) => retrieval.id === version.id || retrieval.id === null && version.source === "config" && ids.has(traceId);
}
/** The way that a person named. */
async function* waysOfVariant(search, { retrieval, versions }) {
	const index = versions.retrieval.id ?? "unknown";
	if (retrieval.kind === "snapshot") yield bySnapshot(await redacted(retrieval.snapshot, search), `the snapshot of index ${index}`);
	else yield {
		means: retrieval,
		what: "what was named",
		answers: async () => true
	};
}
function bySnapshot(snapshot, what) {
	const means = {
		kind: "snapshot",
		snapshot
	};
	const find = documentFinder(means, NO_SERVICES);
	const { signal } = new AbortController();
	return {
		means,
		what,
		answers: async (one) => (await find(one, {
			trial: 0,
			signal
		})).status === "found"
	};
}
/** A snapshot answers by itself. */
const NO_SERVICES = {
	search: async () => ({
		status: "failed",
		reason: "unreachable",
		detail: "a snapshot asks nobody"
	}),
	callTool: async () => ({
		status: "failed",
		reason: "unreachable",
		detail: "a snapshot asks nobody"
	})
};
/** What recordings found, as a snapshot: of each query the first. */
function foundIn(recordings, index) {
	const results = /* @__PURE__ */ new Map();
	for (const { retrievals } of recordings) for (const { query, documents } of retrievals) if (query !== void 0 && !results.has(query)) results.set(query, {
		query,
		documents
	});
	return {
		index,
		results: [...results.values()]
	};
}
/** Queries of traces are redacted, and a snapshot's are compared with them. */
async function redacted(snapshot, { suite }) {
	const { redact } = suite.traces;
	if (redact === null) return snapshot;
	const queries = await redactTexts(snapshot.results.map(({ query }) => query), void 0, redact);
	return {
		...snapshot,
		results: snapshot.results.map((one, place) => ({
			...one,
			query: queries[place] ?? one.query
		}))
	};
}
/** An endpoint answers from the index that it has now: it stands for a state only where the other one asked another. */
async function endpointOf(search, { standpoint }) {
	const own = search.commitOf(standpoint);
	const others = search.commits.filter((commit) => commit !== own);
	if (own === void 0 || others.length === 0) return void 0;
	const [mine, ...theirs] = await Promise.all([own, ...others].map((commit) => meansAt(search, commit)));
	if (mine?.kind !== "endpoint") return void 0;
	return theirs.some((means) => means?.kind === "endpoint" && means.endpoint.url === mine.endpoint.url) ? void 0 : mine;
}
async function meansAt(search, commit) {
	const tree = search.tree(commit);
	return (await search.contents(tree, "retrieval")).at(-1)?.retrieval;
}

// src/stories/find-players/covered-cases.ts
/** What all of these ways have the documents of. */
async function coverageOf(cases, ways) {
	const covered = [];
	for (const one of cases) {
		const [first, ...others] = await answerable(one.recordings, ways);
		if (first !== void 0) covered.push({
			...one,
			recordings: [first, ...others]
		});
	}
	return {
		cases: covered,
		answered: searchedCases(covered).length,
		searched: searchedCases(cases).length
	};
}
/** Whether enough is left: at least half of the questions that need documents, and ten where there are as many. */
function isEnough({ cases, answered, searched }, of) {
	return 2 * answered >= searched && (cases.length >= 10 || cases.length === of.length);
}
async function answerable(recordings, ways) {
	const found = [];
	for (const recording of recordings) if (recording.retrievals.length === 0 || await allAnswer(recording, ways)) found.push(recording);
	return found;
}
async function allAnswer(recording, ways) {
	for (const way of ways) if (!await way.answers(recording)) return false;
	return true;
}

// src/stories/find-players/documents-words.ts
/** Why the documents of an index cannot be had, as the end of a sentence. */
function whyNone(suite, version) {
	const documents = suite.layers.retrieval?.documents;
	if (version.id === null) return `its version is ${shownVersion(version)}`;
	const index = shownVersion(version);
	if (typeof documents === "object" && "endpoint" in documents) return `the endpoint answers from the index it has now, and no snapshot or recording of index ${index} is here`;
	return `no snapshot and no recording of index ${index} is here`;
}
/** That a way answers too few questions, as the end of a sentence. */
function tooFew(way, { answered, searched }) {
	return `${way.what} ${way.what.startsWith("recordings") ? "answer" : "answers"} ${counted(answered, searched)}${elsewhere(way)}`;
}
function elsewhere({ means, what }) {
	return means.kind === "snapshot" && !what.startsWith("recordings") ? ": it is of another corpus" : "";
}
/** The same of what two ways answer together. */
function tooFewOfBoth({ answered, searched }) {
	return `what the two indexes found is known together for ${counted(answered, searched)}`;
}
function counted(answered, searched) {
	return `${groupedNumber(answered)} of ${groupedNumber(searched)} questions`;
}
/** How many questions were left out, one sentence. */
function droppedNote(dropped, of) {
	return `${`${groupedNumber(dropped)} of ${groupedNumber(of)} questions were left out`}: their searches are not in what is known of the index.`;
}
/** What documents are, after "the documents are". */
function documentsOfKind({ retrieval, versions }) {
	switch (retrieval.kind) {
		case "recorded": return "as production recorded them";
		case "snapshot": return `those of the snapshot of index ${shownVersion(versions.retrieval)}`;
		case "endpoint": return "what the endpoint finds now";
		case "none": return "none";
		default: return retrieval;
	}
}

// src/stories/find-players/find-documents.ts
/**
* Gives both sides the documents of their index, and drops the questions that one of them cannot answer. An index that
* cannot be had for half of the questions is not played: then both sides are fed the same.
*/
async function findDocuments(search, asked) {
	const { difference, chosen, sample, states } = asked;
	const ways = {
		after: await wayOf(search, asked, "after"),
		before: await wayOf(search, asked, "before")
	};
	if (difference.difference !== "changed" || ways.before === void 0 || ways.after === void 0) return held(search, asked, ways, ["before", "after"].filter((side) => ways[side] === void 0).map((side) => `${states[side].label}: ${whyNone(search.suite, difference[side])}`).join("; "));
	const unread = await whyUnread(chosen, search.suite.target);
	if (unread !== void 0) return held(search, asked, ways, unread);
	const short = [ways.before, ways.after].find(({ coverage }) => !isEnough(coverage, sample.cases));
	if (short !== void 0) return held(search, asked, ways, tooFew(short.way, short.coverage));
	const both = await coverageOf(sample.cases, [ways.before.way, ways.after.way]);
	if (!isEnough(both, sample.cases)) return held(search, asked, ways, tooFewOfBoth(both));
	sayDropped(search, sample.cases, both);
	return {
		before: fed(chosen.before, ways.before.way, difference.before),
		after: fed(chosen.after, ways.after.way, difference.after),
		missing: [],
		cases: both.cases
	};
}
/** Of all ways the one that answers most; the first that answers all is not looked beyond. */
async function wayOf(search, asked, side) {
	const { difference, states, had, sample, earlier } = asked;
	const wanted = {
		layer: "retrieval",
		version: difference[side],
		standpoint: states[side]
	};
	const named = had[side].get("retrieval");
	const recorded = {
		sample,
		...earlier === void 0 ? {} : { earlier }
	};
	const ways = named === void 0 ? documentsOf(search, wanted, recorded, side === "after" ? sample : earlier) : waysOfVariant(search, named);
	let best;
	for await (const way of ways) {
		const coverage = await coverageOf(sample.cases, [way]);
		if (best === void 0 || coverage.cases.length > best.coverage.cases.length) best = {
			way,
			coverage
		};
		if (coverage.cases.length === sample.cases.length) break;
	}
	return best;
}
/** Both sides fed the same: what the later state had, else the earlier one, else what production recorded. */
async function held(search, { difference, chosen, sample, states }, ways, why) {
	const unread = await whyUnread(chosen, search.suite.target) !== void 0;
	const side = ["after", "before"].find((one) => {
		const way = ways[one];
		return way !== void 0 && isEnough(way.coverage, sample.cases) && !(unread && needsPrompt(way.way));
	});
	const isSame = difference.difference === "same";
	const missing = isSame ? [] : [{
		layer: "retrieval",
		why: why || unlikeVersions(difference)
	}];
	const way = side === void 0 ? void 0 : ways[side];
	if (side === void 0 || way === void 0) {
		const { base, say } = search;
		const other = base.retrieval.kind === "snapshot" && unread ? {
			...base,
			retrieval: { kind: "recorded" }
		} : base;
		if (searchedCases(sample.cases).length > 0 && base.retrieval.kind !== "none") say(`The documents are ${documentsOfKind(other)} in all that was replayed.`);
		return {
			...bothWith(chosen, calledAs(other, "retrieval", isSame ? difference.after : other.versions.retrieval)),
			missing,
			cases: sample.cases
		};
	}
	if (!isSame) search.say(`The documents are those of ${states[side].label} in all that was replayed.`);
	sayDropped(search, sample.cases, way.coverage);
	return {
		...bothWith(chosen, fed(chosen.after, way.way, difference[side])),
		missing,
		cases: way.coverage.cases
	};
}
function bothWith({ before, after }, variant) {
	return {
		before: withLayerOf(before, variant, "retrieval"),
		after: withLayerOf(after, variant, "retrieval")
	};
}
function fed(variant, { means }, version) {
	return calledAs({
		...variant,
		retrieval: means
	}, "retrieval", version);
}
/** Snapshots and endpoints go through the prompt; what was recorded is in the messages where no template reads it. */
function needsPrompt({ means }) {
	return means.kind === "snapshot" || means.kind === "endpoint";
}
/** Why other documents would reach no request; an application is given them as they are. */
async function whyUnread({ before, after }, target) {
	if (target.kind !== "agent") return void 0;
	for (const { template } of [before, after]) {
		if (template === void 0) return "the suite names no prompt template that other documents could go into";
		const parsed = await parsePrompt(template);
		if (parsed.status === "parsed" && !parsed.uses("documents")) return "the prompt template does not use documents, so another index cannot change anything";
	}
}
function sayDropped({ say }, of, { cases }) {
	if (cases.length < of.length) say(droppedNote(of.length - cases.length, of.length));
}

// src/stories/find-players/version-means.ts
/**
* What a person says a version is, read from where it is said to be.
* @throws UserError when it is not there, or brings another version than the state had
*/
async function meansOf({ base, world }, states, means) {
	const had = {
		before: /* @__PURE__ */ new Map(),
		after: /* @__PURE__ */ new Map()
	};
	for (const { side, override } of means) {
		const { versions, label } = states[side];
		const claim = {
			version: versions[override.layer],
			option: `--${side}`,
			of: label
		};
		had[side].set(override.layer, await world.variants.override(base, world.checkout, override, claim));
	}
	return had;
}
/**
* The versions of both states; of a layer whose difference cannot be told, those that were named. What the states say is
* not replaced: two declared names differ, and a name beside a hash tells nothing.
*/
function tuplesWith({ before, after }, had) {
	const named = (side) => {
		const versions = { ...{
			before,
			after
		}[side].versions };
		for (const { layer, difference } of diffTuples(before.versions, after.versions)) {
			const brought = had[side].get(layer)?.versions[layer];
			if (difference === "cannot-tell" && brought !== void 0) versions[layer] = brought;
		}
		return versions;
	};
	return {
		before: named("before"),
		after: named("after")
	};
}

// src/stories/find-players/version-search.ts
/**
* Opens a search from the two states. A commit that is gone, because history was rewritten or the clone is shallow, is
* told of, and its versions are looked for by their content in what is there.
*
* @throws UserError when no layer files can be read, neither in the commits nor in the checkout
*/
async function openVersionSearch(suite, { before, after }, world) {
	const notes = /* @__PURE__ */ new Set();
	const say = (note) => notes.add(note);
	const commitOfTree = /* @__PURE__ */ new Map();
	const tree = remembered((commit) => {
		const held = world.repository.at(commit);
		commitOfTree.set(held, commit);
		return held;
	});
	const here = await commitsHere(suite, [after, before], {
		world,
		tree,
		say
	});
	const commits = [...new Set(here.values())];
	const listed = /* @__PURE__ */ new Set();
	const isMerged = remembered(async (commit) => {
		const from = listed.has(commit) && !commits.includes(commit) ? commits : [commit];
		return (await Promise.all(from.map((one) => isInHistory(one, world)))).every(Boolean);
	});
	const ownVariants = remembered(async (one) => {
		const text = await one.read(suite.path);
		if (text === void 0 || text === await world.checkout.read(suite.path)) return void 0;
		const commit = commitOfTree.get(one);
		if (commit === void 0 || await isMerged(commit)) return world.variants.asOf?.(one);
		say(`The suite file of commit ${commit.slice(0, 7)} was not read: it is not in the history of what is checked out.`);
	});
	const base = await readable(world, [
		...commits.slice(0, 1).map(tree),
		world.checkout,
		...commits.slice(1).map(tree)
	]);
	const contents = remembered((one) => remembered(async (layer) => {
		await one.match([suite.path]);
		return (await Promise.all([world.variants, await ownVariants(one)].map((variants) => layerIn(variants, base, one, layer)))).filter((variant) => variant !== void 0);
	}));
	const historyOf = openHistory(commits, world, say);
	return {
		suite,
		world,
		base,
		commits,
		commitOf: ({ commit }) => commit === void 0 ? void 0 : here.get(commit),
		tree,
		contents: (one, layer) => contents(one)(layer),
		ownVariants,
		isMerged,
		async history(layer, more = []) {
			const found = await historyOf([
				...filesOfLayer(suite, layer),
				...more,
				suite.path
			]);
			for (const { id } of found) listed.add(id);
			return found;
		},
		get notes() {
			return [...notes];
		},
		say
	};
}
/** Whether a commit was merged into what is checked out. What cannot be told was not. */
async function isInHistory(commit, { repository }) {
	return await orUndefined(async () => {
		const head = await repository.resolve("HEAD");
		return head === commit ? head : (await repository.changeOf(commit, head)).base;
	}) === commit;
}
/** The commits of some states that are here, by what the states call them. */
async function commitsHere(suite, standpoints, search) {
	const here = /* @__PURE__ */ new Map();
	for (const standpoint of standpoints) {
		const { commit } = standpoint;
		if (commit === void 0 || here.has(commit)) continue;
		const found = await commitHere(suite, standpoint, search);
		if (found !== void 0) here.set(commit, found);
	}
	return here;
}
async function commitHere(suite, { commit = "", label }, { world, tree, say }) {
	try {
		const id = await world.repository.resolve(commit);
		await tree(id).match([suite.path]);
		return id;
	} catch (error) {
		if (!isForPeople(error)) throw error;
		say(`The commit ${commit.slice(0, 7)} of ${label} cannot be read (${error.message}): its versions were looked for by their content in the history that is here.`);
		return;
	}
}
/** The first tree in which every layer can be read. */
async function readable(world, trees) {
	let first;
	for (const tree of trees) try {
		return await world.variants.at(tree, tree.label);
	} catch (error) {
		if (!isForPeople(error)) throw error;
		first ??= error;
	}
	throw first;
}
async function layerIn(variants, base, tree, layer) {
	if (variants === void 0) return void 0;
	return orUndefined(async () => await variants.withLayer?.(base, tree, layer) ?? variants.at(tree, tree.label));
}

// src/stories/find-players.ts
/**
* Finds the versions of two states so that they can be replayed: prompt, policy and tools in git history by content,
* retrieval in snapshots and recordings, models by name. A layer that differs and cannot be had at both versions is in
* `missing`; all that is not played is held at the version of the later state, else of the earlier one, and told of where
* it is neither. Nothing is asked of a model.
*
* @throws UserError when a means brings another version than the state had, or no layer can be read at all
*/
async function findPlayers(suite, states, { sample, earlier, means = [] }, world) {
	const search = await openVersionSearch(suite, states, world);
	const had = await meansOf(search, states, means);
	const versions = tuplesWith(states, had);
	const differences = diffTuples(versions.before, versions.after);
	let chosen = {
		before: {
			...search.base,
			label: states.before.label
		},
		after: {
			...search.base,
			label: states.after.label
		},
		missing: []
	};
	for (const difference of differences) if (difference.layer !== "retrieval") chosen = choose(chosen, difference, await bothFound(search, {
		difference,
		states,
		had
	}), {
		states,
		search
	});
	const retrieval = differences.find(({ layer }) => layer === "retrieval");
	const found = await findDocuments(search, {
		difference: retrieval,
		states,
		had,
		chosen,
		sample,
		earlier
	});
	const read = await withoutUnread({
		...found,
		missing: [...chosen.missing, ...found.missing]
	}, differences, suite.target);
	const played = differences.flatMap(({ layer, difference }) => difference === "changed" && !read.missing.some((one) => one.layer === layer) ? [layer] : []);
	const equal = differences.every(({ difference }) => difference === "same");
	return {
		...read,
		played,
		missing: inOrder(read.missing),
		cases: found.cases,
		notes: [...search.notes, ...equal ? ["Both states have the same versions of all five layers."] : []]
	};
}
/** The players where both variants are at hand: what differs is played, save what reaches no request. */
async function playersOf(before, after, cases, target) {
	const differing = LAYERS.filter((layer) => isOther(before, after, layer));
	const unread = await unreadLayers(before, after, target);
	const played = differing.filter((layer) => !unread.some((one) => one.layer === layer));
	return {
		before: unread.reduce((variant, { layer }) => withLayerOf(variant, after, layer), before),
		after,
		played,
		missing: inOrder(unread.map(notReaching)),
		cases,
		notes: []
	};
}
/**
* How a layer stands once it is played: it differs, whatever its versions said. A person may have said where a version is
* that the states do not name; and what goes by one name may have other contents.
*/
function asPlayed(one, { played, before, after }) {
	const { layer, difference } = one;
	if (difference === "changed" || !played.includes(layer)) return one;
	return {
		layer,
		before: before.versions[layer],
		after: after.versions[layer],
		difference: "changed"
	};
}
/** A change of which nothing is sent would be replayed against itself. */
async function withoutUnread(found, differences, target) {
	const { before, after, missing } = found;
	const changed = new Set(differences.filter(({ difference }) => difference === "changed").map(({ layer }) => layer));
	const unread = (await unreadLayers(before, after, target)).filter(({ layer }) => changed.has(layer));
	return {
		before: unread.reduce((variant, { layer }) => withLayerOf(variant, after, layer), before),
		after,
		missing: [...missing, ...unread.map(notReaching)]
	};
}
function notReaching({ layer, why }) {
	return {
		layer,
		why: `its change reaches no request: ${why}`
	};
}
/** Whether a layer is another one: by its version, or by what is sent where nobody knows the version. */
function isOther(before, after, layer) {
	const [a, b] = [before.versions[layer], after.versions[layer]];
	if (a.id !== b.id) return true;
	return canonicalJson(partOf(before, layer)) !== canonicalJson(partOf(after, layer));
}
function partOf(variant, layer) {
	return layer === "prompt" ? variant.template : variant[layer];
}
function inOrder(missing) {
	return missing.toSorted((a, b) => LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer));
}

export { incidentCases as a, cosine as c, concludeAttribution as d, withCases as f, attributedMetrics as i, textVectors as l, findPlayers as n, experiment as o, playersOf as r, mmdCosine as s, asPlayed as t, labelPermutation as u };