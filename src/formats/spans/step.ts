import type { Attributes, Hop, ModelHop } from "../../domain/trace.ts";
import type { RawSpan } from "./raw-span.ts";

/** A hop with the span it was read from. */
export type Step<H extends Hop = Hop> = {
  readonly hop: H;
  readonly span: RawSpan;
  /** The span's, and what only a second record of the same call has. */
  readonly attributes: Attributes;
};

/** The model calls among the steps. */
export function callsAmong(steps: readonly Step[]): readonly Step<ModelHop>[] {
  return steps.flatMap(({ hop, ...rest }) => (hop.kind === "model" ? [{ hop, ...rest }] : []));
}

/** The call that gave the answer. @param steps in order of time */
export function lastCall(steps: readonly Step[]): Step<ModelHop> | undefined {
  return callsAmong(steps).at(-1);
}
