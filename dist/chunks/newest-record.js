import { i as byAge } from "./baseline2.js";
import { n as stateOfRecord } from "./known-state2.js";

// src/stories/standpoints/newest-record.ts
/**
* The newest record of a suite, or the newest before a state: of answers of the same kind, replayed or observed, where the
* state has any.
*/
async function newestRecord(suite, than, world) {
	const target = than !== void 0 && "before" in than ? than.before.record?.run.target : void 0;
	const at = than === void 0 ? void 0 : "before" in than ? than.before.standpoint.at : than.upTo;
	const names = (await world.store.list(suite.name)).toSorted(byAge).toReversed();
	for (const name of names) {
		if (at !== void 0 && name.date > at.slice(0, 10)) continue;
		const baseline = await world.store.read(name);
		const { run } = baseline;
		if ((at === void 0 || (than !== void 0 && "upTo" in than ? run.at <= at : run.at < at)) && (target === void 0 || run.target === target)) return stateOfRecord(name.path, baseline);
	}
}

export { newestRecord as t };