import { describe, expect, test } from "vitest";
import type { Acceptance } from "../../src/domain/acceptance.ts";
import type { Attribution } from "../../src/domain/attribution.ts";
import type { Case } from "../../src/domain/case.ts";
import type { DetectionGap, GapCode } from "../../src/domain/detection-gap.ts";
import type { ProbeReading } from "../../src/domain/probe.ts";
import type { CaseRow } from "../../src/domain/run.ts";
import type { Suite } from "../../src/domain/suite.ts";
import type { Trace } from "../../src/domain/trace.ts";
import { diffTuples, type VersionTuple } from "../../src/domain/version.ts";
import { UserError } from "../../src/errors.ts";
import { buildCases } from "../../src/pipeline/build-cases.ts";
import type { World } from "../../src/ports.ts";
import { detectionGaps, type KnownIncident } from "../../src/stories/detection-gaps.ts";
import { type KnownState, stateOfRecord } from "../../src/stories/known-state.ts";
import { aBaseline, aCaseRow, aMetricRecord, aRun, aTrial, aTuple } from "../builders.ts";
import { aSuite, memoryWorld, someTraces } from "./memory-world.ts";

const OLD = aTuple();
const NEW = aTuple({ retrieval: { id: "kb-2026-10-29", source: "mapped", from: "app.index" } });
const METRIC = aMetricRecord({ name: "cites", margin: { kind: "absolute", value: 0.1 } });

function suiteWith(overrides: Partial<Suite> = {}): Suite {
  const plain = aSuite();
  return aSuite({ ...overrides, traces: { ...plain.traces, slices: ["app.intent"], ...overrides.traces } });
}

/** Sixty requests of one day, every sixth about refunds. */
function traffic(
  day: string,
  versions: VersionTuple,
  from: number,
  ask = (n: number) => `Question ${n}`,
  intent = (place: number): string => (place % 6 === 0 ? "refunds" : "delivery"),
) {
  return someTraces(from + 60)
    .slice(from)
    .map((trace, place): Trace => {
      const attributes = { "app.intent": intent(place) };
      const hops = trace.hops.map((hop) =>
        hop.kind === "model" ? { ...hop, input: [{ role: "user" as const, text: ask(from + place) }] } : hop,
      );
      return { ...trace, hops, attributes, versions, startNs: BigInt(Date.parse(`${day}T12:00:00Z`)) * 1_000_000n };
    });
}

function casesOf(traces: readonly Trace[]): readonly Case[] {
  const draw = { seed: "1", traces: traces.length, strata: [], leftOut: {} };
  return buildCases(traces, { sample: aSuite().sample, slices: ["app.intent"], draw }).cases;
}

type Scored = (one: Case) => number;

function rowsOf(cases: readonly Case[], score: Scored): readonly CaseRow[] {
  return cases.map((one) => {
    const trial = aTrial({ trace: one.recordings[0].traceId, scores: { cites: score(one) } });
    return aCaseRow({ id: one.id, cluster: one.cluster, slices: one.slices, trials: [trial] });
  });
}

/** Puts a record on the branch. @returns the state it holds */
async function recorded(
  world: World,
  day: string,
  traces: readonly Trace[],
  versions: VersionTuple,
  score: Scored = () => 1,
  accepted: readonly Acceptance[] = [],
): Promise<KnownState> {
  const cases = rowsOf(casesOf(traces), score);
  const at = `${day}T20:00:00.000Z`;
  const run = aRun({ suite: "desk", at, versions, metrics: [METRIC], cases });
  const baseline = aBaseline({ run, ...(accepted.length === 0 ? {} : { accepted }) });
  const name = await world.store.add(baseline);
  return stateOfRecord(name.path, baseline);
}

const isRefund: Scored = (one) => (one.slices["app.intent"] === "refunds" ? 0 : 1);

function attribution(before: KnownState, after: KnownState, overrides: Partial<Attribution> = {}): Attribution {
  return {
    suite: "desk",
    at: "2026-11-02T21:00:00.000Z",
    before: before.standpoint,
    after: after.standpoint,
    differences: diffTuples(before.standpoint.versions, after.standpoint.versions),
    outcome: { status: "attributed" },
    metrics: [],
    blame: [],
    model: { isAdmissible: false, reason: "not-blamed" },
    checklist: [],
    notes: [],
    ...overrides,
  };
}

