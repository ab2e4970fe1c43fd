import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { PostMortem } from "../../src/domain/post-mortem.ts";
import { UserError } from "../../src/errors.ts";
import { parsePostMortem, serialisePostMortem } from "../../src/formats/post-mortem.ts";
import { ATTRIBUTIONS } from "../report/attributions.ts";
import { aPostMortem, NOT_REPRODUCED } from "../report/post-mortems.ts";

const read = (name: string) => JSON.parse(readFileSync(`schema/${name}.json`, "utf8")) as object;
const validate = new Ajv2020({ allowUnionTypes: true }).compile(read("post-mortem"));
const validateAttribution = new Ajv2020({ allowUnionTypes: true }).compile(read("attribution"));
const PATH = "incidents/x/post-mortem.json";

const SLICE = { attribute: "app.intent", value: "refund" };
const EVERY_GAP: PostMortem["gaps"] = [
  {
    code: "cadence",
    firstBad: "2026-11-01T06:00:00Z",
    began: "2026-11-02T06:00:00Z",
    prevention: [{ kind: "record-every", hours: 24 }],
  },
  { code: "other-tuple", run: "r.json", differences: [], prevention: [{ kind: "align-suite", layers: ["prompt"] }] },
  {
    code: "unversioned",
    layers: ["tools"],
    changePoint: "r.json",
    prevention: [{ kind: "stamp-version", layer: "tools", attribute: "a" }],
  },
  {
    code: "no-case-in-slice",
    slice: SLICE,
    share: 0.05,
    needed: 59,
    prevention: [{ kind: "slice-quota", slice: SLICE, cases: 12 }],
  },
  {
    code: "novel-queries",
    queries: 30,
    novel: 20,
    p: 0.005,
    prevention: [{ kind: "add-cases", cases: ["a"], traces: ["t"], slice: SLICE }],
  },
  { code: "underpowered-slice", slice: SLICE, cases: 4, detectable: 0.7, loss: 0.6, needed: 12, prevention: [] },
  {
    code: "blind-metric",
    metric: "m",
    confirmed: 20,
    seen: 2,
    upper: 0.3,
    prevention: [{ kind: "calibrate-judge", metric: "m", labels: 100 }],
  },
  {
    code: "margin-too-wide",
    metric: "m",
    loss: 0.03,
    margin: 0.1,
    share: 0.05,
    prevention: [{ kind: "narrow-margin", metric: "m", margin: 0.03, slice: SLICE }],
  },
  { code: "canary-too-small", cases: 20, needed: 59, chance: 0.36, prevention: [{ kind: "canary-size", cases: 59 }] },
  {
    code: "alert-ignored",
    alerts: [{ at: "2026-11-01T06:00:00Z", what: "probe-changed", gate: "warn" }],
    prevention: [{ kind: "fail-on-regressed" }],
  },
];

const FULL = aPostMortem({
  gaps: EVERY_GAP,
  standing: { status: "closed", kind: "near-miss", severity: "S3" },
  asked: { traces: ["a", "b"], means: [{ side: "before", layer: "retrieval", value: "old.json" }] },
  impact: { metric: "latency", means: { unit: "ms", before: 812.4, during: 1240 }, slices: [] },
  incomplete: { reason: "no-cases", problem: "too few questions", remedy: "Name more." },
});

const EXAMPLES: readonly (readonly [string, PostMortem])[] = [
  ["full", FULL],
  ["usual", aPostMortem()],
  ["not reproduced", NOT_REPRODUCED],
  ...Object.entries(ATTRIBUTIONS).map(
    ([name, attribution]) => [`attribution ${name}`, aPostMortem({ attribution })] as const,
  ),
];

describe("a post-mortem as JSON", () => {
  test.each(EXAMPLES)("reads back as it was written (%s)", (_, postMortem) => {
    expect(parsePostMortem(serialisePostMortem(postMortem), PATH)).toEqual(postMortem);
  });

  test.each(EXAMPLES)("follows the published schemas (%s)", (_, postMortem) => {
    const json = JSON.parse(serialisePostMortem(postMortem)) as { readonly attribution: object };
    validate(json);
    expect(validate.errors ?? []).toEqual([]);
    validateAttribution(json.attribution);
    expect(validateAttribution.errors ?? []).toEqual([]);
  });

  test("has every key of its own in the schema", () => {
    expect(unknownKeys(JSON.parse(serialisePostMortem(FULL)), read("post-mortem") as Schema, "")).toEqual([]);
    expect(unknownKeys(JSON.parse(serialisePostMortem(aPostMortem())), read("post-mortem") as Schema, "")).toEqual([]);
  });

  test("has its keys in one order, whatever the order they came in", () => {
    expect(serialisePostMortem(backwards(FULL))).toBe(serialisePostMortem(FULL));
  });

  test("ignores keys of a later program", () => {
    const json = { ...JSON.parse(serialisePostMortem(aPostMortem())), later: true };
    expect(parsePostMortem(JSON.stringify(json), PATH)).toEqual(aPostMortem());
  });
});

