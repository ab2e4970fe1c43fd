import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { attributionJson } from "../../src/report/attribution-json.ts";
import { attribute } from "../../src/stories/attribute.ts";
import { anIncident } from "../stories/incident.ts";
import { ATTRIBUTIONS, anAttribution } from "./attributions.ts";

const SCHEMA: unknown = JSON.parse(readFileSync(new URL("../../schema/attribution.json", import.meta.url), "utf8"));

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

describe("the attribution file", () => {
  test.each(Object.entries(ATTRIBUTIONS))(
    "for %s follows the published schema, with no key that is not in it",
    (_, attribution) => {
      const valid = validate(parsed(attributionJson(attribution)));
      expect(validate.errors ?? []).toEqual([]);
      expect(valid).toBe(true);
    },
  );

  test("of an attribution as it is really made follows the schema", async () => {
    const { suite, world, request } = await anIncident();
    validate(parsed(attributionJson(await attribute(suite, request, world))));
    expect(validate.errors ?? []).toEqual([]);
  });

  test.each([
    "suite",
    "at",
    "before",
    "after",
    "differences",
    "outcome",
    "metrics",
    "blame",
    "model",
    "checklist",
    "notes",
  ])("is refused by the schema without its %s", (key) => {
    const { [key]: _, ...rest } = parsed(attributionJson(anAttribution()));
    expect(validate(rest)).toBe(false);
  });

  test("holds the attribution as it is, its format and its sentence first", () => {
    const attribution = anAttribution();
    const text = attributionJson(attribution);
    const { format, sentence, ...rest } = parsed(text);
    expect(text.startsWith('{\n  "format": 1,\n  "sentence": "')).toBe(true);
    expect(format).toBe(1);
    expect(sentence).toMatch(/^\S.*\.$/);
    expect(rest).toEqual(attribution);
  });

  test("ends no script element that it stands in", () => {
    const hostile = anAttribution({ notes: ["</script><script>alert(1)</script>"] });
    const text = attributionJson(hostile);
    expect(text).not.toContain("<");
    expect(parsed(text)["notes"]).toEqual(hostile.notes);
  });
});
