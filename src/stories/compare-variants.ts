import type { Baseline, BaselineName } from "../domain/baseline.ts";
import type { Sample } from "../domain/case.ts";
import type { Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import type { Comparison } from "../domain/verdict.ts";
import { compare } from "../pipeline/compare/compare.ts";
import type { World } from "../ports.ts";
import { type Drawn, drawSample, sampleAgain } from "./draw-sample.ts";
import { latestBaseline } from "./latest-baseline.ts";
import { type Runs, replayVariants } from "./run-variants.ts";

/** Replays two variants on one sample, now, and compares them case by case: the effect of what differs. */
export async function compareVariants(
  suite: Suite,
  before: Variant,
  after: Variant,
  sample: Sample,
  world: World,
): Promise<Runs & { readonly comparison: Comparison }> {
  const { runs, spend } = await replayVariants(suite, [before, after], sample, world);
  const [beforeRun, afterRun] = runs as readonly [Run, Run];
  return { runs, spend, comparison: compare(beforeRun, afterRun, { confidence: suite.gate.confidence }) };
}

/** The stored run against the same system now. Another target measures something else, and is no drift. */
export function driftOf(stored: Run, now: Run, suite: Suite): Comparison | undefined {
  return stored.target === now.target ? compare(stored, now, { confidence: suite.gate.confidence }) : undefined;
}

/** The cases of the latest baseline, so that it and this run ask the same; without one, a fresh draw. */
export async function sampleOfBaseline(
  suite: Suite,
  world: World,
): Promise<{ readonly drawn: Drawn; readonly latest?: { readonly name: BaselineName; readonly baseline: Baseline } }> {
  const latest = await latestBaseline(suite, world);
  if (latest === undefined) {
    const drawn = await drawSample(suite, world);
    return {
      drawn: withNote(
        drawn,
        `${world.store.label} holds no baseline of this suite yet, so drift cannot be told from it.`,
      ),
    };
  }
  const { cases, sample } = latest.baseline.run;
  const traceIds = [...new Set(cases.flatMap(({ trials }) => trials.map(({ trace }) => trace)))];
  const again = await sampleAgain(traceIds, sample, suite, world);
  if (again.status === "drawn") return { drawn: again, latest };
  const fresh = await drawSample(suite, world);
  return { drawn: withNote(fresh, "The traces of the latest baseline are gone, so new ones were drawn."), latest };
}

function withNote(drawn: Drawn, note: string): Drawn {
  return drawn.status === "drawn" ? { ...drawn, notes: [...drawn.notes, note] } : drawn;
}
