import { t as durationText } from "./duration-text.js";

// src/domain/failure-words.ts
/** What a person may count on whenever a run ends before its time. */
const KEPT = "answers that were paid for are kept";
/** Why trials failed, as the end of a sentence that begins with "because". @param by absent: the model */
function causeOf(reason, by) {
	if (by === void 0) return CAUSE[reason];
	switch (reason) {
		case "unreachable": return `the ${by.kind} could not be reached`;
		case "unauthorised": return `the ${by.kind} did not accept the key`;
		case "rate-limited": return `the ${by.kind} limited the rate`;
		case "server-error": return `the ${by.kind} had errors of its own`;
		case "connection-reset": return `the connection to the ${by.kind} broke`;
		case "timed-out": return `the ${by.kind} did not answer in time`;
		case "refused-request": return `the ${by.kind} refused the request`;
		case "malformed-answer": return `the ${by.kind} answered in another form than the documented one`;
		case "empty-answer": return `the ${by.kind} answered nothing`;
		default: return CAUSE[reason];
	}
}
/** What to do about it, one sentence. @param whose the model under test, or null where none is known */
function remedyFor(reason, whose) {
	return whose !== null && "kind" in whose ? remedyOfParty(reason, whose) : remedyOfModel(reason, whose);
}
const CAUSE = {
	unreachable: "the model could not be reached",
	unauthorised: "no key was accepted",
	"rate-limited": "the provider limited the rate",
	"server-error": "the provider had errors of its own",
	"connection-reset": "the connection broke",
	"timed-out": "no answer came in time",
	"refused-request": "the provider refused the request",
	"malformed-answer": "the answer was not in the form of the API",
	"empty-answer": "the model answered nothing",
	"left-the-recording": "the replay asked for something that the traces do not hold",
	"too-many-steps": "the agent came to no answer",
	"not-replayable": "they could not be replayed",
	"production-error": "production had failed there",
	"application-error": "the application failed",
	"answer-too-large": "the answer was larger than can be kept",
	"cut-off": "they were cut off"
};
function remedyOfParty(reason, party) {
	const { kind, keyVariable } = party;
	switch (reason) {
		case "unreachable": return `Check that the ${kind} is running and that its url in the suite file is right.`;
		case "unauthorised": return keyVariable === void 0 ? `Name the environment variable that holds the key of the ${kind} as key-variable beside its url in the suite file.` : `Set the environment variable ${keyVariable} to a key that the ${kind} accepts.`;
		case "rate-limited": return `Lower concurrency in the suite file, or wait a while, and run the same command again: ${KEPT}.`;
		case "server-error": return `Look into the log of the ${kind}, mend it, and run the same command again: ${KEPT}.`;
		case "connection-reset": return `Check that the ${kind} stays up and the network on the way to it, and run the same command again: ${KEPT}.`;
		case "timed-out": return `Raise timeout of the ${kind} or lower concurrency in the suite file, and run the same command again: ${KEPT}.`;
		case "refused-request":
		case "malformed-answer":
		case "empty-answer":
		case "answer-too-large": return `Compare what the ${kind} takes and answers with ${pageOf(party)}.`;
		default: return remedyOfModel(reason, null);
	}
}
function pageOf({ kind }) {
	return kind === "application" ? "docs/targets.md" : "docs/replay.md";
}
function remedyOfModel(reason, model) {
	const name = model?.name ?? "the model";
	switch (reason) {
		case "unreachable": return `Check that the server is running and that the base URL of ${name} (base-url in the suite file, or OPENAI_BASE_URL) is right.`;
		case "unauthorised": return `Set the environment variable ${model?.keyVariable ?? "OPENAI_API_KEY"} to a key that may use ${name}.`;
		case "rate-limited": return `Wait a while, lower concurrency in the suite file, or add credit where the account has none, and run the same command again: ${KEPT}.`;
		case "server-error": return `Wait until the provider has recovered and run the same command again: ${KEPT}.`;
		case "connection-reset": return `Check the network and any proxy on the way to the provider, and run the same command again: ${KEPT}.`;
		case "timed-out": return `Lower concurrency in the suite file or choose a faster model, and run the same command again: ${KEPT}.`;
		case "refused-request": return `Check the name and the parameters of ${name} in the suite file against what the provider offers; after a 404 its base URL, too: most end in /v1.`;
		case "malformed-answer": return `Check that the base URL of ${name} is that of an OpenAI-compatible server; most end in /v1.`;
		case "empty-answer": return `Check the parameters of ${name} in the suite file; a token limit that is too low leaves no room for an answer.`;
		case "left-the-recording": return "Draw newer traces, whose tool results and searches fit these versions, or raise budget.errors in the suite file if such trials may be missing.";
		case "too-many-steps": return "Check that the tool definitions fit the recorded results, so that the agent can come to an answer.";
		case "not-replayable": return "Record in production what the traces lack (the README's section on traces says what a replay needs), or mend the suite file where it is named.";
		case "production-error": return "Draw fewer failed requests (sample.keep.errors in the suite file), or raise budget.errors if they belong to the sample.";
		case "application-error": return "Run the application by hand with the request that docs/targets.md shows, and mend what it says.";
		case "answer-too-large": return `Set max_completion_tokens under the parameters of ${name} in the suite file, or check what the server sends.`;
		case "cut-off": return `Run the same command again: ${KEPT}.`;
		default: return reason;
	}
}

