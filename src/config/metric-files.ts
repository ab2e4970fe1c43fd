import type { ModelSpec } from "../domain/model-spec.ts";
import type { JudgedKind, ScorerSpec } from "../domain/scorer-spec.ts";
import { compileSchema } from "../json-schema.ts";
import type { ValueProblem } from "./schema-problems.ts";
import { scorerNamed } from "./scorer-names.ts";
import type { WrittenMetric, WrittenModel } from "./written-suite.ts";

/** The text of a file of the tree, or undefined when there is none. */
export type ReadText = (path: string) => Promise<string | undefined>;

/**
 * What each metric's scorer is asked to do, the files it names read.
 * @param resolve turns a path of the suite file into one of the tree
 * @returns a spec per metric, in order, and what was wrong; a spec with a problem is not to be used
 */
export async function readScorerSpecs(
  metrics: readonly WrittenMetric[],
  resolve: (path: string) => string,
  read: ReadText,
  modelSpec: (written: WrittenModel) => ModelSpec,
): Promise<{ readonly specs: readonly ScorerSpec[]; readonly problems: readonly ValueProblem[] }> {
  const problems: ValueProblem[] = [];
  const specs: ScorerSpec[] = [];
  for (const [index, metric] of metrics.entries()) {
    const complain = (key: FileKey, problem: string) => problems.push({ path: ["metrics", index, key], problem });
    const readNamed = async (key: FileKey): Promise<string> => {
      const named = metric[key];
      // That it is not named at all is a rule's to say.
      if (named === undefined) return "";
      const path = resolve(named);
      if (path.startsWith("../")) {
        complain(key, `${named} leads out of the repository; expected a path inside it`);
        return "";
      }
      const text = await read(path);
      if (text === undefined) complain(key, `there is no file ${path}`);
      else if (text.trim() === "") complain(key, `the file ${path} is empty`);
      return text ?? "";
    };
    specs.push(await specOf(metric, { readNamed, modelSpec, resolve, complain }));
  }
  return { specs, problems };
}

type FileKey = "schema" | "rubric" | "file";

type Reader = {
  readNamed(key: FileKey): Promise<string>;
  modelSpec(written: WrittenModel): ModelSpec;
  resolve(path: string): string;
  complain(key: FileKey, problem: string): void;
};

/** Where an option is missing that must be there, a rule says so, and what stands here in its place is never used. */
async function specOf(metric: WrittenMetric, reader: Reader): Promise<ScorerSpec> {
  const { readNamed, modelSpec } = reader;
  const { kind } = scorerNamed(metric.scorer);
  const limits = present({ min: metric.min, max: metric.max });
  const { value, threshold } = metric;
  switch (kind) {
    case "equals":
    case "contains":
    case "icontains":
    case "starts-with":
      return { scorer: kind, ...present({ value }) };
    case "contains-any":
    case "contains-all":
    case "icontains-any":
    case "icontains-all":
      return { scorer: kind, ...present({ values: metric.values }) };
    case "regex":
      return { scorer: kind, ...present({ pattern: metric.pattern, flags: metric.flags }) };
    case "levenshtein":
      return { scorer: kind, ...present({ value, threshold }) };
    case "rouge-n":
      return { scorer: kind, n: metric.n ?? 1, ...present({ value, threshold }) };
    case "similar":
      return { scorer: kind, model: modelSpec(metric.model ?? NO_MODEL), ...present({ value, threshold }) };
    case "json-schema":
      return { scorer: kind, schema: await readSchema(reader) };
    case "is-json":
    case "is-refusal":
    case "is-valid-openai-tools-call":
    case "latency":
    case "cost":
      return { scorer: kind };
    case "finish-reason":
      return { scorer: kind, value: value ?? "" };
    case "length":
      return { scorer: kind, unit: metric.unit ?? "words", ...limits };
    case "tool-call-f1":
      return { scorer: kind, ...present({ tools: metric.tools, threshold }) };
    case "tool-args-match":
      return {
        scorer: kind,
        mode: metric.mode === "exact" ? "exact" : "partial",
        ...present({ tool: metric.tool, arguments: metric.arguments }),
      };
    case "trajectory:tool-sequence":
      return {
        scorer: kind,
        mode: metric.mode === "exact" ? "exact" : "in-order",
        ...present({ steps: metric.steps }),
      };
    case "trajectory:step-count":
      return { scorer: kind, ...limits };
    case "javascript":
      return metric.file === undefined
        ? { scorer: kind, source: value ?? "" }
        : { scorer: kind, source: await readNamed("file"), path: reader.resolve(metric.file) };
    case "llm-rubric":
      return { scorer: kind, rubric: await readNamed("rubric"), judge: modelSpec(metric.judge?.model ?? NO_MODEL) };
    case "trace-attribute":
      return { scorer: kind, attribute: metric.attribute ?? "", range: metric.range ?? [0, 1] };
    default:
      return {
        scorer: kind satisfies Exclude<JudgedKind, "llm-rubric">,
        judge: modelSpec(metric.judge?.model ?? NO_MODEL),
        ...present({ threshold }),
      };
  }
}

const NO_MODEL: WrittenModel = { name: "" };

/** The options that were written. */
function present<Options extends object>(
  options: Options,
): { [Key in keyof Options]?: Exclude<Options[Key], undefined> } {
  const written = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(written) as { [Key in keyof Options]?: Exclude<Options[Key], undefined> };
}

async function readSchema({ readNamed, complain }: Reader): Promise<{ readonly [key: string]: unknown }> {
  const text = await readNamed("schema");
  if (text.trim() === "") return {};
  try {
    const schema: unknown = JSON.parse(text);
    if (typeof schema !== "object" || schema === null || Array.isArray(schema)) {
      complain("schema", "the schema file does not hold a JSON object");
      return {};
    }
    const broken = await schemaProblem({ ...schema });
    if (broken !== undefined) complain("schema", `the schema cannot be used: ${broken}`);
    return { ...schema };
  } catch (error) {
    complain("schema", `the schema file is not JSON: ${(error as Error).message}`);
  }
  return {};
}

/** Why a JSON Schema does not compile, told before anything is paid for; undefined when it does. */
async function schemaProblem(schema: { readonly [key: string]: unknown }): Promise<string | undefined> {
  return compileSchema(schema).then(
    () => undefined,
    (error: Error) => error.message,
  );
}
