/** GitHub's answers about repositories, commits, issues and pull requests: its published examples, with what is so here. */
import { publishedExample } from "./github-contract.ts";
import type { commitsOf } from "./github-diff.ts";
import { apiOf, userAnswer, userId } from "./github-objects.ts";
import type {
  GitHubState,
  ServedRepository,
  StoredActivity,
  StoredEvent,
  StoredIssue,
  StoredPullRequest,
  StoredStatus,
} from "./github-state.ts";

type Json = { readonly [key: string]: unknown };

export function repositoryAnswer(site: ServedRepository): Json {
  const {
    permissions: _,
    source: _source,
    parent: _parent,
    template_repository: _template,
    ...example
  } = exampleOf(site, "full-repository-default-response");
  return { ...example, ...factsOf(site), language: null };
}

type Commit = Awaited<ReturnType<typeof commitsOf>>[number];

export function fullCommitAnswer(site: ServedRepository, commit: Commit): Json {
  const api = apiOf(site);
  const html = `${site.url}/${site.owner}/${site.repo}/commit`;
  const person = { name: commit.name, email: commit.email, date: utc(commit.date) };
  const { stats: _stats, files: _files, ...example } = exampleOf(site, "commit");
  return {
    ...example,
    url: `${api}/commits/${commit.sha}`,
    sha: commit.sha,
    html_url: `${html}/${commit.sha}`,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    commit: {
      ...(example["commit"] as Json),
      url: `${api}/git/commits/${commit.sha}`,
      author: person,
      committer: person,
      message: commit.message,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    },
    parents: commit.parents.map((sha) => ({ sha, url: `${api}/commits/${sha}`, html_url: `${html}/${sha}` })),
  };
}

export function issueAnswer(state: GitHubState, issue: StoredIssue): Json {
  const { pull_request: example, milestone: _, ...rest } = exampleOf(state, "issue");
  const here = numbered(rest, "issues/1347", `issues/${issue.number}`);
  const comments = state.comments.filter((comment) => comment.issue === issue.number).length;
  return {
    ...here,
    id: 1_000_000 + issue.number,
    node_id: `I_${issue.number}`,
    html_url: htmlOf(state, issue),
    ...commonOf(state, issue),
    state_reason: issue.stateReason ?? null,
    closed_by: null,
    milestone: null,
    comments,
    ...(issue.isPullRequest ? { pull_request: numbered(example as Json, "pulls/1347", `pulls/${issue.number}`) } : {}),
  };
}

/** @param counts.of commits and changed files, which a listing does not tell */
export function pullRequestAnswer(
  state: GitHubState,
  pull: StoredPullRequest,
  issue: StoredIssue,
  counts?: { readonly commits: number; readonly files: number },
): Json {
  const [simple] = publishedList(state, "pull-request-simple-items");
  const example = counts === undefined ? (simple as Json) : exampleOf(state, "pull-request");
  const { assignee: _assignee, milestone: _milestone, ...here } = numbered(example, "1347", String(pull.number));
  const side = (key: "head" | "base") => ((here[key] as Json)["repo"] ?? {}) as Json;
  return {
    ...here,
    id: 2_000_000 + pull.number,
    node_id: `PR_${pull.number}`,
    ...commonOf(state, issue),
    assignee: null,
    assignees: [],
    milestone: null,
    requested_reviewers: [],
    requested_teams: [],
    auto_merge: null,
    draft: false,
    author_association: roleOf(state, issue.author) === "none" ? "FIRST_TIME_CONTRIBUTOR" : "COLLABORATOR",
    merged_at: pull.mergedAt ?? null,
    merge_commit_sha: pull.mergeCommit ?? null,
    head: {
      label: `${pull.headOwner}:${pull.headBranch}`,
      ref: pull.headBranch,
      sha: pull.head,
      user: userAnswer(state, pull.headOwner),
      repo: pull.headRepository === undefined ? null : { ...side("head"), ...factsOf(pull.headRepository) },
    },
    base: {
      label: `${state.owner}:${pull.baseBranch}`,
      ref: pull.baseBranch,
      sha: pull.base,
      user: userAnswer(state, state.owner),
      repo: { ...side("base"), ...factsOf(state) },
    },
    ...(counts === undefined
      ? {}
      : {
          merged: pull.mergedAt !== undefined,
          mergeable: pull.mergedAt === undefined ? pull.mergeCommit !== undefined : null,
          merged_by: pull.mergedBy === undefined ? null : userAnswer(state, pull.mergedBy),
          comments: state.comments.filter((comment) => comment.issue === pull.number).length,
          review_comments: 0,
          commits: counts.commits,
          changed_files: counts.files,
        }),
  };
}

