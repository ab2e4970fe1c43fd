import type { Attributes } from "../../domain/trace.ts";
import type { Entry } from "./attribute-values.ts";

/**
 * Attributes from their entries; of several with one name the last counts.
 *
 * @param wanted the only names to keep; absent means all
 */
export function wantedAttributes(entries: readonly Entry[], wanted: ReadonlySet<string> | undefined): Attributes {
  return Object.fromEntries(wanted === undefined ? entries : entries.filter(([name]) => wanted.has(name)));
}
