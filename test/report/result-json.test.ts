import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { compare } from "../../src/pipeline/compare/compare.ts";
import { resultJson } from "../../src/report/result-json.ts";
import {
  aCaseRow,
  aComparison,
  aMetricComparison,
  aMetricRecord,
  anEvidence,
  aResult,
  aRun,
  aTrial,
} from "../builders.ts";
import { MORE_RESULTS, RESULTS } from "./results.ts";

const SCHEMA: unknown = JSON.parse(readFileSync(new URL("../../schema/result.json", import.meta.url), "utf8"));

/** The published schema lets later keys through; here every key we write must be in it. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)]);
  return { ...Object.fromEntries(entries), ...("required" in schema && { additionalProperties: false }) };
}

const ajv = new Ajv2020({ allowUnionTypes: true });
const validate = ajv.compile(closed(SCHEMA) as object);
const parsed = (text: string): Record<string, unknown> => JSON.parse(text);

describe("the result file", () => {
  test.each(Object.entries({ ...RESULTS, ...MORE_RESULTS }))(
    "for %s follows the published schema, with no key that is not in it",
    (_, result) => {
      const valid = validate(parsed(resultJson(result)));
      expect(validate.errors ?? []).toEqual([]);
      expect(valid).toBe(true);
    },
  );

  test.each(Object.keys(parsed(resultJson(RESULTS["not-affected"]))))(
    "is refused by the schema without its %s",
    (key) => {
      const { [key]: _, ...rest } = parsed(resultJson(RESULTS["not-affected"]));
      expect(validate(rest)).toBe(false);
    },
  );

  test("holds the result as it is, its format first", () => {
    const text = resultJson(RESULTS.regressed);
    const { format, sentence, ...result } = parsed(text);
    expect(text.startsWith('{\n  "format": 1,\n  "sentence": "Regressed: cites got worse')).toBe(true);
    expect([format, sentence]).toEqual([1, expect.stringContaining("more than the 10 you allow")]);
    expect(result).toEqual(RESULTS.regressed);
  });

  test("of a comparison as it is really made follows the schema: slices, weights, ratios, a look and anytime", () => {
    const side = (shift: number) =>
      aRun({
        trials: 2,
        metrics: [aMetricRecord(), aMetricRecord({ name: "latency", unit: "ms", direction: "lower-is-better" })],
        cases: Array.from({ length: 60 }, (_, place) =>
          aCaseRow({
            id: `case-${place}`,
            weight: 1 + (place % 3),
            slices: { "app.intent": place % 2 === 0 ? "refunds" : place < 5 ? "gift cards" : "delivery" },
            trials: [0, 1].map((trial) =>
              aTrial({
                scores: { answers: (place + trial + shift) % 4 === 0 ? 0 : 1, latency: 500 + place * (1 + shift) },
              }),
            ),
          }),
        ),
      });
    const made = [
      compare(side(0), side(1), { confidence: 0.95, slices: "block", usdPerAnswer: 0.002 }),
      compare(side(0), side(1), { confidence: 0.95, look: { fractions: [0.5, 1], at: 0 } }),
      compare(side(0), side(1), { confidence: 0.95, anytime: true }),
    ];
    for (const comparison of made) {
      validate(parsed(resultJson(aResult({ comparison }))));
      expect(validate.errors ?? []).toEqual([]);
    }
    const [first] = made[0]?.metrics ?? [];
    expect([first?.slices?.length, first?.evidence?.settle !== undefined]).toEqual([3, true]);
    expect(made[0]?.metrics[1]?.evidence?.ratio?.value).toBeGreaterThan(1);
  });

  test("may stand in a script element, and says the same there", () => {
    const hostile = "</script><!-- <script>\u2028\u2029 & ]]>";
    const result = aResult({ suite: hostile, notes: [hostile] });
    const text = resultJson(result);
    expect(text).not.toMatch(/[<\u2028\u2029]/);
    const { format: _format, sentence: _sentence, ...read } = parsed(text);
    expect(read).toEqual(result);
  });

  test("is the same bytes for the same result, whatever the order of its keys", () => {
    const { touched, notes, ...rest } = RESULTS.unchanged;
    expect(resultJson({ notes, touched, ...rest })).toBe(resultJson(RESULTS.unchanged));
  });

  test("says null where a number is not finite, and the schema lets it", () => {
    const evidence = anEvidence({ detectable: Number.POSITIVE_INFINITY, lower: Number.NEGATIVE_INFINITY });
    const text = resultJson(aResult({ comparison: aComparison({ metrics: [aMetricComparison({ evidence })] }) }));
    expect(text).toContain('"detectable": null');
    expect(validate(parsed(text))).toBe(true);
  });
});
