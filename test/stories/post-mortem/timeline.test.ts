import { describe, expect, test } from "vitest";
import type { Attribution } from "../../../src/domain/attribution.ts";
import type { World } from "../../../src/ports.ts";
import { timelineOf } from "../../../src/stories/post-mortem/timeline.ts";
import { record } from "../../../src/stories/record.ts";
import { aCase, aRecording, aTuple } from "../../builders.ts";
import { aMetricAttribution, anAttribution } from "../../report/attributions.ts";
import { anIncident, TRACES } from "../incident.ts";
import { aSuite, memoryWorld, PRODUCTION } from "../memory-world.ts";

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
