/** What the loopback GitHub keeps, its clock, and how it answers as of some seconds ago. */
import type { Faults } from "./github-faults.ts";
import { headOf, type Site, type StoredComment } from "./github-objects.ts";

/** A repository of the server: the one that the workflow runs for, or a fork of it. */
export type ServedRepository = Site & {
  readonly id: number;
  readonly visibility: "public" | "private" | "internal";
  readonly isFork: boolean;
  readonly defaultBranch: string;
};

/** An issue, or what a pull request has in common with one. */
export type StoredIssue = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly state: "open" | "closed";
  readonly stateReason?: string | undefined;
  readonly labels: readonly string[];
  readonly isPullRequest: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly closedAt?: string | undefined;
};

/** What only a pull request has; its title, state and labels are those of the issue of the same number. */
export type StoredPullRequest = {
  readonly number: number;
  /** The repository of the head; absent when it has been deleted. */
  readonly headRepository?: ServedRepository;
  readonly headOwner: string;
  readonly headBranch: string;
  readonly head: string;
  readonly baseBranch: string;
  readonly base: string;
  /** The test merge that a pull_request workflow runs for; after the merge, the commit on the base branch. */
  readonly mergeCommit?: string | undefined;
  readonly mergedAt?: string;
  readonly mergedBy?: string;
};

/** A label set or taken away, or the state of an issue changed. */
export type StoredEvent = {
  readonly id: number;
  readonly issue: number;
  readonly event: "labeled" | "unlabeled" | "closed" | "reopened" | "head_ref_force_pushed";
  readonly actor: string;
  readonly label?: string;
  readonly at: string;
};

/** A push, stamped by the server's clock. */
export type StoredActivity = {
  readonly id: number;
  readonly repositoryId: number;
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly type: "push" | "force_push" | "branch_creation" | "branch_deletion" | "pr_merge" | "merge_queue_merge";
  readonly actor: string;
  readonly at: string;
};

export type StoredStatus = {
  readonly id: number;
  readonly sha: string;
  readonly state: "error" | "failure" | "pending" | "success";
  readonly context: string;
  readonly description?: string;
  readonly targetUrl?: string;
  readonly creator: string;
  readonly at: string;
};

/** What may be read as of some seconds ago. Entries are never changed, only replaced. */
export type Tables = {
  readonly comments: StoredComment[];
  readonly issues: StoredIssue[];
  readonly pullRequests: StoredPullRequest[];
  readonly events: StoredEvent[];
  readonly activities: StoredActivity[];
  readonly statuses: StoredStatus[];
};

/** Time of the server, which goes on by a second with each request and each deed; a test may move it. */
export type LogicalClock = {
  /** "2026-11-02T06:00:00Z". */
  now(): string;
  advance(seconds: number): void;
};

/** What the routes share. */
export type GitHubState = ServedRepository &
  Tables & {
    readonly token: string;
    /** Who the token is, as REST and GraphQL name it. */
    readonly login: string;
    readonly faults: Faults;
    readonly clock: LogicalClock;
    readonly ids: { last: number };
    readonly forks: ServedRepository[];
    /** Role of each collaborator: "admin", "maintain", "write", "triage", "read". */
    readonly roles: Map<string, string>;
    /** What was before each change, oldest first. */
    readonly past: Past[];
  };

type Past = { readonly at: number } & (
  | { readonly tables: Tables }
  | { readonly repository: string; readonly ref: string; readonly from: string | undefined }
);

export function logicalClock(): LogicalClock {
  let ms = Date.UTC(2026, 10, 2, 6);
  return {
    now: () => instant(ms),
    advance: (seconds) => {
      ms += seconds * 1000;
    },
  };
}

export function instant(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}

/** Keeps what the tables hold, before they are changed. */
export function remember(state: GitHubState): void {
  state.past.push({ at: Date.parse(state.clock.now()), tables: copyOf(state) });
}

/** Replaces the entry that `same` finds, and gives the new one; undefined when there is none. */
export function replace<T>(table: T[], same: (entry: T) => boolean, change: Partial<T>): T | undefined {
  const index = table.findIndex(same);
  const found = table[index];
  if (found === undefined) return undefined;
  const changed = { ...found, ...change };
  table[index] = changed;
  return changed;
}

/** The tables as a reader sees them: as they were some seconds ago where reads are made stale. */
export function seen(state: GitHubState): Tables {
  const since = staleSince(state);
  const past = state.past.find((entry) => entry.at > since && "tables" in entry);
  return past !== undefined && "tables" in past ? past.tables : state;
}

/** The commit of a reference as a reader sees it: as it was some seconds ago where reads are made stale. */
export async function seenHead(state: GitHubState, site: Site, ref: string): Promise<string | undefined> {
  const since = staleSince(state);
  const past = state.past.find(
    (entry) => entry.at > since && "ref" in entry && entry.ref === ref && entry.repository === site.repository,
  );
  return past !== undefined && "ref" in past ? past.from : headOf(site, ref);
}

/** Keeps where a reference was, as it moves. */
export function rememberRef(state: GitHubState, site: Site, ref: string, from: string | undefined): void {
  state.past.push({ at: Date.parse(state.clock.now()), repository: site.repository, ref, from });
}

/** The next id: never used before, and growing. */
export function nextId({ ids }: GitHubState): number {
  ids.last += 1;
  return ids.last;
}

/** The repository and its forks by the name in a request. */
export function repositoryNamed(state: GitHubState, owner: string, repo: string): ServedRepository | undefined {
  return [state, ...state.forks].find((one) => one.owner === owner && one.repo === repo);
}

/** Issues and pull requests count together. */
export function nextNumber({ issues }: Tables): number {
  return 1 + issues.reduce((largest, { number }) => Math.max(largest, number), 0);
}

function staleSince({ faults, clock }: GitHubState): number {
  return faults.staleSeconds === 0 ? Number.POSITIVE_INFINITY : Date.parse(clock.now()) - faults.staleSeconds * 1000;
}

function copyOf({ comments, issues, pullRequests, events, activities, statuses }: Tables): Tables {
  return {
    comments: [...comments],
    issues: [...issues],
    pullRequests: [...pullRequests],
    events: [...events],
    activities: [...activities],
    statuses: [...statuses],
  };
}
