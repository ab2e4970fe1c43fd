import { describe, expect, test } from "vitest";
import type { Standpoint } from "../../../src/domain/attribution.ts";
import type { Sample } from "../../../src/domain/case.ts";
import type { Version } from "../../../src/domain/version.ts";
import { findPlayers } from "../../../src/stories/find-players.ts";
import { asked, type Desk, desk, FILES, index, questions, sampleOf, snapshotText, suiteText } from "./desk.ts";

const SNAPSHOTS = '{ documents: recorded, snapshots: "snapshots/*.json" }';

/** The two states of one commit, which had other indexes. */
async function twoIndexes(one: Desk, commit: string, before: Version = index("kb-1"), after: Version = index("kb-2")) {
  const state = await one.stateOf(commit);
  const of = (label: string, retrieval: Version): Standpoint => ({
    ...state,
    label,
    versions: { ...state.versions, retrieval },
  });
  return { before: of("before", before), after: of("after", after) };
}

async function find(
  one: Desk,
  files: { readonly [path: string]: string },
  more: { readonly sample: Sample; readonly earlier?: Sample },
) {
  const commit = one.scratch.commit({ ...FILES, ...files });
  const suite = await one.suite();
  return findPlayers(suite, await twoIndexes(one, commit), more, one.world(suite));
}

