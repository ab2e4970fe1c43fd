import { t as UserError } from "./errors2.js";
import { t as startCheck } from "./check2.js";
import { t as erroredResult } from "./errored-result.js";

// src/start/pull-request-to-check.ts
/** A pull request that a dispatch named, as it is now. @throws UserError when it is not what somebody looked at */
async function pullRequestNamed({ number, head }, pullRequests) {
	const facts = await pullRequests.numbered(number);
	if (!facts.isOpen) throw new UserError(`pull request ${number} is closed`, "Reopen it, or compare two commits: set base and head.");
	if (head === void 0 && facts.isFork) throw new UserError(`pull request ${number} is from a fork, and its head is not given`, "Read the change, then run this again with head: the full id of the commit that you have read.");
	if (head !== void 0 && head !== facts.head) throw new UserError(`the head of pull request ${number} is no longer ${head}: it has moved on to ${facts.head}`, "Look at what it is now, then run this again with that head.");
	return facts;
}
/**
* The pull request that a first stage ran for, where that one had no keys for it.
*
* @throws UserError when it cannot be told which one that is, or when it is judged by another branch's suite
*/
async function pullRequestOfRun({ event, head, headRepositoryId, isFork, owner, branch }, pullRequests) {
	const from = isFork ? "fork" : "repository";
	if (event !== "pull_request") return unchecked$1({
		reason: "checked-by-its-own-run",
		from,
		head
	});
	if (headRepositoryId === void 0) return unchecked$1({
		reason: "moved-on",
		from,
		head
	});
	const found = await pullRequests().withHead({
		commit: head,
		repositoryId: headRepositoryId,
		owner,
		branch
	});
	const [facts, another] = found;
	if (facts === void 0) return unchecked$1({
		reason: "moved-on",
		from,
		head
	});
	if (another !== void 0) throw new UserError(`commit ${head} is the head of several open pull requests: ${found.map(({ number }) => number).join(", ")}`, "Dispatch the check for each of them: pull-request: its number, head: this commit.");
	if (strangerOf(facts) === void 0) return unchecked$1({
		reason: "checked-by-its-own-run",
		from: "repository",
		pullRequest: facts.number,
		head
	});
	if (!facts.isIntoDefaultBranch) throw judgedByAnotherBranch(facts);
	return {
		status: "found",
		facts
	};
}
function unchecked$1(why) {
	return {
		status: "unchecked",
		why
	};
}
/** Its suite is that of its base, which anybody chooses who opens it, and which may hold programs and addresses for keys. */
function judgedByAnotherBranch({ number, head }) {
	return new UserError(`pull request ${number} is not into the default branch, so a suite would judge it that need not be reviewed`, `Read the suite of the branch that it is into as well, then dispatch the check with pull-request: ${number}, head: ${head}.`);
}
/** Whose change it is, where its own run gets no secrets. By who opened it: anybody may start a run anew. */
function strangerOf({ isFork, author }) {
	if (isFork) return "fork";
	return author === "dependabot[bot]" ? "dependabot" : void 0;
}

// src/start/check-on-github.ts
/**
* Runs the check that an event asks for. Which pull request a second stage is about is asked of GitHub, by the commit and
* the repository of its run: an artifact or a title would be a stranger's word for it.
*
* @throws UserError when it cannot be told what is to be checked; what goes wrong afterwards is a result
*/
async function startCheckOnGitHub(request, github) {
	const { change } = request;
	switch (change.kind) {
		case "range": return checkRange(change, request, github);
		case "pull-request": return checkFound(await pullRequestNamed(change, pullRequestsOf(github)), request, github);
		case "run": {
			const found = await pullRequestOfRun(change, () => pullRequestsOf(github));
			return found.status === "found" ? checkFound(found.facts, request, github) : unchecked(request, found.why);
		}
		default: return change;
	}
}
/** The two commits of an event. */
async function checkRange({ base, head, pullRequest, queued }, request, github) {
	const from = pullRequest === void 0 ? void 0 : strangerOf(pullRequest);
	const stranger = from === void 0 || pullRequest === void 0 ? {} : { stranger: {
		from,
		pullRequest: pullRequest.number,
		onMissingSecrets: request.onMissingSecrets
	} };
	const outside = await github.outside(pullRequest);
	return {
		result: await resultOf(request, () => startCheck({
			...suiteOf(request),
			base,
			head,
			...stranger
		}, withQueued(outside, queued, github))),
		range: {
			base,
			head
		},
		head,
		setsStatus: false,
		...from === void 0 ? {} : { from },
		...pullRequest === void 0 ? {} : { pullRequest: pullRequest.number }
	};
}
/**
* A pull request that GitHub told us of. Its base is the commit that GitHub last compared it with, as in its own event, so
* that both compare the same.
*/
async function checkFound(facts, request, github) {
	const { number, base, head } = facts;
	const outside = await github.outside(facts);
	const result = await resultOf(request, () => startCheck({
		...suiteOf(request),
		base,
		head
	}, outside));
	const from = strangerOf(facts);
	return {
		result,
		range: {
			base,
			head
		},
		pullRequest: number,
		head,
		setsStatus: true,
		...from === void 0 ? {} : { from }
	};
}
function unchecked(request, why) {
	return {
		result: {
			story: "check",
			suite: request.suite ?? "suite",
			verdict: "not-evaluated",
			gate: "pass",
			touched: [],
			notEvaluated: {
				...why,
				missing: []
			},
			notes: []
		},
		head: why.head,
		setsStatus: false
	};
}
/** The label of a queued pull request holds for the queue too. Which commit it was set for is asked only then. */
function withQueued(outside, queued, github) {
	const { hosted } = outside;
	const { pullRequests } = github;
	if (queued === void 0 || hosted === void 0 || pullRequests === void 0) return outside;
	const acceptances = {
		async ofPullRequest(label) {
			return await (await github.outside(await pullRequests.numbered(queued))).hosted?.acceptances?.ofPullRequest(label) ?? { status: "none" };
		},
		merged: async (suite, range) => await hosted.acceptances?.merged(suite, range) ?? []
	};
	return {
		...outside,
		hosted: {
			...hosted,
			acceptances
		}
	};
}
function pullRequestsOf({ pullRequests }) {
	if (pullRequests !== void 0) return pullRequests;
	throw new UserError("GitHub cannot be asked about a pull request without a token", "Leave the input token at its default, and run this in a workflow.");
}
/** What went wrong is told where the change is discussed. */
async function resultOf(request, story) {
	try {
		return await story();
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return erroredResult("check", request.suite ?? "", error);
	}
}
function suiteOf({ suite }) {
	return suite === void 0 ? {} : { suite };
}

export { startCheckOnGitHub };