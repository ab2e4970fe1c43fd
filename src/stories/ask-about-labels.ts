import type { LabelledAnswer } from "../domain/calibration.ts";
import type { Case, Recording } from "../domain/case.ts";
import type { Asked } from "../domain/case-answers.ts";
import type { Incomplete, MetricRecord } from "../domain/run.ts";
import type { Score } from "../domain/score.ts";
import type { Metric, Suite } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import { UNKNOWN_TUPLE } from "../domain/version.ts";
import { estimate } from "../pipeline/estimate.ts";
import { type ReplayPlan, replay } from "../pipeline/replay/replay.ts";
import { openScoring } from "../pipeline/score.ts";
import type { World } from "../ports.ts";
import { estimateLine } from "./spend-lines.ts";

export type AskedLabels = {
  /** What the metric is now; a baseline can be held against it. */
  readonly record: MetricRecord | undefined;
  /** By the line of the label. */
  readonly scores: ReadonlyMap<number, Score>;
  /** Why there are not all scores. */
  readonly incomplete?: Incomplete;
};

/** Has labelled answers scored by one metric as those of a run would be: at the same pace, within the same budget. */
export async function askAboutLabels(
  labels: readonly LabelledAnswer[],
  { suite, metric }: { readonly suite: Suite; readonly metric: Metric },
  world: World,
): Promise<AskedLabels> {
  const { budget, concurrency } = suite;
  const { models, signal } = world;
  const cases = labels.map((one) => caseOf(one, metric));
  const scoring = await openScoring([metric], { models, total: cases.length, errorBudget: budget.errors, signal });
  const [record] = scoring.metrics;
  if (cases.length === 0) return { record, scores: new Map() };
  const planned = await estimate({ arms: [], cases, trials: 1, metrics: [metric] });
  world.progress.say(estimateLine(planned, budget));
  const respond = async ({ recording }: Asked) => recording.observed;
  const plan: ReplayPlan = {
    label: "judge",
    arms: [{ variant: LABELLED, respond }],
    cases,
    trials: 1,
    concurrency,
    errorBudget: budget.errors,
  };
  const watched = { ...world, inVain: scoring.incomplete };
  const outcome = await replay(plan, watched, async (_, asked, answer) => scoring.score({ ...asked, answer }));
  const rows = outcome.arms.flatMap((arm) => arm.cases.flatMap(({ trials }) => trials));
  const scores = new Map<number, Score>();
  for (const [place, row] of rows.entries()) {
    const [label, score] = [labels[place], row.scores[metric.name]];
    if (label !== undefined && score !== undefined) scores.set(label.line, score);
  }
  const { incomplete } = outcome;
  return { record, scores, ...(incomplete === undefined ? {} : { incomplete }) };
}

const LABELLED: Variant = {
  label: "labelled answers",
  versions: UNKNOWN_TUPLE,
  model: null,
  policy: "",
  retrieval: { kind: "recorded" },
};

function caseOf({ line, question, answer, expected, documents }: LabelledAnswer, metric: Metric): Case {
  const id = `line ${line}`;
  const attribute = metric.expected;
  const recording: Recording = {
    traceId: id,
    turns: [{ role: "user", text: question }],
    variables: {},
    retrievals: documents === undefined ? [] : [{ documents }],
    toolResults: [],
    observed: { status: "answered", text: answer, toolCalls: [], finish: "stop", modelCalls: 0 },
    attributes: attribute === undefined || expected === undefined ? {} : { [attribute]: expected },
    evaluations: [],
    versions: UNKNOWN_TUPLE,
  };
  const known = expected === undefined ? {} : { expected };
  return { id, cluster: id, slices: {}, ...known, part: "fresh", recordings: [recording] };
}
