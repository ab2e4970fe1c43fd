import { describe, expect, test } from "vitest";
import type { Attribution } from "../../src/domain/attribution.ts";
import type { MetricRecord } from "../../src/domain/run.ts";
import type { World } from "../../src/ports.ts";
import { actionsOf } from "../../src/stories/post-mortem/actions.ts";
import { confidenceIn } from "../../src/stories/post-mortem/confidence.ts";
import { impactOf } from "../../src/stories/post-mortem/impact.ts";
import { timelineOf } from "../../src/stories/post-mortem/timeline.ts";
import { versionStateOf } from "../../src/stories/post-mortem/versions.ts";
import { record } from "../../src/stories/record.ts";
import { aBaseline, aCase, aCaseRow, aFidelity, aMetricRecord, aRecording, aRun, aTrial, aTuple } from "../builders.ts";
import { ATTRIBUTIONS, aMetricAttribution, anAttribution } from "../report/attributions.ts";
import { aPostMortem } from "../report/post-mortems.ts";
import { anIncident, TRACES } from "./incident.ts";
import { aSuite, memoryWorld, PRODUCTION } from "./memory-world.ts";

const METRIC: MetricRecord = aMetricRecord({ name: "answers" });

function aRunOf(values: readonly number[], row: object = {}) {
  const cases = values.map((value, index) =>
    aCaseRow({
      id: `case-${index}`,
      cluster: `case-${index}`,
      trials: [aTrial({ scores: { answers: { status: "scored", value } } })],
      ...row,
    }),
  );
  return aRun({ metrics: [METRIC], cases });
}

describe("the impact of an incident", () => {
  const before = aRunOf(Array(20).fill(1));

  test("counts questions that fail in each record, with Wilson's interval", () => {
    const after = aRunOf([...Array(5).fill(0.4), ...Array(15).fill(0.5)]);
    const { rates } = impactOf(anAttribution(), { before, after }, 0.95);
    expect(rates).toMatchObject({ from: "records", of: "questions", before: { failures: 0, trials: 20 } });
    expect(rates?.during).toMatchObject({ failures: 5, trials: 20, rate: 0.25 });
    // Brown, Cai and DasGupta's formula, by hand.
    expect(rates?.during.lower).toBeCloseTo(0.1119, 4);
    expect(rates?.during.upper).toBeCloseTo(0.4687, 4);
  });

  test.each([
    [
      { weight: 10, represents: 2 },
      { value: 50, unit: "requests" },
    ],
    [{ represents: 2 }, { value: 10, unit: "traces" }],
    [{}, undefined],
    [{ weight: 10, part: "fixed" as const }, undefined],
  ])("stands for as many requests as every fresh question knows of: %j", (row, volume) => {
    const after = aRunOf([...Array(5).fill(0), ...Array(15).fill(1)], row);
    expect(impactOf(anAttribution(), { before, after }, 0.95).volume).toEqual(volume);
  });

  test("is that of the replays where there are no records", () => {
    expect(impactOf(anAttribution(), undefined, 0.95)).toMatchObject({
      metric: "answers",
      rates: { from: "replays", of: "trials", before: { failures: 9 }, during: { failures: 83 } },
      slices: [],
    });
  });

  test("is one of means where the metric knows no failures", () => {
    const timed = aMetricRecord({ name: "answers", unit: "ms", direction: "lower-is-better" });
    const [fast, slow] = [800, 1200].map((value) => ({ ...aRunOf(Array(20).fill(value)), metrics: [timed] }));
    if (fast === undefined || slow === undefined) throw new Error("two runs");
    const configurations = aMetricAttribution().configurations.map(({ after, mean }) => ({ after, mean }));
    const attribution = anAttribution({ metrics: [aMetricAttribution({ unit: "ms", configurations })] });
    const impact = impactOf(attribution, { before: fast, after: slow }, 0.95);
    expect(impact.rates).toBeUndefined();
    expect(impact.means).toEqual({ unit: "ms", before: 800, during: 1200 });
  });
});

