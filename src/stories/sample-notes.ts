import type { Sample } from "../domain/case.ts";
import type { SampleSpec } from "../domain/suite.ts";
import type { Flaw, Trace } from "../domain/trace.ts";
import { LAYERS, type Layer } from "../domain/version.ts";
import type { SurveyReport } from "../ports.ts";
import type { FixedPart } from "./fixed-part.ts";

/** What people are told about the records of a survey that were no traces. */
export function skippedRecords({ records, badRecords, firstProblems }: SurveyReport): readonly string[] {
  const first = firstProblems[0];
  if (badRecords === 0 || first === undefined) return [];
  return [
    `${badRecords} of ${records} records of the traces were skipped; the first is ${first.place}: ${first.problem}.`,
  ];
}

/** @param ids of the traces drawn  @param fetched those that are there, others among them */
export function tracesGone(ids: readonly string[], fetched: readonly Trace[]): readonly string[] {
  const there = new Set(fetched.map(({ id }) => id));
  const gone = ids.filter((id) => !there.has(id)).length;
  return gone === 0 ? [] : [`${gone} of the ${ids.length} traces drawn are no longer where traces are read from.`];
}

/** What people are told about a fixed part of which traces are gone. */
export function fixedGone(
  fixed: FixedPart | undefined,
  fetched: readonly Trace[],
  { turns, size }: SampleSpec,
): readonly string[] {
  if (fixed === undefined) return [];
  const there = new Set(fetched.map(({ id }) => id));
  const gone = fixed.units.filter((ids) => !ids.some((id) => there.has(id))).length;
  const units = turns === "all" ? "conversations" : "cases";
  const instead = typeof size === "number" ? "; new ones take their places" : "";
  return gone === 0
    ? []
    : [
        `${gone} of the ${fixed.units.length} ${units} kept from ${fixed.from} are gone${instead}. Keep traces longer, or their texts beside the baseline: store.text.`,
      ];
}

/** What people are told about the traces of a sample: what was left out, what they contradict, what was replaced. */
export function notesOn(sample: Sample, traces: readonly Trace[]): readonly string[] {
  return [...leftOut(sample), ...cutShort(traces), ...contradictions(traces), ...redacted(sample)];
}

function leftOut(sample: Sample): readonly string[] {
  return Object.entries(sample.leftOut).map(([reason, count]) =>
    reason === "no recorded input"
      ? `${counted(count, "trace")} without recorded input: a replay cannot ask ${count === 1 ? "it" : "them"}.`
      : `${counted(count, "trace")} left out: ${reason}.`,
  );
}

/** Of all flaws, those by which a replay asks less than production did. */
const CUTS: { readonly [flaw in Flaw]?: string } = {
  truncated: "text cut off",
  "unreadable-record": "a record that cannot be read",
};

function cutShort(traces: readonly Trace[]): readonly string[] {
  const cut = traces.filter(({ flaws }) => flaws.some((flaw) => CUTS[flaw] !== undefined));
  if (cut.length === 0) return [];
  const kinds = Object.entries(CUTS).flatMap(([flaw, words]) => {
    const count = cut.filter(({ flaws }) => flaws.some((one) => one === flaw)).length;
    return count === 0 ? [] : [`${words} in ${count}`];
  });
  return [
    `${counted(cut.length, "trace")} not whole (${kinds.join(", ")}): a replay may ask less than production did.`,
  ];
}

function contradictions(traces: readonly Trace[]): readonly string[] {
  return LAYERS.flatMap((layer) => {
    const found = traces.filter((trace) => trace.contradictions.some((one) => one.layer === layer));
    const first = found[0]?.contradictions.find((one) => one.layer === layer);
    if (first === undefined) return [];
    return [`${counted(found.length, "trace")} ${contradicted(layer, found.length)}: ${first.claims.join(", ")}.`];
  });
}

function contradicted(layer: Layer, count: number): string {
  if (layer === "model")
    return `${count === 1 ? "claims" : "claim"} one model and ${count === 1 ? "was" : "were"} answered by another`;
  return `${count === 1 ? "says" : "say"} two things about the ${layer}`;
}

/** The kinds that are known by themselves, for one and for many; the user's own have names of their own. */
const KINDS = new Map([
  ["email", ["e-mail address", "e-mail addresses"]],
  ["phone", ["phone number", "phone numbers"]],
  ["card", ["card number", "card numbers"]],
  ["iban", ["IBAN", "IBANs"]],
  ["ip", ["IP address", "IP addresses"]],
  ["secret", ["secret", "secrets"]],
]);

function redacted(sample: Sample): readonly string[] {
  const kinds = Object.entries(sample.redacted ?? {}).flatMap(([kind, count]) => {
    const [one, many] = KINDS.get(kind) ?? [kind, kind];
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return kinds.length === 0 ? [] : [`Redacted: ${kinds.join(", ")}.`];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
