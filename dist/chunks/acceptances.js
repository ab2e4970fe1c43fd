import { i as statusOf } from "./client.js";
import { t as UserError } from "./errors2.js";
import { c as parseAcceptanceMemo, o as memoOf, r as isMarked } from "./comment-marker.js";
import { n as viewerLogin, t as isBy } from "./own-words.js";
import { n as gitHubProblem } from "./refusal.js";

// src/edges/github/labelling.ts
/** GitHub takes labels that differ in case alone for one. */
function isLabel(name, label) {
	return name?.toLowerCase() === label.toLowerCase();
}
/**
* How often a label was set on a pull request, oldest first; those before it was last taken off are left out. Who may only
* triage can set labels too: whether one counts is another question.
*
* @throws as the client does
*/
async function labellingsOf({ client, owner, repo }, pullRequest, label) {
	const ofLabel = (await client.paginate(client.rest.issues.listEvents, {
		owner,
		repo,
		issue_number: pullRequest,
		per_page: 100
	})).filter((event) => "label" in event && isLabel(event.label?.name ?? void 0, label)).filter(({ event }) => event === "labeled" || event === "unlabeled");
	return ofLabel.slice(1 + ofLabel.findLastIndex(({ event }) => event === "unlabeled")).map(({ actor, created_at: at }) => ({
		...actor?.login ? { by: actor.login } : {},
		at
	}));
}

// src/edges/github/may-write.ts
/** GitHub folds "maintain" into "write", but for a role of the owner's own it says what that comes to. */
const WRITERS = /* @__PURE__ */ new Set([
	"admin",
	"maintain",
	"write"
]);
/**
* Whether somebody has write permission in the repository, as of now.
*
* @throws as the client does
*/
async function mayWrite({ client, owner, repo }, login) {
	try {
		const { data } = await client.rest.repos.getCollaboratorPermissionLevel({
			owner,
			repo,
			username: login
		});
		return WRITERS.has(data.permission);
	} catch (error) {
		if (statusOf(error) === 404) return false;
		throw error;
	}
}

// src/edges/github/merged-acceptances.ts
/** How the key of a check's comment begins, whichever suite file its workflow names. */
const CHECK_COMMENT = "check/";
/** Pages of a hundred pull requests or commits. */
const MOST_PAGES = 40;
/** GitHub lets a job run again for 30 days, at the commit it had: what was merged meanwhile is older than the record. */
const SLACK_MS = 3024e6;
/**
* The acceptances of a suite that the checks of merged pull requests wrote into their comments, each held against what
* GitHub itself says: that this label was set by this person at this time, and that the person may write.
*
* @throws as the client does
*/
async function mergedAcceptances(place, suite, range) {
	const candidates = await mergedPulls(place, range);
	if (candidates.length === 0) return [];
	const commits = await commitsBetween(place, range);
	const pulls = candidates.filter(({ commit }) => commits.has(commit));
	if (pulls.length === 0) return [];
	const login = await viewerLogin(place.client);
	const found = [];
	for (const pull of pulls) {
		const acceptance = await writtenOn(place, pull, {
			suite,
			login
		});
		if (acceptance !== void 0 && await isAsSaid(place, acceptance, range)) found.push(acceptance);
	}
	return found;
}
async function mergedPulls({ client, owner, repo }, { since, label }) {
	const oldest = since === void 0 ? Number.NEGATIVE_INFINITY : Date.parse(since) - SLACK_MS;
	const options = {
		owner,
		repo,
		state: "closed",
		sort: "updated",
		direction: "desc",
		per_page: 100
	};
	const found = [];
	let page = 0;
	for await (const { data } of client.paginate.iterator(client.rest.pulls.list, options)) {
		for (const { number, head, merged_at: at, merge_commit_sha: commit, labels } of data) if ((label === void 0 || labels.some(({ name }) => isLabel(name, label))) && at !== null && commit !== null && Date.parse(at) >= oldest) found.push({
			number,
			head: head.sha,
			commit
		});
		page += 1;
		if (page === MOST_PAGES || Date.parse(data.at(-1)?.updated_at ?? "") < oldest) break;
	}
	return found.toSorted((a, b) => a.number - b.number);
}
async function commitsBetween(place, range) {
	try {
		return await listBetween(place, range);
	} catch (error) {
		if (statusOf(error) !== 404) throw error;
		throw new UserError(`commit ${range.after.slice(0, 7)} of the record before is in the history of ${place.owner}/${place.repo} no more`, "Where the history was rewritten, the next record names a commit that is there; an anchor from before is to be blessed anew.", { cause: error });
	}
}
async function listBetween({ client, owner, repo }, { after, upTo }) {
	const options = {
		owner,
		repo,
		basehead: `${after}...${upTo}`,
		per_page: 100
	};
	const commits = /* @__PURE__ */ new Set();
	for (let page = 1; page <= MOST_PAGES; page += 1) {
		const { data } = await client.rest.repos.compareCommitsWithBasehead({
			...options,
			page
		});
		for (const { sha } of data.commits) commits.add(sha);
		if (data.commits.length === 0 || commits.size >= data.total_commits) break;
	}
	return commits;
}
/** The newest of our comments that keeps an acceptance of this suite, for the commit that was merged. */
async function writtenOn({ client, owner, repo }, { number, head }, { suite, login }) {
	const memo = (await client.paginate(client.rest.issues.listComments, {
		owner,
		repo,
		issue_number: number,
		per_page: 100
	})).filter((comment) => isBy(login, comment) && isMarked(comment.body ?? "", CHECK_COMMENT)).toSorted((a, b) => b.updated_at.localeCompare(a.updated_at) || b.id - a.id).flatMap(({ body }) => parseAcceptanceMemo(memoOf(body ?? "") ?? "") ?? []).find((one) => one.suite === suite);
	return memo?.acceptance.pullRequest === number && memo.acceptance.head === head ? memo.acceptance : void 0;
}
/** Whoever can make a bot of the same name write a comment has not set a label by that, and no other label accepts. */
async function isAsSaid(place, { pullRequest, label, by, at }, wanted) {
	if (wanted.label !== void 0 && !isLabel(label, wanted.label)) return false;
	return (await labellingsOf(place, pullRequest, label)).some((one) => one.by === by && one.at === at) && await mayWrite(place, by);
}

