import type { GateAction } from "../domain/suite.ts";
import type { Comparison } from "../domain/verdict.ts";
import { overallVerdict } from "../pipeline/compare/verdict-of.ts";

/**
 * What a comparison says besides the metrics that regressed, where all of those were accepted: scores of others may have
 * gone missing meanwhile. That nothing else is measured is no fault.
 */
export function verdictOfOthers({ metrics, verdict }: Comparison): Comparison["verdict"] {
  if (verdict !== "regressed") return verdict;
  const others = metrics.filter((metric) => metric.blocking && metric.verdict !== "regressed");
  return others.length === 0 ? "unchanged" : overallVerdict(others);
}

/** The severest of several; "pass" of none. */
export function severest(actions: readonly GateAction[]): GateAction {
  return (["fail", "warn"] as const).find((action) => actions.includes(action)) ?? "pass";
}
