import { t as UserError } from "./errors2.js";
import { i as refusalOf, n as gitHubProblem, r as missingPermission, t as IN_THE_SUMMARY } from "./refusal.js";

// src/edges/github/pull-requests.ts
/** The pull requests of a repository on GitHub. Whether one is a fork's is told by ids: names can be taken over. */
function gitHubPullRequests(options) {
	const { client, owner, repo, warn } = options;
	const repository = `${owner}/${repo}`;
	return {
		async numbered(number) {
			try {
				const { data } = await client.rest.pulls.get({
					owner,
					repo,
					pull_number: number
				});
				return factsOf(data);
			} catch (error) {
				if (refusalOf(error) === "not-found") throw noPullRequest(repository, number, error);
				throw gitHubProblem(error, reading(repository, `read pull request ${number}`));
			}
		},
		async withHead({ commit, repositoryId, owner: headOwner, branch }) {
			try {
				return (await client.paginate(client.rest.pulls.list, {
					owner,
					repo,
					state: "open",
					head: `${headOwner}:${branch}`,
					per_page: 100
				})).map(factsOf).filter(({ head, headRepositoryId }) => head === commit && headRepositoryId === repositoryId);
			} catch (error) {
				throw gitHubProblem(error, reading(repository, "list pull requests"));
			}
		},
		async setStatus(commit, { context, state, description, url }) {
			const target = url === void 0 ? {} : { target_url: url };
			const status = {
				context,
				state,
				description: cut(description),
				...target
			};
			try {
				await client.rest.repos.createCommitStatus({
					owner,
					repo,
					sha: commit,
					...status
				});
				return "set";
			} catch (error) {
				const what = `set a status on commit ${commit.slice(0, 7)}`;
				const permission = "statuses: write";
				if (refusalOf(error) !== "forbidden") throw gitHubProblem(error, {
					repository,
					what,
					permission,
					remedy: IN_THE_SUMMARY
				});
				warn(missingPermission(error, what, permission));
				return "not-permitted";
			}
		}
	};
}
function factsOf({ number, state, head, base, user }) {
	const headRepositoryId = head.repo?.id;
	return {
		number,
		isOpen: state === "open",
		head: head.sha,
		base: base.sha,
		...headRepositoryId === void 0 ? {} : { headRepositoryId },
		isFork: headRepositoryId !== base.repo.id,
		isIntoDefaultBranch: base.ref === base.repo.default_branch,
		author: user?.login ?? "ghost"
	};
}
function noPullRequest(repository, number, cause) {
	return new UserError(`${repository} has no pull request ${number} that this token may see`, "Check the number, and give the job \"pull-requests: read\" under permissions:; \"pull-requests: write\" holds it.", { cause });
}
function reading(repository, what) {
	return {
		repository,
		what,
		permission: "pull-requests: read",
		remedy: "Put right what GitHub says, then run this again."
	};
}
/** GitHub takes no longer description of a status. */
const LONGEST_DESCRIPTION = 140;
function cut(description) {
	if (description.length <= LONGEST_DESCRIPTION) return description;
	return `${description.slice(0, 139).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

export { gitHubPullRequests };