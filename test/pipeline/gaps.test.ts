import { describe, expect, test } from "vitest";
import { type DetectionGap, GAP_CODES, type GapCode } from "../../src/domain/detection-gap.ts";
import { diffTuples } from "../../src/domain/version.ts";
import type { Candidate, GapFacts, MetricLoss, SliceCoverage } from "../../src/pipeline/gaps/facts.ts";
import { tooFewToCompare } from "../../src/pipeline/gaps/novel-queries.ts";
import { gapsOf } from "../../src/pipeline/gaps.ts";
import { wilson } from "../../src/statistics/wilson.ts";
import { aTuple } from "../builders.ts";
import { someGapFacts } from "./gap-facts.ts";

const REFUNDS = { attribute: "app.intent", value: "refunds" };

function gap<Code extends GapCode>(code: Code, overrides: Partial<GapFacts>) {
  return gapsOf(someGapFacts(overrides)).gaps.find(
    (one): one is Extract<DetectionGap, { code: Code }> => one.code === code,
  );
}

function candidate(name: string, overrides: Partial<Candidate> = {}): Candidate {
  return {
    case: name,
    traces: [`trace-of-${name}`],
    slices: { "app.intent": "refunds" },
    fails: true,
    resolves: false,
    ...overrides,
  };
}

const covered = (overrides: Partial<SliceCoverage>): Partial<GapFacts> => ({
  slice: { known: { slice: REFUNDS, loss: 0.3, share: 0.1, cases: 200, variance: 0.2, ...overrides } },
});
const lost = (overrides: Partial<MetricLoss>): Partial<GapFacts> => ({
  loss: { known: { metric: "answers", loss: 0.2, margin: 0.05, ...overrides } },
});

test("an incident that everything was there to catch has no gap", () => {
  expect(gapsOf(someGapFacts())).toEqual({ gaps: [], notLookedAt: [] });
});

test("gaps come in the order in which they are told, and what could not be looked at is named with its reason", () => {
  const found = gapsOf(
    someGapFacts({
      alerts: { known: [{ at: "2026-11-02T00:00:00.000Z", what: "regressed", gate: "warn" }] },
      runs: { known: { firstBad: "2026-11-01T00:00:00.000Z", began: "2026-11-05T00:00:00.000Z", inBetween: 0 } },
      unversioned: { layers: ["retrieval"] },
      ...lost({ loss: 0.01 }),
      canary: { why: "no canary is known" },
      queries: { why: "the questions are gone" },
    }),
  );
  const codes = found.gaps.map(({ code }) => code);
  expect(codes).toEqual(["cadence", "unversioned", "margin-too-wide", "alert-ignored"]);
  expect(codes).toEqual(GAP_CODES.filter((code) => codes.includes(code)));
  expect(found.notLookedAt).toEqual([
    { code: "novel-queries", why: "the questions are gone" },
    { code: "canary-too-small", why: "no canary is known" },
  ]);
});

describe("cadence", () => {
  const runs = (began: string, inBetween = 0, last?: string): Partial<GapFacts> => ({
    runs: {
      known: { firstBad: "2026-11-01T00:00:00.000Z", began, inBetween, everyHours: 168, ...(last && { last }) },
    },
  });

  test.each([
    ["2026-11-08T00:00:00.000Z", 168],
    ["2026-11-07T23:59:00.000Z", 72],
    ["2026-11-02T00:00:00.000Z", 24],
    ["2026-11-01T01:00:00.000Z", 1],
  ])("where it began on %s a run every %i hours would have come in between", (began, hours) => {
    const found = gap("cadence", runs(began, 0, "2026-10-26T06:00:00.000Z"));
    expect(found?.prevention).toEqual([{ kind: "record-every", hours }]);
    expect(found).toMatchObject({ last: "2026-10-26T06:00:00.000Z", everyHours: 168 });
  });

  test("within an hour no schedule would have helped", () => {
    expect(gap("cadence", runs("2026-11-01T00:59:00.000Z"))).toMatchObject({ prevention: [] });
  });

  test("is none where a run came in between, or the incident was there at first sight", () => {
    expect(gap("cadence", runs("2026-11-08T00:00:00.000Z", 1))).toBeUndefined();
    expect(gap("cadence", runs("2026-11-01T00:00:00.000Z"))).toBeUndefined();
  });
});

