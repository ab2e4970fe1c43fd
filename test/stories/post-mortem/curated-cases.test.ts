import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { DetectionGap } from "../../../src/domain/detection-gap.ts";
import type { Trace } from "../../../src/domain/trace.ts";
import { diskTree } from "../../../src/edges/disk-tree.ts";
import { openSource } from "../../../src/edges/sources/open-source.ts";
import { INCIDENT_ATTRIBUTE } from "../../../src/pipeline/curated-cases.ts";
import type { World } from "../../../src/ports.ts";
import { drawSample } from "../../../src/stories/draw-sample.ts";
import type { KnownState } from "../../../src/stories/known-state.ts";
import { curatedCasesOf, tracesToAdd } from "../../../src/stories/post-mortem/curated-cases.ts";
import { record } from "../../../src/stories/record.ts";
import { aSampleSpec, aTuple } from "../../builders.ts";
import { aSuite, memoryWorld, someTraces } from "../memory-world.ts";

const NAME = "2026-11-02-desk-cites";
const after: KnownState = { standpoint: { label: "now", versions: aTuple() } };

function adding(...ids: readonly string[]): DetectionGap {
  const slice = { attribute: "app.intent", value: "refunds" };
  return {
    code: "no-case-in-slice",
    slice,
    share: 0.1,
    needed: 29,
    prevention: [{ kind: "add-cases", cases: ids.map((id) => `case-${id}`), traces: ids, slice }],
  };
}

const [first, second, third] = someTraces(3) as [Trace, Trace, Trace];

/** A suite that reads this text, in a folder of its own. */
async function drawnFrom(text: string, from: { readonly size: number } = { size: 10 }) {
  const root = await mkdtemp(join(tmpdir(), "curated-"));
  onTestFinished(() => rm(root, { recursive: true }));
  const path = `incidents/${NAME}/cases.jsonl`;
  await mkdir(join(root, "incidents", NAME), { recursive: true });
  await writeFile(join(root, path), text);
  const plain = aSuite();
  const suite = aSuite({
    sample: aSampleSpec({ size: from.size, seed: "1" }),
    traces: {
      ...plain.traces,
      from: [{ kind: "files", globs: ["incidents/**/cases.jsonl"] }],
      slices: [INCIDENT_ATTRIBUTE],
      expected: "app.expected",
    },
  });
  const { world } = memoryWorld({ suite });
  const source = await openSource(suite, {
    root,
    trees: [diskTree(root)],
    environment: {},
    clock: world.clock,
    progress: { say: () => {} },
    signal: world.signal,
  });
  const here: World = { ...world, traces: source };
  return { suite, world: here, drawn: await drawSample(suite, here) };
}

describe("curated cases", () => {
  test("are read by a suite's files as the cases they were, marked with the incident", async () => {
    const known = { ...first, attributes: { "app.expected": "Within 30 days." } };
    const { world } = memoryWorld({ traces: [known, second, third] });
    const curated = await curatedCasesOf(aSuite(), { name: NAME, gaps: [adding(third.id, first.id)], after }, world);
    expect(curated).toMatchObject({ traces: 2, notes: [] });
    const { drawn, suite, world: reading } = await drawnFrom(curated?.text ?? "");
    if (drawn.status !== "drawn") throw new Error(drawn.incomplete.problem);
    const original = await drawSample(aSuite(), world);
    if (original.status !== "drawn") throw new Error(original.incomplete.problem);
    const ofThese = original.sample.cases.filter(({ recordings: [{ traceId }] }) => traceId !== second.id);
    expect(drawn.sample.cases.map(({ id }) => id)).toEqual(ofThese.map(({ id }) => id));
    for (const one of drawn.sample.cases) {
      expect(one.slices).toEqual({ [INCIDENT_ATTRIBUTE]: NAME });
      const was = ofThese.find(({ id }) => id === one.id)?.recordings[0];
      const { attributes: _, ...rest } = one.recordings[0];
      expect({ ...rest, attributes: was?.attributes }).toEqual(was);
    }
    expect(drawn.sample.cases.map(({ expected }) => expected).toSorted()).toEqual(["Within 30 days.", undefined]);
    // And they can be asked: a record of them is a record like any other.
    const { result } = await record(suite, { target: "replay", commit: false }, reading);
    expect(result.levels).toMatchObject([{ metric: "cites", cases: 2, mean: 1 }]);
  });

  test("are redacted as the suite says, and the same when they are read again", async () => {
    const [hop] = first.hops;
    if (hop?.kind !== "model") throw new Error("no model hop");
    const input = [{ role: "user" as const, text: "Write to dana@shop.example about it." }];
    const { world } = memoryWorld({ traces: [{ ...first, hops: [{ ...hop, input }] }] });
    const redact = { kinds: ["email"], attributes: [], patterns: [] } as const;
    const suite = aSuite({ traces: { ...aSuite().traces, redact } });
    const curated = await curatedCasesOf(suite, { name: NAME, gaps: [adding(first.id)], after }, world);
    expect(curated?.text).not.toContain("dana");
    expect(curated?.text).toMatch(/\[email-[0-9a-f]{4}\]/);
    const { drawn } = await drawnFrom(curated?.text ?? "");
    const original = await drawSample(suite, world);
    if (drawn.status !== "drawn" || original.status !== "drawn") throw new Error("nothing drawn");
    expect(drawn.sample.cases[0]?.id).toBe(original.sample.cases[0]?.id);
  });

  test("are taken from the texts kept beside the record before they are asked of the source", async () => {
    const suite = aSuite({ store: { ...aSuite().store, text: "plain" } });
    const { world } = memoryWorld({ suite, traces: [first] });
    const { baseline } = await record(suite, { target: "replay", commit: true }, world);
    if (baseline === undefined) throw new Error("no record");
    const kept: World = {
      ...world,
      store: { ...world.store, readSample: async () => [first] },
      traces: { ...world.traces, fetch: async () => [] },
    };
    const state = { ...after, record: baseline };
    const curated = await curatedCasesOf(suite, { name: NAME, gaps: [adding(first.id)], after: state }, kept);
    expect(curated?.traces).toBe(1);
  });

  test("that are gone from the source are counted, and where all are gone there is nothing", async () => {
    const { world } = memoryWorld({ traces: [first] });
    const curated = await curatedCasesOf(
      aSuite(),
      { name: NAME, gaps: [adding(first.id, second.id, third.id)], after },
      world,
    );
    expect(curated?.notes).toEqual(["2 of the 3 traces to add are no longer where traces are read, and are left out."]);
    const none = memoryWorld({ traces: [] }).world;
    expect(await curatedCasesOf(aSuite(), { name: NAME, gaps: [adding(first.id)], after }, none)).toBeUndefined();
    expect(await curatedCasesOf(aSuite(), { name: NAME, gaps: [], after }, world)).toBeUndefined();
  });

  test("are each named once, in the order of the gaps", () => {
    expect(tracesToAdd([adding("b", "a"), adding("a", "c")])).toEqual(["b", "a", "c"]);
    const others: DetectionGap = { code: "unversioned", layers: [], prevention: [] };
    expect(tracesToAdd([others])).toEqual([]);
  });
});
