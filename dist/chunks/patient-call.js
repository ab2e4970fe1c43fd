import { t as FailedCall } from "./failed-call.js";

// src/edges/models/patient-call.ts
/**
* Attempts a call until it succeeds, the failure is not worth another attempt, or the attempts are used up. Waits half a
* second, doubling up to eight, with jitter, or as long as the server asked for, a minute at most; a call that was turned away is made
* again at once, because the pace of its endpoint holds it back.
* @returns what the attempt returned, or the last failure
*/
async function callPatiently(attempt, { attempts, turns, sleep, random, signal }) {
	let failures = 0;
	let turnedAway = 0;
	let once = false;
	for (;;) try {
		return { value: await attempt() };
	} catch (failure) {
		if (!(failure instanceof FailedCall)) throw failure;
		if (failure.patience === "in-turn") turnedAway += 1;
		if (failure.patience === "in-turn" && turnedAway < turns && !signal.aborted) continue;
		failures += 1;
		if (failures >= attempts || signal.aborted || !isWorthAnother(failure, once)) return { failure };
		once ||= failure.patience === "once";
		await sleep(waitAfter(failure, failures, random), signal);
	}
}
function isWorthAnother({ patience }, hadItsOnce) {
	return patience === "always" || patience === "once" && !hadItsOnce;
}
function waitAfter({ retryAfterMs }, failures, random) {
	const backOff = Math.min(500 * 2 ** (failures - 1), 8e3);
	return retryAfterMs === void 0 ? backOff * (.5 + random() / 2) : Math.min(retryAfterMs, ONE_MINUTE) + 250 * random();
}
const ONE_MINUTE = 6e4;

export { callPatiently as t };