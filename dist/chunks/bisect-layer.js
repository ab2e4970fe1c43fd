import { i as __toESM } from "./rolldown-runtime.js";
import { t as filesOfLayer } from "./touched-layers.js";
import { t as diffArrays } from "./libesm.js";
import { a as brokenTemplate } from "./too-dear.js";
import { n as orUndefined, t as isForPeople } from "./for-people.js";
import { n as digestOf, r as normaliseText } from "./digest.js";
import { i as variantOfCell, n as isFailing, t as FIRST_TRIAL } from "./trial-numbers.js";
import { I as scoredValues, t as require_lib } from "./lib.js";
import { t as openVariants } from "./run-variants.js";
import { n as spentTogether, t as budgetLeft } from "./budget-left.js";

// src/pipeline/bisect/hunks.ts
/** Cuts a change into hunks. A file that comes or goes is one hunk. */
function hunksOf(before, after) {
	const pieces = [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].toSorted().flatMap((path) => piecesOf(path, textAt(before, path), textAt(after, path)));
	const changed = pieces.filter(({ hunk }) => hunk !== void 0);
	const places = new Map(changed.map((piece, place) => [piece, place]));
	return {
		list: changed.flatMap(({ hunk }) => hunk === void 0 ? [] : [hunk]),
		withFirst(count) {
			const texts = /* @__PURE__ */ new Map();
			for (const piece of pieces) {
				const chosen = (places.get(piece) ?? 0) < count ? piece.after : piece.before;
				if (chosen !== void 0) texts.set(piece.path, (texts.get(piece.path) ?? "") + chosen);
			}
			return Object.fromEntries(texts);
		}
	};
}
function piecesOf(path, before, after) {
	if (before === void 0 || after === void 0) return [{
		path,
		before,
		after,
		hunk: {
			file: path,
			from: 1,
			lines: after === void 0 ? 0 : linesOf(after).length
		}
	}];
	const pieces = [];
	let line = 1;
	for (const { before: gone, after: come } of stretches(linesOf(before), linesOf(after))) {
		const isEqual = gone === come;
		const lines = linesOf(come).length;
		const hunk = {
			file: path,
			from: line,
			lines
		};
		pieces.push({
			path,
			before: gone,
			after: come,
			...isEqual ? {} : { hunk }
		});
		line += lines;
	}
	return pieces.length === 0 ? [{
		path,
		before,
		after
	}] : pieces;
}
/** What is gone and what came in its place are one stretch. */
function stretches(before, after) {
	const found = [];
	for (const { value, added, removed } of diffArrays(before, after)) {
		const text = value.join("");
		const isEqual = !added && !removed;
		const last = found.at(-1);
		const own = last !== void 0 && !last.isEqual && !isEqual ? last : {
			before: "",
			after: "",
			isEqual
		};
		if (own !== last) found.push(own);
		if (!added) own.before += text;
		if (!removed) own.after += text;
	}
	return found;
}
/** With their ends, so that joined they are the text. */
function linesOf(text) {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
function textAt(texts, path) {
	return Object.hasOwn(texts, path) ? texts[path] : void 0;
}

// src/statistics/bayesect.ts
var import_lib = /* @__PURE__ */ __toESM(require_lib(), 1);
/**
* Bisection where a test fails only sometimes.
*
* Answers: with versions from newest to oldest, since which one has the failure rate been another? Assumes one change,
* and a constant, unknown rate on either side of it (prior Beta(½, ½)): log posterior(b) = log prior(b) + lnB(½+y_L, ½+n_L)
* + lnB(½+y_R, ½+n_R), left sums over 0..b, right sums over what is older. The next version to run is the one that leaves
* the least expected entropy; ties go to the one nearest the middle. Source: git_bayesect (MIT), with its tests' values.
*
* @param options.prior weight of each version, ≥ 0; 0 for one that cannot run, which is never the next
* @param options.failures, options.runs of each version
*/
function bayesect({ prior, failures, runs }) {
	const sides = prior.map((_, b) => ({
		left: {
			failures: sumOf(failures.slice(0, b + 1)),
			runs: sumOf(runs.slice(0, b + 1))
		},
		right: {
			failures: sumOf(failures.slice(b + 1)),
			runs: sumOf(runs.slice(b + 1))
		}
	}));
	const logs = sides.map(({ left, right }, b) => Math.log(prior[b] ?? 0) + evidenceOf(left) + evidenceOf(right));
	const largest = Math.max(...logs);
	const posterior = normalised(logs.map((log) => Math.exp(log - largest)));
	return {
		posterior,
		next: leastNearMiddle(prior.map((weight, version) => {
			if (weight === 0) return Number.POSITIVE_INFINITY;
			const failing = sides.map(({ left, right }, b) => chanceOf(version <= b ? left : right));
			return expectedEntropy(posterior, failing);
		}))
	};
}
function evidenceOf({ failures, runs }) {
	return (0, import_lib.default)(.5 + failures, .5 + runs - failures) - (0, import_lib.default)(.5, .5);
}
function chanceOf({ failures, runs }) {
	return (.5 + failures) / (1 + runs);
}
/** @param failing chance of a failure under each hypothesis */
function expectedEntropy(posterior, failing) {
	return [posterior.map((probability, b) => probability * (failing[b] ?? 0)), posterior.map((probability, b) => probability * (1 - (failing[b] ?? 0)))].reduce((sum, outcome) => sum + sumOf(outcome) * entropyOf(normalised(outcome)), 0);
}
function entropyOf(probabilities) {
	return -probabilities.reduce((sum, p) => p > 0 ? sum + p * Math.log(p) : sum, 0);
}
function leastNearMiddle(entropies) {
	const least = Math.min(...entropies);
	if (!Number.isFinite(least)) return null;
	const middle = Math.floor(entropies.length / 2);
	return entropies.flatMap((entropy, version) => entropy <= least + 1e-12 ? [version] : []).reduce((a, b) => Math.abs(b - middle) < Math.abs(a - middle) ? b : a);
}
function normalised(weights) {
	const total = sumOf(weights);
	return weights.map((weight) => weight / total);
}
function sumOf(values) {
	return values.reduce((sum, value) => sum + value, 0);
}

// src/pipeline/bisect.ts
/** How sure it must be. */
const SURE = .95;
/** Which version brought the failures, as far as the runs tell. All weights 0: nothing is known, all are 0. */
function bisectionOf(tally) {
	if (tally.prior.every((weight) => weight === 0)) return { probabilities: tally.prior.map(() => 0) };
	const probabilities = asked(tally).posterior.toReversed();
	const found = probabilities.findIndex((probability) => probability >= SURE);
	return {
		probabilities,
		...found < 0 ? {} : { found }
	};
}
/** The version whose next run tells most; undefined where none can be run. */
function nextVersion(tally) {
	const { next } = asked(tally);
	return next === null ? void 0 : tally.runs.length - 1 - next;
}
/** The rule counts from the newest. */
function asked({ prior, runs, failures }) {
	return bayesect({
		prior: prior.toReversed(),
		runs: runs.toReversed(),
		failures: failures.toReversed()
	});
}

// src/stories/bisect-layer/runs.ts
/** Runs of one bisection, at most: four failures in ten against one take 100 to 150, and one bisection in ten 300. */
const MOST_RUNS = 400;
/** Runs of one version at once. More would be chosen knowing less; three cost hardly a run more than one by one. */
const MOST_AT_ONCE = 3;
/** Runs versions until one is sure to have brought the failures. One run is one trial of the next case in turn. */
async function bisectRuns(suite, versions, world) {
	const { variants, metric, cases } = versions;
	const prior = variants.map((variant) => variant === void 0 ? 0 : 1);
	const none = {
		prior,
		runs: prior.map(() => 0),
		failures: prior.map(() => 0)
	};
	const candidates = prior.flatMap((weight, place) => weight > 0 && place > 0 ? [place] : []);
	const [only] = candidates;
	if (only !== void 0 && candidates.length === 1) return {
		tally: none,
		standing: bisectionOf({
			...none,
			prior: prior.map((_, place) => place === only ? 1 : 0)
		}),
		runs: 0
	};
	const narrowed = {
		...suite,
		metrics: [metric],
		trials: 1,
		report: { answers: "none" }
	};
	const askable = variants.filter((variant) => variant !== void 0);
	const replaying = await openVariants(narrowed, askable, sampleOf(cases, suite), world);
	const { refused } = await replaying.estimate(plannedAsks(replaying, versions.firstTrial));
	if (refused !== void 0) return {
		tally: none,
		standing: bisectionOf(none),
		runs: 0,
		problem: `${refused.problem}.`
	};
	return take({
		...versions,
		replaying,
		prior
	}, suite.concurrency);
}
async function take({ replaying, prior, ...versions }, concurrency) {
	const { variants, metric, what, firstTrial } = versions;
	const places = variants.flatMap((variant, place) => variant === void 0 ? [] : [place]);
	const tallied = () => tallyOf(replaying.runs(), {
		places,
		prior,
		metric
	});
	let asked = 0;
	let tally = tallied();
	while (asked < MOST_RUNS && bisectionOf(tally).found === void 0 && replaying.incomplete() === void 0) {
		const version = nextVersion(tally);
		const arm = version === void 0 ? void 0 : replaying.arms[places.indexOf(version)];
		if (arm === void 0 || replaying.cases.length === 0) break;
		const count = Math.min(concurrency, MOST_AT_ONCE, MOST_RUNS - asked);
		const asks = Array.from({ length: count }, (_, place) => asked + place).flatMap((run) => {
			const one = replaying.cases[run % replaying.cases.length];
			return one === void 0 ? [] : [{
				case: one,
				trial: firstTrial + run,
				arms: [arm]
			}];
		});
		await replaying.ask({
			asks,
			total: MOST_RUNS,
			label: `bisect ${what}`
		});
		asked += asks.length;
		tally = tallied();
	}
	const stopped = replaying.incomplete();
	const { spend } = await replaying.close();
	const standing = bisectionOf(tally);
	const problem = standing.found === void 0 ? stopped?.problem ?? `${asked} runs were not enough` : void 0;
	return {
		tally,
		standing,
		runs: asked,
		spend,
		...problem === void 0 ? {} : { problem: `${problem}.` }
	};
}
/** How often each version was run and failed. What has no score says nothing. */
function tallyOf(runs, of) {
	const { places, prior, metric } = of;
	const counts = prior.map((_, place) => {
		const values = runs[places.indexOf(place)]?.cases.flatMap(({ trials }) => scoredValues(trials, metric)) ?? [];
		return {
			runs: values.length,
			failures: values.filter((value) => isFailing(value, metric)).length
		};
	});
	return {
		prior,
		runs: counts.map((one) => one.runs),
		failures: counts.map((one) => one.failures)
	};
}
/** What it takes at the most, evenly spread; and at the least two runs of every other version. */
function plannedAsks({ arms, cases }, firstTrial) {
	const spread = (runs) => arms.map((_, place) => Array.from({ length: runs }, (_, run) => ({ run })).filter(({ run }) => run % arms.length === place).flatMap(({ run }) => {
		const one = cases[run % cases.length];
		return one === void 0 ? [] : [{
			id: one.id,
			trial: firstTrial + run
		}];
	}));
	return {
		all: spread(MOST_RUNS),
		least: spread(Math.min(MOST_RUNS, LEAST_RUNS))
	};
}
/** Where every run of one side fails and none of the other. */
const LEAST_RUNS = 8;
function sampleOf(cases, { sample }) {
	return {
		cases,
		seed: sample.seed,
		traces: cases.length,
		strata: [],
		digest: digestOf(cases.map(({ id }) => id).toSorted()),
		leftOut: {}
	};
}

// src/stories/bisect-layer/tree.ts
/**
* The later state with one layer as a tree holds it.
* @throws UserError when the layer's files are missing or unreadable there
*/
async function withLayerOfTree({ after }, { layer, tree, label }, { variants }) {
	return {
		...variants.withLayer === void 0 ? variantOfCell({
			before: after,
			after: await variants.at(tree, label)
		}, [layer]) : await variants.withLayer(after, tree, layer),
		label
	};
}
/** The texts of a layer's files in a tree, as they are hashed. @throws UserError when one cannot be read */
async function layerTexts(tree, globs) {
	const texts = {};
	for (const path of unique([...await tree.match(globs), ...globs])) {
		const text = await tree.read(path);
		if (text !== void 0) texts[path] = normaliseText(text);
	}
	return texts;
}
/** A tree that holds these texts, of those that lie where one of some trees has a file. */
function treeOfTexts(texts, trees, label) {
	return {
		label,
		match: async (globs) => {
			return unique((await Promise.all(trees.map((tree) => tree.match(globs)))).flat()).filter((path) => Object.hasOwn(texts, path)).toSorted();
		},
		read: async (path) => Object.hasOwn(texts, path) ? texts[path] : void 0,
		async *open(path) {
			if (Object.hasOwn(texts, path)) yield new TextEncoder().encode(texts[path]);
		}
	};
}
function unique(paths) {
	return [...new Set(paths.filter((path) => path !== void 0))];
}

// src/stories/bisect-layer/hunks.ts
/** Hunks that are told apart, at most; a change of more is another text. */
const MOST_HUNKS = 200;
/** Which hunk of one change brought the failures: more and more of its hunks, in order, are versions again. */
async function bisectHunks(suite, change, world) {
	const { past, from, to, cases, metric, firstTrial } = change;
	const { layer } = past;
	if (layer === "retrieval") return { notes: [] };
	if (from.tree === void 0 || to.tree === void 0 || from.variant === void 0 || to.variant === void 0) return { notes: [`Which hunk of the change it was is not known: the texts of the ${layer} are not at hand.`] };
	try {
		const globs = filesOfLayer(suite, layer);
		const hunks = hunksOf(await layerTexts(from.tree, globs), await layerTexts(to.tree, globs));
		const count = hunks.list.length;
		if (count === 0 || count > MOST_HUNKS) return { notes: [`The change of the ${layer} was not cut into hunks: it has ${count} of them.`] };
		const trees = [from.tree, to.tree];
		const between = await Promise.all(Array.from({ length: count - 1 }, (_, place) => prefixOf(suite, {
			hunks,
			count: place + 1,
			past,
			trees
		}, world)));
		const variants = [
			from.variant,
			...between,
			to.variant
		];
		const what = `the hunks of the ${layer}`;
		const { tally, standing, runs, spend, problem } = await bisectRuns(suite, {
			what,
			variants,
			cases,
			metric,
			firstTrial
		}, world);
		const { found } = standing;
		return {
			hunks: {
				list: hunks.list.map((hunk, place) => ({
					...hunk,
					probability: standing.probabilities[place + 1] ?? 0
				})),
				runs,
				...found === void 0 ? {} : { found: found - 1 }
			},
			...spend === void 0 ? {} : { spend },
			notes: notesOn$1(tally.prior, problem, layer)
		};
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return { notes: [`Which hunk of the change it was is not known: ${error.message}.`] };
	}
}
/** The later state with the first hunks of the change alone; undefined where that cannot be run. */
async function prefixOf(suite, of, world) {
	const { hunks, count, past, trees } = of;
	const { layer, players } = past;
	const label = `${layer} with ${count} of ${hunks.list.length} hunks`;
	return orUndefined(async () => {
		const source = treeOfTexts(hunks.withFirst(count), trees, label);
		const held = await withLayerOfTree(players, {
			layer,
			tree: source,
			label
		}, world);
		return await brokenTemplate(suite, [held]) === void 0 ? held : void 0;
	});
}
function notesOn$1(prior, problem, layer) {
	const broken = prior.filter((weight) => weight === 0).length;
	return [
		...broken === 0 ? [] : [`With some of its hunks alone the ${layer} cannot be run, ${broken} times; the hunk that mends it stands for those before.`],
		...problem === void 0 ? [] : [`Which hunk of the change it was is not settled: ${problem}`],
		...prior.length > 2 ? ["Hunks came in one after another: where several need each other, the last of them is named."] : []
	];
}

// src/stories/bisect-layer/versions.ts
/** Commits that are looked at, at most. */
const MOST_COMMITS = 200;
/** Commits as old as the state of before that are looked at for its version: so many may have been merged after it. */
const MOST_OLDER = 20;
/**
* The versions that a layer had between two states, from the history of its files. A version that came back is there
* once, where it came the last time. One that cannot be built is there without a variant.
*/
async function versionsBetween(suite, past, world) {
	const { layer, players, after } = past;
	const base = after.commit === void 0 ? world.checkout : world.repository.at(after.commit);
	const first = {
		...earliest(past, world),
		variant: firstOf(players, layer)
	};
	const last = {
		...latest(past),
		tree: base,
		variant: players.after
	};
	try {
		const walked = await walk(suite, past, world);
		return {
			versions: joined(first, last, walked),
			notes: notesOn(walked, layer)
		};
	} catch (error) {
		if (!isForPeople(error)) throw error;
		const note = `The history of the ${layer} was not read, so what lies between its two versions is not known: ${error.message}.`;
		return {
			versions: [first, last],
			notes: [note]
		};
	}
}
/**
* Goes back from the later state to the version of before; or to the time of before, where history has not got it. What
* was made before that and merged after it lies between.
*/
async function walk(suite, past, world) {
	const { layer, players, before, after } = past;
	const globs = filesOfLayer(suite, layer);
	const tip = after.commit ?? await world.repository.resolve("HEAD");
	const wanted = [before, players.before].map(({ versions }) => versions[layer].id);
	const isOlder = ({ at }) => before.at !== void 0 && Date.parse(at) <= Date.parse(before.at);
	const met = [];
	const newer = [];
	for (const commit of await world.repository.history(globs, tip, MOST_COMMITS)) {
		if (isOlder(commit) && met.length - newer.length === MOST_OLDER) break;
		const one = await metAt(suite, commit, past, world);
		if (wanted.includes(one.id)) return {
			versions: met,
			first: one,
			isCut: false
		};
		met.push(one);
		if (!isOlder(commit)) newer.push(one);
	}
	return {
		versions: before.at === void 0 ? [] : newer,
		isCut: true
	};
}
async function metAt(suite, { id: commit, at }, { layer, players }, world) {
	const source = world.repository.at(commit);
	const named = {
		commit,
		at,
		tree: source
	};
	try {
		const held = await withLayerOfTree(players, {
			layer,
			tree: source,
			label: `${layer} of ${commit.slice(0, 7)}`
		}, world);
		const id = held.versions[layer].id ?? commit;
		const broken = await brokenTemplate(suite, [held]);
		if (broken !== void 0) return {
			id,
			...named,
			problem: broken.problem
		};
		return {
			id,
			...named,
			variant: held
		};
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return {
			id: commit,
			...named,
			problem: error.message
		};
	}
}
/** Oldest first, each id once. */
function joined(first, last, walked) {
	const { versions } = walked;
	const from = versions.findIndex(({ id }) => id === last.id);
	const own = versions.slice(Math.max(0, from));
	const kept = [];
	for (const [place, one] of own.entries()) {
		const newest = kept.at(-1);
		if (own[place - 1]?.id === one.id && newest?.id === one.id) kept[kept.length - 1] = {
			...newest,
			...placeOf(one)
		};
		else if (!kept.some(({ id }) => id === one.id)) kept.push(one);
	}
	const [head] = kept;
	const newest = head?.id === last.id ? {
		...last,
		...placeOf(head)
	} : last;
	const between = kept.filter(({ id }) => id !== last.id).toReversed();
	return [
		walked.first === void 0 ? first : {
			...first,
			...placeOf(walked.first)
		},
		...between,
		newest
	];
}
function placeOf({ commit, at, tree }) {
	return {
		...commit === void 0 ? {} : { commit },
		...at === void 0 ? {} : { at },
		...tree === void 0 ? {} : { tree }
	};
}
function notesOn({ versions, isCut }, layer) {
	const broken = versions.flatMap(({ commit, problem }) => problem === void 0 ? [] : [`The ${layer} of commit ${commit.slice(0, 7)} cannot be run: ${problem}.`]);
	const cut = `The version of before is not in the history of the ${layer} as it is now, so versions between may be missing.`;
	return isCut ? [cut, ...broken] : broken;
}
/** The version of before; its tree, where the commit is known and still there, is asked for only when it is needed. */
function earliest({ layer, players, before }, world) {
	const id = before.versions[layer].id ?? players.before.versions[layer].id ?? "unknown";
	return before.commit === void 0 ? { id } : {
		id,
		tree: world.repository.at(before.commit)
	};
}
function latest({ layer, players, after }) {
	return { id: players.after.versions[layer].id ?? after.versions[layer].id ?? "unknown" };
}
/** The later state with the layer's version of before. */
function firstOf({ before, after }, layer) {
	return {
		...variantOfCell({
			before: after,
			after: before
		}, [layer]),
		label: `${layer} of ${before.label}`
	};
}

// src/stories/bisect-layer.ts
/**
* Which version of a layer brought a loss, and which hunk of that version's change: Bayesian bisection over replays that
* fail only sometimes. All else stays at the later state. Stops when one is sure at 95 %, after 400 runs, or at a cap of
* the suite's budget, which is all its own; then it says how far it came.
*
* @returns without `found` where there is no answer, with the reason in its notes
*/
async function bisectLayer(suite, request, world) {
	const { layer, cases } = request;
	const metric = suite.metrics.find(({ name }) => name === request.metric);
	const why = whyNot(suite, request, metric);
	if (metric === void 0 || why !== void 0) return {
		layer,
		versions: [],
		runs: 0,
		notes: why === void 0 ? [] : [why]
	};
	const { versions, notes } = await versionsBetween(suite, request, world);
	const variants = versions.map(({ variant }) => variant);
	const bisected = await bisectRuns(suite, {
		what: `the ${layer}`,
		variants,
		cases,
		metric,
		firstTrial: FIRST_TRIAL.versions
	}, world);
	const found = foundIn(bisected);
	const told = {
		layer,
		versions: versions.map((version, place) => shown(version, place, bisected)),
		runs: bisected.runs,
		...found === void 0 ? {} : { found },
		...spent(bisected.spend),
		notes: [
			...notes,
			...unsettled(bisected, layer),
			...standsFor(versions, found)
		]
	};
	const to = found === void 0 ? void 0 : versions[found];
	const from = found === void 0 ? void 0 : versions.slice(0, found).findLast(({ variant }) => variant !== void 0);
	if (from === void 0 || to === void 0) return told;
	const left = {
		...suite,
		budget: budgetLeft(suite.budget, bisected.spend)
	};
	const change = {
		past: request,
		from,
		to,
		cases,
		metric,
		firstTrial: FIRST_TRIAL.hunks
	};
	const inside = await bisectHunks(left, change, world);
	return {
		...told,
		...inside.hunks === void 0 ? {} : { hunks: inside.hunks },
		...spent(bisected.spend, inside.spend),
		notes: [...told.notes, ...inside.notes]
	};
}
/** Why nothing is run, one sentence with a full stop. */
function whyNot(suite, { layer, cases, metric: name }, metric) {
	if (layer === "model") return "A model has no versions in between: it is known by its name alone.";
	if (filesOfLayer(suite, layer).length === 0) return `The suite names no files of the ${layer}, so there is no history of its versions.`;
	if (metric === void 0) return `The suite has no metric ${name} by which versions could be told apart.`;
	if (metric.unit !== "score") return `By ${name} a trial does not pass or fail, so its versions were not told apart.`;
	if (cases.length === 0) return `No question tells the versions of the ${layer} apart.`;
}
/** That of before cannot have brought it. */
function foundIn({ standing: { found } }) {
	return found === 0 ? void 0 : found;
}
function shown({ id, commit, at }, place, { tally, standing }) {
	return {
		id,
		...commit === void 0 ? {} : { commit },
		...at === void 0 ? {} : { at },
		probability: place === 0 ? 0 : standing.probabilities[place] ?? 0,
		runs: tally.runs[place] ?? 0,
		failures: tally.failures[place] ?? 0
	};
}
function unsettled({ problem, standing }, layer) {
	if (problem === void 0) return [];
	const [first = 0, ...others] = standing.probabilities;
	const isLikeBefore = others.every((probability) => probability < first);
	return [`Which version of the ${layer} it was is not settled: ${problem}`, ...isLikeBefore ? [`Most likely the version of before fails as often by now.`] : []];
}
/** One that was run stands for those right before it that could not be. */
function standsFor(versions, found) {
	if (found === void 0) return [];
	const earlier = versions.findLastIndex(({ variant }, place) => place < found && variant !== void 0);
	const unrun = found - Math.max(earlier, 0) - 1;
	if (unrun <= 0) return [];
	return [`${unrun === 1 ? "The version right before it" : `One of the ${unrun} versions right before it`} may have brought it as well: what cannot be run is not told apart from what comes after it.`];
}
function spent(first, other) {
	const spend = first === void 0 ? other : spentTogether(first, other);
	return spend === void 0 ? {} : { spend };
}

export { bisectLayer };