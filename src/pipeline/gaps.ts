import { type DetectionGap, GAP_CODES, type GapCode } from "../domain/detection-gap.ts";
import { noCaseInSlice, underpoweredSlice } from "./gaps/coverage.ts";
import type { GapFacts, Looked } from "./gaps/facts.ts";
import { novelQueries } from "./gaps/novel-queries.ts";
import { alertIgnored, cadence, otherTuple, unversioned } from "./gaps/running.ts";
import { blindMetric, canaryTooSmall, marginTooWide } from "./gaps/seeing.ts";

/** The gaps that are there, in the order of `GAP_CODES`, and those that could not be looked for. */
export type GapsFound = {
  readonly gaps: readonly DetectionGap[];
  /** @property why one sentence without a full stop */
  readonly notLookedAt: readonly { readonly code: GapCode; readonly why: string }[];
};

/** Why an incident was not caught before, each gap by its own condition (docs/gaps.md). A fact that is not known is no gap. */
export function gapsOf(facts: GapFacts): GapsFound {
  const looked = GAP_CODES.map((code) => LOOKS[code](facts)).filter((found) => found !== undefined);
  return {
    gaps: looked.flatMap((found) => ("why" in found ? [] : [found])),
    notLookedAt: looked.flatMap((found) => ("why" in found ? [found] : [])),
  };
}

const LOOKS: { readonly [code in GapCode]: (facts: GapFacts) => Looked } = {
  cadence,
  "other-tuple": otherTuple,
  unversioned,
  "no-case-in-slice": noCaseInSlice,
  "novel-queries": novelQueries,
  "underpowered-slice": underpoweredSlice,
  "blind-metric": blindMetric,
  "margin-too-wide": marginTooWide,
  "canary-too-small": canaryTooSmall,
  "alert-ignored": alertIgnored,
};
