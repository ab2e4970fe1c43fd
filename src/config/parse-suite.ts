import { posix } from "node:path";
import type { ModelSpec } from "../domain/model-spec.ts";
import type { ScorerSpec } from "../domain/scorer-spec.ts";
import type { AttributionSpec, LayerSpecs, Margin, Metric, ProbeSpec, Suite, ToolsSpec } from "../domain/suite.ts";
import { durationMs } from "./duration.ts";
import { endpointSpec, targetOf } from "./endpoints.ts";
import { type ReadText, readScorerSpecs } from "./metric-files.ts";
import { isOperational } from "./metric-rules.ts";
import { redactionOf, redactionProblems } from "./redaction.ts";
import type { ValueProblem } from "./schema-problems.ts";
import { scorerNamed } from "./scorer-names.ts";
import { shareOf } from "./share.ts";
import { readSuiteFile, suiteErrors } from "./suite-file.ts";
import { brokenRules } from "./suite-rules.ts";
import { conditionsOf, originOf, writtenGlobs } from "./trace-origins.ts";
import type { WrittenMetric, WrittenModel, WrittenPaths, WrittenSuite } from "./written-suite.ts";

/**
 * The text of a suite file → the validated suite, its defaults filled in, the files its metrics name read.
 *
 * @param path of the file, relative to the root of the tree, forward slashes
 * @param read gives the text of a file of the same tree, or undefined
 * @throws UserErrors with every problem at once, each as "path:line: place: what is wrong; what was expected"
 */
export async function parseSuite(text: string, path: string, read: ReadText): Promise<Suite> {
  const file = readSuiteFile(text, path);
  const written = file.value as WrittenSuite;
  const { specs, problems } = await readScorerSpecs(
    written.metrics,
    (name) => resolvePath(path, name),
    read,
    modelSpec,
  );
  const all = [
    ...brokenRules(written),
    ...escapingPaths(written, path),
    ...(await redactionProblems(written.traces.redact)),
    ...problems,
  ];
  if (all.length > 0) {
    throw suiteErrors(
      path,
      all.map((problem) => file.locate(problem)),
    );
  }
  return suiteOf(written, path, specs);
}

function suiteOf(written: WrittenSuite, path: string, specs: readonly ScorerSpec[]): Suite {
  const { traces, sample, gate, budget, store } = written;
  const globs = (paths: WrittenPaths) => [paths].flat().map((glob) => resolvePath(path, glob));
  return {
    name: written.suite,
    path,
    traces: {
      from: traces.from.map((origin) => originOf(origin, globs)),
      ...(traces.window === undefined ? {} : { windowMs: durationMs(traces.window) }),
      where: conditionsOf(traces.where ?? {}),
      redact: redactionOf(traces.redact),
      versions: traces.versions ?? {},
      slices: traces.slices ?? [],
      ...(traces.expected === undefined ? {} : { expected: traces.expected }),
      ...(traces.feedback === undefined ? {} : { feedback: traces.feedback }),
    },
    sample: {
      size: sample?.rate === undefined ? (sample?.size ?? 200) : { rate: shareOf(sample.rate) },
      ...(sample?.fixed === undefined ? {} : { fixed: sample.fixed }),
      turns: sample?.turns ?? "any",
      nearDuplicates: sample?.["near-duplicates"] !== "drop",
      keep: { errors: sample?.keep?.errors ?? 0, negativeFeedback: sample?.keep?.["negative-feedback"] ?? 0 },
      seed: String(sample?.seed ?? 0),
      ...(sample?.stratify === undefined ? {} : { stratify: sample.stratify }),
      ...(sample?.key === undefined ? {} : { key: sample.key }),
    },
    layers: layerSpecs(written.layers, (name) => resolvePath(path, name), globs),
    metrics: written.metrics.map((metric, index) => metricOf(metric, specs[index] as ScorerSpec)),
    trials: written.trials ?? 3,
    gate: {
      onRegressed: gate?.["on-regressed"] ?? "fail",
      onInconclusive: gate?.["on-inconclusive"] ?? "warn",
      onNotComparable: gate?.["on-not-comparable"] ?? "fail",
      confidence: gate?.confidence ?? 0.95,
      looks: gate?.looks ?? 3,
      slices: gate?.slices ?? "inform",
      control: shareOf(gate?.control ?? "20%"),
      ...(gate?.["accept-label"] === undefined ? {} : { acceptLabel: gate["accept-label"] }),
    },
    budget: {
      ...(budget?.usd === undefined ? {} : { usd: budget.usd }),
      ...(budget?.tokens === undefined ? {} : { tokens: budget.tokens }),
      ...(budget?.calls === undefined ? {} : { calls: budget.calls }),
      errors: shareOf(budget?.errors ?? 0.02),
    },
    store: {
      branch: store?.branch ?? "eval-baselines",
      text: store?.text ?? "none",
      keyVariable: store?.["key-variable"] ?? "EVAL_BASELINE_KEY",
    },
    report: { answers: written.report?.answers ?? "none" },
    metricFiles: metricFilesOf(written, (name) => resolvePath(path, name)),
    concurrency: written.concurrency ?? 8,
    target: targetOf(written.target),
    ...(written.deadline === undefined ? {} : { deadlineMs: durationMs(written.deadline) }),
    fidelity: { atLeast: shareOf(written.fidelity?.["at-least"] ?? 0.9) },
    attribution: attributionOf(written.attribution),
    probe: probeOf(written),
  };
}

