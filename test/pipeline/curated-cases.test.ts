import fc from "fast-check";
import { expect, test } from "vitest";
import { digestOf } from "../../src/domain/digest.ts";
import type { Trace } from "../../src/domain/trace.ts";
import { nativeProblem, readNativeTrace } from "../../src/formats/native/record.ts";
import { buildCases } from "../../src/pipeline/build-cases.ts";
import { curatedCases, INCIDENT_ATTRIBUTE } from "../../src/pipeline/curated-cases.ts";
import { aSampleSpec, aTrace } from "../builders.ts";
import { anyTrace } from "../formats/trace-arbitrary.ts";

const incident = "2026-11-02-desk-answers";

function read(text: string): readonly Trace[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const value: unknown = JSON.parse(line);
      expect(nativeProblem(value)).toBeUndefined();
      const trace = readNativeTrace(value);
      if (trace === undefined) throw new Error("not read");
      return trace;
    });
}

function caseOf(trace: Trace) {
  const draw = { seed: "1", traces: 1, strata: [], leftOut: {} };
  return buildCases([trace], { sample: aSampleSpec(), slices: ["app.intent"], expected: "expected", draw }).cases[0];
}

test("any trace comes back as it was but for the mark, and is the same case", () => {
  fc.assert(
    fc.property(anyTrace, (trace) => {
      const [back] = read(curatedCases([trace], [trace.id], { incident }));
      if (back === undefined) throw new Error("no line");
      const { [INCIDENT_ATTRIBUTE]: mark, ...attributes } = back.attributes;
      const { [INCIDENT_ATTRIBUTE]: _, ...own } = trace.attributes;
      expect(mark).toBe(incident);
      expect({ ...back, attributes }).toEqual({ ...trace, attributes: own });
      const [before, after] = [caseOf(trace), caseOf(back)];
      expect(after?.id).toBe(before?.id);
      const fed = (one: typeof before) => digestOf(one?.recordings.map(({ attributes: _, ...rest }) => rest));
      expect(fed(after)).toBe(fed(before));
    }),
    { numRuns: 200 },
  );
});

test("lines are in the order of the ids, each once; an id that is not there has none", () => {
  const traces = ["a", "b", "c"].map((id) => aTrace({ id }));
  expect(read(curatedCases(traces, ["c", "x", "a", "c"], { incident })).map(({ id }) => id)).toEqual(["c", "a"]);
  expect(curatedCases(traces, [], { incident })).toBe("");
});
