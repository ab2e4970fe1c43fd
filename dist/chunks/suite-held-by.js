import { t as UserError } from "./errors2.js";
import { r as loadSuite } from "./load-suite2.js";

// src/config/suite-held-by.ts
/**
* The suite as a tree holds it, an earlier commit's, say. Undefined where its file is not there, or cannot be read by
* today's rules: it may have been written for those of its day.
*/
async function suiteHeldBy(tree, path) {
	if (await tree.read(path) === void 0) return void 0;
	try {
		return await loadSuite(tree, path);
	} catch (error) {
		if (error instanceof UserError) return void 0;
		throw error;
	}
}

export { suiteHeldBy };