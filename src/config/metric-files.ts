import type { ModelSpec, ScorerSpec } from "../domain/suite.ts";
import { compileSchema } from "../json-schema.ts";
import type { ValueProblem } from "./schema-problems.ts";
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
    const readNamed = async (key: "schema" | "rubric"): Promise<string> => {
      const path = resolve(metric[key] ?? "");
      const text = path.startsWith("../") ? undefined : await read(path);
      if (text === undefined) problems.push({ path: ["metrics", index, key], problem: `there is no file ${path}` });
      return text ?? "";
    };
    specs.push(
      await specOf(metric, readNamed, modelSpec, (problem) =>
        problems.push({ path: ["metrics", index, "schema"], problem }),
      ),
    );
  }
  return { specs, problems };
}

async function specOf(
  metric: WrittenMetric,
  readNamed: (key: "schema" | "rubric") => Promise<string>,
  modelSpec: (written: WrittenModel) => ModelSpec,
  complain: (problem: string) => void,
): Promise<ScorerSpec> {
  switch (metric.scorer) {
    case "equals":
    case "contains":
    case "icontains":
      return { scorer: metric.scorer, ...(metric.value === undefined ? {} : { value: metric.value }) };
    case "regex":
      return {
        scorer: "regex",
        pattern: metric.pattern ?? "",
        ...(metric.flags === undefined ? {} : { flags: metric.flags }),
      };
    case "json-schema":
      return { scorer: "json-schema", schema: await parseSchema(await readNamed("schema"), complain) };
    case "latency":
    case "cost":
      return { scorer: metric.scorer };
    case "llm-rubric":
      return {
        scorer: "llm-rubric",
        rubric: await readNamed("rubric"),
        judge: modelSpec(metric.judge?.model ?? { name: "" }),
      };
    case "trace-attribute":
      return { scorer: "trace-attribute", attribute: metric.attribute ?? "", range: metric.range ?? [0, 1] };
    default:
      return metric.scorer satisfies never;
  }
}

async function parseSchema(
  text: string,
  complain: (problem: string) => void,
): Promise<{ readonly [key: string]: unknown }> {
  if (text === "") return {};
  try {
    const schema: unknown = JSON.parse(text);
    if (typeof schema !== "object" || schema === null || Array.isArray(schema)) {
      complain("the schema file does not hold a JSON object");
      return {};
    }
    const broken = await schemaProblem({ ...schema });
    if (broken !== undefined) complain(`the schema cannot be used: ${broken}`);
    return { ...schema };
  } catch (error) {
    complain(`the schema file is not JSON: ${(error as Error).message}`);
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
