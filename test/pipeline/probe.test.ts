import { describe, expect, test } from "vitest";
import { REFERENCE_PATH, week, weeklyReadings } from "../../evals/probe/weeks.ts";
import { deviationOf } from "../../src/pipeline/probe/compare-readings.ts";
import { referenceOf, standingOf } from "../../src/pipeline/probe.ts";
import { aReading, chanceFrom } from "./probe/readings.ts";

const weeks = (...moved: readonly number[]) => weeklyReadings(moved, { chance: chanceFrom(3) });
const standing = (...moved: readonly number[]) => standingOf(weeks(...moved), "sim-large");

describe("the standing of a model", () => {
  test("says why there is none where nobody probed it, or only once", () => {
    expect(standingOf([], "sim-large")).toEqual({
      model: "sim-large",
      state: "unavailable",
      readings: 0,
      newNames: [],
      why: "it was never probed",
    });
    expect(standing()).toMatchObject({
      state: "unavailable",
      kind: "border",
      reference: week(0),
      why: "there is only the reference of 2026-01-05 so far",
    });
    expect(standingOf(weeks(0).slice(1), "sim-large")).toMatchObject({
      state: "unavailable",
      why: "the reference of its readings is not on the branch",
    });
  });

  test("is stable, then suspect at the first deviating reading, then changed since that one", () => {
    expect(standing(0, 0)).toMatchObject({ state: "stable", readings: 2, latest: week(2) });
    expect(standing(0, 0)).not.toHaveProperty("onset");
    expect(standing(0, 0, 1)).toMatchObject({ state: "suspect", readings: 3, onset: week(3), distance: 1 });
    const changed = standing(0, 0, 1, 1, 1);
    expect(changed).toMatchObject({ state: "changed", readings: 5, onset: week(3), latest: week(5), p: 1 / 1000 });
    expect(changed.excess).toBeGreaterThan(0.2);
  });

  test("dates a change at its first reading, however many there were since", () => {
    const long = new Array<number>(20).fill(1);
    expect(standing(0, ...long)).toMatchObject({ state: "changed", onset: week(2), readings: 21 });
  });

  test("is stable again once the old model answers again, and unstable when it goes back and forth", () => {
    expect(standing(0, 1, 1, 0)).toMatchObject({ state: "stable" });
    expect(standing(0, 1, 0, 1)).toMatchObject({ state: "unstable" });
    expect(standing(0, 1, 0, 1, 1)).toMatchObject({ state: "unstable" });
    expect(standing(1, 0, 1, ...new Array<number>(8).fill(0))).toMatchObject({ state: "stable" });
  });

  test("goes by the name that was asked, and by the one that was served, and by no other", () => {
    expect(standingOf(weeks(0), "sim-large-2026-08-01")).toMatchObject({ state: "stable", readings: 1 });
    expect(standingOf(weeks(0), "sim-small")).toMatchObject({ state: "unavailable", readings: 0 });
    expect(standingOf(weeks(0), "toString")).toMatchObject({ state: "unavailable", readings: 0 });
  });

  test("counts the readings beside the newest reference alone, whatever their order", () => {
    const anew = { path: "probes/desk/2026-03-02.json", reading: aReading({ at: week(8) }) };
    const beside = { path: "b", reading: aReading({ at: week(9), reference: anew.path }) };
    const all = [beside, anew, ...weeks(0, 1, 1, 1)];
    expect(standingOf(all, "sim-large")).toMatchObject({ state: "stable", readings: 1, reference: week(8) });
    expect(referenceOf(all, "sim-large")).toEqual({ reference: anew, deviating: 0 });
    expect(referenceOf(weeks(0, 1, 1, 1), "sim-large")).toMatchObject({
      reference: { path: REFERENCE_PATH },
      deviating: 3,
    });
    expect(referenceOf([], "sim-large")).toBeUndefined();
  });

  test("lists served names and fingerprints that the reference has not, and decides nothing by them", () => {
    const readings = weeks(0).map(({ path, reading }, place) => ({
      path,
      reading: { ...reading, fingerprints: { [`fp_${place}`]: 8 }, served: { "sim-large-2026-08-01": 8 } },
    }));
    expect(standingOf(readings, "sim-large")).toMatchObject({ state: "stable", newNames: ["fp_1"] });
  });

  test("calls no model stable by readings that are older than what is asked about; a change stays one", () => {
    expect(standingOf(weeks(0, 0), "sim-large", { since: week(2) })).toMatchObject({ state: "stable" });
    expect(standingOf(weeks(0, 0), "sim-large", { since: week(3) })).toEqual({
      model: "sim-large",
      state: "unavailable",
      kind: "border",
      readings: 0,
      reference: week(0),
      latest: week(2),
      newNames: [],
      why: "its newest reading, of 2026-01-19, is older than this",
    });
    expect(standingOf(weeks(0, 1, 1), "sim-large", { since: week(9) })).toMatchObject({ state: "changed" });
  });

  test("takes no notice of a reading that has no input in common with the reference", () => {
    const strange = { path: "s", reading: aReading({ at: week(3), reference: REFERENCE_PATH, inputs: [] }) };
    expect(standingOf([...weeks(0, 1), strange], "sim-large")).toMatchObject({ state: "suspect", latest: week(2) });
  });
});

