import type { Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import type { Comparison, Result } from "../domain/verdict.ts";
import { LAYERS, type Layer } from "../domain/version.ts";
import { compare } from "../pipeline/compare/compare.ts";
import type { World } from "../ports.ts";
import { brokenTemplate } from "./broken-template.ts";
import { gateAction } from "./gate.ts";
import { replayVariants } from "./run-variants.ts";
import { sampleOfBaseline } from "./sample-of-baseline.ts";
import { unreadLayers } from "./unread-layers.ts";

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
  const { replayable, note } = withoutRecordedMetrics(suite);
  const unread = await unreadLayers(before, after);
  const blind = unread.map(
    ({ layer, why }) => `The change of ${layer} reaches no request, so this says nothing about it: ${why}.`,
  );
  const undecided = { ...found, verdict: "inconclusive", gate: gateAction("inconclusive", suite.gate) } as const;
  // Nothing could come of it, so nothing is paid for.
  if (
    changedLayers(before, after).every((layer) => unread.some((one) => one.layer === layer)) ||
    replayable.metrics.length === 0
  ) {
    return { ...undecided, notes: [...found.notes, ...note, ...blind, ...nothingToAsk(before, after, replayable)] };
  }
  const { drawn, latest } = await sampleOfBaseline(suite, world);
  if (drawn.status === "empty") return { ...found, incomplete: drawn.incomplete };

  const { runs, spend } = await replayVariants(replayable, [before, after], drawn.sample, world);
  const [beforeRun, afterRun] = runs as readonly [Run, Run];
  const measured = {
    ...found,
    spend,
    tuple: afterRun.versions,
    notes: [...found.notes, ...note, ...blind, ...drawn.notes],
  };
  const incomplete = beforeRun.incomplete ?? afterRun.incomplete;
  if (incomplete !== undefined) return { ...measured, incomplete };

  const { confidence } = suite.gate;
  const comparison = withSameRecordings(compare(beforeRun, afterRun, { confidence }), before, after);
  const drift = latest && compare(latest.baseline.run, beforeRun, { confidence, metrics: beforeRun.metrics });
  // Green would cover the layer that was not looked at.
  const isGreen = comparison.verdict === "unchanged" || comparison.verdict === "improved";
  const verdict = isGreen && unread.length > 0 ? "inconclusive" : comparison.verdict;
  return {
    ...measured,
    verdict,
    gate: gateAction(verdict, suite.gate),
    comparison,
    ...(drift === undefined ? {} : { drift }),
    ...(latest === undefined ? {} : { baseline: latest.name.path }),
  };
}

function changedLayers(before: Variant, after: Variant): readonly Layer[] {
  return LAYERS.filter((layer) => before.versions[layer].id !== after.versions[layer].id);
}

/** Why a replay was not worth a call, where no layer's own reason says so. */
function nothingToAsk(before: Variant, after: Variant, { metrics }: Suite): readonly string[] {
  if (metrics.length === 0) return ["No metric of this suite looks at a replayed answer."];
  return changedLayers(before, after).length === 0
    ? ["No layer differs between the two sides: their versions are equal."]
    : [];
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

/** Two replays that are fed the same recordings have the same retrieval, known by name or not. */
function withSameRecordings(comparison: Comparison, before: Variant, after: Variant): Comparison {
  if (before.retrieval.kind !== "recorded" || after.retrieval.kind !== "recorded") return comparison;
  const layers = comparison.layers.map((difference) =>
    difference.layer === "retrieval" ? { ...difference, difference: "same" as const } : difference,
  );
  return { ...comparison, layers };
}
