import { r as scoresReplays } from "./scorer-spec.js";
import { i as sha256, r as normaliseText } from "./digest.js";
import { a as brokenTemplate } from "./too-dear.js";
import { t as differingLayers } from "./differing-layers2.js";
import { t as groupedNumber } from "./grouped-number.js";
import { I as scoredValues } from "./lib.js";
import { c as variance, s as mean } from "./distributions.js";
import { n as trialCount } from "./run2.js";
import { t as compare } from "./compare2.js";
import { a as KEPT_OF_AN_ANSWER, t as openVariants } from "./run-variants.js";
import { t as redactTexts } from "./redact.js";
import { n as servedModelVersion } from "./model-version.js";
import { o as diffTuples } from "./version.js";
import { t as incomparability } from "./incomparability.js";
import { t as isForPeople } from "./for-people.js";
import { t as gateAction } from "./gate.js";
import { t as missingVariables } from "./missing-variables.js";
import { t as notFoundOut } from "./not-found-out.js";
import { r as sideNotes } from "./run-notes.js";
import { t as sampleOfBaseline } from "./sample-of-baseline.js";
import { t as unreadLayers } from "./unread-layers.js";

// src/pipeline/looks/in-order.ts
/** Ids in an order that has nothing to do with what they stand for: that of their digests with a seed. */
function inOrder(ids, seed = "") {
	return ids.map((id) => ({
		id,
		digest: sha256(`${seed}\u0000look\u0000${id}`)
	})).sort((a, b) => a.digest < b.digest ? -1 : 1).map(({ id }) => id);
}

// src/pipeline/looks/information.ts
/**
* How much the true differences vary between cases, as a share of what one trial varies by. Nobody knows it beforehand.
* Small is safe: it makes more trials of a case count for more, so that early looks are taken to know less than they do.
*/
const BETWEEN_CASES = .05;
/**
* The planned information after each of the asks, as a share of what all of them give (STATISTICS.md): t = Var(last) /
* Var(look), with Var = Σ(ω² + σ²/K + σ²/K′) / n² over the n cases asked so far, K and K′ their trials on the two sides.
*
* @param variance of one trial, by case, 1 on average
* @param storedTrials K′, where the other side is not asked along
*/
function informationAfterEach(asks, variance, storedTrials) {
	const trials = /* @__PURE__ */ new Map();
	let sum = 0;
	const known = asks.map(({ id }) => {
		const own = trials.get(id) ?? 0;
		const one = variance.get(id) ?? 1;
		const asked = one / (own + 1) - (own === 0 ? 0 : one / own);
		const first = own === 0 ? BETWEEN_CASES + (storedTrials === void 0 ? 0 : one / storedTrials) : 0;
		sum += first + (storedTrials === void 0 ? 2 : 1) * asked;
		trials.set(id, own + 1);
		return trials.size ** 2 / sum;
	});
	return known.map((one) => one / (known.at(-1) ?? one));
}
/**
* The information that each look is taken to have.
*
* @param known after each ask  @param ends how many of them each look has seen
* @returns rising strictly to 1. Where a look that adds cases would know less than the one before, it is taken for
* equal: fractions too low are safe.
*/
function fractionsAt(ends, known) {
	let next = 1 / .999;
	return ends.toReversed().map((end) => {
		next = Math.min(known[end - 1] ?? 1, next * .999);
		return next;
	}).toReversed();
}

