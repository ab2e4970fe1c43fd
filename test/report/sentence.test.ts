import { describe, expect, test } from "vitest";
import type { Result } from "../../src/domain/result.ts";
import type { Evidence, MetricComparison, Settle } from "../../src/domain/verdict.ts";
import { diffTuples, UNKNOWN_TUPLE, UNKNOWN_VERSION } from "../../src/domain/version.ts";
import { layerSentence } from "../../src/report/layer-sentence.ts";
import { MARKDOWN } from "../../src/report/markup.ts";
import { metricSentence } from "../../src/report/metric-sentence.ts";
import { decisiveComparison, verdictSentence } from "../../src/report/sentence.ts";
import { aComparison, aMetricComparison, anEvidence, aResult, aSlice, aTuple, aVersion } from "../builders.ts";
import { CITES, COST, HELD, LATENCY, MORE_RESULTS, RESULTS, SLICES } from "./results.ts";

const ASKED = "142 questions asked three times of each";

describe("the sentence of a metric", () => {
  test("says by how much it got worse, with the interval, the margin and the questions", () => {
    expect(metricSentence(CITES)).toBe(
      `cites got worse: 91 % → 74 %, −17.0 points (95 %: −21.4 to −12.6), more than the 10 you allow, ${ASKED}`,
    );
  });

  test("is the one that the issue of verdicts asks for", () => {
    const evidence = anEvidence({
      after: 0.839,
      difference: -0.071,
      lower: -0.104,
      upper: -0.038,
      margin: 0.03,
    });
    expect(metricSentence(aMetricComparison({ verdict: "regressed", kind: "material", evidence }))).toBe(
      `answers got worse: 91 % → 83.9 %, −7.1 points (95 %: −10.4 to −3.8), more than the 3 you allow, ${ASKED}`,
    );
  });

  test("tells time and money as ratios, and does not claim that a real loss is beyond the margin", () => {
    expect(metricSentence(LATENCY)).toBe(
      `latency rose: typically 812 ms → 1,040 ms, 1.28 times (95 %: 1.10 to 1.49), probably more than the 1.25 times you allow, ${ASKED}`,
    );
    expect(metricSentence(COST)).toBe(
      `cost fell: typically $0.00128 → $0.00112, 0.88 times (95 %: 0.82 to 0.93), ${ASKED}`,
    );
    const held = { ...LATENCY, verdict: "unchanged", kind: "equivalent" } as const;
    expect(metricSentence(held)).toContain(", a rise to 1.25 times is ruled out, ");
  });

  test("says of a loss that may be beyond the margin whether what was measured is", () => {
    const margin = (value: number) =>
      ({ ...LATENCY, unit: "score", evidence: anEvidence({ difference: -0.04, margin: value }) }) as const;
    expect(metricSentence(margin(0.03))).toContain(", probably more than the 3 you allow, ");
    expect(metricSentence(margin(0.05))).toContain(", possibly more than the 5 you allow, ");
  });

  test("tells the difference of a metric where lower is better as it was measured", () => {
    const evidence = anEvidence({
      before: 800,
      after: 1028,
      difference: -228,
      lower: -391,
      upper: -64,
      margin: 203,
    });
    expect(metricSentence({ ...LATENCY, evidence })).toBe(
      `latency rose: 800 ms → 1,028 ms, +228 ms (95 %: +64 to +391), probably more than the 203 ms you allow, ${ASKED}`,
    );
  });

  test("says which loss is ruled out when it held", () => {
    expect(metricSentence(HELD)).toBe(
      `valid held: 98.5 % → 99.1 %, +0.6 points (95 %: −0.8 to +2.0), a drop of 2 points is ruled out, ${ASKED}`,
    );
  });

  test("admits a small loss within the margin", () => {
    const metric = aMetricComparison({
      kind: "equivalent-below-baseline",
      evidence: anEvidence({ after: 0.894, difference: -0.016, lower: -0.029, upper: -0.003 }),
    });
    expect(metricSentence(metric)).toBe(
      `answers got worse a little, by less than you allow: 91 % → 89.4 %, −1.6 points (95 %: −2.9 to −0.3), a drop of 5 points is ruled out, ${ASKED}`,
    );
  });

  test.each([
    [{ trialsBefore: 142, trialsAfter: 426 }, "142 questions asked once before and three times after"],
    [{ trialsBefore: 600, trialsAfter: 600 }, "142 questions, 600 answers a side"],
    [{ trialsBefore: 142, trialsAfter: 1204 }, "142 questions, 142 answers before and 1,204 after"],
    [{ method: "unpaired" }, "142 questions, 426 answers a side"],
  ] as const)("says how often each side was asked: %o", (evidence, words) => {
    const metric = aMetricComparison({ evidence: anEvidence(evidence) });
    expect(metricSentence(metric).endsWith(`is ruled out, ${words}`)).toBe(true);
  });
});

