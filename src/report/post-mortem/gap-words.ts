/** Why an incident was not caught, in words with their numbers. */
import { capital } from "../../domain/capital.ts";
import type { DetectionGap, GapCode, Prevention } from "../../domain/detection-gap.ts";
import { groupedNumber } from "../../domain/grouped-number.ts";
import type { Markup } from "../markup.ts";
import { count, list, probability, share, size, type Unit } from "../numbers.ts";
import { sliceName } from "../slice-name.ts";
import { shortVersion } from "../version-words.ts";

/** The gap in three words or so. */
export function gapTitle(code: GapCode): string {
  return TITLE[code];
}

/** What was so, with the numbers that say it: one sentence with its full stop. @param unit of the incident's metric */
export function gapSentence(gap: DetectionGap, unit: Unit, markup: Markup): string {
  switch (gap.code) {
    case "no-case-in-slice":
      return `No question of the sample was of ${sliceName(gap.slice, markup)}, which is ${share(gap.share)} of the traffic; a sample of ${groupedNumber(gap.needed)} would have met it in 95 of 100 draws.`;
    case "underpowered-slice":
      return `The sample had ${count(gap.cases, "question")} of ${sliceName(gap.slice, markup)}: a loss shows from ${size(gap.detectable, unit)} on, and this one was ${size(gap.loss, unit)}. ${groupedNumber(gap.needed)} would have shown it.`;
    case "blind-metric":
      return `Of ${count(gap.confirmed, "answer")} that people found bad, ${markup.word(gap.metric, LONGEST)} found ${groupedNumber(gap.seen)} bad too, at most ${share(gap.upper)}.`;
    case "margin-too-wide":
      return `Over all of the traffic the loss is ${size(gap.loss, unit)}, and ${size(gap.margin, unit)} of ${markup.word(gap.metric, LONGEST)} are accepted; the incident is ${share(gap.share)} of the traffic.`;
    case "cadence":
      return `It was first met at ${instant(gap.firstBad)}, and no run began before ${instant(gap.began)}${gap.last === undefined ? "" : `; the run before was of ${instant(gap.last)}`}${gap.everyHours === undefined ? "" : `, one every ${groupedNumber(gap.everyHours, 0, 1)} hours`}.`;
    case "unversioned": {
      const point = gap.changePoint === undefined ? "" : `${markup.code(markup.word(gap.changePoint))} is a change`;
      const layers = gap.layers.length === 0 ? "" : `no version of ${list(gap.layers)} is recorded`;
      return point === ""
        ? `${capital(layers)}.`
        : `${point} that no version explains${layers === "" ? "" : `, and ${layers}`}.`;
    }
    case "other-tuple": {
      const differences = gap.differences.map(
        ({ layer, before, after }) => `${layer} ${shortVersion(before, markup)}, not ${shortVersion(after, markup)}`,
      );
      return `${markup.code(markup.word(gap.run))} did not run what production ran: ${list(differences)}.`;
    }
    case "alert-ignored": {
      const alerts = gap.alerts
        .slice(0, 3)
        .map(({ at, what, gate }) => `${instant(at)} ${ALERT[what]} (gate: ${markup.word(gate, LONGEST)})`);
      return `It was told, and nothing came of it: ${list(alerts)}.`;
    }
    case "canary-too-small":
      return `${count(gap.cases, "question")} were judged; the slice is met by none of them with a chance of ${share(gap.chance)}, and ${groupedNumber(gap.needed)} would have been enough.`;
    case "novel-queries":
      return `${groupedNumber(gap.novel)} of ${count(gap.queries, "question")} are unlike all of the suite${gap.p === undefined ? "" : ` (as a set: p ${probability(gap.p)})`}.`;
    default:
      return gap satisfies never;
  }
}

/** What would have caught it, a few words. */
export function preventionWords(prevention: Prevention, unit: Unit, markup: Markup): string {
  switch (prevention.kind) {
    case "add-cases":
      return `add ${count(prevention.cases.length, "question")} of the incident`;
    case "slice-quota":
      return `draw ${count(prevention.cases, "question")} of ${sliceName(prevention.slice, markup)}`;
    case "stamp-version":
      return `stamp ${prevention.layer} as ${markup.code(markup.word(prevention.attribute))}`;
    case "calibrate-judge":
      return `hold ${markup.word(prevention.metric, LONGEST)} to ${count(prevention.labels, "label")} of people`;
    case "narrow-margin":
      return `accept ${size(prevention.margin, unit)} of ${markup.word(prevention.metric, LONGEST)}${prevention.slice === undefined ? "" : ` in ${sliceName(prevention.slice, markup)}`}`;
    case "record-every":
      return `record every ${groupedNumber(prevention.hours, 0, 1)} hours`;
    case "align-suite":
      return `let the suite run production's ${list(prevention.layers)}`;
    case "fail-on-regressed":
      return "let a regression fail the gate";
    case "canary-size":
      return `judge a canary by ${count(prevention.cases, "question")}`;
    default:
      return prevention satisfies never;
  }
}

/** The same as something to do: one sentence with its full stop. */
export function preventionSentence(prevention: Prevention, unit: Unit, markup: Markup): string {
  switch (prevention.kind) {
    case "add-cases": {
      const { cases, traces, slice } = prevention;
      const where = slice === undefined ? "" : ` of ${sliceName(slice, markup)}`;
      return `Add ${count(cases.length, "question")}${where} to the suite, from ${count(traces.length, "trace")} of the incident.`;
    }
    case "slice-quota":
      return `Draw at least ${count(prevention.cases, "question")} of ${sliceName(prevention.slice, markup)} into each sample.`;
    case "stamp-version":
      return `Stamp each request with the version of ${prevention.layer}, as the attribute ${prevention.attribute}.`;
    case "calibrate-judge":
      return `Hold the judge of ${prevention.metric} to ${count(prevention.labels, "label")} of people: eval-baseline judge calibrate.`;
    case "narrow-margin": {
      const { metric, margin, slice } = prevention;
      const where = slice === undefined ? "" : ` in ${sliceName(slice, markup)}`;
      return `Accept a loss of ${metric}${where} of at most ${size(margin, unit)}.`;
    }
    case "record-every":
      return `Record at least every ${count(Math.floor(prevention.hours), "hour")}.`;
    case "align-suite":
      return `Let the suite run what production runs: ${list(prevention.layers)} differed.`;
    case "fail-on-regressed":
      return "Let a regression fail the gate, or name who looks at it.";
    case "canary-size":
      return `Judge a canary by at least ${count(prevention.cases, "question")}.`;
    default:
      return prevention satisfies never;
  }
}

/** An ISO instant to the minute, in UTC. */
export function instant(at: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(at) ? `${at.slice(0, 10)} ${at.slice(11, 16)}` : "an unknown time";
}

const LONGEST = 40;

const ALERT = { regressed: "a record regressed", "probe-changed": "the probe said changed" } as const;

const TITLE = {
  cadence: "No run in time",
  "other-tuple": "The suite ran other versions",
  unversioned: "A layer without a version",
  "no-case-in-slice": "No question of the slice",
  "novel-queries": "Questions of a new kind",
  "underpowered-slice": "Too few questions of the slice",
  "blind-metric": "The metric does not see it",
  "margin-too-wide": "The accepted loss is too wide",
  "canary-too-small": "The canary was too small",
  "alert-ignored": "An alert was not acted on",
} as const satisfies Record<GapCode, string>;
