import { expect, test } from "vitest";
import type { TrialRow } from "../../../src/domain/run.ts";
import type { UnscoredReason } from "../../../src/domain/score.ts";
import { askedInAll } from "../../../src/stories/attribute/asked-in-all.ts";
import { aCaseRow, aFailedTrial, aRun, aTrial } from "../../builders.ts";

const unscored = (reason: UnscoredReason) => aTrial({ scores: { right: { status: "unscored", reason } } });

function cellOf(odd: { readonly [place: number]: TrialRow }) {
  const cases = Array.from({ length: 14 }, (_, place) =>
    aCaseRow({ id: `case-${place}`, cluster: `${place}`, trials: [odd[place] ?? aTrial({ scores: { right: 1 } })] }),
  );
  return { after: [], run: aRun({ cases }) };
}

test("a cap leaves out what was not asked anywhere, and keeps what was asked and failed", () => {
  const failures = {
    0: unscored("judge-failed"),
    1: unscored("embedding-failed"),
    2: aFailedTrial({ reason: "server-error" }),
  };
  const cells = [cellOf(failures), cellOf({ 12: unscored("cut-off"), 13: aFailedTrial({ reason: "cut-off" }) })];
  const left = askedInAll(cells);
  expect(left?.map(({ run }) => run.cases.map(({ id }) => id))).toEqual(
    Array(2).fill(Array.from({ length: 12 }, (_, place) => `case-${place}`)),
  );
  expect(left?.[0]?.run.cases.slice(0, 3).map(({ trials }) => trials)).toEqual(
    Object.values(failures).map((trial) => [trial]),
  );
});