describe("what is no post-mortem", () => {
  const RESTORE = "Restore the file from the branch's history, or delete its folder and write the post-mortem again.";
  const changed = (edit: (json: Record<string, unknown>) => void) => {
    const json = JSON.parse(serialisePostMortem(aPostMortem()));
    edit(json);
    return JSON.stringify(json);
  };

  test.each([
    ["not JSON", "{", "it is not JSON"],
    ["a list", "[]", "it must be an object"],
    ["without a format", "{}", "format is missing"],
    [
      "a wrong status",
      changed((json) => Object.assign(json, { standing: { status: "solved", kind: "incident" } })),
      "standing.status must be one of draft, confirmed, disputed, closed",
    ],
    [
      "a wrong gap",
      changed((json) => Object.assign(json, { gaps: [{ code: "G1", prevention: [] }] })),
      "gaps[0].code must be one of cadence, other-tuple, unversioned, no-case-in-slice, novel-queries, underpowered-slice, blind-metric, margin-too-wide, canary-too-small, alert-ignored",
    ],
    [
      "a wrong prevention",
      changed((json) => Object.assign(json, { gaps: [{ ...EVERY_GAP[0], prevention: [{ kind: "hope" }] }] })),
      "gaps[0].prevention[0].kind must be one of add-cases, slice-quota, stamp-version, calibrate-judge, narrow-margin, record-every, align-suite, fail-on-regressed, canary-size",
    ],
    [
      "a time that is none",
      changed((json) => Object.assign(json, { at: "yesterday" })),
      "at must be a time in UTC, such as 2026-11-02T06:00:00Z",
    ],
    [
      "a rate that is text",
      changed((json) => Object.assign(json, { durations: { toDetect: "2 h" } })),
      "durations.toDetect must be a number",
    ],
  ])("is refused with the place: %s", (_, content, problem) => {
    expect(refusal(content)).toEqual({ problem: `${PATH} is not a post-mortem: ${problem}`, remedy: RESTORE });
  });

  test("of a newer format is refused as that", () => {
    expect(refusal(changed((json) => Object.assign(json, { format: 2 })))).toEqual({
      problem: `${PATH} is a post-mortem of format 2, and this version reads format 1`,
      remedy: "Use a newer version of eval-baseline.",
    });
  });

  test("is never taken for one by a property that every object has", () => {
    expect(refusal('{"__proto__":{"format":1}}').problem).toBe(`${PATH} is not a post-mortem: format is missing`);
  });
});

function refusal(content: string): { readonly problem: string; readonly remedy: string } {
  try {
    parsePostMortem(content, PATH);
  } catch (error) {
    if (error instanceof UserError) return { problem: error.message, remedy: error.remedy };
    throw error;
  }
  throw new Error("the text was read as a post-mortem");
}

function backwards<T>(value: T): T {
  if (Array.isArray(value)) return value.map(backwards) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, backwards(inner)])
      .reverse(),
  ) as T;
}

type Schema = {
  readonly $ref?: string;
  readonly properties?: { readonly [key: string]: Schema };
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly $defs?: { readonly [name: string]: Schema };
};

/** Keys of a value that its schema does not name; where a schema names none at all, another one does. */
function unknownKeys(value: unknown, root: Schema, place: string, schema: Schema = root): readonly string[] {
  const resolved = schema.$ref === undefined ? schema : (root.$defs?.[schema.$ref.replace("#/$defs/", "")] ?? {});
  if (Array.isArray(value))
    return value.flatMap((item, index) => unknownKeys(item, root, `${place}[${index}]`, resolved.items ?? {}));
  if (typeof value !== "object" || value === null) return [];
  const variants = (resolved.oneOf ?? [resolved]).map((one) => one.properties);
  if (variants.every((one) => one === undefined)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const named = variants.flatMap((one) => (one?.[key] === undefined ? [] : [one[key]]));
    const [first] = named;
    return first === undefined ? [`${place}.${key}`] : unknownKeys(inner, root, `${place}.${key}`, first);
  });
}
