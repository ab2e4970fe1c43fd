/**
 * A few globs for many files: one for each folder and ending, else the files themselves where they stand alone. A folder
 * of policies is named as a whole even for one: the next that is written there is a policy, too.
 *
 * @param paths relative to the root, at least one
 */
export function filesAsGlobs(paths: readonly string[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const group = groups.get(groupOf(path)) ?? [];
    group.push(path);
    groups.set(groupOf(path), group);
  }
  // In the root a glob would take in files that only happen to end alike.
  return [...groups].flatMap(([glob, files]) =>
    (files.length === 1 && !OF_POLICIES.test(glob)) || !glob.includes("/") ? files.map(asGlob) : [glob],
  );
}

const OF_POLICIES = /(^|\/)(policy|policies|guardrails?)\/[^/]*$/i;

function groupOf(path: string): string {
  const slash = path.lastIndexOf("/") + 1;
  const [ending = ""] = /(\.prompt)?\.[^./]+(\.gz|\.zst)?$/.exec(path.slice(slash)) ?? [];
  return `${asGlob(path.slice(0, slash))}*${ending}`;
}

/** A path as the glob that matches it alone. */
function asGlob(path: string): string {
  return path.replace(/[*?[\]{}()!+@\\]/g, "\\$&");
}
