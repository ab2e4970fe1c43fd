import type { Case, Sample } from "../domain/case.ts";
import type { CaseRow, Incomplete, Run, Spent } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { type Variant, withRecordedRetrieval } from "../domain/variant.ts";
import { createAssembler } from "../pipeline/assemble/assemble.ts";
import { tooDear } from "../pipeline/estimate/too-dear.ts";
import { type EstimateInput, estimate } from "../pipeline/estimate.ts";
import type { Meter } from "../pipeline/meter.ts";
import { redactTexts } from "../pipeline/redact.ts";
import { respondAsAgent } from "../pipeline/replay/agent.ts";
import type { Arm, Respond } from "../pipeline/replay/replay.ts";
import type { World } from "../ports.ts";
import { type Measurement, measure, type OpenMeasurement, openMeasurement } from "./measure.ts";
import { estimateLine } from "./spend-lines.ts";
import { suiteMeter } from "./suite-meter.ts";

/** The replay of production, and production's own answers to the same cases scored by the same metrics. */
export type ProductionRun = {
  readonly run: Run;
  readonly spend: Spent;
  /** One trial for each case that production answered; absent where the replay was cut short. */
  readonly observed?: readonly CaseRow[];
};

/** A replay of one or more variants that take turns, asked part by part. */
export type OpenVariants = OpenMeasurement & {
  /** In the order of the variants. */
  readonly arms: readonly Arm[];
  /** Those that can be asked. */
  readonly cases: readonly Case[];
  /**
   * Says what it would cost, before the first call. Gives why nothing is to be started, if even the least would cost too
   * much.
   *
   * @param asks all trials of all cases unless given
   */
  estimate(asks?: PlannedAsks): Promise<Estimated>;
};

/** What each arm is asked, in the order of the arms: at the most, and where the run ends as soon as it can. */
export type PlannedAsks = { readonly [extent in "all" | "least"]: NonNullable<EstimateInput["asks"]> };

/** @property usdPerAnswer with its scores; absent where a price is not known */
export type Estimated = { readonly refused?: Incomplete; readonly usdPerAnswer?: number };

/** Replays a sample under the production variant, and scores beside it what production answered. */
export async function replayProduction(
  suite: Suite,
  variant: Variant,
  drawn: Sample,
  world: World,
): Promise<ProductionRun> {
  const prepared = await prepare(suite, [variant], drawn, world, true);
  const { refused } = await prepared.estimate();
  const { runs, ...rest } = await measure(prepared.measurement, prepared.metered, world, refused);
  return { run: runs[0] as Run, ...rest };
}

/** Makes ready to replay a sample under one or more variants. Nothing is asked yet. */
export async function openVariants(
  suite: Suite,
  variants: readonly Variant[],
  drawn: Sample,
  world: World,
): Promise<OpenVariants> {
  const { measurement, metered, estimate } = await prepare(suite, variants, drawn, world, false);
  const { arms, cases } = measurement.plan;
  return { ...(await openMeasurement(measurement, metered, world)), arms, cases, estimate };
}

async function prepare(
  suite: Suite,
  variants: readonly Variant[],
  drawn: Sample,
  world: World,
  observedJudged: boolean,
): Promise<{
  readonly measurement: Measurement;
  readonly metered: Meter;
  readonly estimate: OpenVariants["estimate"];
}> {
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
  const arms = planned.map(({ variant, assemble }): Arm => {
    const { application } = metered;
    const respond: Respond =
      application === undefined
        ? respondAsAgent({ variant, assemble, tools }, { ...metered, clock: world.clock })
        : (asked, signal) => application.answer(variant, asked, signal);
    return { variant, respond };
  });
  const plan = { arms, cases: sample.cases, trials, concurrency, errorBudget: budget.errors };
  const input: EstimateInput = {
    arms: planned,
    cases: sample.cases,
    trials,
    metrics,
    tools,
    observedJudged,
    batched: world.batched === true,
    ...(target.kind === "agent" ? {} : { application: price === undefined ? {} : { price } }),
  };
  return {
    measurement: { suite, target: "replay", sample, plan, trials, scoreRecorded: observedJudged },
    metered,
    async estimate(asks) {
      const whole = await estimate(asks === undefined ? input : { ...input, asks: asks.all });
      const estimated =
        asks === undefined ? whole : { ...whole, low: (await estimate({ ...input, asks: asks.least })).low };
      world.progress.say(estimateLine(estimated, budget));
      const refused = tooDear(estimated, budget);
      const answers = arms.length * sample.cases.length * trials;
      return {
        ...(refused === undefined ? {} : { refused }),
        ...(whole.usd === undefined || answers === 0 ? {} : { usdPerAnswer: whole.usd / answers }),
      };
    },
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