// src/pipeline/looks.ts
/** A look adds no fewer answers, and no fewer cases look for a drift. */
const FEWEST = 10;
/**
* Where the looks before the last end: once they have these shares of the answers and of the information. An earlier
* first look may claim next to nothing; a second one in the middle confirms most losses for less.
*/
const ENDS = {
	2: [1 / 2],
	3: [1 / 3, .6]
};
/** No case has more trials than so many times the average: a variance that was seen in a few trials is not trusted further. */
const MOST_TIMES = 3;
/**
* What is asked at each look, so that a comparison can stop early and further trials go where the variance is.
*
* All looks together ask cases × trials times, each as often as the others. Every case is asked once, in an order that
* has nothing to do with it; then trial after trial goes to the case with the highest σ / (2 · trials it has + 1). That
* is Neyman's allocation, trials in proportion to σ, made whole by the method of Sainte-Laguë. Variances are shrunk
* half-way to their mean. Without variances all cases get their second trial, then their third.
*
* The plan knows only what an earlier run has shown. Were a case asked again because of the scores it has now, its mean
* would be biased: a case whose first trial failed by chance would be given the chance to look better, and no other.
*/
function planLooks(input) {
	const { cases, trials, variances, storedTrials, seed } = input;
	const ids = inOrder(cases, seed);
	const variance = shrunken(ids, variances);
	const total = ids.length * trials;
	const asks = [...ids.map((id) => ({
		id,
		trial: 0
	})), ...furtherAsks(ids, trials, variance)].slice(0, total);
	const count = Math.max(1, Math.min(input.looks, Math.floor(total / FEWEST)));
	const known = informationAfterEach(asks, variance);
	const ends = endsOf(known, ENDS[count] ?? []);
	return {
		fractions: fractionsAt(ends, storedTrials === void 0 ? known : informationAfterEach(asks, variance, storedTrials)),
		looks: ends.map((end, at) => asks.slice(ends[at - 1] ?? 0, end))
	};
}
/** How many asks each look has seen. @param known information after each, with both sides asked alike */
function endsOf(known, shares) {
	let end = 0;
	return [...shares.map((share, at) => {
		const informed = known.findIndex((one) => one >= share - 1e-9) + 1;
		const most = known.length - FEWEST * (shares.length - at);
		end = Math.min(most, Math.max(end + FEWEST, informed, Math.round(share * known.length)));
		return end;
	}), known.length];
}
/** Relative variances, 1 on average; those of cases that an earlier run did not have are the mean. */
function shrunken(ids, variances) {
	const known = ids.flatMap((id) => variances?.get(id) ?? []);
	const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
	return new Map(ids.map((id) => [id, mean > 0 ? ((variances?.get(id) ?? mean) / mean + 1) / 2 : 1]));
}
function furtherAsks(ids, trials, variance) {
	return ids.flatMap((id) => Array.from({ length: MOST_TIMES * trials - 1 }, (_, place) => {
		const trial = place + 1;
		return {
			id,
			trial,
			claim: Math.sqrt(variance.get(id) ?? 1) / (2 * trial + 1)
		};
	})).sort((a, b) => b.claim - a.claim).map(({ id, trial }) => ({
		id,
		trial
	}));
}
/**
* The cases whose base is asked again where stored scores stand in for it: a share of them, at least ten, chosen by the
* digest of their ids. They are the first in the order of the looks, so that the first look can see a drift.
*
* @param share 0…1
*/
function controlOf(ids, share, seed) {
	return new Set(inOrder(ids, seed).slice(0, Math.max(FEWEST, Math.ceil(share * ids.length))));
}
/**
* Stops once every blocking metric is settled, or one has regressed for good. Nobody is blamed by stored scores: a
* regression, and scores that went missing against them, have the base replayed first. Nor does anything pass by them
* once the control has drifted, and nobody is praised by them. What they leave open at the last look stays open: a second
* chance to settle it would be one to pass a loss as well.
*
* The control is asked about a drift only when stored scores would end the looks: once a run, so that its level is the
* run's, and with all the answers that it has by then. That another model is served is known at once.
*
* @param looked.drift the stored scores against the control of now, compared at DRIFT_CONFIDENCE
* @param looked.fraction share of the final information that this look has, above 0; 1 at the last
*/
function nextStep(looked) {
	const { comparison, drift, base, fraction } = looked;
	const blocking = comparison.metrics.filter((metric) => metric.blocking);
	const has = (...verdicts) => blocking.some(({ verdict }) => verdicts.includes(verdict));
	const [isStored, isLast] = [base === "stored", fraction >= 1];
	const hasRegressed = blocking.some((metric) => isLossForGood(metric, fraction));
	if (isStored && (hasRegressed || has("errored") || drift !== void 0 && isServedOtherwise(drift))) return "replay-base";
	if (!(blocking.length > 0 && blocking.every(isGreen)) && !hasRegressed && !isLast) return "next-look";
	return isStored && (has("improved") || drift === void 0 || driftSeen(drift)) ? "replay-base" : "done";
}
/**
* Whether a regression would still be one at the last look, were the difference what it is now. A loss can be proved
* before it can be told whether it is smaller than the margin: then the next look may tell. The distance to the limit
* shrinks with √t by the information and with about √t by the level.
*/
function isLossForGood({ verdict, kind, evidence }, fraction) {
	if (verdict !== "regressed") return false;
	if (evidence === void 0 || kind === "slice-regressed" || fraction >= 1) return true;
	const { difference, lower, margin } = evidence;
	return difference - fraction * (difference - lower) <= -margin;
}
function isGreen({ verdict }) {
	return verdict === "improved" || verdict === "unchanged";
}
/** What a drift is looked for with: a level of 20 % a run. */
const DRIFT_CONFIDENCE = .8;
/** How it is split: a base that became better hides a loss; by one that became worse a change looks worse, which is confirmed anyway. */
const DRIFT_LEVELS = {
	better: .15,
	worse: .05
};
/**
* Whether the base of now can stand beside its stored scores no more: a blocking metric moved, by however little; or
* cannot be told; or another model is served. Eager on purpose, since a false alarm costs calls only.
*
* @param drift compared at DRIFT_CONFIDENCE; its p-values are adjusted for the blocking metrics
*/
function driftSeen(drift) {
	const hasMoved = ({ evidence }) => evidence === void 0 || evidence.pImproved < DRIFT_LEVELS.better || evidence.pRegressed < DRIFT_LEVELS.worse;
	return isServedOtherwise(drift) || drift.metrics.some((metric) => metric.blocking && hasMoved(metric));
}
function isServedOtherwise({ before, after }) {
	const known = Object.keys(before.environment.resolvedModels);
	return Object.keys(after.environment.resolvedModels).some((model) => !known.includes(model));
}

