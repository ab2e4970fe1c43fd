import { digestOf } from "../../domain/digest.ts";
import { TRACE_FORMAT } from "../../domain/trace-line.ts";
import { UserError } from "../../errors.ts";
import { isObject, type JsonObject, own } from "../json-shape.ts";
import { type PromptfooConfig, readPromptfooConfig } from "./config.ts";
import type { ReadText } from "./files.ts";
import { type ImportedMetric, metricsOf } from "./metrics.ts";
import { modelOf } from "./model.ts";
import type { PromptfooTest } from "./tests.ts";

/** What an import makes: the files of a suite, and what a person must know of them. */
export type Imported = {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly cases: number;
  readonly metrics: readonly string[];
  /** What is not as it was, one sentence each. */
  readonly notes: readonly string[];
};

/**
 * A promptfoo configuration as a suite of curated cases: `suite.yml`, `cases.jsonl` (traces of the hand-written form),
 * the prompt as a `.prompt.yml` file, and the rubric and schemas its metrics name. Deterministic.
 *
 * @param path of the configuration, relative to where `read` reads
 * @throws UserError that names the file and what is wrong with it
 */
export async function importPromptfoo(path: string, read: ReadText): Promise<Imported> {
  const { stringify } = await import("yaml");
  const config = await readPromptfooConfig(path, read);
  const found = metricsOf(config.tests);
  if (found.metrics.length === 0)
    throw new UserError(
      `${path} asserts nothing that a scorer here can do${found.unknown.size === 0 ? "" : `: ${[...found.unknown.keys()].join(", ")}`}`,
      "Give its tests or its defaultTest an assertion of another type, llm-rubric for instance.",
    );
  const { model, notes } = modelOf(config.provider);
  const judge = modelOf(config.grader ?? config.provider).model;
  const prompt = { messages: await messagesOf(config.prompt ?? "{{input}}") };
  const metrics = found.metrics.map((metric) => inFull(metric, judge));
  return {
    files: [
      {
        path: "suite.yml",
        text: stringify(suiteOf(config, model, metrics), { lineWidth: 120, aliasDuplicateObjects: false }),
      },
      { path: "cases.jsonl", text: casesOf(config.tests, found.expectations, model.name) },
      { path: PROMPT, text: stringify(prompt, { lineWidth: 0 }) },
      ...(found.metrics.some(hasRubric) ? [{ path: RUBRIC, text: CRITERION }] : []),
      ...found.metrics.flatMap(schemaFile),
    ],
    cases: config.tests.length,
    metrics: found.metrics.map(({ name }) => name),
    notes: [
      ...(config.prompt === undefined ? [NO_PROMPT] : []),
      ...notes,
      ...(found.metrics.some(isJudged) && config.grader === undefined ? [SAME_JUDGE] : []),
      ...config.leftOut,
      ...unknownNotes(found.unknown),
      ...changedNotes(found.metrics),
    ],
  };
}

function suiteOf({ tests }: PromptfooConfig, model: JsonObject, metrics: readonly JsonObject[]): JsonObject {
  const hasDocuments = tests.some(({ variables }) => contextOf(variables).length > 0);
  return {
    suite: "promptfoo",
    traces: { from: [{ files: "cases.jsonl" }] },
    sample: { size: tests.length, key: CASE },
    layers: {
      model,
      prompt: { template: PROMPT, files: PROMPT },
      policy: "none",
      retrieval: hasDocuments ? { documents: "recorded", version: "imported" } : "none",
      tools: "none",
    },
    metrics,
  };
}

const NO_PROMPT = "No prompt was given: the question is sent as it is. Let layers.prompt name yours.";
const SAME_JUDGE = "No grader was named: the model judges itself. Name another model under the judges.";

const PROMPT = "prompts/imported.prompt.yml";
const RUBRIC = "rubrics/criterion.md";
const CASE = "case.name";

const CRITERION = `The reference is no model answer: it states a criterion. Give 1 when the answer meets the criterion fully and 0 when it
does not meet it at all.
`;

/** With who judges or embeds, and the files its options are kept in. */
function inFull(metric: ImportedMetric, judge: JsonObject): JsonObject {
  const [file] = schemaFile(metric);
  if (file !== undefined) return { ...metric, schema: file.path };
  if (hasRubric(metric)) return { ...metric, rubric: RUBRIC, judge: { model: judge } };
  if (bare(metric) === "similar") return { ...metric, model: { name: "text-embedding-3-small" } };
  return isJudged(metric) ? { ...metric, judge: { model: judge } } : metric;
}

