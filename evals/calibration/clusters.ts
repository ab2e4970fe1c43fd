import type { Chance } from "./chance.ts";

/** Which cases belong together. */
export type Clustering = "none" | "conversations" | "one large";

/** Turns of a conversation, at most; every length is as likely. */
const MOST_TURNS = 8;
/** What the large cluster holds of all cases. */
const LARGE_SHARE = 0.3;

/**
 * The cluster of each case, or undefined where it stands alone.
 *
 * `conversations` of one to eight turns; `one large` cluster holds three tenths of the cases, the others stand alone.
 */
export function clusterNames(clustering: Clustering, cases: number, chance: Chance): readonly (string | undefined)[] {
  switch (clustering) {
    case "none":
      return Array.from({ length: cases }, () => undefined);
    case "one large":
      return Array.from({ length: cases }, (_, index) => (index < LARGE_SHARE * cases ? "large" : undefined));
    case "conversations": {
      const names: string[] = [];
      for (let conversation = 0; names.length < cases; conversation += 1) {
        const turns = 1 + Math.floor(MOST_TURNS * chance());
        for (let turn = 0; turn < turns && names.length < cases; turn += 1) names.push(`conversation-${conversation}`);
      }
      return names;
    }
    default:
      throw new Error(clustering satisfies never);
  }
}