describe("a reading of completions", () => {
  const texts = (outputs: readonly { readonly [text: string]: number }[], reference?: string) =>
    aReading({
      kind: "completions",
      inputs: outputs.map((seen, place) => ({ input: `question ${place}`, outputs: seen })),
      ...(reference === undefined ? {} : { reference }),
    });
  const before = texts([
    { Blue: 15, Green: 5 },
    { Otter: 12, Fox: 8 },
    { Paris: 18, Rome: 2 },
  ]);

  test("does not deviate when the same texts come about as often", () => {
    const now = texts([{ Blue: 6, Green: 2 }, { Otter: 4, Fox: 4 }, { Paris: 8 }], "r");
    expect(deviationOf(before, now)).toMatchObject({ deviates: false });
  });

  test("does not deviate by one answer, however different: chance brings that too", () => {
    const one = aReading({ inputs: [{ input: "sea", outputs: { The: 3 } }] });
    const other = aReading({ inputs: [{ input: "sea", outputs: { A: 1 } }], reference: "r" });
    const found = deviationOf(one, other);
    expect(found).toMatchObject({ distance: 1, deviates: false });
    expect(found?.excess).toBeGreaterThan(0.2);
    expect(found?.p).toBeGreaterThan(0.01);
  });

  test("deviates when other texts come, and when none come any more", () => {
    const others = texts([{ Crimson: 8 }, { Cat: 5, Dog: 3 }, { Tokyo: 8 }], "r");
    expect(deviationOf(before, others)).toMatchObject({ deviates: true, p: 1 / 1000 });
    const silent = texts([{ "": 8 }, { "": 8 }, { "": 8 }], "r");
    expect(deviationOf(before, silent)).toMatchObject({ deviates: true });
  });

  test("is not held against one of tokens", () => {
    expect(deviationOf(before, aReading({ reference: "r" }))).toBeUndefined();
  });
});

describe("a simulated year of weekly readings", () => {
  const years = 40;

  test("without a change brings no alarm, and hardly a suspicion", () => {
    const chance = chanceFrom(11);
    let [suspect, changed] = [0, 0];
    for (let year = 0; year < years; year++) {
      const [reference, ...readings] = weeklyReadings(new Array<number>(52).fill(0), { chance });
      const deviating = readings.map(({ reading }) => reference && deviationOf(reference.reading, reading)?.deviates);
      suspect += deviating.filter(Boolean).length;
      changed += deviating.filter((deviates, index) => deviates && deviating[index - 1]).length;
    }
    expect(changed).toBe(0);
    expect(suspect / years).toBeLessThan(0.2);
  });

  test("catches a swap at the first reading, and one that moves half of the answers nearly always", () => {
    const chance = chanceFrom(12);
    const caught = (share: number) =>
      Array.from({ length: years }, () => {
        const readings = weeklyReadings([0, share, share], { chance });
        const state = (upTo: number) => standingOf(readings.slice(0, upTo), "sim-large").state;
        return state(3) === "suspect" && state(4) === "changed";
      }).filter(Boolean).length / years;
    expect(caught(1)).toBe(1);
    expect(caught(0.5)).toBeGreaterThan(0.8);
  });
});
