import { describe, expect, test } from "vitest";
import { type Chance, chanceOf } from "../../../evals/calibration/chance.ts";
import { loss, NOTHING, upAndDown, WAYS } from "../../../evals/calibration/changes.ts";
import * as models from "../../../evals/calibration/score-models.ts";

const MANY = 40_000;
const ALL = Object.values(models);

function meanOf(chance: Chance, draw: (chance: Chance) => number): number {
  let sum = 0;
  for (let time = 0; time < MANY; time += 1) sum += draw(chance);
  return sum / MANY;
}

describe.each(ALL.map((model) => [model.name, model] as const))("the score model %s", (name, model) => {
  const log = (value: number) => (model.unit === "score" ? value : Math.log(value));

  test("has the mean level that it states", () => {
    const mean = meanOf(chanceOf(name), (chance) => model.levelAt(chance()));
    expect(Math.abs(mean - model.mean)).toBeLessThan(0.02);
  });

  test("gives values whose mean is the level, for scores, and that rise with luck", () => {
    const level = model.levelAt(0.4);
    const tail = model.unit === "ms" ? 0.02 * Math.log(8) : 0;
    const mean = meanOf(chanceOf(name, "luck"), (chance) => log(model.value(level, chance())));
    expect(Math.abs(mean - tail - level)).toBeLessThan(0.02);
    const rising = [0, 0.2, 0.5, 0.9, 0.99].map((luck) => model.value(level, luck));
    expect(rising).toEqual(rising.toSorted((a, b) => a - b));
  });

  test("loses exactly what a change says, in each of the ways, and nothing where nothing changes", () => {
    for (const change of [NOTHING, upAndDown(model, 0.3), ...WAYS.map((way) => loss(model, way, 0.1))]) {
      const sign = model.direction === "higher-is-better" ? 1 : -1;
      const moved = meanOf(chanceOf(name, change.name), (chance) => {
        const [before, after] = change.apply(model.levelAt(chance()), chance());
        return sign * (after - before);
      });
      expect(Math.abs(moved - change.effect), change.name).toBeLessThan(0.02);
    }
  });
});

test("levels of scores stay between 0 and 1, whatever the change", () => {
  const chance = chanceOf("range");
  for (const model of ALL.filter(({ unit }) => unit === "score"))
    for (const change of [upAndDown(model, 0.3), ...WAYS.map((way) => loss(model, way, 0.2))])
      for (let time = 0; time < 200; time += 1)
        for (const level of change.apply(model.levelAt(chance()), chance())) {
          expect(level).toBeGreaterThanOrEqual(0);
          expect(level).toBeLessThanOrEqual(1);
        }
});

test("streams of chance go by their names: the same again, and another for another name", () => {
  const first = (...names: readonly string[]) => {
    const chance = chanceOf(...names);
    return [chance(), chance(), chance()];
  };
  expect(first("a", "b")).toEqual(first("a", "b"));
  expect(first("a", "b")).not.toEqual(first("ab"));
  expect(Math.abs(meanOf(chanceOf("uniform"), (chance) => chance()) - 0.5)).toBeLessThan(0.01);
});
