import type { Attributes, AttributeValue } from "../../../domain/trace.ts";
import { entry } from "../../payloads/attribute-values.ts";

/** An attribute to be added; undefined, null and an empty text mean that there is nothing to add. */
export type Addition = readonly [name: string, value: unknown];

/** The attributes with more added. What is there already stays, and of several additions of one name the first counts. */
export function withAdditions(attributes: Attributes, additions: readonly Addition[]): Attributes {
  const added = new Map<string, AttributeValue>();
  for (const [name, value] of additions)
    if (!added.has(name) && !Object.hasOwn(attributes, name))
      for (const [, known] of entry(name, value)) added.set(name, known);
  return added.size === 0 ? attributes : { ...attributes, ...Object.fromEntries(added) };
}
