import { describe, expect, test } from "vitest";
import { baselineName } from "../../src/domain/baseline.ts";
import { fixedPart, lacksAnchor } from "../../src/stories/fixed-part.ts";
import type { StoredBaseline } from "../../src/stories/latest-baseline.ts";
import { aBaseline, aCaseRow, aRun, aSampleSpec, aTrial } from "../builders.ts";

/** A record of these cases, each of one trace of the same name. */
function aRecord(date: string, ids: readonly string[], cluster = (id: string) => id): StoredBaseline {
  const name = baselineName(`baselines/desk/2026/${date}-1a2b3c4d.json`);
  if (name === undefined) throw new Error("no name");
  const cases = ids.map((id) => aCaseRow({ id, cluster: cluster(id), trials: [aTrial({ trace: id })] }));
  return { name, baseline: aBaseline({ run: aRun({ cases }) }) };
}

const ALL = ["a", "b", "c", "d", "e", "f", "g", "h"];
const idsOf = (part: ReturnType<typeof fixedPart>) => part?.units.flat();

describe("the fixed part", () => {
  const latest = aRecord("2026-11-09", ALL);
  const sample = aSampleSpec({ size: 8, fixed: 4 });

  test("is, without an anchor, the cases of the latest sample with the largest u, whatever their order", () => {
    const kept = fixedPart(sample, { latest });
    expect(kept?.from).toBe("baselines/desk/2026/2026-11-09-1a2b3c4d.json");
    expect(idsOf(kept)).toHaveLength(4);
    expect(fixedPart(sample, { latest: aRecord("2026-11-09", ALL.toReversed()) })).toEqual(kept);
  });

  test("begins with the cases that the anchor has too, so that a record pairs with both", () => {
    const byU = idsOf(fixedPart(aSampleSpec({ size: 8, fixed: 8 }), { latest })) ?? [];
    const last = byU.slice(-2);
    const anchor = aRecord("2026-09-07", [...last, "gone"]);
    const kept = fixedPart(sample, { latest, anchor });
    expect(idsOf(kept)).toEqual([...last, ...byU.slice(0, 2)]);
    expect(kept?.from).toBe("baselines/desk/2026/2026-11-09-1a2b3c4d.json");
  });

  test("stays the same from week to week once it holds what the anchor has", () => {
    const anchor = aRecord("2026-09-07", ALL.slice(0, 4));
    const first = fixedPart(sample, { latest, anchor });
    const next = aRecord("2026-11-16", [...(idsOf(first) ?? []), "w", "x", "y", "z"]);
    expect(idsOf(fixedPart(sample, { latest: next, anchor }))).toEqual(idsOf(first));
  });

  test("takes the anchor's own cases back until they have half of it, where their texts are kept", () => {
    const anchor = aRecord("2026-09-07", ["a", "gone-1", "gone-2", "gone-3"]);
    const kept = idsOf(fixedPart(sample, { latest, anchor, anchorTexts: true })) ?? [];
    expect(kept).toEqual(["a", expect.stringMatching(/^gone-/), expect.any(String), expect.any(String)]);
    expect(kept.filter((id) => ALL.includes(id))).toHaveLength(3);
    // What came back stays, and nothing more is taken.
    const next = aRecord("2026-11-16", [...kept, "w", "x", "y", "z"]);
    expect(
      idsOf(fixedPart(sample, { latest: next, anchor, anchorTexts: true }))
        ?.slice(0, 2)
        .toSorted(),
    ).toEqual(kept.slice(0, 2).toSorted());
    expect([lacksAnchor(sample, { latest, anchor }), lacksAnchor(sample, { latest: next, anchor })]).toEqual([
      true,
      false,
    ]);
    expect(idsOf(fixedPart(sample, { latest, anchor }))?.every((id) => ALL.includes(id))).toBe(true);
  });

  test("goes by conversations where those are drawn", () => {
    const spoken = (id: string) => (id < "e" ? "first" : "second");
    const conversations = aSampleSpec({ size: 2, fixed: 1, turns: "all" });
    const both = aRecord("2026-11-09", ALL, spoken);
    for (const [name, ids] of [
      ["first", ["a", "b", "c", "d"]],
      ["second", ["e", "f", "g", "h"]],
    ] as const) {
      const anchor = aRecord("2026-09-07", ["another turn"], () => name);
      expect(idsOf(fixedPart(conversations, { latest: both, anchor }))).toEqual(ids);
    }
  });

  test("is none where the suite keeps none", () => {
    const anchor = aRecord("2026-09-07", ALL);
    expect(fixedPart(aSampleSpec({ size: 8, fixed: 0 }), { latest, anchor })).toBeUndefined();
  });
});
