import { describe, expect, test } from "vitest";
import { bisectionOf, nextVersion, type VersionTally } from "../../src/pipeline/bisect.ts";

/** A tally of as many versions; counts by version. */
function aTally(
  versions: number,
  counts: { readonly [version: number]: readonly [failures: number, runs: number] } = {},
) {
  const places = Array.from({ length: versions }, (_, place) => place);
  const tally: VersionTally = {
    prior: places.map(() => 1),
    runs: places.map((place) => counts[place]?.[1] ?? 0),
    failures: places.map((place) => counts[place]?.[0] ?? 0),
  };
  return tally;
}

describe("a bisection over replays that fail only sometimes", () => {
  test("does not name a version where all fail alike, however often they were run", () => {
    const all = Object.fromEntries([0, 1, 2, 3].map((place) => [place, [54, 60] as const]));
    const { found, probabilities } = bisectionOf(aTally(4, all));
    expect(found).toBeUndefined();
    expect(Math.max(...probabilities)).toBe(probabilities[0]);
  });

  test("names the oldest version that fails as the newest does", () => {
    const { found, probabilities } = bisectionOf(
      aTally(5, { 0: [0, 3], 1: [0, 8], 2: [1, 12], 3: [9, 12], 4: [6, 8] }),
    );
    expect(found).toBe(3);
    expect(probabilities.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
  });

  test("is not sure of neighbours of which one was not run", () => {
    const { found, probabilities } = bisectionOf(aTally(4, { 1: [0, 9], 3: [9, 9] }));
    expect(found).toBeUndefined();
    expect(probabilities[2]).toBeCloseTo(probabilities[3] ?? 0, 1);
  });

  test("knows nothing where no version can have brought it", () => {
    expect(bisectionOf({ prior: [0, 0], runs: [0, 0], failures: [0, 0] })).toEqual({ probabilities: [0, 0] });
  });
});

describe("the version to be run next", () => {
  test("is about the middle at first, then where the doubt is", () => {
    expect([3, 4, 5]).toContain(nextVersion(aTally(9)));
    expect([3, 4, 5]).toContain(nextVersion(aTally(32, { 2: [0, 9], 5: [9, 9], 20: [9, 9] })));
  });

  test("is none of those that cannot be run", () => {
    const tally = { ...aTally(9), prior: [1, 1, 1, 0, 0, 0, 1, 1, 1] };
    expect([0, 1, 2, 6, 7, 8]).toContain(nextVersion(tally));
    expect(nextVersion({ ...tally, prior: tally.prior.map(() => 0) })).toBeUndefined();
  });
});
