import { describe, expect, test } from "vitest";
import type { FoundTraces, RepositoryFinds, SuiteWishes } from "../../src/domain/first-suite.ts";
import { initAdvice } from "../../src/stories/init/advice.ts";
import { attributeMeanings } from "../../src/stories/init/attributes.ts";
import { filesAsGlobs } from "../../src/stories/init/globs.ts";
import { guesses } from "../../src/stories/init/guesses.ts";
import { proposal } from "../../src/stories/init.ts";
import { ACTION, aFirstSuite, sure } from "../report/first-suites.ts";

const WISHES: SuiteWishes = { suite: "evals/suite.yml", workflows: true, forks: false };
const TRACES: FoundTraces = {
  files: ["traces/a.jsonl", "traces/b.jsonl"],
  format: "OTLP",
  attributes: [],
  models: ["gpt-5-2025-08-07", "gpt-5-mini"],
  callsTools: true,
  searches: true,
};
const HERE = { keys: ["OPENAI_API_KEY"], keysAreSet: true, fromHere: (path: string) => path };
const WITHOUT_KEYS = { ...HERE, keysAreSet: false };

function finds(parts: Partial<RepositoryFinds> = {}): RepositoryFinds {
  return {
    name: "support",
    prompts: [{ path: "prompts/answer.md", text: "You answer." }],
    policies: [],
    tools: [],
    traces: null,
    models: [],
    keyVariables: [],
    promptfoo: [],
    suites: [],
    action: null,
    ...parts,
  };
}

describe("a guess", () => {
  test("takes the model that production asks, whatever source files name", () => {
    const models = [{ name: "gpt-4.1", places: ["src/app.ts", "src/b.ts"] }];
    expect(guesses(finds({ models, traces: TRACES }), WISHES).model).toEqual({
      value: "gpt-5-2025-08-07",
      why: "what production asked, by its traces",
      isSure: true,
    });
  });

  test("is to be checked where source files name several models", () => {
    const models = [
      { name: "gpt-4.1", places: ["src/app.ts", "src/b.ts"] },
      { name: "gpt-4o", places: ["src/b.ts"] },
    ];
    expect(guesses(finds({ models }), WISHES).model).toEqual({
      value: "gpt-4.1",
      why: "named in src/app.ts; also named: gpt-4o",
      isSure: false,
    });
    expect(guesses(finds({ models: models.slice(0, 1) }), WISHES).model).toMatchObject({ isSure: true });
  });

  test("gives way to what a person says", () => {
    const said = {
      ...WISHES,
      model: "m",
      prompt: ["p/*"],
      policy: ["none"],
      tools: ["none"],
      template: "none",
      name: "n",
    };
    const guessed = guesses(finds({ traces: TRACES, policies: ["policies/a.md"], tools: ["tools/a.json"] }), said);
    expect(guessed).toMatchObject({
      model: { value: "m" },
      prompt: { value: ["p/*"] },
      policy: { value: null },
      tools: { value: null },
      template: { value: null },
      name: { value: "n" },
    });
  });

  test.each([
    [[["a.md", "Hello."]], "a.md"],
    [
      [
        ["a.md", "Hello."],
        ["b.md", "Rules: {{ policy }}"],
      ],
      "b.md",
    ],
    [
      [
        ["a.md", "Hello."],
        ["system.md", "Hello."],
      ],
      "system.md",
    ],
    [
      [
        ["a.md", "Hello."],
        ["b.md", "# Desk\n\nYou are a clerk."],
      ],
      "b.md",
    ],
    [
      [
        ["a.md", "Hello."],
        ["b.md", "Hello."],
      ],
      null,
    ],
  ] as const)("finds the system prompt among %j", (written, expected) => {
    const prompts = written.map(([path, text]) => ({ path, text }));
    expect(guesses(finds({ prompts }), WISHES).template.value).toBe(expected);
  });

  test.each([
    ["gpt-5", "OPENAI_API_KEY", undefined],
    ["claude-sonnet-4-5", "ANTHROPIC_API_KEY", "https://api.anthropic.com/v1"],
    ["gemini-2.5-flash", "GEMINI_API_KEY", "https://generativelanguage.googleapis.com/v1beta/openai"],
  ])("knows whose model %s is", (model, key, baseUrl) => {
    const proposed = proposal(finds(), { ...WISHES, model, action: ACTION });
    expect(proposed).toMatchObject({ status: "proposed", suite: { keyVariable: { value: key } } });
    expect(proposed.status === "proposed" && proposed.suite.baseUrl).toBe(baseUrl);
  });

  test("asks a judge of another maker at its own address, with its own key", () => {
    const judgeOf = (judge: string) => {
      const proposed = proposal(finds(), { ...WISHES, model: "claude-sonnet-4-5", judge, action: ACTION });
      return proposed.status === "proposed" && proposed.suite.judge;
    };
    expect(judgeOf("gpt-5")).toEqual({ name: "gpt-5", keyVariable: "OPENAI_API_KEY" });
    expect(judgeOf("claude-haiku-4-5")).toEqual({
      name: "claude-haiku-4-5",
      baseUrl: "https://api.anthropic.com/v1",
      keyVariable: "ANTHROPIC_API_KEY",
    });
  });

  test("has no layer of retrieval where traces show that nothing is searched", () => {
    const searchesOf = (traces: FoundTraces | null) => {
      const proposed = proposal(finds({ traces }), { ...WISHES, model: "m", action: ACTION });
      return proposed.status === "proposed" && [proposed.suite.searches.value, proposed.suite.searches.isSure];
    };
    expect(searchesOf(TRACES)).toEqual([true, true]);
    expect(searchesOf({ ...TRACES, searches: false })).toEqual([false, false]);
    expect(searchesOf(null)).toEqual([true, false]);
  });

  test("names a key as source files do, and takes no trace source's key for the model's", () => {
    const keyVariables = [
      { name: "LANGFUSE_SECRET_KEY", places: ["a.ts", "b.ts"] },
      { name: "OPENAI_PROD_API_KEY", places: ["a.ts"] },
    ];
    const guessed = guesses(finds({ keyVariables }), { ...WISHES, model: "gpt-5" });
    expect(guessed.keyVariable.value).toBe("OPENAI_PROD_API_KEY");
    expect(guessed.traces.value).toBe("langfuse");
  });

  test.each([
    ["My Shop", "my-shop"],
    ["2026_desk", "desk"],
    ["...", "answers"],
  ])("calls a repository %j a suite %j", (folder, name) => {
    expect(guesses(finds({ name: folder }), WISHES).name.value).toBe(name);
  });
});

