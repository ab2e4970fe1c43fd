import { expect, test } from "vitest";
import type { Baseline } from "../../src/domain/baseline.ts";
import type { Gate } from "../../src/domain/suite.ts";
import type { Baselines } from "../../src/ports.ts";
import { compareBaselines } from "../../src/stories/compare.ts";
import { aBaseline, aCaseRow, aRun, aTrial } from "../builders.ts";
import { aSuite } from "./memory-world.ts";

const CASES = 60;
const { gate } = aSuite();

/** A record whose scores go by the number of the case. */
function aRecord(scoreOf: (index: number) => 0 | 1 | "unscored"): Baseline {
  const cases = Array.from({ length: CASES }, (_, index) => {
    const value = scoreOf(index);
    const answers =
      value === "unscored"
        ? ({ status: "unscored", reason: "judge-failed" } as const)
        : ({ status: "scored", value } as const);
    const slices = { "app.intent": index < 20 ? "refunds" : "orders" };
    return aCaseRow({ id: `case-${index}`, slices, trials: [aTrial({ scores: { answers } })] });
  });
  return aBaseline({ run: aRun({ cases }) });
}

function holding(baselines: { readonly [name: string]: Baseline }): Baselines {
  return {
    find: async (name) => {
      const baseline = baselines[name];
      if (baseline === undefined) throw new Error(`no ${name}`);
      return { name, baseline };
    },
  };
}

const names = { before: "before", after: "after" };

test("scores may go missing as far as the suite's error budget allows, and no further", async () => {
  const baselines = holding({
    before: aRecord(() => 1),
    after: aRecord((index) => (index < 3 ? "unscored" : 1)),
  });
  const tight = await compareBaselines(names, { gate, budget: { errors: 0.02 } }, baselines);
  const loose = await compareBaselines(names, { gate, budget: { errors: 0.1 } }, baselines);
  expect(tight.comparison?.metrics[0]).toMatchObject({ verdict: "errored", kind: "went-missing" });
  expect(loose.comparison?.metrics[0]?.verdict).not.toBe("errored");
  expect(await compareBaselines(names, { gate }, baselines)).toMatchObject({ verdict: tight.verdict });
});

test("a loss confined to a slice fails the comparison where slices block, and is only shown where they inform", async () => {
  const baselines = holding({
    before: aRecord((index) => (index >= 20 && index < 32 ? 0 : 1)),
    // Twelve refunds have broken, and twelve orders were mended.
    after: aRecord((index) => (index < 12 ? 0 : 1)),
  });
  const under = (slices: Gate["slices"]) =>
    compareBaselines(names, { gate: { ...gate, slices }, budget: { errors: 0.02 } }, baselines);
  const [blocking, informing] = [await under("block"), await under("inform")];
  expect(blocking).toMatchObject({ verdict: "regressed", gate: "fail" });
  expect(blocking.comparison?.metrics[0]?.kind).toBe("slice-regressed");
  expect(informing.verdict).not.toBe("regressed");
});

test("a comparison that may be repeated has the wider interval", async () => {
  const baselines = holding({ before: aRecord(() => 1), after: aRecord((index) => (index < 6 ? 0 : 1)) });
  const once = (await compareBaselines(names, { gate }, baselines)).comparison?.metrics[0]?.evidence;
  const often = (await compareBaselines({ ...names, anytime: true }, { gate }, baselines)).comparison?.metrics[0]
    ?.evidence;
  expect(often?.method).toBe("anytime");
  expect(once?.method).toBe("paired-binary");
  expect(often?.lower).toBeLessThan(once?.lower ?? Number.NaN);
});

test("baselines that are named in the wrong order are compared as they are named, and it is said", async () => {
  const at = (time: string) => {
    const record = aRecord(() => 1);
    return { ...record, run: { ...record.run, at: time } };
  };
  const baselines = holding({ monday: at("2026-11-02T06:00:00.000Z"), friday: at("2026-11-06T06:00:00.000Z") });
  const compared = async (before: string, after: string) =>
    (await compareBaselines({ before, after }, { gate }, baselines)).notes;
  expect(await compared("friday", "monday")).toEqual([
    "friday was recorded after monday: gains and losses are swapped.",
  ]);
  expect(await compared("monday", "friday")).toEqual([]);
});

test("a baseline that is compared with itself differs in nothing, and it is said that it cannot", async () => {
  const { notes } = await compareBaselines(
    { before: "before", after: "before" },
    { gate },
    holding({ before: aRecord(() => 1) }),
  );
  expect(notes).toEqual(["Both sides are one and the same baseline, so nothing can differ."]);
});