export function eventAnswer(state: GitHubState, event: StoredEvent): Json {
  return {
    id: event.id,
    node_id: `LE_${event.id}`,
    url: `${apiOf(state)}/issues/events/${event.id}`,
    actor: userAnswer(state, event.actor),
    event: event.event,
    commit_id: null,
    commit_url: null,
    created_at: event.at,
    performed_via_github_app: null,
    ...(event.label === undefined ? {} : { label: { name: event.label, color: "d73a4a" } }),
  };
}

export function activityAnswer(state: GitHubState, activity: StoredActivity): Json {
  return {
    id: activity.id,
    node_id: `PSH_${activity.id}`,
    before: activity.before,
    after: activity.after,
    ref: activity.ref,
    timestamp: activity.at,
    activity_type: activity.type,
    actor: userAnswer(state, activity.actor),
  };
}

export function statusAnswer(state: GitHubState, status: StoredStatus): Json {
  return {
    ...exampleOf(state, "status"),
    url: `${apiOf(state)}/statuses/${status.sha}`,
    id: status.id,
    node_id: `SC_${status.id}`,
    state: status.state,
    description: status.description ?? null,
    target_url: status.targetUrl ?? null,
    context: status.context,
    created_at: status.at,
    updated_at: status.at,
    creator: userAnswer(state, status.creator),
  };
}

export function permissionAnswer(state: GitHubState, login: string): Json {
  const example = exampleOf(state, "repository-collaborator-permission-response-if-user-has-admin-permissions");
  const role = roleOf(state, login);
  // GitHub tells the older four levels beside the role.
  const permission = { maintain: "write", triage: "read" }[role] ?? role;
  const user = { ...(example["user"] as Json), ...userAnswer(state, login), role_name: role };
  return { permission, role_name: role, user };
}

/** What somebody may do here: a public repository may be read by all. */
export function roleOf({ roles, visibility, owner }: GitHubState, login: string): string {
  if (login === owner) return "admin";
  return roles.get(login) ?? (visibility === "public" ? "read" : "none");
}

export function labelAnswer(state: GitHubState, name: string): Json {
  return {
    id: userId(name),
    node_id: `LA_${userId(name)}`,
    url: `${apiOf(state)}/labels/${encodeURIComponent(name)}`,
    name,
    description: "Set by people.",
    color: "d73a4a",
    default: false,
  };
}

/** A published example in which the repository is this one. */
export function exampleOf(site: ServedRepository, name: string): Json {
  return rewritten(site, name) as Json;
}

function publishedList(site: ServedRepository, name: string): readonly unknown[] {
  return rewritten(site, name) as readonly unknown[];
}

function rewritten(site: ServedRepository, name: string): unknown {
  const text = JSON.stringify(publishedExample(name))
    .replaceAll("https://api.github.com/repos/octocat/Hello-World", apiOf(site))
    .replaceAll("octocat/Hello-World", `${site.owner}/${site.repo}`);
  return JSON.parse(text);
}

function numbered(example: Json, from: string, to: string): Json {
  return JSON.parse(JSON.stringify(example).replaceAll(`/${from}`, `/${to}`));
}

/** What an issue and a pull request tell alike. */
function commonOf(state: GitHubState, issue: StoredIssue): Json {
  return {
    number: issue.number,
    state: issue.state,
    title: issue.title,
    body: issue.body,
    user: userAnswer(state, issue.author),
    labels: issue.labels.map((name) => labelAnswer(state, name)),
    locked: false,
    active_lock_reason: null,
    assignee: null,
    assignees: [],
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt ?? null,
  };
}

function factsOf(site: ServedRepository): Json {
  return {
    id: site.id,
    node_id: `R_${site.id}`,
    name: site.repo,
    full_name: `${site.owner}/${site.repo}`,
    owner: userAnswer(site, site.owner),
    private: site.visibility !== "public",
    visibility: site.visibility,
    fork: site.isFork,
    default_branch: site.defaultBranch,
    url: apiOf(site),
    html_url: `${site.url}/${site.owner}/${site.repo}`,
  };
}

function htmlOf({ url, owner, repo }: GitHubState, { number, isPullRequest }: StoredIssue): string {
  return `${url}/${owner}/${repo}/${isPullRequest ? "pull" : "issues"}/${number}`;
}

function utc(date: string): string {
  return new Date(date).toISOString().replace(".000Z", "Z");
}
