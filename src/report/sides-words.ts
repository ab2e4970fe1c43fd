import type { Comparison, Side } from "../domain/verdict.ts";
import type { Markup } from "./markup.ts";

/** The two sides by name, with the day of each where the days differ. */
export function sidesWords({ before, after }: Comparison, markup: Markup): string {
  const [earlier, later] = [before.at.slice(0, 10), after.at.slice(0, 10)];
  const named = (side: Side, day: string) =>
    `${markup.word(side.label)}${earlier === later ? "" : ` of ${markup.word(day)}`}`;
  return `${named(before, earlier)} → ${named(after, later)}`;
}
