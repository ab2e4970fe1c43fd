/** Operations on a repository as a whole: what it is, its commits, who may do what, what was pushed, statuses. */
import { pageOf, problem } from "./github-answer.ts";
import {
  activityAnswer,
  exampleOf,
  fullCommitAnswer,
  permissionAnswer,
  repositoryAnswer,
  roleOf,
  statusAnswer,
} from "./github-answers.ts";
import { changedFiles, commitNamed, commitsOf, mergeBase } from "./github-diff.ts";
import { apiOf, blobAnswer, treeAnswer } from "./github-objects.ts";
import type { Call, Routes } from "./github-routes.ts";
import { nextId, type ServedRepository, type StoredStatus, seen, seenHead } from "./github-state.ts";

/** More files of a comparison GitHub does not list. */
const MOST_FILES = 300;

export const REPOSITORY_ROUTES: Routes = {
  "GET /repos/{owner}/{repo}": ({ site }) => ({ status: 200, body: repositoryAnswer(site) }),

  "GET /repos/{owner}/{repo}/compare/{basehead}": compare,

  "GET /repos/{owner}/{repo}/commits": async ({ site, query }) => {
    const sha = await commitNamed(site, query.get("sha") ?? site.defaultBranch);
    if (sha === undefined) return problem(404, "Not Found");
    const path = query.get("path");
    const all = (await commitsOf(site, [sha, ...(path === null ? [] : ["--", path])])).toReversed();
    const { entries, headers } = pageOf(all, `${apiOf(site)}/commits`, query);
    return { status: 200, body: entries.map((commit) => fullCommitAnswer(site, commit)), headers };
  },

  "GET /repos/{owner}/{repo}/commits/{ref}": async ({ site, parameters }) => {
    const sha = await commitNamed(site, parameters["ref"] ?? "");
    const [commit] = sha === undefined ? [] : await commitsOf(site, ["--max-count=1", sha]);
    if (commit === undefined) return problem(422, `No commit found for SHA: ${parameters["ref"]}`);
    const [parent] = commit.parents;
    const files = parent === undefined ? [] : await changedFiles(site, parent, commit.sha);
    const count = (of: "additions" | "deletions") => files.reduce((sum, file) => sum + file[of], 0);
    const stats = { additions: count("additions"), deletions: count("deletions"), total: 0 };
    stats.total = stats.additions + stats.deletions;
    return { status: 200, body: { ...fullCommitAnswer(site, commit), stats, files: files.slice(0, MOST_FILES) } };
  },

  "GET /repos/{owner}/{repo}/branches/{branch}": async ({ state, site, parameters }) => {
    const branch = parameters["branch"] ?? "";
    const sha = await seenHead(state, site, `refs/heads/${branch}`);
    const [commit] = sha === undefined ? [] : await commitsOf(site, ["--max-count=1", sha]);
    if (commit === undefined) return problem(404, "Branch not found");
    const body = { ...exampleOf(site, "branch-get"), name: branch, commit: fullCommitAnswer(site, commit) };
    return { status: 200, body };
  },

  "GET /repos/{owner}/{repo}/contents/{path}": async ({ site, parameters, query }) => {
    const path = parameters["path"] ?? "";
    const sha = await commitNamed(site, query.get("ref") ?? site.defaultBranch);
    const tree = sha === undefined ? undefined : await treeAnswer(site, sha, { recursive: true, limit: 1_000_000 });
    const entry = tree?.tree.find((one) => one.path === path && one.type === "blob");
    const blob = entry === undefined ? undefined : await blobAnswer(site, entry.sha);
    if (blob === undefined) return problem(404, "Not Found");
    const example = exampleOf(site, "content-file-response-if-content-is-a-file");
    const { size, content } = blob;
    return { status: 200, body: { ...example, name: path.split("/").at(-1), path, sha: blob.sha, size, content } };
  },

  "GET /repos/{owner}/{repo}/activity": ({ state, site, query }) => {
    const ref = query.get("ref")?.replace(/^(?!refs\/)/, "refs/heads/");
    const [actor, type] = [query.get("actor"), query.get("activity_type")];
    const all = seen(state)
      .activities.filter((one) => one.repositoryId === site.id && (ref === undefined || one.ref === ref))
      .filter((one) => (actor === null || one.actor === actor) && (type === null || one.type === type));
    if (query.get("direction") !== "asc") all.reverse();
    const after = Number(query.get("after") ?? Number.NaN);
    const start = Number.isNaN(after) ? 0 : 1 + all.findIndex(({ id }) => id === after);
    const size = Math.min(Number(query.get("per_page") ?? 30), 100);
    const entries = all.slice(start, start + size);
    // These pages have no numbers: the next one begins after the last entry of this one.
    const next = new URLSearchParams(query);
    next.set("after", String(entries.at(-1)?.id));
    const headers = start + size < all.length ? { link: `<${apiOf(site)}/activity?${next}>; rel="next"` } : {};
    return { status: 200, body: entries.map((one) => activityAnswer(state, one)), headers };
  },

  "GET /repos/{owner}/{repo}/collaborators/{username}/permission": ({ state, site, parameters }) => {
    const login = parameters["username"] ?? "";
    if (site !== state && roleOf(state, login) === "none") return problem(404, "Not Found");
    if (login.endsWith("[bot]")) return problem(404, `${login} is not a user`);
    return { status: 200, body: permissionAnswer(state, login) };
  },

  "POST /repos/{owner}/{repo}/statuses/{sha}": async ({ state, site, parameters, body }) => {
    const sent = body as { state: StoredStatus["state"]; context?: string; description?: string; target_url?: string };
    const sha = await commitNamed(site, parameters["sha"] ?? "");
    if (sha === undefined || sha !== parameters["sha"])
      return problem(422, `No commit found for SHA: ${parameters["sha"]}`);
    if ((sent.description ?? "").length > 140)
      return problem(422, "Validation Failed: description is too long (maximum is 140 characters)");
    const status: StoredStatus = {
      id: nextId(state),
      sha,
      state: sent.state,
      context: sent.context ?? "default",
      ...(sent.description === undefined ? {} : { description: sent.description }),
      ...(sent.target_url === undefined ? {} : { targetUrl: sent.target_url }),
      creator: state.login,
      at: state.clock.now(),
    };
    state.statuses.push(status);
    const answer = statusAnswer(state, status);
    return { status: 201, body: answer, headers: { location: String(answer["url"]) } };
  },

  "GET /repos/{owner}/{repo}/commits/{ref}/statuses": async ({ state, site, parameters, query }) => {
    const sha = await commitNamed(site, parameters["ref"] ?? "");
    const all = seen(state)
      .statuses.filter((status) => status.sha === sha)
      .toReversed();
    const { entries, headers } = pageOf(all, `${apiOf(site)}/commits/${parameters["ref"]}/statuses`, query);
    return { status: 200, body: entries.map((status) => statusAnswer(state, status)), headers };
  },
};