// src/edges/github/pushed-at.ts
/**
* When a commit was last pushed to a branch, by GitHub's clock: an ISO instant. The dates in a commit are its author's
* to choose, so they say nothing. What is the branch's head was pushed last: where the newest push is another one, GitHub
* reads behind, and an older push of the same commit would say that nothing came in between.
*
* @param branch of the repository `place`, which may be a fork
* @returns undefined where GitHub does not tell: the repository is closed to the token, or keeps no such list
* @throws as the client does
*/
async function pushedAt({ client, owner, repo }, branch, commit) {
	try {
		const { data } = await client.rest.repos.listActivities({
			owner,
			repo,
			ref: `refs/heads/${branch}`,
			direction: "desc",
			per_page: 1
		});
		return data.find(({ after }) => after === commit)?.timestamp;
	} catch (error) {
		const status = statusOf(error);
		if (status !== 403 && status !== 404) throw error;
		return;
	}
}

// src/edges/github/acceptances.ts
/**
* Regressions that people accepted by a label. A label counts when somebody with write permission set it after the last
* push to the head: what was pushed later nobody has looked at.
*/
function gitHubAcceptances(options) {
	const { owner, repo, pullRequest } = options;
	const repository = `${owner}/${repo}`;
	return {
		async ofPullRequest(label) {
			if (pullRequest === void 0) return { status: "none" };
			try {
				return await acceptanceOf(options, pullRequest, label);
			} catch (error) {
				throw gitHubProblem(error, {
					repository,
					what: `see who set the label ${label} on pull request ${pullRequest.number}`,
					permission: "pull-requests: read",
					remedy: "Put right what GitHub says, and run this again."
				});
			}
		},
		async merged(suite, range) {
			try {
				return await mergedAcceptances(options, suite, range);
			} catch (error) {
				throw gitHubProblem(error, {
					repository,
					what: "list the merged pull requests",
					permission: "pull-requests: read",
					remedy: "Put right what GitHub says: the next record that regressed asks again."
				});
			}
		}
	};
}
async function acceptanceOf(place, checked, label) {
	const { client, owner, repo } = place;
	const { number, head } = checked;
	const { data: pull } = await client.rest.pulls.get({
		owner,
		repo,
		pull_number: number
	});
	if (!pull.labels.some(({ name }) => isLabel(name, label))) return { status: "none" };
	if (pull.head.sha !== head) return refused(`pull request ${number} has another head than commit ${short(head)} by now.`);
	const labelling = (await labellingsOf(place, number, label)).at(-1);
	if (labelling === void 0) return refused(`GitHub does not tell who set it. ${SET_AGAIN}`);
	const { by, at } = labelling;
	if (by === void 0) return refused(`the account of who set it has been deleted. ${SET_AGAIN}`);
	if (!await mayWrite(place, by)) return refused(`${by}, who set it, has no write permission. ${LET_WRITER}`);
	const why = await whyTooEarly(place, checked, {
		labelling,
		label,
		from: pull.head
	});
	if (why !== void 0) return refused(why);
	return {
		status: "accepted",
		acceptance: {
			pullRequest: number,
			head,
			label,
			by,
			at
		}
	};
}
const SET_AGAIN = "Take it off and set it again.";
const LET_WRITER = "Let somebody who has it set the label.";
/** Undefined where the label was set after the head was pushed. Within one second nobody can tell. */
async function whyTooEarly(place, { head, labelled }, { labelling, label, from }) {
	const home = from.repo && {
		client: place.client,
		owner: from.repo.owner.login,
		repo: from.repo.name
	};
	const pushed = home ? await pushedAt(home, from.ref, head) : void 0;
	if (pushed !== void 0) {
		if (Date.parse(pushed) < Date.parse(labelling.at)) return void 0;
		return `it was set at ${labelling.at}, and commit ${short(head)} was pushed at ${pushed}. ${SET_AGAIN}`;
	}
	if (labelled !== void 0 && isLabel(labelled.label, label) && isSameMoment(labelled.at, labelling.at)) return void 0;
	return `GitHub does not tell when commit ${short(head)} was pushed. Take it off and set it again, where the workflow runs on pull_request with the type labeled.`;
}
/** The pull request is stamped when its label is, or a moment later. */
const MOMENT_MS = 5e3;
function isSameMoment(one, other) {
	return Math.abs(Date.parse(one) - Date.parse(other)) <= MOMENT_MS;
}
function refused(why) {
	return {
		status: "refused",
		why
	};
}
function short(commit) {
	return commit.slice(0, 7);
}

export { gitHubAcceptances };