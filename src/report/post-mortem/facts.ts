import { capital } from "../../domain/capital.ts";
import { groupedNumber } from "../../domain/grouped-number.ts";
import type { PostMortem, Reproduction, TimelineEntry, TimelineEvent } from "../../domain/post-mortem.ts";
import { diffTuples } from "../../domain/version.ts";
import { lossLimits, lossSize } from "../attribution/loss-words.ts";
import { bullets, table } from "../markdown.ts";
import { MARKDOWN } from "../markup.ts";
import { certainty, count, list, share } from "../numbers.ts";
import { sliceName } from "../slice-name.ts";
import { shortVersion } from "../version-words.ts";
import { instant } from "./gap-words.ts";
import type { Places } from "./places.ts";
import { oftenWords, overrideWords, rateWords } from "./summary.ts";

const LONGEST_ID = 64;

/** Whom it met, and how often. */
export function impactSection(postMortem: PostMortem): string {
  const { impact, failureKinds, attribution, durations } = postMortem;
  const [metric] = attribution.metrics;
  const slices = impact.slices.slice(0, MOST_SLICES).map(({ loss, scale, cases, ...slice }) => {
    const measured = { unit: metric?.unit ?? ("score" as const), scale };
    return [
      sliceName(slice, MARKDOWN),
      lossSize(loss.value, measured),
      lossLimits(loss, measured),
      groupedNumber(cases),
    ];
  });
  const volume =
    impact.volume === undefined
      ? "How many requests were concerned is unknown."
      : `The failing questions stand for about ${count(Math.round(impact.volume.value), VOLUME[impact.volume.unit])} of the record's window.`;
  return joined([
    "## Impact",
    bullets([
      `${impact.metric === undefined ? "" : `${MARKDOWN.code(MARKDOWN.word(impact.metric, LONGEST_ID))}: `}${oftenWords(postMortem) ?? "Unknown."}`,
      volume,
      `Kind: ${failureKinds.length === 0 ? "unknown" : list(failureKinds)}.`,
      `From the first bad sign to its detection: ${hoursWords(durations.toDetect)}; to recovery: ${hoursWords(durations.toRecover)}.`,
      ...(slices.length === 0 ? [concentration(postMortem)] : []),
    ]),
    slices.length === 0 ? undefined : table([["Slice", "Loss", "Interval", "Questions"], ...slices]),
  ]);
}

/** Too few questions of a slice for a verdict of its own may still be where the loss is. */
function concentration({ gaps }: PostMortem): string {
  const found = gaps.find((gap) => gap.code === "underpowered-slice" || gap.code === "no-case-in-slice");
  return found === undefined
    ? "No slice regressed by itself, as far as the records tell."
    : `It is concentrated in ${sliceName(found.slice, MARKDOWN)}, of which there were too few questions for a verdict of its own.`;
}

const MOST_SLICES = 10;
const VOLUME = { requests: "request", traces: "trace" } as const;

/** Versions of each layer at the incident, at the state it is compared with, and some hours before. */
export function versionsSection({ attribution, versionState }: PostMortem): string {
  const { atIncident, reference, unversioned, judges } = versionState;
  const { before } = attribution;
  const isSame = reference === undefined || reference.baseline === before.baseline;
  const differences = diffTuples(before.versions, atIncident);
  const rows = differences.map(({ layer, difference }) => [
    difference === "changed" ? MARKDOWN.strong(layer) : layer,
    ...(isSame || reference === undefined ? [] : [shortVersion(reference.versions[layer], MARKDOWN)]),
    shortVersion(before.versions[layer], MARKDOWN),
    shortVersion(atIncident[layer], MARKDOWN),
    difference === "cannot-tell" ? "cannot tell" : difference,
  ]);
  const hours = (value: number) => `${groupedNumber(value, 0, 0)} hours before`;
  const heads = isSame || reference === undefined ? [] : [capital(hours(reference.hoursBefore))];
  const age =
    reference === undefined
      ? "No record is old enough to say what ran so long before."
      : `The newest record that is ${groupedNumber(reference.asked)} or more hours older is of ${instant(reference.at)}, ${hours(reference.hoursBefore)}${isSame ? ": the state it is compared with" : ""}.`;
  return joined([
    "## Versions",
    table([["Layer", ...heads, "Before", "At the incident", "Change"], ...rows]),
    bullets([
      `Before is ${MARKDOWN.word(before.label)}, the incident is ${MARKDOWN.word(attribution.after.label)}.`,
      age,
      unversioned.length === 0
        ? "Every layer carried a version at the incident."
        : `${MARKDOWN.strong("Unknown at the incident")}: ${list(unversioned)}. What carries no version can be neither blamed nor ruled out.`,
      ...judges.map(
        ({ metric, judge, isSame: same }) =>
          `Judge of ${MARKDOWN.word(metric, LONGEST_ID)}: ${MARKDOWN.code(MARKDOWN.word(judge.slice(0, 12)))}, ${same ? "the same on both sides" : MARKDOWN.strong("another one before")}.`,
      ),
    ]),
  ]);
}

