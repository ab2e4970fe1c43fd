import { expect, test } from "vitest";
import { driftWords } from "../../src/report/facts.ts";
import { PLAIN } from "../../src/report/markup.ts";
import { aComparison, aResult, aSide, aTuple } from "../builders.ts";

test("a drift across a version that changed since the baseline is not called drift alone", () => {
  const after = aSide({ versions: aTuple({ prompt: "other" }) });
  expect(driftWords(aResult({ drift: aComparison({ after }) }), PLAIN)).toContain(
    "Since that baseline prompt changed too, so this is not drift alone.",
  );
  expect(driftWords(aResult({ drift: aComparison() }), PLAIN)).toContain("Since that baseline prompt changed too");
  expect(driftWords(aResult({ drift: aComparison({ after: aSide() }) }), PLAIN)).not.toContain("Since that baseline");
});
