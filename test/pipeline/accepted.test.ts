import { describe, expect, test } from "vitest";
import type { Acceptance, AcceptedLoss } from "../../src/domain/acceptance.ts";
import type { MetricComparison } from "../../src/domain/verdict.ts";
import { lossesOf, notAccepted } from "../../src/pipeline/accepted.ts";
import { aComparison, aMetricComparison, anEvidence, aSlice } from "../builders.ts";

function fallen(
  difference: number,
  { metric = "cites", half = 0.02, ...rest }: Partial<MetricComparison> & { readonly half?: number } = {},
): MetricComparison {
  const evidence = anEvidence({ difference, lower: difference - half, upper: difference + half, margin: 0.03 });
  return aMetricComparison({ metric, verdict: "regressed", kind: "material", evidence, ...rest });
}

function worse(...metrics: readonly MetricComparison[]) {
  return aComparison({ verdict: "regressed", metrics });
}

function accepting(...losses: readonly AcceptedLoss[]): Acceptance {
  return {
    pullRequest: 7,
    head: "a".repeat(40),
    label: "accept-regression",
    by: "ada",
    at: "2026-11-02T06:00:00Z",
    losses,
  };
}

function lost(difference: number, rest: Partial<AcceptedLoss> = {}): AcceptedLoss {
  return { metric: "cites", scale: "difference", difference, ...rest };
}

describe("the losses of a comparison", () => {
  test("are those of the blocking metrics that regressed, and of no others", () => {
    const comparison = worse(
      fallen(-0.1),
      fallen(-0.2, { metric: "style", blocking: false }),
      fallen(-0.01, { metric: "tone", verdict: "unchanged", kind: "non-inferior" }),
    );
    expect(lossesOf(comparison)).toEqual([lost(-0.1)]);
  });

  test("are those of the slices alone where slices decided", () => {
    const [fell, held] = [anEvidence({ difference: -0.3 }), anEvidence({ difference: 0 })];
    const slices = [
      aSlice({ attribute: "app.intent", value: "refund", verdict: "regressed", evidence: fell }),
      aSlice({ attribute: "app.intent", value: "order", verdict: "unchanged", evidence: held }),
    ];
    expect(lossesOf(worse(fallen(-0.01, { kind: "slice-regressed", slices })))).toEqual([
      lost(-0.3, { slice: { attribute: "app.intent", value: "refund" } }),
    ]);
  });

  test("are none for scores that went missing: nobody knows what was lost", () => {
    expect(lossesOf(worse(fallen(-0.1, { verdict: "errored", kind: "went-missing" })))).toEqual([]);
  });
});

describe("a regression", () => {
  test("that nobody accepted is raised, the metrics by name", () => {
    expect(notAccepted(worse(fallen(-0.1, { metric: "tone" }), fallen(-0.1)), [])).toEqual(["cites", "tone"]);
  });

  test.each([
    ["as large as what was accepted", -0.1, 0.02, []],
    ["smaller", -0.05, 0.02, []],
    ["larger by less than the margin", -0.125, 0.02, []],
    ["larger by the margin and clearly so", -0.14, 0.02, ["cites"]],
    ["larger by the margin, with an interval that leaves a smaller one", -0.14, 0.05, []],
  ] as const)("that is %s is raised or not: %d ± %d", (_, difference, half, raised) => {
    expect(notAccepted(worse(fallen(difference, { half })), [accepting(lost(-0.1))])).toEqual(raised);
  });

  test("is covered by losses that were accepted one after another", () => {
    const comparison = worse(fallen(-0.2));
    expect(notAccepted(comparison, [accepting(lost(-0.1))])).toEqual(["cites"]);
    expect(notAccepted(comparison, [accepting(lost(-0.1)), accepting(lost(-0.1))])).toEqual([]);
  });

  test("is not covered by a loss of another metric, nor by one on another scale", () => {
    const comparison = worse(fallen(-0.1));
    expect(notAccepted(comparison, [accepting(lost(-0.5, { metric: "tone" }))])).toEqual(["cites"]);
    expect(notAccepted(comparison, [accepting(lost(-0.5, { scale: "ratio" }))])).toEqual(["cites"]);
  });

  test("of the whole is not covered by a loss that was accepted for a slice", () => {
    const slice = { attribute: "app.intent", value: "refund" };
    expect(notAccepted(worse(fallen(-0.1)), [accepting(lost(-0.5, { slice }))])).toEqual(["cites"]);
  });

  test("of a slice is covered by one of the same slice or of the whole, and by no other slice's", () => {
    const evidence = anEvidence({ difference: -0.3, upper: -0.25, margin: 0.03 });
    const slices = [aSlice({ attribute: "app.intent", value: "refund", verdict: "regressed", evidence })];
    const comparison = worse(fallen(-0.01, { kind: "slice-regressed", slices }));
    const of = (value: string) => accepting(lost(-0.3, { slice: { attribute: "app.intent", value } }));
    expect(notAccepted(comparison, [of("refund")])).toEqual([]);
    expect(notAccepted(comparison, [of("order")])).toEqual(["cites"]);
    expect(notAccepted(comparison, [accepting(lost(-0.3))])).toEqual([]);
    expect(notAccepted(comparison, [accepting(lost(-0.05))])).toEqual(["cites"]);
  });
});
