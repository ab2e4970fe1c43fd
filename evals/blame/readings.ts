import type { ProbeReading } from "../../src/domain/probe.ts";
import type { Suite } from "../../src/domain/suite.ts";
import type { World } from "../../src/ports.ts";
import { MODEL_BEFORE } from "./layers.ts";
import type { Circumstance } from "./truths.ts";

/** What a model answers on the border between two tokens, of ten calls: as ever, and once it is another. */
const OUTPUTS = { stable: { A: 6, B: 4 }, changed: { B: 1, C: 9 } } as const;
const INPUTS = ["Heads or tails?", "Left or right?", "One or two?", "Red or blue?", "Yes or no?"];

/** Readings of the probe as they would lie on the branch: the reference, one of the record before, and two since. */
export async function addReadings(world: World, suite: Suite, circumstance: Circumstance | undefined): Promise<void> {
  if (circumstance?.kind !== "swap" || circumstance.probe === "none") return;
  const reading = (
    at: string,
    outputs: ProbeReading["inputs"][number]["outputs"],
    reference?: string,
  ): ProbeReading => ({
    format: 1,
    suite: suite.name,
    at,
    model: MODEL_BEFORE,
    kind: "border",
    ...(reference === undefined ? {} : { reference }),
    inputs: INPUTS.map((input) => ({ input, outputs })),
    fingerprints: {},
    served: { [MODEL_BEFORE]: 50 },
    calls: 50,
  });
  const reference = await world.store.addProbe(reading("2026-10-05T06:00:00.000Z", OUTPUTS.stable));
  await world.store.addProbe(reading("2026-11-09T06:00:00.000Z", OUTPUTS.stable, reference));
  await world.store.addProbe(reading("2026-11-13T06:00:00.000Z", OUTPUTS[circumstance.probe], reference));
  await world.store.addProbe(reading("2026-11-16T06:00:00.000Z", OUTPUTS[circumstance.probe], reference));
}
