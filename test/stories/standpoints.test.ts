import { describe, expect, test } from "vitest";
import type { Trace } from "../../src/domain/trace.ts";
import type { KnownState } from "../../src/stories/known-state.ts";
import { newestRecord } from "../../src/stories/standpoints/newest-record.ts";
import { findStandpoints } from "../../src/stories/standpoints.ts";
import { aTuple } from "../builders.ts";
import { AFTER, anIncident, BEFORE } from "./incident.ts";
import { aSuite, memoryWorld, someTraces } from "./memory-world.ts";

const nothingCalled = (reference: string): Promise<KnownState> => Promise.reject(new Error(`asked for ${reference}`));

describe("two records", () => {
  test("are the latest and the one before it where none is named", async () => {
    const { suite, world } = await anIncident();
    const found = await findStandpoints(suite, { kind: "records" }, nothingCalled, world);
    expect(found).toMatchObject({
      status: "found",
      before: { standpoint: { label: "the record of 2026-10-26", at: BEFORE } },
      after: { standpoint: { label: "the record of 2026-11-02", at: AFTER } },
      notes: [],
    });
  });

  test("are one that is named and the one before it", async () => {
    const { suite, world } = await anIncident();
    const latest = await newestRecord(suite, undefined, world);
    const find = async () => latest as KnownState;
    const found = await findStandpoints(suite, { kind: "records", after: "latest" }, find, world);
    expect(found).toMatchObject({ before: { standpoint: { at: BEFORE } }, after: { standpoint: { at: AFTER } } });
  });

  test("are the earlier one first, two, and of this suite", async () => {
    const { suite, world, request } = await anIncident();
    const { record } = request.after;
    if (record === undefined) throw new Error("there is no record");
    const foreign = { ...request.after, record: { ...record, run: { ...record.run, suite: "other" } } };
    const states: Record<string, KnownState> = { earlier: request.before, later: request.after, foreign };
    const find = async (name: string) => states[name] as KnownState;
    const named = (before: string, after: string) =>
      findStandpoints(suite, { kind: "records", before, after }, find, world);
    expect(await named("later", "earlier")).toEqual({
      status: "none",
      problem: "the record of 2026-11-02 is later than the record of 2026-10-26",
      remedy: "Name the earlier one first.",
    });
    expect(await named("later", "later")).toEqual({
      status: "none",
      problem: `both names are one and the same record, ${request.after.standpoint.baseline}`,
      remedy: "Name two records, or one: it is compared with the record before it.",
    });
    expect(await named("earlier", "foreign")).toEqual({
      status: "none",
      problem: `${request.after.standpoint.baseline} is a record of suite other, and this suite is desk`,
      remedy: "Name a record of this suite, or the other suite's file: --suite FILE.",
    });
  });

  test("are of answers of one kind: a record of what production answered is not the one before a replay", async () => {
    const { suite, world, request } = await anIncident();
    const { record } = request.before;
    if (record === undefined) throw new Error("there is no record");
    const run = { ...record.run, at: "2026-10-30T06:00:00.000Z", target: "observed" as const };
    await world.store.add({ ...record, run });
    const found = await findStandpoints(suite, { kind: "records" }, nothingCalled, world);
    expect(found).toMatchObject({ before: { standpoint: { at: BEFORE } }, after: { standpoint: { at: AFTER } } });
  });

  test("of one day go by the time of day as well", async () => {
    const { suite, world, request } = await anIncident();
    const noon = { ...request.before, standpoint: { ...request.before.standpoint, at: AFTER.replace("T06", "T12") } };
    const late = {
      ...noon,
      standpoint: { ...noon.standpoint, label: request.after.standpoint.label, baseline: "b.json" },
    };
    const find = async (name: string) => (name === "a" ? request.after : late);
    const found = await findStandpoints(suite, { kind: "records", before: "a", after: "b" }, find, world);
    expect(found).toMatchObject({
      before: { standpoint: { label: "the record of 2026-11-02 06:00" } },
      after: { standpoint: { label: "the record of 2026-11-02 12:00" } },
    });
  });

  test("need two to be there", async () => {
    const { suite, world } = await anIncident();
    const first = await newestRecord(suite, { upTo: BEFORE }, world);
    const none = await findStandpoints(suite, { kind: "records" }, nothingCalled, memoryWorld().world);
    expect(none).toEqual({
      status: "none",
      problem: expect.stringMatching(/ holds no record of suite desk$/),
      remedy: "Record twice first, or name two files: eval-baseline attribute BEFORE AFTER.",
    });
    const one = await findStandpoints(suite, { kind: "records", after: "x" }, async () => first as KnownState, world);
    expect(one).toEqual({
      status: "none",
      problem: expect.stringMatching(
        / holds no record of suite desk before the record of 2026-10-26, so there is nothing to compare it with$/,
      ),
      remedy: "Name two: eval-baseline attribute BEFORE AFTER.",
    });
  });
});

