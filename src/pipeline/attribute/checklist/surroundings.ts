import { groupedNumber } from "../../../domain/grouped-number.ts";
import type { ProbeStanding } from "../../../domain/probe.ts";
import type { TrafficMix } from "../../../domain/traffic-mix.ts";
import type { Answered } from "../checklist.ts";
import type { AttributionFacts, Surroundings } from "../facts.ts";
import { infrastructureOf } from "../infrastructure.ts";

/** Whether the model answers a probe otherwise than it did, under the same name. */
export function probeChanged({ probe }: AttributionFacts): Answered {
  if (probe === undefined) return { answer: "unknown", evidence: ["No probe of the model was read."], by: "human" };
  const evidence = [...probeTexts(probe)];
  switch (probe.state) {
    case "changed":
      return { answer: "yes", evidence, by: "machine" };
    case "stable":
      return { answer: "no", evidence, by: "machine" };
    case "suspect":
    case "unstable":
    case "unavailable":
      return { answer: "unknown", evidence, by: "machine" };
    default:
      return probe.state satisfies never;
  }
}

/** Whether the requests of the two times differ. Without a bearing on a model that changed: all are asked the same. */
export function trafficChanged({ trafficMix }: AttributionFacts): Answered {
  const known = trafficMix?.slices ?? trafficMix?.texts;
  if (trafficMix === undefined || known === undefined)
    return { answer: "unknown", evidence: ["The requests of the two times were not compared."], by: "human" };
  return { answer: trafficMix.moved ? "yes" : "no", evidence: trafficTexts(trafficMix), by: "machine" };
}

/** Whether more failed than before, or another name was served, by the records of the two states. */
export function infrastructureChanged(facts: AttributionFacts): Answered {
  const found = infrastructureOf(facts);
  if (facts.environment === undefined || found === undefined)
    return { answer: "unknown", evidence: ["There are no records of both states to compare."], by: "human" };
  const { before, after } = facts.environment;
  const evidence = [
    `Trials that network or provider failed: ${groupedNumber(found.failed.before)} of ${groupedNumber(before.trials)} before, ${groupedNumber(found.failed.after)} of ${groupedNumber(after.trials)} after.`,
    `Served by ${servedText(before)} before, by ${servedText(after)} after.`,
  ];
  const hasChanged = found.moreFailed || found.otherNames.length > 0;
  return { answer: hasChanged ? "yes" : "no", evidence, by: "machine" };
}

function probeTexts({ model, state, readings, onset, distance, p, newNames, why }: ProbeStanding): readonly string[] {
  const since = onset === undefined ? "" : ` since ${onset}`;
  const reason = why === undefined ? "" : `: ${why}`;
  const numbers = [
    distance === undefined ? [] : [`distance ${groupedNumber(distance, 0, 2)}`],
    p === undefined ? [] : [`p ${groupedNumber(p, 0, 3)}`],
  ].flat();
  const newest = numbers.length === 0 ? "" : `; the newest has ${numbers.join(" and ")}`;
  const names = newNames.length === 0 ? [] : [`New names, a hint and no more: ${newNames.join(", ")}.`];
  const count = readings === 0 ? "" : `, after ${groupedNumber(readings)} ${readings === 1 ? "reading" : "readings"}`;
  return [`The probe of ${model} is ${state}${since}${reason}${count}${newest}.`, ...names];
}

function trafficTexts({ before, after, slices, texts }: TrafficMix): readonly string[] {
  const count = `${groupedNumber(before)} requests before, ${groupedNumber(after)} after.`;
  const shares =
    slices === undefined
      ? []
      : [
          `Shares of ${slices.attribute}: distance ${groupedNumber(slices.distance, 0, 2)}, p ${groupedNumber(slices.p, 0, 3)}.`,
        ];
  const words =
    texts === undefined
      ? []
      : [`Texts: discrepancy ${groupedNumber(texts.mmd, 0, 3)}, p ${groupedNumber(texts.p, 0, 3)}.`];
  return [count, ...shares, ...words];
}

function servedText({ resolvedModels }: Surroundings): string {
  const names = Object.keys(resolvedModels).sort();
  return names.length === 0 ? "no name that is known" : names.join(", ");
}
