import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { describe, expect, test } from "vitest";
import { type CaseLoss, incidentSlice } from "../../../src/pipeline/gaps/incident-slice.ts";

function chance(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => (generator.next() >>> 0) / 2 ** 32;
}

/** Questions of three intents and two regions, of which some lose. */
function losses(count: number, loses: (intent: string, region: string, random: () => number) => boolean, seed = 1) {
  const random = chance(seed);
  return Array.from({ length: count }, (_, place): CaseLoss => {
    const intent = ["refunds", "delivery", "billing"][Math.floor(random() * 3)] ?? "";
    const region = random() < 0.5 ? "north" : "south";
    const loss = loses(intent, region, random) ? 1 : 0;
    return { case: `q${place}`, cluster: `q${place}`, slices: { intent, region }, loss, weight: 1 };
  });
}

describe("the slice of an incident", () => {
  test("is the one that holds the loss", () => {
    const found = incidentSlice(
      losses(90, (intent, _, random) => intent === "refunds" && random() < 0.8),
      ["intent", "region"],
      "1",
    );
    expect(found?.slice).toEqual({ attribute: "intent", value: "refunds" });
    expect(found?.loss).toBeGreaterThan(0.6);
  });

  test("is the one that holds most of the loss, and not the one whose few questions lose most", () => {
    const of = (count: number, intent: string, loss: (place: number) => number) =>
      Array.from({ length: count }, (_, place): CaseLoss => {
        const name = `${intent}-${place}`;
        return { case: name, cluster: name, slices: { intent }, loss: loss(place), weight: 1 };
      });
    const all = [
      ...of(30, "refunds", (place) => (place % 5 < 3 ? 1 : 0)),
      ...of(8, "returns", () => 1),
      ...of(60, "billing", () => 0),
    ];
    expect(incidentSlice(all, ["intent"], "1")?.slice.value).toBe("refunds");
    expect(incidentSlice(all.slice(30), ["intent"], "1")?.slice.value).toBe("returns");
  });

  test("is none where all lose alike, and none where nobody loses", () => {
    expect(
      incidentSlice(
        losses(90, (_, __, random) => random() < 0.5),
        ["intent", "region"],
        "1",
      ),
    ).toBeUndefined();
    expect(
      incidentSlice(
        losses(90, () => false),
        ["intent", "region"],
        "1",
      ),
    ).toBeUndefined();
  });

  test("is none where every question is of it, nor where no attribute is looked at", () => {
    const all = losses(40, () => true).map((one) => ({ ...one, slices: { intent: "refunds" } }));
    expect(incidentSlice(all, ["intent"], "1")).toBeUndefined();
    expect(
      incidentSlice(
        losses(90, (intent) => intent === "refunds"),
        [],
        "1",
      ),
    ).toBeUndefined();
  });

  test("is not one that gained", () => {
    const gained = losses(90, (intent) => intent !== "refunds").map((one) => ({ ...one, loss: one.loss - 1 }));
    expect(incidentSlice(gained, ["intent"], "1")).toBeUndefined();
  });

  test("is not that of one conversation, however many questions it has", () => {
    const calm = losses(60, () => false);
    const talk = Array.from({ length: 20 }, (_, place): CaseLoss => {
      const slices = { intent: "returns" };
      return { case: `t${place}`, cluster: "talk", slices, loss: 1, weight: 1 };
    });
    expect(incidentSlice([...calm, ...talk], ["intent"], "1")).toBeUndefined();
    const many = talk.map((one) => ({ ...one, cluster: one.case }));
    expect(incidentSlice([...calm, ...many], ["intent"], "1")?.slice.value).toBe("returns");
  });

  test("is found by chance in no more than 5 % of incidents without one", () => {
    let found = 0;
    for (let run = 0; run < 100; run++) {
      const spread = losses(45, (_, __, random) => random() < 0.3, 500 + run);
      if (incidentSlice(spread, ["intent", "region"], String(run)) !== undefined) found++;
    }
    expect(found).toBeLessThanOrEqual(9);
  });
});
