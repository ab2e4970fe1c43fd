import { expect, test } from "vitest";
import type { ProbeReading } from "../../src/domain/probe.ts";
import type { ModelRequest, World } from "../../src/ports.ts";
import { attribute } from "../../src/stories/attribute.ts";
import { aReply } from "../pipeline/scripted-models.ts";
import { anIncident } from "./incident.ts";
import { citesWhenTold, type Files, PRODUCTION } from "./memory-world.ts";

const HARMLESS: Files = { ...PRODUCTION, "evals/policies/refunds.md": "No refunds after 60 days." };
const INPUTS = ["Heads or tails?", "Left or right?", "One or two?", "Red or blue?", "Yes or no?"];

/** Readings of the probe at some days beside a reference of the month before; those from a day on are of another model. */
async function read(world: World, model: string, days: readonly string[], from: string): Promise<void> {
  const reading = (at: string, outputs: ProbeReading["inputs"][number]["outputs"], reference?: string) =>
    world.store.addProbe({
      format: 1,
      suite: "desk",
      at,
      model,
      kind: "border",
      ...(reference === undefined ? {} : { reference }),
      inputs: INPUTS.map((input) => ({ input, outputs })),
      fingerprints: {},
      served: { [model]: 50 },
      calls: 50,
    });
  const reference = await reading("2026-10-05T06:00:00.000Z", { A: 30, B: 20 });
  for (const day of days)
    await reading(`${day}T06:10:00.000Z`, day >= from ? { B: 1, C: 9 } : { A: 6, B: 4 }, reference);
}

const WEEKLY = ["2026-10-12", "2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16"];

test.each<[string, { after?: Files; from: string }, { isAdmissible: boolean; reason: string }, string]>([
  [
    "in the week of the loss",
    { from: "2026-11-02" },
    { isAdmissible: true, reason: "silent-change" },
    "silent-model-change",
  ],
  [
    "in the week of the loss, beside a policy that does nothing",
    { after: HARMLESS, from: "2026-11-02" },
    { isAdmissible: true, reason: "silent-change" },
    "silent-model-change",
  ],
  ["after both records", { from: "2026-11-09" }, { isAdmissible: false, reason: "probe-stable" }, "unknown"],
  ["before both records", { from: "2026-10-12" }, { isAdmissible: false, reason: "probe-silent" }, "unknown"],
])("a model that was swapped %s", async (_, { after = PRODUCTION, from }, verdict, cause) => {
  let calls = 0;
  const model = (request: ModelRequest) =>
    ++calls > 30 ? aReply({ text: "Within 30 days." }) : citesWhenTold(request);
  const { suite, world, request } = await anIncident({ after, model });
  const name = request.after.standpoint.versions.model.id;
  if (name === null) throw new Error("no model answered");
  await read(world, name, WEEKLY, from);
  const attribution = await attribute(suite, request, world);
  expect(attribution.thenMinusNow?.lower).toBeGreaterThan(0.5);
  expect(attribution.model).toEqual(verdict);
  expect(attribution.outcome).toEqual({ status: "not-version-attributable", cause });
});
