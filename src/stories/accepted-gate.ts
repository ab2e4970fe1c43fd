import type { Gate, GateAction } from "../domain/suite.ts";
import type { Comparison } from "../domain/verdict.ts";
import { overallVerdict } from "../pipeline/compare/verdict-of.ts";
import { gateAction } from "./gate.ts";

/**
 * What the gate makes of a comparison whose regressed metrics were all accepted: what it makes of the others, whose scores
 * may have gone missing meanwhile. That nothing else is measured is no fault.
 */
export function gateOfOthers({ metrics }: Comparison, gate: Gate): GateAction {
  const others = metrics.filter(({ blocking, verdict }) => blocking && verdict !== "regressed");
  return others.length === 0 ? "pass" : gateAction(overallVerdict(others), gate);
}

/** The severest of several; "pass" of none. */
export function severest(actions: readonly GateAction[]): GateAction {
  return (["fail", "warn"] as const).find((action) => actions.includes(action)) ?? "pass";
}