describe("traces that failed", () => {
  const instant = (time: string) => BigInt(Date.parse(time)) * 1_000_000n;
  const some = (count: number, at: string, versions = aTuple()): readonly Trace[] =>
    someTraces(count).map((trace) => ({
      ...trace,
      id: `${at.slice(8, 10)}${trace.id.slice(2)}`,
      startNs: instant(at),
      versions,
    }));
  const idsOf = (traces: readonly Trace[]) => traces.map(({ id }) => id);
  const suite = aSuite();

  async function worldWith(traces: readonly Trace[]) {
    const { world } = await anIncident();
    return { ...world, traces: memoryWorld({ traces }).world.traces };
  }

  test("carry the state they ran under, against that of the newest record 48 hours before", async () => {
    const failed = some(12, "2026-10-28T12:00:00Z", aTuple({ prompt: "newer" }));
    const found = await findStandpoints(
      suite,
      { kind: "traces", ids: idsOf(failed) },
      nothingCalled,
      await worldWith(failed),
    );
    expect(found).toMatchObject({
      status: "found",
      before: { standpoint: { label: "the record of 2026-10-26", at: BEFORE } },
      after: {
        standpoint: {
          label: "the traces that failed",
          at: "2026-10-28T12:00:00.000Z",
          versions: { prompt: { id: "newer" } },
        },
      },
      notes: [],
    });
  });

  test("believe traces of that time where the record is older by more than a day, and say so", async () => {
    const failed = some(12, "2026-10-30T12:00:00Z", aTuple({ retrieval: "kb-c" }));
    const about = some(5, "2026-10-28T14:00:00Z", aTuple({ retrieval: "kb-b" }));
    const world = await worldWith([...failed, ...about]);
    const found = await findStandpoints(suite, { kind: "traces", ids: idsOf(failed) }, nothingCalled, world);
    expect(found).toMatchObject({
      before: { standpoint: { label: "48 hours before", versions: { retrieval: { id: "kb-b" } } } },
      after: { standpoint: { versions: { retrieval: { id: "kb-c" } } } },
    });
    expect(found.status === "found" && found.before.record).toBeUndefined();
    expect(found.status === "found" && found.notes).toContain(
      "The record of 2026-10-26 has retrieval kb-2026-10-01, and the traces of about 2026-10-28 have kb-b: they are believed.",
    );
  });

  test("do not believe traces before a record of the same day, nor those of another time", async () => {
    const failed = some(12, "2026-10-28T12:00:00Z", aTuple({ retrieval: "kb-c" }));
    const about = some(5, "2026-10-26T14:00:00Z", aTuple({ retrieval: "kb-b" }));
    const fresh = await worldWith([...failed, ...about]);
    const found = await findStandpoints(suite, { kind: "traces", ids: idsOf(failed) }, nothingCalled, fresh);
    expect(found).toMatchObject({ before: { standpoint: { label: "the record of 2026-10-26" } }, notes: [] });

    const later = some(12, "2026-10-30T12:00:00Z", aTuple({ retrieval: "kb-c" }));
    const ofAnotherTime = some(5, "2026-10-29T03:00:00Z", aTuple({ retrieval: "kb-b" }));
    const old = await worldWith([...later, ...ofAnotherTime]);
    const held = await findStandpoints(suite, { kind: "traces", ids: idsOf(later) }, nothingCalled, old);
    expect(held).toMatchObject({ before: { standpoint: { label: "the record of 2026-10-26" } }, notes: [] });
  });

  test("that contradict one another leave the layer unknown, with what each says", async () => {
    const failed = [
      ...some(6, "2026-10-28T12:00:00Z", aTuple({ retrieval: "kb-a" })),
      ...some(4, "2026-10-29T12:00:00Z", aTuple({ retrieval: "kb-b" })),
    ];
    const found = await findStandpoints(
      suite,
      { kind: "traces", ids: idsOf(failed) },
      nothingCalled,
      await worldWith(failed),
    );
    expect(found).toMatchObject({ after: { standpoint: { versions: { retrieval: { id: null } } } } });
    expect(found.status === "found" && found.notes).toContain(
      "The traces do not agree on the version of retrieval, so it is taken for unknown: kb-a (6), kb-b (4).",
    );
  });

  test("that are gone are counted, and none at all is an error with a remedy", async () => {
    const failed = some(3, "2026-10-28T12:00:00Z");
    const world = await worldWith(failed);
    const ids = [...idsOf(failed), "ffffffffffffffffffffffffffffffff"];
    const found = await findStandpoints(suite, { kind: "traces", ids }, nothingCalled, world);
    expect(found.status === "found" && found.notes).toContain(
      "The sources do not hold 1 of 4 traces: ffffffffffffffffffffffffffffffff.",
    );
    expect(await findStandpoints(suite, { kind: "traces", ids: ["f".repeat(32)] }, nothingCalled, world)).toEqual({
      status: "none",
      problem: `the sources of this suite do not hold trace ${"f".repeat(32)}`,
      remedy: "Name the ids as the trace store shows them; eval-baseline doctor says what the sources hold.",
    });
  });

  test("before which nothing is known ask for two states", async () => {
    const failed = some(3, "2026-10-20T12:00:00Z");
    const found = await findStandpoints(
      suite,
      { kind: "traces", ids: idsOf(failed) },
      nothingCalled,
      await worldWith(failed),
    );
    expect(found).toEqual({
      status: "none",
      problem:
        "nothing is known of the versions 48 hours before: no record of suite desk is that old, and no trace of about that time says them",
      remedy:
        "Name two states: eval-baseline attribute BEFORE AFTER, where each may be a record or what eval-baseline versions --json printed.",
    });
  });
});