describe("the version state of an incident", () => {
  test("is held against the newest record that is old enough, and names what carries no version", async () => {
    const { world } = memoryWorld();
    const at = (day: string) => `2026-10-${day}T06:00:00.000Z`;
    for (const day of ["20", "30", "31"])
      await world.store.add(aBaseline({ run: aRun({ suite: "desk", at: at(day) }) }));
    const unknown = aTuple({ tools: { id: null, source: "unknown" } });
    const attribution = anAttribution({
      after: { label: "now", versions: unknown, at: "2026-11-01T07:00:00.000Z" },
    });
    const state = await versionStateOf(aSuite(), attribution, {}, world);
    expect(state.reference).toMatchObject({ at: at("30"), hoursBefore: 49, asked: 48 });
    expect(state.unversioned).toEqual(["tools"]);
  });

  test("says whether the judge stayed the same", async () => {
    const judged = (judge: string) => aRun({ metrics: [aMetricRecord({ name: "answers", judge })] });
    const { world } = memoryWorld();
    const runs = { before: judged("a"), after: judged("b") };
    const { judges } = await versionStateOf(aSuite(), anAttribution(), runs, world);
    expect(judges).toEqual([{ metric: "answers", judge: "b", isSame: false }]);
  });
});

describe("the timeline of an incident", () => {
  const suite = aSuite({
    metrics: aSuite().metrics.map((metric) => ({ ...metric, margin: { kind: "absolute" as const, value: 0.2 } })),
  });

  test("ends with the first record that is as good as before", async () => {
    const incident = await anIncident({ suite });
    const healthy = memoryWorld({ commits: { base: PRODUCTION }, suite, traces: TRACES });
    const later: World = {
      ...healthy.world,
      store: incident.world.store,
      clock: { now: () => new Date("2026-11-09T06:00:00.000Z") },
    };
    const recovered = await record(suite, { target: "replay", commit: true }, later);
    const [before, after] = [incident.request.before.record?.run, incident.request.after.record?.run];
    const attribution: Attribution = anAttribution({
      before: incident.request.before.standpoint,
      after: incident.request.after.standpoint,
      metrics: [aMetricAttribution({ metric: "cites" })],
    });
    const { entries, window, durations } = await timelineOf(
      suite,
      { attribution, runs: { before, after }, cases: [] },
      incident.world,
    );
    expect(entries.at(-1)).toEqual({
      at: "2026-11-09T06:00:00.000Z",
      event: "recovered",
      evidence: recovered.result.baseline,
    });
    expect(window).toEqual({
      lastGood: "2026-10-26T06:00:00.000Z",
      firstBad: "2026-11-02T06:00:00.000Z",
      end: "2026-11-09T06:00:00.000Z",
    });
    expect(durations).toEqual({ toDetect: 0, toRecover: 168 });
  });

  test("does not end with a record of what production answered, where the incident is one of replays", async () => {
    const incident = await anIncident({ suite });
    const { before, after } = incident.request;
    const good = before.record;
    if (good === undefined) throw new Error("there is no record");
    const at = "2026-11-09T06:00:00.000Z";
    const attribution = anAttribution({ metrics: [aMetricAttribution({ metric: "cites" })] });
    const runs = { before: good.run, after: after.record?.run };
    const endsWith = async (target: "observed" | "replay", day: string) => {
      await incident.world.store.add({ ...good, run: { ...good.run, at: at.replace("09T", day), target } });
      return (await timelineOf(suite, { attribution, runs, cases: [] }, incident.world)).window.end;
    };
    expect(await endsWith("observed", "09T")).toBeUndefined();
    expect(await endsWith("replay", "10T")).toBe("2026-11-10T06:00:00.000Z");
  });

  const attribution = anAttribution({
    before: {
      label: "then",
      versions: aTuple({ retrieval: "kb-1" }),
      at: "2026-10-26T06:00:00.000Z",
      baseline: "a.json",
    },
    after: {
      label: "now",
      versions: aTuple({ retrieval: "kb-2" }),
      at: "2026-11-02T06:00:00.000Z",
      baseline: "b.json",
    },
    differences: anAttribution().differences.map((one) =>
      one.layer === "retrieval"
        ? {
            ...one,
            before: { id: "kb-1", source: "mapped" as const },
            after: { id: "kb-2", source: "mapped" as const },
            difference: "changed" as const,
          }
        : { ...one, difference: "same" as const },
    ),
  });
  const asked = (id: string, time: string, index: string) =>
    aCase({
      id,
      recordings: [aRecording({ traceId: id, time, versions: aTuple({ retrieval: index }) })],
    });
  const cases = [
    asked("old", "2026-10-28T00:00:00.000Z", "kb-1"),
    asked("second", "2026-10-30T00:00:00Z", "kb-2"),
    asked("first", "2026-10-29T00:00:00Z", "kb-2"),
  ];

  test("has the first request that met the new version of a blamed layer, which is the first bad sign", async () => {
    const { world } = memoryWorld();
    const { entries, window, durations } = await timelineOf(suite, { attribution, runs: {}, cases }, world);
    expect(entries).toContainEqual({
      at: "2026-10-29T00:00:00.000Z",
      event: "change-deployed",
      layer: "retrieval",
      evidence: "first",
    });
    expect(window.firstBad).toBe("2026-10-29T00:00:00.000Z");
    expect(durations.toDetect).toBe(102);
  });

  test("has the first trace that failed where people named them, and not by replays, which fail whenever they were asked", async () => {
    const { world } = memoryWorld();
    const of = async (traces?: readonly string[]) =>
      (await timelineOf(suite, { attribution, runs: {}, cases, traces }, world)).entries
        .filter(({ event }) => event === "first-failing-trace")
        .map(({ evidence }) => evidence);
    expect(await of(["second", "old"])).toEqual(["old"]);
    expect(await of()).toEqual([]);
  });

  test("leaves out the commits that the state before had already, whenever they were made", async () => {
    const { world } = memoryWorld();
    const commit = (id: string) => ({ id: id.repeat(40), at: "2026-10-30T06:00:00.000Z" });
    const history: World["repository"]["history"] = async (_, tip) =>
      tip === "before" ? [commit("a")] : [commit("b"), commit("a")];
    const differences = attribution.differences.map((one) => ({
      ...one,
      difference: one.layer === "prompt" ? ("changed" as const) : ("same" as const),
    }));
    const of: Attribution = { ...attribution, before: { ...attribution.before, commit: "before" }, differences };
    const { entries } = await timelineOf(
      suite,
      { attribution: of, runs: {}, cases: [] },
      { ...world, repository: { ...world.repository, history } },
    );
    const commits = entries.filter(({ event }) => event === "change-committed");
    expect(commits.map(({ evidence }) => evidence)).toEqual(["b".repeat(40)]);
  });

  test("takes nothing from before the last good record for a bad sign", async () => {
    const { world } = memoryWorld();
    const early = [asked("early", "2026-10-20T00:00:00Z", "kb-1"), ...cases];
    const traces = ["early", "first"];
    const { window } = await timelineOf(suite, { attribution, runs: {}, cases: early, traces }, world);
    expect(window).toMatchObject({ lastGood: "2026-10-26T06:00:00.000Z", firstBad: "2026-10-29T00:00:00.000Z" });
  });

  test("has the commits of all that a layer is made of: of a prompt, its template too", async () => {
    const { world } = memoryWorld();
    const commit = { id: "c".repeat(40), at: "2026-10-30T06:00:00.000Z" };
    const history: World["repository"]["history"] = async (globs) =>
      globs.includes("evals/prompts/support.md") ? [commit] : [];
    const of: Attribution = {
      ...attribution,
      differences: attribution.differences.map((one) =>
        one.layer === "prompt" ? { ...one, difference: "changed" } : one,
      ),
    };
    const layers = { ...suite.layers, prompt: { template: "evals/prompts/support.md", files: ["shared/**"] } };
    const { entries } = await timelineOf(
      { ...suite, layers },
      { attribution: of, runs: {}, cases: [] },
      { ...world, repository: { ...world.repository, history } },
    );
    expect(entries.filter(({ event }) => event === "change-committed")).toEqual([
      { at: commit.at, event: "change-committed", layer: "prompt", evidence: commit.id },
    ]);
  });

  test("takes a commit of the suite file for one of the index only where the suite names the index", async () => {
    const { world } = memoryWorld();
    const commit = { id: "c".repeat(40), at: "2026-10-30T06:00:00.000Z" };
    const history: World["repository"]["history"] = async (globs) => (globs.includes(suite.path) ? [commit] : []);
    const layersOf = async (source: "config" | "mapped") => {
      const differences = attribution.differences.map((one) => ({
        ...one,
        difference: ["model", "retrieval"].includes(one.layer) ? ("changed" as const) : ("same" as const),
        ...(one.layer === "retrieval" ? { after: { id: "kb-2", source } } : {}),
      }));
      const { entries } = await timelineOf(
        suite,
        { attribution: { ...attribution, differences }, runs: {}, cases: [] },
        { ...world, repository: { ...world.repository, history } },
      );
      return entries.filter(({ event }) => event === "change-committed").map(({ layer }) => layer);
    };
    expect(await layersOf("mapped")).toEqual(["model"]);
    expect(await layersOf("config")).toEqual(["model", "retrieval"]);
  });

  test("has the reading from which on the probe deviates", async () => {
    const { world } = memoryWorld();
    const at = "2026-10-30T06:00:00.000Z";
    const path = await world.store.addProbe({
      format: 1,
      suite: "desk",
      at,
      model: "gpt-4.1",
      kind: "border",
      inputs: [],
      fingerprints: {},
      served: {},
      calls: 0,
    });
    const probe = { model: "gpt-4.1", state: "changed" as const, readings: 3, onset: at, newNames: [] };
    const { entries } = await timelineOf(suite, { attribution: { ...attribution, probe }, runs: {}, cases: [] }, world);
    expect(entries).toContainEqual({ at, event: "probe-deviated", evidence: path });
  });
});

