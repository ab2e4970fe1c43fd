import { expect, test } from "vitest";
import type { LabelledAnswer } from "../../src/domain/calibration.ts";
import type { Metric, Suite } from "../../src/domain/suite.ts";
import type { ModelReply, ModelRequest } from "../../src/ports.ts";
import { calibrationJson, calibrationTerminal } from "../../src/report/calibration.ts";
import { type Calibrated, calibrate } from "../../src/stories/calibrate.ts";
import { record } from "../../src/stories/record.ts";
import { aMetric } from "../builders.ts";
import { aModelSpec, aReply } from "../pipeline/scripted-models.ts";
import { aSuite, citesWhenTold, memoryWorld } from "./memory-world.ts";

const JUDGE = aModelSpec({ name: "judge-1" });
const GRADED: Metric = aMetric({
  name: "graded",
  spec: { scorer: "llm-rubric", rubric: "Is right.", judge: JUDGE },
});

function aJudgedSuite(overrides: Partial<Suite> = {}): Suite {
  return aSuite({
    metrics: [GRADED, aMetric({ name: "same", spec: { scorer: "equals", value: "Within 30 days [d1]." } })],
    ...overrides,
  });
}

/** A judge that passes what calls itself right; any other model answers as production does. */
function judging(request: ModelRequest): ModelReply {
  if (request.model.name !== "judge-1") return citesWhenTold(request);
  const asked = request.messages[1]?.text ?? "";
  return aReply({ text: JSON.stringify({ reason: "", score: /right|\[d1\]/.test(asked) ? 1 : 0.25 }) });
}

/** Labels in order: both pass, only people pass, only the judge passes, both fail. */
function labels(...counts: readonly [number, number, number, number]): readonly LabelledAnswer[] {
  const kinds = [
    { answer: "right", label: 1 },
    { answer: "odd", label: 1 },
    { answer: "right", label: 0 },
    { answer: "odd", label: 0 },
  ];
  return kinds
    .flatMap((kind, place) => Array.from({ length: counts[place] ?? 0 }, () => kind))
    .map((kind, index) => ({ ...kind, line: index + 1, question: `Question ${index}` }));
}

function world(model = judging) {
  return memoryWorld({ model, suite: aJudgedSuite() });
}

const request = { metric: "graded", threshold: 0.5 };

function calibrated(outcome: Calibrated) {
  if (outcome.status === "stopped") throw new Error(`${outcome.problem}. ${outcome.remedy}`);
  return outcome.calibration;
}

test("asks the judge about every label and compares the two: the table of the reference example", async () => {
  const { world: outside, requests } = world();
  const found = calibrated(await calibrate(aJudgedSuite(), { ...request, labels: labels(85, 5, 5, 5) }, outside));
  expect(requests).toHaveLength(100);
  expect(found.table).toEqual({ bothPass: 85, onlyPeoplePass: 5, onlyJudgePasses: 5, bothFail: 5 });
  expect(found.agreement).toBeCloseTo(0.9, 12);
  expect(found.kappa?.kappa).toBeCloseTo(0.4444444444, 9);
  expect(found.kappa?.lower).toBeCloseTo(0.1558491739, 7);
  expect(found.sensitivity).toMatchObject({ share: 85 / 90, of: 90 });
  expect(found.specificity).toMatchObject({ share: 0.5, of: 10 });
  expect(found.trust).toBe("with-correction");
  expect(found.rate).toMatchObject({ judged: 0.9, of: 100 });
  expect(found.rate.corrected?.estimate).toBeCloseTo(0.9, 9);
  expect(found.notes).toEqual(["The suite has no baseline yet."]);
  expect(found.spend).toMatchObject({ calls: 100, cachedCalls: 0 });
});

test("wants more labels where a kind has fewer than thirty, split as the corrected rate gains most", async () => {
  const few = calibrated(await calibrate(aJudgedSuite(), { ...request, labels: labels(85, 5, 5, 5) }, world().world));
  expect(few.wanted?.failed).toBeGreaterThanOrEqual(20);
  const enough = calibrated(
    await calibrate(aJudgedSuite(), { ...request, labels: labels(30, 2, 1, 30) }, world().world),
  );
  expect(enough.wanted).toBeUndefined();
  expect(enough.trust).toBe("trusted");
});

test("trusts no judge by a few labels, though it agrees with all of them", async () => {
  const found = calibrated(await calibrate(aJudgedSuite(), { ...request, labels: labels(5, 0, 0, 5) }, world().world));
  expect(found).toMatchObject({
    kappa: { kappa: 1, lower: 1 },
    trust: "not-shown",
    wanted: { failed: 45, passed: 45 },
  });
});

test("does not correct by labels of one kind, and says that nothing can be said", async () => {
  const found = calibrated(await calibrate(aJudgedSuite(), { ...request, labels: labels(9, 0, 0, 0) }, world().world));
  expect(found).toMatchObject({ trust: "unknown", wanted: { failed: 30, passed: 21 } });
  expect(found.specificity).toBeUndefined();
  expect(found.rate.corrected).toBeUndefined();
});

test("corrects nothing by a judge that is no better than a coin", async () => {
  const found = calibrated(
    await calibrate(aJudgedSuite(), { ...request, labels: labels(10, 30, 30, 10) }, world().world),
  );
  expect(found.rate.corrected).toBeUndefined();
  expect(found.trust).toBe("untrusted");
  expect(await calibrationTerminal(found, { width: 100, colour: false })).toContain("no better than a coin");
});