describe("versions", () => {
  test("the layers that the run had otherwise than production are named, those that nobody can tell are not", () => {
    const differences = diffTuples(
      aTuple(),
      aTuple({ prompt: "ffff00001111", policy: { id: null, source: "unknown" } }),
    );
    const found = gap("other-tuple", { evaluated: { known: { run: "a.json", differences } } });
    expect(found?.run).toBe("a.json");
    expect(found?.differences.map(({ layer }) => layer)).toEqual(["prompt"]);
    expect(found?.prevention).toEqual([{ kind: "align-suite", layers: ["prompt"] }]);
    const unknown = diffTuples(aTuple(), aTuple({ policy: { id: null, source: "unknown" } }));
    expect(gap("other-tuple", { evaluated: { known: { run: "a.json", differences: unknown } } })).toBeUndefined();
  });

  test("a layer without a version is to be stamped under the suite's own name for it", () => {
    expect(gap("unversioned", { unversioned: { layers: ["retrieval", "policy"] } })?.prevention).toEqual([
      { kind: "stamp-version", layer: "retrieval", attribute: "app.index" },
      { kind: "stamp-version", layer: "policy", attribute: "eval_baseline.version.policy" },
    ]);
    expect(gap("unversioned", { unversioned: { layers: [], changePoint: "b.json" } })).toEqual({
      code: "unversioned",
      layers: [],
      changePoint: "b.json",
      prevention: [],
    });
  });
});

describe("coverage of the slice", () => {
  test.each([
    [0.001, 2995],
    [0.005, 598],
    [0.01, 299],
    [0.02, 149],
    [0.05, 59],
    [0.1, 29],
  ])("a slice of %f of the traffic is met by %i questions", (share, needed) => {
    expect(gap("no-case-in-slice", covered({ cases: 0, share }))).toMatchObject({ slice: REFUNDS, share, needed });
  });

  test("an empty slice is told as such, and not as too small a one", () => {
    const candidates = [candidate("a", { resolves: true }), candidate("b", { slices: { "app.intent": "delivery" } })];
    const found = gap("no-case-in-slice", { ...covered({ cases: 0 }), candidates });
    expect(found?.prevention).toEqual([
      { kind: "add-cases", cases: ["a"], traces: ["trace-of-a"], slice: REFUNDS },
      { kind: "slice-quota", slice: REFUNDS, cases: 18 },
    ]);
    expect(gap("underpowered-slice", covered({ cases: 0 }))).toBeUndefined();
    expect(gap("no-case-in-slice", covered({ cases: 1 }))).toBeUndefined();
  });

  test("a slice is underpowered below the questions that show its loss, and at no more", () => {
    // (1.959964 + 0.841621)² · 0.2 / 0.3² = 17.4
    expect(gap("underpowered-slice", covered({ cases: 17 }))).toMatchObject({ cases: 17, loss: 0.3, needed: 18 });
    expect(gap("underpowered-slice", covered({ cases: 17 }))?.detectable).toBeCloseTo(0.3039, 3);
    expect(gap("underpowered-slice", covered({ cases: 18 }))).toBeUndefined();
    expect(gap("underpowered-slice", covered({ cases: 18, loss: 0.29 }))).toMatchObject({ needed: 19 });
  });

  test("fewer than ten questions say nothing, however large the loss", () => {
    expect(gap("underpowered-slice", covered({ cases: 9, loss: 1, variance: 0.01 }))).toMatchObject({ needed: 10 });
    expect(gap("underpowered-slice", covered({ cases: 10, loss: 1, variance: 0.01 }))).toBeUndefined();
  });

  test("without a measured spread one is assumed, as a plan does", () => {
    const { variance: _, ...bare } = { slice: REFUNDS, loss: 0.3, share: 0.1, cases: 17, variance: 0 };
    // ω² = 0.02 and twice 0.09.
    expect(gap("underpowered-slice", { slice: { known: bare } })?.detectable).toBeCloseTo(0.3039, 3);
  });
});

