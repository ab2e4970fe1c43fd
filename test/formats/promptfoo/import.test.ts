import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseSuite } from "../../../src/config/parse-suite.ts";
import { nativeTraces } from "../../../src/formats/native/record.ts";
import { importPromptfoo } from "../../../src/formats/promptfoo/import.ts";
import { traceOf } from "../records.ts";

/** Imports a configuration from files that are given as text. */
function importing(files: { readonly [path: string]: string }, path = "promptfooconfig.yaml") {
  return importPromptfoo(path, async (name) => files[name]);
}

async function imported(config: string, files: { readonly [path: string]: string } = {}) {
  const { files: written, ...rest } = await importing({ "promptfooconfig.yaml": config, ...files });
  const text = (path: string) => written.find((file) => file.path === path)?.text ?? "";
  const cases = text("cases.jsonl")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { attributes: Record<string, string>; hops: Record<string, unknown>[] });
  return { ...rest, text, cases, suite: parse(text("suite.yml")), paths: written.map((file) => file.path) };
}

function questionIn(hop: Record<string, unknown> | undefined): string | undefined {
  return (hop?.["model"] as { readonly input: readonly { readonly text: string }[] } | undefined)?.input[0]?.text;
}

const HEAD = `prompts: ["Answer kindly: {{question}}"]
providers: [openai:chat:gpt-4.1]
`;