describe("a proposal", () => {
  test("names everything that is lacking at once", () => {
    expect(proposal(finds({ prompts: [] }), WISHES)).toEqual({
      status: "lacking",
      lacking: [
        { option: "--prompt", what: expect.any(String) },
        { option: "--model", what: expect.any(String) },
        { option: "--action", what: expect.any(String) },
      ],
    });
  });

  test("lacks no place of the action where no workflows are wanted", () => {
    expect(proposal(finds(), { ...WISHES, model: "m", workflows: false })).toMatchObject({
      status: "proposed",
      suite: { workflows: null },
    });
  });

  test("pins the action to the commit that the program runs from", () => {
    expect(proposal(finds({ action: ACTION }), { ...WISHES, model: "m", forks: true })).toMatchObject({
      suite: { workflows: { action: ACTION, forks: true } },
    });
  });
});

test("prompts of several applications are pointed out where nobody said which are meant", () => {
  const prompts = ["apps/desk/prompts/a.md", "apps/desk/prompts/b.md", "apps/sales/prompts/a.md"];
  const found = finds({ traces: TRACES, prompts: prompts.map((path) => ({ path, text: "" })) });
  const guess = { value: prompts, why: "3 files", isSure: false };
  expect(initAdvice(found, aFirstSuite({ prompt: guess }), HERE).notes[0]).toBe(
    "Prompts lie in apps/desk, apps/sales: if each is an application, start init in each of the folders",
  );
  expect(initAdvice(found, aFirstSuite(), HERE).notes[0]).not.toContain("Prompts lie in");
});

