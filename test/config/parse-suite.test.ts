import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { suiteValidatorCode } from "../../scripts/compile-schemas.ts";
import { parseSuite } from "../../src/config/parse-suite.ts";
import { UserErrors } from "../../src/errors.ts";

const FILES: { readonly [path: string]: string } = {
  "evals/rubrics/answers.md": "Is it right?",
  "evals/schemas/answer.json": '{"type":"object"}',
  "evals/schemas/broken.json": "{",
  "evals/schemas/unknown-type.json": '{"type":"objekt"}',
};
const read = async (path: string) => FILES[path];
const parse = (text: string) => parseSuite(text, "evals/suite.yml", read);

/** The problems of a suite, one line each. */
async function problemsOf(text: string): Promise<readonly string[]> {
  const error = await parse(text).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(UserErrors);
  return (error as UserErrors).problems;
}

const SMALL = `
suite: desk
traces: { from: [{ otlp: traces/*.jsonl }], expected: app.expected }
layers: { model: none, prompt: none, policy: none, retrieval: none, tools: none }
metrics: [{ name: right, scorer: icontains }]
`;

const WHOLE = `
# yaml-language-server: $schema=../schema/suite.json
suite: support-desk
traces:
  from: [{ otlp: "traces/**/*.jsonl.gz" }]
  window: 7d
  where: { deployment.environment.name: production }
  versions: { policy: app.policy.version, retrieval: app.retrieval.index_version }
  slices: [app.intent]
sample: { size: 200, stratify: app.intent, keep: { errors: 20, negative-feedback: 20 }, seed: 7 }
layers:
  model: { name: gpt-4.1-2025-04-14, parameters: { temperature: 0.2 }, price: { input: 2, output: 8 } }
  prompt: { template: prompts/support.md, files: "prompts/**" }
  policy: { files: "policies/*.md" }
  retrieval: { documents: recorded }
  tools: { definitions: "tools/*.json", results: recorded }
metrics:
  - { name: answers, scorer: llm-rubric, rubric: rubrics/answers.md, judge: { model: { name: judge-1, price: { input: 1, output: 1 } } }, max-drop: 0.05 }
  - { name: valid, scorer: json-schema, schema: schemas/answer.json, max-drop: 0 }
  - { name: thumbs, scorer: trace-attribute, attribute: app.feedback, range: [0, 1] }
  - { name: latency, scorer: latency, max-increase: 25% }
trials: 3
gate: { on-regressed: fail, on-inconclusive: warn, on-not-comparable: fail, confidence: 0.95, looks: 3 }
budget: { usd: 5, errors: 2% }
store: { branch: eval-baselines, text: none }
`;

