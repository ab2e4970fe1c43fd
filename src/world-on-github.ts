import type { Suite } from "./domain/suite.ts";
import { baselineStore } from "./edges/store/baseline-store.ts";
import { sampleTexts } from "./edges/store/sample-texts.ts";
import type { BaselineStore, Comments } from "./ports.ts";
import type { Outside } from "./world.ts";

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

/** The baseline branch through GitHub's API: commits are signed by GitHub, and no checkout is needed. */
export async function openGitHubStore(
  { owner, repo, apiUrl, token, environment }: GitHubPlace,
  suite: Suite,
  warn: (line: string) => void,
): Promise<BaselineStore> {
  const { gitHubClient } = await import("./edges/github/client.ts");
  const { gitHubBranch } = await import("./edges/store/github-branch.ts");
  const client = await gitHubClient({ token, baseUrl: apiUrl });
  return baselineStore(gitHubBranch({ client, owner, repo, branch: suite.store.branch, warn }), {
    texts: sampleTexts(suite.store, environment),
  });
}

/** The comments of a pull request. */
export async function openComments(
  { owner, repo, apiUrl, token }: GitHubPlace,
  pullRequest: number,
  warn: (line: string) => void,
): Promise<Comments> {
  const { gitHubClient } = await import("./edges/github/client.ts");
  const { gitHubComments } = await import("./edges/github/comments.ts");
  return gitHubComments({ client: await gitHubClient({ token, baseUrl: apiUrl }), owner, repo, pullRequest, warn });
}
