// src/edges/http/patience.ts
/** All the waiting for one answer, in milliseconds: a rate limit of a minute is sat out, one of an hour is told. */
const MOST_WAITING_MS = 3e5;
/**
* Attempts until an answer comes, the failure is not worth another attempt, five attempts are made, or the server asks
* for more than five minutes of waiting.
*
* @returns what the last attempt came to
*/
async function patiently(attempt, { wait, random }, signal) {
	const { default: pRetry } = await import("./p-retry.js");
	let attempts = 0;
	let waited = 0;
	const once = async () => {
		attempts += 1;
		const last = await attempt();
		if (isWorthAnother(last)) throw new Unanswered(last);
		return last;
	};
	try {
		return {
			last: await pRetry(once, {
				retries: 4,
				minTimeout: 0,
				shouldRetry: async ({ error }) => {
					if (!(error instanceof Unanswered)) return false;
					const pause = pauseAfter(error.attempt, attempts, random);
					waited += pause;
					if (waited > MOST_WAITING_MS) return false;
					await wait(pause, signal);
					return true;
				}
			}),
			attempts
		};
	} catch (error) {
		if (error instanceof Unanswered) return {
			last: error.attempt,
			attempts
		};
		throw error;
	}
}
/** An attempt without an answer: thrown in this file only, so that the retry library sees it. */
var Unanswered = class extends Error {
	attempt;
	constructor(attempt) {
		super(attempt.kind);
		this.attempt = attempt;
	}
};
function isWorthAnother(attempt) {
	switch (attempt.kind) {
		case "answered":
		case "redirected":
		case "web-page":
		case "too-large":
		case "stopped": return false;
		case "cut-off":
		case "unreachable": return true;
		case "refused": return [
			408,
			425,
			429
		].includes(attempt.status) || attempt.status >= 500 && attempt.status !== 501;
		default: return attempt;
	}
}
/** @param attempts made so far, at least 1 */
function pauseAfter(attempt, attempts, random) {
	const asked = attempt.kind === "refused" ? attempt.retryAfterMs : void 0;
	const backOff = Math.min(500 * 2 ** (attempts - 1), 8e3);
	return asked === void 0 ? backOff * (.5 + random() / 2) : asked + 250 * random();
}

export { patiently as t };