describe("the sentence of a metric that is undecided", () => {
  const evidence = anEvidence({
    after: 0.88,
    difference: -0.03,
    lower: -0.094,
    upper: 0.034,
    detectable: 0.09,
    cases: 24,
    trialsBefore: 72,
    trialsAfter: 72,
    settle: { cases: 310, casesUsd: 12.4, trials: 7, trialsUsd: 4.1 },
  });
  const say = (overrides: Partial<Evidence>) =>
    metricSentence(
      aMetricComparison({ verdict: "inconclusive", kind: "wide-interval", evidence: { ...evidence, ...overrides } }),
    );

  test("says what stays open, what could have been seen, and what would settle it", () => {
    expect(say({})).toBe(
      "answers is undecided: a drop of 5 points is neither seen nor ruled out. 91 % → 88 %, −3.0 points (95 %: −9.4 to +3.4), 24 questions asked three times of each. This comparison could only have seen a drop of 9 points or more. 310 questions would settle it ($12.40), or 7 trials of each ($4.10)",
    );
    expect(say({ detectable: Number.POSITIVE_INFINITY })).toContain(
      "This comparison could not have seen a drop of any size. ",
    );
  });

  test("names questions alone where no number of trials would do, and says nothing of trials where none is known", () => {
    expect(say({ settle: { cases: 310, trials: null } })).toMatch(
      /\. 310 questions would settle it; more trials of the same ones would not$/,
    );
    expect(say({ settle: { cases: 310 } })).toMatch(/\. 310 questions would settle it$/);
  });

  test("says that no number of questions is enough where no loss is allowed", () => {
    const { settle: _, ...unsettled } = evidence;
    const metric = aMetricComparison({
      verdict: "inconclusive",
      kind: "wide-interval",
      evidence: { ...unsettled, margin: 0 },
    });
    expect(metricSentence(metric)).toMatch(
      /^answers is undecided: you allow no drop at all, and no number of questions can rule out every one\. .* or more$/,
    );
  });

  test("tells time and money as ratios", () => {
    const metric = { ...LATENCY, verdict: "inconclusive", kind: "wide-interval" } as const;
    expect(metricSentence(metric)).toMatch(
      /^latency is undecided: a rise to 1\.25 times is neither seen nor ruled out\. .* only have seen a rise to 1\.22 times or more$/,
    );
  });
});

