import { statusOf } from "./client.ts";
import type { RepositoryPlace } from "./repository-place.ts";

/** GitHub folds "maintain" into "write", but for a role of the owner's own it says what that comes to. */
const WRITERS: ReadonlySet<string> = new Set(["admin", "maintain", "write"]);

/**
 * Whether somebody has write permission in the repository, as of now.
 *
 * @throws as the client does
 */
export async function mayWrite({ client, owner, repo }: RepositoryPlace, login: string): Promise<boolean> {
  try {
    const { data } = await client.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username: login });
    return WRITERS.has(data.permission);
  } catch (error) {
    // A workflow's own token and most apps are no users, and nobody's word.
    if (statusOf(error) === 404) return false;
    throw error;
  }
}
