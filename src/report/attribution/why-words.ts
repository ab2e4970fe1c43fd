import { isWhollyJoint, type LayerEffect, type MetricAttribution } from "../../domain/attribution.ts";
import type { Markup } from "../markup.ts";
import { count, list } from "../numbers.ts";
import { lossOf, lossRange, lossSize } from "./loss-words.ts";

/** Why a layer has its role, one sentence without a full stop: "taking it back alone gives back 38 of 41 points". */
export function whyWords(effect: LayerEffect, metric: MetricAttribution, markup: Markup): string {
  const { role, measured, notReplayed } = effect;
  if (measured === undefined)
    return notReplayed === undefined ? "not replayed, so not ruled out" : `not replayed: ${markup.word(notReplayed)}`;
  switch (role) {
    case "proximate":
      return singleWords(metric, measured);
    case "joint":
      return jointWords(effect, metric, measured);
    case "contributing":
      return `a part of it: ${lossOf(measured.part.value, metric.total.value, metric)}`;
    case "exonerated":
      return exoneratedWords(effect, metric, measured);
    case "undetermined":
      return undeterminedWords(effect, metric, measured);
    default:
      return role satisfies never;
  }
}

type Measured = NonNullable<LayerEffect["measured"]>;

/** Taking it back says more than bringing it in: it is what somebody can do now. */
function singleWords(metric: MetricAttribution, { necessity, sufficiency }: Measured): string {
  return necessity.lower > 0
    ? `taking it back alone gives back ${lossOf(necessity.value, metric.total.value, metric)}`
    : `brought in alone it costs ${lossOf(sufficiency.value, metric.total.value, metric)}`;
}

function jointWords(effect: LayerEffect, metric: MetricAttribution, measured: Measured): string {
  const { joint } = effect;
  const others = list(joint?.with ?? []);
  const isWhole = isWhollyJoint(effect, metric.layers);
  const { necessity, sufficiency } = measured;
  if (joint?.kind === "or") {
    const how = isWhole ? `enough by itself, as is ${others}` : `some of the same as ${others}`;
    return `${how}: brought in alone it costs ${lossOf(sufficiency.value, metric.total.value, metric)}, taken back alone it gives back ${lossSize(necessity.value, metric)}`;
  }
  const how = isWhole ? `only together with ${others}` : `more together with ${others} than apart`;
  return `${how}: taking it back alone gives back ${lossOf(necessity.value, metric.total.value, metric)}, brought in alone it costs ${lossSize(sufficiency.value, metric)}`;
}

function exoneratedWords(effect: LayerEffect, metric: MetricAttribution, { part, necessity }: Measured): string {
  if (effect.protective)
    return `its new version makes it better: without it the loss would be larger (${lossRange(part, metric)})`;
  if (isNothing(necessity.value, metric)) return "no part in it: taking it back alone gives nothing back";
  return `no part in it: taking it back alone gives back ${lossOf(necessity.value, metric.total.value, metric)}`;
}

/** A gain, or so little that it is shown as zero. */
function isNothing(value: number, metric: MetricAttribution): boolean {
  return value <= 0 || lossSize(value, metric) === lossSize(0, metric);
}

function undeterminedWords({ casesToExonerate }: LayerEffect, metric: MetricAttribution, { part }: Measured): string {
  const open = `its part may be ${lossRange(part, metric)}`;
  return casesToExonerate === undefined
    ? open
    : `${open}; ${count(casesToExonerate, "more question")} would tell, were it innocent`;
}
