import type { Baseline } from "../../src/domain/baseline.ts";
import type { Case } from "../../src/domain/case.ts";
import type { Suite } from "../../src/domain/suite.ts";
import type { Variant } from "../../src/domain/variant.ts";
import { LAYERS, type Layer, UNKNOWN_VERSION, type VersionTuple } from "../../src/domain/version.ts";
import type { Models, World } from "../../src/ports.ts";
import { type Attributed, attributed } from "../../src/stories/attribute.ts";
import type { KnownState } from "../../src/stories/known-state.ts";
import { openVariants } from "../../src/stories/run-variants.ts";
import { withCases } from "../../src/stories/sample-with-cases.ts";
import { type Chance, chanceOf } from "../calibration/chance.ts";
import type { Desk } from "./desk.ts";
import { filesOfState, MODEL_AFTER, MODEL_BEFORE } from "./layers.ts";
import { type RateOf, simulatedPipeline } from "./pipeline.ts";
import { addReadings } from "./readings.ts";
import type { Truth } from "./truths.ts";
import { AFTER, BEFORE, blameWorld, TIMES } from "./world.ts";

/** How many layers change in one incident. */
const CHANGED = 3;
/** What is left of the rate of a harder question, and which share of the questions is harder, before and after. */
const HARDER = { rate: 0.35, intents: ["privacy", "orders"], before: 0.15, after: 0.85 } as const;

/** @property from both states were recorded, each with so many questions, and of these come the cases that lost most */
export type Size = { readonly cases: number; readonly trials: number; readonly from?: number };

/** An incident that was attributed. @property changed the layers that differ, or of which that cannot be told */
export type Simulated = { readonly attributed: Attributed; readonly changed: readonly Layer[] };

/** Injects a fault, and has the program attribute what it brought. */
export async function simulateIncident(desk: Desk, truth: Truth, size: Size, seed: string): Promise<Simulated> {
  const own = JSON.stringify([seed, truth.name, truth.strength, size]);
  const chance = chanceOf("blame", own);
  const changed = changedLayers(truth, chance);
  const suite = suiteOf(desk, size, changed);
  const asked = askedQuestions(desk, truth, size, chance);
  const worldOf = (rateOf: RateOf, name: string): World =>
    worldOfStates(
      { desk, truth, suite, changed },
      simulatedPipeline(`${own} ${name}`, withHarder(desk, truth, rateOf)),
    );
  // What an unversioned layer, or one that is gone, did was done in production: the earlier record was made without it.
  const usual: RateOf = (rate) => rate;
  const now = worldOf(truth.rateOf, "questions");
  const then = worldOf(usual, "questions");
  const variants = await variantsOf(now, changed);
  const stateOf = async (side: Side): Promise<KnownState> => {
    const { variant, commit, at } = variants[side];
    const standpoint = { label: side, versions: stated(truth, side, variant.versions), at, commit };
    if (truth.circumstance === undefined && size.from === undefined) return { standpoint };
    const world = side === "before" ? then : now;
    const run = await recordedRun(
      suite,
      { ...world, clock: { now: () => new Date(at) } },
      variant,
      withCases(desk.sample, asked[side]),
    );
    const record: Baseline = { format: 2, commit, run: { ...run, versions: standpoint.versions } };
    return { standpoint, record };
  };
  await addReadings(now, suite, truth.circumstance);
  const [before, after] = [await stateOf("before"), await stateOf("after")];
  const request = { before, after, sample: withCases(desk.sample, asked.after) };
  return { attributed: await attributed(suite, request, now), changed };
}

type Side = "before" | "after";

/** Causes, what changed besides, and others as they are drawn. */
function changedLayers({ causes, alsoChanged, onlyThese, circumstance }: Truth, chance: Chance): readonly Layer[] {
  const held = circumstance !== undefined && "layer" in circumstance ? [circumstance.layer] : [];
  const sure = new Set([...causes, ...alsoChanged, ...held]);
  const others = shuffled(LAYERS, chance).filter((layer) => !sure.has(layer));
  const drawn = onlyThese === true ? [] : others.slice(0, Math.max(0, CHANGED - sure.size));
  return LAYERS.filter((layer) => sure.has(layer) || drawn.includes(layer));
}

