import type { Answer } from "../domain/answer.ts";
import type { Asked } from "../domain/case-answers.ts";
import { digestOf } from "../domain/digest.ts";
import { expectedBy } from "../domain/expected.ts";
import { type Failure, overErrorBudget, overMoneyBudget, stoppedEarly } from "../domain/incomplete.ts";
import type { RetrievedDocument, ToolDefinition } from "../domain/message.ts";
import type { ModelSpec } from "../domain/model-spec.ts";
import type { Incomplete, MetricRecord, TrialRow } from "../domain/run.ts";
import type { Score } from "../domain/score.ts";
import type { ScorerSpec } from "../domain/scorer-spec.ts";
import type { Metric } from "../domain/suite.ts";
import type { Models } from "../ports.ts";
import type { TrialToScore } from "../scorers/scorer.ts";
import { scorerFor } from "../scorers/scorers.ts";

export type ScoringWorld = {
  readonly models: Models;
  /** Answers that will have to be scored: what the error budget of a judge is a share of. */
  readonly total: number;
  /** The share of a judge's calls that may fail, 0…1. */
  readonly errorBudget: number;
  readonly signal: AbortSignal;
};

/** A trial that is over. `tools` are those that the model was told of; absent where they are not known. */
export type TrialOver = Asked & { readonly answer: Answer; readonly tools?: readonly ToolDefinition[] };

/** The metrics of a suite, ready to score one trial after another. */
export type Scoring = {
  /**
   * The row of a trial. It keeps no text. A failed trial has scores only of metrics that are about the trace; an answer
   * that a metric cannot score is unscored with a reason, never zero.
   */
  score(trial: TrialOver): Promise<TrialRow>;
  /** In the order of the suite. */
  readonly metrics: readonly MetricRecord[];
  /** Why the scores must not be judged: a judge failed too often, or was cut off. It is not asked again then. */
  incomplete(): Incomplete | undefined;
};

/** Prepares once what is the same for all trials. */
export async function openScoring(metrics: readonly Metric[], world: ScoringWorld): Promise<Scoring> {
  const prepared = await Promise.all(metrics.map((metric) => prepare(metric, world)));
  return {
    metrics: metrics.map(recordOf),
    incomplete: () => prepared.map((metric) => metric.incomplete()).find((reason) => reason !== undefined),
    async score(trial) {
      const given = await Promise.all(
        prepared.map(async (metric) => [metric.name, await metric.score(trial)] as const),
      );
      const scores = given.filter((one): one is readonly [string, Score] => one[1] !== undefined);
      return { ...factsOf(trial), scores: Object.fromEntries(scores) };
    },
  };
}

/** What a row says of a trial besides its scores. */
function factsOf({ recording, answer }: Asked & { readonly answer: Answer }): Omit<TrialRow, "scores"> {
  if (answer.status === "failed") return { trace: recording.traceId, status: "failed", reason: answer.reason };
  const { latencyMs, usage, usd } = answer;
  return {
    trace: recording.traceId,
    status: "answered",
    ...(latencyMs === undefined ? {} : { latencyMs }),
    ...(usage === undefined ? {} : { inputTokens: usage.input, outputTokens: usage.output }),
    ...(usd === undefined ? {} : { usd }),
  };
}

type Prepared = {
  readonly name: string;
  score(trial: TrialOver): Promise<Score | undefined>;
  incomplete(): Incomplete | undefined;
};

async function prepare(metric: Metric, world: ScoringWorld): Promise<Prepared> {
  const { name, spec } = metric;
  const asks = modelOf(spec);
  const watch = asks && watchJudge(asks, metric, world);
  const scorer = scorerFor(spec);
  const models = watch?.models ?? world.models;
  const incomplete = () => watch?.incomplete();
  if (scorer.about === "trace") {
    const scoreTrace = await scorer.prepare(spec, models);
    return { name, incomplete, score: (trial) => scoreTrace(toScore(trial, world)) };
  }
  const scoreAnswer = await scorer.prepare(spec, models);
  return {
    name,
    incomplete,
    async score(trial) {
      const { answer, case: one, recording, tools } = trial;
      if (answer.status === "failed") return undefined;
      const expected = expectedBy(metric, trial);
      // Cases that do not name what this metric expects of them are not its cases.
      if (metric.expected !== undefined && expected === undefined)
        return { status: "unscored", reason: "no-expected-value" };
      const documents = answer.documents ?? recordedDocuments(recording);
      const given = await scoreAnswer({
        ...toScore(trial, world),
        case: one,
        answer,
        ...(expected === undefined ? {} : { expected }),
        ...(documents === undefined ? {} : { documents }),
        ...(tools === undefined ? {} : { tools }),
      }).catch(unlessTooDeep);
      return metric.negated && given.status === "scored" ? { ...given, value: 1 - given.value } : given;
    },
  };
}

