import { UserError } from "../../errors.ts";
import type { RepositoryPlace } from "./repository-place.ts";

export type ListedFile = {
  /** Id of its contents. */
  readonly blob: string;
  /** Absent where GitHub does not say. */
  readonly bytes?: number;
  readonly isProgram: boolean;
};

/**
 * Every regular file under a commit or tree, by its path; symbolic links and submodules are left out.
 * @throws as the client does; UserError when there are more than GitHub can be asked for
 */
export async function listFiles(place: RepositoryPlace, tree: string): Promise<ReadonlyMap<string, ListedFile>> {
  const files = new Map<string, ListedFile>();
  const asked = { count: 0 };
  await listBelow(place, { tree, below: "" }, files, asked);
  return files;
}

/** A tree may name another one many times over: listing it could take for ever. */
const MOST_QUESTIONS = 300;

async function listBelow(
  place: RepositoryPlace,
  { tree, below }: { readonly tree: string; readonly below: string },
  files: Map<string, ListedFile>,
  asked: { count: number },
): Promise<void> {
  const { client, owner, repo } = place;
  if (++asked.count > MOST_QUESTIONS)
    throw new UserError(
      `${tree.slice(0, 7)} of ${owner}/${repo} has more files than GitHub lists in ${MOST_QUESTIONS} answers`,
      "Keep the suite and its files in a smaller repository.",
    );
  const whole = await client.rest.git.getTree({ owner, repo, tree_sha: tree, recursive: "1" });
  const { data } = whole.data.truncated
    ? // GitHub cuts a recursive listing at 7 MB, and no other.
      await client.rest.git.getTree({ owner, repo, tree_sha: tree })
    : whole;
  for (const { mode, path, sha, size, type } of data.tree) {
    if (mode.startsWith("100"))
      files.set(below + path, {
        blob: sha,
        isProgram: mode === "100755",
        ...(size === undefined ? {} : { bytes: size }),
      });
    else if (type === "tree" && whole.data.truncated)
      await listBelow(place, { tree: sha, below: `${below}${path}/` }, files, asked);
  }
}
