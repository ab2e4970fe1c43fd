import { t as isCommitId } from "./commit-id.js";
import { t as UserError } from "./errors2.js";
import { n as revisionName, t as globFolders } from "./glob-folders.js";
import { t as plain } from "./plain.js";
import { t as pLimit } from "./p-limit.js";
import { a as readBlob, i as blobPieces, r as filesAtHand, t as listFiles } from "./list-files2.js";
import { i as statusOf } from "./client.js";
import { i as refusalOf, n as gitHubProblem } from "./refusal.js";
import { i as wayMatcher, t as globMatcher } from "./glob.js";
import { i as tooLarge, n as MOST_TEXT_BYTES } from "./tree-limits.js";

// src/edges/github/blobs.ts
/** Fetched at once; GitHub does not like many more. */
const AT_ONCE = 8;
/** Fetched by one run. A job's token has a thousand requests an hour, and others need some. */
const MOST_FETCHED = 1e3;
function openBlobs(place) {
	const limit = pLimit(AT_ONCE);
	const texts = /* @__PURE__ */ new Map();
	let fetched = 0;
	const count = () => {
		if (++fetched > MOST_FETCHED) throw tooMany(place);
	};
	return {
		text(blob) {
			const text = texts.get(blob) ?? limit(async () => {
				count();
				return (await readBlob(place, blob)).toString("utf8");
			});
			texts.set(blob, text);
			return text;
		},
		async *pieces(blob) {
			count();
			yield* blobPieces(place, blob);
		}
	};
}
function tooMany({ owner, repo }) {
	return new UserError(`more than ${MOST_FETCHED} files of ${owner}/${repo} are needed that the checkout does not hold`, "Put actions/checkout before the action: what the checkout holds need not be fetched.");
}

// src/edges/github/compare.ts
/** A comparison lists so many files and no more, on its first page only. */
const MOST_FILES$1 = 300;
/**
* Compares two commits.
* @throws as the client does; 404 as well where the two have nothing in common
*/
async function compareCommits(place, base, head) {
	const basehead = `${base}...${head}`;
	try {
		return await ask(place, { basehead });
	} catch (error) {
		if (!isTooMuchWork(error)) throw error;
		return ask(place, {
			basehead,
			page: 2
		});
	}
}
/** The commits between the two, whose messages would be most of the answer, are left to pages of one. */
async function ask({ client, owner, repo }, about) {
	const { data } = await client.rest.repos.compareCommitsWithBasehead({
		owner,
		repo,
		...about,
		per_page: 1
	});
	const { files } = data;
	return {
		mergeBase: data.merge_base_commit.sha,
		paths: pathsOf(files ?? []),
		isWhole: files !== void 0 && files.length < MOST_FILES$1
	};
}
/** GitHub gives up on a difference that takes it too long; who the two come from it still knows. */
function isTooMuchWork(error) {
	const status = statusOf(error);
	return status === 422 || status !== void 0 && status >= 500;
}
/** The paths of changed files, a rename as both of its paths; sorted, each once. */
function pathsOf(files) {
	const paths = files.flatMap(({ filename, status, previous_filename: before }) => status === "renamed" && before !== void 0 ? [filename, before] : [filename]);
	return [...new Set(paths)].sort();
}

// src/edges/github/history.ts
const A_PAGE = 100;
/**
* The commits that changed something in the folders or files that globs begin with, newest first. GitHub knows no globs, so
* that some of them may have changed other files there; and of side branches that a merge took nothing of, it tells none.
*
* @param upTo full id of the commit that is looked from
* @param most older ones are left out
* @param noCommit the error where there is no such commit
* @throws UserError when there is none, when the token may not see it, or for a glob as `globMatcher` does
*/
async function gitHubHistory(place, { globs, upTo, most }, noCommit) {
	if (most < 1) return [];
	const found = /* @__PURE__ */ new Map();
	try {
		for (const path of globFolders(globs)) for (const commit of await commitsOf(place, {
			path,
			upTo,
			most
		})) found.set(commit.id, commit);
	} catch (error) {
		if (["not-found", "other"].includes(refusalOf(error) ?? "")) throw noCommit(error);
		throw gitHubProblem(error, {
			repository: `${place.owner}/${place.repo}`,
			what: "list the commits of a layer",
			permission: "contents: read",
			remedy: "Put right what GitHub says, then run this again."
		});
	}
	return [...found.values()].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, most);
}
/** Of one folder or file, page by page until there are enough. */
async function commitsOf({ client, owner, repo }, { path, upTo, most }) {
	const options = {
		owner,
		repo,
		sha: upTo,
		per_page: Math.min(most, A_PAGE),
		...path === "" ? {} : { path }
	};
	const found = [];
	for await (const { data } of client.paginate.iterator(client.rest.repos.listCommits, options)) {
		for (const { sha, commit } of data) {
			const at = commit.committer?.date ?? commit.author?.date;
			found.push({
				id: sha,
				at: new Date(at ?? 0).toISOString()
			});
		}
		if (found.length >= most) break;
	}
	return found.slice(0, most);
}

