/** Operations on pull requests. */
import { pageOf, problem } from "./github-answer.ts";
import { fullCommitAnswer, pullRequestAnswer } from "./github-answers.ts";
import { changedFiles, commitNamed, commitsOf, mergeBase } from "./github-diff.ts";
import { apiOf } from "./github-objects.ts";
import { isAncestor } from "./github-pushes.ts";
import type { Call, Routes } from "./github-routes.ts";
import { type GitHubState, type StoredIssue, type StoredPullRequest, seen } from "./github-state.ts";

/** More files of a pull request GitHub does not list. */
const MOST_FILES = 3000;

export const PULL_ROUTES: Routes = {
  "GET /repos/{owner}/{repo}/pulls": ({ state, site, query }) => {
    const opened = query.get("state") ?? "open";
    const [head, base] = [query.get("head"), query.get("base")];
    const key = query.get("sort") === "updated" ? "updatedAt" : "createdAt";
    const all = pullsOf(state)
      .filter(({ issue }) => opened === "all" || issue.state === opened)
      .filter(({ pull }) => head === null || head === `${pull.headOwner}:${pull.headBranch}`)
      .filter(({ pull }) => base === null || base === pull.baseBranch)
      .toSorted((a, b) => a.issue[key].localeCompare(b.issue[key]) || a.pull.number - b.pull.number);
    const ascending = query.get("direction") ?? (key === "createdAt" ? "desc" : "asc");
    if (ascending === "desc") all.reverse();
    const { entries, headers } = pageOf(all, `${apiOf(site)}/pulls`, query);
    return { status: 200, body: entries.map(({ pull, issue }) => pullRequestAnswer(state, pull, issue)), headers };
  },

  "GET /repos/{owner}/{repo}/pulls/{pull_number}": async (call) => {
    const found = pullOf(call);
    if (found === undefined) return problem(404, "Not Found");
    const { pull, issue } = found;
    const from = (await mergeBase(call.state, pull.base, pull.head)) ?? pull.base;
    const [commits, files] = await Promise.all([
      commitsOf(call.state, [`${from}..${pull.head}`]),
      changedFiles(call.state, from, pull.head),
    ]);
    const counts = { commits: commits.length, files: files.length };
    return { status: 200, body: pullRequestAnswer(call.state, pull, issue, counts) };
  },

  "GET /repos/{owner}/{repo}/pulls/{pull_number}/files": async (call) => {
    const found = pullOf(call);
    if (found === undefined) return problem(404, "Not Found");
    const { base, head, number } = found.pull;
    const from = (await mergeBase(call.state, base, head)) ?? base;
    const all = (await changedFiles(call.state, from, head)).slice(0, MOST_FILES);
    const { entries, headers } = pageOf(all, `${apiOf(call.site)}/pulls/${number}/files`, call.query);
    return { status: 200, body: entries, headers };
  },

  "GET /repos/{owner}/{repo}/pulls/{pull_number}/commits": async (call) => {
    const found = pullOf(call);
    if (found === undefined) return problem(404, "Not Found");
    const { base, head, number } = found.pull;
    const all = (await commitsOf(call.state, [`${base}..${head}`])).slice(0, 250);
    const { entries, headers } = pageOf(all, `${apiOf(call.site)}/pulls/${number}/commits`, call.query);
    return { status: 200, body: entries.map((commit) => fullCommitAnswer(call.site, commit)), headers };
  },

  // Of an open pull request from a fork GitHub says nothing here: its commits are on no branch of the repository.
  "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls": async ({ state, site, parameters, query }) => {
    const sha = await commitNamed(site, parameters["commit_sha"] ?? "");
    if (sha === undefined) return problem(422, `No commit found for SHA: ${parameters["commit_sha"]}`);
    const holding = await Promise.all(
      pullsOf(state).map(async (one) => ({ ...one, holds: await brought(state, one.pull, sha) })),
    );
    const all = holding.filter(({ holds }) => holds).toReversed();
    const { entries, headers } = pageOf(all, `${apiOf(site)}/commits/${sha}/pulls`, query);
    return { status: 200, body: entries.map(({ pull, issue }) => pullRequestAnswer(state, pull, issue)), headers };
  },
};

/** Whether a pull request brought a commit to the repository, or would. */
async function brought(state: GitHubState, pull: StoredPullRequest, sha: string): Promise<boolean> {
  if (pull.mergedAt !== undefined && pull.mergeCommit === sha) return true;
  if (pull.mergedAt === undefined && pull.headRepository?.isFork !== false) return false;
  return (await isAncestor(state, sha, pull.head)) && !(await isAncestor(state, sha, pull.base));
}

type Pull = { readonly pull: StoredPullRequest; readonly issue: StoredIssue };

function pullsOf(state: GitHubState): readonly Pull[] {
  const { pullRequests, issues } = seen(state);
  return pullRequests.flatMap((pull) => {
    const issue = issues.find(({ number }) => number === pull.number);
    return issue === undefined ? [] : [{ pull, issue }];
  });
}

function pullOf({ state, parameters }: Call): Pull | undefined {
  return pullsOf(state).find(({ pull }) => pull.number === Number(parameters["pull_number"]));
}
