import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { ProbeReading } from "../../../src/domain/probe.ts";
import type { StoredProbe } from "../../../src/ports.ts";

/** A source of numbers in [0, 1), the same for the same seed. */
export function chanceFrom(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => (generator.next() >>> 0) / 2 ** 32;
}

export function aReading(overrides: Partial<ProbeReading> = {}): ProbeReading {
  return {
    format: 1,
    suite: "desk",
    at: "2026-01-05T06:00:00.000Z",
    model: "sim-large",
    kind: "border",
    inputs: [{ input: "sea", outputs: { The: 25, A: 25 } }],
    fingerprints: {},
    served: { "sim-large-2026-08-01": 50 },
    calls: 50,
    ...overrides,
  };
}

/** A day of the year 2026, so many weeks after the first Monday. */
export function week(number: number): string {
  return new Date(Date.UTC(2026, 0, 5 + 7 * number, 6)).toISOString();
}

export const REFERENCE_PATH = "probes/desk/2026-01-05.json";

/**
 * The readings of one model week by week, the reference first. Each input wavers between two tokens.
 *
 * @param world.moved of each week beside the reference, the share of answers that are another token, 0…1
 * @param world.sway how much the odds of each input sway from reading to reading, in logits
 */
export function weeklyReadings(
  moved: readonly number[],
  world: {
    readonly chance: () => number;
    readonly inputs?: number;
    readonly calls?: number;
    readonly reference?: number;
    readonly sway?: number;
  },
): readonly StoredProbe[] {
  const { chance, inputs = 5, calls = 8, reference = 50, sway = 0 } = world;
  const shares = Array.from({ length: inputs }, () => 0.5 + 0.35 * chance());
  const taken = (times: number, share: number): ProbeReading["inputs"] =>
    shares.map((usual, place) => {
      const first = swayed(usual, sway, chance);
      return { input: `input ${place}`, outputs: tally(times, () => tokenOf(first, share, chance)) };
    });
  const first = { path: REFERENCE_PATH, reading: aReading({ inputs: taken(reference, 0) }) };
  const later = moved.map((share, place): StoredProbe => {
    const at = week(place + 1);
    const reading = aReading({ at, reference: REFERENCE_PATH, inputs: taken(calls, share) });
    return { path: `probes/desk/${at.slice(0, 10)}.json`, reading };
  });
  return [first, ...later];
}

function tokenOf(first: number, other: number, chance: () => number): string {
  if (chance() < other) return "other";
  return chance() < first ? "first" : "second";
}

function swayed(share: number, sway: number, chance: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  return 1 / (1 + Math.exp(-(Math.log(share / (1 - share)) + sway * normal)));
}

function tally(times: number, draw: () => string): { readonly [output: string]: number } {
  const counts: Record<string, number> = {};
  for (let call = 0; call < times; call++) {
    const token = draw();
    counts[token] = (counts[token] ?? 0) + 1;
  }
  return counts;
}
