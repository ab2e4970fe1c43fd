import {
  type Attribution,
  type Configuration,
  isWhollyJoint,
  type LayerEffect,
  type MetricAttribution,
} from "../../domain/attribution.ts";
import type { Finding } from "../../domain/post-mortem.ts";
import type { Layer } from "../../domain/version.ts";
import { lossLimits, lossRange, lossSize, percent } from "../attribution/loss-words.ts";
import { type Markup, PLAIN } from "../markup.ts";
import { certainty, list, probability, share } from "../numbers.ts";
import { briefVersion } from "../version-words.ts";

/** What the configurations say for and against each layer, by the leading metric: sentences with their numbers. */
export function findingsOf({ metrics: [metric] }: Attribution, markup: Markup = PLAIN): readonly Finding[] {
  return (metric?.layers ?? []).map((effect) => ({
    layer: effect.layer,
    for: sentencesFor(effect, metric as MetricAttribution, markup),
    against: sentencesAgainst(effect, metric as MetricAttribution),
  }));
}

function sentencesFor(effect: LayerEffect, metric: MetricAttribution, markup: Markup): readonly string[] {
  const { before, after, measured, joint, notReplayed } = effect;
  const changed = `It went from ${briefVersion(before, markup)} to ${briefVersion(after, markup)}.`;
  if (measured === undefined)
    return [
      changed,
      `It is not ruled out: ${notReplayed === undefined ? "it was not replayed" : markup.word(notReplayed, LONGEST)}.`,
    ];
  const { part, share: ofWhole, necessity, sufficiency, p } = measured;
  return [
    changed,
    ...(part.lower > 0
      ? [
          `Its part of the loss is ${lossSize(part.value, metric)} (${at(metric)}${lossLimits(part, metric)}; p ${probability(p)})${ofWhole === undefined ? "" : `, ${percent(ofWhole.value)} % of it`}.`,
        ]
      : []),
    ...(necessity.lower > 0
      ? [`Taking it back alone gives back ${lossSize(necessity.value, metric)} (${lossLimits(necessity, metric)}).`]
      : []),
    ...(sufficiency.lower > 0
      ? [`Brought in alone it costs ${lossSize(sufficiency.value, metric)} (${lossLimits(sufficiency, metric)}).`]
      : []),
    ...alone(effect.layer, metric),
    ...(joint === undefined ? [] : [jointSentence(joint, isWhollyJoint(effect, metric.layers))]),
  ];
}

function sentencesAgainst(effect: LayerEffect, metric: MetricAttribution): readonly string[] {
  const { measured, role, protective, casesToExonerate } = effect;
  if (measured === undefined) return [];
  const { part, necessity, sufficiency } = measured;
  const within = `± ${lossSize(metric.equivalence, metric)}`;
  return [
    ...(role === "exonerated" && protective !== true
      ? [
          `Its part, taking it back and bringing it in all lie within ${within}, which counts as none: its part is ${lossRange(part, metric)}.`,
        ]
      : []),
    ...(protective === true ? [`Its new version makes answers better: its part is ${lossRange(part, metric)}.`] : []),
    ...(part.lower <= 0 && role !== "exonerated" ? [`Its part may be nothing: ${lossRange(part, metric)}.`] : []),
    ...(necessity.lower <= 0
      ? [`Taking it back alone does not surely give anything back: ${lossRange(necessity, metric)}.`]
      : []),
    ...(sufficiency.lower <= 0
      ? [`Brought in alone it does not surely cost anything: ${lossRange(sufficiency, metric)}.`]
      : []),
    ...(casesToExonerate === undefined
      ? []
      : [`${casesToExonerate} more questions would be needed to rule it out, were it innocent.`]),
  ];
}

const LONGEST = 1_000;

/** How often the layer's new version fails all by itself, beside how often nothing of the incident does. */
function alone(layer: Layer, { configurations }: MetricAttribution): readonly string[] {
  const none = configurations.find(({ after }) => after.length === 0)?.failures;
  const only = configurations.find(({ after }) => after.length === 1 && after[0] === layer)?.failures;
  if (none === undefined || only === undefined || only.lower <= none.upper) return [];
  return [`With its new version alone ${rate(only)} fail; with nothing of the incident ${rate(none)}.`];
}

function rate({ failures, trials, lower, upper }: NonNullable<Configuration["failures"]>): string {
  return `${failures} of ${trials} answers (${share(lower)} to ${share(upper)})`;
}

function jointSentence({ with: others, kind }: NonNullable<LayerEffect["joint"]>, isWhole: boolean): string {
  if (kind === "or")
    return `It and ${list(others)} each do ${isWhole ? "it" : "some of the same"} alone: taking one back is not enough.`;
  return isWhole
    ? `It does it only together with ${list(others)}.`
    : `It does more together with ${list(others)} than each does alone.`;
}

function at({ confidence }: MetricAttribution): string {
  return `${certainty(confidence)}: `;
}
