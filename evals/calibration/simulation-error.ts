import { binomialCdf } from "../../src/statistics/distributions.ts";
import type { Cell } from "./table.ts";

/** What chance alone may do to a figure before it counts as beyond its nominal value. */
export const LEVEL_OF_ONE = 0.01;
/** The same for all figures of a table together. */
export const LEVEL_OF_ALL = 0.05;

/** How often so many times or more would happen in so many independent runs, at the nominal rate. */
export function tailOf(count: number, runs: number, nominal: number): number {
  return count <= 0 ? 1 : Math.max(0, 1 - binomialCdf(count - 1, runs, nominal));
}

/** Whether something happened more often than its nominal rate and chance allow, less than once in a hundred simulations. */
export function isBeyond(count: number, runs: number, nominal: number): boolean {
  return tailOf(count, runs, nominal) < LEVEL_OF_ONE;
}

/** The most of so many runs that are not yet beyond the nominal rate. */
export function mostAllowed(runs: number, nominal: number): number {
  let most = Math.floor(runs * nominal);
  while (!isBeyond(most + 1, runs, nominal)) most += 1;
  return most;
}

/** A rate in per cent, held against its nominal value where it has one. */
export function rateCell(count: number, runs: number, nominal?: number): Cell {
  return { text: percent(count / runs), ...(nominal === undefined ? {} : heldAgainst([count], runs, nominal)) };
}

/** A rate that should be at least nominal, such as the coverage of an interval. */
export function coverageCell(hits: number, runs: number, nominal: number): Cell {
  return { text: percent(hits / runs), ...heldAgainst([runs - hits], runs, 1 - nominal) };
}

/** What a cell says of counts that each should be at most nominal. */
export function heldAgainst(
  counts: readonly number[],
  runs: number,
  nominal: number,
): Required<Pick<Cell, "beyond" | "tails">> {
  const tails = counts.map((count) => tailOf(count, runs, nominal));
  return { beyond: tails.some((tail) => tail < LEVEL_OF_ONE), tails };
}

/** Two standard deviations of a rate over so many runs, in points. */
export function twoDeviations(rate: number, runs: number): number {
  return 200 * Math.sqrt((rate * (1 - rate)) / runs);
}

/** A share as people read it, in per cent with one digit. */
export function percent(share: number): string {
  return (100 * share).toFixed(1);
}
