/** What lies around the layers: the probe, the reference asked again, the traffic, the version inside the layer. */
import type { Attribution } from "../../domain/attribution.ts";
import type { ProbeStanding } from "../../domain/probe.ts";
import type { TrafficMix } from "../../domain/traffic-mix.ts";
import type { VersionBisection } from "../../domain/version-bisection.ts";
import type { Markup } from "../markup.ts";
import { count, probability, share } from "../numbers.ts";
import { versionId } from "../version-words.ts";
import { lossLimits, lossRange, lossSize } from "./loss-words.ts";

/** Sentences, each with its full stop, in the order in which they matter. */
export function aroundWords(attribution: Attribution, markup: Markup): readonly string[] {
  const { bisection, thenMinusNow, probe, trafficMix, metrics, differences } = attribution;
  const [metric] = metrics;
  return [
    ...(bisection === undefined ? [] : bisectionWords(bisection, markup)),
    ...(thenMinusNow === undefined || metric === undefined ? [] : [againWords(thenMinusNow, metric, differences)]),
    ...(probe === undefined ? [] : [probeSentence(probe, markup)]),
    ...(trafficMix === undefined ? [] : [trafficSentence(trafficMix, markup)]),
  ];
}

/** How the state of before answers now, beside how it did. */
function againWords(
  loss: NonNullable<Attribution["thenMinusNow"]>,
  metric: Attribution["metrics"][number],
  differences: Attribution["differences"],
): string {
  const isUntold = differences.some(({ difference }) => difference === "cannot-tell");
  const who = `The versions of before${isUntold ? ", as far as they are known" : ""}, asked again today,`;
  return loss.lower > 0
    ? `${who} are ${lossSize(loss.value, metric)} worse than when they were recorded (${lossLimits(loss, metric)}).`
    : `${who} are not surely worse than when they were recorded (worse by ${lossRange(loss, metric)}).`;
}

/** What the probe says of a model whose name did not change, with its full stop. */
export function probeSentence(probe: ProbeStanding, markup: Markup): string {
  const { state, onset, latest, why } = probe;
  const model = markup.code(markup.word(probe.model, LONGEST));
  const days = latest === undefined ? "" : `, the newest of ${markup.word(latest.slice(0, 10))}`;
  const basis = `${count(probe.readings, "reading")} beside the reference${days}`;
  const head = `Probe of ${model}: ${markup.strong(state)}`;
  const names =
    probe.newNames.length === 0
      ? ""
      : ` Names that are new there: ${probe.newNames
          .slice(0, 3)
          .map((name) => markup.word(name, 60))
          .join(", ")}: a hint, no evidence.`;
  switch (state) {
    case "stable":
      return `${head}, the same model answers (${basis}).${names}`;
    case "suspect":
      return `${head}, one reading deviates${distanceWords(probe)}; the next one tells.${names}`;
    case "changed":
      return `${head}${onset === undefined ? "" : ` since ${markup.word(onset.slice(0, 10))}`}, another model answers to the same name${distanceWords(probe)}.${names}`;
    case "unstable":
      return `${head}, it differs from itself too much for a statement (${basis}).${names}`;
    case "unavailable":
      return `${head}${why === undefined ? "" : `: ${markup.word(why)}`}.${names}`;
    default:
      return state satisfies never;
  }
}

const LONGEST = 48;

function distanceWords({ distance, p }: ProbeStanding): string {
  if (distance === undefined) return "";
  return ` (distance ${distance.toFixed(2)}${p === undefined ? "" : `, p ${probability(p)}`})`;
}

/** Whether the questions of the two times are of one kind, with its full stop. */
export function trafficSentence({ before, after, slices, texts, moved }: TrafficMix, markup: Markup): string {
  const of = `${before} before and ${count(after, "request")} after`;
  const said = [
    ...(slices === undefined
      ? []
      : [
          `shares of ${markup.word(slices.attribute, 60)}: distance ${slices.distance.toFixed(2)}, p ${probability(slices.p)}`,
        ]),
    ...(texts === undefined ? [] : [`texts: p ${probability(texts.p)}`]),
  ];
  const basis = said.length === 0 ? of : `${of}; ${said.join("; ")}`;
  return moved
    ? `The traffic is another than before (${basis}).`
    : `The traffic is the same as before, as far as can be seen (${basis}).`;
}

function bisectionWords(
  { layer, versions, found, runs, hunks, notes }: VersionBisection,
  markup: Markup,
): readonly string[] {
  const version = found === undefined ? undefined : versions[found];
  const likely = versions.toSorted((a, b) => b.probability - a.probability)[0];
  const by =
    runs === 0 && versions.length <= 2
      ? "the only change between the two"
      : `${count(runs, "replay")} of ${count(versions.length, "version")}`;
  const first =
    version === undefined
      ? `Inside ${layer}: no version is sure enough yet${likely === undefined ? "" : `; ${versionWords(likely, markup)} is the likeliest (${share(likely.probability)})`} (${by}).`
      : `Inside ${layer}: ${versionWords(version, markup)} brought it (${share(version.probability)}, ${by}).`;
  const hunk = hunks?.found === undefined ? undefined : hunks.list[hunks.found];
  return [
    first,
    ...(hunk === undefined
      ? []
      : [
          `Of its changes it is ${markup.code(markup.word(hunk.file))}, ${hunk.lines < 2 ? `line ${hunk.from}` : `lines ${hunk.from} to ${hunk.from + hunk.lines - 1}`} (${share(hunk.probability)}).`,
        ]),
    ...notes.map((note) => markup.word(note)),
  ];
}

function versionWords({ id, commit, at }: VersionBisection["versions"][number], markup: Markup): string {
  const where = [
    commit === undefined ? undefined : `commit ${markup.code(markup.word(commit.slice(0, 12)))}`,
    at && markup.word(at.slice(0, 10)),
  ];
  const known = where.filter((part) => part !== undefined);
  return `version ${versionId(id, markup)}${known.length === 0 ? "" : ` (${known.join(", ")})`}`;
}
