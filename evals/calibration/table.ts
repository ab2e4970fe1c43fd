import type { Chance } from "./chance.ts";

/** How often each thing happened, or how much of it. */
export type Counts = { readonly [event: string]: number };

/** One line of a table: a truth, and what happened when it was simulated. */
export type TableRow = {
  readonly labels: readonly string[];
  /** One run: what happened in it. Sums over runs are what is shown. */
  readonly simulate: (chance: Chance) => Counts;
};

/** Figures as they are shown. */
export type Cell = {
  readonly text: string;
  /** Above what a nominal value and chance together allow, or otherwise not what is promised. */
  readonly beyond?: boolean;
  /** Of each figure that is held against a nominal value: how often chance alone would take it as far. */
  readonly tails?: readonly number[];
};

/** One question that is answered by simulation. */
export type CalibrationTable = {
  /** Of the file, and of `--only`. */
  readonly name: string;
  readonly title: string;
  /** What is simulated and how to read it; Markdown. */
  readonly explanation: string;
  /** Runs of each row, unless the command line says otherwise. */
  readonly runs: number;
  readonly labels: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly cells: (counts: Counts, runs: number) => readonly Cell[];
};

/** Both, event by event. */
export function addCounts(a: Counts, b: Counts): Counts {
  const sum: Record<string, number> = { ...a };
  for (const [event, count] of Object.entries(b)) sum[event] = (sum[event] ?? 0) + count;
  return sum;
}

/** The same counts with a word before the name of each. */
export function prefixed(prefix: string, counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).map(([event, count]) => [`${prefix}: ${event}`, count]));
}

/** What happened with each of several variants, the events of each under its own name. */
export function countsOfEach<T>(
  variants: readonly T[],
  nameOf: (variant: T) => string,
  simulate: (variant: T) => Counts,
): Counts {
  const counts: Record<string, number> = {};
  for (const variant of variants) Object.assign(counts, prefixed(nameOf(variant), simulate(variant)));
  return counts;
}
