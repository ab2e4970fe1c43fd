import type { Finder } from "./finding.ts";

/** Characters of texts that are remembered; what comes later is looked at every time. */
const MOST_CHARACTERS = 4_000_000;

/**
 * All finders as one that looks once at a text in which there is nothing to find: traces of one application have their
 * system text and many an attribute in common.
 */
export function lookedOnce(finders: readonly Finder[]): Finder {
  const clean = new Set<string>();
  let characters = 0;
  return (text, key) => {
    const name = `${key ?? ""}\0${text}`;
    if (clean.has(name)) return [];
    const found = finders.flatMap((find) => find(text, key));
    if (found.length === 0 && characters + name.length <= MOST_CHARACTERS) {
      clean.add(name);
      characters += name.length;
    }
    return found;
  };
}
