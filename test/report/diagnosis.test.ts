import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { type Diagnosis, FIELD_REMEDIES, weakestShare } from "../../src/domain/diagnosis.ts";
import { STACKS } from "../../src/domain/trace.ts";
import { LAYERS } from "../../src/domain/version.ts";
import { nativeProblem } from "../../src/formats/native/record.ts";
import { renderSummary } from "../../src/report/comment.ts";
import { diagnosisJson, diagnosisTerminal } from "../../src/report/diagnosis.ts";
import { fieldRemedy, versionRemedy } from "../../src/report/remedies.ts";
import { renderTerminal } from "../../src/report/terminal.ts";
import { aResult } from "../builders.ts";

const SCHEMA = JSON.parse(readFileSync(new URL("../../schema/diagnosis.json", import.meta.url), "utf8"));

function aDiagnosis(overrides: Partial<Diagnosis> = {}): Diagnosis {
  const coverage = (known: number, source: string, ids: number) => ({
    traces: 160,
    known,
    sources: known === 0 ? {} : { [source]: known },
    ids,
  });
  return {
    suite: "desk",
    there: 1204,
    estimated: false,
    examined: 160,
    cases: 150,
    clusters: 140,
    stacks: { otel: 150, openinference: 10 },
    layers: [
      { layer: "model", ...coverage(160, "native: gen_ai.response.model", 1) },
      { layer: "prompt", ...coverage(160, "partial hash: system text", 12) },
      { layer: "policy", ...coverage(0, "", 0) },
      { layer: "retrieval", ...coverage(120, "mapped: app.index", 1) },
      { layer: "tools", ...coverage(160, "hash", 1) },
    ],
    fields: [
      { hop: "model", field: "the messages as they were sent", hops: 200, present: 180, remedy: "messages" },
      { hop: "retrieval", field: "their scores", hops: 160, present: 160, remedy: "scores" },
    ],
    grades: [
      { grade: 0, traces: 40 },
      { grade: 1, traces: 20 },
      { grade: 2, traces: 0 },
      { grade: 3, traces: 100 },
    ],
    atCeiling: 120,
    lacks: [{ lack: "input", traces: 40 }],
    flaws: { "missing-parent": 3 },
    contradicted: 2,
    contradictions: [
      { trace: "7d1c", layer: "model", claims: ["app.model says gpt-4o", "gen_ai.response.model says gpt-4.1"] },
    ],
    slices: [{ attribute: "app.intent", value: "refund", cases: 150 }],
    detectable: [{ metric: "answers", unit: "score", loss: 0.061, margin: 0.05, spread: "measured" }],
    notes: ["Redacted: 12 e-mail addresses."],
    ...overrides,
  };
}

const FACE = { width: 100, colour: false, attributes: { policy: "app.policy.version" } };

test("says what is known of each layer and hop, and what to set for the rest, in at most 100 columns", async () => {
  const text = await diagnosisTerminal(aDiagnosis(), FACE);
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  expect(text).toMatch(/^policy +0 % +0 +–$/m);
  expect(text).toMatch(/^retrieval +75 % +1 +mapped: app\.index$/m);
  expect(text).toMatch(/^model +the messages as they were sent +90 % +180 of 200$/m);
  expect(text).toMatch(/^0 +40 +25 % +figures only/m);
  expect(text).toMatch(/^answers +6\.1 points +5 points +of the latest baseline$/m);
  expect(text).toContain("40 traces: no message of the user is recorded.");
  const todo = text.slice(text.indexOf("To do"));
  expect(todo).toContain("app.policy.version");
  expect(todo).toContain("gen_ai.input.messages");
  expect(todo).not.toContain("their scores");
});

test("tells of flaws and of what the sample's notes say", async () => {
  const text = (await diagnosisTerminal(aDiagnosis(), FACE)).replaceAll("\n", " ");
  expect(text).toContain("3 traces name a parent span that is not there.");
  expect(text).toContain("Redacted: 12 e-mail addresses.");
});

test("gives advice in the words of the stack that most traces are written in", async () => {
  const text = await diagnosisTerminal(aDiagnosis({ stacks: { otel: 3, langfuse: 157 } }), FACE);
  expect(text).toContain('set_attribute("app.policy.version", version)');
  expect(text).not.toContain("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT");
});

test("has advice for every field and layer in every stack", () => {
  for (const stack of STACKS) {
    for (const field of FIELD_REMEDIES) expect(fieldRemedy(field, stack).length).toBeGreaterThan(10);
    for (const layer of LAYERS)
      expect(versionRemedy(layer, stack, "app.x")).toContain(stack === "native" ? `"${layer}"` : "app.x");
  }
});

test("gives those who write traces by hand advice that the form accepts", () => {
  for (const field of FIELD_REMEDIES.filter((field) => field !== "index-version")) {
    const advice = fieldRemedy(field, "native");
    const written = /^write (\{.*\})$/.exec(advice)?.[1];
    if (field === "latency") expect(advice).toBe("give the trace its time, and each step its latencyMs");
    else if (written === undefined) expect.fail(`${field}: ${advice}`);
    else {
      const hop: unknown = JSON.parse(written.replaceAll("{ … }", "{}").replaceAll("[ … ]", "[]"));
      expect(nativeProblem({ format: "eval-baseline-trace/1", id: "t", hops: [hop] })).toBeUndefined();
    }
  }
});

test("speaks of one trace in the singular", async () => {
  const text = await diagnosisTerminal(aDiagnosis({ flaws: { "missing-parent": 1, "repeated-span-id": 2 } }), FACE);
  expect(text).toContain("1 trace names a parent span that is not there.");
  expect(text).toContain("2 traces hold two different spans with one id.");
});

test("a trace that writes control characters into its names cannot write on the terminal", async () => {
  const slices = [{ attribute: "app\u001b[2J", value: "\u202eevil", cases: 1 }];
  const text = await diagnosisTerminal(aDiagnosis({ slices }), FACE);
  for (const sign of ["\u001b", "\u202e"]) expect(text).not.toContain(sign);
});

test("the JSON is what its schema says", () => {
  const validate = new Ajv2020({ strict: true }).compile(SCHEMA);
  expect(validate(JSON.parse(diagnosisJson(aDiagnosis())))).toBe(true);
  expect(validate({ ...aDiagnosis(), layers: [{ layer: "weather" }] })).toBe(false);
});

test("the share that --fail-under goes by is the smallest", () => {
  expect(weakestShare(aDiagnosis())).toBe(0);
  const known = aDiagnosis().layers.map((layer) => ({ ...layer, known: 160 }));
  expect(weakestShare(aDiagnosis({ layers: known }))).toBe(0.75);
  expect(weakestShare(aDiagnosis({ examined: 0, layers: [] }))).toBe(0);
});

test("a record says in its report what its traces hold and lack", async () => {
  const result = aResult({ story: "record", diagnosis: aDiagnosis() });
  const said =
    "120 of 160 traces hold what a replay needs; they know the version of model 100 %, prompt 100 %, policy 0 %,";
  expect((await renderTerminal(result, { colour: false, width: 100 })).replaceAll("\n", " ")).toContain(said);
  expect(renderSummary(result)).toContain("What the traces hold and lack");
});
