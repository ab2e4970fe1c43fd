import { UserError } from "../../errors.ts";
import { globMatcher, wayMatcher } from "../../glob.ts";
import type { FileTree } from "../../ports.ts";
import { MOST_TEXT_BYTES, tooLarge } from "../tree-limits.ts";
import { filesAtHand } from "./at-hand.ts";
import type { Blobs } from "./blobs.ts";
import { type Listed, listFiles } from "./list-files.ts";
import { gitHubProblem } from "./refusal.ts";
import type { RepositoryPlace } from "./repository-place.ts";

/** GitHub hands out no larger blob. */
const MOST_BLOB_BYTES = 100_000_000;

/**
 * The text files of a commit, asked of GitHub in one listing. Symbolic links and submodules are not files.
 *
 * @param commit a full commit id; one of a fork is there while a pull request has it
 * @param from.checkout what it holds as the commit does is read from there
 */
export function gitHubTree(
  place: RepositoryPlace,
  commit: string,
  from: { readonly blobs: Blobs; readonly checkout: FileTree | undefined },
): FileTree {
  const label = `commit ${commit.slice(0, 7)}`;
  const { blobs } = from;
  const atHand = filesAtHand(from.checkout);
  let listed: Promise<Listed> | undefined;
  const list = () => {
    listed ??= explained(place, commit, listFiles(place, commit));
    return listed;
  };
  const files = async () => (await list()).files;
  return {
    label,
    async match(globs) {
      const matches = globMatcher(globs);
      return [...(await files()).keys()].filter(matches).sort();
    },
    async read(path, mostBytes = MOST_TEXT_BYTES) {
      const file = (await files()).get(path);
      if (file === undefined) return undefined;
      if ((file.bytes ?? 0) > mostBytes) throw tooLarge(path, label, mostBytes);
      return (await atHand.read(path, file)) ?? explained(place, commit, blobs.text(file.blob));
    },
    async *open(path) {
      const file = (await files()).get(path);
      if (file === undefined)
        throw new UserError(`${path} is not a file of ${label}`, "Check the path, relative to the repository.");
      const here = await atHand.open(path, file);
      if (here !== undefined) return yield* here;
      if ((file.bytes ?? 0) > MOST_BLOB_BYTES) throw tooLargeToFetch(path, label);
      yield* explainedPieces(place, commit, blobs.pieces(file.blob));
    },
    links: async (globs) => (await list()).links.filter(wayMatcher(globs)).sort(),
    files: async () => [...(await files())].map(([path, { isProgram }]) => ({ path, isProgram })),
  };
}

function tooLargeToFetch(path: string, label: string): UserError {
  return new UserError(
    `${path} in ${label} is larger than ${MOST_BLOB_BYTES / 1_000_000} MB, the most that GitHub's API hands out`,
    "Put actions/checkout before the action: what the checkout holds need not be fetched.",
  );
}

async function explained<T>(place: RepositoryPlace, commit: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw problemOf(place, commit, error);
  }
}

async function* explainedPieces(
  place: RepositoryPlace,
  commit: string,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    throw problemOf(place, commit, error);
  }
}

function problemOf({ owner, repo }: RepositoryPlace, commit: string, error: unknown): unknown {
  return gitHubProblem(error, {
    repository: `${owner}/${repo}`,
    what: `read commit ${commit.slice(0, 7)}`,
    permission: "contents: read",
    remedy: "Check that the commit is in the repository, and that the token may see it.",
  });
}
