import { describe, expect, test } from "vitest";
import { isTailSampled, upstreamCount } from "../../../src/formats/spans/tracestate.ts";
import { type SpanText, TRACE, traceOf } from "../otlp/otlp.ts";

const HIGH = "7d1c0a94e2b84f6390d5c7a1e83b2f46";
const LOW = "2e9b71c04f5d4a8eb1673a5c90de1f28";
/** All ones, so that every threshold is reached. */
const ALWAYS = "f".repeat(32);

describe("the count of a span", () => {
  test.each([
    ["ot=th:0", ALWAYS, 1],
    ["ot=th:8", ALWAYS, 2],
    ["ot=th:c", ALWAYS, 4],
    ["ot=th:e", ALWAYS, 8],
    ["ot=th:ff", ALWAYS, 256],
    ["ot=th:fd70a4", ALWAYS, 100.00009536752259],
    ["ot=th:c", HIGH, 4],
    ["ot=rv:d5c7a1e83b2f46;th:c", LOW, 4],
    ["vendor=x,ot=th:4;k9:z", ALWAYS, 1 / 0.75],
    ["ot=k9:z;th:8 , vendor=x", ALWAYS, 2],
    ["ot=rv:6e6d1a75832a2f;th:66666666666668", LOW, 1 / 0.6],
  ])("from %s of trace %s is %d", (traceState, traceId, count) => {
    expect(upstreamCount(traceState, traceId)).toBeCloseTo(count, 9);
  });

  test("is exact at full precision", () => {
    expect(upstreamCount("ot=th:fd70a4", ALWAYS)).toBe(100.00009536752259);
    expect(1 / (upstreamCount("ot=th:fd70a4", ALWAYS) ?? 0)).toBeCloseTo(0.009999990463256836, 15);
  });

  test.each([
    ["a trace id below the threshold", "ot=th:c", LOW],
    ["randomness below the threshold", "ot=rv:6e6d1a75832a2f;th:8", HIGH],
    ["capital digits", "ot=th:C", ALWAYS],
    ["no digits", "ot=th:", ALWAYS],
    ["15 digits", `ot=th:${"c".repeat(15)}`, ALWAYS],
    ["randomness of 13 digits", "ot=th:8;rv:6e6d1a75832a2", ALWAYS],
    ["no member of ours", "vendor=th:8", ALWAYS],
    ["no threshold", "ot=rv:6e6d1a75832a2f", ALWAYS],
    ["an empty text", "", ALWAYS],
    ["an id that is not OpenTelemetry's", "ot=th:8", "run-17"],
  ])("is unknown for %s", (_, traceState, traceId) => {
    expect(upstreamCount(traceState, traceId)).toBeUndefined();
  });

  test("is unknown, not 1, where nothing was written", () => {
    expect(upstreamCount(undefined, ALWAYS)).toBeUndefined();
  });
});

describe("a trace", () => {
  const span = (id: string, traceState?: string, attributes: SpanText["attributes"] = {}): SpanText => ({
    id,
    trace: ALWAYS,
    attributes,
    ...(traceState !== undefined && { traceState }),
  });

  test("stands for as many requests as its least likely span", () => {
    expect(traceOf([span("1", "ot=th:8"), span("2", "ot=th:c")]).upstream).toEqual({ count: 4, tail: false });
  });

  test("has no count when one of its spans has none", () => {
    expect(traceOf([span("1", "ot=th:8"), span("2")]).upstream).toEqual({ tail: false });
    expect(traceOf([{ id: "1", trace: TRACE, traceState: "ot=th:f" }]).upstream).toEqual({ tail: false });
  });

  test("that a tail sampler kept has no count, whatever else is written", () => {
    const kept = { "tailsampling.policy": "errors" };
    expect(traceOf([span("1", "ot=th:8", kept), span("2", "ot=th:8")]).upstream).toEqual({ tail: true });
    expect(traceOf([span("1", "ot=th:8")], { resource: kept }).upstream).toEqual({ tail: true });
  });
});

test.each(["tailsampling.policy", "tailsampling.cached_decision", "sampling.policy", "meta.refinery.reason"])(
  "%s marks what a tail sampler kept",
  (name) => {
    expect(isTailSampled({ [name]: "errors" })).toBe(true);
    expect(isTailSampled({ [name]: "" })).toBe(false);
  },
);