// src/pipeline/looks/trial-variances.ts
/**
* How much one trial of each case varied in an earlier run, for the plan of looks: the variance over its trials, each
* metric's as a multiple of its mean over all cases, summed. A case with fewer than two scores of a metric adds nothing to it.
*
* @param metrics those that decide
* @returns undefined where no case has two scores of any: nothing is known, which is not the same as no variance
*/
function trialVariances(rows, metrics) {
	const sums = /* @__PURE__ */ new Map();
	for (const metric of metrics) {
		const own = rows.flatMap((row) => {
			const found = variance(scoredValues(row.trials, metric));
			return found === null ? [] : [{
				id: row.id,
				found
			}];
		});
		const usual = mean(own.map(({ found }) => found));
		for (const { id, found } of own) sums.set(id, (sums.get(id) ?? 0) + (usual > 0 ? found / usual : 0));
	}
	return sums.size === 0 ? void 0 : sums;
}

// src/stories/effect/asking.ts
/**
* @param all what the looks ask of one side
* @param control cases whose base is asked along; all of them where no stored scores stand in for it
*/
function openAsking(replaying, all, control) {
	const [base, head] = replaying.arms;
	const byId = new Map(replaying.cases.map((one) => [one.id, one]));
	const asked = [];
	let isControlOnly = true;
	const isOfBase = ({ id }) => !isControlOnly || control.has(id);
	const ask = async (asks, label, armsOf) => {
		const total = all.length + all.filter(isOfBase).length;
		const asksOfCases = asks.flatMap((one) => {
			const own = byId.get(one.id);
			return own === void 0 ? [] : [{
				case: own,
				trial: one.trial,
				arms: armsOf(one)
			}];
		});
		await replaying.ask({
			asks: asksOfCases,
			total,
			label
		});
	};
	const sides = () => replaying.runs();
	return {
		sides,
		async next(asks, label) {
			asked.push(...asks);
			await ask(asks, label, (one) => isOfBase(one) ? [base, head] : [head]);
		},
		async catchUp() {
			const missing = asked.filter((one) => !isOfBase(one));
			isControlOnly = false;
			await ask(missing, "replay the base", () => [base]);
		},
		effort() {
			const [before, after] = sides();
			return {
				control: before.cases.length,
				cases: after.cases.length,
				answers: trialCount(before) + trialCount(after),
				planned: 2 * all.length
			};
		}
	};
}

