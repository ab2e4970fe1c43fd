import type { AttributionOutcome } from "../../domain/attribution.ts";
import type { AttributionFacts } from "./facts.ts";

export function outcomeOf(facts: AttributionFacts): AttributionOutcome {
  throw new Error(`not yet: ${facts.metrics.length}`);
}
