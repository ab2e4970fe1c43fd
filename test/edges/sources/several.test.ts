import { expect, test } from "vitest";
import type { Trace } from "../../../src/domain/trace.ts";
import { ratedSource } from "../../../src/edges/sources/rated.ts";
import { severalSources } from "../../../src/edges/sources/several.ts";
import type { SpanFacts, SurveyReport, TraceSource } from "../../../src/ports.ts";
import { aTrace } from "../../builders.ts";
import { surveyed } from "./reading.ts";

function facts(traceId: string, more: Partial<SpanFacts> = {}): SpanFacts {
  return { traceId, attributes: {}, error: false, negativeFeedback: false, startNs: null, tail: false, ...more };
}

/** A source that holds these traces, and writes down which ids it is asked for. */
function sourceOf(
  traces: readonly Trace[],
  report: SurveyReport = { records: traces.length, badRecords: 0, firstProblems: [] },
): TraceSource & { readonly asked: readonly (readonly string[])[] } {
  const asked: (readonly string[])[] = [];
  return {
    asked,
    async survey(_request, visit) {
      for (const { id } of traces) visit(facts(id));
      return report;
    },
    async fetch(ids) {
      asked.push(ids);
      return ids.flatMap((id) => traces.find((trace) => trace.id === id) ?? []);
    },
  };
}

function problems(place: string, count: number): SurveyReport {
  const firstProblems = Array.from({ length: count }, (_, n) => ({ place: `${place}:${n}`, problem: "not JSON" }));
  return { records: 100, badRecords: count, firstProblems };
}

test("several sources are surveyed in their order, and their reports added up", async () => {
  const desk = sourceOf([aTrace({ id: "a" })], problems("desk", 4));
  const shop = sourceOf([aTrace({ id: "b" }), aTrace({ id: "c" })], problems("shop", 3));
  const { facts: seen, report } = await surveyed(severalSources([desk, shop]));
  expect(seen.map(({ traceId }) => traceId)).toEqual(["a", "b", "c"]);
  expect(report).toMatchObject({ records: 200, badRecords: 7 });
  expect(report.firstProblems.map(({ place }) => place)).toEqual(["desk:0", "desk:1", "desk:2", "desk:3", "shop:0"]);
});

test("a trace is taken from the first source that has it, and the others are asked for the rest only", async () => {
  const desk = sourceOf([aTrace({ id: "b", stack: "langfuse" })]);
  const shop = sourceOf([aTrace({ id: "a" }), aTrace({ id: "b" })]);
  const last = sourceOf([]);
  const traces = await severalSources([desk, shop, last]).fetch(["a", "b"]);
  expect(traces.map(({ id, stack }) => [id, stack])).toEqual([
    ["a", "otel"],
    ["b", "langfuse"],
  ]);
  expect([desk.asked, shop.asked, last.asked]).toEqual([[["a", "b"]], [["a"]], []]);
});

test("one source is used as it is", () => {
  const only = sourceOf([]);
  expect(severalSources([only])).toBe(only);
});

test("a rate counts for what has no count of its own, save what was kept for a reason", async () => {
  const seen = [facts("a"), facts("b", { count: 3 }), facts("c", { tail: true })];
  const traces = [
    aTrace({ id: "a" }),
    aTrace({ id: "b", upstream: { tail: false, count: 3 } }),
    aTrace({ id: "c", upstream: { tail: true } }),
  ];
  const source: TraceSource = {
    ...sourceOf(traces),
    async survey(_request, visit) {
      seen.forEach(visit);
      return { records: 3, badRecords: 0, firstProblems: [] };
    },
  };
  const rated = ratedSource(source, 0.1);
  expect((await surveyed(rated)).facts.map(({ count }) => count)).toEqual([10, 3, undefined]);
  expect((await surveyed(rated, { counts: false })).facts.map(({ count }) => count)).toEqual([undefined, 3, undefined]);
  const fetched = await rated.fetch(["a", "b", "c"]);
  expect(fetched.map(({ upstream }) => upstream.count)).toEqual([10, 3, undefined]);
});