function schemaFile(metric: ImportedMetric): Imported["files"] {
  if (bare(metric) !== "json-schema") return [];
  return [{ path: `schemas/${metric.name}.json`, text: `${JSON.stringify(own(metric, "schema"), undefined, 2)}\n` }];
}

function bare({ scorer }: ImportedMetric): string {
  return scorer.replace(/^not-/, "");
}

function hasRubric(metric: ImportedMetric): boolean {
  return bare(metric) === "llm-rubric";
}

function isJudged(metric: ImportedMetric): boolean {
  return hasRubric(metric) || JUDGED.has(bare(metric));
}

const JUDGED: ReadonlySet<string> = new Set([
  "factuality",
  "answer-relevance",
  "context-recall",
  "context-faithfulness",
]);

function casesOf(tests: readonly PromptfooTest[], expectations: readonly JsonObject[], model: string): string {
  const names = new Set<string>();
  return tests
    .map((test, index) => {
      const { variables } = test;
      const name = caseName(test, names);
      const input = inputOf(variables);
      const documents = contextOf(variables).map((text, place) => ({ id: `context-${place + 1}`, text }));
      const hops = [
        ...(documents.length === 0 ? [] : [{ retrieval: { query: input, documents } }]),
        { assembly: { variables } },
        { model: { requested: model, input: [{ role: "user", text: input }] } },
      ];
      const attributes = { [CASE]: name, ...expectations[index] };
      return `${JSON.stringify({ format: TRACE_FORMAT, id: `promptfoo-${digestOf([name, variables]).slice(0, 16)}`, attributes, hops })}\n`;
    })
    .join("");
}

/** Its description, if it has one of its own; else the digest of its variables: the same from one import to the next. */
function caseName({ description, variables }: PromptfooTest, names: Set<string>): string {
  const digest = digestOf(variables).slice(0, 8);
  const plain = description ?? digest;
  const name = names.has(plain) ? `${plain} ${digest}` : plain;
  const unique = names.has(name) ? `${name} ${names.size + 1}` : name;
  names.add(unique);
  return unique;
}

const QUESTIONS = ["question", "query", "input", "message", "prompt", "user_input", "text"];

/** What stands for the user's turn: the variable that is usually called so, else the first text, else all of them. */
function inputOf(variables: JsonObject): string {
  const named = QUESTIONS.map((name) => own(variables, name)).find((value) => typeof value === "string");
  const first = named ?? Object.values(variables).find((value) => typeof value === "string");
  return typeof first === "string" && first.trim() !== "" ? first : JSON.stringify(variables);
}

function contextOf(variables: JsonObject): readonly string[] {
  const context = own(variables, "context");
  return typeof context === "string" && context.trim() !== "" ? [context] : [];
}

/** A prompt is a list of messages in JSON or YAML, else the text of one user message. */
async function messagesOf(prompt: string): Promise<readonly JsonObject[]> {
  const { parse } = await import("yaml");
  let parsed: unknown;
  try {
    parsed = /^\s*[-[]/.test(prompt) ? parse(prompt, { maxAliasCount: 100 }) : undefined;
  } catch {
    parsed = undefined;
  }
  const messages = Array.isArray(parsed) ? parsed : [];
  const all = messages.every(
    (one) => isObject(one) && typeof own(one, "role") === "string" && typeof own(one, "content") === "string",
  );
  if (messages.length > 0 && all)
    return messages.map((one) => ({ role: own(one, "role"), content: own(one, "content") }));
  return [{ role: "user", content: prompt }];
}

function unknownNotes(unknown: ReadonlyMap<string, number>): readonly string[] {
  return [...unknown].map(
    ([type, count]) =>
      `${count} ${count === 1 ? "assertion" : "assertions"} of type ${type}: no scorer here does that, or its value cannot be used.`,
  );
}

function changedNotes(metrics: readonly ImportedMetric[]): readonly string[] {
  const has = (scorer: string) => metrics.some((metric) => metric.scorer === scorer);
  return [
    ...(has("latency") ? ["latency is compared with the baseline here; a threshold has no place."] : []),
    ...(has("cost")
      ? ["cost is compared with the baseline here; a threshold has no place. Give the model a price."]
      : []),
    ...(has("levenshtein")
      ? ["levenshtein is a likeness from 0 to 1 here; its threshold was a distance and is left out."]
      : []),
    ...(has("similar") ? ["similar asks text-embedding-3-small for embeddings; name another under its model."] : []),
  ];
}
