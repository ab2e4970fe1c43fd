import { groupedNumber } from "../domain/grouped-number.ts";
import type { Spend } from "../domain/run.ts";
import type { Budget } from "../domain/suite.ts";
import type { Estimate } from "../pipeline/estimate.ts";

/** What a run is expected to cost, said before the first call, beside what it may cost. */
export function estimateLine({ calls, inputTokens, outputTokens, usd }: Estimate, budget: Budget): string {
  const caps = [
    ...(budget.usd === undefined ? [] : [dollars(budget.usd)]),
    ...(budget.tokens === undefined ? [] : [`${groupedNumber(budget.tokens)} tokens`]),
    ...(budget.calls === undefined ? [] : [`${groupedNumber(budget.calls)} calls`]),
  ];
  const cost = usd === undefined ? "dollars unknown (no price in the suite)" : `about ${dollars(usd)}`;
  const cap = caps.length === 0 ? "no cap" : `capped at ${caps.join(", ")}`;
  return `Estimate: ${groupedNumber(calls)} model calls, ${groupedNumber(inputTokens + outputTokens)} tokens, ${cost}; ${cap}.`;
}

/** What a run did cost. */
export function spendLine({ calls, cachedCalls, inputTokens, outputTokens, usd }: Spend): string {
  const cached = cachedCalls === 0 ? "" : ` (${groupedNumber(cachedCalls)} from the cache, paid for before)`;
  const cost = usd === undefined ? "dollars unknown" : dollars(usd);
  return `Spent: ${groupedNumber(calls)} model calls${cached}, ${groupedNumber(inputTokens + outputTokens)} tokens, ${cost}.`;
}

function dollars(value: number): string {
  return `$${value.toFixed(value < 0.1 ? 4 : 2)}`;
}
