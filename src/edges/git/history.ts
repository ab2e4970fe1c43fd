import { globMatcher } from "../../glob.ts";
import type { CommitFacts } from "../../ports.ts";
import { globFolders } from "../glob-folders.ts";
import { gitPieces } from "./run.ts";

/**
 * The commits that changed a file which matches any of the globs, newest first; a rename changes both of its paths. Side
 * branches are followed even where a merge took nothing of them: production may have run what was lost there. A merge
 * counts where its files are those of none of its parents.
 *
 * @param upTo full id of the commit that is looked from
 * @param most older ones are left out
 * @throws UserError when there is no such commit, or for a glob as `globMatcher` does
 */
export async function gitHistory(
  root: string,
  { globs, upTo, most }: { readonly globs: readonly string[]; readonly upTo: string; readonly most: number },
): Promise<readonly CommitFacts[]> {
  const matches = globMatcher(globs);
  const folders = globFolders(globs);
  if (folders.length === 0 || most < 1) return [];
  const found: CommitFacts[] = [];
  let last: Listed | undefined;
  const take = (listed: Listed | undefined): boolean => {
    if (listed?.isChange()) found.push({ id: listed.id, at: listed.at });
    return found.length >= most;
  };
  for await (const token of tokens(gitPieces(root, [...LOG, upTo, "--", ...folders.map(pathspec)]))) {
    const [, id, parents = "", at = ""] = HEADER.exec(token) ?? [];
    if (id === undefined) {
      // The first name of a list stands on a line of its own.
      if (matches(token.replace(/^\n/, ""))) last?.meet();
    } else if (id === last?.id) {
      last.next();
    } else {
      if (take(last)) return found;
      last = openListed(id, new Date(at).toISOString(), parents.split(" ").filter(Boolean).length);
    }
  }
  take(last);
  return found;
}

/** No setting of the user's changes what is printed. A merge is listed once for each parent that it differs from. */
const LOG = [
  ...["-c", "log.follow=false", "-c", "log.showRoot=true", "-c", "log.showSignature=false"],
  ...["log", "--full-history", "-m", "--name-only", "--no-renames", "--no-relative", "-z", "--no-color"],
  ...["--format=%x01%H %P %cI", "--end-of-options"],
];
// biome-ignore lint/suspicious/noControlCharactersInRegex: the mark that LOG puts before a commit, which no path has
const HEADER = /^\n?\x01([0-9a-f]{40,64}) ((?:[0-9a-f]{40,64} )*) ?(\d{4}-\d\d-\d\dT[\d:]+(?:Z|[+-][\d:]+))$/;

function pathspec(folder: string): string {
  return folder === "" ? ":(top)" : `:(top,literal)${folder}`;
}

/** A commit while the files are listed by which it differs from its parents. */
type Listed = CommitFacts & {
  /** A file that is looked for. */
  meet(): void;
  /** The files of the next parent follow. */
  next(): void;
  isChange(): boolean;
};

function openListed(id: string, at: string, parents: number): Listed {
  let differing = 0;
  let isMet = false;
  return {
    id,
    at,
    meet() {
      if (!isMet) differing += 1;
      isMet = true;
    },
    next() {
      isMet = false;
    },
    isChange: () => differing >= Math.max(1, parents),
  };
}

/** What stands between zero bytes. */
async function* tokens(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const piece of pieces) {
    const parts = `${rest}${decoder.decode(piece, { stream: true })}`.split("\0");
    rest = parts.pop() ?? "";
    yield* parts.filter((part) => part !== "");
  }
  if (rest !== "") yield rest;
}
