import { expect, test } from "vitest";
import { parseSample, samplePath, serialiseSample, tracesOfRun } from "../../src/formats/stored-sample.ts";
import { aCaseRow, aRun, aSampleRecord, aTrace, aTrial } from "../builders.ts";

const LATER = aTrace({
  id: "b",
  conversation: "c1",
  startNs: 1_780_000_000_123_456_789n,
  attributes: { "app.intent": "returns", n: 1.5, list: ["a", null, true] },
  hops: [
    {
      kind: "model",
      spanId: "1",
      parentId: null,
      name: "chat",
      synthesised: false,
      startNs: 1n,
      endNs: null,
      status: "ok",
      parameters: { temperature: 0 },
      input: [{ role: "user", text: "Can I return\u2028 my [email-0498]?\n" }],
      output: { role: "assistant", text: "Yes." },
    },
  ],
});
const TRACES = [LATER, aTrace({ id: "a" })];

test("stored traces are given back, sorted by id, one line each", () => {
  const text = serialiseSample(TRACES);
  expect(text.split("\n")).toHaveLength(3);
  expect(parseSample(text, "x")).toEqual([TRACES[1], TRACES[0]]);
  expect(serialiseSample(TRACES.toReversed())).toBe(text);
  expect(parseSample(serialiseSample([]), "x")).toEqual([]);
});

const REMEDY = "Restore the file from the branch's history, or delete it and record a new baseline.";

test("a line that is no stored trace is named", () => {
  const good = serialiseSample([LATER]);
  for (const [line, problem] of [
    ["{", "x:2 is not JSON"],
    ["[]", "x:2 is not a stored trace: format is missing, and this version reads eval-baseline-trace/1"],
    [good.trim().replace('"stack":"otel",', '"stack":"none",'), /^x:2 is not a stored trace: stack /],
    ['{"format":"eval-baseline-trace/1","id":"t","hops":[]}', /^x:2 is not a stored trace: /],
  ] as const)
    expect(() => parseSample(`${good}${line}\n`, "x")).toThrow(
      expect.objectContaining({
        message: typeof problem === "string" ? problem : expect.stringMatching(problem),
        remedy: REMEDY,
      }),
    );
});

test("the place of a run's texts tells the sample and the traces behind it", () => {
  const rows = (...ids: string[]) => [aCaseRow({ trials: ids.map((trace) => aTrial({ trace })) })];
  const run = aRun({ suite: "desk", cases: rows("b", "a", "b") });
  expect(tracesOfRun(run)).toEqual(["a", "b"]);
  expect(samplePath(run, "plain")).toMatch(/^samples\/desk\/[0-9a-f]{64}\.jsonl$/);
  expect(samplePath(run, "sealed")).toBe(`${samplePath(run, "plain")}.sealed`);
  expect(samplePath({ ...run, cases: rows("a", "b") }, "plain")).toBe(samplePath(run, "plain"));
  const others = [
    { ...run, cases: rows("a", "c") },
    { ...run, sample: aSampleRecord({ digest: "another" }) },
  ];
  for (const other of others) expect(samplePath(other, "plain")).not.toBe(samplePath(run, "plain"));
});
