import { t as UserError } from "./errors2.js";
import { t as keyIn } from "./environment.js";
import { t as attempt } from "./attempt.js";
import { t as patiently } from "./patience.js";

// src/edges/sources/api/refusal.ts
/**
* The error for an API that gives no answer.
*
* @param what was asked for: "page 3 of the observations"
* @param attempts how many were made
*/
function refusal(api, what, unanswered, attempts) {
	const { place } = api;
	switch (unanswered.kind) {
		case "refused": return refusedWith(api, unanswered, attempts);
		case "redirected": return new UserError(`${place} answered ${unanswered.status}: it redirects to ${unanswered.to}, where the credentials are not sent`, "Write the address of the API itself as base-url under traces.from in the suite file.");
		case "cut-off": return new UserError(`${what} of ${place} comes cut off: it is not whole JSON${times(attempts)}`, "Run it again; if it stays so, look for a proxy that cuts answers off, or read an export as files.");
		case "web-page": return new UserError(`${place} answered with a web page instead of JSON`, "Write the address of the API itself as base-url under traces.from in the suite file.");
		case "too-large": return new UserError(`${what} of ${place} is larger than 64 MB`, "Read an export as files, or narrow traces.window in the suite file.");
		case "unreachable": return new UserError(`${place} cannot be reached${times(attempts)}: ${unanswered.reason}`, "Check base-url under traces.from in the suite file, and that this machine may connect to it.");
		case "stopped": return new UserError(`reading ${what} of ${place} was stopped`, "Run it again to read it all.");
		default: return unanswered;
	}
}
function refusedWith(api, { status, words, retryAfterMs }, attempts) {
	const asked = retryAfterMs === void 0 ? "" : ` and asks to wait ${Math.ceil(retryAfterMs / 1e3)} seconds`;
	const said = words === "" ? "" : `: ${words}`;
	return new UserError(`${api.place} answered ${status}${times(attempts)}${status === 429 ? asked : ""}${said}`, remedyFor(status, api));
}
function remedyFor(status, { variables }) {
	const names = variables.join(" and ");
	if (status === 401) return `Set ${names} to a key of this server that is valid now.`;
	if (status === 403) return `Set ${names} to a key that may read the traces of this project.`;
	if (status === 404 || status === 405 || status === 410 || status === 501) return "Check base-url and the project under traces.from in the suite file, and that the server is new enough.";
	if (status === 429) return "Run it later, narrow traces.window in the suite file, or read an export as files.";
	if (status >= 500) return "Run it again when the server is well.";
	return "Check the source under traces.from in the suite file against what the server says.";
}
function times(attempts) {
	return attempts > 1 ? ` (${attempts} attempts)` : "";
}

// src/edges/sources/api/call.ts
/**
* Asks an API, again where that may help.
*
* @throws UserError when no answer is to be had, or the signal is aborted
*/
async function call(api, question, patience, signal) {
	const { last, attempts } = await patiently(() => attempt(api, question, signal), patience, signal);
	if (last.kind !== "answered") throw refusal(api, question.what, last, attempts);
	return last;
}
/** The same, where a refusal with one of the accepted statuses is an answer too. */
async function callOr(api, { accepts, ...question }, patience, signal) {
	const { last, attempts } = await patiently(() => attempt(api, question, signal), patience, signal);
	if (last.kind === "answered") return last;
	if (last.kind === "refused" && accepts.includes(last.status)) return { kind: "refused" };
	throw refusal(api, question.what, last, attempts);
}

// src/edges/sources/api/credentials.ts
/**
* The values of these variables, without white space at their ends. A variable that is empty counts as unset, because
* that is what a secret that is not there looks like in a workflow.
*
* @param place for people: "Langfuse at cloud.langfuse.com"
* @returns values in the order of the names, each usable in a header
* @throws UserError when one is not set, or holds what no header can; a value is never shown
*/
function credentials(names, environment, place) {
	const unset = names.filter((name) => credential(name, environment, place) === void 0);
	if (unset.length > 0) throw new UserError(`${place} asks for a key, and ${unset.join(" and ")} ${unset.length === 1 ? "is" : "are"} not set`, `Set ${unset.join(" and ")} in the environment; in a workflow, from a secret with env.`);
	return names.flatMap((name) => credential(name, environment, place) ?? []);
}
/** The same for one variable that may be unset. @returns undefined when it is not set */
function credential(name, environment, place) {
	const found = keyIn(environment, name);
	if (found.status === "unusable") throw new UserError(`the key for ${place} in ${name} holds white space or characters outside ASCII`, `Copy the key into ${name} again, without anything around it.`);
	return found.status === "set" ? found.key : void 0;
}

// src/edges/sources/api/place.ts
/**
* Where a server is.
*
* @param name what runs there: "Langfuse"
* @throws UserError when it is no http or https URL, or holds a user name or a password
*/
function placeOf(name, baseUrl) {
	const parsed = URL.canParse(baseUrl) ? new URL(baseUrl) : void 0;
	if (parsed === void 0 || !/^https?:$/.test(parsed.protocol)) throw new UserError(`the base-url of ${name} is not an http or https URL`, "Correct base-url under traces.from in the suite file.");
	const place = `${name} at ${parsed.host}`;
	if (parsed.username !== "" || parsed.password !== "") throw new UserError(`the base-url of ${place} holds a user name or a password`, "Take them out of base-url under traces.from; keys belong in environment variables.");
	return {
		place,
		baseUrl: `${parsed.origin}${parsed.pathname}`.replace(/\/+$/, "")
	};
}

export { callOr as a, call as i, credential as n, credentials as r, placeOf as t };