// src/edges/github/pull-request-files.ts
/** GitHub lists no more files of one pull request. */
const MOST_FILES = 3e3;
/**
* The files of a pull request, all pages. They are those of its newest commit, so they count only while that is the
* one which is asked about; and those against its base, which may be another one by now.
*
* @param head full id of the commit that the files are wanted of
* @throws UserError when the token may not read pull requests
*/
async function pullRequestFiles({ client, owner, repo }, pullRequest, head) {
	const request = {
		owner,
		repo,
		pull_number: pullRequest
	};
	try {
		const files = await client.paginate(client.rest.pulls.listFiles, {
			...request,
			per_page: 100
		});
		const { data } = await client.rest.pulls.get(request);
		const isWhole = files.length < MOST_FILES && files.length === data.changed_files && data.head.sha === head;
		return {
			paths: pathsOf(files),
			isWhole,
			against: data.base.sha
		};
	} catch (error) {
		if (isTooMuchWork(error)) return {
			paths: [],
			isWhole: false
		};
		throw gitHubProblem(error, {
			repository: `${owner}/${repo}`,
			what: `read the files of pull request ${pullRequest}`,
			permission: "pull-requests: read",
			remedy: "Put right what GitHub says, then run this again."
		});
	}
}

// src/edges/github/tree.ts
/** GitHub hands out no larger blob. */
const MOST_BLOB_BYTES = 1e8;
/**
* The text files of a commit, asked of GitHub in one listing. Symbolic links and submodules are not files.
*
* @param commit a full commit id; one of a fork is there while a pull request has it
* @param from.checkout what it holds as the commit does is read from there
*/
function gitHubTree(place, commit, from) {
	const label = `commit ${commit.slice(0, 7)}`;
	const { blobs } = from;
	const atHand = filesAtHand(from.checkout);
	let listed;
	const list = () => {
		listed ??= explained(place, commit, listFiles(place, commit));
		return listed;
	};
	const files = async () => (await list()).files;
	return {
		label,
		async match(globs) {
			const matches = globMatcher(globs);
			return [...(await files()).keys()].filter(matches).sort();
		},
		async read(path, mostBytes = MOST_TEXT_BYTES) {
			const file = (await files()).get(path);
			if (file === void 0) return void 0;
			if ((file.bytes ?? 0) > mostBytes) throw tooLarge(path, label, mostBytes);
			return await atHand.read(path, file) ?? explained(place, commit, blobs.text(file.blob));
		},
		async *open(path) {
			const file = (await files()).get(path);
			if (file === void 0) throw new UserError(`${path} is not a file of ${label}`, "Check the path, relative to the repository.");
			const here = await atHand.open(path, file);
			if (here !== void 0) return yield* here;
			if ((file.bytes ?? 0) > MOST_BLOB_BYTES) throw tooLargeToFetch(path, label);
			yield* explainedPieces(place, commit, blobs.pieces(file.blob));
		},
		links: async (globs) => (await list()).links.filter(wayMatcher(globs)).sort(),
		files: async () => [...await files()].map(([path, { isProgram }]) => ({
			path,
			isProgram
		}))
	};
}
function tooLargeToFetch(path, label) {
	return new UserError(`${path} in ${label} is larger than ${MOST_BLOB_BYTES / 1e6} MB, the most that GitHub's API hands out`, "Put actions/checkout before the action: what the checkout holds need not be fetched.");
}
async function explained(place, commit, work) {
	try {
		return await work;
	} catch (error) {
		throw problemOf(place, commit, error);
	}
}
async function* explainedPieces(place, commit, pieces) {
	try {
		yield* pieces;
	} catch (error) {
		throw problemOf(place, commit, error);
	}
}
function problemOf({ owner, repo }, commit, error) {
	return gitHubProblem(error, {
		repository: `${owner}/${repo}`,
		what: `read commit ${commit.slice(0, 7)}`,
		permission: "contents: read",
		remedy: "Check that the commit is in the repository, and that the token may see it."
	});
}

