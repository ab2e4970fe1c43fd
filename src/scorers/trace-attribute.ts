import type { Recording } from "../domain/case.ts";
import { type Scorer, type SpecOf, scored, unscored } from "./scorer.ts";

/**
 * What production recorded about the trace, mapped from the range of the suite to 0…1: an attribute, else an evaluation
 * of that name. Numbers, booleans (1 and 0) and their texts count; anything else, or a value outside the range, is out
 * of range.
 */
export const traceAttribute: Scorer<SpecOf<"trace-attribute">> = {
  about: "trace",
  revision: "trace-attribute/1",
  async prepare({ attribute, range: [worst, best] }) {
    return async ({ recording }) => {
      const recorded = recordedValue(recording, attribute);
      if (recorded === undefined || recorded === null) return unscored("not-recorded");
      const share = (numberOf(recorded) - worst) / (best - worst);
      return share >= 0 && share <= 1 ? scored(share) : unscored("out-of-range");
    };
  },
};

/** Of several evaluations the last one stands: a user who changed their mind meant the later click. */
function recordedValue({ attributes, evaluations }: Recording, name: string): unknown {
  if (Object.hasOwn(attributes, name)) return attributes[name];
  const evaluation = evaluations.findLast((one) => one.name === name);
  return evaluation?.value ?? evaluation?.label;
}

const NUMERIC = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** NaN for what is no number, which no range holds. */
function numberOf(value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value !== "string") return Number.NaN;
  const text = value.trim().toLowerCase();
  if (text === "true" || text === "false") return text === "true" ? 1 : 0;
  return NUMERIC.test(text) ? Number(text) : Number.NaN;
}