test("many files become a glob for each folder and ending, and one alone stays itself", () => {
  expect(filesAsGlobs(["prompts/a.md", "prompts/b.md", "prompts/c.liquid", "x/d.prompt.yml"])).toEqual([
    "prompts/*.md",
    "prompts/c.liquid",
    "x/d.prompt.yml",
  ]);
  expect(filesAsGlobs(["policies/a.md", "rules/a.md"])).toEqual(["policies/*.md", "rules/a.md"]);
  expect(filesAsGlobs(["a.jsonl.gz", "b.jsonl.gz"])).toEqual(["a.jsonl.gz", "b.jsonl.gz"]);
  expect(filesAsGlobs(["[id]/a.md", "[id]/b.md"])).toEqual(["\\[id\\]/*.md"]);
});

test("attributes are known by their names, and a slice by having few values", () => {
  const named = (name: string, ...values: readonly string[]) => ({ name, values });
  expect(
    attributeMeanings([
      named("deployment.environment.name", "staging", "production"),
      named("app.policy.version", "7"),
      named("app.retrieval.index_version", "kb-1"),
      named("gen_ai.prompt.version", "3"),
      named("app.intent", "refund", "delivery"),
      named("app.topic", ...Array.from({ length: 30 }, (_, index) => `${index}`)),
      named("app.expected", "yes"),
      named("app.feedback", "1"),
    ]),
  ).toEqual({
    production: "deployment.environment.name",
    versions: { policy: "app.policy.version", retrieval: "app.retrieval.index_version" },
    slice: "app.intent",
    expected: "app.expected",
    feedback: "app.feedback",
  });
  expect(attributeMeanings([named("deployment.environment.name", "staging")])).toEqual({ versions: {} });
});

describe("the next commands", () => {
  const suite = aFirstSuite();

  test("ask a model where the key is set, and score production's answers where it is not", () => {
    const found = finds({ traces: TRACES });
    expect(initAdvice(found, suite, HERE).next).toEqual([["doctor"], ["plan"], ["record", "--no-commit"]]);
    expect(initAdvice(found, suite, WITHOUT_KEYS).next.at(-1)).toEqual([
      "record",
      "--target",
      "observed",
      "--no-commit",
    ]);
    const judged = { ...suite, judge: { name: "m", keyVariable: "OPENAI_API_KEY" } };
    expect(initAdvice(found, judged, WITHOUT_KEYS).next.at(-1)).toEqual(["versions"]);
  });

  test("name the suite where it would not be found", () => {
    const elsewhere = aFirstSuite({ path: "quality/answers.yml" });
    const found = finds({ traces: TRACES, suites: ["a/suite.yml"] });
    expect(initAdvice(found, elsewhere, HERE).next[0]).toEqual(["doctor", "--suite", "quality/answers.yml"]);
    const inside = { ...HERE, fromHere: (path: string) => path.replace("quality/", "") };
    expect(initAdvice(found, elsewhere, inside).next[0]).toEqual(["doctor", "--suite", "answers.yml"]);
  });

  test("read no traces where there are none", () => {
    expect(initAdvice(finds(), suite, HERE).next).toEqual([["demo"], ["versions"], ["versions", "--otel"]]);
    expect(initAdvice(finds({ promptfoo: ["promptfooconfig.yaml"] }), suite, HERE).next[0]).toEqual([
      "import",
      "promptfoo",
      "promptfooconfig.yaml",
      "--out",
      "evals/promptfoo",
    ]);
  });
});

test("a person is told what is still to be done", () => {
  const { notes } = initAdvice(
    finds({ suites: ["a/suite.yml"], promptfoo: ["promptfooconfig.yaml"] }),
    aFirstSuite({ template: sure("prompts/answer.md") }),
    WITHOUT_KEYS,
  );
  expect(notes).toEqual([
    "No traces were found: export production's (docs/traces.md), and correct traces.from",
    "prompts/answer.md has no {{ policy }}: an edit of a policy reaches no request before it does",
    "Set the secret of the repository: gh secret set OPENAI_API_KEY",
    "The workflows read traces from the checkout: commit them where its readers may see what users wrote, or add a step that fetches them",
    'Make the label: gh label create "accept regression"',
    "Make the environment eval-baseline-forks, with required reviewers, before fork-check.yml is merged",
    "Keep the branch eval-baselines out of rulesets that ask for reviews or pull requests",
    "promptfooconfig.yaml is there: eval-baseline import promptfoo makes a suite of its tests, for suite: of the workflows",
    "There is another suite, a/suite.yml: name yours, with --suite",
  ]);
});
