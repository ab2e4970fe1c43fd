import type { Case } from "../../src/domain/case.ts";
import { aCase, aRecording } from "../../test/builders.ts";
import type { Chance } from "../calibration/chance.ts";

/** What is asked, by intent; `#` stands for a number. */
const QUESTIONS: readonly (readonly [string, string])[] = [
  ["refunds", "I want my money back for order #"],
  ["delivery", "when does the parcel arrive with number #"],
  ["billing", "the invoice is wrong, it has number #"],
  ["other", "hello, a word about #"],
];

/** Requests whose intents are drawn with these shares, of two regions; each a conversation of its own. */
export function simulatedRequests(
  count: number,
  shares: readonly number[],
  name: string,
  chance: Chance,
): readonly Case[] {
  return Array.from({ length: count }, (_, place) => {
    const at = chance();
    const upTo = (index: number) => shares.slice(0, index + 1).reduce((sum, share) => sum + share, 0);
    const [intent, template] = QUESTIONS.find((_, index) => at < upTo(index)) ?? ["other", "hello, a word about #"];
    const region = chance() < 0.5 ? "north" : "south";
    const text = template.replace("#", String(Math.floor(1000 * chance())));
    return requestOf(`${name}-${place}`, text, { intent, region });
  });
}

/** A request as it was recorded. */
export function requestOf(id: string, text: string, slices: Case["slices"] = {}): Case {
  return aCase({ id, slices, recordings: [aRecording({ traceId: id, turns: [{ role: "user", text }] })] });
}
