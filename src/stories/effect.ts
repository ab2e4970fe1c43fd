import type { Result } from "../domain/result.ts";
import type { Run } from "../domain/run.ts";
import { scoresReplays } from "../domain/scorer-spec.ts";
import type { Suite } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import type { Comparison } from "../domain/verdict.ts";
import type { Layer } from "../domain/version.ts";
import { controlOf } from "../pipeline/looks.ts";
import type { FileTree, World } from "../ports.ts";
import type { RegressedChange } from "./attribute-change.ts";
import { brokenTemplate } from "./broken-template.ts";
import { differingLayers } from "./differing-layers.ts";
import { planEffect } from "./effect/looks.ts";
import { shownAnswers } from "./effect/shown-answers.ts";
import { type BaseNow, storedBase } from "./effect/stored-base.ts";
import { gateAction } from "./gate.ts";
import type { StoredBaseline } from "./latest-baseline.ts";
import { missingVariables } from "./missing-variables.ts";
import { notFoundOut } from "./not-found-out.ts";
import { sideNotes } from "./run-notes.ts";
import { type OpenVariants, openVariants } from "./run-variants.ts";
import { sampleOfBaseline } from "./sample-of-baseline.ts";
import { unreadLayers } from "./unread-layers.ts";

/**
 * What replacing one variant by another does: both are replayed now, on one sample, taking turns, and compared case by
 * case, at several looks that may end it early. Where a baseline of the first is stored, its scores may stand in for most of its
 * replay. The drift of the first against that baseline is told apart.
 *
 * @param found the result so far; what is found here is added to it
 * @param from.tree the one that the suite was read from
 */
export async function effectOf(
  suite: Suite,
  [before, after]: readonly [Variant, Variant],
  found: Result,
  from: { readonly world: World; readonly tree: FileTree },
): Promise<Result> {
  const { world, tree } = from;
  const changed = differingLayers(before, after);
  if (changed.length === 0) return nothingDiffers(found);
  const broken = await brokenTemplate(suite, [before, after]);
  if (broken !== undefined) return { ...found, incomplete: broken };
  const { replayable, recorded } = withoutRecordedMetrics(suite);
  const unread = await unreadLayers(before, after, suite.target);
  const blind = unread.map(
    ({ layer, why }) => `The change of ${layer} reaches no request, so this says nothing about it: ${why}.`,
  );
  const told = { ...found, notes: [...found.notes, ...recorded, ...blind] };
  const isUnread = (layer: Layer) => unread.some((one) => one.layer === layer);
  // Nothing could come of it, so nothing is paid for.
  if (changed.every(isUnread) || replayable.metrics.length === 0) return undecided(told, replayable);

  const { drawn, latest } = await sampleOfBaseline(suite, world);
  if (drawn.status === "empty") return { ...told, incomplete: drawn.incomplete };
  const { sample } = drawn;
  const replaying = await openVariants(replayable, [before, after], sample, world);
  const stored = await standIn(replayable, latest, { variant: before, tree }, replaying, world);
  const looks = planEffect(replayable, replaying, { latest: latest?.baseline.run, stored }, world);
  const { refused, usdPerAnswer } = await replaying.estimate(looks.asks);
  const looked = refused === undefined ? await looks.take(usdPerAnswer) : undefined;
  const { runs, spend } = await replaying.close();
  const [beforeRun, afterRun] = runs as readonly [Run, Run];
  const unfilled = [before, after].map((variant) => missingVariables(suite, variant, sample.cases));
  const sides = [...(await Promise.all(unfilled)), ...[beforeRun, afterRun].map((run) => sideNotes(replayable, run))];
  const measured = {
    ...told,
    spend,
    tuple: afterRun.versions,
    notes: [...told.notes, ...drawn.notes, ...new Set(sides.flat())],
  };
  const incomplete = refused ?? afterRun.incomplete;
  if (incomplete !== undefined || looked?.comparison === undefined)
    return incomplete === undefined ? measured : { ...measured, incomplete };

  const comparison = withRetrievalAsFed(looked.comparison, before, after);
  // Green would cover the layer that was not looked at, or the cases that are gone.
  const isGreen = comparison.verdict === "unchanged" || comparison.verdict === "improved";
  const isRemnant = latest !== undefined && 2 * sample.cases.length < latest.baseline.run.cases.length;
  const verdict = isGreen && (unread.length > 0 || isRemnant) ? "inconclusive" : comparison.verdict;
  const answers =
    verdict === "regressed" ? await shownAnswers(suite, comparison, (side, id) => textOf(replaying, side, id)) : [];
  const isSeveral = changed.filter((layer) => !isUnread(layer)).length > 1;
  const blamed =
    verdict === "regressed" && isSeveral && found.story === "check"
      ? await whichLayer(
          replayable,
          { variants: [before, after], runs: looked.sides, sample, comparison, spend },
          world,
        )
      : { notes: [] };
  return {
    ...measured,
    ...blamed,
    notes: [...measured.notes, ...blamed.notes],
    verdict,
    gate: gateAction(verdict, suite.gate),
    comparison,
    ...(answers.length === 0 ? {} : { answers }),
    effort: looked.effort,
    ...(looked.drift === undefined ? {} : { drift: looked.drift }),
    ...(latest === undefined ? {} : { baseline: latest.name.path }),
  };
}