/** JSON of an answer may be nested deeper than a stack goes: that answer cannot be scored, the others can. */
function unlessTooDeep(error: unknown): Score {
  if (error instanceof RangeError) return { status: "unscored", reason: "scorer-failed" };
  throw error;
}

function toScore({ case: one, recording, trial }: Asked, { signal }: ScoringWorld): TrialToScore {
  return { case: one, recording, trial, signal };
}

/** The documents that production found; undefined where it recorded no search. */
function recordedDocuments({ retrievals }: Asked["recording"]): readonly RetrievedDocument[] | undefined {
  return retrievals.length === 0 ? undefined : retrievals.flatMap(({ documents }) => documents);
}

/** The model a scorer asks, if it asks one. */
function modelOf(spec: ScorerSpec): ModelSpec | undefined {
  if ("judge" in spec) return spec.judge;
  return spec.scorer === "similar" ? spec.model : undefined;
}

/** Counts the failed calls of a judge, and answers in its place once it has failed too often. */
function watchJudge(judge: ModelSpec, { name: metric, spec }: Metric, world: ScoringWorld) {
  const { total, errorBudget } = world;
  const party = spec.scorer === "similar" ? "model" : "judge";
  const what = `calls of ${party} ${judge.name} for metric ${metric}`;
  const failures: Failure[] = [];
  let done = 0;
  let stop: Incomplete | undefined;
  const watched =
    <Request, Reply extends { readonly status: string }>(
      call: (request: Request, signal: AbortSignal) => Promise<Reply | Refused>,
    ) =>
    async (request: Request, signal: AbortSignal): Promise<Reply | Refused> => {
      if (stop !== undefined) return { status: "failed", reason: "cut-off", detail: stop.problem };
      const reply = await call(request, signal);
      if (!isRefused(reply)) {
        done += 1;
        return reply;
      }
      if (reply.reason === "cut-off") {
        stop ??= signal.aborted
          ? stoppedEarly(done, total, what, signal.reason)
          : overMoneyBudget(done, total, what, reply.detail);
        return reply;
      }
      done += 1;
      failures.push(reply);
      if (reply.reason === "unauthorised" || failures.length > errorBudget * total)
        stop ??= overErrorBudget({ what, failures, total, errorBudget, model: judge });
      return reply;
    };
  const models: Models = { ask: watched(world.models.ask), embed: watched(world.models.embed) };
  return { models, incomplete: () => stop };
}

type Refused = { readonly status: "failed" } & Failure;

function isRefused(reply: { readonly status: string }): reply is Refused {
  return reply.status === "failed";
}

function recordOf({ name, direction, unit, margin, blocking, spec, negated, expected }: Metric): MetricRecord {
  const scorer = scorerFor(spec);
  const record = { name, direction, unit, margin, blocking, code: scorer.revision };
  const turned = { ...(negated && { negated }), ...(expected === undefined ? {} : { expected }) };
  if (!("judge" in spec)) return { ...record, definition: digestOf({ ...ownTo(spec), ...turned }) };
  const { judge, ...rest } = spec;
  return {
    ...record,
    definition: digestOf({ ...rest, ...turned }),
    // Where the judge is reached, with which key and at what price does not change how it judges.
    judge: digestOf({ name: judge.name, parameters: judge.parameters, prompt: scorer.judgePrompt }),
  };
}

/** A spec without what does not change its scores: where code lies; where a model is reached, with which key and price. */
function ownTo(spec: Exclude<ScorerSpec, { readonly judge: ModelSpec }>): object {
  switch (spec.scorer) {
    case "javascript":
      return { scorer: spec.scorer, source: spec.source };
    case "similar":
      return { ...spec, model: { name: spec.model.name, parameters: spec.model.parameters } };
    default:
      return spec;
  }
}
