import type { ModelSpec } from "../domain/model-spec.ts";
import type { ProbeReading, ProbeStanding } from "../domain/probe.ts";
import type { Budget, Suite } from "../domain/suite.ts";
import { tooDear } from "../pipeline/estimate/too-dear.ts";
import { type Asker, openAsker } from "../pipeline/probe/asker.ts";
import { findInputs } from "../pipeline/probe/find-inputs.ts";
import { standingOf } from "../pipeline/probe.ts";
import type { StoredProbe, World } from "../ports.ts";
import { isForPeople } from "./for-people.ts";
import { calledAs, nextReading, probedVersion, readingEstimate } from "./next-reading.ts";

/** What probing a model came to. A reading that could not be taken is told in the standing, and is no error. */
export type Probed = {
  /** To be kept; absent where it could not be taken. */
  readonly reading?: ProbeReading;
  readonly standing: ProbeStanding;
  /** Sentences. */
  readonly notes: readonly string[];
};

/** What is known before the first call. */
type Ground = {
  readonly suite: Suite;
  readonly wanted: number;
  readonly calls: number;
  readonly model: ModelSpec;
  /** Version id of the model, and how it is called. */
  readonly version: string;
  readonly called: string;
  readonly stored: readonly StoredProbe[];
  readonly asker: Asker;
  readonly seeks: boolean;
  readonly world: World;
};

/**
 * Takes a reading of a model: a few cheap calls that show whether the same model still answers. The first reading of a
 * model finds the inputs that later ones ask, and is their reference; so does one after a change that has lasted.
 *
 * @param world its models count what is spent
 * @param options.seeks false: inputs are not sought, because the reading will not be kept
 * @param options.left caps that hold for it: what would pass them is not begun
 */
export async function takeReading(
  suite: Suite,
  model: ModelSpec,
  world: World,
  { seeks = true, left }: { readonly seeks?: boolean; readonly left?: Budget } = {},
): Promise<Probed> {
  const version = probedVersion(suite, model);
  if (suite.probe === null) return unavailable(version, "the suite asks for no probe");
  if (world.batched === true) return unavailable(version, "models are asked in batches, and it would wait for each");
  const { inputs: wanted, calls } = suite.probe;
  const stored = await readingsOf(suite, world);
  if ("why" in stored) return unavailable(version, stored.why);
  const { signal, models } = world;
  const asker = openAsker({ model, models, concurrency: suite.concurrency, signal });
  const ground = { suite, wanted, calls, model, version, called: calledAs(model), stored, asker, seeks, world };
  const next = nextReading(model, version, stored);
  const isTaken = seeks || next.kind === "beside";
  if (isTaken && left !== undefined && tooDear(readingEstimate(suite.probe, next, model), left) !== undefined)
    return failed(ground, "what the record leaves of its budget is less than it would take at the least");
  return next.kind === "beside" ? readBeside(next.reference, ground) : findAnew(ground, next.why);
}

async function readBeside(reference: StoredProbe, ground: Ground): Promise<Probed> {
  const { model, version, stored, wanted, calls, asker } = ground;
  const { reading: before, path } = reference;
  const { kind, parameters = {} } = before;
  const inputs = before.inputs.slice(0, wanted).map(({ input }) => input);
  const tallied = await asker.tally(inputs, { from: READ_FROM, calls }, parameters);
  if (tallied.status === "refused")
    return findAnew(ground, `${model.name} refuses a request that it took on ${before.at.slice(0, 10)}`);
  if (tallied.status === "failed") return failed(ground, tallied.why);
  const reading = readingOf(ground, { kind, parameters, inputs: tallied.inputs, reference: path });
  const moved = movedTo(before, reading);
  if (moved !== undefined) return findAnew(ground, `${model.name} is served by ${moved} now`);
  return { reading, standing: standingOf([...stored, { path: "", reading }], version), notes: [] };
}

/** Answers of a reading are no answers of a reference. */
const READ_FROM = 10_001;

/** @param why what there was will not do, a sentence without a full stop */
async function findAnew(ground: Ground, why?: string): Promise<Probed> {
  const { model, version, stored, asker, wanted, seeks, world } = ground;
  if (!seeks) return unavailable(version, "it has no reference yet, and none is taken where nothing is kept");
  world.progress.say(`Probe: looking for inputs that show which model answers as ${model.name}.`);
  const found = await findInputs(asker, model, wanted);
  if (found.status === "unavailable") return failed(ground, found.why);
  const { kind, parameters, inputs } = found;
  const reading = readingOf(ground, { kind, parameters, inputs });
  const told = why === undefined ? [] : [`${why}: the probe has a new reference, of this record.`];
  return { reading, standing: standingOf([...stored, { path: "", reading }], version), notes: told };
}

function readingOf(
  { suite, version, called, asker, world }: Ground,
  taken: Pick<ProbeReading, "kind" | "inputs" | "reference"> & Required<Pick<ProbeReading, "parameters">>,
): ProbeReading {
  const at = world.clock.now().toISOString();
  return { format: 1, suite: suite.name, at, model: version, called, ...taken, ...asker.seen() };
}

/** The name that is served now, where it is one and none that the reference saw: no silent change, but one in plain view. */
function movedTo(reference: ProbeReading, { served }: ProbeReading): string | undefined {
  const [now, ...others] = Object.keys(served);
  const before = Object.keys(reference.served);
  return now !== undefined && others.length === 0 && before.length > 0 && !before.includes(now) ? now : undefined;
}

/** What there is to say without this reading: what the earlier ones said holds for their time, and not for now. */
function failed({ stored, version }: Ground, why: string): Probed {
  const { reference, latest, kind } = standingOf(stored, version);
  const { standing } = unavailable(version, why);
  return {
    standing: {
      ...standing,
      ...(kind === undefined ? {} : { kind }),
      ...(reference === undefined ? {} : { reference }),
      ...(latest === undefined ? {} : { latest }),
    },
    notes: [],
  };
}

function unavailable(model: string, why: string): Probed {
  return { standing: { model, state: "unavailable", readings: 0, newNames: [], why }, notes: [] };
}

async function readingsOf(suite: Suite, world: World): Promise<readonly StoredProbe[] | { readonly why: string }> {
  try {
    return await world.store.probes(suite.name);
  } catch (error) {
    // A record is worth more than a reading: what is broken is told, and does not end it.
    if (!isForPeople(error)) throw error;
    return { why: error.message };
  }
}
