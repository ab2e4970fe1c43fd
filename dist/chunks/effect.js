import { t as LAYERS } from "./version.js";
import { n as compare, t as gateAction } from "./gate.js";
import { i as replayVariants, n as drawSample, o as brokenTemplate, r as sampleAgain, s as parseTemplate, t as latestBaseline } from "./latest-baseline.js";

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
	const again = await sampleAgain(traceIds, sample, suite, world);
	if (again.status === "drawn") return {
		drawn: again,
		latest
	};
	return {
		drawn: withNote(await drawSample(suite, world), "The traces of the latest baseline are gone, so new ones were drawn."),
		latest
	};
}
function withNote(drawn, note) {
	return drawn.status === "drawn" ? {
		...drawn,
		notes: [...drawn.notes, note]
	} : drawn;
}

// src/stories/unread-layers.ts
/**
* The layers whose change a replay cannot show, because nothing of it is sent: both sides would ask the same and look
* equal. A prompt file besides the template, and a policy that no template reads, are such changes.
*/
async function unreadLayers(before, after) {
	const differs = (layer) => before.versions[layer].id !== after.versions[layer].id;
	const unread = [];
	if (differs("prompt") && before.template === after.template) {
		const why = after.template === void 0 ? "the suite names no prompt template" : "only files besides the template changed";
		unread.push({
			layer: "prompt",
			why
		});
	}
	if (differs("policy") && !await readsPolicy(before) && !await readsPolicy(after)) unread.push({
		layer: "policy",
		why: "the prompt template does not use {{ policy }}"
	});
	return unread;
}
async function readsPolicy({ template }) {
	if (template === void 0) return false;
	const parsed = await parseTemplate(template);
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
	const broken = await brokenTemplate(suite, [before, after]);
	if (broken !== void 0) return {
		...found,
		incomplete: broken
	};
	const { replayable, note } = withoutRecordedMetrics(suite);
	const unread = await unreadLayers(before, after);
	const blind = unread.map(({ layer, why }) => `The change of ${layer} reaches no request, so this says nothing about it: ${why}.`);
	const undecided = {
		...found,
		verdict: "inconclusive",
		gate: gateAction("inconclusive", suite.gate)
	};
	if (changedLayers(before, after).every((layer) => unread.some((one) => one.layer === layer)) || replayable.metrics.length === 0) return {
		...undecided,
		notes: [
			...found.notes,
			...note,
			...blind,
			...nothingToAsk(before, after, replayable)
		]
	};
	const { drawn, latest } = await sampleOfBaseline(suite, world);
	if (drawn.status === "empty") return {
		...found,
		incomplete: drawn.incomplete
	};
	const { runs, spend } = await replayVariants(replayable, [before, after], drawn.sample, world);
	const [beforeRun, afterRun] = runs;
	const measured = {
		...found,
		spend,
		tuple: afterRun.versions,
		notes: [
			...found.notes,
			...note,
			...blind,
			...drawn.notes
		]
	};
	const incomplete = beforeRun.incomplete ?? afterRun.incomplete;
	if (incomplete !== void 0) return {
		...measured,
		incomplete
	};
	const { confidence } = suite.gate;
	const comparison = withSameRecordings(compare(beforeRun, afterRun, { confidence }), before, after);
	const drift = latest && compare(latest.baseline.run, beforeRun, {
		confidence,
		metrics: beforeRun.metrics
	});
	const verdict = (comparison.verdict === "unchanged" || comparison.verdict === "improved") && unread.length > 0 ? "inconclusive" : comparison.verdict;
	return {
		...measured,
		verdict,
		gate: gateAction(verdict, suite.gate),
		comparison,
		...drift === void 0 ? {} : { drift },
		...latest === void 0 ? {} : { baseline: latest.name.path }
	};
}
function changedLayers(before, after) {
	return LAYERS.filter((layer) => before.versions[layer].id !== after.versions[layer].id);
}
/** Why a replay was not worth a call, where no layer's own reason says so. */
function nothingToAsk(before, after, { metrics }) {
	if (metrics.length === 0) return ["No metric of this suite looks at a replayed answer."];
	return changedLayers(before, after).length === 0 ? ["No layer differs between the two sides: their versions are equal."] : [];
}
/** What production recorded is the same on both sides of a replay: it would always pass, and says nothing. */
function withoutRecordedMetrics(suite) {
	const metrics = suite.metrics.filter(({ spec }) => spec.scorer !== "trace-attribute");
	const left = suite.metrics.filter((metric) => !metrics.includes(metric)).map(({ name }) => name);
	const note = left.length === 0 ? [] : [`Left out, because production recorded it and a replay cannot change it: ${left.join(", ")}.`];
	return {
		replayable: {
			...suite,
			metrics
		},
		note
	};
}
/** Two replays that are fed the same recordings have the same retrieval, known by name or not. */
function withSameRecordings(comparison, before, after) {
	if (before.retrieval.kind !== "recorded" || after.retrieval.kind !== "recorded") return comparison;
	const layers = comparison.layers.map((difference) => difference.layer === "retrieval" ? {
		...difference,
		difference: "same"
	} : difference);
	return {
		...comparison,
		layers
	};
}

export { effectOf as t };