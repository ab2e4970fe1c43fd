import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Gate, GateAction } from "../../src/domain/suite.ts";
import type { Verdict } from "../../src/domain/verdict.ts";
import { compare } from "../../src/pipeline/compare/compare.ts";
import { metricSentence } from "../../src/report/metric-sentence.ts";
import { VERDICT_TITLE } from "../../src/report/verdict-title.ts";
import { normalQuantile, tCdf, tQuantile } from "../../src/statistics/distributions.ts";
import { gateAction } from "../../src/stories/gate.ts";
import { aCaseRow, aMetricComparison, aMetricRecord, anEvidence, aRun, aTrial } from "../builders.ts";
import { HELD, LATENCY, MORE_RESULTS, RESULTS } from "../report/results.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const DOCUMENT = read("docs/verdicts.md");
const DOMAIN = read("src/domain/verdict.ts");

/** The cells of every table row whose first cell is a word in code font. */
const rows = [...DOCUMENT.matchAll(/^\| `([a-z-]+)` \|(.*)\|$/gm)].map(([, name = "", rest = ""]) => ({
  name,
  cells: rest.split("|").map((cell) => cell.trim()),
}));

function literalsOf(type: string): readonly string[] {
  const [, body = ""] = new RegExp(`^export type ${type} =([^;]*);`, "m").exec(DOMAIN) ?? [];
  return [...body.matchAll(/"([a-z-]+)"/g)].map(([, literal = ""]) => literal);
}

const DEFAULTS = JSON.parse(read("schema/suite.json")).definitions.gate.properties;

function defaultOf(key: string): GateAction {
  return DEFAULTS[key].default;
}

const GATE: Gate = {
  onRegressed: defaultOf("on-regressed"),
  onInconclusive: defaultOf("on-inconclusive"),
  onNotComparable: defaultOf("on-not-comparable"),
  confidence: 0.95,
  looks: 1,
  slices: "inform",
  control: 1,
};

describe("docs/verdicts.md", () => {
  const verdicts = Object.keys(VERDICT_TITLE) as readonly Verdict[];

  test("explains every verdict and every kind once, and nothing else", () => {
    expect(rows.map(({ name }) => name)).toEqual([...literalsOf("Verdict"), ...literalsOf("VerdictKind")]);
  });

  test.each(verdicts)("says what the gate does by default with %s", (verdict) => {
    const [, gate = "", exit = ""] = rows.find(({ name }) => name === verdict)?.cells ?? [];
    const action = gateAction(verdict, GATE);
    expect(gate).toMatch(new RegExp(`\`${action}\`(;|$)`));
    expect(exit.split(";")[0]).toBe(verdict === "errored" ? "2" : action === "fail" ? "1" : "0");
  });

  test("gives each kind verdicts that exist", () => {
    const kinds = rows.filter(({ name }) => literalsOf("VerdictKind").includes(name));
    for (const { cells } of kinds)
      for (const [, verdict = ""] of (cells[0] ?? "").matchAll(/`([a-z-]+)`/g))
        expect(literalsOf("MetricVerdict")).toContain(verdict);
  });
});

test("docs/verdicts.md shows the gate with its own defaults", () => {
  const [, block = ""] = /^```yaml\n(gate:.*?)^```$/ms.exec(DOCUMENT) ?? [];
  const { gate } = parse(block);
  const withDefaults = Object.keys(DEFAULTS).filter((key) => "default" in DEFAULTS[key]);
  expect(Object.keys(gate).sort()).toEqual(withDefaults.sort());
  for (const [key, value] of Object.entries(gate)) expect([key, value]).toEqual([key, DEFAULTS[key].default]);
});

test("docs/verdicts.md quotes sentences as they are written", () => {
  const issued = anEvidence({ after: 0.839, difference: -0.071, lower: -0.104, upper: -0.038, margin: 0.03 });
  const said = [
    aMetricComparison({ verdict: "regressed", kind: "material", evidence: issued }),
    HELD,
    LATENCY,
    ...[RESULTS.inconclusive, MORE_RESULTS["slice"]].flatMap((result) => result?.comparison?.metrics.slice(0, 1) ?? []),
    exampleComparison(0.05),
  ].map((metric) => metricSentence(metric));
  const quoted = [...DOCUMENT.matchAll(/^> (.+)$/gm)].map(([, sentence]) => sentence);
  expect(quoted).toEqual(said);
});

/** The rows of the worked example as the page has them: trials of base and head, their means, the difference. */
const EXAMPLE = [
  ...DOCUMENT.matchAll(/^\| (\d+) \| ([01]), ([01]) \| ([01]), ([01]) \| ([\d.]+) \| ([\d.]+) \| (−?[\d.]+) \|$/gm),
].map(([, ...cells]) => cells.map((cell) => Number(cell.replace("−", "-"))));