describe("novel queries", () => {
  const suite = Array.from({ length: 40 }, (_, place) => ({
    cluster: `s${place}`,
    text: `where is my order number ${place}, please`,
    slices: { "app.intent": place % 2 === 0 ? "delivery" : "billing" },
  }));
  const queries = (texts: readonly string[], isAsked: (place: number) => boolean = () => false): Partial<GapFacts> => ({
    queries: {
      known: {
        suite,
        incident: texts.map((text, place) => ({
          case: `q${place}`,
          cluster: `q${place}`,
          text,
          slices: { "app.intent": "refunds" },
          isAsked: isAsked(place),
        })),
      },
    },
    candidates: texts.map((text, place) => candidate(`q${place}`, { text })),
  });
  const foreign = ["übersetze zug", "schreibe gedicht", "kündige vertrag", "zahle miete", "buche flug", "suche arzt"];

  test("those unlike all that was asked are counted, told as a set, and are to be added", () => {
    const found = gap("novel-queries", queries(foreign));
    expect(found).toMatchObject({ queries: 6, novel: 6, p: 0.005 });
    expect(found?.prevention).toMatchObject([{ kind: "add-cases", cases: ["q0", "q1", "q2", "q3", "q4", "q5"] }]);
  });

  test("a set of less than five has no p of its own, and half of it makes the gap", () => {
    const usual = "where is my order number 77, please";
    const half = gap("novel-queries", queries([...foreign.slice(0, 2), usual, "where is my order number 78, please"]));
    expect(half).toMatchObject({ queries: 4, novel: 2 });
    expect(half).not.toHaveProperty("p");
    expect(half?.prevention).toMatchObject([{ cases: ["q0", "q1"] }]);
    const less = [
      foreign[0] ?? "",
      usual,
      "where is my order number 78, please",
      "where is my order number 79, please",
    ];
    expect(gap("novel-queries", queries(less))).toBeUndefined();
  });

  test("questions like those of the suite are not novel", () => {
    const same = Array.from({ length: 10 }, (_, place) => `where is my order number ${3 * place}, please`);
    expect(gap("novel-queries", queries(same))).toBeUndefined();
  });

  test("a set of one slice is held against the suite's questions of that slice", () => {
    const about = ["refund the shoes", "refund the coat", "refund a lamp", "refund my chair", "refund that desk"];
    const known = { slice: { known: { slice: REFUNDS, loss: 0.9, share: 0.1, cases: 50, variance: 0.1 } } };
    const mixed = {
      known: {
        suite: [
          ...suite,
          ...about.map((text, place) => ({ cluster: `r${place}`, text, slices: { "app.intent": "refunds" } })),
        ],
        incident: [...about, "übersetze zug"].map((text, place) => ({
          case: `q${place}`,
          cluster: `q${place}`,
          text: `${text}!`,
          slices: { "app.intent": "refunds" },
          isAsked: false,
        })),
      },
    };
    expect(gap("novel-queries", { queries: mixed })).toMatchObject({ novel: 1, p: 0.005 });
    expect(gap("novel-queries", { queries: mixed, ...known })).toBeUndefined();
  });

  test("what was asked word for word is not novel, and where half of it was, neither is the set", () => {
    expect(
      gap(
        "novel-queries",
        queries(foreign, (place) => place < 3),
      ),
    ).toBeUndefined();
    expect(
      gap(
        "novel-queries",
        queries(foreign, (place) => place < 2),
      ),
    ).toMatchObject({ novel: 4, queries: 6 });
  });

  test("too few texts on a side are told as a reason", () => {
    expect(tooFewToCompare({ incident: [], suite })).toBe("no question of the incident has a text at hand");
    const one = { case: "q", cluster: "q", text: "x", slices: {}, isAsked: false };
    expect(tooFewToCompare({ incident: [one], suite: suite.slice(0, 8) })).toBe(
      "the sample before has 8 questions with a text at hand, and 9 are needed",
    );
    expect(tooFewToCompare({ incident: [one], suite: suite.slice(0, 9) })).toBeUndefined();
  });
});

describe("a blind metric", () => {
  const confirmed = (seen: number, of: number, isJudged = true): Partial<GapFacts> => ({
    confirmed: { known: { metric: "answers", isJudged, confirmed: of, seen } },
  });

  test("is one that surely sees less than half of what people found bad", () => {
    expect(gap("blind-metric", confirmed(0, 3))).toBeUndefined();
    expect(gap("blind-metric", confirmed(0, 4))).toMatchObject({ confirmed: 4, seen: 0 });
    const [least, most] = [5, 6].map((seen) => wilson(seen, 19, 0.95).upper);
    expect([least, most].map((upper) => (upper ?? 1) < 0.5)).toEqual([true, false]);
    expect(gap("blind-metric", confirmed(5, 19))?.upper).toBe(least);
    expect(gap("blind-metric", confirmed(6, 19))).toBeUndefined();
  });

  test("is to be calibrated where it is a judge, and given questions where it is none", () => {
    expect(gap("blind-metric", confirmed(0, 10))?.prevention).toEqual([
      { kind: "calibrate-judge", metric: "answers", labels: 60 },
    ]);
    const found = gap("blind-metric", { ...confirmed(0, 10, false), candidates: [candidate("a")] });
    expect(found?.prevention).toEqual([{ kind: "add-cases", cases: ["a"], traces: ["trace-of-a"] }]);
  });

  test("is none where people found nothing bad", () => {
    expect(gap("blind-metric", confirmed(0, 0))).toBeUndefined();
  });
});

