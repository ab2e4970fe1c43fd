/** What GraphQL can be asked about a repository, its commits, issues and pull requests. */
import { GraphQLError } from "graphql";
import { commitNamed, commitsOf } from "./github-diff.ts";
import { connection, type Order, ordered, type Page } from "./github-graphql-pages.ts";
import { isEmpty, type StoredComment } from "./github-objects.ts";
import { isAncestor } from "./github-pushes.ts";
import {
  type GitHubState,
  type ServedRepository,
  type StoredEvent,
  type StoredIssue,
  type StoredPullRequest,
  seen,
  seenHead,
} from "./github-state.ts";

export function repositoryNode(state: GitHubState, site: ServedRepository): object {
  return {
    id: `R_${site.id}`,
    databaseId: site.id,
    name: site.repo,
    nameWithOwner: `${site.owner}/${site.repo}`,
    owner: { __typename: "User", login: site.owner },
    isFork: site.isFork,
    isPrivate: site.visibility !== "public",
    visibility: site.visibility.toUpperCase(),
    isEmpty: () => isEmpty(site),
    defaultBranchRef: () => refNode(state, site, `refs/heads/${site.defaultBranch}`),
    ref: ({ qualifiedName }: { qualifiedName: string }) =>
      refNode(state, site, qualifiedName.startsWith("refs/") ? qualifiedName : `refs/heads/${qualifiedName}`),
    object: async ({ oid, expression }: { oid?: string; expression?: string }) => {
      const sha = await commitNamed(site, oid ?? expression ?? "");
      return sha === undefined ? null : commitNode(state, site, sha);
    },
    pullRequest: ({ number }: { number: number }) => {
      const found = pullNodes(state).find((node) => !site.isFork && node.number === number);
      if (found === undefined) throw missing("PullRequest", number);
      return found;
    },
    pullRequests: (
      page: Page & {
        states?: readonly string[];
        headRefName?: string;
        baseRefName?: string;
        labels?: readonly string[];
        orderBy?: Order;
      },
    ) => {
      const found = (!site.isFork ? pullNodes(state) : [])
        .filter(({ state: status }) => page.states === undefined || page.states.includes(status))
        .filter(({ headRefName }) => page.headRefName === undefined || page.headRefName === headRefName)
        .filter(({ baseRefName }) => page.baseRefName === undefined || page.baseRefName === baseRefName)
        .filter((node) => page.labels === undefined || page.labels.some((name) => node.labelNames.includes(name)));
      return connection(ordered(found, page.orderBy), page);
    },
    issue: ({ number }: { number: number }) => {
      const found = seen(state).issues.find((issue) => !site.isFork && issue.number === number);
      if (found === undefined || found.isPullRequest) throw missing("Issue", number);
      return issueNode(state, found);
    },
    issues: (page: Page & { states?: readonly string[]; labels?: readonly string[]; orderBy?: Order }) => {
      const found = (!site.isFork ? seen(state).issues : [])
        .filter(({ isPullRequest }) => !isPullRequest)
        .map((issue) => issueNode(state, issue))
        .filter(({ state: status }) => page.states === undefined || page.states.includes(status))
        .filter((node) => page.labels === undefined || page.labels.some((name) => node.labelNames.includes(name)));
      return connection(ordered(found, page.orderBy), page);
    },
  };
}

