import { CONFIDENCE } from "./nominal.ts";
import { coverageCell, percent } from "./simulation-error.ts";
import type { Cell, Counts } from "./table.ts";

type Interval = { readonly lower: number; readonly upper: number };

/** Limits are computed by quadrature and bisection; a truth that lies on one is not outside for its last digits. */
const ROUNDING = 1e-9;

/** Whether all of these intervals hold the truth; nothing where there is none. */
export function coveredBy(intervals: readonly Interval[], truth: number): Counts {
  if (intervals.length === 0) return {};
  const above = intervals.some(({ lower }) => lower > truth + ROUNDING);
  const below = intervals.some(({ upper }) => upper < truth - ROUNDING);
  return { intervals: 1, held: above || below ? 0 : 1, above: above ? 1 : 0, below: below ? 1 : 0 };
}

/** The share that held, and on which side the others lay. */
export function coveredCell(counts: Counts, prefix: string): Cell {
  const of = (event: string) => counts[`${prefix}: ${event}`] ?? 0;
  const intervals = of("intervals");
  if (intervals === 0) return { text: "–" };
  const held = coverageCell(of("held"), intervals, CONFIDENCE);
  return { ...held, text: `${held.text} (${percent(of("above") / intervals)} / ${percent(of("below") / intervals)})` };
}
