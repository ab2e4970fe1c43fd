import { describe, expect, test } from "vitest";
import { versionStateOf } from "../../../src/stories/post-mortem/versions.ts";
import { aBaseline, aMetricRecord, aRun, aTuple } from "../../builders.ts";
import { anAttribution } from "../../report/attributions.ts";
import { aSuite, memoryWorld } from "../memory-world.ts";

describe("the version state of an incident", () => {
  test("is held against the newest record that is old enough, and names what carries no version", async () => {
    const { world } = memoryWorld();
    const at = (day: string) => `2026-10-${day}T06:00:00.000Z`;
    for (const day of ["20", "30", "31"])
      await world.store.add(aBaseline({ run: aRun({ suite: "desk", at: at(day) }) }));
    const unknown = aTuple({ tools: { id: null, source: "unknown" } });
    const attribution = anAttribution({
      after: { label: "now", versions: unknown, at: "2026-11-01T07:00:00.000Z" },
    });
    const state = await versionStateOf(aSuite(), attribution, {}, world);
    expect(state.reference).toMatchObject({ at: at("30"), hoursBefore: 49, asked: 48 });
    expect(state.unversioned).toEqual(["tools"]);
  });

  test("says whether the judge stayed the same", async () => {
    const judged = (judge: string) => aRun({ metrics: [aMetricRecord({ name: "answers", judge })] });
    const { world } = memoryWorld();
    const runs = { before: judged("a"), after: judged("b") };
    const { judges } = await versionStateOf(aSuite(), anAttribution(), runs, world);
    expect(judges).toEqual([{ metric: "answers", judge: "b", isSame: false }]);
  });
});