/** Two weeks of one traffic, and an index that broke refunds on the 29th of October. */
async function incident(
  options: {
    readonly suite?: Suite;
    readonly score?: Scored;
    readonly ask?: (n: number) => string;
    readonly changed?: (trace: Trace, place: number) => Trace;
    readonly earlier?: (trace: Trace, place: number) => Trace;
    readonly between?: (world: World) => Promise<unknown>;
    readonly before?: VersionTuple;
    readonly intent?: (place: number) => string;
  } = {},
) {
  const { suite = suiteWith(), score = isRefund, between = async () => {}, before: run = OLD } = options;
  const first = traffic("2026-10-25", OLD, 0, undefined, options.intent).map(options.earlier ?? ((trace) => trace));
  const second = traffic("2026-10-30", NEW, 100, options.ask ?? ((n) => `Question ${n - 100}`), options.intent).map(
    options.changed ?? ((trace) => trace),
  );
  const { world: here } = memoryWorld({ suite, traces: [...first, ...second] });
  const before = await recorded(here, "2026-10-26", first, run);
  await between(here);
  const after = await recorded(here, "2026-11-02", second, NEW, score);
  const known: KnownIncident = { attribution: attribution(before, after), before, after };
  const look = (more: Partial<KnownIncident> = {}) => detectionGaps(suite, { ...known, ...more }, here);
  const found = await look();
  return { found, look, world: here, known, suite, first, second };
}

function gapOf<Code extends GapCode>({ gaps }: { readonly gaps: readonly DetectionGap[] }, code: Code) {
  return gaps.find((one): one is Extract<DetectionGap, { code: Code }> => one.code === code);
}

const notLookedAt = (found: Awaited<ReturnType<typeof detectionGaps>>, code: GapCode) =>
  found.notLookedAt.find((one) => one.code === code)?.why;