/** As it is today: with the later model. */
function suiteOf({ suite }: Desk, { cases, trials }: Size, changed: readonly Layer[]): Suite {
  const { model } = suite.layers;
  const name = changed.includes("model") ? MODEL_AFTER : MODEL_BEFORE;
  return {
    ...suite,
    layers: { ...suite.layers, model: model === null ? null : { ...model, name } },
    trials,
    attribution: { ...suite.attribution, mostCases: cases, trials },
  };
}

type Injected = {
  readonly desk: Desk;
  readonly truth: Truth;
  readonly suite: Suite;
  readonly changed: readonly Layer[];
};

/** Both states hold the later version of a layer whose earlier one nobody has. */
function worldOfStates({ desk, truth: { circumstance }, suite, changed }: Injected, models: Models): World {
  const held = circumstance !== undefined && "layer" in circumstance ? [circumstance.layer] : [];
  const files = { before: filesOfState(desk, held), after: filesOfState(desk, changed) };
  return blameWorld(suite, files, { models, traces: desk.traces });
}

async function variantsOf({ variants, repository }: World, changed: readonly Layer[]) {
  const after = await variants.at(repository.at(AFTER), "after");
  const before = await variants.at(repository.at(BEFORE), "before");
  const model: Variant["model"] = before.model === null ? null : { ...before.model, name: MODEL_BEFORE };
  const versions: VersionTuple = { ...before.versions, model: { id: MODEL_BEFORE, source: "config" } };
  return {
    before: {
      variant: changed.includes("model") ? { ...before, model, versions } : before,
      commit: BEFORE,
      at: TIMES.before,
    },
    after: { variant: after, commit: AFTER, at: TIMES.after },
  };
}

/** The versions as requests were stamped with them. */
function stated({ circumstance }: Truth, side: Side, versions: VersionTuple): VersionTuple {
  if (circumstance?.kind === "unversioned") return { ...versions, [circumstance.layer]: UNKNOWN_VERSION };
  if (circumstance?.kind === "gone" && side === "before")
    return { ...versions, [circumstance.layer]: { id: "no-longer-here", source: "mapped" } };
  return versions;
}

async function recordedRun(
  suite: Suite,
  world: World,
  variant: Variant,
  sample: Desk["sample"],
): Promise<Baseline["run"]> {
  const replaying = await openVariants(suite, [variant], sample, world);
  const { arms, cases } = replaying;
  const asks = cases.flatMap((one) => Array.from({ length: suite.trials }, (_, trial) => ({ case: one, trial, arms })));
  await replaying.ask({ asks, total: asks.length });
  const { runs } = await replaying.close();
  return runs[0] as Baseline["run"];
}

/** The questions of the two states: the same, unless the traffic is another. */
function askedQuestions(
  { sample }: Desk,
  { circumstance }: Truth,
  { cases, from = cases }: Size,
  chance: Chance,
): { readonly [side in Side]: readonly Case[] } {
  const all = shuffled(sample.cases, chance);
  if (circumstance?.kind !== "traffic") return { before: all.slice(0, from), after: all.slice(0, from) };
  const [hard, easy] = [all.filter(isHarder), all.filter((one) => !isHarder(one))];
  const of = (share: number) => [
    ...hard.slice(0, Math.round(share * cases)),
    ...easy.slice(0, cases - Math.round(share * cases)),
  ];
  return { before: of(HARDER.before), after: of(HARDER.after) };
}

function isHarder({ slices }: Case): boolean {
  return HARDER.intents.some((intent) => slices["app.intent"] === intent);
}

function withHarder({ sample }: Desk, { circumstance }: Truth, rateOf: RateOf): RateOf {
  if (circumstance?.kind !== "traffic") return rateOf;
  const questions = new Set(
    sample.cases.filter(isHarder).flatMap(({ recordings }) => recordings.map(({ turns }) => turns.at(-1)?.text)),
  );
  return (usual, later, question) => rateOf(usual, later, question) * (questions.has(question) ? HARDER.rate : 1);
}

function shuffled<T>(list: readonly T[], chance: Chance): readonly T[] {
  return list
    .map((one) => ({ one, place: chance() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}
