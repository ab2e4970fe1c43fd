import { t as STAMP_PREFIX } from "./stamp.js";
import { o as diffTuples, t as LAYERS } from "./version.js";
import { n as layerGlobs } from "./touched-layers.js";

// src/stories/versions.ts
/**
* The versions of the checkout exactly as a run would compute them, so that a deploy can stamp every request of
* production with the ids the suite knows.
*
* @param since a revision to compare with; the suite is that of the checkout on both sides
* @throws UserError when a layer's file is missing on either side, or there is no such revision
*/
async function versions(suite, since, world) {
	const now = await world.variants.at(world.checkout, "the checkout");
	const stamps = LAYERS.map((layer) => ({
		layer,
		attribute: suite.traces.versions[layer] ?? `${"eval_baseline.version."}${layer}`,
		version: now.versions[layer]
	}));
	if (since === void 0) return {
		suite: suite.name,
		stamps
	};
	const commit = await world.repository.resolve(since);
	const tree = world.repository.at(commit);
	const before = await world.variants.at(tree, since);
	const differences = diffTuples(before.versions, now.versions);
	const files = /* @__PURE__ */ new Map();
	for (const [layer, globs] of layerGlobs(suite)) files.set(layer, await differingFiles(globs, tree, world.checkout));
	return {
		suite: suite.name,
		stamps,
		since: {
			revision: since === commit ? commit.slice(0, 7) : `${since} (${commit.slice(0, 7)})`,
			layers: differences.map((difference) => ({
				...difference,
				files: files.get(difference.layer) ?? []
			}))
		}
	};
}
async function differingFiles(globs, before, after) {
	if (globs.length === 0) return [];
	const paths = /* @__PURE__ */ new Set([...await before.match(globs), ...await after.match(globs)]);
	return (await Promise.all([...paths].sort().map(async (path) => await before.read(path) === await after.read(path) ? [] : [path]))).flat();
}

export { versions };