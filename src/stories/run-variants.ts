import type { Answer } from "../domain/answer.ts";
import type { Sample } from "../domain/case.ts";
import type { Asked, ScoredTrial } from "../domain/case-answers.ts";
import type { CaseRow, Incomplete, Run, Spend, Target } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { type Variant, withRecordedRetrieval } from "../domain/variant.ts";
import { LAYERS } from "../domain/version.ts";
import { createAssembler } from "../pipeline/assemble/assemble.ts";
import { tooDear } from "../pipeline/estimate/too-dear.ts";
import { estimate } from "../pipeline/estimate.ts";
import { type Meter, meter } from "../pipeline/meter.ts";
import { redactTexts } from "../pipeline/redact.ts";
import { respondAsAgent } from "../pipeline/replay/agent.ts";
import { type Arm, type ReplayPlan, type Respond, replay } from "../pipeline/replay/replay.ts";
import { openScoring } from "../pipeline/score.ts";
import { observedTuple, tag } from "../pipeline/tag.ts";
import type { World } from "../ports.ts";
import { callsOffTheRecording } from "./left-recording.ts";
import { scoreRecorded } from "./score-recorded.ts";
import { estimateLine, spendLine } from "./spend-lines.ts";

/** The runs, in the order of the variants, and what all of them cost together. */
export type Runs = { readonly runs: readonly Run[]; readonly spend: Spend };

/** The replay of production, and production's own answers to the same cases scored by the same metrics. */
export type ProductionRun = {
  readonly run: Run;
  readonly spend: Spend;
  /** One trial for each case that production answered; absent where the replay was cut short. */
  readonly observed?: readonly CaseRow[];
};

/**
 * Replays a sample under one or more variants, interleaved, scores every answer as it comes and tags the scores.
 * A run that was cut short says so in its `incomplete`; with several variants one reason holds for all.
 */
export async function replayVariants(
  suite: Suite,
  variants: readonly Variant[],
  drawn: Sample,
  world: World,
): Promise<Runs> {
  return replayAll(suite, variants, drawn, world, false);
}

/** Replays a sample under the production variant, and scores beside it what production answered. */
export async function replayProduction(
  suite: Suite,
  variant: Variant,
  drawn: Sample,
  world: World,
): Promise<ProductionRun> {
  const { runs, ...rest } = await replayAll(suite, [variant], drawn, world, true);
  return { run: runs[0] as Run, ...rest };
}

async function replayAll(
  suite: Suite,
  variants: readonly Variant[],
  drawn: Sample,
  world: World,
  observedJudged: boolean,
): Promise<MeasuredRuns> {
  const sample = askable(drawn);
  const { trials, metrics, budget, concurrency, target } = suite;
  const { tools } = suite.layers;
  const price = target.kind === "agent" ? undefined : target.price;
  const metered = meterOf(suite, world);
  const planned = await Promise.all(
    variants.map(async (one) => {
      const variant = withRecordedRetrieval(one, sample.cases);
      const assemble = await createAssembler(await asRedacted(variant, suite), metered.services);
      return { variant, assemble };
    }),
  );
  const estimated = await estimate({
    arms: planned,
    cases: sample.cases,
    trials,
    metrics,
    tools,
    observedJudged,
    batched: world.batched === true,
    ...(target.kind === "agent" ? {} : { application: price === undefined ? {} : { price } }),
  });
  world.progress.say(estimateLine(estimated, budget));
  const arms = planned.map(({ variant, assemble }): Arm => {
    const { application } = metered;
    const respond: Respond =
      application === undefined
        ? respondAsAgent({ variant, assemble, tools }, { ...metered, clock: world.clock })
        : (asked, signal) => application.answer(variant, asked, signal);
    return { variant, respond };
  });
  const plan = { arms, cases: sample.cases, trials, concurrency, errorBudget: budget.errors };
  const refused = tooDear(estimated, budget);
  const measurement = {
    suite,
    target: "replay",
    sample,
    plan,
    trials,
    scoreRecorded: observedJudged,
    refused,
  } as const;
  return measure(measurement, metered, world);
}

function meterOf({ budget, target }: Suite, world: World): Meter {
  const price = target.kind === "agent" ? undefined : target.price;
  return meter(world, budget, {
    batched: world.batched === true,
    ...(price === undefined ? {} : { applicationPrice: price }),
  });
}

