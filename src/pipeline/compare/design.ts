import type { SampleRecord } from "../../domain/run.ts";
import type { Incomparable } from "../../domain/verdict.ts";

/**
 * What keeps two samples without a common case from being compared: that they were drawn by different rules, so that
 * they stand for different traffic by design. Undefined when nothing does.
 *
 * Records of before the rule was kept are told by the names of their strata.
 */
export function designDifference(before: SampleRecord, after: SampleRecord): Incomparable | undefined {
  if (isSameDesign(before, after)) return undefined;
  return {
    kind: "design-differs",
    reason: "no question is on both sides, and the two samples were not drawn by the same rule",
  };
}

function isSameDesign(before: SampleRecord, after: SampleRecord): boolean {
  const [one, other] = [before.design, after.design];
  if (one === undefined && other === undefined) return namesOf(before) === namesOf(after);
  if (one === undefined || other === undefined) return false;
  return (
    one.stratify === other.stratify &&
    one.turns === other.turns &&
    one.keep.errors === other.keep.errors &&
    one.keep.negativeFeedback === other.keep.negativeFeedback
  );
}

function namesOf({ strata }: SampleRecord): string {
  return JSON.stringify(strata.map(({ name }) => name).sort());
}
