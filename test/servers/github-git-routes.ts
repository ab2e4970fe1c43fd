/** Operations on git objects and references. */
import { problem } from "./github-answer.ts";
import { commitsOf } from "./github-diff.ts";
import {
  apiOf,
  blobAnswer,
  commitAnswer,
  headOf,
  isEmpty,
  refAnswer,
  treeAnswer,
  writeBlob,
  writeCommit,
  writeTree,
} from "./github-objects.ts";
import { isAncestor, moveBranch } from "./github-pushes.ts";
import type { Routes } from "./github-routes.ts";
import { seenHead } from "./github-state.ts";

export const GIT_ROUTES: Routes = {
  "GET /repos/{owner}/{repo}/git/trees/{tree_sha}": async ({ state, site, parameters, query }) => {
    const options = { recursive: query.has("recursive"), limit: state.faults.treeLimit };
    const body = await treeAnswer(site, parameters["tree_sha"] ?? "", options);
    return body === undefined ? problem(404, "Not Found") : { status: 200, body };
  },

  "POST /repos/{owner}/{repo}/git/trees": async ({ site, body }) => {
    if (await isEmpty(site)) return problem(409, "Git Repository is empty.");
    const { tree, base_tree } = body as {
      tree: { path: string; mode?: string; content?: string }[];
      base_tree?: string;
    };
    // GitHub knows no tree without a file.
    if (tree.length === 0) return problem(422, "Invalid tree info");
    const files = tree.map(({ path, mode, content }) => {
      if (mode !== "100644" || content === undefined) throw new Error("this server makes trees of new texts only");
      return { path, content: Buffer.from(content) };
    });
    const sha = await writeTree(site, base_tree, files);
    return { status: 201, body: await treeAnswer(site, sha, { recursive: false, limit: 0 }) };
  },

  "POST /repos/{owner}/{repo}/git/blobs": async ({ site, body }) => {
    if (await isEmpty(site)) return problem(409, "Git Repository is empty.");
    const sha = await writeBlob(site, (body as { content: string }).content);
    return { status: 201, body: { url: `${apiOf(site)}/git/blobs/${sha}`, sha } };
  },

  "GET /repos/{owner}/{repo}/git/blobs/{file_sha}": async ({ site, parameters }) => {
    const body = await blobAnswer(site, parameters["file_sha"] ?? "");
    return body === undefined ? problem(404, "Not Found") : { status: 200, body };
  },

  "GET /repos/{owner}/{repo}/git/commits/{commit_sha}": async ({ state, site, parameters }) => {
    const sha = parameters["commit_sha"] ?? "";
    if (!/^[0-9a-f]{40}$/.test(sha) || (await headOf(site, `${sha}^{commit}`)) === undefined)
      return problem(404, "Not Found");
    const [commit] = await commitsOf(site, ["--max-count=1", sha]);
    if (commit === undefined) return problem(404, "Not Found");
    return { status: 200, body: commitAnswer(site, sha, { ...commit, verified: state.faults.signedCommits }) };
  },

  "POST /repos/{owner}/{repo}/git/commits": async ({ state, site, body }) => {
    const { tree, parents = [], message } = body as { tree: string; parents?: string[]; message: string };
    const commit = { tree, parents, message, verified: state.faults.signedCommits };
    return { status: 201, body: commitAnswer(site, await writeCommit(site, commit), commit) };
  },

  "GET /repos/{owner}/{repo}/git/ref/{ref}": async ({ state, site, parameters }) => {
    const ref = `refs/${parameters["ref"]}`;
    const sha = await seenHead(state, site, ref);
    return sha === undefined ? problem(404, "Not Found") : { status: 200, body: refAnswer(site, ref, sha) };
  },

  "POST /repos/{owner}/{repo}/git/refs": async ({ state, site, body }) => {
    const { ref, sha } = body as { ref: string; sha: string };
    const made = await moveBranch(state, site, { ref, to: sha, from: "", actor: state.login });
    return made ? { status: 201, body: refAnswer(site, ref, sha) } : problem(422, "Reference already exists");
  },

  "PATCH /repos/{owner}/{repo}/git/refs/{ref}": async ({ state, site, parameters, body }) => {
    const ref = `refs/${parameters["ref"]}`;
    const { sha, force = false } = body as { sha: string; force?: boolean };
    const from = await headOf(site, ref);
    if (from === undefined) return problem(422, "Reference does not exist");
    if (!force && !(await isAncestor(site, from, sha))) return problem(422, "Update is not a fast forward");
    const moved = await moveBranch(state, site, { ref, to: sha, from, actor: state.login });
    return moved ? { status: 200, body: refAnswer(site, ref, sha) } : problem(422, "Update is not a fast forward");
  },
};
