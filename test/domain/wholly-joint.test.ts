import { expect, test } from "vitest";
import { isWhollyJoint, type LayerEffect } from "../../src/domain/attribution.ts";
import { aTuple } from "../builders.ts";

const loss = (value: number) => ({ value, lower: value - 0.1, upper: value + 0.1 });

/** Two layers that did it jointly, by what both cost and what each costs alone. */
function pair(kind: "and" | "or", both: number, [first, second]: readonly [number, number]): readonly LayerEffect[] {
  const effect = (layer: "prompt" | "retrieval", alone: number, other: number): LayerEffect => ({
    layer,
    before: aTuple()[layer],
    after: { id: "b", source: "hash" },
    role: "joint",
    joint: { with: [layer === "prompt" ? "retrieval" : "prompt"], kind },
    measured: {
      part: loss((alone + both - other) / 2),
      necessity: loss(both - other),
      sufficiency: loss(alone),
      p: 0.001,
    },
  });
  return [effect("prompt", first, second), effect("retrieval", second, first)];
}

test.each([
  ["neither does anything alone", "and", 0.6, [0, 0], true],
  ["one does a little alone", "and", 0.6, [0.12, 0], true],
  ["each does a part alone", "and", 0.8, [0.25, 0.25], false],
  ["one does a part alone", "and", 0.8, [0.3, 0], false],
  ["each does all of it alone", "or", 0.6, [0.6, 0.55], true],
  ["each does a part alone", "or", 0.6, [0.4, 0.4], false],
  ["one does all of it alone, the other a part", "or", 0.6, [0.6, 0.35], false],
] as const)("layers are joint as a whole or in part: %s (%s)", (_, kind, both, alone, expected) => {
  const layers = pair(kind, both, alone);
  expect(layers.map((effect) => isWhollyJoint(effect, layers))).toEqual([expected, expected]);
});

test("a layer that did it by itself, or was not replayed, is joint in no way", () => {
  const [one, other] = pair("and", 0.6, [0, 0]);
  if (one === undefined || other === undefined) throw new Error("two layers");
  const { joint: _joint, ...alone } = one;
  const { measured: _measured, ...unplayed } = one;
  expect(isWhollyJoint({ ...alone, role: "proximate" }, [one, other])).toBe(false);
  expect(isWhollyJoint(unplayed, [one, other])).toBe(false);
});
