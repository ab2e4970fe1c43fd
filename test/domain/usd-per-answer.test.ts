import { expect, test } from "vitest";
import { usdPerAnswerOf } from "../../src/domain/run.ts";
import { aCaseRow, aRun, aSpend, aTrial } from "../builders.ts";

const cases = [aCaseRow({ trials: [aTrial(), aTrial()] }), aCaseRow({ id: "case-2", trials: [aTrial(), aTrial()] })];

test("an answer costs its share of what all of them cost", () => {
  expect(usdPerAnswerOf(aRun({ cases, spend: aSpend({ calls: 8, cachedCalls: 0, usd: 0.4 }) }))).toBeCloseTo(0.1);
});

test("nobody knows what an answer costs without a price, without a call, or where some came from the cache", () => {
  const { usd: _, ...unpriced } = aSpend({ calls: 8, cachedCalls: 0 });
  expect(usdPerAnswerOf(aRun({ cases, spend: unpriced }))).toBeUndefined();
  expect(usdPerAnswerOf(aRun({ cases, spend: aSpend({ calls: 0, cachedCalls: 0, usd: 0 }) }))).toBeUndefined();
  expect(usdPerAnswerOf(aRun({ cases, spend: aSpend({ calls: 8, cachedCalls: 1, usd: 0.4 }) }))).toBeUndefined();
  expect(usdPerAnswerOf(aRun({ cases: [], spend: aSpend({ calls: 8, cachedCalls: 0, usd: 0.4 }) }))).toBeUndefined();
});
