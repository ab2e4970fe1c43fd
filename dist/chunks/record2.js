import { n as compare, r as failuresOf, t as gateAction } from "./gate.js";
import { t as LAYERS } from "./version.js";
import { t as examine } from "./examine.js";
import { a as brokenTemplate, i as scoreObserved, n as isForPeople, r as replayVariants, t as withKeptTexts } from "./kept-texts.js";
import { n as drawSample, t as latestBaseline } from "./latest-baseline.js";

// src/pipeline/level.ts
/** What each metric came to over one run: the mean of its case means, and how many trials had a score. */
function levelsOf({ metrics, cases }) {
	return metrics.map(({ name, unit }) => {
		const scored = cases.map(({ trials }) => trials.flatMap(({ scores }) => {
			const score = scores[name];
			return score?.status === "scored" ? [score.value] : [];
		})).filter((trials) => trials.length > 0);
		return {
			metric: name,
			unit,
			...scored.length === 0 ? {} : { mean: mean(scored.map(mean)) },
			scored: scored.reduce((sum, trials) => sum + trials.length, 0),
			trials: cases.reduce((sum, { trials }) => sum + trials.length, 0),
			cases: scored.length
		};
	});
}
function mean(values) {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

// src/stories/keep-baseline.ts
/**
* Adds a record to the branch, with the texts of its sample where the suite keeps them. What the branch refuses is told
* beside the result: the run has been paid for.
*
* @param traces that the sample was made of, redacted
*/
async function keepBaseline(baseline, world, traces) {
	try {
		return {
			status: "kept",
			name: await world.store.add(baseline, traces)
		};
	} catch (error) {
		if (!isForPeople(error)) throw error;
		const remedy = `${error.remedy} The answers are kept for a day: the same command then asks no model again.`;
		return {
			status: "refused",
			incomplete: {
				reason: "not-kept",
				problem: `the baseline was not kept: ${error.message}`,
				remedy
			}
		};
	}
}

// src/stories/record.ts
/**
* The weekly baseline: draw → replay, or score what was observed → compare with the latest record → commit.
*
* A run that is not complete never becomes a baseline. A drift is reported and does not fail the run: what production
* did is not this run's doing.
*/
async function record(suite, { target, commit }, world) {
	const production = target === "observed" ? void 0 : await world.variants.at(world.checkout, "production");
	const broken = production && await brokenTemplate(suite, [production]);
	if (broken !== void 0) return { result: {
		...opening(suite),
		incomplete: broken
	} };
	if (commit) await world.store.checkKey();
	const latest = await latestBaseline(suite, target, world);
	const { world: knowing, notes } = await withKeptTexts(world, latest);
	const drawn = await drawSample(suite, knowing, latest);
	if (drawn.status === "empty") return { result: {
		...opening(suite),
		incomplete: drawn.incomplete
	} };
	const { runs, spend } = production === void 0 ? await scoreObserved(suite, drawn.sample, world) : await replayVariants(suite, [production], drawn.sample, world);
	const run = runs[0];
	const diagnosis = examine(suite, {
		...drawn,
		notes: [],
		...latest === void 0 ? {} : { latest: latest.baseline.run }
	});
	const found = {
		...opening(suite),
		tuple: run.versions,
		spend,
		diagnosis,
		notes: [...notes, ...drawn.notes]
	};
	const incomplete = run.incomplete ?? nothingScored(run);
	if (incomplete !== void 0) return { result: {
		...found,
		incomplete
	} };
	const comparison = latest && compare(latest.baseline.run, run, { confidence: suite.gate.confidence });
	const baseline = {
		format: 1,
		...await commitOf(production, world),
		run
	};
	const compared = {
		...found,
		...comparison === void 0 ? { levels: levelsOf(run) } : { comparison }
	};
	const kept = commit ? await keepBaseline(baseline, world, drawn.traces) : void 0;
	if (kept?.status === "refused") return { result: {
		...compared,
		incomplete: kept.incomplete
	} };
	const verdict = comparison?.verdict ?? "no-baseline";
	const gate = gateAction(verdict, suite.gate);
	return {
		baseline,
		result: {
			...compared,
			verdict,
			gate: gate === "fail" ? "warn" : gate,
			...kept === void 0 ? {} : { baseline: kept.name.path }
		}
	};
}
function opening(suite) {
	return {
		story: "record",
		suite: suite.name,
		verdict: "errored",
		gate: "fail",
		touched: [],
		notes: []
	};
}
/** A record without a single score of a metric that decides would be a baseline nobody can be compared with. */
function nothingScored(run) {
	const trials = run.cases.flatMap((row) => row.trials);
	const empty = run.metrics.find(({ name, blocking }) => blocking && !trials.some(({ scores }) => scores[name]?.status === "scored"));
	if (empty === void 0) return void 0;
	const failures = Object.entries(failuresOf(run)).map(([reason, count]) => `${reason} ${count}`);
	return {
		reason: "no-cases",
		problem: `not one of ${trials.length} trials has a score of ${empty.name}${failures.length === 0 ? "" : ` (${failures.join(", ")})`}`,
		remedy: `Check that the traces hold what ${empty.name} looks at, or let it only inform.`
	};
}
/** The commit whose layer files were run; none for observed answers, and where the checkout has changes of its own. */
async function commitOf(production, world) {
	if (production === void 0) return {};
	try {
		const commit = await world.repository.resolve("HEAD");
		const committed = await world.variants.at(world.repository.at(commit), "HEAD");
		return LAYERS.every((layer) => committed.versions[layer].id === production.versions[layer].id) ? { commit } : {};
	} catch (error) {
		if (isForPeople(error)) return {};
		throw error;
	}
}

export { record };