import type { Sample, SampleDesign } from "../domain/case.ts";
import type { Incomplete } from "../domain/run.ts";
import type { SampleSpec, Suite } from "../domain/suite.ts";
import type { Trace } from "../domain/trace.ts";
import { buildCases, type CaseOptions } from "../pipeline/build-cases.ts";
import { createDraw } from "../pipeline/draw.ts";
import { redactTexts, redactTraces } from "../pipeline/redact.ts";
import type { SurveyRequest, World } from "../ports.ts";
import { fixedPart, type KeptFrom } from "./fixed-part.ts";
import { noneDrawn, noneLeft, noneUsable, tooManyForConversations } from "./no-cases.ts";
import { fixedGone, notesOn, skippedRecords, tracesGone } from "./sample-notes.ts";

/**
 * The cases a run is made of, or why there are none. `traces` are those that were drawn, redacted as the suite says,
 * without near-duplicates.
 */
export type Drawn =
  | {
      readonly status: "drawn";
      readonly sample: Sample;
      readonly traces: readonly Trace[];
      readonly notes: readonly string[];
    }
  | { readonly status: "empty"; readonly incomplete: Incomplete };

/**
 * Surveys all traces, draws from them, and turns what was drawn into cases.
 *
 * @param world its traces are those kept beside the latest baseline too, where a fixed part is to outlive its source
 * @param from the baseline whose sample gives the fixed part, and the anchor, whose cases are kept before others; without
 *   them everything is drawn anew
 */
export async function drawSample(suite: Suite, world: World, from?: KeptFrom): Promise<Drawn> {
  const { sample, traces } = suite;
  const now = world.clock.now().getTime();
  const since = traces.windowMs === undefined ? {} : { since: BigInt(now - traces.windowMs) * 1_000_000n };
  const drawing = createDraw({ sample, where: traces.where, ...since });
  const { attributes, matters } = drawing;
  const request = { ...requestFor(suite), attributes, matters, ...since };
  const report = await world.traces.survey(request, drawing.add);
  const fixed = from === undefined ? undefined : fixedPart(sample, from);
  const draw = drawing.result(fixed?.units);
  if (draw.traces === 0) return { status: "empty", incomplete: noneLeft(suite, draw.leftOut) };
  if (sample.turns === "all" && draw.estimated)
    return { status: "empty", incomplete: tooManyForConversations(suite, draw.traces) };
  if (draw.ids.length === 0 && fixed === undefined)
    return { status: "empty", incomplete: noneDrawn(suite, draw.traces) };

  const ids = [...draw.ids, ...(fixed?.units.flat() ?? [])];
  const spare = draw.reserve.flatMap((unit) => unit.ids);
  const fetched = await world.traces.fetch([...ids, ...spare].toSorted());
  const drawn = { ...draw, ...(fixed === undefined ? {} : { fixed }) };
  const notes = [...skippedRecords(report), ...tracesGone(draw.ids, fetched), ...fixedGone(fixed, fetched, sample)];
  return casesOf({ ids, fetched, draw: { ...draw, design: designOf(sample) }, drawn, notes }, suite);
}

function designOf({ stratify, turns, keep }: SampleSpec): SampleDesign {
  return { ...(stratify === undefined ? {} : { stratify }), turns, keep };
}

/** What is asked of the sources. One that draws by itself has to bring enough for what may fall out. */
function requestFor({ sample }: Suite): Omit<SurveyRequest, "attributes"> {
  const { size, seed, turns, nearDuplicates, keep } = sample;
  const times = nearDuplicates ? 1 : 2;
  return {
    conversations: turns !== "any",
    counts: true,
    ...(keep.errors === 0 && { errors: false as const }),
    seed,
    size: typeof size === "number" ? times * size : { rate: Math.min(1, times * size.rate) },
  };
}

/** The cases of traces that an earlier run drew, so that both ask the same questions. Traces that are gone are named. */
export async function sampleAgain(
  ids: readonly string[],
  earlier: CaseOptions["draw"],
  suite: Suite,
  world: World,
): Promise<Drawn> {
  const fetched = ids.length === 0 ? [] : await world.traces.fetch(ids.toSorted());
  return casesOf({ ids, fetched, draw: earlier, notes: tracesGone(ids, fetched) }, suite);
}

type Found = Pick<CaseOptions, "draw" | "drawn"> & {
  /** Ids of the traces drawn; a reserve is not among them. */
  readonly ids: readonly string[];
  readonly fetched: readonly Trace[];
  readonly notes: readonly string[];
};

async function casesOf({ ids, fetched, notes, ...drawn }: Found, suite: Suite): Promise<Drawn> {
  const { expected, slices } = suite.traces;
  const redacted = await redact(fetched, suite);
  const options = { sample: suite.sample, slices, ...(expected === undefined ? {} : { expected }), ...drawn };
  const sample = buildCases(redacted.traces, options);
  if (sample.cases.length === 0) return { status: "empty", incomplete: noneUsable(suite, ids.length, sample.leftOut) };
  const wanted = new Set(ids);
  const used = new Set(sample.cases.flatMap(({ recordings }) => recordings.map(({ traceId }) => traceId)));
  const isDrawn = ({ id, hops }: Trace) =>
    used.has(id) || (wanted.has(id) && !hops.some(({ kind }) => kind === "model"));
  const traces = redacted.traces.filter(isDrawn);
  // What was replaced in a reserve that was not needed is no fact of this sample.
  const counts =
    traces.length === fetched.length ? redacted.counts : (await redact(fetched.filter(isDrawn), suite)).counts;
  const strata = await redactStrata(sample.strata, suite);
  const found = { ...sample, strata, ...(counts === undefined ? {} : { redacted: counts }) };
  return { status: "drawn", sample: found, traces, notes: [...notes, ...notesOn(found, traces)] };
}

type Redacted = { readonly traces: readonly Trace[]; readonly counts?: NonNullable<Sample["redacted"]> };

async function redact(traces: readonly Trace[], suite: Suite): Promise<Redacted> {
  return suite.traces.redact === null ? { traces } : redactTraces(traces, suite.traces.redact);
}

/** The names of strata are values of an attribute, as the survey met them. */
async function redactStrata(strata: Sample["strata"], { sample, traces }: Suite): Promise<Sample["strata"]> {
  if (sample.stratify === undefined || traces.redact === null) return strata;
  const names = await redactTexts(
    strata.map(({ name }) => name),
    sample.stratify,
    traces.redact,
  );
  return strata.map((stratum, place) => ({ ...stratum, name: names[place] ?? stratum.name }));
}