/**
 * Which of several layers did it, where the suite wants to be told. What keeps it from being found out is a note: the
 * verdict stands without it.
 */
async function whichLayer(
  suite: Suite,
  change: RegressedChange,
  world: World,
): Promise<Pick<Result, "attribution" | "notes">> {
  if (!suite.attribution.isAutomatic) return { notes: [] };
  try {
    const { attributeChange } = await import("./attribute-change.ts");
    const attribution = await attributeChange(suite, change, world);
    return { ...(attribution === undefined ? {} : { attribution }), notes: [] };
  } catch (error) {
    return { notes: [notFoundOut(error)] };
  }
}

/**
 * The scores that stand in for most of a replay of the base, if any do. Not where the control is all of the cases, since
 * that would save nothing; nor for batches, which are asked all at once.
 */
async function standIn(
  suite: Suite,
  latest: StoredBaseline | undefined,
  base: Omit<BaseNow, "run" | "cases">,
  replaying: OpenVariants,
  world: World,
): Promise<Run | undefined> {
  const [run] = replaying.runs();
  if (latest === undefined || run === undefined || world.batched === true) return undefined;
  const ids = replaying.cases.map(({ id }) => id);
  if (controlOf(ids, suite.gate.control).size === ids.length) return undefined;
  const found = await storedBase(suite, latest, { ...base, run, cases: replaying.cases }, world);
  if (found.status === "stands-in") return found.run;
  world.progress.say(`The base is replayed in full: ${found.why}.`);
  return undefined;
}

/** Arms may stand for other variants than were asked for: documents fed as recorded. They are in the same order. */
function textOf({ arms, textOf: of }: OpenVariants, side: "before" | "after", id: string) {
  const arm = arms[side === "before" ? 0 : 1];
  return arm && of?.(arm.variant, id);
}

/** Files moved, or changed in their line ends: the model would be sent the same. */
function nothingDiffers(found: Result): Result {
  const note = "No layer differs between the two sides: what a model would be sent is the same.";
  return { ...found, verdict: "not-affected", gate: "pass", notes: [...found.notes, note] };
}

function undecided(told: Result, { metrics, gate }: Suite): Result {
  const notes =
    metrics.length === 0 ? [...told.notes, "No metric of this suite looks at a replayed answer."] : told.notes;
  return { ...told, verdict: "inconclusive", gate: gateAction("inconclusive", gate), notes };
}

/** What production recorded is the same on both sides of a replay: it would always pass, and says nothing. */
function withoutRecordedMetrics(suite: Suite): { readonly replayable: Suite; readonly recorded: readonly string[] } {
  const metrics = suite.metrics.filter(({ spec }) => scoresReplays(spec));
  const left = suite.metrics.filter((metric) => !metrics.includes(metric)).map(({ name }) => name);
  const note = `Left out, because production recorded it and a replay cannot change it: ${left.join(", ")}.`;
  return { replayable: { ...suite, metrics }, recorded: left.length === 0 ? [] : [note] };
}

/**
 * What the versions alone cannot tell of retrieval: fed the same recordings, both sides have the same one, known by name
 * or not; and a snapshot in place of recordings is another.
 */
function withRetrievalAsFed(comparison: Comparison, before: Variant, after: Variant): Comparison {
  const recordings = [before, after].filter(({ retrieval }) => retrieval.kind === "recorded").length;
  const layers = comparison.layers.map((one) => {
    if (one.layer !== "retrieval" || one.difference !== "cannot-tell" || recordings === 0) return one;
    return { ...one, difference: recordings === 2 ? ("same" as const) : ("changed" as const) };
  });
  return { ...comparison, layers };
}