async function refNode(state: GitHubState, site: ServedRepository, ref: string) {
  const oid = await seenHead(state, site, ref);
  if (oid === undefined) return null;
  return { name: ref.replace(/^refs\/heads\//, ""), prefix: "refs/heads/", target: commitNode(state, site, oid) };
}

function commitNode(state: GitHubState, site: ServedRepository, oid: string): object {
  const read = async () => (await commitsOf(site, ["--max-count=1", oid]))[0];
  return {
    __typename: "Commit",
    id: `C_${oid}`,
    oid,
    message: async () => (await read())?.message,
    messageHeadline: async () => (await read())?.message.split("\n")[0],
    committedDate: async () => (await read())?.date,
    authoredDate: async () => (await read())?.date,
    tree: async () => ({ oid: (await read())?.tree }),
    parents: async (page: Page) =>
      connection(
        ((await read())?.parents ?? []).map((parent) => commitNode(state, site, parent)),
        page,
      ),
    history: async (page: Page) =>
      connection(
        (await commitsOf(site, [oid])).toReversed().map(({ sha }) => commitNode(state, site, sha)),
        page,
      ),
    associatedPullRequests: async (page: Page) => {
      const all = pullNodes(state);
      const holding = await Promise.all(all.map(({ pull }) => brings(state, pull, oid)));
      return connection(
        all.filter((_, index) => holding[index]),
        page,
      );
    },
  };
}

/** As REST has it: an open pull request from a fork is not told. */
async function brings(state: GitHubState, pull: StoredPullRequest, oid: string): Promise<boolean> {
  if (pull.mergedAt !== undefined && pull.mergeCommit === oid) return true;
  if (pull.mergedAt === undefined && pull.headRepository?.isFork !== false) return false;
  return (await isAncestor(state, oid, pull.head)) && !(await isAncestor(state, oid, pull.base));
}

function pullNodes(state: GitHubState) {
  const { pullRequests, issues } = seen(state);
  return pullRequests.flatMap((pull) => {
    const issue = issues.find(({ number }) => number === pull.number);
    return issue === undefined ? [] : [pullNode(state, pull, issue)];
  });
}

function pullNode(state: GitHubState, pull: StoredPullRequest, issue: StoredIssue) {
  const home = pull.headRepository;
  const merged = pull.mergedAt !== undefined;
  return {
    ...issueNode(state, issue),
    __typename: "PullRequest",
    pull,
    id: `PR_${pull.number}`,
    databaseId: 2_000_000 + pull.number,
    state: merged ? "MERGED" : issue.state.toUpperCase(),
    url: `${state.url}/${state.owner}/${state.repo}/pull/${pull.number}`,
    isDraft: false,
    isCrossRepository: home?.isFork !== false,
    headRefOid: pull.head,
    headRefName: pull.headBranch,
    headRepository: home === undefined ? null : repositoryNode(state, home),
    headRepositoryOwner: { __typename: "User", login: pull.headOwner },
    headRef: () => (home === undefined ? null : refNode(state, home, `refs/heads/${pull.headBranch}`)),
    baseRefOid: pull.base,
    baseRefName: pull.baseBranch,
    baseRepository: repositoryNode(state, state),
    merged,
    mergedAt: pull.mergedAt ?? null,
    mergedBy: pull.mergedBy === undefined ? null : actor(pull.mergedBy),
    mergeCommit: merged && pull.mergeCommit !== undefined ? commitNode(state, state, pull.mergeCommit) : null,
    commits: async (page: Page) =>
      connection(
        (await commitsOf(state, [`${pull.base}..${pull.head}`])).map(({ sha }) => ({
          commit: commitNode(state, state, sha),
        })),
        page,
      ),
  };
}

function issueNode(state: GitHubState, issue: StoredIssue) {
  return {
    __typename: "Issue",
    id: `I_${issue.number}`,
    databaseId: 1_000_000 + issue.number,
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state.toUpperCase(),
    closed: issue.state === "closed",
    closedAt: issue.closedAt ?? null,
    createdAt: issue.createdAt,
    updatedAt: issue.updatedAt,
    url: `${state.url}/${state.owner}/${state.repo}/issues/${issue.number}`,
    author: actor(issue.author),
    labelNames: issue.labels,
    labels: (page: Page) =>
      connection(
        issue.labels.map((name) => ({ id: `LA_${name}`, name })),
        page,
      ),
    comments: (page: Page) => {
      const found = seen(state).comments.filter((comment) => comment.issue === issue.number);
      return connection(found.map(commentNode), page);
    },
    timelineItems: (page: Page & { itemTypes?: readonly string[]; since?: Date | string }) => {
      const found = seen(state)
        .events.filter((event) => event.issue === issue.number)
        .map(eventNode)
        .filter(({ type }) => page.itemTypes === undefined || page.itemTypes.includes(type));
      return connection(found, page);
    },
  };
}

function eventNode(event: StoredEvent) {
  return {
    __typename: EVENT_TYPES[event.event],
    type: event.event.toUpperCase().concat("_EVENT"),
    id: `E_${event.id}`,
    actor: actor(event.actor),
    createdAt: event.at,
    label: event.label === undefined ? null : { id: `LA_${event.label}`, name: event.label },
  };
}

const EVENT_TYPES = {
  labeled: "LabeledEvent",
  unlabeled: "UnlabeledEvent",
  closed: "ClosedEvent",
  reopened: "ReopenedEvent",
  head_ref_force_pushed: "HeadRefForcePushedEvent",
} as const;

function commentNode(comment: StoredComment) {
  return {
    __typename: "IssueComment",
    id: `IC_${comment.id}`,
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    body: comment.body,
    author: actor(comment.author),
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt ?? comment.createdAt,
    isMinimized: comment.hidden === true,
  };
}

/** GraphQL names a bot without the brackets. */
function actor(login: string) {
  const name = login.replace(/\[bot\]$/, "");
  return { __typename: name === login ? "User" : "Bot", login: name };
}

function missing(type: string, number: number): GraphQLError {
  const message = `Could not resolve to ${type === "Issue" ? "an Issue" : `a ${type}`} with the number of ${number}.`;
  return new GraphQLError(message, { extensions: { type: "NOT_FOUND" } });
}
