import { groupedNumber, significantNumber } from "../../domain/grouped-number.ts";
import type { Incomplete } from "../../domain/run.ts";
import type { Budget } from "../../domain/suite.ts";
import type { Estimate } from "../estimate.ts";

/**
 * Why a run is not started: even at the least it would pass a cap of its budget, so that all it pays for would end in no
 * result. A run that was stopped and goes on is not held up by this: its low end, which counts nothing as paid for, is
 * the one it was started under. Undefined where the run has a chance.
 */
export function tooDear({ low }: Estimate, budget: Budget): Incomplete | undefined {
  const tokens = low.inputTokens + low.outputTokens;
  const passed: readonly (readonly [cap: string, isPassed: boolean, least: string])[] = [
    [`budget.usd of ${budget.usd}`, isOver(low.usd, budget.usd), dollars(low.usd ?? 0)],
    [`budget.tokens of ${budget.tokens}`, isOver(tokens, budget.tokens), `${groupedNumber(tokens)} tokens`],
    [`budget.calls of ${budget.calls}`, isOver(low.calls, budget.calls), `${groupedNumber(low.calls)} calls`],
  ];
  const first = passed.find(([, isPassed]) => isPassed);
  if (first === undefined) return undefined;
  const [cap, , least] = first;
  return {
    reason: "money-budget",
    problem: `the run was not started: it would take ${least} at the least, and the suite has a ${cap}`,
    remedy:
      "Raise that limit under budget in the suite file, or make the sample or the number of trials smaller; nothing was paid for.",
  };
}

/** Where cents are too coarse to be told from the cap, as many digits as count. */
function dollars(usd: number): string {
  return `$${usd < 1 ? significantNumber(usd, 3) : groupedNumber(usd, 2)}`;
}

function isOver(least: number | undefined, cap: number | undefined): boolean {
  return least !== undefined && cap !== undefined && least > cap;
}
