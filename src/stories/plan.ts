import type { Case, Sample } from "../domain/case.ts";
import { MOST_TRIALS, type Plan, type PlannedCost } from "../domain/plan.ts";
import type { Incomplete, Run } from "../domain/run.ts";
import { scoresReplays } from "../domain/scorer-spec.ts";
import type { Metric, Suite } from "../domain/suite.ts";
import { withRecordedRetrieval } from "../domain/variant.ts";
import { createAssembler } from "../pipeline/assemble/assemble.ts";
import { incomparability } from "../pipeline/compare/incomparability.ts";
import type { Quantity } from "../pipeline/estimate/need.ts";
import { tooDear } from "../pipeline/estimate/too-dear.ts";
import { type Estimate, estimate } from "../pipeline/estimate.ts";
import { planOf } from "../pipeline/plan.ts";
import type { World } from "../ports.ts";
import { brokenTemplate } from "./broken-template.ts";
import { drawSample } from "./draw-sample.ts";
import { probeEstimate } from "./probe-estimate.ts";

/** What a suite can see, or why nothing can be said of it. */
export type Planned =
  | { readonly status: "planned"; readonly plan: Plan }
  | { readonly status: "empty"; readonly incomplete: Incomplete };

/**
 * What a comparison by this suite could see, and what it would cost, before any money is spent. The spread of scores
 * comes from the newest replayed baselines, where there are any. Nothing is asked of a model, and nothing is written.
 *
 * @throws UserError when a source, a layer or the branch cannot be read
 */
export async function plan(suite: Suite, world: World): Promise<Planned> {
  const metrics = suite.metrics.filter(({ spec }) => scoresReplays(spec));
  if (metrics.length === 0) return { status: "empty", incomplete: nothingMeasured(suite) };
  const variant = await world.variants.at(world.checkout, "production");
  const broken = await brokenTemplate(suite, [variant]);
  if (broken !== undefined) return { status: "empty", incomplete: broken };
  const drawn = await drawSample(suite, world);
  if (drawn.status === "empty") return drawn;
  const { cases } = drawn.sample;
  const asked = withRecordedRetrieval(variant, cases);
  const assemble = await createAssembler(asked, world.services);
  const arm = { variant: asked, assemble };
  const costs: PlannedCost[] = [];
  for (let trials = 1; trials <= MOST_TRIALS; trials++)
    costs.push(await costAt(trials, { ...suite, metrics }, { arm, cases: askable(drawn.sample) }));
  const { latest, earlier } = await newestTwo(suite, world);
  const probing = await probeEstimate(suite, variant.model, { isKept: true }, world);
  const found = planOf(suite, {
    cases,
    metrics,
    costs,
    earlierFor: ({ name }) => comparableBy(name, earlier, latest),
    notes: [...drawn.notes, ...sourceNotes(suite, metrics, latest), ...probeNotes(probing)],
    ...(latest === undefined ? {} : { latest }),
  });
  return { status: "planned", plan: found };
}

type Costed = {
  readonly arm: Parameters<typeof estimate>[0]["arms"][number];
  readonly cases: readonly Case[];
};

/** Of one side, twice: base and head differ in what they are sent, so that no answer serves both. */
async function costAt(trials: number, suite: Suite, { arm, cases }: Costed): Promise<PlannedCost> {
  const { metrics, layers, target, budget } = suite;
  const price = target.kind === "agent" ? undefined : target.price;
  const once = await estimate({
    arms: [arm],
    cases,
    trials,
    metrics,
    tools: layers.tools,
    ...(target.kind === "agent" ? {} : { application: price === undefined ? {} : { price } }),
  });
  const both: Estimate = { ...twice(once), low: twice(once.low), high: twice(once.high) };
  const { low, usd, high } = both;
  const isPriced = usd !== undefined && low.usd !== undefined && high.usd !== undefined;
  return {
    trials,
    calls: { low: low.calls, likely: both.calls, high: high.calls },
    ...(isPriced ? { usd: { low: low.usd ?? usd, likely: usd, high: high.usd ?? usd } } : {}),
    overBudget: tooDear(both, budget) !== undefined,
  };
}

function twice({ calls, inputTokens, outputTokens, usd }: Quantity): Quantity {
  const counts = { calls: 2 * calls, inputTokens: 2 * inputTokens, outputTokens: 2 * outputTokens };
  return usd === undefined ? counts : { ...counts, usd: 2 * usd };
}

/** What was not written down cannot be asked, and costs nothing. */
function askable({ cases }: Sample): readonly Case[] {
  return cases.flatMap((one) => {
    const [first, ...others] = one.recordings.filter(({ turns }) => turns.length > 0);
    return first === undefined ? [] : [{ ...one, recordings: [first, ...others] as const }];
  });
}

type Newest = { readonly latest?: Run; readonly earlier?: Run };

/** The two newest replayed baselines. */
async function newestTwo(suite: Suite, world: World): Promise<Newest> {
  let latest: Run | undefined;
  for (const name of (await world.store.list(suite.name)).toReversed()) {
    const { run } = await world.store.read(name);
    if (run.target !== "replay") continue;
    if (latest !== undefined) return { latest, earlier: run };
    latest = run;
  }
  return latest === undefined ? {} : { latest };
}

/** The earlier run, where its scores of a metric mean what those of the later one do. */
function comparableBy(name: string, earlier: Run | undefined, latest: Run | undefined): Run | undefined {
  const metric = latest?.metrics.find((one) => one.name === name);
  if (metric === undefined || latest === undefined || earlier === undefined) return undefined;
  return incomparability(metric, earlier, latest) === undefined ? earlier : undefined;
}

function nothingMeasured({ path }: Suite): Incomplete {
  return {
    reason: "could-not-start",
    problem: `${path} has no metric that looks at a replayed answer`,
    remedy: "Add one under metrics: what production recorded is the same on both sides of a replay.",
  };
}

function probeNotes(probing: string | undefined): readonly string[] {
  return probing === undefined ? [] : [`A record asks one side alone, and probes its model beside: ${probing}.`];
}

/** What the numbers stand on, and what they leave out. */
function sourceNotes(suite: Suite, metrics: readonly Metric[], latest: Run | undefined): readonly string[] {
  const left = suite.metrics.filter((metric) => !metrics.includes(metric)).map(({ name }) => name);
  const blocking = metrics.filter((metric) => metric.blocking).length;
  const several = [
    ...(blocking > 1 ? [`${blocking} blocking metrics`] : []),
    ...(suite.gate.looks > 1 ? [`${suite.gate.looks} looks`] : []),
  ];
  return [
    ...(latest === undefined
      ? ["There is no replayed baseline yet: every spread is assumed. Record one with at least 2 trials."]
      : []),
    ...(left.length === 0 ? [] : [`Left out, because a replay does not measure it: ${left.join(", ")}.`]),
    ...(several.length === 0
      ? []
      : [
          `Each metric is planned for one look on its own; ${several.join(" and ")} take a little more to see the same.`,
        ]),
  ];
}
