import { expect, test } from "vitest";
import type { FidelityCause } from "../../src/domain/fidelity.ts";
import { renderComment } from "../../src/report/comment.ts";
import { fidelityRows, fidelityWords } from "../../src/report/fidelity.ts";
import { PLAIN } from "../../src/report/markup.ts";
import { renderTerminal } from "../../src/report/terminal.ts";
import { aDiagnosis, aFidelity, aMetricFidelity, aResult } from "../builders.ts";

const LOW = [aMetricFidelity({ metric: "cites", agreement: { value: 0.71, lower: 0.62, upper: 0.8 } })];

function words(cause: FidelityCause, stacks: { readonly [stack: string]: number } = {}): string | undefined {
  const diagnosis = aDiagnosis({ stacks });
  return fidelityWords(aResult({ story: "record", fidelity: aFidelity({ metrics: LOW, cause }), diagnosis }), PLAIN);
}

const OPENING =
  "Replay fidelity 71 % (cites, 95 %: 62 % to 80 %, 40 questions) is below the 90 % that the suite asks for: attribution by replay is not to be trusted. ";

test("a faithful replay is said to be one, with the least agreement of the metrics that decide", () => {
  const metrics = [
    aMetricFidelity({ metric: "tone", blocking: false, agreement: { value: 0.5 } }),
    aMetricFidelity({ metric: "cites" }),
  ];
  expect(fidelityWords(aResult({ fidelity: aFidelity({ metrics, agreement: 0.97, leftOut: 1 }) }), PLAIN)).toBe(
    "Replay fidelity 97 % (cites, 95 %: 94 % to 99 %, 40 questions, 1 question left out): a replay of production scores as production's own answers did.",
  );
});

test("a replay whose interval reaches below what the suite wants is faithful as far as its cases show", () => {
  const metrics = [aMetricFidelity({ metric: "cites", agreement: { value: 1, lower: 0.16, upper: 1 }, cases: 2 })];
  expect(fidelityWords(aResult({ fidelity: aFidelity({ metrics, agreement: 1 }) }), PLAIN)).toBe(
    "Replay fidelity 100 % (cites, 95 %: 16 % to 100 %, 2 questions): as far as these questions show, a replay of production scores as production's own answers did.",
  );
});

test("below the threshold the field that is missing is named in the words of the user's stack", () => {
  const cause = {
    kind: "not-recorded",
    hop: "tool",
    field: "the result",
    remedy: "results",
    present: 12,
    hops: 40,
  } as const;
  expect(words(cause, { openinference: 30, otel: 10 })).toBe(
    `${OPENING}Least recorded of what a replay feeds on: tool hops, the result, 12 of 40. To record more of it, set output.value on the TOOL span.`,
  );
});

test("below the threshold with nothing missing, calls off the recording are named, else chance", () => {
  expect(words({ kind: "left-the-recording", trials: 8, of: 40 })).toBe(
    `${OPENING}8 trials of 40 called a tool in a way that the recording does not hold: see ignore-arguments and not-recorded under layers.tools in the suite file.`,
  );
  expect(words({ kind: "chance", trials: 1 })).toBe(
    `${OPENING}Nothing that a replay needs is missing, so answers to one question may differ by chance, or something is not as it was in production, a layer's version or the application that answers: raise trials in the suite file to tell the two apart.`,
  );
  expect(words({ kind: "chance", trials: 3, amongTrials: 0.82 })).toBe(
    `${OPENING}Nothing that a replay needs is missing. Two trials of one question agree to 82 % with each other, and that much is left by chance; what is lost beyond it comes from what is not as it was in production: a layer's version, or the application that answers.`,
  );
});

test("where two trials of a case differ as much as a replay and production do, chance alone can explain it", () => {
  expect(words({ kind: "chance", trials: 3, amongTrials: 0.7 })).toBe(
    `${OPENING}Nothing that a replay needs is missing. Two trials of one question agree to 70 % with each other, so chance alone can explain it: lower the model's temperature, take a metric of a finer scale, or let fidelity.at-least in the suite file allow for it.`,
  );
});

test("unknown fidelity is said to be unknown, with the reason", () => {
  const said = (reason: "no-observed-answers" | "nothing-scored") =>
    fidelityWords(aResult({ fidelity: { status: "unknown", reason } }), PLAIN);
  expect(said("no-observed-answers")).toBe(
    "Replay fidelity is unknown: production recorded no answer to any of these questions, so there is nothing to compare a replay with.",
  );
  expect(said("nothing-scored")).toBe(
    "Replay fidelity is unknown: no metric that decides has a score of both a recorded and a replayed answer.",
  );
  expect(fidelityRows({ status: "unknown", reason: "nothing-scored" }, PLAIN)).toBeUndefined();
});

test("a record whose replay is not to be trusted reads as its golden file", async () => {
  const metrics = [
    aMetricFidelity({
      metric: "cites",
      replayMean: 0.63,
      difference: { value: -0.29, lower: -0.38, upper: -0.2 },
      agreement: { value: 0.71, lower: 0.62, upper: 0.8 },
    }),
    aMetricFidelity({ metric: "valid" }),
  ];
  const cause = {
    kind: "not-recorded",
    hop: "retrieval",
    field: "their texts",
    remedy: "document-text",
    present: 12,
    hops: 40,
  } as const;
  const fidelity = aFidelity({ metrics, cause, leftOut: 3 });
  const result = aResult({ story: "record", fidelity, diagnosis: aDiagnosis(), touched: [] });
  await expect(renderComment(result)).toMatchFileSnapshot("../golden/comment-low-fidelity.md");
});

test("a check, which measures no fidelity, says nothing of it", () => {
  expect(fidelityWords(aResult(), PLAIN)).toBeUndefined();
  expect(renderComment(aResult())).not.toContain("fidelity");
});

test("the table has each metric with its intervals, and none for a single case", () => {
  const metrics = [
    aMetricFidelity({ metric: "cites" }),
    aMetricFidelity({
      metric: "tone",
      blocking: false,
      cases: 1,
      difference: { value: -0.5 },
      agreement: { value: 0.5 },
    }),
  ];
  expect(fidelityRows(aFidelity({ metrics }), PLAIN)).toEqual([
    ["Metric", "Observed", "Replayed", "Difference", "Agreement", "Questions"],
    ["cites", "92 %", "90.5 %", "−1.5 points (95 %: −4.1 to +1.1)", "97 % (95 %: 94 % to 99 %)", "40"],
    ["tone", "92 %", "90.5 %", "−50.0 points", "50 %", "1, only informs"],
  ]);
});

test("comment and terminal show the sentence and the table", async () => {
  const result = aResult({ story: "record", comparison: undefined, fidelity: aFidelity() });
  const comment = renderComment(result);
  expect(comment).toContain(
    "**Replay fidelity 97 %** (answers, 95 %: 94 % to 99 %, 40 questions): a replay of production",
  );
  expect(comment).toContain("| answers | 92 % ");
  const terminal = await renderTerminal(result, { colour: false, width: 100 });
  expect(terminal).toContain("Replay fidelity 97 % (answers");
  expect(terminal).toMatch(/answers +92 % +90\.5 %/);
});
