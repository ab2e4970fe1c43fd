import { UserError } from "../../errors.ts";
import type { RepositoryPlace } from "./repository-place.ts";

export type ListedFile = {
  /** Id of its contents. */
  readonly blob: string;
  /** Absent where GitHub does not say. */
  readonly bytes?: number;
  readonly isProgram: boolean;
};

export type Listed = {
  /** Every regular file, by its path. */
  readonly files: ReadonlyMap<string, ListedFile>;
  /** Paths of symbolic links and submodules. */
  readonly links: readonly string[];
};

/**
 * What is under a commit or tree.
 * @throws as the client does; UserError when there is more than GitHub can be asked for
 */
export async function listFiles(place: RepositoryPlace, tree: string): Promise<Listed> {
  const found = { files: new Map<string, ListedFile>(), links: [], questions: 0 };
  await listBelow(place, { tree, below: "" }, found);
  return found;
}

/** A tree may name another one many times over: listing it could take for ever. */
const MOST_QUESTIONS = 300;

async function listBelow(
  place: RepositoryPlace,
  { tree, below }: { readonly tree: string; readonly below: string },
  found: { readonly files: Map<string, ListedFile>; readonly links: string[]; questions: number },
): Promise<void> {
  const { client, owner, repo } = place;
  if (++found.questions > MOST_QUESTIONS)
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
      found.files.set(below + path, {
        blob: sha,
        isProgram: mode === "100755",
        ...(size === undefined ? {} : { bytes: size }),
      });
    else if (type !== "tree") found.links.push(below + path);
    else if (whole.data.truncated) await listBelow(place, { tree: sha, below: `${below}${path}/` }, found);
  }
}
