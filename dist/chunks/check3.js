import { i as touchedLayers, n as layerGlobs, r as pathsOfLayers } from "./touched-layers.js";
import { n as orUndefined } from "./for-people.js";
import { n as withoutControls } from "./plain-line.js";

// src/stories/changed-lines.ts
/** Ranges beyond this are not marked: GitHub shows ten remarks of a kind. */
const MOST_RANGES = 10;
/** Larger files are no prompts; a snapshot of documents is marked as a file. */
const LARGEST = 5e5;
/**
* A check that regressed, with the lines of its layer files that the change brought: at most ten ranges, of every file the
* first ones. Files that one side has not got, or that are large, have none. Other results stay as they are.
*
* @param trees of the base and of the head
*/
async function withChangedLines(result, [before, after]) {
	if (result.verdict !== "regressed") return result;
	const { changedLines } = await import("./changed-lines.js");
	const files = [...new Set(result.touched.flatMap(({ files }) => files))].slice(0, MOST_RANGES);
	const ranges = shared(await Promise.all(files.map(async (file) => {
		const [base, head] = await Promise.all([textOf(before, file), textOf(after, file)]);
		if (base === void 0 || head === void 0 || Math.max(base.length, head.length) > LARGEST) return [];
		return changedLines(file, base, head);
	})));
	return ranges.length === 0 ? result : {
		...result,
		changedLines: ranges
	};
}
/** What is too large to be read is too large to be marked; the check has been paid for. */
async function textOf(tree, file) {
	return orUndefined(() => tree.read(file));
}
/** The first of each file, then the second of each, until there are enough; told in the order of the files. */
function shared(found) {
	return found.flatMap((ranges, file) => ranges.map((range, place) => ({
		range,
		file,
		place
	}))).toSorted((a, b) => a.place - b.place || a.file - b.file).slice(0, MOST_RANGES).sort((a, b) => a.file - b.file || a.place - b.place).map(({ range }) => range);
}

// src/stories/link-brought.ts
/**
* A symbolic link or a submodule that a change puts where files of a layer are. Production may follow one, and a replay does
* not: what such a change does to the answers cannot be told. Undefined where there is none.
*
* @param trees of the base and of the head
*/
async function linkBrought(suite, changed, [before, after]) {
	if (changed.isWhole && pathsOfLayers(suite, changed.paths).length === 0) return void 0;
	const linksIn = async (tree) => (await Promise.all(layerGlobs(suite).map(async ([, globs]) => await tree.links?.(globs) ?? []))).flat();
	const there = changed.isWhole ? [] : await linksIn(before);
	const link = (await linksIn(after)).find((path) => changed.isWhole ? changed.paths.includes(path) : !there.includes(path));
	if (link === void 0) return void 0;
	return {
		reason: "broken-layer",
		problem: `${withoutControls(link)} in ${after.label} is a symbolic link or a submodule, which is not followed`,
		remedy: "Put the file itself there, or correct the globs under layers in the suite file."
	};
}

// src/stories/not-evaluated.ts
/** A change that touches layers and that no model was asked about. @param found the result so far */
function notEvaluated(found, why, gate = "pass") {
	return {
		...found,
		verdict: "not-evaluated",
		gate,
		notEvaluated: why
	};
}

// src/stories/check.ts
/**
* The pull-request check: what do the changed files do to the answers?
*
* The suite is that of the base; of the head only the text of layer files is read. A change that touches no layer is
* told so without a call, and one of a stranger without the keys is not evaluated.
*/
async function check(suite, options, world) {
	const { base, head, changed, suiteEdit, stranger } = options;
	const tree = world.repository.at(base);
	const headTree = world.repository.at(head);
	const touched = await touchedBy(suite, changed, [tree, headTree]);
	const notes = [...suiteEdit?.sentences ?? [], ...changed.isWhole ? [] : [TOO_MANY]];
	const found = {
		story: "check",
		suite: suite.name,
		verdict: "errored",
		gate: "fail",
		touched,
		notes
	};
	const linked = await linkBrought(suite, changed, [tree, headTree]);
	if (linked !== void 0) return {
		...found,
		incomplete: linked
	};
	if (touched.length === 0) return {
		...found,
		verdict: "not-affected",
		gate: suiteEdit?.keepsSuite === false ? "warn" : "pass"
	};
	const before = await world.variants.at(tree, `base ${base.slice(0, 7)}`);
	const after = await world.variants.at(headTree, `head ${head.slice(0, 7)}`);
	if (stranger !== void 0 && await isAnother([before, after])) {
		const missing = await world.missingKeys();
		if (missing.length > 0) return unasked(found, {
			stranger,
			head,
			missing
		});
	}
	const { effectOf } = await import("./effect2.js");
	const effect = await effectOf(suite, [before, after], found, {
		world,
		tree
	});
	const result = await withChangedLines(effect, [tree, headTree]);
	const { acceptRegression } = await import("./accept-regression.js");
	return acceptRegression(suite, result, world);
}
const TOO_MANY = "More files change here than GitHub lists, so every layer that has files counts as touched.";
/** The layers whose files change; where not all changes are known, every layer that has files, with all of them. */
async function touchedBy(suite, changed, trees) {
	if (changed.isWhole) return touchedLayers(suite, changed.paths);
	const held = trees.flatMap((tree) => layerGlobs(suite).map(([, globs]) => tree.match(globs)));
	return touchedLayers(suite, [...new Set((await Promise.all(held)).flat())].sort());
}
/** Files may have moved, or changed in their line ends: then there is nothing to ask, with or without keys. */
async function isAnother([before, after]) {
	const { differingLayers } = await import("./differing-layers.js");
	return differingLayers(before, after).length > 0;
}
function unasked(found, { stranger: { from, pullRequest, onMissingSecrets }, head, missing }) {
	const why = {
		reason: "no-secrets",
		from,
		...pullRequest === void 0 ? {} : { pullRequest },
		head,
		missing
	};
	return notEvaluated(found, why, onMissingSecrets === "fail" ? "fail" : "pass");
}

export { check };