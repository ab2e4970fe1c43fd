import { t as isForPeople } from "./for-people.js";

// src/stories/kept-first.ts
/**
* A source that gives the traces whose texts were kept with a baseline as they were kept, and asks the real one for the
* others only: what a platform has deleted or changed since can then still be asked again.
*
* @param kept undefined when no texts were kept
*/
function keptFirst(kept, source) {
	if (kept === void 0) return source;
	const known = new Map(kept.map((trace) => [trace.id, trace]));
	return {
		...source,
		async fetch(ids) {
			const others = ids.filter((id) => !known.has(id));
			const fetched = others.length === 0 ? [] : await source.fetch(others);
			const all = new Map([...known, ...fetched.map((trace) => [trace.id, trace])]);
			return ids.flatMap((id) => all.get(id) ?? []);
		}
	};
}

// src/stories/kept-texts.ts
/**
* The world with the texts that were kept beside a baseline in the place of its traces. Texts that cannot be read,
* because their key was changed or is not here, are asked of the sources again, and a note says so.
*/
async function withKeptTexts(world, latest) {
	if (latest === void 0) return {
		world,
		notes: []
	};
	try {
		const kept = await world.store.readSample(latest.baseline);
		return {
			world: {
				...world,
				traces: keptFirst(kept, world.traces)
			},
			notes: []
		};
	} catch (error) {
		if (!isForPeople(error)) throw error;
		const fetch = (ids) => world.traces.fetch(ids).catch((other) => {
			throw isForPeople(other) ? error : other;
		});
		const note = `The texts kept beside the latest baseline were not used, and its traces were read anew: ${error.message}. ${error.remedy}`;
		return {
			world: {
				...world,
				traces: {
					...world.traces,
					fetch
				}
			},
			notes: [note]
		};
	}
}

export { keptFirst as n, withKeptTexts as t };