import { describe, expect, test } from "vitest";
import { diffTuples, UNKNOWN_TUPLE, UNKNOWN_VERSION } from "../../src/domain/version.ts";
import { layerSentence } from "../../src/report/layer-sentence.ts";
import { MARKDOWN } from "../../src/report/markup.ts";
import { metricSentence } from "../../src/report/metric-sentence.ts";
import { decisiveComparison, verdictSentence } from "../../src/report/sentence.ts";
import { aComparison, aMetricComparison, anEvidence, aResult, aTuple, aVersion } from "../builders.ts";
import { CITES, COST, HELD, LATENCY, RESULTS } from "./results.ts";

describe("the sentence of a metric", () => {
  test("says by how much it got worse, with the interval, the margin and the cases", () => {
    expect(metricSentence(CITES)).toBe(
      "cites got worse: 0.91 → 0.74, −17.0 points (95 % −21.4 to −12.6), more than the 10 points allowed, 142 cases",
    );
  });

  test("does not claim that a real loss is beyond the margin when the interval does not", () => {
    expect(metricSentence(LATENCY)).toBe(
      "latency got worse: 812 ms → 1,040 ms, +228 ms (95 % +64 to +391), possibly more than the 203 ms allowed, 142 cases",
    );
  });

  test("tells the difference of a metric where lower is better as it was measured", () => {
    expect(metricSentence(COST)).toBe(
      "cost got better: $0.00128 → $0.00112, −$0.00016 (95 % −$0.00023 to −$0.000091), 142 cases",
    );
  });

  test("says which loss is ruled out when it held", () => {
    expect(metricSentence(HELD)).toBe(
      "valid held: 0.985 → 0.991, +0.6 points (95 % −0.8 to +2.0), a drop of 2 points is ruled out, 142 cases",
    );
  });

  test("admits a small loss within the margin", () => {
    const metric = aMetricComparison({
      kind: "equivalent-below-baseline",
      evidence: anEvidence({ after: 0.894, difference: -0.016, lower: -0.029, upper: -0.003 }),
    });
    expect(metricSentence(metric)).toBe(
      "answers got a little worse, by less than is allowed: 0.91 → 0.894, −1.6 points (95 % −2.9 to −0.3), a drop of 5 points is ruled out, 142 cases",
    );
  });

  test("says what it could have seen when it is undecided", () => {
    const evidence = anEvidence({
      after: 0.88,
      difference: -0.03,
      lower: -0.094,
      upper: 0.034,
      detectable: 0.09,
      cases: 1,
    });
    const undecided = aMetricComparison({ verdict: "inconclusive", kind: "wide-interval", evidence });
    expect(metricSentence(undecided)).toBe(
      "answers is undecided: 0.91 → 0.88, −3.0 points (95 % −9.4 to +3.4), 5 points allowed; this comparison could only have seen a drop of 9 points or more, 1 case",
    );
    const blind = { ...undecided, evidence: { ...evidence, detectable: Number.POSITIVE_INFINITY } };
    expect(metricSentence(blind)).toContain("this comparison could not have seen a drop of any size");
  });

  test("says so where no loss is allowed", () => {
    const worse = { ...CITES, evidence: anEvidence({ difference: -0.01, margin: 0 }) };
    expect(metricSentence(worse)).toContain(", no loss is allowed, ");
    const held = aMetricComparison({ evidence: anEvidence({ margin: 0 }) });
    expect(metricSentence(held)).toContain(", any drop is ruled out, ");
  });

  test.each([
    ["definition-differs", "answers was not compared (its definition differs between the two runs)"],
    ["judge-differs", "answers was not compared (its judge differs between the two runs)"],
    ["scoring-code-differs", "answers was not compared (its scoring code differs between the two runs)"],
    ["on-one-side-only", "answers was not compared (only one of the two runs has it)"],
    ["too-few-cases", "answers is undecided (too few cases have a score on both sides)"],
    ["missing-results", "answers is undecided (too many trials have no score)"],
  ] as const)("names what stands in the way: %s", (kind, sentence) => {
    expect(metricSentence(aMetricComparison({ kind, evidence: undefined }))).toBe(sentence);
  });

  test("gives the comparison's own reason where there is one, without its full stop", () => {
    const metric = aMetricComparison({ kind: "too-few-cases", evidence: undefined, reason: "7 cases; 10 are needed." });
    expect(metricSentence(metric)).toBe("answers is undecided (7 cases; 10 are needed)");
  });

  test("disarms a metric's name and reason", () => {
    const metric = aMetricComparison({ metric: "a|b", kind: "judge-differs", evidence: undefined, reason: "<!-- x" });
    expect(metricSentence(metric, MARKDOWN)).toBe("a&#124;b was not compared (&#60;&#33;-- x)");
  });
});

describe("the sentence about the layers", () => {
  const say = (after: Parameters<typeof aTuple>[0]) => layerSentence(diffTuples(aTuple(), aTuple(after)));

  test("names the one changed layer", () => expect(say({ prompt: "x" })).toBe("The changed layer is prompt"));

  test("lists several in pipeline order", () =>
    expect(say({ tools: "x", policy: "z", model: { id: "gpt-5", source: "native" } })).toBe(
      "The changed layers are model, policy and tools",
    ));

  test("says when nothing changed", () => expect(say({})).toBe("No layer changed"));

  test("never calls a layer the changed one while another is unknown", () =>
    expect(say({ prompt: "x", policy: UNKNOWN_VERSION })).toBe(
      "The one layer known to have changed is prompt; policy is unknown, so it cannot be ruled out",
    ));

  test("tells what is known in two ways from what is unknown", () =>
    expect(say({ tools: aVersion("77d01c", { partial: true }), policy: UNKNOWN_VERSION })).toBe(
      "No layer is known to have changed; policy is unknown, so it cannot be ruled out; tools is known in two ways, so it cannot be ruled out",
    ));

  test("says when nothing is known at all", () =>
    expect(layerSentence(diffTuples(UNKNOWN_TUPLE, UNKNOWN_TUPLE))).toBe(
      "No layer is known to have changed; model, prompt, policy, retrieval and tools are unknown, so they cannot be ruled out",
    ));
});

