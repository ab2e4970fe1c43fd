import picomatch from "picomatch";
import { UserError } from "./errors.ts";

/**
 * Whether a path matches any of the globs and none that starts with "!". The one meaning of a glob, on disk and in a
 * commit: letter case counts, a leading dot must be asked for, node_modules too.
 *
 * @param globs relative to the root, with forward slashes
 * @throws UserError for a glob that leads out of the root, or that some path could hold up for ever
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const { wanted, unwanted } = sides(globs);
  const isWanted = wanted.map((glob) => picomatch(glob));
  const isUnwanted = unwanted.map((glob) => picomatch(glob, { dot: true }));
  const asksForModules = namesModules(globs);
  return (path) =>
    isWanted.some((matches) => matches(path)) &&
    !isUnwanted.some((matches) => matches(path)) &&
    (asksForModules || !path.split("/").includes("node_modules"));
}

/** Whether a path is one that the globs match, or a folder that they have to pass: a link there leads elsewhere. */
export function wayMatcher(globs: readonly string[]): (path: string) => boolean {
  const folders = sides(globs).wanted.flatMap((glob) => {
    const names = glob.split("/").slice(0, -1);
    return names.map((_, index) => names.slice(0, index + 1).join("/"));
  });
  // In front of ** stands any folder there is.
  return globMatcher([...globs, ...folders.filter((folder) => !folder.includes("**"))]);
}

/** The globs to look for and those to leave out, without "./" and "!". @throws UserError as `globMatcher` does */
export function sides(globs: readonly string[]): {
  readonly wanted: readonly string[];
  readonly unwanted: readonly string[];
} {
  for (const glob of globs)
    if (/^!?(\/|[a-z]:|\.\.\/)|\/\.\.(\/|$)/i.test(glob))
      throw new UserError(
        `the glob ${glob} leads out of the repository`,
        "Use a path relative to the repository, without a leading slash and without ../ in it.",
      );
  const explosive = globs.find(canExplode);
  if (explosive !== undefined)
    throw new UserError(
      `the glob ${explosive.slice(0, MOST_SHOWN)} could take for ever to match: it repeats too much, or a repetition`,
      "Write several simpler globs.",
    );
  const plain = (glob: string) => glob.replace(/^\.\//, "");
  return {
    wanted: globs.filter((glob) => !isNegative(glob)).map(plain),
    unwanted: globs.filter(isNegative).map((glob) => plain(glob.slice(1))),
  };
}

/** Whether installed packages are meant: nobody's prompts lie there unless somebody says so. */
export function namesModules(globs: readonly string[]): boolean {
  return globs.some((glob) => glob.includes("node_modules"));
}

const MOST_CHARACTERS = 1_000;
const MOST_SHOWN = 100;
/** The time that a path can take grows with its length to this power. */
const MOST_REPETITIONS = 4;

/** Matching goes back and forth: what repeats in a group that repeats takes exponential time, for a path chosen to. */
function canExplode(glob: string): boolean {
  if (glob.length > MOST_CHARACTERS || /[*+]\([^)]*[*+?(]/.test(glob)) return true;
  const times = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return (
    times(glob, /\*\*/g) > MOST_REPETITIONS ||
    glob.split("/").some((segment) => times(segment, /\*+|\+\(/g) > MOST_REPETITIONS)
  );
}

// "!(a|b)" is a pattern, not a negation.
function isNegative(glob: string): boolean {
  return glob.startsWith("!") && glob[1] !== "(";
}
