import { expect, test } from "vitest";
import type { CaseRow } from "../../../src/domain/run.ts";
import { diffTuples } from "../../../src/domain/version.ts";
import type { Experiment } from "../../../src/stories/attribute/experiment.ts";
import { lossOfReference } from "../../../src/stories/attribute/loss-of-reference.ts";
import { aBaseline, aCaseRow, aMetric, aRun, aSpend, aTrial, aTuple } from "../../builders.ts";
import { aSuite, memoryWorld } from "../memory-world.ts";

test("questions that another index answered then are not held against what is fed now", async () => {
  const { world } = memoryWorld();
  const variant = await world.variants.at(world.repository.at("base"), "production");
  const rows = (score: (place: number) => number, row: (place: number) => Partial<CaseRow>) =>
    Array.from({ length: 40 }, (_, place) =>
      aCaseRow({ id: `case-${place}`, trials: [aTrial({ scores: { answers: score(place) } })], ...row(place) }),
    );
  const then = aRun({
    cases: rows(
      () => 1,
      (place) => ({ index: place < 20 ? "kb-old" : "kb-new" }),
    ),
  });
  const now = aRun({
    cases: rows(
      (place) => (place < 20 ? 0 : 1),
      () => ({}),
    ),
  });
  const state = { standpoint: { label: "then", versions: aTuple({ retrieval: "kb-new" }) } };
  const asked: Experiment = {
    before: { ...state, record: aBaseline({ run: then }) },
    after: state,
    differences: diffTuples(aTuple(), aTuple()),
    players: { before: variant, after: variant, played: [], missing: [], cases: [], notes: [] },
    metrics: [aMetric()],
    chosen: { lost: new Set(), of: 40, by: "order", isWhole: true },
    sample: { digest: "d", seed: "1", traces: 40, strata: [], leftOut: {}, cases: [] },
    notes: [],
  };
  const replayed = { cells: [{ after: [], run: now }], metrics: [], cases: 40, spend: aSpend() };
  const { loss } = await lossOfReference(aSuite(), asked, replayed, world);
  expect(loss?.value).toBe(0);
  const unknown = { ...asked, before: { ...asked.before, standpoint: { ...state.standpoint, versions: UNTOLD } } };
  expect((await lossOfReference(aSuite(), unknown, replayed, world)).loss?.value).toBe(0.5);
});

const UNTOLD = { ...aTuple(), retrieval: { id: null, source: "unknown" } as const };
