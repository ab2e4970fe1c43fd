import { timesApart } from "../domain/times-apart.ts";
import type { Comparison, Side } from "../domain/verdict.ts";
import type { Markup } from "./markup.ts";

/** The two sides by name, with the day of each where the days differ, and the time where names and days are the same. */
export function sidesWords({ before, after }: Comparison, markup: Markup): string {
  const times = timesApart(before.at, after.at);
  const [earlier, later] = times;
  // Of one run the sides are seconds apart, and have names of their own.
  const longest = before.label === after.label ? MINUTE : DAY;
  const isTold = earlier !== later && times.every(({ length }) => length <= longest);
  const named = (side: Side, time: string) => `${markup.word(side.label)}${isTold ? ` of ${markup.word(time)}` : ""}`;
  return `${named(before, earlier)} → ${named(after, later)}`;
}

/** Characters of a time. */
const [DAY, MINUTE] = [10, 16] as const;
