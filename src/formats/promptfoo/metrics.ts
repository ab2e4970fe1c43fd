import { canonicalJson } from "../../domain/digest.ts";
import { isObject, type JsonObject, own } from "../json-shape.ts";
import type { Assertion, PromptfooTest } from "./tests.ts";

/** A metric as a suite file writes it, less who judges or embeds. */
export type ImportedMetric = { readonly name: string; readonly scorer: string } & JsonObject;

/** The metrics that a list of tests asks for, and what each test expects by them. */
export type ImportedMetrics = {
  readonly metrics: readonly ImportedMetric[];
  /** For each test the attributes of its case: what it expects by the metrics that say `expected`. */
  readonly expectations: readonly { readonly [attribute: string]: string }[];
  /** Types of assertions that have no scorer here, and how many tests have one. */
  readonly unknown: ReadonlyMap<string, number>;
};

/**
 * Metrics from assertions. A suite has one list of metrics for all cases, so what differs from test to test becomes an
 * attribute of the case that the metric names as `expected`; a case without it is not scored by that metric.
 */
export function metricsOf(tests: readonly PromptfooTest[]): ImportedMetrics {
  const found = new Map<string, Asked>();
  const unknown = new Map<string, number>();
  for (const [index, { assertions }] of tests.entries()) {
    const seen = new Map<string, number>();
    for (const assertion of assertions) {
      const translated = translate(assertion);
      if (translated === undefined) {
        unknown.set(assertion.type, (unknown.get(assertion.type) ?? 0) + 1);
        continue;
      }
      const kind = canonicalJson([assertion.metric ?? null, translated.options]);
      const time = seen.get(kind) ?? 0;
      seen.set(kind, time + 1);
      const key = `${kind} ${time}`;
      const asked = found.get(key) ?? { ...translated, metric: assertion.metric, values: new Map<number, string>() };
      found.set(key, asked);
      asked.values.set(index, translated.value ?? "yes");
    }
  }
  const names = new Set<string>();
  const named = [...found.values()].map((asked) => ({ asked, name: nameOf(asked, names) }));
  return {
    metrics: named.map(({ asked, name }) => metricOf(name, asked, tests.length)),
    expectations: tests.map((_, index) =>
      Object.fromEntries(
        named
          .filter(({ asked }) => !isLiteral(asked, tests.length))
          .flatMap(({ asked, name }) => {
            const value = asked.values.get(index);
            return value === undefined ? [] : [[`expect.${name}`, value] as const];
          }),
      ),
    ),
    unknown,
  };
}

/** The scorer and its options, and what it compares with; no value where it compares with nothing. */
type Translated = { readonly options: { readonly scorer: string } & JsonObject; readonly value?: string };
type Asked = Translated & { readonly metric: string | undefined; readonly values: Map<number, string> };

/** Every test asks for it, and all for the same: then it needs no attribute. A judge's criterion always has one. */
function isLiteral({ options, values }: Asked, tests: number): boolean {
  const [first, ...others] = new Set(values.values());
  return (
    values.size === tests && first !== undefined && others.length === 0 && LITERAL_KEY[bare(options.scorer)] !== null
  );
}

function metricOf(name: string, asked: Asked, tests: number): ImportedMetric {
  if (!isLiteral(asked, tests)) return { name, ...asked.options, expected: `expect.${name}` };
  const key = LITERAL_KEY[bare(asked.options.scorer)];
  const [value] = asked.values.values();
  if (typeof key !== "string" || asked.value === undefined || value === undefined) return { name, ...asked.options };
  return { name, ...asked.options, [key]: key === "values" ? JSON.parse(value) : value };
}

/** Where a suite writes what all cases are compared with; null: only the case can say. */
const LITERAL_KEY: { readonly [scorer: string]: string | null } = {
  equals: "value",
  contains: "value",
  icontains: "value",
  "starts-with": "value",
  regex: "pattern",
  "contains-any": "values",
  "contains-all": "values",
  "icontains-any": "values",
  "icontains-all": "values",
  levenshtein: "value",
  "rouge-n": "value",
  similar: "value",
  "llm-rubric": null,
  factuality: null,
  "context-recall": null,
  "tool-call-f1": null,
};

function bare(scorer: string): string {
  return scorer.replace(/^not-/, "");
}

function nameOf({ metric, options }: Asked, names: Set<string>): string {
  const wanted = (metric ?? options.scorer.replace(/^trajectory:/, "")).toLowerCase().replace(/[^a-z0-9_-]+/g, "-");
  const stem = wanted.replace(/^[^a-z0-9]+/, "").slice(0, 56) || "metric";
  let name = stem;
  for (let number = 2; names.has(name); number += 1) name = `${stem}-${number}`;
  names.add(name);
  return name;
}

