import { r as statusOf } from "./client2.js";
import { n as refusalOf, r as wordsOf, t as gitHubProblem } from "./refusal.js";

// src/edges/github/comment-marker.ts
/**
* The first line of a comment, unseen by readers: what the comment is about and which run wrote it. On the first line,
* so that text cut at the end keeps it and text of strangers further down cannot forge it.
*/
function commentMarker(key, run) {
	return `<!-- eval-baseline ${encoded(key)} run=${run.id}.${run.attempt} -->`;
}
/** The run that wrote a comment of this key; undefined for any other text. */
function markedRun(body, key) {
	const first = body.split("\n", 1)[0] ?? "";
	const [, name, id, attempt] = /^<!-- eval-baseline (\S+) run=(\d+)\.(\d+) -->\r?$/.exec(first) ?? [];
	return name === encoded(key) ? {
		id: Number(id),
		attempt: Number(attempt)
	} : void 0;
}
/** Below zero when `a` is the older run, zero when both are one. */
function byRun(a, b) {
	return a.id - b.id || a.attempt - b.attempt;
}
/** No blank and no ">" is left, so that no key can end the HTML comment. */
function encoded(key) {
	return encodeURIComponent(key).replaceAll("%2F", "/");
}

// src/edges/github/comments.ts
/**
* The comments of a pull request. Two runs may write at the same time, and GitHub has no compare-and-swap for
* comments: each run looks again after it wrote, and both come to keep the newest run's comment and no other.
*/
function gitHubComments(options) {
	const { owner, repo, pullRequest, warn } = options;
	return { async upsert(key, run, { body, create }) {
		try {
			return await upsert(options, {
				key,
				run,
				create,
				body: `${commentMarker(key, run)}\n${body}`
			});
		} catch (error) {
			if (refusalOf(error) === "forbidden") {
				warn(`GitHub does not let this token comment on pull request ${pullRequest} (${wordsOf(error)}): add "pull-requests: write" under permissions: of the job in the workflow file.`);
				return "not-permitted";
			}
			throw gitHubProblem(error, {
				repository: `${owner}/${repo}`,
				what: `comment on pull request ${pullRequest}`,
				permission: "pull-requests: write",
				remedy: "Put right what GitHub says; the report is in the job summary as well."
			});
		}
	} };
}
async function upsert(options, wanted) {
	const login = await viewer(options.client);
	const before = await ownComments(options, login, wanted.key);
	const kept = toKeep(before);
	if (kept !== void 0 && byRun(kept.run, wanted.run) > 0) {
		await removeAll(options, before, kept);
		return "superseded-by-a-newer-run";
	}
	if (kept === void 0 && !wanted.create) return "none-to-update";
	const updated = kept !== void 0 && await update(options, kept.id, wanted.body);
	if (!await settle(options, {
		login,
		wanted,
		mine: updated ? kept.id : await create(options, wanted.body)
	})) return "superseded-by-a-newer-run";
	return updated ? "updated" : "created";
}
/**
* Looks again after a write and removes our own comments but the one to keep.
*
* @returns false when a newer run's comment is the one that is kept
*/
async function settle(options, { login, wanted, mine }) {
	const seen = await ownComments(options, login, wanted.key);
	const own = [...seen.filter(({ id }) => id !== mine), seen.find(({ id }) => id === mine) ?? {
		id: mine,
		run: wanted.run
	}];
	const kept = toKeep(own);
	if (kept === void 0) return true;
	await removeAll(options, own, kept);
	const order = byRun(kept.run, wanted.run);
	if (order < 0 || order === 0 && kept.id !== mine) await update(options, kept.id, wanted.body);
	return order <= 0;
}
/** The newest run's comment; of several the first that was written, so that every run chooses the same. */
function toKeep(own) {
	return own.toSorted((a, b) => byRun(b.run, a.run) || a.id - b.id)[0];
}
/** Who the token is. REST has no answer for the token of a workflow; GraphQL has. */
async function viewer(client) {
	return withoutBot((await client.graphql("query { viewer { login } }")).viewer.login);
}
/** Our comments of a key, on all pages. A comment that somebody has hidden is left as it is. */
async function ownComments(options, login, key) {
	const { client, owner, repo, pullRequest } = options;
	return (await client.paginate(client.rest.issues.listComments, {
		owner,
		repo,
		issue_number: pullRequest,
		per_page: 100
	})).flatMap((comment) => {
		const run = markedRun(comment.body ?? "", key);
		const ours = withoutBot(comment.user?.login ?? "") === login && !isHidden(comment);
		return run !== void 0 && ours ? [{
			id: comment.id,
			run
		}] : [];
	});
}
function isHidden(comment) {
	return "minimized" in comment && comment.minimized !== null;
}
/** GraphQL and REST do not agree on whether a bot's name says that it is one. */
function withoutBot(login) {
	return login.replace(/\[bot\]$/, "");
}
async function create({ client, owner, repo, pullRequest }, body) {
	return (await client.rest.issues.createComment({
		owner,
		repo,
		issue_number: pullRequest,
		body
	})).data.id;
}
/** False when somebody has deleted the comment meanwhile. */
async function update({ client, owner, repo }, id, body) {
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
async function removeAll(options, own, kept) {
	const { client, owner, repo } = options;
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

export { gitHubComments };