function attributionOf(written: WrittenSuite["attribution"]): AttributionSpec {
  return {
    isAutomatic: written?.["on-regressed"] !== "skip",
    mostCases: written?.cases ?? 60,
    trials: written?.trials ?? 3,
    ...(written?.usd === undefined ? {} : { usd: written.usd }),
    hoursBefore: written?.["hours-before"] ?? 48,
  };
}

/** An application's model is not ours to ask. */
function probeOf({ probe, target, layers }: WrittenSuite): ProbeSpec | null {
  if (probe === "none" || layers.model === "none") return null;
  if (probe === undefined && target !== undefined && target !== "agent") return null;
  return { inputs: probe?.inputs ?? 5, calls: probe?.calls ?? 8 };
}

/** The files that metrics name: whoever changes one changes what is measured. */
function metricFilesOf({ metrics }: WrittenSuite, resolve: (path: string) => string): readonly string[] {
  const named = metrics.flatMap(({ schema, rubric, file }) => [schema, rubric, file]);
  return [...new Set(named.filter((path) => path !== undefined).map(resolve))];
}

function layerSpecs(
  layers: WrittenSuite["layers"],
  resolve: (path: string) => string,
  globs: (paths: WrittenPaths) => readonly string[],
): LayerSpecs {
  const { model, prompt, policy, retrieval, tools } = layers;
  return {
    model: model === "none" ? null : modelSpec(model),
    prompt:
      prompt === "none"
        ? null
        : {
            files: globs(prompt.files),
            ...(prompt.template === undefined ? {} : { template: resolve(prompt.template) }),
          },
    policy: policy === "none" ? null : { files: globs(policy.files) },
    retrieval: retrieval === "none" ? null : retrievalSpec(retrieval, resolve, globs),
    tools: tools === "none" ? null : toolsSpec(tools, globs),
  };
}

function retrievalSpec(
  retrieval: Exclude<WrittenSuite["layers"]["retrieval"], "none">,
  resolve: (path: string) => string,
  globs: (paths: WrittenPaths) => readonly string[],
): LayerSpecs["retrieval"] {
  const { documents = "recorded", version, snapshots } = retrieval;
  return {
    documents:
      documents === "recorded"
        ? documents
        : "snapshot" in documents
          ? { snapshot: resolve(documents.snapshot) }
          : { endpoint: endpointSpec(documents.endpoint) },
    ...(version === undefined ? {} : { version }),
    ...(snapshots === undefined ? {} : { snapshots: globs(snapshots) }),
  };
}

