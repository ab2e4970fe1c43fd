import type { Sample } from "../domain/case.ts";
import type { Run, Spend } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import { LAYERS } from "../domain/version.ts";
import { tooDear } from "../pipeline/estimate/too-dear.ts";
import { estimate } from "../pipeline/estimate.ts";
import type { Respond } from "../pipeline/replay/replay.ts";
import { observedTuple } from "../pipeline/tag.ts";
import type { World } from "../ports.ts";
import { measure } from "./measure.ts";
import { estimateLine } from "./spend-lines.ts";
import { suiteMeter } from "./suite-meter.ts";

/** Scores what production answered; only judges are called. */
export async function scoreObserved(
  suite: Suite,
  sample: Sample,
  world: World,
): Promise<{ readonly run: Run; readonly spend: Spend }> {
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
    label: "score what production answered",
    arms: [{ variant, respond }],
    cases: sample.cases,
    trials: "recordings",
    concurrency,
    errorBudget: 1,
  } as const;
  const measurement = { suite, target: "observed", sample, plan, trials: 1, scoreRecorded: false } as const;
  const { runs, spend } = await measure(measurement, suiteMeter(suite, world), world, tooDear(planned, budget));
  return { run: runs[0] as Run, spend };
}
