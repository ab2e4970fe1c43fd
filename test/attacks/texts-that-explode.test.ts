import { gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { parseSuite } from "../../src/config/parse-suite.ts";
import { parsePromptFile } from "../../src/formats/prompt-file.ts";
import { globMatcher } from "../../src/glob.ts";
import { compileLinear } from "../../src/linear-pattern.ts";
import { parseTemplate } from "../../src/pipeline/assemble/template.ts";
import { jsonSchema } from "../../src/scorers/json-schema.ts";
import { regex } from "../../src/scorers/regex.ts";
import { toolCallsValid } from "../../src/scorers/tool-calls-valid.ts";
import { readYaml } from "../../src/yaml-file.ts";
import { anAnswer } from "../builders.ts";
import { folder, problemOf, source, surveyed } from "../edges/sources/trace-folder.ts";
import { suiteText } from "../end-to-end/desk.ts";
import { aJudgedTrial } from "../scorers/judge/judged-trial.ts";

/** A suite that ends in these lines. */
function suiteWith(lines: string) {
  return parseSuite(`${suiteText()}${lines}\n`, "suite.yml", async () => undefined);
}

async function rendered(text: string, input = "") {
  const template = await parseTemplate(text);
  if (template.status === "broken") return template;
  return template.render({ time: "2026-11-02T06:00:00Z", policy: "Be kind.", variables: {}, input });
}

describe("YAML", () => {
  const nines = "bcdefghi".split("").map((name, n) => `${name}: [${Array(9).fill(`*${"abcdefgh"[n]}`).join(", ")}]`);
  const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]", ...nines.map((line) => line.replace(": ", `: &${line[0]} `))];

  test("aliases that multiply are refused", async () => {
    expect(() => readYaml(bomb.join("\n"), "a.yml")).toThrow("a.yml is not valid YAML");
    await expect(suiteWith(bomb.join("\n"))).rejects.toThrow("suite.yml is not valid YAML");
    expect(() => parsePromptFile(bomb.join("\n"), "a.prompt.yml")).toThrow("a.prompt.yml is not valid YAML");
  });

  test("a tag makes no function and no object of a program", () => {
    const { value } = readYaml(
      "a: !!js/function 'function () { return 1 }'\nb: !!python/object/apply:os.system [id]",
      "a.yml",
    );
    expect(value).toEqual({ a: "function () { return 1 }", b: ["id"] });
  });

  test("a key that is written twice is refused, so that no reader sees another suite than the program", async () => {
    await expect(suiteWith("trials: 5")).rejects.toMatchObject({ problems: [expect.stringContaining("unique")] });
  });

  test("nesting without end is a mistake in the file, and no crash", () => {
    expect(() => readYaml(`${"[".repeat(50_000)}${"]".repeat(50_000)}`, "a.yml")).toThrow("a.yml is not valid YAML");
  });

  test("keys that prototypes have are unknown keys, and change no prototype", async () => {
    await expect(suiteWith("__proto__: { trials: 9 }\nconstructor: { prototype: { x: 1 } }")).rejects.toMatchObject({
      problems: [expect.stringContaining("__proto__"), expect.stringContaining("constructor")],
    });
    expect({}).not.toHaveProperty("x");
    expect({}).not.toHaveProperty("trials");
  });
});

describe("a prompt's template", () => {
  test.each([
    { attack: "a template includes no file", text: "{% include '/etc/passwd' %}" },
    { attack: "a template renders no file", text: "{% render '../../secret.md' %}" },
    {
      attack: "a template takes no file for its layout",
      text: "{% layout '/etc/passwd' %}{% block x %}{% endblock %}",
    },
    {
      attack: "a template cannot loop for ever",
      text: "{% for i in (1..99999) %}{% for j in (1..99999) %}{% endfor %}{% endfor %}",
    },
    { attack: "a template cannot count to a billion", text: "{% for i in (1..1000000000) %}x{% endfor %}" },
    {
      attack: "a template cannot double a text for ever",
      text: `{% assign a = "xxxxxxxx" %}${"{% assign a = a | append: a %}".repeat(60)}{{ a }}`,
    },
    {
      attack: "a template cannot capture itself for ever",
      text: `{% assign a = "xxxxxxxx" %}${"{% capture a %}{{ a }}{{ a }}{% endcapture %}".repeat(60)}{{ a }}`,
    },
    { attack: "a template cannot pad a date without end", text: '{{ "now" | date: "%900000000Y" }}' },
    { attack: "a template that nests without end breaks, and nothing else", text: "{% if 1 %}".repeat(60_000) },
    { attack: "a template of many megabytes is not parsed", text: `{{ policy }}${"x".repeat(2_000_000)}` },
  ])("$attack", async ({ text }) => {
    expect((await rendered(text)).status).toMatch(/^(broken|failed)$/);
  });

  test("a template sees no prototype, no process and no clock", async () => {
    const sees = "{{ policy.constructor }}{{ variables.__proto__ }}{{ variables.toString }}{{ process }}{{ global }}";
    expect(await rendered(`${sees}|{{ "now" | date: "%Y" }}`)).toEqual({ status: "rendered", text: "|2026" });
  });

  test("what a filter strips is stripped in time that its length bounds", async () => {
    const hostile = "<".repeat(300_000);
    expect(await rendered("{{ input | strip_html | size }}", hostile)).toMatchObject({ status: "rendered" });
  });
});

