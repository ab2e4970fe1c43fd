import { statusOf } from "./client.ts";
import type { RepositoryPlace } from "./repository-place.ts";

/** What GitHub says of two commits. */
export type Compared = {
  /** Full id of the commit that both come from. */
  readonly mergeBase: string;
  /** Paths that differ between that commit and the second one, a rename as both of its paths. */
  readonly paths: readonly string[];
  /** False when there are more than the comparison lists. */
  readonly isWhole: boolean;
};

/** A comparison lists so many files and no more, on its first page only. */
const MOST_FILES = 300;

/**
 * Compares two commits.
 * @throws as the client does; 404 as well where the two have nothing in common
 */
export async function compareCommits(place: RepositoryPlace, base: string, head: string): Promise<Compared> {
  const basehead = `${base}...${head}`;
  try {
    return await ask(place, { basehead });
  } catch (error) {
    if (!isTooMuchWork(error)) throw error;
    return ask(place, { basehead, page: 2 });
  }
}

/** The commits between the two, whose messages would be most of the answer, are left to pages of one. */
async function ask(
  { client, owner, repo }: RepositoryPlace,
  about: { readonly basehead: string; readonly page?: number },
): Promise<Compared> {
  const { data } = await client.rest.repos.compareCommitsWithBasehead({ owner, repo, ...about, per_page: 1 });
  const { files } = data;
  return {
    mergeBase: data.merge_base_commit.sha,
    paths: pathsOf(files ?? []),
    isWhole: files !== undefined && files.length < MOST_FILES,
  };
}

/** GitHub gives up on a difference that takes it too long; who the two come from it still knows. */
export function isTooMuchWork(error: unknown): boolean {
  const status = statusOf(error);
  return status === 422 || (status !== undefined && status >= 500);
}

/** The paths of changed files, a rename as both of its paths; sorted, each once. */
export function pathsOf(
  files: readonly { readonly filename: string; readonly status: string; readonly previous_filename?: string }[],
): readonly string[] {
  const paths = files.flatMap(({ filename, status, previous_filename: before }) =>
    status === "renamed" && before !== undefined ? [filename, before] : [filename],
  );
  return [...new Set(paths)].sort();
}