// src/stories/effect/judged.ts
/** What the change does: the head against the base of now, or against its stored scores of the same cases. */
function effectIn(standing, { crossCheck }) {
	const { suite, sides, stored, look, usdPerAnswer } = standing;
	const [before, after] = sides;
	return compare(stored === void 0 ? before : onCasesOf(after, stored), after, {
		confidence: suite.gate.confidence,
		errorBudget: suite.budget.errors,
		slices: suite.gate.slices,
		metrics: after.metrics,
		crossCheck,
		...look.fractions.length === 1 ? {} : { look },
		...usdPerAnswer === void 0 ? {} : { usdPerAnswer }
	});
}
/**
* What time does: the base of now against its stored scores, on the cases that it was asked; undefined without a baseline.
*
* @param options.confidence the suite's own, or the one that a drift is looked for with
*/
function driftIn({ suite, sides, latest, stored, look }, options) {
	if (latest === void 0) return void 0;
	const [now, head] = sides;
	const before = stored === void 0 && look.at === look.fractions.length - 1 ? latest : onCasesOf(stored === void 0 ? head : now, latest);
	return compare(before, now, {
		...options,
		errorBudget: suite.budget.errors,
		metrics: now.metrics
	});
}
function onCasesOf({ cases }, run) {
	const asked = new Set(cases.map(({ id }) => id));
	return {
		...run,
		cases: run.cases.filter(({ id }) => asked.has(id))
	};
}

// src/stories/effect/looks.ts
/**
* Looks at a growing number of answers until every blocking metric is settled, or one has regressed.
*
* Where stored scores stand in for the base, it is asked for a share of the cases along with the head, to see whether
* they still hold. If they do not, or would be used to blame or to praise the head, the base is asked for all that the head
* was.
*
* @param latest the newest replayed baseline, whose sample the cases are
* @param stored the same, where its scores can stand in for a replay of the base
*/
function planEffect(suite, replaying, { latest, stored }, world) {
	const { gate, metrics, trials } = suite;
	const { seed } = suite.sample;
	const cases = replaying.cases.map(({ id }) => id);
	const looks = world.batched === true ? 1 : gate.looks;
	const deciding = metrics.filter(({ blocking }) => blocking);
	const variances = latest === void 0 || looks === 1 ? void 0 : trialVariances(latest.cases, deciding);
	const input = {
		cases,
		trials,
		looks,
		seed,
		...variances === void 0 ? {} : { variances }
	};
	const plan = planLooks(input);
	const withStored = stored === void 0 ? plan : planLooks({
		...input,
		storedTrials: stored.trials
	});
	const control = stored === void 0 ? new Set(cases) : controlOf(cases, gate.control, seed);
	const first = plan.looks[0] ?? [];
	const standingOf = (sides, isStored, at, usdPerAnswer) => ({
		suite,
		sides,
		latest,
		stored: isStored ? stored : void 0,
		look: {
			fractions: (isStored ? withStored : plan).fractions,
			at
		},
		usdPerAnswer
	});
	const all = plan.looks.flat();
	return {
		asks: {
			all: [all, all],
			least: [first.filter(({ id }) => control.has(id)), first]
		},
		take: (usdPerAnswer) => {
			const asking = openAsking(replaying, all, control);
			const base = stored === void 0 ? "replayed" : "stored";
			return take(plan.looks, {
				asking,
				base,
				replaying,
				standingOf,
				usdPerAnswer
			}, world);
		}
	};
}
async function take(looks, { asking, replaying, standingOf, usdPerAnswer, ...taking }, { progress }) {
	let base = taking.base;
	const looked = () => ({
		sides: asking.sides(),
		effort: {
			base,
			...asking.effort()
		}
	});
	for (const [at, asks] of looks.entries()) {
		const name = looks.length === 1 ? void 0 : `look ${at + 1} of ${looks.length}`;
		const say = (line) => progress.say(name === void 0 ? line : `${name}: ${line}`);
		const standing = () => standingOf(asking.sides(), base === "stored", at, usdPerAnswer);
		await asking.next(asks, name === void 0 ? "replay" : `replay, ${name}`);
		if (replaying.incomplete() !== void 0) return looked();
		let found = judged(standing());
		if (found.step === "replay-base") {
			base = found.isDrifted ? "drifted" : "confirmed";
			say(WHY_REPLAYED[base]);
			await asking.catchUp();
			if (replaying.incomplete() !== void 0) return looked();
			found = judged(standing());
		}
		if (found.step === "done") return {
			...looked(),
			...concluded(standing())
		};
		const { answers, planned } = looked().effort;
		say(`undecided so far, ${groupedNumber(answers)} of ${groupedNumber(planned)} answers`);
	}
	return looked();
}
const WHY_REPLAYED = {
	drifted: "the base may not be what its stored scores say any more, so it is replayed too",
	confirmed: "stored scores alone blame and praise nobody, so the base is replayed too"
};
function judged(standing) {
	const { fractions, at } = standing.look;
	const isStored = standing.stored !== void 0;
	const comparison = effectIn(standing, { crossCheck: false });
	const drift = isStored ? driftIn(standing, {
		confidence: DRIFT_CONFIDENCE,
		crossCheck: false
	}) : void 0;
	const base = isStored ? "stored" : "replayed";
	return {
		step: nextStep({
			comparison,
			...drift === void 0 ? {} : { drift },
			base,
			fraction: fractions[at] ?? 1
		}),
		isDrifted: drift !== void 0 && driftSeen(drift)
	};
}
function concluded(standing) {
	const { confidence } = standing.suite.gate;
	const drift = driftIn(standing, {
		confidence,
		crossCheck: true
	});
	return {
		comparison: effectIn(standing, { crossCheck: true }),
		...drift === void 0 ? {} : { drift }
	};
}

