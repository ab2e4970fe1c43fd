import type { AttributionOutcome, LayerRole, OtherCause } from "../../domain/attribution.ts";
import { LAYERS } from "../../domain/version.ts";
import type { AttributionFacts } from "./facts.ts";
import { infrastructureOf } from "./infrastructure.ts";
import { differenceOf, leadingOf, movedByItself } from "./standing.ts";

const NAMED: readonly LayerRole[] = ["proximate", "joint"];

/**
 * What came of an attribution, by its leading metric.
 *
 * Where layers changed and none could be replayed, nothing is known of them. Where none changed, or where together they
 * are shown to lose no more than is accepted, no version did it.
 */
export function outcomeOf(facts: AttributionFacts): AttributionOutcome {
  const leading = leadingOf(facts);
  if (leading === undefined) {
    const hasChanged = LAYERS.some((layer) => differenceOf(facts, layer) === "changed");
    return hasChanged ? { status: "undetermined" } : notVersionAttributable(facts);
  }
  switch (leading.reproduced) {
    case "reproduced":
      return { status: leading.layers.some(({ role }) => NAMED.includes(role)) ? "attributed" : "undetermined" };
    case "equivalent":
      return notVersionAttributable(facts);
    case "not-reproduced":
      return { status: "not-reproduced" };
    default:
      return leading.reproduced satisfies never;
  }
}

function notVersionAttributable(facts: AttributionFacts): AttributionOutcome {
  return { status: "not-version-attributable", cause: causeOf(facts) };
}

/**
 * What was seen to move comes before what may have moved unseen. Other traffic is no cause where the same questions are
 * answered worse than before; a probe that fired is one only there.
 */
function causeOf(facts: AttributionFacts): OtherCause {
  if (movedByItself(facts)) {
    if (facts.probe?.state === "changed") return "silent-model-change";
  } else if (facts.trafficMix?.moved === true) return "traffic";
  const infrastructure = infrastructureOf(facts);
  if (infrastructure !== undefined && (infrastructure.failuresMoved || infrastructure.otherNames.length > 0))
    return "infrastructure";
  return LAYERS.some((layer) => differenceOf(facts, layer) === "cannot-tell") ? "unversioned-layer" : "unknown";
}
