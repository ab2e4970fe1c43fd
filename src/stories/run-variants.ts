import type { Sample } from "../domain/case.ts";
import type { CaseRow, Run, Spend } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { type Variant, withRecordedRetrieval } from "../domain/variant.ts";
import { createAssembler } from "../pipeline/assemble/assemble.ts";
import { tooDear } from "../pipeline/estimate/too-dear.ts";
import { estimate } from "../pipeline/estimate.ts";
import { redactTexts } from "../pipeline/redact.ts";
import { respondAsAgent } from "../pipeline/replay/agent.ts";
import type { Arm, Respond } from "../pipeline/replay/replay.ts";
import type { World } from "../ports.ts";
import { type MeasuredRuns, measure } from "./measure.ts";
import { estimateLine } from "./spend-lines.ts";
import { suiteMeter } from "./suite-meter.ts";

/** The replay of production, and production's own answers to the same cases scored by the same metrics. */
export type ProductionRun = {
  readonly run: Run;
  readonly spend: Spend;
  /** One trial for each case that production answered; absent where the replay was cut short. */
  readonly observed?: readonly CaseRow[];
};

/** Replays a sample under one or more variants, which take turns; the runs are in the order of the variants. */
export async function replayVariants(
  suite: Suite,
  variants: readonly Variant[],
  drawn: Sample,
  world: World,
): Promise<Omit<MeasuredRuns, "observed">> {
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
  const metered = suiteMeter(suite, world);
  const planned = await Promise.all(
    variants.map(async (one) => {
      const variant = await asRedacted(withRecordedRetrieval(one, sample.cases), suite);
      return { variant, assemble: await createAssembler(variant, metered.services) };
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