describe("an incident of one slice, found by the weekly record", () => {
  test("has too few questions of the slice, or a gate that dilutes it, as the numbers say", async () => {
    const { found } = await incident();
    expect(gapOf(found, "no-case-in-slice")).toBeUndefined();
    // Ten of sixty lost everything: with margins of 0.1 the whole lost more than is accepted.
    expect(gapOf(found, "margin-too-wide")).toBeUndefined();
    expect(gapOf(found, "underpowered-slice")).toBeUndefined();
    const mild = await incident({ score: (one) => (one.slices["app.intent"] === "refunds" ? 0.45 : 1) });
    const margin = gapOf(mild.found, "margin-too-wide");
    expect(margin?.loss).toBeCloseTo(0.55 / 6, 12);
    expect(margin).toMatchObject({ margin: 0.1, prevention: [{ kind: "narrow-margin", margin: 0.1 }] });
    expect(margin?.share).toBeCloseTo(1 / 6, 12);
  });

  test("is underpowered where the slice has three questions", async () => {
    const intent = (place: number) => (place % 20 === 0 ? "vip" : "delivery");
    const { found } = await incident({ intent, score: (one) => (one.slices["app.intent"] === "vip" ? 0 : 1) });
    const gap = gapOf(found, "underpowered-slice");
    expect(gap).toMatchObject({ slice: { attribute: "app.intent", value: "vip" }, cases: 3, loss: 1, needed: 10 });
    expect(gap?.prevention).toMatchObject([
      { kind: "add-cases", slice: { value: "vip" } },
      { kind: "slice-quota", cases: 10 },
    ]);
    const [added] = gap?.prevention ?? [];
    expect(added?.kind === "add-cases" && added.cases).toHaveLength(3);
  });

  test("was told and accepted, where people had accepted what a run in between lost", async () => {
    const acceptance: Acceptance = {
      pullRequest: 7,
      head: "8be21d4000000000000000000000000000000000",
      label: "accept-regression",
      by: "somebody",
      at: "2026-10-30T09:00:00.000Z",
      losses: [{ metric: "cites", scale: "difference", difference: -0.17 }],
    };
    const between = (world: World) =>
      recorded(world, "2026-10-31", traffic("2026-10-30", NEW, 0), NEW, isRefund, [acceptance]);
    const { found } = await incident({ between });
    expect(gapOf(found, "alert-ignored")).toEqual({
      code: "alert-ignored",
      alerts: [{ at: "2026-10-31T20:00:00.000Z", what: "regressed", gate: "accepted" }],
      prevention: [],
    });
    // One that was accepted with the incident's own record was heard no sooner.
    const later = await incident({
      between: (world) => recorded(world, "2026-10-31", traffic("2026-10-30", NEW, 0), NEW, isRefund),
    });
    expect(gapOf(later.found, "alert-ignored")).toBeUndefined();
  });

  test("was open from the first trace of the new index to the record, and a record every third day would have met it", async () => {
    const { found } = await incident();
    expect(gapOf(found, "cadence")).toMatchObject({
      firstBad: "2026-10-30T12:00:00.000Z",
      began: "2026-11-02T20:00:00.000Z",
      last: "2026-10-26T20:00:00.000Z",
      prevention: [{ kind: "record-every", hours: 72 }],
    });
  });

  test("was not open where a run came in between, and what that run told is held against the gate", async () => {
    const between = (world: World) => recorded(world, "2026-10-31", traffic("2026-10-30", NEW, 0), NEW, isRefund);
    const warned = suiteWith({ gate: { ...aSuite().gate, onRegressed: "warn" } });
    const { found } = await incident({ between, suite: warned });
    expect(gapOf(found, "cadence")).toBeUndefined();
    expect(gapOf(found, "alert-ignored")).toEqual({
      code: "alert-ignored",
      alerts: [{ at: "2026-10-31T20:00:00.000Z", what: "regressed", gate: "warn" }],
      prevention: [{ kind: "fail-on-regressed" }],
    });
    // A gate that failed was no gap of the gate.
    expect(gapOf((await incident({ between })).found, "alert-ignored")).toBeUndefined();
  });

  test("has no gap of versions where all are known and the run before had those of production", async () => {
    const { found } = await incident();
    expect(gapOf(found, "other-tuple")).toBeUndefined();
    expect(gapOf(found, "unversioned")).toBeUndefined();
    expect(notLookedAt(found, "canary-too-small")).toBe("no canary of this rollout is known");
  });

  test("tells which layer the run before had otherwise than production", async () => {
    const { found } = await incident({ before: aTuple({ prompt: "0000aaaa0000" }) });
    const skew = gapOf(found, "other-tuple");
    expect(skew?.run).toMatch(/^baselines\/desk\/2026\/2026-10-26-/);
    expect(skew?.differences.map(({ layer }) => layer)).toEqual(["prompt"]);
  });

  test("goes by what production ran in the last hours before that run, not by all of its week", async () => {
    const last = BigInt(Date.parse("2026-10-22T12:00:00Z")) * 1_000_000n;
    const mixed = (trace: Trace, place: number): Trace =>
      place < 20 ? { ...trace, startNs: last, versions: aTuple({ prompt: "0000aaaa0000" }) } : trace;
    const { found } = await incident({ earlier: mixed, before: aTuple({ prompt: "0000bbbb0000" }) });
    expect(gapOf(found, "other-tuple")?.differences.map(({ layer }) => layer)).toEqual(["prompt"]);
  });

  test("is none of the runs before it, also where the record was read from a file", async () => {
    const { found, look, known } = await incident();
    const { baseline: _, ...standpoint } = known.after.standpoint;
    const fromFile = await look({ after: { ...known.after, standpoint } });
    expect(gapOf(fromFile, "cadence")).toEqual(gapOf(found, "cadence"));
    expect(gapOf(fromFile, "alert-ignored")).toEqual(gapOf(found, "alert-ignored"));
  });

  test("holds a canary that somebody knows against the slice and the loss", async () => {
    const { look } = await incident();
    expect(gapOf(await look({ canary: 10 }), "canary-too-small")).toMatchObject({ cases: 10 });
    expect(gapOf(await look({ canary: 5000 }), "canary-too-small")).toBeUndefined();
  });
});

