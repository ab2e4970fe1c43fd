import { n as compare, t as gateAction } from "./gate.js";
import { f as missingVariables, i as replayVariants, m as parsePrompt, p as brokenTemplate, t as withKeptTexts, u as sideNotes } from "./kept-texts.js";
import { t as LAYERS } from "./version.js";
import { n as sampleAgain, t as drawSample } from "./draw-sample.js";
import { t as latestBaseline } from "./latest-baseline.js";
import { t as canonicalJson } from "./digest.js";

// src/stories/differing-layers.ts
/**
* The layers that differ between two variants, in pipeline order, as far as that is known before anything is asked.
* Documents that come from elsewhere are another retrieval, even where neither side's index has a name yet.
*/
function differingLayers(before, after) {
	return LAYERS.filter((layer) => before.versions[layer].id !== after.versions[layer].id || layer === "retrieval" && placeOf(before.retrieval) !== placeOf(after.retrieval));
}
/** Snapshots are told apart by the index they name. */
function placeOf(means) {
	return means.kind === "endpoint" ? `${means.kind} ${means.endpoint.url}` : means.kind;
}

// src/stories/sample-of-baseline.ts
/** The cases of the latest baseline, so that it and this run ask the same; without one, a fresh draw. */
async function sampleOfBaseline(suite, world) {
	const latest = await latestBaseline(suite, "replay", world);
	if (latest === void 0) {
		const note = `${world.store.label} holds no replayed baseline of this suite yet, so this run says nothing about drift.`;
		return { drawn: withNote(await drawSample(suite, world), note) };
	}
	const { cases, sample } = latest.baseline.run;
	const traceIds = [...new Set(cases.flatMap(({ trials }) => trials.map(({ trace }) => trace)))];
	const { world: knowing, notes } = await withKeptTexts(world, latest);
	const again = await sampleAgain(traceIds, sample, suite, knowing);
	if (again.status === "drawn") return {
		drawn: withNote(asRecorded(again, cases), ...notes),
		latest
	};
	const note = "The traces of the latest baseline are gone, so new ones were drawn.";
	return {
		drawn: withNote(await drawSample(suite, world), ...notes, note),
		latest
	};
}
/** The cases are what they were to the baseline: kept or drawn anew, and standing for as many others. */
function asRecorded(drawn, rows) {
	const recorded = new Map(rows.map((row) => [row.id, row]));
	const cases = drawn.sample.cases.map((one) => {
		const row = recorded.get(one.id);
		return {
			...one,
			...row?.part === void 0 ? {} : { part: row.part },
			...row?.represents === void 0 ? {} : { represents: row.represents },
			...row?.weight === void 0 ? {} : { weight: row.weight }
		};
	});
	return {
		...drawn,
		sample: {
			...drawn.sample,
			cases
		}
	};
}
function withNote(drawn, ...notes) {
	return drawn.status === "drawn" ? {
		...drawn,
		notes: [...drawn.notes, ...notes]
	} : drawn;
}

// src/stories/unread-layers.ts
/**
* The layers whose change a replay cannot show, because nothing of it is sent: both sides would ask the same and look
* equal. A prompt file besides the template, and a policy that no template reads, are such changes.
*
* @param target an application is given the policy itself, whatever a template reads
*/
async function unreadLayers(before, after, target = { kind: "agent" }) {
	const differs = (layer) => before.versions[layer].id !== after.versions[layer].id;
	const unread = [];
	if (differs("prompt") && canonicalJson(before.template) === canonicalJson(after.template)) {
		const why = after.template === void 0 ? "the suite names no prompt template" : "only files besides the template changed";
		unread.push({
			layer: "prompt",
			why
		});
	}
	if (target.kind === "agent" && differs("policy") && !await readsPolicy(before) && !await readsPolicy(after)) unread.push({
		layer: "policy",
		why: "the prompt template does not use {{ policy }}"
	});
	return unread;
}
async function readsPolicy({ template }) {
	if (template === void 0) return false;
	const parsed = await parsePrompt(template);
	return parsed.status === "parsed" && parsed.uses("policy");
}

// src/stories/effect.ts
/**
* What replacing one variant by another does: both are replayed now, on one sample, taking turns, and compared case by
* case. The drift of the first against its stored baseline is told apart.
*
* @param found the result so far; what is found here is added to it
*/
async function effectOf(suite, [before, after], found, world) {
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
			...looksNote(suite),
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
	const { runs, spend } = await replayVariants(replayable, [before, after], drawn.sample, world);
	const [beforeRun, afterRun] = runs;
	const unfilled = [before, after].map((variant) => missingVariables(suite, variant, drawn.sample.cases));
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
	const incomplete = beforeRun.incomplete ?? afterRun.incomplete;
	if (incomplete !== void 0) return {
		...measured,
		incomplete
	};
	const { confidence } = suite.gate;
	const comparison = withRetrievalAsFed(compare(beforeRun, afterRun, { confidence }), before, after);
	const drift = latest && compare(latest.baseline.run, beforeRun, {
		confidence,
		metrics: beforeRun.metrics
	});
	const isGreen = comparison.verdict === "unchanged" || comparison.verdict === "improved";
	const isRemnant = latest !== void 0 && 2 * drawn.sample.cases.length < latest.baseline.run.cases.length;
	const verdict = isGreen && (unread.length > 0 || isRemnant) ? "inconclusive" : comparison.verdict;
	return {
		...measured,
		verdict,
		gate: gateAction(verdict, suite.gate),
		comparison,
		...drift === void 0 ? {} : { drift },
		...latest === void 0 ? {} : { baseline: latest.name.path }
	};
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
/** The suite may ask for more than this version does, and must not believe that it got it. */
function looksNote({ gate: { looks } }) {
	return looks > 1 ? [`gate.looks is ${looks}: this version takes one look, at all trials.`] : [];
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
	const metrics = suite.metrics.filter(({ spec }) => spec.scorer !== "trace-attribute");
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