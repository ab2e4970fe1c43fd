/** The REST operations that are served, each under the name GitHub's description gives it. */
import { type Answer, LONGEST_BODY, pageOf, problem, tooLong } from "./github-answer.ts";
import type { OperationName } from "./github-contract.ts";
import { GIT_ROUTES } from "./github-git-routes.ts";
import { ISSUE_ROUTES } from "./github-issue-routes.ts";
import { apiOf, commentAnswer } from "./github-objects.ts";
import { PULL_ROUTES } from "./github-pull-routes.ts";
import { REPOSITORY_ROUTES } from "./github-repository-routes.ts";
import { type GitHubState, nextId, replace, type ServedRepository, seen } from "./github-state.ts";

export type Call = {
  readonly state: GitHubState;
  /** The repository of the address: the served one, or a fork of it. */
  readonly site: ServedRepository;
  readonly parameters: { readonly [name: string]: string };
  readonly query: URLSearchParams;
  /** Checked against the description before a route sees it. */
  readonly body: unknown;
};

export type Routes = { readonly [operation in OperationName]?: (call: Call) => Promise<Answer> | Answer };

const COMMENT_ROUTES: Routes = {
  // An issue that nobody opened is taken to be there, for tests that are about comments alone.
  "GET /repos/{owner}/{repo}/issues/{issue_number}/comments": ({ state, site, parameters, query }) => {
    const number = Number(parameters["issue_number"]);
    const since = query.get("since") ?? "";
    const all = seen(state).comments.filter(
      (comment) => comment.issue === number && (comment.updatedAt ?? "~") >= since,
    );
    const { entries, headers } = pageOf(all, `${apiOf(site)}/issues/${number}/comments`, query);
    return { status: 200, body: entries.map((comment) => commentAnswer(site, comment)), headers };
  },

  "POST /repos/{owner}/{repo}/issues/{issue_number}/comments": ({ state, site, parameters, body }) => {
    const at = state.clock.now();
    const comment = {
      id: nextId(state),
      issue: Number(parameters["issue_number"]),
      author: state.login,
      body: (body as { body: string }).body,
      createdAt: at,
      updatedAt: at,
    };
    if (comment.body.length > LONGEST_BODY) return tooLong("IssueComment");
    state.comments.push(comment);
    const answer = commentAnswer(site, comment);
    return { status: 201, body: answer, headers: { location: answer.url } };
  },

  "GET /repos/{owner}/{repo}/issues/comments/{comment_id}": ({ state, site, parameters }) => {
    const comment = seen(state).comments.find(({ id }) => id === Number(parameters["comment_id"]));
    return comment === undefined ? problem(404, "Not Found") : { status: 200, body: commentAnswer(site, comment) };
  },

  "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}": ({ state, site, parameters, body }) => {
    const text = (body as { body: string }).body;
    if (text.length > LONGEST_BODY) return tooLong("IssueComment");
    const change = { body: text, updatedAt: state.clock.now() };
    const comment = replace(state.comments, ({ id }) => id === Number(parameters["comment_id"]), change);
    return comment === undefined ? problem(404, "Not Found") : { status: 200, body: commentAnswer(site, comment) };
  },

  "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}": ({ state, parameters }) => {
    const index = state.comments.findIndex(({ id }) => id === Number(parameters["comment_id"]));
    if (index < 0) return problem(404, "Not Found");
    state.comments.splice(index, 1);
    return { status: 204 };
  },
};

export const ROUTES: Routes = {
  ...GIT_ROUTES,
  ...COMMENT_ROUTES,
  ...ISSUE_ROUTES,
  ...PULL_ROUTES,
  ...REPOSITORY_ROUTES,
};

/** What a fork answers; its issues and pull requests are its own, and there are none. */
export function forkAnswers(operation: OperationName): boolean {
  return operation in GIT_ROUTES || operation in REPOSITORY_ROUTES;
}