describe("the confidence of a post-mortem", () => {
  const sure = anAttribution({ checklist: [] });
  const { reproduction } = aPostMortem();

  test("is high only where nothing is left to doubt", () => {
    expect(confidenceIn(sure, reproduction, aFidelity()).level).toBe("high");
  });

  test.each([
    ["an open question", anAttribution(), reproduction],
    ["no reproduction", sure, undefined],
    ["rates of the configurations", sure, reproduction && { ...reproduction, from: "configurations" as const }],
    ["no override that surely resolves it", sure, reproduction && { ...reproduction, overrides: [] }],
    ["few questions", { ...sure, metrics: [aMetricAttribution({ clusters: 19 })] }, reproduction],
    [
      "a layer that is not ruled out",
      {
        ...sure,
        metrics: [
          aMetricAttribution({
            layers: aMetricAttribution().layers.map((one, index) =>
              index === 0 ? one : { ...one, role: "undetermined" as const },
            ),
          }),
        ],
      },
      reproduction,
    ],
  ])("is medium with %s", (_, attribution, reproduced) => {
    expect(confidenceIn(attribution, reproduced, aFidelity()).level).toBe("medium");
  });

  test("is medium where a replay is unlike production", () => {
    expect(confidenceIn(sure, reproduction, aFidelity({ agreement: 0.5, atLeast: 0.9 }))).toEqual({
      level: "medium",
      because: ["A replay is less like production's own answers than the suite asks for."],
    });
  });

  test.each(["undetermined", "not-reproduced", "cannot-run"])("is low where nothing could be concluded: %s", (name) => {
    const attribution = ATTRIBUTIONS[name];
    if (attribution === undefined) throw new Error(name);
    expect(confidenceIn(attribution, reproduction).level).toBe("low");
  });
});

