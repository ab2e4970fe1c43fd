import type { GitHubClient } from "./client.ts";

/** A repository, and who asks for it. */
export type RepositoryPlace = { readonly client: GitHubClient; readonly owner: string; readonly repo: string };
