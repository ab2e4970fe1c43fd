import type { AttributionDesign } from "../../domain/attribution.ts";
import { groupedNumber, significantNumber } from "../../domain/grouped-number.ts";
import { combinationsOf, type Players } from "../../domain/players.ts";
import type { Budget } from "../../domain/suite.ts";
import type { Layer } from "../../domain/version.ts";

/** How large a design is. */
export type DesignSize = {
  readonly kind: AttributionDesign["kind"];
  readonly cases: number;
  readonly trials: number;
};

/** With fewer, what is not a cause is hardly ever exonerated (STATISTICS.md): other things are cut first. */
export const ENOUGH_CASES = 20;

/** What was cut of a design for the sake of its caps, one sentence each. */
export function cutWords(
  size: DesignSize,
  wanted: DesignSize,
  played: readonly Layer[],
  budget: Budget,
): readonly string[] {
  const configurations = combinationsOf(size.kind, played).length;
  const cap = capWords(budget);
  const all = combinationsOf(wanted.kind, played).length;
  return [
    ...(size.trials < wanted.trials
      ? [
          `Each question is asked ${timesWords(size.trials)} in place of ${timesWords(wanted.trials)}, to stay within ${cap}.`,
        ]
      : []),
    ...(size.cases < wanted.cases
      ? [`${size.cases} questions are replayed in place of ${wanted.cases}, to stay within ${cap}.`]
      : []),
    ...(size.kind !== wanted.kind
      ? [`${configurations} combinations of versions are replayed in place of ${all}, to stay within ${cap}.`]
      : []),
  ];
}

/** What was lost because answers took more than was estimated. @param asked trials in each combination */
export function endedWords(asked: number, planned: number): string {
  return `The cap ended the replay: ${asked} of ${planned} trials were made in every combination of versions, and the others are left out.`;
}

/** What a design cannot tell, one sentence each. */
export function blindWords({ kind, cases }: DesignSize, { missing }: Pick<Players, "missing">): readonly string[] {
  return [
    ...(kind === "both-directions"
      ? [
          "What three or more layers do only together, and which pairs of layers need each other: each was taken back alone and brought in alone.",
        ]
      : []),
    ...(kind !== "single" && cases < ENOUGH_CASES
      ? [`Innocence: ${cases} questions hardly ever exonerate a layer; ${ENOUGH_CASES} or more would.`]
      : []),
    ...(missing.length === 0
      ? []
      : [`What ${missing.map(({ layer }) => layer).join(", ")} did: not replayed at both versions.`]),
  ];
}

function timesWords(count: number): string {
  if (count === 1) return "once";
  return count === 2 ? "twice" : `${count} times`;
}

/** The caps, for people. */
export function capWords({ usd, tokens, calls }: Budget): string {
  const caps = [
    ...(usd === undefined ? [] : [dollars(usd)]),
    ...(tokens === undefined ? [] : [`${groupedNumber(tokens)} tokens`]),
    ...(calls === undefined ? [] : [`${groupedNumber(calls)} calls`]),
  ];
  return caps.join(", ");
}

/** Where cents are too coarse, as many digits as count. */
export function dollars(usd: number): string {
  return `$${usd < 1 ? significantNumber(usd, 2) : groupedNumber(usd, 2)}`;
}
