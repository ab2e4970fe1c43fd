import type { Verdict } from "../domain/verdict.ts";

/** What each verdict is called at the head of a report. */
export const VERDICT_TITLE = {
  regressed: "Regressed",
  improved: "Improved",
  unchanged: "Unchanged",
  inconclusive: "Inconclusive",
  "not-comparable": "Not comparable",
  "no-baseline": "No baseline",
  "not-affected": "Not affected",
  "not-evaluated": "Not evaluated",
  errored: "Errored",
} as const satisfies Record<Verdict, string>;
