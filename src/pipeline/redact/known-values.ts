import type { Finder, Found } from "./finding.ts";

/** A value that is to be found again: as it is written, and what stands in its place. */
export type KnownValue = { readonly text: string } & Pick<Found, "kind" | "value">;

/**
 * Shorter ones stand in too many other words. Longer ones, and those beyond the hundred longest, are not looked for: it
 * would take too long.
 */
const SHORTEST = 3;
const LONGEST = 200;
const MOST = 100;

/** Finds values that are known, as whole words, in any case; where one has white space, a line may break. */
export function knownValueFinder(values: readonly KnownValue[]): Finder {
  const sought = values
    .filter(({ text }) => text.length >= SHORTEST && text.length <= LONGEST)
    .toSorted((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1))
    .slice(0, MOST);
  if (sought.length === 0) return () => [];
  const root: Branch = { next: new Map() };
  for (const known of sought) plant(root, known);
  const inOrder: KnownValue[] = [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])${sourceOf(root, inOrder)}(?![\\p{L}\\p{N}_])`, "giu");
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match): readonly Found[] => {
      const known = inOrder[match.findIndex((value, place) => place > 0 && value !== undefined) - 1];
      if (known === undefined) return [];
      return [{ start: match.index, end: match.index + match[0].length, kind: known.kind, value: known.value }];
    });
}

/**
 * What may follow, and the value that ends here. Values that begin alike share branches, so that however many there are,
 * a text is gone through once from each place where a value may begin.
 */
type Branch = { readonly next: Map<string, Branch>; known?: KnownValue };

function plant(root: Branch, known: KnownValue): void {
  let branch = root;
  for (const unit of unitsOf(known.text)) {
    const next = branch.next.get(unit) ?? { next: new Map() };
    branch.next.set(unit, next);
    branch = next;
  }
  branch.known ??= known;
}

/** Characters and white space, each as a pattern; letters whose case makes no difference are the same unit. */
function unitsOf(text: string): readonly string[] {
  return [...text.replace(/\s+/g, " ")].map((character) => {
    if (character === " ") return "\\s{1,3}";
    const small = character.toLowerCase();
    const one = [...small].length === 1 ? small : character;
    return one.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
  });
}

/** Longer values come first. An empty group marks the end of each, in the order of `inOrder`. */
function sourceOf({ next, known }: Branch, inOrder: KnownValue[]): string {
  const ways = [...next].map(([unit, branch]) => unit + sourceOf(branch, inOrder));
  if (known !== undefined) {
    inOrder.push(known);
    ways.push("()");
  }
  const source = ways.join("|");
  return ways.length === 1 ? source : `(?:${source})`;
}

export function normalised(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}