/** What the program makes of the page's scores. @param changed trials that come out otherwise, by question and column */
function exampleComparison(margin: number, changed: { readonly [cell: string]: number } = {}) {
  const metrics = [aMetricRecord({ margin: { kind: "absolute", value: margin } })];
  const side = (first: 1 | 3) =>
    aRun({
      trials: 2,
      metrics,
      cases: EXAMPLE.map((row) =>
        aCaseRow({
          id: `question-${row[0]}`,
          trials: [first, first + 1].map((column) =>
            aTrial({ scores: { answers: changed[`${row[0]}:${column}`] ?? row[column] ?? Number.NaN } }),
          ),
        }),
      ),
    });
  const [metric] = compare(side(1), side(3), { confidence: 0.95 }).metrics;
  if (metric?.evidence === undefined) throw new Error("the example is not compared");
  return { ...metric, evidence: metric.evidence };
}

/** As the page writes numbers. */
const written = (value: number, digits: number) => value.toFixed(digits).replace("-", "−");

describe("the worked example of docs/verdicts.md", () => {
  test("has twelve questions, whose means and differences follow from their trials", () => {
    expect(EXAMPLE).toHaveLength(12);
    for (const [, a = 0, b = 0, c = 0, d = 0, before = 0, after = 0, difference = 0] of EXAMPLE)
      expect([before, after, difference]).toEqual([(a + b) / 2, (c + d) / 2, after - before]);
  });

  test("comes to the numbers that a calculator comes to", () => {
    const differences = EXAMPLE.map((row) => row[7] ?? Number.NaN);
    const mean = differences.reduce((sum, d) => sum + d, 0) / 12;
    const squares = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0);
    const error = Math.sqrt(squares / (11 * 12));
    const quantile = tQuantile(0.975, 11);
    expect(DOCUMENT).toContain(`The squares add up to 12 × 0.25² = ${written(squares, 2)}.`);
    expect(DOCUMENT).toContain(`√(0.75 / (11 × 12)) = ${written(error, 4)}.`);
    expect(DOCUMENT).toContain(`11 degrees of freedom: ${written(quantile, 3)}.`);
    expect(DOCUMENT).toContain(
      `2.201 × 0.0754 = ${written(quantile * error, 4)}. −0.25 − 0.1659 = ${written(mean - quantile * error, 4)} and −0.25 + 0.1659 = ${written(mean + quantile * error, 4)}:`,
    );
    expect(DOCUMENT).toContain(`−0.25 / 0.0754 = ${written(mean / error, 3)}.`);
    expect(DOCUMENT).toContain(`has the chance p = ${written(tCdf(mean / error, 11), 4)} if`);
  });

  test("comes to the same numbers and the verdict in the program", () => {
    const { verdict, kind, evidence } = exampleComparison(0.05);
    expect([verdict, kind]).toEqual(["regressed", "material"]);
    expect(written(100 * evidence.before, 1)).toBe("79.2");
    expect(written(100 * evidence.after, 1)).toBe("54.2");
    expect(evidence.difference).toBe(-0.25);
    expect(written(evidence.lower, 4)).toBe("−0.4159");
    expect(written(evidence.upper, 4)).toBe("−0.0841");
    expect(written(evidence.pRegressed, 4)).toBe("0.0034");
  });

  test("comes to the verdicts it names under other margins", () => {
    const verdictAt = (margin: number) => {
      const { verdict, kind } = exampleComparison(margin);
      return [verdict, kind];
    };
    expect(verdictAt(0.1)).toEqual(["regressed", "real"]);
    expect(verdictAt(0.5)).toEqual(["unchanged", "equivalent-below-baseline"]);
  });

  test("is undecided when two questions come out otherwise, and settled by as many as it says", () => {
    // Question 4 loses its second answer on the head, question 12 its second on the base.
    const { verdict, kind, evidence } = exampleComparison(0.05, { "4:4": 0, "12:2": 0 });
    expect([verdict, kind]).toEqual(["inconclusive", "wide-interval"]);
    const error = Math.sqrt(1.75 / (11 * 12));
    const wanted = 0.05 / (normalQuantile(0.975) + normalQuantile(0.8));
    expect(evidence.difference).toBe(-0.25);
    expect(DOCUMENT).toContain(
      `√(1.75 / (11 × 12)) = ${written(error, 4)}, and the limits are ${written(evidence.lower, 4)} and +${written(evidence.upper, 4)}:`,
    );
    expect(DOCUMENT).toContain(`0.05 / (1.960 + 0.842) = ${written(wanted, 5)}.`);
    expect(Math.ceil(12 * (error / wanted) ** 2)).toBe(500);
    expect(evidence.settle?.cases).toBe(500);
    expect(DOCUMENT).toContain("makes 500 questions.");
  });
});
