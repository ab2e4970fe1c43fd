import { r as loadSuite } from "./load-suite2.js";
import { i as sha256, t as canonicalJson } from "./digest.js";
import { n as withoutControls } from "./plain-line.js";
import { t as LAYERS } from "./version.js";
import { n as UserErrors, t as UserError } from "./errors2.js";

// src/start/suite-edit.ts
/** What a change makes of the suite that it is checked by. The suite of the head is read as data, and run by nobody. */
/**
* Says what becomes of the suite, and which metrics will measure something else, so that the next record cannot be
* compared with those before it.
*
* @param suite of the base
*/
async function suiteEdit(suite, change) {
	const edited = await editedFiles(suite, change);
	if (edited.length === 0) return {
		keepsSuite: true,
		sentences: []
	};
	const { path } = suite;
	if (edited.includes(path) && await textOf(change.after, path) === void 0) return {
		keepsSuite: false,
		sentences: [`${path} is gone or moved here: nothing is checked by it after the merge.`]
	};
	const proposed = await proposedSuite(path, change.after);
	if (typeof proposed === "string") return {
		keepsSuite: false,
		sentences: [brokenSentence(edited, proposed)]
	};
	const current = await loadSuite(asData(change.before), path);
	return {
		keepsSuite: true,
		sentences: [
			editSentence(edited, !isSame(current.layers.model, proposed.layers.model)),
			...layersElsewhere(current, proposed),
			...news(current, proposed)
		]
	};
}
/** Which of the suite file and the files of its metrics the change touches. */
async function editedFiles(suite, { before, after, changed }) {
	const own = [suite.path, ...suite.metricFiles];
	if (changed.isWhole) return own.filter((path) => changed.paths.includes(path));
	const differs = await Promise.all(own.map(async (path) => await textOf(before, path) !== await textOf(after, path)));
	return own.filter((_, index) => differs[index]);
}
/** What is too large to be read is there. */
async function textOf(tree, path) {
	return tree.read(path).catch((error) => {
		if (error instanceof UserError) return error.message;
		throw error;
	});
}
/** The suite of the head, or the first thing that is wrong with it. */
async function proposedSuite(path, after) {
	try {
		return await loadSuite(asData(after), path);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const [first] = error instanceof UserErrors ? error.problems : [];
		return withoutControls(first ?? error.message).slice(0, MOST_CHARACTERS);
	}
}
const MOST_CHARACTERS = 300;
/** A tree whose JSON files stand for what they hold and are nothing that could be compiled: a schema may be a stranger's. */
function asData(tree) {
	return {
		...tree,
		async read(path) {
			const text = await tree.read(path);
			return text !== void 0 && isJsonObject(text) ? JSON.stringify({ const: sha256(text) }) : text;
		}
	};
}
function isJsonObject(text) {
	try {
		const value = JSON.parse(text);
		return typeof value === "object" && value !== null && !Array.isArray(value);
	} catch {
		return false;
	}
}
function brokenSentence(edited, problem) {
	return `${listed(edited)} ${edited.length === 1 ? "changes" : "change"} here, and the suite that is proposed cannot be used: ${problem}. This check goes by the one of the base.`;
}
function editSentence(edited, changesModel) {
	const [what, one, other] = edited.length === 1 ? [
		"changes here",
		"the one of the base",
		"the new one takes effect"
	] : [
		"change here",
		"those of the base",
		"the new ones take effect"
	];
	const model = changesModel ? " The model that it changes is not compared here: run a canary." : "";
	return `${listed(edited)} ${what}: this check goes by ${one}; ${other} after the merge.${model}`;
}
/** Layers that the proposed suite takes from elsewhere: whatever it names, the check looked at what the base's suite names. */
function layersElsewhere(current, proposed) {
	const other = LAYERS.filter((layer) => layer !== "model" && !isSame(current.layers[layer], proposed.layers[layer]));
	if (other.length === 0) return [];
	return [`What it says anew of ${listed(other)} is not compared here: only what the base's suite names is.`];
}
/** Metrics that measure something else, in sentences. */
function news(current, proposed) {
	const named = (suite, name) => suite.metrics.find((metric) => metric.name === name);
	const other = proposed.metrics.filter(({ name }) => named(current, name) !== void 0).filter((metric) => !isSame(measured(metric), measured(named(current, metric.name))));
	const added = proposed.metrics.filter(({ name }) => named(current, name) === void 0);
	const dropped = current.metrics.filter(({ name }) => named(proposed, name) === void 0);
	return [
		...sentenceOf(other, (names) => `The next record after the merge starts a new comparability key for ${names}: what is measured by that name changes.`),
		...sentenceOf(added, (names) => `The next record after the merge measures ${names} for the first time.`),
		...sentenceOf(dropped, (names) => `No record after the merge measures ${names}.`)
	];
}
/** What of a metric makes its scores comparable; its margin and what it decides do not. */
function measured(metric) {
	if (metric === void 0) return void 0;
	const { spec, negated, expected, direction, unit } = metric;
	return {
		spec: scoring(spec),
		negated,
		expected,
		direction,
		unit
	};
}
/** Where a model is reached, with which key and at what price does not change how it scores; nor does a file's name. */
function scoring(spec) {
	const { judge, model, path: _path, ...rest } = {
		judge: void 0,
		model: void 0,
		path: void 0,
		...spec
	};
	const named = (asked) => asked && {
		name: asked.name,
		parameters: asked.parameters
	};
	return {
		...rest,
		judge: named(judge),
		model: named(model)
	};
}
function isSame(one, other) {
	return canonicalJson(one) === canonicalJson(other);
}
function sentenceOf(metrics, say) {
	return metrics.length === 0 ? [] : [say(listed(metrics.map(({ name }) => name)))];
}
function listed(names) {
	const shown = names.map(withoutControls);
	return shown.length < 2 ? shown[0] ?? "" : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

export { suiteEdit };