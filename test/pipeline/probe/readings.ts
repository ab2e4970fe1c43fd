import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { ProbeReading } from "../../../src/domain/probe.ts";

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
