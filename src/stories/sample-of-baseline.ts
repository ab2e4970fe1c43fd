import type { Suite } from "../domain/suite.ts";
import type { World } from "../ports.ts";
import { type Drawn, drawSample, sampleAgain } from "./draw-sample.ts";
import { latestBaseline, type StoredBaseline } from "./latest-baseline.ts";

export type SampleOfBaseline = { readonly drawn: Drawn; readonly latest?: StoredBaseline };

/** The cases of the latest baseline, so that it and this run ask the same; without one, a fresh draw. */
export async function sampleOfBaseline(suite: Suite, world: World): Promise<SampleOfBaseline> {
  const latest = await latestBaseline(suite, "replay", world);
  if (latest === undefined) {
    const note = `${world.store.label} holds no replayed baseline of this suite yet, so this run says nothing about drift.`;
    return { drawn: withNote(await drawSample(suite, world), note) };
  }
  const { cases, sample } = latest.baseline.run;
  const traceIds = [...new Set(cases.flatMap(({ trials }) => trials.map(({ trace }) => trace)))];
  const again = await sampleAgain(traceIds, sample, suite, world);
  if (again.status === "drawn") return { drawn: again, latest };
  const note = "The traces of the latest baseline are gone, so new ones were drawn.";
  return { drawn: withNote(await drawSample(suite, world), note), latest };
}

function withNote(drawn: Drawn, note: string): Drawn {
  return drawn.status === "drawn" ? { ...drawn, notes: [...drawn.notes, note] } : drawn;
}