describe("an index", () => {
  test("is had from the snapshots that name it, and as recorded where the traces carry it", async () => {
    using one = desk();
    const players = await find(
      one,
      {
        "suite.yml": suiteText({ retrieval: SNAPSHOTS }),
        "snapshots/1.json": snapshotText("kb-1", 12),
        "snapshots/9.json": snapshotText("kb-9", 12),
      },
      { sample: questions(12, "kb-2") },
    );
    expect(players).toMatchObject({
      played: ["retrieval"],
      missing: [],
      notes: [],
      before: { retrieval: { kind: "snapshot", snapshot: { index: "kb-1" } }, versions: { retrieval: { id: "kb-1" } } },
      after: { retrieval: { kind: "recorded" }, versions: { retrieval: { id: "kb-2" } } },
    });
    expect(players.cases).toHaveLength(12);
  });

  test("is had from what the earlier record's traces found for the same questions", async () => {
    using one = desk();
    const players = await find(one, {}, { sample: questions(12, "kb-2"), earlier: questions(12, "kb-1") });
    expect(players).toMatchObject({
      played: ["retrieval"],
      before: {
        retrieval: {
          kind: "snapshot",
          snapshot: {
            index: "kb-1",
            results: expect.arrayContaining([{ query: "question 3", documents: [{ id: "d1", text: "kb-1 on 3" }] }]),
          },
        },
      },
    });
  });

  test("that the suite states is that of the record's traces, which carry none", async () => {
    using one = desk();
    const commit = one.scratch.commit(FILES);
    const suite = await one.suite();
    const stated = (id: string): Version => ({ id, source: "config" });
    const states = await twoIndexes(one, commit, stated("kb-1"), stated("kb-2"));
    const [sample, earlier] = [
      sampleOf(Array.from({ length: 12 }, (_, n) => asked(n, { id: null }))),
      sampleOf(Array.from({ length: 12 }, (_, n) => ({ ...asked(n, { id: null }), traceId: `earlier ${n}` }))),
    ];
    const players = await findPlayers(suite, states, { sample, earlier }, one.world(suite));
    expect(players).toMatchObject({ played: ["retrieval"], after: { retrieval: { kind: "recorded" } } });
    expect(players.before.retrieval).toMatchObject({ kind: "snapshot", snapshot: { index: "kb-1" } });
  });

  test("is had from the suite's own snapshot, now and in history", async () => {
    using one = desk();
    const retrieval = "{ documents: { snapshot: kb.json } }";
    one.scratch.commit({ ...FILES, "suite.yml": suiteText({ retrieval }), "kb.json": snapshotText("kb-1", 12) });
    const commit = one.scratch.commit({ "kb.json": snapshotText("kb-2", 12) });
    const suite = await one.suite();
    const players = await findPlayers(
      suite,
      await twoIndexes(one, commit),
      { sample: questions(12, "kb-7") },
      one.world(suite),
    );
    expect(players).toMatchObject({
      played: ["retrieval"],
      before: { retrieval: { kind: "snapshot", snapshot: { index: "kb-1" } } },
      after: { retrieval: { kind: "snapshot", snapshot: { index: "kb-2" } } },
    });
  });

  test("that is of another corpus is not played, and both sides get what was recorded", async () => {
    using one = desk();
    const players = await find(
      one,
      {
        "suite.yml": suiteText({ retrieval: SNAPSHOTS }),
        "snapshots/1.json": snapshotText("kb-1", 60, (n) => (n < 3 ? `question ${n}` : `of another ${n}`)),
      },
      { sample: questions(60, "kb-2") },
    );
    expect(players).toMatchObject({
      played: [],
      missing: [
        {
          layer: "retrieval",
          why: "the snapshot snapshots/1.json of index kb-1 answers 3 of 60 questions: it is of another corpus",
        },
      ],
      before: { retrieval: { kind: "recorded" } },
      after: { retrieval: { kind: "recorded" } },
      notes: ["The documents are those of after in all that was replayed."],
    });
    expect(players.cases).toHaveLength(60);
  });

  test("that answers most of the questions is played on these, and the others are counted", async () => {
    using one = desk();
    const players = await find(
      one,
      { "suite.yml": suiteText({ retrieval: SNAPSHOTS }), "snapshots/1.json": snapshotText("kb-1", 15) },
      { sample: questions(20, "kb-2") },
    );
    expect(players.played).toEqual(["retrieval"]);
    expect(players.cases).toHaveLength(15);
    expect(players.notes).toEqual([
      "5 of 20 questions were left out: their searches are not in what is known of the index.",
    ]);
  });

  test("is taken from the snapshot that answers most, of several of one name", async () => {
    using one = desk();
    const players = await find(
      one,
      {
        "suite.yml": suiteText({ retrieval: SNAPSHOTS }),
        "snapshots/1.json": snapshotText("kb-1", 2),
        "snapshots/2.json": snapshotText("kb-1", 12),
      },
      { sample: questions(12, "kb-2") },
    );
    expect(players.cases).toHaveLength(12);
  });

  test("that is nowhere is named, and what was recorded is kept", async () => {
    using one = desk();
    const players = await find(one, {}, { sample: questions(12, "kb-2") });
    expect(players.missing).toEqual([
      { layer: "retrieval", why: "before: no snapshot and no recording of index kb-1 is here" },
    ]);
    expect(players.after.retrieval).toEqual({ kind: "recorded" });
  });

  test("behind an endpoint cannot be had as it was, unless each state had an endpoint of its own", async () => {
    using one = desk();
    const at = (url: string) => suiteText({ retrieval: `{ documents: { endpoint: { url: "${url}" } } }` });
    const first = one.scratch.commit({ ...FILES, "suite.yml": at("http://127.0.0.1:9/v1") });
    const second = one.scratch.commit({ "policies/besides.txt": "1" });
    const third = one.scratch.commit({ "suite.yml": at("http://127.0.0.1:9/v2") });
    const suite = await one.suite();
    const state = async (commit: string, id: string) =>
      one.stateOf(commit, { label: id, layers: { retrieval: { id, source: "native", from: "endpoint" } } });
    const sample = questions(12, "kb-7");
    const moved = { before: await state(first, "kb-1"), after: await state(third, "kb-2") };
    const players = await findPlayers(suite, moved, { sample }, one.world(suite));
    expect(players).toMatchObject({
      played: ["retrieval"],
      before: { retrieval: { endpoint: { url: "http://127.0.0.1:9/v1" } } },
      after: { retrieval: { endpoint: { url: "http://127.0.0.1:9/v2" } } },
    });
    const stayed = { before: await state(first, "kb-1"), after: await state(second, "kb-2") };
    const gone = await findPlayers(suite, stayed, { sample }, one.world(suite));
    expect(gone.played).toEqual([]);
    expect(gone.missing[0]?.why).toBe(
      "kb-1: the endpoint answers from the index it has now, and no snapshot or recording of index kb-1 is here; " +
        "kb-2: the endpoint answers from the index it has now, and no snapshot or recording of index kb-2 is here",
    );
  });

  test("whose documents no prompt reads is not played", async () => {
    using one = desk();
    const players = await find(
      one,
      {
        "prompts/support.md": "Answer by {{ policy }}.",
        "suite.yml": suiteText({ retrieval: SNAPSHOTS }),
        "snapshots/1.json": snapshotText("kb-1", 12),
      },
      { sample: questions(12, "kb-2") },
    );
    expect(players.missing).toEqual([
      {
        layer: "retrieval",
        why: "the prompt template does not use documents, so another index cannot change anything",
      },
    ]);
    expect(players.after.retrieval).toEqual({ kind: "recorded" });
  });

  test("is unknown where traces of one incident name several, and both sides get what was recorded", async () => {
    using one = desk();
    const commit = one.scratch.commit(FILES);
    const suite = await one.suite();
    const mixed: Version = { id: null, source: "unknown", from: "mixed: kb-1 (12), kb-2 (3)" };
    const states = await twoIndexes(one, commit, index("kb-1"), mixed);
    const players = await findPlayers(suite, states, { sample: questions(12, "kb-2") }, one.world(suite));
    expect(players.missing).toEqual([
      {
        layer: "retrieval",
        why: "before: no snapshot and no recording of index kb-1 is here; after: its version is unknown (mixed: kb-1 (12), kb-2 (3))",
      },
    ]);
    expect(players.notes).toEqual(["The documents are as production recorded them in all that was replayed."]);
  });

  test("is the snapshot that a person names, unless that is of another index", async () => {
    using one = desk();
    const commit = one.scratch.commit({
      ...FILES,
      "old.json": snapshotText("kb-1", 12),
      "odd.json": snapshotText("kb-9", 12),
    });
    const suite = await one.suite();
    const states = await twoIndexes(one, commit);
    const named = (value: string) => {
      const means = [{ side: "before", override: { layer: "retrieval", value } }] as const;
      return findPlayers(suite, states, { sample: questions(12, "kb-2"), means }, one.world(suite));
    };
    expect(await named("old.json")).toMatchObject({
      played: ["retrieval"],
      before: { retrieval: { kind: "snapshot" } },
    });
    await expect(named("odd.json")).rejects.toMatchObject({
      message: "--before retrieval=odd.json brings kb-9, and before had kb-1",
    });
  });

  test("is found though its queries hold what is redacted in traces", async () => {
    using one = desk();
    const retrieval = SNAPSHOTS;
    const commit = one.scratch.commit({
      ...FILES,
      "suite.yml": suiteText({ retrieval }),
      "snapshots/1.json": snapshotText("kb-1", 12, (n) => `order of jane${n}@example.org`),
    });
    const suite = await one.suite();
    const { redactTexts } = await import("../../../src/pipeline/redact.ts");
    if (suite.traces.redact === null) throw new Error("nothing is redacted");
    const queries = await redactTexts(
      Array.from({ length: 12 }, (_, n) => `order of jane${n}@example.org`),
      undefined,
      suite.traces.redact,
    );
    const sample = sampleOf(queries.map((query, n) => asked(n, { id: "kb-2", query })));
    const players = await findPlayers(suite, await twoIndexes(one, commit), { sample }, one.world(suite));
    expect(queries[0]).not.toContain("jane0@");
    expect(players.played).toEqual(["retrieval"]);
    expect(JSON.stringify(players.before.retrieval)).not.toContain("@example.org");
  });

  test("of which a file is broken is found in the others, and the file is named", async () => {
    using one = desk();
    const players = await find(
      one,
      {
        "suite.yml": suiteText({ retrieval: SNAPSHOTS }),
        "snapshots/0.json": "{}",
        "snapshots/1.json": snapshotText("kb-1", 12),
      },
      { sample: questions(12, "kb-2") },
    );
    expect(players.played).toEqual(["retrieval"]);
    expect(players.notes).toEqual([expect.stringMatching(/^snapshots\/0\.json is not a retrieval snapshot: /)]);
  });

  test.each(["https:", "HTTP:"])(
    "is not asked of an address that a file of snapshots is named like: %s",
    async (scheme) => {
      using one = desk();
      const players = await find(
        one,
        {
          "suite.yml": suiteText({ retrieval: '{ documents: recorded, snapshots: "**/kb*.json" }' }),
          [`${scheme}/user:word@example.org/kb.json`]: snapshotText("kb-1", 12),
          "snapshots/kb-1.json": snapshotText("kb-1", 12),
        },
        { sample: questions(12, "kb-2") },
      );
      expect(players).toMatchObject({ played: ["retrieval"], notes: [] });
    },
  );
});