/** Our scorer for an assertion, or undefined where there is none, or its value cannot be used. */
function translate(assertion: Assertion): Translated | undefined {
  const { type, value, threshold, negated, unusable = false } = assertion;
  const isShare = threshold === undefined || (threshold >= 0 && threshold <= 1);
  const turned = negated && !NOT_TURNED.has(type) ? "not-" : "";
  const graded = threshold === undefined ? {} : { threshold };
  const made = (scorer: string, options: JsonObject = {}): Translated => ({
    options: { scorer: `${turned}${scorer}`, ...options },
  });
  const compared = (scorer: string, text: string | undefined, options: JsonObject = {}) =>
    text === undefined ? undefined : { ...made(scorer, options), value: text };
  if (unusable) return undefined;
  switch (type) {
    case "equals":
      return compared(type, value === undefined ? undefined : textOf(value));
    case "contains":
    case "icontains":
    case "starts-with":
    // A distance in edits there, a likeness from 0 to 1 here: the threshold cannot be carried over.
    case "levenshtein":
      return compared(type, filledTextOf(value));
    case "regex":
      return compared(type, expressionOf(value));
    case "contains-any":
    case "contains-all":
    case "icontains-any":
    case "icontains-all":
      return compared(type, listOf(value));
    case "rouge-n":
    case "similar":
      return isShare ? compared(type, filledTextOf(value), { threshold: threshold ?? 0.75 }) : undefined;
    case "is-json":
      return formOf(value, made);
    case "is-refusal":
    case "is-valid-openai-tools-call":
    case "latency":
    case "cost":
      return made(type);
    case "word-count":
      return lengthOf(value, made);
    case "finish-reason":
      return FINISH_REASONS.has(value) ? made(type, { value }) : undefined;
    case "tool-call-f1":
      return isShare ? compared(type, listOf(value), graded) : undefined;
    case "trajectory:step-count":
      return withBounds(value, type, {}, made);
    case "trajectory:tool-sequence":
      return sequenceOf(value, made);
    case "llm-rubric":
    case "model-graded-closedqa":
      return compared("llm-rubric", filledTextOf(value));
    case "factuality":
    case "model-graded-factuality":
      return isShare ? compared("factuality", filledTextOf(value), graded) : undefined;
    case "context-recall":
      return isShare ? compared(type, filledTextOf(value), graded) : undefined;
    case "context-faithfulness":
    case "answer-relevance":
      return isShare ? made(type, graded) : undefined;
    case "javascript":
      return typeof value === "string" && value.trim() !== "" ? made(type, { value }) : undefined;
    default:
      return undefined;
  }
}

/** Amounts, which have no opposite. */
const NOT_TURNED: ReadonlySet<string> = new Set(["latency", "cost"]);

const FINISH_REASONS: ReadonlySet<unknown> = new Set(["stop", "length", "tool_calls", "content_filter"]);

type Make = (scorer: string, options?: JsonObject) => Translated;

function lengthOf(value: unknown, made: Make): Translated | undefined {
  const exact = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  const limits = typeof exact === "number" ? { min: exact, max: exact } : value;
  return withBounds(limits, "length", { unit: "words" }, made);
}

/** A schema may be written as a text, too. */
function formOf(value: unknown, made: Make): Translated | undefined {
  if (value === undefined) return made("is-json");
  const schema = typeof value === "string" ? parsedJson(value) : value;
  return isObject(schema) ? made("json-schema", { schema }) : undefined;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sequenceOf(value: unknown, made: Make): Translated | undefined {
  const steps = isObject(value) ? own(value, "steps") : value;
  if (!Array.isArray(steps) || steps.length === 0) return undefined;
  if (!steps.every((step) => typeof step === "string" && step.trim() !== "")) return undefined;
  const mode = isObject(value) && own(value, "mode") === "exact" ? "exact" : "in-order";
  return made("trajectory:tool-sequence", { steps, mode });
}

/** Whole numbers from 0 on, at least one of the two, that leave room between them. */
function withBounds(value: unknown, scorer: string, options: JsonObject, made: Make): Translated | undefined {
  const [min, max] = [own(value, "min"), own(value, "max")];
  const written = Object.entries({ min, max }).filter(([, bound]) => bound !== undefined);
  const isUsable = written.every(([, bound]) => Number.isSafeInteger(bound) && Number(bound) >= 0);
  if (!isUsable || written.length === 0 || Number(min ?? 0) > Number(max ?? Number.POSITIVE_INFINITY)) return undefined;
  return made(scorer, { ...options, ...Object.fromEntries(written) });
}

/** promptfoo takes lists, and texts with commas. */
function listOf(value: unknown): string | undefined {
  const items = Array.isArray(value) ? value.map(textOf) : textOf(value ?? "").split(",");
  const texts = items.map((one) => one.trim()).filter(Boolean);
  return texts.length === 0 ? undefined : JSON.stringify(texts);
}

function expressionOf(value: unknown): string | undefined {
  const text = filledTextOf(value);
  try {
    new RegExp(text ?? "");
    return text;
  } catch {
    return undefined;
  }
}

/** A text that says something; every answer holds one that does not. */
function filledTextOf(value: unknown): string | undefined {
  const text = value === undefined ? "" : textOf(value);
  return text.trim() === "" ? undefined : text;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
