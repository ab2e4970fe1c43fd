import type { Prevention } from "../../domain/detection-gap.ts";
import { FEWEST_CLUSTERS } from "../../domain/verdict.ts";
import { sliceSampleSize } from "../../statistics/slice-sample-size.ts";
import { addedCases } from "./added-cases.ts";
import { type Fact, type GapFacts, type Looked, lookAt, type SliceCoverage } from "./facts.ts";
import { ASSUMED_VARIANCE, casesThatShow, detectableWith } from "./needed-cases.ts";

/** A sample should meet the slice in so many of all draws. */
const MEETS = 0.95;

/** G1: no question of the slice was asked. */
export function noCaseInSlice(facts: GapFacts): Looked {
  return lookAtSlice("no-case-in-slice", facts.slice, (covered) => {
    const { slice, share, cases } = covered;
    if (cases > 0) return undefined;
    const needed = share >= 1 ? 1 : sliceSampleSize(share, MEETS);
    return { code: "no-case-in-slice", slice, share, needed, prevention: preventionOf(facts, covered) };
  });
}

/** G2: too few of them to show what the slice lost. */
export function underpoweredSlice(facts: GapFacts): Looked {
  return lookAtSlice("underpowered-slice", facts.slice, (covered) => {
    const { slice, loss, cases, variance = ASSUMED_VARIANCE } = covered;
    if (cases === 0) return undefined;
    const detectable = detectableWith(cases, variance, facts.gate.confidence);
    if (detectable <= loss && cases >= FEWEST_CLUSTERS) return undefined;
    const needed = casesThatShow(loss, variance, facts.gate.confidence);
    const prevention = preventionOf(facts, covered);
    return { code: "underpowered-slice", slice, cases, detectable, loss, needed, prevention };
  });
}

function lookAtSlice(
  code: "no-case-in-slice" | "underpowered-slice",
  slice: Fact<SliceCoverage | undefined>,
  look: (covered: SliceCoverage) => Exclude<Looked, { readonly why: string }>,
): Looked {
  return lookAt(code, slice, (known) => (known === undefined ? undefined : look(known)));
}

function preventionOf(
  facts: GapFacts,
  { slice, loss, variance = ASSUMED_VARIANCE }: SliceCoverage,
): readonly Prevention[] {
  const cases = casesThatShow(loss, variance, facts.gate.confidence);
  return [...addedCases(facts.candidates, { slice }), { kind: "slice-quota", slice, cases }];
}
