import { t as attempt } from "./attempt.js";
import { t as FailedCall } from "./failed-call.js";
import { n as unansweredBy, t as serviceDoor } from "./service-door.js";
import { n as MOST_BYTES, t as LONGEST_TIMER } from "./limits.js";

// src/edges/applications/http-application.ts
/** A server that asks for more patience than this is asked again after this, in milliseconds. */
const LONGEST_WAIT = 6e4;
/** An application that is asked over HTTP: one POST of JSON for each trial. */
function httpDoor(target, environment) {
	const { keyVariable } = target;
	const by = {
		kind: "application",
		...keyVariable === void 0 ? {} : { keyVariable }
	};
	const door = serviceDoor(target, by, environment);
	if (door.status === "failed") {
		const { reason, detail } = door;
		const refuse = () => Promise.reject(new FailedCall(reason, detail, "never"));
		return {
			place: "the application",
			by,
			attempt: refuse,
			withoutSecrets: (text) => text,
			close: async () => {}
		};
	}
	const { api } = door;
	const limits = {
		mostMs: Math.min(target.timeoutMs, LONGEST_TIMER),
		mostBytes: MOST_BYTES
	};
	return {
		place: api.place,
		by,
		withoutSecrets: (text) => api.secrets.reduce((shown, secret) => shown.replaceAll(secret, "***"), text),
		async attempt(request, { stop, end }) {
			if (stop.aborted) throw new FailedCall("cut-off", `stopped before ${api.place} was asked`, "never");
			const start = performance.now();
			const outcome = await attempt(api, {
				path: "",
				body: request
			}, end, limits);
			if (outcome.kind === "answered") return {
				value: outcome.value,
				latencyMs: performance.now() - start
			};
			const { reason, detail } = unansweredBy(api, outcome, 1, by.kind);
			throw new FailedCall(reason, detail, patienceAfter(outcome), { retryAfterMs: waitAfter(outcome) });
		},
		close: async () => {}
	};
}
/**
* Asked again is only where the application cannot have acted, or where the id of the request lets it know that it has.
* One that failed by itself (500) may have acted.
*/
function patienceAfter(outcome) {
	switch (outcome.kind) {
		case "refused": return [
			429,
			502,
			503,
			504
		].includes(outcome.status) ? "always" : "never";
		case "unreachable": return [
			"ECONNRESET",
			"EPIPE",
			"UND_ERR_SOCKET"
		].includes(outcome.reason) ? "always" : "never";
		case "redirected":
		case "web-page":
		case "cut-off":
		case "too-large":
		case "stopped": return "never";
		default: return outcome;
	}
}
function waitAfter(outcome) {
	if (outcome.kind !== "refused" || outcome.retryAfterMs === void 0) return void 0;
	return Math.min(outcome.retryAfterMs, LONGEST_WAIT);
}

export { httpDoor };