/** The REST operations that are used, each under the name GitHub's description gives it. */
import { type GitHubState, nextId } from "./github.ts";
import type { OperationName } from "./github-contract.ts";
import {
  blobAnswer,
  commentAnswer,
  commitAnswer,
  isEmpty,
  moveRef,
  refAnswer,
  treeAnswer,
  writeCommit,
  writeTree,
} from "./github-objects.ts";

export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
};

export type Call = {
  readonly state: GitHubState;
  readonly parameters: { readonly [name: string]: string };
  readonly query: URLSearchParams;
  /** Checked against the description before a route sees it. */
  readonly body: unknown;
};

const DOCUMENTATION = "https://docs.github.com/rest";

/** An error as GitHub words it. */
export function problem(status: number, message: string): Answer {
  return { status, body: { message, documentation_url: DOCUMENTATION, status: String(status) } };
}

export const ROUTES: { readonly [operation in OperationName]?: (call: Call) => Promise<Answer> | Answer } = {
  "GET /repos/{owner}/{repo}/git/trees/{tree_sha}": async ({ state, parameters, query }) => {
    const options = { recursive: query.has("recursive"), limit: state.faults.treeLimit };
    const body = await treeAnswer(state, parameters["tree_sha"] ?? "", options);
    return body === undefined ? problem(404, "Not Found") : { status: 200, body };
  },

  "POST /repos/{owner}/{repo}/git/trees": async ({ state, body }) => {
    if (await isEmpty(state)) return problem(409, "Git Repository is empty.");
    const { tree, base_tree } = body as { tree: { path: string; content: string }[]; base_tree?: string };
    const files = tree.map(({ path, content }) => ({ path, content: Buffer.from(content) }));
    const sha = await writeTree(state, base_tree, files);
    return { status: 201, body: await treeAnswer(state, sha, { recursive: false, limit: 0 }) };
  },

  "GET /repos/{owner}/{repo}/git/blobs/{file_sha}": async ({ state, parameters }) => {
    const body = await blobAnswer(state, parameters["file_sha"] ?? "");
    return body === undefined ? problem(404, "Not Found") : { status: 200, body };
  },

  "POST /repos/{owner}/{repo}/git/commits": async ({ state, body }) => {
    const { tree, parents = [], message } = body as { tree: string; parents?: string[]; message: string };
    const commit = { tree, parents, message, verified: state.faults.signedCommits };
    return { status: 201, body: commitAnswer(state, await writeCommit(state, commit), commit) };
  },

  "POST /repos/{owner}/{repo}/git/refs": async ({ state, body }) => {
    const { ref, sha } = body as { ref: string; sha: string };
    if (await moveRef(state, ref, sha, "")) return { status: 201, body: refAnswer(state, ref, sha) };
    return problem(422, "Reference already exists");
  },

  "GET /repos/{owner}/{repo}/issues/{issue_number}/comments": ({ state, parameters, query }) => {
    const all = state.comments.filter(({ issue }) => issue === Number(parameters["issue_number"]));
    const size = Math.min(Number(query.get("per_page") ?? 30), 100);
    const page = Number(query.get("page") ?? 1);
    const pages = Math.max(1, Math.ceil(all.length / size));
    const link = [
      `<${pageUrl(state, parameters, size, page + 1)}>; rel="next"`,
      `<${pageUrl(state, parameters, size, pages)}>; rel="last"`,
    ];
    const body = all.slice((page - 1) * size, page * size).map((comment) => commentAnswer(state, comment));
    return { status: 200, body, headers: page < pages ? { link: link.join(", ") } : {} };
  },

  "POST /repos/{owner}/{repo}/issues/{issue_number}/comments": ({ state, parameters, body }) => {
    const comment = {
      id: nextId(state.comments),
      issue: Number(parameters["issue_number"]),
      author: state.login,
      body: (body as { body: string }).body,
    };
    if (comment.body.length > LONGEST) return tooLong();
    state.comments.push(comment);
    return { status: 201, body: commentAnswer(state, comment), headers: { location: `${state.url}/comments` } };
  },

  "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}": ({ state, parameters, body }) => {
    const index = indexOf(state, parameters["comment_id"]);
    const found = state.comments[index];
    if (found === undefined) return problem(404, "Not Found");
    const comment = { ...found, body: (body as { body: string }).body };
    if (comment.body.length > LONGEST) return tooLong();
    state.comments[index] = comment;
    return { status: 200, body: commentAnswer(state, comment) };
  },

  "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}": ({ state, parameters }) => {
    const index = indexOf(state, parameters["comment_id"]);
    if (index < 0) return problem(404, "Not Found");
    state.comments.splice(index, 1);
    return { status: 204 };
  },
};

const LONGEST = 65_536;

function tooLong(): Answer {
  const message = "body is too long (maximum is 65536 characters)";
  const error = { resource: "IssueComment", code: "unprocessable", field: "data", message };
  return { status: 422, body: { message: "Validation Failed", errors: [error], documentation_url: DOCUMENTATION } };
}

function indexOf(state: GitHubState, id: string | undefined): number {
  return state.comments.findIndex((comment) => comment.id === Number(id));
}

function pageUrl(state: GitHubState, parameters: Call["parameters"], size: number, page: number): string {
  const path = `/repos/${state.owner}/${state.repo}/issues/${parameters["issue_number"]}/comments`;
  return `${state.url}${path}?per_page=${size}&page=${page}`;
}
