import { setTimeout } from "node:timers/promises";

// src/edges/http/wait.ts
/** The clock's own waiting, never shorter than asked. */
const waitOrAbort = async (milliseconds, signal) => {
	await setTimeout(Math.ceil(milliseconds), void 0, { signal }).catch(() => void 0);
};

export { waitOrAbort as t };