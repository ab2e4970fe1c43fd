import { expect, test } from "vitest";
import { headWords, pairingWords, unscoredWords } from "../../src/report/facts.ts";
import { PLAIN } from "../../src/report/markup.ts";
import { aComparison, aMetricComparison, anEvidence, aSide } from "../builders.ts";

test("a run that ended before it knew its suite names none", () => {
  const result = { story: "check", verdict: "errored", gate: "fail", touched: [], notes: [] } as const;
  expect(headWords({ ...result, suite: "" }, PLAIN)).toBe("Check. The gate fails.");
  expect(headWords({ ...result, suite: "desk" }, PLAIN)).toBe("Check of suite desk. The gate fails.");
});

test("scores are missing only where more are than trials failed, however many trials were left unpaired", () => {
  const evidence = anEvidence({ trialsAfter: 197, missingAfter: 1 / 198 });
  const metrics = [aMetricComparison({ evidence })];
  const after = aSide({ trials: 202, failures: { "timed-out": 1 } });
  expect(unscoredWords(aComparison({ metrics, after }), PLAIN)).toEqual([]);
  expect(unscoredWords(aComparison({ metrics, after: aSide({ trials: 202 }) }), PLAIN)).toEqual([
    "answers: 0 % of the trials before and 0.5 % after have no usable score.",
  ]);
});

test("questions that weigh differently are said once to be worth fewer", () => {
  const weighted = aMetricComparison({ evidence: anEvidence({ effectiveCases: 87.4 }) });
  expect(pairingWords(aComparison({ metrics: [weighted, weighted] }))).toMatch(
    /\. They are weighted by the traffic they stand for, and worth 87 equal ones\.$/,
  );
  expect(pairingWords(aComparison())).not.toContain("weighted");
});
