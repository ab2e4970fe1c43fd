// src/stories/latest-baseline.ts
/**
* The newest record of a suite that holds answers of this kind, or undefined when it has none. Observed and replayed
* answers are never compared: they differ by more than time.
*/
async function latestBaseline(suite, target, world) {
	for (const name of (await world.store.list(suite.name)).toReversed()) {
		const baseline = await world.store.read(name);
		if (baseline.run.target === target) return {
			name,
			baseline
		};
	}
}

export { latestBaseline as t };