describe("a suite file", () => {
  test("is read with its defaults filled in", async () => {
    const suite = await parse(SMALL);
    expect(suite).toMatchObject({
      name: "desk",
      path: "evals/suite.yml",
      trials: 3,
      concurrency: 8,
      sample: { size: 200, seed: "0", keep: { errors: 0, negativeFeedback: 0 } },
      gate: { onRegressed: "fail", onInconclusive: "warn", onNotComparable: "fail", confidence: 0.95 },
      budget: { errors: 0.02 },
      store: { branch: "eval-baselines" },
      layers: { model: null, prompt: null, policy: null, retrieval: null, tools: null },
    });
    expect(suite.metrics[0]).toMatchObject({
      margin: { kind: "absolute", value: 0.05 },
      direction: "higher-is-better",
      blocking: true,
    });
  });

  test("with every key is read, its paths made relative to the root and its files read", async () => {
    const suite = await parse(WHOLE);
    expect(suite.traces.from).toEqual([{ otlp: ["evals/traces/**/*.jsonl.gz"] }]);
    expect(suite.traces.windowMs).toBe(7 * 86_400_000);
    expect(suite.layers.prompt).toEqual({ template: "evals/prompts/support.md", files: ["evals/prompts/**"] });
    expect(suite.metrics[0]?.spec).toMatchObject({
      scorer: "llm-rubric",
      rubric: "Is it right?",
      judge: { name: "judge-1" },
    });
    expect(suite.metrics[3]).toMatchObject({
      unit: "ms",
      direction: "lower-is-better",
      margin: { kind: "relative", share: 0.25 },
    });
  });

  test("keeps what a glob leaves out left out, below the folder of the suite", async () => {
    const suite = await parse(WHOLE.replace('files: "prompts/**"', 'files: ["prompts/**", "!prompts/drafts/**"]'));
    expect(suite.layers.prompt?.files).toEqual(["evals/prompts/**", "!evals/prompts/drafts/**"]);
  });

  test("names every problem at once, each with its line, what was expected and the nearest name", async () => {
    const text = WHOLE.replace("sample: {", "smaple: {")
      .replace("scorer: latency", "scorer: latncy")
      .replace("trials: 3", "trials: 0");
    expect(await problemsOf(text)).toEqual([
      'evals/suite.yml:10: smaple: unknown key "smaple"; expected one of suite, traces, sample, layers, metrics, trials, gate, budget, store, concurrency; did you mean "sample"?',
      'evals/suite.yml:21: metrics[3].scorer: "latncy" is not allowed; expected one of equals, contains, icontains, regex, json-schema, latency, cost, llm-rubric, trace-attribute; did you mean "latency"?',
      "evals/suite.yml:22: trials: 0 is too small; expected at least 1",
    ]);
  });

  const broken: readonly (readonly [title: string, from: string, to: string, problem: string])[] = [
    ["a missing key", "suite: desk\n", "\n", 'evals/suite.yml:3: "suite" is missing'],
    [
      "a wrong type",
      "traces: {",
      "trials: often\ntraces: {",
      'evals/suite.yml:3: trials: "often" is not allowed; expected integer',
    ],
    [
      "a layer that is a word",
      "model: none",
      "model: nonee",
      'evals/suite.yml:4: layers.model: "nonee" is not allowed; expected none, or a mapping; did you mean "none"?',
    ],
    [
      "two metrics of one name",
      "scorer: icontains }",
      "scorer: icontains }, { name: right, scorer: equals }",
      'evals/suite.yml:5: metrics[1].name: a metric named "right" is there already',
    ],
    ["an option of another scorer", "scorer: icontains", "scorer: icontains, patern: x", 'unknown key "patern"'],
    [
      "an option that does not fit",
      "scorer: icontains",
      "scorer: icontains, pattern: x",
      'evals/suite.yml:5: metrics[0].pattern: "pattern" means nothing to the scorer icontains; it knows value',
    ],
    [
      "a pattern that does not compile",
      "scorer: icontains",
      'scorer: regex, pattern: "("',
      "evals/suite.yml:5: metrics[0].pattern: Invalid regular expression",
    ],
    ["a missing option", "scorer: icontains", "scorer: regex", 'evals/suite.yml:5: metrics[0]: "pattern" is missing'],
    [
      "a drop of more than everything",
      "scorer: icontains",
      "scorer: icontains, max-drop: 5",
      "metrics[0].max-drop: 5 is more than a score can drop; expected 0 to 1, or a share like 5%",
    ],
    [
      "a drop of a cost",
      "scorer: icontains",
      "scorer: cost, max-drop: 1",
      '"max-drop" does not fit cost; write max-increase',
    ],
    [
      "a rubric that is not there",
      "scorer: icontains",
      "scorer: llm-rubric, rubric: r.md, judge: { model: { name: j } }",
      "evals/suite.yml:5: metrics[0].rubric: there is no file evals/r.md",
    ],
    [
      "a schema that is not JSON",
      "scorer: icontains",
      "scorer: json-schema, schema: schemas/broken.json",
      "metrics[0].schema: the schema file is not JSON",
    ],
    [
      "nothing to look for",
      ", expected: app.expected }",
      " }",
      "evals/suite.yml:5: metrics[0]: icontains has nothing to look for; give it a value, or name the attribute",
    ],
    [
      "a schema that does not compile",
      "scorer: icontains",
      "scorer: json-schema, schema: schemas/unknown-type.json",
      "metrics[0].schema: the schema cannot be used: ",
    ],
    [
      "a range without width",
      "scorer: icontains",
      "scorer: trace-attribute, attribute: a, range: [1, 1]",
      "worst and best value are equal",
    ],
    [
      "dollars without a price",
      "layers: { model: none",
      "budget: { usd: 1 }\nlayers: { model: { name: m }",
      "layers.model: budget.usd is a cap in dollars, so the price is needed",
    ],
    [
      "a path out of the tree",
      "traces/*.jsonl",
      "../../secret/*.jsonl",
      "traces.from[0].otlp: ../../secret/*.jsonl leads out of the repository; expected a path inside it",
    ],
    [
      "an unknown key deep inside",
      "layers: { model: none",
      "layers: { model: { name: m, prise: 1 }",
      'layers.model.prise: unknown key "prise"; expected one of name, base-url, key-variable, parameters, price; did you mean "price"?',
    ],
    ["an absolute path", "traces/*.jsonl", "/etc/*.jsonl", "leads out of the repository"],
    ["text in the store", "layers:", "store: { text: plain }\nlayers:", '"plain" is not allowed; expected one of none'],
    [
      "a window without a unit",
      "*.jsonl }]",
      "*.jsonl }], window: 7",
      "traces.window: 7 is not allowed; expected string",
    ],
    [
      "an unknown source",
      "otlp: traces/*.jsonl",
      "langfuse: x",
      'traces.from[0].langfuse: unknown key "langfuse"; expected one of otlp',
    ],
  ];
  test.each(broken)("with %s says so", async (_title, from, to, problem) => {
    expect(SMALL).toContain(from);
    const problems = await problemsOf(SMALL.replace(from, to));
    expect(problems.join("\n")).toContain(problem);
    for (const line of problems) expect(line).toMatch(/^evals\/suite\.yml:\d+: /);
  });

  test("that is not YAML names the line", async () => {
    expect((await problemsOf('suite: "desk\ntraces: [')).join("\n")).toMatch(/^evals\/suite\.yml:\d+: /);
  });

  test("with a key twice is refused", async () => {
    expect((await problemsOf(`${SMALL}suite: other\n`)).join("\n")).toContain(
      "evals/suite.yml:6: Map keys must be unique",
    );
  });

  test("that is empty, or a list, is refused", async () => {
    expect(await problemsOf("")).toEqual(["evals/suite.yml:1: null is not allowed; expected object"]);
    expect((await problemsOf("- 1")).join()).toContain("expected object");
  });

  test("with an alias bomb is refused", async () => {
    const bomb = [
      "a: &a [x,x,x,x,x,x,x,x,x]",
      ...["b", "c", "d", "e", "f"].map((name, index) => {
        const previous = "abcde"[index];
        return `${name}: &${name} [${Array(9).fill(`*${previous}`).join(",")}]`;
      }),
    ].join("\n");
    expect((await problemsOf(bomb)).join()).toContain("alias");
  });
});

test("the committed validator is what the published schema compiles to", () => {
  const committed = readFileSync(new URL("../../src/config/suite-validator.js", import.meta.url), "utf8");
  expect(committed === suiteValidatorCode()).toBe(true);
});
