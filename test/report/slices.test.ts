import { describe, expect, test } from "vitest";
import type { Result } from "../../src/domain/result.ts";
import type { SliceComparison } from "../../src/domain/verdict.ts";
import { renderComment, renderSummary } from "../../src/report/comment.ts";
import { MARKDOWN, PLAIN } from "../../src/report/markup.ts";
import { silentSlices, sliceAsides, slicesInWords } from "../../src/report/slice-words.ts";
import { sliceRows } from "../../src/report/tables.ts";
import { renderTerminal } from "../../src/report/terminal.ts";
import { aComparison, aMetricComparison, aResult, aSlice } from "../builders.ts";
import { LATENCY, SLICES } from "./results.ts";

const [WORSE = aSlice()] = SLICES;
const better: SliceComparison = aSlice({ value: "warranty", verdict: "improved", kind: "real" });

const comparing = (slices: readonly SliceComparison[]) => aComparison({ metrics: [aMetricComparison({ slices })] });
const manySlices = (count: number) =>
  Array.from({ length: count }, (_, place) => aSlice({ value: `intent-${place}`, falseDiscovery: 0.5 }));

describe("slices", () => {
  test("that moved are spelt out; others stand in the table alone", () => {
    const said = slicesInWords(comparing([...SLICES, better]), PLAIN);
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/^answers of refunds \(app\.intent\) got worse: 90 % → 66 %, .*\.$/);
    expect(said[1]).toMatch(/^answers of warranty \(app\.intent\) got better: /);
    expect(slicesInWords(comparing(manySlices(3)), PLAIN)).toEqual([]);
  });

  test("of a metric that only informs are spelt out where they got worse and the whole did not", () => {
    const held = aMetricComparison({ blocking: false, slices: [WORSE, better] });
    expect(slicesInWords(aComparison({ metrics: [held] }), PLAIN)).toHaveLength(1);
    const worse = aComparison({ metrics: [{ ...LATENCY, slices: [WORSE] }] });
    expect(slicesInWords(worse, PLAIN)).toEqual([]);
    expect(sliceAsides(worse, PLAIN)).toEqual([]);
  });

  test("that many of moved are counted after the eighth", () => {
    const slices = Array.from({ length: 11 }, (_, place) => ({ ...WORSE, value: `intent-${place}` }));
    expect(slicesInWords(comparing(slices), PLAIN).at(-1)).toBe("3 more slices moved; the table has all.");
  });

  test("without numbers for any metric are named once, with the reason", () => {
    const metrics = [aMetricComparison({ slices: SLICES }), aMetricComparison({ metric: "valid", slices: SLICES })];
    expect(silentSlices(aComparison({ metrics }), PLAIN)).toBe("Too few questions to say: gift cards (app.intent).");
    const unscored = aSlice({ value: "orders", verdict: "inconclusive", kind: "missing-results", evidence: undefined });
    expect(silentSlices(comparing([unscored]), PLAIN)).toBe("Too many answers without a score: orders (app.intent).");
    expect(silentSlices(comparing(manySlices(2)), PLAIN)).toBeUndefined();
  });

  test("have a row each, with the smallest loss they would have shown", () => {
    const metric = aMetricComparison({ slices: SLICES });
    expect(sliceRows(metric, SLICES, 10, MARKDOWN)).toEqual([
      ["Slice", "Questions", "Difference (95 %)", "Verdict", "Shows from", "p of worse"],
      ["refunds (app.intent)", "31", "−24.0 points (−35.1 to −12.9)", "**regressed**", "15.8 points", "below 0.001"],
      ["delivery (app.intent)", "104", "0.0 points (−2.1 to +2.1)", "unchanged", "3.5 points", "0.61"],
      ["gift cards (app.intent)", "6", "–", "too few to say", "–", "–"],
    ]);
    expect(sliceRows(metric, [], 10, PLAIN)).toBeUndefined();
  });

  test("that are too many for a table are counted, those that moved shown first", () => {
    const rows = sliceRows(aMetricComparison(), [...manySlices(6), WORSE], 3, PLAIN) ?? [];
    expect(rows.map(([name]) => name)).toEqual([
      "Slice",
      "refunds (app.intent)",
      "intent-0 (app.intent)",
      "intent-1 (app.intent)",
      "and 4 more",
    ]);
  });

  test("of thousands of values leave the comment short, and the verdict in it", () => {
    const metrics = Array.from({ length: 60 }, (_, place) =>
      aMetricComparison({ metric: `metric-${place}`, slices: [WORSE, ...manySlices(400)] }),
    );
    const result: Result = aResult({ comparison: aComparison({ metrics }) });
    const comment = renderComment(result);
    expect(comment.length).toBeLessThan(60_000);
    expect(comment).toContain("all slices");
    expect(comment).toContain("refunds (app.intent) got worse although the whole held");
    expect(new TextEncoder().encode(renderSummary(result)).length).toBeLessThan(1_000_000);
  });

  test("pass on no control character and forge no cell, whatever their values are", async () => {
    const hostile = aSlice({ ...WORSE, attribute: "a|<b>", value: "x\u001b[2J | <!-- y -->" });
    const result = aResult({ comparison: comparing([hostile]) });
    const terminal = await renderTerminal(result, { colour: false, width: 100 });
    expect(terminal.replace(/\n/g, "")).not.toMatch(/\p{Cc}/u);
    const comment = renderComment(result);
    expect(comment).not.toContain("<!--");
    const [row = ""] = comment.split("\n").filter((line) => line.includes("24.0 points") && line.startsWith("|"));
    expect(row.split("|")).toHaveLength(8);
  });
});
