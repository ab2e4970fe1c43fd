import type { ProbeStanding } from "../../domain/probe.ts";
import type { Suite } from "../../domain/suite.ts";
import type { TrafficMix } from "../../domain/traffic-mix.ts";
import { type AttributionFacts, surroundingsOf } from "../../pipeline/attribute/facts.ts";
import { standingBetween } from "../../pipeline/probe/between.ts";
import { trafficMix } from "../../pipeline/traffic-mix.ts";
import type { World } from "../../ports.ts";
import { isForPeople } from "../for-people.ts";
import type { Experiment } from "./experiment.ts";

/** What is known beside the replays: of the model's probe, of the traffic, and of what the records met. */
export type AttributionContext = {
  readonly probe?: ProbeStanding;
  readonly trafficMix?: TrafficMix;
  readonly environment?: NonNullable<AttributionFacts["environment"]>;
  readonly notes: readonly string[];
};

/** Gathers what is known without asking a model. What cannot be read is told, and keeps nothing from being attributed. */
export async function contextOf(suite: Suite, asked: Experiment, world: World): Promise<AttributionContext> {
  const { before, after, sample, earlier } = asked;
  // Traces that failed are no sample of the traffic, which only a record's are.
  const { probe, notes } = await probed(suite, asked, world);
  const mix =
    earlier === undefined || after.record === undefined
      ? undefined
      : trafficMix({
          before: earlier.cases,
          after: sample.cases,
          attributes: suite.traces.slices,
          seed: suite.sample.seed,
        });
  const [then, now] = [before.record?.run, after.record?.run];
  return {
    ...(probe === undefined ? {} : { probe }),
    ...(mix === undefined ? {} : { trafficMix: mix }),
    ...(then === undefined || now === undefined
      ? {}
      : { environment: { before: surroundingsOf(then), after: surroundingsOf(now) } }),
    notes: [...notes, ...doubts(asked)],
  };
}

async function probed(
  suite: Suite,
  { before, after }: Experiment,
  world: World,
): Promise<{ readonly probe?: ProbeStanding; readonly notes: readonly string[] }> {
  const model = after.standpoint.versions.model.id;
  if (model === null) return { notes: [] };
  try {
    const readings = await world.store.probes(suite.name);
    if (suite.probe === null && readings.length === 0) return { notes: [] };
    const times = { before: before.standpoint.at, after: after.standpoint.at };
    return { probe: standingBetween(readings, model, times), notes: [] };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    return { notes: [`The readings of the probe are not known: ${error.message}. ${error.remedy}`] };
  }
}

/** A replay that is not like production's answers says little of what broke production. */
function doubts({ after }: Experiment): readonly string[] {
  const fidelity = after.record?.run.fidelity;
  if (fidelity?.status !== "measured" || fidelity.agreement >= fidelity.atLeast) return [];
  return [
    `An attribution by replay is not to be trusted here: a replay of the later state agrees with production's own answers by ${percent(fidelity.agreement)}, and ${percent(fidelity.atLeast)} is asked for (docs/fidelity.md).`,
  ];
}

/** Rounded down: what falls short is not to look as if it did not. */
function percent(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)} %`;
}
