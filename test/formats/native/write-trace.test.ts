import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { Ajv } from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { writeTrace } from "../../../src/domain/trace-line.ts";
import { nativeProblem, nativeTraces, readNativeTrace } from "../../../src/formats/native/record.ts";
import { upstreamCount } from "../../../src/formats/spans/tracestate.ts";
import { aTrace } from "../../builders.ts";
import { traceOf } from "../records.ts";
import { anyTrace } from "../trace-arbitrary.ts";
import { FULL, MINIMAL } from "./examples.ts";

const schema: object = JSON.parse(readFileSync("schema/trace.json", "utf8"));
const validate = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true }).compile(schema);

function throughText(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

test("any trace that is written comes back equal, and its text follows the schema", () => {
  fc.assert(
    fc.property(anyTrace, (trace) => {
      const value = throughText(writeTrace(trace));
      expect(nativeProblem(value)).toBeUndefined();
      const read = readNativeTrace(value);
      expect(read).toEqual(trace);
      expect(isDeepStrictEqual(read, trace)).toBe(true);
      expect(validate(value) || validate.errors).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("a hand-written trace comes back equal once it was read and written", () => {
  for (const example of [MINIMAL, FULL]) {
    const trace = traceOf(nativeTraces, [example]);
    expect(readNativeTrace(throughText(writeTrace(trace)))).toStrictEqual(trace);
  }
});

test("a written trace is one record that holds it whole", () => {
  const trace = traceOf(nativeTraces, [FULL]);
  expect(nativeTraces.read(throughText(writeTrace(trace))).traces).toStrictEqual([trace]);
});

test("a survey learns of a written trace what it learned of the recording", () => {
  const trace = aTrace({
    attributes: { "app.intent": "returns", other: 1 },
    conversation: "visit-3",
    startNs: 5n,
    upstream: { count: 4, tail: false },
  });
  const { spans } = nativeTraces.read(writeTrace(trace), new Set(["app.intent", "gen_ai.conversation.id"]));
  const [span] = spans;
  expect(spans).toHaveLength(1);
  expect(span).toMatchObject({ traceId: trace.id, startNs: 5n, status: "unset" });
  expect(span?.attributes).toEqual({ "app.intent": "returns", "gen_ai.conversation.id": "visit-3" });
  expect(upstreamCount(span?.traceState, trace.id)).toBeCloseTo(4, 9);
});

test("what is wrong with a written trace is told with its place", () => {
  const value = writeTrace(traceOf(nativeTraces, [FULL]));
  expect(nativeProblem({ ...value, stack: "stone" })).toMatch(/^stack must be one of otel, openinference, /);
  expect(nativeProblem({ ...value, time: 5 })).toBe("time must be text");
  expect(nativeProblem({ ...value, time: "soon" })).toBe("time must be nanoseconds as text, or null");
  expect(nativeProblem({ ...value, hops: [{ parse: { outcome: "parsed" } }] })).toBe("hops[0].parse.span is missing");
  expect(nativeProblem({ ...value, versions: {} })).toBe("versions.model is missing");
  expect(readNativeTrace({ ...value, versions: {} })).toBeUndefined();
});

test("keys that a later program adds to a written trace are ignored", () => {
  const trace = aTrace();
  expect(readNativeTrace({ ...writeTrace(trace), later: true })).toStrictEqual(trace);
});

/** Every place in a value, as the keys that lead to it. */
function placesIn(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, item]) => placesIn(item, [...at, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? replaced(item, rest, by) : item));
  const entries = Object.entries(Object(value)).map(([name, item]) => [
    name,
    name === key ? replaced(item, rest, by) : item,
  ]);
  return Object.fromEntries(entries);
}

test("the schema accepts every hand-written trace that the reader accepts", () => {
  const accepted = { yes: 0, no: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...placesIn(FULL)), fc.jsonValue({ maxDepth: 2 }), (place, by) => {
      const value = replaced(FULL, place, by);
      const isAccepted = nativeProblem(value) === undefined;
      if (isAccepted) expect(validate(value) || validate.errors).toBe(true);
      // A time is more than its pattern, and two rules are about several steps at once.
      else if (validate(value))
        expect(nativeProblem(value)).toMatch(/must be a time|must come before|needs a time|nested/);
      accepted[isAccepted ? "yes" : "no"]++;
    }),
    { numRuns: 1000 },
  );
  expect(accepted.yes).toBeGreaterThan(20);
  expect(accepted.no).toBeGreaterThan(200);
});
