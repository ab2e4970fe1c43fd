import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { parseBaseline, serialiseBaseline } from "../../src/formats/baseline.ts";
import { aBaseline, aCaseRow, aFailedTrial, aRun, aSampleRecord, aTrial } from "../builders.ts";
import { anyBaseline } from "./baseline-arbitrary.ts";

const PATH = "baselines/support-desk/2026/2026-11-02-1a2b3c4d.json";
const RESTORE = "Restore the file from the branch's history, or delete it and record a new baseline.";
const validate = new Ajv2020().compile(JSON.parse(readFileSync("schema/baseline.json", "utf8")));

/** The error that reading this text ends in. */
function failure(text: string): { readonly problem: string; readonly remedy: string } {
  try {
    parseBaseline(text, PATH);
  } catch (error) {
    if (error instanceof UserError) return { problem: error.message, remedy: error.remedy };
    throw error;
  }
  throw new Error("the text was read as a baseline");
}

/** A good record with one thing changed by `edit`. */
function damaged(edit: (record: Record<string, unknown> & { run: Record<string, unknown> }) => void): string {
  const record = JSON.parse(serialiseBaseline(aBaseline()));
  edit(record);
  return JSON.stringify(record);
}

describe("a record", () => {
  test("reads back as it was written, whatever is in it", () => {
    fc.assert(
      fc.property(anyBaseline, (baseline) => {
        expect(parseBaseline(serialiseBaseline(baseline), PATH)).toEqual(baseline);
      }),
    );
  });

  test("follows the published schema, whatever is in it", () => {
    fc.assert(
      fc.property(anyBaseline, (baseline) => {
        validate(JSON.parse(serialiseBaseline(baseline)));
        expect(validate.errors).toBeNull();
      }),
    );
  });

  test("has the same bytes whatever order the keys were set in", () => {
    fc.assert(
      fc.property(anyBaseline, (baseline) => {
        expect(serialiseBaseline(backwards(baseline))).toBe(serialiseBaseline(baseline));
      }),
    );
  });

  test("has one case per line, scores as numbers, and ends with a newline", () => {
    const scores = { valid: 1, answers: { status: "unscored", reason: "judge-failed" } } as const;
    const cases = [
      aCaseRow({ id: "a", trials: [aTrial({ scores })] }),
      aCaseRow({ id: "b", trials: [aFailedTrial()] }),
    ];
    const lines = serialiseBaseline(aBaseline({ run: aRun({ cases }) })).split("\n");
    expect(lines.filter((line) => line.startsWith('      {"id":'))).toEqual([
      '      {"id":"a","cluster":"a","slices":{},"trials":[{"trace":"4bf92f3577b34da6a3ce929d0e0e4736","status":"answered","latencyMs":800,"inputTokens":400,"outputTokens":60,"usd":0.00128,"scores":{"answers":{"unscored":"judge-failed"},"valid":1}}]},',
      '      {"id":"b","cluster":"b","slices":{},"trials":[{"trace":"4bf92f3577b34da6a3ce929d0e0e4736","status":"failed","reason":"rate-limited","scores":{}}]}',
    ]);
    expect(lines.at(-1)).toBe("");
  });

  test("says of a case where it comes from and what it stands for, and of a sample what was kept and replaced", () => {
    const cases = [
      aCaseRow({ id: "a", part: "fixed" }),
      aCaseRow({ id: "b", represents: 61.5, weight: 246, trials: [] }),
    ];
    const sample = aSampleRecord({
      fixed: { from: "baselines/support-desk/2026/2026-10-26-1a2b3c4d.json", cases: 1 },
      strata: [{ name: "all", traces: 400_000, estimated: true, drawn: 200 }],
      redacted: { phone: 3, email: 12 },
    });
    const written = serialiseBaseline(aBaseline({ run: aRun({ cases, sample }) }));
    expect(written).toContain('{"id":"a","cluster":"a","slices":{},"part":"fixed","trials":[');
    expect(written).toContain('{"id":"b","cluster":"b","slices":{},"represents":61.5,"weight":246,"trials":[]}');
    expect(written).toContain(
      '"fixed":{"from":"baselines/support-desk/2026/2026-10-26-1a2b3c4d.json","cases":1},"strata":[{"name":"all","traces":400000,"estimated":true,"drawn":200}],"leftOut":{},"redacted":{"email":12,"phone":3}}',
    );
  });

  test("of an earlier program, which drew all cases anew and said no more of them, is read", () => {
    const read = parseBaseline(serialiseBaseline(aBaseline()), PATH);
    expect(read.run.cases[0]).not.toHaveProperty("part");
    expect(read.run.sample).not.toHaveProperty("fixed");
  });

  test("of format 1, as it lies on branches, is read, and does not know how its sample was drawn", () => {
    const old = readFileSync("test/formats/baseline-format-1.txt", "utf8");
    const read = parseBaseline(old, PATH);
    expect(read.format).toBe(2);
    expect(read.run.sample).not.toHaveProperty("design");
    expect(read.run.sample).toMatchObject({ seed: "7", traces: 12_345, redacted: { email: 12 } });
    validate(JSON.parse(old));
    expect(validate.errors).toBeNull();
    expect(serialiseBaseline(read)).toBe(old.replace('"format": 1', '"format": 2'));
  });

  test("says by which rule its sample was drawn", () => {
    const design = { stratify: "app.intent", turns: "any", keep: { errors: 20, negativeFeedback: 10 } } as const;
    const written = serialiseBaseline(aBaseline({ run: aRun({ sample: aSampleRecord({ design }) }) }));
    expect(written).toContain(
      '"design":{"stratify":"app.intent","turns":"any","keep":{"errors":20,"negativeFeedback":10}},"traces":',
    );
  });

  test("keeps a name that JavaScript treats as special", () => {
    const slices = Object.fromEntries([["__proto__", "x"]]);
    const baseline = aBaseline({ run: aRun({ cases: [aCaseRow({ slices })] }) });
    const read = parseBaseline(serialiseBaseline(baseline), PATH);
    expect(Object.entries(read.run.cases[0]?.slices ?? {})).toEqual([["__proto__", "x"]]);
  });

  test("is not written with a score that is not a number", () => {
    const cases = [aCaseRow({ trials: [aTrial({ scores: { answers: Number.NaN } })] })];
    expect(() => serialiseBaseline(aBaseline({ run: aRun({ cases }) }))).toThrow("finite");
  });

  test("is read although a later program added keys to it", () => {
    const text = damaged((record) => {
      record.run["mood"] = "good";
    });
    expect(parseBaseline(text, PATH)).toEqual(aBaseline());
  });
});

