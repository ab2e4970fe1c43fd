import type { Budget, Suite } from "../domain/suite.ts";

/** Two layers on the usual sixty questions take 720 answers, and as many more with a judge. */
const MOST_CALLS = 2_000;

/** The budget of what nobody asked for: it has a cap, in calls, also where the suite has none. */
export function unaskedBudget({ budget, attribution }: Pick<Suite, "budget" | "attribution">): Budget {
  const { usd = attribution.usd, tokens, calls } = budget;
  return usd === undefined && tokens === undefined && calls === undefined ? { ...budget, calls: MOST_CALLS } : budget;
}
