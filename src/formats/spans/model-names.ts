import type { Attributes } from "../../domain/trace.ts";
import { ALIASES, modelName } from "./aliases.ts";

/** A model's name and the attribute that says it. */
export type NamedModel = { readonly name: string; readonly text: string };

/**
 * The model a call asked for and the one that answered. A name of which a format does not say what it is counts as the
 * one served when another model was asked for, else as the one asked for, which is the weaker claim.
 */
export function readModelNames(attributes: Attributes): {
  readonly requested?: NamedModel;
  readonly served?: NamedModel;
} {
  const requested = modelName(attributes, ALIASES.requestedModel);
  const served = modelName(attributes, ALIASES.resolvedModel);
  const unstated = modelName(attributes, ALIASES.unstatedModel);
  const asked = requested ?? (unstated?.text === served?.text ? undefined : unstated);
  const answered = served ?? (unstated?.text === asked?.text ? undefined : unstated);
  return { ...(asked && { requested: asked }), ...(answered && { served: answered }) };
}