describe("the verdict's sentence", () => {
  test.each([
    [
      "regressed",
      "Regressed: cites got worse: 0.91 → 0.74, −17.0 points (95 % −21.4 to −12.6), more than the 10 points allowed, 142 cases. latency got worse too, but only informs. The one layer known to have changed is prompt; policy is unknown, so it cannot be ruled out.",
    ],
    [
      "improved",
      "Improved: cites got better: 0.80 → 0.906, +10.6 points (95 % +6.3 to +14.9), 142 cases. The changed layer is model.",
    ],
    [
      "unchanged",
      "Unchanged: cites and valid held: no loss beyond what is allowed, 142 cases. The changed layer is prompt.",
    ],
    [
      "not-comparable",
      "Not comparable: cites was not compared (the judge of cites differs: its model, prompt or parameters changed).",
    ],
    ["not-affected", "Not affected: the changed files touch no layer of support-desk, so nothing was replayed."],
    [
      "no-baseline",
      "No baseline: support-desk had no baseline to compare with; this run is its first, baselines/support-desk/2026/2026-11-02-0c2ee917.json.",
    ],
    [
      "errored",
      "Errored: 31 of 600 trials failed (error budget 2 %), 28 of them because the provider limited the rate: 429 after 4 attempts. Lower concurrency in the suite file, or wait a while, and run the same command again: answers that were paid for are kept.",
    ],
  ] as const)("for %s can be read alone", (verdict, sentence) => {
    expect(verdictSentence(RESULTS[verdict])).toBe(sentence);
  });

  test("says of layers that were looked at and are the same that they do not differ", () => {
    const moved = {
      ...RESULTS["not-affected"],
      touched: [{ layer: "prompt", files: ["prompts/support.md"] }],
    } as const;
    expect(verdictSentence(moved)).toBe(
      "Not affected: no layer of support-desk would be another, so nothing was replayed.",
    );
  });

  test("counts the metrics beyond the third", () => {
    const metrics = ["a", "b", "c", "d", "e"].map((metric) => ({ ...CITES, metric }));
    const sentence = verdictSentence(aResult({ comparison: aComparison({ verdict: "regressed", metrics }) }));
    expect(sentence).toContain("c got worse");
    expect(sentence).not.toContain("d got worse");
    expect(sentence).toContain("; 2 more metrics. The changed layer is prompt.");
  });

  test("a check without a baseline says how to get one", () => {
    expect(verdictSentence(aResult({ verdict: "no-baseline", comparison: undefined }))).toBe(
      "No baseline: support-desk has no baseline to compare with, so nothing was judged. Record one first: eval-baseline record.",
    );
  });

  test("a first recording that was not kept says so", () => {
    expect(verdictSentence(aResult({ story: "record", verdict: "no-baseline", comparison: undefined }))).toBe(
      "No baseline: support-desk had no baseline to compare with, and this run was not kept as one.",
    );
  });

  test("an error without a reason is still no verdict", () => {
    expect(verdictSentence(aResult({ verdict: "errored", comparison: undefined }))).toBe(
      "Errored: the run did not finish, so there is no verdict.",
    );
  });

  test("says so when nothing could be paired, or nothing decides", () => {
    const nothingPaired = aComparison({
      verdict: "not-comparable",
      metrics: [],
      pairing: { relation: "disjoint", paired: 0, onlyBefore: 3, onlyAfter: 4, clusters: 0 },
    });
    expect(verdictSentence(aResult({ comparison: nothingPaired }))).toBe(
      "Not comparable: no case stands on both sides.",
    );
    const onlyInforming = aComparison({ verdict: "inconclusive", metrics: [{ ...HELD, blocking: false }] });
    expect(verdictSentence(aResult({ comparison: onlyInforming }))).toBe(
      "Inconclusive: no metric decides; every one only informs. The changed layer is prompt.",
    );
  });

  test("is told from the drift where only the drift says the same", () => {
    const drift = aComparison({ verdict: "regressed", metrics: [CITES] });
    const result = aResult({ story: "record", verdict: "regressed", comparison: aComparison(), drift });
    expect(decisiveComparison(result)).toBe(drift);
    expect(verdictSentence(result)).toContain("cites got worse");
  });

  test("disarms the suite's name and what a provider said", () => {
    const incomplete = { reason: "error-budget", problem: "401: @you [pay](x)", remedy: "Pay <b>now</b>." } as const;
    const errored = aResult({ verdict: "errored", comparison: undefined, incomplete });
    expect(verdictSentence(errored, MARKDOWN)).toBe(
      "**Errored:** 401: &#64;\u200Byou &#91;pay&#93;&#40;x&#41;. Pay &#60;b&#62;now&#60;/b&#62;.",
    );
    const odd = aResult({ verdict: "not-affected", comparison: undefined, touched: [], suite: "a`b" });
    expect(verdictSentence(odd, MARKDOWN)).toContain("no layer of a&#96;b,");
  });
});
