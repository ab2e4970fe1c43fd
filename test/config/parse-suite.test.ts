import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { suiteValidatorCode } from "../../scripts/compile-schemas.ts";
import { parseSuite } from "../../src/config/parse-suite.ts";
import { SCORER_NAMES } from "../../src/config/scorer-names.ts";
import { SCORER_KINDS } from "../../src/domain/scorer-spec.ts";
import { UserErrors } from "../../src/errors.ts";

const FILES: { readonly [path: string]: string } = {
  "evals/rubrics/answers.md": "Is it right?",
  "evals/schemas/answer.json": '{"type":"object"}',
  "evals/schemas/broken.json": "{",
  "evals/rubrics/empty.md": " \n",
  "evals/scorers/short.js": "export default (output) => output.length < 500;",
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

  test("names sources of every kind, with the usual places of their keys", async () => {
    const from = `[
      { files: [a.jsonl, "!b.jsonl"], rate: 10% },
      { langfuse: { environment: production } },
      { phoenix: { base-url: "http://localhost:6006", project: desk } },
      { langsmith: { project: p1, key-variable: OTHER_KEY } },
      { command: [./traces, --all] }]`;
    const suite = await parse(SMALL.replace("[{ otlp: traces/*.jsonl }]", from));
    expect(suite.traces.from).toEqual([
      { kind: "files", globs: ["evals/a.jsonl", "!evals/b.jsonl"], rate: 0.1 },
      {
        kind: "langfuse",
        baseUrl: "https://cloud.langfuse.com",
        publicKeyVariable: "LANGFUSE_PUBLIC_KEY",
        secretKeyVariable: "LANGFUSE_SECRET_KEY",
        environment: "production",
      },
      { kind: "phoenix", baseUrl: "http://localhost:6006", project: "desk", keyVariable: "PHOENIX_API_KEY" },
      { kind: "langsmith", baseUrl: "https://api.smith.langchain.com", project: "p1", keyVariable: "OTHER_KEY" },
      { kind: "command", command: ["./traces", "--all"] },
    ]);
  });

  test("has conditions of one value, several values, or none of some", async () => {
    const where = ", where: { env: production, tier: [gold, 2], bot: { not: true } }, expected:";
    expect((await parse(SMALL.replace(", expected:", where))).traces.where).toEqual([
      { attribute: "env", is: ["production"] },
      { attribute: "tier", is: ["gold", "2"] },
      { attribute: "bot", isNot: ["true"] },
    ]);
  });

  test("leaves the fixed part to the size, which may be another one by then, unless it says how large it is", async () => {
    const fixed = async (sample: string) =>
      (await parse(SMALL.replace("layers:", `sample: ${sample}\nlayers:`))).sample.fixed;
    expect((await parse(SMALL)).sample).not.toHaveProperty("fixed");
    expect(await fixed("{ size: 5, fixed: 0 }")).toBe(0);
  });

  test("redacts everything that is known unless it says otherwise", async () => {
    const kinds = ["email", "phone", "card", "iban", "ip", "secret"];
    expect((await parse(SMALL)).traces.redact).toEqual({ kinds, attributes: [], patterns: [] });
    expect((await parse(SMALL.replace(", expected:", ", redact: none, expected:"))).traces.redact).toBeNull();
    const some =
      ", redact: { kinds: [ip], attributes: [user.name], patterns: [{ name: order, pattern: A-1 }] }, expected:";
    expect((await parse(SMALL.replace(", expected:", some))).traces.redact).toEqual({
      kinds: ["ip"],
      attributes: ["user.name"],
      patterns: [{ name: "order", pattern: "A-1" }],
    });
  });

  test("with every key is read, its paths made relative to the root and its files read", async () => {
    const suite = await parse(WHOLE);
    expect(suite.traces.from).toEqual([{ kind: "files", globs: ["evals/traces/**/*.jsonl.gz"] }]);
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

  test("names a scorer by any of its names, with what it is told", async () => {
    const specOf = async (written: string) => {
      const { spec, negated, expected } = (await parse(SMALL.replace("scorer: icontains", written))).metrics[0] ?? {};
      return { spec, negated, expected };
    };
    const judge = { name: "j", keyVariable: "OPENAI_API_KEY", parameters: {} };
    const model = "model: { name: j }";
    const specs: readonly (readonly [written: string, spec: object])[] = [
      ["scorer: ExactMatch", { scorer: "equals" }],
      ["scorer: starts-with, value: Yes", { scorer: "starts-with", value: "Yes" }],
      ["scorer: contains-any, values: [a]", { scorer: "contains-any", values: ["a"] }],
      ["scorer: ListContains, values: [a, b]", { scorer: "contains-all", values: ["a", "b"] }],
      ["scorer: regex", { scorer: "regex" }],
      ["scorer: levenshtein, threshold: 0.8", { scorer: "levenshtein", threshold: 0.8 }],
      ["scorer: rouge-n", { scorer: "rouge-n", n: 1 }],
      ["scorer: rouge-n, n: 2", { scorer: "rouge-n", n: 2 }],
      [`scorer: "similar:cosine", ${model}`, { scorer: "similar", model: judge }],
      ["scorer: finish-reason, value: stop", { scorer: "finish-reason", value: "stop" }],
      ["scorer: word-count, max: 50", { scorer: "length", unit: "words", max: 50 }],
      ["scorer: length, unit: characters, min: 0", { scorer: "length", unit: "characters", min: 0 }],
      ["scorer: tool-call-f1, tools: [a, a]", { scorer: "tool-call-f1", tools: ["a", "a"] }],
      [
        'scorer: "trajectory:tool-args-match", tool: a, arguments: { b: 1 }',
        { scorer: "tool-args-match", mode: "partial", tool: "a", arguments: { b: 1 } },
      ],
      ['scorer: "trajectory:tool-sequence"', { scorer: "trajectory:tool-sequence", mode: "in-order" }],
      [
        'scorer: "trajectory:tool-sequence", mode: exact, steps: [a]',
        { scorer: "trajectory:tool-sequence", mode: "exact", steps: ["a"] },
      ],
      ['scorer: "trajectory:step-count", max: 3', { scorer: "trajectory:step-count", max: 3 }],
      [
        "scorer: javascript, file: scorers/short.js",
        {
          scorer: "javascript",
          source: "export default (output) => output.length < 500;",
          path: "evals/scorers/short.js",
        },
      ],
      ["scorer: javascript, value: output.length", { scorer: "javascript", source: "output.length" }],
      [`scorer: Factuality, judge: { ${model} }`, { scorer: "factuality", judge }],
      [
        `scorer: Faithfulness, judge: { ${model} }, threshold: 1`,
        { scorer: "context-faithfulness", judge, threshold: 1 },
      ],
    ];
    for (const [written, spec] of specs) expect(await specOf(written), written).toEqual({ spec });
    expect(await specOf("scorer: not-contains, value: a, expected: app.other")).toEqual({
      spec: { scorer: "contains", value: "a" },
      negated: true,
      expected: "app.other",
    });
  });

  test("needs no expected value for a whole suite where a metric names its own", async () => {
    const text = SMALL.replace(", expected: app.expected", "").replace("icontains }", "icontains, expected: app.x }");
    expect((await parse(text)).metrics[0]?.expected).toBe("app.x");
  });

  test("names every problem at once, each with its line, what was expected and the nearest name", async () => {
    const text = WHOLE.replace("sample: {", "smaple: {")
      .replace("scorer: latency", "scorer: latncy")
      .replace("trials: 3", "trials: 0");
    expect(await problemsOf(text)).toEqual([
      'evals/suite.yml:10: smaple: unknown key "smaple"; expected one of suite, traces, sample, layers, metrics, trials, gate, budget, store, report, concurrency, target, deadline, fidelity, attribution, probe; did you mean "sample"?',
      `evals/suite.yml:21: metrics[3].scorer: "latncy" is not allowed; expected one of those that docs/scorers.md lists; did you mean "latency"?`,
      "evals/suite.yml:22: trials: 0 is too small; expected at least 1",
    ]);
  });

  test("names every address that holds a password, and shows none of them", async () => {
    const url = "https://me:hush@x.example/v1";
    const text = SMALL.replace("model: none", `model: { name: a, base-url: "${url}" }`)
      .replace("tools: none", `tools: { definitions: t.json, not-recorded: { endpoint: "${url}" } }`)
      .concat(`target: { http: { url: "${url}" } }\n`);
    const problems = await problemsOf(text);
    const places = ["layers.model.base-url", "layers.tools.not-recorded.endpoint", "target.http.url"];
    expect(problems).toHaveLength(places.length);
    for (const place of places)
      expect(problems).toContainEqual(
        expect.stringContaining(
          `${place}: the address holds a user name or a password; name the environment variable of the key: key-variable`,
        ),
      );
    expect(problems.join()).not.toContain("hush");
  });

  const broken: readonly (readonly [title: string, from: string, to: string, problem: string])[] = [
    ["a missing key", "suite: desk\n", "\n", 'evals/suite.yml:3: "suite" is missing'],
    [
      "a wrong type",
      "traces: {",
      "trials: often\ntraces: {",
      'evals/suite.yml:3: trials: "often" is not allowed; expected a whole number',
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
      'evals/suite.yml:5: metrics[0].pattern: "pattern" means nothing to the scorer icontains; it knows value, expected',
    ],
    [
      "a pattern that does not compile",
      "scorer: icontains",
      'scorer: regex, pattern: "("',
      "evals/suite.yml:5: metrics[0].pattern: Invalid regular expression",
    ],
    [
      "a missing option",
      "scorer: icontains",
      "scorer: json-schema",
      'evals/suite.yml:5: metrics[0]: "schema" is missing',
    ],
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
      "neither of two options of which one is needed",
      "scorer: icontains",
      "scorer: javascript",
      'evals/suite.yml:5: metrics[0]: "file" or "value" is missing',
    ],
    [
      "a limit without a limit",
      "scorer: icontains",
      "scorer: length, unit: words",
      'evals/suite.yml:5: metrics[0]: "min" or "max" is missing',
    ],
    [
      "limits that leave nothing",
      "scorer: icontains",
      "scorer: 'trajectory:step-count', min: 3, max: 2",
      "evals/suite.yml:5: metrics[0].min: at least 3 and at most 2 leaves nothing; expected min up to max",
    ],
    ["a key that is like one that is there", "metrics:", "trails: 2\nmetrics:", 'did you mean "trials"?'],
    [
      "a share of more than all",
      "metrics:",
      "budget: { errors: 200% }\nmetrics:",
      "budget.errors: 200% is too large; expected at most 100%",
    ],
    [
      "a judged scorer without a judge",
      "scorer: icontains",
      "scorer: citation-support",
      'evals/suite.yml:5: metrics[0]: "judge" is missing',
    ],
    [
      "several texts where one is wanted",
      "scorer: icontains",
      "scorer: icontains, values: [a, b]",
      'evals/suite.yml:5: metrics[0].values: "values" means nothing to the scorer icontains; it knows value, expected; did you mean "value"?',
    ],
    [
      "a text of nothing",
      "scorer: icontains",
      'scorer: not-contains-any, values: [a, " "]',
      "evals/suite.yml:5: metrics[0].values: the text is empty, which not-contains-any cannot look for; expected text",
    ],
    [
      "an unknown finish reason",
      "scorer: icontains",
      "scorer: finish-reason, value: stopp",
      'evals/suite.yml:5: metrics[0].value: "stopp" is no finish reason; expected one of stop, length, tool_calls, content_filter, error, other; did you mean "stop"?',
    ],
    [
      "another scorer's mode",
      "scorer: icontains",
      "scorer: tool-args-match, mode: in-order",
      'evals/suite.yml:5: metrics[0].mode: "in-order" is no mode of tool-args-match; expected one of partial, exact',
    ],
    [
      "arguments of no tool",
      "scorer: icontains",
      "scorer: tool-args-match, arguments: { a: 1 }",
      'evals/suite.yml:5: metrics[0].arguments: these are the arguments of no tool; name it: "tool"',
    ],
    [
      "code in two places",
      "scorer: icontains",
      "scorer: javascript, file: scorers/short.js, value: 'true'",
      "evals/suite.yml:5: metrics[0].value: the code is in a file and here; leave one out",
    ],
    [
      "code that is not there",
      "scorer: icontains",
      "scorer: javascript, file: scorers/none.js",
      "evals/suite.yml:5: metrics[0].file: there is no file evals/scorers/none.js",
    ],
    [
      "code out of the tree",
      "scorer: icontains",
      "scorer: javascript, file: ../../x.js",
      "evals/suite.yml:5: metrics[0].file: ../../x.js leads out of the repository; expected a path inside it",
    ],
    [
      "an empty rubric",
      "scorer: icontains",
      "scorer: llm-rubric, rubric: rubrics/empty.md, judge: { model: { name: j } }",
      "evals/suite.yml:5: metrics[0].rubric: the file evals/rubrics/empty.md is empty",
    ],
    [
      "a threshold that no score can reach",
      "scorer: icontains",
      "scorer: levenshtein, threshold: 80",
      "evals/suite.yml:5: metrics[0].threshold: 80 is too large; expected at most 1",
    ],
    ["a cost turned round", "scorer: icontains", "scorer: not-cost", '"not-cost" is not allowed; expected one of'],
    [
      "dollars without a price of the embeddings",
      "metrics: [{ name: right, scorer: icontains }]",
      "metrics: [{ name: right, scorer: similar, model: { name: e } }]\nbudget: { usd: 1 }",
      "evals/suite.yml:5: metrics[0].model: budget.usd is a cap in dollars, so the price is needed",
    ],
    [
      "dollars without a price of a judge",
      "metrics: [{ name: right, scorer: icontains }]",
      "metrics: [{ name: right, scorer: factuality, judge: { model: { name: j } } }]\nbudget: { usd: 1 }",
      "evals/suite.yml:5: metrics[0].judge.model: budget.usd is a cap in dollars, so the price is needed",
    ],
    [
      "a target of two kinds",
      "layers:",
      "target: { http: 'http://localhost:1', command: { run: [a] } }\nlayers:",
      "expected only one of http, command",
    ],
    [
      "a deadline without a unit",
      "layers:",
      "deadline: '45'\nlayers:",
      'evals/suite.yml:4: deadline: "45" is not allowed; expected text like 45m (seconds s, minutes m, hours h)',
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
      "traces.from[0]: ../../secret/*.jsonl leads out of the repository; expected a path inside it",
    ],
    [
      "an unknown key deep inside",
      "layers: { model: none",
      "layers: { model: { name: m, prise: 1 }",
      'layers.model.prise: unknown key "prise"; expected one of name, base-url, key-variable, parameters, price, api; did you mean "price"?',
    ],
    ["an absolute path", "traces/*.jsonl", "/etc/*.jsonl", "leads out of the repository"],
    [
      "another way to keep texts",
      "layers:",
      "store: { text: open }\nlayers:",
      '"open" is not allowed; expected one of none, sealed, plain',
    ],
    [
      "a window without a unit",
      "*.jsonl }]",
      "*.jsonl }], window: 7",
      "traces.window: 7 is not allowed; expected text like 7d (minutes m, hours h, days d, weeks w)",
    ],
    [
      "an unknown source",
      "otlp: traces/*.jsonl",
      "langfuze: {}",
      'traces.from[0].langfuze: unknown key "langfuze"; expected one of files, otlp, langfuse, phoenix, langsmith, command, rate; did you mean "langfuse"?',
    ],
    [
      "a source that does not say where it is",
      "otlp: traces/*.jsonl",
      "rate: 10%",
      "traces.from[0]: the source does not say where it is; expected one of files, otlp, langfuse, phoenix, langsmith, command",
    ],
    [
      "a source of two kinds",
      "otlp: traces/*.jsonl",
      "otlp: traces/*.jsonl, command: [./traces]",
      "traces.from[0]: the source is otlp and command at once; expected one of",
    ],
    [
      "a command as one text",
      "otlp: traces/*.jsonl",
      "command: ./traces --all",
      'traces.from[0].command: "./traces --all" is not allowed; expected a list',
    ],
    [
      "a size and a rate",
      "layers:",
      "sample: { size: 5, rate: 2% }\nlayers:",
      "sample.rate: a sample has a size or a rate, not both; leave one out",
    ],
    [
      "a condition that is neither a value nor not",
      ", expected:",
      ", where: { a: { is: b } }, expected:",
      'traces.where.a: "not" is missing',
    ],
    [
      "a pattern that the linear engine does not take",
      ", expected:",
      ", redact: { patterns: [{ name: order, pattern: '(?<=A)B' }] }, expected:",
      "traces.redact.patterns[0].pattern: ",
    ],
    [
      "a kind of redaction that is not known",
      ", expected:",
      ", redact: { kinds: [e-mail] }, expected:",
      'traces.redact.kinds[0]: "e-mail" is not allowed; expected one of email, phone, card, iban, ip, secret; did you mean "email"?',
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
    expect(await problemsOf("")).toEqual(["evals/suite.yml:1: null is not allowed; expected a mapping"]);
    expect((await problemsOf("- 1")).join()).toContain("expected a mapping");
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

test("the published schema knows every name of a scorer, and no other", () => {
  const schema = JSON.parse(readFileSync(new URL("../../schema/suite.json", import.meta.url), "utf8"));
  const names: readonly string[] = schema.definitions.metric.properties.scorer.enum;
  expect(names).toEqual(SCORER_NAMES);
  expect(names).toEqual(expect.arrayContaining([...SCORER_KINDS]));
});
