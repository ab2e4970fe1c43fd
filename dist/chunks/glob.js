import { i as __toESM } from "./rolldown-runtime.js";
import { t as require_picomatch } from "./picomatch.js";
import { t as UserError } from "./errors2.js";

// src/glob.ts
var import_picomatch = /* @__PURE__ */ __toESM(require_picomatch(), 1);
/**
* Whether a path matches any of the globs and none that starts with "!". The one meaning of a glob, on disk and in a
* commit: letter case counts, a leading dot must be asked for, node_modules too.
*
* @param globs relative to the root, with forward slashes
* @throws UserError for a glob that leads out of the root, or that some path could hold up for ever
*/
function globMatcher(globs) {
	const { wanted, unwanted } = sides(globs);
	const isWanted = wanted.map((glob) => (0, import_picomatch.default)(glob));
	const isUnwanted = unwanted.map((glob) => (0, import_picomatch.default)(glob, { dot: true }));
	const asksForModules = namesModules(globs);
	return (path) => isWanted.some((matches) => matches(path)) && !isUnwanted.some((matches) => matches(path)) && (asksForModules || !path.split("/").includes("node_modules"));
}
/** Whether a path is one that the globs match, or a folder that they have to pass: a link there leads elsewhere. */
function wayMatcher(globs) {
	const folders = sides(globs).wanted.flatMap((glob) => {
		const names = glob.split("/").slice(0, -1);
		return names.map((_, index) => names.slice(0, index + 1).join("/"));
	});
	return globMatcher([...globs, ...folders.filter((folder) => !folder.includes("**"))]);
}
/** The globs to look for and those to leave out, without "./" and "!". @throws UserError as `globMatcher` does */
function sides(globs) {
	for (const glob of globs) if (/^!?(\/|[a-z]:|\.\.\/)|\/\.\.(\/|$)/i.test(glob)) throw new UserError(`the glob ${glob} leads out of the repository`, "Use a path relative to the repository, without a leading slash and without ../ in it.");
	const explosive = globs.find(canExplode);
	if (explosive !== void 0) throw new UserError(`the glob ${explosive.slice(0, MOST_SHOWN)} could take for ever to match: it repeats too much, or a repetition`, "Write several simpler globs.");
	const plain = (glob) => glob.replace(/^\.\//, "");
	return {
		wanted: globs.filter((glob) => !isNegative(glob)).map(plain),
		unwanted: globs.filter(isNegative).map((glob) => plain(glob.slice(1)))
	};
}
/** Whether installed packages are meant: nobody's prompts lie there unless somebody says so. */
function namesModules(globs) {
	return globs.some((glob) => glob.includes("node_modules"));
}
const MOST_CHARACTERS = 1e3;
const MOST_SHOWN = 100;
/** The time that a path can take grows with its length to this power. */
const MOST_REPETITIONS = 4;
/** Matching goes back and forth: what repeats in a group that repeats takes exponential time, for a path chosen to. */
function canExplode(glob) {
	if (glob.length > MOST_CHARACTERS || /[*+]\([^)]*[*+?(]/.test(glob)) return true;
	const times = (text, pattern) => text.match(pattern)?.length ?? 0;
	return times(glob, /\*\*/g) > MOST_REPETITIONS || glob.split("/").some((segment) => times(segment, /\*+|\+\(/g) > MOST_REPETITIONS);
}
function isNegative(glob) {
	return glob.startsWith("!") && glob[1] !== "(";
}

export { wayMatcher as i, namesModules as n, sides as r, globMatcher as t };