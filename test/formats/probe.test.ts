import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { weeklyReadings } from "../../evals/probe/weeks.ts";
import type { ProbeReading } from "../../src/domain/probe.ts";
import { UserError } from "../../src/errors.ts";
import { parseProbe, serialiseProbe } from "../../src/formats/probe.ts";
import { standingOf } from "../../src/pipeline/probe.ts";
import { aReading, chanceFrom } from "../pipeline/probe/readings.ts";

const schema: unknown = JSON.parse(readFileSync("schema/probe.json", "utf8"));
const ajv = new Ajv2020().addSchema(schema as object, "probe");
const PATH = "probes/desk/2026-01-12.json";

function failure(content: string): { readonly problem: string; readonly remedy: string } {
  try {
    parseProbe(content, PATH);
  } catch (error) {
    if (error instanceof UserError) return { problem: error.message, remedy: error.remedy };
    throw error;
  }
  throw new Error("the text was read as a reading");
}

const READING: ProbeReading = aReading({
  reference: "probes/desk/2026-01-05.json",
  called: "1a2b3c4d",
  parameters: { temperature: 0, max_tokens: 1 },
  inputs: [{ input: "sea", outputs: { The: 5, "": 1, __proto__x: 2 } }],
  fingerprints: { fp_b: 1, fp_a: 7 },
});

describe("a reading of a probe", () => {
  test("reads back as it was written, follows the published schema, and has its keys in one order", () => {
    const written = serialiseProbe(READING);
    expect(parseProbe(written, PATH)).toEqual(READING);
    ajv.validate("probe", JSON.parse(written));
    expect(ajv.errors).toBeNull();
    const backwards = Object.fromEntries(Object.entries(READING).reverse()) as ProbeReading;
    expect(serialiseProbe(backwards)).toBe(written);
  });

  test("keeps outputs of any name", () => {
    const text = serialiseProbe(READING).replace("__proto__x", "__proto__");
    expect(Object.keys(parseProbe(text, PATH).inputs[0]?.outputs ?? {})).toContain("__proto__");
  });

  test("adds up to a standing that follows the published schema", () => {
    const readings = weeklyReadings([0, 1, 1], { chance: chanceFrom(1) });
    for (const standing of [standingOf(readings, "sim-large"), standingOf([], "sim-large")]) {
      ajv.validate("probe#/$defs/standing", standing);
      expect(ajv.errors).toBeNull();
    }
  });

  test.each([
    ["{", "it is not JSON"],
    ["[]", "it must be an object"],
    [JSON.stringify({ ...READING, at: "today" }), "at must be a time in UTC, such as 2026-11-02T06:00:00Z"],
    [JSON.stringify({ ...READING, kind: "other" }), "kind must be one of border, completions"],
    [JSON.stringify({ ...READING, inputs: [{ input: "a" }] }), "inputs[0].outputs is missing"],
    [JSON.stringify({ ...READING, calls: -1 }), "calls must be a whole number, 0 or more"],
  ])("that is broken is told with its place: %s", (content, why) => {
    expect(failure(content)).toEqual({
      problem: `${PATH} is not a reading of a probe: ${why}`,
      remedy: "Restore the file from the branch's history, or delete it: the next record then takes a reading anew.",
    });
  });

  test("of a newer format asks for a newer program", () => {
    expect(failure(JSON.stringify({ ...READING, format: 2 }))).toEqual({
      problem: `${PATH} is a reading of a probe of format 2, and this version reads format 1`,
      remedy: "Use a newer version of eval-baseline.",
    });
  });
});
