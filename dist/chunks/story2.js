import { t as canonicalJson } from "./digest.js";
import { t as UserError } from "./errors2.js";
import { a as openBaselines, d as withoutFilesOf, i as openBaselineFile, l as repositoryOf, n as findGround, t as buildWorld, u as withoutCheckout } from "./world.js";
import { relative, resolve, sep } from "node:path";

// src/start/story.ts
/** From what a user asks for to a story that runs: finds the suite, builds the world. Both entries start here. */
/** Runs a story in the world of a suite, and leaves the world whatever comes of it. */
async function inWorld({ ground, suite, outside, purpose }, story) {
	const { world, leave } = buildWorld(ground, suite, outside, purpose);
	try {
		return await story(world);
	} finally {
		await leave();
	}
}
async function startRecord(request, outside) {
	const { ground, suite: found } = await suiteOfCheckout(request.suite, outside);
	const batch = request.batch === true;
	const sized = request.size === void 0 ? found : {
		...found,
		sample: {
			...found.sample,
			size: request.size
		}
	};
	const suite = batch ? {
		...sized,
		concurrency: MOST_IN_BATCHES
	} : sized;
	if (request.commit && !ground.inRepository && outside.store === void 0) throw new UserError(`${ground.root} is in no git repository, so there is no branch to keep a baseline on`, "Run it in a repository, or write a file: --no-commit --out FILE.");
	const out = request.out === void 0 ? void 0 : await openBaselineFile(resolve(outside.directory, request.out));
	const { record } = await import("./record2.js");
	const { result, baseline } = await inWorld({
		ground,
		suite,
		outside,
		purpose: {
			occasion: sinceLatest,
			batch
		}
	}, (world) => record(suite, request, world));
	if (baseline !== void 0) await out?.write(baseline);
	return result;
}
/** Trials that wait for batches at once: far more than a record has. */
const MOST_IN_BATCHES = 1e6;
/** A canary is the same occasion while both of its sides hold the same texts. */
async function contentOf(overrides, world) {
	const production = await world.variants.at(world.checkout, "production");
	const sides = [production];
	for (const override of overrides) sides.push(await world.variants.override(production, world.checkout, override));
	return `canary ${canonicalJson({
		overrides,
		versions: sides.map(({ versions }) => versions)
	})}`;
}
/** One occasion lasts until a record is kept: the next record asks anew, one that was stopped goes on. */
async function sinceLatest(store, suite) {
	return `record after ${(await store.list(suite.name)).at(-1)?.path ?? "none"}`;
}
async function startCheck(request, outside) {
	const [ground, { base, head }, { findSuite, heldSuite, loadSuite }] = await Promise.all([
		findGround(outside),
		repositoryOf(outside).changeOf(request.base, request.head),
		import("./load-suite.js")
	]);
	const { repository } = ground;
	const [before, after] = [repository.at(base), repository.at(head)];
	const named = pathInTree(request.suite, ground, outside.directory);
	const path = await heldSuite(before, named);
	if (path === void 0) {
		const proposed = await heldSuite(after, named);
		if (proposed !== void 0) return newSuite(proposed);
	}
	const loading = findSuite(before, path ?? named).then((found) => loadSuite(before, found));
	const [suite, changed] = await Promise.all([loading, repository.changedFiles(base, head)]);
	const { check } = await import("./check.js");
	const { suiteEdit } = await import("./suite-edit.js");
	const { keepsSuite, sentences: suiteEdits } = await suiteEdit(suite, {
		before,
		after,
		changed
	});
	const stranger = request.stranger === void 0 ? {} : { stranger: request.stranger };
	return inWorld({
		ground,
		suite,
		outside,
		purpose: {
			occasion: async () => `check ${base}..${head}`,
			traces: [before, withoutFilesOf(ground.checkout, after)],
			commit: base
		}
	}, (world) => check(suite, {
		base,
		head,
		changed,
		keepsSuite,
		suiteEdits,
		...stranger
	}, world));
}
/** @param request.overrides at least one */
async function startCanary(request, outside) {
	const { ground, suite } = await suiteOfCheckout(request.suite, outside);
	const { canary } = await import("./canary.js");
	const { world, leave } = buildWorld(ground, suite, outside, { occasion: () => contentOf(request.overrides, world) });
	try {
		return await canary(suite, request.overrides, world);
	} finally {
		await leave();
	}
}
/** @param request.before, request.after files, or names on the branch; only names need a suite */
async function startCompare(request, outside) {
	const { compareBaselines } = await import("./compare2.js");
	const found = await suiteOfCheckout(request.suite, outside).catch((error) => {
		if (request.suite !== void 0 || !(error instanceof UserError)) throw error;
		return error;
	});
	const baselines = await openBaselines(outside, () => {
		if (found instanceof UserError) throw found;
		return found;
	});
	return compareBaselines(request, found instanceof UserError ? { gate: USUAL_GATE } : found.suite, baselines);
}
/** @param request.since a revision to compare the checkout with */
async function startVersions(request, outside) {
	const { ground, suite } = await suiteOfCheckout(request.suite, outside);
	const { versions } = await import("./versions.js");
	return inWorld({
		ground,
		suite,
		outside,
		purpose: { occasion: async () => "versions" }
	}, (world) => versions(suite, request.since, world));
}
/** What the traces of the suite hold and lack, and the names the suite has for versions. */
async function startDoctor(request, outside) {
	const { ground, suite } = await suiteOfCheckout(request.suite, outside);
	const { doctor } = await import("./doctor.js");
	return {
		examined: await inWorld({
			ground,
			suite,
			outside,
			purpose: { occasion: async () => "doctor" }
		}, (world) => doctor(suite, world)),
		attributes: suite.traces.versions
	};
}
/** The gate of a comparison of files where no suite says otherwise. */
const USUAL_GATE = {
	onRegressed: "fail",
	onInconclusive: "warn",
	onNotComparable: "fail",
	confidence: .95,
	looks: 1,
	slices: "inform",
	control: 1
};
/** The suite of the checkout, and where it is. @throws UserError when there is none, or it cannot be read */
async function suiteOfCheckout(named, outside) {
	const [found, { findSuite, loadSuite }] = await Promise.all([findGround(outside), import("./load-suite.js")]);
	const inTree = pathInTree(named, found, outside.directory);
	const ground = await groundOfSuite(found, inTree, outside);
	return {
		ground,
		suite: await loadSuite(ground.checkout, await findSuite(ground.checkout, inTree))
	};
}
/** On GitHub the disk may hold files that are no checkout: traces that an earlier step brought, a checkout elsewhere. */
async function groundOfSuite(ground, named, outside) {
	const { hosted, progress } = outside;
	if (hosted === void 0 || ground.commit !== void 0) return ground;
	const { heldSuite } = await import("./load-suite.js");
	if (await heldSuite(ground.checkout, named) !== void 0) return ground;
	const other = withoutCheckout(ground, hosted);
	if (await heldSuite(other.checkout, named) === void 0) return ground;
	progress.say(`The checkout holds no suite, so its files are those of ${other.checkout.label}.`);
	return other;
}
/** A path as typed → a path of the tree. @throws UserError when it leads out of the tree */
function pathInTree(named, ground, directory) {
	if (named === void 0) return void 0;
	const path = relative(ground.root, resolve(directory, named)).split(sep).join("/");
	if (path === ".." || path.startsWith("../")) throw new UserError(`the suite ${named} is not in ${ground.root}`, "Name a file inside it.");
	return path;
}
function newSuite(path) {
	return {
		story: "check",
		suite: path,
		verdict: "not-affected",
		gate: "pass",
		touched: [],
		notes: [`The suite ${path} is new here: it takes effect after the merge, and nothing is checked by it before.`]
	};
}

export { startDoctor as a, suiteOfCheckout as c, startCompare as i, startCanary as n, startRecord as o, startCheck as r, startVersions as s, inWorld as t };