describe("the actions of a post-mortem", () => {
  test.each(Object.entries(ATTRIBUTIONS))(
    "have one key each and a role, and blame nobody that is not blamed (%s)",
    (_, attribution) => {
      const actions = actionsOf(attribution, aPostMortem().gaps, ["a"]);
      expect(new Set(actions.map(({ key }) => key)).size).toBe(actions.length);
      for (const { role, verifiedBy } of actions) {
        expect(role).toMatch(/^owner of /);
        expect(verifiedBy.length).toBeGreaterThan(0);
      }
      const blamed = (attribution.metrics[0]?.layers ?? [])
        .filter(({ role }) => role === "proximate" || role === "joint" || role === "contributing")
        .map(({ layer }) => `fix-${layer}`);
      const silent = attribution.model.reason === "silent-change" ? ["fix-silent-model"] : [];
      expect(actions.filter(({ type }) => type === "fix").map(({ key }) => key)).toEqual([...blamed, ...silent]);
    },
  );

  test("are verified by the questions to add where they add some", () => {
    const actions = actionsOf(anAttribution(), aPostMortem().gaps, ["a"]);
    expect(actions.find(({ key }) => key === "add-cases")?.verifiedBy).toEqual([
      "refund-after-30-days",
      "warranty-claim",
    ]);
  });
});
