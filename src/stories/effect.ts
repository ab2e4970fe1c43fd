import type { Baseline, BaselineName } from "../domain/baseline.ts";
import type { Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import type { Comparison, Result } from "../domain/verdict.ts";
import { compare } from "../pipeline/compare/compare.ts";
import type { World } from "../ports.ts";
import { brokenTemplate } from "./broken-template.ts";
import { type Drawn, drawSample, sampleAgain } from "./draw-sample.ts";
import { gateAction } from "./gate.ts";
import { latestBaseline } from "./latest-baseline.ts";
import { replayVariants } from "./run-variants.ts";

/**
 * What replacing one variant by another does: both are replayed now, on one sample, taking turns, and compared case by
 * case. The drift of the first against its stored baseline is told apart.
 *
 * @param found the result so far; what is found here is added to it
 */
export async function effectOf(
  suite: Suite,
  [before, after]: readonly [Variant, Variant],
  found: Result,
  world: World,
): Promise<Result> {
  const broken = await brokenTemplate(suite, [before, after]);
  if (broken !== undefined) return { ...found, incomplete: broken };
  const { drawn, latest } = await sampleOfBaseline(suite, world);
  if (drawn.status === "empty") return { ...found, incomplete: drawn.incomplete };

  const { replayable, note } = withoutRecordedMetrics(suite);
  const { runs, spend } = await replayVariants(replayable, [before, after], drawn.sample, world);
  const [beforeRun, afterRun] = runs as readonly [Run, Run];
  const measured = { ...found, spend, tuple: afterRun.versions, notes: [...found.notes, ...note, ...drawn.notes] };
  const incomplete = beforeRun.incomplete ?? afterRun.incomplete;
  if (incomplete !== undefined) return { ...measured, incomplete };

  const comparison = compare(beforeRun, afterRun, { confidence: suite.gate.confidence });
  const drift = latest && driftOf(latest.baseline.run, beforeRun, suite);
  return {
    ...measured,
    verdict: comparison.verdict,
    gate: gateAction(comparison.verdict, suite.gate),
    comparison,
    ...(drift === undefined ? {} : { drift }),
    ...(latest === undefined ? {} : { baseline: latest.name.path }),
  };
}

/** What production recorded is the same on both sides of a replay: it would always pass, and says nothing. */
function withoutRecordedMetrics(suite: Suite): { readonly replayable: Suite; readonly note: readonly string[] } {
  const metrics = suite.metrics.filter(({ spec }) => spec.scorer !== "trace-attribute");
  const left = suite.metrics.filter((metric) => !metrics.includes(metric)).map(({ name }) => name);
  const note =
    left.length === 0
      ? []
      : [`Left out, because production recorded it and a replay cannot change it: ${left.join(", ")}.`];
  return { replayable: { ...suite, metrics }, note };
}

/** The stored run against the same system now. What was observed and what is replayed differ by more than time. */
function driftOf(stored: Run, now: Run, suite: Suite): Comparison | undefined {
  return stored.target === now.target ? compare(stored, now, { confidence: suite.gate.confidence }) : undefined;
}

type SampleOfBaseline = {
  readonly drawn: Drawn;
  readonly latest?: { readonly name: BaselineName; readonly baseline: Baseline };
};

/** The cases of the latest baseline, so that it and this run ask the same; without one, a fresh draw. */
async function sampleOfBaseline(suite: Suite, world: World): Promise<SampleOfBaseline> {
  const latest = await latestBaseline(suite, world);
  if (latest === undefined) {
    const note = `${world.store.label} holds no baseline of this suite yet, so this run says nothing about drift.`;
    return { drawn: withNote(await drawSample(suite, world), note) };
  }
  const { cases, sample } = latest.baseline.run;
  const traceIds = [...new Set(cases.flatMap(({ trials }) => trials.map(({ trace }) => trace)))];
  const again = await sampleAgain(traceIds, sample, suite, world);
  if (again.status === "drawn") return { drawn: again, latest };
  const note = "The traces of the latest baseline are gone, so new ones were drawn.";
  return { drawn: withNote(await drawSample(suite, world), note), latest };
}

function withNote(drawn: Drawn, note: string): Drawn {
  return drawn.status === "drawn" ? { ...drawn, notes: [...drawn.notes, note] } : drawn;
}
