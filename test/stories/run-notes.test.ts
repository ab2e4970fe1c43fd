import { expect, test } from "vitest";
import type { Step, ToolResult } from "../../src/domain/answer.ts";
import type { ToolsSpec } from "../../src/domain/suite.ts";
import { callsOffTheRecording } from "../../src/stories/left-recording.ts";
import { runNotes, sideNotes } from "../../src/stories/run-notes.ts";
import { aCaseRow, aFailedTrial, aFailure, aMetric, anAnswer, anEnvironment, aRun, aTrial } from "../builders.ts";
import { aModelSpec } from "../pipeline/scripted-models.ts";
import { aSuite } from "./memory-world.ts";

const TOOLS = aSuite().layers.tools as ToolsSpec;

const answered = (...from: readonly ToolResult["from"][]) => {
  const results = from.map((origin, index) => ({ callId: `c${index}`, text: "x", from: origin }));
  const step: Step = { text: "", toolCalls: [], results, finish: "tool_calls" };
  return anAnswer({ steps: [step, { ...step, results: [] }] });
};

test("calls that got another result than a recorded one are counted, where the recording is what is replayed", () => {
  const answer = answered("recording", "nearest", "endpoint");
  expect(callsOffTheRecording(answer, TOOLS)).toBe(2);
  const live = { ...TOOLS, results: { endpoint: { url: "http://127.0.0.1", timeoutMs: 1 } } };
  expect(callsOffTheRecording(answer, live)).toBeUndefined();
  expect(callsOffTheRecording(answer, null)).toBeUndefined();
});

test("an answer that stayed with the recording, one without steps and a failed one have none", () => {
  for (const answer of [answered("recording"), anAnswer(), aFailure()])
    expect(callsOffTheRecording(answer, TOOLS)).toBeUndefined();
});

test("a run says how many trials left the recording, and what became of them", () => {
  const cases = [
    aCaseRow({ trials: [aTrial({ leftRecording: 2 }), aTrial(), aFailedTrial({ reason: "left-the-recording" })] }),
  ];
  expect(runNotes(aSuite(), aRun({ cases }))).toEqual([
    "production: 2 of 3 trials asked for something that the recording does not hold; 1 went on with another result, 1 failed.",
  ]);
  expect(runNotes(aSuite(), aRun())).toEqual([]);
});

test("a pairwise judge's changes of mind are told for each metric that asks one", () => {
  const spec = { scorer: "pairwise", judge: aModelSpec({ name: "judge" }) } as const;
  const suite = aSuite({ metrics: [aMetric(), aMetric({ name: "better", spec })] });
  const trials = [
    aTrial({ scores: { better: 1 } }),
    aTrial({ scores: { better: { status: "scored", value: 0.5, flipped: true } } }),
  ];
  expect(runNotes(suite, aRun({ cases: [aCaseRow({ trials })] }))).toEqual([
    "better, production: the judge changed its mind with the order in 1 of 2 pairs (50 %).",
  ]);
});

test("a side of a comparison that two models served is told first, and its failures are left to the comparison", () => {
  const run = aRun({
    label: "head",
    environment: anEnvironment({ resolvedModels: { a: 1, b: 2 } }),
    cases: [aCaseRow({ trials: [aTrial({ leftRecording: 1 }), aFailedTrial({ reason: "left-the-recording" })] })],
  });
  expect(sideNotes(aSuite(), run)).toEqual([
    "The provider served two models to head: b (2 trials) and a (1 trial).",
    "head: 1 of 2 trials asked for something that the recording does not hold; 1 went on with another result.",
  ]);
});
