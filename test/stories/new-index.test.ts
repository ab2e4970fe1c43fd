import { expect, test } from "vitest";
import { layersOfRole } from "../../src/domain/attribution.ts";
import type { Sample } from "../../src/domain/case.ts";
import type { CaseRow } from "../../src/domain/run.ts";
import type { RetrievalHop, Trace } from "../../src/domain/trace.ts";
import { UNKNOWN_VERSION } from "../../src/domain/version.ts";
import type { ModelRequest } from "../../src/ports.ts";
import { atNewestIndex } from "../../src/stories/attribute/newest-index.ts";
import { attribute } from "../../src/stories/attribute.ts";
import { formerIndexNotes, withoutFormerIndex } from "../../src/stories/former-index.ts";
import { type KnownState, stateOfRecord } from "../../src/stories/known-state.ts";
import { type Recorded, record } from "../../src/stories/record.ts";
import { aBaseline, aCase, aCaseRow, aRecording, aRun, aTuple } from "../builders.ts";
import { aReply } from "../pipeline/scripted-models.ts";
import { aSuite, memoryWorld, PRODUCTION, someTraces } from "./memory-world.ts";

const FILES = { ...PRODUCTION, "evals/prompts/support.md": "{% for d in documents %}{{ d.text }}{% endfor %}" };
const SUITE = aSuite({ sample: { ...aSuite().sample, size: 60, fixed: 30 } });
const NO_SAMPLE: Sample = { digest: "d", seed: "1", traces: 0, strata: [], leftOut: {}, cases: [] };
const DAY = 86_400_000_000_000n;

/** A search of this index: the new one finds documents that answer nothing. */
function searched(trace: Trace, index: string, day: bigint): Trace {
  const text = index === "kb-new" ? "Nothing." : "Within 30 days [d1].";
  const search: RetrievalHop = {
    kind: "retrieval",
    spanId: "0",
    parentId: null,
    name: "search",
    synthesised: false,
    startNs: day * DAY,
    endNs: day * DAY,
    status: "ok",
    query: `query ${trace.id}`,
    documents: [{ id: "d1", text }],
  };
  const hops = [search, ...trace.hops.map((hop) => ({ ...hop, startNs: day * DAY, endNs: day * DAY + 1n }))];
  return { ...trace, hops, versions: aTuple({ retrieval: index }), startNs: day * DAY };
}

function quotes(request: ModelRequest) {
  const found = request.messages.some(({ role, text }) => role === "system" && text.includes("Within 30 days"));
  return aReply({ text: found ? "Within 30 days [d1]." : "I do not know." });
}

/** The first week under one index; then as many new traces under another, beside which half of the first are kept. */
async function twoWeeks(indexOf: (place: number) => string = () => "kb-new") {
  const old = someTraces(60).map((trace) => searched(trace, "kb-old", 1n));
  const then = memoryWorld({ commits: { base: FILES }, traces: old, model: quotes, suite: SUITE });
  const first = await record(SUITE, { target: "replay", commit: true }, at(then.world, "2026-10-26T06:00:00.000Z"));
  const traces = [
    ...old,
    ...someTraces(140)
      .slice(60)
      .map((trace, place) => searched(trace, indexOf(place), 8n + BigInt(place) / 40n)),
  ];
  const now = memoryWorld({ commits: { base: FILES, old: FILES }, traces, model: quotes, suite: SUITE });
  const world = at({ ...now.world, store: then.world.store }, "2026-11-02T06:00:00.000Z");
  return { first, second: await record(SUITE, { target: "replay", commit: true }, world), world };
}

function stateOf({ result, baseline }: Recorded): KnownState {
  if (baseline === undefined) throw new Error("nothing was recorded");
  return stateOfRecord(result.baseline ?? "a record", baseline);
}

function at<T extends object>(world: T, time: string) {
  return { ...world, clock: { now: () => new Date(time) } };
}

test("kept questions that were answered from the index of then do not hide what the new one finds", async () => {
  const { second } = await twoWeeks();
  const { result, baseline } = second;
  const kept = baseline?.run.cases.filter(({ part }) => part === "fixed") ?? [];
  expect(kept.length).toBe(30);
  expect(new Set(kept.map(({ index }) => index))).toEqual(new Set(["kb-old"]));
  expect(result.verdict).toBe("regressed");
  expect(result.comparison?.pairing).toMatchObject({ relation: "disjoint", paired: 0 });
  expect(result.notes).toContain(
    "The retrieval index changed: 30 kept questions were asked with documents that kb-old had found, which show nothing of the new one. The 30 others are compared with the record before, as two samples.",
  );
});

test("the newest index of a record is the one that its state is attributed with", async () => {
  const { first, second, world } = await twoWeeks();
  const attribution = await attribute(SUITE, { before: stateOf(first), after: stateOf(second) }, world);
  expect(attribution.after.versions.retrieval.id).toBe("kb-new");
  expect(attribution.notes.join("\n")).toContain(
    "kb-new is the newest, so it counts as that state's; 30 of 60 questions",
  );
  // What the old index would have found for new questions nobody knows.
  expect(layersOfRole(attribution, "undetermined")).toEqual(["retrieval"]);
});

test("indexes that answer by turns leave open which of them a state had", async () => {
  const { first, second, world } = await twoWeeks((place) => (place % 2 === 0 ? "kb-new" : "kb-old"));
  const attribution = await attribute(SUITE, { before: stateOf(first), after: stateOf(second) }, world);
  expect(attribution.differences.find(({ layer }) => layer === "retrieval")?.difference).toBe("cannot-tell");
  expect(attribution.model.isAdmissible).toBe(false);
});

test("an index that production stamped is none of a state that was fed other documents", () => {
  const recording = (time: string) =>
    aRecording({ time, retrievals: [{ query: "q", documents: [] }], versions: aTuple({ retrieval: "kb-old" }) });
  const cases = Array.from({ length: 12 }, (_, day) =>
    aCase({ id: `case-${day}`, recordings: [recording(`2026-10-${day + 10}T06:00:00.000Z`)] }),
  );
  const sample = { ...NO_SAMPLE, cases };
  const untold = { label: "a record", versions: aTuple({ retrieval: UNKNOWN_VERSION }) };
  const state = { standpoint: untold, record: aBaseline({ run: aRun({ versions: untold.versions }) }) };
  const found = atNewestIndex({ before: state, after: state }, { sample, earlier: sample });
  expect(found.before).toBe(state);
  expect(found.after).toBe(state);
});

test("kept questions of an older index yet do not look like a change of the index", () => {
  const rows = (count: number, from: number, row: Partial<CaseRow>) =>
    Array.from({ length: count }, (_, place) => aCaseRow({ id: `case-${from + place}`, ...row }));
  const earlier = aRun({ versions: aTuple({ retrieval: "kb-new" }), cases: rows(40, 0, {}) });
  const kept = [
    ...rows(10, 0, { part: "fixed", index: "kb-new" }),
    ...rows(10, 100, { part: "fixed", index: "kb-old" }),
  ];
  const run = aRun({ cases: [...kept, ...rows(20, 200, { index: "kb-new" })] });
  expect(withoutFormerIndex(run, earlier)).toBe(run);
  expect(formerIndexNotes(run, earlier)).toEqual([]);
});

test("a run whose documents are all of one index says so once, and not of every question", async () => {
  const { first } = await twoWeeks();
  expect(first.baseline?.run.versions.retrieval.id).toBe("kb-old");
  expect(first.baseline?.run.cases.every(({ index }) => index === undefined)).toBe(true);
});