// src/pipeline/worst-cases.ts
/**
* The ids of the cases that lost most by the metrics that failed the comparison: the worst of each metric first, then the
* next of each, each case once.
*
* @param most ids, at least 1
*/
function worstCases({ metrics }, most) {
	const lists = metrics.filter(({ blocking, verdict }) => blocking && verdict === "regressed").map(({ evidence }) => evidence?.worst.map(({ id }) => id) ?? []);
	const longest = Math.max(0, ...lists.map((ids) => ids.length));
	const inTurns = Array.from({ length: longest }, (_, place) => lists.flatMap((ids) => ids.slice(place, place + 1)));
	return [...new Set(inTurns.flat())].slice(0, most);
}

// src/stories/effect/shown-answers.ts
const MOST_CASES = 5;
const LONGEST_SHOWN = 2e3;
/** Of a text that was cut, so much of its end is not shown: a secret that was cut in the middle is not recognised. */
const NOT_TRUSTED = KEPT_OF_AN_ANSWER / 2;
/**
* What the worst questions of a comparison got on both sides: at most five, redacted as traces are, at most 2,000 characters
* of each. Empty where the suite keeps answers to itself, and where no text is at hand.
*
* @throws UserError when one of the user's patterns cannot be used
*/
async function shownAnswers(suite, comparison, textOf) {
	if (suite.report.answers !== "shown") return [];
	const found = worstCases(comparison, MOST_CASES).map((id) => ({
		id,
		before: textOf("before", id),
		after: textOf("after", id)
	}));
	return (await Promise.all(found.map(async ({ id, before, after }) => ({
		case: id,
		...before === void 0 ? {} : { before: await shownText(before, suite) },
		...after === void 0 ? {} : { after: await shownText(after, suite) }
	})))).filter(({ before, after }) => before !== void 0 || after !== void 0);
}
async function shownText({ text, isCut }, { traces: { redact } }) {
	const [redacted = ""] = redact === null ? [text] : await redactTexts([text], void 0, redact);
	const safe = isCut ? redacted.slice(0, Math.max(0, redacted.length - NOT_TRUSTED)) : redacted;
	return isCut || safe.length > LONGEST_SHOWN ? `${safe.slice(0, LONGEST_SHOWN).toWellFormed()}…` : safe;
}

