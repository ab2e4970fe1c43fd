import { i as statusOf, n as mayHaveArrived } from "./client.js";
import { i as refusalOf, n as gitHubProblem } from "./refusal.js";
import { a as readBlob, n as blobId, t as listFiles } from "./list-files2.js";

// src/edges/store/github-snapshot.ts
const HEAD = `
  query ($owner: String!, $repo: String!, $ref: String!) {
    repository(owner: $owner, name: $repo) { ref(qualifiedName: $ref) { target { oid } } }
  }
`;
/** Files larger than these are asked for each time: a year of records is not kept in memory. */
const LARGEST_KEPT = 2e5;
/** Answers of GitHub that are asked for once. Nothing is asked yet. */
function knownOf(place) {
	const list = (head) => listFiles(place, head).then(({ files }) => files);
	const own = /* @__PURE__ */ new Map();
	const listed = keptOnce((head) => own.get(head)?.() ?? list(head));
	const fetched = async (blob) => (await readBlob(place, blob)).toString("utf8");
	const kept = keptOnce(fetched);
	return {
		listed,
		committed(from, to, files) {
			const added = files.map(({ path, text }) => [path, listedAs(text, to)]);
			own.set(to, async () => new Map([...from === void 0 ? [] : await listed(from), ...added]));
		},
		text: ({ blob, bytes }) => bytes !== void 0 && bytes <= LARGEST_KEPT ? kept(blob) : fetched(blob)
	};
}
function listedAs(text, head) {
	return {
		blob: blobId(text, head),
		bytes: Buffer.byteLength(text),
		isProgram: false
	};
}
/** What failed is asked for again. */
function keptOnce(ask) {
	const answers = /* @__PURE__ */ new Map();
	return (id) => {
		const answer = answers.get(id) ?? ask(id).catch((error) => {
			answers.delete(id);
			throw error;
		});
		answers.set(id, answer);
		return answer;
	};
}
/**
* The branch as it is now. One query tells a branch that is absent from a repository that the token may not see; REST
* would answer 404 to both. Files are listed with the first question about them, and each is read by its blob.
*/
async function gitHubSnapshot(place, known) {
	const { client, owner, repo, branch } = place;
	const head = (await client.graphql(HEAD, {
		owner,
		repo,
		ref: `refs/heads/${branch}`
	})).repository.ref?.target.oid;
	const explained = async (work) => {
		try {
			return await work;
		} catch (error) {
			throw gitHubProblem(error, readingOf(place));
		}
	};
	const files = async () => head === void 0 ? /* @__PURE__ */ new Map() : explained(known.listed(head));
	return {
		head,
		list: async (prefix) => [...(await files()).keys()].filter((path) => path.startsWith(prefix)),
		async read(path) {
			const file = (await files()).get(path);
			return file === void 0 ? void 0 : explained(known.text(file));
		}
	};
}
/** What is being done here, for an error. */
function readingOf({ owner, repo, branch }) {
	return {
		repository: `${owner}/${repo}`,
		what: `read branch ${branch}`,
		permission: "contents: read",
		remedy: "Put right what GitHub says, then run this again."
	};
}

// src/edges/store/github-branch.ts
/**
* A branch of a repository on GitHub, written through its API without any checkout. Commits are GitHub's own, signed
* where GitHub signs: GraphQL for all but the first, which only REST can make.
*/
function gitHubBranch(options) {
	const { owner, repo, branch } = options;
	const known = knownOf(options);
	return {
		label: `branch ${branch} of ${owner}/${repo}`,
		async snapshot() {
			try {
				return await gitHubSnapshot(options, known);
			} catch (error) {
				throw gitHubProblem(error, readingOf(options));
			}
		},
		async checkWritable() {
			try {
				await options.client.rest.git.createBlob({
					owner,
					repo,
					content: ""
				});
			} catch (error) {
				throw gitHubProblem(error, writingOf(options));
			}
		},
		async commit(change) {
			try {
				const { expectedHead: from, files } = change;
				const outcome = from === void 0 ? await firstCommit(options, change) : await nextCommit(options, change, from);
				if (outcome.status === "committed") known.committed(from, outcome.head, files);
				return outcome;
			} catch (error) {
				if (refusalOf(error) === "stale") return { status: "moved" };
				throw gitHubProblem(error, writingOf(options));
			}
		}
	};
}
function writingOf({ owner, repo, branch }) {
	return {
		repository: `${owner}/${repo}`,
		what: `write branch ${branch}`,
		permission: "contents: write",
		remedy: `Leave ${branch} out of the rules that protect branches, or use a token that they let through.`
	};
}
const COMMIT = `
  mutation ($input: CreateCommitOnBranchInput!) {
    createCommitOnBranch(input: $input) { commit { oid } }
  }
`;
async function nextCommit({ client, owner, repo, branch }, { files, message }, expectedHeadOid) {
	const [headline = "", ...body] = message.split("\n");
	const input = {
		branch: {
			repositoryNameWithOwner: `${owner}/${repo}`,
			branchName: branch
		},
		expectedHeadOid,
		message: {
			headline,
			body: body.join("\n").trim()
		},
		fileChanges: { additions: files.map(({ path, text }) => ({
			path,
			contents: Buffer.from(text, "utf8").toString("base64")
		})) }
	};
	return {
		status: "committed",
		head: (await client.graphql(COMMIT, { input })).createCommitOnBranch.commit.oid
	};
}
/** A commit without a parent; author and committer are left out so that GitHub signs it. */
async function firstCommit(options, { files, message }) {
	const { client, owner, repo, branch, warn } = options;
	const entries = files.map(({ path, text }) => ({
		path,
		mode: "100644",
		type: "blob",
		content: text
	}));
	const tree = await client.rest.git.createTree({
		owner,
		repo,
		tree: entries
	});
	const commit = await client.rest.git.createCommit({
		owner,
		repo,
		tree: tree.data.sha,
		message
	});
	try {
		await client.rest.git.createRef({
			owner,
			repo,
			ref: `refs/heads/${branch}`,
			sha: commit.data.sha
		});
	} catch (error) {
		if (statusOf(error) === 422 && /already exists/i.test(String(error))) return { status: "moved" };
		if (mayHaveArrived(error) && (await gitHubSnapshot(options, knownOf(options))).head !== void 0) return { status: "moved" };
		throw error;
	}
	if (!commit.data.verification.verified) warn(`GitHub did not sign the first commit of ${branch}; a rule that demands signatures will refuse the branch.`);
	return {
		status: "committed",
		head: commit.data.sha
	};
}

export { gitHubBranch };