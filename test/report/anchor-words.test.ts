import { describe, expect, test } from "vitest";
import { diffTuples, UNKNOWN_VERSION } from "../../src/domain/version.ts";
import { anchorWords, isSlowDecay } from "../../src/report/anchor-words.ts";
import { changeSentence } from "../../src/report/change-sentence.ts";
import { renderComment } from "../../src/report/comment.ts";
import { doubtWords } from "../../src/report/doubt-words.ts";
import { MARKDOWN, PLAIN } from "../../src/report/markup.ts";
import { verdictSentence } from "../../src/report/sentence.ts";
import { aChange, aComparison, aMetricComparison, anAnchor, anEvidence, aResult, aSide, aTuple } from "../builders.ts";
import { CITES, LATENCY } from "./results.ts";

const BLESSED = aSide({ at: "2026-09-28T06:00:00.000Z" });
const WORSE = aComparison({ before: BLESSED, verdict: "regressed", metrics: [CITES] });

describe("the anchor", () => {
  test("is told with who blessed it, when and why, made plain", () => {
    const anchor = anAnchor({ by: "@ada", why: "Checked by <b>hand</b>.\nTwice." });
    const words = anchorWords(aResult({ anchored: { anchor, comparison: WORSE } }), MARKDOWN);
    expect(words).toBe(
      "**Since the anchor**: **regressed**: cites 91 % → 74 % (−17.0 points). Anchor: <code>baselines/support-desk/2026/2026-09-28-77aa01c2.json</code>, blessed by &#64;\u200Bada on 2026-09-28: “Checked by &#60;b&#62;hand&#60;/b&#62;. Twice”.",
    );
  });

  test("has no more of its reason shown than fits a line or two", () => {
    const anchored = { anchor: anAnchor({ why: "x".repeat(5000) }), comparison: WORSE };
    expect((anchorWords(aResult({ anchored }), PLAIN) ?? "").length).toBeLessThan(500);
  });

  test("that measures something else by now is told with the reason", () => {
    const reason = "the judge of cites differs: its model, prompt or parameters changed";
    const metric = aMetricComparison({ verdict: "not-comparable", kind: "judge-differs", evidence: undefined, reason });
    const comparison = aComparison({ before: BLESSED, verdict: "not-comparable", metrics: [metric] });
    expect(anchorWords(aResult({ anchored: { anchor: anAnchor(), comparison } }), PLAIN)).toContain(
      `Since the anchor: not comparable: answers was not compared (${reason}). Anchor: `,
    );
  });

  test("is not told where there is none", () => expect(anchorWords(aResult(), PLAIN)).toBeUndefined());

  test("that is the latest baseline as well is told once", () => {
    const comparison = aComparison({ metrics: [CITES], verdict: "regressed" });
    const result = aResult({
      story: "record",
      verdict: "regressed",
      comparison,
      anchored: { anchor: anAnchor(), comparison },
    });
    expect(anchorWords(result, PLAIN)).toMatch(/^The latest baseline is the anchor\. Anchor: /);
    expect(verdictSentence(result)).toMatch(/^Regressed: cites got worse: /);
    expect(renderComment(result).match(/^\| Metric \| Before /gm)).toHaveLength(1);
  });

  test("alone shows slow decay", () => {
    const anchored = { anchor: anAnchor(), comparison: WORSE };
    expect(isSlowDecay(aResult({ anchored }))).toBe(true);
    expect(isSlowDecay(aResult({ anchored, comparison: WORSE }))).toBe(false);
    expect(isSlowDecay(aResult({ anchored, comparison: undefined }))).toBe(false);
    expect(isSlowDecay(aResult({ anchored, comparison: aComparison({ verdict: "inconclusive" }) }))).toBe(false);
    expect(isSlowDecay(aResult({ anchored: { ...anchored, comparison: aComparison() } }))).toBe(false);
  });
});

describe("a change point", () => {
  test("is told with what changed across it", () => {
    expect(changeSentence(aChange())).toBe(
      "answers is at another level since 2026-10-12: 93 % → 88 % (p 0.004); prompt changed between.",
    );
  });

  test("is an alarm of its own where no version changed", () => {
    expect(changeSentence(aChange({ layers: diffTuples(aTuple(), aTuple()), unversioned: true }), MARKDOWN)).toBe(
      "**Unversioned change**: answers is at another level since 2026-10-12: 93 % → 88 % (p 0.004), and no layer is known to differ: something changed that carries no version.",
    );
  });

  test("says which layers cannot be told", () => {
    const after = { ...aTuple({ prompt: "other" }), policy: UNKNOWN_VERSION };
    expect(changeSentence(aChange({ layers: diffTuples(aTuple(), after) }))).toMatch(
      /; prompt changed between, policy cannot be told\.$/,
    );
    const unknown = { ...aTuple(), policy: UNKNOWN_VERSION };
    expect(changeSentence(aChange({ layers: diffTuples(aTuple(), unknown) }))).toMatch(
      /; policy cannot be told apart between the two records\.$/,
    );
  });
});

describe("a doubt", () => {
  test("is a method that sees it otherwise, in the metric's own direction and scale", () => {
    const crossCheck = { verdict: "inconclusive", pRegressed: 0.034, lower: -0.048, upper: 0.021 } as const;
    const metric = aMetricComparison({ evidence: anEvidence({ crossCheck }) });
    expect(doubtWords(aComparison({ metrics: [metric] }), PLAIN)).toEqual([
      "answers: a cross-check by resampling sees it otherwise: undecided (−4.8 to +2.1 points, p of worse 0.034). It decides nothing.",
    ]);
    const { evidence = anEvidence() } = LATENCY;
    const ratio = {
      ...LATENCY,
      evidence: { ...evidence, crossCheck: { ...crossCheck, lower: -Math.log(2), upper: 0 } },
    };
    expect(doubtWords(aComparison({ metrics: [ratio] }), PLAIN)[0]).toContain("(1.00 to 2.00 times, p of worse");
  });

  test("is none where the intervals hold at any time, which is said", () => {
    const metric = aMetricComparison({ evidence: anEvidence({ method: "anytime" }) });
    expect(doubtWords(aComparison({ metrics: [metric] }), PLAIN)).toEqual([
      "The intervals hold at any time: this comparison may be repeated as often as one likes.",
    ]);
    expect(doubtWords(aComparison(), PLAIN)).toEqual([]);
  });
});
