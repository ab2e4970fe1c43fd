import type { Suite } from "../domain/suite.ts";
import { diskTree } from "../edges/disk-tree.ts";
import type { GitHubClient } from "../edges/github/client.ts";
import type { Acceptances, BaselineStore, Comments, Incidents, PullRequests } from "../ports.ts";
import { once } from "./lazily.ts";
import type { Hosted, Outside } from "./world.ts";

/** A repository on GitHub, and the right to speak to it. */
export type GitHubPlace = {
  readonly owner: string;
  readonly repo: string;
  readonly apiUrl: string;
  readonly token: string;
  /** Holds the key of sealed texts. */
  readonly environment: Outside["environment"];
};

/** The repository that a workflow runs for, from the runner's variables; undefined outside a workflow or without a token. */
export function gitHubPlace(environment: Outside["environment"], token: string): GitHubPlace | undefined {
  const [owner, repo] = (environment["GITHUB_REPOSITORY"] ?? "").split("/");
  if (!owner || !repo || token === "") return undefined;
  return { owner, repo, token, environment, apiUrl: environment["GITHUB_API_URL"] ?? "https://api.github.com" };
}

/** What a run on GitHub is about. */
export type HostedRun = {
  /** Where its files are, if something was checked out. */
  readonly directory: string;
  /** Full id of the commit that the workflow runs for: GITHUB_SHA. */
  readonly commit: string;
  /** The pull request that is checked. */
  readonly pullRequest?: {
    readonly number: number;
    /** Full id. */
    readonly head: string;
    /** The label that was set just now, where that is the event. `at`: an ISO instant. */
    readonly labelled?: { readonly label: string; readonly at: string };
  };
};

/** The repository through GitHub's API, and what people said there: neither git nor a checkout is needed. */
export async function openHosted(
  place: GitHubPlace,
  { directory, commit, pullRequest }: HostedRun,
  warn: (line: string) => void,
): Promise<Hosted> {
  const [client, { gitHubRepository }] = await Promise.all([clientOf(place), import("../edges/github/repository.ts")]);
  const asked = { client, owner: place.owner, repo: place.repo };
  const repository = gitHubRepository({
    ...asked,
    head: commit,
    checkout: diskTree(directory),
    ...(pullRequest === undefined ? {} : { pullRequest: pullRequest.number }),
  });
  const acceptances = once(async () => {
    const { gitHubAcceptances } = await import("../edges/github/acceptances.ts");
    return gitHubAcceptances({ ...asked, ...(pullRequest === undefined ? {} : { pullRequest }) });
  });
  const incidents = once(async () => {
    const { gitHubIncidents } = await import("../edges/github/incidents.ts");
    return gitHubIncidents({ ...asked, warn });
  });
  return { repository, commit, acceptances: lazyAcceptances(acceptances), incidents: lazyIncidents(incidents) };
}

function lazyIncidents(open: () => Promise<Incidents>): Incidents {
  return {
    open: async (suite) => (await open()).open(suite),
    raise: async (incident) => (await open()).raise(incident),
    close: async (suite, words) => (await open()).close(suite, words),
  };
}

function lazyAcceptances(open: () => Promise<Acceptances>): Acceptances {
  return {
    ofPullRequest: async (label) => (await open()).ofPullRequest(label),
    merged: async (suite, range) => (await open()).merged(suite, range),
  };
}

/** The pull requests of the repository. */
export async function openPullRequests(place: GitHubPlace, warn: (line: string) => void): Promise<PullRequests> {
  const { gitHubPullRequests } = await import("../edges/github/pull-requests.ts");
  return gitHubPullRequests({ client: await clientOf(place), owner: place.owner, repo: place.repo, warn });
}

/** One client for all that is asked of a place: it keeps connections, and knows of limits. */
function clientOf(place: GitHubPlace): Promise<GitHubClient> {
  const known = clients.get(place) ?? openClient(place);
  clients.set(place, known);
  return known;
}
const clients = new WeakMap<GitHubPlace, Promise<GitHubClient>>();

async function openClient({ token, apiUrl }: GitHubPlace): Promise<GitHubClient> {
  const { gitHubClient } = await import("../edges/github/client.ts");
  return gitHubClient({ token, baseUrl: apiUrl });
}

/** The baseline branch through GitHub's API: commits are signed by GitHub, and no checkout is needed. */
export async function openGitHubStore(
  place: GitHubPlace,
  suite: Suite,
  warn: (line: string) => void,
): Promise<BaselineStore> {
  const { owner, repo, environment } = place;
  const [client, { baselineStore }, { gitHubBranch }, { sampleTexts }] = await Promise.all([
    clientOf(place),
    import("../edges/store/baseline-store.ts"),
    import("../edges/store/github-branch.ts"),
    import("../edges/store/sample-texts.ts"),
  ]);
  return baselineStore(gitHubBranch({ client, owner, repo, branch: suite.store.branch, warn }), {
    texts: sampleTexts(suite.store, environment),
  });
}

/** The comments of a pull request. */
export async function openComments(
  place: GitHubPlace,
  pullRequest: number,
  warn: (line: string) => void,
): Promise<Comments> {
  const { owner, repo } = place;
  const { gitHubComments } = await import("../edges/github/comments.ts");
  return gitHubComments({ client: await clientOf(place), owner, repo, pullRequest, warn });
}
