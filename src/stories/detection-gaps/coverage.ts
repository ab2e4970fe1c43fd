import { caseWeights } from "../../domain/case-weight.ts";
import type { SliceName } from "../../domain/detection-gap.ts";
import type { CaseRow } from "../../domain/run.ts";
import type { Suite } from "../../domain/suite.ts";
import { isIn } from "../../pipeline/gaps/added-cases.ts";
import type { Candidate, Fact, Queries, SliceCoverage } from "../../pipeline/gaps/facts.ts";
import { incidentSlice } from "../../pipeline/gaps/incident-slice.ts";
import { tooFewToCompare } from "../../pipeline/gaps/novel-queries.ts";
import type { KnownIncident } from "../detection-gaps.ts";
import type { MetricCompared } from "./comparison.ts";
import { type FoundCases, lastAsked } from "./losses.ts";

/** Where the loss is confined to, and how the last run before covered it. */
export function sliceOf(
  suite: Suite,
  { losses, rows }: FoundCases,
  asked: readonly CaseRow[] | undefined,
  { varianceIn }: MetricCompared,
): Fact<SliceCoverage | undefined> {
  if ("why" in losses) return losses;
  const found = incidentSlice(losses.known, suite.traces.slices, suite.sample.seed);
  if (found === undefined) return { known: undefined };
  if (asked === undefined) return { why: "no run before the incident is kept" };
  const { attribute, value } = found.slice;
  const variance = varianceIn(attribute, value);
  return {
    known: {
      ...found,
      share: shareOf(rows, found.slice),
      cases: asked.filter((row) => isIn(row, found.slice)).length,
      ...(variance === undefined ? {} : { variance }),
    },
  };
}

/** A slice's share of the traffic, by the questions that were drawn anew; of none of n it is taken for one in n + 1. */
function shareOf(rows: readonly CaseRow[], slice: SliceName): number {
  const drawn = rows.filter(({ part }) => part === undefined);
  const fresh = drawn.length > 0 ? drawn : rows;
  const { weights } = caseWeights(fresh);
  const own = fresh.reduce((sum, row, place) => (isIn(row, slice) ? sum + (weights[place] ?? 1) : sum), 0);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return own > 0 ? own / all : 1 / (fresh.length + 1);
}

/** What failed, beside what the sample before asked. */
export function queriesOf(
  { sample, earlier }: KnownIncident,
  candidates: readonly Candidate[],
  asked: readonly CaseRow[] | undefined,
): Fact<Queries> {
  if (earlier === undefined) return { why: "the questions of the run before are not at hand" };
  const known = new Set([...(asked ?? []), ...earlier.cases].map(({ id }) => id));
  const clusters = new Map(sample?.cases.map(({ id, cluster }) => [id, cluster]));
  const queries: Queries = {
    incident: candidates.flatMap((one) => {
      const isAsked = known.has(one.case);
      const cluster = clusters.get(one.case) ?? one.case;
      return one.fails && one.text !== undefined
        ? [{ case: one.case, cluster, text: one.text, slices: one.slices, isAsked }]
        : [];
    }),
    suite: earlier.cases.flatMap((one) => {
      const text = lastAsked(one);
      return text === undefined ? [] : [{ cluster: one.cluster, text, slices: one.slices }];
    }),
  };
  const why = tooFewToCompare(queries);
  return why === undefined ? { known: queries } : { why };
}