test("questions that were never asked, in a slice that had none, are to be added with their traces", async () => {
  const foreign = (n: number) => `Übersetze bitte Brief ${n * 7919} ins Dänische`;
  const { found, second } = await incident({
    ask: (n) => ((n - 100) % 6 === 0 ? foreign(n) : `Question ${n % 60}`),
    changed: (trace, place) => (place % 6 === 0 ? { ...trace, attributes: { "app.intent": "translation" } } : trace),
    score: (one) => (one.slices["app.intent"] === "translation" ? 0 : 1),
  });
  // Ten of sixty, and none of them was asked the week before.
  expect(gapOf(found, "no-case-in-slice")).toMatchObject({
    slice: { attribute: "app.intent", value: "translation" },
    share: expect.closeTo(1 / 6, 12),
    needed: 17,
    prevention: [{ kind: "add-cases" }, { kind: "slice-quota" }],
  });
  const novel = gapOf(found, "novel-queries");
  expect(novel).toMatchObject({ queries: 10, novel: 10 });
  const [added] = novel?.prevention ?? [];
  if (added?.kind !== "add-cases") throw new Error("nothing to add");
  const ids = second.filter(({ attributes }) => attributes["app.intent"] === "translation").map(({ id }) => id);
  expect(added.traces.every((id) => ids.includes(id))).toBe(true);
  expect(added.traces.length).toBeGreaterThan(0);
});

test("an empty slice is found among traces that people named, and its share is that of less than one question", async () => {
  const { look, second } = await incident({
    changed: (trace, place) => (place % 4 === 0 ? { ...trace, attributes: { "app.intent": "exchange" } } : trace),
    ask: (n) => `Exchange ${n}`,
  });
  const named = second.filter(({ attributes }) => attributes["app.intent"] === "exchange").map(({ id }) => id);
  const cases = casesOf(second.filter(({ id }) => named.includes(id)));
  const cell = (after: readonly "retrieval"[], score: number) => ({
    after,
    run: aRun({ suite: "desk", metrics: [METRIC], cases: rowsOf(cases, () => score) }),
  });
  const found = await look({
    traces: named,
    sample: { cases, seed: "1", traces: 15, strata: [], digest: "0", leftOut: {} },
    cells: [cell([], 1), cell(["retrieval"], 0)],
    attribution: { ...(await incident()).known.attribution },
  });
  expect(gapOf(found, "no-case-in-slice")).toMatchObject({
    slice: { attribute: "app.intent", value: "exchange" },
    prevention: [{ kind: "add-cases", cases: expect.any(Array) }, { kind: "slice-quota" }],
  });
  // Their first request, not the record, is the beginning.
  expect(gapOf(found, "cadence")).toBeUndefined();
});

describe("a metric that people contradict", () => {
  const thumbs = (trace: Trace, place: number): Trace =>
    place < 12 ? { ...trace, attributes: { ...trace.attributes, "user.feedback": "down" } } : trace;
  const heard = suiteWith({ traces: { ...aSuite().traces, slices: ["app.intent"], feedback: "user.feedback" } });

  test("is blind where it passes what they found bad", async () => {
    const { found } = await incident({ suite: heard, changed: thumbs, score: () => 1 });
    expect(gapOf(found, "blind-metric")).toMatchObject({ metric: "cites", confirmed: 12, seen: 0 });
    const { found: seeing } = await incident({ suite: heard, changed: thumbs, score: () => 0 });
    expect(gapOf(seeing, "blind-metric")).toBeUndefined();
  });

  test("is held against the evaluations of people, and not against those of machines", async () => {
    const by = (who: "human" | "machine") => (trace: Trace, place: number) =>
      place < 12 ? { ...trace, evaluations: [{ name: "rating", value: 0, by: who }] } : trace;
    const people = await incident({ changed: by("human"), score: () => 1 });
    expect(gapOf(people.found, "blind-metric")).toMatchObject({ confirmed: 12 });
    const machines = await incident({ changed: by("machine"), score: () => 1 });
    expect(gapOf(machines.found, "blind-metric")).toBeUndefined();
    expect(notLookedAt(machines.found, "blind-metric")).toBe(
      "no trace of the incident says what people found of its answer",
    );
  });
});

describe("versions that nobody recorded", () => {
  test("are named with the attribute that a deploy is to write", async () => {
    const { look, known } = await incident();
    const unknown = aTuple({ retrieval: { id: null, source: "unknown" } });
    const differences = diffTuples(unknown, unknown);
    const found = await look({ attribution: { ...known.attribution, differences } });
    expect(gapOf(found, "unversioned")).toEqual({
      code: "unversioned",
      layers: ["retrieval"],
      prevention: [{ kind: "stamp-version", layer: "retrieval", attribute: "eval_baseline.version.retrieval" }],
    });
    expect(notLookedAt(found, "cadence")).toBe("no version changed, so there is no first sight of one");
  });
});