/** Scores what production answered; only judges are called. */
export async function scoreObserved(
  suite: Suite,
  sample: Sample,
  world: World,
): Promise<Omit<ProductionRun, "observed">> {
  const absent = LAYERS.filter((layer) => suite.layers[layer] === null && layer !== "model");
  const variant: Variant = {
    label: "production as observed",
    versions: observedTuple(sample, absent),
    model: null,
    policy: "",
    retrieval: { kind: "recorded" },
  };
  const { metrics, budget, concurrency } = suite;
  const planned = await estimate({
    arms: [],
    cases: sample.cases,
    trials: 1,
    metrics,
    batched: world.batched === true,
  });
  if (planned.calls > 0) world.progress.say(estimateLine(planned, budget));
  const respond: Respond = async ({ recording }) => recording.observed;
  // What failed in production is a finding here, and no trouble of this run's.
  const plan = {
    arms: [{ variant, respond }],
    cases: sample.cases,
    trials: "recordings",
    concurrency,
    errorBudget: 1,
  } as const;
  const refused = tooDear(planned, budget);
  const measurement = { suite, target: "observed", sample, plan, trials: 1, scoreRecorded: false, refused } as const;
  const { runs, spend } = await measure(measurement, meterOf(suite, world), world);
  return { run: runs[0] as Run, spend };
}

type Measurement = {
  readonly suite: Suite;
  readonly target: Target;
  readonly sample: Sample;
  readonly plan: ReplayPlan;
  /** As the run states it. */
  readonly trials: number;
  /** Whether the answers in the recordings are scored too. */
  readonly scoreRecorded: boolean;
  /** Why nothing is to be started. */
  readonly refused: Incomplete | undefined;
};

type MeasuredRuns = Runs & { readonly observed?: readonly CaseRow[] };

async function measure(measurement: Measurement, metered: Meter, world: World): Promise<MeasuredRuns> {
  const { suite, target, sample, plan, trials } = measurement;
  const scoring = await openScoring(suite.metrics, {
    models: metered.models,
    total: answersOf(plan),
    errorBudget: suite.budget.errors,
    signal: world.signal,
  });
  const keep = async (variant: Variant, asked: Asked, answer: Answer): Promise<ScoredTrial> => {
    const { tools } = variant;
    const scored = await scoring.score({ ...asked, answer, ...(tools === undefined ? {} : { tools }) });
    const leftRecording = callsOffTheRecording(answer, suite.layers.tools);
    const row = leftRecording === undefined ? scored : { ...scored, leftRecording };
    await world.trialLog?.write({ suite: suite.name, variant }, { ...asked, answer, row });
    return { row, ...servedBy(answer) };
  };
  const { refused } = measurement;
  const outcome = await replay(refused === undefined ? plan : { ...plan, cases: [] }, world, keep);
  // What comes after it may fail without a consequence for the run.
  const incomplete = refused ?? outcome.incomplete ?? scoring.incomplete();
  const observed =
    measurement.scoreRecorded && incomplete === undefined ? await scoreRecorded(plan, scoring, world) : undefined;
  const spend = metered.spend();
  const runs = outcome.arms.map((arm) =>
    tag({
      suite: suite.name,
      target,
      ...arm,
      at: world.clock.now(),
      sample,
      measured: { metrics: scoring.metrics, ...(incomplete === undefined ? {} : { incomplete }) },
      trials,
      spend,
    }),
  );
  if (spend.calls > 0) world.progress.say(spendLine(spend));
  return { runs, spend, ...(observed === undefined ? {} : { observed }) };
}

function answersOf({ arms, cases, trials }: ReplayPlan): number {
  const perArm = cases.reduce((sum, one) => sum + (trials === "recordings" ? one.recordings.length : trials), 0);
  return arms.length * perArm;
}

function servedBy(answer: Answer): Omit<ScoredTrial, "row"> {
  if (answer.status === "failed") return {};
  const { resolvedModel, fingerprint, index } = answer;
  return {
    ...(resolvedModel === undefined ? {} : { resolvedModel }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(index === undefined ? {} : { index }),
  };
}

/** Searches of traces are redacted: a snapshot's are too, or an address in one would keep it from being found. */
async function asRedacted(variant: Variant, { traces: { redact } }: Suite): Promise<Variant> {
  const { retrieval } = variant;
  if (redact === null || retrieval.kind !== "snapshot") return variant;
  const { results } = retrieval.snapshot;
  const queries = await redactTexts(
    results.map(({ query }) => query),
    undefined,
    redact,
  );
  const redacted = results.map((result, place) => ({ ...result, query: queries[place] ?? result.query }));
  return { ...variant, retrieval: { kind: "snapshot", snapshot: { ...retrieval.snapshot, results: redacted } } };
}

/** The sample without recordings that hold no input: nobody can be asked what was not written down. */
function askable(sample: Sample): Sample {
  const cases = sample.cases.flatMap((one) => {
    const [first, ...others] = one.recordings.filter(({ turns }) => turns.length > 0);
    return first === undefined ? [] : [{ ...one, recordings: [first, ...others] as const }];
  });
  return { ...sample, cases };
}