// src/stories/effect/stored-base.ts
/**
* Whether the scores of the latest baseline are those of this base: of the same layers, asked under the same suite file,
* measured by the same metrics, over the same recordings of the same cases. What is not known to be the same is not. An
* application's own code is no layer, so its scores of another day may be those of another system.
*/
async function storedBase(suite, { name, baseline }, now, world) {
	const { run } = baseline;
	const why = whyOtherSystem(suite, run, now) ?? whyOtherScores(run, now) ?? (await isSameSuite(suite, baseline.commit, now.tree, world) ? void 0 : `${suite.path} is not known to be the one that it was recorded with`);
	if (why !== void 0) return {
		status: "does-not",
		why: `${name.path} does not stand in for it: ${why}`
	};
	return {
		status: "stands-in",
		run: {
			...run,
			label: now.variant.label
		}
	};
}
function whyOtherSystem({ target }, stored, now) {
	if (target.kind !== "agent") return "an application's own code carries no version";
	const other = diffTuples(stored.versions, now.run.versions).find((one) => !isSame(one, stored, now.variant));
	return other && `it is not known to have the same ${other.layer}`;
}
/** Before an answer only the name that is asked for is known; and recordings are the same by another name, or none. */
function isSame({ layer, before, after, difference }, stored, base) {
	if (difference === "same") return true;
	if (layer === "model") {
		const [served, ...others] = Object.keys(stored.environment.resolvedModels);
		if (served === void 0 || others.length > 0) return false;
		const expected = servedModelVersion(after, served);
		return expected.id === before.id && expected.from === before.from;
	}
	return layer === "retrieval" && base.retrieval.kind === "recorded" && before.id === null && after.id === null && before.from === after.from;
}
function whyOtherScores(stored, { run, cases }) {
	for (const metric of run.metrics) {
		const other = incomparability(metric, stored, run);
		if (other !== void 0) return other.reason;
		const { name, blocking } = metric;
		if (blocking && !stored.cases.some((row) => hasScore(row, name))) return `it has no score of ${name}`;
	}
	const rows = new Map(stored.cases.map((row) => [row.id, row]));
	return cases.every((one) => isFedAlike(one, rows.get(one.id))) ? void 0 : "some of its cases had other traces";
}
function hasScore({ trials }, metric) {
	return trials.some(({ scores }) => scores[metric]?.status === "scored");
}
/** Trials go through a case's recordings in turn: with one of them gone they would be fed something else. */
function isFedAlike({ recordings }, row) {
	const fed = new Set(row?.trials.map(({ trace }) => trace));
	return fed.size === recordings.length && recordings.every(({ traceId }) => fed.has(traceId));
}
/** The suite file also says how a model is asked and what is redacted, which no layer's version tells. */
async function isSameSuite({ path }, commit, tree, world) {
	if (commit === void 0) return false;
	try {
		const recorded = await world.repository.at(await world.repository.resolve(commit)).read(path);
		const own = await tree.read(path);
		return recorded !== void 0 && own !== void 0 && normaliseText(recorded) === normaliseText(own);
	} catch (error) {
		if (isForPeople(error)) return false;
		throw error;
	}
}

