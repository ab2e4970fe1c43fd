import { t as buildWorld } from "./world.js";

// src/start/in-world.ts
/** Runs a story in the world of a suite, and leaves the world whatever comes of it. */
async function inWorld({ ground, suite, outside, purpose }, story) {
	const { world, leave } = buildWorld(ground, suite, outside, purpose);
	try {
		return await story(world);
	} finally {
		await leave();
	}
}

export { inWorld as t };