describe("a text that is no record", () => {
  test("that is not JSON says so, with its path", () => {
    const { problem, remedy } = failure('{"format": 1,');
    expect(problem).toMatch(`${PATH} is not JSON: `);
    expect(remedy).toBe(RESTORE);
  });

  test("of a newer format asks for a newer program", () => {
    expect(failure('{"format": 3}')).toEqual({
      problem: `${PATH} is a baseline of format 3, and this version reads formats up to 2`,
      remedy: "Use a newer version of eval-baseline.",
    });
  });

  const run = (key: string, value: unknown) =>
    damaged((record) => {
      record.run[key] = value;
    });

  test.each([
    ["null", "it must be an object"],
    ["[1]", "it must be an object"],
    ["{}", "format is missing"],
    ['{"format": "one"}', "format must be a whole number from 1 to 2"],
    ['{"format": 0}', "format must be a whole number from 1 to 2"],
    ['{"format": 1.5}', "format must be a whole number from 1 to 2"],
    ['{"format": 1}', "run is missing"],
    ['{"format": 2}', "run is missing"],
    [run("suite", 7), "run.suite must be text"],
    [run("at", "2026-11-02"), "run.at must be a time in UTC, such as 2026-11-02T06:00:00Z"],
    [run("target", "dream"), "run.target must be one of replay, observed"],
    [run("trials", 1.5), "run.trials must be a whole number, 0 or more"],
    [run("versions", { model: { id: "" } }), "run.versions.model.source is missing"],
    [run("versions", { model: { id: null, source: "hash" } }), 'run.versions.model.source must be "unknown"'],
    [
      run("environment", { requestedModels: { "a.b": "x" } }),
      'run.environment.requestedModels["a.b"] must be a number',
    ],
    [run("metrics", {}), "run.metrics must be a list"],
    [run("metrics", [{ ...aRun().metrics[0], blocking: "yes" }]), "run.metrics[0].blocking must be true or false"],
    [
      run("metrics", [{ ...aRun().metrics[0], margin: { kind: "absolute", share: 1 } }]),
      "run.metrics[0].margin.value is missing",
    ],
    [run("cases", undefined), "run.cases is missing"],
    [run("cases", [{ ...aCaseRow(), part: "new" }]), 'run.cases[0].part must be "fixed"'],
    [run("cases", [{ ...aCaseRow(), weight: "2" }]), "run.cases[0].weight must be a number"],
    [run("cases", [{ ...aCaseRow(), represents: -1 }]), "run.cases[0].represents must be 0 or more"],
    [run("sample", { ...aSampleRecord(), fixed: { from: "x" } }), "run.sample.fixed.cases is missing"],
    [
      run("sample", { ...aSampleRecord(), design: { turns: "some", keep: { errors: 0, negativeFeedback: 0 } } }),
      "run.sample.design.turns must be one of any, one, all",
    ],
    [
      run("sample", { ...aSampleRecord(), design: { turns: "any", keep: { errors: 1 } } }),
      "run.sample.design.keep.negativeFeedback is missing",
    ],
    [
      run("sample", { ...aSampleRecord(), redacted: { email: -1 } }),
      'run.sample.redacted["email"] must be a whole number, 0 or more',
    ],
    [
      run("cases", [aCaseRow(), { ...aCaseRow(), trials: [{ ...aTrial(), scores: { answers: null } }] }]),
      'run.cases[0].trials[0].scores["answers"].unscored is missing',
    ],
    [
      run("cases", [{ ...aCaseRow(), trials: [{ ...aTrial(), scores: { answers: null } }] }]),
      'run.cases[0].trials[0].scores["answers"] must be a number, { "unscored": reason } or { "value": number, "flipped": true }',
    ],
  ])("%.60s … names what is wrong", (text, what) => {
    expect(failure(text)).toEqual({ problem: `${PATH} is not a baseline: ${what}`, remedy: RESTORE });
    expect(validate(JSON.parse(text))).toBe(false);
  });

  test("is nothing but refused, whatever it holds and whatever format it claims", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.option(fc.jsonValue(), { nil: undefined }), (value, format) => {
        const claimed = typeof value === "object" && !Array.isArray(value) ? { ...value, format } : value;
        expect(() => parseBaseline(JSON.stringify(claimed), PATH)).toThrow(UserError);
      }),
    );
  });

  test.each([7, -0.1])("a score of %d is none, which the schema cannot say since a time may be larger", (value) => {
    const text = run("cases", [{ ...aCaseRow(), trials: [{ ...aTrial(), scores: { answers: value } }] }]);
    expect(failure(text)).toEqual({
      problem: `${PATH} is not a baseline: case case-1 has ${value} for answers`,
      remedy: RESTORE,
    });
  });
});

test.each(["weight", "represents"])("a record whose %s is too large for a number is refused", (key) => {
  const text = serialiseBaseline(aBaseline({ run: aRun({ cases: [aCaseRow({ [key]: 987_654_321 })] }) }));
  expect(failure(text.replace("987654321", "1e999"))).toEqual({
    problem: `${PATH} is not a baseline: run.cases[0].${key} is too large a number`,
    remedy: RESTORE,
  });
});

/** The same value with the keys of every object set in the opposite order. */
function backwards<T>(value: T): T {
  if (Array.isArray(value)) return value.map(backwards) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, backwards(item)]),
  ) as T;
}
