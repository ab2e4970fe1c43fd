import { n as withoutControls } from "./plain-line.js";
import { t as UserError } from "./errors2.js";
import { t as parseSuite } from "./parse-suite.js";
import { posix } from "node:path";

// src/config/load-suite.ts
/** Where a suite is looked for when none is named, in this order. */
const USUAL_PLACES = [
	"suite.yml",
	"evals/suite.yml",
	".github/evals/suite.yml"
];
/**
* The path of the suite file: the one that is named, else the one in a usual place, else the only suite.yml there is.
* @param named relative to the root of the tree
* @throws UserError when there is none, or more than one to choose from
*/
async function findSuite(tree, named) {
	const meant = await meantSuite(tree, named);
	if (meant !== void 0) return meant;
	throw new UserError(`there is no suite file in ${tree.label}: looked for ${USUAL_PLACES.join(", ")} and any suite.yml`, "Let eval-baseline init write one, or name it: --suite FILE.");
}
/**
* The suite file that a tree holds; undefined only where it holds none.
* @throws UserError when there is more than one to choose from, or the tree cannot be read
*/
async function heldSuite(tree, named) {
	const path = await meantSuite(tree, named);
	return path === void 0 || await tree.read(path) === void 0 ? void 0 : path;
}
async function meantSuite(tree, named) {
	if (named !== void 0) return posix.normalize(named);
	const found = (await tree.match([...USUAL_PLACES, "**/suite.yml"])).filter((path) => !path.includes("node_modules/"));
	const usual = USUAL_PLACES.find((place) => found.includes(place));
	if (usual !== void 0) return usual;
	const [only, ...others] = found;
	if (others.length === 0) return only;
	throw new UserError(`there are ${found.length} suites in ${tree.label}: ${withoutControls(found.join(", "))}`, "Name one: --suite FILE.");
}
/** Reads and validates a suite. @throws UserError when there is no such file, UserErrors with every problem in it */
async function loadSuite(tree, path) {
	const text = await tree.read(path);
	if (text !== void 0) return parseSuite(text, path, (name) => tree.read(name));
	const others = (await tree.match(["**/suite.yml", "**/*.suite.yml"])).filter((name) => !name.includes("node_modules/"));
	const hint = others.length === 0 ? "" : ` Suites there: ${others.slice(0, 5).join(", ")}.`;
	throw new UserError(`there is no suite file ${path} in ${tree.label}`, `Correct the path: --suite FILE.${hint}`);
}

export { heldSuite as n, loadSuite as r, findSuite as t };