test("asks nothing where the file holds the judge's scores", async () => {
  const { world: outside, requests } = world();
  const given = labels(30, 2, 1, 30).map((one) => ({ ...one, judge: one.answer === "right" ? 0.9 : 0.1 }));
  const found = calibrated(await calibrate(aJudgedSuite(), { ...request, labels: given }, outside));
  expect(requests).toHaveLength(0);
  expect(found).toMatchObject({ compared: 63, given: 63, table: { bothPass: 30, bothFail: 30 } });
  expect(found.spend).toBeUndefined();
});

test("corrects the pass rate of the latest baseline, where the same judge judged it in the same way", async () => {
  const { world: outside } = world();
  const kept = await record(aJudgedSuite(), { target: "replay", commit: true }, outside);
  expect(kept.result.baseline).toBeDefined();
  const found = calibrated(await calibrate(aJudgedSuite(), { ...request, labels: labels(30, 2, 4, 30) }, outside));
  expect(found.notes).toEqual([]);
  expect(found.rate).toMatchObject({ judged: 1, of: 40 });
  expect(found.rate.baseline).toMatch(/^baselines\/desk\//);
  expect(found.rate.corrected).toBeDefined();
  expect(found.mean).toMatchObject({ judged: 1 });
  const rubric = { ...GRADED, spec: { scorer: "llm-rubric", rubric: "Another.", judge: JUDGE } } as const;
  const otherwise = calibrated(
    await calibrate(aJudgedSuite({ metrics: [rubric] }), { ...request, labels: labels(30, 2, 4, 30) }, outside),
  );
  expect(otherwise.rate.baseline).toBeUndefined();
  expect(otherwise.notes[0]).toMatch(
    /was judged otherwise: another judge, another rubric or another form of asking\.$/,
  );
});

test("counts answers without a score and compares the others", async () => {
  const model = (asked: ModelRequest) =>
    asked.messages[1]?.text.includes("Question 3\n") ? aReply({ text: "", refusal: "No." }) : judging(asked);
  const found = calibrated(
    await calibrate(aJudgedSuite(), { ...request, labels: labels(3, 3, 3, 3) }, world(model).world),
  );
  expect(found).toMatchObject({ compared: 11, unscored: { "judge-refused": 1 } });
});

const CAN = "Name one of these with --metric: graded.";

test.each([
  ["there is no such metric", aJudgedSuite(), "nothing", "evals/suite.yml has no metric nothing", CAN],
  ["the metric has no judge", aJudgedSuite(), "same", "the metric same of evals/suite.yml asks no judge", CAN],
  [
    "the metric compares two answers",
    aJudgedSuite({ metrics: [GRADED, aMetric({ name: "better", spec: { scorer: "pairwise", judge: JUDGE } })] }),
    "better",
    "the metric better of evals/suite.yml compares two answers, and a label is about one",
    CAN,
  ],
  [
    "no metric has a judge",
    aSuite(),
    "cites",
    "the metric cites of evals/suite.yml asks no judge",
    "Give it one with a judge: context-recall, context-precision, context-faithfulness, citation-support, llm-rubric, factuality, answer-relevance.",
  ],
])("stops before it asks anything when %s", async (_, suite, metric, problem, remedy) => {
  const { world: outside, requests } = world();
  const stopped = await calibrate(suite, { ...request, metric, labels: labels(1, 1, 1, 1) }, outside);
  expect(stopped).toEqual({ status: "stopped", problem, remedy });
  expect(requests).toHaveLength(0);
});

test("stops when the judge gives no score at all, with the reasons", async () => {
  const refusing = world(() => aReply({ text: "", refusal: "No." }));
  expect(await calibrate(aJudgedSuite(), { ...request, labels: labels(1, 1, 0, 0) }, refusing.world)).toEqual({
    status: "stopped",
    problem: "the judge of graded gave none of the labelled answers a score (judge-refused 2)",
    remedy: "Give the labels what the metric needs (expected, documents), or mend its judge in the suite file.",
  });
});

test("stops at the budget, as a run does", async () => {
  const { world: outside, requests } = world();
  const suite = aJudgedSuite({ budget: { calls: 5, errors: 0.02 } });
  const stopped = await calibrate(suite, { ...request, labels: labels(10, 0, 0, 10) }, outside);
  expect(stopped).toMatchObject({ status: "stopped", problem: expect.stringContaining("budget.calls of 5") });
  expect(requests.length).toBeLessThanOrEqual(5);
});

test("says so where the judge passes more of the baseline than its errors allow", async () => {
  const found = calibrated(
    await calibrate(aJudgedSuite(), { ...request, labels: labels(50, 7, 9, 50) }, world().world),
  );
  const corrected = { estimate: 1, lower: 1, upper: 1 };
  const rate = { ...found.rate, judged: 1, of: 87, baseline: "baselines/desk/a.json", corrected };
  expect((await calibrationTerminal({ ...found, rate }, { width: 200, colour: false })).replace(/\s+/g, " ")).toContain(
    "The judge passes more of these answers than its errors on the labels allow: the two may not be of the same kind.",
  );
});

test("says on a terminal first whether the judge may be trusted, and what to do last", async () => {
  const found = calibrated(await calibrate(aJudgedSuite(), { ...request, labels: labels(85, 5, 5, 5) }, world().world));
  const text = await calibrationTerminal(found, { width: 100, colour: false });
  expect(text).toMatch(/^The judge judge-1 of graded: it agrees with people moderately/);
  expect(text).toMatch(/People pass\s+85\s+5\s+90/);
  expect(text).toMatch(/Cohen's kappa\s+0\.444\s+0\.156 to 0\.733\s+moderate \(above 0\.4\)/);
  expect(text).toMatch(/Sensitivity\s+94\.4 %/);
  expect(text).toMatch(/too few to know the judge by\.\s+Label\s+more:\s+\d+\s+that\s+people\s+fail\.\n$/);
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(JSON.parse(calibrationJson(found))).toEqual(found);
});
