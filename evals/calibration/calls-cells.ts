import { type CheckWay, callsOfNineInTen, ERRORS } from "./calls-counts.ts";
import { LEVEL } from "./nominal.ts";
import { heldAgainst, percent } from "./simulation-error.ts";
import type { Cell, Counts } from "./table.ts";

/** How the verdicts of a cell are put, in its column's head. */
export const VERDICTS = "reg / imp / unch / inc";

/**
 * The four verdicts of one way. Beyond: more often than the level regressed where nothing got worse, improved where
 * nothing got better, or passed where the loss is the margin or more.
 */
export function verdictCell(counts: Counts, { name }: CheckWay, runs: number): Cell {
  const of = (event: string) => counts[`${name}: ${event}`] ?? 0;
  return {
    text: sharesOf(["regressed", "improved", "unchanged", "inconclusive"].map(of), runs),
    ...heldAgainst(ERRORS.map(of), runs, LEVEL),
  };
}

/** Mean share of the calls of a full check, and what nine of ten checks stay within, in per cent. */
export function callsCell(counts: Counts, way: CheckWay, runs: number): Cell {
  const mean = (counts[`${way.name}: calls`] ?? 0) / runs;
  return { text: `${percent(mean)} / ${callsOfNineInTen(counts, way, runs)}` };
}

/** The event of a run in which at most half of the calls is promised. */
export const HALF_PROMISED = "half promised";

/** The same. Beyond: more than half, where at most half is promised. */
export function promisedCallsCell(counts: Counts, way: CheckWay, runs: number): Cell {
  const isPromised = (counts[HALF_PROMISED] ?? 0) > 0;
  return {
    ...callsCell(counts, way, runs),
    beyond: isPromised && (counts[`${way.name}: calls`] ?? 0) > 0.5 * runs,
  };
}

/** Shares of the checks that ended at each look. */
export function looksCell(counts: Counts, { name }: CheckWay, runs: number): Cell {
  return {
    text: sharesOf(
      [1, 2, 3].map((look) => counts[`${name}: look ${look}`] ?? 0),
      runs,
    ),
  };
}

/** How often the base was replayed after all: for a drift that was seen, and to confirm a regression. */
export function replayedCell(counts: Counts, { name }: CheckWay, runs: number): Cell {
  return {
    text: sharesOf(
      ["drifted", "confirmed"].map((base) => counts[`${name}: base ${base}`] ?? 0),
      runs,
    ),
  };
}

function sharesOf(counts: readonly number[], runs: number): string {
  return counts.map((count) => percent(count / runs)).join(" / ");
}
