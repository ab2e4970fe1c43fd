import { movedByItself } from "../../domain/attribution.ts";
import { CHECKLIST_KEYS, type ChecklistItem, type ChecklistKey } from "../../domain/checklist.ts";
import { LAYERS, type Layer } from "../../domain/version.ts";
import { didChange, wereVersioned } from "./checklist/changes.ts";
import { gone, reproducesWithFrozenRetrieval } from "./checklist/experiments.ts";
import { infrastructureChanged, probeChanged, trafficChanged } from "./checklist/surroundings.ts";
import type { AttributionFacts } from "./facts.ts";
import { infrastructureOf } from "./infrastructure.ts";
import { differenceOf, isBlamed, isSettled, isVersionless } from "./standing.ts";

/** An answer, and what it rests on. */
export type Answered = Pick<ChecklistItem, "answer" | "evidence" | "by">;

/**
 * The questions that must be answered before the model may be named, each with what its answer rests on.
 *
 * What blocks depends on what is to be said. Of a model that changed: a layer whose version nobody knows, another layer
 * that is neither exonerated nor accounted for, and a model that is not shown to have a part. Other traffic and other
 * infrastructure do not: all configurations were asked the same questions at one time. Of a model whose version did not
 * change: any other layer that did and is not exonerated, a state of before that answers as it used to, a probe that did
 * not fire, failures that became more.
 *
 * @returns every key once, in their order
 */
export function checklistOf(facts: AttributionFacts): readonly ChecklistItem[] {
  return CHECKLIST_KEYS.map((key) => {
    const { answer, evidence, by } = answerTo(key, facts);
    return { key, answer, evidence, by, blocks: doesBlock(key, facts) };
  });
}

function answerTo(key: ChecklistKey, facts: AttributionFacts): Answered {
  switch (key) {
    case "every-layer-versioned":
      return wereVersioned(facts);
    case "retrieval-changed":
      return didChange(facts, ["retrieval"]);
    case "reproduces-with-frozen-retrieval":
      return reproducesWithFrozenRetrieval(facts);
    case "prompt-or-policy-changed":
      return didChange(facts, ["prompt", "policy"]);
    case "gone-with-earlier-prompt-and-policy":
      return gone(facts, ["prompt", "policy"]);
    case "tools-changed":
      return didChange(facts, ["tools"]);
    case "gone-with-earlier-tools":
      return gone(facts, ["tools"]);
    case "model-changed":
      return didChange(facts, ["model"]);
    case "gone-with-earlier-model":
      return gone(facts, ["model"]);
    case "probe-changed":
      return probeChanged(facts);
    case "traffic-changed":
      return trafficChanged(facts);
    case "infrastructure-changed":
      return infrastructureChanged(facts);
    default:
      return key satisfies never;
  }
}

function doesBlock(key: ChecklistKey, facts: AttributionFacts): boolean {
  const isSilent = differenceOf(facts, "model") === "same";
  const isOpen = (...layers: readonly Layer[]) => layers.some((layer) => !isSettled(facts, layer));
  const isUntold = (...layers: readonly Layer[]) =>
    layers.some((layer) => differenceOf(facts, layer) === "cannot-tell");
  switch (key) {
    case "every-layer-versioned":
      return isUntold(...LAYERS);
    case "retrieval-changed":
      return isUntold("retrieval");
    case "reproduces-with-frozen-retrieval":
      return isSilent ? !movedByItself(facts) : isOpen("retrieval");
    case "prompt-or-policy-changed":
      return isUntold("prompt", "policy");
    case "gone-with-earlier-prompt-and-policy":
      return !isSilent && isOpen("prompt", "policy");
    case "tools-changed":
      return isUntold("tools");
    case "gone-with-earlier-tools":
      return !isSilent && isOpen("tools");
    case "model-changed":
      return isSilent ? !isVersionless(facts) : isUntold("model");
    case "gone-with-earlier-model":
      return !isSilent && !isBlamed(facts, "model");
    case "probe-changed":
      return isSilent && facts.probe?.state !== "changed";
    case "traffic-changed":
      return false;
    case "infrastructure-changed":
      return isSilent && infrastructureOf(facts)?.moreFailed !== false;
    default:
      return key satisfies never;
  }
}
