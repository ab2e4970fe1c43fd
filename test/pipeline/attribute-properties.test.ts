import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MetricAttribution } from "../../src/domain/attribution.ts";
import { LAYERS, type Layer } from "../../src/domain/version.ts";
import { attribution, effectOn, layersNamed, type Scores } from "./attribute/cells.ts";

/** Scores of each configuration and question, by a number from 0 to 1 for every pair of them. */
const tables = (cells: number, questions: number) =>
  fc.array(fc.array(fc.constantFrom(0, 0.25, 0.5, 1), { minLength: questions, maxLength: questions }), {
    minLength: cells,
    maxLength: cells,
  });

/** Reads a table: the layers, in the order given, name a configuration. */
function scoresOf(table: readonly (readonly number[])[], layers: readonly Layer[]): Scores {
  return (after, question) => {
    const set = layers.reduce((sum, layer, bit) => (after.has(layer) ? sum + 2 ** bit : sum), 0);
    return [table[set]?.[question] ?? Number.NaN];
  };
}

const QUESTIONS = 12;
const RUNS = { numRuns: 40, seed: 7 };

describe("whatever the replays come to", () => {
  test("the parts of the layers sum to the loss, and the shares to one", () => {
    const cases = fc
      .integer({ min: 1, max: 4 })
      .chain((players) => fc.record({ players: fc.constant(players), table: tables(2 ** players, QUESTIONS) }));
    fc.assert(
      fc.property(cases, ({ players, table }) => {
        const layers = layersNamed(players);
        const found = attribution(layers, scoresOf(table, layers), { questions: QUESTIONS });
        const sum = (of: (effect: MetricAttribution["layers"][number]) => number) =>
          found.layers.reduce((total, effect) => total + of(effect), 0);
        expect(sum(({ measured }) => measured?.part.value ?? 0)).toBeCloseTo(found.total.value, 12);
        if (found.reproduced === "reproduced")
          expect(sum(({ measured }) => measured?.share?.value ?? 0)).toBeCloseTo(1, 9);
      }),
      RUNS,
    );
  });

  test("every value lies between its limits", () => {
    fc.assert(
      fc.property(tables(8, QUESTIONS), (table) => {
        const layers = layersNamed(3);
        const found = attribution(layers, scoresOf(table, layers), { questions: QUESTIONS });
        const losses = [
          found.total,
          ...found.interactions.map(({ value }) => value),
          ...found.configurations.flatMap(({ loss }) => loss ?? []),
          ...found.layers.flatMap(({ measured }) =>
            measured === undefined ? [] : [measured.part, measured.necessity, measured.sufficiency],
          ),
        ];
        for (const { value, lower, upper } of losses) {
          expect(lower).toBeLessThanOrEqual(value);
          expect(upper).toBeGreaterThanOrEqual(value);
        }
        for (const { failures } of found.configurations) {
          expect(failures?.lower).toBeLessThanOrEqual(failures?.rate ?? -1);
          expect(failures?.upper).toBeGreaterThanOrEqual(failures?.rate ?? 2);
        }
      }),
      RUNS,
    );
  });

  test("it does not matter by which name a layer goes, nor in which order they are given", () => {
    const names = fc.shuffledSubarray([...LAYERS], { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        tables(8, QUESTIONS),
        names,
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        (table, other, order) => {
          const layers = layersNamed(3);
          const one = attribution(layers, scoresOf(table, layers), { questions: QUESTIONS });
          const played = order.flatMap((place) => other[place] ?? []);
          const renamed = attribution(other, scoresOf(table, other), { questions: QUESTIONS, played });
          expect(renamed.total).toEqual(one.total);
          layers.forEach((layer, place) => {
            const [first, second] = [effectOn(one, layer), effectOn(renamed, other[place] ?? "model")];
            expect(second.role).toBe(first.role);
            for (const key of ["part", "necessity", "sufficiency"] as const)
              expect(second.measured?.[key].value).toBeCloseTo(first.measured?.[key].value ?? 9, 12);
            expect(second.measured?.p).toBeCloseTo(first.measured?.p ?? 9, 9);
          });
        },
      ),
      RUNS,
    );
  });

  test("a layer whose configurations share their answers has a part of exactly 0", () => {
    fc.assert(
      fc.property(tables(4, QUESTIONS), (table) => {
        const playing = layersNamed(2);
        const found = attribution([...playing, "tools"], scoresOf(table, playing), { questions: QUESTIONS });
        const { measured, role } = effectOn(found, "tools");
        expect(measured?.part.value).toBe(0);
        expect(measured?.necessity.value).toBe(0);
        expect(measured?.sufficiency.value).toBe(0);
        expect(["exonerated", "undetermined"]).toContain(role);
      }),
      RUNS,
    );
  });

  test("who is blamed stands before who is not, by share", () => {
    fc.assert(
      fc.property(tables(8, QUESTIONS), (table) => {
        const layers = layersNamed(3);
        const found = attribution(layers, scoresOf(table, layers), { questions: QUESTIONS });
        const blamed = found.layers.map(({ role }) => role !== "exonerated" && role !== "undetermined");
        expect(blamed).toEqual([...blamed].sort((a, b) => Number(b) - Number(a)));
        const shares = found.layers
          .filter((_, place) => blamed[place])
          .map(({ measured }) => measured?.share?.value ?? 0);
        expect(shares).toEqual([...shares].sort((a, b) => b - a));
      }),
      RUNS,
    );
  });
});
