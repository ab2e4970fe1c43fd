import type { ProbeReading } from "../../src/domain/probe.ts";
import type { StoredProbe } from "../../src/ports.ts";

/** How a simulated model behaves over its readings. */
export type SimulatedWeeks = {
  /** The next number in [0, 1). */
  readonly chance: () => number;
  readonly inputs?: number;
  /** Of each input at a reading, and for the reference. */
  readonly calls?: number;
  readonly reference?: number;
  /** How much the odds of each input sway from reading to reading, in logits: no serving rounds alike every day. */
  readonly sway?: number;
};

/** A day of the year 2026, so many weeks after the first Monday, as an ISO instant. */
export function week(number: number): string {
  return new Date(Date.UTC(2026, 0, 5 + 7 * number, 6)).toISOString();
}

export const REFERENCE_PATH = "probes/desk/2026-01-05.json";

/**
 * The readings of one model week by week, the reference first. Each input wavers between two tokens, the more frequent of
 * which has half to 85 % of the answers.
 *
 * @param moved of each week beside the reference, the share of answers that are a token not seen before, 0…1
 */
export function weeklyReadings(
  moved: readonly number[],
  { chance, inputs = 5, calls = 8, reference = 50, sway = 0 }: SimulatedWeeks,
): readonly StoredProbe[] {
  const shares = Array.from({ length: inputs }, () => 0.5 + 0.35 * chance());
  const reading = (at: string, times: number, share: number): ProbeReading => ({
    ...EMPTY,
    at,
    inputs: shares.map((usual, place) => {
      const first = swayed(usual, sway, chance);
      return { input: `input ${place}`, outputs: tally(times, () => tokenOf(first, share, chance)) };
    }),
  });
  const later = moved.map((share, place): StoredProbe => {
    const at = week(place + 1);
    const path = `probes/desk/${at.slice(0, 10)}.json`;
    return { path, reading: { ...reading(at, calls, share), reference: REFERENCE_PATH } };
  });
  return [{ path: REFERENCE_PATH, reading: reading(week(0), reference, 0) }, ...later];
}

const EMPTY = {
  format: 1,
  suite: "desk",
  model: "sim-large",
  kind: "border",
  fingerprints: {},
  served: { "sim-large-2026-08-01": 50 },
  calls: 50,
} as const;

function tokenOf(first: number, other: number, chance: () => number): string {
  if (chance() < other) return "other";
  return chance() < first ? "first" : "second";
}

function swayed(share: number, sway: number, chance: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  return 1 / (1 + Math.exp(-(Math.log(share / (1 - share)) + sway * normal)));
}

/** How often each output was drawn. */
export function tally(times: number, draw: () => string): { readonly [output: string]: number } {
  const counts: Record<string, number> = {};
  for (let call = 0; call < times; call++) {
    const token = draw();
    counts[token] = (counts[token] ?? 0) + 1;
  }
  return counts;
}
