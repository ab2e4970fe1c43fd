import { i as statusOf, n as mayHaveArrived } from "./client.js";
import { i as refusalOf, n as gitHubProblem } from "./refusal.js";
import { r as readBlob, t as listFiles } from "./list-files2.js";

// src/edges/store/github-snapshot.ts
const HEAD = `
  query ($owner: String!, $repo: String!, $ref: String!) {
    repository(owner: $owner, name: $repo) { ref(qualifiedName: $ref) { target { oid } } }
  }
`;
/**
* The branch as it is now. One query tells a branch that is absent from a repository that the token may not see; REST
* would answer 404 to both. Files are listed with the first question about them, and each is read by its blob.
*/
async function gitHubSnapshot(place) {
	const { client, owner, repo, branch } = place;
	const head = (await client.graphql(HEAD, {
		owner,
		repo,
		ref: `refs/heads/${branch}`
	})).repository.ref?.target.oid;
	let listed;
	const files = () => {
		listed ??= head === void 0 ? Promise.resolve(/* @__PURE__ */ new Map()) : listFiles(place, head).then((found) => found.files);
		return listed;
	};
	const explained = async (work) => {
		try {
			return await work;
		} catch (error) {
			throw gitHubProblem(error, readingOf(place));
		}
	};
	return {
		head,
		list: async (prefix) => [...(await explained(files())).keys()].filter((path) => path.startsWith(prefix)),
		async read(path) {
			const file = (await explained(files())).get(path);
			return file === void 0 ? void 0 : (await explained(readBlob(place, file.blob))).toString("utf8");
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
	return {
		label: `branch ${branch} of ${owner}/${repo}`,
		async snapshot() {
			try {
				return await gitHubSnapshot(options);
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
				if (change.expectedHead === void 0) return await firstCommit(options, change);
				return await nextCommit(options, change, change.expectedHead);
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
		if (mayHaveArrived(error) && (await gitHubSnapshot(options)).head !== void 0) return { status: "moved" };
		throw error;
	}
	if (!commit.data.verification.verified) warn(`GitHub did not sign the first commit of ${branch}; a rule that demands signatures will refuse the branch.`);
	return {
		status: "committed",
		head: commit.data.sha
	};
}

export { gitHubBranch };