describe("an import from promptfoo", () => {
  test("makes a suite that the program itself can read, with a case for every test", async () => {
    const { text, cases, metrics } = await imported(`${HEAD}
defaultTest: { assert: [{ type: is-json }] }
tests:
  - { description: returns, vars: { question: May I return it? }, assert: [{ type: contains, value: thirty }] }
  - { vars: { question: Where is it? }, assert: [{ type: contains, value: order }, { type: llm-rubric, value: is polite }] }
`);
    expect(metrics).toEqual(["is-json", "contains", "llm-rubric"]);
    const suite = await parseSuite(text("suite.yml"), "suite.yml", async (path) => text(path) || undefined);
    expect(suite.metrics.map(({ spec, expected }) => [spec.scorer, expected])).toEqual([
      ["is-json", undefined],
      ["contains", "expect.contains"],
      ["llm-rubric", "expect.llm-rubric"],
    ]);
    expect(cases.map(({ attributes }) => attributes)).toEqual([
      { "case.name": "returns", "expect.contains": "thirty" },
      {
        "case.name": expect.stringMatching(/^[0-9a-f]{8}$/),
        "expect.contains": "order",
        "expect.llm-rubric": "is polite",
      },
    ]);
    expect(text("cases.jsonl")).not.toContain("undefined");
  });

  test("has a metric that only some tests ask for score their cases alone, whatever its scorer", async () => {
    const some = "is-json is-refusal latency cost answer-relevance context-faithfulness is-valid-openai-tools-call";
    const { text } = await imported(`${HEAD}
tests:
  - vars: { question: May I? }
    assert:
${some
  .split(" ")
  .map((type) => `      - { type: ${type} }`)
  .join("\n")}
      - { type: is-json, value: { type: object } }
      - { type: finish-reason, value: stop }
      - { type: word-count, value: 3 }
      - { type: "trajectory:step-count", value: { max: 3 } }
  - { vars: { question: Where is it? }, assert: [{ type: contains, value: order }] }
`);
    const suite = await parseSuite(text("suite.yml"), "suite.yml", async (path) => text(path) || undefined);
    expect(suite.metrics).toHaveLength(12);
    for (const { name, expected } of suite.metrics) expect(expected).toBe(`expect.${name}`);
  });

  test("writes cases that are traces of the hand-written form", async () => {
    const { text } = await imported(`${HEAD}
tests: [{ vars: { question: May I?, context: Returns take 30 days. }, assert: [{ type: equals, value: Yes }] }]
`);
    const trace = traceOf(nativeTraces, [JSON.parse(text("cases.jsonl"))]);
    expect(trace.hops.map(({ kind }) => kind)).toEqual(["retrieval", "assembly", "model"]);
    expect(trace.hops[0]).toMatchObject({ documents: [{ id: "context-1", text: "Returns take 30 days." }] });
  });

  test("keeps a value that all tests share in the suite file", async () => {
    const { suite, cases } = await imported(`${HEAD}
tests:
  - { vars: { question: a }, assert: [{ type: icontains, value: shop }, { type: contains-any, value: "x, y" }] }
  - { vars: { question: b }, assert: [{ type: icontains, value: shop }, { type: contains-any, value: "x, y" }] }
`);
    expect(suite.metrics).toEqual([
      { name: "icontains", scorer: "icontains", value: "shop" },
      { name: "contains-any", scorer: "contains-any", values: ["x", "y"] },
    ]);
    expect(cases[0]?.attributes).toEqual({ "case.name": expect.any(String) });
  });

  test("gives two assertions of one kind in one test a metric each, and a user's own name where there is one", async () => {
    const { suite } = await imported(`${HEAD}
tests:
  - vars: { question: a }
    assert:
      - { type: contains, value: x }
      - { type: contains, value: y }
      - { type: not-contains, value: z, metric: "No Excuses" }
  - { vars: { question: b }, assert: [{ type: contains, value: x }] }
`);
    expect(suite.metrics.map((metric: { name: string; scorer: string }) => [metric.name, metric.scorer])).toEqual([
      ["contains", "contains"],
      ["contains-2", "contains"],
      ["no-excuses", "not-contains"],
    ]);
  });

  test("says which assertions, prompts and providers it leaves out", async () => {
    const { notes } = await imported(`prompts: [one, two]
providers: [openai:gpt-4.1, "anthropic:messages:claude"]
tests:
  - { vars: { question: a }, assert: [{ type: bleu, value: x }, { type: contains, value: x }, { type: latency, threshold: 9 }] }
`);
    expect(notes).toEqual([
      "Prompts after the first (1): try each as a canary.",
      "Providers after the first (1): try each as a canary.",
      "1 assertion of type bleu: no scorer here does that, or its value cannot be used.",
      "latency is compared with the baseline here; a threshold has no place.",
    ]);
  });

  test("reads tests from YAML, JSON lines and CSV files, with promptfoo's short forms", async () => {
    const { cases, suite } = await imported(`${HEAD}tests: [file://more.yaml, file://more.jsonl, file://more.csv]\n`, {
      "more.yaml": "- vars: { question: from yaml }\n  assert: [{ type: equals, value: a }]\n",
      "more.jsonl": '{"vars":{"question":"from lines"},"assert":[{"type":"equals","value":"b"}]}\n',
      "more.csv": 'question,__expected,__expected2\nfrom csv,"contains-all:a, b","grade: is short"\nbare,yes,\n',
    });
    expect(cases.map(({ hops }) => questionIn(hops.at(-1)))).toEqual(["from yaml", "from lines", "from csv", "bare"]);
    expect(suite.metrics.map((metric: { scorer: string }) => metric.scorer)).toEqual([
      "equals",
      "contains-all",
      "llm-rubric",
    ]);
    expect(cases[2]?.attributes).toMatchObject({ "expect.contains-all": '["a","b"]', "expect.llm-rubric": "is short" });
    expect(cases[3]?.attributes).toMatchObject({ "expect.equals": "yes" });
  });

  test("fills a test's variables into what its assertions compare with, and leaves out what needs more than variables", async () => {
    const { cases, suite, notes } = await imported(`${HEAD}
defaultTest:
  assert:
    - { type: icontains, value: "{{ expected }}" }
    - { type: contains-any, value: ["{{order.id}}", "none"] }
    - { type: contains, value: "{{ expected | upper }}" }
    - { type: starts-with, value: "{{nobody}}" }
tests:
  - { vars: { question: a, expected: thirty, order: { id: 7 } } }
  - { vars: { question: b, expected: [forty, fifty], order: { id: 8 } } }
`);
    expect(suite.metrics.map((metric: { scorer: string }) => metric.scorer)).toEqual(["icontains", "contains-any"]);
    expect(cases.map(({ attributes }) => attributes["expect.icontains"])).toEqual(["thirty", "forty", "fifty"]);
    expect(cases[0]?.attributes["expect.contains-any"]).toBe('["7","none"]');
    expect(notes.filter((note) => note.startsWith("3 assertions"))).toHaveLength(2);
  });

  test("reads what an assertion compares with from the file it names, and runs no program", async () => {
    const { cases, text, notes } = await imported(
      `${HEAD}
tests:
  - vars: { question: a }
    assert:
      - { type: llm-rubric, value: file://kind.txt }
      - { type: is-json, value: file://answer.json }
      - { type: equals, value: "file://make.js:expected" }
      - { type: javascript, value: file://grade.js }
`,
      { "kind.txt": "is kind", "answer.json": '{"type":"array"}' },
    );
    expect(cases[0]?.attributes["expect.llm-rubric"]).toBe("is kind");
    expect(JSON.parse(text("schemas/json-schema.json"))).toEqual({ type: "array" });
    expect(notes.filter((note) => note.includes("its value cannot be used"))).toHaveLength(2);
  });

  const ODD = ["", " ", "a, b", "(", ["a", ""], [], [1, 2], 3.5, true, {}, { min: 5, max: 1 }, { min: -1 }, { max: 3 }];
  test.each([
    ..."contains starts-with regex contains-any levenshtein rouge-n similar word-count finish-reason".split(" "),
    ..."tool-call-f1 trajectory:step-count trajectory:tool-sequence llm-rubric factuality javascript is-json".split(
      " ",
    ),
  ])("writes a suite that can be read whatever the value of %s", async (type) => {
    for (const value of ODD)
      for (const threshold of [undefined, -1, 0.5, 7]) {
        const assertions = [{ type: "is-refusal" }, { type, value, ...(threshold === undefined ? {} : { threshold }) }];
        const tests = [{ vars: { question: "a" }, assert: assertions }];
        const { text } = await imported(JSON.stringify({ prompts: ["{{question}}"], tests }));
        await parseSuite(text("suite.yml"), "suite.yml", async (path) => text(path) || undefined);
      }
  });

  test("takes the first of several prompts in one text file", async () => {
    const { text, notes } = await imported(
      "prompts: [file://two.txt]\ntests: [{ vars: { question: a }, assert: [is-refusal] }]\n",
      { "two.txt": "Be kind. {{question}}\n---\nBe brief. {{question}}\n" },
    );
    expect(parse(text("prompts/imported.prompt.yml")).messages).toEqual([
      { role: "user", content: "Be kind. {{question}}" },
    ]);
    expect(notes).toContain("Prompts after the first (1): try each as a canary.");
    expect(notes).toContain(
      "The prompt is a copy of two.txt, and a check sees edits of the copy alone: keep the two alike.",
    );
  });

  test("reads a file of tests alone, and says that there is no prompt", async () => {
    const { files, notes, cases } = await importing(
      { "tests.csv": "question,__expected\nMay I?,contains:yes\n" },
      "tests.csv",
    );
    expect(cases).toBe(1);
    expect(files.find(({ path }) => path.startsWith("prompts/"))?.text).toContain("{{input}}");
    expect(notes[0]).toBe("No prompt was given: the question is sent as it is. Let layers.prompt name yours.");
  });

  test("makes a test of every combination of variables that are lists", async () => {
    const { cases } = await imported(
      `${HEAD}tests: [{ vars: { question: [a, b], tier: [x, y, z] }, assert: [is-json] }]\n`,
    );
    expect(cases).toHaveLength(6);
    expect(new Set(cases.map(({ attributes }) => attributes["case.name"])).size).toBe(6);
  });

  test("carries over the model, its parameters, its endpoint, and the messages of a chat prompt", async () => {
    const { suite, text } = await imported(
      `prompts: [file://chat.json]
providers:
  - id: openai:responses:gpt-5
    config: { temperature: 0.1, apiBaseUrl: "https://models.example.com/v1", apiKeyEnvar: OTHER_KEY, apiKey: sk-secret }
tests: [{ vars: { question: a }, assert: [{ type: is-json, value: { type: object } }] }]
`,
      { "chat.json": '[{"role":"system","content":"Be kind."},{"role":"user","content":"{{question}}"}]' },
    );
    expect(suite.layers.model).toEqual({
      name: "gpt-5",
      api: "responses",
      "base-url": "https://models.example.com/v1",
      "key-variable": "OTHER_KEY",
      parameters: { temperature: 0.1 },
    });
    expect(parse(text("prompts/imported.prompt.yml")).messages).toEqual([
      { role: "system", content: "Be kind." },
      { role: "user", content: "{{question}}" },
    ]);
    expect(JSON.parse(text("schemas/json-schema.json"))).toEqual({ type: "object" });
    expect(text("suite.yml")).not.toContain("sk-secret");
  });

  test("is the same every time", async () => {
    const config = `${HEAD}tests: [{ vars: { question: a }, assert: [{ type: equals, value: b }] }]\n`;
    expect(await importing({ "promptfooconfig.yaml": config })).toEqual(
      await importing({ "promptfooconfig.yaml": config }),
    );
  });
});

