import { expect, test } from "vitest";
import { flipRate } from "../../src/domain/flip-rate.ts";
import { flipSentence } from "../../src/report/flip-sentence.ts";
import { aCaseRow, aFailedTrial, aRun, aTrial } from "../builders.ts";

const flipped = { status: "scored", value: 0.5, flipped: true } as const;

test("counts the pairs that have a score, and those in which the judge changed its mind", () => {
  const run = aRun({
    cases: [
      aCaseRow({ trials: [aTrial({ scores: { better: flipped, other: 1 } }), aTrial({ scores: { better: 1 } })] }),
      aCaseRow({
        trials: [
          aTrial({ scores: { better: 0.5 } }),
          aTrial({ scores: { better: { status: "unscored", reason: "judge-failed" } } }),
          aFailedTrial(),
        ],
      }),
    ],
  });
  expect(flipRate(run, "better")).toEqual({ flipped: 1, pairs: 3 });
  expect(flipRate(run, "other")).toEqual({ flipped: 0, pairs: 1 });
  expect(flipRate(run, "constructor")).toEqual({ flipped: 0, pairs: 0 });
});

test("is said in a sentence, and not at all where there was no pair", () => {
  expect(flipSentence({ flipped: 12, pairs: 150 })).toBe(
    "the judge changed its mind with the order in 12 of 150 pairs (8 %)",
  );
  expect(flipSentence({ flipped: 0, pairs: 1 })).toBe("the judge changed its mind with the order in 0 of 1 pair (0 %)");
  expect(flipSentence({ flipped: 0, pairs: 0 })).toBeUndefined();
});
