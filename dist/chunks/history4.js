import { n as historyOf, r as readRecords } from "./history3.js";

// src/stories/history.ts
/**
* The weekly series of a suite: every record of the branch, what each metric came to, and where it changed. Nothing is
* asked of a model, and nothing is written.
*
* @param target of which answers; those of the newest record unless given
* @throws UserError when a record or the anchor is there and cannot be read, with its path
*/
async function history(suite, target, world) {
	const names = await world.store.list(suite.name);
	const anchor = await world.store.anchor(suite.name);
	const stored = await readRecords(names, world);
	if (stored === void 0) return { status: "stopped" };
	const records = stored.map(({ name, baseline }) => ({
		path: name.path,
		baseline
	}));
	return {
		status: "told",
		history: historyOf(records, {
			suite: suite.name,
			...target === void 0 ? {} : { target },
			...anchor === void 0 ? {} : { anchor }
		})
	};
}

export { history };