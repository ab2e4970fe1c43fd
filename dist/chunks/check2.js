import { n as withoutControls } from "./plain-line.js";
import { t as UserError } from "./errors2.js";
import { a as repositoryOf, n as findGround, s as withoutFilesOf } from "./world.js";
import { t as inWorld } from "./in-world.js";
import { t as pathInTree } from "./suite-of-checkout.js";

// src/start/check.ts
/** What a change does to the answers, by the suite of its merge base. @throws UserError when base, head or suite is not there */
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
		const tip = repository.at(await repository.resolve(request.base));
		if (await heldSuite(tip, named) !== void 0) throw begunBeforeSuite(before, tip);
		const proposed = await heldSuite(after, named);
		if (proposed !== void 0) return newSuite(proposed);
	}
	const loading = findSuite(before, path ?? named).then((found) => loadSuite(before, found));
	const [suite, changed] = await Promise.all([loading, repository.changedFiles(base, head)]);
	const { check } = await import("./check3.js");
	const { suiteEdit } = await import("./suite-edit.js");
	const edit = await suiteEdit(suite, {
		before,
		after,
		changed
	});
	const found = named === void 0 && changed.paths.some((other) => isAnotherSuite(suite.path, other)) ? await heldSuite(after, named).catch(noneMeant) : suite.path;
	const sentences = found === suite.path ? edit.sentences : [...edit.sentences, foundNext(found)];
	const stranger = request.stranger === void 0 ? {} : { stranger: request.stranger };
	const purpose = {
		occasion: async () => `check ${base}..${head}`,
		traces: [before, withoutFilesOf(ground.checkout, after)],
		commit: base
	};
	return inWorld({
		ground,
		suite,
		outside,
		purpose
	}, (world) => check(suite, {
		base,
		head,
		changed,
		suiteEdit: {
			...edit,
			sentences
		},
		...stranger
	}, world));
}
function isAnotherSuite(path, other) {
	return other !== path && /(?:^|\/)suite\.yml$/.test(other);
}
function noneMeant(error) {
	if (!(error instanceof UserError)) throw error;
}
/** A suite that is laid where one is looked for first takes the place of the one that judges here. */
function foundNext(path) {
	return path === void 0 ? "After the merge it cannot be told which suite is meant: name it where this is run." : `After the merge ${withoutControls(path)} is the suite that is found, because none is named where this is run.`;
}
/** Else whoever begins a change at an old commit would be judged by nothing. */
function begunBeforeSuite(before, tip) {
	return new UserError(`the change began at ${before.label}, which has no suite yet, and its base ${tip.label} has one`, "Rebase the branch, or merge its base into it: then there is a suite to judge it by.");
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

export { startCheck as t };