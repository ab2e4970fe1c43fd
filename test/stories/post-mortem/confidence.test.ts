import { describe, expect, test } from "vitest";
import { confidenceIn } from "../../../src/stories/post-mortem/confidence.ts";
import { aFidelity } from "../../builders.ts";
import { ATTRIBUTIONS, aMetricAttribution, anAttribution } from "../../report/attributions.ts";
import { aPostMortem } from "../../report/post-mortems.ts";

describe("the confidence of a post-mortem", () => {
  const sure = anAttribution({ checklist: [] });
  const { reproduction } = aPostMortem();

  test("is high only where nothing is left to doubt", () => {
    expect(confidenceIn(sure, reproduction, aFidelity()).level).toBe("high");
  });

  test.each([
    ["an open question", anAttribution(), reproduction],
    ["no reproduction", sure, undefined],
    ["rates of the configurations", sure, reproduction && { ...reproduction, from: "configurations" as const }],
    ["no override that surely resolves it", sure, reproduction && { ...reproduction, overrides: [] }],
    ["few questions", { ...sure, metrics: [aMetricAttribution({ clusters: 19 })] }, reproduction],
    [
      "a layer that is not ruled out",
      {
        ...sure,
        metrics: [
          aMetricAttribution({
            layers: aMetricAttribution().layers.map((one, index) =>
              index === 0 ? one : { ...one, role: "undetermined" as const },
            ),
          }),
        ],
      },
      reproduction,
    ],
  ])("is medium with %s", (_, attribution, reproduced) => {
    expect(confidenceIn(attribution, reproduced, aFidelity()).level).toBe("medium");
  });

  test("is medium where a replay is unlike production", () => {
    expect(confidenceIn(sure, reproduction, aFidelity({ agreement: 0.5, atLeast: 0.9 }))).toEqual({
      level: "medium",
      because: ["A replay is less like production's own answers than the suite asks for."],
    });
  });

  test.each(["undetermined", "not-reproduced", "cannot-run"])("is low where nothing could be concluded: %s", (name) => {
    const attribution = ATTRIBUTIONS[name];
    if (attribution === undefined) throw new Error(name);
    expect(confidenceIn(attribution, reproduction).level).toBe("low");
  });
});