describe("the sentence of a metric", () => {
  test("says so where no loss is allowed", () => {
    const worse = { ...CITES, evidence: anEvidence({ difference: -0.01, margin: 0 }) };
    expect(metricSentence(worse)).toContain(", you allow no drop, ");
    const held = aMetricComparison({ evidence: anEvidence({ margin: 0 }) });
    expect(metricSentence(held)).toContain(", any drop is ruled out, ");
  });

  test("names the slices that failed it, and the whole that did not", () => {
    const metric = aMetricComparison({ verdict: "regressed", kind: "slice-regressed", slices: SLICES });
    expect(metricSentence(metric)).toBe(
      `answers of refunds (app.intent) got worse: 90 % → 66 %, −24.0 points (95 %: −35.1 to −12.9), more than the 5 you allow, 31 questions asked three times of each. The whole held: 91 % → 91 %, 0.0 points (95 %: −2.1 to +2.1), ${ASKED}`,
    );
    const open = { ...metric, evidence: anEvidence({ lower: -0.06 }) };
    expect(metricSentence(open)).toContain(". The whole is undecided: ");
    const slices = ["a", "b", "c", "d", "e"].map((value) => aSlice({ ...SLICES[0], value }));
    const many = metricSentence({ ...metric, slices });
    expect(many).toContain("answers of c (app.intent) got worse");
    expect(many).toContain(". 2 more slices got worse. The whole held: ");
    expect(many).not.toContain("of d (app.intent)");
  });

  test.each([
    ["suite-differs", "answers was not compared (the two runs are of different suites)"],
    ["target-differs", "answers was not compared (one run holds observed answers and the other replayed ones)"],
    [
      "design-differs",
      "answers was not compared (no question is on both sides, and the samples were drawn by different rules)",
    ],
    ["definition-differs", "answers was not compared (its definition differs between the two runs)"],
    ["judge-differs", "answers was not compared (its judge differs between the two runs)"],
    ["scoring-code-differs", "answers was not compared (its scoring code differs between the two runs)"],
    ["on-one-side-only", "answers was not compared (only one of the two runs has it)"],
    ["too-few-cases", "answers is undecided (too few questions have a score on both sides)"],
    ["shrunken-sample", "answers is undecided (too few of the earlier questions are on both sides)"],
    ["missing-results", "answers is undecided (too many answers have no score)"],
    ["went-missing", "answers cannot be judged (more scores are missing than before)"],
    ["wide-interval", "answers is undecided"],
    ["equivalent", "answers held"],
  ] as const)("names what stands in the way: %s", (kind, sentence) => {
    expect(metricSentence(aMetricComparison({ kind, evidence: undefined }))).toBe(sentence);
  });

  test("gives the comparison's own reason where there is one, without its full stop", () => {
    const metric = aMetricComparison({ kind: "too-few-cases", evidence: undefined, reason: "7 cases; 10 are needed." });
    expect(metricSentence(metric)).toBe("answers is undecided (7 cases; 10 are needed)");
  });

  test("disarms a metric's name and reason, and a slice's value and attribute", () => {
    const metric = aMetricComparison({ metric: "a|b", kind: "judge-differs", evidence: undefined, reason: "<!-- x" });
    expect(metricSentence(metric, MARKDOWN)).toBe("a&#124;b was not compared (&#60;&#33;-- x)");
    const slice = aSlice({ ...SLICES[0], value: "<b>", attribute: "@you" });
    const sliced = aMetricComparison({ verdict: "regressed", kind: "slice-regressed", slices: [slice] });
    expect(metricSentence(sliced, MARKDOWN)).toContain("answers of &#60;b&#62; (&#64;\u200Byou) got worse: ");
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
      "Regressed: cites got worse: 91 % → 74 %, −17.0 points (95 %: −21.4 to −12.6), more than the 10 you allow, 142 questions asked three times of each. Compared on the 142 questions that both sides were asked. latency got worse too, but only informs. The one layer known to have changed is prompt; policy is unknown, so it cannot be ruled out.",
    ],
    [
      "improved",
      "Improved: cites got better: 80 % → 90.6 %, +10.6 points (95 %: +6.3 to +14.9), 142 questions asked three times of each. The changed layer is model.",
    ],
    [
      "unchanged",
      "Unchanged: cites (91 % → 91 %) and valid (98.5 % → 99.1 %) held: no loss as large as you allow, 142 questions asked three times of each. The changed layer is prompt.",
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
    expect(sentence).toContain(". 2 more metrics. The changed layer is prompt.");
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

  test("a change that no replay can show was not asked about", () => {
    expect(verdictSentence(aResult({ verdict: "inconclusive", gate: "warn", comparison: undefined }))).toBe(
      "Inconclusive: nothing was asked, because no replay can show what this change does.",
    );
  });

  test("says so when nothing could be paired, or nothing decides", () => {
    const nothingPaired = aComparison({
      verdict: "not-comparable",
      metrics: [],
      pairing: { relation: "disjoint", paired: 0, onlyBefore: 3, onlyAfter: 4, clusters: 0 },
    });
    expect(verdictSentence(aResult({ comparison: nothingPaired }))).toBe(
      "Not comparable: no question stands on both sides.",
    );
    const onlyInforming = aComparison({ verdict: "inconclusive", metrics: [{ ...HELD, blocking: false }] });
    expect(verdictSentence(aResult({ comparison: onlyInforming }))).toBe(
      "Inconclusive: no metric decides; every one only informs. The changed layer is prompt.",
    );
  });

  test("tells metrics that only wide intervals keep undecided in one sentence, and what settles them all", () => {
    const settles: readonly Settle[] = [
      { cases: 310, casesUsd: 12.4, trials: 7, trialsUsd: 4.1 },
      { cases: 90, trials: 9, trialsUsd: 5 },
    ];
    const open = (settle: Settle | undefined, place: number) =>
      aMetricComparison({
        metric: `metric-${place}`,
        verdict: "inconclusive",
        kind: "wide-interval",
        evidence: anEvidence({ after: 0.88, ...(settle === undefined ? {} : { settle }) }),
      });
    const said = (all: readonly (Settle | undefined)[]) =>
      verdictSentence(
        aResult({
          verdict: "inconclusive",
          comparison: aComparison({ verdict: "inconclusive", metrics: all.map(open) }),
        }),
      );
    const start = `Inconclusive: metric-0 (91 % → 88 %) and metric-1 (91 % → 88 %) are undecided: losses as large as you allow are neither seen nor ruled out, ${ASKED}.`;
    expect(said(settles)).toContain(`${start} 310 questions would settle it ($12.40), or 9 trials of each ($5.00). `);
    expect(said([settles[0], { cases: 90, trials: null }])).toContain("; more trials of the same ones would not. ");
    expect(said([settles[0], undefined])).not.toContain("settle");
  });

  test("is told from the anchor where only the anchor says the same, and calls slow decay by its name", () => {
    const result = MORE_RESULTS["slow-decay"] as Result;
    expect(decisiveComparison(result)).toBe(result.anchored?.comparison);
    expect(verdictSentence(result)).toBe(
      "Regressed: since the anchor of 2026-09-28, cites got worse: 92 % → 85 %, −7.0 points (95 %: −12.1 to −1.9), probably more than the 5 you allow, 61 questions asked three times of each. Against the latest baseline it did not get worse: this is slow decay. Compared on the 61 questions that both sides were asked. valid moved to another level, and no version differs across it. No layer changed.",
    );
  });

  test("is never told from the drift, which only informs", () => {
    const drift = aComparison({ verdict: "regressed", metrics: [CITES] });
    const result = aResult({ verdict: "regressed", comparison: aComparison(), drift });
    expect(decisiveComparison(result)).toBe(result.comparison);
    expect(verdictSentence(result)).not.toContain("cites");
  });

  test("of a comparison that is errored says what is missing", () => {
    expect(verdictSentence(MORE_RESULTS["went-missing"] as Result)).toBe(
      "Errored: cites cannot be judged (0 % of the answers before and 12 % after have no score; 2 % more may be missing). The changed layer is prompt.",
    );
  });

  test("says of two samples without a common question what a difference may be", () => {
    expect(verdictSentence(MORE_RESULTS["unpaired"] as Result)).toContain(
      ". Other questions were asked on each side: a difference may be the traffic's, not the system's. No layer changed.",
    );
  });

  test("never hides a slice that got worse while the whole did not", () => {
    const sliced = (overrides: Partial<MetricComparison>) =>
      verdictSentence(
        aResult({ comparison: aComparison({ metrics: [aMetricComparison({ slices: SLICES, ...overrides })] }) }),
      );
    expect(sliced({})).toContain(". In answers, refunds (app.intent) got worse although the whole held. ");
    expect(sliced({ verdict: "improved", kind: "real" })).toContain("although the whole got better. ");
    expect(sliced({ verdict: "inconclusive", kind: "wide-interval" })).toContain("although the whole is undecided. ");
    expect(sliced({ verdict: "regressed", kind: "material" })).toContain(
      ". The loss in answers shows in refunds (app.intent). ",
    );
    const slices = ["a", "b", "c", "d", "e"].map((value) => aSlice({ ...SLICES[0], value }));
    expect(sliced({ slices })).toContain(
      "In answers, a (app.intent), b (app.intent), c (app.intent) and 2 more got worse although the whole held.",
    );
  });

  test("points out a whole that moved against all of its parts", () => {
    const metrics = [aMetricComparison({ paradox: "app.intent" })];
    expect(verdictSentence(aResult({ comparison: aComparison({ metrics }) }))).toContain(
      ". Every slice of app.intent moved the other way than answers as a whole did (Simpson's paradox): believe the slices. ",
    );
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
