import type { FailureReason } from "../../domain/answer.ts";
import { wilson } from "../../statistics/wilson.ts";
import type { AttributionFacts, Surroundings } from "./facts.ts";
import { differenceOf } from "./standing.ts";

/** What is known of the ground that both states stood on. */
export type Infrastructure = {
  /** Trials that failed for reasons of network, provider or quota are clearly more than before. Fewer explain no loss. */
  readonly moreFailed: boolean;
  /** Names of served models that one side alone has, though the model's version is the same. */
  readonly otherNames: readonly string[];
  readonly failed: { readonly before: number; readonly after: number };
};

/** Reasons that lie outside of what is versioned. */
const OUTSIDE: readonly string[] = [
  "unreachable",
  "unauthorised",
  "rate-limited",
  "server-error",
  "connection-reset",
  "timed-out",
  "malformed-answer",
] satisfies readonly FailureReason[];

/** Of each of two intervals that are said to lie apart. */
const CONFIDENCE = 0.95;

/** What moved below the layers; undefined where nobody knows. More failed where the intervals of the two shares lie apart. */
export function infrastructureOf(facts: AttributionFacts): Infrastructure | undefined {
  if (facts.environment === undefined) return undefined;
  const { before, after } = facts.environment;
  if (before.trials === 0 || after.trials === 0) return undefined;
  const failed = { before: failuresOutside(before), after: failuresOutside(after) };
  const [earlier, later] = [
    wilson(failed.before, before.trials, CONFIDENCE),
    wilson(failed.after, after.trials, CONFIDENCE),
  ];
  return {
    moreFailed: earlier.upper < later.lower,
    otherNames: differenceOf(facts, "model") === "same" ? oneSided(before, after) : [],
    failed,
  };
}

function failuresOutside({ failures }: Surroundings): number {
  return Object.entries(failures).reduce((sum, [reason, count]) => (OUTSIDE.includes(reason) ? sum + count : sum), 0);
}

function oneSided(before: Surroundings, after: Surroundings): readonly string[] {
  const [earlier, later] = [Object.keys(before.resolvedModels), Object.keys(after.resolvedModels)];
  // A side that was told no name says nothing about names.
  if (earlier.length === 0 || later.length === 0) return [];
  return [
    ...earlier.filter((name) => !later.includes(name)),
    ...later.filter((name) => !earlier.includes(name)),
  ].sort();
}
