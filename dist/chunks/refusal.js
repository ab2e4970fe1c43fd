import { t as UserError } from "./errors2.js";
import { t as shownWords } from "./shown-words.js";
import { i as statusOf, r as retryAfterMs } from "./client.js";

// src/edges/github/refusal.ts
/** The remedy where only a place is lost that would have shown the result. */
const IN_THE_SUMMARY = "Put right what GitHub says; the report is in the job summary as well.";
/** What kind of refusal an error of the client is, from REST or GraphQL; undefined for an error that is a bug of ours. */
function refusalOf(error) {
	if (retryAfterMs(error) !== void 0) return "rate-limited";
	const status = statusOf(error);
	if (status === 409 && /repository is empty/i.test(String(error))) return "empty";
	if (status !== void 0) return BY_STATUS[status] ?? (status >= 500 ? "unavailable" : "other");
	const types = graphQlTypes(error);
	if (types === void 0) return void 0;
	const known = types.find((type) => type in BY_TYPE);
	return known === void 0 ? "other" : BY_TYPE[known];
}
/** The error for a person, with the remedy; anything that is no refusal is handed back as it is. */
function gitHubProblem(error, { repository, what, permission, remedy }) {
	const refusal = refusalOf(error);
	if (refusal === void 0 || !(error instanceof Error)) return error;
	const tell = (problem, remedy) => new UserError(problem, remedy, { cause: error });
	const words = wordsOf(error);
	switch (refusal) {
		case "bad-token": return tell(`GitHub does not accept the token to ${what} of ${repository}`, "Give a token that is valid now: in a workflow, github.token.");
		case "forbidden": return tell(`the token may not ${what} of ${repository}: ${words}`, CLOSED_TO_ALL.test(words) ? "Put right what GitHub says: no permission of the job helps against that." : `Add "${permission}" under permissions: of the job in the workflow file, or use a token that has it.`);
		case "not-found": return tell(`GitHub does not show this token what it takes to ${what} of ${repository}: ${words}`, `Check that it is there, and that the job has "${permission}" under permissions: in the workflow file.`);
		case "rate-limited": return tell(`GitHub's rate limit is used up, to ${what} of ${repository}: ${words}`, "Run this again when the limit is renewed, within the hour.");
		case "unavailable": return tell(`GitHub did not answer, to ${what} of ${repository}: ${words}`, "Run this again; githubstatus.com says whether GitHub is down.");
		case "empty": return tell(`${repository} has no commit yet, so GitHub cannot ${what}`, "Push a first commit to it.");
		case "stale":
		case "other": return tell(`GitHub refused to ${what} of ${repository}: ${words}`, remedy);
		default: return refusal;
	}
}
/** What to say of a permission that the token lacks, where a run goes on without. @param what in the infinitive */
function missingPermission(error, what, permission) {
	return `GitHub does not let this token ${what} (${wordsOf(error)}): add "${permission}" under permissions: of the job in the workflow file.`;
}
/** Refused for another reason than a permission that is missing. */
const CLOSED_TO_ALL = /SAML|IP allow list|archived|suspended|repository access blocked/i;
const BY_STATUS = {
	401: "bad-token",
	403: "forbidden",
	404: "not-found"
};
const BY_TYPE = {
	FORBIDDEN: "forbidden",
	INSUFFICIENT_SCOPES: "forbidden",
	NOT_FOUND: "not-found",
	RATE_LIMITED: "rate-limited",
	RATE_LIMIT: "rate-limited",
	STALE_DATA: "stale"
};
/** The types of the errors that a GraphQL answer lists; undefined for any other error. */
function graphQlTypes(error) {
	if (!(error instanceof Error) || !("errors" in error) || !Array.isArray(error.errors)) return void 0;
	return error.errors.flatMap((item) => typeof item === "object" && item !== null && "type" in item && typeof item.type === "string" ? [item.type] : []);
}
/** GitHub's own words, on one line, without what the client puts around them. */
function wordsOf(error) {
	const said = (error instanceof Error ? error.message : String(error)).replace(/^Request failed due to following response errors:\s*(- )?/, "").replace(/ - https:\/\/\S+$/, "");
	return shownWords(said, []).replace(/\.$/, "") || "it sent a web page";
}

export { wordsOf as a, refusalOf as i, gitHubProblem as n, missingPermission as r, IN_THE_SUMMARY as t };