describe("patterns", () => {
  test("a suite's expression runs in linear time, whatever the answer", async () => {
    const score = await regex.prepare({ scorer: "regex", pattern: "^(a+)+$" }, undefined as never);
    const trial = { ...aJudgedTrial(), answer: anAnswer({ text: `${"a".repeat(50_000)}b` }) };
    expect(await score(trial)).toEqual({ status: "scored", value: 0 });
  });

  test("an expression that looks back is given up after a while", async () => {
    const score = await regex.prepare({ scorer: "regex", pattern: "^(a|aa)+\\1b$" }, undefined as never);
    const trial = { ...aJudgedTrial(), answer: anAnswer({ text: "a".repeat(200) }) };
    expect(await score(trial)).toEqual({ status: "unscored", reason: "took-too-long" });
  });

  test("a pattern of the redaction runs in linear time, whatever the trace", async () => {
    const find = await compileLinear("(x+x+)+y", "traces.redact.patterns: order");
    expect(find("x".repeat(50_000))).toEqual([]);
  });

  test("a pattern in a suite's schema that backtracks is given up after a while", async () => {
    const schema = { properties: { a: { pattern: "^(a+)+$" } } };
    const score = await jsonSchema.prepare({ scorer: "json-schema", schema }, undefined as never);
    const trial = { ...aJudgedTrial(), answer: anAnswer({ text: JSON.stringify({ a: `${"a".repeat(60)}!` }) }) };
    expect(await score(trial)).toEqual({ status: "unscored", reason: "took-too-long" });
  });

  const level = (n: number) => ({ anyOf: [{ $ref: `#/$defs/d${n + 1}` }, { $ref: `#/$defs/d${n + 1}` }] });
  const levels = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`d${n}`, level(n)]));
  test.each([
    {
      attack: "a pattern in a tool's schema that backtracks is given up after a while",
      parameters: { properties: { a: { type: "string", pattern: "^(a+)+$" } } },
    },
    {
      attack: "a tool's schema that refers to itself twice at each of many levels is given up after a while",
      parameters: { $ref: "#/$defs/d0", $defs: { ...levels, d40: { type: "number" } } },
    },
  ])("$attack", async ({ parameters }) => {
    const score = await toolCallsValid.prepare({ scorer: "is-valid-openai-tools-call" }, undefined as never);
    const call = { id: "1", name: "look_up", arguments: JSON.stringify({ a: `${"a".repeat(60)}!` }) };
    const tools = [{ name: "look_up", parameters }];
    const trial = { ...aJudgedTrial(), tools, answer: anAnswer({ toolCalls: [call] }) };
    expect(await score(trial)).toEqual({ status: "unscored", reason: "took-too-long" });
  });

  test("a glob that some path could hold up for ever is refused", () => {
    for (const glob of [
      "+(a+)+(a+)b",
      "*(*(*(a)))b",
      "+(+(a|b)|c)",
      `${"*a".repeat(9)}b`,
      "**/a/".repeat(9),
      "a".repeat(1001),
    ])
      expect(() => globMatcher([glob])).toThrow("could take for ever to match");
    for (const glob of ["prompts/**/*.{md,txt}", "**/*-*-*.md", "!(draft)/*.md", "+(a|b)/x", "**/suite.yml"])
      expect(globMatcher([glob])("x")).toBe(false);
  });

  test("a path that is as long as paths get holds up no honest glob", () => {
    const long = `prompts/${"a/".repeat(2000)}${"b".repeat(90)}`;
    for (const glob of ["prompts/**/*.md", "**/*.md", "**/suite.yml", "**/a*b*c/*.md", "{a,b,prompts}/**/{x,y}*.md"])
      expect(globMatcher([glob])(long)).toBe(false);
  });
});

describe("traces", () => {
  test.each([
    {
      attack: "a gzip file that unpacks into an endless line is refused",
      packed: gzipSync(Buffer.alloc(300_000_000, " ")),
    },
    {
      attack: "a Zstandard file that unpacks into an endless line is refused",
      packed: zstdCompressSync(Buffer.alloc(300_000_000, " ")),
    },
  ])("$attack", async ({ packed }) => {
    await using traces = await folder({ "traces/a.jsonl.gz": packed });
    const { problem } = await problemOf(surveyed(traces.tree));
    expect(problem).toContain("256 MB");
  });

  test("a trace that nests without end is read as far as writers nest", async () => {
    const value = `${'{"arrayValue":{"values":['.repeat(20_000)}{"stringValue":"x"}${"]}}".repeat(20_000)}`;
    const span = `{"traceId":"${"a1".repeat(16)}","spanId":"${"b2".repeat(8)}","name":"call","attributes":[{"key":"k","value":${value}}]}`;
    await using traces = await folder({
      "traces/a.jsonl": `{"resourceSpans":[{"scopeSpans":[{"spans":[${span}]}]}]}\n`,
    });
    const { facts } = await surveyed(traces.tree, {}, ["k"]);
    expect(facts).toMatchObject([{ traceId: "a1".repeat(16) }]);
    expect(await source(traces.tree).fetch(["a1".repeat(16)])).toHaveLength(1);
  });
});
