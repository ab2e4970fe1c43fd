/** What came of an attribution, in a sentence. */

import {
  type Attribution,
  isWhollyJoint,
  type LayerEffect,
  type MetricAttribution,
  movedByItself,
  type OtherCause,
} from "../../domain/attribution.ts";
import { capital } from "../../domain/capital.ts";
import type { Markup } from "../markup.ts";
import { count, list, share } from "../numbers.ts";
import { shortVersion } from "../version-words.ts";
import { theLayer } from "./layer-name.ts";
import { lossRange, percent, shareLimits } from "./loss-words.ts";

/** One or two full sentences on one line. */
export function outcomeSentence(attribution: Attribution, markup: Markup): string {
  const { outcome, incomplete } = attribution;
  const [metric] = attribution.metrics;
  switch (outcome.status) {
    case "attributed":
      return metric === undefined ? nothing(attribution, markup) : culpritWords(metric, markup);
    case "not-version-attributable":
      return `${markup.strong("No version did it")}: ${CAUSE[outcome.cause]}.`;
    case "not-reproduced":
      return metric === undefined
        ? nothing(attribution, markup)
        : `${markup.strong(movedByItself(attribution) ? MOVED : "It did not come again")}: ${againWords(metric)}.`;
    case "undetermined":
      return incomplete === undefined && metric !== undefined
        ? `${markup.strong(hasParts(metric) ? "No layer stands out" : "Nothing may be blamed yet")}: ${openWords(metric, markup)}.`
        : nothing(attribution, markup);
    default:
      return outcome satisfies never;
  }
}

/** Both states answer worse today than the earlier one did: no version is shown to have done it, and it has not passed. */
const MOVED = "It came again, under the versions of before as well";

/** Nothing was replayed: what is known is why. */
function nothing({ incomplete }: Attribution, markup: Markup): string {
  const why = incomplete === undefined ? "nothing was replayed" : markup.word(incomplete.problem);
  return `${markup.strong("Nothing may be blamed yet")}: ${why}.`;
}

function culpritWords(metric: MetricAttribution, markup: Markup): string {
  const culprits = metric.layers.filter(({ role }) => role === "proximate" || role === "joint");
  const names = list(culprits.map(({ layer }) => theLayer(layer)));
  const how = culprits.length < 2 ? "" : togetherWords(culprits, metric);
  const who = markup.strong(`${capital(names)} did it${how}`);
  const changed = culprits.map((effect) => changeWords(effect, culprits.length > 1, markup)).join("; ");
  return culprits.length === 1
    ? `${who}${shareWords(culprits[0], metric, markup)}: ${changed}.`
    : `${who}: ${changed}.`;
}

/** How several layers did it; nothing where they did it each by itself, or not all in one way. */
function togetherWords(culprits: readonly LayerEffect[], { layers }: MetricAttribution): string {
  const [kind, another] = new Set(culprits.map(({ joint }) => joint?.kind));
  if (kind === undefined || another !== undefined) return "";
  const isWhole = culprits.every((effect) => isWhollyJoint(effect, layers));
  if (kind === "or") return isWhole ? ", and each alone would have done it" : ", and each alone some of the same";
  return isWhole ? ", only together" : ", and more together than apart";
}

function shareWords(effect: LayerEffect | undefined, { metric }: MetricAttribution, markup: Markup): string {
  const part = effect?.measured?.share;
  if (part === undefined) return "";
  const limits = shareLimits(part);
  return ` (${percent(part.value)} % of the loss in ${markup.word(metric, 40)}${limits === undefined ? "" : `, ${limits}`})`;
}

function changeWords({ layer, before, after, measured }: LayerEffect, isNamed: boolean, markup: Markup): string {
  const versions = `${shortVersion(before, markup)} → ${shortVersion(after, markup)}`;
  if (!isNamed) return versions;
  const part = measured?.share === undefined ? "" : ` (${percent(measured.share.value)} %)`;
  return `${layer} ${versions}${part}`;
}

/** How often the incident's state failed when it was asked again, or how far it is from the state before. */
function againWords(metric: MetricAttribution): string {
  const rates = incidentRate(metric);
  if (rates === undefined || metric.total.lower > 0) return `the loss is ${lossRange(metric.total, metric)}`;
  const { now, before } = rates;
  if (now.failures === 0) return `0 of ${now.trials} answers fail, at most ${share(roundedUp(now.upper))}`;
  return `${now.failures} of ${now.trials} answers fail (${share(now.lower)} to ${share(now.upper)}), and ${before.failures} of ${before.trials} under the versions of before; the loss is ${lossRange(metric.total, metric)}`;
}

function incidentRate({ configurations }: MetricAttribution) {
  const before = configurations.find(({ after }) => after.length === 0)?.failures;
  const now = configurations.toSorted((a, b) => b.after.length - a.after.length)[0]?.failures;
  return now === undefined || before === undefined ? undefined : { now, before };
}

/** An upper limit is never rounded to less than it is. */
function roundedUp(value: number): number {
  return Math.ceil(value * 1000) / 1000;
}

/** The layers that remain possible, whether or not what could be replayed shows the loss. */
function openWords({ layers, reproduced }: MetricAttribution, markup: Markup): string {
  const parts = layers.filter(({ role }) => role === "contributing").map(({ layer }) => theLayer(layer));
  const open = layers.filter(({ role }) => role === "undetermined");
  const unplayed = open
    .filter(({ measured }) => measured === undefined)
    .map(({ layer }) => markup.strong(theLayer(layer)));
  if (reproduced !== "reproduced" && unplayed.length > 0)
    return `what could be replayed does not show the loss, and ${list(unplayed)} could not be replayed at both versions`;
  const has = parts.length === 0 ? "" : `${list(parts)} ${parts.length === 1 ? "has" : "have"} a part in it`;
  if (open.length === 0) return `the loss came again, and ${has || "no layer that changed can be named"}`;
  const names = list(open.map(({ layer }) => theLayer(layer)));
  const rest = unplayed.length === 0 ? "" : `; ${list(unplayed)} could not be replayed`;
  const are = `${count(open.length, "layer")} ${open.length === 1 ? "is" : "are"} not ruled out`;
  return `the loss came again, ${has === "" ? "" : `${has}, `}and ${are}: ${names}${rest}`;
}

function hasParts({ layers }: MetricAttribution): boolean {
  return layers.some(({ role }) => role === "contributing");
}

const CAUSE = {
  "silent-model-change": "another model answers to the same name",
  "unversioned-layer": "what is left is a layer whose version nobody knows",
  traffic: "the questions are others than before",
  infrastructure: "what lies below the layers is left: provider, region, time limits",
  unknown: "nothing that was looked at is shown to explain it",
} as const satisfies Record<OtherCause, string>;