// src/domain/incomplete.ts
/** Why a run is over its error budget, told by the reason that most of the failures share, and what to do about that. */
function overErrorBudget(use) {
	const { failure, count } = dominantFailure(use.failures);
	const { reason, detail, by } = failure;
	const share = Number((use.errorBudget * 100).toFixed(2));
	const most = count === use.failures.length ? "" : `, ${count} of them`;
	return {
		reason: "error-budget",
		problem: `${use.failures.length} of ${use.total} ${use.what} failed (error budget ${share} %)${most} because ${causeOf(reason, by)}: ${detail}`,
		remedy: remedyFor(reason, by ?? use.model)
	};
}
/** @param deadlineMs milliseconds, as the suite has it */
function deadlinePassed(deadlineMs) {
	return {
		stopped: "deadline",
		deadlineMs
	};
}
/**
* A run that was stopped before its end: by the user, by the machine, or by the deadline.
* @param reason of the aborted signal (`signal.reason`)
*/
function stoppedEarly(done, total, what, reason) {
	if (isDeadline(reason)) return {
		reason: "cut-off",
		problem: `the deadline of ${durationText(reason.deadlineMs)} passed after ${done} of ${total} ${what}`,
		remedy: `Run the same command again, which goes on from there (${KEPT}), or raise deadline in the suite file.`
	};
	return {
		reason: "cut-off",
		problem: `the run was stopped after ${done} of ${total} ${what}`,
		remedy: `Run the same command again: ${KEPT}.`
	};
}
/** A run that would have cost more than the suite allows. @param detail which cap, as the meter says it */
function overMoneyBudget(done, total, what, detail) {
	return {
		reason: "money-budget",
		problem: `the budget ended the run after ${done} of ${total} ${what}: ${detail}`,
		remedy: `Raise that limit under budget in the suite file or make the sample smaller, and run the same command again: ${KEPT}.`
	};
}
function isDeadline(reason) {
	return typeof reason === "object" && reason !== null && "stopped" in reason && reason.stopped === "deadline";
}
/** "Unauthorised" wins over every count: it stops a run at its first occurrence. */
function dominantFailure(failures) {
	const kinds = /* @__PURE__ */ new Map();
	for (const failure of failures) {
		const kind = `${failure.reason} ${failure.by?.kind ?? ""}`;
		const seen = kinds.get(kind);
		if (seen) seen.count += 1;
		else kinds.set(kind, {
			failure,
			count: 1
		});
	}
	const [first] = [...kinds].sort(([a, x], [b, y]) => rank(y) - rank(x) || (a < b ? -1 : 1));
	if (first === void 0) throw new Error("overErrorBudget needs at least one failure");
	return first[1];
}
function rank({ failure, count }) {
	return failure.reason === "unauthorised" ? Number.MAX_SAFE_INTEGER : count;
}

export { remedyFor as a, stoppedEarly as i, overErrorBudget as n, overMoneyBudget as r, deadlinePassed as t };