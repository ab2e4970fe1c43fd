import { sumOfDollars } from "../domain/cost.ts";
import type { Spend } from "../domain/run.ts";
import type { Budget } from "../domain/suite.ts";

/** What is left of the caps of a run after some was spent. What came from a cache is not counted: it was not paid for now. */
export function budgetLeft(budget: Budget, spend: Spend | undefined): Budget {
  if (spend === undefined) return budget;
  const { usd, tokens, calls } = budget;
  return {
    ...budget,
    ...(usd === undefined ? {} : { usd: sumOfDollars(Math.max(0, usd - (spend.usd ?? 0))) }),
    ...(tokens === undefined ? {} : { tokens: Math.max(0, tokens - spend.inputTokens - spend.outputTokens) }),
    ...(calls === undefined ? {} : { calls: Math.max(0, calls - (spend.calls - spend.cachedCalls)) }),
  };
}

/** What several parts of a story took together. Dollars are known where they are of every part. */
export function spentTogether<Kind extends Spend>(first: Kind, other: Spend | undefined): Kind {
  if (other === undefined) return first;
  const { usd, ...rest } = first;
  return {
    ...rest,
    calls: first.calls + other.calls,
    cachedCalls: first.cachedCalls + other.cachedCalls,
    inputTokens: first.inputTokens + other.inputTokens,
    outputTokens: first.outputTokens + other.outputTokens,
    ...(usd === undefined || other.usd === undefined ? {} : { usd: sumOfDollars(usd + other.usd) }),
  } as Kind;
}