// src/stories/effect.ts
/**
* What replacing one variant by another does: both are replayed now, on one sample, taking turns, and compared case by
* case, at several looks that may end it early. Where a baseline of the first is stored, its scores may stand in for most of its
* replay. The drift of the first against that baseline is told apart.
*
* @param found the result so far; what is found here is added to it
* @param from.tree the one that the suite was read from
*/
async function effectOf(suite, [before, after], found, from) {
	const { world, tree } = from;
	const changed = differingLayers(before, after);
	if (changed.length === 0) return nothingDiffers(found);
	const broken = await brokenTemplate(suite, [before, after]);
	if (broken !== void 0) return {
		...found,
		incomplete: broken
	};
	const { replayable, recorded } = withoutRecordedMetrics(suite);
	const unread = await unreadLayers(before, after, suite.target);
	const blind = unread.map(({ layer, why }) => `The change of ${layer} reaches no request, so this says nothing about it: ${why}.`);
	const told = {
		...found,
		notes: [
			...found.notes,
			...recorded,
			...blind
		]
	};
	const isUnread = (layer) => unread.some((one) => one.layer === layer);
	if (changed.every(isUnread) || replayable.metrics.length === 0) return undecided(told, replayable);
	const { drawn, latest } = await sampleOfBaseline(suite, world);
	if (drawn.status === "empty") return {
		...told,
		incomplete: drawn.incomplete
	};
	const { sample } = drawn;
	const replaying = await openVariants(replayable, [before, after], sample, world);
	const stored = await standIn(replayable, latest, {
		variant: before,
		tree
	}, replaying, world);
	const looks = planEffect(replayable, replaying, {
		latest: latest?.baseline.run,
		stored
	}, world);
	const { refused, usdPerAnswer } = await replaying.estimate(looks.asks);
	const looked = refused === void 0 ? await looks.take(usdPerAnswer) : void 0;
	const { runs, spend } = await replaying.close();
	const [beforeRun, afterRun] = runs;
	const unfilled = [before, after].map((variant) => missingVariables(suite, variant, sample.cases));
	const sides = [...await Promise.all(unfilled), ...[beforeRun, afterRun].map((run) => sideNotes(replayable, run))];
	const measured = {
		...told,
		spend,
		tuple: afterRun.versions,
		notes: [
			...told.notes,
			...drawn.notes,
			...new Set(sides.flat())
		]
	};
	const incomplete = refused ?? afterRun.incomplete;
	if (incomplete !== void 0 || looked?.comparison === void 0) return incomplete === void 0 ? measured : {
		...measured,
		incomplete
	};
	const comparison = withRetrievalAsFed(looked.comparison, before, after);
	const isGreen = comparison.verdict === "unchanged" || comparison.verdict === "improved";
	const isRemnant = latest !== void 0 && 2 * sample.cases.length < latest.baseline.run.cases.length;
	const verdict = isGreen && (unread.length > 0 || isRemnant) ? "inconclusive" : comparison.verdict;
	const answers = verdict === "regressed" ? await shownAnswers(suite, comparison, (side, id) => textOf(replaying, side, id)) : [];
	const isSeveral = changed.filter((layer) => !isUnread(layer)).length > 1;
	const blamed = verdict === "regressed" && isSeveral && found.story === "check" ? await whichLayer(replayable, {
		variants: [before, after],
		runs: looked.sides,
		sample,
		comparison,
		spend
	}, world) : { notes: [] };
	return {
		...measured,
		...blamed,
		notes: [...measured.notes, ...blamed.notes],
		verdict,
		gate: gateAction(verdict, suite.gate),
		comparison,
		...answers.length === 0 ? {} : { answers },
		effort: looked.effort,
		...looked.drift === void 0 ? {} : { drift: looked.drift },
		...latest === void 0 ? {} : { baseline: latest.name.path }
	};
}
/**
* Which of several layers did it, where the suite wants to be told. What keeps it from being found out is a note: the
* verdict stands without it.
*/
async function whichLayer(suite, change, world) {
	if (!suite.attribution.isAutomatic) return { notes: [] };
	try {
		const { attributeChange } = await import("./attribute-change.js");
		const attribution = await attributeChange(suite, change, world);
		return {
			...attribution === void 0 ? {} : { attribution },
			notes: []
		};
	} catch (error) {
		return { notes: [notFoundOut(error)] };
	}
}
/**
* The scores that stand in for most of a replay of the base, if any do. Not where the control is all of the cases, since
* that would save nothing; nor for batches, which are asked all at once.
*/
async function standIn(suite, latest, base, replaying, world) {
	const [run] = replaying.runs();
	if (latest === void 0 || run === void 0 || world.batched === true) return void 0;
	const ids = replaying.cases.map(({ id }) => id);
	if (controlOf(ids, suite.gate.control).size === ids.length) return void 0;
	const found = await storedBase(suite, latest, {
		...base,
		run,
		cases: replaying.cases
	}, world);
	if (found.status === "stands-in") return found.run;
	world.progress.say(`The base is replayed in full: ${found.why}.`);
}
/** Arms may stand for other variants than were asked for: documents fed as recorded. They are in the same order. */
function textOf({ arms, textOf: of }, side, id) {
	const arm = arms[side === "before" ? 0 : 1];
	return arm && of?.(arm.variant, id);
}
/** Files moved, or changed in their line ends: the model would be sent the same. */
function nothingDiffers(found) {
	const note = "No layer differs between the two sides: what a model would be sent is the same.";
	return {
		...found,
		verdict: "not-affected",
		gate: "pass",
		notes: [...found.notes, note]
	};
}
function undecided(told, { metrics, gate }) {
	const notes = metrics.length === 0 ? [...told.notes, "No metric of this suite looks at a replayed answer."] : told.notes;
	return {
		...told,
		verdict: "inconclusive",
		gate: gateAction("inconclusive", gate),
		notes
	};
}
/** What production recorded is the same on both sides of a replay: it would always pass, and says nothing. */
function withoutRecordedMetrics(suite) {
	const metrics = suite.metrics.filter(({ spec }) => scoresReplays(spec));
	const left = suite.metrics.filter((metric) => !metrics.includes(metric)).map(({ name }) => name);
	const note = `Left out, because production recorded it and a replay cannot change it: ${left.join(", ")}.`;
	return {
		replayable: {
			...suite,
			metrics
		},
		recorded: left.length === 0 ? [] : [note]
	};
}
/**
* What the versions alone cannot tell of retrieval: fed the same recordings, both sides have the same one, known by name
* or not; and a snapshot in place of recordings is another.
*/
function withRetrievalAsFed(comparison, before, after) {
	const recordings = [before, after].filter(({ retrieval }) => retrieval.kind === "recorded").length;
	const layers = comparison.layers.map((one) => {
		if (one.layer !== "retrieval" || one.difference !== "cannot-tell" || recordings === 0) return one;
		return {
			...one,
			difference: recordings === 2 ? "same" : "changed"
		};
	});
	return {
		...comparison,
		layers
	};
}

export { effectOf as t };