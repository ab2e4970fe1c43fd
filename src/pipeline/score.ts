import pLimit from "p-limit";
import type { CaseAnswers, TrialAnswer } from "../domain/case-answers.ts";
import { digestOf } from "../domain/digest.ts";
import { type Failure, overErrorBudget, overMoneyBudget, stoppedEarly } from "../domain/incomplete.ts";
import type { CaseRow, Incomplete, MetricRecord, TrialRow } from "../domain/run.ts";
import type { Score } from "../domain/score.ts";
import type { Metric, ModelSpec } from "../domain/suite.ts";
import type { Models, Progress } from "../ports.ts";
import { JUDGE_PROMPT } from "../scorers/llm-rubric.ts";
import type { AnswerToScore, TrialToScore } from "../scorers/scorer.ts";
import { scorerFor } from "../scorers/scorers.ts";

export type ScoreWorld = {
  readonly models: Models;
  /** Calls of judges under way at once, at least 1. */
  readonly concurrency: number;
  /** The share of a judge's calls that may fail, 0…1. */
  readonly errorBudget: number;
  readonly progress: Progress;
  readonly signal: AbortSignal;
};

export type Scores = {
  readonly cases: readonly CaseRow[];
  /** In the order of the suite. */
  readonly metrics: readonly MetricRecord[];
  /** Why the scores must not be judged: a judge failed too often, or was cut off. */
  readonly incomplete?: Incomplete;
};

/**
 * Scores every trial by every metric. Rows keep no text. A failed trial has scores only of metrics that are about the
 * trace; an answer that a metric cannot score is unscored with a reason, never zero. A judge that fails too often is
 * not asked again, and the outcome says so.
 */
export async function score(
  answers: readonly CaseAnswers[],
  metrics: readonly Metric[],
  world: ScoreWorld,
): Promise<Scores> {
  const total = answers.reduce((sum, { trials }) => sum + trials.length, 0);
  const answered = answers.reduce((sum, { trials }) => sum + trials.filter(isAnswered).length, 0);
  const limit = pLimit(world.concurrency);
  const prepared = await Promise.all(metrics.map((metric) => prepare(metric, answered, world)));
  world.progress.start("score", total);
  let done = 0;
  const rowOf = async (one: CaseAnswers, trialAnswer: TrialAnswer, trial: number): Promise<TrialRow> => {
    const toScore = { case: one.case, recording: trialAnswer.recording, trial, signal: world.signal };
    const scores: Record<string, Score> = {};
    for (const metric of prepared) {
      const given = await metric.score(toScore, trialAnswer, limit);
      if (given !== undefined) scores[metric.name] = given;
    }
    done += 1;
    world.progress.advance(done);
    return { ...factsOf(trialAnswer), scores };
  };
  const cases = await Promise.all(
    answers.map(async (one): Promise<CaseRow> => {
      const trials = await Promise.all(one.trials.map((trial, index) => rowOf(one, trial, index)));
      return { id: one.case.id, cluster: one.case.cluster, slices: one.case.slices, trials };
    }),
  ).finally(() => world.progress.end());
  const incomplete = prepared.map((metric) => metric.incomplete()).find((reason) => reason !== undefined);
  return { cases, metrics: metrics.map(recordOf), ...(incomplete === undefined ? {} : { incomplete }) };
}

function isAnswered({ answer }: TrialAnswer): boolean {
  return answer.status === "answered";
}

/** What a row says of a trial besides its scores. */
function factsOf({ recording, answer }: TrialAnswer): Omit<TrialRow, "scores"> {
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

type Limit = ReturnType<typeof pLimit>;
type Prepared = {
  readonly name: string;
  score(toScore: TrialToScore, answer: TrialAnswer, limit: Limit): Promise<Score | undefined>;
  incomplete(): Incomplete | undefined;
};

async function prepare(metric: Metric, answered: number, world: ScoreWorld): Promise<Prepared> {
  const { name, spec } = metric;
  const judge = spec.scorer === "llm-rubric" ? spec.judge : undefined;
  const watch = judge && watchJudge(judge, name, answered, world);
  const scorer = scorerFor(spec);
  const models = watch?.models ?? world.models;
  const incomplete = () => watch?.incomplete();
  if (scorer.about === "trace") {
    const scoreTrace = await scorer.prepare(spec, models);
    return { name, incomplete, score: (toScore) => scoreTrace(toScore) };
  }
  const scoreAnswer = await scorer.prepare(spec, models);
  return {
    name,
    incomplete,
    async score(toScore, { answer }, limit) {
      if (answer.status === "failed") return undefined;
      const whole: AnswerToScore = { ...toScore, answer };
      // Only judges wait for the outside; the rest is done before a place in the queue would come free.
      return judge === undefined ? scoreAnswer(whole) : limit(() => scoreAnswer(whole));
    },
  };
}

/** Counts a judge's failed calls, and answers in its place once it has failed too often. */
function watchJudge(judge: ModelSpec, metric: string, total: number, world: ScoreWorld) {
  const what = `calls of judge ${judge.name} for metric ${metric}`;
  const failures: Failure[] = [];
  let done = 0;
  let stop: Incomplete | undefined;
  const models: Models = {
    async ask(request, signal) {
      if (stop !== undefined) return { status: "failed", reason: "cut-off", detail: stop.problem };
      const reply = await world.models.ask(request, signal);
      if (reply.status === "failed" && reply.reason === "cut-off") {
        stop ??= signal.aborted ? stoppedEarly(done, total, what) : overMoneyBudget(done, total, what, reply.detail);
        return reply;
      }
      done += 1;
      if (reply.status === "replied") return reply;
      failures.push(reply);
      if (reply.reason === "unauthorised" || failures.length > world.errorBudget * total)
        stop ??= overErrorBudget({ what, failures, total, errorBudget: world.errorBudget, model: judge });
      return reply;
    },
  };
  return { models, incomplete: () => stop };
}

function recordOf({ name, direction, unit, margin, blocking, spec }: Metric): MetricRecord {
  const record = { name, direction, unit, margin, blocking, code: scorerFor(spec).revision };
  if (spec.scorer !== "llm-rubric") return { ...record, definition: digestOf(spec) };
  return {
    ...record,
    definition: digestOf({ scorer: spec.scorer, rubric: spec.rubric }),
    // Where the judge is reached, with which key and at what price does not change how it judges.
    judge: digestOf({ name: spec.judge.name, parameters: spec.judge.parameters, prompt: JUDGE_PROMPT }),
  };
}
