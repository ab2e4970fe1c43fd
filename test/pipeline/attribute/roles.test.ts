import { describe, expect, test } from "vitest";
import type { Interaction } from "../../../src/domain/attribution.ts";
import type { Layer } from "../../../src/domain/version.ts";
import { type MeasuredLayer, type RoleEvidence, roleOf } from "../../../src/pipeline/attribute/roles.ts";

const loss = (value: number, width = 0.05) => ({ value, lower: value - width, upper: value + width });

function aLayer(layer: Layer, share: number, more: Partial<MeasuredLayer> = {}): MeasuredLayer {
  const own = loss(share * 0.6);
  return { layer, part: own, share: loss(share), necessity: own, sufficiency: own, p: 0.001, ...more };
}

function evidence(layers: readonly MeasuredLayer[], interactions: readonly Interaction[] = []): RoleEvidence {
  return { alpha: 0.05, reproduced: true, equivalence: 0.15, layers, interactions };
}

const together = (layers: Interaction["layers"], value: number, p = 0.001): Interaction => ({
  layers,
  value: loss(value),
  p,
});

describe("a layer is joint only", () => {
  const [prompt, model] = [aLayer("prompt", 0.75), aLayer("model", 0.25)];

  test("where it and its partner both have three tenths of the loss", () => {
    const uneven = evidence([prompt, model], [together(["prompt", "model"], 0.3)]);
    expect(roleOf(prompt, uneven)).toEqual({ role: "proximate" });
    expect(roleOf(model, uneven)).toEqual({ role: "contributing" });
    const more = aLayer("model", 0.3);
    const even = evidence([prompt, more], [together(["prompt", "model"], 0.3)]);
    expect(roleOf(more, even)).toEqual({ role: "joint", joint: { with: ["prompt"], kind: "and" } });
  });

  test("where the two surely do something together", () => {
    const half = [aLayer("prompt", 0.5), aLayer("model", 0.5)] as const;
    const chance = evidence(half, [together(["prompt", "model"], 0.3, 0.05)]);
    expect(half.map((one) => roleOf(one, chance).role)).toEqual(["proximate", "proximate"]);
  });

  test("in one way: with those that it does the same with as with the strongest", () => {
    const third = (["prompt", "model", "tools"] as const).map((layer) => aLayer(layer, 0.34));
    const found = evidence(third, [together(["prompt", "model"], -0.4), together(["prompt", "tools"], 0.2)]);
    expect(third.map((one) => roleOf(one, found))).toEqual([
      { role: "joint", joint: { with: ["model"], kind: "or" } },
      { role: "joint", joint: { with: ["prompt"], kind: "or" } },
      { role: "joint", joint: { with: ["prompt"], kind: "and" } },
    ]);
  });
});

test("a layer is proximate only where taking it back, or bringing it in alone, surely makes a difference", () => {
  const unsure = { necessity: loss(0.02), sufficiency: loss(0.02) };
  const alone = aLayer("prompt", 0.6, unsure);
  expect(roleOf(alone, evidence([alone]))).toEqual({ role: "contributing" });
  const back = aLayer("prompt", 0.6, { ...unsure, necessity: loss(0.06) });
  expect(roleOf(back, evidence([back]))).toEqual({ role: "proximate" });
});

test("nobody is blamed for a loss that did not come again, whatever the p", () => {
  const one = aLayer("prompt", 1);
  expect(roleOf(one, { ...evidence([one]), reproduced: false })).toEqual({ role: "undetermined" });
});
