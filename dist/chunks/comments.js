import { t as UserError } from "./errors2.js";
import { a as memoLine, i as markedRun, n as commentMarker, s as acceptanceMemo, t as byRun } from "./comment-marker.js";
import { a as PAUSE, i as statusOf, n as mayHaveArrived, o as lookFor } from "./client.js";
import { n as viewerLogin, t as isBy } from "./own-words.js";
import { i as refusalOf, n as gitHubProblem, r as missingPermission, t as IN_THE_SUMMARY } from "./refusal.js";

// src/edges/github/own-comments.ts
/** Our comments of the key, on all pages. A comment that somebody has hidden is left as it is. */
async function ownComments(place) {
	const { client, owner, repo, pullRequest, login, key } = place;
	return (await client.paginate(client.rest.issues.listComments, {
		owner,
		repo,
		issue_number: pullRequest,
		per_page: 100
	})).flatMap((comment) => {
		const run = markedRun(comment.body ?? "", key);
		return run !== void 0 && isBy(login, comment) && !isHidden(comment) ? [{
			id: comment.id,
			run
		}] : [];
	});
}
function isHidden(comment) {
	return "minimized" in comment && comment.minimized !== null;
}
/** @returns the id of the new comment */
async function createComment(place, body) {
	const { client, owner, repo, pullRequest } = place;
	return (await client.rest.issues.createComment({
		owner,
		repo,
		issue_number: pullRequest,
		body
	})).data.id;
}
/** False when somebody has deleted the comment meanwhile. */
async function updateComment({ client, owner, repo }, id, body) {
	try {
		await client.rest.issues.updateComment({
			owner,
			repo,
			comment_id: id,
			body
		});
		return true;
	} catch (error) {
		if (statusOf(error) === 404) return false;
		throw error;
	}
}
/** Removes all of these but one. */
async function removeOthers(place, own, kept) {
	const { client, owner, repo } = place;
	for (const { id } of own) {
		if (id === kept.id) continue;
		try {
			await client.rest.issues.deleteComment({
				owner,
				repo,
				comment_id: id
			});
		} catch (error) {
			if (statusOf(error) !== 404) throw error;
		}
	}
}

// src/edges/github/one-comment.ts
/** Pauses before each further look for what was just written; between the rounds it is written again. */
const ROUNDS = [
	[
		500,
		1e3,
		2e3
	],
	[4e3, 8e3],
	[16e3]
];
const FIRST_ROUND = ROUNDS[0];
const LAST_ROUND = ROUNDS[2];
/**
* Writes the one comment that a key has on a pull request. Many runs may do so at the same time, and GitHub has no
* compare-and-swap for comments: each run looks until it sees what it wrote, and all come to keep one comment, the newest
* run's. The one gap is an older run that looked before a newer one wrote, and writes after the newer one has looked for the
* last time: then the one comment is the older run's.
*
* @throws as the client does
*/
async function writeOne(wanted) {
	const { place, run, text } = wanted;
	const before = await ownComments(place);
	const kept = toKeep(before);
	if (kept !== void 0 && byRun(kept.run, run) > 0) {
		await removeOthers(place, before, kept);
		return "superseded-by-a-newer-run";
	}
	if (kept === void 0 && !wanted.create) return "none-to-update";
	const updated = kept !== void 0 && await updateComment(place, kept.id, text);
	if (!await settle(wanted, updated ? kept.id : await createOnce(wanted))) return "superseded-by-a-newer-run";
	return updated ? "updated" : "created";
}
/**
* Creates the comment. Where the answer was lost the comment may be there all the same, so this looks for it before it
* creates another one.
*
* @returns its id
*/
async function createOnce(wanted) {
	const { place, run, text } = wanted;
	try {
		return await createComment(place, text);
	} catch (error) {
		if (!mayHaveArrived(error)) throw error;
		const isOurs = (own) => byRun(own.run, run) === 0;
		const found = (await lookForOwn(wanted, isOurs, FIRST_ROUND)).seen.find(isOurs);
		return found === void 0 ? createComment(place, text) : found.id;
	}
}
/**
* Looks until the listing has what was written, and then removes our own comments but the one to keep.
*
* @param written id of the comment
* @returns false when a newer run's comment is the one that is kept
*/
async function settle(wanted, written) {
	const { place, run, text } = wanted;
	let mine = written;
	let own = [];
	for (const pauses of ROUNDS) {
		const { isThere, seen } = await lookForOwn(wanted, (one) => isAsGood(one, {
			id: mine,
			run
		}), pauses);
		if (isThere) return keepOne(wanted, withMine(seen, {
			id: mine,
			run
		}), mine);
		own = seen;
		if (!await updateComment(place, mine, text) && pauses !== LAST_ROUND) mine = await createOnce(wanted);
	}
	return keepOne(wanted, [...own.filter(({ id }) => id !== mine), {
		id: mine,
		run
	}], mine);
}
/** True for what was written, and for a comment that every run prefers to it. */
function isAsGood(seen, written) {
	const order = byRun(seen.run, written.run);
	return order > 0 || order === 0 && seen.id <= written.id;
}
/** Our comments, as soon as a certain one is among them. */
function lookForOwn({ place, wait }, isIt, pauses) {
	return lookFor(() => ownComments(place), isIt, {
		pauses,
		wait
	});
}
/** With what was just written: a listing that is late shows a newer run's comment before it shows ours. */
function withMine(seen, mine) {
	return seen.some(({ id }) => id === mine.id) ? seen : [...seen, mine];
}
/** Removes our comments but the one to keep. @returns false when that is a newer run's */
async function keepOne({ place, run, text }, own, mine) {
	const kept = toKeep(own);
	if (kept === void 0) return true;
	await removeOthers(place, own, kept);
	const order = byRun(kept.run, run);
	if (order === 0 && kept.id !== mine) await updateComment(place, kept.id, text);
	return order <= 0;
}
/** The newest run's comment; of several the first that was written, so that every run chooses the same. */
function toKeep(own) {
	return own.toSorted((a, b) => byRun(b.run, a.run) || a.id - b.id)[0];
}

// src/edges/github/comments.ts
/** GitHub takes no more characters in a comment, marker and memo included. */
const LONGEST_BODY = 65536;
/** The comments of a pull request: of each key one, the newest run's. */
function gitHubComments(options) {
	const { client, owner, repo, pullRequest, warn, wait = PAUSE } = options;
	const what = `comment on pull request ${pullRequest}`;
	return { async upsert(key, run, { body, create, accepted }) {
		const memo = accepted === void 0 ? [] : [memoLine(acceptanceMemo(accepted))];
		const text = [
			commentMarker(key, run),
			...memo,
			body
		].join("\n");
		refuseTooLong(text, `${what} of ${owner}/${repo}`);
		try {
			const place = {
				client,
				owner,
				repo,
				pullRequest,
				login: await viewerLogin(client),
				key
			};
			return await writeOne({
				place,
				run,
				create,
				text,
				wait
			});
		} catch (error) {
			const permission = "pull-requests: write";
			if (refusalOf(error) !== "forbidden") throw gitHubProblem(error, {
				repository: `${owner}/${repo}`,
				what,
				permission,
				remedy: IN_THE_SUMMARY
			});
			warn(missingPermission(error, what, permission));
			return "not-permitted";
		}
	} };
}
function refuseTooLong(text, what) {
	if (text.length <= LONGEST_BODY) return;
	throw new UserError(`cannot ${what}: it would have ${text.length} characters, and GitHub takes ${LONGEST_BODY}`, "Read the report in the job summary.");
}

export { gitHubComments };