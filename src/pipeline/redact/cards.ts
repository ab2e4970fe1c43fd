import type { Checks } from "./checks.ts";
import { digitRuns, firstStretches } from "./digit-runs.ts";
import type { Finder, Found } from "./finding.ts";
import { CARD_GAP, CARD_GROUPS } from "./patterns.ts";

/** Payment cards: 13 to 19 digits of a known brand, grouped as cards are, with the right check digit. */
export function cardFinder({ isCard }: Checks): Finder {
  return (text) =>
    digitRuns(text, (gap) => CARD_GAP.test(gap)).flatMap((run) =>
      firstStretches(run, { groups: 5, least: 13, most: 19 }, ({ start }, { end }, groups): Found | undefined => {
        if (!CARD_GROUPS.test(groups.map(({ digits }) => digits.length).join(" "))) return undefined;
        if (/[\w.]/.test(text.charAt(start - 1)) || /^(?:\w|\.\d)/.test(text.slice(end, end + 2))) return undefined;
        const value = groups.map(({ digits }) => digits).join("");
        return isCard(value) ? { start, end, kind: "card", value } : undefined;
      }),
    );
}