/** `base...head`, each a SHA, a branch, or `owner:branch`; files on the first page only. */
async function compare({ state, site, parameters, query }: Call) {
  const [left = "", right = ""] = (parameters["basehead"] ?? "").split("...");
  const [base, head] = await Promise.all([left, right].map((name) => commitOfNetwork({ state, site }, name)));
  if (base === undefined || head === undefined) return problem(404, "Not Found");
  const from = await mergeBase(site, base, head);
  if (from === undefined) return problem(404, `No common ancestor between ${left} and ${right}.`);
  const first = Number(query.get("page") ?? 1) === 1;
  const [ahead, behind, ends, files] = await Promise.all([
    commitsOf(site, [`${base}..${head}`]),
    commitsOf(site, [`${head}..${base}`]),
    commitsOf(site, ["--no-walk=unsorted", base, from]),
    first ? changedFiles(site, from, head) : undefined,
  ]);
  const paged = query.has("page") || query.has("per_page");
  const { entries, headers } = paged
    ? pageOf(ahead, `${apiOf(site)}/compare/${parameters["basehead"]}`, query)
    : { entries: ahead.slice(0, 250), headers: {} };
  const commit = (sha: string) => {
    const found = ends.find((one) => one.sha === sha);
    return found === undefined ? undefined : fullCommitAnswer(site, found);
  };
  const status = { ahead: ahead.length > 0, behind: behind.length > 0 };
  const body = {
    ...exampleOf(site, "commit-comparison"),
    url: `${apiOf(site)}/compare/${left}...${right}`,
    base_commit: commit(base),
    merge_base_commit: commit(from),
    status: status.ahead ? (status.behind ? "diverged" : "ahead") : status.behind ? "behind" : "identical",
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: entries.map((one) => fullCommitAnswer(site, one)),
    files: files?.slice(0, MOST_FILES),
  };
  return { status: 200, body, headers };
}

/** A name as `compare` takes it: the repositories of a network share their commits. */
async function commitOfNetwork(
  { state, site }: Pick<Call, "state" | "site">,
  name: string,
): Promise<string | undefined> {
  const [, owner, branch] = /^([^:]+):(?:[^:]+:)?(.+)$/.exec(name) ?? [];
  if (owner === undefined || branch === undefined) return commitNamed(site, name);
  const other: ServedRepository | undefined = [state, ...state.forks].find((one) => one.owner === owner);
  return other === undefined ? undefined : commitNamed(other, branch);
}
