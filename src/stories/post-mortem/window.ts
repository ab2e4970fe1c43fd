import { type Attribution, BLAMED, layersOfRole } from "../../domain/attribution.ts";
import type { Durations, IncidentWindow, TimelineEntry } from "../../domain/post-mortem.ts";

/**
 * What is known of its ends. The first bad sign is the first trace that failed or met the new version of a layer that is
 * blamed, or the record that shows the loss.
 */
export function windowOf(entries: readonly TimelineEntry[], attribution: Attribution): IncidentWindow {
  const blamed = layersOfRole(attribution, ...BLAMED);
  const lastGood = entries.find(({ event }) => event === "last-good-record")?.at;
  const end = entries.find(({ event }) => event === "recovered")?.at;
  const isBad = ({ event, layer }: TimelineEntry) =>
    event === "first-failing-trace" ||
    event === "first-bad-record" ||
    (event === "change-deployed" && layer !== undefined && blamed.includes(layer));
  const firstBad = entries.find((entry) => isBad(entry) && (lastGood === undefined || entry.at >= lastGood))?.at;
  return {
    ...(lastGood === undefined ? {} : { lastGood }),
    ...(firstBad === undefined ? {} : { firstBad }),
    ...(end === undefined ? {} : { end }),
  };
}

/** How long it took from the first bad sign to the record that shows it, and to the one that is as good as before. */
export function durationsOf(entries: readonly TimelineEntry[], { firstBad, end }: IncidentWindow): Durations {
  const detected = entries.find(({ event }) => event === "first-bad-record")?.at;
  if (firstBad === undefined) return {};
  return {
    ...(detected === undefined ? {} : { toDetect: hours(firstBad, detected) }),
    ...(end === undefined ? {} : { toRecover: hours(firstBad, end) }),
  };
}

function hours(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 3_600_000;
}