describe("a margin too wide", () => {
  test("accepts the whole loss; one that is as large is not accepted", () => {
    expect(gap("margin-too-wide", lost({ loss: 0.049 }))).toEqual({
      code: "margin-too-wide",
      metric: "answers",
      loss: 0.049,
      margin: 0.05,
      share: 1,
      prevention: [{ kind: "narrow-margin", metric: "answers", margin: 0.024 }],
    });
    expect(gap("margin-too-wide", lost({ loss: 0.05 }))).toBeUndefined();
    expect(gap("margin-too-wide", lost({ loss: -0.01 }))).toBeUndefined();
  });

  test("dilutes the loss of a slice where all of the traffic is judged together", () => {
    const found = gap("margin-too-wide", covered({ loss: 0.4, share: 0.1 }));
    expect(found?.loss).toBeCloseTo(0.04, 12);
    expect(found).toMatchObject({ share: 0.1, margin: 0.05 });
    expect(found?.prevention).toEqual([{ kind: "narrow-margin", metric: "answers", margin: 0.05, slice: REFUNDS }]);
    const gate = { ...someGapFacts().gate, slices: "block" as const };
    expect(gap("margin-too-wide", { ...covered({ loss: 0.4, share: 0.1 }), gate })).toBeUndefined();
    expect(gap("margin-too-wide", { ...covered({ loss: 0.04, share: 0.1 }), gate })).toMatchObject({ loss: 0.04 });
  });
});

describe("a canary too small", () => {
  test("would not surely have met the slice", () => {
    // 0.9^28 = 0.052 and 0.9^29 = 0.047.
    const slice = { ...covered({ share: 0.1, loss: 1, variance: 0.1 }), ...lost({ variance: 0.001 }) };
    const found = gap("canary-too-small", { ...slice, canary: { known: 28 } });
    expect(found?.chance).toBeCloseTo(0.0523, 4);
    expect(found).toMatchObject({ cases: 28, needed: 29, prevention: [{ kind: "canary-size", cases: 29 }] });
    expect(gap("canary-too-small", { ...slice, canary: { known: 29 } })).toBeUndefined();
  });

  test("would not have shown the loss of all of the traffic", () => {
    // 7.849 · 0.2 / 0.2² = 39.2
    const whole = lost({ loss: 0.2, variance: 0.2 });
    expect(gap("canary-too-small", { ...whole, canary: { known: 39 } })).toMatchObject({ needed: 40, chance: 0 });
    expect(gap("canary-too-small", { ...whole, canary: { known: 40 } })).toBeUndefined();
  });
});

test("an alert that nothing came of is told, and a gate that only warned is to fail", () => {
  const alerts = [{ at: "2026-11-02T00:00:00.000Z", what: "probe-changed" as const, gate: "warn" }];
  const gate = { ...someGapFacts().gate, onRegressed: "warn" as const };
  expect(gap("alert-ignored", { alerts: { known: alerts }, gate })).toEqual({
    code: "alert-ignored",
    alerts,
    prevention: [{ kind: "fail-on-regressed" }],
  });
  expect(gap("alert-ignored", { alerts: { known: alerts } })?.prevention).toEqual([]);
});

describe("the questions to add", () => {
  const chosen = (candidates: readonly Candidate[]) =>
    gap("no-case-in-slice", { ...covered({ cases: 0 }), candidates })?.prevention.find(
      (one) => one.kind === "add-cases",
    );

  test("begin with those that fail now and passed before, and hold none that passes", () => {
    const found = chosen([
      candidate("a"),
      candidate("z", { resolves: true }),
      candidate("b", { fails: false }),
      candidate("c", { slices: {} }),
    ]);
    expect(found?.cases).toEqual(["z", "a"]);
  });

  test("are twenty at most, each with all of its traces", () => {
    const many = Array.from({ length: 30 }, (_, place) =>
      candidate(`q${place + 10}`, {
        traces: [`t${place}`, `u${place}`],
        text: `${place * 7919} ${place} ${place * 31}`,
      }),
    );
    const found = chosen(many);
    expect(found?.cases).toHaveLength(20);
    expect(found?.traces).toHaveLength(40);
  });

  test("ask nearly the same once", () => {
    const found = chosen([
      candidate("a", { text: "Can I return the blue shoes that I bought on Monday?" }),
      candidate("b", { text: "can i return the blue shoes that I bought on monday" }),
      candidate("c", { text: "What became of my refund?" }),
    ]);
    expect(found?.cases).toEqual(["a", "c"]);
  });
});
