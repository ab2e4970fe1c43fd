import type { ModelVerdict } from "../../domain/attribution.ts";
import type { AttributionFacts } from "./facts.ts";

export function admissibility(facts: AttributionFacts): ModelVerdict {
  throw new Error(`not yet: ${facts.metrics.length}`);
}