test("a change of the series that no version tells of is named by its record", async () => {
  const suite = suiteWith();
  const traces = traffic("2026-08-01", OLD, 0);
  const { world } = memoryWorld({ suite, traces });
  const states: KnownState[] = [];
  for (let week = 0; week < 12; week++) {
    const day = new Date(Date.UTC(2026, 7, 2 + 7 * week)).toISOString().slice(0, 10);
    states.push(await recorded(world, day, traces, OLD, (one) => (week < 6 || isRefund(one) === 1 ? 1 : 0)));
  }
  const [before, after] = [states[4], states[11]];
  if (before === undefined || after === undefined) throw new Error("no records");
  const found = await detectionGaps(suite, { attribution: attribution(before, after), before, after }, world);
  expect(gapOf(found, "unversioned")).toMatchObject({
    layers: [],
    changePoint: states[6]?.standpoint.baseline,
    prevention: [],
  });
});

describe("a probe", () => {
  const reading = (at: string): ProbeReading => ({
    format: 1,
    suite: "desk",
    at,
    model: "gpt-4.1",
    kind: "border",
    inputs: [],
    fingerprints: {},
    served: {},
    calls: 15,
  });
  const probe = {
    model: "gpt-4.1",
    state: "changed",
    readings: 4,
    onset: "2026-10-28T06:00:00.000Z",
    newNames: [],
  } as const;

  test("that had told of a change before the incident was not heard; one reading is not telling", async () => {
    const { look, known, world } = await incident();
    await world.store.addProbe(reading("2026-10-28T06:00:00.000Z"));
    const told = { attribution: { ...known.attribution, probe } };
    expect(gapOf(await look(told), "alert-ignored")).toBeUndefined();
    await world.store.addProbe(reading("2026-10-31T06:00:00.000Z"));
    expect(gapOf(await look(told), "alert-ignored")?.alerts).toEqual([
      { at: "2026-10-28T06:00:00.000Z", what: "probe-changed", gate: "warn" },
    ]);
  });
});

describe("what cannot be had", () => {
  test("is named, and is no gap", async () => {
    const { known, world } = await incident();
    const gone: World = { ...world, traces: { ...world.traces, fetch: async () => [] } };
    const found = await detectionGaps(suiteWith({ traces: { ...aSuite().traces, slices: [] } }), known, gone);
    expect(found.notLookedAt).toEqual([
      { code: "cadence", why: "no trace and no record before the incident says when its versions were first in use" },
      { code: "other-tuple", why: "the traces of the record of 2026-10-26 are gone" },
      { code: "no-case-in-slice", why: "the suite declares no slices" },
      { code: "novel-queries", why: "the questions of the run before are not at hand" },
      { code: "underpowered-slice", why: "the suite declares no slices" },
      { code: "blind-metric", why: "the traces of the incident, or the scores of their questions, are not at hand" },
      { code: "canary-too-small", why: "no canary of this rollout is known" },
    ]);
  });

  test("is told with what the branch says where it cannot be read", async () => {
    const { known, world, suite } = await incident();
    const list = async () => {
      throw new UserError("the branch is not there", "Fetch it.");
    };
    const found = await detectionGaps(suite, known, { ...world, store: { ...world.store, list } });
    expect(notLookedAt(found, "cadence")).toBe("the records before could not be read: the branch is not there");
    expect(notLookedAt(found, "alert-ignored")).toBe("the records before could not be read: the branch is not there");
  });

  test("without any metric that compares the two states nothing is said of slices and margins", async () => {
    const { known, world, suite } = await incident();
    const bare = (state: KnownState): KnownState => ({ standpoint: state.standpoint });
    const found = await detectionGaps(suite, { ...known, before: bare(known.before), after: bare(known.after) }, world);
    expect(notLookedAt(found, "margin-too-wide")).toBe("the two states are not compared by any metric");
    expect(notLookedAt(found, "no-case-in-slice")).toBe("the two states are not compared by any metric");
  });
});
