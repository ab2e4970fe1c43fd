import type { Case } from "../domain/case.ts";
import type { CaseRow } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { World } from "../ports.ts";
import { type Drawn, drawSample, sampleAgain } from "./draw-sample.ts";
import { withKeptTexts } from "./kept-texts.ts";
import { latestBaseline, type StoredBaseline } from "./latest-baseline.ts";

export type SampleOfBaseline = { readonly drawn: Drawn; readonly latest?: StoredBaseline };

/** The cases of the latest baseline, so that it and this run ask the same; without one, a fresh draw. */
export async function sampleOfBaseline(suite: Suite, world: World): Promise<SampleOfBaseline> {
  const latest = await latestBaseline(suite, "replay", world);
  if (latest === undefined) {
    const note = `${world.store.label} holds no replayed baseline of this suite yet, so this run says nothing about drift.`;
    return { drawn: withNote(await drawSample(suite, world), note) };
  }
  const { drawn: again, notes } = await sampleOfRecord(suite, latest, world);
  if (again.status === "drawn") return { drawn: withNote(again, ...notes), latest };
  const note = "The traces of the latest baseline are gone, so new ones were drawn.";
  return { drawn: withNote(await drawSample(suite, world), ...notes, note), latest };
}

/**
 * The cases of a record, by the texts kept beside it, else by its traces as far as they are there.
 * @returns notes a reader must know besides those of the draw
 */
export async function sampleOfRecord(
  suite: Suite,
  record: Pick<StoredBaseline, "baseline">,
  world: World,
): Promise<{ readonly drawn: Drawn; readonly notes: readonly string[] }> {
  const { cases, sample } = record.baseline.run;
  const traceIds = [...new Set(cases.flatMap(({ trials }) => trials.map(({ trace }) => trace)))];
  const { world: knowing, notes } = await withKeptTexts(world, record);
  const again = await sampleAgain(traceIds, sample, suite, knowing);
  return { drawn: again.status === "drawn" ? asRecorded(again, cases) : again, notes };
}

/** The cases are what they were to the baseline: kept or drawn anew, and standing for as many others. */
function asRecorded(drawn: Extract<Drawn, { status: "drawn" }>, rows: readonly CaseRow[]): Drawn {
  const recorded = new Map(rows.map((row) => [row.id, row]));
  const cases = drawn.sample.cases.map((one): Case => {
    const row = recorded.get(one.id);
    return {
      ...one,
      ...(row?.part === undefined ? {} : { part: row.part }),
      ...(row?.represents === undefined ? {} : { represents: row.represents }),
      ...(row?.weight === undefined ? {} : { weight: row.weight }),
    };
  });
  return { ...drawn, sample: { ...drawn.sample, cases } };
}

function withNote(drawn: Drawn, ...notes: readonly string[]): Drawn {
  return drawn.status === "drawn" ? { ...drawn, notes: [...drawn.notes, ...notes] } : drawn;
}
