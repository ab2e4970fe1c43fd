import { t as UserError } from "./errors2.js";
import { n as findGround, o as withoutCheckout } from "./world.js";
import { relative, resolve, sep } from "node:path";

// src/start/suite-of-checkout.ts
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

export { suiteOfCheckout as n, pathInTree as t };