import { t as keyIn } from "./environment.js";

// src/edges/services/service-door.ts
/** Where an endpoint is, and the key that is sent there. */
function serviceDoor({ url, keyVariable }, party, environment) {
	const parsed = URL.canParse(url) ? new URL(url) : void 0;
	if (parsed === void 0 || !/^https?:$/.test(parsed.protocol)) return failure("unreachable", `the url of the ${party.kind} is not an http or https URL`, party);
	const place = `${parsed.origin}${parsed.pathname}`;
	if (parsed.username !== "" || parsed.password !== "") return failure("unauthorised", `the url ${place} holds a user name or a password; a key belongs in a variable`, party);
	const open = (key) => ({
		status: "open",
		api: {
			place,
			baseUrl: parsed.href,
			headers: key === "" ? {} : { authorization: `Bearer ${key}` },
			variables: keyVariable === void 0 ? [] : [keyVariable],
			secrets: key === "" ? [] : [key]
		}
	});
	if (keyVariable === void 0) return open("");
	const found = keyIn(environment, keyVariable);
	switch (found.status) {
		case "set": return open(found.key);
		case "unset": return failure("unauthorised", `no key for ${place}: ${keyVariable} is not set`, party);
		case "unusable": return failure("unauthorised", `the key in ${keyVariable} holds white space or characters outside ASCII`, party);
		default: return found;
	}
}
/** What an attempt without an answer means. The server's own words are left out: they may quote the request. */
function unansweredBy({ place, variables: [keyVariable] }, unanswered, attempts, kind) {
	const party = {
		kind,
		...keyVariable === void 0 ? {} : { keyVariable }
	};
	const times = attempts > 1 ? ` after ${attempts} attempts` : "";
	const failed = (reason, what) => failure(reason, `${what}${times}`, party);
	switch (unanswered.kind) {
		case "refused": return failed(reasonOf(unanswered.status), `${unanswered.status} from ${place}`);
		case "redirected": return failed("refused-request", `${place} redirects to ${unanswered.to}, where nothing is sent`);
		case "cut-off": return failed("malformed-answer", `the answer of ${place} is cut off or not JSON`);
		case "web-page": return failed("malformed-answer", `${place} answered with a web page instead of JSON`);
		case "too-large": return failed("answer-too-large", `the answer of ${place} is larger than 8 MB`);
		case "stopped": return {
			status: "failed",
			reason: "cut-off",
			detail: `stopped while asking ${place}`
		};
		case "unreachable": return failed(unanswered.late ? "timed-out" : networkReason(unanswered.reason), `${place}: ${unanswered.reason}`);
		default: return unanswered;
	}
}
function failure(reason, detail, by) {
	return {
		status: "failed",
		reason,
		detail,
		by
	};
}
function reasonOf(status) {
	if (status === 401 || status === 403) return "unauthorised";
	if (status === 408 || status === 504) return "timed-out";
	if (status === 429) return "rate-limited";
	return status >= 500 ? "server-error" : "refused-request";
}
/** @param code the system's or the HTTP client's */
function networkReason(code) {
	if ([
		"ECONNRESET",
		"EPIPE",
		"UND_ERR_SOCKET"
	].includes(code)) return "connection-reset";
	return code.includes("TIMEOUT") || code === "ETIMEDOUT" ? "timed-out" : "unreachable";
}

export { unansweredBy as n, serviceDoor as t };