test.each([
  ["tests: [", "promptfooconfig.yaml is not valid YAML", "Mend the lines named above."],
  ["just words", "promptfooconfig.yaml holds no promptfoo configuration", "Name a promptfooconfig.yaml"],
  ["prompts: [a]", "promptfooconfig.yaml has no tests", "Write at least one test case under tests"],
  ["tests: file://none.yaml", "there is no file none.yaml", "Correct the path"],
  [
    "tests: file://make.py",
    "the tests file://make.py cannot be read",
    "An import reads YAML, JSON, JSON lines and CSV",
  ],
  ["tests: [17]", "tests[0] is no test case", "Write vars and assert"],
  [
    "prompts: [file://make.js]\ntests: [{ vars: { question: a } }]",
    "make.js is a prompt made by a program",
    "Write the prompt as text",
  ],
  [
    "tests: [{ vars: { question: a }, assert: [{ type: bleu, value: x }] }]",
    "asserts nothing that a scorer here can do: bleu",
    "an assertion of another type",
  ],
  ["tests: file://bad.jsonl", "bad.jsonl:2 is no JSON object", "Write one test case a line."],
  ["tests: file://bad.csv", "bad.csv is not valid CSV", "Mend that line."],
])("an import of %j says what is wrong", async (config, problem, remedy) => {
  const files = { "bad.jsonl": '{"vars":{}}\n[1]\n', "bad.csv": 'a,b\n"1,2\n' };
  const failure = importing({ "promptfooconfig.yaml": config, ...files });
  await expect(failure).rejects.toMatchObject({
    message: expect.stringContaining(problem),
    remedy: expect.stringContaining(remedy),
  });
});
