import { type AttributionOutcome, type LayerRole, movedByItself, type OtherCause } from "../../domain/attribution.ts";
import { LAYERS, type Layer } from "../../domain/version.ts";
import { admissibility } from "./admissibility.ts";
import type { AttributionFacts } from "./facts.ts";
import { infrastructureOf } from "./infrastructure.ts";
import { differenceOf, leadingOf, replayedEffect } from "./standing.ts";

const NAMED: readonly LayerRole[] = ["proximate", "joint"];

/**
 * What came of an attribution, by its leading metric.
 *
 * No version did it where none changed, or where those that did are shown to lose no more than is accepted. A layer that
 * changed and could not be replayed may have done all that the others did not: without a loss that came again nothing is
 * known then.
 */
export function outcomeOf(facts: AttributionFacts): AttributionOutcome {
  const leading = leadingOf(facts);
  if (leading?.reproduced === "reproduced")
    return { status: leading.layers.some(({ role }) => NAMED.includes(role)) ? "attributed" : "undetermined" };
  if (LAYERS.some((layer) => isUntried(facts, layer))) return { status: "undetermined" };
  if (leading?.reproduced === "not-reproduced") return { status: "not-reproduced" };
  return { status: "not-version-attributable", cause: causeOf(facts) };
}

function isUntried(facts: AttributionFacts, layer: Layer): boolean {
  return differenceOf(facts, layer) === "changed" && replayedEffect(facts, layer) === undefined;
}

/**
 * What was seen to move comes before what may have moved unseen. Another model is told of where it may be named; other
 * traffic is no cause where the same questions are answered worse than before.
 */
function causeOf(facts: AttributionFacts): OtherCause {
  if (admissibility(facts).reason === "silent-change") return "silent-model-change";
  if (!movedByItself(facts) && facts.trafficMix?.moved === true) return "traffic";
  const infrastructure = infrastructureOf(facts);
  if (infrastructure !== undefined && (infrastructure.moreFailed || infrastructure.otherNames.length > 0))
    return "infrastructure";
  return LAYERS.some((layer) => differenceOf(facts, layer) === "cannot-tell") ? "unversioned-layer" : "unknown";
}
