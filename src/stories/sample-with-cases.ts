import type { Case, Sample } from "../domain/case.ts";
import { digestOf } from "../domain/digest.ts";

/** A sample with these of its cases alone, in this order. */
export function withCases(sample: Sample, cases: readonly Case[]): Sample {
  return { ...sample, cases, digest: digestOf(cases.map(({ id }) => id).toSorted()) };
}