/**
 * What happened when, and where that is written; and a place for what no record knows.
 *
 * @param most rows, from the oldest on
 */
export function timelineSection({ timeline }: PostMortem, places: Places, most = MOST_ENTRIES): string {
  const yours = `When it was escalated and mitigated, no record knows:\n\n${places.place("timeline")}`;
  if (timeline.length === 0) return `## Timeline\n\nNothing of it has a time.\n\n${yours}`;
  const rows = timeline
    .slice(0, most)
    .map((entry) => [
      instant(entry.at),
      eventWords(entry),
      MARKDOWN.code(MARKDOWN.word(isCommit(entry) ? entry.evidence.slice(0, 12) : entry.evidence, LONGEST_ID)),
    ]);
  const rest = timeline.length - rows.length;
  return joined([
    "## Timeline",
    table([["UTC", "What", "Written in"], ...rows]),
    rest === 0 ? undefined : `And ${groupedNumber(rest)} more, in post-mortem.json.`,
    yours,
  ]);
}

const MOST_ENTRIES = 60;

function isCommit({ event }: TimelineEntry): boolean {
  return event === "change-committed";
}

function eventWords({ event, layer }: TimelineEntry): string {
  return layer === undefined ? EVENT[event] : `${EVENT[event]}: ${layer}`;
}

const EVENT = {
  "last-good-record": "last good record",
  "change-committed": "change committed",
  "change-deployed": "first sampled request with the new version",
  "first-failing-trace": "first trace that failed",
  "probe-deviated": "the probe began to deviate",
  "first-bad-record": "record that shows it",
  recovered: "record as good as before",
} as const satisfies Record<TimelineEvent, string>;

/** One trace, so many times in each state: rates, never yes or no. */
export function reproductionSection({ reproduction }: PostMortem): string {
  if (reproduction === undefined) return "## Reproduction\n\nNo trace was reproduced; the limits below say why.";
  const { overrides, atIncident, confidence } = reproduction;
  const rows = [
    ["as at the incident", rateWords(atIncident), ""],
    ...overrides.map((one) => [
      overrideWords(one),
      rateWords(one.failures),
      one.resolves ? MARKDOWN.strong("resolves it") : "not surely",
    ]),
  ];
  return joined([
    "## Reproduction",
    reproducedWords(reproduction),
    table([["State", `Fails (${certainty(confidence)})`, ""], ...rows]),
    reproduction.question === undefined ? undefined : `> ${MARKDOWN.word(reproduction.question, LONGEST_QUESTION)}`,
    atIncident.failures === 0
      ? `${MARKDOWN.strong("It did not come again")}: 0 of ${atIncident.trials}, upper bound ${share(Math.ceil(atIncident.upper * 100) / 100)}. Nothing is blamed by it.`
      : undefined,
    reproduction.incomplete &&
      `Cut short: ${MARKDOWN.word(reproduction.incomplete.problem)}. ${MARKDOWN.word(reproduction.incomplete.remedy)}`,
  ]);
}

const LONGEST_QUESTION = 600;

function reproducedWords({ trace, case: id, metric, from, atIncident }: Reproduction): string {
  const named = `trace ${MARKDOWN.code(MARKDOWN.word(trace, LONGEST_ID))} (question ${MARKDOWN.code(MARKDOWN.word(id, LONGEST_ID))})`;
  const by = MARKDOWN.code(MARKDOWN.word(metric, LONGEST_ID));
  return from === "fresh"
    ? `${capital(named)}, replayed ${count(atIncident.trials, "time")} afresh in each state; an answer fails where ${by} is below one half.`
    : `The attribution's own replays of all its questions; ${named} shows it best. An answer fails where ${by} is below one half.`;
}

function hoursWords(value: number | undefined): string {
  return value === undefined ? "unknown" : `${groupedNumber(value, 0, 1)} hours`;
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join("\n\n");
}