function toolsSpec(
  written: Exclude<WrittenSuite["layers"]["tools"], "none">,
  globs: (paths: WrittenPaths) => readonly string[],
): ToolsSpec {
  const { results = "recorded", "not-recorded": notRecorded = "fail" } = written;
  return {
    definitions: globs(written.definitions),
    results: results === "recorded" ? results : { endpoint: endpointSpec(results.endpoint) },
    notRecorded: typeof notRecorded === "string" ? notRecorded : { endpoint: endpointSpec(notRecorded.endpoint) },
    ignoredArguments: written["ignore-arguments"] ?? {},
    mostSteps: written["most-steps"] ?? 12,
  };
}

/** A model as written, with its defaults. */
function modelSpec(written: WrittenModel): ModelSpec {
  const { name, price } = written;
  return {
    name,
    keyVariable: written["key-variable"] ?? "OPENAI_API_KEY",
    parameters: written.parameters ?? {},
    ...(written["base-url"] === undefined ? {} : { baseUrl: written["base-url"] }),
    ...(written.api === "responses" ? { api: written.api } : {}),
    ...(price === undefined
      ? {}
      : {
          price: {
            input: price.input,
            output: price.output,
            ...(price["cached-input"] === undefined ? {} : { cachedInput: price["cached-input"] }),
          },
        }),
  };
}

function metricOf(written: WrittenMetric, spec: ScorerSpec): Metric {
  const operational = isOperational(written);
  const margin = operational ? (written["max-increase"] ?? "25%") : (written["max-drop"] ?? 0.05);
  return {
    name: written.name,
    spec,
    ...(scorerNamed(written.scorer).negated ? { negated: true } : {}),
    ...(written.expected === undefined ? {} : { expected: written.expected }),
    direction: operational ? "lower-is-better" : "higher-is-better",
    unit: spec.scorer === "latency" ? "ms" : spec.scorer === "cost" ? "usd" : "score",
    margin: marginOf(margin),
    blocking: !(written.informs ?? false),
  };
}

function marginOf(margin: number | string): Margin {
  return typeof margin === "number"
    ? { kind: "absolute", value: margin }
    : { kind: "relative", share: shareOf(margin) };
}

/** Paths that lead out of the tree: a suite reads what is versioned with it, and nothing else. */
function escapingPaths({ traces, layers }: WrittenSuite, suitePath: string): readonly ValueProblem[] {
  const named: (readonly [ValueProblem["path"], WrittenPaths | undefined])[] = [
    ...traces.from.map((origin, index) => [["traces", "from", index], writtenGlobs(origin)] as const),
    [["layers", "prompt", "template"], layers.prompt === "none" ? undefined : layers.prompt.template],
    [["layers", "prompt", "files"], layers.prompt === "none" ? undefined : layers.prompt.files],
    [["layers", "policy", "files"], layers.policy === "none" ? undefined : layers.policy.files],
    [["layers", "tools", "definitions"], layers.tools === "none" ? undefined : layers.tools.definitions],
    [["layers", "retrieval", "documents", "snapshot"], snapshotOf(layers.retrieval)],
    [["layers", "retrieval", "snapshots"], layers.retrieval === "none" ? undefined : layers.retrieval.snapshots],
  ];
  return named.flatMap(([path, paths]) =>
    [paths ?? []].flat().flatMap((glob) => {
      const leaves = /^!?\//.test(glob) || /^!?\.\.\//.test(resolvePath(suitePath, glob));
      return leaves ? [{ path, problem: `${glob} leads out of the repository; expected a path inside it` }] : [];
    }),
  );
}

function snapshotOf(retrieval: WrittenSuite["layers"]["retrieval"]): string | undefined {
  if (retrieval === "none" || typeof retrieval.documents !== "object") return undefined;
  return "snapshot" in retrieval.documents ? retrieval.documents.snapshot : undefined;
}

/** A path or glob of the suite file as one of the tree; what a glob leaves out, it still leaves out. */
function resolvePath(suitePath: string, path: string): string {
  if (path.startsWith("!") && path[1] !== "(") return `!${resolvePath(suitePath, path.slice(1))}`;
  return posix.normalize(posix.join(posix.dirname(suitePath), path));
}
