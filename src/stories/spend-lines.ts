import { groupedNumber } from "../domain/grouped-number.ts";
import type { Spend } from "../domain/run.ts";
import type { Budget } from "../domain/suite.ts";
import type { Quantity } from "../pipeline/estimate/need.ts";
import type { Estimate } from "../pipeline/estimate.ts";

/**
 * What a run is expected to cost, said before the first call, and between what it may lie, beside what it may cost. A
 * range stands where the ends differ.
 */
export function estimateLine(estimated: Estimate, budget: Budget): string {
  const caps = [
    ...(budget.usd === undefined ? [] : [dollars(budget.usd)]),
    ...(budget.tokens === undefined ? [] : [`${groupedNumber(budget.tokens)} tokens`]),
    ...(budget.calls === undefined ? [] : [`${groupedNumber(budget.calls)} calls`]),
  ];
  const cap = caps.length === 0 ? "no cap" : `capped at ${caps.join(", ")}`;
  return `Estimate: ${estimateWords(estimated)}; ${cap}.`;
}

/** Calls, tokens and dollars, without a full stop. */
export function estimateWords({ low, high, ...likely }: Estimate): string {
  const calls = `${groupedNumber(likely.calls)} calls${between(low.calls, high.calls, groupedNumber)}`;
  const tokens = `${groupedNumber(tokensOf(likely))} tokens${between(tokensOf(low), tokensOf(high), groupedNumber)}`;
  return `${calls}, ${tokens}, ${costOf(likely, low, high)}`;
}

function costOf({ usd }: Quantity, low: Quantity, high: Quantity): string {
  if (usd === undefined) return "dollars unknown (a price is missing in the suite)";
  const range = low.usd === undefined || high.usd === undefined ? "" : between(low.usd, high.usd, dollars);
  return `about ${dollars(usd)}${range}`;
}

function between(low: number, high: number, shown: (value: number) => string): string {
  return shown(low) === shown(high) ? "" : ` (${shown(low)} to ${shown(high)})`;
}

function tokensOf({ inputTokens, outputTokens }: Quantity): number {
  return inputTokens + outputTokens;
}

/** What a run did cost: calls of models, and of endpoints and an application where the suite has them. */
export function spendLine({ calls, cachedCalls, inputTokens, outputTokens, usd }: Spend): string {
  const cached = cachedCalls === 0 ? "" : ` (${groupedNumber(cachedCalls)} from the cache, paid for before)`;
  const cost = usd === undefined ? "dollars unknown" : dollars(usd);
  return `Spent: ${groupedNumber(calls)} calls${cached}, ${groupedNumber(inputTokens + outputTokens)} tokens, ${cost}.`;
}

function dollars(value: number): string {
  return `$${value.toFixed(value < 0.1 ? 4 : 2)}`;
}
