import { digestOf } from "../domain/digest.ts";
import type { ModelSpec } from "../domain/model-spec.ts";
import { modelVersion } from "../domain/model-version.ts";
import type { ProbeReading } from "../domain/probe.ts";
import type { Suite } from "../domain/suite.ts";
import { exactly, type Need, type Range, times, totalOf } from "../pipeline/estimate/need.ts";
import type { Estimate } from "../pipeline/estimate.ts";
import { callsToFind } from "../pipeline/probe/find-inputs.ts";
import { referenceOf } from "../pipeline/probe.ts";
import type { StoredProbe } from "../ports.ts";

/** What a reading of a model will be: one beside a reference; or a search for inputs, and why, if there was a reference. */
export type NextReading =
  | { readonly kind: "beside"; readonly reference: StoredProbe }
  | { readonly kind: "anew"; readonly why?: string };

/** The version id under which readings of a model are kept. */
export function probedVersion({ layers }: Suite, model: ModelSpec): string {
  return modelVersion(model, layers.model ?? model).id ?? model.name;
}

/** Which it will be, by what is stored. */
export function nextReading(model: ModelSpec, version: string, stored: readonly StoredProbe[]): NextReading {
  const known = referenceOf(stored, version);
  if (known === undefined) return { kind: "anew" };
  const { called } = known.reference.reading;
  if (called !== undefined && called !== calledAs(model))
    return { kind: "anew", why: `${model.name} is called in another way than when its reference was taken` };
  if (known.deviating >= LASTING)
    return {
      kind: "anew",
      why: `What answers as ${model.name} has been another model for ${known.deviating} readings`,
    };
  return { kind: "beside", reference: known.reference };
}

/** Deviating readings in a row after which what answers now is the model to hold later ones against. */
const LASTING = 4;

/** Tokens of an input, with what a provider puts around it. */
const SENT = 12;
/** Tokens of one word for an answer: a reasoning model thinks before it says it. */
const WRITTEN: Range = { low: 1, likely: 20, high: 300 };

/** What a reading is likely to take, and between what it may lie. */
export function readingEstimate(
  { inputs, calls }: NonNullable<Suite["probe"]>,
  next: NextReading,
  model: ModelSpec,
): Estimate {
  if (next.kind === "anew") return totalOf([needOf(callsToFind(inputs), "border", model)], false);
  const { reading } = next.reference;
  const asked = exactly(Math.min(inputs, reading.inputs.length) * calls);
  return totalOf([needOf(asked, reading.kind, model)], false);
}

function needOf(calls: Range, kind: ProbeReading["kind"], { price }: ModelSpec): Need {
  const output = times(calls, kind === "border" ? exactly(1) : WRITTEN);
  return { calls, input: times(calls, exactly(SENT)), output, ...(price === undefined ? {} : { price }) };
}

/** How it is asked: another endpoint or parameter may answer otherwise, whatever the model. */
export function calledAs({ baseUrl, api, parameters }: ModelSpec): string {
  return digestOf({ baseUrl, api, parameters }).slice(0, 8);
}
