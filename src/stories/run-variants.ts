import type { Sample } from "../domain/case.ts";
import type { CaseAnswers } from "../domain/case-answers.ts";
import type { Run, Spend, Target } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { type Variant, withRecordedRetrieval } from "../domain/variant.ts";
import { LAYERS } from "../domain/version.ts";
import { createAssembler } from "../pipeline/assemble/assemble.ts";
import { estimate } from "../pipeline/estimate.ts";
import { type Meter, meter } from "../pipeline/meter.ts";
import { observe } from "../pipeline/observe.ts";
import { redactTexts } from "../pipeline/redact.ts";
import { replay } from "../pipeline/replay/replay.ts";
import { score } from "../pipeline/score.ts";
import { type Measured, observedTuple, tag } from "../pipeline/tag.ts";
import type { World } from "../ports.ts";
import { estimateLine, spendLine } from "./spend-lines.ts";

/** The runs, in the order of the variants, and what all of them cost together. */
export type Runs = { readonly runs: readonly Run[]; readonly spend: Spend };

/**
 * Replays a sample under one or more variants, interleaved, scores what came back and tags the scores.
 * A run that was cut short says so in its `incomplete`; with several variants one reason holds for all.
 */
export async function replayVariants(
  suite: Suite,
  variants: readonly Variant[],
  drawn: Sample,
  world: World,
): Promise<Runs> {
  const sample = askable(drawn);
  const versioned = variants.map((variant) => withRecordedRetrieval(variant, sample.cases));
  const arms = await Promise.all(
    versioned.map(async (variant) => ({ variant, assemble: await createAssembler(await asRedacted(variant, suite)) })),
  );
  const { trials, metrics, budget, concurrency } = suite;
  world.progress.say(estimateLine(await estimate({ arms, cases: sample.cases, trials, metrics }), budget));
  const metered = meter(world.models, budget);
  const outcome = await replay(
    { arms, cases: sample.cases, trials, concurrency, errorBudget: budget.errors },
    { models: metered.models, progress: world.progress, signal: world.signal },
  );
  const runs: Run[] = [];
  for (const arm of outcome.arms) {
    // What cannot be judged is not scored: a judge would be paid for nothing.
    const measured =
      outcome.incomplete === undefined ? undefined : { cases: [], metrics: [], incomplete: outcome.incomplete };
    runs.push(await scoredRun({ suite, target: "replay", sample, ...arm, measured }, metered, world));
  }
  return finish(runs, metered, world);
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

/** Scores what production answered; only judges are called. */
export async function scoreObserved(suite: Suite, sample: Sample, world: World): Promise<Runs> {
  const absent = LAYERS.filter((layer) => suite.layers[layer] === null && layer !== "model");
  const variant: Variant = {
    label: "production as observed",
    versions: observedTuple(sample, absent),
    model: null,
    policy: "",
    retrieval: { kind: "recorded" },
  };
  const { metrics, budget } = suite;
  const planned = await estimate({ arms: [], cases: sample.cases, trials: 1, metrics });
  if (planned.calls > 0) world.progress.say(estimateLine(planned, budget));
  const metered = meter(world.models, budget);
  const run = await scoredRun(
    { suite, target: "observed", sample, variant, cases: observe(sample.cases) },
    metered,
    world,
  );
  return finish([run], metered, world);
}

type Answered = {
  readonly suite: Suite;
  readonly target: Target;
  readonly sample: Sample;
  readonly variant: Variant;
  readonly cases: readonly CaseAnswers[];
  /** Given where nothing is to be scored. */
  readonly measured?: Measured | undefined;
};

async function scoredRun(answered: Answered, metered: Meter, { progress, signal, clock }: World): Promise<Run> {
  const { suite, target, sample, variant, cases } = answered;
  const { metrics, concurrency, budget } = suite;
  const { models } = metered;
  const judges = { models, concurrency, errorBudget: budget.errors, progress, signal };
  const measured = answered.measured ?? (await score(cases, metrics, judges));
  return tag({
    suite: suite.name,
    target,
    variant,
    at: clock.now(),
    sample,
    answers: cases,
    measured,
    trials: target === "observed" ? 1 : suite.trials,
    spend: metered.spend(),
  });
}

function finish(runs: readonly Run[], metered: Meter, world: World): Runs {
  const spend = metered.spend();
  if (spend.calls > 0) world.progress.say(spendLine(spend));
  return { runs, spend };
}
