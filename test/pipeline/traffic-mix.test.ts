import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/domain/case.ts";
import { trafficMix } from "../../src/pipeline/traffic-mix.ts";
import { aCase, aRecording } from "../builders.ts";

const INTENTS = ["refunds", "delivery", "billing", "other"];
const ABOUT: { readonly [intent: string]: string } = {
  refunds: "I want my money back for order",
  delivery: "when does the parcel arrive with number",
  billing: "the invoice is wrong, it has number",
  other: "hello, a word about",
};

function chance(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => (generator.next() >>> 0) / 2 ** 32;
}

/** Requests whose kinds are drawn with these shares. */
function requests(count: number, shares: readonly number[], random: () => number, name: string): readonly Case[] {
  return Array.from({ length: count }, (_, place) => {
    const at = random();
    const upTo = (index: number) => shares.slice(0, index + 1).reduce((sum, share) => sum + share, 0);
    const intent = INTENTS.find((_, index) => at < upTo(index)) ?? "other";
    const text = `${ABOUT[intent]} ${Math.floor(random() * 1000)}`;
    return aCase({
      id: `${name}-${place}`,
      slices: { intent },
      recordings: [aRecording({ traceId: `${name}-${place}`, turns: [{ role: "user", text }] })],
    });
  });
}

const EVEN = [0.25, 0.25, 0.25, 0.25];

describe("a mix of traffic", () => {
  test("has moved when one kind of request takes over, by slices and by words", () => {
    const random = chance(1);
    const [before, after] = [requests(80, EVEN, random, "a"), requests(60, [0.7, 0.1, 0.1, 0.1], random, "b")];
    const mix = trafficMix({ before, after, attributes: ["region", "intent"], seed: "1" });
    expect(mix).toMatchObject({ before: 80, after: 60, moved: true, slices: { attribute: "intent" } });
    expect(mix.slices?.distance).toBeGreaterThan(0.2);
    expect(mix.slices?.p).toBeLessThanOrEqual(0.002);
    expect(mix.texts?.p).toBeLessThanOrEqual(0.01);
    expect(trafficMix({ before, after, attributes: ["region", "intent"], seed: "1" })).toEqual(mix);
  });

  test("has moved by words alone where no slice is declared, and by slices alone where no text was recorded", () => {
    const random = chance(2);
    const [before, after] = [requests(60, EVEN, random, "a"), requests(60, [1, 0, 0, 0], random, "b")];
    const words = trafficMix({ before, after, attributes: [], seed: 1 });
    expect(words.moved).toBe(true);
    expect(words).not.toHaveProperty("slices");
    const silent = (cases: readonly Case[]) =>
      cases.map((one) => ({ ...one, recordings: [aRecording({ turns: [] })] as const }));
    const slices = trafficMix({ before: silent(before), after: silent(after), attributes: ["intent"], seed: 1 });
    expect(slices.moved).toBe(true);
    expect(slices).not.toHaveProperty("texts");
  });

  test("says nothing of sides that are empty or tiny", () => {
    const random = chance(3);
    const some = requests(40, EVEN, random, "a");
    for (const few of [[], requests(4, [1, 0, 0, 0], random, "b")])
      expect(trafficMix({ before: some, after: few, attributes: ["intent"], seed: "1" })).toEqual({
        before: 40,
        after: few.length,
        moved: false,
      });
  });

  test("leaves out the questions that were kept from the sample before", () => {
    const random = chance(4);
    const kept = requests(30, EVEN, random, "k").map((one) => ({ ...one, part: "fixed" as const }));
    const mix = trafficMix({
      before: kept,
      after: [...kept, ...requests(10, EVEN, random, "n")],
      attributes: ["intent"],
      seed: "1",
    });
    expect(mix).toEqual({ before: 0, after: 10, moved: false });
  });

  test("counts a conversation once, however often it asks", () => {
    const random = chance(5);
    const before = requests(30, EVEN, random, "a");
    const after = requests(30, EVEN, random, "b");
    const talkative = Array.from({ length: 40 }, (_, place) => ({
      ...aCase({ id: `t-${place}`, cluster: "talk", slices: { intent: "refunds" } }),
    }));
    const alone = trafficMix({ before, after: [...after, ...talkative], attributes: ["intent"], seed: "1" });
    expect(alone.slices?.p).toBeGreaterThan(0.025);
    const many = talkative.map((one) => ({ ...one, cluster: one.id }));
    expect(trafficMix({ before, after: [...after, ...many], attributes: ["intent"], seed: "1" }).moved).toBe(true);
  });

  test("is that of the traffic where the questions know what they stand for", () => {
    const random = chance(6);
    const before = requests(40, EVEN, random, "a").map((one) => ({ ...one, represents: 10 }));
    // A quota has drawn refunds ten times as often as the rest, and each stands for a tenth.
    const after = requests(80, [0.77, 0.077, 0.077, 0.077], random, "b").map((one) => ({
      ...one,
      represents: one.slices["intent"] === "refunds" ? 1 : 10,
    }));
    const known = trafficMix({ before, after, attributes: ["intent"], seed: "1" }).slices;
    const unknown = trafficMix({
      before: before.map(({ represents: _, ...one }) => one),
      after: after.map(({ represents: _, ...one }) => one),
      attributes: ["intent"],
      seed: "1",
    }).slices;
    expect(known?.distance).toBeLessThan((unknown?.distance ?? 0) / 2);
    expect(unknown?.p).toBeLessThan(0.01);
    expect(known?.p).toBeGreaterThan(0.025);
  });

  test("reads no property that every object has as the value of a slice", () => {
    const random = chance(7);
    const mix = trafficMix({
      before: requests(20, EVEN, random, "a"),
      after: requests(20, EVEN, random, "b"),
      attributes: ["constructor"],
      seed: "1",
    });
    expect(mix).not.toHaveProperty("slices");
  });

  test("has moved in no more than 5 % where nothing moved, for unequal sides and several attributes", () => {
    let moved = 0;
    const runs = 100;
    for (let run = 0; run < runs; run++) {
      const random = chance(1000 + run);
      const sided = (count: number, name: string) =>
        requests(count, EVEN, random, name).map((one) => ({
          ...one,
          slices: { ...one.slices, region: random() < 0.5 ? "north" : "south" },
        }));
      const mix = trafficMix({
        before: sided(45, "a"),
        after: sided(12, "b"),
        attributes: ["intent", "region"],
        seed: run,
      });
      if (mix.moved) moved++;
    }
    // 5 % and two standard errors.
    expect(moved).toBeLessThanOrEqual(9);
  }, 60_000);
});
