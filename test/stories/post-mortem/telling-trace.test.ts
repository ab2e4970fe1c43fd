import { describe, expect, test } from "vitest";
import type { Layer } from "../../../src/domain/version.ts";
import type { Attributed } from "../../../src/stories/attribute.ts";
import { reproducedByConfigurations } from "../../../src/stories/post-mortem/reproduction.ts";
import { chosenTrace, verifyingCases } from "../../../src/stories/post-mortem/telling-trace.ts";
import { aCase, aCaseRow, aMetricRecord, aRecording, aRun, aTrial, aTuple } from "../../builders.ts";
import { aMetricAttribution, anAttribution } from "../../report/attributions.ts";
import { aSuite } from "../memory-world.ts";

const METRIC = "cites";
const PLAYED: readonly Layer[] = ["model", "retrieval"];

/** Scores of each question in the state of the incident, and with retrieval, which is blamed, taken back. */
function attributed(scores: {
  readonly [id: string]: { readonly now: number[]; readonly back: number[] };
}): Attributed {
  const cases = Object.keys(scores).map((id) =>
    aCase({ id, recordings: [aRecording({ traceId: `${id}-1` }), aRecording({ traceId: `${id}-2` })] }),
  );
  const cell = (after: readonly Layer[], side: "now" | "back") => ({
    after,
    run: aRun({
      metrics: [aMetricRecord({ name: METRIC })],
      cases: Object.entries(scores).map(([id, values]) =>
        aCaseRow({
          id,
          trials: values[side].map((score, trial) =>
            aTrial({ trace: `${id}-${(trial % 2) + 1}`, scores: { [METRIC]: score } }),
          ),
        }),
      ),
    }),
  });
  const variant = {
    label: "a state",
    versions: aTuple(),
    model: null,
    policy: "",
    retrieval: { kind: "none" as const },
  };
  return {
    attribution: anAttribution({ metrics: [aMetricAttribution({ metric: METRIC })] }),
    players: { before: variant, after: variant, played: PLAYED, missing: [], cases, notes: [] },
    sample: { cases, seed: "1", traces: 0, strata: [], leftOut: {}, digest: "" },
    cells: [cell(["model"], "back"), cell(PLAYED, "now")],
  };
}

const FAILS = [0, 0, 0];
const PASSES = [1, 1, 1];

describe("the trace that is shown", () => {
  test("is of the question that gains most where what is blamed is taken back, not of one that fails either way", () => {
    const found = attributed({
      a: { now: FAILS, back: FAILS },
      b: { now: [1, 0, 1, 0], back: PASSES },
      c: { now: [1, 0, 1, 1], back: PASSES },
    });
    // Its first trace passes each time.
    expect(chosenTrace(aSuite(), { attributed: found })).toMatchObject({ status: "chosen", trace: "b-2" });
    expect(verifyingCases(aSuite(), found)).toEqual(["b", "c"]);
  });

  test("is the one that people named, whatever it gains", () => {
    const found = attributed({ a: { now: FAILS, back: FAILS }, b: { now: FAILS, back: PASSES } });
    expect(chosenTrace(aSuite(), { attributed: found, traces: ["a-2"] })).toMatchObject({ trace: "a-2" });
  });

  test("is of a question that fails at all where nothing gains", () => {
    const found = attributed({ a: { now: PASSES, back: PASSES }, b: { now: FAILS, back: FAILS } });
    expect(chosenTrace(aSuite(), { attributed: found })).toMatchObject({ one: { id: "b" } });
    expect(verifyingCases(aSuite(), found)).toEqual(["b"]);
  });
});

test("what is taken back resolves it only where the two intervals lie apart", () => {
  const rate = (failures: number, lower: number, upper: number) => ({
    failures,
    trials: 20,
    rate: failures / 20,
    lower,
    upper,
  });
  const resolvedBy = (upper: number) => {
    const configurations = [
      { after: ["model"] as const, mean: 0.9, failures: rate(3, 0.05, upper) },
      { after: PLAYED, mean: 0.5, failures: rate(10, 0.3, 0.7) },
    ];
    const known = attributed({ a: { now: FAILS, back: PASSES } });
    const metrics = [aMetricAttribution({ metric: METRIC, configurations })];
    const found = { ...known, attribution: { ...known.attribution, metrics } };
    return reproducedByConfigurations(aSuite(), { attributed: found }).reproduction?.overrides.map(
      (one) => one.resolves,
    );
  };
  expect(resolvedBy(0.31)).toEqual([false]);
  expect(resolvedBy(0.29)).toEqual([true]);
});
