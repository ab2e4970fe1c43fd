import type { ChecklistItem } from "../../domain/attribution.ts";
import type { AttributionFacts } from "./facts.ts";

export function checklistOf(facts: AttributionFacts): readonly ChecklistItem[] {
  throw new Error(`not yet: ${facts.metrics.length}`);
}
