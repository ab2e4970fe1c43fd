import { describe, expect, test } from "vitest";
import { week, weeklyReadings } from "../../../evals/probe/weeks.ts";
import { standingBetween } from "../../../src/pipeline/probe/between.ts";
import { aReading, chanceFrom } from "./readings.ts";

const weeks = (...moved: readonly number[]) => weeklyReadings(moved, { chance: chanceFrom(3) });
/** Of two states, the records of two weeks. */
const between = (before: number, after: number, ...moved: readonly number[]) =>
  standingBetween(weeks(...moved), "sim-large", { before: week(before), after: week(after) });

describe("what the probe says of a change between two states", () => {
  test("is what came between them, told by the reading of the later one and the next", () => {
    expect(between(2, 3, 0, 0, 1)).toMatchObject({ state: "suspect", onset: week(3) });
    expect(between(2, 3, 0, 0, 1, 1)).toMatchObject({ state: "changed", onset: week(3) });
    expect(between(2, 4, 0, 0, 1, 1)).toMatchObject({ state: "changed", onset: week(3) });
    expect(between(2, 3, 0, 0, 0)).toMatchObject({ state: "stable", latest: week(3) });
  });

  test("is no change where one came after both, however long it lasts", () => {
    expect(between(2, 3, 0, 0, 0, 1, 1, 1)).toMatchObject({ state: "stable", latest: week(3) });
  });

  test("is a change that was taken back since, and that later readings no longer show", () => {
    expect(between(2, 3, 0, 0, 1, 1, 0, 0)).toMatchObject({ state: "changed", onset: week(3) });
    expect(between(2, 3, 0, 0, 1, 0, 0)).toMatchObject({ state: "stable" });
  });

  test("is nothing where another model had answered before the earlier one", () => {
    const standing = between(3, 4, 0, 1, 1, 1, 1);
    expect(standing).toMatchObject({
      state: "unavailable",
      why: "it has deviated since 2026-01-19, which is before the earlier of the two states",
    });
    expect(standing).not.toHaveProperty("onset");
  });

  test("takes the reading that a record has taken a while after its end for one of that record", () => {
    const times = { before: new Date(Date.parse(week(2)) - 600_000).toISOString(), after: week(3) };
    expect(standingBetween(weeks(0, 1, 1, 1), "sim-large", times)).toMatchObject({ state: "unavailable" });
  });

  test("goes by the reference of that time, whatever reference was taken since", () => {
    const anew = { path: "probes/desk/2026-03-02.json", reading: aReading({ at: week(8) }) };
    const all = [...weeks(0, 0, 1, 1, 1, 1), anew];
    const times = { before: week(2), after: week(3) };
    expect(standingBetween(all, "sim-large", times)).toMatchObject({ state: "changed", onset: week(3) });
  });

  test("calls no model stable by a reference that is younger than the earlier state, or by older readings", () => {
    const times = { before: "2025-12-29T06:00:00.000Z", after: week(1) };
    const standing = standingBetween(weeks(0, 0), "sim-large", times);
    const why = "its reference, of 2026-01-05, is younger than the earlier of the two states";
    expect(standing).toMatchObject({ state: "unavailable", why });
    expect(standingBetween(weeks(1, 1), "sim-large", times)).toMatchObject({ state: "changed", onset: week(1) });
    const earlier = { ...times, after: "2026-01-01T06:00:00.000Z" };
    expect(standingBetween(weeks(1, 1), "sim-large", earlier)).toMatchObject({ state: "unavailable", why });
    expect(between(2, 9, 0, 0)).toMatchObject({ state: "unavailable" });
  });

  test("is what all readings say where nobody knows when the states were", () => {
    expect(standingBetween(weeks(0, 1, 1), "sim-large", {})).toMatchObject({ state: "changed" });
    expect(standingBetween([], "sim-large", {})).toMatchObject({ state: "unavailable", why: "it was never probed" });
  });
});