// src/edges/github/repository.ts
/**
* A repository on GitHub, read only, through its API: no git and no history are needed. Each question is asked once.
* Answers are those of `gitRepository`.
*/
function gitHubRepository(options) {
	const { pullRequest, checkout } = options;
	const compared = /* @__PURE__ */ new Map();
	const trees = /* @__PURE__ */ new Map();
	const blobs = openBlobs(options);
	const compare = (base, head) => {
		const key = `${base}...${head}`;
		const answer = compared.get(key) ?? compareExplained(options, base, head);
		compared.set(key, answer);
		return answer;
	};
	return {
		resolve: (revision) => resolve(options, revision),
		async changeOf(base, head) {
			const id = await resolve(options, head);
			const answer = await compare(named(options, base), id);
			compared.set(`${answer.mergeBase}...${id}`, Promise.resolve(answer));
			return {
				base: answer.mergeBase,
				head: id
			};
		},
		async changedFiles(base, head) {
			const [from, to] = await Promise.all([resolve(options, base), resolve(options, head)]);
			const { mergeBase, paths, isWhole } = await compare(from, to);
			if (mergeBase !== from) return {
				paths,
				isWhole: false
			};
			if (isWhole || pullRequest === void 0) return {
				paths,
				isWhole
			};
			const all = await pullRequestFiles(options, pullRequest, to);
			const isOfThese = all.against !== void 0 && (await compare(all.against, to)).mergeBase === from;
			return {
				paths: [.../* @__PURE__ */ new Set([...paths, ...all.paths])].sort(),
				isWhole: all.isWhole && isOfThese
			};
		},
		at(commit) {
			const tree = trees.get(commit) ?? gitHubTree(options, commit, {
				blobs,
				checkout
			});
			trees.set(commit, tree);
			return tree;
		},
		history: (globs, upTo, most) => gitHubHistory(options, {
			globs,
			upTo,
			most
		}, (cause) => noCommit(`${options.owner}/${options.repo}`, upTo, cause))
	};
}
/** What HEAD stands for here. */
function named({ head }, revision) {
	return revision === "HEAD" && head !== void 0 ? head : revision;
}
/** A full id needs no looking up: whoever uses it finds out whether it is there. */
async function resolve(options, revision) {
	const wanted = named(options, revision);
	return isCommitId(wanted) ? wanted : lookUp(options, wanted);
}
async function lookUp({ client, owner, repo }, revision) {
	if (!isRevision(revision)) throw noCommit(`${owner}/${repo}`, revision);
	try {
		const { data } = await client.rest.repos.getCommit({
			owner,
			repo,
			ref: revision,
			per_page: 1
		});
		return data.sha;
	} catch (error) {
		if (["not-found", "other"].includes(refusalOf(error) ?? "")) throw noCommit(`${owner}/${repo}`, revision, error);
		throw gitHubProblem(error, doing(owner, repo, `look up ${plain(revision)}`));
	}
}
/** What can stand in an address without meaning something else there; git allows no more in a name. */
function isRevision(revision) {
	return /^[^\s~^:?*[\\\p{Cc}-][^\s~^:?*[\\\p{Cc}]*$/u.test(revision) && !revision.includes("..");
}
function noCommit(repository, revision, cause) {
	return new UserError(`there is no commit ${revisionName(revision)} in ${repository}, or the token may not see it`, "Name a branch, a tag or a commit id that is pushed, and give the job \"contents: read\" under permissions:.", ...cause === void 0 ? [] : [{ cause }]);
}
async function compareExplained(options, base, head) {
	const { owner, repo } = options;
	for (const revision of [base, head]) if (!isRevision(revision)) throw noCommit(`${owner}/${repo}`, revision);
	try {
		return await compareCommits(options, base, head);
	} catch (error) {
		if (refusalOf(error) !== "not-found") throw gitHubProblem(error, doing(owner, repo, "compare commits"));
		await visible(options);
		await lookUp(options, base);
		await lookUp(options, head);
		throw new UserError(`${plain(base)} and ${plain(head)} have no common ancestor`, "Compare two commits of one history; rebase the branch if it was started from nothing.", { cause: error });
	}
}
/** @throws UserError when the token sees no such repository */
async function visible({ client, owner, repo }) {
	try {
		await client.rest.repos.get({
			owner,
			repo
		});
	} catch (error) {
		throw gitHubProblem(error, doing(owner, repo, "compare commits"));
	}
}
function doing(owner, repo, what) {
	return {
		repository: `${owner}/${repo}`,
		what,
		permission: "contents: read",
		remedy: "Put right what GitHub says, then run this again."
	};
}

export { gitHubRepository };