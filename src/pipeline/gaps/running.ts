import type { DetectionGap } from "../../domain/detection-gap.ts";
import { type GapFacts, type Looked, lookAt, type RunsBefore } from "./facts.ts";

const HOUR_MS = 3_600_000;

/** G5: no run between the first sight of the bad versions and the beginning. */
export function cadence({ runs }: GapFacts): Looked {
  return lookAt("cadence", runs, (known) => {
    if (known.inBetween > 0 || known.began <= known.firstBad) return undefined;
    const { firstBad, began, last, everyHours } = known;
    const hours = hoursThatFit(known);
    return {
      code: "cadence",
      firstBad,
      began,
      ...(last === undefined ? {} : { last }),
      ...(everyHours === undefined ? {} : { everyHours }),
      prevention: hours === undefined ? [] : [{ kind: "record-every", hours }],
    };
  });
}

/** Times between runs that people set: a week, three days, a day and parts of it. */
const STEPS = [168, 72, 24, 12, 6, 4, 2, 1];

/** The longest time between runs that puts one in between; none within an hour, which no schedule does. */
function hoursThatFit({ firstBad, began }: RunsBefore): number | undefined {
  const hours = (Date.parse(began) - Date.parse(firstBad)) / HOUR_MS;
  return STEPS.find((step) => step <= hours);
}

/** G7: what was evaluated is not what production ran. */
export function otherTuple({ evaluated }: GapFacts): Looked {
  return lookAt("other-tuple", evaluated, ({ run, differences }) => {
    const changed = differences.filter(({ difference }) => difference === "changed");
    if (changed.length === 0) return undefined;
    const layers = changed.map(({ layer }) => layer);
    return { code: "other-tuple", run, differences: changed, prevention: [{ kind: "align-suite", layers }] };
  });
}

/** G6: a layer whose version nobody recorded, or a change that no version tells of. */
export function unversioned({ unversioned: { layers, changePoint }, stamps }: GapFacts): DetectionGap | undefined {
  if (layers.length === 0 && changePoint === undefined) return undefined;
  return {
    code: "unversioned",
    layers,
    ...(changePoint === undefined ? {} : { changePoint }),
    prevention: layers.map((layer) => ({ kind: "stamp-version", layer, attribute: stamps[layer] })),
  };
}

/** G8: it was told, and nothing came of it. */
export function alertIgnored({ alerts, gate }: GapFacts): Looked {
  return lookAt("alert-ignored", alerts, (known) =>
    known.length === 0
      ? undefined
      : {
          code: "alert-ignored",
          alerts: known,
          prevention: gate.onRegressed === "fail" ? [] : [{ kind: "fail-on-regressed" }],
        },
  );
}
