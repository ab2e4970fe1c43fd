import { movedByItself } from "../../domain/attribution.ts";
import type { ModelReason, ModelVerdict } from "../../domain/checklist.ts";
import { LAYERS } from "../../domain/version.ts";
import type { AttributionFacts } from "./facts.ts";
import { infrastructureOf } from "./infrastructure.ts";
import { differenceOf, isBlamed, isSettled, isVersionless, replayedEffect } from "./standing.ts";

const ADMISSIBLE: readonly ModelReason[] = ["others-accounted-for", "silent-change"];

/**
 * Whether "the model did it" may be said. Never by elimination. Either the model was replayed at both versions and has a
 * part in the loss, and every other layer that changed is exonerated or has a part of its own; or its version did not
 * change, every version that did is exonerated, the state of before answers worse now than when it was recorded, and the
 * probe says that the model changed. It is admissible exactly where no item of the checklist blocks.
 */
export function admissibility(facts: AttributionFacts): ModelVerdict {
  const reason = differenceOf(facts, "model") === "same" ? ofUnchangedModel(facts) : ofChangedModel(facts);
  return { isAdmissible: ADMISSIBLE.includes(reason), reason };
}

function ofChangedModel(facts: AttributionFacts): ModelReason {
  const effect = replayedEffect(facts, "model");
  if (effect === undefined || differenceOf(facts, "model") === "cannot-tell") return "not-replayed";
  if (effect.role === "exonerated") return "exonerated";
  if (!isBlamed(facts, "model")) return "not-blamed";
  const isRuledOut = LAYERS.every((layer) => layer === "model" || isSettled(facts, layer));
  return isRuledOut ? "others-accounted-for" : "others-not-ruled-out";
}

function ofUnchangedModel(facts: AttributionFacts): ModelReason {
  if (!isVersionless(facts)) return "model-unchanged";
  if (LAYERS.some((layer) => differenceOf(facts, layer) === "cannot-tell")) return "others-not-ruled-out";
  if (facts.probe?.state === "stable") return "probe-stable";
  if (facts.thenMinusNow === undefined) return "not-replayed";
  if (!movedByItself(facts)) return "reference-did-not-move";
  if (facts.probe?.state !== "changed") return "probe-silent";
  // Failures that became more may be behind what looks like another model; that nobody counted them settles nothing.
  return infrastructureOf(facts)?.moreFailed === false ? "silent-change" : "open-question";
}
