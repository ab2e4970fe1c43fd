import { a as postMortemPath } from "./post-mortem4.js";
import { t as isForPeople } from "./for-people.js";

// src/stories/written-incident.ts
/**
* The post-mortem of an incident that is open: the newest since its first record that is about the loss since `reference`.
* A branch that cannot be read is told, and keeps no record from being kept.
*
* @param incident.reference path of the last record before it
* @param incident.since ISO instant of the record that it began with
*/
async function writtenIncident({ suite, reference, since }, { store }) {
	const isIts = ({ attribution }) => attribution.suite === suite && attribution.before.baseline === reference;
	try {
		const names = (await store.incidents()).filter((name) => name >= since.slice(0, 10));
		for (const name of names.toReversed()) {
			const kept = await store.postMortem(name);
			if (kept !== void 0 && isIts(kept.postMortem)) return {
				found: {
					path: postMortemPath(name),
					attribution: kept.postMortem.attribution
				},
				notes: []
			};
		}
		return { notes: [] };
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return { notes: [`What was written of the incident is not known: ${error.message}. ${error.remedy}`] };
	}
}

export { writtenIncident };